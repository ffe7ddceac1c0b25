"""A reference as plain text that can be copied, with long marks such as a DOI broken where they may be."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

BREAK_HERE = "\u200b"
"""Takes no room; a line may end at it."""
_LONG_WORD = re.compile(r"\S{17,}")
_LONG_DIGITS = re.compile(r"(\w{12})(?=\w)")


class SourceLabel(QLabel):
    """The reference; ``source`` is its text without the places where lines may end."""

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        super().__init__(_LONG_WORD.sub(_breakable, source), parent)
        self.source = source
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(source)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # The usual menu would copy the places where lines may end as well.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected, as it stands in the reference."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.selectedText().replace(BREAK_HERE, ""))
        else:
            super().keyPressEvent(event)


def _breakable(word: re.Match[str]) -> str:
    parted = re.sub(r"([/.:()\-])(?=\S)", rf"\1{BREAK_HERE}", word.group())
    return _LONG_DIGITS.sub(rf"\1{BREAK_HERE}", parted)
