"""What the documents say can be followed: links lead somewhere, commands are understood."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gate_viz.app.command_line import parse
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from tests.architecture.source_code import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
# What start.py takes for itself is none of the program's.
COMMAND = re.compile(r"^    (?:gate-viz|python3 start\.py(?! test)) (.+?)(?: {3,}.*)?$", re.M)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_every_command_of_the_readme_is_understood() -> None:
    catalogue = load_catalogue(assets_folder())
    commands = COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    understood = [parse(shlex.split(re.sub(r"[\[\]]|\s#.*", "", words)), catalogue).command for words in commands]
    assert {"open", "simulate", "render", "list", "self-test"} <= set(understood)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
