from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import READOUT_UNITS
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.history import KEPT_READOUTS
from gate_viz.session.intents import (
    ChooseScenario,
    FinishChange,
    Hold,
    Intent,
    OpenScenario,
    Pinch,
    Redo,
    ResetTime,
    ScrubTo,
    SetControl,
    SetDose,
    SetLens,
    SetPlaying,
    SetSpeed,
    StartAgain,
    StepBack,
    StepForward,
    Tap,
    Undo,
)
from gate_viz.session.person import lens_model
from gate_viz.session.session import Session

FRAME_MS = 1000 / 60


@pytest.fixture
def session(catalogue: Catalogue) -> Session:
    return Session(catalogue)


def on(catalogue: Catalogue, scenario_id: str) -> Session:
    return Session(catalogue, catalogue.scenarios[scenario_id])


def traces(session: Session) -> dict[str, list[float]]:
    history = session.history
    return {
        f"{name} {readout_id}": series(readout_id)[1].tolist()
        for readout_id in KEPT_READOUTS
        for name, series in (("solid", history.series), ("ghost", history.ghost_series))
    }


def play(session: Session, seconds: float) -> Frame:
    return session.advance_steps(round(seconds * 2000))


# --- the start -------------------------------------------------------------------------------------------------------


def test_it_opens_on_the_stubbed_toe_in_balance_and_playing(catalogue: Catalogue, session: Session) -> None:
    frame = session.frame
    model = lens_model(catalogue, Lens.EVIDENCE)
    person = model.person(frame.controls.values, slow=model.untreated_slow(frame.controls.values))
    assert frame.controls.scenario.id == "stubbed_toe"
    assert frame.controls.playing
    assert (frame.time_s, frame.step_number) == (0.0, 0)
    assert frame.readouts == model.readouts(model.steady_state(person), person)
    assert (frame.can_undo, frame.can_redo, frame.scrubbed) == (False, False, False)


def test_a_balance_stays_where_it_is(session: Session) -> None:
    start = session.frame.readouts["projection_hz"]
    assert play(session, 5.0).readouts["projection_hz"] == pytest.approx(start, abs=1e-6)


def test_every_readout_is_shown_in_both_lenses(session: Session) -> None:
    assert set(session.frame.readouts) == set(session.frame.ghost_readouts) == set(session.readout_units)
    assert set(session.readout_units) > set(READOUT_UNITS)


def test_a_link_that_is_off_counts_for_nothing_in_both_lenses(catalogue: Catalogue) -> None:
    off = Session(catalogue, links_off=["touch_interneuron", "touch_projection", "touch_excitatory"])
    start = off.frame
    rubbed = off.dispatch(SetControl("touch", 1.0))
    assert rubbed.why.after_hz == pytest.approx(start.why.before_hz, abs=1e-9)


def test_a_frame_cannot_be_written_to(session: Session) -> None:
    for mapping in (session.frame.readouts, session.frame.ghost_readouts, session.frame.acting_values):
        with pytest.raises(TypeError):
            mapping["touch"] = 1.0  # type: ignore[index]


# --- time ------------------------------------------------------------------------------------------------------------


@given(cuts=st.lists(st.integers(1, 90_000), min_size=1, max_size=12), speed=st.sampled_from([1.0, 0.1]))
def test_any_slicing_of_wall_time_gives_the_same_frame(catalogue: Catalogue, cuts: list[int], speed: float) -> None:
    by_cuts, by_milliseconds = on(catalogue, "volleys"), on(catalogue, "volleys")
    for session in (by_cuts, by_milliseconds):
        session.dispatch(SetSpeed(speed))
        session.dispatch(Tap())
    for cut in cuts:
        by_cuts.advance(cut / 1024)
    left = sum(cuts)
    while left > 0:
        by_milliseconds.advance(min(left, 7 * 1024) / 1024)
        left -= 7 * 1024
    assert by_cuts.frame == by_milliseconds.frame
    assert traces(by_cuts) == traces(by_milliseconds)


def test_a_laptop_that_slept_does_not_jump(session: Session) -> None:
    assert session.advance(3_600_000.0).time_s == 0.1


@pytest.mark.parametrize(("speed", "steps"), [(1.0, 2000), (0.1, 200), (0.01, 20)])
def test_speed_is_model_time_over_wall_time(session: Session, speed: float, steps: int) -> None:
    session.dispatch(SetSpeed(speed))
    for _quarter in range(40):
        session.advance(25.0)
    assert session.frame.step_number == steps


