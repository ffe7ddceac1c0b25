"""What the gate's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from gate_viz.session.frame import Frame, GhostKind, Plug

PORES = 4
FACE_ORDER = (2, 3, 0, 1)
"""Which seat of the row stands at each place of the nerve's face, from the top."""
OPEN_AT_MOST = 0.17
"""Share of open pores at which all are drawn open. Pores flicker too fast to draw: even a strong volley opens only a
tenth of them at one moment, and one drawn pore stands for a quarter of this share."""
PUMPS = 2
MU_SEATS = 2
SODIUM_SEATS = 2
BALLS_PER_VESICLE = 5
"""Balls in a vesicle at a typical store."""
MOST_BALLS = 15
HELD_FROM = 0.02
"""Share of a target from which a medicine is shown on it."""
SIGNAL_FROM_HZ = 4.0

DOCK_OPENS_AT = (4, 16, 40)
"""Dots of glutamate in the cleft from which one, two and three vesicles are drawn open to it."""
LEVEL_PER_DOTS: Mapping[str, float] = {"glutamate": 6.0, "substance_p": 50.0}
"""A volley raises glutamate twentyfold and substance P a hundredfold: their dots stand for multiples of typical."""

TRANSMITTERS = ("glutamate", "substance_p", "gaba", "serotonin", "norepinephrine", "dopamine", "endorphin")
MOST_DOTS: Mapping[str, int] = {
    "glutamate": 120,
    "substance_p": 40,
    "gaba": 29,
    "serotonin": 31,
    "norepinephrine": 31,
    "dopamine": 22,
    "endorphin": 24,
}
"""Where the cleft is full: no further dot would be seen."""


class Pore(StrEnum):
    """What an NMDA pore is doing."""

    OPEN = "open"
    PLUGGED = "plugged"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Seat:
    """One of a target's seats: the glyph of the medicine in it (empty if none) and how far it is filled, 0-1."""

    glyph: str = ""
    drug_id: str = ""
    fill: float = 0.0

    @property
    def held(self) -> bool:
        """Whether a medicine is to be drawn here."""
        return self.glyph != ""


@dataclass(frozen=True, slots=True)
class PoreSeat:
    """One NMDA pore and the medicine in it or waiting outside: ``pore`` is ``HELD`` when it is at least half in."""

    pore: Pore
    seat: Seat = Seat()
    target: str = ""


@dataclass(frozen=True, slots=True)
class GatePicture:
    """Counts and sizes of everything that changes in the gate's picture, but for positions of dots and spikes.

    ``dots`` maps transmitters to numbers of dots, ``balls`` to balls in each vesicle; ``effects`` maps receptors to the
    size of their arrow or bar, 0-1; ``ribbons`` are widths in design units; ``sites`` maps targets to their seats.
    """

    dots: Mapping[str, int]
    full: frozenset[str]
    balls: Mapping[str, tuple[int, ...]]
    pores: tuple[PoreSeat, ...]
    sites: Mapping[str, tuple[Seat, ...]]
    effects: Mapping[str, float]
    ribbons: Mapping[str, float]
    docks_open: int
    mu_held: bool
    sensitisation: float
    touch_active: bool
    in_hz: int
    out_hz: int
    gate_percent: int
    ghost: GhostKind
    ghost_percent: int


def half_up(value: float) -> int:
    """Nearest whole number; halves go up, as people round."""
    return floor(value + 0.5)


def filled_seats(plugs: Sequence[Plug], seats: int) -> tuple[Seat, ...]:
    """Seats of a target, filled one after the other by the shares that medicines hold.

    Parameters
    ----------
    plugs : sequence of Plug
        Medicines on this target.
    seats : int
        How many seats are drawn.

    Returns
    -------
    tuple of Seat
        A share of .55 on two seats fills the first wholly and a tenth of the second; where two medicines meet in one
        seat, the one with the larger part of it is shown.
    """
    taken = sorted((plug for plug in plugs if plug.share > HELD_FROM), key=lambda plug: (-plug.share, plug.drug_id))
    filled = []
    for seat in range(seats):
        best, from_share = Seat(), 0.0
        for plug in taken:
            part = min(from_share + plug.share, (seat + 1) / seats) - max(from_share, seat / seats)
            fill = min(1.0, max(0.0, part * seats))
            if fill > best.fill + 1e-9:
                best = Seat(plug.glyph, plug.drug_id, fill)
            from_share += plug.share
        filled.append(best)
    return tuple(filled)


def pore_seats(readouts: Mapping[str, float], plugs: Sequence[Plug]) -> tuple[PoreSeat, ...]:
    """What each drawn NMDA pore is doing.

    Parameters
    ----------
    readouts : Mapping of str to float
        The Frame's; ``nmda_open`` is the share of pores that pass ions at one moment [1].
    plugs : sequence of Plug
        Every medicine on a target.

    Returns
    -------
    tuple of PoreSeat
        From the top of the nerve's face to its bottom.

    Notes
    -----
    A medicine's share × ``PORES`` is the number of pores that it holds; the last may be half in. Of the rest,
    nmda_open / ``OPEN_AT_MOST`` × ``PORES``, rounded, are open, as far as there are any; in the others is magnesium.
    """
    medicines = [plug for plug in plugs if plug.target in ("nmda_pore", "nmda_magnesium")]
    targets = {plug.drug_id: plug.target for plug in medicines}
    seats = filled_seats(medicines, PORES)
    held = sum(seat.fill >= 0.5 for seat in seats)
    opened = min(half_up(max(0.0, readouts["nmda_open"]) / OPEN_AT_MOST * PORES), PORES - held)
    pores: list[PoreSeat] = []
    for seat in seats:
        if seat.fill >= 0.5:
            pore = Pore.HELD
        elif opened > 0 and len(pores) >= PORES - opened:
            pore = Pore.OPEN
        else:
            pore = Pore.PLUGGED
        pores.append(PoreSeat(pore, seat, targets.get(seat.drug_id, "")))
    # From the middle of the row outwards: open pores above, held ones below.
    return tuple(pores[i] for i in FACE_ORDER)


