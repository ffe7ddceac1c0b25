"""One person's course as a plan: the scenario's own changes, what the learner has set, and what acts on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup, DatedChange, Scenario
from gate_viz.session.checked_values import RefusedIntent, checked_days, checked_value, starting_values
from gate_viz.session.controls import Controls
from gate_viz.session.course_plan import CoursePlan, stretches_of
from gate_viz.session.person import untreated


def planned_course(catalogue: Catalogue, scenario: Scenario, days: float) -> CoursePlan[float]:
    """Return the plan of a person's days.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    scenario : Scenario
        The person, stimuli and changes.
    days : float
        How long it runs [d].

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value is outside its range, or comes too late.
    """
    starting = starting_values(catalogue, scenario)
    own = tuple(_own_changes(scenario))
    _refuse_late_start_states(own, catalogue)
    stretches = stretches_of(starting, ((each.time_d, each.control_id, each.value) for each in own), days)
    return CoursePlan(_start(starting, stretches[0].values, catalogue), stretches, days)


def with_changes(
    catalogue: Catalogue, scenario: Scenario, overrides: Mapping[str, float], changes: Sequence[DatedChange] = ()
) -> Scenario:
    """Return a scenario in whose days the learner has his say: its own changes of a control end where he sets it.

    Parameters
    ----------
    catalogue : Catalogue
        Where the controls and their ranges are.
    scenario : Scenario
        The person, stimuli and changes.
    overrides : Mapping[str, float]
        What the learner sets at day 0, by control.
    changes : Sequence[DatedChange]
        What the learner sets later.

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value or time is outside its range.
    """
    for change in changes:
        checked_days(f"The time of '{change.control_id}'", change.time_d)
    learner = [
        DatedChange(change.time_d, change.control_id, checked_value(change.control_id, change.value, catalogue))
        for change in (*(DatedChange(0.0, *setting) for setting in overrides.items()), *changes)
    ]
    own = [change for change in scenario.course_schedule if not _is_taken_over(change, learner)]
    return replace(
        scenario,
        schedule=tuple(change for change in scenario.schedule if change.control_id not in overrides),
        course_schedule=tuple(sorted((*own, *learner), key=lambda change: change.time_d)),
    )


def set_by_learner(controls: Controls, catalogue: Catalogue) -> dict[str, float]:
    """Return what the learner has set, by control: what differs from the start without being the scenario's doing.

    Parameters
    ----------
    controls : Controls
        What is set, on whichever day.
    catalogue : Catalogue
        Where the defaults are.
    """
    starting = starting_values(catalogue, controls.scenario)
    scheduled = scheduled_controls(controls.scenario)
    return {
        control_id: value
        for control_id, value in controls.values.items()
        if control_id in controls.taken_over or (control_id not in scheduled and value != starting[control_id])
    }


def scheduled_controls(scenario: Scenario) -> set[str]:
    """Return the controls that a scenario changes by itself, on either clock.

    Parameters
    ----------
    scenario : Scenario
        Whose changes.
    """
    moments = {change.control_id for change in scenario.schedule}
    return moments.union(change.control_id for change in scenario.course_schedule)


def values_on_day(
    catalogue: Catalogue, scenario: Scenario, overrides: Mapping[str, float], day: float
) -> Mapping[str, float]:
    """Return the value of every control as it acts on a day of a person's course; on day 0, as the run starts.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    scenario : Scenario
        The person, stimuli and changes.
    overrides : Mapping[str, float]
        What the learner has set, by control: from day 0 on.
    day : float
        Which day [d].
    """
    if day > 0.0:
        plan = planned_course(catalogue, with_changes(catalogue, scenario, overrides), day)
        return MappingProxyType(dict(plan.stretches[-1].values))
    return MappingProxyType({**starting_values(catalogue, scenario), **overrides})


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
