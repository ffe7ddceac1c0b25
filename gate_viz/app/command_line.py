"""The commands and their arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from gate_viz import __version__
from gate_viz.app.commands import contact_sheet, render, self_test, simulate
from gate_viz.app.commands import list as list_command
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import not_known
from gate_viz.content.texts import Texts
from gate_viz.model import MODEL_VERSION

PROGRAM = "gate-viz"
OPEN = "open"


class Command(Protocol):
    """What each module of ``commands`` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
        """Give the parser this command's arguments."""

    def run(self, arguments: argparse.Namespace, catalogue: Catalogue) -> int:
        """Exit code, after the command has done its work."""


COMMANDS: dict[str, Command] = {
    "simulate": simulate,
    "render": render,
    "contact-sheet": contact_sheet,
    "list": list_command,
    "self-test": self_test,
}


class OneLineParser(argparse.ArgumentParser):
    """A parser that refuses with one line instead of printing how it is used and leaving."""

    def error(self, message: str) -> NoReturn:
        """Never return: the message becomes a refusal."""
        raise RefusalError(message)


def parse(words: Sequence[str], catalogue: Catalogue) -> argparse.Namespace:
    """Arguments by name; ``command`` is one of ``COMMANDS`` or ``OPEN``, which needs no word of its own.

    Parameters
    ----------
    words : Sequence[str]
        What follows the program's name.
    catalogue : Catalogue
        Everything that is shipped.

    Raises
    ------
    RefusalError
        If the words do not fit.
    SystemExit
        After ``--help`` or ``--version``, which print and leave.
    """
    words = list(words)
    opening = not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version", OPEN))
    if sys.stdout is None and any(word in ("-h", "--help", "--version") for word in words):
        raise RefusalError(catalogue.texts.get("command_line.refusal.no_console"))
    if opening and words:
        _refuse_mistyped_command(words[0], catalogue.texts)
    return _parser(catalogue).parse_args([OPEN, *words] if opening else words)


def report_file(words: Sequence[str]) -> str | None:
    """File that self-test was asked to write its report to, read without anything that is shipped.

    Parameters
    ----------
    words : Sequence[str]
        What follows the command's name.

    Raises
    ------
    RefusalError
        If no file is named where one must be.
    """
    parser = OneLineParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--to")
    known, _ = parser.parse_known_args(list(words))
    return None if known.to is None else str(known.to)


def _refuse_mistyped_command(word: str, texts: Texts) -> None:
    # What looks like a path, or is one, is a scenario to open; anything else was meant as a command.
    looks_like_a_path = bool(Path(word).suffix) or len(Path(word).parts) > 1
    if not (word.startswith("-") or looks_like_a_path or _is_there(word)):
        raise RefusalError(texts.get("command_line.refusal.command", reason=not_known(word, COMMANDS)))


def _is_there(word: str) -> bool:
    try:
        return bool(word) and Path(word).exists()
    except (OSError, ValueError):
        # Too long for a file's name, or with a null character in it.
        return False


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    texts = catalogue.texts
    parser = OneLineParser(
        prog=PROGRAM,
        description=texts.get("command_line.about"),
        epilog=texts.get("command_line.more"),
        allow_abbrev=False,
        add_help=False,
    )
    _add_help(parser, texts)
    version = f"{PROGRAM} {__version__} (model {MODEL_VERSION})"
    parser.add_argument("--version", action="version", version=version, help=texts.get("command_line.option.version"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    opening = commands.add_parser(OPEN, help=texts.get("command_line.command.open"), allow_abbrev=False, add_help=False)
    _add_help(opening, texts)
    opening.add_argument("file", nargs="?", metavar="FILE", help=texts.get("command_line.option.file"))
    for name, command in COMMANDS.items():
        about = texts.get(f"command_line.command.{name.replace('-', '_')}")
        command_parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False, add_help=False)
        _add_help(command_parser, texts)
        command.add_arguments(command_parser, catalogue)
    return parser


def _add_help(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("-h", "--help", action="help", help=texts.get("command_line.option.help"))
