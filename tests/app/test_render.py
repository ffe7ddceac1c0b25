from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QImage

from gate_viz.app.commands.render import picture_size
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.scenes import SCENE_IDS
from gate_viz.views.contact_sheet import GAP_PX, HEADING_PX, TILE_PX
from tests.app.programs import NO_DISPLAY, run_program
from tests.views.painting import changed, pixels

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


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), (".gif", b"GIF89a")]
)
@pytest.mark.parametrize("scene", SCENE_IDS)
def test_each_scene_is_written_in_each_form_the_same_again(
    scene: str, ending: str, begins: bytes, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}{ending}" for name in ("one", "two")]
    for path in paths:
        assert main(["render", *QUICK, "--scene", scene, "--length", "0.2", "--to", str(path)]) == 0
    one, two = (path.read_bytes() for path in paths)
    assert one.startswith(begins)
    assert one == two


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scene", SCENE_IDS)
def test_a_vector_picture_holds_no_raster_image(scene: str, tmp_path: Path) -> None:
    path = tmp_path / "scene.svg"
    assert main(["render", *QUICK, "--scene", scene, "--set", "duloxetine=1", "--to", str(path)]) == 0
    assert "<image" not in path.read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_another_seed_moves_the_dots_and_nothing_else(tmp_path: Path) -> None:
    pictures = []
    for seed in ("0", "7"):
        path = tmp_path / f"{seed}.png"
        assert main(["render", *QUICK, "--seed", seed, "--to", str(path)]) == 0
        pictures.append(QImage(str(path)))
    differ = changed(pictures[0], pictures[1], by=24)
    assert 0 < differ.mean() < 0.1
    # The second nerve on its way to the brain, where no dots are.
    assert not differ[:, 560:].any()


@pytest.mark.usefixtures("qapp")
def test_a_moving_picture_moves_as_the_model_does(tmp_path: Path) -> None:
    path = tmp_path / "moves.gif"
    run = ("--scenario", "stubbed_toe", "--seconds", "0.5", "--size", "640x360")
    assert main(["render", *run, "--length", "1", "--speed", "1", "--to", str(path)]) == 0
    with Image.open(path) as film:
        pictures = [np.asarray(each.convert("L")).astype(int) for each in ImageSequence.all_frames(film)]
    assert len(pictures) == 15
    assert all((np.abs(after - before) > 40).any() for before, after in pairwise(pictures))


@pytest.mark.parametrize(
    ("option", "value"), [("--length", "0"), ("--length", "long"), ("--seed", "-1"), ("--seed", "1.5"), ("--seed", "x")]
)
def test_a_wrong_length_or_seed_is_refused(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", *QUICK, option, value, "--to", str(tmp_path / "gate.gif")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert option in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
def test_the_contact_sheet_shows_every_scene_of_every_state_and_theme(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "sheet.png"
    assert main(["contact-sheet", "--theme", "light", "--to", str(path)]) == 0
    sheet = pixels(QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32))
    rows = 1 + len(catalogue.archetypes)
    across, down = TILE_PX[0] + GAP_PX, HEADING_PX + TILE_PX[1] + GAP_PX
    assert sheet.shape[:2] == (GAP_PX + rows * down, GAP_PX + len(SCENE_IDS) * across)
    for row in range(rows):
        for column in range(len(SCENE_IDS)):
            top, left = GAP_PX + row * down + HEADING_PX, GAP_PX + column * across
            tile = sheet[top : top + TILE_PX[1] : 3, left : left + TILE_PX[0] : 3].reshape(-1, 3)
            assert len(np.unique(tile, axis=0)) > 150


@pytest.mark.parametrize("name", ["sheet.gif", "sheet"])
def test_a_contact_sheet_is_a_png(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contact-sheet", "--to", str(tmp_path / name)]) == 2
    assert "must end in one of .png" in capsys.readouterr().err
