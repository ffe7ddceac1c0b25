from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, Scenario, ScheduledChange
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.controls import Controls
from gate_viz.session.intents import (
    ChooseScenario,
    FinishChange,
    Hold,
    Intent,
    OpenScenario,
    Pinch,
    Redo,
    ResetTime,
    RestoreDefault,
    ScrubTo,
    SetControl,
    SetControls,
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
from gate_viz.session.reduce import initial_controls, reduce


@pytest.fixture
def controls(catalogue: Catalogue) -> Controls:
    return initial_controls(catalogue, catalogue.scenarios["stubbed_toe"])


def test_a_scenario_starts_with_its_own_values_and_the_defaults_of_the_rest(
    catalogue: Catalogue, controls: Controls
) -> None:
    assert controls.values["injury"] == 0.7
    assert controls.values["touch"] == 0.0
    assert controls.values["norepinephrine"] == 1.0
    assert set(controls.values) == set(catalogue.controls)


@pytest.mark.parametrize(
    ("scenario_id", "asked", "shown"),
    [
        ("stubbed_toe", None, Lens.EVIDENCE),
        ("stubbed_toe", Lens.ARTICLE, Lens.ARTICLE),
        ("told_by_articles", None, Lens.ARTICLE),
        ("told_by_articles", Lens.EVIDENCE, Lens.EVIDENCE),
    ],
)
def test_the_lens_is_the_one_asked_for_else_the_scenarios_else_evidence(
    catalogue: Catalogue, scenario_id: str, asked: Lens | None, shown: Lens
) -> None:
    assert initial_controls(catalogue, catalogue.scenarios[scenario_id], asked).lens is shown


@pytest.mark.parametrize(
    ("intent", "changed"),
    [
        (SetControl("touch", 0.5), {"touch": 0.5}),
        (SetControl("touch", 1, finished=False), {"touch": 1.0}),
        (SetDose("agonist", 2.0), {"agonist": 2.0}),
        (SetControls({"touch": 0.5, "agonist": 1.0}), {"touch": 0.5, "agonist": 1.0}),
        (SetControls({}), {}),
        (RestoreDefault("injury"), {}),
    ],
)
def test_only_the_controls_that_are_set_change(
    catalogue: Catalogue, controls: Controls, intent: Intent, changed: dict[str, float]
) -> None:
    after = reduce(controls, intent, catalogue)
    assert dict(after.values) == dict(controls.values) | changed
    assert not after.taken_over


def test_a_control_that_the_scenario_moves_is_taken_out_of_its_hands_by_being_set(catalogue: Catalogue) -> None:
    rubbed = initial_controls(catalogue, catalogue.scenarios["rubbed"])
    after = reduce(rubbed, SetControls({"touch": 0.5, "injury": 0.2}), catalogue)
    assert after.taken_over == {"touch"}


def test_a_control_that_is_set_to_what_it_is_changes_nothing(catalogue: Catalogue, controls: Controls) -> None:
    assert reduce(controls, SetControl("injury", controls.values["injury"]), catalogue) == controls


def test_a_restored_control_stands_where_the_scenario_has_it_and_follows_its_schedule_again(
    catalogue: Catalogue,
) -> None:
    rubbed = initial_controls(catalogue, catalogue.scenarios["rubbed"])
    moved = reduce(rubbed, SetControls({"injury": 0.1, "touch": 0.1}), catalogue)
    assert reduce(moved, RestoreDefault("injury"), catalogue).values["injury"] == 0.7
    assert reduce(moved, RestoreDefault("injury"), catalogue).taken_over == {"touch"}
    assert not reduce(moved, RestoreDefault("touch"), catalogue).taken_over


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (SetControl("tickle", 0.5), "There is no control 'tickle'."),
        (SetControl("touch", 1.01), "'touch' must lie from 0 to 1, not 1.01."),
        (SetControl("touch", -0.01), "'touch' must lie from 0 to 1, not -0.01."),
        (SetControl("touch", math.nan), "'touch' must be a finite number, not nan."),
        (SetControl("touch", math.inf), "'touch' must be a finite number, not inf."),
        (SetControl("touch", True), "'touch' must be a finite number, not True."),
        (SetControl("touch", "much"), "'touch' must be a finite number, not 'much'."),  # type: ignore[arg-type]
        (SetControl("norepinephrine", 3.5), "'norepinephrine' must lie from 0 to 3, not 3.5."),
        (SetControls({"touch": 0.5, "injury": 2.0}), "'injury' must lie from 0 to 1, not 2."),
        (SetDose("agonist", 2.1), "'agonist' must lie from 0 to 2, not 2.1."),
        (SetDose("touch", 0.5), "There is no medicine 'touch'."),
        (RestoreDefault("tickle"), "There is no control 'tickle'."),
        (SetLens("tinted"), "There is no lens 'tinted'."),  # type: ignore[arg-type]
        (ChooseScenario("space_walk"), "There is no scenario 'space_walk'."),
        (SetSpeed(2.0), "The speed must be one of 1, 0.1, 0.01, not 2.0."),
        (ScrubTo(math.nan), "The moment to go to must be a finite number, not nan."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    catalogue: Catalogue, controls: Controls, intent: Intent, said: str
) -> None:
    with pytest.raises(RefusedIntent) as refused:
        reduce(controls, intent, catalogue)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    "broken",
    [
        {"values": {"tickle": 0.5}},
        {"values": {"injury": 7.0}},
        {"schedule": (ScheduledChange(1.0, "touch", 9.0),)},
    ],
)
def test_a_scenario_that_does_not_fit_is_refused(
    catalogue: Catalogue, controls: Controls, broken: dict[str, object]
) -> None:
    unfit: Scenario = replace(controls.scenario, **broken)  # type: ignore[arg-type]
    with pytest.raises(RefusedIntent):
        reduce(controls, OpenScenario(unfit), catalogue)


