"""The volume knob of the brain's brake, the three dials that turn it, and the moon of sleep."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_ground import dot, round_box
from gate_viz.views.scenes.path_lines import Curve, Point, line, through
from gate_viz.views.scenes.path_nerves import dial_point, line_pen
from gate_viz.views.scenes.path_picture import PathPicture
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part

KNOB_SWEEP = 135.0
"""How far the knob turns to either side [degrees]."""
ICON_SCALE = 0.46
CORDS = tuple(
    Curve([(x - at.DIAL_RADIUS, y), *between, at.KNOB])
    for (x, y), between in zip(
        at.DIALS.values(), (((1388, 150),), ((1390, 214),), ((1398, 344), (1398, 276), (1380, 226))), strict=True
    )
)
CABLE = Curve([(at.KNOB[0] - 44, at.KNOB[1] + 4), (1256, 194), at.PAG])
CORDS_BOX, CABLE_BOX = Box(1330, 66, 1452, 398), Box(1204, 176, 1312, 252)
"""All that cords and cable cover [design units]."""


def dial_parts(picture: PathPicture) -> Iterable[Part]:
    """The knob, its cable to the brainstem, and the dials.

    Parameters
    ----------
    picture : PathPicture
        For where each is turned to.
    """
    yield Part("cords", (), CORDS_BOX, _cords)
    yield Part("cable", picture.knob, CABLE_BOX, partial(_cable, knob=picture.knob))
    yield Part("knob", picture.knob, round_box(at.KNOB, at.KNOB_RADIUS + 12), partial(_knob, picture=picture))
    for id_, middle in at.DIALS.items():
        mood = picture.mood if id_ == "low_mood" else None
        box = round_box(middle, at.DIAL_RADIUS + 14)
        yield Part(id_, (picture.dials[id_], mood), box, partial(_dial_with_icon, picture=picture, id_=id_))


def _cords(canvas: Canvas) -> None:
    """From the dials to the knob."""
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for cord in CORDS:
        canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_dial_track"), 6))
        canvas.painter.drawPath(line(canvas.layout, cord))


def _cable(canvas: Canvas, knob: float) -> None:
    """From the knob to the brainstem: the further the knob is turned up, the thicker."""
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, width in (("path_dial_track", 11.0), ("path_cable", 2.0 + 7.0 * knob)):
        canvas.painter.setPen(line_pen(canvas, canvas.theme.colour(role), width))
        canvas.painter.drawPath(line(canvas.layout, CABLE))


def _dial_with_icon(canvas: Canvas, picture: PathPicture, id_: str) -> None:
    _dial(canvas, at.DIALS[id_], picture.dials[id_])
    if id_ == "low_mood":
        _face(canvas, picture.mood)
    else:
        canvas.glyph(id_, Place(*at.DIALS[id_], ICON_SCALE))


def _arc(canvas: Canvas, middle: Point, radius: float, turns: tuple[float, float], role: str, width: float) -> None:
    """Arc between two turns, clockwise from the top."""
    layout, (start, end) = canvas.layout, turns
    box = layout.rect(middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour(role), width))
    canvas.painter.drawArc(box, round(16 * (90 - start)), round(16 * (start - end)))


def _knob(canvas: Canvas, picture: PathPicture) -> None:
    painter, theme, radius = canvas.painter, canvas.theme, at.KNOB_RADIUS
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_dial"))
    dot(canvas, at.KNOB, radius + 9)
    turn = KNOB_SWEEP * (2 * picture.knob - 1)
    _arc(canvas, at.KNOB, radius, (-KNOB_SWEEP, KNOB_SWEEP), "path_dial_track", 11)
    if picture.knob:
        _arc(canvas, at.KNOB, radius, (-KNOB_SWEEP, turn), "path_turns_up", 11)
    # A typical drive stands at the top.
    painter.setPen(line_pen(canvas, theme.colour("soft"), 3))
    _line(canvas, dial_point(at.KNOB, 0, radius - 9), dial_point(at.KNOB, 0, radius + 9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_knob_shade"))
    dot(canvas, (at.KNOB[0], at.KNOB[1] + 3.5), 41)
    painter.setBrush(theme.colour("path_knob"))
    dot(canvas, at.KNOB, 41)
    painter.setPen(line_pen(canvas, theme.colour("letter_dark"), 7))
    _line(canvas, dial_point(at.KNOB, turn, 14), dial_point(at.KNOB, turn, 33))


def _line(canvas: Canvas, start: Point, end: Point) -> None:
    canvas.painter.drawLine(canvas.layout.point(*start), canvas.layout.point(*end))


def _dial(canvas: Canvas, middle: Point, value: float) -> None:
    """A dial: to the right it turns the brake up (bar), to the left it turns it down (arrow)."""
    painter, theme, radius = canvas.painter, canvas.theme, at.DIAL_RADIUS
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_dial"))
    dot(canvas, middle, radius + 6)
    _arc(canvas, middle, radius, (-at.DIAL_SWEEP, at.DIAL_SWEEP), "path_dial_track", 10)
    turn = at.DIAL_SWEEP * value
    if value:
        turned = (min(0.0, turn), max(0.0, turn))
        _arc(canvas, middle, radius, turned, "path_turns_up" if value > 0 else "path_turns_down", 10)
    painter.setPen(line_pen(canvas, theme.colour("ink"), 7))
    _line(canvas, dial_point(middle, turn, radius - 10), dial_point(middle, turn, radius + 8))
    left, right = dial_point(middle, -at.DIAL_SWEEP - 15, radius), dial_point(middle, at.DIAL_SWEEP + 13, radius)
    colour = theme.colour("path_turns_down")
    painter.setPen(line_pen(canvas, colour, 2))
    painter.setBrush(colour)
    painter.drawPath(
        through(
            canvas.layout,
            [(left[0] - 7, left[1] - 6), (left[0] + 8, left[1] - 5), (left[0] - 1, left[1] + 8)],
            closed=True,
        )
    )
    painter.setPen(line_pen(canvas, theme.colour("path_turns_up"), 6.5))
    _line(canvas, (right[0] - 6, right[1] + 6), (right[0] + 5, right[1] - 6))


def _face(canvas: Canvas, mood: float) -> None:
    """Mood as a face: its mouth bends with it."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    x, y = at.DIALS["low_mood"]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_moon"))
    dot(canvas, (x, y), 25)
    painter.setBrush(theme.colour("letter_dark"))
    for side in (-9, 9):
        dot(canvas, (x + side, y - 6), 3.4)
    mouth = QPainterPath(layout.point(x - 11, y + 10 - 10 * (mood - 0.5)))
    mouth.quadTo(layout.point(x, y + 10 + 34 * (mood - 0.5)), layout.point(x + 11, y + 10 - 10 * (mood - 0.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(canvas, theme.colour("letter_dark"), 4))
    painter.drawPath(mouth)


def moon_part(picture: PathPicture) -> Part:
    """The moon: the lit share of its disc is the quality of sleep.

    Parameters
    ----------
    picture : PathPicture
        For sleep.
    """
    return Part("moon", picture.sleep, round_box(at.MOON, at.MOON_RADIUS + 3), partial(_moon, picture=picture))


def _moon(canvas: Canvas, picture: PathPicture) -> None:
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    painter.save()
    try:
        painter.translate(layout.point(*at.MOON))
        painter.rotate(-20)
        painter.scale(layout.scale, layout.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("path_moon_dark"))
        painter.drawEllipse(QPointF(0, 0), at.MOON_RADIUS, at.MOON_RADIUS)
        painter.setBrush(theme.colour("path_moon"))
        painter.drawPath(lit_moon(picture.sleep))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(canvas, theme.colour("path_moon_rim"), 2 / layout.scale))
        painter.drawEllipse(QPointF(0, 0), at.MOON_RADIUS, at.MOON_RADIUS)
    finally:
        painter.restore()


def lit_moon(share: float) -> QPainterPath:
    """Lit part of a moon's disc round (0, 0): half an ellipse is added to half the disc, or taken from it."""
    radius = at.MOON_RADIUS
    disc, half, middle = QPainterPath(), QPainterPath(), QPainterPath()
    disc.addEllipse(QPointF(0, 0), radius, radius)
    half.addRect(QRectF(0, -radius, radius, 2 * radius))
    middle.addEllipse(QPointF(0, 0), radius * abs(2 * share - 1), radius)
    right = disc.intersected(half)
    return right.united(middle) if share >= 0.5 else right.subtracted(middle)
