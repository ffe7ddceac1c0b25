"""All safety notes over the window, each with what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gate_viz.content.texts import Texts
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.safety_notes import SafetyNote
from gate_viz.views.style import Look
from gate_viz.views.widgets.overlay import Overlay
from gate_viz.views.widgets.plain_button import PlainButton


class NotesOverlay(Overlay):
    """The list of notes; the arrow keys scroll it, Return, Space or Escape closes it."""

    def __init__(self, texts: Texts, look: Look, glyphs: Glyphs, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._glyphs = glyphs
        self._rows: list[QWidget] = []
        title = QLabel(texts.get("safety.title"))
        title.setProperty("part", "title")
        self._title = title.text()
        self.column.addWidget(title)
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.close_button = PlainButton(texts.get("window.safety.close"), "accept")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.set_look(look)

    @property
    def words(self) -> tuple[str, ...]:
        """What every row says."""
        return tuple(row.accessibleName() for row in self._rows)

    def cover_with(self, notes: Sequence[SafetyNote], glyphs: Glyphs) -> None:
        """Show these notes over the window."""
        self._glyphs = glyphs
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row_for(note) for note in notes]
        for row in self._rows:
            self._list.addWidget(row)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(" ".join(note.spoken for note in notes))
        self._list.setSpacing(self._look.px(20))
        self.cover()
        self.scroll_to_top()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_for(self, note: SafetyNote) -> QWidget:
        row = QWidget()
        row.setProperty("part", "card_inside")
        row.setAccessibleName(note.spoken)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(4))
        if note.names:
            column.addLayout(self._head(note))
        words = QLabel(note.words)
        words.setProperty("part", "reading")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        column.addWidget(words)
        return row

    def _head(self, note: SafetyNote) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._look.px(6))
        side = self._look.px(28)
        for glyph in dict.fromkeys(glyph for glyph in note.glyphs if self._glyphs.has(glyph)):
            picture = QLabel()
            picture.setPixmap(self._glyphs.icon(glyph, side, self.devicePixelRatioF()))
            head.addWidget(picture)
        names = QLabel(", ".join(note.names))
        names.setProperty("part", "block")
        names.setTextFormat(Qt.TextFormat.PlainText)
        names.setWordWrap(True)
        head.addWidget(names, 1)
        return head
