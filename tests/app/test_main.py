from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from gate_viz import __version__
from gate_viz.app.command_line import COMMANDS
from gate_viz.app.main import main
from tests.app.programs import run_program


def test_the_version_names_program_and_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith(f"gate-viz {__version__} (model ")


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=str)
def test_help_is_printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert "usage: gate-viz" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    told = capsys.readouterr().out
    assert all(name in told for name in COMMANDS)


def test_the_package_can_be_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["gate-viz", "--version"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_module("gate_viz", run_name="__main__")
    assert leaving.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_tables_survive_a_terminal_that_knows_ascii_only(tmp_path: Path) -> None:
    finished = run_program("list", "readouts", folder=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert finished.returncode == 0
    assert finished.stderr == ""


def test_missing_assets_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("gate_viz.app.main.assets_folder", lambda: tmp_path)
    assert main(["list", "controls"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
