from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from gate_viz.app.paths import assets_folder
from gate_viz.app.window import (
    KEEPING_PERIOD_MS,
    SETTINGS_FILE,
    WorkInProgress,
    build_window,
    show_on_screen,
    work_in_progress,
)
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Lens
from gate_viz.session.intents import (
    ChooseArchetype,
    ChooseScenario,
    GoToDay,
    OpenScenario,
    SetControl,
    SetDose,
    SetLens,
    StartAgain,
)
from gate_viz.session.session import FIRST_SCENARIO
from gate_viz.views.main_window import MainWindow


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


@pytest.fixture
def work(tmp_path: Path) -> Iterator[WorkInProgress]:
    work = work_in_progress(tmp_path)
    assert work is not None
    yield work
    work.discard()


def opened(qtbot: QtBot, catalogue: Catalogue, folder: Path, work: WorkInProgress | None) -> MainWindow:
    window = build_window(catalogue, folder, work, None)
    qtbot.addWidget(window)
    return window


def told(window: MainWindow) -> str:
    """What the strip says."""
    return "" if window.status.isHidden() else window.status.label.text()


def controls_of(window: MainWindow) -> dict[str, float]:
    return dict(window._session.frame.controls.values)


def test_the_first_start_opens_on_the_stubbed_toe(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)
    assert window._session.frame.controls.scenario.id == FIRST_SCENARIO
    assert window._session.frame.lens is Lens.EVIDENCE
    assert told(window) == ""


def test_person_and_day_are_remembered(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)
    window.do(ChooseArchetype("healthy"))
    window.do(GoToDay(2.0))
    shown = opened(qtbot, catalogue, tmp_path, None)._session.frame
    assert (shown.controls.scenario.archetype, shown.day) == ("healthy", 2.0)
    assert shown.controls.scenario == window._session.frame.controls.scenario
    window.do(ChooseScenario("healthy"))
    plain = opened(qtbot, catalogue, tmp_path, None)._session.frame
    assert (plain.controls.scenario.archetype, plain.day) == (None, 0.0)


def test_a_file_of_ones_own_is_not_remembered_nor_is_its_day(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path
) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)
    window.do(OpenScenario(replace(catalogue.scenarios["sensitised"], id="saved_mine", day=1.0)))
    shown = opened(qtbot, catalogue, tmp_path, None)._session.frame
    assert (shown.controls.scenario.id, shown.day) == (FIRST_SCENARIO, 0.0)


def test_work_of_a_later_day_is_recovered_on_it_and_starting_again_leaves_it(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, work: WorkInProgress
) -> None:
    window = opened(qtbot, catalogue, tmp_path, work)
    for intent in (ChooseArchetype("fibromyalgia"), SetDose("duloxetine", 1.0), GoToDay(10.0)):
        window.do(intent)
    window.keep_work()
    again = opened(qtbot, catalogue, tmp_path, work)
    before, found = window._session.frame, again._session.frame
    assert (found.day, found.readouts) == (10.0, before.readouts)
    again.do(StartAgain())
    fresh = again._session.frame
    assert (fresh.day, fresh.controls.values["duloxetine"]) == (0.0, 0.0)
    assert fresh.controls.scenario.archetype == "fibromyalgia"


def test_lens_and_scenario_are_remembered(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)
    window.do(ChooseScenario("sensitised"))
    window.do(SetLens(Lens.ARTICLE))
    assert (tmp_path / SETTINGS_FILE).is_file()
    again = opened(qtbot, catalogue, tmp_path, None)
    assert again._session.frame.controls.scenario.id == "sensitised"
    assert again._session.frame.lens is Lens.ARTICLE


def test_work_survives_a_crash(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, work: WorkInProgress) -> None:
    window = opened(qtbot, catalogue, tmp_path, work)
    window.do(SetControl("touch", 0.625))
    window.timer.elapsed_ms.emit(KEEPING_PERIOD_MS)
    again = opened(qtbot, catalogue, tmp_path, work)
    assert controls_of(again) == controls_of(window)
    assert told(again) == catalogue.texts.get("crash.recovered")


def test_the_start_up_text_is_shown_after_a_crash_too_and_the_recovery_is_still_told_when_it_is_closed(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, work: WorkInProgress
) -> None:
    opened(qtbot, catalogue, tmp_path, work).timer.elapsed_ms.emit(KEEPING_PERIOD_MS)
    again = opened(qtbot, catalogue, tmp_path, work)
    again.show()
    assert again.start_dialog.isVisible()
    # Reading takes longer than a passing note stays.
    for _ in range(600):
        again.status.tick(100.0)
    again.start_dialog.accept()
    assert told(again) == catalogue.texts.get("crash.recovered")


def test_a_proper_end_leaves_nothing_to_recover(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> None:
    work = work_in_progress(tmp_path)
    assert work is not None
    window = opened(qtbot, catalogue, tmp_path, work)
    window.timer.elapsed_ms.emit(KEEPING_PERIOD_MS)
    assert work.path.is_file()
    work.discard()
    assert not work.path.exists()


def test_two_programs_at_once_keep_their_work_apart(tmp_path: Path, work: WorkInProgress) -> None:
    other = work_in_progress(tmp_path)
    assert other is not None
    assert other.path != work.path
    other.discard()


def test_broken_left_overs_do_not_keep_the_program_from_starting(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, work: WorkInProgress
) -> None:
    work.path.write_text("no scenario", encoding="utf-8")
    (tmp_path / SETTINGS_FILE).write_text("no settings", encoding="utf-8")
    window = opened(qtbot, catalogue, tmp_path, work)
    assert told(window) == ""


def test_work_that_cannot_be_kept_stops_nothing(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)

    def full_disk() -> None:
        raise OSError

    monkeypatch.setattr(window, "keep_work", full_disk)
    window.do(SetControl("touch", 0.5))
    window.timer.elapsed_ms.emit(KEEPING_PERIOD_MS)
    assert controls_of(window)["touch"] == 0.5


def test_the_window_takes_nine_tenths_of_a_large_screen_and_all_of_a_small_one(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, catalogue, tmp_path, None)
    monkeypatch.setattr("gate_viz.app.window.SMALL_SCREEN", QSize(100, 100))
    show_on_screen(window)
    assert not window.isMaximized()
    # What the panels need comes before the share of the screen.
    assert window.size() == (window.screen().availableSize() * 0.9).expandedTo(window.minimumSize())
    window.hide()
    monkeypatch.setattr("gate_viz.app.window.SMALL_SCREEN", QSize(10_000, 10_000))
    show_on_screen(window)
    assert window.isMaximized()


def test_starting_again_after_a_recovery_takes_the_last_patients_medicines_away(
    qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, work: WorkInProgress
) -> None:
    first = opened(qtbot, catalogue, tmp_path, work)
    first.do(SetDose("opioid", 1.0))
    first.keep_work()
    again = opened(qtbot, catalogue, tmp_path, work)
    assert controls_of(again)["opioid"] == 1.0
    again.do(StartAgain())
    assert controls_of(again)["opioid"] == 0.0
