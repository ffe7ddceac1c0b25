"""``assets/licences.toml`` → ``Licence``: where each font and drawing comes from, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gate_viz.content.fields import Fields, read_toml, shown_path

FILE = "licences.toml"
KINDS = ("font", "drawing")


@dataclass(frozen=True, slots=True)
class Licence:
    """Origin and terms of a group of files; ``files`` are patterns within the assets folder."""

    id: str
    name: str
    kind: str
    files: tuple[str, ...]
    author: str
    origin: str
    licence: str
    licence_id: str


def read_licences(assets: Path) -> tuple[Licence, ...]:
    """Return the licences in the file's order.

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
    licences = tuple(_licence(fields, licence_id) for licence_id, fields in root.table("work").records())
    root.finish()
    return licences


def _licence(fields: Fields, licence_id: str) -> Licence:
    licence = Licence(
        id=licence_id,
        name=fields.text("name"),
        kind=fields.choice("kind", KINDS),
        files=fields.texts("files"),
        author=fields.text("author"),
        origin=fields.text("origin"),
        licence=fields.text("licence"),
        licence_id=fields.text("licence_id"),
    )
    fields.finish()
    return licence
