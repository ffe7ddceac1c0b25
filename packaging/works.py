"""The works that ship inside the frozen program, as ``licences/works.toml`` lists them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import ROOT, PackagingError

LICENCES = ROOT / "packaging" / "licences"
WORKS = LICENCES / "works.toml"
SYSTEMS = ("linux", "macos", "windows")

_LISTS = {"files", "texts", "systems"}
_KEYS = {"name", "licence", "inside", "version", "package", "source"} | _LISTS
_LICENCE = re.compile(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*")
_TEXT = re.compile(r"(kept|repository|package|work):\S+|python")
_VERSION = re.compile(r"(package|pillow|file|is):\S+|gate-viz|qt|python|openblas")
# Terms that oblige whoever passes the work on to tell where its source is.
_SOURCE_NEEDED = re.compile(r"\bL?GPL-")


@dataclass(frozen=True)
class Work:
    """One work and its terms; ``works.toml`` tells what the fields mean."""

    key: str
    name: str
    licence: str
    files: tuple[str, ...]
    texts: tuple[str, ...]
    systems: tuple[str, ...] = SYSTEMS
    inside: str = ""
    version: str = ""
    package: str = ""
    source: str = ""

    def covers(self, path: str) -> bool:
        """Whether a file of the tree holds this work.

        Parameters
        ----------
        path : str
            Its place in the tree, with forward slashes.
        """
        return any(_pattern(pattern).fullmatch(path) for pattern in self.files)

    def source_of(self, version: str) -> str:
        """Where the source of one version is published; empty where nothing is said of it.

        Parameters
        ----------
        version : str
            The version that ships.
        """
        return self.source.format(version=version, minor=".".join(version.split(".")[:2]))


def read_works(path: Path = WORKS) -> dict[str, Work]:
    """Every work by its key, in the order of the table.

    Parameters
    ----------
    path : Path
        The table.

    Raises
    ------
    PackagingError
        With file, key and reason, if a row is wrong or its text is missing.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path.name} cannot be read: {error}."
        raise PackagingError(message) from None
    for key, row in table.items():
        for field, reason in _faults(table, row):
            message = f"{path.name}: {key}.{field}: {reason}."
            raise PackagingError(message)
    return {key: _work(key, row, table) for key, row in table.items()}


def is_library(path: Path) -> bool:
    """Whether a file is a program or library, by its name or its first bytes.

    Parameters
    ----------
    path : Path
        A file.
    """
    if re.search(r"\.(so(\.\d[\w.]*)?|dll|pyd|dylib|exe)$", path.name, re.IGNORECASE):
        return True
    with path.open("rb") as file:
        begins = file.read(4)
    return begins in _MACHINE_CODE or begins[:2] == b"MZ"


def files_of(tree: Path) -> Iterator[tuple[Path, str]]:
    """Every file of a frozen tree with its place in it, links not followed.

    Parameters
    ----------
    tree : Path
        What was frozen.
    """
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path, path.relative_to(tree).as_posix()


# What ELF and Mach-O files begin with, the latter in both orders of bytes and for one or several processors.
_MACHINE_CODE = {
    b"\x7fELF",
    *(bytes.fromhex(magic) for magic in ("feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "cafebabf")),
}


def _pattern(text: str) -> re.Pattern[str]:
    inside = re.escape(text).replace(r"\*\*/", "(?:.*/)?").replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return re.compile(rf"(?:.*/)?{inside}", re.IGNORECASE)


def _work(key: str, row: dict[str, Any], table: dict[str, Any]) -> Work:
    fields: dict[str, Any] = {"key": key, "files": table[row["inside"]]["files"] if "inside" in row else (), **row}
    fields |= {field: tuple(value) for field, value in fields.items() if isinstance(value, list)}
    return Work(**fields)


def _faults(table: dict[str, Any], row: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with a row: the field and the reason."""
    if not isinstance(row, dict):
        yield "", "is no table"
        return
    yield from ((field, "is unknown") for field in sorted(row.keys() - _KEYS))
    yield from ((field, "is missing") for field in ("name", "licence", "texts") if not row.get(field))
    for field, value in row.items():
        if field in _LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            yield field, "is no list of texts"
        if field in _KEYS - _LISTS and not (isinstance(value, str) and value):
            yield field, "is no text"
    if not _LICENCE.fullmatch(row["licence"]):
        yield "licence", f"{row['licence']!r} is no SPDX expression"
    for name in set(row.get("systems", [])) - set(SYSTEMS):
        yield "systems", f"{name!r} is none of {', '.join(SYSTEMS)}"
    yield from (("texts", fault) for text in row["texts"] if (fault := _text_fault(table, text)))
    if ("files" in row) == ("inside" in row):
        yield "files", "stands beside inside" if "files" in row else "is missing"
    if "inside" in row and "files" not in table.get(row["inside"], {}):
        yield "inside", f"{row['inside']!r} is no work with files"
    if "version" in row and not _VERSION.fullmatch(row["version"]):
        yield "version", f"{row['version']!r} is no place to read a version"
    if _SOURCE_NEEDED.search(row["licence"]) and not row.get("source"):
        yield "source", f"is missing, and {row['licence']} asks for it"


def _text_fault(table: dict[str, Any], text: str) -> str:
    if not _TEXT.fullmatch(text):
        return f"{text!r} is no place of a text"
    kind, _, name = text.partition(":")
    if kind in ("kept", "repository") and not ((LICENCES if kind == "kept" else ROOT) / name).is_file():
        return f"{name} is not there"
    if kind == "work" and not any(not other.startswith("work:") for other in table.get(name, {}).get("texts", [])):
        return f"the work {name!r} has no text of its own"
    return ""
