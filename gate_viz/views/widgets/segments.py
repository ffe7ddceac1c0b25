"""A row of choices of which exactly one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets.beside_tip import Side, answers_tip


class _Choice(QPushButton):
    """One of the choices."""

    def event(self, event: QEvent) -> bool:
        """Stand tips beside."""
        return answers_tip(self, event, Side.BELOW, Side.ABOVE) or super().event(event)


class Segments(QFrame):
    """Choices side by side in one rounded frame; ``chosen(key)`` reports what the learner chose, not what was shown.

    Parameters
    ----------
    choices
        Pairs of key and words.
    accent
        Whether the chosen part is filled with the accent colour, for the choice that matters most.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], look: Look, *, accent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[object, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setSpacing(0)
        for key, words in choices:
            button = _Choice(words)
            button.setCheckable(True)
            button.setProperty("part", "accent_segment" if accent else "segment")
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self.set_look(look)

    def event(self, event: QEvent) -> bool:
        """Stand tips beside."""
        return answers_tip(self, event, Side.BELOW, Side.ABOVE) or super().event(event)

    @property
    def choice(self) -> object:
        """The key that holds, or nothing before one was shown."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), None)

    def show_choice(self, key: object) -> None:
        """Mark ``key`` as the one that holds, reporting nothing."""
        button = self.buttons.get(key)
        if button is not None and not button.isChecked():
            button.setChecked(True)

    def set_look(self, look: Look) -> None:
        """Use the sizes of ``look``."""
        margin = look.px(3)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)
        for button in self.buttons.values():
            button.setIconSize(QSize(look.px(18), look.px(18)))
