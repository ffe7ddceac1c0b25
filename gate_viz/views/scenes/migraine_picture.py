"""What the migraine's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Drug, Lifestyle
from gate_viz.model import PARAMETERS, Target
from gate_viz.session.frame import Frame, GhostKind, PastDay, Plug
from gate_viz.views.scenes.counting import HELD_FROM, Seat, filled_seats, half_up, vesicle_balls

DRIVERS = ("sleep_loss", "threat", "hormone_fluctuation", "blood_sugar", "gut_permeability", "migraine_trigger")
"""What fills the basin, from its floor up."""
LEVEL_STEPS = 380
"""Heights of water and line that are told apart: one step is one design unit [per 1]."""
VESICLES = 6
DOCKS = 4
DOCK_STEPS = 8
RECEPTORS = 10
RELEASE_SITES = 2
RINGS = 5
SIZE_STEPS = 40
CYTOKINES = 12
CELLS = 3
MARKS = 10
"""Marks that run on to the brain in a full attack."""
MOST_STARS = 84
"""Where the cleft is full: no further star would be seen."""
DAYS = 28
MEDICINE_TARGETS = (Target.CGRP, Target.HT1_TRIGEMINAL)
"""What medicines of the list of those taken hold."""
MOST_SPRAY = 6
SLACK_D = 1e-6
"""Part of a day that still is none [d]."""
SLIGHTLY = 0.02
"""Size under which nothing is drawn [1]."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Something taken or done that lowers CGRP's release or lifts the line.

    ``acts`` says whether it does anything in this lens, ``lowers`` whether it holds back (else it drives on), and
    ``warned`` whether it must not be shown without its warning.
    """

    control_id: str
    glyph: str
    acts: bool
    lowers: bool = True
    warned: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the strip: how high the triggers and the line stood, in steps of ``LEVEL_STEPS``, and the attack."""

    level: int
    line: int
    attacked: bool


@dataclass(frozen=True, slots=True)
class MigrainePicture:
    """Counts and sizes of everything that changes in the migraine's picture, but for positions of what drifts.

    ``layers`` maps each driver to the height of its water, in steps of ``LEVEL_STEPS`` as are ``level``, ``line``,
    ``line_at_first`` and their ghosts. ``spray`` are drops over a line that is not crossed, where CGRP comes all the
    same. ``docks`` are how far each opening is open, ``stars`` CGRP outside, ``bound`` receptors with a star,
    ``shielded`` those that a medicine covers. ``cgrp_marks`` and ``other_marks`` run on to the brain. ``days`` are
    over, oldest first; ``today`` is there as soon as a course has been run. ``taken`` has the id and the glyph of each
    medicine that holds something here. All sizes are rounded here, so that what looks the same is the same.
    """

    layers: Mapping[str, int]
    level: int
    line: int
    line_at_first: int
    overflow: int
    spray: int
    cgrp_share: float
    other_flow: float
    balls: tuple[int, ...]
    docks: tuple[float, ...]
    stars: int
    full: bool
    bound: int
    shielded: int
    shield: str
    release_seats: tuple[Seat, ...]
    vessel: float
    rings: tuple[float, ...]
    inflammation: float
    cells_awake: int
    cytokines: int
    cgrp_marks: int
    other_marks: int
    release_helpers: tuple[Helper, ...]
    line_helpers: tuple[Helper, ...]
    days: tuple[Day, ...]
    today: Day | None
    attack_days: int
    level_of_100: int
    line_of_100: int
    taken: tuple[tuple[str, str], ...]
    ghost: GhostKind
    ghost_level: int
    ghost_line: int
    ghost_days: int

    @property
    def look(self) -> Hashable:
        """Everything but what moves: two pictures with the same look differ in stars and marks only."""
        return (
            (tuple(self.layers.items()), self.level, self.line, self.line_at_first, self.overflow, self.spray),
            (self.cgrp_share, self.other_flow, self.balls, self.docks, self.full, self.bound, self.shielded),
            (self.shield, self.release_seats, self.vessel, self.rings, self.inflammation, self.cells_awake),
            (self.cytokines, self.release_helpers, self.line_helpers, self.days, self.today, self.attack_days),
            (self.ghost, self.ghost_level, self.ghost_line, self.ghost_days),
            (self.level_of_100, self.line_of_100, self.taken),
        )

    @property
    def has_days(self) -> bool:
        """Whether any time of a course lies behind the moment."""
        return self.today is not None


