"""The wheel alone, with nothing of the repository in reach, is the whole program."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.app.programs import NO_DISPLAY, ROOT, run_python


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as an installer lays it out."""
    pytest.importorskip("hatchling", reason="the build tool is not installed here")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["list", "scenarios"],
        ["simulate", "--seconds", ".1"],
        ["render", "--seconds", ".1", "--size", "400x300", "--to", "gate.png"],
        ["self-test"],
    ],
    ids=lambda words: words[0],
)
def test_every_command_works_from_another_folder(words: list[str], unpacked: Path, tmp_path: Path) -> None:
    finished = run_python("-m", "gate_viz", *words, folder=tmp_path, PYTHONPATH=str(unpacked), **NO_DISPLAY)
    assert finished.returncode == 0, finished.stderr + finished.stdout
    assert finished.stdout


def test_it_is_the_wheel_that_runs(unpacked: Path, tmp_path: Path) -> None:
    program = "import json, gate_viz.app.paths as p; print(json.dumps(str(p.assets_folder())))"
    finished = run_python("-c", program, folder=tmp_path, PYTHONPATH=str(unpacked))
    assert Path(json.loads(finished.stdout)) == unpacked / "gate_viz" / "assets"


def test_the_licences_travel_along(unpacked: Path) -> None:
    (licences,) = unpacked.glob("gate_viz-*.dist-info/licenses")
    assert {path.name for path in licences.iterdir()} == {"LICENCE", "THIRD_PARTY_NOTICES.md"}
    assert (unpacked / "gate_viz" / "assets" / "fonts" / "OFL.txt").is_file()


def test_only_the_program_is_in_it(unpacked: Path) -> None:
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"gate_viz"}
