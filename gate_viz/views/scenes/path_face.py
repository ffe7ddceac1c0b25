"""The person's face: the mouth follows mood, brow and eye follow alarm, and the eye looks where attention rests."""

from __future__ import annotations

from functools import partial
from math import hypot

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_lines import Point
from gate_viz.views.scenes.path_nerves import line_pen
from gate_viz.views.scenes.path_picture import PathPicture
from gate_viz.views.scenes.stage_layout import Box
from gate_viz.views.scenes.standing import Part

FACE_BOX = Box(1056, 124, 1110, 268)
OPENS_FROM = 0.12
"""How far the eye is open at least, so that it is not shut."""
EYE_LEFT, EYE_RIGHT, EYE_Y = 1073.0, 1103.0, 180.0
IRIS_ROOM = 6.0
"""How far the iris may leave the eye's middle [design units]."""


def face_part(picture: PathPicture, looked_at: Point) -> Part:
    """Brow, eye and mouth.

    Parameters
    ----------
    picture : PathPicture
        For mood, alarm and attention.
    looked_at : (float, float)
        What the eye rests on [design units].
    """
    look = (picture.mood, picture.amygdala, picture.attention, looked_at)
    return Part("face", look, FACE_BOX, partial(_face, picture=picture, looked_at=looked_at))


def _face(canvas: Canvas, picture: PathPicture, looked_at: Point) -> None:
    _curve(canvas, brow(picture.amygdala), 4.4)
    _curve(canvas, mouth(picture.mood), 4.0)
    if picture.eye < OPENS_FROM:
        _curve(canvas, ((EYE_LEFT, 181.0), (1087.0, 192.0), (EYE_RIGHT, 180.0)), 4.2)
    else:
        _open_eye(canvas, picture, looked_at)


def brow(alarm: float) -> tuple[Point, Point, Point]:
    """Start at the nose, bend and end of the brow: alarm lifts it, most of all over the nose [design units]."""
    return (1069.0, 157 - 26 * alarm), (1083.0, 142 - 10 * alarm), (1101.0, 149 + 8 * alarm)


def mouth(mood: float) -> tuple[Point, Point, Point]:
    """Start at the lips, bend and corner of the mouth: a typical mood leaves it straight [design units]."""
    up = 2 * mood - 1
    return (1068.0, 251.0), (1081.0, 252 + 9 * up), (1094.0, 250 - 15 * up)


def _curve(canvas: Canvas, points: tuple[Point, Point, Point], width: float) -> None:
    start, bend, end = (canvas.layout.point(*point) for point in points)
    path = QPainterPath(start)
    path.quadTo(bend, end)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_face"), width))
    canvas.painter.drawPath(path)


def _open_eye(canvas: Canvas, picture: PathPicture, looked_at: Point) -> None:
    """The wider open, the more white there is round the iris."""
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    up, down = 7 + 15 * picture.eye, 4 + 8 * picture.eye
    middle = (EYE_LEFT + EYE_RIGHT) / 2
    left, right = layout.point(EYE_LEFT, EYE_Y), layout.point(EYE_RIGHT, EYE_Y)
    white = QPainterPath(left)
    white.quadTo(layout.point(middle, EYE_Y - up), right)
    white.quadTo(layout.point(middle, EYE_Y + down), left)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_eye"))
    painter.drawPath(white)
    away = hypot(looked_at[0] - middle, looked_at[1] - EYE_Y)
    ahead = [IRIS_ROOM * (to - here) / away for to, here in zip(looked_at, (middle, EYE_Y), strict=True)]
    size = min(5.0, 0.27 * (up + down))
    painter.setBrush(theme.colour("path_face"))
    centre = layout.point(middle + ahead[0], EYE_Y - 0.25 * (up - down) + 0.6 * ahead[1])
    painter.drawEllipse(centre, size * layout.scale, size * layout.scale)
    _curve(canvas, ((EYE_LEFT, EYE_Y), (middle, EYE_Y - up), (EYE_RIGHT, EYE_Y)), 3.6)