@pytest.mark.parametrize("intent", [Tap(), Pinch(), FinishChange(), ResetTime(), Hold(True), Undo(), Redo()])
def test_what_is_the_sessions_business_leaves_the_controls_as_they_are(
    catalogue: Catalogue, controls: Controls, intent: Intent
) -> None:
    assert reduce(controls, intent, catalogue) is controls


@pytest.mark.parametrize("intent", [StepForward(), StepBack(), ScrubTo(0.0)])
def test_looking_at_single_moments_pauses(catalogue: Catalogue, controls: Controls, intent: Intent) -> None:
    assert not reduce(controls, intent, catalogue).playing


def test_playing_speed_and_lens_follow_what_is_asked(catalogue: Catalogue, controls: Controls) -> None:
    assert not reduce(controls, SetPlaying(False), catalogue).playing
    assert reduce(controls, SetSpeed(0.01), catalogue).speed == 0.01
    assert reduce(controls, SetLens(Lens.ARTICLE), catalogue).lens is Lens.ARTICLE


@pytest.mark.parametrize("opened", [False, True])
def test_a_chosen_scenario_clears_the_values_and_keeps_how_time_runs(
    catalogue: Catalogue, controls: Controls, opened: bool
) -> None:
    busy = replace(reduce(controls, SetDose("agonist", 1.0), catalogue), playing=False, speed=0.1, lens=Lens.ARTICLE)
    healthy = catalogue.scenarios["healthy"]
    after = reduce(busy, OpenScenario(healthy) if opened else ChooseScenario("healthy"), catalogue)
    assert after.values == initial_controls(catalogue, healthy).values
    assert (after.playing, after.speed, after.lens) == (False, 0.1, Lens.ARTICLE)


def test_starting_again_equals_starting(catalogue: Catalogue, controls: Controls) -> None:
    busy = replace(reduce(controls, SetDose("agonist", 1.0), catalogue), playing=False, speed=0.1, lens=Lens.ARTICLE)
    assert reduce(busy, StartAgain(), catalogue) == controls


@given(value=st.floats(allow_nan=True, allow_infinity=True), control_id=st.sampled_from(["touch", "gaba", "agonist"]))
def test_a_value_never_leaves_its_range(catalogue: Catalogue, value: float, control_id: str) -> None:
    controls = initial_controls(catalogue, catalogue.scenarios["healthy"])
    try:
        after = reduce(controls, SetControl(control_id, value), catalogue)
    except RefusedIntent:
        after = controls
    control = catalogue.controls[control_id]
    assert control.minimum <= after.values[control_id] <= control.maximum
    assert math.copysign(1.0, after.values[control_id]) == 1.0
