"""What stands still in the pump: ground, cells, cleft and belts. Drawn once for each size and theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPen

from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage_layout import Box

BODIES = Box(-940.0, -740.0, 2520.0, 1430.0)
"""What the files of the cells cover."""


def paint_ground(canvas: Canvas) -> None:
    """Paint everything that stands still.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    """
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, theme.colour("stage_top"))
    ground.setColorAt(1, theme.colour("stage_bottom"))
    painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)
    box = layout.rect(*BODIES)
    for name in ("cleft", "nerve", "terminal", "interneuron"):
        canvas.glyphs.renderer(name, "scenes/pump").render(painter, box)
    for start, end, y in at.GROOVES:
        role = "pump_inset_groove" if y == at.INSET_Y else "pump_groove"
        _groove(canvas, start, end, y, theme.colour(role))
    _branch(canvas, at.DOPAMINE_BRANCH, "pump_groove")
    _branch(canvas, at.MELATONIN_BRANCH, "pump_groove")
    _to_the_moon(canvas)
    for heap in at.HEAP_BOXES.values():
        _silo(canvas, heap)
    _chutes(canvas)


def curve(canvas: Canvas, points: tuple[tuple[float, float], ...]) -> QPainterPath:
    """Two curves through six points: start, two control points, joint and so on, smoothly joined [px]."""
    start, first, second, joint, third, end = (canvas.layout.point(*point) for point in points)
    path = QPainterPath(start)
    path.cubicTo(first, second, joint)
    path.quadTo(third, end)
    return path


def _groove(canvas: Canvas, start: float, end: float, y: float, colour: QColor) -> None:
    layout, painter = canvas.layout, canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = at.BELT_HALF * layout.scale
    painter.drawRoundedRect(layout.rect(start, y - at.BELT_HALF, end, y + at.BELT_HALF), radius, radius)
    if colour == canvas.theme.colour("pump_groove"):
        painter.setBrush(canvas.theme.colour("pump_groove_line"))
        painter.drawRect(layout.rect(start + 10, y + at.BELT_HALF - 7, end - 10, y + at.BELT_HALF - 4.5))


def _branch(canvas: Canvas, points: tuple[tuple[float, float], ...], role: str) -> None:
    pen = QPen(canvas.theme.colour(role), 2 * at.BRANCH_HALF * canvas.layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPath(curve(canvas, points))


def _to_the_moon(canvas: Canvas) -> None:
    """The way out of the cell: it is another gland that makes melatonin."""
    x, y = at.MELATONIN_BRANCH[-1]
    pen = QPen(canvas.theme.colour("pump_moon_off", 0.9), 3.4 * canvas.layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.6])
    canvas.painter.setPen(pen)
    canvas.painter.drawLine(canvas.layout.point(x + 16, y + 1), canvas.layout.point(at.MOON.x - 42, at.MOON.y))


def _silo(canvas: Canvas, box: Box) -> None:
    layout, painter = canvas.layout, canvas.painter
    painter.setBrush(canvas.theme.colour("pump_groove"))
    painter.setPen(QPen(canvas.theme.colour("pump_terminal_rim", 0.6), 3 * layout.scale))
    radius = 14 * layout.scale
    painter.drawRoundedRect(layout.rect(*box), radius, radius)


def _chutes(canvas: Canvas) -> None:
    """From protein to both heaps: it brings the pieces of both."""
    layout, painter = canvas.layout, canvas.painter
    up, down = at.HEAP_BOXES["tryptophan"], at.HEAP_BOXES["tyrosine"]
    pen = QPen(canvas.theme.colour("pump_groove"), 22 * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x = (up.left + up.right) / 2
    painter.drawLine(layout.point(x, up.bottom), layout.point(x, down.top))
    path = QPainterPath(layout.point(layout.left, at.PROTEIN.y))
    path.lineTo(QPointF(layout.x(x), layout.y(at.PROTEIN.y)))
    painter.drawPath(path)
