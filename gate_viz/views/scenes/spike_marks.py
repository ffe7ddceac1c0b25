"""Spikes: marks of equal height and shape that travel along a nerve as fast as model time allows."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from gate_viz.session.frame import SpikeTrain
from gate_viz.views.scenes.canvas import Canvas, draw_stroke

SPEED = 235.0
"""How far a mark travels in a second of wall time, in every nerve [design units per s]."""
KEPT_S = 2.4
"""Wall time for which a Frame's trains still have their spikes: no mark can be longer on its way [s]."""
PHASES = 4
"""Positions within a pixel at which a spike is drawn."""
SPIKES_PER_MARK = 10
"""At full speed one mark stands for ten spikes; slowed down, for one."""


class Run(NamedTuple):
    """Where the spikes of a straight nerve are: their tops' x, and the line's y [px]."""

    centres: tuple[float, ...]
    baseline: float


def spikes_per_mark(speed: float) -> int:
    """How many spikes one mark stands for at a speed of model time."""
    return SPIKES_PER_MARK if speed >= 1.0 else 1


def travel_speed(longest: float) -> float:
    """Speed of the marks of all nerves, so that equal distances are equal times wherever one looks.

    Parameters
    ----------
    longest : float
        Length of the longest visible nerve [design units].

    Returns
    -------
    float
        ``SPEED``, or more where a very wide stage shows a nerve that a mark could not pass in ``KEPT_S``
        [design units per s].
    """
    return max(SPEED, longest / KEPT_S)


def marks(train: SpikeTrain, time_s: float, speed: float, travel: float, length: float) -> tuple[float, ...]:
    """How far each mark has come along its nerve, oldest first.

    Parameters
    ----------
    train : SpikeTrain
        The nerve's spikes of the last seconds.
    time_s : float
        Model time now [s].
    speed : float
        Model seconds per wall second [1].
    travel : float
        How far a mark travels in a wall second [design units per s].
    length : float
        Length of the visible nerve [design units].

    Returns
    -------
    tuple of float
        One entry for each mark on the visible nerve [design units].

    Notes
    -----
    way = travel (time_s − sent_s) / speed, the same in every nerve: the spacing of marks is travel / (10 × rate) at
    full speed, where only spikes whose running number is a multiple of ten become marks, and the ratio of two nerves'
    spacings is that of their rates. Marks stand still when the model does.
    """
    every, per_model_second = spikes_per_mark(speed), travel / speed
    return tuple(
        (time_s - sent_s) * per_model_second
        for number, sent_s in enumerate(train.times_s, start=train.first_number)
        if number % every == 0 and 0.0 <= (time_s - sent_s) * per_model_second < length
    )


@dataclass(frozen=True, slots=True)
class Trace:
    """How a nerve's spikes are drawn: all sizes in pixels, ``narrow`` per unit of a spike's width (34 units)."""

    colour: QColor
    width: float
    height: float
    narrow: float

    @property
    def before(self) -> float:
        """From a spike's top back to where it leaves the line [px]."""
        return 15 * self.narrow

    @property
    def after(self) -> float:
        """From a spike's top on to where it is back on the line [px]."""
        return 19 * self.narrow

    def pen(self) -> QPen:
        """Pen of the line."""
        return QPen(self.colour, self.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def spike(self) -> QPainterPath:
        """One spike with its top above (0, 0), which lies on the line."""

        def at(across: float, up: float) -> QPointF:
            return QPointF(across * self.narrow, -up * self.height)

        path = QPainterPath(at(-15, 0))
        path.cubicTo(at(-9, 0), at(-7, 0.35), at(-3, 0.93))
        path.cubicTo(at(-1.5, 1.02), at(1.5, 1.02), at(3, 0.93))
        path.cubicTo(at(6, 0.3), at(6, -0.2), at(10, -0.2))
        path.cubicTo(at(13, -0.2), at(13, 0), at(19, 0))
        return path

    def draw_spike(self, canvas: Canvas, x: float, y: float, rotation: float = 0.0) -> None:
        """Draw one spike whose foot on the line is (x, y): from a kept pixmap, at a quarter of a pixel."""

        def draw(to: QPainter, shift: float) -> None:
            to.translate(shift, 0)
            to.rotate(rotation)
            to.setBrush(Qt.BrushStyle.NoBrush)
            to.setPen(self.pen())
            to.drawPath(self.spike())

        painter = canvas.painter
        if canvas.is_vector:
            painter.save()
            try:
                painter.translate(0, y)
                draw(painter, x)
            finally:
                painter.restore()
        else:
            phase = floor((x - floor(x)) * PHASES)
            look = (self.colour.rgba(), round(self.width * 8), round(self.height * 2), round(self.narrow * 64))
            key = ("spike", *look, phase, round(rotation))
            reach = max(self.height * 1.1, self.after) + self.width
            canvas.glyphs.draw_baked(painter, key, floor(x), y, reach, lambda to: draw(to, phase / PHASES))


def paint_run(canvas: Canvas, look: Trace, ends: tuple[float, float], fade: tuple[float, float], marks_at: Run) -> None:
    """Draw a straight nerve's line with its spikes.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    look : Trace
        Colour and sizes.
    ends : (float, float)
        Where the line begins and ends [px].
    fade : (float, float)
        Where line and spikes are clear and from where on they are solid, so that spikes glide in and out [px].
    marks_at : Run
        Where the spikes are.
    """
    painter, (clear, solid), (start, end) = canvas.painter, fade, ends
    brush, fading = QBrush(look.colour), _fading(look.colour, clear, solid)

    def is_solid(left: float, right: float) -> bool:
        return left >= solid if clear < solid else right <= solid

    from_x = start
    for centre in [*sorted(marks_at.centres), None]:
        to_x = end if centre is None else centre - look.before
        if to_x > from_x:
            line = QRectF(from_x, marks_at.baseline - look.width / 2, to_x - from_x, look.width)
            painter.fillRect(line, brush if is_solid(from_x, to_x) else fading)
        if centre is not None:
            from_x = centre + look.after
            if is_solid(centre - look.before, from_x):
                look.draw_spike(canvas, centre, marks_at.baseline)
            else:
                _draw_fading(canvas, look, centre, marks_at.baseline, fading)


def _fading(colour: QColor, clear: float, solid: float) -> QBrush:
    gradient = QLinearGradient(clear, 0, solid, 0)
    gone = QColor(colour)
    gone.setAlpha(0)
    gradient.setColorAt(0, gone)
    gradient.setColorAt(1, colour)
    return QBrush(gradient)


def _draw_fading(canvas: Canvas, look: Trace, x: float, y: float, fading: QBrush) -> None:
    """A spike that is partly where the line fades: each part of it is as clear as the line is there."""
    pen = look.pen()
    pen.setBrush(fading)
    draw_stroke(canvas.painter, look.spike().translated(x, y), pen)
