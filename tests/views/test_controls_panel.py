"""The controls: what is moved is asked for, what is shown asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.records import ActsOver, Control, ControlGroup, Lens, Lifestyle
from gate_viz.session.controls import Controls
from gate_viz.session.day_plan import values_on_day
from gate_viz.session.frame import Frame
from gate_viz.session.intents import FinishChange, Pinch, RestoreDefault, SetControl, SetDose, StartAgain, Tap
from gate_viz.session.starting_point import starting_point
from gate_viz.views.control_row import ControlRow, fill_colour
from gate_viz.views.level_row import LevelRow
from gate_viz.views.option_row import OptionRow
from gate_viz.views.panels.controls_panel import ControlsPanel
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.attention_ring import SHOWN_MS
from gate_viz.views.widgets.beside_tip import BesideTip
from gate_viz.views.widgets.found_list import FoundItem
from tests.views.frames import catalogue, make_frame
from tests.views.parts import focusable, glyphs, heard, level_row, look, reached_by_tab, theme, with_values

A_DRUG = next(iter(catalogue().drugs))
THREE = ("injury", "touch", "norepinephrine")
SIGNED = next(each for each in catalogue().controls.values() if each.minimum < 0.0)
OPTIONS = next(each for each in catalogue().controls.values() if each.choices)
WARNED = [each for each in catalogue().lifestyle.values() if each.warning]
# Carries a warning, and no road of it counts by evidence.
WITHHELD = [each for each in WARNED if not any(link.strength(Lens.EVIDENCE) for link in each.links)]
OFFERED = tuple(each for each in catalogue().controls if each not in {item.id for item in WITHHELD})


@pytest.fixture
def panel(qtbot: QtBot) -> ControlsPanel:
    panel = ControlsPanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(400, 900)
    panel.show()
    panel.show_frame(make_frame())
    return panel


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(QLocale.c())


def row(panel: ControlsPanel, control_id: str) -> LevelRow:
    return level_row(panel.rows, control_id)


def options(panel: ControlsPanel) -> OptionRow:
    found = panel.rows[OPTIONS.id]
    assert isinstance(found, OptionRow)
    return found


def show_all(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    panel.open_all(True)


def in_lens(lens: Lens, **values: float) -> Frame:
    frame = with_values(make_frame(), **values)
    return replace(frame, controls=replace(frame.controls, lens=lens))


def slider_point(panel: ControlsPanel, control_id: str, share: float) -> QPoint:
    slider = row(panel, control_id).slider
    return QPoint(round(15 + share * (slider.width() - 30)), slider.height() // 2)


def test_a_key_on_a_slider_sets_exactly_this_control_and_finishes_when_it_comes_up(panel: ControlsPanel) -> None:
    intents = heard(panel)
    slider = row(panel, "touch").slider
    slider.setFocus()
    QTest.keyPress(slider, Qt.Key.Key_Right)
    assert intents == [SetControl("touch", 0.05, finished=False)]
    QTest.keyRelease(slider, Qt.Key.Key_Right)
    assert intents[1:] == [FinishChange()]


def test_pages_go_further_than_arrows(panel: ControlsPanel) -> None:
    intents = heard(panel)
    slider = row(panel, "touch").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert intents == [SetControl("touch", 0.2, finished=False), FinishChange()]


def test_losing_the_focus_finishes_what_a_key_began(panel: ControlsPanel) -> None:
    intents = heard(panel)
    slider = row(panel, "touch").slider
    slider.setFocus()
    QTest.keyPress(slider, Qt.Key.Key_Right)
    row(panel, "injury").slider.setFocus()
    assert intents[-1] == FinishChange()


def test_a_drag_goes_on_until_the_button_comes_up_and_finishes_once(panel: ControlsPanel) -> None:
    intents = heard(panel)
    slider = row(panel, "touch").slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider_point(panel, "touch", 0.0))
    for share in (0.2, 0.4, 0.6):
        QTest.mouseMove(slider, slider_point(panel, "touch", share))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=slider_point(panel, "touch", 0.6))
    moves = [intent for intent in intents if isinstance(intent, SetControl)]
    assert len(moves) >= 3
    assert not any(intent.finished for intent in moves)
    assert moves[-1].value == pytest.approx(0.6, abs=0.03)
    assert intents.count(FinishChange()) == 1
    assert intents[-1] == FinishChange()


def test_a_slider_in_the_hand_is_left_alone_by_frames(panel: ControlsPanel) -> None:
    slider = row(panel, "touch").slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider_point(panel, "touch", 0.5))
    held = slider.level
    panel.show_frame(with_values(make_frame(), touch=0.0))
    assert slider.level == held
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=slider_point(panel, "touch", 0.5))
    panel.show_frame(with_values(make_frame(), touch=0.0))
    assert slider.level == 0.0


def test_showing_a_frame_asks_for_nothing(panel: ControlsPanel) -> None:
    intents = heard(panel)
    panel.show_frame(with_values(make_frame(), touch=0.7, norepinephrine=2.0, **{A_DRUG: 1.5}))
    assert row(panel, "touch").slider.level == 0.7
    assert row(panel, "norepinephrine").field.value() == 200.0
    assert intents == []


@pytest.mark.parametrize("part", ["slider", "name"])
def test_a_double_click_asks_for_the_default(panel: ControlsPanel, part: str) -> None:
    intents = heard(panel)
    widget = getattr(row(panel, "norepinephrine"), part)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
    assert RestoreDefault("norepinephrine") in intents
    assert intents[-1] == RestoreDefault("norepinephrine")


def test_the_tick_stands_where_the_scenario_has_the_control(panel: ControlsPanel) -> None:
    assert row(panel, "injury").slider.default_level == catalogue().scenarios["stubbed_toe"].values["injury"]
    assert row(panel, "norepinephrine").slider.default_level == 1.0


def test_the_tick_stands_where_the_persons_days_have_led_and_nothing_counts_as_changed(panel: ControlsPanel) -> None:
    person = next(each for each in catalogue().archetypes.values() if each.schedule)
    change = next(each for each in person.schedule if each.value)
    scenario, day, changed = starting_point(person), change.time_d + 0.01, change.control_id
    assert scenario.values.get(changed, catalogue().controls[changed].default) != change.value
    on_the_day = Controls(values_on_day(catalogue(), scenario, {}, day), Lens.EVIDENCE, scenario, day=day)
    frame = replace(make_frame(), controls=on_the_day)
    show_all(panel)
    heading = panel.headings[catalogue().controls[changed].group]
    panel.show_frame(frame)
    assert row(panel, changed).slider.default_level == row(panel, changed).slider.level == change.value
    assert "changed" not in heading.state
    panel.show_frame(with_values(frame, **{changed: 0.0}))
    assert row(panel, changed).slider.default_level == change.value
    assert heading.state == "1 changed"


def test_a_typed_number_sets_exactly_this_control(panel: ControlsPanel) -> None:
    intents = heard(panel)
    field = row(panel, "touch").field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35")
    assert intents == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert intents == [SetControl("touch", 0.35)]


def test_escape_takes_typing_back(panel: ControlsPanel) -> None:
    intents = heard(panel)
    field = row(panel, "injury").field
    before = field.text()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == before
    assert intents == []


def test_a_number_that_is_being_typed_is_left_alone_by_frames(panel: ControlsPanel) -> None:
    field = row(panel, "touch").field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35")
    panel.show_frame(with_values(make_frame(), touch=0.9))
    assert field.text().startswith("35")


def test_numbers_have_a_decimal_comma_where_the_system_has_one(german: None, qtbot: QtBot) -> None:
    panel = ControlsPanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.show()
    panel.show_frame(with_values(make_frame(), touch=0.375))
    intents = heard(panel)
    field = row(panel, "touch").field
    assert field.text() == "37,5 %"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert intents == [SetControl("touch", 0.125)]


@pytest.mark.parametrize("part", ["slider", "field"])
def test_the_wheel_changes_nothing_without_the_focus(panel: ControlsPanel, part: str) -> None:
    intents = heard(panel)
    widget = getattr(row(panel, "injury"), part)
    panel.everything.setFocus()
    centre = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        centre, QPointF(widget.mapToGlobal(widget.rect().center())), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, wheel)
    assert intents == []


def test_tap_pinch_and_start_again_ask_for_just_that(panel: ControlsPanel) -> None:
    intents = heard(panel)
    for button in (panel.tap, panel.pinch, panel.start_again):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert intents == [Tap(), Pinch(), StartAgain()]


def test_a_medicine_is_switched_on_at_its_usual_dose_and_off_to_none(panel: ControlsPanel) -> None:
    panel.medicines.click()
    intents = heard(panel)
    toggle = row(panel, A_DRUG).toggle
    assert toggle is not None
    assert not row(panel, A_DRUG).slider.isVisible()
    toggle.click()
    assert intents == [SetDose(A_DRUG, 1.0)]
    panel.show_frame(with_values(make_frame(), **{A_DRUG: 1.0}))
    assert row(panel, A_DRUG).slider.isVisible()
    toggle.click()
    assert intents[1:] == [SetDose(A_DRUG, 0.0)]


def test_a_dose_is_moved_in_shares_of_a_usual_exposure(panel: ControlsPanel) -> None:
    panel.medicines.click()
    panel.show_frame(with_values(make_frame(), **{A_DRUG: 1.0}))
    intents = heard(panel)
    slider = row(panel, A_DRUG).slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert intents == [SetDose(A_DRUG, 0.95, finished=False), FinishChange()]
    assert row(panel, A_DRUG).field.text() == "1 ×"


@pytest.mark.parametrize("scenario_id", list(catalogue().scenarios))
def test_the_first_view_is_the_scenarios_own_and_has_at_most_three_controls(
    panel: ControlsPanel, scenario_id: str
) -> None:
    frame = make_frame()
    scenario = catalogue().scenarios[scenario_id]
    panel.show_frame(replace(frame, controls=replace(frame.controls, scenario=scenario)))
    assert len(panel.shown_control_ids) <= 3
    assert set(panel.shown_control_ids) == set(scenario.first_view)


def test_every_group_is_one_click_away_and_its_controls_stand_in_the_panels_order(panel: ControlsPanel) -> None:
    assert panel.shown_control_ids == THREE
    panel.everything.click()
    assert all(heading.isVisible() for heading in panel.headings.values())
    assert set(panel.headings) == {control.group for control in catalogue().controls.values()}
    panel.open_all(True)
    assert panel.shown_control_ids == OFFERED
    panel.everything.click()
    assert panel.shown_control_ids == THREE


def test_at_first_the_groups_of_the_first_view_are_open_and_no_other_row_is_made(panel: ControlsPanel) -> None:
    assert {each.control.id for each in panel.rows.made} == set(THREE)
    panel.everything.click()
    at_home = {catalogue().controls[each].group for each in THREE}
    assert {group for group, heading in panel.headings.items() if heading.isChecked()} == at_home
    assert {each.control.group for each in panel.rows.made} == at_home


def test_a_folded_group_stays_folded_until_the_program_ends(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    panel.headings[ControlGroup.PRODUCTION].click()
    panel.headings[ControlGroup.SUPPLY].click()
    shown = panel.shown_control_ids
    panel.show_everything(False)
    panel.show_everything(True)
    assert panel.shown_control_ids == shown
    assert "glutamate" not in shown
    assert "iron" in shown


def test_a_row_that_is_made_later_shows_what_holds_now(panel: ControlsPanel) -> None:
    panel.set_wording(Wording.CLINICIAN)
    panel.show_frame(with_values(make_frame(), iron=0.4))
    assert row(panel, "iron").slider.level == 0.4
    assert catalogue().controls["iron"].clinician in row(panel, "iron").toolTip()


def test_a_groups_head_says_how_much_is_in_it_and_how_much_of_that_was_changed(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    supply = panel.headings[ControlGroup.SUPPLY]
    count = len([each for each in catalogue().controls.values() if each.group is ControlGroup.SUPPLY])
    assert supply.state == str(count)
    panel.show_frame(with_values(make_frame(), iron=0.4, zinc=0.2))
    assert supply.state == "2 changed"
    assert f"controls: {count}, changed: 2" in supply.accessibleName()
    panel.show_frame(make_frame())
    assert supply.state == str(count)


def test_one_button_closes_all_groups_and_opens_them_again(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    panel.fold.click()
    assert panel.shown_control_ids == ()
    panel.fold.click()
    assert panel.shown_control_ids == OFFERED


def test_the_search_stands_above_the_first_view_and_above_the_full_list(panel: ControlsPanel) -> None:
    for everything in (False, True):
        panel.show_everything(everything)
        settle()
        assert panel.search.isVisible()
        assert panel.fold.isVisible() is everything
        assert panel.search.mapTo(panel, panel.search.rect().bottomLeft()).y() < panel.area.y()


def offered(panel: ControlsPanel) -> list[FoundItem]:
    panel.search.begin()
    assert panel.search.found is not None
    return [each.item for each in panel.search.found.rows]


@pytest.mark.parametrize("group", list(ControlGroup))
def test_go_to_brings_any_group_to_the_top_with_the_focus_on_its_head(
    panel: ControlsPanel, group: ControlGroup
) -> None:
    panel.resize(376, 600)
    panel.show_frame(with_values(make_frame(), iron=0.4))
    assert [each.key for each in offered(panel)] == list(panel.headings)
    assert panel.search.found is not None
    next(each for each in panel.search.found.rows if each.item.key is group).click()
    for _ in range(3):
        settle()
        panel.show_frame(make_frame())
    heading = panel.headings[group]
    assert panel.focusWidget() is heading
    assert heading.isChecked()
    bar = panel.area.verticalScrollBar()
    top = heading.mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= 20 or bar.value() == bar.maximum()


@pytest.mark.parametrize("group", list(ControlGroup))
def test_go_to_waits_for_the_rows_however_many_frames_come_meanwhile(panel: ControlsPanel, group: ControlGroup) -> None:
    panel.resize(376, 600)
    panel.show_everything(True)
    panel.open_all(False)
    panel.go_to(ControlGroup.MEDICINES)
    settle()
    panel.go_to(group)
    for _ in range(60):
        panel.show_frame(make_frame())
    for _ in range(8):
        settle()
    bar = panel.area.verticalScrollBar()
    top = panel.headings[group].mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= 20 or bar.value() == bar.maximum()


def test_the_words_of_a_groups_head_stay_where_they_are_when_it_gets_the_focus(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    heading = panel.headings[ControlGroup.BODY_MIND]
    settle()
    inner = heading.rect().adjusted(5, 5, -5, -5)
    before = heading.grab(inner).toImage()
    heading.setFocus()
    settle()
    assert heading.grab(inner).toImage() == before


def test_the_list_fades_only_where_it_goes_on(panel: ControlsPanel) -> None:
    panel.resize(376, 600)
    show_all(panel)
    settle()
    bar = panel.area.verticalScrollBar()
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        assert [fade.isVisible() for fade in panel._fades] == [value > 0, value < bar.maximum()]


def test_the_list_of_groups_says_where_something_was_changed(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    panel.show_frame(with_values(make_frame(), **catalogue().scenarios["stubbed_toe"].values, iron=0.4))
    about = {each.key: each.place for each in offered(panel)}
    assert [key for key, words in about.items() if "changed: 1" in words] == [ControlGroup.SUPPLY]


def test_arrows_go_from_head_to_head(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    heads = list(panel.headings.values())
    heads[0].setFocus()
    for head, below in pairwise(heads):
        QTest.keyClick(head, Qt.Key.Key_Down)
        assert below.hasFocus()
    QTest.keyClick(heads[-1], Qt.Key.Key_Down)
    assert heads[-1].hasFocus()
    QTest.keyClick(heads[-1], Qt.Key.Key_Up)
    assert heads[-2].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_a_head_leaves_sideways_arrows_to_the_window(panel: ControlsPanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    panel.headings[ControlGroup.SUPPLY].keyPressEvent(event)
    assert not event.isAccepted()


def test_the_medicines_row_opens_every_medicine_and_says_how_many_are_taken(panel: ControlsPanel) -> None:
    assert "none" in panel.medicines.accessibleName()
    panel.medicines.click()
    assert set(panel.shown_control_ids) == {*THREE, *catalogue().drugs}
    panel.show_frame(with_values(make_frame(), **dict.fromkeys(list(catalogue().drugs)[:2], 1.0)))
    assert "2" in panel.medicines.accessibleName()


@pytest.mark.parametrize("everything", [False, True])
def test_the_keyboard_reaches_everything_in_the_order_it_stands(panel: ControlsPanel, everything: bool) -> None:
    if everything:
        show_all(panel)
    settle()
    reached = reached_by_tab(panel)
    assert set(reached) == set(focusable(panel))
    own = [widget for each in panel.rows.made for widget in each.focusables[-1:] if widget in reached]
    assert len(own) >= len(THREE)
    heights = [widget.mapTo(panel, QPoint(0, 0)).y() for widget in sorted(own, key=reached.index)]
    assert heights == sorted(heights)


def test_everything_that_can_be_reached_says_what_it_is(panel: ControlsPanel) -> None:
    show_all(panel)
    panel.show_frame(with_values(make_frame(), **{A_DRUG: 1.0}))
    nameless = [widget for widget in focusable(panel) if not widget.accessibleName()]
    assert nameless == []


def test_a_row_speaks_to_a_patient_or_to_a_clinician(panel: ControlsPanel) -> None:
    control = catalogue().controls["norepinephrine"]
    slider = row(panel, "norepinephrine").slider
    assert control.patient in slider.accessibleDescription()
    panel.set_wording(Wording.CLINICIAN)
    assert control.clinician in slider.accessibleDescription()
    assert control.patient not in slider.accessibleDescription()


def test_every_medicine_of_the_catalogue_has_a_row_with_a_switch(panel: ControlsPanel) -> None:
    medicines = {each.control.id for each in panel.rows.values() if isinstance(each, LevelRow) and each.toggle}
    assert medicines == set(catalogue().drugs)
    assert all(catalogue().controls[each].group is ControlGroup.MEDICINES for each in medicines)


@pytest.mark.parametrize("unit", [0.68, 1.0, 1.02, 2.0])
def test_no_name_or_number_is_clipped_at_any_size(panel: ControlsPanel, unit: float) -> None:
    from gate_viz.views.style import Look, stylesheet

    look = Look(theme(), unit)
    panel.setStyleSheet(stylesheet(look))
    panel.set_look(look, glyphs())
    show_all(panel)
    panel.show_frame(in_lens(Lens.ARTICLE, **dict.fromkeys(catalogue().drugs, 1.25)))
    panel.resize(panel.width(), 14_000)
    # Heights that follow widths are settled in turns.
    for _ in range(5):
        QApplication.processEvents()
    assert panel._inside.width() <= panel.area.viewport().width()
    for each in panel.rows.values():
        assert each.name.width() >= each.name.minimumSizeHint().width(), each.title
        assert each.name.height() >= each.name.heightForWidth(each.name.width()), each.title
        if isinstance(each, LevelRow) and each.field.isVisible():
            assert each.field.width() >= each.field.minimumSizeHint().width(), each.title
        if isinstance(each, OptionRow):
            assert each.button.width() >= each.button.minimumSizeHint().width(), each.title
        if each.warning is not None:
            label = each.warning.label
            assert label.height() >= label.heightForWidth(label.width()), each.title
    assert panel.fold.width() >= panel.fold.minimumSizeHint().width()


def test_every_group_closes_and_opens_by_the_keyboard(panel: ControlsPanel) -> None:
    show_all(panel)
    for group, heading in panel.headings.items():
        own = {each for each in OFFERED if catalogue().controls[each].group is group}
        assert own <= set(panel.shown_control_ids)
        heading.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(heading, Qt.Key.Key_Space)
        assert not own & set(panel.shown_control_ids)
        QTest.keyClick(heading, Qt.Key.Key_Space)
        assert own <= set(panel.shown_control_ids)


def test_among_all_groups_the_medicines_are_one_press_away(panel: ControlsPanel) -> None:
    panel.resize(376, 600)
    panel.show_everything(True)
    settle()
    assert panel.medicines.isVisible()
    assert A_DRUG not in panel.shown_control_ids
    panel.medicines.click()
    settle()
    panel.show_frame(make_frame())
    assert shows(panel, A_DRUG)
    panel.headings[ControlGroup.MEDICINES].click()
    assert A_DRUG not in panel.shown_control_ids
    panel.medicines.click()
    assert A_DRUG in panel.shown_control_ids


def settle() -> None:
    """Heights that follow widths are settled in turns."""
    for _ in range(5):
        QApplication.processEvents()


def shows(panel: ControlsPanel, control_id: str) -> bool:
    name = row(panel, control_id).name
    top = name.mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    return 0 <= top <= panel.area.viewport().height() - name.height()


@pytest.mark.parametrize(("unit", "height", "sliders"), [(1.0, 1026, 9), (0.68, 602, 7)])
def test_many_sliders_stand_in_the_full_list_without_scrolling(
    panel: ControlsPanel, unit: float, height: int, sliders: int
) -> None:
    wear(panel, unit)
    panel.resize(panel.width(), height)
    panel.show_everything(True)
    settle()
    seen = [each for each in panel.rows.made if each.isVisible() and shows(panel, each.control.id)]
    assert len([each for each in seen if each.drug is None]) >= sliders
    if unit == 1.0:
        assert row(panel, "gaba").height() <= 66


def wear(panel: ControlsPanel, unit: float) -> None:
    from gate_viz.views.style import Look, stylesheet

    look = Look(theme(), unit)
    panel.setStyleSheet(stylesheet(look))
    panel.set_look(look, glyphs())


def test_where_the_height_is_short_the_way_to_the_medicines_is_pinned(panel: ControlsPanel) -> None:
    wear(panel, 2.0)
    panel.resize(panel.width(), 900)
    settle()
    bottom = panel.medicines.mapTo(panel, QPoint(0, panel.medicines.height())).y()
    assert panel.medicines.isVisible()
    assert bottom <= panel.height()
    panel.medicines.click()
    settle()
    panel.show_frame(make_frame())
    assert shows(panel, A_DRUG)


def test_a_medicine_shows_how_well_it_helps_apart_from_how_well_it_is_understood(panel: ControlsPanel) -> None:
    panel.medicines.click()
    texts = catalogue().texts
    for drug in catalogue().drugs.values():
        benefit, mechanism = row(panel, drug.id).grades
        assert benefit.mark.grade is drug.control.benefit_grade
        assert mechanism.mark.grade is drug.control.mechanism_grade
        assert benefit.label.isVisible()
        assert benefit.label.text().startswith(texts.get("window.controls.benefit"))
        assert mechanism.label.text().startswith(texts.get("window.controls.mechanism"))
        assert not row(panel, drug.id).grade.isVisible()


def test_what_grades_mean_is_said_in_words(panel: ControlsPanel) -> None:
    control = catalogue().controls["dopamine"]
    texts = catalogue().texts
    for key, grade in (("mechanism", control.mechanism_grade), ("benefit", control.benefit_grade)):
        words = texts.get(f"grade_of.{key}", grade=texts.get(f"grade.{grade.value}"))
        assert words in row(panel, "dopamine").toolTip()
        assert words in row(panel, "dopamine").slider.accessibleDescription()


def test_a_rows_tip_stands_beside_it(panel: ControlsPanel) -> None:
    panel.setParent(window := QWidget())
    window.resize(1200, 900)
    window.show()
    panel.show()
    part = row(panel, "touch")
    middle = part.slider.rect().center()
    QApplication.sendEvent(part.slider, QHelpEvent(QEvent.Type.ToolTip, middle, part.slider.mapToGlobal(middle)))
    tip = window.findChild(BesideTip)
    assert tip is not None
    assert tip.text() == part.toolTip()
    assert tip.x() >= panel.width() - part.x()
    panel.setParent(None)
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("opened", [False, True])
def test_no_row_is_crushed_when_a_medicine_is_switched_on_after_the_full_list(
    panel: ControlsPanel, opened: bool
) -> None:
    panel.resize(376, 600)
    if opened:
        panel.medicines.click()
    for _ in range(2):
        panel.everything.click()
        settle()
    if not opened:
        panel.medicines.click()
    settle()
    taken: dict[str, float] = {}
    for drug_id in (*catalogue().drugs, *catalogue().drugs):
        taken[drug_id] = 0.0 if taken.get(drug_id) else 1.0
        panel.show_frame(with_values(make_frame(), **taken))
        settle()
        for each in panel._standing:
            assert each.height() >= each.heightForWidth(each.width()), (drug_id, each.title)
            assert each.name.height() >= each.name.heightForWidth(each.name.width()), (drug_id, each.title)


def test_what_people_do_for_relief_shows_both_grades_as_medicines_do(panel: ControlsPanel) -> None:
    show_all(panel)
    for item in catalogue().lifestyle.values():
        benefit, mechanism = row(panel, item.id).grades
        assert benefit.mark.grade is item.control.benefit_grade
        assert mechanism.mark.grade is item.control.mechanism_grade


# -- what works over days -------------------------------------------------------------------------------------------


def test_what_works_over_days_carries_a_mark_and_says_so(panel: ControlsPanel) -> None:
    show_all(panel)
    panel.show_frame(in_lens(Lens.ARTICLE))
    words = catalogue().texts.get("window.controls.over_days")
    for control in catalogue().controls.values():
        found = panel.rows[control.id]
        over_days = control.acts_over is ActsOver.DAYS
        assert (words in found.toolTip()) is over_days
        assert (words in found.focusables[-1].accessibleDescription()) is over_days
        assert (found.days is not None) is over_days
        if found.days is not None:
            assert found.days.isVisible()
            assert not found.days.pixmap().isNull()
            assert found.days.accessibleName() == words


# -- warnings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", WARNED, ids=lambda item: item.id)
@pytest.mark.parametrize("level", [0.0, 1.0])
def test_a_warning_is_always_read_beside_what_it_warns_of(panel: ControlsPanel, item: Lifestyle, level: float) -> None:
    show_all(panel)
    panel.show_frame(in_lens(Lens.ARTICLE, **{item.id: level}))
    warning = row(panel, item.id).warning
    assert warning is not None
    assert warning.isVisible()
    assert warning.label.text() == item.warning
    assert str(item.warning) in row(panel, item.id).slider.accessibleDescription()


def test_nothing_without_a_warning_shows_one(panel: ControlsPanel) -> None:
    warned = {each.control.id for each in panel.rows.values() if each.warning is not None}
    assert warned == {item.id for item in WARNED}


@pytest.mark.parametrize("item", WITHHELD, ids=lambda item: item.id)
def test_what_is_unsafe_and_does_nothing_by_evidence_is_offered_in_the_articles_lens_only(
    panel: ControlsPanel, item: Lifestyle
) -> None:
    show_all(panel)
    assert item.id not in panel.shown_control_ids
    panel.show_frame(in_lens(Lens.ARTICLE))
    assert item.id in panel.shown_control_ids
    panel.show_frame(in_lens(Lens.EVIDENCE))
    assert item.id not in panel.shown_control_ids
    # What is set is never hidden.
    panel.show_frame(in_lens(Lens.EVIDENCE, **{item.id: 1.0}))
    assert item.id in panel.shown_control_ids


def test_the_heads_count_leaves_out_what_is_not_offered(panel: ControlsPanel) -> None:
    head = panel.headings[ControlGroup.LIFESTYLE]
    by_evidence = int(head.state)
    panel.show_frame(in_lens(Lens.ARTICLE))
    assert int(head.state) == by_evidence + len(WITHHELD)


# -- values to both sides -------------------------------------------------------------------------------------------


def test_a_value_to_both_sides_is_written_with_its_sign(panel: ControlsPanel) -> None:
    field = row(panel, SIGNED.id).field
    for level, words in ((0.2, "+20 %"), (0.0, "0 %"), (-0.2, "−20 %")):
        panel.show_frame(with_values(make_frame(), **{SIGNED.id: level}))
        assert field.text() == words


@pytest.mark.parametrize(("typed", "level"), [("-35", -0.35), ("+35", 0.35), ("35", 0.35)])
def test_a_value_to_both_sides_can_be_typed(panel: ControlsPanel, typed: str, level: float) -> None:
    panel.reveal(SIGNED.id)
    intents = heard(panel)
    field = row(panel, SIGNED.id).field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert intents == [SetControl(SIGNED.id, level)]


def test_a_value_with_a_true_minus_sign_is_read_when_it_is_pasted(panel: ControlsPanel) -> None:
    panel.reveal(SIGNED.id)
    intents = heard(panel)
    field = row(panel, SIGNED.id).field
    field.selectAll()
    QApplication.clipboard().setText("−35")
    field.lineEdit().paste()
    field.interpretText()
    assert intents == [SetControl(SIGNED.id, -0.35)]


@pytest.mark.parametrize("control", [each for each in catalogue().controls.values() if each.minimum < 0.0])
def test_both_ends_of_a_range_to_both_sides_are_named(panel: ControlsPanel, control: Control) -> None:
    panel.reveal(control.id)
    ends = row(panel, control.id).ends
    assert ends is not None
    assert ends.least.text() == catalogue().texts.get(f"window.controls.least.{control.id}")
    assert ends.greatest.text() == catalogue().texts.get(f"window.controls.greatest.{control.id}")


@pytest.mark.parametrize("name", list(catalogue().theme))
def test_a_range_to_both_sides_is_not_filled_with_the_accent(name: str) -> None:
    assert fill_colour(SIGNED, look(name)) != look(name).colour("accent")


@pytest.mark.parametrize("level", [-1.0, 1.0])
def test_the_groove_has_a_notch_in_the_middle_of_a_range_to_both_sides(panel: ControlsPanel, level: float) -> None:
    panel.reveal(SIGNED.id)
    panel.show_frame(with_values(make_frame(), **{SIGNED.id: level}))
    slider = row(panel, SIGNED.id).slider
    image = slider.grab().toImage()
    middle = image.pixelColor(slider.width() // 2, slider.height() // 2)
    beside = [image.pixelColor(slider.width() // 2 + step, slider.height() // 2) for step in (-8, 8)]
    assert middle not in beside
    assert abs(middle.lightness() - theme().colour("soft").lightness()) < 40
    # It fills from the middle towards the value.
    assert beside[0] != beside[1]


# -- a few values only ----------------------------------------------------------------------------------------------


def test_a_control_with_a_few_values_names_the_one_that_holds(panel: ControlsPanel) -> None:
    panel.reveal(OPTIONS.id)
    intents = heard(panel)
    for choice in OPTIONS.choices:
        panel.show_frame(with_values(make_frame(), **{OPTIONS.id: choice.value}))
        assert options(panel).button.text() == choice.name
        assert choice.name in options(panel).button.accessibleName()
        assert OPTIONS.name in options(panel).button.accessibleName()
    assert intents == []


def test_its_list_has_every_value_with_the_present_one_ticked_and_the_scenarios_told(panel: ControlsPanel) -> None:
    panel.reveal(OPTIONS.id)
    first = OPTIONS.choices[0]
    panel.show_frame(with_values(make_frame(), **{OPTIONS.id: first.value}))
    options(panel).button.click()
    popup = options(panel).popup
    assert popup is not None
    assert [each.choice.name for each in popup.rows] == [each.name for each in OPTIONS.choices]
    assert [each.choice.key for each in popup.rows if each.isChecked()] == [first.id]
    told = [each.choice.key for each in popup.rows if each.choice.description]
    assert [OPTIONS.choice_values[each] for each in told] == [OPTIONS.default]
    popup.close()


def test_a_value_is_chosen_by_the_keyboard_alone(panel: ControlsPanel) -> None:
    panel.reveal(OPTIONS.id)
    intents = heard(panel)
    button = options(panel).button
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    popup = options(panel).popup
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Up)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    values = [choice.value for choice in OPTIONS.choices]
    assert intents == [SetControl(OPTIONS.id, values[values.index(OPTIONS.default) - 1])]


def test_choosing_what_holds_already_asks_for_nothing(panel: ControlsPanel) -> None:
    panel.reveal(OPTIONS.id)
    intents = heard(panel)
    options(panel).button.click()
    popup = options(panel).popup
    assert popup is not None
    next(each for each in popup.rows if each.isChecked()).click()
    assert intents == []


def test_a_double_click_on_the_name_asks_for_the_default_value(panel: ControlsPanel) -> None:
    panel.reveal(OPTIONS.id)
    intents = heard(panel)
    name = options(panel).name
    QTest.mouseDClick(name, Qt.MouseButton.LeftButton, pos=name.rect().center())
    assert intents == [RestoreDefault(OPTIONS.id)]


# -- any control can be brought into view ---------------------------------------------------------------------------


@pytest.mark.parametrize("control_id", list(catalogue().controls))
def test_any_control_can_be_revealed_and_gets_the_focus(panel: ControlsPanel, control_id: str) -> None:
    panel.show_frame(in_lens(Lens.ARTICLE))
    panel.reveal(control_id)
    assert control_id in panel.shown_control_ids
    assert QApplication.focusWidget() in panel.rows[control_id].focusables


@pytest.mark.parametrize("control_id", ["gaba", A_DRUG, OPTIONS.id])
def test_what_was_gone_to_carries_a_ring_for_a_while(panel: ControlsPanel, control_id: str) -> None:
    panel.resize(376, 600)
    panel.reveal(control_id)
    settle()
    ring = panel.ring
    assert ring.isVisible()
    assert ring.geometry().contains(panel.rows[control_id].geometry())
    panel.tick(SHOWN_MS / 2)
    assert ring.isVisible()
    panel.tick(SHOWN_MS)
    assert not ring.isVisible()
    assert ring.part is None


def test_the_ring_leaves_the_focus_where_it_is_when_the_picture_led_here(panel: ControlsPanel) -> None:
    slider = row(panel, "touch").slider
    slider.setFocus()
    panel.highlight("injury")
    settle()
    assert slider.hasFocus()
    assert panel.ring.part is row(panel, "injury")


def test_the_ring_goes_with_its_row(panel: ControlsPanel) -> None:
    panel.reveal("gaba")
    settle()
    panel.open_group(ControlGroup.PRODUCTION, False)
    settle()
    assert not panel.ring.isVisible()


@pytest.mark.parametrize("item", WITHHELD, ids=lambda item: item.id)
def test_what_the_lens_does_not_offer_is_not_gone_to(panel: ControlsPanel, item: Lifestyle) -> None:
    panel.reveal(item.id)
    assert item.id not in panel.shown_control_ids
    assert panel.ring.part is None


# -- the card of a control ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("control_id", list(catalogue().controls))
def test_button_key_and_menu_of_every_row_ask_for_its_card(panel: ControlsPanel, control_id: str) -> None:
    panel.show_frame(in_lens(Lens.ARTICLE))
    panel.reveal(control_id)
    found = panel.rows[control_id]
    wanted: list[str] = []
    panel.about_wanted.connect(wanted.append)
    found.about.click()
    for part in found.focusables:
        QTest.keyClick(part, Qt.Key.Key_F2)
    menu = menu_of(found)
    menu.actions()[0].trigger()
    menu.close()
    assert wanted == [control_id] * (len(found.focusables) + 2)
    assert found.control.name in found.about.accessibleName()


def menu_of(found: ControlRow) -> QMenu:
    """The menu that opens over what sets the value."""
    part = found.focusables[0]
    place = part.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, part.mapToGlobal(place))
    QApplication.sendEvent(part, event)
    assert found.menu is not None
    return found.menu


def test_the_menu_leads_to_where_a_control_shows_and_back_to_the_scenarios_value(panel: ControlsPanel) -> None:
    intents = heard(panel)
    wanted: list[str] = []
    panel.showing_wanted.connect(wanted.append)
    menu = menu_of(panel.rows["touch"])
    menu.actions()[1].trigger()
    assert wanted == ["touch"]
    assert not menu.actions()[2].isEnabled()
    menu.close()
    panel.show_frame(with_values(make_frame(), touch=0.9))
    menu = menu_of(panel.rows["touch"])
    menu.actions()[2].trigger()
    assert intents == [RestoreDefault("touch")]
    menu.close()


def test_the_number_of_a_row_has_the_rows_menu_and_not_one_for_editing(panel: ControlsPanel) -> None:
    field = row(panel, "touch").field
    for part in (field, field.lineEdit()):
        place = part.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place))
        QApplication.sendEvent(part, event)
        menu = row(panel, "touch").menu
        assert menu is not None
        assert menu.isVisible()
        menu.close()
        row(panel, "touch").menu = None


def test_a_medicines_switch_tells_that_it_was_switched_on(panel: ControlsPanel) -> None:
    panel.medicines.click()
    told: list[str] = []
    panel.switched_on.connect(told.append)
    toggle = row(panel, A_DRUG).toggle
    assert toggle is not None
    toggle.click()
    assert told == [A_DRUG]
    panel.show_frame(with_values(make_frame(), **{A_DRUG: 1.0}))
    toggle.click()
    assert told == [A_DRUG]


def test_what_is_no_control_is_let_alone(panel: ControlsPanel) -> None:
    panel.reveal("moonlight")
    assert panel.shown_control_ids == THREE
