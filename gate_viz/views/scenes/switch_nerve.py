"""The first nerve's ending: what reaches it, its volume knob, the enzyme beside it, and its spikes."""

from __future__ import annotations

from math import atan2, ceil, cos, degrees, pi, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from gate_viz.session.frame import Frame
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.spike_marks import Run, Trace, paint_run, spikes_per_mark, travel_speed
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Place, StageLayout
from gate_viz.views.scenes.switch_ground import fill, gradient
from gate_viz.views.scenes.switch_layout import Curve
from gate_viz.views.scenes.switch_picture import SwitchPicture, reaching_hz
from gate_viz.views.scenes.switch_shapes import along, curve_path, heading

FIRST_ANGLE, WHOLE_ANGLE = 135.0, 270.0
"""Where the knob's scale begins, and how far it goes round [degrees]."""
SPIKE_HEIGHT = 60.0
SPIKE_NARROW = 0.72
COUNTED_TO = 1000
"""Spikes that arrive are counted to here and then again: so that a change of gain moves only new ones."""
PRODUCT_SCALE = 0.31
PRODUCT_SPEED = 0.05
SEAT_TRAVEL = 24.0
ROWS = (0.0, -24.0, 24.0)
"""Three files in which products go [design units]."""


def paint_knob(canvas: Canvas, picture: SwitchPicture) -> None:
    """Paint the volume knob and, below it, the enzyme that turns it up, with the medicine in its mouth.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : SwitchPicture
        For the gain and what holds the enzyme.
    """
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    x, y, radius = *at.KNOB, at.KNOB_RADIUS
    well, cap = QPainterPath(), QPainterPath()
    well.addEllipse(layout.rect(x - radius - 13, y - radius - 13, x + radius + 13, y + radius + 13))
    fill(canvas, well, "switch_knob_well", 0.8)
    box = layout.rect(x - radius, y - radius, x + radius, y + radius)
    turned = WHOLE_ANGLE * picture.gain / at.LOUDEST
    for role, angle in (("switch_knob_track", WHOLE_ANGLE), ("switch_knob_level", turned)):
        pen = QPen(theme.colour(role), 11 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(box, round(-FIRST_ANGLE * 16), round(-angle * 16))
    # A notch where the knob stands in a healthy person.
    painter.setPen(QPen(theme.colour("on_nerve"), 4 * layout.scale))
    painter.drawLine(layout.point(x, y - radius - 9), layout.point(x, y - radius + 7))
    cap.addEllipse(layout.rect(x - 29, y - 29, x + 29, y + 29))
    fill(canvas, cap, gradient(canvas, (x - 12, y - 29), (x + 12, y + 29), "switch_knob_light", "switch_knob_dark"))
    angle = radians(FIRST_ANGLE + turned)
    hand = QPen(theme.colour("letter_dark"), 7 * layout.scale)
    hand.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(hand)
    painter.drawLine(
        layout.point(x + 8 * cos(angle), y + 8 * sin(angle)), layout.point(x + 22 * cos(angle), y + 22 * sin(angle))
    )
    _paint_enzyme(canvas, picture)


def _paint_enzyme(canvas: Canvas, picture: SwitchPicture) -> None:
    canvas.glyph("cox", at.COX)
    working = 1 - picture.cox.fill
    arrow = at.COX_ARROW
    canvas.glyph("effect_arrow", arrow._replace(scale=arrow.scale * (0.35 + 0.65 * working)), 0.25 + 0.75 * working)
    if picture.cox.held:
        seated = canvas.glyphs.seated(picture.cox.glyph, "cox")
        canvas.part(seated, at.COX, (SEAT_TRAVEL * (1 - picture.cox.fill), 0), 1.0)


def paint_ways(canvas: Canvas, picture: SwitchPicture) -> None:
    """Paint the ways of what is made: one ends in a bar that holds back, one in an arrow that excites."""
    for curve, made, role, bar in (
        (at.ANTI_WAY, picture.anti_made, "mark_inhibits", True),
        (at.PRO_WAY, picture.pro_made, "mark_excites", False),
    ):
        level = min(1.0, made / 6)
        layout, painter = canvas.layout, canvas.painter
        pen = QPen(canvas.theme.colour(role, 0.8), (3 + 7 * level) * layout.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(curve_path(layout, curve))
        _paint_end(canvas, curve, role, 0.5 + 0.5 * level, bar=bar)


def _paint_end(canvas: Canvas, curve: Curve, role: str, size: float, *, bar: bool) -> None:
    painter, scale = canvas.painter, canvas.layout.scale * size
    painter.save()
    try:
        (x0, y0), (x1, y1) = curve[2], curve[3]
        painter.translate(canvas.layout.point(x1, y1))
        painter.rotate(degrees(atan2(y1 - y0, x1 - x0)))
        pen = QPen(canvas.theme.colour(role), 5 * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(Qt.PenStyle.NoPen if bar else pen)
        painter.setBrush(canvas.theme.colour(role))
        if bar:
            painter.drawRoundedRect(QRectF(-6 * scale, -32 * scale, 14 * scale, 64 * scale), 4 * scale, 4 * scale)
        else:
            painter.drawPolygon(
                [QPointF(-12 * scale, -22 * scale), QPointF(24 * scale, 0), QPointF(-12 * scale, 22 * scale)]
            )
    finally:
        painter.restore()


def paint_products(canvas: Canvas, picture: SwitchPicture, clock: SceneClock) -> None:
    """Paint what the genes make, on its way to the nerve."""
    for glyph_id, curve, count in (
        ("switch_anti", at.ANTI_WAY, picture.anti_products),
        ("switch_pro", at.PRO_WAY, picture.pro_products),
    ):
        for number in range(count):
            share = ((number + 0.5) / count + PRODUCT_SPEED * clock.seconds) % 1.0
            way = 0.02 + 0.84 * share
            x, y = along(curve, way)
            across, off = heading(curve, way) + pi / 2, ROWS[number % len(ROWS)] * (0.35 + 0.65 * min(1.0, 4 * share))
            seen = min(1.0, 6 * share, 6 * (1 - share))
            canvas.glyph(glyph_id, Place(x + off * cos(across), y + off * sin(across), PRODUCT_SCALE), seen)


def sent_marks(frame: Frame, length: float, travel: float) -> tuple[float, ...]:
    """How far each mark has come along the nerve, oldest first.

    Parameters
    ----------
    frame : Frame
        For the spikes that the stimulus sends, and how many of them become of each by the gain.
    length : float
        Length of the visible nerve [design units].
    travel : float
        How far a mark travels in a second of wall time [design units per s].

    Returns
    -------
    tuple of float
        One entry for each mark on the visible nerve [design units].

    Notes
    -----
    The stimulus sends ``signal_in`` spikes a second; of each become g = (C + A-delta) / ``signal_in``. Spike number n
    of those that arrive lies at the time at which n / g of those that are sent have set out.
    """
    train, sent_hz = frame.spikes["first_nerve"], frame.readouts["signal_in"]
    if sent_hz <= 0:
        return ()
    gain, every = reaching_hz(frame) / sent_hz, spikes_per_mark(frame.controls.speed)
    ways = []
    for index in range(1, len(train.times_s)):
        number = (train.first_number + index) % COUNTED_TO
        if number == 0:
            continue
        last, now = (number - 1) * gain / every, number * gain / every
        before_s, after_s = train.times_s[index - 1], train.times_s[index]
        for mark in range(ceil(last), ceil(now)):
            sent_s = before_s + (after_s - before_s) * (mark - last) / (now - last)
            way = (frame.time_s - sent_s) * travel / frame.controls.speed
            if 0.0 <= way < length:
                ways.append(way)
    return tuple(ways)


def spike_length(layout: StageLayout) -> float:
    """How far a mark travels along the visible part of the nerve [design units]."""
    return layout.right + 28 - at.SPIKES_FROM


def paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """Paint the nerve's spikes; they set out where the line has faded, so that none appears of a sudden."""
    layout = canvas.layout
    length, scale = spike_length(layout), layout.scale
    look = Trace(canvas.theme.colour("spike_in"), 6 * scale, SPIKE_HEIGHT * scale, SPIKE_NARROW * scale)
    ways = sent_marks(frame, length, travel_speed(length))
    start = at.SPIKES_FROM
    centres = tuple(layout.x(start + way) for way in ways)
    ends = (layout.x(start), layout.x(start + length))
    paint_run(canvas, look, ends, (layout.x(start), layout.x(start + 30)), Run(centres, layout.y(at.BASELINE_Y)))
