"""The snapshot that every view and export receives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gate_viz.content.records import Grade, Lens, SafetyRule
from gate_viz.model import GateState
from gate_viz.session.controls import Controls


class GhostKind(StrEnum):
    """Whose outline is drawn beside the present: never both, the newer wins."""

    NONE = "none"
    OTHER_LENS = "other_lens"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Plug:
    """A medicine on a target: ``share`` of that target (0-1) which this medicine holds."""

    target: str
    drug_id: str
    glyph: str
    share: float


@dataclass(frozen=True, slots=True)
class SpikeTrain:
    """Spikes of one nerve in the last seconds: ``times_s[i]`` is when spike number ``first_number + i`` set out."""

    first_number: int
    times_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Road:
    """One link's share of the last change, in Hz of projection rate (what putting it back would undo).

    ``rises`` says whether it raises the rate, ``grows`` whether more goes along it than before.
    """

    link_id: str
    change_hz: float
    grade: Grade
    rises: bool
    grows: bool = True


@dataclass(frozen=True, slots=True)
class Why:
    """The causal sentence's terms: what was changed, from and to what, and the roads that carried it.

    ``changed`` lists (control id, before, after); ``roads`` holds the largest and any at least a third of it, largest
    first; ``small`` is true under 2 %. With nothing changed yet, the roads are the brakes that hold most back, each
    with what its absence would let pass as a negative change. With ``days`` the comparison is between the course as it
    was set and the same course without what was set, at its end [d].
    """

    changed: tuple[tuple[str, float, float], ...]
    before_hz: float
    after_hz: float
    roads: tuple[Road, ...]
    small: bool
    lens_changed: bool = False
    days: float = 0.0


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day of a course that is over: the highest trigger level, the line it met, and whether there was an attack."""

    trigger_level: float
    attack_line: float
    attacked: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything a view may show, at one moment of model time.

    ``readouts`` and ``ghost_readouts`` map readout ids to floats in the units of ``gate_viz.model.READOUT_UNITS``.
    ``ghost_readouts`` is the other lens or the held comparison, as ``ghost`` says. ``spikes`` has the trains
    ``first_nerve`` (C and A-delta together), ``touch`` (A-beta), ``second_nerve`` (projection) and ``interneuron``.
    ``acting_values`` has every control as it acts on the person now: the scenario's schedule, taps and pinches act
    beside the sliders, whose own values stay in ``controls``; ``ghost_values`` has what acts on the ghost.
    ``strengths`` says how much each link weighs in this run, which may have links switched off.
    ``day`` is how many days of a course lie behind the moment (0 for none), and ``past_days`` has up to the last 28 of
    them, oldest first.
    """

    time_s: float
    step_number: int
    state: GateState[float]
    controls: Controls
    readouts: Mapping[str, float]
    ghost: GhostKind
    ghost_readouts: Mapping[str, float]
    spikes: Mapping[str, SpikeTrain]
    plugs: tuple[Plug, ...]
    why: Why
    warnings: tuple[SafetyRule, ...]
    scrubbed: bool
    can_undo: bool
    can_redo: bool
    acting_values: Mapping[str, float] = field(default_factory=dict)
    ghost_values: Mapping[str, float] = field(default_factory=dict)
    strengths: Mapping[str, float] = field(default_factory=dict)
    day: float = 0.0
    past_days: tuple[PastDay, ...] = ()

    @property
    def lens(self) -> Lens:
        """The lens that is shown."""
        return self.controls.lens
