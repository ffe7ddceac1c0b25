from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.themes import read_themes

Refused = Callable[[Callable[[], object]], str]

THEMES = """
[theme.dark]
ink = "#eef3fa"
window_bg = "#0a111d"

[theme.projector]
ink = "#101010"
window_bg = "#FFFFFF"
"""


def write(assets: Path, text: str) -> Path:
    (assets / "theme.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_theme_maps_roles_to_colours(assets: Path) -> None:
    themes = read_themes(write(assets, THEMES))
    assert list(themes) == ["dark", "projector"]
    assert dict(themes["projector"]) == {"ink": "#101010", "window_bg": "#FFFFFF"}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"#eef3fa"', '"white"', "theme.dark.ink: must be a colour such as #1b2a3c, not 'white'"),
        ('"#eef3fa"', "16", "theme.dark.ink: must be text, not a number"),
        ('ink = "#101010"\n', "", "theme.projector.ink: is missing, and another theme has it"),
        ('ink = "#eef3fa"\n', "", "theme.dark.ink: is missing, and another theme has it"),
        ("[theme.projector]", "[projector]", "projector: is not a known field"),
        (THEMES, "[theme]", "theme: has no theme"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, THEMES.replace(old, new))
    assert refusal(lambda: read_themes(assets)) == f"assets/theme.toml: {line}"


SCENE_COLOURS = """
[theme.dark]
pump_belt = "#102030"

[theme.projector]
pump_belt = "#e0e0e0"
"""


def write_scene(assets: Path, text: str) -> Path:
    folder = write(assets, THEMES) / "scenes" / "pump"
    folder.mkdir(parents=True)
    (folder / "colours.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_scene_brings_its_own_colours(assets: Path) -> None:
    themes = read_themes(write_scene(assets, SCENE_COLOURS))
    assert (themes["dark"]["pump_belt"], themes["projector"]["pump_belt"]) == ("#102030", "#e0e0e0")
    assert themes["dark"]["ink"] == "#eef3fa"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[theme.projector]", "[theme.light]", "theme: must have the themes dark, projector"),
        ("pump_belt", "ink", "theme.dark.ink: is already a role of theme.toml or of another scene"),
    ],
)
def test_a_scenes_wrong_colours_are_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write_scene(assets, SCENE_COLOURS.replace(old, new))
    assert refusal(lambda: read_themes(assets)) == f"assets/scenes/pump/colours.toml: {line}"
