"""The Tab key reads the window: bar, controls, picture, graph, playback."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow


def test_the_controls_come_right_after_the_bar_and_before_the_scenes_and_the_picture(qtbot: QtBot) -> None:
    catalogue = load_catalogue(assets_folder())
    window = MainWindow(Session(catalogue), catalogue, assets=assets_folder(), greet=False)
    qtbot.addWidget(window)
    window.timer.stop()
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.top.setFocus()

    def part_of(widget: QWidget | None) -> str:
        names = ("top", "controls", "scene_bar", "stage", "why", "graph", "readouts", "playback")
        return next((name for name in names if widget and getattr(window, name).isAncestorOf(widget)), "")

    visited: list[str] = []
    for _press in range(120):
        window.focusNextPrevChild(True)
        part = part_of(window.focusWidget())
        if not visited or visited[-1] != part:
            visited.append(part)
    start = visited.index("top")
    assert visited[start : start + 4] == ["top", "controls", "scene_bar", "stage"]
    assert "playback" in visited[start + 3 :]
