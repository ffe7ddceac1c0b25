"""Moving pictures: what is written is what was painted, and a missing or failing ffmpeg is told in one sentence."""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QColor, QImage

from gate_viz.app.moving_picture import as_gif, as_video, find_ffmpeg
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import load_catalogue
from gate_viz.content.texts import Texts

COLOURS = ("#0a111d", "#f0a92e", "#35c596")
SIZE = (64, 36)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_catalogue(assets_folder()).texts


def rgb(colour: str) -> tuple[int, ...]:
    shown = QColor(colour)
    return shown.red(), shown.green(), shown.blue()


def plain(colour: str, size: tuple[int, int] = SIZE) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def ffmpeg_that(folder: Path, body: str) -> str:
    """A program of that name which does something else."""
    path = folder / "ffmpeg"
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def striped(colours: tuple[str, ...]) -> QImage:
    image = plain(colours[0])
    for number, colour in enumerate(colours):
        for x in range(20 * number, 20 * number + 20):
            for y in range(SIZE[1]):
                image.setPixelColor(x, y, QColor(colour))
    return image


def test_a_gif_holds_every_picture_in_its_colours_and_goes_round() -> None:
    turns = [COLOURS[number:] + COLOURS[:number] for number in range(3)]
    with Image.open(BytesIO(as_gif(map(striped, turns)))) as gif:
        assert (gif.size, gif.info["loop"]) == (SIZE, 0)
        pictures = [np.asarray(picture.convert("RGB")) for picture in ImageSequence.all_frames(gif)]
    found = [[tuple(picture[5, x].tolist()) for x in (5, 25, 45)] for picture in pictures]
    assert found == [[rgb(colour) for colour in turn] for turn in turns]


def test_the_same_pictures_make_the_same_gif() -> None:
    one, two = (as_gif(plain(colour) for colour in COLOURS) for _ in range(2))
    assert one == two


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script that runs as a program")
def test_a_films_program_gets_every_pixel_of_every_picture(tmp_path: Path, texts: Texts) -> None:
    stand_in = ffmpeg_that(tmp_path, "open(sys.argv[-1], 'wb').write(sys.stdin.buffer.read())")
    content = as_video((plain(colour) for colour in COLOURS), SIZE, ".mp4", stand_in, texts)
    pixels = np.frombuffer(content, np.uint8).reshape(len(COLOURS), SIZE[1], SIZE[0], 4)
    for picture, colour in zip(pixels, COLOURS, strict=True):
        assert tuple(picture[7, 9, 2::-1].tolist()) == rgb(colour)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script that runs as a program")
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("sys.exit('no such codec')", "ffmpeg made no film: no such codec"),
        ("sys.exit(3)", "ffmpeg made no film: 3"),
        ("sys.stdin.buffer.read()", "ffmpeg made no film: film.webm"),
    ],
)
def test_a_film_that_fails_says_why(body: str, told: str, tmp_path: Path, texts: Texts) -> None:
    pictures = (plain(colour, (640, 360)) for colour in COLOURS * 3)
    with pytest.raises(RefusalError, match=told):
        as_video(pictures, (640, 360), ".webm", ffmpeg_that(tmp_path, body), texts)


@pytest.mark.parametrize("frozen", [False, True])
def test_without_ffmpeg_it_says_what_to_do_and_the_frozen_program_tells_nobody_to_add_packages_to_it(
    frozen: bool, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    with pytest.raises(RefusalError, match="films are made by ffmpeg") as refused:
        find_ffmpeg(texts)
    assert "Install ffmpeg" in refused.value.following
    assert ("pip" in refused.value.following) is not frozen


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="this machine has no ffmpeg")
@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_real_film_is_made_and_made_the_same_again(ending: str, texts: Texts) -> None:
    pictures = [plain(colour, (65, 37)) for colour in COLOURS * 4]
    one, two = (as_video(pictures, (65, 37), ending, find_ffmpeg(texts), texts) for _ in range(2))
    assert len(one) > 500
    assert one == two
