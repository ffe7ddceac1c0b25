"""A strip that tells one sentence, without standing in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets.plain_button import PlainButton

CALM_MS = 6000.0


class Notice(QFrame):
    """One sentence with a button that closes it; ``changed`` is sent when it comes or goes."""

    changed = Signal()

    def __init__(self, close_words: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_ms: float | None = None
        self.setProperty("part", "status")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = PlainButton(close_words, "icon", icon_only=True)
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.close_button)
        self.hide()
        self.set_look(look)

    def tell(self, sentence: str, *, stays: bool) -> None:
        """Show a sentence until it is closed, or for a few seconds only."""
        self._left_ms = None if stays else CALM_MS
        self.setProperty("calm", not stays)
        self.style().polish(self)
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.changed.emit()

    def tick(self, elapsed_ms: float) -> None:
        """Let time pass for sentences that go by themselves."""
        if self._left_ms is not None and not self.isHidden():
            self._left_ms -= elapsed_ms
            if self._left_ms <= 0.0:
                self.dismiss()

    def dismiss(self) -> None:
        """Take the sentence away."""
        self.hide()
        self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._row.setContentsMargins(look.px(24), look.px(6), look.px(16), look.px(6))
        self.close_button.set_sign("close", look, "button_ink", 18)
