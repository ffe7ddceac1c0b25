"""The start-up text: all of it, over the window, closed by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gate_viz import __version__
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.start_dialog import KeysOverlay, StartDialog
from gate_viz.views.style import stylesheet
from tests.views.frames import catalogue
from tests.views.parts import focusable, look


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setStyleSheet(stylesheet(look()))
    window.resize(1180, 640)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget) -> StartDialog:
    dialog = StartDialog(catalogue().texts, look(), window)
    dialog.cover()
    return dialog


def words(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def test_it_says_all_of_the_start_up_text(dialog: StartDialog) -> None:
    shown = words(dialog)
    for key in ("start.title", "start.patient", "start.numbers", "start.articles"):
        for paragraph in catalogue().texts.get(key).strip().split("\n\n"):
            assert " ".join(paragraph.split()) in shown


def test_it_names_the_version_and_the_terms_of_qt(dialog: StartDialog) -> None:
    assert __version__ in words(dialog)
    assert "LGPL" in words(dialog)


def test_the_clinicians_part_opens(dialog: StartDialog) -> None:
    before = words(dialog)
    dialog.more.click()
    assert len(words(dialog)) > len(before)
    assert dialog.more.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_closes_it(dialog: StartDialog, qtbot: QtBot, key: Qt.Key) -> None:
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(dialog.accept_button, key)
    assert not dialog.isVisible()


def test_it_covers_the_window_at_every_size(dialog: StartDialog, window: QWidget) -> None:
    for size in ((1180, 640), (1920, 1080), (900, 560)):
        window.resize(*size)
        assert dialog.size() == window.size()
        assert dialog.rect().contains(dialog._card.geometry())


def test_a_screen_reader_hears_the_text_and_every_stop_has_a_name(dialog: StartDialog) -> None:
    assert dialog.accessibleName()
    assert "diagnos" in dialog.accessibleDescription() or "cannot find out" in dialog.accessibleDescription()
    assert [widget for widget in focusable(dialog) if not widget.accessibleName() and widget is not dialog] == []


def test_the_list_of_keys_is_complete_and_fits(window: QWidget) -> None:
    overlay = KeysOverlay(catalogue().texts, tuple(SCENES), look(unit=0.68), window)
    overlay.cover()
    shown = words(overlay)
    for key in ("Space", "→", "H", "S", "L", "T", "P", "R", "Shift+R", "Ctrl+Z", "Ctrl+Shift+Z", "F1", "F5", "F11"):
        assert key in shown
    for number, scene_id in enumerate(SCENES, start=1):
        assert f"{number}\N{NO-BREAK SPACE}{catalogue().texts.get(f'scene.name.{scene_id}')}" in shown
    for label in overlay.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
    assert overlay._inside.width() <= overlay._area.viewport().width()


def test_it_is_three_short_blocks_and_one_button(dialog: StartDialog) -> None:
    heads = [label for label in dialog.findChildren(QLabel) if label.property("part") == "block"]
    assert [label.text() for label in heads if label.isVisible()] == [label.text() for label in heads]
    assert len(heads) == 3
    assert dialog.accept_button.text() == "Start"
    assert not any(label.isVisible() for label in dialog.clinician)
    reading = [label.text() for label in dialog.findChildren(QLabel) if label.property("part") == "reading"]
    assert sum(len(text.split()) for text in reading) <= 100


@pytest.mark.parametrize(("size", "unit"), [((1180, 640), 0.68), ((1920, 1080), 1.0), ((3840, 2160), 2.0)])
def test_all_of_it_is_seen_without_scrolling(window: QWidget, size: tuple[int, int], unit: float) -> None:
    window.setStyleSheet(stylesheet(look(unit=unit)))
    window.resize(*size)
    dialog = StartDialog(catalogue().texts, look(unit=unit), window)
    dialog.cover()
    QApplication.processEvents()
    assert dialog._area.verticalScrollBar().maximum() == 0
