"""GABA: benzodiazepines and their price, and what feeds GABA's enzyme. Rows 20, 21 and 38."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from tests.behaviours.shipped import (
    CATALOGUE,
    CHRONIC,
    HEALTHY,
    IN_BOTH_LENSES,
    Values,
    course,
    quarter,
    relief_percent,
)  # fmt: skip

SIX_WEEKS = 42.0


def test_20_a_benzodiazepine_helps_at_first_then_receptors_go_and_after_stopping_the_pain_rebounds() -> None:
    taken = course(CHRONIC, 84, {"benzodiazepine": 1.0}, changes={SIX_WEEKS: {"benzodiazepine": 0.0}})
    stop, baseline = quarter(SIX_WEEKS), taken.signal(0)
    assert 10.0 <= 100.0 * (1.0 - min(taken.signals[:stop]) / baseline) <= 40.0
    assert 0.5 <= taken.slow[stop].gaba_a_number <= 0.8
    assert 1.03 <= max(taken.signals[stop:]) / baseline <= 1.5


@pytest.mark.parametrize("short", [{"gaba": 0.35}, {"glutamine": 0.3, "vitamin_b6": 0.4}], ids=str)
def test_21_where_little_gaba_is_made_a_benzodiazepine_has_little_to_strengthen(short: Values) -> None:
    low = relief_percent({**CHRONIC, **short}, {"benzodiazepine": 1.0}, day=3)
    assert low / relief_percent(CHRONIC, {"benzodiazepine": 1.0}, day=3) <= 0.9


def stores(lens: Lens, **changed: float) -> tuple[float, float]:
    """Return the GABA and glutamate stores of a healthy person after two weeks of a change [× typical]."""
    slow = course(HEALTHY, 14, changed, lens=lens).slow[-1]
    return slow.gaba_fill, slow.glutamate_fill


def test_38_without_vitamin_b6_there_is_less_gaba_and_more_glutamate() -> None:
    gaba, glutamate = stores(Lens.ARTICLE, vitamin_b6=0.1)
    assert gaba < 0.7
    assert glutamate > 1.05


@pytest.mark.parametrize("item", ["probiotics", "movement", "breathing", "meditation"])
def test_38_what_feeds_gaba_raises_it_as_far_as_its_grade_allows(item: str) -> None:
    link = CATALOGUE.links[f"{item}_gaba_synthesis"]
    told, shown = (stores(lens, **{item: 1.0})[0] - 1.0 for lens in Lens)
    assert told >= 0.03
    assert shown == pytest.approx(told * link.evidence_strength / link.article_strength, abs=1e-9)


@IN_BOTH_LENSES
def test_38_gluten_takes_gaba_away_only_where_its_link_counts(lens: Lens) -> None:
    gaba, _ = stores(lens, gluten=1.0)
    assert (gaba < 0.95) == (CATALOGUE.links["gluten_gad"].strength(lens) > 0.0)
