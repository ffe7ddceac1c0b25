"""A refusal told where somebody sees it: on standard error, or in a box where nobody reads that."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from gate_viz.app.display import is_unseen, window_problem
from gate_viz.app.paths import PROGRAM_NAME

_ICON_WARNING = 0x30


def tell_refusal(sentence: str, words: Sequence[str]) -> None:
    """Print a refusal; a program without a console, or one that a desktop started, shows it in a box.

    Parameters
    ----------
    sentence : str
        What cannot be done, and why.
    words : Sequence[str]
        What the program was started with.
    """
    if sys.stderr is not None:
        print(f"gate-viz: {sentence}", file=sys.stderr)  # noqa: T201
    if (sys.stderr is None or _is_from_desktop(words)) and not is_unseen():
        show_box(sentence)


def show_box(sentence: str) -> None:
    """Show a sentence in a box and wait until it is read.

    Parameters
    ----------
    sentence : str
        What to show.
    """
    if sys.platform == "win32":
        # Windows' own, which comes even where Qt is what is missing.
        ctypes.windll.user32.MessageBoxW(None, sentence, PROGRAM_NAME, _ICON_WARNING)
        return
    if window_problem():
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    _application = QApplication.instance() or QApplication([PROGRAM_NAME])
    QMessageBox.warning(None, PROGRAM_NAME, sentence)


def _is_from_desktop(words: Sequence[str]) -> bool:
    # A double-click gives a file, which may be gone by now, or nothing.
    if len(words) > 1 or any(Path(word).name == word and not Path(word).suffix for word in words):
        return False
    return not any(_has_reader(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))


def _has_reader(stream: TextIO | None) -> bool:
    """Whether somebody is at the other end: whoever types has a terminal, and a script reads through a pipe."""
    try:
        return stream is not None and (stream.isatty() or stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode))
    except (OSError, ValueError):
        return False
