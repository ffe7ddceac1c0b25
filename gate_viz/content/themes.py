"""``assets/theme.toml`` and each scene's ``colours.toml``: the palettes; the views turn them into colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.fields import Fields, read_toml, shown_path

FILE = "theme.toml"
SCENE_FILES = "scenes/*/colours.toml"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_themes(assets: Path) -> dict[str, Mapping[str, str]]:
    """Return every theme by name: role → ``#rrggbb``. All themes have the same roles.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    scenes = sorted(path.relative_to(assets).as_posix() for path in assets.glob(SCENE_FILES))
    themes = _palettes(assets, FILE, {})
    for file in scenes:
        for name, colours in _palettes(assets, file, themes).items():
            themes[name].update(colours)
    return {name: MappingProxyType(colours) for name, colours in themes.items()}


def _palettes(assets: Path, file: str, before: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return the palettes of one file; a scene's file adds roles to each of the themes there are."""
    root = read_toml(assets / file, shown_path(assets, file))
    palettes: dict[str, dict[str, str]] = {}
    for name, fields in root.table("theme").records():
        palettes[name] = _colours(fields)
        first = next(iter(palettes))
        for role in palettes[first].keys() ^ palettes[name].keys():
            lacking = name if role in palettes[first] else first
            raise root.error(f"theme.{lacking}.{role}", "is missing, and another theme has it")
    if not palettes:
        raise root.error("theme", "has no theme")
    if before and palettes.keys() != before.keys():
        raise root.error("theme", f"must have the themes {', '.join(before)}")
    for role in next(iter(palettes.values())) if before else ():
        if role in next(iter(before.values())):
            raise root.error(f"theme.{next(iter(palettes))}.{role}", f"is already a role of {FILE} or of another scene")
    root.finish()
    return palettes


def _colours(fields: Fields) -> dict[str, str]:
    colours = {role: fields.text(role) for role in fields.names()}
    for role, colour in colours.items():
        if not _COLOUR.fullmatch(colour):
            raise fields.error(role, f"must be a colour such as #1b2a3c, not {colour!r}")
    return colours
