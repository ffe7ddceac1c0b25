from __future__ import annotations

from dataclasses import replace

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.controls import Controls
from gate_viz.session.intents import SetControl
from gate_viz.session.reduce import initial_controls, reduce
from gate_viz.session.stimulus import PINCH, TAP, Inputs, inputs_from


def controls_of(catalogue: Catalogue, scenario_id: str) -> Controls:
    return initial_controls(catalogue, catalogue.scenarios[scenario_id])


def acting(inputs: Inputs, control_id: str, steps: list[int]) -> list[float]:
    return [inputs.acting_values(step)[control_id] for step in steps]


def test_a_scheduled_change_acts_from_its_moment_on_and_leaves_the_slider(catalogue: Catalogue) -> None:
    controls = controls_of(catalogue, "rubbed")
    inputs = inputs_from(controls)
    assert acting(inputs, "touch", [0, 599, 600, 10_000]) == [0.0, 0.0, 1.0, 1.0]
    assert controls.values["touch"] == 0.0


def test_a_control_that_the_learner_has_set_is_out_of_the_schedules_hands(catalogue: Catalogue) -> None:
    controls = reduce(controls_of(catalogue, "rubbed"), SetControl("touch", 0.4), catalogue)
    assert acting(inputs_from(controls), "touch", [0, 600, 10_000]) == [0.4, 0.4, 0.4]


def test_a_tap_is_full_touch_for_one_second(catalogue: Catalogue) -> None:
    inputs = inputs_from(controls_of(catalogue, "healthy")).with_pulse(TAP, 100)
    assert acting(inputs, "touch", [99, 100, 2099, 2100]) == [0.25, 1.0, 1.0, 0.25]


@pytest.mark.parametrize(("set_to", "felt"), [(0.0, 0.8), (0.95, 0.95)])
def test_a_pinch_is_felt_where_it_is_stronger_than_what_acts_already(
    catalogue: Catalogue, set_to: float, felt: float
) -> None:
    controls = reduce(controls_of(catalogue, "healthy"), SetControl("injury", set_to), catalogue)
    assert acting(inputs_from(controls).with_pulse(PINCH, 0), "injury", [0, 2000]) == [felt, set_to]


def test_pulses_that_are_over_are_forgotten_when_the_next_comes(catalogue: Catalogue) -> None:
    inputs = inputs_from(controls_of(catalogue, "healthy"))
    twice = inputs.with_pulse(TAP, 0).with_pulse(PINCH, 1999)
    assert [pulse.control_id for pulse in twice.pulses] == ["touch", "injury"]
    assert [pulse.from_step for pulse in twice.with_pulse(TAP, 2000).pulses] == [1999, 2000]


def test_the_next_change_is_the_first_of_schedule_and_pulses(catalogue: Catalogue) -> None:
    inputs = inputs_from(controls_of(catalogue, "rubbed")).with_pulse(TAP, 100)
    assert [inputs.next_change(step) for step in (0, 600, 2099, 2100)] == [600, 2100, 2100, None]


def test_the_why_line_judges_volleys_at_their_strength_even_in_a_pause(catalogue: Catalogue) -> None:
    inputs = inputs_from(controls_of(catalogue, "volleys")).with_pulse(PINCH, 0)
    in_a_pause = 150
    assert replace(inputs, pulses=()).acting_values(in_a_pause)["injury"] == 0.0
    assert inputs.values_as_set(in_a_pause, catalogue)["injury"] == 0.6


def test_the_why_line_takes_other_scheduled_controls_as_they_are_now(catalogue: Catalogue) -> None:
    controls = controls_of(catalogue, "rubbed")
    falling = [(0.1, "norepinephrine", 3.0), (0.2, "norepinephrine", 0.5)]
    schedule = tuple(type(controls.scenario.schedule[0])(*change) for change in falling)
    inputs = inputs_from(replace(controls, scenario=replace(controls.scenario, schedule=schedule)))
    assert [inputs.values_as_set(step, catalogue)["norepinephrine"] for step in (0, 200, 400)] == [1.0, 3.0, 0.5]


@pytest.mark.parametrize(
    ("times_s", "events"),
    [
        ([3.0], [3.0]),
        ([0.0, 5.0], [0.0, 5.0]),
        ([0.0, 0.1, 1.0, 1.1], []),
        ([0.5, 2.0, 2.5, 6.0], [0.5, 6.0]),
        ([4.0, 2.0], [2.0, 4.0]),
    ],
)
def test_a_change_a_second_from_its_neighbours_is_an_event(
    catalogue: Catalogue, times_s: list[float], events: list[float]
) -> None:
    controls = controls_of(catalogue, "rubbed")
    change = controls.scenario.schedule[0]
    schedule = tuple(replace(change, time_s=time_s) for time_s in times_s)
    inputs = inputs_from(replace(controls, scenario=replace(controls.scenario, schedule=schedule)))
    assert [step / 2000 for step in inputs.events] == events
