"""What must be read before the first look: what this program is and what it is not; and the list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gate_viz import __version__
from gate_viz.content.texts import Texts
from gate_viz.views.style import Look
from gate_viz.views.widgets.overlay import Overlay
from gate_viz.views.widgets.plain_button import PlainButton

_BLOCKS = 3
_SCENES = "window.keys.does_06"
"""What the keys with numbers do."""


class StartDialog(Overlay):
    """The start-up text over the window; Return, Space or Escape closes it.

    Parameters
    ----------
    texts
        The words on screen.
    look
        Sizes and colours.
    parent
        The window it covers.
    """

    def __init__(self, texts: Texts, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._texts = texts
        self.setAccessibleName(texts.get("start.title"))
        self.setAccessibleDescription(texts.get("start.patient"))
        title = QLabel(texts.get("start.title"))
        title.setProperty("part", "title")
        self.column.addWidget(title)
        paragraphs = _paragraphs(texts.get("start.patient"))
        self._blocks: list[QVBoxLayout] = []
        for paragraph in paragraphs[:_BLOCKS]:
            self._add_block(paragraph)
        self._add(" ".join((texts.get("start.numbers"), texts.get("start.articles"), *paragraphs[_BLOCKS:])), "aside")
        self.more = PlainButton(texts.get("start.clinician_title"), "quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_clinician)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.clinician = [self._add(paragraph, "aside") for paragraph in _paragraphs(texts.get("start.clinician"))]
        self.column.addStretch(1)
        self.accept_button = PlainButton(texts.get("start.accept"), "start")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        terms = self._label(texts.get("start.terms", version=__version__), "aside")
        self.foot.addWidget(terms, 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(self.accept_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._show_clinician(False)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        super().set_look(look)
        self.column.setSpacing(look.px(22))
        for block in self._blocks:
            block.setSpacing(look.px(4))
        self.more.set_sign("chevron_down" if self.more.isChecked() else "chevron_right", look, "card_ink", 18)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_clinician(self, shown: bool) -> None:
        for label in self.clinician:
            label.setVisible(shown)
        self.set_look(self._look)

    def _add_block(self, paragraph: str) -> None:
        head, rest = paragraph.split(". ", 1) if ". " in paragraph else (paragraph, "")
        block = QVBoxLayout()
        for words, part in ((f"{head}." if rest else head, "block"), (rest, "reading")):
            label = self._label(words, part)
            block.addWidget(label)
        self._blocks.append(block)
        self.column.addLayout(block)

    def _add(self, words: str, part: str) -> QLabel:
        label = self._label(words, part)
        self.column.addWidget(label)
        return label

    @staticmethod
    def _label(words: str, part: str) -> QLabel:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


class KeysOverlay(Overlay):
    """The list of keys.

    Parameters
    ----------
    texts
        The words on screen.
    scene_ids
        The scenes in the order of their keys.
    look
        Sizes and colours.
    parent
        The window it covers.
    """

    def __init__(self, texts: Texts, scene_ids: Sequence[str], look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        title = QLabel(texts.get("window.keys.title"))
        title.setProperty("part", "title")
        self.setAccessibleName(texts.get("window.keys.title"))
        self.column.addWidget(title)
        scenes = _in_order(texts, scene_ids)
        self._grid = QGridLayout()
        for number in range(sum(1 for key in texts.keys() if key.startswith("window.keys.key_"))):  # noqa: SIM118
            key = QLabel(texts.get(f"window.keys.key_{number + 1:02}"))
            key.setProperty("part", "key")
            does = f"window.keys.does_{number + 1:02}"
            meaning = QLabel(texts.get(does, scenes=scenes) if does == _SCENES else texts.get(does))
            meaning.setProperty("part", "reading")
            meaning.setWordWrap(True)
            row, column = number // 2, 2 * (number % 2)
            self._grid.addWidget(key, row, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(meaning, row, column + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.close_button = PlainButton(texts.get("window.keys.close"), "accept")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._grid.setHorizontalSpacing(look.px(18))
        self._grid.setVerticalSpacing(look.px(8))
        super().set_look(look)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_order(texts: Texts, scene_ids: Sequence[str]) -> str:
    """All scenes with their keys, in one row of words."""
    entries = (
        texts.get("window.scenes.entry", number=number, name=texts.get(f"scene.name.{scene_id}"))
        for number, scene_id in enumerate(scene_ids, start=1)
    )
    return texts.get("window.scenes.between").join(entries)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n") if paragraph.strip()]
