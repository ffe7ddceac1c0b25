"""Dots of transmitter: how many there are is the model's, where in the cleft they drift is seeded illustration.

Each transmitter has a list of slots. The n-th dot always has the n-th slot, so that a falling level takes dots away at
the end of the list and leaves the others where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import wrapInstance

from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.gate_canvas import Canvas
from gate_viz.views.scenes.gate_layout import (
    ALPHA2_FIRST,
    ALPHA2_SECOND,
    AMPA,
    D2,
    GABA_A,
    HT1,
    HT3,
    MU_FIRST,
    MU_SECOND,
    NET,
    NK1,
    NMDA,
    SERT,
    GateLayout,
)
from gate_viz.views.scenes.gate_picture import MOST_DOTS, TRANSMITTERS
from gate_viz.views.scenes.stage import SceneClock

DOT_SCALE: Mapping[str, float] = {
    "glutamate": 0.25,
    "substance_p": 0.27,
    "gaba": 0.24,
    "serotonin": 0.235,
    "norepinephrine": 0.25,
    "dopamine": 0.25,
    "endorphin": 0.25,
}
DRIFT = 3.2
"""How far a dot drifts from its slot [design units]."""
PHASES = 4
"""Sub-pixel phases in each direction: the raster engine places pixmaps on whole pixels only."""
SMALLEST_DOT_PX = 8.0

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
    free &= ((x - 752) / 74) ** 2 + ((y - 444) / 176) ** 2 < 1
    for pore in NMDA:
        free &= _away(points, pore.x - 24, pore.y - 26, 24) & _away(points, pore.x - 24, pore.y + 26, 24)
    return free


def _substance_p(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return (x - 640 > (620 - y) * 0.85) & _away(points, NK1.x, NK1.y, 54) & (y < 650)


def _gaba(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    free = _away(points, GABA_A.x, GABA_A.y - 8, 62) & _away(points, AMPA.x - 12, AMPA.y - 8, 60)
    free &= _away(points, SERT[0].x, SERT[0].y, 64) & _away(points, HT1.x, HT1.y - 8, 62)
    # Below the interneuron's ending, and no farther down than where glutamate begins.
    return free & (y > 186 - (x - 800) * 0.16) & (y < 292 - np.clip(x - 800, 0, 200) * 0.4)


def _from_the_brain(points: Points) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    free = y < 218 + np.clip(x - 1180, 0, 200) * 0.30
    for pump in (*SERT, *NET):
        free &= _away(points, pump.x, pump.y + 6, 51)
    for receptor in (GABA_A, ALPHA2_SECOND, HT3, D2):
        free &= _away(points, receptor.x, receptor.y - 4, 45)
    return free & (y > 122) & ~((x < 1000) & (y > 186))


def _spill(points: Points) -> NDArray[np.bool_]:
    """Down the shoulder of the second nerve, short of the words beside it: where much transmitter of the brain goes."""
    x, y = points[:, 0], points[:, 1]
    free = _away(points, D2.x, D2.y - 4, 45) & _away(points, NET[1].x, NET[1].y + 6, 51)
    return free & (y < 244 + (x - 1240) * 0.8) & (x < 1302)


def _near_first_nerve(points: Points) -> NDArray[np.bool_]:
    free = np.ones(len(points), bool)
    for receptor in (ALPHA2_FIRST, HT1, *MU_FIRST):
        free &= _away(points, receptor.x, receptor.y - 6, 44)
    x, y = points[:, 0], points[:, 1]
    return free & (y < 262 + np.clip(x - 640, 0, 60))


def _below_second_nerve(points: Points) -> NDArray[np.bool_]:
    free = np.ones(len(points), bool)
    for receptor in MU_SECOND:
        free &= _away(points, receptor.x, receptor.y + 8, 42)
    return free


def _anywhere(points: Points) -> NDArray[np.bool_]:
    return np.ones(len(points), bool)


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
        return spread(Zone(634, 560, 836, 650, _substance_p), MOST_DOTS[transmitter], 5, closest=15.0)
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
    neck = spread(Zone(520, 22, 650, 52, _anywhere), 8, 22, closest=20)
    second = spread(Zone(912, 646, 1120, 668, _below_second_nerve), 8, 23, closest=20)
    count = min(len(first), len(neck), len(second))
    return np.stack([first[:count], second[:count], neck[:count]], axis=1).reshape(-1, 2)


@cache
def _wander(transmitter: str) -> Points:
    """Seeded phases and periods of each dot's drift: columns phase x, phase y, rate x, rate y [rad, rad/s]."""
    generator = np.random.default_rng(TRANSMITTERS.index(transmitter) + 101)
    count = len(slots(transmitter))
    phases = generator.uniform(0, 2 * np.pi, (count, 2))
    rates = generator.uniform(0.55, 1.15, (count, 2))
    return np.concatenate([phases, rates], axis=1)


