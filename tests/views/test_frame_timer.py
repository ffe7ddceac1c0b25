"""Time is measured, not assumed."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.views.frame_timer import PERIOD_MS, Divider, FrameTimer


def test_the_told_times_add_up_to_the_time_that_went_by(qtbot: QtBot) -> None:
    timer = FrameTimer()
    told: list[float] = []
    timer.elapsed_ms.connect(told.append)
    timer.start()
    start = time.perf_counter()
    # However few beats a busy machine leaves, what they tell is the time that went by.
    qtbot.waitUntil(lambda: sum(told) >= 12 * PERIOD_MS, timeout=5000)
    gone_ms = (time.perf_counter() - start) * 1000
    timer.stop()
    assert sum(told) == pytest.approx(gone_ms, abs=4 * PERIOD_MS)


def test_a_busy_spell_is_told_in_full(qtbot: QtBot) -> None:
    timer = FrameTimer()
    told: list[float] = []
    timer.elapsed_ms.connect(told.append)
    timer.start()
    time.sleep(0.12)
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    timer.stop()
    assert told[0] >= 119.0


def test_stopped_it_is_silent(qtbot: QtBot) -> None:
    timer = FrameTimer()
    told: list[float] = []
    timer.elapsed_ms.connect(told.append)
    timer.start()
    timer.stop()
    qtbot.wait(60)
    assert told == []
    assert not timer.is_running


@pytest.mark.parametrize(("period_ms", "beats"), [(50.0, 20), (250.0, 4)])
def test_a_slower_rhythm_is_kept_over_a_second(period_ms: float, beats: int) -> None:
    divider = Divider(period_ms)
    heard = sum(divider.is_due(1000 / 60) for _ in range(61))
    assert heard == pytest.approx(beats, abs=1)


def test_a_long_pause_gives_one_beat_and_not_many() -> None:
    divider = Divider(50.0)
    assert divider.is_due(3_600_000.0)
    assert [divider.is_due(1.0) for _ in range(20)].count(True) == 0


def test_the_next_question_is_a_beat_after_a_hurry() -> None:
    divider = Divider(250.0)
    divider.is_due(0.0)
    assert not divider.is_due(1.0)
    divider.hurry()
    assert divider.is_due(0.0)
