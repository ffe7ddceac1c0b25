"""Laws of undo and redo, over whatever a learner might do."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame, Why
from gate_viz.session.history import KEPT_READOUTS
from gate_viz.session.intents import (
    ChooseScenario,
    FinishChange,
    Intent,
    Redo,
    ResetTime,
    RestoreDefault,
    ScrubTo,
    SetControl,
    SetDose,
    SetLens,
    SetPlaying,
    StartAgain,
    StepBack,
    Tap,
    Undo,
)
from gate_viz.session.session import Session
from gate_viz.session.undo import MOST_CHANGES, MOST_TIMELINES

UNTOLD = Why(changed=(), before_hz=0.0, after_hz=0.0, roads=(), small=True)
SHARES = st.sampled_from([0.0, 0.3, 0.7, 1.0])
CHANGES: st.SearchStrategy[Intent] = st.one_of(
    st.builds(SetControl, st.sampled_from(["touch", "injury", "gaba"]), SHARES),
    st.builds(SetDose, st.sampled_from(["agonist", "pore_blocker"]), SHARES),
    st.builds(RestoreDefault, st.sampled_from(["touch", "injury", "agonist"])),
    st.builds(SetLens, st.sampled_from(Lens)),
    st.builds(ChooseScenario, st.sampled_from(["healthy", "rubbed"])),
    st.builds(StartAgain),
)
OTHERS: st.SearchStrategy[Intent] = st.one_of(
    st.builds(ScrubTo, st.sampled_from([0.0, 0.013, 0.1, 0.25])),
    st.builds(StepBack),
    st.builds(Tap),
    st.builds(SetControl, st.just("touch"), SHARES, st.just(False)),
)
STEPS = st.integers(1, 300)
PASTS = st.lists(st.tuples(CHANGES | OTHERS, STEPS), max_size=6)


def after_a_past(catalogue: Catalogue, past: list[tuple[Intent, int]]) -> Session:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetPlaying(False))
    session.advance_steps(200)
    for intent, steps in past:
        session.dispatch(intent)
        session.advance_steps(steps)
    session.dispatch(FinishChange())
    session.dispatch(SetPlaying(False))
    return session


def undoable(frame: Frame) -> Frame:
    """Return the Frame without what undo leaves alone: how time runs, what is told of the last change, and itself."""
    controls = replace(frame.controls, playing=False, speed=1.0)
    return replace(frame, controls=controls, why=UNTOLD, can_undo=False, can_redo=False)


def traces(session: Session) -> list[list[float]]:
    return [session.history.series(readout_id)[1].tolist() for readout_id in KEPT_READOUTS]


@given(past=PASTS, change=CHANGES)
def test_undo_after_do_is_as_if_nothing_was_done(
    catalogue: Catalogue, past: list[tuple[Intent, int]], change: Intent
) -> None:
    session = after_a_past(catalogue, past)
    before, recorded, could_undo = session.frame, traces(session), session.frame.can_undo
    changed = undoable(session.dispatch(change)) != undoable(before)
    if changed:
        session.dispatch(Undo())
    assert undoable(session.frame) == undoable(before)
    assert traces(session) == recorded
    assert session.frame.can_undo == could_undo or not changed


@given(past=PASTS, change=CHANGES, going_on=STEPS)
def test_redo_after_undo_is_as_if_nothing_was_undone(
    catalogue: Catalogue, past: list[tuple[Intent, int]], change: Intent, going_on: int
) -> None:
    session = after_a_past(catalogue, past)
    session.dispatch(change)
    session.dispatch(SetPlaying(False))
    session.advance_steps(going_on)
    before, recorded = session.frame, traces(session)
    if not before.can_undo or before.scrubbed:
        return
    session.dispatch(Undo())
    redone = session.dispatch(Redo())
    assert undoable(redone) == undoable(before)
    assert traces(session) == recorded
    assert (redone.can_undo, redone.can_redo) == (True, False)


@given(past=PASTS, change=CHANGES, going_on=STEPS)
def test_undo_brings_back_the_minute_that_a_change_while_scrubbed_back_dropped(
    catalogue: Catalogue, past: list[tuple[Intent, int]], change: Intent, going_on: int
) -> None:
    session = after_a_past(catalogue, past)
    session.advance_steps(300)
    session.dispatch(StepBack())
    scrubbed, recorded = session.frame, traces(session)
    session.dispatch(SetControl("dopamine", 2.0))
    session.advance_steps(going_on)
    session.dispatch(SetLens(session.frame.lens.other))
    session.dispatch(Undo())
    session.dispatch(Undo())
    assert undoable(session.frame) == undoable(scrubbed)
    assert traces(session) == recorded


def test_a_drag_is_one_step(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    for value in (0.1, 0.5, 0.8):
        assert session.dispatch(SetControl("touch", value, finished=False)).can_undo
        session.advance_steps(20)
    session.dispatch(FinishChange())
    assert session.dispatch(Undo()).controls.values["touch"] == 0.0
    assert not session.frame.can_undo
    assert session.dispatch(Redo()).controls.values["touch"] == 0.8


def test_a_drag_of_another_control_is_another_step(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.dispatch(SetControl("touch", 0.5, finished=False))
    session.dispatch(SetControl("gaba", 2.0, finished=False))
    undone = session.dispatch(Undo())
    assert (undone.controls.values["touch"], undone.controls.values["gaba"]) == (0.5, 1.0)


def test_undo_in_the_middle_of_a_drag_takes_the_drag_back(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.dispatch(SetControl("touch", 0.5, finished=False))
    assert session.dispatch(Undo()).controls.values["touch"] == 0.0


def test_a_drag_that_ends_where_it_began_is_no_step(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.dispatch(SetControl("touch", 0.5))
    session.dispatch(SetControl("touch", 0.9, finished=False))
    session.dispatch(SetControl("touch", 0.5))
    assert session.dispatch(Undo()).controls.values["touch"] == 0.0


def test_nothing_done_and_nothing_undone_leave_nothing_to_do(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    start = session.frame
    assert session.dispatch(Undo()) == start
    assert session.dispatch(Redo()) == start


def test_undo_takes_no_model_time_back(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.dispatch(SetControl("touch", 1.0))
    session.advance_steps(500)
    assert session.dispatch(Undo()).step_number == 500


def test_undo_while_scrubbed_back_goes_on_at_the_newest_moment(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.advance_steps(200)
    session.dispatch(SetControl("touch", 1.0))
    session.advance_steps(200)
    session.dispatch(ScrubTo(0.05))
    undone = session.dispatch(Undo())
    assert (undone.step_number, undone.controls.values["touch"]) == (400, 0.0)


def test_undo_moves_only_what_its_change_moved(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.advance_steps(200)
    session.dispatch(SetControl("gaba", 2.0))
    session.dispatch(SetControl("touch", 1.0))
    session.advance_steps(200)
    session.dispatch(ScrubTo(0.05))
    # Time 0 with the controls as they were then: neither change is there any more.
    session.dispatch(ResetTime())
    undone = session.dispatch(Undo())
    assert (undone.controls.values["gaba"], undone.controls.values["touch"]) == (1.0, 0.0)


def test_a_lens_turned_while_scrubbed_back_drops_nothing(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    session.advance_steps(400)
    session.dispatch(ScrubTo(0.05))
    assert session.dispatch(SetLens(Lens.ARTICLE)).scrubbed
    undone = session.dispatch(Undo())
    assert (undone.lens, undone.step_number) == (Lens.EVIDENCE, 100)
    assert session.history.end_s == 0.2


def test_undo_reaches_a_hundred_steps_back(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    for number in range(MOST_CHANGES + 20):
        session.dispatch(SetControl("touch", number / 1000))
    while session.frame.can_undo:
        session.dispatch(Undo())
    assert session.frame.controls.values["touch"] == 19 / 1000


def test_every_change_can_be_taken_back_when_the_oldest_recordings_are_let_go(catalogue: Catalogue) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetPlaying(False))
    session.dispatch(SetControl("touch", 0.5))
    before = session.frame.controls
    for patient in range(MOST_TIMELINES + 3):
        session.dispatch(ChooseScenario("healthy" if patient % 2 == 0 else "rubbed"))
        session.dispatch(SetControl("gaba", 0.05 * (patient + 1)))
        session.advance_steps(100)
    after = session.frame.controls
    for _step in range(2 * (MOST_TIMELINES + 3)):
        session.dispatch(Undo())
    assert session.frame.controls == before
    # The recording of the oldest was let go: its scenario has begun anew.
    assert session.frame.time_s == 0.0
    while session.frame.can_redo:
        session.dispatch(Redo())
    assert session.frame.controls == after


def test_undo_never_moves_time_that_has_begun_anew(catalogue: Catalogue) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.advance_steps(400)
    session.dispatch(ScrubTo(0.1))
    session.dispatch(Tap())
    session.dispatch(ScrubTo(0.05))
    session.dispatch(SetControl("gaba", 0.5))
    session.dispatch(ResetTime())
    undone = session.dispatch(Undo())
    assert undone.time_s == 0.0
    assert undone.controls.values["gaba"] == 1.0
    # The tap alone set nothing, so with its recording it is gone from the list.
    assert not undone.can_undo
