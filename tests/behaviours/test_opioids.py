"""Opioids over months: relief, tolerance, the roads by which they come to hurt, the way back. Rows 16–19, 30, 31, 36.

Baseline is the signal before the first dose.
"""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from gate_viz.model import PARAMETERS, SlowState
from gate_viz.model.receptors import mu_effect
from tests.behaviours.shipped import (
    CATALOGUE,
    CHRONIC,
    DRIVERS,
    DRIVERS_DOWN,
    IN_BOTH_LENSES,
    OPIOID_ROADS,
    TOE,
    Course,
    course,
    first_day,
    moment_signal,
    quarter,
    relief_percent,
)  # fmt: skip

WEEK_12, STOPPED, SIX_MONTHS_ON = 84.0, {84.0: {"opioid": 0.0}}, 84.0 + 182.0
LOAD_AT_USUAL_DOSE = 1.5


def twelve_weeks(*off: str) -> Course:
    """Return a chronic person's twelve weeks on an opioid and four more without, some links switched off."""
    return course(CHRONIC, WEEK_12 + 28.0, {"opioid": 1.0}, changes=STOPPED, off=off)


def test_16_an_opioid_relieves_most_pain_at_first_and_within_weeks_the_pain_is_back_above_baseline() -> None:
    taken = twelve_weeks()
    on_it = taken.signals[: quarter(WEEK_12)]
    assert 60.0 <= 100.0 * (1.0 - min(on_it) / on_it[0]) <= 95.0
    best = on_it.index(min(on_it))
    crossed = first_day(taken, [index > best and signal > on_it[0] for index, signal in enumerate(on_it)])
    assert 28.0 <= crossed <= 84.0


def test_17_at_week_12_and_after_stopping_the_signal_is_above_baseline() -> None:
    taken = twelve_weeks()
    baseline, after = taken.signal(0), taken.signals[quarter(WEEK_12) :]
    assert 1.02 <= taken.signal(WEEK_12) / baseline <= 1.6
    assert 1.1 <= max(after) / baseline <= 2.0


def test_18_tolerance_alone_weakens_an_opioid_but_never_makes_it_hurt() -> None:
    taken = twelve_weeks(*OPIOID_ROADS)
    assert max(taken.signals[quarter(7) : quarter(WEEK_12) + 1]) / taken.signal(0) <= 0.95
    fresh, tolerant = (
        mu_effect(LOAD_AT_USUAL_DOSE, LOAD_AT_USUAL_DOSE, PARAMETERS, 1.0 - taken.slow[quarter(day)].tolerance)
        for day in (0.0, WEEK_12)
    )
    assert 0.35 <= tolerant / fresh <= 0.8


@pytest.mark.parametrize("road", ["oih_nmda", "oih_gs", "oih_glia"])
def test_19_each_road_by_which_an_opioid_comes_to_hurt_adds_to_week_12(road: str) -> None:
    assert twelve_weeks().signal(WEEK_12) - twelve_weeks(road).signal(WEEK_12) >= 0.02


def test_19_by_the_road_of_the_hormones_an_opioid_empties_the_serotonin_stores() -> None:
    with_road, without = (twelve_weeks(*off).slow[quarter(WEEK_12)] for off in ((), ("oih_hormone",)))
    assert with_road.estrogen < without.estrogen == 1.0
    assert without.serotonin_fill - with_road.serotonin_fill >= 0.02


def taken_away(road: str, lens: Lens) -> float:
    """Return by how much the signal of the shipped long-term opioid person is lower on day 84 with a road off."""
    person = CATALOGUE.archetypes["long_term_opioid"].values
    return course(person, WEEK_12, lens=lens).signal(WEEK_12) - course(person, WEEK_12, lens=lens, off=(road,)).signal(
        WEEK_12
    )


@pytest.mark.parametrize("road", OPIOID_ROADS)
def test_19_a_road_takes_no_more_away_by_the_evidence_than_as_the_articles_tell_it(road: str) -> None:
    told, shown = (taken_away(road, lens) for lens in Lens)
    assert told >= 0.02
    assert 0.0 <= shown <= told
    assert (shown > 0.005) == (CATALOGUE.links[road].evidence_strength > 0.0)


