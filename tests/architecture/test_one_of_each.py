"""There is one timer, one place that builds a Frame, one version."""

from __future__ import annotations

import re
import tomllib

from gate_viz import __version__
from tests.architecture.source_code import PACKAGE, ROOT, calls, modules


def test_the_frame_timer_is_the_only_timer() -> None:
    timers = [
        file for name in ("QTimer", "QBasicTimer", "startTimer", "singleShot", "Timer") for file, _ in calls(name)
    ]
    assert timers == ["gate_viz/views/frame_timer.py"]


def test_frames_are_built_in_one_place() -> None:
    places = [file for file, _ in calls("Frame")]
    assert len(places) == 1
    assert places[0].startswith("gate_viz/session/")


def test_no_thread_and_no_network_is_used() -> None:
    forbidden = re.compile(r"^\s*(import|from) (socket|urllib|http|ssl|threading|multiprocessing|PySide6\.QtNetwork)\b")
    sources = {path: path.read_text(encoding="utf-8").splitlines() for path in PACKAGE.rglob("*.py")}
    assert not [(path.name, line) for path, lines in sources.items() for line in lines if forbidden.match(line)]


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "gate_viz/__init__.py"
    assigned = [file for file in modules() if re.search(r"^__version__\s*=", (ROOT / file).read_text("utf-8"), re.M)]
    assert assigned == ["gate_viz/__init__.py"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_modules_are_named_after_what_they_hold() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "data", "info", "misc", "common", "stuff"}
    words = {part for path in PACKAGE.rglob("*") for part in path.stem.split("_")}
    assert not words & vague
