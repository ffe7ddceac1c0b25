"""Fades the ends of a list that goes on beyond them, so that nothing looks cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class EdgeFade(QWidget):
    """A strip over the upper or lower edge of a scroll area; there only while something lies beyond that edge.

    Parameters
    ----------
    area
        Where rows scroll.
    at_top
        Which edge.
    """

    def __init__(self, area: QScrollArea, *, at_top: bool) -> None:
        super().__init__(area)
        self._area, self._at_top = area, at_top
        self._colour = QColor()
        self._height = 1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        area.installEventFilter(self)
        self._follow()

    def set_look(self, colour: QColor, height: int) -> None:
        """Fade into ``colour`` over ``height`` [px]."""
        self._colour, self._height = colour, height
        self._follow()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area's size."""
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the ground's colour to nothing."""
        clear = QColor(self._colour)
        clear.setAlpha(0)
        ends = (self._colour, clear) if self._at_top else (clear, self._colour)
        fade = QLinearGradient(0, 0, 0, self.height())
        for place, colour in enumerate(ends):
            fade.setColorAt(place, colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()

    def _follow(self) -> None:
        bar, view = self._area.verticalScrollBar(), self._area.viewport().geometry()
        beyond = bar.value() > bar.minimum() if self._at_top else bar.value() < bar.maximum()
        top = view.top() if self._at_top else view.bottom() + 1 - self._height
        self.setGeometry(view.left(), top, view.width(), self._height)
        self.setVisible(beyond)
        self.raise_()