@IN_BOTH_LENSES
def test_30_with_few_mu_receptors_an_opioid_helps_less_and_an_snri_as_before(lens: Lens) -> None:
    few = {**CHRONIC, "mu_receptors": CATALOGUE.archetypes["fibromyalgia"].values["mu_receptors"]}
    assert relief_percent(few, {"opioid": 1.0}, lens=lens) < relief_percent(CHRONIC, {"opioid": 1.0}, lens=lens) - 1.0
    by_snri = {"duloxetine": 1.0}
    assert relief_percent(few, by_snri, lens=lens) == pytest.approx(relief_percent(CHRONIC, by_snri, lens=lens), abs=5)


@IN_BOTH_LENSES
def test_31_naloxone_takes_away_an_opioids_relief(lens: Lens) -> None:
    untreated, treated = moment_signal(TOE, lens=lens), moment_signal(TOE, {"opioid": 1.0}, lens=lens)
    both = moment_signal(TOE, {"opioid": 1.0, "naloxone": 1.0}, lens=lens)
    assert treated < 0.5 * untreated
    assert (both - treated) / (untreated - treated) >= 0.8


@pytest.mark.parametrize("source", [{"movement": 1.0}, {"endorphin": 3.0}], ids=["movement", "endorphin"])
def test_31_naloxone_alone_takes_away_part_of_the_relief_that_endorphin_gives(source: dict[str, float]) -> None:
    untreated, relieved = moment_signal(TOE), moment_signal(TOE, source)
    opposed = moment_signal(TOE, {**source, "naloxone": 1.0})
    assert relieved < 0.95 * untreated
    assert 0.05 <= (opposed - relieved) / (untreated - relieved) <= 0.95


ROADS_BACK = ("tolerance", "gs_share", "opioid_nmda", "microglia", "estrogen", "testosterone")


def share_back(taken: Course, untreated: Course, state: str) -> list[float]:
    """Return how far a slow state is back where it would be without the opioid, at every quarter day from the stop."""
    index = quarter(WEEK_12)
    rest = [getattr(slow, state) for slow in untreated.slow[index:]]
    now = [getattr(slow, state) for slow in taken.slow[index:]]
    return [1.0 - (here - there) / (now[0] - rest[0]) for here, there in zip(now, rest, strict=True)]


def days_back(taken: Course, untreated: Course, state: str) -> float:
    """Return how long after the stop four fifths of the way back are done [d]."""
    return first_day(taken, [share >= 0.8 for share in share_back(taken, untreated, state)])


def test_36_six_months_after_an_opioid_stops_every_road_is_back_each_slower_than_tolerance() -> None:
    taken = course(CHRONIC, SIX_MONTHS_ON, {"opioid": 1.0}, changes=STOPPED)
    untreated = course(CHRONIC, SIX_MONTHS_ON)
    assert all(share_back(taken, untreated, state)[-1] >= 0.8 for state in ROADS_BACK)
    tolerance, *roads = (days_back(taken, untreated, state) for state in ROADS_BACK)
    assert all(road > tolerance for road in roads)


def stopped_among_drivers(lens: Lens, *, lowered: bool, days: float) -> Course:
    """Return a course with an opioid that stops, the drivers up until then, and these days more."""
    then = {"opioid": 0.0, **(DRIVERS_DOWN if lowered else {})}
    values, end = {**CHRONIC, **DRIVERS}, WEEK_12 + days
    return course(values, end, {"opioid": 1.0}, changes={WEEK_12: then}, lens=lens)


HINDERED = pytest.mark.parametrize("state", ["gs_share", "opioid_nmda", "estrogen", "testosterone"])


@HINDERED
def test_36_lowering_the_drivers_speeds_the_way_back_in_the_article_lens(state: str) -> None:
    def left_after_six_weeks(*, lowered: bool) -> float:
        slow = stopped_among_drivers(Lens.ARTICLE, lowered=lowered, days=42.0).slow
        healthy = getattr(SlowState(), state)
        return float((getattr(slow[-1], state) - healthy) / (getattr(slow[quarter(WEEK_12)], state) - healthy))

    assert left_after_six_weeks(lowered=True) < 0.75 * left_after_six_weeks(lowered=False)


@HINDERED
def test_36_lowering_the_drivers_makes_no_difference_to_the_way_back_in_the_evidence_lens(state: str) -> None:
    lowered, kept = (stopped_among_drivers(Lens.EVIDENCE, lowered=lowered, days=14.0) for lowered in (True, False))
    for one, other in zip(lowered.slow, kept.slow, strict=True):
        assert getattr(one, state) == pytest.approx(getattr(other, state), abs=1e-12)