def vesicle_balls(store: float, vesicles: int) -> tuple[int, ...]:
    """Balls in each vesicle: in all, the store's multiple of typical.

    Parameters
    ----------
    store : float
        What is stored [× typical].
    vesicles : int
        How many vesicles there are.

    Returns
    -------
    tuple of int
        Balls per vesicle, as even as can be, at most ``MOST_BALLS``.
    """
    total = min(half_up(max(0.0, store) * BALLS_PER_VESICLE * vesicles), MOST_BALLS * vesicles)
    return tuple(total // vesicles + (1 if i < total % vesicles else 0) for i in range(vesicles))


def gaba_effect(readouts: Mapping[str, float]) -> float:
    """Size of the bar under GABA-A: what is released × receptors × what a modulator adds, 1 at four times typical."""
    return min(1.0, readouts["cleft_gaba"] * readouts["gaba_receptors"] * (1 + readouts["gaba_a_modulation"]) / 4)


HT3_SHOWN = 2.5
"""The accelerator acts at a small share of its whole: its arrow is drawn larger by this factor."""

VESICLE_COUNTS: Mapping[str, int] = {
    "glutamate": 10,
    "substance_p": 1,
    "gaba": 4,
    "norepinephrine": 2,
    "serotonin": 2,
    "dopamine": 1,
}


def gate_picture(frame: Frame, typical_dots: Mapping[str, int]) -> GatePicture:
    """Everything countable in the gate's picture.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    typical_dots : Mapping of str to int
        How many dots stand for each transmitter's typical level.

    Returns
    -------
    GatePicture
        Counts and sizes.
    """
    readouts = frame.readouts
    wanted = {id_: _dots_wanted(typical_dots[id_], readouts[f"cleft_{id_}"], id_) for id_ in TRANSMITTERS}
    dots = {id_: min(count, MOST_DOTS[id_]) for id_, count in wanted.items()}
    by_target: dict[str, list[Plug]] = {}
    for plug in frame.plugs:
        by_target.setdefault(plug.target, []).append(plug)
    counts = {"sert": PUMPS, "net": PUMPS, "mu_opioid": MU_SEATS, "gaba_a": 1, "sodium_channel": SODIUM_SEATS}
    sites = {target: filled_seats(by_target.get(target, ()), count) for target, count in counts.items()}
    return GatePicture(
        dots=dots,
        full=frozenset(id_ for id_ in TRANSMITTERS if wanted[id_] > MOST_DOTS[id_]),
        balls={id_: vesicle_balls(readouts[f"store_{id_}"], count) for id_, count in VESICLE_COUNTS.items()},
        pores=pore_seats(readouts, frame.plugs),
        sites=sites,
        effects=_effects(readouts),
        ribbons={name: _ribbon(readouts[f"{name}_drive"]) for name in ("ampa", "nmda", "nk1")},
        docks_open=sum(dots["glutamate"] >= least for least in DOCK_OPENS_AT),
        mu_held=any(seat.held for seat in sites["mu_opioid"]),
        sensitisation=min(1.0, max(0.0, readouts["sensitisation"])),
        touch_active=readouts["abeta_hz"] > SIGNAL_FROM_HZ,
        in_hz=half_up(readouts["signal_in"]),
        out_hz=half_up(readouts["signal_out"]),
        gate_percent=half_up(100 * readouts["gate_opening"]),
        ghost=frame.ghost,
        ghost_percent=half_up(100 * frame.ghost_readouts.get("gate_opening", 0.0)),
    )


def _dots_wanted(typical_dots: int, level: float, transmitter: str) -> int:
    return half_up(typical_dots * max(0.0, level) / LEVEL_PER_DOTS.get(transmitter, 1.0))


def _effects(readouts: Mapping[str, float]) -> dict[str, float]:
    sizes = {
        "alpha2": readouts["alpha2_brake"],
        "ht1": readouts["ht1_brake"],
        "ht3": HT3_SHOWN * readouts["ht3_facilitation"],
        "d2": readouts["d2_brake"],
        "mu_first": readouts["opioid_first_nerve"],
        "mu_second": readouts["opioid_second_nerve"],
        "mu_interneuron": readouts["opioid_interneuron"],
        "gaba_a": gaba_effect(readouts),
        "ampa": readouts["ampa_drive"],
        "nmda": readouts["nmda_drive"],
        "nk1": readouts["nk1_drive"],
    }
    return {name: min(1.0, max(0.0, size)) for name, size in sizes.items()}


RIBBON_WIDTH = 34.0
"""Width of a ribbon that alone would bring the nerve to its threshold [design units]."""


def _ribbon(drive: float) -> float:
    """Width of a ribbon in design units: in proportion to the drive it stands for."""
    return RIBBON_WIDTH * min(1.0, max(0.0, drive))
