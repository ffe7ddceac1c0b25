"""Folders with one file for each record, called as the record is, and the format number that such files begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeVar

from gate_viz.content.fields import Fields, is_id, read_folder

FORMAT = 1
# Where a shipped record stands in lists; the first has the lowest number.
HIGHEST_ORDER = 1_000


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""


Record = TypeVar("Record", bound=HasId)


def read_ordered_files(assets: Path, folder: str, kind: str, read: Callable[[Fields], Record]) -> dict[str, Record]:
    """Return the record of every file of a folder by id, sorted by ``order``; each file is named after its record.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    folder : str
        The folder within it.
    kind : str
        The table that holds id and order, such as ``scenario``.
    read : Callable[[Fields], Record]
        What makes a record of a whole file.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    found: list[tuple[int, Record]] = []
    for root in read_folder(assets, folder):
        record = read(root)
        stem = PurePosixPath(root.file).stem
        if record.id != stem:
            raise root.error(f"{kind}.id", f"must be {stem!r} as the file is called")
        found.append((_order(root.table(kind)), record))
    # Sorting keeps the order of the files' names where two share a number.
    return {record.id: record for _, record in sorted(found, key=lambda each: each[0])}


def check_format(root: Fields) -> None:
    """Refuse a file of a newer format. Asked before anything else: it may hold fields that are not known here.

    Raises
    ------
    ContentError
        If the number is missing, wrong or too high.
    """
    number = root.whole_number("format", 1, 1_000_000)
    if number > FORMAT:
        raise root.error("format", f"is {number}, written by a newer version; this one reads format {FORMAT}")


def take_id(about: Fields) -> str:
    """Return the id of a record.

    Raises
    ------
    ContentError
        If it is none.
    """
    record_id = about.text("id")
    if not is_id(record_id):
        raise about.error("id", "must be in snake_case")
    # Only lists of shipped records use the order, but a copy of a shipped file must be readable from anywhere.
    _order(about)
    return record_id


def _order(about: Fields) -> int:
    return about.whole_number("order", 0, HIGHEST_ORDER) if about.has("order") else HIGHEST_ORDER
