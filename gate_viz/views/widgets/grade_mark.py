"""How well a claim is supported, as four small bars of growing height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gate_viz.content.records import Grade
from gate_viz.views.style import Look
from gate_viz.views.widgets.beside_tip import Side, answers_tip

FILLED_BARS = {Grade.ESTABLISHED: 4, Grade.SUPPORTED: 3, Grade.LIMITED: 2, Grade.CONTESTED: 1}


class GradeMark(QWidget):
    """Four bars, as many filled as the grade is strong; the word beside them where there is room for it.

    A contested claim has one hollow bar, so that it differs from a weak one in form as well.
    """

    def __init__(self, look: Look, *, size: float = 20.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._grade = Grade.NOT_GRADED
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def grade(self) -> Grade:
        """The grade that is shown."""
        return self._grade

    def show_grade(self, grade: Grade, word: str = "") -> None:
        """Show ``grade``; nothing at all for what is not graded."""
        if (grade, word) != (self._grade, self._word):
            self._grade, self._word = grade, word
            self.updateGeometry()
            self.update()

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def _font(self) -> QFont:
        return self._look.font(19)

    @property
    def _bars_width(self) -> float:
        return self._size * self._look.unit * 2.1

    def event(self, event: QEvent) -> bool:
        """Stand the words about the grade beside it."""
        return answers_tip(self, event, Side.ABOVE, Side.BELOW) or super().event(event)

    def sizeHint(self) -> QSize:
        """Return room for the bars and the word."""
        if self._grade not in FILLED_BARS:
            return QSize(0, 0)
        width = self._bars_width
        if self._word:
            width += self._look.px(12) + QFontMetrics(self._font).horizontalAdvance(self._word) + 2
        height = max(self._size * self._look.unit, QFontMetrics(self._font).height() if self._word else 0)
        return QSize(round(width) + 1, round(height) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same fixed size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars and word."""
        filled = FILLED_BARS.get(self._grade)
        if filled is None:
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bars(painter, filled)
            if self._word:
                painter.setFont(self._font)
                painter.setPen(self._look.colour("soft"))
                left = self._bars_width + self._look.px(12)
                area = QRectF(left, 0, self.width() - left, self.height())
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._word)
        finally:
            painter.end()

    def _paint_bars(self, painter: QPainter, filled: int) -> None:
        full = self._size * self._look.unit
        foot = (self.height() + full) / 2
        pitch = self._bars_width / 4
        for number in range(4):
            height = full * (0.4 + 0.2 * number)
            bar = QRectF(number * pitch + 0.5, foot - height, pitch * 0.66, height)
            hollow = self._grade is Grade.CONTESTED and number == 0
            if hollow:
                painter.setPen(QPen(self._look.theme.grade(self._grade), max(1.0, self._look.px(1.8))))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.theme.grade(self._grade) if number < filled else self._look.colour("track"))
            corner = max(1.0, pitch * 0.12)
            painter.drawRoundedRect(bar, corner, corner)
