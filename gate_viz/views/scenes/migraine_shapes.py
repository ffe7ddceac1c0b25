"""Outlines of the migraine scene, and painting in its own units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPainterPathStroker, QPen

from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas


@contextmanager
def in_design_units(canvas: Canvas) -> Iterator[QPainter]:
    """Painter without pen or brush whose units are those of the design."""
    painter, layout = canvas.painter, canvas.layout
    painter.save()
    try:
        painter.scale(layout.scale, layout.scale)
        painter.translate(-layout.left, -layout.top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        yield painter
    finally:
        painter.restore()


def line_pen(colour: QColor, width: float) -> QPen:
    """Solid pen with round ends and corners."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def band(line: QPainterPath, width: float) -> QPainterPath:
    """Area of a wide line with flat ends: files of vectors know fading areas, but no fading pens."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line)


def across(left: float, right: float, *colours: QColor) -> QBrush:
    """Colours that pass into one another from left to right."""
    return _fading(QLinearGradient(left, 0, right, 0), colours)


def down(top: float, bottom: float, *colours: QColor) -> QBrush:
    """Colours that pass into one another from top to bottom."""
    return _fading(QLinearGradient(0, top, 0, bottom), colours)


def _fading(gradient: QLinearGradient, colours: Sequence[QColor]) -> QBrush:
    for number, colour in enumerate(colours):
        gradient.setColorAt(number / max(1, len(colours) - 1), colour)
    return QBrush(gradient)


def through(points: Sequence[tuple[float, float]]) -> QPainterPath:
    """Line through points."""
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    return path


def between(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> QPainterPath:
    """Area between two lines that run the same way."""
    path = through([*one, *reversed(other)])
    path.closeSubpath()
    return path


def surface(y: float, left: float, right: float, phase: float, swing: float = 2.4) -> list[tuple[float, float]]:
    """Water's upper edge, in gentle waves."""
    count = max(2, round((right - left) / 10))
    points = []
    for number in range(count + 1):
        x = left + (right - left) * number / count
        points.append((x, y + swing * sin(x / 62 + phase) + swing / 2 * sin(x / 27 + 2 * phase)))
    return points


def trigeminal(share: float) -> QPainterPath:
    """The trigeminal nerve: as thick a stem as its share of the roads, which widens smoothly into its ending."""
    left, half = at.stem(share)
    x, y, wide, high = at.BULB
    steps = [max(left + 38, x - at.NECK * (1 - step / 48)) for step in range(49)]
    neck = [(to_x, at.nerve_half(to_x, share)) for to_x in dict.fromkeys(steps)]
    path = QPainterPath(QPointF(left, y))
    path.cubicTo(left, y - half * 0.8, left + 8, y - half, left + 36, y - half)
    for to_x, thick in neck:
        path.lineTo(to_x, y - thick)
    path.cubicTo(x + 0.62 * wide, y - high, x + wide, y - 0.55 * high, x + wide, y)
    path.cubicTo(x + wide, y + 0.55 * high, x + 0.62 * wide, y + high, x, y + high)
    for to_x, thick in reversed(neck):
        path.lineTo(to_x, y + thick)
    path.lineTo(left + 36, y + half)
    path.cubicTo(left + 8, y + half, left, y + half * 0.8, left, y)
    path.closeSubpath()
    return path


def neighbour(right: float, out: float = 0.0) -> QPainterPath:
    """The neighbouring nerve, which runs on to the brain; ``out`` is how far outside its edge."""
    path = QPainterPath(QPointF(right + 20, 478 + out))
    path.lineTo(1310, 478 + out)
    path.cubicTo(1210, 476 + out, 1150, 472 + out, 1104, 462 + out)
    path.cubicTo(1040 - out, 456 + out, 1002 - out, 438 + out, 1002 - out, 394)
    path.cubicTo(1002 - out, 346 - out, 1044 - out, 330 - out, 1106, 342 - out)
    path.cubicTo(1190, 356 - out, 1290, 362 - out, 1400, 360 - out)
    path.lineTo(right + 20, 360 - out)
    return path


ROAD_BENDS, ROAD_ENDS = 1090.0, 1330.0
WIDEST_END = 56.0
"""Most that the other roads measure where they have come into the neighbouring nerve [design units]."""


def other_road(share: float, crest: float, width: float, surface_y: float | None = None) -> QPainterPath:
    """Area of the road that CGRP takes no part in: from the crest, below the trigeminal nerve, into the neighbour.

    ``surface_y`` is how high what runs there stands over the weir: the crest itself unless told otherwise.
    """
    x, bend = at.WEIR_RIGHT + (1 - share) * at.ROADS / 2, 40 + (1 - share) * at.ROADS / 2
    y = at.other_y(share)
    begins = min(crest + (x - at.WEIR_RIGHT) + width / 2, y - bend)
    path = QPainterPath(QPointF(x, begins))
    path.lineTo(x, y - bend)
    path.quadTo(x, y, x + bend, y)
    path.lineTo(ROAD_BENDS, y)
    top = crest if surface_y is None else surface_y
    shoulder = _shoulder((x - width / 2, x + width / 2), (top, crest + 2), begins + 1)
    return band(path, width).united(_road_end(y, width)).united(shoulder)


def _shoulder(sides: tuple[float, float], over_weir: tuple[float, float], ends: float) -> QPainterPath:
    """What bends down from the weir: from between two heights over it to between two sides further down."""
    (left, right), (top, low), x = sides, over_weir, at.WEIR_RIGHT - 3
    path = QPainterPath(QPointF(x, top))
    path.cubicTo(x + 0.6 * (right - x), top, right, top + 0.3 * (ends - top), right, ends)
    path.lineTo(left, ends)
    path.cubicTo(left, low + 0.5 * (ends - low), min(left, x + 0.5 * (left - x)), low, x, low)
    path.closeSubpath()
    return path


def _road_end(y: float, width: float) -> QPainterPath:
    """Last part of the other roads, which narrows to what the nerve has room for."""
    end, upper, lower = at.MARK_LINES[1], [], []
    for step in range(25):
        t = step / 24
        x, ease = (
            ROAD_BENDS - 1 + (ROAD_ENDS - ROAD_BENDS + 1) * t,
            min(1.0, t / 0.8) ** 2 * (3 - 2 * min(1.0, t / 0.8)),
        )
        half = (width + (min(width, WIDEST_END) - width) * ease) / 2
        middle = y + (end - y) * ease
        upper.append((x, middle - half))
        lower.append((x, middle + half))
    return between(upper, lower)
