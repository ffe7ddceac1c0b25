"""The day to go to: a number that is typed, and a button that goes there."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QValidator
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gate_viz.content.texts import Texts
from gate_viz.views.style import Look
from gate_viz.views.widgets.beside_tip import Side, answers_tip
from gate_viz.views.widgets.level_field import LevelField
from gate_viz.views.widgets.plain_button import PlainButton

LAST_DAY = 365.0
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{0,4})?", re.ASCII)
_PAGE_STEPS = 7
_WAITING = "waiting"
"""The stylesheet's part of a button that has something to do."""


class DayField(LevelField):
    """A day from 0 to 365, written after the word for it; ``entered`` says that Return was pressed.

    Anything can be typed. What is no such day is told by ``refused(words)`` when it is left or entered, and the day
    that stood there comes back.
    """

    entered = Signal()
    refused = Signal(str)

    def __init__(self, word: str, look: Look) -> None:
        # Days are counted as they are, not in per cent.
        super().__init__(0.0, LAST_DAY, is_dose=True, look=look)
        self._takes_all = False
        self.has_refused = False
        self.setProperty("part", "day")
        self.setPrefix(f"{word} ")
        self.setSuffix("")
        self.setSingleStep(1.0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.lineEdit().installEventFilter(self)
        self.lineEdit().textEdited.connect(lambda _text: self._forget_refusal())

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; only a day of the range is whole."""
        whole = QValidator.State.Acceptable if self._day_in(text) is not None else QValidator.State.Intermediate
        return whole, text, place

    def valueFromText(self, text: str) -> float:
        """Read a day with a point or a comma."""
        day = self._day_in(text)
        return self.value() if day is None else day

    def fixup(self, text: str) -> str:
        """Tell of what is no day; the day before it comes back."""
        self.has_refused = True
        self.refused.emit(text.removeprefix(self.prefix()).strip())
        return text

    def _day_in(self, text: str) -> float | None:
        words = text.removeprefix(self.prefix()).strip()
        day = float(words.replace(",", ".")) if _NUMBER.fullmatch(words) else None
        return day if day is not None and day <= LAST_DAY else None

    def _forget_refusal(self) -> None:
        self.has_refused = False

    def sizeHint(self) -> QSize:
        """Return room for the last day, and for one with decimals."""
        metrics = QFontMetrics(self._look.font(19, 500))
        widest = max(self.textFromValue(LAST_DAY), self.textFromValue(88.25), key=metrics.horizontalAdvance)
        width = metrics.horizontalAdvance(self.prefix() + widest)
        return QSize(width + self._look.px(22), metrics.height() + self._look.px(14))

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Go on by days, with the keys for pages by weeks."""
        super().stepBy(steps if abs(steps) < 10 else _PAGE_STEPS * (1 if steps > 0 else -1))

    def event(self, event: QEvent) -> bool:
        """Stand the tip beside."""
        return answers_tip(self, event, Side.ABOVE, Side.BELOW) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of what stands there, after a click too."""
        super().focusInEvent(event)
        self._takes_all = event.reason() == Qt.FocusReason.MouseFocusReason
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark the number at the end of the click that came here."""
        if event.type() is QEvent.Type.MouseButtonRelease and self._takes_all:
            self._takes_all = False
            self.selectAll()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Return."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.has_refused:
            self.entered.emit()


class DayChoice(QWidget):
    """The field and its button. ``day_wanted(day)`` reports where the learner wants to go [d].

    ``told(sentence)`` says why what was typed leads nowhere.
    """

    day_wanted = Signal(float)
    told = Signal(str)

    def __init__(self, texts: Texts, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_day: float | None = None
        self.field = DayField(texts.get("window.day.field"), look)
        self.field.setAccessibleName(texts.get("window.day.field_name"))
        self.field.setToolTip(texts.get("window.day.tip"))
        self.go = PlainButton(texts.get("window.day.go"))
        self.go.setAccessibleName(texts.get("window.day.go_name"))
        self.go.setToolTip(texts.get("window.day.tip"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field)
        self._row.addWidget(self.go)
        self.field.entered.connect(self._report)
        self.field.refused.connect(
            lambda words: self.told.emit(texts.get("window.day.refused", words=words, last=round(LAST_DAY)))
        )
        self.go.clicked.connect(self._report)
        self.field.valueChanged.connect(lambda _value: self._show_waiting())
        self.set_look(look)

    def show_day(self, day: float) -> None:
        """Show the day that is reached; a day that was entered and not gone to yet is left alone."""
        if day != self._shown_day and not self.field.is_being_typed:
            self._shown_day = day
            self.field.show_level(day)
            self._show_waiting()

    def set_look(self, look: Look, *, tight: bool = False) -> None:
        """Use the sizes of ``look``, close together where room is short."""
        self.field.set_look(look)
        self._row.setSpacing(look.px(2 if tight else 4))
        self.updateGeometry()

    def _report(self) -> None:
        # A day that is typed but not entered yet counts when the button is pressed.
        self.field.interpretText()
        self.field.lineEdit().setModified(False)
        if not self.field.has_refused:
            self.day_wanted.emit(self.field.value())

    def _show_waiting(self) -> None:
        waits = self._shown_day is not None and self.field.value() != self._shown_day
        part = _WAITING if waits else ""
        if self.go.property("part") != part:
            self.go.setProperty("part", part)
            self.go.style().unpolish(self.go)
            self.go.style().polish(self.go)
