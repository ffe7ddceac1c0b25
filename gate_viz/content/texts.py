"""``assets/texts/en/*.toml``: the words on screen, by dotted key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from gate_viz.content.fields import ContentError, Fields, read_folder, shown_path

FOLDER = "texts/en"


class Texts:
    """Every text by its dotted key, filled in on request.

    Parameters
    ----------
    words : Mapping[str, tuple[str, str]]
        Dotted key → (file it stands in, text with ``{name}`` where a value goes).
    folder : str
        Where a missing key is looked for, for messages.
    """

    def __init__(self, words: Mapping[str, tuple[str, str]], folder: str) -> None:
        self._words = MappingProxyType(dict(words))
        self._folder = folder

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def keys(self) -> tuple[str, ...]:
        """Return every key, in the order of the files."""
        return tuple(self._words)

    def get(self, key: str, /, **values: object) -> str:
        """Return the text of a key with the values put in.

        Parameters
        ----------
        key : str
            The dotted key, such as ``lens.evidence``.
        **values : object
            A value for each ``{name}`` in the text.

        Raises
        ------
        ContentError
            If there is no such text, a value is missing, or a value does not fit its format.
        """
        if key not in self._words:
            raise ContentError(self._folder, key, "is missing")
        file, text = self._words[key]
        try:
            return text.format(**values)
        except KeyError as error:
            raise ContentError(file, key, f"needs a value for {{{error.args[0]}}}") from None
        except (ValueError, TypeError) as error:
            raise ContentError(file, key, f"cannot be filled in: {error}") from None


def read_texts(assets: Path) -> Texts:
    """Return the texts of all files of the folder; each top-level table stands in one file only.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        If a table stands in two files, a value is no text, or a text's braces are wrong.
    """
    words: dict[str, tuple[str, str]] = {}
    homes: dict[str, str] = {}
    for root in read_folder(assets, FOLDER):
        for name in root.names():
            if name in homes:
                raise root.error(name, f"is already a table of {homes[name]}")
            homes[name] = root.file
            for key, fields, field in _texts_within(root.table(name)):
                words[key] = (root.file, _checked(fields, field))
    return Texts(words, shown_path(assets, FOLDER))


def _texts_within(fields: Fields) -> Iterator[tuple[str, Fields, str]]:
    for name in fields.names():
        if "." in name:
            raise fields.error(name, "must have no dot in its name")
        if fields.is_table(name):
            yield from _texts_within(fields.table(name))
        else:
            yield fields.path(name), fields, name


def _checked(fields: Fields, name: str) -> str:
    text = fields.text(name, lines=True)
    try:
        places = [place for _, place, _, _ in Formatter().parse(text) if place is not None]
    except ValueError as error:
        raise fields.error(name, f"has wrong braces: {error}") from None
    for place in places:
        # Only plain names: no numbering by position, and no reaching into what a value is made of.
        if not place.isidentifier():
            raise fields.error(name, f"must name what goes into {{{place}}} by a plain word")
    return text
