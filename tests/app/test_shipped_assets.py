from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gate_viz.app.shipped_assets import Faults, faults, listing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    (folder / "texts").mkdir(parents=True)
    (folder / "theme.toml").write_text("dark", encoding="utf-8")
    (folder / "texts" / "window.toml").write_text("Fenster für alle", encoding="utf-8")
    return folder


def test_a_folder_is_as_it_was_listed(folder: Path) -> None:
    assert faults(folder, listing(folder)) == Faults((), (), ())


def test_the_list_is_sorted_by_path_and_says_them_with_forward_slashes(folder: Path) -> None:
    assert [line.split("  ")[1] for line in listing(folder).splitlines()] == ["texts/window.toml", "theme.toml"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_the_list_is_one_that_sha256sum_checks(folder: Path) -> None:
    command = ["sha256sum", "--check", "--strict"]
    done = subprocess.run(command, cwd=folder, input=listing(folder), text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_missing_changed_or_strange_is_named(folder: Path) -> None:
    released = listing(folder)
    (folder / "texts" / "window.toml").unlink()
    (folder / "theme.toml").write_text("light", encoding="utf-8")
    (folder / "glyphs").mkdir()
    (folder / "glyphs" / "mu.svg").write_text("<svg/>", encoding="utf-8")
    assert faults(folder, released) == Faults(("texts/window.toml",), ("theme.toml",), ("glyphs/mu.svg",))


def test_a_folder_that_is_gone_misses_everything(folder: Path) -> None:
    assert faults(folder / "gone", listing(folder)).missing == ("texts/window.toml", "theme.toml")


def test_a_list_that_is_damaged_is_not_taken_for_a_sound_one(folder: Path) -> None:
    found = faults(folder, "nonsense\n")
    assert found.missing == ("nonsense",)
    assert found.unknown == ("texts/window.toml", "theme.toml")


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_desktop_leaves_in_a_folder_that_was_looked_at_is_no_fault(folder: Path, name: str) -> None:
    released = listing(folder)
    (folder / "texts" / name).write_bytes(b"view")
    assert faults(folder, released) == Faults((), (), ())
