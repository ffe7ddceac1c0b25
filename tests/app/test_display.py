from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

import pytest

from gate_viz.app import display
from gate_viz.app.offscreen import require_qt
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.content.texts import read_texts
from tests.app.programs import ROOT


@pytest.fixture(autouse=True)
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_display_no_window_can_open() -> None:
    assert display.window_problem() == "no_display"


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "nonsense;offscreen", "minimal:enable_fonts"])
def test_platforms_that_paint_by_themselves_need_no_display(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.window_problem() is None


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("platform", ["linuxfb:fb=/dev/fb0", "nonsense", "nonsense;xcb"])
def test_any_other_platform_is_one_that_qt_opens_in_a_trial(
    platform: str, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    for opens, problem in ((True, None), (False, "platform_does_not_open")):
        monkeypatch.setattr(display, "_qt_opens", lambda opens=opens: opens)
        assert display.window_problem() == problem


def test_a_trial_tells_platforms_that_open_from_those_that_abort(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, opens in (("offscreen", True), ("nonsense", False)):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert display._qt_opens() is opens


def test_a_trial_that_takes_too_long_or_cannot_start_is_no_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_TRIAL_S", 0.001)
    assert not display._qt_opens()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert not display._qt_opens()


@pytest.mark.skipif(os.name != "posix", reason="needs a script that runs as a program")
def test_the_frozen_program_tries_qt_by_starting_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = tmp_path / "gate-viz"
    frozen.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gate_viz "$@"\n', encoding="utf-8")
    frozen.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(frozen))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for platform, opens in (("offscreen", True), ("nonsense", False)):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert display._qt_opens() is opens


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.window_problem() is None


@pytest.mark.parametrize("place", ["far.example:0", "localhost:10.0"])
def test_a_display_on_another_machine_is_tried_with_an_end_to_waiting(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", place)
    monkeypatch.setattr(display, "_qt_opens", lambda: False)
    assert display.window_problem() == "display_does_not_answer"
    monkeypatch.setattr(display, "_qt_opens", lambda: True)
    assert display.window_problem() is None


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_a_wayland_socket_is_a_display(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The name of a socket must be short.
    folder = Path(tmp_path_factory.mktemp("w"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w-0")
    assert display.window_problem() == "no_display"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "w-0"))
        assert display.window_problem() is None


def test_an_x_server_must_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9876")
    assert display.window_problem() == "display_does_not_answer"
    monkeypatch.setattr(display, "_x11_answers", lambda: True)
    monkeypatch.setattr(display, "_loads", lambda _library: True)
    assert display.window_problem() is None


def test_a_missing_library_for_windows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(display, "_x11_answers", lambda: True)
    monkeypatch.setattr(display, "_loads", lambda _library: False)
    assert display.window_problem() == "window_library_missing"


def test_a_system_without_x_libraries_has_no_x_display(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    monkeypatch.setenv("DISPLAY", ":0")
    assert display.window_problem() == "display_does_not_answer"
    assert not display._loads("libxcb-cursor.so.0")


def test_a_qt_that_cannot_be_loaded_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtSvg", None)
    with pytest.raises(RefusalError) as refused:
        require_qt(read_texts(assets_folder()))
    told = str(refused.value).splitlines()
    assert len(told) == 2
    assert "libgl1" in told[1]
