"""The strip of safety notes: the gravest first, in whole lines, and a way to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gate_viz.content.texts import Texts
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.safety_notes import SafetyNote
from gate_viz.views.style import Look
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.plain_button import PlainButton

MOST_NOTES = 2
"""How many notes stand in the strip itself."""
MOST_GLYPHS = 3
FEWEST_LINES = 2
_BULLET = "•"
_SIZE = 18


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a note; the first has the note's glyphs before it."""

    words: str
    note: SafetyNote | None = None


def broken(words: str, letters: QFont, width: float) -> list[str]:
    """Return words in lines that are no wider than ``width`` [px]."""
    layout = QTextLayout(words, letters)
    layout.beginLayout()
    lines = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines


class _NoteLines(QWidget):
    """Paints the gravest notes in as many whole lines as it is given."""

    def __init__(self, look: Look, glyphs: Glyphs) -> None:
        super().__init__()
        self._look, self._glyphs = look, glyphs
        self._lines: list[_Line] = []
        self._indent = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def line_height(self) -> int:
        """Height of one line [px]."""
        return round(QFontMetricsF(self._letters).height() * 1.04) + 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of each line."""
        return tuple(line.words for line in self._lines)

    @property
    def _letters(self) -> QFont:
        return self._look.font(_SIZE)

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes, colours and glyphs of ``look``."""
        self._look, self._glyphs = look, glyphs
        self.update()

    def fill(self, notes: Sequence[SafetyNote], width: int, most_lines: int) -> tuple[int, bool]:
        """Take as many notes as there is room for; return how many, and whether the words of the first are cut."""
        shown = notes[:MOST_NOTES]
        most_glyphs = max((len(self._drawn(note)) for note in shown), default=0)
        side = QFontMetricsF(self._letters).height()
        self._indent = max(1, most_glyphs) * side + self._look.px(6)
        room = width - self._indent
        self._lines, taken, is_cut = [], 0, False
        for note in shown:
            words = broken(note.words, self._letters, room)
            left = most_lines - len(self._lines)
            if len(words) > left and taken:
                break
            if len(words) > left:
                rest = " ".join(words[left - 1 :])
                metrics = QFontMetricsF(self._letters)
                words = [*words[: left - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
                is_cut = True
            self._lines += [_Line(line, note if number == 0 else None) for number, line in enumerate(words)]
            taken += 1
        self.setFixedHeight(len(self._lines) * self.line_height)
        self.update()
        return taken, is_cut

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do: the lines follow."""
        return QSize(10, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each line, and before the first of a note what it is about."""
        metrics = QFontMetricsF(self._letters)
        side = metrics.height()
        painter = QPainter(self)
        try:
            painter.setFont(self._letters)
            painter.setPen(self._look.colour("ink"))
            for number, line in enumerate(self._lines):
                top = float(number * self.line_height)
                painter.drawText(QPointF(self._indent, top + metrics.ascent()), line.words)
                if line.note is None:
                    continue
                drawn = self._drawn(line.note)
                for place, glyph in enumerate(drawn):
                    pixmap = self._glyphs.icon(glyph, side, self.devicePixelRatioF())
                    painter.drawPixmap(QPointF(place * side, top), pixmap)
                if not drawn:
                    painter.drawText(QPointF(side / 3, top + metrics.ascent()), _BULLET)
        finally:
            painter.end()

    def _drawn(self, note: SafetyNote) -> tuple[str, ...]:
        return tuple(dict.fromkeys(glyph for glyph in note.glyphs if self._glyphs.has(glyph)))[:MOST_GLYPHS]


class SafetyStrip(QFrame):
    """What must be known about what is taken: calm, in general words, and not in the way.

    ``changed`` is sent when other notes hold; ``all_wanted`` when the learner wants to read the whole list.
    """

    changed = Signal()
    all_wanted = Signal()

    def __init__(self, texts: Texts, look: Look, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._look = look
        self._notes: tuple[SafetyNote, ...] = ()
        self._room: tuple[int, int] | None = None
        self.setProperty("part", "safety")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sign = QLabel()
        self.view = _NoteLines(look, glyphs)
        self.read_all = PlainButton("", "safety")
        self.read_all.clicked.connect(self.all_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.view, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.read_all, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        self.set_look(look, glyphs)

    @property
    def notes(self) -> tuple[SafetyNote, ...]:
        """Every note that holds, whether or not there is room for it."""
        return self._notes

    @property
    def text(self) -> str:
        """What is said, empty where nothing is."""
        return "" if self.isHidden() else " ".join(note.words for note in self._notes)

    def show_notes(self, notes: tuple[SafetyNote, ...]) -> None:
        """Show the notes, or nothing where there are none."""
        if notes == self._notes:
            return
        self._notes = notes
        said = " ".join(note.spoken for note in notes)
        self.setAccessibleName(f"{self._texts.get('safety.title')}: {said}")
        if notes and self._room is not None:
            self.fit(*self._room)
        self.setVisible(bool(notes))
        self.changed.emit()

    def fit(self, width: int, most_height: int) -> None:
        """Take the height of the lines shown: whole lines only, and two at least.

        Parameters
        ----------
        width
            Of the strip [px].
        most_height
            What there is room for [px].
        """
        self._room = (width, most_height)
        margins = self._row.contentsMargins()
        around = margins.top() + margins.bottom()
        inner = width - margins.left() - margins.right() - self.sign.sizeHint().width() - self._row.spacing()
        lines = max(FEWEST_LINES, (most_height - around) // self.view.line_height)
        shown, is_cut = self.view.fill(self._notes, inner, lines)
        leaves_out = is_cut or shown < len(self._notes)
        if leaves_out:
            shown = self._make_room_for_button(shown, inner, lines)
        self.read_all.setVisible(leaves_out)
        least = max(self.sign.sizeHint().height(), self.read_all.sizeHint().height() if leaves_out else 0)
        self.setFixedHeight(around + max(self.view.height(), least))

    def _make_room_for_button(self, shown: int, inner: int, lines: int) -> int:
        """Break the lines anew beside the button, whose words say how many notes still stand there."""
        for _ in range(MOST_NOTES):
            words = self._texts.get("window.safety.read_all", shown=shown, count=len(self._notes))
            self.read_all.setText(words)
            self.read_all.setAccessibleName(words)
            beside = inner - self.read_all.sizeHint().width() - self._row.spacing()
            still, _ = self.view.fill(self._notes, beside, lines)
            if still == shown:
                break
            shown = still
        return shown

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._row.setContentsMargins(look.px(32), look.px(8), look.px(28), look.px(8))
        self._row.setSpacing(look.px(14))
        self.view.set_look(look, glyphs)
        size = look.px(26)
        self.sign.setPixmap(
            icons.icon("warning", size, look.colour("warning"), self.devicePixelRatioF()).pixmap(size, size)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the whole list where the strip leaves something out."""
        if event.button() == Qt.MouseButton.LeftButton and not self.read_all.isHidden():
            self.all_wanted.emit()
        else:
            super().mousePressEvent(event)
