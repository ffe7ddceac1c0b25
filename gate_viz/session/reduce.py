"""Controls + intent → new Controls: pure, and the only way a control gets another value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, Scenario, Showing
from gate_viz.session.checked_values import RefusedIntent, checked_days, checked_number, checked_value
from gate_viz.session.controls import SPEEDS, Controls
from gate_viz.session.day_plan import scheduled_controls, set_by_learner, values_on_day
from gate_viz.session.intents import (
    ChooseArchetype,
    ChooseScenario,
    GoToDay,
    Intent,
    OpenScenario,
    RestoreDefault,
    ScrubTo,
    SeeShowing,
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
from gate_viz.session.starting_point import starting_point

DEFAULT_LENS = Lens.EVIDENCE


def initial_controls(catalogue: Catalogue, scenario: Scenario, lens: Lens | None = None) -> Controls:
    """Return the controls with which a scenario starts: its own values, and the default of every other control.

    A scenario that was saved on a later day starts on it, with what acts then.

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
        values=values_on_day(catalogue, scenario, {}, scenario.day),
        lens=lens or scenario.lens or DEFAULT_LENS,
        scenario=scenario,
        day=scenario.day,
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
        If a control, medicine, scenario or archetype is not known, or a number is none or outside its range.
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
        case ChooseArchetype(archetype_id=archetype_id):
            if archetype_id not in catalogue.archetypes:
                message = f"There is no archetype '{archetype_id}'."
                raise RefusedIntent(message)
            return _started(controls, starting_point(catalogue.archetypes[archetype_id]), catalogue)
        case OpenScenario(scenario=scenario):
            return _started(controls, scenario, catalogue)
        case StartAgain():
            return initial_controls(catalogue, controls.scenario)
        case GoToDay(day=day):
            return _on_day(
                controls, checked_days("The day to go to", checked_number("The day to go to", day)), catalogue
            )
        case SeeShowing(control_id=control_id):
            if control_id not in catalogue.showings:
                message = f"There is no control '{control_id}'."
                raise RefusedIntent(message)
            return _shown(controls, catalogue.showings[control_id], catalogue)
        case SetPlaying(playing=playing):
            return replace(controls, playing=bool(playing))
        case SetSpeed(speed=speed):
            return _with_speed(controls, speed)
        case ScrubTo(time_s=time_s):
            checked_number("The moment to go to", time_s)
            return replace(controls, playing=False)
        case StepForward() | StepBack():
            return replace(controls, playing=False)
        case _:
            # Stimuli, undo, the held comparison and the end of a drag change no control by themselves.
            return controls


def _with_values(controls: Controls, values: Mapping[str, float], catalogue: Catalogue) -> Controls:
    numbers = {control_id: checked_value(control_id, value, catalogue) for control_id, value in values.items()}
    scheduled = scheduled_controls(controls.scenario)
    return replace(
        controls,
        values=MappingProxyType({**controls.values, **numbers}),
        taken_over=controls.taken_over.union(scheduled.intersection(numbers)),
    )


def _restored(controls: Controls, control_id: str, catalogue: Catalogue) -> Controls:
    if control_id not in catalogue.controls:
        message = f"There is no control '{control_id}'."
        raise RefusedIntent(message)
    own = values_on_day(catalogue, controls.scenario, {}, controls.day)
    return replace(
        controls,
        values=MappingProxyType({**controls.values, control_id: own[control_id]}),
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


def _on_day(controls: Controls, day: float, catalogue: Catalogue) -> Controls:
    """Return the controls of a day: what the learner has set acts from day 0 on, and the scenario's changes in time."""
    overrides = set_by_learner(controls, catalogue)
    return replace(controls, values=values_on_day(catalogue, controls.scenario, overrides, day), day=day)


def _shown(controls: Controls, showing: Showing, catalogue: Catalogue) -> Controls:
    """Return the controls that let a control's effect be seen: who, what is set besides, its value, lens and day."""
    scenario = catalogue.scenarios[showing.scenario_id] if showing.scenario_id is not None else None
    if showing.archetype_id is not None:
        scenario = starting_point(catalogue.archetypes[showing.archetype_id], scenario)
    if scenario is None:
        message = f"'{showing.control_id}' has nowhere to be seen."
        raise RefusedIntent(message)
    begun = _started(controls, scenario, catalogue)
    begun = replace(begun, lens=showing.lens or begun.lens)
    ready = _with_values(begun, {**showing.values, showing.control_id: showing.value}, catalogue)
    return _on_day(ready, checked_days("The day to go to", showing.days or 0.0), catalogue)
