"""Debian's copyright file (DEP-5) from the table of works, for the files that a frozen tree really has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from environment import ROOT
from works import Work, files_of, read_works

HEAD = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Gate Viz
Upstream-Contact: The Gate Viz authors
Comment:
 The paths are those of the installed files. The folder licences beside this file holds the terms of every work that
 ships inside the program, in full; THIRD_PARTY_NOTICES.md tells its version and where its source is. The program
 usr/lib/gate-viz/gate-viz also holds the Python code of Gate Viz and of the works written in Python.
"""
OWN = "gate-viz"


def copyright_text(tree: Path, place: str, papers: str) -> str:
    """The whole file.

    Parameters
    ----------
    tree : Path
        The frozen program.
    place : str
        Where the tree is installed, without the first slash.
    papers : str
        Folder of the works' terms on the installed system.
    """
    title, holder, *terms = (ROOT / "LICENCE").read_text(encoding="utf-8").strip().split("\n\n")
    own = f"Files: *\nCopyright: {holder.removeprefix('Copyright (c) ')}\nLicense: {title.split()[0]}\n"
    lines = [f" {line or '.'}\n" for line in "\n\n".join(terms).splitlines()]
    paragraphs = [HEAD, own + "".join(lines)]
    for works, paths in holdings(tree).items():
        paragraphs.append("\n".join(_paragraph(works, [f"{place}/{path}" for path in paths], papers)) + "\n")
    return "\n".join(paragraphs)


def holdings(tree: Path) -> dict[tuple[Work, ...], list[str]]:
    """The files of a tree by the works that they hold, but for the program's own.

    Parameters
    ----------
    tree : Path
        The frozen program.
    """
    works = [work for work in read_works().values() if "linux" in work.systems and work.key != OWN]
    found: dict[tuple[Work, ...], list[str]] = {}
    for _, path in files_of(tree):
        held = tuple(work for work in works if work.covers(path))
        if held and not path.startswith("licences/"):
            found.setdefault(held, []).append(path)
    return found


def _paragraph(works: tuple[Work, ...], paths: list[str], papers: str) -> Iterator[str]:
    # The format knows no spaces in a path, but a sign for any letter.
    yield "Files: " + "\n ".join(path.replace(" ", "?") for path in paths)
    yield "Copyright: the authors of " + ", ".join(work.name for work in works) + ", named in their terms"
    # Other words for the same as SPDX has.
    yield "License: " + " and ".join(
        work.licence.replace(" AND ", " and ").replace(" WITH ", " with ") for work in works
    )
    for work in works:
        folders = [work.key] if any(not text.startswith("work:") for text in work.texts) else []
        folders += [text.removeprefix("work:") for text in work.texts if text.startswith("work:")]
        yield f" {work.name}: {', '.join(f'{papers}/{folder}' for folder in folders)}"
