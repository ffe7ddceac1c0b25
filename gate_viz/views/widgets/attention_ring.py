"""A ring round something that the learner was led to: it stays a while and goes; it never flashes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gate_viz.views.style import Look

SHOWN_MS = 6000.0
"""How long the ring stays [ms]."""
_OUTSIDE, _CORNER, _WIDTH = 7, 12, 3


class AttentionRing(QWidget):
    """Stands round another widget, lets the pointer through, and follows its place and size."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._part: QWidget | None = None
        self._left_ms = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    @property
    def part(self) -> QWidget | None:
        """What the ring stands round at present."""
        return self._part

    def surround(self, part: QWidget) -> None:
        """Stand round ``part`` from now on, for a while."""
        self.let_go()
        self._part = part
        self._left_ms = SHOWN_MS
        part.installEventFilter(self)
        self._follow()

    def let_go(self) -> None:
        """Go."""
        if self._part is not None:
            self._part.removeEventFilter(self)
        self._part = None
        self.hide()

    def tick(self, elapsed_ms: float) -> None:
        """Let time pass."""
        if self._part is not None:
            self._left_ms -= elapsed_ms
            if self._left_ms <= 0.0:
                self.let_go()

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the part; go when it goes."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        width = max(2.0, self._look.px(_WIDTH))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), width))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, self._look.px(_CORNER), self._look.px(_CORNER))
        painter.end()

    def _follow(self) -> None:
        if self._part is None:
            return
        out = self._look.px(_OUTSIDE)
        self.setGeometry(self._part.geometry().adjusted(-out, -out, out, out))
        self.setVisible(not self._part.isHidden())
        self.raise_()
