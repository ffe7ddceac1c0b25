from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gate_viz.app import paths


@pytest.fixture
def no_chosen_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.USER_FOLDER_VARIABLE)


def test_the_repository_has_its_assets_beside_the_package() -> None:
    assert (paths.assets_folder() / "theme.toml").is_file()


def test_the_frozen_program_brings_its_own_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "gate_viz" / "assets"
    bundled.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.assets_folder() == bundled


@pytest.mark.usefixtures("no_chosen_folder")
@pytest.mark.skipif(os.name != "posix", reason="paths are written otherwise there")
@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/h"}, "/h/.config/gate-viz"),
        ("linux", {"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "/c/gate-viz"),
        ("linux", {"HOME": "/h", "XDG_CONFIG_HOME": "relative"}, "/h/.config/gate-viz"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/Gate Viz"),
        ("win32", {"HOME": "/h", "APPDATA": "/roaming"}, "/roaming/Gate Viz"),
        ("win32", {"HOME": "/h"}, "/h/AppData/Roaming/Gate Viz"),
    ],
)
def test_each_system_has_its_own_folder(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.user_folder() == Path(expected)


def test_the_chosen_folder_comes_first(user_folder: Path) -> None:
    assert paths.user_folder().parent == user_folder


@pytest.mark.usefixtures("no_chosen_folder")
def test_an_account_without_a_home_still_has_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert paths.user_folder().is_absolute()
