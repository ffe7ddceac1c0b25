"""The only place that builds a Frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import SafetyRule
from gate_viz.model import GateState
from gate_viz.session.clock import seconds_at
from gate_viz.session.controls import Controls
from gate_viz.session.frame import Frame, GhostKind, Plug, SpikeTrain, Why
from gate_viz.session.history import HeldComparison
from gate_viz.session.safety import warnings_for
from gate_viz.session.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Shown:
    """The person at the moment that a Frame shows, in its lens."""

    time_s: float
    step_number: int
    state: GateState[float]
    readouts: Mapping[str, float]
    spikes: Mapping[str, SpikeTrain]
    plugs: tuple[Plug, ...]
    acting_values: Mapping[str, float]
    warnings: tuple[SafetyRule, ...]
    scrubbed: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What a Frame shows beside the person's moment: comparison, causal terms, and whether there is a way back."""

    ghost: GhostKind
    held: HeldComparison | None
    why: Why
    can_undo: bool
    can_redo: bool


def build_frame(catalogue: Catalogue, controls: Controls, timeline: Timeline, beside: Beside) -> Frame:
    """Return the snapshot of the moment that a timeline shows.

    Parameters
    ----------
    catalogue : Catalogue
        The safety rules.
    controls : Controls
        What is set.
    timeline : Timeline
        The run.
    beside : Beside
        All that is not the run's.
    """
    lens = controls.lens
    if beside.ghost is GhostKind.HELD and beside.held is not None:
        ghost_readouts = beside.held.readouts
    else:
        ghost_readouts = timeline.readouts(lens.other)
    shown = Shown(
        time_s=seconds_at(timeline.step_number),
        step_number=timeline.step_number,
        state=timeline.view(lens).state,
        readouts=timeline.readouts(lens),
        spikes=timeline.spikes(lens),
        plugs=timeline.plugs(lens),
        acting_values=timeline.acting_values,
        warnings=warnings_for(timeline.acting_values, catalogue),
        scrubbed=timeline.scrubbed,
    )
    return _frame(controls, shown, beside, ghost_readouts)


def build_still_frame(controls: Controls, shown: Shown) -> Frame:
    """Return the snapshot of a moment in balance, with nothing beside it.

    Parameters
    ----------
    controls : Controls
        What is set.
    shown : Shown
        The person.
    """
    output_hz = shown.readouts["projection_hz"]
    why = Why(changed=(), before_hz=output_hz, after_hz=output_hz, roads=(), small=True)
    beside = Beside(GhostKind.NONE, None, why, can_undo=False, can_redo=False)
    return _frame(controls, shown, beside, {})


def _frame(controls: Controls, shown: Shown, beside: Beside, ghost_readouts: Mapping[str, float]) -> Frame:
    return Frame(
        time_s=shown.time_s,
        step_number=shown.step_number,
        state=shown.state,
        controls=controls,
        readouts=MappingProxyType(dict(shown.readouts)),
        ghost=beside.ghost,
        ghost_readouts=MappingProxyType(dict(ghost_readouts)),
        spikes=MappingProxyType(dict(shown.spikes)),
        plugs=shown.plugs,
        why=beside.why,
        warnings=shown.warnings,
        scrubbed=shown.scrubbed,
        can_undo=beside.can_undo,
        can_redo=beside.can_redo,
        acting_values=MappingProxyType(dict(shown.acting_values)),
    )
