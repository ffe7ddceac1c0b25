from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.model import ARRAYS, FLOATS
from gate_viz.model.roots import rising_root


def steep(point: float) -> tuple[float, float]:
    """A curve on which plain Newton steps run away: flat far out, steep in the middle."""
    return math.atan(5.0 * (point - 3.0)), 5.0 / (1.0 + 25.0 * (point - 3.0) ** 2)


@given(st.floats(-50.0, 50.0))
def test_the_root_is_found_from_any_start_where_newton_alone_runs_away(start: float) -> None:
    assert rising_root(steep, start, -40.0, 45.0, FLOATS) == pytest.approx(3.0, abs=1e-12)


def test_a_root_on_the_edge_of_the_bracket_is_found() -> None:
    assert rising_root(lambda x: (x, 1.0), 0.5, 0.0, 1.0, FLOATS) == pytest.approx(0.0, abs=1e-12)
    assert rising_root(lambda x: (x - 1.0, 1.0), 0.5, 0.0, 1.0, FLOATS) == pytest.approx(1.0, abs=1e-12)


def test_every_member_of_an_array_is_solved_alone() -> None:
    wanted = np.array([-2.0, 0.0, 1.5, 30.0])
    found = rising_root(
        lambda x: ((x - wanted) ** 3 + x - wanted, 3.0 * (x - wanted) ** 2 + 1.0),
        np.zeros(4),
        np.full(4, -50.0),
        np.full(4, 50.0),
        ARRAYS,
    )
    np.testing.assert_allclose(found, wanted, atol=1e-12)


def test_a_function_that_never_settles_ends_inside_the_bracket() -> None:
    jump = rising_root(lambda x: (1.0 if x > 0.3 else -1.0, 1.0), 0.0, 0.0, 1.0, FLOATS)
    assert jump == pytest.approx(0.3, abs=1e-6)


def test_the_search_ends_after_a_fixed_number_of_rounds_where_it_never_settles() -> None:
    crept = rising_root(lambda _: (-1.0, 1e6), 0.0, 0.0, 1.0, FLOATS)
    assert 0.0 < crept < 1e-3
