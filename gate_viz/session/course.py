"""A course of hours to months, run to its end for one person: what the command line shows of days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup, DatedChange, Lens, SafetyRule, Scenario
from gate_viz.model import PARAMETERS, GateModel, GateState, Parameters, Person
from gate_viz.model.course import CourseState, course_person
from gate_viz.session.clock import steps_in
from gate_viz.session.controls import Controls
from gate_viz.session.course_plan import (
    CoursePlan,
    Progress,
    Stretch,
    checked_days,
    course_moments,
    sample_times,
    stretches_of,
)
from gate_viz.session.experiment import Experiment, TimeUnit
from gate_viz.session.frame import Plug, SpikeTrain
from gate_viz.session.frame_builder import Shown, build_still_frame
from gate_viz.session.left_out import links_left_out
from gate_viz.session.person import lens_model, plugs_from, untreated
from gate_viz.session.reduce import RefusedIntent, checked_value, initial_controls
from gate_viz.session.safety import warnings_for
from gate_viz.session.spikes import TRAIN_READOUTS
from gate_viz.session.stops import stopped_abruptly

SECONDS_PER_DAY = 86_400.0


class Look(NamedTuple):
    """The person on a day that is looked at: what acts on them, and their gate's balance under it."""

    values: Mapping[str, float]
    person: Person[float]
    gate: GateState[float]
    readouts: Mapping[str, float]


def run_course(
    catalogue: Catalogue,
    scenario: Scenario,
    overrides: Mapping[str, float],
    *,
    changes: Iterable[DatedChange] = (),
    lens: Lens,
    links_off: Collection[str] = (),
    days: float,
    every_d: float,
    progress: Progress | None = None,
    parameters: Parameters = PARAMETERS,
) -> Experiment:
    """Return what days to months make of a person; fast and medium states are at their balance all along.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    scenario : Scenario
        The person, stimuli and changes; an archetype is made one by ``starting_point``. The slow states start at the
        balance that it has without medicines, and with the sensitisation that is set.
    overrides : Mapping[str, float]
        What the learner sets at day 0, by control; medicines that the scenario sets begin then, too.
    changes : Iterable[DatedChange]
        What the learner sets later.
    lens : Lens
        The lens to look through.
    links_off : Collection[str]
        Links whose strength is 0.
    days : float
        How long it runs [d].
    every_d : float
        How far apart the samples are [d]; the last one is always at the end.
    progress : Progress or None
        Called with each day that is reached; where it returns False, the run is broken off.
    parameters : Parameters
        The model's constants.

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value or time is outside its range.
    ContentError
        If a link is not known.
    CourseCancelled
        If ``progress`` says so.
    """
    times_d = sample_times(days, every_d)
    plan = _planned(catalogue, scenario, overrides, tuple(changes), days)
    model = lens_model(catalogue, lens, links_off, parameters)
    series: dict[str, list[float]] = {readout_id: [] for readout_id in model.readout_units}
    for state, values in course_moments(model, plan, times_d, progress):
        look = _look(model, state, values)
        for readout_id, samples in series.items():
            samples.append(look.readouts[readout_id])
    warnings = _warnings(plan.stretches, catalogue)
    controls = Controls(MappingProxyType(dict(look.values)), lens, scenario, playing=False)
    return Experiment(
        time_unit=TimeUnit.DAYS,
        times=times_d,
        units=model.readout_units,
        series=MappingProxyType({readout_id: tuple(samples) for readout_id, samples in series.items()}),
        frame=build_still_frame(controls, _shown(look, days, plugs_from(look.person, model, catalogue), warnings)),
        warnings=warnings,
        left_out=links_left_out(catalogue, lens, links_off),
    )


def _look(model: GateModel[float], state: CourseState[float], values: Mapping[str, float]) -> Look:
    person = course_person(model, state, values)
    # Never from an earlier balance: what is seen on a day must not hang on who looked on before.
    gate = model.steady_state(person)
    return Look(values, person, gate, model.readouts(gate, person))


def _planned(
    catalogue: Catalogue,
    scenario: Scenario,
    overrides: Mapping[str, float],
    changes: Sequence[DatedChange],
    days: float,
) -> CoursePlan[float]:
    """Return the plan; everything is checked before the run begins."""
    learner = [
        *(DatedChange(0.0, control_id, value) for control_id, value in overrides.items()),
        *changes,
    ]
    for change in learner:
        checked_value(change.control_id, change.value, catalogue)
        checked_days(f"The time of '{change.control_id}'", change.time_d)
    starting = initial_controls(catalogue, scenario).values
    own = [change for change in _own_changes(scenario) if not _is_taken_over(change, learner)]
    every = [*own, *learner]
    _refuse_late_start_states(every, catalogue)
    stretches = stretches_of(starting, ((each.time_d, each.control_id, each.value) for each in every), days)
    return CoursePlan(_start(starting, stretches[0].values, catalogue), stretches, days)


def _own_changes(scenario: Scenario) -> Iterator[DatedChange]:
    """Yield the scenario's changes in days; its moments are over before the first of them begins."""
    for moment in scenario.schedule:
        yield DatedChange(0.0, moment.control_id, moment.value)
    yield from scenario.course_schedule


def _is_taken_over(change: DatedChange, learner: Iterable[DatedChange]) -> bool:
    return any(each.control_id == change.control_id and each.time_d <= change.time_d for each in learner)


def _refuse_late_start_states(changes: Iterable[DatedChange], catalogue: Catalogue) -> None:
    for change in changes:
        if change.time_d > 0.0 and catalogue.controls[change.control_id].group is ControlGroup.START_STATE:
            message = f"'{change.control_id}' says how a course starts: it can be set at day 0 only."
            raise RefusedIntent(message)


def _start(before: Mapping[str, float], after: Mapping[str, float], catalogue: Catalogue) -> dict[str, float]:
    """Return the untreated person from whose balance the course starts: only start states are taken as they are set."""
    return untreated(
        {
            control_id: after[control_id] if control.group is ControlGroup.START_STATE else before[control_id]
            for control_id, control in catalogue.controls.items()
        },
        catalogue,
    )


def _warnings(stretches: Sequence[Stretch[float]], catalogue: Catalogue) -> tuple[SafetyRule, ...]:
    """Return the notes of every day of the course, those on what was stopped included, in the catalogue's order."""
    stopped = stopped_abruptly(stretches, catalogue.drugs)
    fired = {rule.id for each in stretches for rule in warnings_for(each.values, catalogue, stopped=stopped)}
    return tuple(rule for rule in catalogue.safety_rules if rule.id in fired)


def _shown(look: Look, days: float, plugs: tuple[Plug, ...], warnings: tuple[SafetyRule, ...]) -> Shown:
    """Return the end of the course as a Frame shows it: no spike is on its way in it."""
    time_s = days * SECONDS_PER_DAY
    return Shown(
        time_s=time_s,
        step_number=steps_in(time_s),
        state=look.gate,
        readouts=look.readouts,
        spikes=dict.fromkeys(TRAIN_READOUTS, SpikeTrain(0, ())),
        plugs=plugs,
        acting_values=look.values,
        warnings=warnings,
    )
