"""Over weeks, whoever the person is and whatever is taken when: every state stays a number in its bounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.model import GateModel
from gate_viz.model.course import CourseState, advance_course, course_person, start_course
from tests.model.people import (
    LENSES,
    SLOW_BOUNDS,
    SUBSTANCES,
    any_doses,
    any_values,
    both_places,
    many_model,
    random_doses,
    random_values,
)

MODELS: Mapping[str, GateModel[float]] = {
    lens: GateModel(strengths, substances=SUBSTANCES) for lens, strengths in LENSES.items()
}
IN_BOTH_LENSES = pytest.mark.parametrize("lens", LENSES)
stretches = st.lists(st.tuples(any_values, any_doses, st.floats(0.05, 12.0)), min_size=1, max_size=4)


def in_bounds(state: CourseState[Any]) -> bool:
    """Return whether every slow state and level is a number where it belongs."""
    slack = 1e-9
    named = {name: np.asarray(getattr(state.slow, name)) for name in SLOW_BOUNDS}
    return all(
        np.isfinite(named[name]).all() and (named[name] >= low - slack).all() and (named[name] <= high + slack).all()
        for name, (low, high) in SLOW_BOUNDS.items()
    ) and all(np.isfinite(level).all() and (level >= 0.0).all() for level in map(np.asarray, both_places(state.levels)))


@IN_BOTH_LENSES
@given(schedule=stretches)
@settings(max_examples=12)
def test_no_schedule_leads_a_slow_state_out_of_its_bounds(
    lens: str, schedule: list[tuple[dict[str, float], dict[str, float], float]]
) -> None:
    model = MODELS[lens]
    state = start_course(model, schedule[0][0])
    for values, doses, days in schedule:
        state = advance_course(model, state, {**values, **doses}, state.time_d + days)
        assert in_bounds(state)
        person = course_person(model, state, {**values, **doses})
        readouts = model.readouts(model.steady_state(person), person)
        assert all(math.isfinite(value) for value in readouts.values())


def chunk(everybody: Mapping[str, Any], index: int) -> dict[str, float]:
    return {name: float(value[index]) for name, value in everybody.items()}


@IN_BOTH_LENSES
def test_a_batch_is_its_members_run_alone(lens: str) -> None:
    number, generator = 6, np.random.default_rng(5)
    values, doses = random_values(number, generator), random_doses(number, generator)
    many, one = many_model(LENSES[lens]), MODELS[lens]
    batch = start_course(many, values)
    batch = advance_course(many, batch, {**values, **doses}, 10.0)
    batch = advance_course(many, batch, values, 14.1)
    for index in range(number):
        alone = start_course(one, chunk(values, index))
        alone = advance_course(one, alone, {**chunk(values, index), **chunk(doses, index)}, 10.0)
        alone = advance_course(one, alone, chunk(values, index), 14.1)
        members = [np.broadcast_to(state, number)[index] for state in batch.slow]
        np.testing.assert_allclose(members, alone.slow, rtol=1e-9, atol=1e-9)
        for medicine, level in alone.levels.items():
            members = [place[index] for place in batch.levels[medicine]]
            assert members == pytest.approx(list(level), rel=1e-9, abs=1e-9)


def test_a_batch_is_its_halves() -> None:
    number, generator, many = 8, np.random.default_rng(9), many_model()
    values = {**random_values(number, generator), **random_doses(number, generator)}
    half = {name: value[:4] for name, value in values.items()}
    whole, first = (advance_course(many, start_course(many, people), people, 3.0) for people in (values, half))
    np.testing.assert_allclose([state[:4] for state in whole.slow], list(first.slow), rtol=1e-9, atol=1e-9)
