"""Serotonin and norepinephrine in the cleft, and the medicines that keep them there. Rows 10–12, 14, 34 and 45–47."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.behaviours.shipped import (
    CHRONIC,
    OUTPUT,
    TOE,
    Course,
    course,
    moment,
    moment_hz,
    relief_percent,
)  # fmt: skip


def test_10_serotonin_works_both_ways() -> None:
    drives = (0.02, 0.1, 0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 7.0, 12.0)
    rates = [moment_hz(TOE, {"rvm_drive": drive}) for drive in drives]
    best = rates.index(min(rates))
    assert 0.5 <= drives[best] <= 3.0
    assert 0.10 <= rates[-1] / rates[best] - 1.0 <= 2.0
    assert 0.10 <= 1.0 - rates[best] / rates[0] <= 0.60


def test_11_an_snri_relieves_a_chronic_person() -> None:
    assert 20.0 <= relief_percent(CHRONIC, {"duloxetine": 1.0}) <= 60.0


def test_12_an_snri_and_a_tricyclic_each_beat_an_ssri_which_hardly_helps() -> None:
    ssri = relief_percent(CHRONIC, {"ssri": 1.0})
    assert -10.0 <= ssri <= 12.0
    assert relief_percent(CHRONIC, {"duloxetine": 1.0}) - ssri >= 10.0
    assert relief_percent(CHRONIC, {"amitriptyline": 1.0}) - ssri >= 10.0


def day_reached(run: Course, values: list[float], level: float) -> float:
    """Return when a rising quantity first comes to a level, on a straight line between quarter days [d]."""
    index = next(number for number, value in enumerate(values) if value >= level)
    before, after = values[index - 1], values[index]
    earlier, later = run.states[index - 1].time_d, run.states[index].time_d
    return earlier + (later - earlier) * (level - before) / (after - before)


def test_14_relief_comes_within_days_and_mood_takes_weeks() -> None:
    untreated, treated = course(CHRONIC, 84), course(CHRONIC, 84, {"duloxetine": 1.0})
    relief = [1.0 - one / other for one, other in zip(treated.signals, untreated.signals, strict=True)]
    assert 0.5 <= day_reached(treated, relief, 0.5 * relief[4 * 28]) <= 5.0
    mood = [slow.mood for slow in treated.slow]
    half_way = 0.5 * (mood[0] + mood[-1])
    assert mood[-1] > mood[0]
    assert 12.0 <= day_reached(treated, mood, half_way) <= 35.0


def test_34_the_serotonin_slider_is_u_shaped_in_a_healthy_person_and_harmful_at_its_top_in_a_chronic_one() -> None:
    levels = (0.1, 0.5, 1.0, 1.5, 2.0, 3.0)
    rates = {level: moment_hz(TOE, {"serotonin": level}) / moment_hz(TOE) for level in levels}
    assert 1.2 <= rates[0.1] <= 1.6
    assert min(rates, key=lambda level: rates[level]) == 1.5
    assert 1.03 <= rates[3.0] <= 1.2
    assert 1.15 <= moment_hz(CHRONIC, {"serotonin": 3.0}) / moment_hz(CHRONIC) <= 1.6


def test_45_a_5_ht3_antagonist_makes_an_ssri_help_more() -> None:
    both = {"ssri": 1.0, "ht3_antagonist": 1.0}
    assert relief_percent(CHRONIC, both) > relief_percent(CHRONIC, {"ssri": 1.0})


@pytest.mark.parametrize(
    ("medicine", "pump", "least", "most"),
    [
        ("ssri", "net", 0.0, 0.15),
        ("duloxetine", "sert", 0.7, 0.9),
        ("duloxetine", "net", 0.3, 0.6),
        ("amitriptyline", "net", 0.2, 0.5),
    ],
)
def test_46_pump_blockers_hold_the_shares_that_imaging_found(
    medicine: str, pump: str, least: float, most: float
) -> None:
    assert least <= moment(CHRONIC, {medicine: 1.0})[f"{pump}_occupancy"] <= most


def test_47_more_of_an_snri_lets_less_through() -> None:
    rates = [course(CHRONIC, 28, {"duloxetine": dose}).at(28)[OUTPUT] for dose in (0.0, 0.5, 1.0, 2.0)]
    assert all(later < earlier for earlier, later in pairwise(rates))


@pytest.mark.parametrize("medicine", ["duloxetine", "benzodiazepine", "ketamine", "magnesium", "opioid"])
def test_twice_the_dose_of_a_brake_is_never_worse_than_once(medicine: str) -> None:
    rates = [moment_hz(CHRONIC, {medicine: dose}) for dose in (0.0, 0.5, 1.0, 2.0)]
    assert all(later < earlier for earlier, later in pairwise(rates))
