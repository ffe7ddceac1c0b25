"""What the pump's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from gate_viz.model import FLOATS, PARAMETERS
from gate_viz.model.descending import bind_monoamines
from gate_viz.session.frame import Frame, GhostKind, Plug
from gate_viz.views.scenes.counting import HELD_FROM, Seat, filled_seats, half_up, vesicle_balls

PUMPS = 4
"""Pumps of a kind: with a plug that is partly seated they tell any two shares apart."""
CHEVRONS = 2
"""Marks at a free pump: it carries back."""
STATIONS: Mapping[str, tuple[str, ...]] = {
    "tryptophan_hydroxylase": ("iron", "folate", "calcium", "vitamin_c"),
    "htp_station": ("magnesium_status", "vitamin_b6", "zinc"),
    "tyrosine_hydroxylase": ("iron",),
    "dopa_station": ("vitamin_b6",),
    "dopamine_hydroxylase": ("vitamin_c", "copper"),
    "gad": ("vitamin_b6",),
}
"""Every station with its sockets, left to right."""
HEAPS = ("tryptophan", "tyrosine", "protein", "glutamine")
TYPICAL_PIECES: Mapping[str, int] = {"tryptophan": 6, "tyrosine": 6, "protein": 2, "glutamine": 2}
"""Pieces of a raw material where there is enough of it."""
TYPICAL_ITEMS: Mapping[str, int] = {
    "tryptophan": 1,
    "htp": 2,
    "serotonin": 6,
    "tyrosine": 1,
    "dopa": 2,
    "dopamine": 3,
    "norepinephrine": 5,
    "dopamine_branch": 3,
    "melatonin": 5,
    "glutamate": 3,
    "gaba": 3,
}
"""Items on each belt when as much is made as usual."""
MOST_ITEMS: Mapping[str, int] = {
    "tryptophan": 2,
    "htp": 3,
    "serotonin": 9,
    "tyrosine": 2,
    "dopa": 3,
    "dopamine": 5,
    "norepinephrine": 8,
    "dopamine_branch": 6,
    "melatonin": 9,
    "glutamate": 4,
    "gaba": 5,
}
VESICLES: Mapping[str, int] = {"serotonin": 4, "norepinephrine": 4, "dopamine": 2, "gaba": 1}
TYPICAL_DOTS: Mapping[str, int] = {"serotonin": 20, "norepinephrine": 20, "dopamine": 6, "gaba": 6}
"""Dots that stand for a usual level."""
MOST_DOTS: Mapping[str, int] = {"serotonin": 64, "norepinephrine": 56, "dopamine": 16, "gaba": 18}
"""Where the cleft is full: no further dot would be seen."""
COLUMNS: Mapping[str, str] = {"serotonin": "sert", "norepinephrine": "net"}
"""Transmitters of which made and kept are shown, and the pump that ends their stay."""
CONCERNS: Mapping[str, frozenset[str]] = {
    "sert": frozenset({"sert", "ht1", "ht3"}),
    "net": frozenset({"net", "alpha2"}),
    "ht3": frozenset({"ht3"}),
}
"""Pumps and receptors that stay bright when a medicine holds a target; other targets have no place in this scene."""
CAN_DIM = frozenset({"sert", "net", "ht1", "ht3", "alpha2"})
STEPS = 50
"""Sizes that are told apart between nothing and typical."""
ENOUGH = 0.97
"""Share of enough from which a socket is drawn full."""
ION_STEP = 0.04
"""Facilitation for which one ion passes 5-HT3."""
MOST_IONS = 8
SETTLED_WITHIN = 0.05
"""How far what is in the cleft may be from what is sent × kept and still count as settled [1]."""
SIGNALS_FROM = 0.01
MOST_BRAKES = 2.0
"""Both brakes, each at its most [1]."""
RELEASE = dict(zip(("serotonin", "norepinephrine", "dopamine"), bind_monoamines(PARAMETERS, FLOATS), strict=True))
"""The model's own laws of what a nerve sends."""
TYPICAL_STAY_S: Mapping[str, float] = {
    "serotonin": PARAMETERS.serotonin_time_constant_s,
    "norepinephrine": PARAMETERS.norepinephrine_time_constant_s,
}
"""How long a transmitter stays at rest, when nothing blocks its pump [s]."""


