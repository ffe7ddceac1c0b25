"""From a control to its place in the picture to its card and back, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_viz.content.records import Lens
from gate_viz.content.search import Found
from gate_viz.session.intents import SetDose, SetLens, SetPlaying, Undo
from gate_viz.session.session import Session
from gate_viz.views.main_window import NARROWEST_BESIDE_CARD_PX, MainWindow
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.widgets.notice import CALM_MS
from tests.views.frames import ASSETS, catalogue
from tests.views.parts import level_row

A_DRUG = next(iter(catalogue().drugs))
WARNED = next(each for each in catalogue().lifestyle.values() if each.warning and "never" in each.warning)
WIDE, NARROW = (1600, 900), (1180, 640)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(Session(catalogue()), catalogue(), "dark", assets=ASSETS, greet=False)
    qtbot.addWidget(window)
    window.show()
    window.timer.stop()
    window.set_still(True)
    window.do(SetPlaying(playing=False))
    window.resize(*WIDE)
    settle()
    return window


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def press_structure(window: MainWindow, structure_id: str) -> None:
    spot = next(each for each in window.stage.spots() if each.structure_id == structure_id)
    spot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(spot, Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_every_structure_of_every_scene_has_name_value_and_card_by_the_keyboard(
    window: MainWindow, scene_id: str
) -> None:
    window.show_scene(scene_id)
    settle()
    reached = [spot.structure_id for spot in window.stage.spots()]
    assert reached
    for structure_id in reached:
        spot = next(each for each in window.stage.spots() if each.structure_id == structure_id)
        assert spot.accessibleName(), structure_id
        assert spot.accessibleDescription(), structure_id
        press_structure(window, structure_id)
        assert window.card.isVisible()
        assert window.card.subject_id == catalogue().card(structure_id).subject_id
        assert window.card.value.text(), structure_id
        control_id = catalogue().structures[structure_id].control_id
        if control_id is not None:
            assert window.controls.ring.part is window.controls.rows[control_id]
        QTest.keyClick(window.card.area, Qt.Key.Key_Escape)
        assert not window.card.isVisible()
        assert window.stage.isAncestorOf(window.focusWidget())


def test_the_keyboard_reads_the_card_and_goes_back_where_it_was(window: MainWindow) -> None:
    slider = level_row(window.controls.rows, "touch").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_F2)
    assert window.card.subject_id == "touch"
    assert window.card.area.hasFocus()
    # The window's own keys still hold.
    playing = window.stage.frame is not None and window.stage.frame.controls.playing
    QTest.keyClick(window.card.area, Qt.Key.Key_Space)
    assert window.stage.frame is not None
    assert window.stage.frame.controls.playing is not playing
    QTest.keyClick(window.card.area, Qt.Key.Key_Escape)
    assert slider.hasFocus()


@pytest.mark.parametrize("way", ["switch", "button", "key", "menu"])
def test_a_medicines_switch_button_key_and_menu_all_lead_to_card_and_ring(window: MainWindow, way: str) -> None:
    scene_id = catalogue().showings[A_DRUG].scene
    window.show_scene(next(each for each in SCENES if each != scene_id))
    window.controls.open_medicines(True)
    row = level_row(window.controls.rows, A_DRUG)
    assert row.toggle is not None
    if way == "switch":
        row.toggle.click()
    elif way == "button":
        row.about.click()
    elif way == "key":
        QTest.keyClick(row.toggle, Qt.Key.Key_F2)
    else:
        row.about_wanted.emit(A_DRUG)
    settle()
    assert window.card.isVisible()
    assert window.card.subject_id == A_DRUG
    assert window.controls.ring.part is row
    # Who switches it on goes on looking at the scene that was chosen; who asks about it is led to where it acts.
    assert (window.stage.scene_id == scene_id) is (way != "switch")


def test_a_control_that_the_present_scene_shows_is_told_of_there(window: MainWindow) -> None:
    window.show_scene("path")
    window.controls.about_wanted.emit("touch")
    assert window.stage.scene_id == "path"


def test_the_cards_value_follows_the_picture(window: MainWindow) -> None:
    window.controls.about_wanted.emit(A_DRUG)
    before = window.card.value.text()
    window.do(SetDose(A_DRUG, 1.0))
    assert window.card.value.text() != before


def test_see_it_happen_sets_the_control_and_shows_its_scene(window: MainWindow) -> None:
    window.controls.about_wanted.emit(A_DRUG)
    window.card.see.click()
    showing = catalogue().showings[A_DRUG]
    assert window.stage.scene_id == showing.scene
    assert window.stage.frame is not None
    assert window.stage.frame.acting_values[A_DRUG] == showing.value
    assert window.card.subject_id == A_DRUG


def test_where_nothing_shows_by_evidence_the_lens_goes_along_and_this_is_said(window: MainWindow) -> None:
    told = {each.control_id for each in catalogue().showings.values() if each.lens is Lens.ARTICLE}
    assert told
    window.controls.showing_wanted.emit("touch")
    assert window.status.isHidden()
    for control_id in sorted(told)[:2]:
        window.do(SetLens(Lens.EVIDENCE))
        assert window.status.isHidden()
        window.controls.showing_wanted.emit(control_id)
        assert window.stage.frame is not None
        assert window.stage.frame.lens is Lens.ARTICLE
        assert window.status.isVisible()
        assert catalogue().texts.get("lens.article") in window.status.label.text()
        assert window.status.label.text().startswith("By evidence nothing")
        window.status.tick(CALM_MS)
    window.do(Undo())
    assert window.stage.frame is not None
    assert window.stage.frame.lens is Lens.EVIDENCE
    assert catalogue().texts.get("lens.evidence") in window.status.label.text()


def test_the_menu_of_a_row_shows_where_it_happens(window: MainWindow) -> None:
    window.controls.showing_wanted.emit(A_DRUG)
    showing = catalogue().showings[A_DRUG]
    assert window.stage.scene_id == showing.scene
    assert window.stage.frame is not None
    assert window.stage.frame.acting_values[A_DRUG] == showing.value
    assert window.controls.ring.part is window.controls.rows[A_DRUG]


def test_go_to_its_control_leads_into_the_panel_even_while_presenting(window: MainWindow) -> None:
    press_structure(window, "first_nerve")
    window.controls.hide()
    window.card.go.click()
    assert window.controls.isVisible()
    assert level_row(window.controls.rows, "injury").slider.hasFocus()


def test_what_the_lens_no_longer_offers_loses_its_card(window: MainWindow) -> None:
    window.do(SetLens(Lens.ARTICLE))
    window.controls.about_wanted.emit(WARNED.id)
    assert window.card.isVisible()
    assert window.card.warning is not None
    window.do(SetLens(Lens.EVIDENCE))
    assert not window.card.isVisible()
    window.controls.about_wanted.emit(WARNED.id)
    assert not window.card.isVisible()


# -- found by name --------------------------------------------------------------------------------------------------


def test_a_structure_that_was_found_is_focused_in_its_scene_with_its_card_open(window: MainWindow) -> None:
    structure = catalogue().structures["cytokine_receptor"]
    window.controls.found.emit(Found("structure", structure.id, structure.name, structure.scenes[0], None))
    settle()
    assert window.stage.scene_id == structure.scenes[0]
    assert window.card.subject_id == structure.id
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == structure.id


def test_a_scene_and_an_example_person_that_were_found_are_shown(window: MainWindow) -> None:
    window.controls.found.emit(Found("scene", "migraine", "", "migraine", None))
    assert window.stage.scene_id == "migraine"
    archetype = next(iter(catalogue().archetypes.values()))
    window.controls.found.emit(Found("archetype", archetype.id, archetype.name, None, None))
    assert window.stage.frame is not None
    assert window.stage.frame.controls.scenario.name == archetype.name


def test_ctrl_f_begins_a_search_from_anywhere(window: MainWindow) -> None:
    window.controls.hide()
    window.stage.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.controls.search.hasFocus()
    assert window.controls.search.is_open
    QTest.keyClicks(window.controls.search, "turmeric")
    QTest.keyClick(window.controls.search, Qt.Key.Key_Return)
    settle()
    assert level_row(window.controls.rows, "curcumin").slider.hasFocus()


# -- room -----------------------------------------------------------------------------------------------------------


def test_where_there_is_room_the_card_stands_beside_a_whole_picture(window: MainWindow) -> None:
    press_structure(window, "first_nerve")
    assert window.stage.isVisible()
    assert window.card.geometry().left() > window.stage.mapTo(window, window.stage.rect().topRight()).x()
    assert window.stage.width() >= NARROWEST_BESIDE_CARD_PX
    assert not window.tabs.buttons["card"].isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_where_there_is_none_card_and_picture_share_a_place(window: MainWindow, percent: int) -> None:
    window.resize(*NARROW)
    window.set_text_percent(percent)
    settle()
    press_structure(window, "first_nerve")
    assert window.card.isVisible()
    assert not window.stage.isVisible()
    assert window.tabs.choice == "card"
    window.tabs.buttons["picture"].click()
    settle()
    assert window.stage.isVisible()
    assert not window.card.isVisible()
    window.tabs.buttons["card"].click()
    window.card.close_card()
    settle()
    assert window.stage.isVisible()
    assert not window.tabs.buttons["card"].isVisible()


def test_a_switch_leaves_the_picture_in_front_and_the_keyboard_where_it_is(window: MainWindow) -> None:
    window.resize(*NARROW)
    window.controls.open_medicines(True)
    toggle = level_row(window.controls.rows, A_DRUG).toggle
    assert toggle is not None
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    settle()
    assert window.stage.isVisible()
    assert window.tabs.buttons["card"].isVisible()
    assert toggle.hasFocus()


def test_an_open_card_survives_every_change_of_size(window: MainWindow) -> None:
    press_structure(window, "first_nerve")
    for size in (NARROW, WIDE, (1400, 1050), NARROW):
        window.resize(*size)
        settle()
        assert window.card.subject_id == "first_nerve"
        assert window.card.isVisible() or window.tabs.buttons["card"].isVisible()
        assert window.card.isVisible() or window.stage.isVisible()
