"""Tips stand beside what they explain, and go when it is used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.views.widgets.beside_tip import BesideTip, Side, place_beside
from gate_viz.views.widgets.plain_button import PlainButton

ROOM = QRect(0, 0, 1000, 600)


@pytest.mark.parametrize(
    "part", [QRect(10, 10, 80, 30), QRect(900, 10, 80, 30), QRect(10, 560, 80, 30), QRect(900, 560, 80, 30)]
)
@pytest.mark.parametrize(
    "sides", [(Side.RIGHT, Side.LEFT), (Side.BELOW, Side.ABOVE), (Side.RIGHT, Side.BELOW, Side.ABOVE)]
)
def test_words_stand_inside_the_room_and_not_over_the_part(part: QRect, sides: tuple[Side, ...]) -> None:
    size = QSize(300, 90)
    place = QRect(place_beside(part, size, ROOM, 8, sides), size)
    assert ROOM.contains(place)
    assert not place.intersects(part)


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[PlainButton]:
    window = QWidget()
    window.resize(800, 400)
    qtbot.addWidget(window)
    button = PlainButton("Hold", parent=window)
    button.setToolTip("Keep the present trace to compare with, for as long as you like (H)")
    button.move(40, 350)
    window.show()
    yield button
    window.hide()


def ask_for_tip(widget: QWidget) -> BesideTip | None:
    """What hovering asks of a widget after a while."""
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
    return widget.window().findChild(BesideTip)


def test_a_buttons_tip_says_its_words_beside_it(button: PlainButton) -> None:
    tip = ask_for_tip(button)
    assert tip is not None
    assert tip.isVisible()
    assert tip.text() == button.toolTip()
    assert not tip.geometry().intersects(QRect(button.mapTo(button.window(), QPoint(0, 0)), button.size()))
    assert tip.height() >= tip.heightForWidth(tip.width())


@pytest.mark.parametrize("how", ["press", "key", "leave", "hide"])
def test_a_tip_goes_when_its_part_is_used_or_left(button: PlainButton, how: str) -> None:
    tip = ask_for_tip(button)
    assert tip is not None
    if how == "press":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    elif how == "key":
        QTest.keyClick(button, Qt.Key.Key_Space)
    elif how == "leave":
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    else:
        button.hide()
    assert not tip.isVisible()


def test_a_window_has_one_tip(button: PlainButton) -> None:
    ask_for_tip(button)
    ask_for_tip(button)
    assert len(button.window().findChildren(BesideTip)) == 1
