"""The list of shipped files with a fingerprint of each: what was released, and whether it is still so."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

LIST_NAME = "assets.sha256"
"""Beside the folder it lists, in the released program; a repository has none."""


class Faults(NamedTuple):
    """Files that are not as they were released, by path, each in order."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unknown: tuple[str, ...]


def listing(folder: Path) -> str:
    """Every file below a folder as ``sha256sum`` writes it, sorted, with relative paths and forward slashes.

    Parameters
    ----------
    folder : Path
        The folder of shipped files.

    Raises
    ------
    OSError
        If a file cannot be read.
    """
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(_digests(folder).items()))


def faults(folder: Path, listing_text: str) -> Faults:
    """What differs between a folder and the list that was made of it at release.

    Parameters
    ----------
    folder : Path
        The folder of shipped files; it may be missing altogether.
    listing_text : str
        What ``listing`` gave.

    Raises
    ------
    OSError
        If a file cannot be read.
    """
    released = dict(_name_and_digest(line) for line in listing_text.splitlines())
    found = _digests(folder)
    return Faults(
        missing=tuple(sorted(released.keys() - found.keys())),
        changed=tuple(sorted(name for name in released.keys() & found.keys() if released[name] != found[name])),
        unknown=tuple(sorted(found.keys() - released.keys())),
    )


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not _is_left_by_a_desktop(path)
    }


def _is_left_by_a_desktop(path: Path) -> bool:
    # Looking at a folder is no change to it.
    return path.name.lower() in (".ds_store", "thumbs.db", "desktop.ini")


def _name_and_digest(line: str) -> tuple[str, str]:
    digest, _, name = line.partition("  ")
    # A line without both stands for a file that nobody can find, and so is told.
    return name or line, digest
