"""The head of a group of controls: pressed, it closes or opens the group."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GroupHeading(QAbstractButton):
    """A group's name, what is in it, and an arrow that points down while the group is open.

    ``toggled(open)`` reports a press; ``step_wanted(-1 or 1)`` that an arrow key wants the head above or below.

    Parameters
    ----------
    name
        The group's name.
    look
        Sizes and colours.
    """

    step_wanted = Signal(int)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = ""
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def state(self) -> str:
        """What is said at the right."""
        return self._state

    def show_state(self, state: str, spoken: str) -> None:
        """Say at the right what is inside, and to screen readers in full words."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(f"{self.text()}: {spoken}")
            self.update()

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
        width = metrics.horizontalAdvance(self.text().upper()) + self._look.px(30)
        return QSize(width, metrics.height() + self._look.px(12))

    def minimumSizeHint(self) -> QSize:
        """Return the same size: names are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from head to head with the arrows; leave the sideways ones to the window."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_wanted.emit(step)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

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
            # The same with and without the ring, so that words stay where they are.
            left = look.px(6)
            arrow = icons.icon(
                "chevron_down" if self.isChecked() else "chevron_right", side, ink, self.devicePixelRatioF()
            )
            arrow.paint(painter, self.width() - side - look.px(6), (self.height() - side) // 2, side, side)
            painter.setFont(self._font)
            painter.setPen(ink)
            name = self.text().upper()
            words = QRectF(left, 0, self.width() - left - side, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += QFontMetrics(self._font).horizontalAdvance(name) + look.px(12)
            self._paint_state(painter, left, self.width() - side - look.px(14))
        finally:
            painter.end()

    def _paint_state(self, painter: QPainter, left: int, right: int) -> None:
        letters = self._look.font(16)
        painter.setFont(letters)
        state = QFontMetrics(letters).elidedText(self._state, Qt.TextElideMode.ElideRight, max(0, right - left))
        area = QRectF(left, 0, max(0, right - left), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), state)