def test_paused_nothing_moves_and_a_slider_shows_at_once(session: Session) -> None:
    session.dispatch(SetPlaying(False))
    paused = session.advance(FRAME_MS)
    moved = session.dispatch(SetControl("injury", 1.0))
    assert paused.step_number == moved.step_number == 0
    assert moved.readouts["signal_in"] > paused.readouts["signal_in"]
    assert moved.state == paused.state


def test_too_little_time_for_a_step_gives_the_same_frame(session: Session) -> None:
    assert session.advance(0.25) is session.frame
    first = session.frame
    assert session.advance(0.2) is first
    assert session.advance(0.1).step_number == 1


def test_a_small_step_is_ten_milliseconds_and_pauses(session: Session) -> None:
    frame = session.dispatch(StepForward())
    assert frame.time_s == 0.01
    assert not frame.controls.playing


def test_resetting_time_goes_to_time_0_with_the_controls_as_they_are(catalogue: Catalogue, session: Session) -> None:
    session.dispatch(SetControl("touch", 1.0))
    play(session, 1.0)
    reset = session.dispatch(ResetTime())
    fresh = Session(catalogue)
    fresh.dispatch(SetControl("touch", 1.0))
    assert (reset.time_s, reset.controls.values["touch"]) == (0.0, 1.0)
    assert replace(play(session, 1.0), why=reset.why) == replace(play(fresh, 1.0), why=reset.why)
    assert traces(session) == traces(fresh)


def test_starting_again_equals_starting(catalogue: Catalogue, session: Session) -> None:
    busy: list[Intent] = [SetDose("agonist", 1.0), SetLens(Lens.ARTICLE), Hold(True), SetSpeed(0.1), Pinch()]
    for intent in busy:
        session.dispatch(intent)
        session.advance(FRAME_MS)
    again = session.dispatch(StartAgain())
    fresh = Session(catalogue)
    assert replace(again, can_undo=False) == fresh.frame
    assert replace(play(session, 0.5), can_undo=False) == play(fresh, 0.5)
    assert traces(session) == traces(fresh)
    assert session.history.held is None


def test_an_opened_scenario_starts_at_its_own_balance(catalogue: Catalogue, session: Session) -> None:
    play(session, 0.5)
    opened = session.dispatch(OpenScenario(catalogue.scenarios["healthy"]))
    assert opened.time_s == 0.0
    assert opened.readouts == on(catalogue, "healthy").frame.readouts


def test_a_refused_intent_changes_nothing(session: Session) -> None:
    session.dispatch(SetControl("touch", 0.4, finished=False))
    before = session.frame
    with pytest.raises(RefusedIntent):
        session.dispatch(SetControl("injury", 2.0))
    assert session.frame is before
    assert session.dispatch(FinishChange()).why.changed == (("touch", 0.0, 0.4),)


# --- stimuli ---------------------------------------------------------------------------------------------------------


def test_a_tap_is_felt_for_a_second_of_model_time_while_the_slider_stays(session: Session) -> None:
    rest = session.frame.readouts["abeta_hz"]
    tapped = session.dispatch(Tap())
    assert tapped.readouts["abeta_hz"] > rest
    assert (tapped.acting_values["touch"], tapped.controls.values["touch"]) == (1.0, 0.0)
    assert play(session, 0.9995).acting_values["touch"] == 1.0
    assert play(session, 0.0005).readouts["abeta_hz"] == rest


def test_a_pinch_hurts_the_healthy_and_passes(catalogue: Catalogue) -> None:
    session = on(catalogue, "healthy")
    rest = session.frame.readouts["signal_out"]
    session.dispatch(Pinch())
    assert play(session, 0.5).readouts["signal_out"] > rest + 5.0
    assert play(session, 10.0).readouts["signal_out"] == pytest.approx(rest, abs=0.2)


def test_a_schedule_acts_at_its_step_and_leaves_the_slider(catalogue: Catalogue) -> None:
    session = on(catalogue, "rubbed")
    assert play(session, 0.2995).acting_values["touch"] == 0.0
    frame = play(session, 0.0005)
    assert (frame.acting_values["touch"], frame.controls.values["touch"]) == (1.0, 0.0)
    assert play(session, 1.0).readouts["signal_out"] < 0.9 * on(catalogue, "stubbed_toe").frame.readouts["signal_out"]


def test_a_slider_wins_over_the_schedule_and_undo_gives_it_back(catalogue: Catalogue) -> None:
    session = on(catalogue, "rubbed")
    play(session, 0.5)
    assert session.dispatch(SetControl("touch", 0.3)).acting_values["touch"] == 0.3
    assert session.dispatch(Undo()).acting_values["touch"] == 1.0


# --- the recorded minute ---------------------------------------------------------------------------------------------


