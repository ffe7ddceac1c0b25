"""What comes down from the brainstem into the cleft, and how it leaves again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gate_viz.model import FLOATS, PARAMETERS
from gate_viz.model.descending import bind_monoamines


def test_a_blocked_pump_clears_more_slowly_and_the_level_rises_but_never_without_end() -> None:
    for law in bind_monoamines(PARAMETERS, FLOATS):
        levels = [law.balance(1.0, factor, 1.0) for factor in (1.0, 2.0, 5.0, 100.0)]
        assert levels[0] == pytest.approx(1.0)
        assert all(later > earlier for earlier, later in pairwise(levels))
        assert levels[-1] < 10.0
        assert law.clearance(1.0, 5.0) < law.clearance(1.0, 1.0)
