"""Live lines for a pyqtgraph plot: thick, antialiased and cheap, because each is one call of ``drawLines``.

This module imports pyqtgraph: import it only after the stage has been painted, for it doubles the time to that.
"""

from __future__ import annotations

from enum import Enum
from typing import cast

import numpy as np
import pyqtgraph as pg
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

Array = NDArray[np.float64]
EMPTY: Array = np.zeros(0)
FINEST_PX = 0.15
MOST_STROKES = 120
# Lines and marks reach beyond the range by half their width; what is cleared must reach as far [shares of the range].
_PAST_SIDES, _PAST_ENDS = 0.03, 0.25
LEAST_VOLLEY_HZ = 4.0
LONGEST_VOLLEY_S = 1.0


class LineForm(Enum):
    """How lines differ without their colour: solid is the present, dotted is held, dashed is the other lens."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"


def decimated(x: Array, y: Array, columns: int) -> tuple[Array, Array]:
    """Return a curve that looks the same in ``columns`` pixel columns, with at most two points in each.

    Parameters
    ----------
    x, y
        The curve, x rising.
    columns
        Pixels across.

    Returns
    -------
    tuple of arrays
        The curve itself where it is short; else the lowest and the highest point of each column, as they come.
    """
    count = len(x)
    if columns < 1 or count <= 2 * columns:
        return x, y
    per_column = -(-count // columns)
    whole = count // per_column * per_column
    table = y[:whole].reshape(-1, per_column)
    first = np.arange(len(table)) * per_column
    picks = np.sort(np.stack((first + table.argmin(axis=1), first + table.argmax(axis=1)), axis=1), axis=1).ravel()
    kept = np.concatenate((picks, np.arange(whole, count)))
    kept = np.unique(np.concatenate(([0], kept, [count - 1])))
    return x[kept], y[kept]


def in_long_strokes(x: Array, y: Array, px_per_y: float) -> tuple[Array, Array]:
    """Return the curve in as few straight strokes as it can be drawn with; joints would show as texture along the line.

    Parameters
    ----------
    x, y
        The curve, x rising.
    px_per_y
        Height of one unit [px].

    Returns
    -------
    tuple of arrays
        The same line to within ``FINEST_PX``, or the curve as it is where that would take too many strokes.

    Notes
    -----
    A stretch is split where it lies farthest from its chord, until none lies farther than ``FINEST_PX``. In the middle
    of a stroke three neighbours can bend by no more than four times that, and each end of a stroke excuses three points
    that bend more: a curve with too many of those is not tried.

    References
    ----------
    Ramer 1972, Computer Graphics and Image Processing 1:244-256, doi:10.1016/S0146-664X(72)80017-0.
    """
    heights = y * abs(px_per_y)
    bends = np.abs(np.diff(heights, 2)) > 4 * FINEST_PX
    if np.count_nonzero(bends) > 3 * MOST_STROKES:
        return x, y
    kept = {0, len(x) - 1}
    stretches = [(0, len(x) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        slope = (heights[last] - heights[first]) / (x[last] - x[first])
        distance = np.abs(heights[first : last + 1] - heights[first] - slope * (x[first : last + 1] - x[first]))
        farthest = int(distance.argmax())
        if distance[farthest] > FINEST_PX:
            kept.add(first + farthest)
            stretches += [(first, first + farthest), (first + farthest, last)]
        if len(kept) > MOST_STROKES:
            return x, y
    order = sorted(kept)
    return x[order], y[order]


def volley_peaks(x: Array, signal_in: Array, signal_out: Array) -> tuple[tuple[float, float], ...]:
    """Return where each short volley's answer was highest, and how high, oldest first.

    Parameters
    ----------
    x
        Times, rising [s].
    signal_in, signal_out
        What arrived and what passed then [spikes per second].

    Returns
    -------
    tuple of pairs
        Time [s] and highest answer [spikes per second] of every volley of under ``LONGEST_VOLLEY_S`` that lies within
        the curve as a whole, and that is followed by a pause.
    """
    arrives = np.concatenate(([False], signal_in >= LEAST_VOLLEY_HZ, [False]))
    starts, ends = np.flatnonzero(~arrives[:-1] & arrives[1:]), np.flatnonzero(arrives[:-1] & ~arrives[1:])
    peaks = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start == 0 or end == len(x) or x[end] - x[start] >= LONGEST_VOLLEY_S:
            continue
        # What passes comes a little later than what arrives.
        until = starts[number + 1] if number + 1 < len(starts) else len(x)
        top = start + int(signal_out[start:until].argmax())
        peaks.append((float(x[top]), float(signal_out[top])))
    return tuple(peaks)


class PeakNumbers(pg.GraphicsObject):  # type: ignore[misc]
    """Numbers at the tops of small answers, which the fixed axes draw too low to compare."""

    def __init__(self) -> None:
        super().__init__()
        self._font, self._colour, self._rise = QFont(), QColor(), 0.0
        self.peaks: tuple[tuple[float, float, str], ...] = ()
        self.range = QRectF(-10.0, 0.0, 10.0, 60.0)

    def set_look(self, letters: QFont, colour: QColor, rise_px: float) -> None:
        """Write in these letters and this colour, ``rise_px`` above each top and beside it."""
        self._font, self._colour, self._rise = letters, colour, rise_px
        self.update()

    def show_peaks(self, peaks: tuple[tuple[float, float, str], ...]) -> None:
        """Write each (time, height, words)."""
        if peaks != self.peaks:
            self.peaks = peaks
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the fixed range of the plot with room for letters at its edges."""
        across, up = _PAST_SIDES * self.range.width(), _PAST_ENDS * self.range.height()
        return self.range.adjusted(-across, -up, across, up)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the numbers that have room beside one another, the newest first."""
        if not self.peaks:
            return
        to_screen = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setFont(self._font)
        painter.setPen(self._colour)
        metrics = QFontMetricsF(self._font)
        limit = to_screen.map(QPointF(self.range.right(), 0.0)).x()
        for time_s, height, words in reversed(self.peaks):
            top = to_screen.map(QPointF(time_s, height))
            # After the volley, where nothing arrives, the number hides no line.
            left = top.x() + 3 * self._rise
            if left + metrics.horizontalAdvance(words) < limit:
                painter.drawText(QPointF(left, top.y() - self._rise - metrics.descent()), words)
                limit = top.x() - metrics.averageCharWidth()
        painter.restore()


class LiveLine(pg.GraphicsObject):  # type: ignore[misc]
    """A curve inside a ``PlotItem``, with a round mark at its newest point if wanted.

    Notes
    -----
    Pens must be opaque: ``drawLines`` shows its joints under a translucent one.
    """

    def __init__(self, form: LineForm = LineForm.SOLID, *, marked: bool = False, filled: bool = False) -> None:
        super().__init__()
        self._form = form
        self._marked = marked
        self._filled = filled
        self._pen = QPen()
        self._fill = QColor()
        self._segments = np.zeros((0, 4))
        self.x: Array = EMPTY
        self.y: Array = EMPTY
        self.range = QRectF(-10.0, 0.0, 10.0, 60.0)

    def set_colour(self, colour: QColor, width_px: float, fill: QColor | None = None) -> None:
        """Draw in an opaque colour, ``width_px`` thick; ``fill`` colours the area under a filled line."""
        self._pen = QPen(colour, width_px)
        self._pen.setCosmetic(True)
        self._pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._fill = fill if fill is not None else QColor(colour)
        self.update()

    def set_form(self, form: LineForm) -> None:
        """Draw solid, dotted or dashed."""
        self._form = form

    def show_data(self, x: Array, y: Array) -> None:
        """Draw another curve."""
        self.x, self.y = x, y
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the fixed range of the plot with room for thick lines and marks at its edges."""
        across, up = _PAST_SIDES * self.range.width(), _PAST_ENDS * self.range.height()
        return self.range.adjusted(-across, -up, across, up)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint area, line and mark."""
        if len(self.x) < 2:
            return
        across = painter.transform().m11() * self.range.width()
        x, y = self._as_drawn(max(1, int(abs(across))))
        # The axes stand still: what is higher than they reach is drawn at their edge.
        y = np.clip(y, self.range.top(), self.range.bottom())
        if self._filled:
            self._paint_area(painter, x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        self._draw(painter, x, y, across)
        if self._marked:
            self._paint_mark(painter)

    def _as_drawn(self, columns: int) -> tuple[Array, Array]:
        inside = slice(int(np.searchsorted(self.x, self.range.left(), side="left")), None)
        return decimated(self.x[inside], self.y[inside], columns // 2)

    def _draw(self, painter: QPainter, x: Array, y: Array, across: float) -> None:
        if self._form is LineForm.SOLID:
            x, y = in_long_strokes(x, y, painter.transform().m22())
            self._draw_segments(painter, x[:-1], y[:-1], x[1:], y[1:])
            return
        # The pattern keeps its place on the screen; the pen's own would begin anew with every short segment.
        width = max(1.0, self._pen.widthF())
        pitch = (3.0 if self._form is LineForm.DOTTED else 1.5) * width / max(1e-9, abs(across) / self.range.width())
        places = np.arange(np.ceil(x[0] / pitch), np.floor(x[-1] / pitch) + 1) * pitch
        heights = np.interp(places, x, y)
        if self._form is LineForm.DOTTED:
            self._draw_segments(painter, places, heights, places + pitch * 1e-3, heights)
            return
        number = np.round(places / pitch).astype(int)
        drawn = np.flatnonzero(number[:-1] % 5 < 3)
        self._draw_segments(painter, places[drawn], heights[drawn], places[drawn + 1], heights[drawn + 1])

    def _draw_segments(self, painter: QPainter, x0: Array, y0: Array, x1: Array, y1: Array) -> None:
        count = len(x0)
        if not count:
            return
        if len(self._segments) < count:
            self._segments = np.zeros((2 * count, 4))
        for column, values in enumerate((x0, y0, x1, y1)):
            self._segments[:count, column] = values
        first = cast(QLineF, shiboken6.wrapInstance(self._segments.ctypes.data, QLineF))
        painter.drawLines(first, count)

    def _paint_area(self, painter: QPainter, x: Array, y: Array) -> None:
        points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
        area = QPolygonF([QPointF(float(x[0]), 0.0), *points, QPointF(float(x[-1]), 0.0)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawPolygon(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_mark(self, painter: QPainter) -> None:
        height = min(max(float(self.y[-1]), self.range.top()), self.range.bottom())
        centre = painter.transform().map(QPointF(float(self.x[-1]), height))
        painter.save()
        painter.resetTransform()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pen.color())
        radius = self._pen.widthF() * 1.55
        painter.drawEllipse(centre, radius, radius)
        painter.restore()
