"""The gate itself: what comes in, what gets through, and what holds it back at once. Rows 1–5 and 7–9."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from gate_viz.content.records import Lens
from gate_viz.model.afferents import whole_spikes
from tests.behaviours.shipped import IN_BOTH_LENSES, OUTPUT, TOE, model, moment, moment_hz, moment_signal


def spikes_in(rate_hz: float, seconds: float, step_s: float) -> list[int]:
    phase, counts = 0.0, []
    for _ in range(round(seconds / step_s)):
        count, phase = whole_spikes(phase, rate_hz, step_s)
        counts.append(count)
    return counts


def test_1_four_times_the_intensity_gives_four_times_the_spikes_each_of_size_one() -> None:
    slow, fast = spikes_in(8.0, 10.0, 0.0005), spikes_in(32.0, 10.0, 0.0005)
    assert 3.9 <= sum(fast) / sum(slow) <= 4.1
    assert set(slow) == set(fast) == {0, 1}


def test_2_the_same_input_gives_more_spikes_through_a_weak_gate_than_through_a_strong_one() -> None:
    # drives beyond the controls' range, at the model's own interface
    weak, strong = moment_hz(TOE, {"lc_drive": 0.2}), moment_hz(TOE, {"lc_drive": 2.5, "rvm_drive": 1.5})
    assert 2.0 <= weak / strong <= 8.0


def test_3_touch_alone_is_not_felt_as_pain_by_a_healthy_person() -> None:
    assert moment_signal({"touch": 1.0}) <= 0.2
    assert moment_signal({"touch": 0.25}) <= 0.2


def test_4_rubbing_while_pinched_takes_away_some_of_the_signal() -> None:
    assert 0.4 <= moment_signal(TOE, {"touch": 1.0}) / moment_signal(TOE) <= 0.8


@cache
def volley_spikes(rate_hz: float, volleys: int = 15, ketamine: float = 0.0) -> tuple[float, ...]:
    """Return the spikes above rest in the second after each volley of injury .6 for .1 s."""
    equations = model()
    quiet = equations.person({"touch": 0.0, "ketamine": ketamine})
    volley = equations.person({"touch": 0.0, "ketamine": ketamine, "injury": 0.6})
    state = equations.steady_state(quiet)
    rest_hz, counts = equations.projection_hz(state), []
    for _ in range(volleys):
        spikes = 0.0
        for piece in range(100):
            state = equations.step(state, volley if piece < 10 else quiet, 20)
            spikes += (equations.projection_hz(state) - rest_hz) * 0.01
        state = equations.step(state, quiet, round(2000.0 / rate_hz) - 2000)
        counts.append(spikes)
    return tuple(counts)


@pytest.mark.parametrize(
    ("rate_hz", "volleys", "least", "most"), [(1.0, 15, 1.8, 6.0), (1 / 3, 15, 1.0, 1.4), (0.1, 6, 0.95, 1.15)]
)
def test_5_repeated_volleys_wind_up_the_answer_when_they_come_fast(
    rate_hz: float, volleys: int, least: float, most: float
) -> None:
    counts = volley_spikes(rate_hz, volleys)
    assert least <= counts[-1] / counts[0] <= most


def test_6_ketamine_takes_away_most_of_wind_up() -> None:
    plain, blocked = volley_spikes(1.0), volley_spikes(1.0, ketamine=1.5)
    assert (blocked[-1] - blocked[0]) / (plain[-1] - plain[0]) <= 0.6


@pytest.mark.parametrize(
    ("row", "store", "levels", "end_ratio"),
    [
        (7, "gaba", (0.3, 0.6, 1.0, 1.5, 2.5), 0.7),
        (8, "norepinephrine", (0.1, 0.3, 1.0, 2.0, 4.0), 0.5),
        (9, "dopamine", (0.1, 0.5, 1.0, 2.0, 3.0), 0.97),
    ],
)
def test_7_to_9_more_gaba_norepinephrine_or_dopamine_lets_less_through(
    row: int, store: str, levels: tuple[float, ...], end_ratio: float
) -> None:
    rates = [moment_hz(TOE, {store: level}) for level in levels]
    assert all(later < earlier for earlier, later in pairwise(rates)), row
    assert rates[-1] / rates[0] <= end_ratio


@IN_BOTH_LENSES
def test_a_stronger_injury_gives_a_stronger_signal_over_the_whole_range(lens: Lens) -> None:
    signals = [moment_signal({"touch": 0.0}, {"injury": tenths / 10.0}, lens=lens) for tenths in range(11)]
    assert all(later > earlier for earlier, later in pairwise(signals))
    assert 3.5 <= signals[7] <= 6.5


def test_44_a_cgrp_antagonist_does_nothing_for_a_toe() -> None:
    untreated, treated = moment(TOE), moment(TOE, {"cgrp_antagonist": 1.0})
    assert abs(1.0 - treated[OUTPUT] / untreated[OUTPUT]) <= 0.02
    assert treated["blood_level_cgrp_antagonist"] > 0.0
