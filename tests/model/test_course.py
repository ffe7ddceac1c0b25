"""A run over days: how it is cut, what builds up and what is counted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.model import GateModel, SlowState
from gate_viz.model.course import (
    COUNTED_DAYS,
    STEP_D,
    CourseCancelled,
    CourseState,
    advance_course,
    course_person,
    start_course,
)
from tests.model.people import ARTICLE, BURDENED, CHRONIC, SUBSTANCES, any_values, both_places

MODEL = GateModel(ARTICLE, substances=SUBSTANCES)
TREATED = {**BURDENED, "both_pumps_blocker": 1.0, "mu_agonist": 0.5, "exercise": 1.0}
HALF_LIFE_D = {substance.id: substance.half_life_h / 24.0 for substance in SUBSTANCES}


@pytest.fixture(scope="module")
def start() -> CourseState[float]:
    return start_course(MODEL, BURDENED)


def test_a_course_begins_at_the_untreated_balance_with_sensitisation_as_set(start: CourseState[float]) -> None:
    assert start.time_d == 0.0
    assert start.slow == MODEL.untreated_slow(BURDENED)
    assert start.slow.sensitisation == BURDENED["sensitisation"]
    assert start.levels == {}


@given(values=any_values)
@settings(max_examples=15)
def test_at_the_untreated_balance_nothing_but_sensitisation_has_anywhere_to_go(values: dict[str, float]) -> None:
    slow = MODEL.untreated_slow(values)
    person = MODEL.person(values, slow=slow)
    felt = MODEL.laws.felt(MODEL.steady_state(person).balance, MODEL.rest)
    targets = MODEL.laws.slow.targets(person, felt)._replace(sensitisation=slow.sensitisation)
    assert tuple(targets) == pytest.approx(tuple(slow), abs=1e-9)
    attack = MODEL.laws.slow.attack(person)
    assert (attack.release, attack.drive) == pytest.approx((slow.cgrp, slow.neuroinflammation), abs=1e-6)


@given(st.sets(st.integers(1, 27), max_size=8))
@settings(max_examples=10)
def test_looking_at_quarter_days_on_the_way_never_changes_a_trajectory(looked_at: set[int]) -> None:
    begin = start_course(MODEL, CHRONIC)
    values = {**CHRONIC, "both_pumps_blocker": 1.0, "migraine_trigger": 0.9}
    straight = looked = advance_course(MODEL, begin, values, 7.0)
    looked = begin
    for quarter in [*sorted(looked_at), 28]:
        looked = advance_course(MODEL, looked, values, quarter * STEP_D)
        course_person(MODEL, looked, values)
    assert looked == straight


def test_a_course_ends_where_it_was_told_to_in_the_middle_of_a_step(start: CourseState[float]) -> None:
    ended = advance_course(MODEL, start, TREATED, 1.6)
    assert ended.time_d == pytest.approx(1.6, abs=1e-12)
    before, after = (advance_course(MODEL, start, TREATED, day) for day in (1.5, 1.75))
    for here, one, other in zip(ended.slow[:-1], before.slow[:-1], after.slow[:-1], strict=True):
        assert min(one, other) - 1e-4 <= here <= max(one, other) + 1e-4


def test_a_partial_step_is_made_good_at_the_next_whole_quarter(start: CourseState[float]) -> None:
    whole = advance_course(MODEL, start, TREATED, 2.0)
    parts = advance_course(MODEL, advance_course(MODEL, start, TREATED, 1.1), TREATED, 2.0)
    assert parts.time_d == whole.time_d
    assert tuple(parts.slow) == pytest.approx(tuple(whole.slow), abs=2e-3)
    assert parts.levels.keys() == whole.levels.keys()
    assert both_places(parts.levels) == pytest.approx(both_places(whole.levels), rel=1e-12)


def test_a_day_that_is_past_already_leaves_the_state_as_it_is(start: CourseState[float]) -> None:
    later = advance_course(MODEL, start, TREATED, 1.0)
    assert advance_course(MODEL, later, TREATED, 1.0) is later
    assert advance_course(MODEL, later, TREATED, 0.5) is later


def test_advancing_does_not_change_the_state_it_starts_from(start: CourseState[float]) -> None:
    slow, levels = start.slow._replace(), dict(start.levels)
    advance_course(MODEL, start, TREATED, 1.0)
    assert (start.time_d, start.slow, start.levels) == (0.0, slow, levels)


def test_progress_hears_of_every_step_and_can_cancel(start: CourseState[float]) -> None:
    heard: list[float] = []

    def until_a_day(day: float) -> bool:
        heard.append(day)
        return day < 1.0

    with pytest.raises(CourseCancelled):
        advance_course(MODEL, start, TREATED, 5.0, progress=until_a_day)
    assert heard == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert advance_course(MODEL, start, TREATED, 0.75, progress=lambda _: True) == advance_course(
        MODEL, start, TREATED, 0.75
    )


@pytest.mark.parametrize("medicine", ["serotonin_pump_blocker", "mu_agonist", "trigeminal_agonist"])
def test_a_level_in_the_blood_is_half_built_up_after_one_half_life_and_half_gone_after_another(medicine: str) -> None:
    begin, half_life_d = start_course(MODEL, {}), HALF_LIFE_D[medicine]
    risen = advance_course(MODEL, begin, {medicine: 1.4}, half_life_d)
    assert risen.levels[medicine].blood == pytest.approx(0.7, rel=1e-9)
    fallen = advance_course(MODEL, risen, {}, 2.0 * half_life_d)
    assert fallen.levels[medicine].blood == pytest.approx(0.35, rel=1e-9)


def test_a_level_ends_where_it_would_have_built_up_at_once() -> None:
    values = {"cyp2d6": 0.3, "smoking": 1.0, "p_glycoprotein": 1.5, "cgrp_blocker": 1.0}
    reached = course_person(MODEL, advance_course(MODEL, start_course(MODEL, values), values, 30.0), values)
    assert reached.levels["cgrp_blocker"] == pytest.approx(MODEL.person(values).levels["cgrp_blocker"], rel=1e-9)


def test_what_people_do_acts_at_once_and_ends_at_once(start: CourseState[float]) -> None:
    active, idle = (course_person(MODEL, start, {**BURDENED, "exercise": dose}) for dose in (1.0, 0.0))
    assert active.loads.endorphin_release == 2.0
    assert idle.loads.endorphin_release == 0.0
    medicated = course_person(MODEL, start, {**BURDENED, "mu_agonist": 1.0})
    assert medicated.loads.mu_agonist == 0.0


def test_a_course_goes_on_from_its_own_sensitisation_whatever_the_control_says() -> None:
    begin = start_course(MODEL, {})
    assert course_person(MODEL, begin, {"sensitisation": 0.9}).sensitisation == 0.0


def test_a_day_counts_once_however_many_attacks_it_has_and_only_the_last_28_count() -> None:
    state, counted = start_course(MODEL, {}), []
    for quarter in range(4 * 40):
        trigger = 1.0 if quarter % 12 == 0 else 0.0
        state = advance_course(MODEL, state, {"migraine_trigger": trigger}, (quarter + 1) * STEP_D)
        counted.append(state.slow.attack_days_28)
        assert len(state.attack_days) == min(1 + quarter // 4, COUNTED_DAYS)
        assert set(state.attack_days) <= {0.0, 1.0}
    # every third day, counted only while it is among the last 28
    assert counted[0] == counted[3] == 1.0
    assert counted[12] == 2.0
    assert counted[-1] == 10.0
    quiet = advance_course(MODEL, state, {}, 40.0 + COUNTED_DAYS + 1.0)
    assert quiet.slow.attack_days_28 == 0.0


def test_more_production_fills_a_store_at_once_and_supply_only_over_days() -> None:
    begin = start_course(MODEL, {})
    at_once = course_person(MODEL, begin, {"serotonin": 2.0})
    supplied = course_person(MODEL, begin, {"tryptophan": 0.2})
    assert MODEL.probes(at_once)["synthesis_serotonin"] == pytest.approx(1.0)
    assert (supplied.slow.serotonin_fill, at_once.serotonin) == (1.0, 2.0)
    fills = [advance_course(MODEL, begin, {"tryptophan": 0.2}, day).slow.serotonin_fill for day in (0.5, 1.0, 2.0, 6.0)]
    assert all(later < earlier for earlier, later in pairwise([1.0, *fills]))


def test_the_healthy_person_stays_the_healthy_person() -> None:
    for strengths in (None, ARTICLE):
        model = GateModel(strengths, substances=SUBSTANCES)
        end = advance_course(model, start_course(model, {}), {}, 84.0)
        # sensitisation goes from nothing to what a healthy cord rests at
        settled = end.slow._replace(sensitisation=0.0)
        assert tuple(settled) == pytest.approx(tuple(SlowState()), abs=1e-6)
        assert end.slow.sensitisation < 0.02
