"""The playback bar: each part asks for one thing, and shows what the Frame says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.intents import (
    GoToDay,
    Hold,
    Redo,
    ResetTime,
    ScrubTo,
    SetPlaying,
    SetSpeed,
    StepBack,
    StepForward,
    Undo,
)
from gate_viz.views.panels.playback_bar import PlaybackBar
from gate_viz.views.style import Look, stylesheet
from tests.views.frames import catalogue, make_frame
from tests.views.parts import focusable, heard, reached_by_tab, recorded, theme


def frame(**changes: object) -> Frame:
    return replace(make_frame(time_s=12.0, ghost=GhostKind.NONE), **{"can_undo": True, "can_redo": True, **changes})  # type: ignore[arg-type]


@pytest.fixture
def bar(qtbot: QtBot) -> PlaybackBar:
    bar = PlaybackBar(catalogue(), theme(), recorded())
    qtbot.addWidget(bar)
    bar.resize(1500, 60)
    bar.show()
    bar.show_frame(frame())
    return bar


@pytest.mark.parametrize(
    ("part", "intent"),
    [
        ("play", SetPlaying(playing=False)),
        ("back", StepBack()),
        ("step", StepForward()),
        ("hold", Hold(held=True)),
        ("undo", Undo()),
        ("redo", Redo()),
        ("reset_time", ResetTime()),
    ],
)
def test_a_button_asks_for_exactly_one_thing(bar: PlaybackBar, part: str, intent: object) -> None:
    intents = heard(bar)
    QTest.mouseClick(getattr(bar, part), Qt.MouseButton.LeftButton)
    assert intents == [intent]


def test_paused_the_first_button_plays(bar: PlaybackBar) -> None:
    bar.show_frame(frame(controls=replace(frame().controls, playing=False)))
    intents = heard(bar)
    bar.play.click()
    assert intents == [SetPlaying(playing=True)]
    assert bar.play.accessibleName() == catalogue().texts.get("window.playback.play")


@pytest.mark.parametrize("speed", [1.0, 0.1, 0.01])
def test_a_speed_asks_for_that_speed(bar: PlaybackBar, speed: float) -> None:
    intents = heard(bar)
    bar.speed.buttons[speed].click()
    assert intents == [SetSpeed(speed)]


def test_showing_a_frame_asks_for_nothing(bar: PlaybackBar) -> None:
    intents = heard(bar)
    bar.show_frame(
        frame(ghost=GhostKind.HELD, time_s=3.0, can_undo=False, controls=replace(frame().controls, speed=0.01))
    )
    assert bar.hold.isChecked()
    assert not bar.undo.isEnabled()
    assert bar.speed.choice == 0.01
    assert intents == []


def test_the_recorded_minute_is_walked_by_mouse_and_by_key(bar: PlaybackBar) -> None:
    intents = heard(bar)
    QTest.mouseClick(bar.scrub, Qt.MouseButton.LeftButton, pos=QPoint(bar.scrub.width() // 2, 20))
    assert isinstance(intents[0], ScrubTo)
    assert intents[0].time_s == pytest.approx(6.0, abs=0.3)
    bar.show_frame(frame(time_s=6.0))
    bar.scrub.setFocus()
    QTest.keyClick(bar.scrub, Qt.Key.Key_Left)
    assert intents[-1] == ScrubTo(5.9)


def test_still_concerns_the_picture_alone(bar: PlaybackBar) -> None:
    intents = heard(bar)
    wanted: list[bool] = []
    bar.still_wanted.connect(wanted.append)
    bar.still.click()
    bar.show_still(False)
    assert wanted == [True]
    assert intents == []


def test_the_time_is_written_slowly(bar: PlaybackBar) -> None:
    bar.show_digits(frame(time_s=7.24))
    before = bar.time.text()
    bar.show_frame(frame(time_s=9.0))
    assert bar.time.text() == before
    assert "7" in before


def test_the_day_asks_to_go_there(bar: PlaybackBar) -> None:
    intents = heard(bar)
    bar.day.field.setValue(84.0)
    assert intents == []
    bar.day.go.click()
    assert intents == [GoToDay(84.0)]


@pytest.mark.parametrize(("day", "words"), [(84.0, "day 84"), (1.5, "day 1.5")])
def test_the_day_that_is_reached_is_said_plainly(bar: PlaybackBar, day: float, words: str) -> None:
    bar.show_frame(frame(day=day))
    assert bar.time.text().startswith(words)
    assert bar.time.isVisible()
    bar.show_frame(frame())
    assert "day" not in bar.time.text()


@pytest.mark.parametrize("width", [420, 640, 760, 949, 1580])
def test_however_narrow_the_bar_is_it_says_which_day_is_reached(bar: PlaybackBar, width: int) -> None:
    bar.show_frame(frame(day=84.0))
    bar.fit(width, most_rows=1)
    said = [bar.day.field.text()] + ([bar.time.text()] if not bar.time.isHidden() else [])
    assert all(words.startswith("day 84") for words in said)


def test_what_the_narrowest_bar_leaves_out_comes_back(bar: PlaybackBar) -> None:
    bar.fit(300, most_rows=1)
    assert bar.undo.isHidden()
    bar.fit(1900, most_rows=1)
    assert not bar.undo.isHidden()


def test_the_keyboard_reaches_everything_and_everything_has_a_name(bar: PlaybackBar) -> None:
    assert set(reached_by_tab(bar)) == set(focusable(bar))
    assert [widget for widget in focusable(bar) if not widget.accessibleName()] == []


@pytest.mark.parametrize(("unit", "width"), [(0.68, 949), (1.02, 833), (1.36, 718), (2.0, 3160)])
def test_nothing_is_clipped_or_overlaps_where_the_row_breaks(bar: PlaybackBar, unit: float, width: int) -> None:
    look = Look(theme(), unit)
    bar.setStyleSheet(stylesheet(look))
    bar.set_look(look)
    bar.resize(width, bar.heightForWidth(width))
    items = [bar.flow.itemAt(number) for number in range(bar.flow.count())]
    parts = [part for item in items if item is not None and (part := item.widget()) is not None and part.isVisible()]
    for part in parts:
        assert part.width() >= part.minimumSizeHint().width()
        assert bar.rect().contains(part.geometry()), part.accessibleName()
    for number, part in enumerate(parts):
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :])


@pytest.mark.parametrize("name", list(catalogue().theme))
def test_what_can_do_nothing_now_has_a_fainter_sign(bar: PlaybackBar, name: str) -> None:
    bar.set_look(Look(theme(name)))

    def strongest() -> int:
        image = bar.undo.icon().pixmap(bar.undo.iconSize(), QIcon.Mode.Normal).toImage()
        return max(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))

    able = strongest()
    bar.show_frame(frame(can_undo=False))
    assert strongest() < 0.6 * able
    bar.show_frame(frame())
    assert strongest() == able
