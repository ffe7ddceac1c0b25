"""The numbers: few, true, and none that would be taken for a person's pain."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.views.panels.readout_panel import NO_NUMBER, ReadoutPanel
from gate_viz.views.view_settings import Wording
from tests.views.frames import catalogue, make_frame
from tests.views.parts import heard, theme


@pytest.fixture
def panel(qtbot: QtBot) -> ReadoutPanel:
    panel = ReadoutPanel(catalogue(), theme())
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
