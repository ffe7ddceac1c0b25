"""Going to a day: the course of the person who is shown, and then moments from what it has come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens, SafetyEvent, SafetyRule, Scenario
from gate_viz.model.course import CourseCancelled
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.course import run_course, session_on_day
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.intents import (
    ChooseArchetype,
    ChooseScenario,
    GoToDay,
    Hold,
    Intent,
    OpenScenario,
    Redo,
    ResetTime,
    RestoreDefault,
    ScrubTo,
    SeeShowing,
    SetControl,
    SetControls,
    SetDose,
    SetLens,
    SetPlaying,
    StartAgain,
    Undo,
)
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point
from gate_viz.session.undo import MOST_TIMELINES
from tests.session.conftest import HALF_LIFE_H, archetype, scenario

ON_AND_OFF = replace(
    starting_point(archetype("cared_for", {"injury": 0.3}, [(2.0, "agonist", 1.0), (6.0, "agonist", 0.0)])),
    schedule=scenario("rubbed", {}, [(0.3, "touch", 1.0)]).schedule,
)


def paused(catalogue: Catalogue, *intents: Intent, lens: Lens = Lens.EVIDENCE) -> Session:
    session = Session(catalogue, catalogue.scenarios["stubbed_toe"], lens)
    for intent in (SetPlaying(False), *intents):
        session.dispatch(intent)
    return session


def person_of(frame: Frame) -> dict[str, object]:
    """What a Frame shows of the person."""
    return {
        "readouts": frame.readouts,
        "ghost_readouts": frame.ghost_readouts,
        "spikes": frame.spikes,
        "plugs": frame.plugs,
        "acting": frame.acting_values,
        "day": (frame.day, frame.time_s, frame.step_number),
        "past": frame.past_days,
        "why": frame.why,
    }


# --- the same as a course ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("archetype_id", ["sore", "treated"])
@pytest.mark.parametrize(
    "doses", [{}, {"agonist": 0.7, "serotonin_blocker": 1.0, "company": 1.0, "sensitisation": 0.2}]
)
def test_a_day_gone_to_is_what_a_course_of_as_many_days_comes_to(
    catalogue: Catalogue, archetype_id: str, doses: dict[str, float], lens: Lens
) -> None:
    shown = paused(catalogue, ChooseArchetype(archetype_id), SetControls(doses), GoToDay(22.0), lens=lens).frame
    start = starting_point(catalogue.archetypes[archetype_id])
    for readouts, of_lens in ((shown.readouts, lens), (shown.ghost_readouts, lens.other)):
        course = run_course(catalogue, start, doses, lens=of_lens, days=22.0, every_d=5.5)
        assert {name: values[-1] for name, values in course.series.items()} == pytest.approx(dict(readouts), rel=1e-12)


@pytest.mark.parametrize("days", [0.01, 3.1, 29.5])
def test_a_session_on_a_day_and_one_that_goes_there_show_the_same(catalogue: Catalogue, days: float) -> None:
    gone = paused(catalogue, ChooseArchetype("treated"), SetDose("antagonist", 1.0), GoToDay(days)).frame
    start = starting_point(catalogue.archetypes["treated"])
    begun = session_on_day(catalogue, start, {"antagonist": 1.0}, lens=Lens.EVIDENCE, days=days).frame
    course = run_course(catalogue, start, {"antagonist": 1.0}, lens=Lens.EVIDENCE, days=days, every_d=days).frame
    # Only who has set something by hand is told what that did.
    person = person_of(gone) | {"why": 0}
    assert person_of(begun) | {"why": 0} == person
    assert person_of(course) | {"ghost_readouts": gone.ghost_readouts, "why": 0} == person
    assert begun.ghost is GhostKind.OTHER_LENS


def test_what_the_learner_changes_on_the_way_is_part_of_a_session_on_a_day(catalogue: Catalogue) -> None:
    changes = [DatedChange(4.0, "agonist", 0.0), DatedChange(9.0, "agonist", 2.0)]
    start = starting_point(catalogue.archetypes["treated"])
    session = session_on_day(catalogue, start, {"touch": 0.5}, changes=changes, lens=Lens.ARTICLE, days=5.0)
    course = run_course(catalogue, start, {"touch": 0.5}, changes=changes, lens=Lens.ARTICLE, days=5.0, every_d=5.0)
    assert session.frame.readouts == pytest.approx(dict(course.frame.readouts), rel=1e-12)
    assert session.frame.acting_values["agonist"] == 0.0 < session.frame.readouts["brain_level_agonist"] < 0.6


# --- what acts on the day ----------------------------------------------------------------------------------------


def test_the_sliders_show_what_acts_on_the_day(catalogue: Catalogue) -> None:
    session = paused(catalogue, OpenScenario(ON_AND_OFF))
    doses = {day: session.dispatch(GoToDay(day)).controls.values["agonist"] for day in (1.0, 2.0, 4.0, 6.0, 0.0)}
    assert doses == {1.0: 0.0, 2.0: 1.0, 4.0: 1.0, 6.0: 0.0, 0.0: 0.0}


def test_what_the_learner_has_set_acts_from_day_0_on_whatever_day_he_set_it(catalogue: Catalogue) -> None:
    early = paused(catalogue, OpenScenario(ON_AND_OFF), SetControls({"agonist": 0.5, "touch": 0.4}), GoToDay(5.0))
    late = paused(catalogue, OpenScenario(ON_AND_OFF), GoToDay(3.0), SetControls({"agonist": 0.5, "touch": 0.4}))
    late.dispatch(GoToDay(7.0))
    late.dispatch(GoToDay(5.0))
    assert person_of(late.frame) == person_of(early.frame)
    assert late.frame.acting_values["agonist"] == 0.5


def test_where_nothing_was_set_an_earlier_day_leaves_no_trace(catalogue: Catalogue) -> None:
    straight = paused(catalogue, OpenScenario(ON_AND_OFF), GoToDay(1.0)).frame
    detour = paused(catalogue, OpenScenario(ON_AND_OFF), GoToDay(3.0), GoToDay(9.0), GoToDay(1.0)).frame
    assert person_of(detour) == person_of(straight)


def test_day_0_is_the_start_with_what_the_learner_has_set(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0))
    before = session.dispatch(ResetTime())
    session.dispatch(GoToDay(30.0))
    back = session.dispatch(GoToDay(0.0))
    assert person_of(back) == person_of(before) | {"why": back.why}
    assert back.controls == before.controls
    assert session.advance_steps(2000).readouts["signal_out"] < back.readouts["signal_out"]


def test_the_moments_of_a_scenario_are_over_on_a_later_day(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseScenario("rubbed"), GoToDay(1.0))
    assert session.frame.acting_values["touch"] == 1.0
    assert session.advance_steps(2000).acting_values["touch"] == 1.0
    assert session.dispatch(GoToDay(0.0)).acting_values["touch"] == 0.0
    assert session.advance_steps(2000).acting_values["touch"] == 1.0


def test_a_control_put_back_stands_where_the_person_has_it_on_that_day(catalogue: Catalogue) -> None:
    session = paused(catalogue, OpenScenario(ON_AND_OFF), GoToDay(3.0), SetDose("agonist", 0.2))
    assert session.dispatch(RestoreDefault("agonist")).controls.values["agonist"] == 1.0
    assert session.dispatch(GoToDay(7.0)).controls.values["agonist"] == 0.0


# --- moments of a day --------------------------------------------------------------------------------------------


def test_time_runs_on_from_the_balance_of_the_day(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0), GoToDay(30.0))
    at_first = session.frame.readouts
    later = session.advance_steps(4000)
    assert later.time_s == 2.0
    assert later.day == 30.0
    assert later.readouts == pytest.approx(dict(at_first), rel=1e-6)


def test_levels_are_those_reached_until_a_dose_is_changed_and_then_those_it_builds_up_to(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetControls({"agonist": 1.0, "modulator": 1.0}), GoToDay(1.0))
    reached = 1.0 - 0.5 ** (24.0 / HALF_LIFE_H)
    both = ("blood_level_agonist", "blood_level_modulator")

    def levels() -> list[float]:
        return [session.frame.readouts[level] for level in both]

    assert levels() == pytest.approx([reached, reached])
    session.dispatch(SetControl("injury", 1.0))
    assert levels() == pytest.approx([reached, reached])
    session.dispatch(SetDose("agonist", 2.0))
    assert levels() == pytest.approx([2.0, reached])
    session.dispatch(SetDose("agonist", 1.0))
    assert levels() == pytest.approx([reached, reached])


def test_what_was_stopped_on_the_way_is_still_leaving_and_is_gone_where_it_is_begun_and_stopped_anew(
    catalogue: Catalogue,
) -> None:
    session = paused(catalogue, OpenScenario(ON_AND_OFF), GoToDay(7.0))
    left = session.frame.readouts["blood_level_agonist"]
    assert 0.4 < left < 0.5
    assert session.dispatch(SetDose("agonist", 0.5)).readouts["blood_level_agonist"] == 0.5
    assert session.dispatch(SetDose("agonist", 0.0)).readouts["blood_level_agonist"] == left


def test_another_enzyme_shows_what_it_would_build_up_to(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("serotonin_blocker", 1.0), GoToDay(1.0))
    shown = session.dispatch(SetControl("cyp2d6", 0.0)).readouts["blood_level_serotonin_blocker"]
    assert shown == pytest.approx(2.0)


def test_sensitisation_is_where_the_days_have_led_until_it_is_set(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseScenario("stubbed_toe"), SetControls({"injury": 0.0, "sensitisation": 0.6}))
    faded = session.dispatch(GoToDay(30.0)).readouts["sensitisation"]
    assert faded < 0.5
    assert session.frame.controls.values["sensitisation"] == 0.6
    assert session.dispatch(SetControl("sensitisation", 0.9)).readouts["sensitisation"] == 0.9


def test_a_new_time_0_is_of_the_same_day_with_the_controls_as_they_are(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), GoToDay(20.0))
    arrived = session.frame
    session.advance_steps(100)
    session.dispatch(SetDose("agonist", 1.0))
    session.advance_steps(100)
    anew = session.dispatch(ResetTime())
    assert (anew.day, anew.time_s, anew.past_days) == (20.0, 0.0, arrived.past_days)
    assert anew.controls.values["agonist"] == 1.0
    # The balance is that of the day; what was set since acts from time 0 on.
    assert anew.readouts["projection_hz"] == arrived.readouts["projection_hz"]
    assert session.advance_steps(4000).readouts["projection_hz"] < arrived.readouts["projection_hz"]


def test_starting_again_is_day_0_of_the_person(catalogue: Catalogue) -> None:
    fresh = paused(catalogue, ChooseArchetype("sore")).frame
    again = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0), GoToDay(9.0), StartAgain()).frame
    assert person_of(again) == person_of(fresh)
    assert again.controls.scenario == fresh.controls.scenario


# --- undo --------------------------------------------------------------------------------------------------------


def test_undo_brings_the_earlier_day_back_as_it_stood_and_redo_the_later_one(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0))
    session.advance_steps(500)
    first = session.frame
    second = session.dispatch(GoToDay(10.0))
    session.advance_steps(300)
    third = session.dispatch(GoToDay(20.0))
    back = session.dispatch(Undo())
    assert (back.day, back.time_s) == (10.0, 0.15)
    assert session.dispatch(ScrubTo(0.0)).readouts == second.readouts
    start = session.dispatch(Undo())
    assert person_of(start) | {"why": 0} == person_of(first) | {"why": 0}
    assert start.controls.values == first.controls.values
    session.dispatch(Redo())
    again = session.dispatch(Redo())
    assert person_of(again) == person_of(third)


def test_one_undo_takes_the_archetype_back(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    before = session.dispatch(ResetTime())
    assert session.dispatch(ChooseArchetype("treated")).controls.scenario.archetype == "treated"
    assert person_of(session.dispatch(Undo())) == person_of(before)
    assert not session.frame.can_undo


def test_the_same_day_lived_through_again_is_taken_back_even_after_a_new_time_0(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), GoToDay(10.0), SetDose("agonist", 1.0))
    built_up = session.frame.readouts["blood_level_agonist"]
    tolerant = session.dispatch(GoToDay(10.0)).readouts["tolerance"]
    session.dispatch(ResetTime())
    back = session.dispatch(Undo())
    assert back.readouts["tolerance"] < tolerant
    assert back.readouts["blood_level_agonist"] == built_up


def test_a_day_whose_recording_was_let_go_comes_back_from_where_it_began(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0), GoToDay(3.0))
    session.dispatch(SetDose("agonist", 0.5))
    session.advance_steps(100)
    anew = person_of(session.dispatch(ResetTime()))
    for _ in range(MOST_TIMELINES + 1):
        session.dispatch(ChooseScenario("healthy"))
    for _ in range(MOST_TIMELINES + 1):
        session.dispatch(Undo())
    assert session.frame.day == 3.0
    assert person_of(session.frame) | {"why": 0} == anew | {"why": 0}
    assert session.frame.controls.values["agonist"] == 0.5
    assert session.dispatch(Redo()).controls.scenario.id == "healthy"


# --- showings ----------------------------------------------------------------------------------------------------


def test_a_showing_of_days_is_the_person_with_the_control_set_on_its_day(catalogue: Catalogue) -> None:
    doses = {"modulator": 0.5, "agonist": 1.0}
    shown = paused(catalogue, SeeShowing("agonist")).frame
    by_hand = paused(catalogue, ChooseArchetype("sore"), SetControls(doses), GoToDay(20.0)).frame
    assert person_of(shown) == person_of(by_hand)


def test_a_showing_of_moments_sets_the_control_at_time_0_and_says_why(catalogue: Catalogue) -> None:
    session = paused(catalogue, SetDose("agonist", 1.0), SeeShowing("touch"))
    shown = session.frame
    assert (shown.day, shown.time_s, shown.controls.values["agonist"]) == (0.0, 0.0, 0.0)
    assert {control_id: after for control_id, _, after in shown.why.changed} == {"touch": 1.0, "serotonin": 0.5}
    assert session.advance_steps(2000).readouts["interneuron_hz"] > shown.readouts["interneuron_hz"]


def test_a_showing_may_set_a_scenario_on_an_archetype(catalogue: Catalogue) -> None:
    shown = paused(catalogue, SeeShowing("company")).frame.controls
    assert (shown.scenario.id, shown.scenario.archetype, shown.day) == ("healthy", "sore", 1.5)
    assert (shown.values["norepinephrine"], shown.values["company"]) == (0.5, 1.0)


def test_a_showing_is_one_step_of_undo(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    before = session.dispatch(ResetTime())
    shown = session.dispatch(SeeShowing("agonist"))
    back = session.dispatch(Undo())
    assert person_of(back) == person_of(before)
    assert not back.can_undo
    assert person_of(session.dispatch(Redo())) == person_of(shown)


def test_a_showing_brings_its_lens_and_undo_takes_it_back(catalogue: Catalogue) -> None:
    session = paused(catalogue, lens=Lens.EVIDENCE)
    assert session.dispatch(SeeShowing("touch")).lens is Lens.EVIDENCE
    session.dispatch(Hold(held=True))
    shown = session.dispatch(SeeShowing("injury"))
    assert (shown.lens, shown.ghost, shown.controls.values["injury"]) == (Lens.ARTICLE, GhostKind.OTHER_LENS, 1.0)
    back = session.dispatch(Undo())
    assert (back.lens, back.controls.values["touch"]) == (Lens.EVIDENCE, 1.0)
    assert session.dispatch(Redo()).lens is Lens.ARTICLE


def test_a_showing_without_a_lens_leaves_it_to_the_scenario_and_to_the_learner(catalogue: Catalogue) -> None:
    session = paused(catalogue, lens=Lens.EVIDENCE)
    assert session.dispatch(SeeShowing("threat")).lens is Lens.ARTICLE
    assert session.dispatch(SeeShowing("touch")).lens is Lens.ARTICLE


# --- what stands beside ------------------------------------------------------------------------------------------


def test_the_why_line_of_a_day_judges_the_person_who_has_come_so_far(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0), GoToDay(30.0))
    assert session.frame.why.days == 30.0
    assert session.frame.why.after_hz == pytest.approx(session.frame.readouts["projection_hz"])
    why = session.dispatch(SetDose("agonist", 0.0)).why
    assert why.before_hz == pytest.approx(session.dispatch(ResetTime()).readouts["projection_hz"])
    assert why.after_hz > why.before_hz


def test_the_lenses_have_days_of_their_own(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"), SetDose("agonist", 1.0), GoToDay(30.0), lens=Lens.ARTICLE)
    article, evidence = session.frame.readouts, session.frame.ghost_readouts
    assert article["gs_share"] > evidence["gs_share"] == 0.0
    assert session.dispatch(SetLens(Lens.EVIDENCE)).readouts == evidence


STOP_NOTE = SafetyRule("stop", ("opioid",), False, 1, "", "", "", event=SafetyEvent.ABRUPT_STOP)


def warned(catalogue: Catalogue, start: Scenario, *intents: Intent) -> list[str]:
    noting = replace(catalogue, safety_rules=(*catalogue.safety_rules, STOP_NOTE))
    return [rule.id for rule in paused(noting, OpenScenario(start), *intents).frame.warnings]


def test_a_stop_after_weeks_is_noted_on_the_day_after_it_and_where_it_is_set_on_the_day_itself(
    catalogue: Catalogue,
) -> None:
    treated = starting_point(catalogue.archetypes["treated"])
    none = SetDose("agonist", 0.0)
    assert warned(catalogue, treated, GoToDay(19.0)) == []
    assert warned(catalogue, treated, GoToDay(21.0)) == ["stop"]
    assert warned(catalogue, treated, GoToDay(19.0), none) == ["stop"]
    assert warned(catalogue, treated, GoToDay(13.0), none) == []
    assert warned(catalogue, treated, none) == []


def test_a_combination_of_the_day_is_noted(catalogue: Catalogue) -> None:
    treated = starting_point(catalogue.archetypes["treated"])
    both = SetDose("modulator", 1.0)
    assert warned(catalogue, treated, both, GoToDay(19.0)) == ["opioid_and_sedative"]
    assert warned(catalogue, treated, both, GoToDay(21.0)) == ["stop"]


# --- on the way --------------------------------------------------------------------------------------------------


def test_progress_is_told_as_a_share_and_giving_up_changes_nothing(catalogue: Catalogue) -> None:
    session = paused(catalogue, ChooseArchetype("sore"))
    before, told = session.frame, list[float]()

    def go_on(share: float) -> bool:
        told.append(share)
        return len(told) < 11

    with pytest.raises(CourseCancelled):
        session.dispatch(GoToDay(2.0), go_on)
    assert session.frame == before
    assert session.dispatch(Undo()).controls.scenario.id == "stubbed_toe"
    assert told == pytest.approx([number / 16 for number in range(1, 12)])


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (GoToDay(-1.0), "The day to go to must be from 0 to 3650 days, not -1."),
        (GoToDay(4000.0), "The day to go to must be from 0 to 3650 days, not 4000."),
        (GoToDay(float("nan")), "The day to go to must be a finite number, not nan."),
        (ChooseArchetype("saint"), "There is no archetype 'saint'."),
        (SeeShowing("tickle"), "There is no control 'tickle'."),
        (SeeShowing("gaba"), "'gaba' has nowhere to be seen."),
    ],
)
def test_what_cannot_be_gone_to_is_refused_and_changes_nothing(catalogue: Catalogue, intent: Intent, said: str) -> None:
    session = paused(catalogue)
    before = session.frame
    with pytest.raises(RefusedIntent) as refused:
        session.dispatch(intent)
    assert str(refused.value) == said
    assert session.frame is before


def test_a_start_state_that_a_file_changes_later_is_refused(catalogue: Catalogue) -> None:
    late: Mapping[str, object] = {"course_schedule": (DatedChange(1.0, "sensitisation", 1.0),)}
    session = paused(catalogue, OpenScenario(replace(catalogue.scenarios["healthy"], **late)))  # type: ignore[arg-type]
    with pytest.raises(RefusedIntent, match="it can be set at day 0 only"):
        session.dispatch(GoToDay(2.0))


def test_after_days_the_why_line_tells_what_was_set_from_the_same_days_without_it(catalogue: Catalogue) -> None:
    session = paused(catalogue, SetDose("agonist", 1.0), GoToDay(6.0))
    told = session.frame.why
    person = catalogue.scenarios["stubbed_toe"]
    without, with_it = (
        run_course(catalogue, person, set_at_start, lens=Lens.EVIDENCE, days=6.0, every_d=6.0).frame.readouts
        for set_at_start in ({}, {"agonist": 1.0})
    )
    assert told.days == 6.0
    assert told.changed == (("agonist", 0.0, 1.0),)
    assert told.before_hz == pytest.approx(without["projection_hz"])
    assert told.after_hz == pytest.approx(with_it["projection_hz"])


def test_after_days_with_nothing_set_the_why_line_tells_of_the_present(catalogue: Catalogue) -> None:
    assert paused(catalogue, GoToDay(6.0)).frame.why.days == 0.0
