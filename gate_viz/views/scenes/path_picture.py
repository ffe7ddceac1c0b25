"""What the whole path's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import sqrt

from gate_viz.content.catalogue import Catalogue
from gate_viz.model import PARAMETERS
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.counting import HELD_FROM, half_up
from gate_viz.views.scenes.path_level import TOLD_FROM, causes

STEPS = 50
"""Degrees of a share that are told apart."""
HALO_REACH = 27.0
"""Radius of the halo at one spike a second; its area is in proportion to the rate [design units]."""
WIDEST_HALO = 162.0
LANE_WIDTH = 30.0
"""Width of a road from the brain that is wholly on [design units]."""
BEADS = 5
"""Shapes of a messenger on a road at its typical level."""
MOST_BEADS = 15
CHAIN_BEADS = 16
"""Beads of the sympathetic chain: all of them are lit at the highest arousal."""
LEAKS = 8
"""Gaps of a gut whose wall is as leaky as can be."""
MESSENGERS = 4
"""Cytokines drawn at their typical level."""
MOST_MESSENGERS = 24
GERMS = 4
RIVER_WIDTH = 28.0
"""Width of the river at a usual level [design units]."""
WIDEST_RIVER = 96.0
SWALLOWED, IN_BLOOD, IN_BRAIN = 4, 7, 3
"""Capsules on each part of the way at a usual level."""
MOST_CAPSULES = 24
MOST_BOUNCERS = 4
BOUNCERS = 2
"""Bouncers at the barrier of a typical person."""
DIALS = ("low_mood", "attention", "expectation")
TARGET_SHAPES = {
    "sert": "sert_body",
    "net": "net_body",
    "mu_opioid": "mu_body",
    "nmda_pore": "nmda_gap",
    "nmda_magnesium": "nmda_gap",
    "gaba_a": "gaba_a_body",
    "ht3": "ht3_body",
    "sodium_channel": "sodium_channel_body",
    "alpha2_delta": "alpha2_delta",
    "ht1_trigeminal": "ht1_body",
    "cgrp": "migraine_receptor",
    "cox": "cox",
    "jak": "switch_jak",
}
"""Shape of each target that a medicine is taken for; the others make side effects."""
IN_THE_CORD = ("sert", "net", "mu_opioid", "nmda_pore", "nmda_magnesium", "gaba_a", "ht3", "alpha2_delta")
"""Targets in brain and cord: the others lie where the river of the brain does not lead."""


@dataclass(frozen=True, slots=True)
class Pill:
    """The way of the medicine that has the most to tell.

    ``dose``, ``blood`` and ``brain`` are multiples of a usual exposure; ``cutters`` and ``other_cutters`` how many of
    each enzyme are at work, ``meets_…`` whether they clear this medicine at all; ``bouncers`` how many stand at the
    barrier, ``meets_bouncers`` whether they hold this medicine back, and ``bouncers_count`` whether the lens gives
    that any weight; ``others`` the other medicines that are on; ``causes`` why its level is not the usual one, the
    largest share first; ``target`` what it holds most of, among what it is taken for, and ``held`` which share of it.
    """

    drug_id: str
    glyphs: tuple[str, ...]
    dose: float
    blood: float
    brain: float
    meets_cutters: bool
    meets_other_cutters: bool
    meets_bouncers: bool
    bouncers_count: bool
    others: tuple[str, ...]
    causes: tuple[str, ...]
    target: str
    held: float

    @property
    def glyph(self) -> str:
        """Its own shape: in ``glyphs`` those of the others follow."""
        return self.glyphs[0]

    @property
    def told_of_brain(self) -> bool:
        """Whether the level in the brain is the one to tell: only the barrier makes a difference."""
        return abs(self.brain - self.blood) > TOLD_FROM >= abs(self.blood - self.dose)

    @property
    def told_level(self) -> float:
        """The level that differs from what was taken, or else the one in the blood [× usual]."""
        return self.brain if self.told_of_brain else self.blood

    @property
    def differs(self) -> bool:
        """Whether that level is another than a usual person's at the same dose."""
        return abs(self.told_level - self.dose) > TOLD_FROM

    @property
    def widths(self) -> tuple[float, float, float]:
        """Width of the river before the liver, in the blood, behind the barrier [design units]."""
        return river_width(self.dose), river_width(self.blood), river_width(self.brain)

    @property
    def capsules(self) -> tuple[int, int, int]:
        """Capsules on the same three parts of the way."""
        parts = ((SWALLOWED, self.dose), (IN_BLOOD, self.blood), (IN_BRAIN, self.brain))
        first, second, third = (min(half_up(usual * level), MOST_CAPSULES) for usual, level in parts)
        return first, second, third


