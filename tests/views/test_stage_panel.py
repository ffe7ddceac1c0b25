"""The stage: keeps the last Frame, and its structures answer to pointer, keyboard and screen reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_viz.views.panels.stage_panel import VALUES_EVERY_MS, StagePanel, StructureSpot, card_place
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.view_settings import Wording
from tests.views.frames import catalogue, make_frame, plug
from tests.views.painting import changed, glyphs, picture, theme
from tests.views.states import frame_of


@pytest.fixture
def stage(qtbot: QtBot) -> StagePanel:
    panel = StagePanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(1180, 515)
    panel.show_frame(make_frame())
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def still_stage(stage: StagePanel) -> StagePanel:
    """Of a real run, whose every readout is there for every scene; nothing moves."""
    stage.set_still(True)
    stage.show_frame(frame_of())
    return stage


def spot(stage: StagePanel, structure_id: str) -> StructureSpot:
    return next(each for each in stage.spots() if each.structure_id == structure_id)


def test_before_the_first_frame_the_stage_is_its_ground(qtbot: QtBot) -> None:
    panel = StagePanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    shown = panel.grab().toImage()
    assert shown.pixelColor(150, 100) == theme().colour("stage_top")
    assert panel.frame is None
    assert panel.spots() == ()


def test_the_stage_shows_the_scene_of_the_last_frame(stage: StagePanel) -> None:
    frame = make_frame((plug("net", "duloxetine", 0.55),), gate_opening=0.2)
    stage.set_still(True)
    stage.show_frame(frame)
    shown = stage.grab().toImage()
    expected = picture(frame, size=(1180, 515), clock=SceneClock(0.0, still=True))
    assert changed(shown.convertToFormat(expected.format()), expected, by=8).mean() < 0.001


def test_ticks_move_the_dots_until_the_picture_is_held(stage: StagePanel) -> None:
    stage.tick(16.0)
    stage.tick(16.0)
    assert stage.clock.seconds == pytest.approx(0.032)
    stage.set_still(True)
    stage.tick(500.0)
    assert stage.clock == SceneClock(stage.clock.seconds, still=True)
    assert stage.clock.seconds == pytest.approx(0.032)


def test_with_the_model_paused_nothing_drifts(stage: StagePanel) -> None:
    frame = make_frame()
    stage.show_frame(replace(frame, controls=replace(frame.controls, playing=False)))
    before = stage.clock
    stage.tick(16.0)
    assert stage.clock == before


def test_dots_do_not_leap_after_a_long_sleep(stage: StagePanel) -> None:
    stage.tick(60_000.0)
    assert stage.clock.seconds <= 0.1


def test_another_theme_changes_the_picture(stage: StagePanel) -> None:
    before = stage.grab().toImage()
    stage.set_theme(theme("projector"), glyphs("projector"))
    assert changed(before, stage.grab().toImage(), by=60).mean() > 0.5


def test_larger_text_and_another_wording_change_the_words(stage: StagePanel) -> None:
    stage.set_still(True)
    usual = stage.grab().toImage()
    stage.set_text_scale(1.5)
    larger = stage.grab().toImage()
    assert changed(usual, larger, by=60).mean() > 0.05
    stage.set_text_scale(1.0)
    assert stage.grab().toImage() == usual
    stage.set_wording(Wording.CLINICIAN)
    assert changed(usual, stage.grab().toImage(), by=60).sum() > 500
    stage.set_wording(Wording.PATIENT)
    assert stage.grab().toImage() == usual


def test_structures_follow_the_text_size(stage: StagePanel) -> None:
    before = spot(stage, "nmda").geometry()
    stage.set_text_scale(2.0)
    assert spot(stage, "nmda").geometry() != before


def test_every_structure_is_reached_with_the_tab_key(stage: StagePanel, qtbot: QtBot) -> None:
    stage.activateWindow()
    stage.spots()[0].setFocus()
    reached = []
    for _ in stage.spots():
        focused = next(each for each in stage.spots() if each.hasFocus())
        reached.append(focused.structure_id)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [each.structure_id for each in stage.spots()]


def test_screen_readers_get_names_and_values(stage: StagePanel) -> None:
    interface = QAccessible.queryAccessibleInterface(stage)
    assert interface is not None
    names = {}
    for index in range(interface.childCount()):
        child = interface.child(index)
        names[child.text(QAccessible.Text.Name)] = child.text(QAccessible.Text.Description)
    assert names[catalogue().structures["first_nerve"].name].startswith("42 spikes per second")
    assert len(names) == len(stage.spots())


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_a_screen_reader_gets_a_name_a_value_and_an_action_of_every_structure(
    still_stage: StagePanel, scene_id: str, qtbot: QtBot
) -> None:
    still_stage.show_scene(scene_id)
    chosen: list[str] = []
    still_stage.structure_activated.connect(chosen.append)
    spots = still_stage.spots()
    for each in spots:
        interface = QAccessible.queryAccessibleInterface(each)
        assert interface is not None
        assert interface.role() is QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) == catalogue().structures[each.structure_id].name
        assert interface.text(QAccessible.Text.Description)
        actions = interface.actionInterface()
        assert actions is not None
        assert QAccessibleActionInterface.pressAction() in actions.actionNames()
        actions.doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: len(chosen) == len(spots))
    assert sorted(chosen) == sorted(each.structure_id for each in spots)


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_every_structure_of_every_scene_is_chosen_with_enter_alone(still_stage: StagePanel, scene_id: str) -> None:
    still_stage.show_scene(scene_id)
    chosen: list[str] = []
    still_stage.structure_activated.connect(chosen.append)
    for each in still_stage.spots():
        QTest.keyClick(each, Qt.Key.Key_Space)
        QTest.keyClick(each, Qt.Key.Key_1)
        QTest.keyClick(each, Qt.Key.Key_Return)
    assert chosen == [each.structure_id for each in still_stage.spots()]


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_the_stage_has_the_structures_of_its_scene_and_no_others(still_stage: StagePanel, scene_id: str) -> None:
    still_stage.show_scene(scene_id)
    bounds = QRectF(still_stage.rect())
    wanted = [each.id for each in SCENES[scene_id].regions(bounds, frame_of(), catalogue())]
    assert [each.structure_id for each in still_stage.spots()] == wanted
    assert still_stage.accessibleName() == catalogue().texts.get(f"scene.name.{scene_id}")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = still_stage.findChildren(StructureSpot)
    assert {each.structure_id for each in left} == set(wanted)


def test_a_structure_of_both_scenes_keeps_the_focus_and_else_the_stage_takes_it(still_stage: StagePanel) -> None:
    still_stage.activateWindow()
    both = [each for each in ids(still_stage, "gate") if each in ids(still_stage, "path")]
    alone = [each for each in ids(still_stage, "gate") if each not in both]
    for structure_id, keeps in ((both[0], True), (alone[0], False)):
        still_stage.show_scene("gate")
        spot(still_stage, structure_id).setFocus(Qt.FocusReason.TabFocusReason)
        still_stage.show_scene("path")
        focused = QApplication.focusWidget()
        assert focused is (spot(still_stage, structure_id) if keeps else still_stage)


def ids(stage: StagePanel, scene_id: str) -> list[str]:
    stage.show_scene(scene_id)
    return [each.structure_id for each in stage.spots()]


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_every_scene_is_painted_as_it_is_painted_elsewhere(still_stage: StagePanel, scene_id: str) -> None:
    still_stage.show_scene(scene_id)
    shown = still_stage.grab().toImage()
    expected = picture(frame_of(), scene_id, size=(1180, 515), clock=SceneClock(0.0, still=True))
    assert changed(shown.convertToFormat(expected.format()), expected, by=8).mean() < 0.002


def test_values_are_renewed_slowly_enough_to_read(stage: StagePanel) -> None:
    gate = spot(stage, "gate")
    before = gate.accessibleDescription()
    stage.show_frame(make_frame(gate_opening=0.2))
    assert gate.accessibleDescription() == before
    stage.tick(VALUES_EVERY_MS)
    stage.show_frame(make_frame(gate_opening=0.2))
    assert gate.accessibleDescription().startswith("20 %")


def test_a_changed_control_renews_the_values_at_once(stage: StagePanel) -> None:
    frame = make_frame(gate_opening=0.1)
    stage.show_frame(replace(frame, controls=replace(frame.controls, speed=0.01)))
    assert spot(stage, "gate").accessibleDescription().startswith("10 %")


def test_choosing_a_structure_says_which_and_the_stage_knows_the_control_behind_it(
    stage: StagePanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stage.structure_activated) as chosen:
        QTest.mouseClick(spot(stage, "alpha2_second"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["alpha2_second"]
    assert stage.control_of("alpha2_second") == "norepinephrine"
    assert stage.control_of("no_such_structure") is None
    with qtbot.waitSignal(stage.structure_activated) as chosen:
        QTest.keyClick(spot(stage, "gate"), Qt.Key.Key_Return)
    assert chosen.args == ["gate"]


def test_other_keys_and_buttons_choose_nothing(stage: StagePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(stage.structure_activated):
        QTest.keyClick(spot(stage, "nmda"), Qt.Key.Key_Space)
        QTest.mouseClick(spot(stage, "nmda"), Qt.MouseButton.RightButton)


def test_focus_and_pointer_show_a_ring_and_a_card(stage: StagePanel, qtbot: QtBot) -> None:
    stage.set_still(True)
    plain = stage.grab().toImage()
    spot(stage, "nmda").pointed.emit("nmda", True)
    pointed = stage.grab().toImage()
    assert changed(plain, pointed, by=30).sum() > 3000
    # Leaving another structure does not take this one's card away.
    spot(stage, "nk1").pointed.emit("nk1", False)
    assert stage.grab().toImage() == pointed
    spot(stage, "nmda").pointed.emit("nmda", False)
    assert stage.grab().toImage() == plain
    stage.activateWindow()
    spot(stage, "nk1").setFocus(Qt.FocusReason.TabFocusReason)
    assert changed(plain, stage.grab().toImage(), by=30).sum() > 1000
    spot(stage, "nk1").clearFocus()
    assert stage.grab().toImage() == plain


def test_the_pointer_finds_the_smallest_structure_under_it(stage: StagePanel) -> None:
    for structure_id in ("nmda", "ampa", "sert", "mu_interneuron", "gaba_a"):
        middle = spot(stage, structure_id).geometry().center()
        assert stage.childAt(middle) is spot(stage, structure_id)


def test_structures_follow_the_stages_size(stage: StagePanel, qtbot: QtBot) -> None:
    before = spot(stage, "nmda").geometry()
    stage.resize(900, 380)
    qtbot.waitUntil(lambda: spot(stage, "nmda").geometry() != before)
    assert stage.rect().contains(spot(stage, "nmda").geometry())


@pytest.mark.parametrize("place", [(0, 0), (1100, 0), (0, 480), (560, 250), (1120, 460)])
def test_cards_stay_on_the_stage_and_off_their_structure(place: tuple[int, int]) -> None:
    bounds, structure = QRect(0, 0, 1180, 515), QRect(QPoint(*place), QSize(60, 35))
    card = card_place(structure, QSize(320, 64), bounds)
    assert bounds.contains(card)
    assert not card.intersects(structure)


def test_five_thousand_frames_are_painted(qtbot: QtBot) -> None:
    """Some versions of the binding lose a reference with each call and abort after a thousand frames or two."""
    panel = StagePanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(240, 105)
    frames = [make_frame((plug("sert", "ssri", 0.8),), time_s=8 + step / 600) for step in range(10)]
    panel.show_frame(frames[0])
    with qtbot.waitExposed(panel):
        panel.show()
    for count in range(5000):
        panel.tick(16.0)
        panel.show_frame(frames[count % 10])
        panel.repaint()
    assert panel.frame is frames[9]
