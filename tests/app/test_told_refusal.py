"""No refusal is silent: it is printed, and shown in a box where nobody reads what is printed."""

from __future__ import annotations

import ctypes
import io
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gate_viz.app import told_refusal
from gate_viz.app.commands import self_test
from gate_viz.app.main import main
from gate_viz.app.paths import PROGRAM_NAME

BROKEN_FILE = "broken.gateviz"


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What was shown in boxes, on a desktop whose windows are seen; the broken file lies in the current folder."""
    shown: list[str] = []
    monkeypatch.setattr(told_refusal, "is_unseen", lambda: False)
    monkeypatch.setattr(told_refusal, "show_box", shown.append)
    monkeypatch.chdir(tmp_path)
    Path(BROKEN_FILE).write_text("[[", encoding="utf-8")
    return shown


def without_console(words: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Exit code of the program started as Windows starts one that has a window only."""
    # Not in a fixture: pytest sets its own streams between that and the test.
    with monkeypatch.context() as patch:
        for stream in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, stream, None)
        return main(words)


@pytest.mark.parametrize(
    "words",
    [
        [BROKEN_FILE],
        ["nowhere.gateviz"],
        ["nonsense"],
        ["simulate", "--scenario", "nonsense"],
        ["render", "--to", "picture.bmp"],
        ["--help"],
        ["render", "--help"],
        ["--version"],
        ["list", "drugs"],
        ["simulate", "--seconds", "0.01"],
    ],
    ids=" ".join,
)
def test_without_a_console_whatever_would_be_printed_and_lost_is_told_in_a_box(
    words: list[str], boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert without_console(words, monkeypatch) == 2
    (sentence,) = boxes
    assert sentence
    assert "\n" not in sentence


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("command", [["render", "--seconds", "0.1"], ["self-test"]], ids=" ".join)
def test_what_is_written_to_a_file_needs_no_console(
    command: list[str], boxes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in self_test.KINDS:
        monkeypatch.setitem(self_test.KINDS, kind, lambda _catalogue: iter(()))
    assert without_console([*command, "--to", "result.png"], monkeypatch) == 0
    assert (tmp_path / "result.png").stat().st_size > 0
    assert not boxes


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_that_a_desktop_opens_is_refused_in_a_box_too(
    boxes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([BROKEN_FILE]) == 2
    assert f": {BROKEN_FILE}: " in boxes[0]
    assert [f"gate-viz: {sentence}\n" for sentence in boxes] == [capsys.readouterr().err]


def test_a_file_that_is_gone_by_now_is_told_of_in_a_box(boxes: list[str]) -> None:
    assert main(["nowhere.gateviz"]) == 2
    assert "nowhere.gateviz" in boxes[0]


@pytest.mark.parametrize("words", [["simulate", "--sed", "x"], ["nonsense"], ["--nonsense"]], ids=" ".join)
def test_a_script_that_can_read_is_not_kept_waiting_by_a_box(words: list[str], boxes: list[str]) -> None:
    assert main(words) == 2
    assert not boxes


def test_whoever_has_a_terminal_reads_it_there(boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main([BROKEN_FILE]) == 2
    assert not boxes


def test_a_script_reads_it_through_its_pipe(boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as reader:
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stderr", pipe)
            assert main([BROKEN_FILE]) == 2
        assert BROKEN_FILE in reader.read()
    assert not boxes


def test_where_nobody_looks_no_box_waits_for_ever(boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_refusal, "is_unseen", lambda: True)
    assert without_console([BROKEN_FILE], monkeypatch) == 2
    assert not boxes


@pytest.mark.usefixtures("qapp")
def test_the_box_is_real_and_holds_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    # That of Windows cannot be answered from here.
    monkeypatch.setattr(sys, "platform", "linux")
    seen: list[tuple[str, str]] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.windowTitle(), box.text()))
        box.accept()

    QTimer.singleShot(0, read)
    told_refusal.show_box("There is no such file.")
    assert seen == [(PROGRAM_NAME, "There is no such file.")]


def test_windows_shows_its_own_box(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[object, ...]] = []

    class User32:
        MessageBoxW = staticmethod(lambda *given: shown.append(given))

    class Windll:
        user32 = User32

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Windll, raising=False)
    told_refusal.show_box("There is no such file.")
    assert [given[1] for given in shown] == ["There is no such file."]
