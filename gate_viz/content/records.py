"""The checked records that every file under ``assets/`` is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gate_viz.model import Binding


class Grade(StrEnum):
    """How well a claim is supported; the order is from strong to weak."""

    ESTABLISHED = "established"
    SUPPORTED = "supported"
    LIMITED = "limited"
    CONTESTED = "contested"
    NOT_APPLICABLE = "not_applicable"
    NOT_GRADED = "not_graded"


class Lens(StrEnum):
    """Which of a link's two strengths the model uses."""

    ARTICLE = "article"
    EVIDENCE = "evidence"

    @property
    def other(self) -> Lens:
        """The lens that is not this one."""
        return Lens.EVIDENCE if self is Lens.ARTICLE else Lens.ARTICLE


class ControlGroup(StrEnum):
    """Where a control stands in the panel, in the panel's order."""

    STIMULUS = "stimulus"
    PRODUCTION = "production"
    MEDICINES = "medicines"
    DRIVE = "drive"
    BODY_MIND = "body_mind"
    START_STATE = "start_state"


@dataclass(frozen=True, slots=True)
class Control:
    """One thing the learner can set: its range, default, words and grades.

    ``unit`` says how the panel writes the value: ``percent`` (of the range's 1), ``dose`` (relative dose) or ``share``.
    """

    id: str
    group: ControlGroup
    name: str
    minimum: float
    maximum: float
    default: float
    unit: str
    glyph: str
    patient: str
    clinician: str
    does_not: str
    mechanism_grade: Grade
    benefit_grade: Grade
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine: its control, what it binds, and the safety groups it belongs to."""

    control: Control
    class_name: str
    glyph: str
    bindings: tuple[Binding, ...]
    safety_groups: frozenset[str]

    @property
    def id(self) -> str:
        """The id, which is that of the control."""
        return self.control.id


@dataclass(frozen=True, slots=True)
class Transmitter:
    """A transmitter: its production control, letter, shape and how many dots stand for its typical level."""

    control: Control
    letter: str
    glyph: str
    typical_dots: int

    @property
    def id(self) -> str:
        """The id, which is that of the control."""
        return self.control.id


@dataclass(frozen=True, slots=True)
class Link:
    """One graded arrow of the model with its strength in each lens, and its words for the why line.

    ``brake`` says that the link's term is how hard a brake is on, 0 for not at all: those are named while nothing has
    been changed yet.
    """

    id: str
    name: str
    patient_name: str
    glyph: str
    grade: Grade
    article_strength: float
    evidence_strength: float
    added: bool
    claim: str
    source: str
    brake: bool = False

    def strength(self, lens: Lens) -> float:
        """Return the strength in the given lens."""
        return self.article_strength if lens is Lens.ARTICLE else self.evidence_strength


@dataclass(frozen=True, slots=True)
class ScheduledChange:
    """At ``time_s`` the control takes ``value``."""

    time_s: float
    control_id: str
    value: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """A starting point: what is set at time 0 and what changes later."""

    id: str
    name: str
    description: str
    values: Mapping[str, float]
    schedule: tuple[ScheduledChange, ...]
    first_view: tuple[str, ...]
    lens: Lens | None = None


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """A note that fires when at least ``minimum_count`` taken medicines match ``groups``.

    With ``one_from_each`` every group must be met by a different medicine; otherwise they are counted together.
    """

    id: str
    groups: tuple[str, ...]
    one_from_each: bool
    minimum_count: int
    patient: str
    clinician: str
    source: str
