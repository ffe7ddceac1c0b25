"""Ground of the whole path: stage, floor, what the eye looks at, the halo, the person and the brain."""

from __future__ import annotations

from functools import partial
from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainterPath, QPen, QRadialGradient

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_lines import Point, through
from gate_viz.views.scenes.path_picture import PathPicture
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part

BALL: Point = (310, 150)
BALL_SCALE = 1.3
LOW_BALL: Point = (446, 318)
LOW_BALL_SCALE = 0.9
"""Something else to look at: in the open sky, or below the way of a pill."""
LOOKS_FROM = 0.04
"""Attention from which the eye's beam is drawn, to either side [1]."""
RAYS = 9
BEAM_ROOM = 80.0
"""Room round the beam's middle line for its widest end, and for the ball [design units]."""
HAND_BOX = Box(at.HAND[0] - 70, at.HAND[1] - 40, at.HAND[0] + 70, at.HAND[1] + 84)
GLOW = 1.35
"""How far light reaches beyond the halo's ring [1]."""


def ground_parts(picture: PathPicture) -> tuple[Part, ...]:
    """Everything that lies behind nerves and organs.

    Parameters
    ----------
    picture : PathPicture
        For attention, halo, injury and touch.
    """
    halo = picture.halo
    return (
        Part("sky", (), None, _sky),
        Part("beam", (picture.attention, looked_at(picture)), _beam_box(picture), partial(_kept_beam, picture=picture)),
        Part("halo", halo, round_box(at.THALAMUS, GLOW * halo), partial(_halo, picture=picture)),
        Part("figure", (), None, _figure),
        Part("halo_ring", halo, round_box(at.THALAMUS, halo + 3), partial(_halo_ring, picture=picture)),
        Part("injury", picture.injury, round_box(at.INJURY, 70), partial(_injury, picture=picture)),
        Part("hand", picture.touch, HAND_BOX, partial(_touching_hand, picture=picture)),
    )


def round_box(middle: Point, reach: float) -> Box:
    """Box round a point [design units]."""
    return Box(middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)


def _sky(canvas: Canvas) -> None:
    if canvas.is_vector:
        _draw_sky(canvas)
        return
    layout = canvas.layout
    key, size = ("path sky", canvas.theme.name, layout), (round(layout.width), round(layout.height))
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: _draw_sky(canvas.on(to))))


def _draw_sky(canvas: Canvas) -> None:
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    whole = QRectF(0, 0, layout.width + 1, layout.height + 1)
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, theme.colour("stage_top"))
    ground.setColorAt(1, theme.colour("stage_bottom"))
    painter.fillRect(whole, ground)
    glow = QRadialGradient(layout.point(1040, 300), 720 * layout.scale)
    glow.setColorAt(0, theme.colour("glow", 0.5))
    glow.setColorAt(1, theme.colour("glow", 0.0))
    painter.fillRect(whole, glow)
    top = layout.y(at.FLOOR_Y)
    painter.fillRect(QRectF(0, top, layout.width + 1, layout.height - top + 1), theme.colour("path_floor"))


def looked_at(picture: PathPicture) -> Point:
    """What the eye rests on: the injury, or something else."""
    if picture.looks_away:
        return BALL if picture.pill is None else LOW_BALL
    return at.INJURY


def _beam_end(picture: PathPicture) -> tuple[Point, Point]:
    """Middle of the beam's far end, and from there to one of its sides [design units]."""
    (x, y), (from_x, from_y) = looked_at(picture), at.EYE
    angle, half = atan2(y - from_y, x - from_x), 18 + 44 * abs(picture.attention)
    reach = hypot(x - from_x, y - from_y)
    far = from_x + cos(angle) * (reach + 40), from_y + sin(angle) * (reach + 40)
    return far, (-sin(angle) * half, cos(angle) * half)


def _beam_box(picture: PathPicture) -> Box:
    """All that the beam may cover, and the ball in it [design units]."""
    (x, y), (eye_x, eye_y) = _beam_end(picture)[0], at.EYE
    return Box(min(x, eye_x) - BEAM_ROOM, min(y, eye_y) - BEAM_ROOM, max(x, eye_x), max(y, eye_y) + BEAM_ROOM)


def _kept_beam(canvas: Canvas, picture: PathPicture) -> None:
    if abs(picture.attention) >= LOOKS_FROM:
        box = canvas.layout.rect(*_beam_box(picture))
        canvas.piece(
            ("beam", picture.attention, looked_at(picture), canvas.layout),
            box,
            lambda to: _beam(canvas.on(to), picture),
        )


