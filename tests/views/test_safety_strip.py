"""The safety notes: whole lines, the gravest first, and all of them one key away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_viz.session.intents import SetControls, SetPlaying
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow
from gate_viz.views.safety_notes import SafetyNote, notes_of
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.safety_strip import MOST_NOTES, SafetyStrip
from tests.views.frames import ASSETS, catalogue
from tests.views.parts import glyphs, look

ALL_DRUGS = dict.fromkeys(catalogue().drugs, 1.0)


def note(words: str, count: int = 1) -> SafetyNote:
    return SafetyNote(" ".join([words] * count))


@pytest.fixture
def strip(qtbot: QtBot) -> SafetyStrip:
    strip = SafetyStrip(catalogue().texts, look(), glyphs())
    qtbot.addWidget(strip)
    return strip


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Session(catalogue()), catalogue(), "light", assets=ASSETS, greet=False)
    qtbot.addWidget(window)
    window.show()
    window.timer.stop()
    window.do(SetPlaying(playing=False))
    yield window
    window.close()


def settle(window: MainWindow) -> None:
    for _ in range(4):
        QApplication.processEvents()
        window.timer.elapsed_ms.emit(20.0)


def test_few_short_notes_stand_there_in_full_without_a_button(strip: SafetyStrip) -> None:
    strip.show_notes((note("One."), note("Two.")))
    strip.fit(900, 200)
    assert strip.view.lines == ("One.", "Two.")
    assert strip.read_all.isHidden()
    strip.hide()


@pytest.mark.parametrize("count", [3, 7])
def test_of_many_notes_the_gravest_stand_there_and_the_button_counts_them(strip: SafetyStrip, count: int) -> None:
    strip.show_notes(tuple(note(f"Note {number}.") for number in range(count)))
    strip.fit(900, 400)
    assert strip.view.lines == tuple(f"Note {number}." for number in range(MOST_NOTES))
    assert strip.read_all.text() == f"{MOST_NOTES} of {count} · read all"
    strip.hide()


@pytest.mark.parametrize("most_height", [1, 60, 90, 140, 300])
@pytest.mark.parametrize("width", [300, 640, 1500])
def test_lines_are_whole_and_a_note_that_is_cut_says_so(strip: SafetyStrip, width: int, most_height: int) -> None:
    strip.show_notes((note("People who take both need a prescriber who knows.", 6), note("Another.")))
    strip.fit(width, most_height)
    strip.resize(width, strip.height())
    strip.show()
    QApplication.processEvents()
    lines = strip.view.lines
    assert strip.view.height() == len(lines) * strip.view.line_height
    assert strip.view.geometry().top() >= 0
    assert strip.view.geometry().bottom() < strip.height()
    said = " ".join(lines)
    assert strip.read_all.isHidden() is (said == " ".join(each.words for each in strip.notes))
    assert strip.read_all.isHidden() or said.endswith(("…", "."))
    strip.hide()


def test_what_a_note_is_about_is_named_with_it(window: MainWindow) -> None:
    window.do(SetControls({"opioid": 1.0, "benzodiazepine": 1.0}))
    first = notes_of(window._session.frame, catalogue(), Wording.PATIENT)[0]
    assert set(first.names) == {catalogue().drugs[each].control.name for each in ("opioid", "benzodiazepine")}
    assert first.spoken.startswith(first.names[0])
    assert first.spoken in window.safety.accessibleName()


def test_a_note_about_what_is_set_has_that_controls_glyph(window: MainWindow) -> None:
    rule = next(each for each in catalogue().safety_rules if each.controls and not each.groups)
    window.do(SetControls(dict(rule.controls)))
    found = next(each for each in window.safety.notes if each.words == rule.patient)
    assert found.glyphs == tuple(catalogue().controls[each].glyph for each in rule.controls)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1180, 640), (1920, 1080)])
def test_the_strip_is_never_cut_through_in_the_window(window: MainWindow, size: tuple[int, int], percent: int) -> None:
    window.resize(*size)
    window.set_text_percent(percent)
    window.do(SetControls(ALL_DRUGS))
    settle(window)
    view = window.safety.view
    assert view.visibleRegion().boundingRect() == view.rect()
    assert view.height() == len(view.lines) * view.line_height
    letters = QFontMetricsF(window._look.font(18))
    assert view.line_height >= letters.height()
    assert all(letters.horizontalAdvance(line) <= view.width() for line in view.lines)
    assert window.safety.geometry().bottom() < window.playback.geometry().top()
    assert window.stage.isVisible()
    assert not window.safety.read_all.isHidden()


def test_all_notes_are_read_and_left_by_the_keyboard_alone(window: MainWindow) -> None:
    window.set_text_percent(200)
    window.do(SetControls(ALL_DRUGS))
    settle(window)
    window.safety.read_all.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.safety.read_all, Qt.Key.Key_Space)
    overlay = window.notes_overlay
    assert overlay.isVisible()
    assert overlay.words == tuple(each.spoken for each in window.safety.notes)
    settle(window)
    bar = overlay._area.verticalScrollBar()
    assert bar.isVisible()
    for key, moves in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Home, -1)):
        before = bar.value()
        QTest.keyClick(overlay.close_button, key)
        assert (bar.value() - before) * moves > 0
    QTest.keyClick(overlay.close_button, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_a_click_on_the_strip_opens_the_list_where_it_leaves_something_out(window: MainWindow) -> None:
    for values, opens in (({"zinc": 2.0}, False), (ALL_DRUGS, True)):
        window.do(SetControls(values))
        settle(window)
        QTest.mouseClick(window.safety, Qt.MouseButton.LeftButton)
        assert window.notes_overlay.isVisible() is opens
        window.notes_overlay.accept()


@pytest.mark.parametrize("theme_name", list(catalogue().theme))
def test_the_strip_stands_out_from_its_surroundings_in_every_theme(window: MainWindow, theme_name: str) -> None:
    window.set_theme(theme_name)
    window.do(SetControls(ALL_DRUGS))
    settle(window)
    image = window.grab().toImage()
    strip = window.safety.geometry()
    edge = image.pixelColor(strip.center().x(), strip.top())
    assert edge != image.pixelColor(strip.center().x(), strip.top() - 1)
