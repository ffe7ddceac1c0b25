"""A number beside a slider, written the way the learner's system writes numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QWidget

from gate_viz.views.style import Look

NARROW_SPACE = " "
HYPHEN, MINUS = "-", "−"


class LevelField(QDoubleSpinBox):
    """A spin box over a control's values: per cent of typical, or ``×`` a usual exposure for doses.

    ``level_changed(value)`` reports what the learner typed or stepped to, in the control's own unit.
    """

    level_changed = Signal(float)

    def __init__(
        self, minimum: float, maximum: float, *, is_dose: bool, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._factor = 1.0 if is_dose else 100.0
        self._look = look
        self.setDecimals(2 if is_dose else 1)
        self.setRange(minimum * self._factor, maximum * self._factor)
        self.setSingleStep(0.05 * self._factor)
        self.setSuffix(f"{NARROW_SPACE}{'×' if is_dose else '%'}")
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(False)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFrame(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda value: self.level_changed.emit(value / self._factor))

    @property
    def is_being_typed(self) -> bool:
        """Whether the learner has begun to type a number that is not entered yet."""
        return self.hasFocus() and self.lineEdit().isModified()

    def show_level(self, level: float) -> None:
        """Show a value, reporting nothing; a number that is being typed is left alone."""
        if self.is_being_typed:
            return
        blocked = self.blockSignals(True)
        self.setValue(level * self._factor)
        self.blockSignals(blocked)

    def set_look(self, look: Look) -> None:
        """Use the sizes of ``look``."""
        self._look = look
        self.updateGeometry()

    def textFromValue(self, value: float) -> str:
        """Write whole numbers without decimals and others with as few as they need; to both sides of 0, with a sign."""
        decimals = next(
            (few for few in range(self.decimals()) if abs(round(value, few) - value) < 10 ** -(self.decimals() + 1)),
            self.decimals(),
        )
        sign = self.locale().positiveSign() if self.minimum() < 0.0 < round(value, decimals) else ""
        return sign + self.locale().toString(float(value), "f", decimals).replace(HYPHEN, MINUS)

    def valueFromText(self, text: str) -> float:
        """Read a number with the keyboard's hyphen as well as with a true minus sign."""
        return super().valueFromText(text.replace(MINUS, HYPHEN))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let both signs pass."""
        if MINUS not in text:
            return super().validate(text, place)
        state, mended, place = super().validate(text.replace(MINUS, HYPHEN), place)
        return state, mended.replace(HYPHEN, MINUS), place

    def sizeHint(self) -> QSize:
        """Return room for the ends of the range and for a number with decimals, each with its unit."""
        metrics = QFontMetrics(self._look.font(21, 500))
        texts = [self.textFromValue(value) for value in (self.minimum(), self.maximum())]
        texts.append(self.locale().toString(1.25 if self._factor == 1.0 else 88.8, "f", self.decimals()))
        width = max(metrics.horizontalAdvance(text + self.suffix()) for text in texts)
        return QSize(width + self._look.px(18), metrics.height() + self._look.px(10))

    def minimumSizeHint(self) -> QSize:
        """Return the same size: numbers are never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the number the whole field."""
        super().resizeEvent(event)
        self._place_number()

    def changeEvent(self, event: QEvent) -> None:
        """Give the number the whole field again after a change of style."""
        super().changeEvent(event)
        self._place_number()

    def _place_number(self) -> None:
        # Under a stylesheet and without buttons the style leaves the number a width of one pixel.
        inset = self._look.px(4)
        self.lineEdit().setGeometry(self.rect().adjusted(inset, 2, -inset, -2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the value only when the field was chosen first."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window unless a number is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.is_being_typed:
            undo = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in undo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the number with Return, take the typing back with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.is_being_typed:
            self.lineEdit().setModified(False)
            self.setValue(self.value())
            self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()) + self.suffix())
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lineEdit().setModified(False)
            self.selectAll()
