"""The head of a group of controls: pressed, it closes or opens the group."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons


class GroupHeading(QAbstractButton):
    """A group's name with an arrow that points down while the group is open; ``toggled(open)`` reports a press.

    Parameters
    ----------
    name
        The group's name.
    look
        Sizes and colours.
    """

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def _font(self) -> QFont:
        letters = self._look.font(16)
        letters.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(1, self._look.px(1.4)))
        return letters

    def sizeHint(self) -> QSize:
        """Return room for the name and the arrow."""
        metrics = QFontMetrics(self._font)
        width = metrics.horizontalAdvance(self.text().upper()) + self._look.px(24)
        return QSize(width, metrics.height() + self._look.px(12))

    def minimumSizeHint(self) -> QSize:
        """Return the same size: names are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, arrow and, with focus, a ring."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                ring = max(2.0, look.px(2.4))
                painter.setPen(QPen(look.colour("focus"), ring))
                inset = ring / 2
                area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(area, look.px(8), look.px(8))
            ink = look.colour("ink" if self.underMouse() else "dim")
            side = look.px(16)
            left = look.px(6) if self.hasFocus() else 0
            arrow = icons.icon(
                "chevron_down" if self.isChecked() else "chevron_right", side, ink, self.devicePixelRatioF()
            )
            arrow.paint(painter, self.width() - side - look.px(6), (self.height() - side) // 2, side, side)
            painter.setFont(self._font)
            painter.setPen(ink)
            words = QRectF(left, 0, self.width() - left - side, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text().upper())
        finally:
            painter.end()
