"""Third-party notices: the terms of every work that ships, whole, and nothing that ships without them.

``python packaging/notices.py FOLDER`` fills a folder for the frozen program; it is run by the interpreter that is
frozen, whose packages bring their licence texts.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from environment import ROOT, PackagingError, run, version
from works import LICENCES, Work, files_of, is_library, read_works

PAGE = ROOT / "THIRD_PARTY_NOTICES.md"
_FACTS = Path(__file__).with_name("bundle_facts.py")


def write_notices(python: Path, folder: Path) -> None:
    """Fill a folder with the notices page and ``licences/<work>/``, every text whole.

    Parameters
    ----------
    python : Path
        The interpreter that is frozen.
    folder : Path
        Where they go; made if it is not there.

    Raises
    ------
    PackagingError
        If the table of works is wrong or a text is missing.
    """
    works = read_works()
    facts = facts_of(python, works)
    here = [work for work in works.values() if facts["system"] in work.systems]
    for work in here:
        for place, text in texts_of(work, facts):
            path = folder / "licences" / work.key / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    folder.mkdir(parents=True, exist_ok=True)
    page = PAGE.read_text(encoding="utf-8").rstrip() + "\n\n" + "\n".join(_shipped_table(here, facts)) + "\n"
    (folder / PAGE.name).write_text(page, encoding="utf-8", newline="\n")


def uncovered(tree: Path) -> list[str]:
    """One sentence for each library or program of a frozen tree that belongs to no work of the table.

    Parameters
    ----------
    tree : Path
        What was frozen.
    """
    works = read_works().values()
    return [
        f"{place} belongs to no work of packaging/licences/works.toml, so it would ship without its terms."
        for path, place in files_of(tree)
        if not any(work.covers(place) for work in works) and is_library(path)
    ]


def facts_of(python: Path, works: dict[str, Work], program: Path | None = None) -> dict[str, Any]:
    """What ``bundle_facts.py`` answers: versions, licence texts and, given a program, its modules.

    Parameters
    ----------
    python : Path
        The interpreter that is frozen.
    works : dict[str, Work]
        The table, whose packages are asked for their texts.
    program : Path | None
        The frozen program.
    """
    packages = {text.removeprefix("package:") for work in works.values() for text in work.texts if "package:" in text}
    words: list[str | Path] = [python, _FACTS, *sorted(packages)]
    if program:
        words += ["--program", program]
    answer: dict[str, Any] = json.loads(run(words).stdout)
    return answer


def texts_of(work: Work, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each text of a work: its place in the work's folder, and its words.

    Parameters
    ----------
    work : Work
        One row of the table.
    facts : dict[str, Any]
        See `facts_of`.
    """
    for source in work.texts:
        kind, _, name = source.partition(":")
        if kind in ("kept", "repository"):
            path = (LICENCES if kind == "kept" else ROOT) / name
            yield path.name, path.read_text(encoding="utf-8")
        elif kind == "python":
            # Not every build of Python brings it along; the words are the same.
            yield "LICENSE.txt", facts["python_licence"] or (LICENCES / "PSF-2.0.txt").read_text(encoding="utf-8")
        elif kind == "package":
            if not facts["texts"][name]:
                message = f"the package {name} brings no licence text."
                raise PackagingError(message)
            yield from facts["texts"][name].items()


def version_of(work: Work, facts: dict[str, Any], places: list[str]) -> str:
    """The version of a work that ships; empty where nothing tells it.

    Parameters
    ----------
    work : Work
        One row of the table.
    facts : dict[str, Any]
        See `facts_of`.
    places : list[str]
        The work's files in the tree.
    """
    kind, _, name = work.version.partition(":")
    if kind == "gate-viz":
        return version()
    if kind == "is":
        return name
    if kind == "file":
        return next((found[1] for place in places if (found := re.search(name, place))), "")
    told: str = facts["versions"].get(work.version, "")
    return told


def _shipped_table(works: list[Work], facts: dict[str, Any]) -> Iterator[str]:
    yield "## What this copy of the program may hold"
    yield ""
    yield f"Gate Viz {version()} for {facts['system']}. The terms lie in the folder `licences` beside this page."
    yield ""
    yield "| work | version | licence | terms in `licences/` | source code |"
    yield "|---|---|---|---|---|"
    for work in works:
        told = version_of(work, facts, [])
        folders = [work.key] if any(not text.startswith("work:") for text in work.texts) else []
        folders += [text.removeprefix("work:") for text in work.texts if text.startswith("work:")]
        yield f"| {work.name} | {told} | {work.licence} | {', '.join(folders)} | {work.source_of(told)} |"


if __name__ == "__main__":
    try:
        write_notices(Path(sys.executable), Path(sys.argv[1]))
    except PackagingError as fault:
        sys.exit(f"notices.py: {fault}")
