"""Outlines of the switch: cell, nucleus, nerve ending and roads, and the places of what drifts outside the cell."""

from __future__ import annotations

from functools import cache, lru_cache
from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.scenes.switch_layout import Curve, Oval

EDGE_POINTS = 200
APART = 29.0
"""Distance of neighbours outside the cell [design units]."""
SHAKEN = 2.5
OFF_CELL = 26.0
SEED = 7


def oval(layout: StageLayout, shape: Oval, grow: float = 0.0) -> QPainterPath:
    """Outline of a cell or nucleus [px]."""
    points = [layout.point(*shape.at(2 * pi * i / EDGE_POINTS, grow)) for i in range(EDGE_POINTS)]
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def along(curve: Curve, share: float) -> tuple[float, float]:
    """Point on a curve, 0 its beginning, 1 its end [design units]."""
    a, b, c, d = curve
    left = 1 - share
    each = (left**3, 3 * left * left * share, 3 * left * share * share, share**3)
    return (
        each[0] * a[0] + each[1] * b[0] + each[2] * c[0] + each[3] * d[0],
        each[0] * a[1] + each[1] * b[1] + each[2] * c[1] + each[3] * d[1],
    )


def heading(curve: Curve, share: float) -> float:
    """Direction of a curve at a point of it [rad]."""
    (x0, y0), (x1, y1) = along(curve, max(0.0, share - 0.01)), along(curve, min(1.0, share + 0.01))
    return atan2(y1 - y0, x1 - x0)


def curve_path(layout: StageLayout, curve: Curve) -> QPainterPath:
    """A curve as a path [px]."""
    path = QPainterPath(layout.point(*curve[0]))
    path.cubicTo(layout.point(*curve[1]), layout.point(*curve[2]), layout.point(*curve[3]))
    return path


def ribbon(layout: StageLayout, curve: Curve, first: float, last: float, steps: int = 32) -> QPainterPath:
    """A band along a curve whose width goes from ``first`` to ``last`` [design units]; the outline in px."""
    above: list[QPointF] = []
    below: list[QPointF] = []
    for step in range(steps + 1):
        share = step / steps
        x, y = along(curve, share)
        turn, half = heading(curve, share) + pi / 2, (first + (last - first) * share) / 2
        above.append(layout.point(x + half * cos(turn), y + half * sin(turn)))
        below.append(layout.point(x - half * cos(turn), y - half * sin(turn)))
    path = QPainterPath()
    path.addPolygon(QPolygonF([*above, *reversed(below)]))
    path.closeSubpath()
    return path


NERVE_TIPS = (
    ((1400, 240), (1362, 214), (1328, 182)),
    ((1304, 158), (1280, 144), (1254, 139)),
    ((1226, 134), (1212, 160), (1232, 176)),
    ((1264, 200), (1284, 228), (1280, 262)),
    ((1276, 290), (1250, 299), (1216, 299)),
    ((1188, 299), (1188, 345), (1216, 345)),
    ((1250, 345), (1276, 354), (1280, 382)),
    ((1284, 416), (1264, 444), (1232, 468)),
    ((1212, 484), (1226, 510), (1254, 505)),
    ((1280, 500), (1304, 486), (1328, 462)),
    ((1362, 430), (1400, 404), (1460, 404)),
)


def nerve(layout: StageLayout) -> QPainterPath:
    """The first nerve's ending: three tips at the left, the fibre to the right edge of the stage [px]."""
    end = layout.right + 20
    path = QPainterPath(layout.point(end, at.NERVE_TOP))
    path.lineTo(layout.point(1460, at.NERVE_TOP))
    for first, second, point in NERVE_TIPS:
        path.cubicTo(layout.point(*first), layout.point(*second), layout.point(*point))
    path.lineTo(layout.point(end, at.NERVE_BOTTOM))
    path.closeSubpath()
    return path


def jet(row: int) -> Curve:
    """Way of what comes out of a pipe; the last one goes on to the receptor of NF-kB."""
    y = at.PIPE_Y[row]
    if row == len(at.PIPE_Y) - 1:
        x, mouth = at.PRONGS.beside(0, -34)
        return (at.PIPE_END, y), (at.PIPE_END + 80, y), (x - 90, mouth + 8), (x, mouth)
    toward = at.RECEPTOR_Y[row] + 0.35 * (330 - at.RECEPTOR_Y[row])
    return (at.PIPE_END, y), (at.PIPE_END + 76, y), (at.PIPE_END + 100, toward), (at.PIPE_END + 206, toward)


Points = tuple[tuple[float, float], ...]


@cache
def field_places(*counts: int) -> tuple[Points, ...]:
    """Places outside the cell for some kinds of shapes, clear of pipes, cell, receptors and each other.

    Parameters
    ----------
    *counts : int
        How many of each kind there may be.

    Returns
    -------
    tuple of tuple of (float, float)
        For each kind, in the order in which they are taken [design units].

    Notes
    -----
    Places lie on a slightly shaken honeycomb. Each next one of a kind is that farthest from all before, so that any
    number of them looks even, and each keeps its place when others come or go.
    """
    free = np.array([place for place in _honeycomb() if _is_outside(*place)])
    kinds = []
    for count in counts:
        nearest = np.hypot(free[:, 0] - free[:, 0].mean(), free[:, 1] - free[:, 1].mean())
        left = np.ones(len(free), bool)
        chosen: list[tuple[float, float]] = []
        for _ in range(min(count, len(free))):
            index = int(np.argmax(np.where(left, nearest, -1.0)))
            left[index] = False
            x, y = free[index]
            chosen.append((float(x), float(y)))
            nearest = np.minimum(nearest, np.hypot(free[:, 0] - x, free[:, 1] - y))
        free = free[left]
        kinds.append(tuple(chosen))
    return tuple(kinds)


def _honeycomb() -> list[tuple[float, float]]:
    """Points over the field, ``APART`` from each other but for some shaking."""
    field, row_step = at.FIELD, APART * cos(pi / 6)
    generator = np.random.default_rng(SEED)
    points = []
    for row in range(int((field.bottom - field.top) / row_step) + 1):
        for column in range(int((field.right - field.left) / APART) + 1):
            x, y = field.left + APART * (column + 0.5 * (row % 2)), field.top + row_step * row
            shaken = generator.uniform(-SHAKEN, SHAKEN, 2)
            points.append((x + float(shaken[0]), y + float(shaken[1])))
    return points


@lru_cache(maxsize=1)
def _kept_free() -> tuple[tuple[float, float, float], ...]:
    """Circles that stay free of drifting shapes: receptors and what docks at them, the first part of each jet."""
    circles = [(*place.beside(0, -(at.DOCK_OUT - 14)), 44.0) for place in at.RECEPTORS]
    circles.append((*at.PRONGS.beside(0, -26), 58.0))
    guard = at.GUARDS["gut_barrier"].glyph
    circles.append((guard.x, guard.y, 34.0))
    for row in range(len(at.PIPE_Y)):
        circles += [(*along(jet(row), share), 25.0) for share in (0.0, 0.1, 0.2)]
    return tuple(circles)


def _is_outside(x: float, y: float) -> bool:
    if any(hypot(x - cx, y - cy) < reach for cx, cy, reach in _kept_free()):
        return False
    across = abs(x - at.CELL.x) / (at.CELL.across + OFF_CELL)
    down = abs(y - at.CELL.y) / (at.CELL.down + OFF_CELL)
    return bool(across**at.CELL.power + down**at.CELL.power > 1)
