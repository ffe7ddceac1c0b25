"""What the two ends of a slider mean, under them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class RangeEnds(QWidget):
    """One word or two at each side.

    Parameters
    ----------
    least, greatest
        What the slider says at its left and at its right end.
    """

    def __init__(self, least: str, greatest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.greatest = QLabel(least), QLabel(greatest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for label, side in ((self.least, Qt.AlignmentFlag.AlignLeft), (self.greatest, Qt.AlignmentFlag.AlignRight)):
            label.setProperty("part", "small")
            row.addWidget(label, 1, side | Qt.AlignmentFlag.AlignTop)