def _beam(canvas: Canvas, picture: PathPicture) -> None:
    """Attention as a beam of light: the more of it, the wider and the brighter."""
    strength = abs(picture.attention)
    layout, painter = canvas.layout, canvas.painter
    far, across = _beam_end(picture)
    corners = [at.EYE, (far[0] + across[0], far[1] + across[1]), (far[0] - across[0], far[1] - across[1])]
    light = QLinearGradient(layout.point(*at.EYE), layout.point(*far))
    for share, density in ((0.0, 0.03), (0.8, 0.08 + 0.18 * strength), (1.0, 0.0)):
        light.setColorAt(share, canvas.theme.colour("path_beam", density))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawPath(through(layout, corners, closed=True))
    if picture.looks_away:
        size = BALL_SCALE if picture.pill is None else LOW_BALL_SCALE
        canvas.glyph("path_ball", Place(*looked_at(picture), size * strength**0.5))


def _halo(canvas: Canvas, picture: PathPicture) -> None:
    """The signal that arrives: light behind the head."""
    if not picture.halo:
        return
    layout, painter = canvas.layout, canvas.painter
    middle, radius = layout.point(*at.THALAMUS), GLOW * picture.halo * layout.scale
    light = QRadialGradient(middle, radius)
    for share, density in ((0.0, 0.6), (1 / GLOW, 0.34), (1.0, 0.0)):
        light.setColorAt(share, canvas.theme.colour("path_halo", density))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(middle, radius, radius)


def _halo_ring(canvas: Canvas, picture: PathPicture) -> None:
    if not picture.halo:
        return
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    radius = picture.halo * layout.scale
    painter.setPen(QPen(theme.colour("path_halo", 0.95), 4 * layout.scale))
    painter.setBrush(theme.colour("path_halo", 0.05))
    painter.drawEllipse(layout.point(*at.THALAMUS), radius, radius)


def _figure(canvas: Canvas) -> None:
    layout = canvas.layout

    def draw(to: Canvas) -> None:
        box = layout.rect(at.BODIES.left(), at.BODIES.top(), at.BODIES.right(), at.BODIES.bottom())
        for name in ("figure", "brain"):
            to.glyphs.renderer(name, "scenes/path").render(to.painter, box)

    if canvas.is_vector:
        draw(canvas)
        return
    key = ("path figure", canvas.theme.name, layout)
    size = round(layout.width), round(layout.height)
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: draw(canvas.on(to)), opaque=False))


def _injury(canvas: Canvas, picture: PathPicture) -> None:
    """Rays from the injury: the longer, the worse it is."""
    if not picture.injury:
        return
    layout, painter = canvas.layout, canvas.painter
    pen = QPen(canvas.theme.colour("injury"), 5.5 * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = at.INJURY
    for number in range(RAYS):
        angle = pi * (1.08 + 0.9 * number / (RAYS - 1))
        inner, outer = 26.0, 30.0 + 34.0 * picture.injury
        painter.drawLine(
            layout.point(x + cos(angle) * inner, y + sin(angle) * inner),
            layout.point(x + cos(angle) * outer, y + sin(angle) * outer),
        )


def _touching_hand(canvas: Canvas, picture: PathPicture) -> None:
    """Touch: rings that spread from where the skin is rubbed."""
    if not picture.touch:
        return
    layout, painter = canvas.layout, canvas.painter
    x, y = at.HAND[0], at.HAND[1] + 60
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring in range(1, 4):
        density = min(1.0, max(0.0, 3 * picture.touch - ring + 1))
        pen = QPen(canvas.theme.colour("touch", 0.9 * density), 4.5 * layout.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        wide = 20.0 * ring
        path = QPainterPath()
        box = layout.rect(x - wide, y - 18 - wide, x + wide, y - 18 + wide)
        path.arcMoveTo(box, 30)
        path.arcTo(box, 30, 120)
        if density:
            painter.drawPath(path)
    canvas.glyph("touch", Place(x, y - 8, 0.3))


def dot(canvas: Canvas, point: Point, radius: float) -> None:
    """Fill a circle with the present brush."""
    middle: QPointF = canvas.layout.point(*point)
    canvas.painter.drawEllipse(middle, radius * canvas.layout.scale, radius * canvas.layout.scale)
