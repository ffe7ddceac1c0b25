"""Attacks: CGRP and its block, kindling, and what lowers the line. Rows 23, 24, 37 and 42."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from gate_viz.content.records import Lens
from gate_viz.model.course import STEP_D
from tests.behaviours.shipped import CATALOGUE, HEALTHY, NOTHING, Course, Values, course, moment

DRIVER_LINKS = {
    "gut_permeability": "gut_trigger",
    "blood_sugar": "blood_sugar_trigger",
    "sleep_loss": "sleep_trigger",
    "threat": "threat_trigger",
    "hormone_fluctuation": "hormone_trigger",
}


@cache
def triggers() -> dict[float, float]:
    """Return 140 days' triggers, by the quarter day on which they come: about one in two days, of any strength."""
    generator = np.random.default_rng(3)
    coming: dict[float, float] = {}
    for day in np.sort(generator.uniform(0.0, 140.0, 63)):
        begin = float(np.floor(day / STEP_D) * STEP_D)
        coming[begin] = max(coming.get(begin, 0.0), float(generator.uniform(0.2, 1.0)))
    return coming


def attack_days(person: Values, treatment: Values = NOTHING) -> float:
    """Return the days with an attack in 84 days that begin four weeks after a treatment does [d]."""
    begin = 28.0
    quarters = {index * STEP_D: {"migraine_trigger": 0.0} for index in range(round(140.0 / STEP_D))}
    changes = {day: {**quiet, "migraine_trigger": triggers().get(day, 0.0)} for day, quiet in quarters.items()}
    changes[begin] = {**changes[begin], **treatment}
    run = course({**HEALTHY, **person}, 140.0, changes=changes)
    return sum(run.states[round(day / STEP_D)].slow.attack_days_28 for day in (84.0, 112.0, 140.0))


@pytest.mark.parametrize(("cgrp_share", "least", "most"), [(0.95, 60.0, 100.0), (0.5, 20.0, 75.0), (0.1, -10.0, 20.0)])
def test_23_a_cgrp_antagonist_prevents_the_attacks_that_cgrp_drives_and_not_the_others(
    cgrp_share: float, least: float, most: float
) -> None:
    person = {"cgrp_share": cgrp_share}
    untreated, treated = attack_days(person), attack_days(person, {"cgrp_antagonist": 1.0})
    assert untreated >= 6.0
    assert least <= 100.0 * (1.0 - treated / untreated) <= most


def kindled(days: float) -> Course:
    """Return a course with a full trigger for a quarter of a day on every other day, and then four quiet days."""
    changes: dict[float, Values] = {}
    for day in np.arange(0.0, days, 2.0):
        changes |= {float(day): {"migraine_trigger": 1.0}, float(day) + STEP_D: {"migraine_trigger": 0.0}}
    return course(HEALTHY, days + 4.0, changes=changes)


def test_24_repeated_attacks_lower_the_trigger_that_starts_the_next() -> None:
    naive, repeated = moment(HEALTHY), kindled(28.0)
    now = repeated.at(32.0)
    assert now["attack_days_28"] >= 12.0
    assert 0.3 <= now["trigger_threshold"] / naive["trigger_threshold"] <= 0.85


def starts_an_attack(after_days: float, trigger: float) -> bool:
    """Return whether a trigger for a quarter of a day starts an attack, after that many days of attacks."""
    earlier = kindled(after_days)
    begin = after_days + 4.0
    changes = {state.time_d: values for state, values in zip(earlier.states, earlier.acting, strict=True)}
    changes |= {begin: {"migraine_trigger": trigger}, begin + STEP_D: {"migraine_trigger": 0.0}}
    return course(HEALTHY, begin + 1.0, changes=changes).states[-1].attack_days[-1] > 0.0


def test_24_a_trigger_that_starts_nothing_in_a_naive_person_starts_an_attack_in_a_kindled_one() -> None:
    assert not starts_an_attack(0.0, 0.7)
    assert starts_an_attack(28.0, 0.7)


def lowering(driver: str, lens: Lens) -> float:
    """Return the share by which a driver at 1 lowers the trigger that an attack needs [1]."""
    at_rest, driven = (moment(values, lens=lens)["trigger_threshold"] for values in (HEALTHY, {**HEALTHY, driver: 1.0}))
    return 1.0 - driven / at_rest


@pytest.mark.parametrize("driver", DRIVER_LINKS)
def test_37_each_driver_lowers_the_trigger_that_an_attack_needs_as_far_as_its_grade_allows(driver: str) -> None:
    link = CATALOGUE.links[DRIVER_LINKS[driver]]
    told, shown = lowering(driver, Lens.ARTICLE), lowering(driver, Lens.EVIDENCE)
    assert told >= 0.03
    assert shown == pytest.approx(told * link.evidence_strength / link.article_strength, rel=0.01)


def test_37_drivers_down_and_a_cgrp_antagonist_together_beat_either_alone() -> None:
    driven = {"cgrp_share": 0.5, **dict.fromkeys(DRIVER_LINKS, 0.6)}
    down, antagonist = dict.fromkeys(DRIVER_LINKS, 0.0), {"cgrp_antagonist": 1.0}
    both = attack_days(driven, {**down, **antagonist})
    assert both < attack_days(driven, down) < attack_days(driven)
    assert both < attack_days(driven, antagonist) < attack_days(driven)


def cgrp_lowered(lens: Lens, **changed: float) -> float:
    """Return the share by which less CGRP is released under a trigger over the line [1]."""
    triggered = {**HEALTHY, "migraine_trigger": 0.95}
    before, after = (moment({**triggered, **values}, lens=lens)["cgrp_release"] for values in ({}, changed))
    return 1.0 - after / before


@pytest.mark.parametrize(
    ("changed", "link_id"),
    [
        ({"coq10": 1.0}, "coq10_cgrp_release"),
        ({"curcumin": 1.0}, "curcumin_cgrp_release"),
        ({"magnesium_status": 2.0}, "magnesium_status_cgrp"),
    ],
    ids=str,
)
def test_37_coq10_curcumin_and_magnesium_lower_cgrp_as_far_as_their_grade_allows(
    changed: dict[str, float], link_id: str
) -> None:
    link = CATALOGUE.links[link_id]
    told, shown = (cgrp_lowered(lens, **changed) for lens in Lens)
    assert told >= 0.03
    assert 0.0 <= shown <= told
    assert (shown >= 0.03) == (link.evidence_strength > 0.1)


def test_42_a_cgrp_antagonist_takes_most_of_the_activity_of_an_attack_that_cgrp_drives() -> None:
    person, attack = {**HEALTHY, "cgrp_share": 0.95}, {28.0: {"migraine_trigger": 1.0}}
    untreated, treated = (
        course(person, 28.5, taken, changes=attack).at(28.5)["migraine_activity"]
        for taken in (NOTHING, {"cgrp_antagonist": 1.0})
    )
    assert untreated > 0.3
    assert treated / untreated <= 0.5


def test_attacks_kindle_more_the_more_there_were() -> None:
    lines = [kindled(days).at(days + 4.0)["attack_line"] for days in (0.0, 6.0, 14.0, 28.0)]
    assert all(later < earlier for earlier, later in pairwise(lines))
