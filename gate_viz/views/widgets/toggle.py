"""An on-off switch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gate_viz.views.style import Look


class ToggleSwitch(QAbstractButton):
    """A switch that slides: knob right and filled is on, knob left and hollow is off."""

    def __init__(self, look: Look, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: Look, colour: QColor) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._colour = colour
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the switch's fixed size with room for its focus ring."""
        return QSize(self._look.px(58), self._look.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the same fixed size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove, the knob and, with focus, a ring."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = max(2.0, look.px(4))
            body = QRectF(self.rect()).adjusted(room, room, -room, -room)
            radius = body.height() / 2
            on = self.isChecked()
            painter.setPen(QPen(look.colour("border"), max(1.0, look.px(1.6))) if not on else Qt.PenStyle.NoPen)
            painter.setBrush(self._colour if on else look.colour("track"))
            painter.drawRoundedRect(body, radius, radius)
            centre = QPointF(body.right() - radius if on else body.left() + radius, body.center().y())
            painter.setPen(QPen(look.colour("panel_bg"), max(1.0, look.px(1.6))))
            painter.setBrush(look.colour("knob"))
            painter.drawEllipse(centre, radius - look.px(3.5), radius - look.px(3.5))
            if self.hasFocus():
                painter.setPen(QPen(look.colour("focus"), max(2.0, look.px(2.5))))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                edge = room / 2
                ring = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        finally:
            painter.end()
