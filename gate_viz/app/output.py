"""What commands write: to standard output, and whole files that are there or not, never half."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from gate_viz.app.refusal import RefusalError
from gate_viz.content.texts import Texts


def print_text(text: str, texts: Texts, *, stands_elsewhere: bool = False) -> None:
    """Write a text and a line end to standard output, now.

    Parameters
    ----------
    text : str
        What to write.
    texts : Texts
        The words on screen.
    stands_elsewhere : bool
        Whether nothing is lost where a program started without a console has no standard output.

    Raises
    ------
    RefusalError
        If there is no output and it would be lost, or the disk it goes to is full, for instance.
    BrokenPipeError
        If whoever read it has gone.
    """
    if sys.stdout is None:
        if stands_elsewhere:
            return
        raise RefusalError(texts.get("command_line.refusal.no_console"))
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        _abandon_output()
        if isinstance(error, BrokenPipeError):
            raise
        reason = error.strerror or str(error)
        raise RefusalError(texts.get("command_line.refusal.output", reason=reason)) from None


def _abandon_output() -> None:
    # Python writes what is left in the buffer when it ends, and would complain once more.
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def check_writable(path: Path, texts: Texts) -> None:
    """Refuse a place that cannot be written before any work is done for it; nothing is left there.

    Parameters
    ----------
    path : Path
        Where something will go.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it cannot be written.
    """
    try:
        _refuse_folder(path)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-"):
            pass
    except (OSError, ValueError) as error:
        raise _not_written(path, error, texts) from None


def write_whole(path: Path, content: bytes, texts: Texts) -> None:
    """Write a file beside its place first, so that a failure leaves what was there as it was.

    Parameters
    ----------
    path : Path
        Where it goes.
    content : bytes
        All of it.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it cannot be written.
    """
    unfinished: Path | None = None
    try:
        _refuse_folder(path)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as stream:
            unfinished = Path(stream.name)
            stream.write(content)
        # The temporary file is private; the picture is to be as readable as any other new file.
        unfinished.chmod(0o666 & ~_creation_mask())
        unfinished.replace(path)
    # ValueError: a name with a null character.
    except (OSError, ValueError) as error:
        if unfinished is not None:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        raise _not_written(path, error, texts) from None


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        message = "it is a folder"
        raise IsADirectoryError(0, message)


def _not_written(path: Path, error: OSError | ValueError, texts: Texts) -> RefusalError:
    reason = getattr(error, "strerror", None) or str(error)
    return RefusalError(texts.get("command_line.refusal.write", path=path, reason=reason))


def _creation_mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
