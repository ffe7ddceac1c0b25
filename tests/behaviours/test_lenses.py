"""The same healthy person, whoever tells the story. Row 41."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from tests.behaviours.shipped import HEALTHY, course, model

OF_A_STIMULUS = ("gate_opening", "allodynia")


def test_41_the_healthy_resting_person_is_the_same_in_both_lenses() -> None:
    told, shown = (model(lens) for lens in Lens)
    person = told.person({})
    one, other = told.steady_state(person), shown.steady_state(person)
    for part, twin in ((one.circuit, other.circuit), (one.descending, other.descending)):
        assert tuple(part) == pytest.approx(tuple(twin), abs=1e-12)
    readouts = shown.readouts(other, person)
    for readout_id, value in told.readouts(one, person).items():
        if readout_id not in OF_A_STIMULUS:
            assert value == pytest.approx(readouts[readout_id], abs=1e-12), readout_id


def test_41_and_is_so_after_twelve_weeks() -> None:
    told, shown = (course(HEALTHY, 84, lens=lens) for lens in Lens)
    assert tuple(told.slow[-1]) == pytest.approx(tuple(shown.slow[-1]), abs=1e-12)
