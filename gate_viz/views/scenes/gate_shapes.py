"""Where words may not stand: the cells' outlines, receptors and dots, as one picture of what is taken."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_picture import TRANSMITTERS
from gate_viz.views.scenes.gate_slots import slots
from gate_viz.views.scenes.stage_layout import Box, Place

OUTLINES = {
    "first_nerve": "M-940,366 H330 C410,366 424,270 545,264 C640,262 676,318 680,372 V486 C676,540 640,594 545,594 "
    "C424,588 410,490 330,490 H-940 Z",
    "second_nerve": "M856,286 C856,246 880,226 920,226 H1156 C1240,226 1256,366 1350,366 H2520 V490 H1250 "
    "C1160,490 1140,628 1050,628 H920 C880,628 856,606 856,566 Z",
    "interneuron": "M318,106 C316,58 356,28 402,32 C446,34 462,62 498,72 C560,86 620,80 690,60 C734,38 806,32 838,64 "
    "C874,98 858,156 802,160 C752,164 716,138 672,116 C604,124 552,122 500,128 C462,136 444,166 404,168 "
    "C352,172 320,146 318,106 Z",
    "descending": "M1192,-740 V-20 C1188,2 1150,0 1080,6 C986,12 926,34 924,68 C924,104 992,106 1110,106 "
    "C1226,106 1294,104 1298,66 C1300,40 1288,24 1284,-20 V-740 Z",
}
"""Outlines of the cells as their files draw them (``assets/scenes/gate``) [design units]."""
TOUCH_LINE = "M-940,590 H96 C206,590 262,540 262,430 C262,330 250,250 304,180"
"""The touch nerve's middle line, as its file draws it [design units]."""
TOUCH_WIDTH = 52.0
RIM, SHADE = 7.0, 10.0
"""Width of a cell's rim, and how far its shade lies below it [design units]."""
CLEARANCE = 5.0
"""Least distance between words and shapes [design units]."""

_CELL = 2.0
_LEFT, _TOP, _RIGHT, _BOTTOM = -700.0, -500.0, 2300.0, 1200.0
_COMMANDS = re.compile(r"([MHVCLZ])([^MHVCLZ]*)")


@cache
def outline(text: str) -> QPainterPath:
    """Path of an outline.

    Parameters
    ----------
    text : str
        SVG path data of absolute M, H, V, C, L and Z.

    Returns
    -------
    QPainterPath
        The same path [design units]; not to be changed.
    """
    path = QPainterPath()
    for command, numbers in _COMMANDS.findall(text):
        values = [float(number) for number in re.split(r"[ ,]+", numbers.strip()) if number]
        here = path.currentPosition()
        if command == "M":
            path.moveTo(*values)
        elif command == "H":
            path.lineTo(values[0], here.y())
        elif command == "V":
            path.lineTo(here.x(), values[0])
        elif command == "C":
            path.cubicTo(*values)
        elif command == "L":
            path.lineTo(*values)
        else:
            path.closeSubpath()
    return path


def receptors() -> tuple[tuple[Place, float], ...]:
    """Every receptor and pump, microglia and signals with their reach when largest: place, radius [design units]."""
    grown = [(place, 50.0 * place.scale * at.GROWN) for place in at.GROWING]
    fixed = [(place, 46.0 * place.scale) for place in (*at.NMDA, at.AMPA, at.NK1, at.ALPHA2_SECOND, at.HT3, at.D2)]
    glia = [(at.MICROGLIA, 46.0), *((Place(x, y, 1.0), 14.0) for x, y in at.SIGNALS)]
    return (*grown, *fixed, *((place, 46.0 * place.scale) for place in (at.ALPHA2_FIRST, at.HT1)), *glia)


def draw_shapes(painter: QPainter) -> None:
    """Draw all that words must keep off, in one opaque colour.

    Parameters
    ----------
    painter : QPainter
        A painter in design units.
    """
    colour = QColor(Qt.GlobalColor.white)
    painter.setBrush(colour)
    for text in OUTLINES.values():
        painter.setPen(QPen(colour, RIM))
        painter.drawPath(outline(text))
        painter.drawPath(outline(text).translated(0, SHADE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, TOUCH_WIDTH + 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(outline(TOUCH_LINE))
    painter.drawPath(outline(TOUCH_LINE).translated(0, 7))
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, reach in receptors():
        painter.drawEllipse(QPointF(place.x, place.y), reach, reach)
    for transmitter in TRANSMITTERS:
        for x, y in slots(transmitter):
            painter.drawEllipse(QPointF(x, y), 14, 14)


@cache
def _taken() -> NDArray[np.int64]:
    """Sums over all cells above and to the left, so that any box is answered at once."""
    width, height = round((_RIGHT - _LEFT) / _CELL), round((_BOTTOM - _TOP) / _CELL)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.scale(1 / _CELL, 1 / _CELL)
        painter.translate(-_LEFT, -_TOP)
        draw_shapes(painter)
    finally:
        painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]
    sums = np.zeros((height + 1, width + 1), np.int64)
    sums[1:, 1:] = np.cumsum(np.cumsum(rows > 100, axis=0), axis=1)
    return sums


def is_free(box: Box) -> bool:
    """Whether nothing of the picture lies in a box or close to it.

    Parameters
    ----------
    box : Box
        Where words would stand [design units].
    """
    sums = _taken()

    def column(x: float) -> int:
        return round(min(max((x - _LEFT) / _CELL, 0), int(sums.shape[1]) - 1))

    def row(y: float) -> int:
        return round(min(max((y - _TOP) / _CELL, 0), int(sums.shape[0]) - 1))

    left, right = column(box.left - CLEARANCE), column(box.right + CLEARANCE)
    top, bottom = row(box.top - CLEARANCE), row(box.bottom + CLEARANCE)
    return bool(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] == 0)