@dataclass(frozen=True, slots=True)
class Socket:
    """A helper's seat on a station: how full it is, 0-1, and what there is beyond enough, 0-1."""

    cofactor: str
    level: float
    surplus: float

    @property
    def full(self) -> bool:
        """Whether there is enough."""
        return self.level >= ENOUGH


@dataclass(frozen=True, slots=True)
class Station:
    """A workshop: its sockets, and how brightly it works, 0-1."""

    sockets: tuple[Socket, ...]
    light: float


@dataclass(frozen=True, slots=True)
class Tank:
    """Made and kept of one transmitter, all against typical: what is sent × how long it stays = what is in the cleft.

    ``made`` is what its chain could make, ``sent`` what the nerve lets out now, ``kept`` how long it stays, ``level``
    what is in the cleft.
    """

    made: float
    sent: float
    kept: float
    level: float

    @property
    def percent(self) -> int:
        """What is in the cleft [% of typical]."""
        return half_up(100 * self.level)

    @property
    def settled(self) -> bool:
        """Whether as much leaves the cleft as comes."""
        return abs(self.sent * self.kept - self.level) <= SETTLED_WITHIN * max(self.level, 0.1)


@dataclass(frozen=True, slots=True)
class PumpPicture:
    """Counts and sizes of everything that changes in the pump's picture, but for positions of dots, items and spikes.

    ``dots`` maps transmitters to dots in their clefts, ``items`` belts to what lies on them, ``heaps`` raw materials to
    pieces, ``balls`` transmitters to balls in each vesicle. ``seats`` are the pumps' and 5-HT3's, ``chevrons`` the
    marks at each pump. ``effects`` are 0-1, ``effect`` is the brakes' sum less the accelerator, ``held_back`` the same
    in per cent of both brakes at their most, ``rate`` what the next nerve sends on [spikes/s]. ``taken`` are medicines
    that act here, each with its glyph. ``hormones`` are
    sockets, ``gluten`` is how much is eaten, and how much of GAD that takes away. All sizes are rounded here, so that
    what looks the same is the same.
    """

    dots: Mapping[str, int]
    full: frozenset[str]
    items: Mapping[str, int]
    heaps: Mapping[str, int]
    stations: Mapping[str, Station]
    hormones: tuple[Socket, ...]
    balls: Mapping[str, tuple[int, ...]]
    seats: Mapping[str, tuple[Seat, ...]]
    chevrons: Mapping[str, tuple[int, ...]]
    dimmed: frozenset[str]
    effects: Mapping[str, float]
    ions: int
    effect: float
    tanks: Mapping[str, Tank]
    taken: tuple[tuple[str, str], ...]
    held_back: int
    rate: int
    gluten: tuple[float, float]
    moon: float
    sleep: int
    ghost: GhostKind
    ghost_effect: float
    ghost_tanks: Mapping[str, Tank]

    @property
    def slow_look(self) -> Hashable:
        """What changes over hours and days alone, or when something is taken."""
        maps = (self.heaps, self.stations, self.balls, self.seats, self.chevrons)
        parts = (self.hormones, self.gluten, self.moon, self.sleep, self.dimmed)
        return (*(tuple(each.items()) for each in maps), *parts)

    @property
    def look(self) -> Hashable:
        """Everything but dots and items: pictures with the same look differ in what moves only."""
        maps = (self.effects, self.tanks, self.ghost_tanks)
        parts = (self.slow_look, self.full, self.ions, self.effect, self.held_back, self.rate, self.taken)
        return (*(tuple(each.items()) for each in maps), *parts, self.ghost, self.ghost_effect, self.dots["gaba"] > 0)


