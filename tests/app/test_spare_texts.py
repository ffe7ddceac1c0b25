from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gate_viz.app.paths import assets_folder
from gate_viz.app.spare_texts import SPARE_WORDS, texts_or_spare
from gate_viz.content.texts import read_texts
from tests.architecture.test_texts import text_of


@pytest.mark.parametrize("key", SPARE_WORDS)
def test_spare_words_are_those_that_ship(key: str) -> None:
    assert SPARE_WORDS[key] == text_of(read_texts(assets_folder()), key)


def test_sound_texts_are_taken_as_they_are() -> None:
    assert "window.title" in texts_or_spare(assets_folder())


@pytest.mark.parametrize("damage", ["missing", "broken", "empty"])
def test_words_are_found_whatever_happens_to_the_shipped_ones(damage: str, tmp_path: Path) -> None:
    shutil.copytree(assets_folder() / "texts", tmp_path / "texts")
    file = tmp_path / "texts" / "en" / "command_line.toml"
    if damage == "missing":
        file.unlink()
    else:
        file.write_text("[[" if damage == "broken" else "", encoding="utf-8")
    assert "no console" in texts_or_spare(tmp_path).get("command_line.refusal.no_console")
    assert texts_or_spare(tmp_path / "gone").get("self_test.failed", reason="x") == "failed: x"
