"""The order in which the Tab key goes through a window: part by part, and in each as one reads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def set_reading_order(parts: Sequence[QWidget]) -> None:
    """Let the Tab key go through the parts in their order, and through each from top to bottom and left to right.

    Parameters
    ----------
    parts : Sequence[QWidget]
        The window's parts; what they hold may have been put elsewhere since the last time.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)


def _stops(part: QWidget) -> list[QWidget]:
    found = [each for each in part.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def place(stop: QWidget) -> tuple[int, int]:
        # What stands in one row has its centres on about one line.
        centre = stop.mapTo(part, QPoint(0, stop.height() // 2))
        return centre.y() // 12, centre.x()

    return sorted(found, key=place)
