from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.session.spikes import Phase, SpikeRecord, spikes_within


@given(rates_hz=st.lists(st.floats(0.0, 120.0), min_size=1, max_size=200), start=st.floats(0.0, 0.999))
def test_the_number_of_spikes_is_the_integral_of_the_rate_within_one(rates_hz: list[float], start: float) -> None:
    phase, times_s = Phase(part=start), list[float]()
    for number, rate_hz in enumerate(rates_hz):
        phase, sent_s = spikes_within(phase, rate_hz, number * 20, 20)
        times_s += sent_s
    assert abs(len(times_s) - sum(rates_hz) * 0.01) <= 1.0
    assert phase.sent == len(times_s)
    assert 0.0 <= phase.part < 1.0
    assert times_s == sorted(times_s)


def test_a_steady_rate_gives_even_spikes() -> None:
    phase, times_s = spikes_within(Phase(), 50.0, 2000, 200)
    assert times_s == pytest.approx([1.02, 1.04, 1.06, 1.08, 1.1])
    assert phase.sent == 5


def test_a_silent_nerve_sends_nothing_and_forgets_nothing() -> None:
    assert spikes_within(Phase(7, 0.5), 0.0, 0, 2000) == (Phase(7, 0.5), [])


def test_a_record_shows_the_last_seconds_and_keeps_each_spikes_number() -> None:
    record = SpikeRecord()
    record.add([0.5, 1.0, 1.5, 3.4, 3.6], forget_before_s=0.0)
    shown = record.shown_at(3.5)
    assert (shown.first_number, shown.times_s) == (2, (1.5, 3.4))


def test_spikes_older_than_a_minute_are_forgotten_without_renumbering() -> None:
    record = SpikeRecord()
    for second in range(200):
        record.add([second + part / 10 for part in range(10)], forget_before_s=second - 62.5)
    kept = record.shown_at(199.0)
    assert kept.first_number + len(kept.times_s) == 1991
    assert len(record.copy_before(record.next_number).shown_at(10.0).times_s) == 0


def test_a_copy_up_to_a_number_goes_its_own_way() -> None:
    record = SpikeRecord()
    record.add([0.1, 0.2, 0.3], forget_before_s=0.0)
    copied = record.copy_before(2)
    copied.add([0.25], forget_before_s=0.0)
    assert copied.shown_at(1.0).times_s == (0.1, 0.2, 0.25)
    assert record.shown_at(1.0).times_s == (0.1, 0.2, 0.3)
