"""Whoever the person is, whatever of the shipped items is taken when: every number stays a number in its bounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.content.records import ControlGroup, Lens
from gate_viz.model import ARRAYS, GateModel
from gate_viz.model.course import CourseState, advance_course, course_person, start_course
from tests.behaviours.shipped import CATALOGUE, IN_BOTH_LENSES, model
from tests.model.people import MU_EFFECTS, SIGNED, SLOW_BOUNDS, both_places

ITEMS = tuple(
    control
    for control in CATALOGUE.controls.values()
    if control.group in (ControlGroup.MEDICINES, ControlGroup.LIFESTYLE)
)
OF_THE_PERSON = tuple(control for control in CATALOGUE.controls.values() if control not in ITEMS)
SLACK = 1e-9
PERSONS, PART = 10_000, 2_500
# all that people do for GABA, with enough of everything that GABA is made of
MOST_GABA = (
    1.0
    + sum(
        binding.load_at_usual_exposure
        for item in CATALOGUE.lifestyle.values()
        for binding in item.bindings
        if binding.target == "gaba_synthesis"
    )
) * (2.0 * 1.25 / 2.25) ** 2
BOUNDS = {**SLOW_BOUNDS, "gaba_fill": (0.0, MOST_GABA)}

persons = st.fixed_dictionaries({c.id: st.floats(c.minimum, c.maximum) for c in OF_THE_PERSON})
doses = st.fixed_dictionaries({}, optional={c.id: st.floats(c.minimum, c.maximum) for c in ITEMS})
schedules = st.lists(st.tuples(persons, doses, st.floats(0.05, 12.0)), min_size=1, max_size=4)


def out_of_bounds(state: CourseState[Any]) -> list[str]:
    """Return the slow states and levels that are not numbers where they belong."""
    wrong = [
        name
        for name, (low, high) in BOUNDS.items()
        if not _within(getattr(state.slow, name), low - SLACK, high + SLACK)
    ]
    return wrong + [
        medicine for medicine, level in state.levels.items() if not _within(both_places({medicine: level}), 0.0, 10.0)
    ]


def _within(number: Any, low: float, high: float) -> bool:
    values = np.asarray(number)
    return bool(np.isfinite(values).all() and (values >= low).all() and (values <= high).all())


@IN_BOTH_LENSES
@given(schedule=schedules)
@settings(max_examples=12)
def test_no_schedule_of_what_ships_leads_a_number_out_of_its_bounds(
    lens: Lens, schedule: list[tuple[dict[str, float], dict[str, float], float]]
) -> None:
    equations = model(lens)
    state = start_course(equations, schedule[0][0])
    for values, taken, days in schedule:
        state = advance_course(equations, state, {**values, **taken}, state.time_d + days)
        assert out_of_bounds(state) == []
        person = course_person(equations, state, {**values, **taken})
        readouts = equations.readouts(equations.steady_state(person), person)
        assert all(math.isfinite(value) for value in readouts.values())
        assert [name for name, value in readouts.items() if value < 0.0 and name not in SIGNED | MU_EFFECTS] == []


@cache
def crowd_model(lens: Lens) -> GateModel[Any]:
    """Return the shipped model for many persons at once."""
    return GateModel(CATALOGUE.strengths(lens), maths=ARRAYS, substances=CATALOGUE.substances())


def crowd(number: int, generator: np.random.Generator) -> Mapping[str, Any]:
    """Return many persons, each control anywhere in its range; most take few things."""
    values = {c.id: generator.uniform(c.minimum, c.maximum, number) for c in OF_THE_PERSON}
    taken = {
        c.id: np.where(generator.random(number) < 0.3, generator.uniform(c.minimum, c.maximum, number), 0.0)
        for c in ITEMS
    }
    return {**values, **taken}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PERSONS // PART))
@IN_BOTH_LENSES
def test_ten_thousand_persons_with_any_schedule_stay_in_their_bounds_for_twelve_weeks(lens: Lens, part: int) -> None:
    generator, equations = np.random.default_rng([12, part]), crowd_model(lens)
    values = crowd(PART, generator)
    state = start_course(equations, {c.id: values[c.id] for c in OF_THE_PERSON})
    while state.time_d < 84.0:
        state = advance_course(equations, state, values, min(state.time_d + generator.uniform(1.0, 14.0), 84.0))
        assert out_of_bounds(state) == []
        # some of them change some of what they take, do and are
        anew, changing = crowd(PART, generator), generator.random(PART) < 0.5
        values = {name: np.where(changing, anew[name], kept) for name, kept in values.items()}
