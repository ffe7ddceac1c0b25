"""Places of dots: each transmitter has a list of slots in the cleft, round what stands there.

The n-th dot always has the n-th slot, so that a falling level takes dots away at the end of the list and leaves the
others where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gate_viz.views.scenes.gate_layout import (
    ALPHA2_FIRST,
    ALPHA2_SECOND,
    AMPA,
    D2,
    GABA_A,
    HT1,
    HT3,
    MU_FIRST,
    MU_INTERNEURON,
    MU_SECOND,
    NET,
    NK1,
    NMDA,
    SERT,
)
from gate_viz.views.scenes.gate_picture import MOST_DOTS

Points = NDArray[np.float64]
Inside = Callable[[Points], NDArray[np.bool_]]


class Zone(NamedTuple):
    """Where dots may be: a box, and what of it is free [design units]."""

    left: float
    top: float
    right: float
    bottom: float
    free: Inside


def _away(points: Points, x: float, y: float, distance: float) -> NDArray[np.bool_]:
    away: NDArray[np.bool_] = (points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2 > distance**2
    return away


def _glutamate(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    free = _away(points, AMPA.x, AMPA.y, 58) & _away(points, NK1.x, NK1.y, 56)
    # Denser towards the middle of the face: an oval cloud.
    free &= ((x - 744) / 72) ** 2 + ((y - 436) / 168) ** 2 < 1
    # The pores' ears, and a medicine that waits outside them.
    return free & (x < NMDA[0].x - 62)


def _substance_p(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    free = (x - 622 > (632 - y) * 0.85) & _away(points, NK1.x, NK1.y, 56)
    return free & ((x < 790) | (y > 606))


def _gaba(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    # A modulator sits on the left of its receptor.
    free = (
        _away(points, GABA_A.x, GABA_A.y - 14, 74)
        & _away(points, GABA_A.x - 62, GABA_A.y - 18, 52)
        & _away(points, AMPA.x - 12, AMPA.y - 8, 60)
    )
    free &= _away(points, SERT.x, SERT.y, 86) & _away(points, HT1.x, HT1.y - 8, 62)
    # Below the interneuron's ending, and no farther down than where glutamate begins.
    return free & (y > 186 - (x - 800) * 0.16) & (y < 292 - np.clip(x - 800, 0, 200) * 0.4)


def _from_the_brain(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    free = y < 218 + np.clip(x - 1180, 0, 200) * 0.30
    for pump in (SERT, NET):
        free &= _away(points, pump.x, pump.y + 10, 76)
    free &= _away(points, GABA_A.x, GABA_A.y - 14, 62)
    for receptor in (ALPHA2_SECOND, HT3, D2):
        free &= _away(points, receptor.x, receptor.y - 4, 42)
    return free & (y > 122) & ~((x < 1000) & (y > 186))


def _spill(points: Points) -> NDArray[np.bool_]:
    """Down the shoulder of the second nerve, short of the words beside it: where much transmitter of the brain goes."""
    x, y = points[:, 0], points[:, 1]
    free = _away(points, D2.x, D2.y - 4, 42) & _away(points, NET.x, NET.y + 10, 76)
    return free & (y < 244 + (x - 1240) * 0.8) & (x < 1302)


def _near_first_nerve(points: Points) -> NDArray[np.bool_]:
    free = np.ones(len(points), bool)
    for receptor in (ALPHA2_FIRST, HT1):
        free &= _away(points, receptor.x, receptor.y - 6, 44)
    free &= _away(points, MU_FIRST.x, MU_FIRST.y - 10, 58)
    x, y = points[:, 0], points[:, 1]
    return free & (y < 262 + np.clip(x - 640, 0, 60))


def _below_second_nerve(points: Points) -> NDArray[np.bool_]:
    return _away(points, MU_SECOND.x, MU_SECOND.y + 14, 58)


def _above_neck(points: Points) -> NDArray[np.bool_]:
    return _away(points, MU_INTERNEURON.x, MU_INTERNEURON.y - 14, 54)


def spread(zone: Zone, count: int, seed: int, taken: Sequence[Points] = (), closest: float = 15.0) -> Points:
    """Points that fill a zone evenly from the first on (best candidate of many).

    Parameters
    ----------
    zone : Zone
        Where they may be.
    count : int
        At most how many.
    seed : int
        Seed of the generator: the same seed gives the same points.
    taken : sequence of array
        Points to keep away from as well.
    closest : float
        Stop when no candidate keeps this distance [design units].

    Returns
    -------
    array of shape (n, 2)
        Points in order: any first part of them is spread evenly too.
    """
    generator = np.random.default_rng(seed)
    low, high = np.array([zone.left, zone.top]), np.array([zone.right, zone.bottom])
    pool = low + (high - low) * generator.random((4200, 2))
    pool = pool[zone.free(pool)]
    distance = np.full(len(pool), 60.0)
    for others in taken:
        for point in others:
            np.minimum(distance, np.hypot(*(pool - point).T), out=distance)
    chosen: list[Points] = []
    while len(chosen) < count and len(pool):
        # A little noise keeps the rows from lining up.
        best = int(np.argmax(distance * (0.86 + 0.14 * generator.random(len(pool)))))
        if distance[best] < closest:
            break
        chosen.append(pool[best])
        np.minimum(distance, np.hypot(*(pool - pool[best]).T), out=distance)
    return np.array(chosen).reshape(-1, 2)


@cache
def slots(transmitter: str) -> Points:
    """Places of a transmitter's dots, in the order in which they appear.

    Parameters
    ----------
    transmitter : str
        Its id.

    Returns
    -------
    array of shape (n, 2)
        ``MOST_DOTS`` places, or fewer where the zone is full [design units].
    """
    if transmitter == "glutamate":
        return spread(Zone(684, 304, 812, 622, _glutamate), MOST_DOTS[transmitter], 3, closest=11.0)
    if transmitter == "substance_p":
        zone = Zone(604, 566, 860, 676, _substance_p)
        return spread(zone, MOST_DOTS[transmitter], 5, [slots("glutamate")], closest=22.0)
    if transmitter == "gaba":
        return spread(Zone(700, 150, 930, 290, _gaba), MOST_DOTS[transmitter], 8, closest=16.0)
    if transmitter == "endorphin":
        return _endorphin()
    return _brain()[transmitter]


@cache
def _brain() -> Mapping[str, Points]:
    """Serotonin, norepinephrine and dopamine share one space: each third slot, and a few near the first nerve."""
    main = spread(Zone(986, 124, 1296, 232, _from_the_brain), 84, 11, closest=15.0)
    spill = spread(Zone(1230, 150, 1302, 300, _spill), 40, 12, [main], closest=15.0)
    near = spread(Zone(544, 206, 704, 300, _near_first_nerve), 16, 13, closest=22)
    order = np.concatenate([main, spill])
    shares = {"norepinephrine": order[0::3], "serotonin": order[1::3], "dopamine": order[2::3]}
    # Norepinephrine drifts to the alpha-2 receptor of the first nerve, serotonin to 5-HT1: every fourth dot.
    by_x = near[np.argsort(near[:, 0])]
    half = len(by_x) // 2
    return {
        "norepinephrine": _mixed(shares["norepinephrine"], by_x[:half]),
        "serotonin": _mixed(shares["serotonin"], by_x[half:]),
        "dopamine": shares["dopamine"],
    }


def _mixed(main: Points, near: Points) -> Points:
    mixed: list[Points] = []
    waiting = list(near)
    for index, point in enumerate(main):
        if index % 3 == 1 and waiting:
            mixed.append(waiting.pop(0))
        mixed.append(point)
    return np.array(mixed).reshape(-1, 2)


@cache
def _endorphin() -> Points:
    first = spread(Zone(424, 212, 520, 262, _near_first_nerve), 8, 21, closest=20)
    neck = spread(Zone(490, 18, 680, 50, _above_neck), 8, 22, closest=18)
    second = spread(Zone(1000, 644, 1110, 649, _below_second_nerve), 8, 23, closest=17)
    count = min(len(first), len(neck), len(second))
    return np.stack([first[:count], second[:count], neck[:count]], axis=1).reshape(-1, 2)
