"""The slow layer's balance: what a person without medicines has been for a long time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gate_viz.model import GateModel, SlowState, untreated
from gate_viz.model.course import advance_course, start_course
from tests.model.people import ARTICLE, BURDENED, CHRONIC, many_model

MODEL = GateModel(ARTICLE)


def test_a_healthy_persons_balance_is_health() -> None:
    assert MODEL.untreated_slow({}) == SlowState()


def test_a_run_of_months_ends_at_the_balance() -> None:
    # the cord's own sensitisation moves, so the balance is that of the sensitisation it comes to
    drivers = {"infection": 0.4, "sleep_loss": 0.5, "threat": 0.3, "iron": 0.4, "gluten": 0.6, "low_mood": 0.5}
    begin = start_course(MODEL, drivers)
    end = advance_course(MODEL, begin, drivers, 300.0)
    balance = MODEL.untreated_slow({**drivers, "sensitisation": end.slow.sensitisation})
    assert tuple(end.slow) == pytest.approx(tuple(balance), abs=1e-5)


def test_a_lasting_trigger_over_the_line_is_a_lasting_attack() -> None:
    attacked = MODEL.untreated_slow({"migraine_trigger": 1.0})
    assert attacked.neuroinflammation > 0.5
    assert attacked.kindling > 0.5
    assert MODEL.untreated_slow({"migraine_trigger": 0.3}).neuroinflammation < 0.01


def test_many_persons_each_get_their_own_balance() -> None:
    infection = np.linspace(0.0, 1.0, 4)
    together: Any = many_model(ARTICLE).untreated_slow({"infection": infection, "sensitisation": np.full(4, 0.3)})
    for index, alone in enumerate(infection):
        one = MODEL.untreated_slow({"infection": float(alone), "sensitisation": 0.3})
        assert [state[index] for state in together] == pytest.approx(list(one), abs=1e-12)


def test_the_search_ends_where_rounding_lets_it_come_no_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {name: MODEL.untreated_slow(values) for name, values in (("c", CHRONIC), ("b", BURDENED))}
    monkeypatch.setattr(untreated, "CLOSE", -1.0)
    for name, values in (("c", CHRONIC), ("b", BURDENED)):
        assert tuple(MODEL.untreated_slow(values)) == pytest.approx(tuple(expected[name]), abs=1e-9)
