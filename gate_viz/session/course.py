"""A course of hours to months, run to its end for one person: what the command line shows of days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens, SafetyRule, Scenario
from gate_viz.model import PARAMETERS, GateModel, Parameters
from gate_viz.model.course import course_person
from gate_viz.session.beginning import Beginning, Models, Past, beginning_after, past_of
from gate_viz.session.checked_values import checked_days
from gate_viz.session.controls import Controls
from gate_viz.session.course_plan import CoursePlan, Progress, Stretch, course_moments, sample_times
from gate_viz.session.day_plan import planned_course, with_changes
from gate_viz.session.experiment import Experiment, TimeUnit
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.frame_builder import Beside, build_frame
from gate_viz.session.left_out import links_left_out
from gate_viz.session.past_days import PastDays
from gate_viz.session.person import lens_model
from gate_viz.session.safety import warnings_for
from gate_viz.session.session import Session
from gate_viz.session.stimulus import inputs_from
from gate_viz.session.stops import stopped_abruptly
from gate_viz.session.timeline import Timeline
from gate_viz.session.why import Setting, no_change


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

    Notes
    -----
    The last Frame is time 0 of the day reached, as a session shows it that has gone to that day, but with no other lens
    beside it: the days are lived through in this one only.
    """
    times_d = sample_times(days, every_d)
    plan = planned_course(catalogue, with_changes(catalogue, scenario, overrides, tuple(changes)), days)
    model = lens_model(catalogue, lens, links_off, parameters)
    series: dict[str, list[float]] = {readout_id: [] for readout_id in model.readout_units}
    past = _followed(model, plan, times_d, series, progress)
    return Experiment(
        time_unit=TimeUnit.DAYS,
        times=times_d,
        units=model.readout_units,
        series=MappingProxyType({readout_id: tuple(samples) for readout_id, samples in series.items()}),
        frame=_frame(catalogue, scenario, {lens: model}, beginning_after(plan, {lens: past})),
        warnings=_warnings(plan.stretches, catalogue),
        left_out=links_left_out(catalogue, lens, links_off),
    )


def session_on_day(
    catalogue: Catalogue,
    scenario: Scenario,
    overrides: Mapping[str, float],
    *,
    changes: Iterable[DatedChange] = (),
    lens: Lens,
    links_off: Collection[str] = (),
    days: float,
) -> Session:
    """Return a session that has gone to the last day of such a run, in both lenses, so that it can go on by moments.

    Parameters
    ----------
    catalogue, scenario, overrides, changes, lens, links_off, days
        As for ``run_course``.

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value or time is outside its range.
    ContentError
        If a link is not known.
    """
    told = with_changes(catalogue, scenario, overrides, tuple(changes))
    return Session(catalogue, replace(told, day=checked_days("The run", days)), lens, links_off=links_off)


def _followed(
    model: GateModel[float],
    plan: CoursePlan[float],
    times_d: Collection[float],
    series: Mapping[str, list[float]],
    progress: Progress | None,
) -> Past:
    """Return what the course leaves behind, after adding the readouts of the days looked at to their series."""
    looked_at, seen = set(times_d), PastDays(model, plan)
    every = sorted(looked_at | seen.times_d)
    for time_d, (state, values) in zip(every, course_moments(model, plan, every, progress), strict=True):
        person = course_person(model, state, values)
        if time_d in seen.times_d:
            seen.see(time_d, state, person)
        if time_d in looked_at:
            # Never from an earlier balance: what is seen on a day must not hang on who looked on before.
            readouts = model.readouts(model.steady_state(person), person)
            for readout_id, samples in series.items():
                samples.append(readouts[readout_id])
    return past_of(model, state, values, seen)


def _frame(catalogue: Catalogue, scenario: Scenario, models: Models, beginning: Beginning) -> Frame:
    ((lens, model),) = models.items()
    values = MappingProxyType(dict(beginning.values))
    controls = Controls(values, lens, scenario, playing=False, day=beginning.day)
    timeline = Timeline.begun(catalogue, models, beginning, inputs_from(controls))
    causal = no_change(Setting(values, lens, model, timeline.past(lens)), catalogue)
    beside = Beside(GhostKind.NONE, held=None, why=causal, can_undo=False, can_redo=False)
    return build_frame(catalogue, controls, timeline, beside)


def _warnings(stretches: Sequence[Stretch[float]], catalogue: Catalogue) -> tuple[SafetyRule, ...]:
    """Return the notes of every day of the course, those on what was stopped included, in the catalogue's order."""
    stopped = stopped_abruptly(stretches, catalogue.drugs)
    fired = {rule.id for each in stretches for rule in warnings_for(each.values, catalogue, stopped=stopped)}
    return tuple(rule for rule in catalogue.safety_rules if rule.id in fired)
