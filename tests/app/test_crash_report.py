from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gate_viz.app.crash_report import LOG_FILE, CrashReport, message_box
from gate_viz.app.paths import assets_folder
from gate_viz.content.texts import Texts, read_texts


@pytest.fixture
def texts() -> Texts:
    return read_texts(assets_folder())


class Told:
    """Stands in for the dialog and for the file of the work in progress."""

    def __init__(self) -> None:
        self.details: list[str] = []
        self.kept = 0

    def ask(self, details: str) -> None:
        self.details.append(details)

    def keep(self) -> None:
        self.kept += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def report(tmp_path: Path, texts: Texts, told: Told) -> Iterator[CrashReport]:
    with closing_log(CrashReport(tmp_path, texts, told.keep, told.ask)) as made:
        yield made


@contextmanager
def closing_log(report: CrashReport) -> Iterator[CrashReport]:
    hook = sys.excepthook
    try:
        yield report
    finally:
        report.remove()
        sys.excepthook = hook


def fail(report: CrashReport, message: str = "broken") -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        report.take(type(error), error, error.__traceback__)


def test_an_error_is_logged_told_and_costs_no_work(report: CrashReport, told: Told, tmp_path: Path) -> None:
    fail(report)
    assert told.kept == 1
    assert "RuntimeError: broken" in told.details[0]
    assert "RuntimeError: broken" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")


def test_the_same_error_again_is_not_told_again(report: CrashReport, told: Told) -> None:
    for number in range(60):
        fail(report, f"broken {number}")
    assert len(told.details) == 1


def test_the_log_stays_under_a_megabyte(report: CrashReport, tmp_path: Path) -> None:
    for number in range(40):
        # Each from a place of its own, so that none counts as told.
        exec(compile("\n" * number + "fail(report, 'x' * 60_000)", f"place {number}", "exec"))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1_000_000


def test_an_error_while_telling_opens_no_second_dialog(tmp_path: Path, texts: Texts, told: Told) -> None:
    def ask(details: str) -> None:
        told.ask(details)
        fail(telling, "in the dialog")

    with closing_log(CrashReport(tmp_path, texts, told.keep, ask)) as telling:
        try:
            _ = 1 / 0
        except ZeroDivisionError as error:
            telling.take(type(error), error, error.__traceback__)
    assert len(told.details) == 1


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path, texts: Texts, told: Told) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with closing_log(CrashReport(tmp_path / "file" / "folder", texts, told.keep, told.ask)) as report:
        fail(report)
    assert len(told.details) == 1


def test_work_that_cannot_be_kept_is_no_second_error(tmp_path: Path, texts: Texts, told: Told) -> None:
    def keep() -> None:
        raise OSError

    with closing_log(CrashReport(tmp_path, texts, keep, told.ask)) as report:
        fail(report)
    assert len(told.details) == 1


def test_it_takes_errors_only_while_installed(report: CrashReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    report.install()
    assert sys.excepthook == report.take
    report.remove()
    assert sys.excepthook is sys.__excepthook__


def test_the_dialog_has_one_sentence_and_two_buttons(qtbot: QtBot, texts: Texts) -> None:
    box = message_box(texts)
    qtbot.addWidget(box)
    assert box.text() == texts.get("crash.sentence")
    assert {button.text() for button in box.buttons()} == {texts.get("crash.copy"), texts.get("crash.go_on")}
    assert box.escapeButton() is box.button(QMessageBox.StandardButton.Ok)
