"""``assets/search.toml``: words of the articles, each with the controls and structures that it means."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gate_viz.content.fields import read_toml, shown_path

FILE = "search.toml"
LONGEST_WORD = 40


def read_search_words(assets: Path, subjects: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return what each word leads to, in the file's order.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    subjects : Collection[str]
        The ids of all controls and structures.

    Raises
    ------
    ContentError
        If a word is too long, leads nowhere, or leads to what is not there.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    fields = root.table("word")
    words: dict[str, tuple[str, ...]] = {}
    for word in fields.names():
        if not word.strip() or len(word) > LONGEST_WORD:
            raise fields.error(word, f"must be a word or two of at most {LONGEST_WORD} letters")
        words[word] = fields.choices(word, subjects, at_least=1)
    root.finish()
    return words