def pump_picture(frame: Frame) -> PumpPicture:
    """Everything countable in the pump's picture.

    Parameters
    ----------
    frame : Frame
        What the model says now.

    Returns
    -------
    PumpPicture
        Counts and sizes.
    """
    readouts, acting = frame.readouts, frame.acting_values
    wanted = {id_: half_up(dots * max(0.0, readouts[f"cleft_{id_}"])) for id_, dots in TYPICAL_DOTS.items()}
    seats = {
        target: filled_seats([plug for plug in frame.plugs if plug.target == target], count)
        for target, count in (("sert", PUMPS), ("net", PUMPS), ("ht3", 1))
    }
    ghosted = frame.ghost is not GhostKind.NONE
    return PumpPicture(
        dots={id_: min(count, MOST_DOTS[id_]) for id_, count in wanted.items()},
        full=frozenset(id_ for id_, count in wanted.items() if count > MOST_DOTS[id_]),
        items=_items(readouts),
        heaps={id_: half_up(TYPICAL_PIECES[id_] * max(0.0, acting.get(id_, 1.0))) for id_ in HEAPS},
        stations=_stations(readouts, acting),
        hormones=tuple(_socket(id_, readouts[f"{id_}_level"]) for id_ in ("estrogen", "testosterone")),
        balls={id_: vesicle_balls(readouts[f"store_{id_}"], count) for id_, count in VESICLES.items()},
        seats=seats,
        chevrons={
            target: tuple(half_up(CHEVRONS * (1 - seat.fill)) for seat in seats[target]) for target in ("sert", "net")
        },
        dimmed=_dimmed(frame.plugs),
        effects=_effects(readouts),
        ions=min(MOST_IONS, half_up(readouts["ht3_facilitation"] / ION_STEP)),
        effect=net_effect(readouts),
        tanks={id_: tank(id_, readouts, acting) for id_ in COLUMNS},
        taken=_acting_here(frame.plugs),
        held_back=held_back(readouts),
        rate=half_up(readouts["projection_hz"]),
        gluten=(_rounded(acting.get("gluten", 0.0)), _gluten_effect(readouts, acting)),
        moon=_rounded(min(1.0, readouts["melatonin"])),
        sleep=half_up(3 * readouts["sleep_quality"]),
        ghost=frame.ghost,
        ghost_effect=net_effect(frame.ghost_readouts) if ghosted else 0.0,
        ghost_tanks={id_: tank(id_, frame.ghost_readouts, frame.ghost_values) for id_ in COLUMNS} if ghosted else {},
    )


def _rounded(size: float) -> float:
    """A size in steps small enough that nobody sees them."""
    return half_up(STEPS * max(0.0, size)) / STEPS


def _items(readouts: Mapping[str, float]) -> dict[str, int]:
    """How many items lie on each belt: in proportion to what its chain makes."""
    serotonin, dopamine = readouts["synthesis_serotonin"], readouts["synthesis_dopamine"]
    speeds = {
        "tryptophan": serotonin,
        "htp": serotonin,
        "serotonin": serotonin,
        "tyrosine": dopamine,
        "dopa": dopamine,
        "dopamine": dopamine,
        "dopamine_branch": dopamine,
        "norepinephrine": readouts["synthesis_norepinephrine"],
        "melatonin": readouts["melatonin"],
        "glutamate": readouts["synthesis_glutamate"],
        "gaba": readouts["synthesis_gaba"],
    }
    return {id_: min(MOST_ITEMS[id_], half_up(TYPICAL_ITEMS[id_] * max(0.0, speed))) for id_, speed in speeds.items()}


def _socket(cofactor: str, level: float) -> Socket:
    return Socket(cofactor, _rounded(min(1.0, level)), _rounded(min(1.0, level - 1.0)))


def _stations(readouts: Mapping[str, float], acting: Mapping[str, float]) -> dict[str, Station]:
    """Every station works as brightly as its chain runs; which of its sockets are short is the controls' to say."""
    lights = {
        "tryptophan_hydroxylase": readouts["synthesis_serotonin"],
        "htp_station": readouts["synthesis_serotonin"],
        "tyrosine_hydroxylase": readouts["synthesis_dopamine"],
        "dopa_station": readouts["synthesis_dopamine"],
        "dopamine_hydroxylase": readouts["synthesis_norepinephrine"],
        "gad": gad_speed(readouts),
    }
    return {
        id_: Station(
            tuple(_socket(each, acting.get(each, 1.0)) for each in sockets), _rounded(min(1.0, max(0.0, lights[id_])))
        )
        for id_, sockets in STATIONS.items()
    }


