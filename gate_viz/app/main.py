"""The program's entry: it reads the words of the command line, runs one command and gives an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from gate_viz.app.command_line import COMMANDS, parse, report_file
from gate_viz.app.commands import self_test
from gate_viz.app.display import PLATFORM_VARIABLE, TRIAL_WORD, try_display, window_problem
from gate_viz.app.frozen import is_frozen
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.app.spare_texts import texts_or_spare
from gate_viz.app.told_refusal import tell_refusal
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.fields import ContentError
from gate_viz.session.checked_values import RefusedIntent

REFUSED = 2
READER_GONE = 1
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 for done, 1 for a self-test that found a fault, 2 for anything refused.

    Parameters
    ----------
    argv : Sequence[str] | None
        The words after the program's name; by default those it was started with.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _write_any_letter()
    try:
        return try_display() if words == [TRIAL_WORD] else _run(words)
    except (RefusalError, ContentError, RefusedIntent) as refusal:
        tell_refusal(str(refusal), words)
        return REFUSED
    except BrokenPipeError:
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leaving:
        # argparse leaves after --help and --version.
        return leaving.code if isinstance(leaving.code, int) else 0


def _run(words: list[str]) -> int:
    try:
        catalogue = load_catalogue(assets_folder())
        arguments = parse(words, catalogue)
    except ContentError as error:
        # This command exists for installations that are broken.
        if words[:1] == ["self-test"]:
            return self_test.run_without_content(report_file(words[1:]), error)
        if is_frozen():
            advice = texts_or_spare(assets_folder()).get("command_line.refusal.damaged_advice")
            raise RefusalError(str(error), advice) from None
        raise
    command = COMMANDS.get(arguments.command)
    if command is not None:
        return command.run(arguments, catalogue)
    return _open(arguments.file, catalogue)


def _open(file: str | None, catalogue: Catalogue) -> int:
    problem = window_problem()
    if problem:
        platform = os.environ.get(PLATFORM_VARIABLE, "")
        reason = catalogue.texts.get(f"command_line.no_window.{problem}", platform=platform)
        raise RefusalError(reason, catalogue.texts.get("command_line.no_window.advice"))
    # Only now: a command without a window must not pay for Qt, nor fail where it is missing.
    from gate_viz.app.window import open_window

    try:
        return open_window(catalogue, file)
    except ContentError as error:
        raise RefusalError(catalogue.texts.get("window.status.not_opened", reason=error)) from None


def _write_any_letter() -> None:
    # A terminal or a Windows code page without "×" must not end a command halfway.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
