"""Stopping a medicine at once, and over six weeks. Symptoms of stopping that are not pain are not in the model."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from tests.behaviours.shipped import CHRONIC, Values, course, quarter

ON_IT, TAPER_STEPS, AFTER = 84.0, 6, 70.0


def peak(drug_id: str, lens: Lens, stop: dict[float, Values]) -> float:
    """Return the highest 0–10 signal from the first step down until ten weeks after the last."""
    run = course(CHRONIC, ON_IT + 7.0 * TAPER_STEPS + AFTER, {drug_id: 1.0}, changes=stop, lens=lens)
    return max(run.signals[quarter(ON_IT) :])


def at_once(drug_id: str) -> dict[float, Values]:
    """Return a stop in one step."""
    return {ON_IT: {drug_id: 0.0}}


def over_six_weeks(drug_id: str) -> dict[float, Values]:
    """Return a stop by equal steps a week apart."""
    return {ON_IT + 7.0 * step: {drug_id: 1.0 - (step + 1) / TAPER_STEPS} for step in range(TAPER_STEPS)}


@pytest.mark.parametrize(
    ("drug_id", "lens"),
    [("benzodiazepine", Lens.ARTICLE), ("benzodiazepine", Lens.EVIDENCE), ("opioid", Lens.ARTICLE)],
)
def test_a_stop_at_once_brings_a_higher_peak_than_a_taper_of_six_weeks(drug_id: str, lens: Lens) -> None:
    before = course(CHRONIC, ON_IT, lens=lens).signal(ON_IT)
    abrupt, gradual = (peak(drug_id, lens, stop) for stop in (at_once(drug_id), over_six_weeks(drug_id)))
    assert abrupt > gradual > before
    assert abrupt - before >= 1.15 * (gradual - before)
