"""The system's wish for stillness: asked each system's own way, and never worth a slow or failed start."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from gate_viz.views.system_motion import PATIENCE_S, wants_stillness


def put_command(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, lines: str) -> None:
    """Put a command of the system in the way, which answers as told."""
    command = folder / name
    command.write_text(f"#!/bin/sh\n{lines}\n")
    command.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda wanted: str(command) if wanted == name else None)


@pytest.mark.skipif(sys.platform == "win32", reason="commands here are shell scripts")
@pytest.mark.parametrize(
    ("platform", "command", "answer", "still"),
    [
        ("linux", "gsettings", "false", True),
        ("linux", "gsettings", "true", False),
        ("darwin", "defaults", "1", True),
        ("darwin", "defaults", "0", False),
    ],
)
def test_a_system_that_asks_for_stillness_is_heard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, command: str, answer: str, still: bool
) -> None:
    put_command(monkeypatch, tmp_path, command, f"echo {answer}")
    assert wants_stillness(platform) is still


@pytest.mark.skipif(sys.platform == "win32", reason="commands here are shell scripts")
def test_a_system_that_fails_or_does_not_answer_leaves_the_picture_moving(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put_command(monkeypatch, tmp_path, "gsettings", "echo false; exit 1")
    assert not wants_stillness("linux")
    put_command(monkeypatch, tmp_path, "gsettings", "exec sleep 20")
    begun = time.monotonic()
    assert not wants_stillness("linux")
    assert time.monotonic() - begun < PATIENCE_S + 2.0


@pytest.mark.parametrize("platform", ["linux", "darwin", "freebsd14"])
def test_without_the_systems_command_the_picture_moves(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert not wants_stillness(platform)


@pytest.mark.parametrize("error", [OSError("gone"), subprocess.TimeoutExpired("gsettings", 1.0)])
def test_an_error_of_the_system_is_never_raised(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", fail)
    assert not wants_stillness("linux")


@pytest.mark.parametrize(("animates", "answered", "still"), [(0, 1, True), (1, 1, False), (0, 0, False)])
def test_windows_is_asked_whether_it_animates(
    monkeypatch: pytest.MonkeyPatch, animates: int, answered: int, still: bool
) -> None:
    def ask(_what: int, _size: int, place: object, _change: int) -> int:
        place._obj.value = animates  # type: ignore[attr-defined]
        return answered

    user32 = SimpleNamespace(SystemParametersInfoW=ask)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert wants_stillness("win32") is still


@pytest.mark.skipif(sys.platform == "win32", reason="has what is missing here")
def test_what_cannot_be_asked_leaves_the_picture_moving() -> None:
    assert not wants_stillness("win32")
