"""What stands still at the gate: ground, cells, small body, standing labels. Drawn once for each size and look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen

from gate_viz.content.texts import Texts
from gate_viz.views.scenes.gate_canvas import Canvas
from gate_viz.views.scenes.gate_layout import BODIES, NMDA
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.gate_words import (
    BRAIN_LIST,
    brain_list_place,
    names_spinal_cord,
    paint_label,
    standing_labels,
)

SENSITISED_STEPS = 25
"""Degrees of the sensitised look that are told apart: each is a background of its own."""


def paint_ground(canvas: Canvas, picture: GatePicture, texts: Texts) -> None:
    """Paint everything that stands still.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : GatePicture
        For the touch nerve's and the second nerve's looks.
    texts : Texts
        The words.
    """
    sensitised = round(picture.sensitisation * SENSITISED_STEPS)
    layout = canvas.layout
    if canvas.is_vector:
        _draw(canvas, picture, texts, sensitised)
        return
    width, height = round(layout.width), round(layout.height)
    look = (picture.touch_active, sensitised, picture.mu_held)
    key = ("gate", canvas.theme.name, width, height, layout.pixel, *look)

    def draw(to: QPainter) -> None:
        _draw(canvas.on(to), picture, texts, sensitised)

    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, width, height, draw))


def _draw(canvas: Canvas, picture: GatePicture, texts: Texts, sensitised: int) -> None:
    _fill(canvas)
    painter, layout = canvas.painter, canvas.layout
    box = layout.rect(BODIES.left(), BODIES.top(), BODIES.right(), BODIES.bottom())
    touch = "touch_nerve" if picture.touch_active else "touch_nerve_idle"
    for name in ("horn", touch, "interneuron", "descending", "first_nerve", "second_nerve"):
        canvas.glyphs.renderer(name, "scenes/gate").render(painter, box)
    if sensitised:
        painter.setOpacity(sensitised / SENSITISED_STEPS)
        canvas.glyphs.renderer("second_nerve_sensitised", "scenes/gate").render(painter, box)
        painter.setOpacity(1.0)
    _small_body(canvas)
    _brain_list(canvas)
    if layout.shows_secondary:
        _bracket(canvas)
    for label in standing_labels(layout, texts, touch_active=picture.touch_active, mu_held=picture.mu_held):
        paint_label(painter, label, canvas.theme)


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
    if names_spinal_cord(layout):
        painter.setPen(QPen(canvas.theme.colour("lead"), 2.5 * scale))
        painter.drawLine(QPointF(x + 18 * scale, y + 98 * scale), QPointF(x + 44 * scale, y + 98 * scale))


def _brain_list(canvas: Canvas) -> None:
    """Shapes beside the names of the brain's transmitters."""
    layout = canvas.layout
    for row, transmitter in enumerate(BRAIN_LIST):
        x, y = brain_list_place(layout, row)
        size = layout.text_px(22) / layout.scale
        canvas.dot(transmitter, x + 0.55 * size, y - 0.36 * size, 0.0115 * size)


def _bracket(canvas: Canvas) -> None:
    """Bracket that takes the NMDA pores together."""
    layout = canvas.layout
    path = QPainterPath(layout.point(922, NMDA[0].y))
    for x, y in ((930, NMDA[0].y), (930, NMDA[-1].y), (922, NMDA[-1].y)):
        path.lineTo(layout.point(x, y))
    pen = QPen(canvas.theme.colour("on_nerve", 0.75), 2.5 * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPath(path)