@dataclass(frozen=True, slots=True)
class PathPicture:
    """Counts and sizes of everything that changes in the picture, but for what travels.

    ``dials`` are what turns the volume knob, −1 (turns the brake down) … 1 (turns it up); ``mood`` is the readout,
    ``knob`` the knob's turn, 0–1 with a typical drive in the middle. ``lanes`` maps the roads from the brain to their
    widths [design units], ``beads`` the brainstem's messengers to shapes on their road, ``stations`` to the size of
    the nucleus that sends them [1].
    """

    injury: float
    touch: float
    in_hz: int
    out_hz: int
    gate_percent: int
    ghost: GhostKind
    ghost_percent: int
    attention: float
    dials: Mapping[str, float]
    mood: float
    knob: float
    amygdala: float
    chain_lit: int
    tension: float
    lanes: Mapping[str, float]
    beads: Mapping[str, int]
    stations: Mapping[str, float]
    leaks: int
    messengers: int
    germs: int
    microglia: float
    sleep: float
    cutters: float
    other_cutters: float
    bouncers: int
    smoking: float
    pill: Pill | None

    @property
    def halo(self) -> float:
        """Radius of the halo: its area is the rate that arrives [design units]."""
        return min(WIDEST_HALO, HALO_REACH * sqrt(self.out_hz))

    @property
    def looks_away(self) -> bool:
        """Whether attention rests on something else than the injury."""
        return self.attention < 0

    @property
    def eye(self) -> float:
        """How far the eye is open, 0–1: attention opens it, and so does alarm."""
        return max(abs(self.attention), self.amygdala)

    @property
    def look(self) -> Hashable:
        """Everything that is seen: two pictures with the same look differ in what travels only."""
        named = (self.dials, self.lanes, self.beads, self.stations)
        numbers = (self.in_hz, self.out_hz, self.gate_percent, self.ghost, self.ghost_percent)
        body = (self.injury, self.touch, self.attention, self.mood, self.knob, self.amygdala, self.chain_lit)
        drivers = (self.tension, self.leaks, self.messengers, self.germs, self.microglia, self.sleep)
        way = (self.cutters, self.other_cutters, self.bouncers, self.smoking, self.pill)
        return (*(tuple(each.items()) for each in named), numbers, body, drivers, way)

    @property
    def said(self) -> Hashable:
        """Everything that words tell, and that decides which words there are."""
        rates = (self.in_hz, self.out_hz, self.gate_percent, self.ghost, self.ghost_percent)
        return rates, self.injury, self.touch > 0, self.pill, self.looks_away


def river_width(level: float) -> float:
    """Width of a river that carries a level, in proportion to it [design units]."""
    return half_up(2 * min(WIDEST_RIVER, RIVER_WIDTH * max(0.0, level))) / 2


def share(value: float) -> float:
    """A share, 0–1, in the steps that are told apart."""
    return half_up(STEPS * min(1.0, max(0.0, value))) / STEPS


def knob_turn(drive: float) -> float:
    """How far the volume knob is turned, 0–1: a typical drive stands in the middle, and no drive is too high for it."""
    return share(drive / (1.0 + max(0.0, drive)))


