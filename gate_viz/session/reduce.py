"""Controls + intent → new Controls: pure, and the only way a control gets another value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, Scenario
from gate_viz.session.controls import SPEEDS, Controls
from gate_viz.session.intents import (
    ChooseScenario,
    Intent,
    OpenScenario,
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
)

DEFAULT_LENS = Lens.EVIDENCE


class RefusedIntent(ValueError):  # noqa: N818 - it says what happened, as do its users' words
    """Something was asked for that cannot be; the text says in one sentence what, and what could be."""


def initial_controls(catalogue: Catalogue, scenario: Scenario, lens: Lens | None = None) -> Controls:
    """Return the controls with which a scenario starts: its own values, and the default of every other control.

    Parameters
    ----------
    catalogue : Catalogue
        Where the controls, their ranges and defaults are.
    scenario : Scenario
        What is to start.
    lens : Lens or None
        The lens to look through; None leaves it to the scenario, and to the evidence where that names none.

    Raises
    ------
    RefusedIntent
        If the scenario names a control that is not known or a value outside its range.
    """
    return Controls(
        values=_starting_values(catalogue, scenario),
        lens=lens or scenario.lens or DEFAULT_LENS,
        scenario=scenario,
    )


def reduce(controls: Controls, intent: Intent, catalogue: Catalogue) -> Controls:
    """Return the controls after an intent; the same object where the intent changes none.

    Parameters
    ----------
    controls : Controls
        What is set now.
    intent : Intent
        What the learner asks for.
    catalogue : Catalogue
        Where controls, medicines and scenarios are looked up.

    Raises
    ------
    RefusedIntent
        If a control, medicine or scenario is not known, or a number is none or outside its range.
    """
    match intent:
        case SetControl(control_id=control_id, value=value):
            return _with_values(controls, {control_id: value}, catalogue)
        case SetControls(values=values):
            return _with_values(controls, values, catalogue)
        case SetDose(drug_id=drug_id, relative_dose=relative_dose):
            if drug_id not in catalogue.drugs:
                message = f"There is no medicine '{drug_id}'."
                raise RefusedIntent(message)
            return _with_values(controls, {drug_id: relative_dose}, catalogue)
        case RestoreDefault(control_id=control_id):
            return _restored(controls, control_id, catalogue)
        case SetLens(lens=lens):
            return _with_lens(controls, lens)
        case ChooseScenario(scenario_id=scenario_id):
            if scenario_id not in catalogue.scenarios:
                message = f"There is no scenario '{scenario_id}'."
                raise RefusedIntent(message)
            return _started(controls, catalogue.scenarios[scenario_id], catalogue)
        case OpenScenario(scenario=scenario):
            return _started(controls, scenario, catalogue)
        case StartAgain():
            return initial_controls(catalogue, controls.scenario)
        case SetPlaying(playing=playing):
            return replace(controls, playing=bool(playing))
        case SetSpeed(speed=speed):
            return _with_speed(controls, speed)
        case ScrubTo(time_s=time_s):
            _number("The moment to go to", time_s)
            return replace(controls, playing=False)
        case StepForward() | StepBack():
            return replace(controls, playing=False)
        case _:
            # Stimuli, undo, the held comparison and the end of a drag change no control by themselves.
            return controls


def _starting_values(catalogue: Catalogue, scenario: Scenario) -> Mapping[str, float]:
    values = {control.id: control.default for control in catalogue.controls.values()}
    for control_id, value in scenario.values.items():
        values[control_id] = checked_value(control_id, value, catalogue)
    for change in scenario.schedule:
        checked_value(change.control_id, change.value, catalogue)
    for dated in scenario.course_schedule:
        checked_value(dated.control_id, dated.value, catalogue)
    return MappingProxyType(values)


def checked_value(control_id: str, value: float, catalogue: Catalogue) -> float:
    """Return the value as a float if the control may take it.

    Parameters
    ----------
    control_id : str
        The control.
    value : float
        What it is to take.
    catalogue : Catalogue
        Where its range is.

    Raises
    ------
    RefusedIntent
        If the control is not known, or the value is no number, outside the control's range or none of its choices.
    """
    if control_id not in catalogue.controls:
        message = f"There is no control '{control_id}'."
        raise RefusedIntent(message)
    control = catalogue.controls[control_id]
    number = _number(f"'{control_id}'", value)
    if control.choices and not control.allows(number):
        known = ", ".join(f"{choice.value:g} ({choice.id})" for choice in control.choices)
        message = f"'{control_id}' must be one of {known}, not {number:g}."
        raise RefusedIntent(message)
    if not control.allows(number):
        message = f"'{control_id}' must lie from {control.minimum:g} to {control.maximum:g}, not {number:g}."
        raise RefusedIntent(message)
    # Adding zero turns a negative zero into a plain one, so that equal values are written alike.
    return number + 0.0


def _number(what: str, value: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        message = f"{what} must be a finite number, not {value!r}."
        raise RefusedIntent(message)
    return float(value)


def _with_values(controls: Controls, values: Mapping[str, float], catalogue: Catalogue) -> Controls:
    numbers = {control_id: checked_value(control_id, value, catalogue) for control_id, value in values.items()}
    scheduled = {change.control_id for change in controls.scenario.schedule}
    return replace(
        controls,
        values=MappingProxyType({**controls.values, **numbers}),
        taken_over=controls.taken_over.union(scheduled.intersection(numbers)),
    )


def _restored(controls: Controls, control_id: str, catalogue: Catalogue) -> Controls:
    starting = _starting_values(catalogue, controls.scenario)
    if control_id not in starting:
        message = f"There is no control '{control_id}'."
        raise RefusedIntent(message)
    return replace(
        controls,
        values=MappingProxyType({**controls.values, control_id: starting[control_id]}),
        taken_over=controls.taken_over - {control_id},
    )


def _with_lens(controls: Controls, lens: Lens) -> Controls:
    if lens not in tuple(Lens):
        message = f"There is no lens '{lens}'."
        raise RefusedIntent(message)
    return replace(controls, lens=Lens(lens))


def _with_speed(controls: Controls, speed: float) -> Controls:
    if speed not in SPEEDS:
        message = f"The speed must be one of {', '.join(f'{known:g}' for known in SPEEDS)}, not {speed!r}."
        raise RefusedIntent(message)
    return replace(controls, speed=float(speed))


def _started(controls: Controls, scenario: Scenario, catalogue: Catalogue) -> Controls:
    fresh = initial_controls(catalogue, scenario, scenario.lens or controls.lens)
    # Whether and how fast time runs is the viewer's, not the scenario's.
    return replace(fresh, playing=controls.playing, speed=controls.speed)