def migraine_picture(frame: Frame, catalogue: Catalogue) -> MigrainePicture:
    """Everything countable in the migraine's picture.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    catalogue : Catalogue
        For the links' strengths, the dots of a typical level, and what supplements and habits bind.

    Returns
    -------
    MigrainePicture
        Counts and sizes.
    """
    readouts, ghost = frame.readouts, frame.ghost_readouts
    wanted = half_up(catalogue.transmitters["cgrp"].typical_dots * max(0.0, readouts["cleft_cgrp"]))
    by_cgrp = _share(readouts["cgrp_receptor_occupancy"])
    by_others = _share(readouts["migraine_activity"] - readouts["cgrp_receptor_occupancy"])
    bound, inflamed = half_up(RECEPTORS * by_cgrp), readouts["neuroinflammation"]
    shield, shielded = _shields(frame, RECEPTORS - bound)
    release_helpers = _helpers(frame, catalogue, Target.CGRP_RELEASE)
    days, today = _days(frame)
    return MigrainePicture(
        layers=trigger_layers(frame),
        level=_steps(readouts["trigger_level"]),
        line=_steps(readouts["attack_line"]),
        line_at_first=_steps(PARAMETERS.attack_line),
        overflow=max(0, _steps(readouts["trigger_level"]) - _steps(readouts["attack_line"])),
        spray=_spray(readouts, by_others),
        cgrp_share=_rounded(frame.acting_values["cgrp_share"]),
        other_flow=_rounded(by_others),
        balls=vesicle_balls(readouts["store_cgrp"], VESICLES),
        docks=_parts(readouts["cgrp_release"], DOCKS, DOCK_STEPS),
        stars=min(wanted, MOST_STARS),
        full=wanted > MOST_STARS,
        bound=bound,
        shielded=shielded,
        shield=shield,
        release_seats=filled_seats(_plugs(frame, Target.HT1_TRIGEMINAL), RELEASE_SITES),
        vessel=_rounded(readouts["vessel"]),
        rings=_parts(readouts["trigeminal_sensitisation"], RINGS, DOCK_STEPS),
        inflammation=_rounded(inflamed),
        cells_awake=cells_awake(inflamed),
        cytokines=half_up(CYTOKINES * _share(inflamed)),
        cgrp_marks=half_up(MARKS * by_cgrp),
        other_marks=half_up(MARKS * by_others),
        # What needs a warning stands side by side, the warning under it.
        release_helpers=tuple(sorted(release_helpers, key=lambda helper: not helper.warned)),
        line_helpers=tuple(_helpers(frame, catalogue, Target.ATTACK_LINE)),
        days=days,
        today=today,
        attack_days=half_up(readouts["attack_days_28"]),
        level_of_100=round(100 * readouts["trigger_level"]),
        line_of_100=round(100 * readouts["attack_line"]),
        taken=tuple({p.drug_id: (p.drug_id, p.glyph) for t in MEDICINE_TARGETS for p in _plugs(frame, t)}.values()),
        ghost=frame.ghost,
        ghost_level=_steps(ghost.get("trigger_level", 0.0)),
        ghost_line=_steps(ghost.get("attack_line", 0.0)),
        ghost_days=half_up(ghost.get("attack_days_28", 0.0)),
    )


def _plugs(frame: Frame, target: Target) -> list[Plug]:
    return [plug for plug in frame.plugs if plug.target == target and plug.share > HELD_FROM]


def _shields(frame: Frame, free: int) -> tuple[str, int]:
    """Glyph of what covers receptors for CGRP, and how many of the free ones it covers."""
    plugs = _plugs(frame, Target.CGRP)
    if not plugs:
        return "", 0
    largest = max(plugs, key=lambda plug: (plug.share, plug.drug_id))
    return largest.glyph, min(half_up(RECEPTORS * min(1.0, sum(plug.share for plug in plugs))), free)


def _spray(readouts: Mapping[str, float], by_others: float) -> int:
    """Drops over a line that is not crossed: the attack sets in by degrees, a little before the line."""
    if readouts["trigger_level"] > readouts["attack_line"]:
        return 0
    return min(MOST_SPRAY, half_up(2 * MOST_SPRAY * (max(0.0, readouts["cgrp_release"]) + by_others)))


