"""The day to go to: typed or stepped, and gone to by Return or by the button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_viz.views.style import stylesheet
from gate_viz.views.widgets.day_field import DayChoice
from tests.views.frames import catalogue
from tests.views.parts import look


@pytest.fixture
def choice(qtbot: QtBot) -> DayChoice:
    choice = DayChoice(catalogue().texts, look())
    qtbot.addWidget(choice)
    choice.setStyleSheet(stylesheet(look()))
    choice.show_day(0.0)
    with qtbot.waitExposed(choice):
        choice.show()
    return choice


def reach(choice: DayChoice) -> None:
    """Come to the field with the Tab key."""
    choice.activateWindow()
    choice.field.setFocus(Qt.FocusReason.TabFocusReason)


def wanted(choice: DayChoice) -> list[float]:
    days: list[float] = []
    choice.day_wanted.connect(days.append)
    return days


def test_a_typed_day_and_return_go_there(choice: DayChoice) -> None:
    days = wanted(choice)
    reach(choice)
    QTest.keyClicks(choice.field, "84")
    assert days == []
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert days == [84.0]


def test_a_typed_day_and_the_button_go_there(choice: DayChoice) -> None:
    days = wanted(choice)
    reach(choice)
    QTest.keyClicks(choice.field, "12")
    QTest.mouseClick(choice.go, Qt.MouseButton.LeftButton)
    assert days == [12.0]


def test_a_click_marks_the_number_so_that_typing_replaces_it(choice: DayChoice) -> None:
    days = wanted(choice)
    choice.show_day(84.0)
    choice.activateWindow()
    choice.go.setFocus()
    QTest.mouseClick(choice.field.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(choice.field, "7")
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert days == [7.0]


@pytest.mark.parametrize(("language", "typed"), [("en_GB", "1.5"), ("de_DE", "1,5")])
def test_decimals_are_written_as_the_learner_writes_them(choice: DayChoice, language: str, typed: str) -> None:
    days = wanted(choice)
    choice.field.setLocale(QLocale(language))
    reach(choice)
    QTest.keyClicks(choice.field, typed)
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert days == [1.5]


def test_arrows_go_by_days_and_pages_by_weeks(choice: DayChoice) -> None:
    reach(choice)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        QTest.keyClick(choice.field, key)
    assert choice.field.value() == 8.0
    QTest.keyClick(choice.field, Qt.Key.Key_PageDown)
    assert choice.field.value() == 1.0


def test_what_is_shown_is_the_day_that_is_reached_and_asks_for_nothing(choice: DayChoice) -> None:
    days = wanted(choice)
    choice.show_day(84.0)
    assert "84" in choice.field.text()
    assert days == []


def test_an_entered_day_waits_for_the_button_while_time_runs(choice: DayChoice) -> None:
    quiet = choice.go.property("part")
    reach(choice)
    QTest.keyClicks(choice.field, "84")
    choice.go.setFocus(Qt.FocusReason.TabFocusReason)
    choice.show_day(0.0)
    assert choice.field.value() == 84.0
    assert choice.go.property("part") != quiet
    choice.show_day(84.0)
    assert choice.go.property("part") == quiet
    choice.show_day(0.0)
    assert choice.field.value() == 0.0


def test_escape_takes_the_typing_back(choice: DayChoice) -> None:
    choice.show_day(14.0)
    reach(choice)
    QTest.keyClicks(choice.field, "99")
    QTest.keyClick(choice.field, Qt.Key.Key_Escape)
    assert choice.field.value() == 14.0
    assert choice.field.text().endswith("14")


@pytest.mark.parametrize("unit", [0.68, 1.0, 1.36, 2.0])
def test_the_longest_days_are_never_cut(choice: DayChoice, unit: float) -> None:
    choice.setStyleSheet(stylesheet(look(unit=unit)))
    choice.set_look(look(unit=unit))
    choice.adjustSize()
    metrics = choice.field.fontMetrics()
    for day in (365.0, 88.25):
        choice.show_day(day)
        assert metrics.horizontalAdvance(choice.field.text()) <= choice.field.lineEdit().width()


def told(choice: DayChoice) -> list[str]:
    sentences: list[str] = []
    choice.told.connect(sentences.append)
    return sentences


@pytest.mark.parametrize(("typed", "day"), [("3.5", 3.5), ("3,5", 3.5), ("0", 0.0), ("365", 365.0), ("28.08", 28.08)])
def test_a_day_is_written_with_a_point_or_a_comma(choice: DayChoice, typed: str, day: float) -> None:
    days, sentences = wanted(choice), told(choice)
    reach(choice)
    QTest.keyClicks(choice.field, typed)
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert days == [day]
    assert sentences == []


@pytest.mark.parametrize("typed", ["abc", "-5", "1e3", "12 weeks", "366", "3650", "99999", "3.5.1", "."])
def test_what_is_no_day_leads_nowhere_and_is_told(choice: DayChoice, typed: str) -> None:
    choice.show_day(84.0)
    days, sentences = wanted(choice), told(choice)
    reach(choice)
    QTest.keyClicks(choice.field, typed)
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert days == []
    assert len(sentences) == 1
    assert typed in sentences[0]
    assert choice.field.text() == "day 84"


def test_what_is_no_day_leads_nowhere_by_the_button_either(choice: DayChoice) -> None:
    choice.show_day(84.0)
    days, sentences = wanted(choice), told(choice)
    reach(choice)
    QTest.keyClicks(choice.field, "soon")
    QTest.mouseClick(choice.go, Qt.MouseButton.LeftButton)
    assert days == []
    assert len(sentences) == 1
