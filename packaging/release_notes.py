"""What is said of a release, and whether its tag is right: ``python packaging/release_notes.py --tag TAG --to FILE``.

Without a tag (a trial run) what is not released yet will do.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from environment import ROOT, PackagingError, version


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 once the notes are written, 1 with one sentence otherwise.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--tag", default="", help="the tag that is released; empty for a trial run")
    parser.add_argument("--to", type=Path, required=True, help="file for the notes")
    arguments = parser.parse_args(words)
    try:
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        arguments.to.write_text(notes(changelog, version(), arguments.tag), encoding="utf-8", newline="\n")
    except PackagingError as fault:
        print(f"release_notes.py: {fault}", file=sys.stderr)
        return 1
    return 0


def notes(changelog: str, released: str, tag: str) -> str:
    """The part of the changelog that tells of this release, without its heading.

    Parameters
    ----------
    changelog : str
        All of it.
    released : str
        The program's own version.
    tag : str
        The tag; empty for a trial run.

    Raises
    ------
    PackagingError
        If the tag is not the program's version, or nothing is said of it.
    """
    if tag and tag != f"v{released}":
        message = f"the tag is {tag}, but the program says it is {released}; a release is tagged v{released}."
        raise PackagingError(message)
    for heading in [released] if tag else [released, "Unreleased"]:
        part = re.search(rf"^## \[{re.escape(heading)}\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
        if part and part[1].strip():
            return part[1].strip() + "\n"
    message = f"CHANGELOG.md says nothing of {released}."
    raise PackagingError(message)


if __name__ == "__main__":
    sys.exit(main())