def dot_positions(transmitter: str, count: int, clock: SceneClock) -> Points:
    """Where a transmitter's dots are now.

    Parameters
    ----------
    transmitter : str
        Its id.
    count : int
        How many dots the model's level gives.
    clock : SceneClock
        Moves the drift.

    Returns
    -------
    array of shape (count, 2)
        Positions [design units].
    """
    wander = _wander(transmitter)[:count]
    return slots(transmitter)[:count] + DRIFT * np.sin(wander[:, :2] + wander[:, 2:] * clock.seconds)


class _Atlas(NamedTuple):
    """All dots at all sub-pixel phases: one row for each transmitter."""

    pixmap: QPixmap
    cell: int


def _atlas(glyphs: Glyphs, layout: GateLayout) -> _Atlas:
    scale = layout.scale
    # Even, so that a cell's centre is a whole pixel.
    cell = 2 * int(np.ceil(52 * max(dot_scale(id_, layout) for id_ in TRANSMITTERS)) + 2)

    def paint(painter: QPainter) -> None:
        for row, id_ in enumerate(TRANSMITTERS):
            renderer = glyphs.renderer(f"dot_{id_}")
            side = 160 * dot_scale(id_, layout)
            for phase in range(PHASES * PHASES):
                x = cell * (phase + 0.5) + (phase % PHASES) / PHASES
                y = cell * (row + 0.5) + (phase // PHASES) / PHASES
                painter.setClipRect(QRectF(cell * phase, cell * row, cell, cell))
                renderer.render(painter, QRectF(x - side / 2, y - side / 2, side, side))

    key = ("dots", glyphs.theme.name, round(scale * 1000), cell)
    return _Atlas(glyphs.layer(key, cell * PHASES * PHASES, cell * len(TRANSMITTERS), paint, opaque=False), cell)


def dot_scale(transmitter: str, layout: GateLayout) -> float:
    """Pixels per glyph unit of a transmitter's dot: at least 8 px across on the screen."""
    return max(DOT_SCALE[transmitter] * layout.scale, SMALLEST_DOT_PX * layout.pixel / 84)


def paint_dots(canvas: Canvas, dots: Mapping[str, int], clock: SceneClock) -> None:
    """Draw every dot, on raster devices with a single call.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    dots : Mapping of str to int
        Dots of each transmitter.
    clock : SceneClock
        Moves the drift.
    """
    placed = {id_: dot_positions(id_, count, clock) for id_, count in dots.items() if count}
    layout = canvas.layout
    if canvas.is_vector:
        for id_, points in placed.items():
            for x, y in points:
                canvas.dot(id_, x, y, dot_scale(id_, layout) / layout.scale)
        return
    if not placed:
        return
    atlas = _atlas(canvas.glyphs, layout)
    pixels = np.concatenate(list(placed.values()))
    pixels = (pixels - (layout.left, layout.top)) * layout.scale
    whole = np.floor(pixels)
    phase = np.minimum(((pixels - whole) * PHASES).astype(int), PHASES - 1)
    rows = np.concatenate([np.full(len(points), TRANSMITTERS.index(id_)) for id_, points in placed.items()])
    # QPainter.PixmapFragment: x, y, sourceLeft, sourceTop, width, height, scaleX, scaleY, rotation, opacity
    fragments = np.zeros((len(pixels), 10))
    fragments[:, :2] = whole
    fragments[:, 2] = (phase[:, 0] + PHASES * phase[:, 1]) * atlas.cell
    fragments[:, 3] = rows * atlas.cell
    fragments[:, 4:6] = atlas.cell
    fragments[:, 6:8] = 1.0
    fragments[:, 9] = 1.0
    first = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
    canvas.painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), len(fragments), atlas.pixmap)
