from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.session.course_plan import Stretch, stretches_of
from gate_viz.session.stops import stopped_abruptly


def course(doses: dict[float, float]) -> tuple[Stretch[float], ...]:
    """A course of one medicine, with a change of something else on its way."""
    changes = [(time_d, "medicine", dose) for time_d, dose in doses.items()]
    return stretches_of({"medicine": 0.0, "touch": 0.0}, [*changes, (3.0, "touch", 1.0)], 400.0)


def is_noted(doses: dict[float, float]) -> bool:
    return stopped_abruptly(course(doses), ["medicine"]) == {"medicine"}


@pytest.mark.parametrize(
    "doses",
    [
        {0.0: 1.0, 14.0: 0.0},
        {0.0: 1.0, 14.0: 0.01},
        {0.0: 1.0, 14.0: 0.05, 15.0: 0.0},
        {0.0: 1.0, 14.0: 0.5},
        {0.0: 1.0, 14.0: 0.8, 16.0: 0.6, 18.0: 0.4},
        {0.0: 0.7, 20.0: 0.2},
        {0.0: 0.5, 20.0: 0.05},
        {0.0: 1.0, 10.0: 0.6, 14.0: 0.0},
        {0.0: 1.0, 14.0: 0.75, 21.0: 0.5, 28.0: 0.0},
        {0.0: 2.0, 14.0: 0.9},
        {0.0: 1.0, 14.0: 0.0, 15.0: 1.0},
        {0.1: 1.0, 14.1: 0.0},
    ],
    ids=str,
)
def test_a_fall_by_half_of_what_was_usual_within_a_week_is_a_stop(doses: dict[float, float]) -> None:
    assert is_noted(doses)


@pytest.mark.parametrize(
    "doses",
    [
        {},
        {0.0: 1.0},
        {0.0: 1.0, 13.9: 0.0},
        {0.0: 0.4, 20.0: 0.0},
        {0.0: 1.0, 14.0: 0.6},
        {0.0: 2.0, 14.0: 1.4},
        {0.0: 1.0, 14.0: 0.75, 21.0: 0.5, 28.0: 0.25, 35.0: 0.0},
        {0.0: 1.0, 8.0: 0.2, 9.0: 1.0, 16.0: 0.0},
        {0.0: 1.0, 20.0: 1.5, 22.0: 1.0},
        {0.0: 1.0, 14.0: 2.0, 15.0: 0.75},
    ],
    ids=str,
)
def test_a_smaller_slower_or_earlier_fall_is_none(doses: dict[float, float]) -> None:
    assert not is_noted(doses)


@given(
    usual=st.sampled_from([0.5, 0.7, 1.0, 1.3, 2.0]),
    steps=st.integers(3, 12),
    every_d=st.sampled_from([7.0, 7.5, 14.0]),
    weeks=st.integers(2, 8),
)
def test_a_taper_in_small_steps_over_weeks_is_never_a_stop(
    usual: float, steps: int, every_d: float, weeks: int
) -> None:
    begin_d = 7.0 * weeks
    lowered = {begin_d + every_d * step: usual * (1.0 - (step + 1) / steps) for step in range(steps)}
    assert not is_noted({0.0: usual, **lowered})


@given(usual=st.floats(0.5, 2.0), weeks=st.integers(2, 8), left=st.floats(0.0, 0.5))
def test_half_or_less_of_any_usual_dose_from_one_day_to_the_next_is_a_stop(
    usual: float, weeks: int, left: float
) -> None:
    assert is_noted({0.0: usual, 7.0 * weeks: left * usual})


def test_whoever_has_gone_without_begins_anew() -> None:
    taper = {0.0: 1.0, 14.0: 0.7, 28.0: 0.4, 42.0: 0.1, 56.0: 0.0}
    assert not is_noted({**taper, 100.0: 1.0, 105.0: 0.0})
    assert is_noted({**taper, 100.0: 1.0, 114.0: 0.0})


def test_each_medicine_is_judged_alone() -> None:
    changes = [(0.0, "one", 1.0), (0.0, "other", 1.0), (20.0, "one", 0.0)]
    stretches = stretches_of({"one": 0.0, "other": 0.0}, changes, 30.0)
    assert stopped_abruptly(stretches, ["one", "other"]) == {"one"}
