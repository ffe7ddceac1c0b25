"""What stands still at the gate: ground, cells, small body. Drawn once for each size and look."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.gate_layout import BODIES, NMDA, NMDA_BOTTOM, NMDA_TOP
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.stage_layout import Box, StageLayout
from gate_viz.views.scenes.standing import Part

SENSITISED_FROM = 800.0
"""Left of everything that changes where the second nerve is sensitised [design units]."""

BRACKET_BEYOND = 12.0
"""From the middle of the first and last NMDA pore to the ends of the bracket that takes all of them together."""


def ground_parts(layout: StageLayout, picture: GatePicture) -> Iterable[Part]:
    """Everything that stands still.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : GatePicture
        For the touch nerve's and the second nerve's looks.
    """
    yield Part("ground", picture.touch_active, None, partial(_kept_ground, touch=picture.touch_active))
    if picture.sensitisation:
        draw = partial(_sensitised, sensitisation=picture.sensitisation)
        yield Part("sensitised", picture.sensitisation, None, draw)
    left, top = layout.left, layout.top
    yield Part("small_body", (), Box(left + 10, top + 10, left + 134, top + 246), _small_body)


def _kept_ground(canvas: Canvas, touch: bool) -> None:
    layout = canvas.layout
    if canvas.is_vector:
        _ground(canvas, touch)
        return
    key, size = ("gate", canvas.theme.name, layout, touch), (round(layout.width), round(layout.height))
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: _ground(canvas.on(to), touch)))


def _ground(canvas: Canvas, touch: bool) -> None:
    _fill(canvas)
    touch_nerve = "touch_nerve" if touch else "touch_nerve_idle"
    for name in ("horn", touch_nerve, "interneuron", "descending", "first_nerve", "second_nerve"):
        _body(canvas, name)


def _body(canvas: Canvas, name: str) -> None:
    box = canvas.layout.rect(BODIES.left(), BODIES.top(), BODIES.right(), BODIES.bottom())
    canvas.glyphs.renderer(name, "scenes/gate").render(canvas.painter, box)


def _sensitised(canvas: Canvas, sensitisation: float) -> None:
    """The second nerve's warm look, over its usual one."""
    layout = canvas.layout

    def draw(to: QPainter) -> None:
        to.setOpacity(sensitisation)
        _body(canvas.on(to), "second_nerve_sensitised")
        to.setOpacity(1.0)

    where = layout.rect(SENSITISED_FROM, layout.top, layout.right, layout.bottom)
    canvas.piece(("sensitised", sensitisation, layout), where, draw)
    _nmda_glow(canvas, sensitisation)


def _fill(canvas: Canvas) -> None:
    layout = canvas.layout
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, canvas.theme.colour("stage_top"))
    ground.setColorAt(1, canvas.theme.colour("stage_bottom"))
    canvas.painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)


def _small_body(canvas: Canvas) -> None:
    """Where in the body the gate is."""
    if canvas.layout.is_cramped:
        return
    painter, layout = canvas.painter, canvas.layout
    renderer = canvas.glyphs.renderer("body")
    box, scale = QRectF(renderer.viewBoxF()), layout.scale
    x, y = layout.x(layout.left + 70), layout.y(layout.top + 26)
    where = QRectF(x + box.left() * scale, y + box.top() * scale, box.width() * scale, box.height() * scale)
    renderer.render(painter, where)


def _nmda_glow(canvas: Canvas, sensitisation: float) -> None:
    """Warm light behind the NMDA receptors of a sensitised nerve."""
    layout, theme, to = canvas.layout, canvas.theme, canvas.painter
    radius = 230 * layout.scale
    to.save()
    try:
        to.translate(layout.point(872, (NMDA_TOP + NMDA_BOTTOM) / 2))
        to.scale(0.4, 1.0)
        light = QRadialGradient(0, 0, radius)
        for share, density in ((0.0, 0.85), (0.45, 0.5), (1.0, 0.0)):
            light.setColorAt(share, theme.colour("sensitised", density * sensitisation))
        to.setPen(Qt.PenStyle.NoPen)
        to.setBrush(light)
        to.drawEllipse(QPointF(0, 0), radius, radius)
    finally:
        to.restore()


def paint_leads(canvas: Canvas, *, nmda: bool, spinal_cord: bool) -> None:
    """Paint the lines that lead from words to what they name.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    nmda : bool
        Whether the NMDA pores are named: a bracket takes them together.
    spinal_cord : bool
        Whether the small body's place of the gate is named.
    """
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if spinal_cord:
        painter.setPen(QPen(theme.colour("lead"), 2.5 * layout.scale))
        x, y = layout.left + 70, layout.top + 124
        painter.drawLine(layout.point(x + 18, y), layout.point(x + 52, y))
    if nmda:
        top, bottom = NMDA[0].y - BRACKET_BEYOND, NMDA[-1].y + BRACKET_BEYOND
        path = QPainterPath(layout.point(922, top))
        for x, y in ((930, top), (930, bottom), (922, bottom)):
            path.lineTo(layout.point(x, y))
        pen = QPen(theme.colour("on_nerve", 0.75), 2.5 * layout.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)
