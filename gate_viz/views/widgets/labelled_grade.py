"""A grade that says what it grades: a few words and the mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gate_viz.content.records import Grade
from gate_viz.views.style import Look
from gate_viz.views.widgets.beside_tip import Side, answers_tip
from gate_viz.views.widgets.grade_mark import FILLED_BARS, GradeMark

NO_GRADE = "–"


class LabelledGrade(QWidget):
    """Words, if any, before a grade mark; a dash where there is nothing to grade."""

    def __init__(self, words: str, grade: Grade, look: Look) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.label = QLabel(words if grade in FILLED_BARS else f"{words} {NO_GRADE}".strip())
        self.label.setProperty("part", "small")
        self.mark = GradeMark(look, size=13)
        self.mark.show_grade(grade)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.label)
        self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.label.setVisible(bool(self.label.text()))
        self.mark.setVisible(grade in FILLED_BARS)

    def event(self, event: QEvent) -> bool:
        """Stand the words about the grade beside it."""
        return answers_tip(self, event, Side.ABOVE, Side.BELOW) or super().event(event)

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._row.setSpacing(look.px(6))
        self.mark.set_look(look)
