from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import make_icons
from macos.check import icon_faults

NAMES = ("gate-viz", "gateviz-file")
HUES = (("coral", 0, 25), ("gold", 33, 55), ("lilac", 215, 250))  # degrees


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons") / "made"
    make_icons.make_icons(folder)
    return folder


def colours(picture: Image.Image) -> set[str]:
    """Which of the mark's colours the visible part of a picture holds."""
    found = set()
    channels = picture.convert("RGB").convert("HSV").split()
    for hue, saturation, value in zip(*(channel.tobytes() for channel in channels), strict=True):
        if saturation > 60 and value > 140:
            degrees = hue * 360 / 256
            found |= {name for name, low, high in HUES if low <= degrees < high}
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size_px", [16, 24, 32, 48, 256])
def test_the_mark_keeps_its_three_colours_at_every_size(name: str, size_px: int) -> None:
    assert colours(make_icons.paint(name, size_px)) >= {"coral", "lilac", "gold"}


@pytest.mark.parametrize("name", NAMES)
def test_windows_gets_every_size_it_asks_for(name: str, icons: Path) -> None:
    with Image.open(icons / f"{name}.ico") as icon:
        assert set(icon.info["sizes"]) == {(size_px, size_px) for size_px in make_icons.ICO_SIZES_px}


@pytest.mark.parametrize("name", NAMES)
def test_macos_gets_every_size_once_and_twice_as_fine(name: str, icons: Path) -> None:
    assert icon_faults(icons / f"{name}.icns") == []
    with Image.open(icons / f"{name}.icns") as icon:
        sizes = set(icon.info["sizes"])
    assert sizes == {(points, points, scale) for points in (16, 32, 128, 256, 512) for scale in (1, 2)}


@pytest.mark.parametrize("points", [16, 32])
def test_small_icons_of_macos_come_back_as_they_were_painted(points: int, icons: Path) -> None:
    with Image.open(icons / "gate-viz.icns") as icon:
        icon.size = (points, points)  # type: ignore[misc]
        icon.load(1)  # type: ignore[call-arg]
        assert icon.convert("RGBA").tobytes() == make_icons.paint_for_mac("gate-viz", points).tobytes()


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_as_large_as_its_name_says(name: str, icons: Path) -> None:
    for path in icons.glob(f"{name}-*.png"):
        with Image.open(path) as picture:
            assert picture.size == (int(path.stem.rsplit("-", 1)[1]),) * 2


def test_macos_has_air_around_the_square_and_the_others_none() -> None:
    whole, mac = make_icons.paint("gate-viz", 256), make_icons.paint_for_mac("gate-viz", 256)
    assert whole.getchannel("A").getpixel((0, 128)) == 255
    assert mac.getchannel("A").getpixel((0, 128)) == 0


@pytest.mark.qt_log_ignore("Cannot read file")
def test_a_drawing_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gate-viz.svg").write_text("<svg", encoding="utf-8")
    monkeypatch.setattr(make_icons, "DRAWINGS", tmp_path)
    with pytest.raises(ValueError, match=r"gate-viz\.svg is not a drawing"):
        make_icons.paint("gate-viz", 48)
