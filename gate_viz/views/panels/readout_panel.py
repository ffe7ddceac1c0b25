"""A few numbers, refreshed slowly enough to read."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording

LEAST_SIGNAL_HZ = 4.0
NO_NUMBER = "–"


@dataclass(frozen=True, slots=True)
class _Line:
    """A readout's id, the colour role of its number and whether only clinicians see it."""

    readout_id: str
    role: str
    clinician_only: bool = False


_LINES = (
    _Line("signal_in", "curve_in"),
    _Line("signal_out", "curve_out"),
    _Line("throughput", "ink"),
    _Line("gate_opening", "curve_gate"),
    _Line("pain_signal_0_10", "ink", clinician_only=True),
)


class ReadoutPanel(QWidget):
    """Signal in, signal out, what share passes, how far the gate is open; for clinicians the model scale too."""

    intent = Signal(object)

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._wording = Wording.PATIENT
        self.setProperty("part", "graph")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self.names: dict[str, QLabel] = {}
        self.numbers: dict[str, QLabel] = {}
        for row, line in enumerate(_LINES):
            name, number = QLabel(self._texts.get(f"window.readouts.{line.readout_id}")), QLabel(NO_NUMBER)
            name.setProperty("part", "small")
            number.setProperty("part", "number")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(number, row, 1)
            self.names[line.readout_id], self.numbers[line.readout_id] = name, number
        self.set_wording(self._wording)
        self.set_look(self._look)

    def show_frame(self, frame: Frame) -> None:
        """Write the Frame's numbers."""
        for line in _LINES:
            words = self._words(line.readout_id, frame)
            number = self.numbers[line.readout_id]
            if number.text() != words:
                number.setText(words)
                number.setAccessibleName(f"{self.names[line.readout_id].text()}: {words}")
                self._colour(line)

    def set_wording(self, wording: Wording) -> None:
        """Show the model scale to clinicians only."""
        self._wording = wording
        for line in _LINES:
            shown = wording is Wording.CLINICIAN or not line.clinician_only
            self.names[line.readout_id].setVisible(shown)
            self.numbers[line.readout_id].setVisible(shown)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self.set_look(Look(theme, self._look.unit))

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._grid.setContentsMargins(look.px(4), look.px(12), look.px(28), look.px(12))
        self._grid.setHorizontalSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(2))
        number_font, words_font = look.font(22, 600, tabular=True), look.font(17, 600)
        widest = max(
            QFontMetrics(number_font).horizontalAdvance(self._texts.get("window.readouts.widest")),
            QFontMetrics(words_font).horizontalAdvance(self._texts.get("window.readouts.more_out")),
        )
        for line in _LINES:
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

    def _words(self, readout_id: str, frame: Frame) -> str:
        value = frame.readouts[readout_id]
        if not math.isfinite(value):
            return NO_NUMBER
        if readout_id == "throughput":
            if frame.readouts["signal_in"] < LEAST_SIGNAL_HZ:
                return NO_NUMBER
            if value > 1.0:
                return self._texts.get("window.readouts.more_out")
            return self._texts.get("window.readouts.percent", percent=round(100 * value))
        if readout_id == "gate_opening":
            return self._texts.get("window.readouts.percent", percent=round(100 * value))
        if readout_id == "pain_signal_0_10":
            return self.locale().toString(value, "f", 1)
        return self._texts.get("window.readouts.rate", rate=round(value))
