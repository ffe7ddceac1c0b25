from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.model import PARAMETERS
from gate_viz.model.afferents import firing_rates, whole_spikes


@given(st.floats(0.0, 400.0), st.lists(st.floats(0.0, 0.2), min_size=1, max_size=30))
def test_the_cut_of_time_does_not_change_the_number_of_spikes(rate_hz: float, pieces_s: list[float]) -> None:
    phase, total = 0.0, 0
    for piece_s in pieces_s:
        count, phase = whole_spikes(phase, rate_hz, piece_s)
        total += count
        assert count >= 0
        assert 0.0 <= phase < 1.0
    assert abs(total + phase - rate_hz * sum(pieces_s)) < 1e-6


def test_fibres_fire_at_their_published_rates_at_full_stimulus() -> None:
    # onset rates at 400 mN in Medlock et al. 2022
    rates = firing_rates(1.0, 1.0, PARAMETERS)
    assert rates.abeta_hz == pytest.approx(36.2)
    assert rates.adelta_hz == pytest.approx(27.2)
    assert rates.c_hz == pytest.approx(31.9)


def test_injury_drives_no_touch_fibre_and_touch_no_pain_fibre() -> None:
    quiet, hurt, touched = (firing_rates(*s, PARAMETERS) for s in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    assert hurt.abeta_hz == quiet.abeta_hz
    assert (touched.adelta_hz, touched.c_hz) == (quiet.adelta_hz, quiet.c_hz)
    assert set(quiet) == {PARAMETERS.background_hz}


def test_rates_rise_with_the_stimulus() -> None:
    rates = [firing_rates(i / 10.0, i / 10.0, PARAMETERS) for i in range(11)]
    assert all(later > earlier for a, b in pairwise(rates) for earlier, later in zip(a, b, strict=True))