def test_the_history_holds_a_minute_in_both_lenses(session: Session) -> None:
    play(session, 0.5)
    session.dispatch(SetControl("touch", 1.0))
    play(session, 60.5)
    times_s, values = session.history.series("signal_out")
    assert (times_s[0], times_s[-1]) == (pytest.approx(1.0), pytest.approx(61.0))
    assert values.size == session.history.ghost_series("signal_out")[1].size == 6001
    oldest = session.dispatch(ScrubTo(-5.0))
    assert (oldest.time_s, oldest.controls.values["touch"]) == (1.0, 1.0)
    assert session.dispatch(ScrubTo(1e9)).time_s == 61.0


@given(back_to=st.integers(0, 3000), more=st.integers(1, 400))
def test_going_back_shows_the_moment_as_it_was(catalogue: Catalogue, back_to: int, more: int) -> None:
    session = on(catalogue, "volleys")
    session.advance_steps(400)
    session.dispatch(SetDose("agonist", 1.0))
    session.dispatch(Tap())
    session.advance_steps(back_to)
    session.dispatch(SetControl("gaba", 0.5))
    seen = session.frame
    session.advance_steps(more)
    before = traces(session)
    back = session.dispatch(ScrubTo(seen.time_s))
    assert back.scrubbed
    alike = {"why": seen.why, "scrubbed": False}
    assert replace(back, controls=replace(back.controls, playing=True), **alike) == seen  # type: ignore[arg-type]
    # Going on from there goes over the same ground, and nothing is recorded twice.
    session.advance_steps(more)
    assert not session.frame.scrubbed
    assert traces(session) == before


def test_going_back_shows_the_sliders_as_they_were(session: Session) -> None:
    play(session, 0.5)
    session.dispatch(SetControl("touch", 1.0))
    play(session, 0.5)
    assert session.dispatch(ScrubTo(0.2)).controls.values["touch"] == 0.0
    assert session.dispatch(ScrubTo(0.7)).controls.values["touch"] == 1.0


def test_playing_on_while_scrubbed_goes_over_the_recorded_changes(session: Session) -> None:
    play(session, 0.3)
    session.dispatch(SetControl("touch", 1.0))
    play(session, 0.3)
    session.dispatch(ScrubTo(0.1))
    session.dispatch(SetPlaying(True))
    seen = [session.advance(50.0).controls.values["touch"] for _ in range(10)]
    assert seen == [0.0] * 3 + [1.0] * 7


def test_steps_back_and_forth_are_ten_milliseconds_each(session: Session) -> None:
    session.advance_steps(109)
    shown = [session.dispatch(intent).step_number for intent in (StepBack(), StepBack(), StepForward(), StepBack())]
    assert shown == [100, 80, 100, 80]
    for _ in range(9):
        session.dispatch(StepBack())
    assert session.frame.step_number == 0


def test_a_change_while_scrubbed_back_goes_on_from_that_moment(catalogue: Catalogue, session: Session) -> None:
    play(session, 1.0)
    session.dispatch(ScrubTo(0.4))
    session.dispatch(SetControl("touch", 1.0))
    assert not session.frame.scrubbed
    assert session.history.end_s == pytest.approx(0.4)
    play(session, 0.5)
    straight = Session(catalogue)
    play(straight, 0.4)
    straight.dispatch(SetControl("touch", 1.0))
    play(straight, 0.5)
    assert traces(session) == traces(straight)
    assert session.frame.spikes == straight.frame.spikes
    assert session.frame.readouts == straight.frame.readouts


def test_a_tap_while_scrubbed_back_can_be_taken_back(session: Session) -> None:
    play(session, 1.0)
    before = traces(session)
    scrubbed = session.dispatch(ScrubTo(0.4))
    assert session.dispatch(Tap()).can_undo
    play(session, 0.3)
    assert session.dispatch(Undo()).readouts == scrubbed.readouts
    assert traces(session) == before
    assert session.dispatch(Redo()).acting_values["touch"] == 1.0


# --- spikes ----------------------------------------------------------------------------------------------------------


def test_spikes_are_under_way_at_time_0_because_the_balance_has_lasted(catalogue: Catalogue) -> None:
    frame = on(catalogue, "stubbed_toe").frame
    spikes = frame.spikes["first_nerve"]
    assert all(time_s <= 0.0 for time_s in spikes.times_s)
    assert len(spikes.times_s) == pytest.approx(frame.readouts["signal_in"] * 2.5, abs=1.0)


