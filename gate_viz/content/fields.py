"""Read one field of a file: present, of the right type, finite, in range, known.

Everything under ``assets/`` and every scenario file from outside passes through here, so that each mistake is refused
with the file, the key and the reason, and so that a field nobody reads is refused too.
"""

from __future__ import annotations

import difflib
import math
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

LARGEST_FILE_BYTES = 1_000_000
LONGEST_TEXT = 2_000
# The parser's time grows with the square of a dotted key's length, and a key cannot go on over a line's end.
LONGEST_LINE = 2_500
WHOLE_FILE = "whole file"

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST_ID = 60
_PARSER_PLACE = re.compile(r"\s*\(at (?P<place>[^()]*)\)\s*$")
# Line breaks of every kind, control characters and lone halves of a character: none can stand in one line of a file.
_NOT_ON_ONE_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})


class ContentError(Exception):
    """A file that is refused: its text is one line, ``file: key: reason``.

    Parameters
    ----------
    file : str
        The file as its reader knows it, such as ``assets/links.toml``.
    key : str
        The dotted path of the field, the parser's line, or ``whole file``.
    reason : str
        What is wrong, in a few words.
    """

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(file, key, reason)
        self.file = file
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        return " ".join(f"{self.file}: {self.key}: {self.reason}".split())


class Fields:
    """One table of a file. Each field is taken out once; ``finish`` refuses whatever was never asked for.

    Parameters
    ----------
    file : str
        The file's name for messages.
    key : str
        The dotted path of this table; empty for the whole file.
    table : Mapping[str, object]
        The parsed table.
    """

    def __init__(self, file: str, key: str, table: Mapping[str, object]) -> None:
        self.file = file
        self.key = key
        self._table = table
        self._asked: set[str] = set()

    def error(self, name: str, reason: str) -> ContentError:
        """Return the refusal of field ``name`` of this table, ready to be raised."""
        return ContentError(self.file, self.path(name), reason)

    def path(self, name: str) -> str:
        """Return the dotted path of field ``name``; with an empty name, of the table itself."""
        return ".".join(part for part in (self.key, _shown_key(name)) if part) or WHOLE_FILE

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields that are there, in the file's order."""
        return tuple(self._table)

    def has(self, name: str) -> bool:
        """Return whether the field is there, and count it as a known one."""
        self._asked.add(name)
        return name in self._table

    def is_table(self, name: str) -> bool:
        """Return whether the field is a table."""
        return isinstance(self._table.get(name), dict)

    def is_text(self, name: str) -> bool:
        """Return whether the field is a text."""
        return isinstance(self._table.get(name), str)

    def text(self, name: str, *, longest: int = LONGEST_TEXT, lines: bool = False) -> str:
        """Return a text that is neither empty nor endless.

        Parameters
        ----------
        name : str
            The field.
        longest : int
            How many characters it may have.
        lines : bool
            Whether it may have more than one line.

        Raises
        ------
        ContentError
            If it is missing, no text, empty, too long, or holds characters that cannot be shown.
        """
        value = self._value(name)
        if not isinstance(value, str):
            raise self.error(name, f"must be text, not {_kind(value)}")
        if not value.strip():
            raise self.error(name, "must not be empty")
        if len(value) > longest:
            raise self.error(name, f"must have at most {longest} characters, not {len(value)}")
        allowed = "\n" if lines else ""
        if any(unicodedata.category(character) in _NOT_ON_ONE_LINE for character in value if character not in allowed):
            raise self.error(name, "must be plain text" if lines else "must be one line of plain text")
        return value

    def choice(self, name: str, known: Collection[str]) -> str:
        """Return a text that is one of the known ones."""
        value = self.text(name)
        if value not in known:
            raise self.error(name, not_known(value, known))
        return value

    def number(self, name: str, minimum: float, maximum: float) -> float:
        """Return a finite number from ``minimum`` to ``maximum``, both included."""
        value = self._value(name)
        # A bool is an int to Python, but "true" is no number to whoever wrote the file.
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(name, f"must be a number, not {_kind(value)}")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.error(name, "must be a finite number")
        if not minimum <= number <= maximum:
            raise self.error(name, f"must lie from {minimum:g} to {maximum:g}, not {number:.12g}")
        return number

    def whole_number(self, name: str, minimum: int, maximum: int) -> int:
        """Return a whole number from ``minimum`` to ``maximum``, both included."""
        number = self.number(name, minimum, maximum)
        if number != int(number):
            raise self.error(name, f"must be a whole number, not {number:g}")
        return int(number)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._value(name)
        if not isinstance(value, bool):
            raise self.error(name, f"must be true or false, not {_kind(value)}")
        return value

    def texts(self, name: str, *, at_least: int = 1, at_most: int = 100) -> tuple[str, ...]:
        """Return a list of different texts, each of one line."""
        values = self._list(name)
        if not at_least <= len(values) <= at_most:
            raise self.error(name, f"must have {at_least} to {at_most} entries, not {len(values)}")
        entries = Fields(self.file, self.key, {f"{name}[{index}]": value for index, value in enumerate(values)})
        found = tuple(entries.text(entry) for entry in entries.names())
        if len(set(found)) < len(found):
            raise self.error(name, "names one entry twice")
        return found

    def choices(self, name: str, known: Collection[str], *, at_least: int = 0, at_most: int = 100) -> tuple[str, ...]:
        """Return a list of different texts, each one of the known ones."""
        found = self.texts(name, at_least=at_least, at_most=at_most)
        for index, value in enumerate(found):
            if value not in known:
                raise self.error(f"{name}[{index}]", not_known(value, known))
        return found

    def table(self, name: str) -> Fields:
        """Return a table within this one."""
        return self._as_table(name, self._value(name))

    def tables(self, name: str) -> tuple[Fields, ...]:
        """Return a list of tables; none where the field is missing."""
        if not self.has(name):
            return ()
        return tuple(self._as_table(f"{name}[{index}]", value) for index, value in enumerate(self._list(name)))

    def records(self) -> Iterator[tuple[str, Fields]]:
        """Yield every table within this one with its id, which must be in snake_case."""
        for name in self.names():
            if not is_id(name):
                raise self.error(name, f"must be an id in snake_case of at most {_LONGEST_ID} letters")
            yield name, self.table(name)

    def finish(self) -> None:
        """Refuse the first field that nobody asked for."""
        for name in self.names():
            if name not in self._asked:
                raise self.error(name, "is not a known field" + _suggestion(name, self._asked))

    def _value(self, name: str) -> object:
        if not self.has(name):
            raise self.error(name, "is missing")
        return self._table[name]

    def _list(self, name: str) -> list[object]:
        value = self._value(name)
        if not isinstance(value, list):
            raise self.error(name, f"must be a list, not {_kind(value)}")
        return value

    def _as_table(self, name: str, value: object) -> Fields:
        if not isinstance(value, dict):
            raise self.error(name, f"must be a table, not {_kind(value)}")
        return Fields(self.file, self.path(name), value)


