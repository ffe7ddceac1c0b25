"""SHA-256 sums of what is released, in the form that ``sha256sum -c`` reads.

Each system's build writes its own; a release checks the files of all systems against theirs and has one list of all.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from environment import PackagingError

LIST = "SHA256SUMS"


def write_checksums(dist: Path) -> Path:
    """The list ``SHA256SUMS`` of every file in a folder, sorted by name.

    Parameters
    ----------
    dist : Path
        What is released, with no folders in it.

    Raises
    ------
    PackagingError
        If there is nothing to release, or a folder among it.
    """
    paths = sorted(path for path in dist.iterdir() if path.name != LIST)
    if folders := [path.name for path in paths if not path.is_file()]:
        message = f"{dist.name}/{folders[0]} is no file, and a release holds files only."
        raise PackagingError(message)
    if not paths:
        message = f"{dist.name} holds nothing to release."
        raise PackagingError(message)
    lines = [f"{_sum(path)}  {path.name}\n" for path in paths]
    (dist / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return dist / LIST


def join_checksums(parts: Sequence[Path], to: Path) -> Path:
    """The one list of several systems' files, which are checked and copied into one folder.

    Parameters
    ----------
    parts : Sequence[Path]
        Folders with files and their list.
    to : Path
        The folder of the release; made if it is not there.

    Raises
    ------
    PackagingError
        If a file is missing, differs from its sum, is not listed, or has the name of another.
    """
    to.mkdir(parents=True, exist_ok=True)
    for part in parts:
        listed = _listed(part)
        for path in sorted(part.iterdir()):
            if path.name != LIST and path.name not in listed:
                message = f"{part.name}/{path.name} is not in {LIST}."
                raise PackagingError(message)
        for name, expected in listed.items():
            if not (part / name).is_file() or _sum(part / name) != expected:
                message = f"{part.name}/{name} is missing or differs from its sum in {LIST}."
                raise PackagingError(message)
            if (to / name).exists():
                message = f"{name} comes from more than one system."
                raise PackagingError(message)
            shutil.copy2(part / name, to / name)
    return write_checksums(to)


def _listed(part: Path) -> dict[str, str]:
    try:
        lines = (part / LIST).read_text(encoding="utf-8").splitlines()
    except OSError:
        message = f"{part.name} has no {LIST}."
        raise PackagingError(message) from None
    pairs = [line.partition("  ") for line in lines if line]
    if wrong := [name for _, _, name in pairs if not name or Path(name).name != name]:
        message = f"{part.name}/{LIST} names {wrong[0]!r}, which is no file beside it."
        raise PackagingError(message)
    return {name: expected for expected, _, name in pairs}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