@pytest.mark.parametrize(
    ("train", "readout_id"),
    [
        ("first_nerve", "signal_in"),
        ("touch", "abeta_hz"),
        ("second_nerve", "projection_hz"),
        ("interneuron", "interneuron_hz"),
    ],
)
def test_each_train_has_as_many_spikes_as_the_integral_of_its_rate(
    catalogue: Catalogue, train: str, readout_id: str
) -> None:
    session = on(catalogue, "volleys")
    lead_in = session.frame.spikes[train]
    expected = lead_in.first_number + float(len(lead_in.times_s))
    for _sample in range(200):
        expected += session.frame.readouts[readout_id] * 0.01
        session.advance_steps(20)
    spikes = session.frame.spikes[train]
    # Rates are held over ten milliseconds, and a volley reaches the nerve at the next of them.
    assert spikes.first_number + len(spikes.times_s) == pytest.approx(expected, abs=1.7)


def test_spikes_of_the_last_seconds_are_shown_and_none_from_the_future(session: Session) -> None:
    frame = play(session, 4.0)
    times_s = np.array(frame.spikes["first_nerve"].times_s)
    assert np.all((times_s > 1.5) & (times_s <= 4.0))
    assert np.ptp(times_s) > 2.3
    assert np.allclose(np.diff(times_s), 1.0 / frame.readouts["signal_in"])


# --- ghosts ----------------------------------------------------------------------------------------------------------


def test_the_ghost_is_the_same_person_in_the_other_lens(catalogue: Catalogue, session: Session) -> None:
    twin = Session(catalogue, lens=Lens.ARTICLE)
    for each in (session, twin):
        each.dispatch(SetControl("norepinephrine", 2.0))
        play(each, 0.5)
    assert session.frame.ghost is GhostKind.OTHER_LENS
    assert session.frame.ghost_readouts == twin.frame.readouts
    assert session.frame.readouts != twin.frame.readouts


def test_turning_the_lens_shows_the_other_run_whole(session: Session) -> None:
    session.dispatch(SetControl("norepinephrine", 2.0))
    evidence = play(session, 0.5)
    solid, ghost = session.history.series("signal_out")[1].copy(), session.history.ghost_series("signal_out")[1].copy()
    article = session.dispatch(SetLens(Lens.ARTICLE))
    assert (article.readouts, article.ghost_readouts) == (evidence.ghost_readouts, evidence.readouts)
    assert np.array_equal(session.history.series("signal_out")[1], ghost)
    assert np.array_equal(session.history.ghost_series("signal_out")[1], solid)


def test_of_two_ghosts_the_newer_is_shown(session: Session) -> None:
    shown = [
        session.dispatch(intent).ghost
        for intent in (Hold(True), SetLens(Lens.ARTICLE), Hold(True), SetLens(Lens.ARTICLE), Hold(False), Hold(True))
    ]
    held, other = GhostKind.HELD, GhostKind.OTHER_LENS
    # The second time, the lens was the article's already: nothing newer came.
    assert shown == [held, other, held, held, other, held]


def test_taking_back_a_change_of_lens_shows_the_lens_ghost(session: Session) -> None:
    session.dispatch(SetLens(Lens.ARTICLE))
    session.dispatch(Hold(True))
    undone = session.dispatch(Undo())
    assert (undone.lens, undone.ghost) == (Lens.EVIDENCE, GhostKind.OTHER_LENS)


def test_what_is_held_stays_as_it_was(session: Session) -> None:
    play(session, 1.0)
    at_hold = session.dispatch(Hold(True))
    values = session.history.series("signal_out")[1].copy()
    session.dispatch(SetControl("touch", 1.0))
    later = play(session, 2.0)
    held = session.history.held
    assert held is not None
    assert later.ghost_readouts == held.readouts == at_hold.readouts
    assert (held.time_s, held.lens) == (1.0, Lens.EVIDENCE)
    assert np.array_equal(held.series("signal_out")[1], values)
    session.dispatch(Hold(False))
    assert session.history.held is None


def test_a_comparison_is_held_up_to_the_moment_shown_and_over_a_new_scenario(session: Session) -> None:
    play(session, 1.0)
    session.dispatch(ScrubTo(0.4))
    session.dispatch(Hold(True))
    session.dispatch(ChooseScenario("healthy"))
    held = session.history.held
    assert held is not None
    assert held.series("signal_out")[0][-1] == pytest.approx(0.4)
    assert session.frame.ghost is GhostKind.HELD


def test_safety_notes_come_with_the_frame(session: Session) -> None:
    session.dispatch(SetDose("agonist", 1.0))
    assert [rule.id for rule in session.dispatch(SetDose("modulator", 0.5)).warnings] == ["opioid_and_sedative"]


def test_plugs_come_with_the_frame(session: Session) -> None:
    plugs = session.dispatch(SetDose("pore_blocker", 1.0)).plugs
    assert [plug.target for plug in plugs] == ["nmda_pore"]
    assert plugs[0].share == pytest.approx(0.5)
