"""The checked records that every file under ``assets/`` is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gate_viz.model import Binding, Substance, Target


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
    SUPPLY = "supply"
    LIFESTYLE = "lifestyle"
    BIOLOGY = "biology"
    START_STATE = "start_state"


class ActsOver(StrEnum):
    """How long a control needs to show anything."""

    MOMENT = "moment"
    DAYS = "days"


# What makes a side effect that none of the model's targets makes.
ELSEWHERE = "elsewhere"


class Severity(StrEnum):
    """What is the matter with a claim."""

    UNSAFE = "unsafe"
    WRONG = "wrong"
    OVERSTATED = "overstated"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: ``measured``, ``derived`` or ``teaching value``, and its source."""

    evidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the few values that a control can have, with the id and the name it goes by."""

    id: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Control:
    """One thing the learner can set: its range, default, words and grades.

    ``unit`` says how the panel writes the value: ``percent`` (of the range's 1), ``signed_percent`` (the same, to both
    sides of 0), ``dose`` (relative dose), ``share`` or ``choice`` (one of ``choices``, and nothing between them).
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
    acts_over: ActsOver = ActsOver.MOMENT
    choices: tuple[Choice, ...] = ()

    @property
    def choice_values(self) -> dict[str, float]:
        """The value of each choice by its id; empty where the control takes any value of its range."""
        return {choice.id: choice.value for choice in self.choices}

    def allows(self, value: float) -> bool:
        """Return whether the control can have this value: in its range and, where it has choices, one of them."""
        if self.choices:
            return value in self.choice_values.values()
        return self.minimum <= value <= self.maximum


@dataclass(frozen=True, slots=True)
class Exposure:
    """Which shares of a medicine's exposure hang on enzymes and on the barrier to the brain, 0–1 [1]."""

    cyp2d6_share: float = 0.0
    cyp1a2_share: float = 0.0
    active_metabolite_share: float = 0.0
    p_glycoprotein_share: float = 0.0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SideEffect:
    """A side effect and the target that makes it where the medicine or lifestyle item is not meant to act.

    ``target`` is None for one that none of the model's targets makes.
    """

    name: str
    target: Target | None
    patient: str
    clinician: str


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine: its control, what it binds, how long it stays, and the safety groups it belongs to.

    ``binding_origins`` has an entry for each of ``bindings``; ``links`` are those of bindings that are graded apart.
    """

    control: Control
    class_name: str
    glyph: str
    bindings: tuple[Binding, ...]
    safety_groups: frozenset[str]
    half_life_h: float = 0.0
    half_life_origin: Origin | None = None
    exposure: Exposure = Exposure()
    side_effects: tuple[SideEffect, ...] = ()
    binding_origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """The id, which is that of the control."""
        return self.control.id

    @property
    def substance(self) -> Substance:
        """The medicine as the model knows it."""
        return Substance(
            id=self.id,
            bindings=self.bindings,
            half_life_h=self.half_life_h,
            cyp2d6_share=self.exposure.cyp2d6_share,
            cyp1a2_share=self.exposure.cyp1a2_share,
            active_metabolite_share=self.exposure.active_metabolite_share,
            p_glycoprotein_share=self.exposure.p_glycoprotein_share,
        )


@dataclass(frozen=True, slots=True)
class Lifestyle:
    """Something people do or take besides medicines: its control and what it acts on, each with a link of its own.

    ``warning`` stands fixed beside it wherever it is shown. ``binding_origins`` has an entry for each of ``bindings``.
    ``half_life_h`` is 0 for what acts at once.
    """

    control: Control
    bindings: tuple[Binding, ...]
    links: tuple[Link, ...]
    binding_origins: tuple[Origin, ...] = ()
    safety_groups: frozenset[str] = frozenset()
    warning: str | None = None
    half_life_h: float = 0.0
    half_life_origin: Origin | None = None
    side_effects: tuple[SideEffect, ...] = ()

    @property
    def id(self) -> str:
        """The id, which is that of the control."""
        return self.control.id

    @property
    def substance(self) -> Substance:
        """The item as the model knows it."""
        return Substance(id=self.id, bindings=self.bindings, half_life_h=self.half_life_h)


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
    been changed yet. ``better_figure`` says why the evidence strength is not the one that the grade gives.
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
    better_figure: str | None = None

    def strength(self, lens: Lens) -> float:
        """Return the strength in the given lens."""
        return self.article_strength if lens is Lens.ARTICLE else self.evidence_strength


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the articles say that the literature says otherwise, and the links of the model that carry it.

    ``number`` is its row in the table of claims; ``no_link_reason`` says why ``links`` is empty where it is.
    """

    id: str
    number: int
    articles: tuple[str, ...]
    severity: tuple[Severity, ...]
    claim: str
    literature: str
    label: str
    links: tuple[str, ...]
    sources: tuple[str, ...]
    no_link_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduledChange:
    """At ``time_s`` on the clock of moments the control takes ``value``."""

    time_s: float
    control_id: str
    value: float