def is_id(text: str) -> bool:
    """Return whether the text can be an id: snake_case, not too long."""
    return len(text) <= _LONGEST_ID and _SNAKE_CASE.fullmatch(text) is not None


def not_known(value: str, known: Collection[str]) -> str:
    """Return the reason why a name is refused, with the nearest known one."""
    return f"{_shown(value)} is not known" + _suggestion(value, known)


def parse_toml(text: str, file: str) -> Fields:
    """Return the fields of a TOML text of bounded size.

    Parameters
    ----------
    text : str
        The whole file.
    file : str
        Its name for messages.

    Raises
    ------
    ContentError
        With the parser's line as the key, where the text is not TOML.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE_BYTES:
        raise _too_big(file)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise ContentError(file, f"line {number}", f"has more than {LONGEST_LINE:,} characters")
    try:
        table = tomllib.loads(text)
    except RecursionError:
        raise ContentError(file, WHOLE_FILE, "is nested too deeply") from None
    # tomllib's own error is a ValueError, as is what Python says of a number it cannot hold.
    except ValueError as error:
        message = str(error)
        place = _PARSER_PLACE.search(message)
        key = place["place"] if place else WHOLE_FILE
        raise ContentError(file, key, f"is not valid TOML: {_PARSER_PLACE.sub('', message)}") from None
    return Fields(file, "", table)


def read_text(path: Path, file: str) -> str:
    """Return the text of a file of bounded size.

    Parameters
    ----------
    path : Path
        Where it lies.
    file : str
        Its name for messages.

    Raises
    ------
    ContentError
        If it is no file, cannot be read, is too big or is not UTF-8.
    """
    try:
        # Asked first, because opening a pipe would wait for ever.
        if not path.is_file():
            raise ContentError(file, WHOLE_FILE, "is not there" if not path.exists() else "is not a file")
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE_BYTES + 1)
    # ValueError: a name with a null character.
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ContentError(file, WHOLE_FILE, f"cannot be read: {reason}") from None
    if len(content) > LARGEST_FILE_BYTES:
        raise _too_big(file)
    try:
        # Some editors put a byte-order mark in front.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError(file, f"line {line}", "is not UTF-8 text") from None


def read_toml(path: Path, file: str) -> Fields:
    """Return the fields of a TOML file of bounded size; see ``read_text`` and ``parse_toml``."""
    return parse_toml(read_text(path, file), file)


def read_folder(assets: Path, folder: str) -> tuple[Fields, ...]:
    """Return the fields of every TOML file of a folder, in the order of their names; at least one must be there."""
    paths = sorted((assets / folder).glob("*.toml"))
    if not paths:
        raise ContentError(shown_path(assets, folder), WHOLE_FILE, "has no .toml file")
    return tuple(read_toml(path, shown_path(assets, f"{folder}/{path.name}")) for path in paths)


def folder_records(assets: Path, folder: str, kind: str) -> Iterator[tuple[str, Fields]]:
    """Yield every table of one kind in the files of a folder, with its id: each id stands in one file only.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    folder : str
        The folder within it.
    kind : str
        The table that holds them, such as ``drug``.

    Raises
    ------
    ContentError
        If an id stands in two files, or a file holds anything else.
    """
    found: set[str] = set()
    for root in read_folder(assets, folder):
        tables = root.table(kind)
        for record_id, fields in tables.records():
            if record_id in found:
                raise tables.error(record_id, "is already in another file of this folder")
            found.add(record_id)
            yield record_id, fields
        root.finish()


def shown_path(assets: Path, file: str) -> str:
    """Return how a shipped file is named in messages: ``assets/…``, wherever the program is installed."""
    return f"{assets.name}/{file}"


def _too_big(file: str) -> ContentError:
    return ContentError(file, WHOLE_FILE, f"is larger than {LARGEST_FILE_BYTES:,} bytes")


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    return "a date or time"


def _shown(value: str) -> str:
    return repr(value if len(value) <= _LONGEST_ID else value[: _LONGEST_ID - 1] + "…")


def _shown_key(name: str) -> str:
    return name if len(name) <= 2 * _LONGEST_ID and name.isprintable() else _shown(name)


def _suggestion(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value[:_LONGEST_ID], sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