def gad_speed(readouts: Mapping[str, float]) -> float:
    """How fast GAD works [× typical]: what it leaves over is the glutamate beyond typical."""
    return 1.0 - (readouts["synthesis_glutamate"] - 1.0) / PARAMETERS.gad_glutamate_share


def _gluten_effect(readouts: Mapping[str, float], acting: Mapping[str, float]) -> float:
    """Share of GAD that is missing though vitamin B6 would allow it, while gluten is eaten; the lens decides it."""
    if acting.get("gluten", 0.0) <= 0.0:
        return 0.0
    b6, half = acting.get("vitamin_b6", 1.0), PARAMETERS.cofactor_half
    allowed = b6 * (1.0 + half) / (b6 + half)
    return _rounded(1.0 - gad_speed(readouts) / allowed) if allowed > SIGNALS_FROM else 0.0


def _effects(readouts: Mapping[str, float]) -> dict[str, float]:
    sizes = {
        "alpha2": readouts["alpha2_brake"],
        "ht1": readouts["ht1_brake"],
        "ht3": readouts["ht3_facilitation"],
    }
    # The accelerator's share is small: finer steps, so that a medicine's part in it is not rounded away.
    return {name: half_up(200 * min(1.0, max(0.0, size))) / 200 for name, size in sizes.items()}


def net_effect(readouts: Mapping[str, float]) -> float:
    """Both brakes less the accelerator [1]."""
    return half_up(100 * _brakes_less_push(readouts)) / 100


def held_back(readouts: Mapping[str, float]) -> int:
    """Both brakes less the accelerator, of what both brakes can do at most [%]."""
    return half_up(100 * min(1.0, max(0.0, _brakes_less_push(readouts) / MOST_BRAKES)))


def _brakes_less_push(readouts: Mapping[str, float]) -> float:
    return readouts["alpha2_brake"] + readouts["ht1_brake"] - readouts["ht3_facilitation"]


def tank(transmitter: str, readouts: Mapping[str, float], acting: Mapping[str, float]) -> Tank:
    """Made, sent, kept and in the cleft of one transmitter.

    Parameters
    ----------
    transmitter : str
        ``serotonin`` or ``norepinephrine``.
    readouts : Mapping of str to float
        A Frame's, or its ghost's.
    acting : Mapping of str to float
        Control values, for how hard the brainstem drives each of the two.

    Returns
    -------
    Tank
        Against typical.

    Notes
    -----
    What is sent is drive × store × release(level), the model's own law of release: in the steady state that times how
    long it stays is what is in the cleft. What is made does not say it alone: a store can be fuller than its chain is
    fast, and the nerve listens to its own transmitter and sends less where much of it stays.
    """
    lc, rvm = acting.get("lc_drive", 1.0), acting.get("rvm_drive", 1.0)
    pag = 2.0 * readouts["descending_drive"] / (lc + rvm) if lc + rvm > SIGNALS_FROM else 0.0
    level = readouts[f"cleft_{transmitter}"]
    drive = pag * {"serotonin": rvm, "norepinephrine": lc}[transmitter] * readouts[f"store_{transmitter}"]
    stays = readouts[f"clearance_time_{transmitter}"] / TYPICAL_STAY_S[transmitter]
    return Tank(
        made=_rounded(readouts[f"synthesis_{transmitter}"]),
        sent=half_up(500 * drive * RELEASE[transmitter].release(level)) / 500,
        kept=half_up(200 * stays) / 200,
        level=half_up(200 * level) / 200,
    )


def _acting_here(plugs: tuple[Plug, ...]) -> tuple[tuple[str, str], ...]:
    """Medicines that hold a pump or receptor of this scene, in the order of the Frame's plugs."""
    held = (plug for plug in plugs if plug.share > HELD_FROM and plug.target in CONCERNS)
    return tuple({plug.drug_id: plug.glyph for plug in held}.items())


def _dimmed(plugs: tuple[Plug, ...]) -> frozenset[str]:
    """Pumps and receptors that no medicine taken concerns, where one is taken."""
    held = {plug.target for plug in plugs if plug.share > HELD_FROM and plug.target in CONCERNS}
    return CAN_DIM.difference(*(CONCERNS[target] for target in held)) if held else frozenset()
