"""Dots of transmitter: how many there are is the model's, how they drift about their slots is seeded illustration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import wrapInstance

from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.gate_picture import TRANSMITTERS
from gate_viz.views.scenes.gate_slots import Points, slots
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import StageLayout

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
    """All dots at all sub-pixel phases, each cell as small as the dot: ``cells`` has a row for each transmitter.

    Columns of ``cells``: top of its row in the pixmap, width and height of a cell, and how far the cell's centre lies
    right of and below the dot's own [px].
    """

    pixmap: QPixmap
    cells: NDArray[np.float64]


_atlases: WeakKeyDictionary[Glyphs, dict[tuple[float, ...], NDArray[np.float64]]] = WeakKeyDictionary()


def _atlas(glyphs: Glyphs, layout: StageLayout) -> _Atlas:
    scales = tuple(dot_scale(id_, layout) for id_ in TRANSMITTERS)
    known = _atlases.setdefault(glyphs, {})
    if scales not in known:
        known[scales] = _cells(glyphs, scales)
    cells = known[scales]

    def paint(painter: QPainter) -> None:
        for row, id_ in enumerate(TRANSMITTERS):
            top, width, height, right_of, below = cells[row]
            renderer, side = glyphs.renderer(f"dot_{id_}"), 160 * scales[row]
            for phase in range(PHASES * PHASES):
                x = width * (phase + 0.5) - right_of + (phase % PHASES) / PHASES
                y = top + height / 2 - below + (phase // PHASES) / PHASES
                painter.setClipRect(QRectF(width * phase, top, width, height))
                renderer.render(painter, QRectF(x - side / 2, y - side / 2, side, side))

    size = round(float(cells[:, 1].max())) * PHASES * PHASES, round(float((cells[:, 0] + cells[:, 2]).max()))
    key = ("dots", glyphs.theme.name, *scales)
    return _Atlas(glyphs.layer(key, *size, paint, opaque=False), cells)


def _cells(glyphs: Glyphs, scales: tuple[float, ...]) -> NDArray[np.float64]:
    """Rows of ``_Atlas.cells``: cells just large enough for each dot at every phase."""
    rows, top = [], 0
    for id_, scale in zip(TRANSMITTERS, scales, strict=True):
        left, upper, width, height = glyphs.extent(f"dot_{id_}", scale)
        # Even sides, so that a cell's centre is a whole pixel; one more pixel for the phases.
        width, height = 2 * ((width + 2) // 2), 2 * ((height + 2) // 2)
        rows.append((top, width, height, left + width // 2, upper + height // 2))
        top += height
    return np.array(rows, float)


def dot_scale(transmitter: str, layout: StageLayout) -> float:
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
    phase = ((pixels - whole) * PHASES).astype(int)
    rows = np.repeat([TRANSMITTERS.index(id_) for id_ in placed], [len(points) for points in placed.values()])
    cells = atlas.cells[rows]
    # QPainter.PixmapFragment: x, y, sourceLeft, sourceTop, width, height, scaleX, scaleY, rotation, opacity
    fragments = np.empty((len(pixels), 10))
    fragments[:, :2] = whole + cells[:, 3:5]
    fragments[:, 2] = (phase[:, 0] + PHASES * phase[:, 1]) * cells[:, 1]
    fragments[:, 3] = cells[:, 0]
    fragments[:, 4:6] = cells[:, 1:3]
    fragments[:, 6:8] = 1.0
    fragments[:, 8] = 0.0
    fragments[:, 9] = 1.0
    first = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
    canvas.painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), len(fragments), atlas.pixmap)
