"""Every structure of every scene by the keyboard alone: its name, its present value and its card, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.records import Grade, Lens
from gate_viz.session.intents import ChooseArchetype, SetLens, SetPlaying
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow
from gate_viz.views.panels.stage_panel import StructureSpot
from gate_viz.views.scenes.every_scene import SCENES
from tests.views.frames import ASSETS, catalogue
from tests.views.lively import LIVELY

KEYS = dict(zip(SCENES, "12345", strict=True))
WHOLE_PICTURE = "stage"
"""The gate's whole picture: its card is found by its name, and in the picture stands the gate's own number."""
PEOPLE = {"gate": "crps", "pump": "depleted_supply", "switch": "inflammatory_arthritis", "migraine": "migraine_cgrp",
          "path": "poor_metaboliser"}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(Session(catalogue()), catalogue(), "dark", assets=ASSETS, greet=False)
    qtbot.addWidget(window)
    window.resize(1400, 860)
    window.show()
    # Time passes in the tests only where they let it.
    window.timer.stop()
    window.do(SetPlaying(playing=False))
    window.set_still(True)
    return window


def go_to(window: MainWindow, scene_id: str, lens: Lens) -> None:
    """Show the scene by its key, with somebody in it, and stand before its first structure."""
    window.do(ChooseArchetype(PEOPLE[scene_id]))
    window.do(SetLens(lens))
    window.setFocus()
    QTest.keyClicks(window, KEYS[scene_id])
    assert window.stage.scene_id == scene_id


def reached(window: MainWindow) -> list[StructureSpot]:
    """Every structure that the Tab key comes to on its way once round the window, in its order."""
    found: list[StructureSpot] = []
    passed: list[QWidget] = []
    window.scene_bar.tiles[window.stage.scene_id].setFocus(Qt.FocusReason.TabFocusReason)
    here = QApplication.focusWidget()
    while here is not None and here not in passed:
        passed.append(here)
        if isinstance(here, StructureSpot):
            found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return found


def grade_lines(subject_id: str) -> tuple[str, str]:
    """What the card says of both grades."""
    card, texts = catalogue().card(subject_id), catalogue().texts
    lines = []
    for key, grade in (("grade_of.mechanism", card.mechanism_grade), ("grade_of.benefit", card.benefit_grade)):
        nothing = grade is Grade.NOT_APPLICABLE
        line = texts.get("card.no_benefit") if nothing else texts.get(key, grade=texts.get(f"grade.{grade.value}"))
        lines.append(line)
    return lines[0], lines[1]


@pytest.mark.parametrize("scene_id", SCENES)
def test_the_tab_key_comes_to_every_structure_and_each_says_its_name_and_value(
    window: MainWindow, scene_id: str
) -> None:
    go_to(window, scene_id, Lens.ARTICLE)
    found = reached(window)
    assert {spot.structure_id for spot in found} == {spot.structure_id for spot in window.stage.spots()}
    assert len(found) == len(window.stage.spots())
    for spot in found:
        assert spot.accessibleName() == catalogue().structures[spot.structure_id].name
        assert spot.accessibleDescription().strip(), spot.structure_id


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("scene_id", SCENES)
def test_enter_opens_every_structures_card_and_escape_leads_back(window: MainWindow, scene_id: str, lens: Lens) -> None:
    go_to(window, scene_id, lens)
    lacking: list[str] = []
    for spot in window.stage.spots():
        spot.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(spot, Qt.Key.Key_Return)
        card = catalogue().card(spot.structure_id)
        said = window.card.words.split("\n")
        if not window.card.isVisible() or window.card.subject_id != spot.structure_id:
            lacking.append(f"{spot.structure_id}: no card")
            continue
        wanted = [card.name, spot.accessibleDescription(), card.patient, *grade_lines(spot.structure_id)]
        wanted += [card.warning] if card.warning else []
        lacking += [f"{spot.structure_id}: '{words}'" for words in wanted if words not in said]
        assert window.stage.scene_id == scene_id
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        assert window.card.subject_id is None
        if QApplication.focusWidget() is not spot:
            lacking.append(f"{spot.structure_id}: the focus does not come back")
    assert not lacking, "\n".join(lacking)


def test_every_structure_of_the_program_is_in_the_scenes_that_say_so() -> None:
    shown: dict[str, set[str]] = {}
    for scene_id, scene in SCENES.items():
        for state in LIVELY[scene_id].values():
            for region in scene.regions(QRectF(0, 0, 1580, 690), state.frame, catalogue()):
                shown.setdefault(region.id, set()).add(scene_id)
    told = {id_: set(each.scenes) for id_, each in catalogue().structures.items() if id_ != WHOLE_PICTURE}
    assert shown == told
