"""Where the pointer rests while widgets are tested."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _pointer_out_of_the_way(qapp: QApplication) -> None:
    """Take the pointer off the widgets: one test leaves it where the next would hover."""
    del qapp
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
