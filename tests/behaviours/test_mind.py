"""What threat, expectation, attention and mood do to a signal. Rows 27, 32 and 33."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from tests.behaviours.shipped import IN_BOTH_LENSES, moment_signal

PINCHED = {"injury": 0.5, "touch": 0.0}


def test_27_threat_raises_the_signal() -> None:
    assert 1.2 <= moment_signal(PINCHED, {"threat": 1.0}) / moment_signal(PINCHED) <= 3.0


@IN_BOTH_LENSES
def test_32_the_athlete_who_expects_to_win_and_looks_elsewhere_feels_less_than_half(lens: Lens) -> None:
    hurt = {"injury": 1.0, "touch": 0.0}
    assert moment_signal(hurt, {"expectation": 1.0, "attention": -1.0}, lens=lens) <= 0.5 * moment_signal(
        hurt, lens=lens
    )


@IN_BOTH_LENSES
@pytest.mark.parametrize("mind", [{"expectation": -1.0}, {"low_mood": 1.0}, {"attention": 1.0}], ids=str)
def test_33_nocebo_low_mood_and_attention_each_raise_the_signal(lens: Lens, mind: dict[str, float]) -> None:
    raised = moment_signal(PINCHED, mind, lens=lens) / moment_signal(PINCHED, lens=lens) - 1.0
    assert 0.05 <= raised <= 0.60
