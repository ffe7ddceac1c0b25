"""What the switch's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.counting import Seat, filled_seats, half_up
from gate_viz.views.scenes.switch_layout import DRIVERS, LOUDEST, MOST, RECEPTORS

CALTROPS_TYPICAL = 10
"""Pro-inflammatory shapes that stand for a healthy level of cytokines."""
CLOVERS_TYPICAL = 3
"""Anti-inflammatory shapes beside them that stand for a healthy level of those products."""
MOST_CALTROPS, MOST_CLOVERS = 90, 27
DOCKED_FROM = (0.1, 2.0, 3.5, 5.0)
"""Cytokine level from which one, two, three and four receptors are drawn with a cytokine docked [× healthy]."""
MOST_WALKERS = 12.0
PRODUCTS_TYPICAL = 2
MOST_PRODUCTS = 18
GUARDED = ("gut_barrier", "inflammation_brake", "nfkb")
"""Targets of what people do besides medicines that have a place in this scene."""
SHARE_STEPS = 50
MADE_STEPS = 20
GAIN_STEPS = 100


class Guard(NamedTuple):
    """Something people do or take besides medicines that holds back one of the drivers or roads."""

    target: str
    glyph: str
    item_id: str


@dataclass(frozen=True, slots=True)
class SwitchPicture:
    """Counts and sizes of everything that changes in the switch's picture, but for what drifts and travels.

    ``jets`` maps driver controls to how full their pipe is, 0-1. ``locks`` are the pairs of JAK from the top one down:
    the medicine on each and how far it has closed. ``stats`` and ``nfkb`` are numbers of walkers; what is left of a
    whole one walks as a smaller one. What is ``made`` are multiples of the healthy person's product; gains and
    rates are as they act.
    """

    jets: Mapping[str, float]
    caltrops: int
    clovers: int
    docked: int
    cytokine_percent: int
    locks: tuple[Seat, ...]
    locked_percent: int
    stats: float
    nfkb: float
    pro_percent: int
    anti_percent: int
    pro_made: float
    anti_made: float
    pro_products: int
    anti_products: int
    gain: float
    cox: Seat
    guards: tuple[Guard, ...]
    rate_hz: int
    ghost: GhostKind
    ghost_pro_percent: int
    ghost_anti_percent: int

    @property
    def look(self) -> Hashable:
        """All that stands still: two pictures with the same look differ in what drifts and travels only."""
        return (
            (tuple(self.jets.items()), self.docked, self.cytokine_percent, self.locks, self.locked_percent),
            (self.stats, self.nfkb, self.pro_percent, self.anti_percent, self.pro_made, self.anti_made),
            (self.pro_products, self.anti_products, self.gain, self.cox, self.guards, self.rate_hz),
            (self.ghost, self.ghost_pro_percent, self.ghost_anti_percent),
        )

    @property
    def open_lanes(self) -> tuple[float, ...]:
        """How far the road of each pair of JAKs is open, 0-1: a cytokine is docked and no medicine locks it."""
        first = len(self.locks) - self.docked
        return tuple(round(1 - lock.fill, 2) if row >= first else 0.0 for row, lock in enumerate(self.locks))


def switch_picture(frame: Frame, catalogue: Catalogue) -> SwitchPicture:
    """Everything countable in the switch's picture.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    catalogue : Catalogue
        For what people do besides medicines, and which links count in the lens.

    Returns
    -------
    SwitchPicture
        Counts and sizes.
    """
    readouts, ghost = frame.readouts, frame.ghost_readouts
    pro, anti, cytokines = (max(0.0, readouts[id_]) for id_ in ("pro_genes", "anti_genes", "cytokines"))
    return SwitchPicture(
        jets={id_: _steps(min(1.0, max(0.0, frame.acting_values.get(id_, 0.0))), SHARE_STEPS) for id_ in DRIVERS},
        caltrops=min(MOST_CALTROPS, half_up(CALTROPS_TYPICAL * cytokines)),
        clovers=min(MOST_CLOVERS, half_up(CLOVERS_TYPICAL * anti)),
        docked=sum(cytokines >= least for least in DOCKED_FROM),
        cytokine_percent=half_up(100 * cytokines),
        locks=filled_seats([plug for plug in frame.plugs if plug.target == "jak"], len(RECEPTORS)),
        locked_percent=half_up(100 * readouts["jak_block"]),
        stats=walkers(readouts["jak_signal"]),
        nfkb=walkers(readouts["nfkb"]),
        pro_percent=half_up(100 * pro),
        anti_percent=half_up(100 * anti),
        pro_made=min(MOST, _steps(pro, MADE_STEPS)),
        anti_made=min(MOST, _steps(anti, MADE_STEPS)),
        pro_products=min(MOST_PRODUCTS, half_up(PRODUCTS_TYPICAL * pro)),
        anti_products=min(MOST_PRODUCTS, half_up(PRODUCTS_TYPICAL * anti)),
        gain=_steps(min(LOUDEST, max(0.0, readouts["first_nerve_gain"])), GAIN_STEPS),
        cox=filled_seats([plug for plug in frame.plugs if plug.target == "cox"], 1)[0],
        guards=guards_at_work(frame, catalogue),
        rate_hz=half_up(reaching_hz(frame)),
        ghost=frame.ghost,
        ghost_pro_percent=half_up(100 * ghost.get("pro_genes", 0.0)),
        ghost_anti_percent=half_up(100 * ghost.get("anti_genes", 0.0)),
    )


def reaching_hz(frame: Frame) -> float:
    """Spikes of the first nerve that reach the cord, with what inflammation adds [Hz]."""
    return frame.readouts["c_fibre_hz"] + frame.readouts["adelta_fibre_hz"]


def guards_at_work(frame: Frame, catalogue: Catalogue) -> tuple[Guard, ...]:
    """One guard for each place of the scene where something acts that counts in the present lens.

    Parameters
    ----------
    frame : Frame
        For lens and controls.
    catalogue : Catalogue
        For what acts on what.
    """
    found: dict[str, Guard] = {}
    for item in catalogue.lifestyle.values():
        # What carries a warning is shown where that has room beside it, and nowhere else.
        if item.warning is not None or frame.acting_values.get(item.id, 0.0) <= item.control.default:
            continue
        for binding in item.bindings:
            counts = binding.link_id is None or frame.strengths[binding.link_id] > 0
            if counts and binding.target.value in GUARDED:
                found.setdefault(binding.target.value, Guard(binding.target.value, item.control.glyph, item.id))
    return tuple(found[target] for target in GUARDED if target in found)


def walkers(signal: float) -> float:
    """Number of walkers for a signal of which 1 is healthy, to a tenth.

    Parameters
    ----------
    signal : float
        What goes along the road [× healthy].
    """
    return min(MOST_WALKERS, half_up(10 * max(0.0, signal)) / 10)


def walker_sizes(number: float) -> tuple[float, ...]:
    """Size of each walker against a whole one: the last is smaller by what it lacks of a whole.

    Parameters
    ----------
    number : float
        As ``walkers`` gives it.

    Returns
    -------
    tuple of float
        Their sum is the number.
    """
    whole = int(number)
    part = round(number - whole, 1)
    return (1.0,) * whole + ((part,) if part > 0 else ())


def _steps(value: float, steps: int) -> float:
    return half_up(steps * value) / steps
