"""What stands still at the gate: ground, cells, small body. Drawn once for each size and look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainterPath, QPen, QRadialGradient

from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.gate_layout import BODIES, NMDA, NMDA_BOTTOM, NMDA_TOP
from gate_viz.views.scenes.gate_picture import GatePicture


def paint_ground(canvas: Canvas, picture: GatePicture) -> None:
    """Paint everything that stands still.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : GatePicture
        For the touch nerve's and the second nerve's looks.
    """
    layout = canvas.layout
    if canvas.is_vector:
        _draw(canvas, picture)
        return
    width, height = round(layout.width), round(layout.height)
    key = ("gate", canvas.theme.name, layout, picture.touch_active, picture.sensitisation)
    pixmap = canvas.glyphs.layer(key, width, height, lambda to: _draw(canvas.on(to), picture))
    canvas.painter.drawPixmap(0, 0, pixmap)


def _draw(canvas: Canvas, picture: GatePicture) -> None:
    _fill(canvas)
    painter, layout = canvas.painter, canvas.layout
    box = layout.rect(BODIES.left(), BODIES.top(), BODIES.right(), BODIES.bottom())
    touch = "touch_nerve" if picture.touch_active else "touch_nerve_idle"
    for name in ("horn", touch, "interneuron", "descending", "first_nerve", "second_nerve"):
        canvas.glyphs.renderer(name, "scenes/gate").render(painter, box)
    if picture.sensitisation:
        painter.setOpacity(picture.sensitisation)
        canvas.glyphs.renderer("second_nerve_sensitised", "scenes/gate").render(painter, box)
        painter.setOpacity(1.0)
        _nmda_glow(canvas, picture.sensitisation)
    if not layout.is_cramped:
        _small_body(canvas)


def _fill(canvas: Canvas) -> None:
    layout = canvas.layout
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, canvas.theme.colour("stage_top"))
    ground.setColorAt(1, canvas.theme.colour("stage_bottom"))
    canvas.painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)


def _small_body(canvas: Canvas) -> None:
    """Where in the body the gate is."""
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
        top = NMDA[0].y + 17
        path = QPainterPath(layout.point(922, top))
        for x, y in ((930, top), (930, NMDA[-1].y), (922, NMDA[-1].y)):
            path.lineTo(layout.point(x, y))
        pen = QPen(theme.colour("on_nerve", 0.75), 2.5 * layout.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)
