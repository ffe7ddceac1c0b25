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
