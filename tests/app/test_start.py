"""The set-up: what it finds missing, what it says, and when it has nothing to do."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start() -> ModuleType:
    found = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def bare_debian(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module on a Debian that has none of Qt's libraries and no programs but apt-get."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "loads", lambda _library: False)
    monkeypatch.setattr(start.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    return start


def test_an_older_python_is_told_in_one_line(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert start.main([]) == 2
    assert capsys.readouterr().err == "start.py: Gate Viz needs Python 3.11 or newer; this is Python 3.9.\n"


def test_without_the_right_to_install_the_one_line_that_does_is_printed(
    bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert bare_debian.install_system_packages(True, bare_debian.libraries_for(["test"])) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("start.py: first run: sudo apt-get install -y libgl1 ")
    assert "libxcb-cursor0" in line
    assert "xvfb" in line


def test_root_on_debian_gets_what_is_missing(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        ran.append(command)
        monkeypatch.setattr(bare_debian, "loads", lambda _library: True)
        return 0

    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(bare_debian.subprocess, "call", call)
    assert bare_debian.install_system_packages(False, bare_debian.PAINTING_LIBRARIES) == 0
    assert [command[5] for command in ran] == ["update", "install"]
    assert all("DPkg::Lock::Timeout=600" in command for command in ran)
    assert "libegl1" in ran[1]
    assert "libxcb-cursor0" not in ran[1]


def test_another_linux_is_told_what_is_missing(
    bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare_debian.shutil, "which", lambda _name: None)
    assert bare_debian.install_system_packages(False, bare_debian.WINDOW_LIBRARIES) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_python_that_cannot_fill_an_environment_needs_a_package(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "loads", lambda _library: True)
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(start.shutil, "which", lambda name: None if name == "uv" else name)
    assert start.missing_packages(False, {}) == ["python3-venv"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_system_packages_and_have_a_display(
    platform: str, start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert start.install_system_packages(True, start.libraries_for(["test"])) == 0
    assert start.has_display()
    assert start.venv_python().name == ("python.exe" if platform == "win32" else "python")


@pytest.mark.parametrize(
    ("environment", "display"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}, True),
    ],
)
def test_a_display_is_what_someone_can_look_at(
    environment: dict[str, str], display: bool, start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert start.has_display() is display


@pytest.mark.parametrize("words", [["list", "drugs"], ["simulate", "--seconds", "1"], ["--version"], ["--help"]])
def test_numbers_alone_need_none_of_the_libraries_of_qt(
    words: list[str], bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bare_debian.importlib.util, "find_spec", lambda name: name)
    ran: list[tuple[str, ...]] = []

    def run_in_venv(*words: str) -> int:
        ran.append(words)
        return 0

    monkeypatch.setattr(bare_debian, "install_python_packages", lambda _testing: 0)
    monkeypatch.setattr(bare_debian, "run_in_venv", run_in_venv)
    assert bare_debian.main(words) == 0
    assert ran == [("-m", "gate_viz", *words)]


@pytest.mark.parametrize(
    ("words", "display", "window"),
    [
        ([], "", False),
        ([], ":0", True),
        (["toe.gateviz"], ":0", True),
        (["toe.gateviz"], "", False),
        (["render", "--to", "gate.png"], ":0", False),
        (["self-test"], ":0", False),
        (["test"], "", True),
    ],
)
def test_pictures_need_less_of_the_system_than_a_window(
    words: list[str], display: str, window: bool, start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}.items():
        monkeypatch.setenv(name, value)
    libraries = start.libraries_for(words)
    assert start.PAINTING_LIBRARIES.keys() <= libraries.keys()
    assert (start.WINDOW_LIBRARIES.keys() <= libraries.keys()) is window


class Recorded:
    """Stands in for the installers: notes the commands and makes what they would make."""

    def __init__(self, start: ModuleType) -> None:
        self.commands: list[list[str]] = []
        self.start = start

    def call(self, command: list[str], **_options: object) -> int:
        self.commands.append(command)
        python = self.start.venv_python()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        return 0


@pytest.fixture
def recorded(start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorded:
    recorded = Recorded(start)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(start.subprocess, "call", recorded.call)
    return recorded


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_only_locked_packages_are_fetched(
    uv: str | None, start: ModuleType, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda _name: uv)
    assert start.install_python_packages(testing=True) == 0
    make, fetch, own = recorded.commands
    assert "venv" in make
    assert "--require-hashes" in fetch
    assert fetch[-1].endswith("test.txt")
    assert {"--no-deps", "--no-build-isolation"} <= set(own)


def test_the_second_time_nothing_is_done(start: ModuleType, recorded: Recorded) -> None:
    assert start.install_python_packages(testing=False) == 0
    first = len(recorded.commands)
    assert start.install_python_packages(testing=False) == 0
    assert len(recorded.commands) == first


def test_what_serves_the_tests_serves_the_program_but_not_the_other_way_round(
    start: ModuleType, recorded: Recorded
) -> None:
    start.install_python_packages(testing=False)
    before = len(recorded.commands)
    start.install_python_packages(testing=True)
    after = len(recorded.commands)
    assert after > before
    start.install_python_packages(testing=False)
    assert len(recorded.commands) == after


@pytest.mark.parametrize("change", ["lock", "package"])
def test_a_change_sets_up_anew(
    change: str, start: ModuleType, recorded: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.install_python_packages(testing=False)
    before = len(recorded.commands)
    if change == "lock":
        digest: Callable[[list[str]], str] = start.digest
        monkeypatch.setattr(start, "digest", lambda locks: digest(locks)[::-1])
    else:
        site = "Lib/site-packages" if sys.platform == "win32" else "lib/python3.11/site-packages"
        (tmp_path / ".venv" / site / "stray-1.0.dist-info").mkdir(parents=True)
    start.install_python_packages(testing=False)
    assert len(recorded.commands) > before


def test_a_step_that_fails_is_named_and_nothing_is_remembered(
    start: ModuleType, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.subprocess, "call", lambda _command, **_options: 1)
    assert start.install_python_packages(testing=False) == 2
    assert "this step of the set-up failed" in capsys.readouterr().err
    assert not start.STAMP.exists()


def test_it_needs_nothing_but_the_standard_library() -> None:
    finished = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(ROOT / 'start.py')!r})"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
