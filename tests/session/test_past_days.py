"""The last four weeks as a Frame has them: highest trigger, the line it met, and what came of it."""

from __future__ import annotations

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, Scenario
from gate_viz.session.course import run_course, session_on_day
from gate_viz.session.experiment import Experiment
from gate_viz.session.frame import PastDay
from gate_viz.session.starting_point import starting_point
from tests.session.conftest import archetype

# A strong trigger on days 3 and 34, a weak one on day 4; each for some hours of its day.
TRIGGERED = starting_point(
    archetype(
        "triggered",
        {"cgrp_share": 1.0},
        [
            (3.3, "migraine_trigger", 1.0),
            (3.45, "migraine_trigger", 0.0),
            (4.6, "migraine_trigger", 0.4),
            (4.7, "migraine_trigger", 0.0),
            (34.0, "migraine_trigger", 1.0),
            (34.1, "migraine_trigger", 0.0),
        ],
    )
)


def course(catalogue: Catalogue, days: float, every_d: float = 50.0, start: Scenario = TRIGGERED) -> Experiment:
    return run_course(catalogue, start, {}, lens=Lens.EVIDENCE, days=days, every_d=every_d)


def past(catalogue: Catalogue, days: float) -> tuple[PastDay, ...]:
    return course(catalogue, days).frame.past_days


@pytest.mark.parametrize(("days", "whole"), [(0.5, 0), (1.0, 1), (3.9, 3), (28.0, 28), (28.4, 28), (40.0, 28)])
def test_every_whole_day_of_the_last_four_weeks_is_there(catalogue: Catalogue, days: float, whole: int) -> None:
    assert len(past(catalogue, days)) == whole


def test_a_trigger_of_some_hours_shows_on_its_day_with_the_line_it_met_and_the_attack_it_made(
    catalogue: Catalogue,
) -> None:
    seen = past(catalogue, 6.0)
    quiet = seen[2]
    assert [day.attacked for day in seen] == [False, False, False, True, False, False]
    assert seen[3].trigger_level == pytest.approx(quiet.trigger_level + 1.0, abs=1e-3)
    assert seen[4].trigger_level == pytest.approx(quiet.trigger_level + 0.4, abs=1e-3)
    assert seen[3].trigger_level > seen[3].attack_line == pytest.approx(quiet.attack_line, abs=1e-3)
    # An attack lowers the line of the next day, which the weak trigger still does not reach.
    assert seen[4].trigger_level < seen[4].attack_line < quiet.attack_line


def test_older_days_leave_and_the_oldest_comes_first(catalogue: Catalogue) -> None:
    assert [number for number, day in enumerate(past(catalogue, 36.0), 36 - 28) if day.attacked] == [34]
    assert [number for number, day in enumerate(past(catalogue, 30.0), 30 - 28) if day.attacked] == [3]


def test_attacks_seen_are_attacks_counted(catalogue: Catalogue) -> None:
    for days in (3.0, 5.0, 31.0, 35.0, 36.0):
        frame = course(catalogue, days).frame
        assert sum(day.attacked for day in frame.past_days) == frame.readouts["attack_days_28"], days


def test_watching_the_days_changes_nothing_and_who_looks_on_changes_nothing_of_them(catalogue: Catalogue) -> None:
    often, once = course(catalogue, 7.3, every_d=0.13), course(catalogue, 7.3)
    assert often.frame.readouts == once.frame.readouts
    assert often.frame.past_days == once.frame.past_days


def test_each_lens_has_its_own_days(catalogue: Catalogue) -> None:
    session = session_on_day(catalogue, TRIGGERED, {}, lens=Lens.EVIDENCE, days=6.0)
    assert session.frame.past_days == past(catalogue, 6.0)
