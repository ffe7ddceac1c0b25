from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source_code import ROOT

LOCKS = ROOT / "packaging" / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "runtime.txt": PROJECT["project"]["dependencies"],
    "build.txt": GROUPS["build"],
    "test.txt": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]],
    "freeze.txt": [*PROJECT["project"]["dependencies"], *GROUPS["freeze"]],
    "installers.txt": GROUPS["installers"],
}


def name_of(requirement: str) -> str:
    """Normalised name of a requirement such as ``PySide6-Essentials>=6``."""
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def pins(lock: Path) -> dict[str, set[str]]:
    """Every pinned package with its versions (more than one where Pythons differ)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text(encoding="utf-8"), re.M):
        found.setdefault(name_of(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", WANTED)
def test_every_dependency_is_locked(lock: str) -> None:
    assert {name_of(requirement) for requirement in WANTED[lock]} <= pins(LOCKS / lock).keys()


@pytest.mark.parametrize("lock", WANTED)
def test_every_locked_package_has_hashes_and_no_host(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n", entry)
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in entry.splitlines()[1:])
    assert "://" not in text
    assert "--index" not in text


def test_tests_run_on_what_is_shipped() -> None:
    tested = pins(LOCKS / "test.txt")
    for lock in ("runtime.txt", "build.txt"):
        assert {name: tested[name] for name in pins(LOCKS / lock)} == pins(LOCKS / lock)


def test_what_is_frozen_is_what_is_locked_for_the_program() -> None:
    frozen = pins(LOCKS / "freeze.txt")
    assert {name: frozen[name] for name in pins(LOCKS / "runtime.txt")} == pins(LOCKS / "runtime.txt")


def test_qt_is_pinned_below_the_release_that_crashes() -> None:
    (version,) = pins(LOCKS / "runtime.txt")["pyside6-essentials"]
    assert (6, 10, 3) <= tuple(map(int, version.split("."))) < (6, 12)
    assert version not in ("6.11.0", "6.11.1")


def test_no_lock_file_of_another_kind_is_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "uv.lock" in ignored