@dataclass(frozen=True, slots=True)
class DatedChange:
    """At ``time_d`` on the clock of days the control takes ``value``."""

    time_d: float
    control_id: str
    value: float


@dataclass(frozen=True, slots=True)
class Archetype:
    """An invented person of one kind, never a real one: their biology, usual stimuli and the changes of their days.

    ``story`` names what the person shows, as rows of the list of what the program must be able to show.
    """

    id: str
    name: str
    description: str
    clinician: str
    story: tuple[str, ...]
    values: Mapping[str, float]
    schedule: tuple[DatedChange, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A starting point: what is set at time 0 and what changes later.

    ``schedule`` runs on the clock of moments, ``course_schedule`` on that of days. ``archetype`` is the person with
    whom it begins, where it is one that ships; ``day`` is how many days of its course lie behind time 0.
    """

    id: str
    name: str
    description: str
    values: Mapping[str, float]
    schedule: tuple[ScheduledChange, ...]
    first_view: tuple[str, ...]
    lens: Lens | None = None
    course_schedule: tuple[DatedChange, ...] = ()
    archetype: str | None = None
    day: float = 0.0


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to know of one subject, a control or a structure of a scene: its evidence card.

    ``upstream`` says what the medicine leaves going on, or what drives the structure; ``analogy`` is the articles' own.
    ``warning`` stands fixed beside it wherever it is shown. ``links`` are the model's links that it is about.
    """

    subject_id: str
    name: str
    patient: str
    clinician: str
    does_not: str
    mechanism_grade: Grade
    benefit_grade: Grade
    sources: tuple[str, ...]
    side_effects: tuple[SideEffect, ...] = ()
    upstream: str | None = None
    analogy: str | None = None
    warning: str | None = None
    links: tuple[str, ...] = ()
    glyph: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """Something in the scenes that can be pointed at: the control that stands behind it, if one does, and its card.

    ``scenes`` are those it is drawn in, the one it belongs to first. Its card is the control's own where the two are
    the same thing.
    """

    id: str
    name: str
    control_id: str | None
    card: Card
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """Where one control's effect is to be seen: the scene, where to start from, and what to set until which day.

    The start is an archetype or a scenario, with ``values`` set besides; then the control takes ``value``. ``days`` is
    None where the moment is enough, and ``lens`` where there is something to be seen in either.
    """

    control_id: str
    scene: str
    archetype_id: str | None
    scenario_id: str | None
    values: Mapping[str, float]
    value: float
    days: float | None
    lens: Lens | None = None


class SafetyEvent(StrEnum):
    """What a safety note may ask for instead of what is taken."""

    ABRUPT_STOP = "abrupt_stop"


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """A note that fires when all that it names holds.

    At least ``minimum_count`` things that are taken match ``groups``; with ``one_from_each`` every group must be met by
    a different one, otherwise they are counted together. With ``event`` what was stopped counts instead of what is
    taken. Each of ``controls`` stands at its value or above.
    """

    id: str
    groups: tuple[str, ...]
    one_from_each: bool
    minimum_count: int
    patient: str
    clinician: str
    source: str
    event: SafetyEvent | None = None
    controls: Mapping[str, float] = field(default_factory=dict)
