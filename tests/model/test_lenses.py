"""What a learner sees with ``simulate`` on the stubbed toe, told either way: eight seconds of live steps."""

from __future__ import annotations

from functools import cache

import pytest

from gate_viz.model import GateModel
from tests.model.people import LENSES, TOE, medicated

BOTH = pytest.mark.parametrize("lens", LENSES)


@cache
def throughput(lens: str, medicine: str = "", **values: float) -> float:
    """Return out over in after 8 s: from the toe's balance, with the change made at time 0."""
    model = GateModel(LENSES[lens])
    sensitisation = values.get("sensitisation", 0.0)
    before = medicated(**TOE, sensitisation=sensitisation)
    after = medicated({medicine: 1.0} if medicine else {}, **{**TOE, **values})
    state = model.step(model.steady_state(before), after, 16_000)
    return model.readouts(state, after)["throughput"]


@BOTH
@pytest.mark.parametrize(
    "change",
    [{"touch": 1.0}, {"norepinephrine": 2.0}, {"medicine": "mu_agonist"}, {"medicine": "pore_blocker"}],
    ids=str,
)
def test_throughput_falls(lens: str, change: dict[str, float]) -> None:
    assert throughput(lens, **change) < 0.95 * throughput(lens)


@BOTH
@pytest.mark.parametrize("change", [{"gaba": 0.3}, {"norepinephrine": 0.3}], ids=str)
def test_throughput_rises(lens: str, change: dict[str, float]) -> None:
    assert throughput(lens, **change) > 1.05 * throughput(lens)


@BOTH
def test_throughput_is_u_shaped_over_serotonin(lens: str) -> None:
    little, best, much = (throughput(lens, serotonin=level) for level in (0.1, 1.5, 3.0))
    assert best < little
    assert best < much


@BOTH
def test_a_pore_blocker_helps_more_in_a_sensitised_cord(lens: str) -> None:
    healthy = throughput(lens) - throughput(lens, "pore_blocker")
    sensitised = throughput(lens, sensitisation=0.8) - throughput(lens, "pore_blocker", sensitisation=0.8)
    assert sensitised > 2.0 * healthy


@BOTH
def test_an_agonist_at_mu_relieves_most_of_a_short_strong_pain_and_an_antagonist_brings_it_back(lens: str) -> None:
    model = GateModel(LENSES[lens])
    untreated, treated, both = (
        model.steady_state(medicated(doses, **TOE)).percept
        for doses in ({}, {"mu_agonist": 1.0}, {"mu_agonist": 1.0, "mu_antagonist": 1.0})
    )
    assert treated < 0.5 * untreated
    assert (both - treated) / (untreated - treated) >= 0.8
