"""The complete list of things a learner can ask for: frozen data; only ``reduce`` and ``Session`` act on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gate_viz.content.records import Lens, Scenario


@dataclass(frozen=True, slots=True)
class SetControl:
    """Set a control. While ``finished`` is false the change belongs to a drag that is still going on."""

    control_id: str
    value: float
    finished: bool = True


@dataclass(frozen=True, slots=True)
class SetDose:
    """Set a medicine's relative dose (0 none, 1 usual, up to 2)."""

    drug_id: str
    relative_dose: float
    finished: bool = True


@dataclass(frozen=True, slots=True)
class SetControls:
    """Set several controls (by id) as one change: one step of undo, one causal sentence."""

    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FinishChange:
    """The drag is over: what it changed becomes one step of undo and the why line's last change."""


@dataclass(frozen=True, slots=True)
class RestoreDefault:
    """Put one control back to where the scenario has it."""

    control_id: str


@dataclass(frozen=True, slots=True)
class SetLens:
    """Tell the story as the articles do, or weighted by evidence."""

    lens: Lens


@dataclass(frozen=True, slots=True)
class ChooseScenario:
    """Start one of the shipped scenarios."""

    scenario_id: str


@dataclass(frozen=True, slots=True)
class OpenScenario:
    """Start a scenario that was read from a file."""

    scenario: Scenario


@dataclass(frozen=True, slots=True)
class ChooseArchetype:
    """Start with one of the shipped archetypes: the person, their usual stimuli, and the changes of their days."""

    archetype_id: str


@dataclass(frozen=True, slots=True)
class GoToDay:
    """Live through the days from 0 to this one with what is set, and go on by moments there; 0 is the start [d]."""

    day: float


@dataclass(frozen=True, slots=True)
class SeeShowing:
    """Go where a control's effect is to be seen: the person, the control set, the lens and the day, as one change."""

    control_id: str


@dataclass(frozen=True, slots=True)
class Tap:
    """One second of full touch."""


@dataclass(frozen=True, slots=True)
class Pinch:
    """One second of strong injury."""


@dataclass(frozen=True, slots=True)
class SetPlaying:
    """Let model time run, or stop it."""

    playing: bool


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """Model seconds per wall second: 1, 0.1 or 0.01."""

    speed: float


@dataclass(frozen=True, slots=True)
class StepForward:
    """One small step of model time, paused."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """One small step back in the recorded minute, paused."""


@dataclass(frozen=True, slots=True)
class ScrubTo:
    """Show the moment ``time_s`` of the recorded minute, paused."""

    time_s: float


@dataclass(frozen=True, slots=True)
class ResetTime:
    """Begin again at time 0 of the day with the controls as they are."""


@dataclass(frozen=True, slots=True)
class StartAgain:
    """Begin again with everything as the scenario has it: for the next patient."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep the present traces as a ghost to compare with, or let them go."""

    held: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last change of controls, lens, scenario, archetype or day."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Make again what was taken back."""


Intent = (
    SetControl
    | SetDose
    | SetControls
    | FinishChange
    | RestoreDefault
    | SetLens
    | ChooseScenario
    | ChooseArchetype
    | OpenScenario
    | GoToDay
    | SeeShowing
    | Tap
    | Pinch
    | SetPlaying
    | SetSpeed
    | StepForward
    | StepBack
    | ScrubTo
    | ResetTime
    | StartAgain
    | Hold
    | Undo
    | Redo
)
