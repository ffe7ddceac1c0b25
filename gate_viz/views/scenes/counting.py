"""From shares and levels to things that can be counted on the stage: seats, balls, whole numbers. No drawing, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from gate_viz.session.frame import Plug

BALLS_PER_VESICLE = 5
"""Balls in a vesicle at a typical store."""
MOST_BALLS = 15
HELD_FROM = 0.02
"""Share of a target from which a medicine is shown on it."""
RIVAL_FROM = 0.1
"""Share from which a second medicine at a seat is drawn, outside it."""


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


NOTHING = Seat()


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
                best = Seat(plug.glyph, plug.drug_id, round(fill, 2))
            from_share += plug.share
        filled.append(best)
    return tuple(filled)


def rival_seat(plugs: Sequence[Plug]) -> Seat:
    """Medicine with the second largest share of a target, which waits outside its single seat; or none."""
    taken = sorted((plug for plug in plugs if plug.share > RIVAL_FROM), key=lambda plug: (-plug.share, plug.drug_id))
    return Seat(taken[1].glyph, taken[1].drug_id, round(taken[1].share, 2)) if len(taken) > 1 else Seat()


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
