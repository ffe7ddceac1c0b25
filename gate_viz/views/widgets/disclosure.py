"""A row that opens and closes what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.beside_tip import Side, answers_tip


class Disclosure(QAbstractButton):
    """Name at the left, a short state at the right, and an arrow that points down while it is open."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = ""
        self._picture: QPixmap | None = None
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_state("")

    def show_state(self, state: str) -> None:
        """Say at the right what is inside."""
        self._state = state
        self.setAccessibleName(f"{self.text()}: {state}" if state else self.text())
        self.update()

    def set_look(self, look: Look, picture: QPixmap | None) -> None:
        """Use the sizes and colours of ``look``, with a picture before the name."""
        self._look, self._picture = look, picture
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Stand tips beside."""
        return answers_tip(self, event, Side.RIGHT, Side.ABOVE) or super().event(event)

    def sizeHint(self) -> QSize:
        """Return room for the name; the state is shortened where it must be."""
        metrics = QFontMetrics(self._look.font(21, 500))
        return QSize(metrics.horizontalAdvance(self.text()) + self._look.px(150), metrics.height() + self._look.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the same height with just the name."""
        metrics = QFontMetrics(self._look.font(21, 500))
        return QSize(metrics.horizontalAdvance(self.text()) + self._look.px(100), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = max(2.0, look.px(2.6)) if self.hasFocus() else 0.0
            edged = look.colour("button_quiet") == look.colour("panel_bg")
            edge = QPen(look.colour("border"), look.px(2)) if edged else QPen(Qt.PenStyle.NoPen)
            painter.setPen(QPen(look.colour("focus"), ring) if ring else edge)
            painter.setBrush(look.colour("button" if self.underMouse() else "button_quiet"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(15), look.px(15))
            self._paint_words(painter)
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, middle = self._look, self.height() / 2
        left = float(look.px(16))
        if self._picture is not None:
            side = look.px(34)
            painter.drawPixmap(QRectF(left, middle - side / 2, side, side).toRect(), self._picture)
            left += side + look.px(12)
        side = look.px(20)
        right = self.width() - look.px(14) - side
        arrow = "chevron_down" if self.isChecked() else "chevron_right"
        sign = icons.icon(arrow, side, look.colour("dim"), self.devicePixelRatioF())
        sign.paint(painter, int(right), int(middle - side / 2), side, side)
        painter.setFont(look.font(21, 500))
        painter.setPen(look.colour("ink"))
        upright = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, 0, right - left, self.height()), upright, self.text())
        left += QFontMetrics(look.font(21, 500)).horizontalAdvance(self.text()) + look.px(14)
        room = right - look.px(8) - left
        painter.setFont(look.font(19))
        painter.setPen(look.colour("dim"))
        state = QFontMetrics(look.font(19)).elidedText(self._state, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, 0, room, self.height()), upright | int(Qt.AlignmentFlag.AlignRight), state)
