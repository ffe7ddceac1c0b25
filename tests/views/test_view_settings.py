"""Choices of view survive; broken ones fall back to their defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from gate_viz.content.records import Lens
from gate_viz.views.view_settings import ViewSettings, Wording, read_view_settings, write_view_settings

CHOSEN = ViewSettings("projector", 150, Lens.ARTICLE, Wording.CLINICIAN, "sensitised", "migraine")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "view.json"
    write_view_settings(path, CHOSEN)
    assert read_view_settings(path) == CHOSEN
    assert [each.name for each in path.parent.iterdir()] == ["view.json"]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_view_settings(tmp_path / "none.json") == ViewSettings()
    assert read_view_settings(None) == ViewSettings()


def test_without_a_place_nothing_is_written() -> None:
    write_view_settings(None, CHOSEN)


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe", b"[" * 20_000, b"null"])
def test_a_broken_file_is_ignored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "view.json"
    path.write_bytes(content)
    assert read_view_settings(path) == ViewSettings()


def test_a_broken_choice_takes_its_default_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    broken = (
        '{"theme": 7, "text_percent": 13, "lens": "x", "wording": "clinician", "scenario_id": ["a"], "scene_id": 3}'
    )
    path.write_text(broken)
    assert read_view_settings(path) == ViewSettings(wording=Wording.CLINICIAN)


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "view.json"
    write_view_settings(path, CHOSEN)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_view_settings(path, ViewSettings())
    monkeypatch.undo()
    assert read_view_settings(path) == CHOSEN
    assert len(list(tmp_path.iterdir())) == 1


def test_text_grows_and_shrinks_between_100_and_200_per_cent() -> None:
    settings = ViewSettings()
    assert settings.with_larger_text(-1).text_percent == 100
    assert settings.with_larger_text(1).text_percent > 100
    assert settings.with_larger_text(99).text_percent == 200
