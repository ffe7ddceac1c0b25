"""Where in the body each scene lies: a small figure with the nerve that matters and a marked spot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gate_viz.views.theme import Theme

FIGURE = QRectF(-56.0, -8.0, 112.0, 216.0)
"""The figure with its arms [figure units]."""
BRAIN, CORD, KNEE, FOOT = QPointF(0, 16), QPointF(0, 98), QPointF(14, 152), QPointF(18, 196)
SPOT_RADIUS = 13.0
RING_RADIUS = 25.0
FIGURE_STANDS_OUT = 0.16
"""How far the figure's colour goes from that of bodies on the stage to that of words [1]."""
SMALLEST_RING_PX = 5.0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the figure shows of a scene: its spots, and which ways of the signal lead there."""

    spots: tuple[QPointF, ...]
    from_the_foot: bool = False
    from_the_brain: bool = False


WHEREABOUTS = {
    "gate": Whereabouts((CORD,), from_the_foot=True),
    "pump": Whereabouts((CORD,), from_the_brain=True),
    "switch": Whereabouts((KNEE,)),
    "migraine": Whereabouts((BRAIN,)),
    "path": Whereabouts((BRAIN, CORD, FOOT), from_the_foot=True, from_the_brain=True),
}
"""Of every scene. Gate and pump are in the same place, where one nerve comes from below and one from above."""


def paint_small_map(painter: QPainter, box: QRectF, scene_id: str, theme: Theme, *, ringed: bool) -> None:
    """Paint the figure of a scene.

    Parameters
    ----------
    painter : QPainter
        An active painter.
    box : QRectF
        What the figure fills in height or in width [px].
    scene_id : str
        Which scene.
    theme : Theme
        Colours by role.
    ringed : bool
        Whether this scene is the one that is shown: its spots are ringed.
    """
    where = WHEREABOUTS[scene_id]
    scale = min(box.width() / FIGURE.width(), box.height() / FIGURE.height())
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.center())
        painter.scale(scale, scale)
        painter.translate(-FIGURE.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_between(theme.colour("body"), theme.colour("ink"), FIGURE_STANDS_OUT))
        painter.drawPath(_figure())
        _paint_ways(painter, where, theme)
        # On a figure of a few pixels a spot to scale would not be seen.
        radius = max(SPOT_RADIUS, 2.6 / scale) if len(where.spots) == 1 else max(SPOT_RADIUS - 3, 2.0 / scale)
        for spot in where.spots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("here"))
            painter.drawEllipse(spot, radius, radius)
        if ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), max(4.0, 1.4 / scale)))
            for spot in where.spots:
                ring = max(RING_RADIUS, SMALLEST_RING_PX / scale) - (0 if len(where.spots) == 1 else 5)
                painter.drawEllipse(spot, ring, ring)
    finally:
        painter.restore()


def _between(one: QColor, other: QColor, share: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def _figure() -> QPainterPath:
    head, trunk = QPainterPath(), QPainterPath(QPointF(0, 42))
    head.addEllipse(QPointF(0, 18), 19, 19)
    trunk.cubicTo(-22, 42, -34, 50, -37, 66)
    trunk.lineTo(-46, 112)
    trunk.cubicTo(-48, 120, -36, 124, -33, 115)
    trunk.lineTo(-25, 80)
    trunk.lineTo(-24, 118)
    trunk.lineTo(-27, 196)
    trunk.cubicTo(-27, 205, -11, 205, -10, 196)
    trunk.lineTo(-2, 134)
    trunk.lineTo(2, 134)
    trunk.lineTo(10, 196)
    trunk.cubicTo(11, 205, 27, 205, 27, 196)
    trunk.lineTo(24, 118)
    trunk.lineTo(25, 80)
    trunk.lineTo(33, 115)
    trunk.cubicTo(36, 124, 48, 120, 46, 112)
    trunk.lineTo(37, 66)
    trunk.cubicTo(34, 50, 22, 42, 0, 42)
    return head.united(trunk)


def _paint_ways(painter: QPainter, where: Whereabouts, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if where.from_the_brain:
        painter.setPen(QPen(theme.colour("word_brain"), 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(BRAIN, CORD)
    if where.from_the_foot:
        leg = QPainterPath(FOOT)
        leg.cubicTo(17, 160, 10, 130, 2, 102)
        painter.setPen(QPen(theme.colour("word_in"), 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(leg)
