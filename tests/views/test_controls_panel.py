"""The controls: what is moved is asked for, what is shown asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.records import ControlGroup
from gate_viz.session.intents import FinishChange, Pinch, RestoreDefault, SetControl, SetDose, StartAgain, Tap
from gate_viz.views.control_row import ControlRow
from gate_viz.views.panels.controls_panel import ControlsPanel
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.beside_tip import BesideTip
from tests.views.frames import catalogue, make_frame
from tests.views.parts import focusable, glyphs, heard, reached_by_tab, theme, with_values

A_DRUG = next(iter(catalogue().drugs))
THREE = ("injury", "touch", "norepinephrine")


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


def row(panel: ControlsPanel, control_id: str) -> ControlRow:
    return panel.rows[control_id]


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


def test_everything_is_one_click_away_in_the_panels_order(panel: ControlsPanel) -> None:
    assert panel.shown_control_ids == THREE
    panel.everything.click()
    assert panel.shown_control_ids == tuple(catalogue().controls)
    panel.everything.click()
    assert panel.shown_control_ids == THREE


def test_the_medicines_row_opens_every_medicine_and_says_how_many_are_taken(panel: ControlsPanel) -> None:
    assert "none" in panel.medicines.accessibleName()
    panel.medicines.click()
    assert set(panel.shown_control_ids) == {*THREE, *catalogue().drugs}
    panel.show_frame(with_values(make_frame(), **dict.fromkeys(list(catalogue().drugs)[:2], 1.0)))
    assert "2" in panel.medicines.accessibleName()


@pytest.mark.parametrize("everything", [False, True])
def test_the_keyboard_reaches_everything_in_the_order_it_stands(panel: ControlsPanel, everything: bool) -> None:
    panel.show_everything(everything)
    reached = reached_by_tab(panel)
    assert set(reached) == set(focusable(panel))
    tops = {widget: widget.mapTo(panel, QPoint(0, 0)).y() for widget in reached}
    groups = [row for row in panel.rows.values() if row.slider in reached]
    heights = [tops[row.slider] for row in sorted(groups, key=lambda row: reached.index(row.slider))]
    assert heights == sorted(heights)


def test_everything_that_can_be_reached_says_what_it_is(panel: ControlsPanel) -> None:
    panel.show_everything(True)
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
    medicines = {row.control.id for row in panel.rows.values() if row.toggle is not None}
    assert medicines == set(catalogue().drugs)
    assert all(catalogue().controls[each].group is ControlGroup.MEDICINES for each in medicines)


@pytest.mark.parametrize("unit", [0.68, 1.0, 1.02, 2.0])
def test_no_name_or_number_is_clipped_at_any_size(panel: ControlsPanel, unit: float) -> None:
    from gate_viz.views.style import Look, stylesheet

    look = Look(theme(), unit)
    panel.setStyleSheet(stylesheet(look))
    panel.set_look(look, glyphs())
    panel.show_everything(True)
    panel.show_frame(with_values(make_frame(), **dict.fromkeys(catalogue().drugs, 1.25)))
    panel.resize(panel.width(), 4000)
    # Heights that follow widths are settled in turns.
    for _ in range(5):
        QApplication.processEvents()
    assert panel._inside.width() <= panel.area.viewport().width()
    for each in panel.rows.values():
        assert each.name.width() >= each.name.minimumSizeHint().width(), each.title
        assert each.name.height() >= each.name.heightForWidth(each.name.width()), each.title
        if each.field.isVisible():
            assert each.field.width() >= each.field.minimumSizeHint().width(), each.title


def test_every_group_closes_and_opens_by_the_keyboard(panel: ControlsPanel) -> None:
    panel.show_everything(True)
    for group, heading in panel.headings.items():
        own = {control.id for control in catalogue().controls.values() if control.group is group}
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
    assert not shows(panel, A_DRUG)
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
    seen = [each for each in panel.rows if panel.rows[each].isVisible() and shows(panel, each)]
    assert len([each for each in seen if panel.rows[each].drug is None]) >= sliders
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
