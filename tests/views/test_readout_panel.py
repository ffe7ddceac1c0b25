"""The numbers: few, true, and none that would be taken for a person's pain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.content.records import Grade
from gate_viz.session.frame import GhostKind
from gate_viz.views.panels.readout_panel import MOST_MEDICINES_SHOWN, NO_NUMBER, ReadoutPanel
from gate_viz.views.view_settings import Wording
from tests.views.frames import catalogue, make_frame
from tests.views.parts import glyphs, heard, theme, with_values


@pytest.fixture
def panel(qtbot: QtBot) -> ReadoutPanel:
    panel = ReadoutPanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_rates_and_shares_are_written_with_their_units(panel: ReadoutPanel) -> None:
    panel.show_frame(make_frame(signal_in=42.4, signal_out=16.4, throughput=0.387, gate_opening=0.334))
    texts = {name: number.text() for name, number in panel.numbers.items()}
    assert texts["signal_in"] == "42 /s"
    assert texts["signal_out"] == "16 /s"
    assert texts["throughput"] == "39 %"
    assert texts["gate_opening"] == "33 %"


def test_a_throughput_over_one_is_said_in_words(panel: ReadoutPanel) -> None:
    panel.show_frame(make_frame(signal_in=10.0, throughput=1.4))
    assert panel.numbers["throughput"].text() == catalogue().texts.get("window.readouts.more_out")


def test_under_four_hertz_there_is_no_throughput(panel: ReadoutPanel) -> None:
    panel.show_frame(make_frame(signal_in=3.9, throughput=1.4))
    assert panel.numbers["throughput"].text() == NO_NUMBER


def test_the_model_scale_is_hidden_from_patients_and_never_called_pain(panel: ReadoutPanel) -> None:
    assert not panel.numbers["pain_signal_0_10"].isVisible()
    panel.set_wording(Wording.CLINICIAN)
    assert panel.numbers["pain_signal_0_10"].isVisible()
    assert "pain" not in panel.names["pain_signal_0_10"].text().lower()
    panel.set_wording(Wording.PATIENT)
    assert not panel.names["pain_signal_0_10"].isVisible()


def test_each_number_says_what_it_is_to_a_screen_reader(panel: ReadoutPanel) -> None:
    panel.show_frame(make_frame())
    for name, number in panel.numbers.items():
        assert panel.names[name].text() in number.accessibleName()


def test_showing_a_frame_asks_for_nothing(panel: ReadoutPanel) -> None:
    intents = heard(panel)
    panel.show_frame(make_frame())
    assert intents == []


def test_a_patient_sees_one_share_and_is_told_for_what(panel: ReadoutPanel) -> None:
    panel.show_frame(make_frame())
    shares = [name for name, number in panel.numbers.items() if number.isVisible() and "%" in number.text()]
    assert shares == ["gate_opening"]
    assert "strong injury" in panel.names["gate_opening"].text()


def test_a_clinician_sees_every_number(panel: ReadoutPanel) -> None:
    panel.set_wording(Wording.CLINICIAN)
    assert all(number.isVisible() for number in panel.numbers.values())


def test_held_numbers_stand_small_beside_the_present_ones(panel: ReadoutPanel) -> None:
    frame = make_frame(signal_out=16.4)
    panel.show_frame(frame)
    assert not any(held.isVisible() for held in panel.held.values())
    panel.show_frame(replace(frame, ghost=GhostKind.HELD, ghost_readouts=dict(frame.readouts, signal_out=9.0)))
    assert panel.held["signal_out"].isVisible()
    assert "9 /s" in panel.held["signal_out"].text()
    assert panel.numbers["signal_out"].text() == "16 /s"
    assert panel.held["signal_out"].font().pixelSize() < 22
    panel.show_frame(frame)
    assert not panel.held["signal_out"].isVisible()


def test_the_grade_of_the_pain_benefit_of_each_medicine_taken_stands_beside_the_numbers(panel: ReadoutPanel) -> None:
    drugs = catalogue().drugs
    height = panel.sizeHint().height()
    panel.show_frame(make_frame())
    assert not panel.benefits.isVisible()
    for drug in drugs.values():
        panel.show_frame(with_values(make_frame(), **{drug.id: 1.0}))
        shown = [drug_id for drug_id, mark in panel.benefits.marks.items() if mark.isVisible()]
        assert shown == [drug.id]
        assert panel.benefits.marks[drug.id].mark.grade is drug.control.benefit_grade
        assert drug.control.name in panel.benefits.accessibleName()
    assert Grade.NOT_APPLICABLE in {drug.control.benefit_grade for drug in drugs.values()}
    assert panel.sizeHint().height() == height


def test_more_medicines_than_have_room_are_counted(panel: ReadoutPanel) -> None:
    panel.show_frame(with_values(make_frame(), **dict.fromkeys(catalogue().drugs, 1.0)))
    assert sum(mark.isVisible() for mark in panel.benefits.marks.values()) == MOST_MEDICINES_SHOWN
    assert panel.benefits.more.text() == f"+{len(catalogue().drugs) - MOST_MEDICINES_SHOWN}"


def test_in_a_low_place_the_least_needed_lines_go_first(panel: ReadoutPanel) -> None:
    panel.set_wording(Wording.CLINICIAN)
    whole = panel.sizeHint().height()
    panel.fit(whole - 1)
    assert panel.numbers["pain_signal_0_10"].isVisible()
    panel.fit(whole // 2)
    assert not panel.numbers["pain_signal_0_10"].isVisible()
    assert panel.numbers["signal_out"].isVisible()
    assert panel.numbers["gate_opening"].isVisible()
    panel.fit(whole)
    assert all(number.isVisible() for number in panel.numbers.values())
