"""A few numbers, refreshed slowly enough to read, and beside them how well it is known that the medicines help."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Drug
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.labelled_grade import LabelledGrade

LEAST_SIGNAL_HZ = 4.0
NO_NUMBER = "–"
MOST_MEDICINES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A readout's id, the colour role of its number and whether only clinicians see it."""

    readout_id: str
    role: str
    clinician_only: bool = False


# Two shares side by side would be taken for each other: patients see how far the gate is open, and no throughput.
_LINES = (
    _Line("signal_in", "curve_in"),
    _Line("signal_out", "curve_out"),
    _Line("throughput", "ink", clinician_only=True),
    _Line("gate_opening", "curve_gate"),
    _Line("pain_signal_0_10", "ink", clinician_only=True),
)


class BenefitMarks(QWidget):
    """For each medicine that is taken its picture and the grade of its pain benefit; they are not added up."""

    def __init__(self, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self._texts = catalogue.texts
        self._taken: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.icons: dict[str, QLabel] = {}
        self.marks: dict[str, LabelledGrade] = {}
        self._drugs: Mapping[str, Drug] = catalogue.drugs
        for drug in catalogue.drugs.values():
            grade = drug.control.benefit_grade
            icon, mark = QLabel(), LabelledGrade("", grade, look)
            words = self._texts.get("grade_of.benefit", grade=self._texts.get(f"grade.{grade.value}"))
            mark.setToolTip(f"{drug.control.name}. {words}")
            self.icons[drug.id], self.marks[drug.id] = icon, mark
            for part in (icon, mark):
                self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
                part.hide()
        self.more = QLabel()
        self.more.setProperty("part", "small")
        self._row.addWidget(self.more)
        self.more.hide()

    def show_taken(self, taken: tuple[str, ...]) -> None:
        """Show the marks of these medicines, as many as have room, and how many more there are."""
        if taken == self._taken:
            return
        self._taken = taken
        for drug_id, icon in self.icons.items():
            shown = drug_id in taken[:MOST_MEDICINES_SHOWN]
            icon.setVisible(shown)
            self.marks[drug_id].setVisible(shown)
        left_out = len(taken) - MOST_MEDICINES_SHOWN
        self.more.setVisible(left_out > 0)
        self.more.setText(self._texts.get("window.readouts.more", count=left_out))
        self.setAccessibleName(" ".join(self.marks[drug_id].toolTip() + "." for drug_id in taken))

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        side = look.px(24)
        self._row.setSpacing(look.px(6))
        self.setMinimumHeight(side)
        for drug_id, icon in self.icons.items():
            icon.setFixedSize(side, side)
            glyph = self._drugs[drug_id].control.glyph
            if glyphs.has(glyph):
                icon.setPixmap(glyphs.icon(glyph, side, self.devicePixelRatioF()))
            self.marks[drug_id].set_look(look)


class ReadoutPanel(QWidget):
    """Signal in, signal out and how far the gate is open; for clinicians the share that passes and the model scale too.

    While a comparison is held its numbers stand beside, small.
    """

    intent = Signal(object)

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._wording = Wording.PATIENT
        self._height_px = math.inf
        self._taken: tuple[str, ...] = ()
        self.setProperty("part", "graph")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self.names: dict[str, QLabel] = {}
        self.held: dict[str, QLabel] = {}
        self.numbers: dict[str, QLabel] = {}
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, line in enumerate(_LINES):
            name, number = QLabel(self._texts.get(f"window.readouts.{line.readout_id}")), QLabel(NO_NUMBER)
            held = QLabel()
            for label, part in ((name, "small"), (held, "held"), (number, "number")):
                label.setProperty("part", part)
            for column, label in enumerate((name, held, number)):
                self._grid.addWidget(label, row, column)
            for label in (held, number):
                label.setAlignment(right)
            held.hide()
            self.names[line.readout_id], self.held[line.readout_id], self.numbers[line.readout_id] = name, held, number
        self.benefit_name = QLabel(self._texts.get("window.readouts.benefit"))
        self.benefit_name.setProperty("part", "small")
        self.benefits = BenefitMarks(catalogue, self._look)
        self._grid.addWidget(self.benefit_name, len(_LINES), 0)
        self._grid.addWidget(self.benefits, len(_LINES), 1, 1, 2)
        self._benefit_row: tuple[QWidget, ...] = (self.benefit_name, self.benefits)
        self.set_look(self._look, glyphs)
        self._show_lines()

    def show_frame(self, frame: Frame) -> None:
        """Write the Frame's numbers."""
        for line in _LINES:
            words = self._words(line.readout_id, frame.readouts)
            number = self.numbers[line.readout_id]
            if number.text() != words:
                number.setText(words)
                number.setAccessibleName(f"{self.names[line.readout_id].text()}: {words}")
                self._colour(line)
            self._show_held(line, frame)
        drugs = self._catalogue.drugs
        taken = tuple(drug_id for drug_id in drugs if frame.controls.values.get(drug_id, 0.0) > 0.0)
        if taken != self._taken:
            self._taken = taken
            self.benefits.show_taken(taken)
            self._show_lines()

    def _show_held(self, line: _Line, frame: Frame) -> None:
        held, number = self.held[line.readout_id], self.numbers[line.readout_id]
        shown = frame.ghost is GhostKind.HELD and not number.isHidden()
        if shown:
            words = self._texts.get("window.readouts.held", number=self._words(line.readout_id, frame.ghost_readouts))
            if held.text() != words:
                held.setText(words)
                held.setAccessibleName(f"{self.names[line.readout_id].text()}: {words}")
        held.setVisible(shown)

    def set_wording(self, wording: Wording) -> None:
        """Show throughput and model scale to clinicians only."""
        self._wording = wording
        self._show_lines()

    def fit(self, height_px: float) -> None:
        """Leave lines out, the least needed first, until the rest fits into a height [px]."""
        self._height_px = height_px
        self._show_lines()

    def _show_lines(self) -> None:
        left_out: set[str] = set()
        for candidate in ("", "benefit", "pain_signal_0_10", "throughput"):
            left_out.add(candidate)
            self._show_all_but(left_out)
            if self._grid.sizeHint().height() <= self._height_px:
                return

    def _show_all_but(self, left_out: set[str]) -> None:
        for line in _LINES:
            allowed = self._wording is Wording.CLINICIAN or not line.clinician_only
            shown = allowed and line.readout_id not in left_out
            for label in (self.names[line.readout_id], self.numbers[line.readout_id]):
                label.setVisible(shown)
            if not shown:
                self.held[line.readout_id].hide()
        has_room = "benefit" not in left_out
        for part in self._benefit_row:
            # A medicine that is switched on does not push the numbers about.
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(has_room)
            part.setSizePolicy(policy)
            part.setVisible(bool(self._taken) and has_room)
        self._grid.invalidate()

    def set_theme(self, theme: Theme, glyphs: Glyphs) -> None:
        """Use the colours of ``theme``."""
        self.set_look(Look(theme, self._look.unit), glyphs)

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._grid.setContentsMargins(look.px(4), look.px(10), look.px(28), look.px(10))
        self._grid.setHorizontalSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(2))
        self.benefits.set_look(look, glyphs)
        numbers, words = QFontMetrics(look.font(22, 600, tabular=True)), QFontMetrics(look.font(17, 600))
        for line in _LINES:
            widest = numbers.horizontalAdvance(self._texts.get("window.readouts.widest"))
            if line.readout_id == "throughput":
                widest = max(widest, words.horizontalAdvance(self._texts.get("window.readouts.more_out")))
            self.numbers[line.readout_id].setMinimumWidth(widest + look.px(6))
            self._colour(line)

    def _colour(self, line: _Line) -> None:
        """Give a number its colour and size; words in its place are written smaller."""
        look, number = self._look, self.numbers[line.readout_id]
        in_words = number.text() == self._texts.get("window.readouts.more_out")
        size = look.text_px(17 if in_words else 22)
        rule = f"color: {look.theme.hex(line.role)}; font-size: {size}px; font-weight: 600;"
        if number.styleSheet() != rule:
            number.setStyleSheet(rule)

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: numbers are never cut."""
        return self.sizeHint()

    def _words(self, readout_id: str, readouts: Mapping[str, float]) -> str:
        value = readouts.get(readout_id, math.nan)
        if not math.isfinite(value):
            return NO_NUMBER
        if readout_id == "throughput":
            if readouts["signal_in"] < LEAST_SIGNAL_HZ:
                return NO_NUMBER
            if value > 1.0:
                return self._texts.get("window.readouts.more_out")
            return self._texts.get("window.readouts.percent", percent=round(100 * value))
        if readout_id == "gate_opening":
            return self._texts.get("window.readouts.percent", percent=round(100 * value))
        if readout_id == "pain_signal_0_10":
            return self.locale().toString(value, "f", 1)
        return self._texts.get("window.readouts.rate", rate=round(value))
