"""The only place that builds a Frame."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.clock import seconds_at
from gate_viz.session.controls import Controls
from gate_viz.session.frame import Frame, GhostKind, Why
from gate_viz.session.history import HeldComparison
from gate_viz.session.person import plugs_from
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
        Glyphs of the medicines, and the safety rules.
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
        ghost_readouts = MappingProxyType(timeline.readouts(lens.other))
    acting_values = timeline.acting_values
    return Frame(
        time_s=seconds_at(timeline.step_number),
        step_number=timeline.step_number,
        state=timeline.view(lens).state,
        controls=controls,
        readouts=MappingProxyType(timeline.readouts(lens)),
        ghost=beside.ghost,
        ghost_readouts=ghost_readouts,
        spikes=MappingProxyType(timeline.spikes(lens)),
        plugs=plugs_from(acting_values, catalogue),
        why=beside.why,
        warnings=warnings_for(acting_values, catalogue),
        scrubbed=timeline.scrubbed,
        can_undo=beside.can_undo,
        can_redo=beside.can_redo,
        acting_values=MappingProxyType(acting_values),
    )
