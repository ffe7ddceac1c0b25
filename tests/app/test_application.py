"""The system's open event: the real program, with the event sent to the real application."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gate_viz.app import application
from gate_viz.app.application import IDENTIFIER, running_application, window_icon
from gate_viz.app.paths import PROGRAM_NAME, assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.session.intents import SetControl
from gate_viz.session.saved_scenario import save
from gate_viz.session.session import Session
from tests.app.programs import run_python

# Two files are asked for before there is a window, the rest while it runs.
PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from gate_viz.app import application
from gate_viz.app.paths import assets_folder
from gate_viz.app.window import open_window
from gate_viz.content.catalogue import load_catalogue
from gate_viz.views.main_window import MainWindow

early, late = json.loads(sys.argv[1])
running = application.running_application(assets_folder())
seen = []

def ask(url):
    QApplication.sendEvent(running, QFileOpenEvent(QUrl(url)))

def look():
    (window,) = (each for each in running.topLevelWidgets() if isinstance(each, MainWindow))
    told = "" if window.status.isHidden() else window.status.label.text()
    seen.append([window._session.frame.controls.scenario.name, told])
    return window

def go_on():
    window = look()
    for url in late:
        window.status.tick(60_000.0)
        window.showMinimized()
        ask(url)
        assert not window.isMinimized()
        look()
    window.close()

for url in early:
    ask(url)
QTimer.singleShot(0, go_on)
code = open_window(load_catalogue(assets_folder()), None)
print(json.dumps(seen))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


def saved(path: Path, catalogue: Catalogue) -> str:
    session = Session(catalogue)
    save(path, session.dispatch(SetControl("touch", 0.5)).controls, catalogue)
    return path.as_uri()


def seen(early: list[str], late: list[str], folder: Path) -> list[list[str]]:
    done = run_python("-c", PROGRAM, json.dumps([early, late]), folder=folder)
    assert done.returncode == 0, done.stderr
    shown: list[list[str]] = json.loads(done.stdout)
    return shown


def test_files_that_the_system_asks_for_are_opened_before_and_after_the_window_is_there(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    broken = tmp_path / "broken.gateviz"
    broken.write_text("[[", encoding="utf-8")
    early, late = (saved(tmp_path / f"{name}.gateviz", catalogue) for name in ("früh am Tag", "spät"))
    shown = seen([early], [late, broken.as_uri(), "https://example.org/far.gateviz"], tmp_path)
    assert [name for name, _ in shown] == ["früh am Tag", "spät", "spät", "spät"]
    opened, also_opened, refused, far = (told for _, told in shown)
    assert opened == also_opened == ""
    assert refused.startswith(catalogue.texts.get("window.status.not_opened", reason=str(broken)))
    reason = catalogue.texts.get("command_line.refusal.not_local", place="https://example.org/far.gateviz")
    assert far == catalogue.texts.get("window.status.not_opened", reason=reason)


STYLED = """
from PySide6.QtWidgets import QApplication
from gate_viz.app.application import running_application
from gate_viz.app.paths import assets_folder

of_a_system = QApplication(["", "-style", "windows"])
print(of_a_system.style().name(), running_application(assets_folder()).style().name())
"""


def test_the_window_is_drawn_the_same_whatever_style_the_system_has(tmp_path: Path) -> None:
    assert run_python("-c", STYLED, folder=tmp_path).stdout.split() == ["windows", "fusion"]


def test_the_system_knows_the_program_by_name_and_picture(qapp: QApplication) -> None:
    assert running_application(assets_folder()) is qapp
    assert qapp.applicationName() == PROGRAM_NAME
    assert qapp.desktopFileName() == IDENTIFIER
    # Parts of it are painted, others are not.
    icon = qapp.windowIcon().pixmap(32, 32).toImage()
    assert len({icon.pixel(x, y) for x in range(32) for y in range(32)}) > 3


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("Cannot open file", extend=True)
def test_a_picture_that_is_missing_costs_only_the_picture(tmp_path: Path) -> None:
    assert window_icon(tmp_path).pixmap(32, 32).isNull()


@pytest.mark.parametrize("frozen", [False, True])
def test_windows_is_told_a_name_only_where_the_file_that_runs_is_pythons(
    frozen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    class Shell32:
        SetCurrentProcessExplicitAppUserModelID = staticmethod(named.append)

    class Windll:
        shell32 = Shell32

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Windll, raising=False)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    application._name_in_taskbar()
    assert named == ([] if frozen else [IDENTIFIER])
