from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.session.history import KEPT_READOUTS, HeldComparison, History, Samples, kept
from gate_viz.session.reduce import initial_controls


def recorded(count: int, samples: Samples | None = None) -> Samples:
    """Return samples in which every value says which sample, lens and readout it is."""
    samples = samples or Samples()
    for number in range(samples.next_step // 20, count):
        samples.record(
            {
                lens: {
                    readout_id: number * 10 + column + (0.5 if lens is Lens.EVIDENCE else 0.0)
                    for column, readout_id in enumerate(KEPT_READOUTS)
                }
                for lens in Lens
            }
        )
    return samples


LONG = recorded(14_000)


@given(count=st.integers(1, 14_000), span_s=st.floats(0.0, 100.0))
def test_a_window_holds_the_last_seconds_and_never_more_than_a_minute(count: int, span_s: float) -> None:
    times_s, _values = LONG.series(Lens.ARTICLE, "signal_in", span_s, until_step=(count - 1) * 20)
    newest_s = (count - 1) * 0.01
    oldest_s = LONG.first_step / 2000
    if newest_s >= oldest_s:
        assert times_s[-1] == pytest.approx(newest_s)
        assert times_s[0] == pytest.approx(max(oldest_s, newest_s - span_s), abs=0.0101)
        assert np.allclose(np.diff(times_s), 0.01)
    else:
        assert times_s.size == 0


def test_a_minute_is_kept_and_no_more() -> None:
    assert LONG.first_step == (14_000 - 6001) * 20
    assert LONG.next_step == 14_000 * 20
    assert LONG.series(Lens.EVIDENCE, "signal_out", 1e9)[0].size == 6001


def test_each_value_stands_at_its_time_in_its_lens() -> None:
    for lens, more in [(Lens.ARTICLE, 0.0), (Lens.EVIDENCE, 0.5)]:
        for column, readout_id in enumerate(KEPT_READOUTS):
            times_s, values = LONG.series(lens, readout_id, 30.0)
            assert np.allclose(values, np.round(times_s * 100) * 10 + column + more)


def test_windows_are_read_only() -> None:
    times_s, values = LONG.series(Lens.ARTICLE, "signal_in", 1.0)
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        times_s[0] = 1.0


def test_a_readout_that_is_not_kept_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        LONG.series(Lens.ARTICLE, "amygdala", 1.0)


@pytest.mark.parametrize("count", [10, 6001, 9000])
def test_a_copy_until_a_step_can_be_continued_without_touching_the_original(count: int) -> None:
    original = recorded(count)
    before = kept(original.series(Lens.ARTICLE, "signal_in", 60.0))
    copied = recorded(count + 500, original.copy_until((count - 5) * 20))
    assert np.array_equal(original.series(Lens.ARTICLE, "signal_in", 60.0), before)
    times_s, values = copied.series(Lens.ARTICLE, "signal_in", 60.0)
    assert np.allclose(np.diff(times_s), 0.01)
    assert np.allclose(values, np.round(times_s * 100) * 10)


def test_history_shows_both_lenses_and_what_is_held(catalogue: Catalogue) -> None:
    samples = recorded(300)
    history = History(samples, Lens.ARTICLE)
    assert history.held is None
    assert history.start_s == 0.0
    assert history.end_s == pytest.approx(2.99)
    assert history.series("signal_in", 0.0)[1] == [2990.0]
    assert history.ghost_series("signal_in", 0.0)[1] == [2990.5]
    held = HeldComparison(
        time_s=2.99,
        controls=initial_controls(catalogue, catalogue.scenarios["healthy"]),
        readouts={},
        traces={"signal_in": kept(history.series("signal_in"))},
    )
    history.look_at(samples, Lens.EVIDENCE, held)
    assert history.lens is Lens.EVIDENCE
    assert history.held is held
    assert history.series("signal_in", 0.0)[1] == [2990.5]
    recorded(400, samples)
    times_s, values = held.series("signal_in", 1.0)
    assert (times_s[0], times_s[-1], values.size) == (pytest.approx(1.99), pytest.approx(2.99), 101)
    assert held.lens is Lens.EVIDENCE
