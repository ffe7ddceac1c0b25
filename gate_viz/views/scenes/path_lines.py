"""Lines of the whole path: smooth curves with their length, what runs beside them, and outlines round them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import atan2, cos, hypot, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from gate_viz.views.scenes.stage_layout import StageLayout

PIECES = 16
"""Straight pieces between two points of a curve."""

Point = tuple[float, float]


class Spot(NamedTuple):
    """A point of a curve and the direction in which it runs there [design units, radians]."""

    x: float
    y: float
    angle: float

    def beside(self, across: float) -> Point:
        """Point to the right of the curve, or to its left where ``across`` is negative [design units]."""
        return self.x - sin(self.angle) * across, self.y + cos(self.angle) * across

    def ahead(self, along: float, across: float) -> Point:
        """Point in the curve's own directions [design units]."""
        turn, over = cos(self.angle), sin(self.angle)
        return self.x + along * turn - across * over, self.y + along * over + across * turn


class Curve:
    """A smooth curve through some points, measured along its length.

    Parameters
    ----------
    points : sequence of (float, float)
        What it passes [design units].
    """

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = _smooth(points)

    @cached_property
    def _ways(self) -> list[float]:
        ways = [0.0]
        for (from_x, from_y), (to_x, to_y) in pairwise(self._points):
            ways.append(ways[-1] + hypot(to_x - from_x, to_y - from_y))
        return ways

    @property
    def length(self) -> float:
        """From end to end [design units]."""
        return self._ways[-1]

    def at(self, way: float) -> Spot:
        """Where one is after a way along it [design units]."""
        way = min(max(way, 0.0), self.length)
        piece = min(bisect_right(self._ways, way), len(self._points) - 1) - 1
        (from_x, from_y), (to_x, to_y) = self._points[piece], self._points[piece + 1]
        part = (way - self._ways[piece]) / ((self._ways[piece + 1] - self._ways[piece]) or 1.0)
        angle = atan2(to_y - from_y, to_x - from_x)
        return Spot(from_x + part * (to_x - from_x), from_y + part * (to_y - from_y), angle)

    def beside(
        self, across: float = 0.0, start: float = 0.0, end: float | None = None, step: float = 8.0
    ) -> list[Point]:
        """Points that run beside it at a distance [design units]."""
        end = self.length if end is None else end
        count = max(2, round((end - start) / step))
        return [self.at(start + (end - start) * number / count).beside(across) for number in range(count + 1)]


def _smooth(points: Sequence[Point]) -> list[Point]:
    """Points of a Catmull-Rom curve."""
    found: list[Point] = []
    last = len(points) - 1
    for i in range(last):
        four = (points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)])
        parts = (number / PIECES for number in range(PIECES))
        found.extend((_between(four, 0, part), _between(four, 1, part)) for part in parts)
    return [*found, points[-1]]


def _between(four: Sequence[Point], axis: int, part: float) -> float:
    a, b, c, d = (point[axis] for point in four)
    return 0.5 * (2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * part**2 + (3 * b - a - 3 * c + d) * part**3)


@lru_cache(maxsize=64)
def line(layout: StageLayout, curve: Curve, step: float = 8.0) -> QPainterPath:
    """Path along a curve [px]; it is kept, and not to be changed.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    curve : Curve
        What it follows.
    step : float
        From point to point [design units].
    """
    return through(layout, curve.beside(step=step))


def through(layout: StageLayout, points: Sequence[Point], *, closed: bool = False) -> QPainterPath:
    """Path through points given in design units [px]."""
    path = QPainterPath(layout.point(*points[0]))
    for point in points[1:]:
        path.lineTo(layout.point(*point))
    if closed:
        path.closeSubpath()
    return path


def band(layout: StageLayout, curve: Curve, widths: Sequence[tuple[float, float]], step: float = 6.0) -> QPainterPath:
    """Outline of a band along a curve.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    curve : Curve
        Its middle line.
    widths : sequence of (float, float)
        Share of the curve's length, width there [1, design units]; between them the width changes smoothly.
    step : float
        From point to point [design units].

    Returns
    -------
    QPainterPath
        Closed [px].
    """
    right, left = band_sides(layout, curve, widths, step)
    path = QPainterPath()
    path.addPolygon(QPolygonF([*right, *reversed(left)]))
    path.closeSubpath()
    return path


def band_sides(
    layout: StageLayout, curve: Curve, widths: Sequence[tuple[float, float]], step: float = 6.0
) -> tuple[list[QPointF], list[QPointF]]:
    """Right and left side of a band along a curve [px]; parameters as for ``band``."""
    start, end = widths[0][0], widths[-1][0]
    count = max(4, round(curve.length * (end - start) / step))
    right: list[QPointF] = []
    left: list[QPointF] = []
    for number, (x, y, across_x, across_y) in enumerate(_ribs(curve, start, end, count)):
        half = width_at(widths, start + (end - start) * number / count) / 2
        right.append(layout.point(x + half * across_x, y + half * across_y))
        left.append(layout.point(x - half * across_x, y - half * across_y))
    return right, left


@lru_cache(maxsize=32)
def _ribs(curve: Curve, start: float, end: float, count: int) -> tuple[tuple[float, float, float, float], ...]:
    """Points of a part of a curve, and the direction across it at each [design units, 1]."""
    spots = (curve.at((start + (end - start) * number / count) * curve.length) for number in range(count + 1))
    return tuple((spot.x, spot.y, -sin(spot.angle), cos(spot.angle)) for spot in spots)


def width_at(widths: Sequence[tuple[float, float]], at: float) -> float:
    """Width of a band at a share of its length [design units]; ``widths`` as for ``band``."""
    for (start, before), (end, after) in pairwise(widths):
        if at <= end:
            part = (at - start) / (end - start) if end > start else 1.0
            return before + (after - before) * part * part * (3 - 2 * part)
    return widths[-1][1]