def trigger_layers(frame: Frame) -> dict[str, int]:
    """Height of each driver's water, in steps: together the whole trigger level.

    Parameters
    ----------
    frame : Frame
        Acting values, and the level that they lead to.

    Returns
    -------
    dict of str to int
        One entry for each of ``DRIVERS``.

    Notes
    -----
    Each driver adds its weight in the model's parameters times its link's strength. What protects the gut lining no
    Frame tells, so the gut's layer is what the others leave of the level.
    """
    acting, p, level = frame.acting_values, PARAMETERS, frame.readouts["trigger_level"]
    strengths = frame.strengths

    shares = {
        "sleep_loss": p.sleep_trigger * strengths["sleep_trigger"] * (1.0 - frame.readouts["sleep_quality"]),
        "threat": p.threat_trigger * strengths["threat_trigger"] * acting["threat"],
        "hormone_fluctuation": p.hormone_trigger * strengths["hormone_trigger"] * acting["hormone_fluctuation"],
        "blood_sugar": p.blood_sugar_trigger * strengths["blood_sugar_trigger"] * acting["blood_sugar"],
    }
    by_itself = acting["migraine_trigger"]
    shares["gut_permeability"] = max(0.0, level - by_itself - sum(shares.values()))
    shares["migraine_trigger"] = by_itself
    # Rounded from the floor up, so that the layers together are as high as the level.
    layers, below = {}, 0.0
    for driver in DRIVERS:
        layers[driver] = _steps(below + shares[driver]) - _steps(below)
        below += shares[driver]
    return layers


def cells_awake(neuroinflammation: float) -> int:
    """How many of the three cells are awake: the first from where a day counts as one with an attack."""
    first = PARAMETERS.attack_day_level
    levels = [first + (1.0 - first) * number / CELLS for number in range(CELLS)]
    return sum(neuroinflammation > level for level in levels)


def _helpers(frame: Frame, catalogue: Catalogue, target: Target) -> Iterator[Helper]:
    """What is taken or done that acts on a target which no medicine plugs, in the catalogue's order."""
    acting = frame.acting_values
    items: list[Drug | Lifestyle] = [*catalogue.drugs.values(), *catalogue.lifestyle.values()]
    for item in items:
        control = item.control
        bound = [each.link_id for each in item.bindings if each.target == target]
        if bound and acting.get(control.id, 0.0) > 0:
            acts = any(link_id is None or frame.strengths[link_id] > 0 for link_id in bound)
            warned = catalogue.card(control.id).warning is not None
            yield Helper(control.id, control.glyph, acts, warned=warned)
    supply = acting["magnesium_status"] - 1.0
    if target is Target.CGRP_RELEASE and abs(supply) > SLIGHTLY:
        acts = frame.strengths["magnesium_status_cgrp"] > 0
        control = catalogue.controls["magnesium_status"]
        yield Helper(control.id, control.glyph, acts, lowers=supply > 0)


def _days(frame: Frame) -> tuple[tuple[Day, ...], Day | None]:
    """Return the days that are over, oldest first, and today: together those that the attack days are counted on.

    As soon as some of today has gone by, it is one of the 28 days that count, and only 27 of those before it are.
    Before, it has no attack yet. Without a course there is no today.
    """
    readouts = frame.readouts
    counts = frame.day % 1.0 > SLACK_D
    over = tuple(_day(day) for day in frame.past_days[-(DAYS - 1 if counts else DAYS) :])
    if not over and not counts:
        return (), None
    attacked = counts and half_up(readouts["attack_days_28"]) > sum(day.attacked for day in over)
    return over, Day(_steps(readouts["trigger_level"]), _steps(readouts["attack_line"]), attacked)


def _day(day: PastDay) -> Day:
    return Day(_steps(day.trigger_level), _steps(day.attack_line), day.attacked)


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _steps(value: float) -> int:
    return half_up(LEVEL_STEPS * max(0.0, value))


def _rounded(share: float) -> float:
    return half_up(SIZE_STEPS * _share(share)) / SIZE_STEPS


def _parts(share: float, count: int, steps: int) -> tuple[float, ...]:
    """A share spread over things that are filled one after the other, each in steps, 0-1."""
    filled = half_up(count * steps * _share(share))
    return tuple(min(1.0, max(0.0, (filled - steps * number) / steps)) for number in range(count))
