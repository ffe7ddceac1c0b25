"""The install pages name the files, folders, systems and identities that are really there."""

from __future__ import annotations

import re

import pytest

import join_release
from macos.minimum_system import MINIMUM_MACOS
from tests.architecture.source_code import ROOT
from trimming import FILES, MODULES

PAGE = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")


def test_the_page_names_every_file_of_a_release_and_no_other() -> None:
    named = set(re.findall(r"gate-viz[_-]1\.2\.3[\w.-]*\w", PAGE))
    assert named == set(join_release.names("1.2.3"))


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("windows/installer.py", "gate-viz-{version()}-windows-x64"),
        ("macos/disk_image.py", "gate-viz-{version()}-macos-"),
        ("linux/build_deb.py", "{PACKAGE}_{version()}_{architecture}.deb"),
        ("build.py", "gate-viz-{version()}-{SYSTEM}-{machine}.cdx.json"),
    ],
)
def test_installers_are_named_as_the_page_says(script: str, name: str) -> None:
    assert name in (ROOT / "packaging" / script).read_text(encoding="utf-8")


def test_the_page_asks_for_the_macos_that_the_program_needs() -> None:
    needed = MINIMUM_MACOS.removesuffix(".0")
    assert set(re.findall(r"macOS (\d+) or newer", PAGE)) == {needed}


def test_the_page_invents_no_address() -> None:
    addresses = set(re.findall(r"https?://[\w.-]+", PAGE))
    assert addresses == {"https://cyclonedx.org"}


def test_what_was_trimmed_is_told_row_by_row_with_its_size() -> None:
    text = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| .+ \| ([\d.]+) \|$", text, re.M)
    assert sorted(told) == sorted(f"{row.saved_megabytes:g}" for row in (*MODULES, *FILES))


def test_every_file_that_the_page_for_releases_names_is_there() -> None:
    text = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    named = {ROOT / name for name in re.findall(r"python3? (packaging/[\w/]+\.py)", text)}
    linked = {ROOT / "packaging" / name for name in re.findall(r"\]\((?!https?:)([^)#\s]+)", text)}
    assert named
    assert linked
    assert not [path for path in sorted(named | linked) if not path.is_file()]
