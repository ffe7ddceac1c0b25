from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gate_viz.app.commands.render import picture_size
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from tests.app.programs import NO_DISPLAY, run_program

QUICK = ("--seconds", "0.05", "--size", "640x360")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


@pytest.mark.usefixtures("qapp")
def test_each_theme_gives_a_picture_of_its_own(
    tmp_path: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = []
    for theme in catalogue.theme:
        path = tmp_path / f"{theme}.png"
        assert main(["render", *QUICK, "--theme", theme, "--to", str(path)]) == 0
        pictures.append(QImage(str(path)))
    assert "Painted" in capsys.readouterr().out
    assert {(picture.width(), picture.height()) for picture in pictures} == {(640, 360)}
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(catalogue.theme)


@pytest.mark.usefixtures("qapp")
def test_the_same_words_give_the_same_picture(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        assert main(["render", *QUICK, "--scenario", "sensitised", "--to", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


@pytest.mark.usefixtures("qapp")
def test_readouts_are_printed_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", *QUICK, "--readouts", "--to", str(tmp_path / "gate.png")]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    told = {words[0]: words[1:] for words in lines}
    assert len(told["throughput"]) == 1
    assert told["signal_in"][1:] == ["Hz"]


@pytest.mark.usefixtures("qapp")
def test_a_picture_replaces_the_old_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "gate.png"
    path.write_bytes(b"old")
    assert main(["render", *QUICK, "--lens", "article", "--to", str(path)]) == 0
    assert [each.name for each in tmp_path.iterdir()] == ["gate.png"]
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_no_display(tmp_path: Path) -> None:
    finished = run_program("render", *QUICK, "--to", "gate.png", folder=tmp_path, **NO_DISPLAY)
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr == ""
    assert (tmp_path / "gate.png").is_file()


def test_sizes_are_read_with_either_letter(catalogue: Catalogue) -> None:
    assert picture_size("800x600", catalogue.texts) == picture_size("800X600", catalogue.texts) == (800, 600)
