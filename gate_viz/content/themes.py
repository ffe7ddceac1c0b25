"""``assets/theme.toml``: the palettes as they stand in the file; the views turn them into colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.fields import Fields, read_toml, shown_path

FILE = "theme.toml"

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
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    themes: dict[str, Mapping[str, str]] = {}
    for name, fields in root.table("theme").records():
        themes[name] = MappingProxyType(_colours(fields))
        first = next(iter(themes))
        for role in themes[first].keys() ^ themes[name].keys():
            lacking = name if role in themes[first] else first
            raise root.error(f"theme.{lacking}.{role}", "is missing, and another theme has it")
    if not themes:
        raise root.error("theme", "has no theme")
    root.finish()
    return themes


def _colours(fields: Fields) -> dict[str, str]:
    colours = {role: fields.text(role) for role in fields.names()}
    for role, colour in colours.items():
        if not _COLOUR.fullmatch(colour):
            raise fields.error(role, f"must be a colour such as #1b2a3c, not {colour!r}")
    return colours
