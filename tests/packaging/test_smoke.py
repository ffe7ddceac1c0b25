"""The smoke test passes what works and fails, with a sentence, whatever does not: tried on a stand-in program."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

import smoke_test
from environment import PackagingError, version
from smoke_test import smoke, tree_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")

STAND_IN = """#!{python}
import json, os, sys, time
from pathlib import Path
assets = Path(__file__).parent / "_internal" / "gate_viz" / "assets"
words = sys.argv[1:]
to = Path(words[words.index("--to") + 1]) if "--to" in words else None
assert "HOME" not in os.environ and not os.environ["PATH"]
if words == ["--version"]:
    print("gate-viz {version}")
elif words[0] == "self-test":
    listed = (assets.parent / "assets.sha256").read_text().split()
    missing = [name for name in listed if not (assets / name).is_file()]
    report = json.dumps({{"passed": not missing, "checks": missing}})
    to.write_text(report)
    print(report)
    {self_test}
    sys.exit(bool(missing))
elif words[0] == "simulate":
    print('{{"seconds": 2}}')
elif words[0] == "render":
    to.write_bytes(b"\\x89PNG\\r\\n\\x1a\\n")
"""
ASSETS = ("fonts/a.otf", "glyphs/a.svg", "texts/en/a.toml")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoke_test, "can_be_had", lambda: False)


def stand_in(folder: Path, self_test: str = "", frozen: str | None = None) -> Path:
    assets = folder / "_internal" / "gate_viz" / "assets"
    for name in ASSETS:
        (assets / name).parent.mkdir(parents=True)
        (assets / name).write_text(name, encoding="utf-8")
    assets.with_name("assets.sha256").write_text("\n".join(ASSETS), encoding="utf-8")
    program = folder / "gate-viz"
    text = STAND_IN.format(python=sys.executable, version=frozen or version(), self_test=self_test)
    program.write_text(text, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_a_program_that_works_passes_and_gives_its_report(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "tree")
    assert smoke(program, tmp_path / "scratch", 60)["passed"] is True
    assert not (tmp_path / "scratch").exists()


@pytest.mark.parametrize(
    ("self_test", "said"),
    [
        ("sys.exit(3)", "ended with 3 and not 0"),
        ("print('and more')", "is no report"),
        ("to.unlink()", "wrote no report"),
        ('to.write_text(\'{"passed": false, "checks": []}\')', "not all passed"),
        ("sys.exit(0)", "without one of glyphs"),
        ('missing and to.write_text(\'{"passed": false, "checks": []}\')', "does not name glyphs/a.svg"),
    ],
)
def test_a_self_test_that_is_wrong_is_told(tmp_path: Path, self_test: str, said: str) -> None:
    with pytest.raises(PackagingError, match=said):
        smoke(stand_in(tmp_path / "tree", self_test), tmp_path / "scratch", 60)


def test_a_program_that_hangs_fails(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="did not end in time"):
        smoke(stand_in(tmp_path / "tree", "time.sleep(600)"), tmp_path / "scratch", 3)


def test_a_program_of_another_version_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="was frozen"):
        smoke(stand_in(tmp_path / "tree", frozen="0.0.0-other"), tmp_path / "scratch", 60)


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="there is no program"):
        smoke(tmp_path / "tree" / "gate-viz", tmp_path / "scratch", 60)


def test_a_bundle_is_copied_whole() -> None:
    assert tree_of(Path("/a/Gate Viz.app/Contents/MacOS/gate-viz")) == Path("/a/Gate Viz.app")
    assert tree_of(Path("/a/gate-viz/gate-viz")) == Path("/a/gate-viz")
