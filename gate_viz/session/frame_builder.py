"""The only place that builds a Frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.session.clock import seconds_at
from gate_viz.session.controls import Controls
from gate_viz.session.frame import Frame, GhostKind, Why
from gate_viz.session.history import HeldComparison
from gate_viz.session.safety import warnings_for
from gate_viz.session.timeline import Timeline


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
    lens, step = controls.lens, timeline.step_number
    return Frame(
        time_s=seconds_at(step),
        step_number=step,
        state=timeline.view(lens).state,
        controls=controls,
        readouts=MappingProxyType(timeline.readouts(lens)),
        ghost=beside.ghost,
        ghost_readouts=MappingProxyType(_ghost_readouts(lens, timeline, beside)),
        spikes=MappingProxyType(timeline.spikes(lens)),
        plugs=timeline.plugs(lens),
        why=beside.why,
        warnings=warnings_for(timeline.acting_values, catalogue, stopped=timeline.stopped),
        scrubbed=timeline.scrubbed,
        can_undo=beside.can_undo,
        can_redo=beside.can_redo,
        acting_values=MappingProxyType(dict(timeline.acting_values)),
        ghost_values=MappingProxyType(dict(_ghost_values(timeline, beside))),
        strengths=MappingProxyType(timeline.strengths(lens)),
        day=timeline.beginning.day,
        past_days=timeline.past(lens).days,
    )


def _ghost_values(timeline: Timeline, beside: Beside) -> Mapping[str, float]:
    if beside.ghost is GhostKind.HELD and beside.held is not None:
        return beside.held.controls.values
    return timeline.acting_values


def _ghost_readouts(lens: Lens, timeline: Timeline, beside: Beside) -> dict[str, float]:
    if beside.ghost is GhostKind.NONE:
        return {}
    if beside.ghost is GhostKind.HELD and beside.held is not None:
        return dict(beside.held.readouts)
    return timeline.readouts(lens.other)