def path_picture(frame: Frame, catalogue: Catalogue) -> PathPicture:
    """Everything countable in the picture of the whole path.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    catalogue : Catalogue
        For the medicines: which enzymes clear them, and what the barrier does to them.

    Returns
    -------
    PathPicture
        Counts and sizes.
    """
    readouts, acting = frame.readouts, frame.acting_values
    return PathPicture(
        injury=share(acting["injury"]),
        touch=share(acting["touch"]),
        in_hz=half_up(readouts["signal_in"]),
        out_hz=half_up(readouts["signal_out"]),
        gate_percent=half_up(100 * readouts["gate_opening"]),
        ghost=frame.ghost,
        ghost_percent=half_up(100 * frame.ghost_readouts.get("gate_opening", 0.0)),
        attention=half_up(STEPS * acting["attention"]) / STEPS,
        dials=_dials(acting),
        mood=share(readouts["mood"]),
        knob=knob_turn(readouts["descending_drive"]),
        amygdala=share(readouts["amygdala"]),
        chain_lit=half_up(CHAIN_BEADS * min(1.0, max(0.0, readouts["sympathetic"]))),
        tension=share(readouts["muscle_tension"]),
        lanes=_lanes(readouts),
        beads={id_: _beads(readouts[f"cleft_{id_}"]) for id_ in ("norepinephrine", "serotonin")},
        stations={
            "norepinephrine": half_up(STEPS * sqrt(acting["lc_drive"])) / STEPS,
            "serotonin": half_up(STEPS * sqrt(acting["rvm_drive"])) / STEPS,
        },
        leaks=half_up(LEAKS * acting["gut_permeability"]),
        messengers=min(MOST_MESSENGERS, half_up(MESSENGERS * readouts["cytokines"])),
        germs=half_up(GERMS * acting["infection"]),
        microglia=share(readouts["microglia"]),
        sleep=share(readouts["sleep_quality"]),
        cutters=acting["cyp2d6"],
        other_cutters=round(1.0 + PARAMETERS.smoking_cyp1a2 * acting["smoking"], 2),
        bouncers=min(MOST_BOUNCERS, half_up(BOUNCERS * acting["p_glycoprotein"])),
        smoking=acting["smoking"],
        pill=_pill(frame, catalogue),
    )


def _dials(acting: Mapping[str, float]) -> dict[str, float]:
    """Low mood and attention on the pain turn the brake down, hope turns it up."""
    signs = {"low_mood": -1.0, "attention": -1.0, "expectation": 1.0}
    return {id_: half_up(STEPS * sign * acting[id_]) / STEPS for id_, sign in signs.items()}


def _lanes(readouts: Mapping[str, float]) -> dict[str, float]:
    shares = {"alpha2": "alpha2_brake", "ht1": "ht1_brake", "ht3": "ht3_facilitation"}
    return {id_: half_up(4 * LANE_WIDTH * min(1.0, max(0.0, readouts[name]))) / 4 for id_, name in shares.items()}


def _beads(level: float) -> int:
    return min(MOST_BEADS, half_up(BEADS * max(0.0, level)))


def _pill(frame: Frame, catalogue: Catalogue) -> Pill | None:
    """The medicine whose levels differ most from what was taken; among equals the first."""
    levels = {id_: _levels(frame, id_) for id_ in catalogue.drugs}
    taken = sorted(
        (id_ for id_, each in levels.items() if max(each) > HELD_FROM), key=lambda id_: -_difference(levels[id_])
    )
    if not taken:
        return None
    first, *others = taken
    drug = catalogue.drugs[first]
    dose, blood, brain = levels[first]
    target, held = _held(frame, first)
    return Pill(
        drug_id=first,
        glyphs=tuple(catalogue.drugs[id_].glyph for id_ in taken),
        dose=dose,
        blood=blood,
        brain=brain,
        meets_cutters=drug.exposure.cyp2d6_share > 0,
        meets_other_cutters=drug.exposure.cyp1a2_share > 0,
        meets_bouncers=drug.exposure.p_glycoprotein_share > 0,
        bouncers_count=frame.strengths["p_glycoprotein_barrier"] > 0,
        others=tuple(others),
        causes=causes(drug, frame.strengths, frame.acting_values, blood),
        target=target,
        held=held,
    )


def _held(frame: Frame, drug_id: str) -> tuple[str, float]:
    """Target that a medicine holds most of, among those it is taken for, and the share, to a hundredth."""
    own = [plug for plug in frame.plugs if plug.drug_id == drug_id and plug.target in TARGET_SHAPES]
    if not own:
        return "", 0.0
    most = max(own, key=lambda plug: plug.share)
    return most.target, half_up(100 * most.share) / 100


def _levels(frame: Frame, drug_id: str) -> tuple[float, float, float]:
    """What is taken, what is in the blood and what is in the brain [× usual], to a hundredth."""
    readouts = frame.readouts
    each = (frame.acting_values[drug_id], readouts[f"blood_level_{drug_id}"], readouts[f"brain_level_{drug_id}"])
    dose, blood, brain = (half_up(100 * level) / 100 for level in each)
    return dose, blood, brain


def _difference(levels: tuple[float, float, float]) -> float:
    dose, blood, brain = levels
    return round(abs(blood - dose) + abs(brain - blood), 2)
