from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.model import FLOATS, PARAMETERS, GateModel, Person
from gate_viz.model.circuit import bind_signal
from tests.model.people import ARTICLE, CHRONIC, medicated

MODEL = GateModel(ARTICLE)
REST: Person[float] = Person()
HURT = medicated({"both_pumps_blocker": 1.0}, injury=0.7, touch=0.1)


@given(st.lists(st.integers(0, 70), min_size=1, max_size=8))
@settings(max_examples=20)
def test_it_makes_no_difference_how_a_stretch_of_time_is_cut(pieces: list[int]) -> None:
    start = MODEL.steady_state(REST)
    cut = start
    for steps in pieces:
        cut = MODEL.step(cut, HURT, steps)
    assert cut == MODEL.step(start, HURT, sum(pieces))
    assert cut.step_number == sum(pieces)


def test_a_step_does_not_change_the_state_it_starts_from() -> None:
    start = MODEL.steady_state(REST)
    copy = start._replace()
    MODEL.step(start, HURT, 25)
    assert start == copy


def test_a_change_reaches_the_circuit_at_the_next_whole_ten_milliseconds() -> None:
    start = MODEL.step(MODEL.steady_state(REST), REST, 13)
    changed, unchanged = (MODEL.step(start, person, 7) for person in (HURT, REST))
    assert changed.circuit == unchanged.circuit
    assert MODEL.step(changed, HURT).circuit != MODEL.step(unchanged, REST).circuit


def test_a_model_runs_on_plain_floats_unless_told_otherwise() -> None:
    assert isinstance(MODEL.projection_hz(MODEL.steady_state(REST)), float)


def test_one_step_is_half_a_millisecond() -> None:
    assert GateModel.STEP_MS == 0.5


def test_the_percept_lags_the_projection_rate_and_catches_up() -> None:
    signal = bind_signal(PARAMETERS, FLOATS)
    early, late = (MODEL.step(MODEL.steady_state(REST), HURT, steps) for steps in (300, 40_000))
    assert early.percept < 0.6 * 10.0 * signal(MODEL.projection_hz(early))
    assert late.percept == pytest.approx(10.0 * signal(MODEL.projection_hz(late)), rel=1e-3)


def test_sensitisation_below_the_resting_floor_is_the_resting_floor() -> None:
    rested, at_floor = (MODEL.steady_state(medicated(injury=0.5, sensitisation=s)) for s in (0.0, 0.02))
    assert rested == at_floor


def without_numbers(state: Any) -> Any:
    return state._replace(step_number=0)


def test_the_same_history_gives_the_same_state_to_the_last_bit() -> None:
    def run() -> Any:
        model = GateModel(ARTICLE)
        return model.step(model.step(model.steady_state(medicated(**CHRONIC)), HURT, 77), REST, 99)

    assert run() == run()


def test_model_is_silent_about_a_link_that_is_not_held() -> None:
    assert MODEL.steady_state(HURT, held_terms={}) == MODEL.steady_state(HURT)


@pytest.mark.parametrize("injury", [0.0, 0.3, 1.0])
def test_projection_rate_is_the_readout_of_that_name(injury: float) -> None:
    person = medicated(injury=injury)
    state = MODEL.steady_state(person)
    assert MODEL.projection_hz(state) == MODEL.readouts(state, person)["projection_hz"]
