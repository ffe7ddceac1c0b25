"""What must always be read beside something: a sign and a sentence that cannot be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons


class FixedWarning(QFrame):
    """A sentence on the colour of warnings."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "warning")
        self.setAccessibleName(text)
        self.sign = QLabel()
        self.label = QLabel(text)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        self.set_look(look)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.label.text()

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._row.setContentsMargins(look.px(10), look.px(6), look.px(10), look.px(6))
        self._row.setSpacing(look.px(8))
        side = look.px(20)
        self.sign.setPixmap(icons.icon("warning", side, look.colour("warning"), self.devicePixelRatioF()).pixmap(side))
