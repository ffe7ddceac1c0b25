"""A card over the whole window: a dialog that needs no window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets.edge_fade import EdgeFade


class Overlay(QDialog):
    """Dims its parent and shows a card in the middle; Escape and Return close it.

    ``closed`` is sent when it goes.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        # Inside the window: no window manager decides where it comes, and a projector shows it too.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setProperty("part", "overlay")
        self._look = look
        self._card = QFrame(self)
        self._card.setProperty("part", "card")
        self.column = QVBoxLayout()
        inside = QWidget()
        inside.setProperty("part", "card_inside")
        inside.setLayout(self.column)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._inside = inside
        self._fades = [EdgeFade(self._area, at_top=at_top) for at_top in (True, False)]
        self._area.verticalScrollBar().setSingleStep(40)
        self.foot = QHBoxLayout()
        whole = QVBoxLayout(self._card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addLayout(self.foot)
        parent.installEventFilter(self)
        self.finished.connect(lambda _result: self.closed.emit())
        self.hide()

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self.column.setContentsMargins(look.px(44), look.px(36), look.px(40), look.px(12))
        self.column.setSpacing(look.px(14))
        for fade in self._fades:
            fade.set_look(look.colour("card_bg"), look.px(20))
        self.foot.setContentsMargins(look.px(44), look.px(10), look.px(40), look.px(30))
        self._place()

    def cover(self) -> None:
        """Show the card over the window and take the keyboard."""
        self.set_look(self._look)
        self.show()
        self.raise_()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys that move, close with Escape; every other key stays inside."""
        bar = self._area.verticalScrollBar()
        ways = {
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if Qt.Key(event.key()) in ways:
            bar.setValue(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
        event.accept()

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150))
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        margin = self._look.px(36)
        width = min(self._look.px(940), self.width() - 2 * margin)
        # As wide as it would be beside a scroll bar, so that none comes for the sake of a few pixels.
        wanted = self.column.heightForWidth(width - self._look.px(16))
        wanted = max(wanted, self._inside.sizeHint().height() if not self.column.hasHeightForWidth() else 0)
        height = wanted + self.foot.sizeHint().height() + self._look.px(14)
        height = min(height, self.height() - 2 * margin)
        self._card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
