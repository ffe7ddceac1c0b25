"""The whole window without a screen: intents go up, Frames come down, and everything fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.session.intents import Intent, OpenScenario, SetControl, SetDose, SetPlaying, StepForward
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.view_settings import Wording, read_view_settings
from gate_viz.views.widgets.choice_popup import ChoiceRow
from tests.views.frames import ASSETS, catalogue
from tests.views.parts import focusable, level_row

DRUGS = list(catalogue().drugs)
FITTING = [
    (1180, 640, 100),
    (1180, 640, 150),
    (1920, 1080, 100),
    (3840, 2160, 100),
    (1400, 1050, 125),
    (1180, 640, 200),
]


def make_window(
    qtbot: QtBot, settings_path: Path | None = None, *, theme: str | None = "dark", greet: bool = False
) -> MainWindow:
    window = MainWindow(
        Session(catalogue()), catalogue(), theme, settings_path=settings_path, assets=ASSETS, greet=greet
    )
    qtbot.addWidget(window)
    window.show()
    # Time passes in the tests only where they let it.
    window.timer.stop()
    return window


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = make_window(qtbot)
    window.do(SetPlaying(playing=False))
    return window


def let_pass(window: MainWindow, milliseconds: float) -> None:
    gone = 0.0
    while gone < milliseconds:
        window.timer.elapsed_ms.emit(20.0)
        gone += 20.0
        QApplication.processEvents()


# -- intents up, Frames down ---------------------------------------------------------------------------------------


def test_a_slider_moved_by_the_keyboard_lowers_what_the_graph_draws(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    let_pass(window, 1500)
    before = window.graph.curve("signal_out")[1][-1] / window.graph.curve("signal_in")[1][-1]
    slider = level_row(window.controls.rows, "touch").slider
    slider.setFocus()
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    let_pass(window, 2500)
    after = window.graph.curve("signal_out")[1][-1] / window.graph.curve("signal_in")[1][-1]
    assert window._session.frame.controls.values["touch"] == 1.0
    assert after < 0.7 * before


def test_every_panel_gets_the_same_frame(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Frame] = []
    for panel in (window.stage, window.controls, window.why, window.graph, window.readouts, window.playback):
        monkeypatch.setattr(panel, "show_frame", shown.append)
    window.do(SetControl("touch", 0.5))
    assert len(shown) == 6
    assert {id(frame) for frame in shown} == {id(window._session.frame)}


def test_a_drag_is_one_step_of_undo(window: MainWindow) -> None:
    slider = level_row(window.controls.rows, "touch").slider
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(15, middle))
    for x in range(20, slider.width() - 20, 10):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 20, middle))
    assert window._session.frame.controls.values["touch"] > 0.5
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window._session.frame.controls.values["touch"] == 0.0
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window._session.frame.controls.values["touch"] > 0.5


def test_the_graph_is_drawn_at_twenty_hertz_and_digits_at_four(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_pass(window, 500)
    drawn: list[Frame] = []
    written: list[Frame] = []
    painted: list[Frame] = []
    monkeypatch.setattr(window.graph, "show_frame", drawn.append)
    monkeypatch.setattr(window.readouts, "show_frame", written.append)
    monkeypatch.setattr(window.stage, "show_frame", painted.append)
    for _ in range(60):
        window.timer.elapsed_ms.emit(1000 / 60)
    assert len(painted) == 60
    assert len(drawn) == pytest.approx(20, abs=1)
    assert len(written) == pytest.approx(4, abs=1)


def test_a_refused_intent_is_told_in_one_sentence_and_changes_nothing(window: MainWindow) -> None:
    before = window._session.frame.controls
    window.do(SetControl("touch", 7.0))
    assert window.status.isVisible()
    assert "touch" in window.status.label.text()
    assert "\n" not in window.status.label.text()
    assert window._session.frame.controls == before
    window.status.close_button.click()
    assert not window.status.isVisible()


def test_the_permanent_line_is_always_there(window: MainWindow) -> None:
    for width, height, percent in FITTING:
        window.resize(width, height)
        window.set_text_percent(percent)
        assert window.top.permanent.isVisible()
        assert window.top.permanent.text() == catalogue().texts.get("permanent.line")
    window.set_presenting(True)
    assert window.top.permanent.isVisible()


def test_a_still_picture_stands_while_the_model_runs_on(window: MainWindow) -> None:
    window.do(SetPlaying(playing=True))
    window.set_still(True)
    shown = window.stage.frame
    for _ in range(10):
        window.timer.elapsed_ms.emit(16.0)
    assert window.stage.clock.still
    assert window.stage.frame is shown or window.stage.frame is not window._session.frame
    assert window._session.frame.time_s > 0.1


# -- safety notes --------------------------------------------------------------------------------------------------


def test_a_safety_note_is_calm_visible_and_not_in_the_way(window: MainWindow) -> None:
    assert not window.safety.isVisible()
    window.do(SetDose("opioid", 1.0))
    window.do(SetDose("benzodiazepine", 1.0))
    rule = window._session.frame.warnings[0]
    assert window.safety.isVisible()
    assert rule.patient in window.safety.text
    assert QApplication.activeModalWidget() is None
    window.set_wording(Wording.CLINICIAN)
    assert rule.clinician in window.safety.text
    for drug_id in ("opioid", "benzodiazepine"):
        window.do(SetDose(drug_id, 0.0))
    assert not window.safety.isVisible()


# -- keys ----------------------------------------------------------------------------------------------------------


def test_space_plays_and_pauses(window: MainWindow) -> None:
    for playing in (True, False):
        QTest.keyClick(window, Qt.Key.Key_Space)
        assert window._session.frame.controls.playing is playing


def test_arrows_step_through_time(window: MainWindow) -> None:
    start = window._session.frame.time_s
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Right)
    there = window._session.frame.time_s
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert start < window._session.frame.time_s < there


def test_arrows_step_after_a_button_was_reached_by_tab(window: MainWindow) -> None:
    window.controls.tap.setFocus(Qt.FocusReason.TabFocusReason)
    start = window._session.frame.time_s
    QTest.keyClick(window.controls.tap, Qt.Key.Key_Right)
    assert window._session.frame.time_s > start


def test_l_changes_the_lens_and_h_holds_and_lets_go(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window._session.frame.lens is Lens.ARTICLE
    assert window.top.lens.choice is Lens.ARTICLE
    QTest.keyClick(window, Qt.Key.Key_H)
    assert window._session.history.held is not None
    QTest.keyClick(window, Qt.Key.Key_H)
    assert window._session.history.held is None


def test_arrows_choose_among_what_excludes_one_another(window: MainWindow) -> None:
    evidence = window.top.lens.buttons[Lens.EVIDENCE]
    evidence.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(evidence, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is window.top.lens.buttons[Lens.ARTICLE]
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert window._session.frame.lens is Lens.ARTICLE


def test_a_click_leaves_space_to_play_and_pause(window: MainWindow) -> None:
    for button in (window.top.lens.buttons[Lens.ARTICLE], window.playback.speed.buttons[0.1], window.playback.hold):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        playing = window._session.frame.controls.playing
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
        assert window._session.frame.controls.playing is not playing


def test_s_stills_the_picture_and_lets_it_move_again(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_S)
    assert window.playback.still.isChecked()
    QTest.keyClick(window, Qt.Key.Key_S)
    assert not window.stage.clock.still


def test_t_and_p_stimulate(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_T)
    window.do(SetPlaying(playing=True))
    let_pass(window, 100)
    assert window._session.frame.acting_values["touch"] == 1.0
    QTest.keyClick(window, Qt.Key.Key_P)
    let_pass(window, 100)
    assert window._session.frame.acting_values["injury"] > 0.7


def test_r_resets_time_and_shift_r_everything(window: MainWindow) -> None:
    window.do(SetControl("touch", 0.5))
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_R)
    assert window._session.frame.time_s == 0.0
    assert window._session.frame.controls.values["touch"] == 0.5
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert window._session.frame.controls.values["touch"] == 0.0


def test_single_letters_do_nothing_while_a_number_is_typed(window: MainWindow) -> None:
    field = level_row(window.controls.rows, "touch").field
    field.setFocus()
    field.selectAll()
    before = (window._session.frame.lens, window._session.frame.time_s, window._session.frame.controls.playing)
    for key in (Qt.Key.Key_L, Qt.Key.Key_T, Qt.Key.Key_R, Qt.Key.Key_S, Qt.Key.Key_H, Qt.Key.Key_1, Qt.Key.Key_Space):
        QTest.keyClick(field, key)
    frame = window._session.frame
    assert (frame.lens, frame.time_s, frame.controls.playing) == before
    assert window._session.history.held is None
    assert not window.stage.clock.still


def test_undo_works_from_a_number_that_is_not_being_typed(window: MainWindow) -> None:
    field = level_row(window.controls.rows, "touch").field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "40")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window._session.frame.controls.values["touch"] == pytest.approx(0.4)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window._session.frame.controls.values["touch"] == 0.0


def test_ctrl_plus_minus_and_nought_set_the_text_size(window: MainWindow) -> None:
    before = QFontMetrics(window.controls.tap.font()).height()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert QFontMetrics(window.controls.tap.font()).height() > before
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.text_percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert QFontMetrics(window.controls.tap.font()).height() == before


def test_f11_fills_the_screen_and_escape_gives_it_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_f5_presents_with_the_controls_away(window: MainWindow) -> None:
    before = window.stage.width()
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert not window.controls.isVisible()
    assert window.stage.width() > before
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.controls.isVisible()


def test_f1_lists_the_keys_and_while_it_does_they_do_nothing(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.keys_overlay.isVisible()
    QTest.keyClick(window.keys_overlay.close_button, Qt.Key.Key_L)
    assert window._session.frame.lens is Lens.EVIDENCE
    QTest.keyClick(window.keys_overlay.close_button, Qt.Key.Key_Escape)
    assert not window.keys_overlay.isVisible()


# -- scenes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "scene_id"), list(zip("12345", SCENES, strict=True)))
def test_a_key_shows_its_scene(window: MainWindow, key: str, scene_id: str) -> None:
    window.set_still(True)
    window.show_scene(next(other for other in SCENES if other != scene_id))
    QTest.keyClicks(window, key)
    assert window.stage.scene_id == scene_id
    assert window.scene_bar.scene_id == scene_id
    assert [id_ for id_, action in window._scene_actions.items() if action.isChecked()] == [scene_id]


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_one_click_shows_a_scene(window: MainWindow, scene_id: str) -> None:
    window.show_scene(next(other for other in SCENES if other != scene_id))
    QTest.mouseClick(window.scene_bar.tiles[scene_id], Qt.MouseButton.LeftButton)
    assert window.stage.scene_id == scene_id


def test_from_one_scene_to_the_next_it_takes_three_hundred_milliseconds(window: MainWindow) -> None:
    QTest.keyClicks(window, "5")
    let_pass(window, 200)
    assert window.stage.is_passing
    let_pass(window, 140)
    assert not window.stage.is_passing


def test_a_still_picture_is_in_the_next_scene_at_once(window: MainWindow) -> None:
    window.set_still(True)
    QTest.keyClicks(window, "4")
    assert not window.stage.is_passing
    assert window.stage.scene_id == "migraine"


def test_scene_keys_work_while_presenting(window: MainWindow) -> None:
    window.set_presenting(True)
    let_pass(window, 40)
    for key, scene_id in zip("12345", SCENES, strict=True):
        QTest.keyClicks(window, key)
        assert window.stage.scene_id == scene_id
    assert window.scene_bar.isVisible()


def test_presenting_gives_the_picture_the_room_of_the_graph(window: MainWindow) -> None:
    window.resize(1920, 1080)
    let_pass(window, 100)
    before = window.stage.height()
    window.set_presenting(True)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1920, 1080)
    let_pass(window, 100)
    assert not window.graph.isVisible()
    assert window.stage.height() > 1.2 * before
    window.tabs.buttons["graph"].click()
    assert window.graph.isVisible()
    window.set_presenting(False)
    assert window.stage.isVisible()


def test_the_keyboard_stays_at_a_slider_while_scenes_change(window: MainWindow) -> None:
    slider = level_row(window.controls.rows, "touch").slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(slider, "2")
    assert window.stage.scene_id == "pump"
    assert QApplication.focusWidget() is slider
    # Once more leads into the picture.
    QTest.keyClicks(slider, "2")
    assert QApplication.focusWidget() is window.stage


def test_a_scene_is_shown_from_the_graph_too(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.set_text_percent(200)
    let_pass(window, 100)
    window.tabs.buttons["graph"].click()
    QTest.keyClicks(window, "3")
    assert window.stage.isVisible()
    assert window.stage.scene_id == "switch"


def test_the_scene_is_remembered_and_a_strange_one_is_not_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    window = make_window(qtbot, path, theme=None)
    window.show_scene("migraine")
    window.close()
    assert make_window(qtbot, path, theme=None).stage.scene_id == "migraine"
    path.write_text('{"scene_id": "attic"}')
    assert make_window(qtbot, path, theme=None).stage.scene_id == "gate"


# -- days ----------------------------------------------------------------------------------------------------------


def test_a_day_is_gone_to_from_the_field_under_a_waiting_pointer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes: list[object] = []
    dispatch = window._session.dispatch

    def watched(intent: Intent) -> Frame:
        pointer = QApplication.overrideCursor()
        shapes.append(pointer.shape() if pointer is not None else None)
        return dispatch(intent)

    monkeypatch.setattr(window._session, "dispatch", watched)
    field = window.playback.day.field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window._session.frame.day == 7.0
    assert window.playback.time.text().startswith("day 7")
    assert shapes == [Qt.CursorShape.WaitCursor]
    assert QApplication.overrideCursor() is None


def test_single_keys_do_nothing_while_a_day_is_typed(window: MainWindow) -> None:
    field = window.playback.day.field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    before = window._session.frame
    QTest.keyClicks(field, "2hsltpr 1")
    assert window.stage.scene_id == "gate"
    assert window._session.frame is before
    assert not window.stage.clock.still
    assert window._session.history.held is None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.value() == 0.0


# -- reach ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("everything", [False, True])
def test_the_tab_key_reaches_everything_and_all_of_it_has_a_name(window: MainWindow, everything: bool) -> None:
    window.controls.show_everything(everything)
    window.resize(1920, 1080)
    wanted = [widget for widget in focusable(window) if widget is not window]
    window.setFocus()
    reached = []
    for _ in range(3 * len(wanted)):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.append(focused)
    # Of choices that exclude one another the Tab key stops at one; arrows go on from there.
    missed = [each for each in wanted if each not in reached and not in_a_group(each)]
    assert [each.accessibleName() or each for each in missed] == []
    assert [widget for widget in wanted if not widget.accessibleName()] == []


def in_a_group(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def test_choosing_a_structure_brings_its_control_into_view(window: MainWindow) -> None:
    window.stage.structure_activated.emit("interneuron")
    assert "gaba" in window.controls.shown_control_ids


def test_a_structure_without_a_control_changes_nothing(window: MainWindow) -> None:
    before = window.controls.shown_control_ids
    window.stage.structure_activated.emit("no_such_structure")
    assert window.controls.shown_control_ids == before


# -- room ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "percent"), FITTING)
def test_no_word_is_clipped_and_nothing_overlaps(qtbot: QtBot, width: int, height: int, percent: int) -> None:
    window = make_window(qtbot)
    window.resize(width, height)
    window.set_text_percent(percent)
    let_pass(window, 300)
    window.do(SetDose(DRUGS[0], 1.0))
    let_pass(window, 100)
    check_words(window)
    check_overlaps(
        window,
        [window.top, window.controls, window.scene_bar, window.stage, window.why, window.graph, window.readouts,
         window.playback],
    )  # fmt: skip
    check_overlaps(
        window, [window.top.scenario, window.top.lens, window.top.one_lens, window.top.view, window.top.permanent]
    )
    assert window.why.view.complete
    assert window.width() == width
    assert window.height() == height


def check_words(window: MainWindow) -> None:
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            assert label.height() >= QFontMetrics(label.font()).height() - 1, label.text()
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text():
            wanted = QFontMetrics(button.font()).horizontalAdvance(button.text())
            assert button.width() >= wanted + 4, button.text()
            assert button.height() >= QFontMetrics(button.font()).height(), button.text()


def check_overlaps(window: MainWindow, parts: list[QWidget]) -> None:
    shown = [part for part in parts if part.isVisible()]
    places = {part: QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in shown}
    for number, part in enumerate(shown):
        assert window.rect().contains(places[part]), type(part).__name__
        for other in shown[number + 1 :]:
            assert not places[part].intersects(places[other]), (type(part).__name__, type(other).__name__)


@pytest.mark.parametrize(("width", "height", "percent"), FITTING)
def test_the_stage_stays_whole_and_is_the_largest_part(qtbot: QtBot, width: int, height: int, percent: int) -> None:
    window = make_window(qtbot)
    window.resize(width, height)
    window.set_text_percent(percent)
    let_pass(window, 100)
    smallest = window.stage.minimumSizeHint()
    picture = window._picture_row
    assert window.stage.width() >= smallest.width()
    assert window.stage.height() >= smallest.height()
    for part in (window.controls, window.why, window.graph, window.playback):
        # At twice the letter size on the smallest window the controls need their width for their words.
        if part.isVisible() and not (percent == 200 and part is window.controls):
            assert picture.width() * picture.height() > part.width() * part.height()


def test_without_room_for_both_the_graph_is_a_tab(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.resize(1180, 640)
    window.set_text_percent(200)
    let_pass(window, 200)
    assert window.tabs.isVisible()
    assert not window.graph.isVisible()
    window.tabs.buttons["graph"].click()
    let_pass(window, 100)
    assert window.graph.isVisible()
    assert not window.stage.isVisible()
    QTest.keyClick(window, Qt.Key.Key_1)
    assert window.stage.isVisible()


def test_letters_never_get_too_small_to_read(window: MainWindow) -> None:
    window.resize(1180, 640)
    let_pass(window, 50)
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.font().pixelSize() >= 12, label.text()


# -- scenarios and files -------------------------------------------------------------------------------------------


def test_a_scenario_is_chosen_from_the_list_by_keyboard(window: MainWindow) -> None:
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    scenarios, people = len(catalogue().scenarios), len(catalogue().archetypes)
    assert [row.choice.key for row in popup.rows][:scenarios] == list(catalogue().scenarios)
    assert [row.text() for row in popup.rows][scenarios : scenarios + people] == [
        each.name for each in catalogue().archetypes.values()
    ]
    assert all(row.choice.description for row in popup.rows)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    focused = popup.focusWidget()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert isinstance(focused, ChoiceRow)
    assert window._session.frame.controls.scenario.id == focused.choice.key
    assert window._session.frame.controls.scenario.id != "stubbed_toe"


@pytest.mark.parametrize("archetype_id", list(catalogue().archetypes))
def test_every_person_is_chosen_from_the_list_with_one_sentence_about_them(
    window: MainWindow, archetype_id: str
) -> None:
    person = catalogue().archetypes[archetype_id]
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    row = next(each for each in popup.rows if each.text() == person.name)
    assert row.accessibleDescription() == person.description
    row.click()
    assert window._session.frame.controls.scenario.name == person.name
    assert window.top.scenario.text() == person.name
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    assert [each.text() for each in popup.rows if each.isChecked()] == [person.name]
    popup.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_descriptions_of_people_and_situations_are_never_cut(window: MainWindow, percent: int) -> None:
    window.resize(1180, 640)
    window.set_text_percent(percent)
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    QApplication.processEvents()
    for row in popup.rows:
        assert row.height() >= row.heightForWidth(row.width()), row.text()
        assert row.visibleRegion().isEmpty() or row.visibleRegion().boundingRect().width() == row.width(), row.text()
    popup.close()


def test_situations_and_people_stand_under_headings_of_their_own(window: MainWindow) -> None:
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    texts = catalogue().texts
    headings = [label.text() for label in popup.findChildren(QLabel)]
    assert headings == [texts.get("window.top.situations"), texts.get("window.top.people")]
    popup.close()


def test_the_row_that_the_arrows_reach_is_always_in_sight(window: MainWindow) -> None:
    window.resize(1180, 640)
    window.top.scenario.click()
    popup = window.top.popup
    assert popup is not None
    for _ in popup.rows:
        QTest.keyClick(popup, Qt.Key.Key_Down)
        focused = popup.focusWidget()
        assert focused is not None
        assert focused.visibleRegion().boundingRect().height() == focused.height()
    popup.close()


def test_the_title_names_the_scenario(window: MainWindow, tmp_path: Path) -> None:
    before = window.windowTitle()
    assert before.startswith(catalogue().scenarios["stubbed_toe"].name)
    window.do(OpenScenario(catalogue().scenarios["sensitised"]))
    assert window.windowTitle() == before.replace(
        catalogue().scenarios["stubbed_toe"].name, catalogue().scenarios["sensitised"].name
    )


def test_saving_proposes_a_name_that_every_system_takes(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []

    def ask(_parent: QWidget, _title: str, place: str, _kind: str) -> tuple[str, str]:
        proposed.append(place)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    toe = catalogue().scenarios["stubbed_toe"]
    for name, file_name in ((toe.name, f"{toe.name}.gateviz"), ("1/2: what?", "1-2- what-.gateviz")):
        window.do(OpenScenario(replace(toe, name=name)))
        window.top.save_wanted.emit()
        assert Path(proposed[-1]).name == file_name


def test_what_is_saved_opens_again(window: MainWindow, tmp_path: Path) -> None:
    window.do(SetControl("touch", 0.35))
    window.save_scenario(tmp_path / "mine")
    assert window.status.isVisible()
    window.do(SetControl("touch", 0.0))
    window.open_scenario(tmp_path / "mine.gateviz")
    assert window._session.frame.controls.values["touch"] == pytest.approx(0.35)


def test_a_broken_file_is_told_of_in_one_sentence_and_nothing_is_lost(window: MainWindow, tmp_path: Path) -> None:
    window.do(SetControl("touch", 0.35))
    path = tmp_path / "broken.gateviz"
    path.write_text("format = 99\n")
    before = window._session.frame.controls
    window.open_scenario(path)
    assert "broken.gateviz" in window.status.label.text()
    assert window._session.frame.controls == before


def test_a_place_that_cannot_be_written_is_told_of(window: MainWindow, tmp_path: Path) -> None:
    window.save_scenario(tmp_path / "no" / "such" / "folder.gateviz")
    assert window.status.isVisible()


def test_a_calm_message_goes_by_itself_and_others_stay(window: MainWindow) -> None:
    window.tell("Calm.", calm=True)
    let_pass(window, 7000)
    assert not window.status.isVisible()
    window.tell("Stays.")
    let_pass(window, 7000)
    assert window.status.isVisible()


def test_work_in_progress_is_kept_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(catalogue())
    window = MainWindow(session, catalogue(), autosave=tmp_path / "work.gateviz", assets=ASSETS, greet=False)
    qtbot.addWidget(window)
    window.do(SetControl("touch", 0.35))
    window.keep_work()
    assert "0.35" in (tmp_path / "work.gateviz").read_text()


# -- what is remembered --------------------------------------------------------------------------------------------


def test_choices_of_view_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    window = make_window(qtbot, path, theme=None)
    window.set_theme("projector")
    window.set_text_percent(125)
    window.set_wording(Wording.CLINICIAN)
    QTest.keyClick(window, Qt.Key.Key_L)
    window.top._choose("sensitised")
    window.close()
    found = read_view_settings(path)
    assert (found.theme, found.text_percent, found.wording) == ("projector", 125, Wording.CLINICIAN)
    assert (found.lens, found.scenario_id) == (Lens.ARTICLE, "sensitised")
    again = make_window(qtbot, path, theme=None)
    assert again._look.theme.name == "projector"
    assert again.settings.text_percent == 125


def test_a_theme_that_is_not_there_gives_the_dark_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    path.write_text('{"theme": "plaid"}')
    assert make_window(qtbot, path, theme=None)._look.theme.name == "dark"


@pytest.mark.parametrize("name", list(catalogue().theme))
def test_every_theme_of_the_catalogue_can_be_worn(window: MainWindow, name: str) -> None:
    window.set_theme(name)
    let_pass(window, 50)
    assert window._look.theme.name == name
    image = window.grab().toImage()
    assert image.pixelColor(5, window.height() - 5) == window._look.colour("panel_bg")


# -- the start -----------------------------------------------------------------------------------------------------


def test_the_start_up_text_greets_once_and_a_key_closes_it(qtbot: QtBot) -> None:
    window = make_window(qtbot, greet=True)
    assert window.start_dialog.isVisible()
    QTest.keyClick(window.start_dialog.accept_button, Qt.Key.Key_Return)
    assert not window.start_dialog.isVisible()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert not window._session.frame.controls.playing
    window.hide()
    window.show()
    assert not window.start_dialog.isVisible()


def test_the_first_view_has_at_most_three_controls_and_the_toe_is_playing(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    assert len(window.controls.shown_control_ids) == 3
    assert window._session.frame.controls.playing
    assert window.top.scenario.text() == catalogue().scenarios["stubbed_toe"].name


def test_the_graph_wakes_after_the_stage_has_been_painted(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    assert not window.graph.is_awake
    let_pass(window, 100)
    assert window._stage_was_painted
    assert window.graph.is_awake


# -- as it was seen --------------------------------------------------------------------------------------------------


def test_no_medicine_is_crushed_after_the_full_list_was_shown(window: MainWindow) -> None:
    panel = window.controls
    window.resize(1180, 640)
    for button in (panel.everything, panel.everything, panel.medicines):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        let_pass(window, 60)
    for drug_id in DRUGS:
        toggle = level_row(panel.rows, drug_id).toggle
        assert toggle is not None
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
        let_pass(window, 60)
        for row in panel._standing:
            assert row.height() >= row.heightForWidth(row.width()), (drug_id, row.title)
            assert row.name.height() >= row.name.heightForWidth(row.name.width()), (drug_id, row.title)


def test_the_view_button_is_not_lit_after_its_menu_was_used(window: MainWindow) -> None:
    window.set_theme("projector")
    let_pass(window, 60)
    before = window.top.view.grab().toImage()
    # What hovering and pressing leave behind: while the menu is open the button is not told that the pointer left.
    window.top.view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    window.menu.popup(window.mapToGlobal(QPoint(700, 300)))
    let_pass(window, 60)
    window.menu.close()
    QCursor.setPos(window.mapToGlobal(QPoint(900, 500)))
    let_pass(window, 60)
    assert window.top.view.grab().toImage() == before


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_a_sign_has_the_colour_of_its_words_on_a_lit_button(window: MainWindow, theme: str) -> None:
    window.set_theme(theme)
    window.resize(1180, 640)
    window.set_text_percent(150)
    let_pass(window, 60)
    hold = window.playback.hold
    window.playback.fit(500)
    assert not hold.text()
    for held, role in ((True, "button_on_ink"), (False, "button_ink")):
        hold.setChecked(held)
        wanted = window._look.colour(role)
        image = hold.icon().pixmap(hold.iconSize()).toImage()
        drawn = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
                 if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
        assert drawn == {wanted.name()}


@pytest.mark.parametrize(("percent", "wording"), [(125, Wording.CLINICIAN), (150, Wording.PATIENT)])
def test_graph_and_medicines_are_on_the_screen_with_larger_text(qtbot: QtBot, percent: int, wording: Wording) -> None:
    window = make_window(qtbot)
    window.resize(1920, 1080)
    window.set_text_percent(percent)
    window.set_wording(wording)
    let_pass(window, 200)
    assert window.graph.isVisible()
    assert window.stage.isVisible()
    assert window.graph.width() >= window.graph.minimumSizeHint().width()
    medicines = window.controls.medicines
    place = QRect(medicines.mapTo(window, QPoint(0, 0)), medicines.size())
    assert window.rect().contains(place)
    assert medicines.visibleRegion().boundingRect().size() == medicines.size()


@pytest.mark.parametrize(("width", "height", "percent"), [*FITTING, (1920, 1080, 150), (1920, 1080, 200)])
def test_the_way_to_the_medicines_is_always_on_the_screen(qtbot: QtBot, width: int, height: int, percent: int) -> None:
    window = make_window(qtbot)
    window.resize(width, height)
    window.set_text_percent(percent)
    for everything in (False, True):
        window.controls.show_everything(everything)
        let_pass(window, 100)
        medicines = window.controls.medicines
        assert medicines.visibleRegion().boundingRect().size() == medicines.size()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1180, 640), (1920, 1080)])
def test_all_buttons_of_the_playback_bar_are_round_at_their_ends(
    qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    window = make_window(qtbot, theme="projector")
    window.resize(*size)
    window.set_text_percent(percent)
    let_pass(window, 100)
    bar = window.playback
    image = window.grab().toImage()
    for button in (bar.play, bar.back, bar.step, bar.hold, bar.still, bar.reset_time):
        # A square button, which the style draws where its ends would need more width, has its own ground in the corner.
        corner = image.pixelColor(button.mapTo(window, QPoint(3, 3)))
        middle = image.pixelColor(button.mapTo(window, QPoint(button.width() // 2, 5)))
        assert corner != middle, button.accessibleName()


def test_a_comparison_held_in_another_scenario_says_so(window: MainWindow) -> None:
    let_pass(window, 100)
    name = window._session.frame.controls.scenario.name
    QTest.keyClick(window, Qt.Key.Key_H)
    assert name not in window.graph.held.text()
    window.top._choose("sensitised")
    assert window.graph.held.isVisible()
    assert name in window.graph.held.text()
    assert window.readouts.held["gate_opening"].isVisible()


@pytest.mark.parametrize("start", ["window", "slider", "button", "stage"])
@pytest.mark.parametrize("key", list("HSLTPR1"))
def test_single_letters_work_wherever_no_number_is_typed(window: MainWindow, start: str, key: str) -> None:
    let_pass(window, 100)
    wants = {
        "window": window, "slider": level_row(window.controls.rows, "touch").slider, "button": window.controls.pinch,
        "stage": window.stage,
    }  # fmt: skip
    window.show_scene("switch")
    wants[start].setFocus(Qt.FocusReason.TabFocusReason)
    window.do(StepForward())
    QTest.keyClicks(QApplication.focusWidget() or window, key.lower())
    window.do(StepForward())
    frame = window._session.frame
    happened = {
        "H": window._session.history.held is not None,
        "S": window.stage.clock.still,
        "L": frame.lens is Lens.ARTICLE,
        "T": frame.acting_values["touch"] == 1.0,
        "P": frame.acting_values["injury"] > 0.7,
        "R": frame.time_s < 0.015,
        "1": window.stage.scene_id == "gate",
    }
    assert {name for name, done in happened.items() if done} == {key}


# -- endurance -----------------------------------------------------------------------------------------------------


def test_five_thousand_frames_are_painted_without_a_crash(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.do(SetPlaying(playing=True))
    let_pass(window, 200)
    window.stage.setFixedSize(320, 160)
    painted = 0
    for _ in range(5000):
        frame = window._session.advance(16.0)
        window.stage.tick(16.0)
        window.stage.show_frame(frame)
        window.stage.repaint()
        painted += 1
    assert painted == 5000
    assert window._session.frame.time_s > 70.0


def test_text_size_window_size_theme_and_presenting_can_be_changed_again_and_again_while_it_is_shown(
    qtbot: QtBot,
) -> None:
    # Graph items that were replaced in a live scene once took the whole process with them.
    window = make_window(qtbot)
    window.resize(1920, 1080)
    window.show()
    qtbot.waitExposed(window)
    for theme_name in ("projector", "dark", "projector"):
        for percent in (110, 150, 200, 100):
            window.set_text_percent(percent)
            let_pass(window, 120.0)
        for width, height in ((1180, 640), (1920, 1080)):
            window.resize(width, height)
            let_pass(window, 120.0)
        window.set_theme(theme_name)
        window.set_presenting(True)
        let_pass(window, 120.0)
        window.set_presenting(False)
        let_pass(window, 120.0)
    x, signal_out = window.graph.curve("signal_out")
    assert len(x) == len(signal_out) > 0
