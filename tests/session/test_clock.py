from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.session.clock import STEP_MS, Clock, seconds_at, steps_in


def run(slices_ms: list[float], speed: float) -> int:
    clock, total = Clock(), 0
    for elapsed_ms in slices_ms:
        steps, clock = clock.advance(elapsed_ms, speed)
        total += steps
    return total


@given(
    slices_ms=st.lists(st.floats(min_value=0.0, max_value=100.0), max_size=60),
    speed=st.sampled_from([(1.0, 1), (0.1, 10), (0.01, 100)]),
)
def test_however_wall_time_is_cut_the_steps_are_those_of_its_exact_sum(
    slices_ms: list[float], speed: tuple[float, int]
) -> None:
    factor, slower = speed
    exact_ms = sum(map(Fraction, slices_ms), Fraction(0)) / slower
    assert run(slices_ms, factor) == exact_ms // STEP_MS


def test_an_hour_of_tenths_of_milliseconds_does_not_drift() -> None:
    # As floats, 36 million times 0.1 would be off by steps; the exact value of the float 0.1 is a little over a tenth.
    steps, _clock = Clock(Fraction(0.1) * 36_000_000 - Fraction(0.1)).advance(0.1, 1.0)
    assert steps == 7_200_000


def test_a_laptop_that_slept_catches_up_a_tenth_of_a_second() -> None:
    assert Clock().advance(8 * 3600 * 1000.0, 1.0) == (200, Clock())
    assert Clock().advance(math.inf, 1.0) == (200, Clock())


def test_a_clock_set_back_makes_nothing_happen() -> None:
    owed = Clock(Fraction(1, 4))
    assert owed.advance(-5.0, 1.0) == (0, owed)


def test_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="must be a number"):
        Clock().advance(math.nan, 1.0)


def test_steps_and_seconds_are_two_ways_to_say_one_time() -> None:
    assert steps_in(1.0) == 2000
    assert seconds_at(1) == 0.0005
    assert all(steps_in(seconds_at(step)) == step for step in range(0, 5_000_000, 12_347))
