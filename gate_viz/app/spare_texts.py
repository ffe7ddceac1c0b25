"""The few words that must be said even where the shipped texts cannot be read."""

from __future__ import annotations

from pathlib import Path

from gate_viz.content.fields import ContentError
from gate_viz.content.texts import Texts, read_texts

# The same words as in the shipped texts, by the same keys.
SPARE_WORDS = {
    "command_line.refusal.damaged_advice": "A file of the program is missing or damaged: install Gate Viz again.",
    "command_line.refusal.no_console": (
        "this program has no console to print on: use gate-viz in a terminal, or write to a file where the command can"
    ),
    "command_line.refusal.output": "cannot write the output: {reason}",
    "command_line.refusal.write": "cannot write {path}: {reason}",
    "self_test.assets": "{count} files as they were released",
    "self_test.assets_from_source": "{count} files, from source: there is no list of a release to compare them with",
    "self_test.assets_changed": "changed: {names}",
    "self_test.assets_missing": "missing: {names}",
    "self_test.assets_unknown": "not part of the release: {names}",
    "self_test.failed": "failed: {reason}",
}


def texts_or_spare(assets: Path) -> Texts:
    """Texts as they are shipped where all that is needed can be read, else those of ``SPARE_WORDS``.

    Parameters
    ----------
    assets : Path
        The folder of shipped files; it may be missing.
    """
    try:
        texts = read_texts(assets)
    except ContentError:
        texts = None
    if texts is None or any(key not in texts for key in SPARE_WORDS):
        return Texts({key: (__name__, words) for key, words in SPARE_WORDS.items()}, __name__)
    return texts
