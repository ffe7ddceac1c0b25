"""A course of hours to months, run for many persons at once: what validation and benchmarks are made with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup, Lens
from gate_viz.model import ARRAYS, PARAMETERS, GateModel, Parameters
from gate_viz.model.course import course_person
from gate_viz.model.maths import Number
from gate_viz.session.checked_values import RefusedIntent, checked_days
from gate_viz.session.course_plan import (
    Change,
    CoursePlan,
    Progress,
    Stretch,
    course_moments,
    sample_times,
    stretches_of,
)
from gate_viz.session.person import untreated

Array = NDArray[np.float64]
# So few are sooner done one by one, by plain floats: arrays cost the same for one person as for a hundred.
FEW = 4


@dataclass(frozen=True, slots=True)
class Population:
    """What a course gave for many: ``series`` maps a readout id to an array of a row a sample and a column a person."""

    times_d: tuple[float, ...]
    units: Mapping[str, str]
    series: Mapping[str, Array]


def run_population(
    catalogue: Catalogue,
    values: Mapping[str, ArrayLike],
    *,
    changes: Iterable[tuple[float, str, ArrayLike]] = (),
    lens: Lens,
    links_off: Collection[str] = (),
    days: float,
    every_d: float,
    readouts: Collection[str] | None = None,
    progress: Progress | None = None,
    parameters: Parameters = PARAMETERS,
) -> Population:
    """Return the courses of many persons, each the same as if that person were run alone.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    values : Mapping[str, ArrayLike]
        Value of a control for every person, or one for all; a control that is not named is at its default. The slow
        states start at the balance without medicines.
    changes : Iterable[tuple[float, str, ArrayLike]]
        On which day which control takes which value, for every person or for all; from day 0 on.
    lens : Lens
        The lens to look through.
    links_off : Collection[str]
        Links whose strength is 0.
    days : float
        How long it runs [d].
    every_d : float
        How far apart the samples are [d]; the last one is always at the end.
    readouts : Collection[str] or None
        Which readouts to keep; None for all.
    progress : Progress or None
        Called with each day that is reached; where it returns False, the run is broken off.
    parameters : Parameters
        The model's constants.

    Raises
    ------
    RefusedIntent
        If a control or readout is not known, or a value or time is outside its range.
    ContentError
        If a link is not known.
    CourseCancelled
        If ``progress`` says so.
    ValueError
        If the numbers of persons differ.
    """
    times_d = sample_times(days, every_d)
    plan = _planned(catalogue, values, list(changes), days)
    strengths, substances = catalogue.strengths(lens, links_off), catalogue.substances()
    many: GateModel[Array] = GateModel(strengths, parameters, maths=ARRAYS, substances=substances)
    kept = tuple(many.readout_units if readouts is None else readouts)
    _refuse_unknown(kept, many.readout_units)
    persons = len(plan.start["injury"])
    if persons > FEW:
        samples = _followed(many, plan, times_d, kept, progress)
        # What nobody has yet is one number for all.
        wide = {readout_id: [np.broadcast_to(row, persons) for row in rows] for readout_id, rows in samples.items()}
        series = {readout_id: np.array(rows) for readout_id, rows in wide.items()}
    else:
        one: GateModel[float] = GateModel(strengths, parameters, substances=substances)
        alone = [_followed(one, _alone(plan, person), times_d, kept, progress) for person in range(persons)]
        series = {readout_id: np.array([each[readout_id] for each in alone]).T for readout_id in kept}
    return Population(
        times_d=times_d,
        units=MappingProxyType({readout_id: many.readout_units[readout_id] for readout_id in kept}),
        series=MappingProxyType(series),
    )


def _followed(
    model: GateModel[Number],
    plan: CoursePlan[Number],
    times_d: Sequence[float],
    kept: Iterable[str],
    progress: Progress | None,
) -> dict[str, list[Number]]:
    """Return the readouts that are kept, on each day that is looked at."""
    samples: dict[str, list[Number]] = {readout_id: [] for readout_id in kept}
    for state, acting in course_moments(model, plan, times_d, progress):
        person = course_person(model, state, acting)
        found = model.readouts(model.steady_state(person), person)
        for readout_id, rows in samples.items():
            rows.append(found[readout_id])
    return samples


def _alone(plan: CoursePlan[Array], person: int) -> CoursePlan[float]:
    """Return one person's part of a plan, in plain floats."""

    def own(values: Mapping[str, Array]) -> dict[str, float]:
        return {control_id: float(value[person]) for control_id, value in values.items()}

    stretches = tuple(Stretch(stretch.from_d, own(stretch.values)) for stretch in plan.stretches)
    return CoursePlan(own(plan.start), stretches, plan.days)


def _refuse_unknown(readouts: Iterable[str], known: Collection[str]) -> None:
    for readout_id in readouts:
        if readout_id not in known:
            message = f"There is no readout '{readout_id}'."
            raise RefusedIntent(message)


def _planned(
    catalogue: Catalogue, values: Mapping[str, ArrayLike], changes: list[tuple[float, str, ArrayLike]], days: float
) -> CoursePlan[Array]:
    starting = {control.id: np.array(control.default) for control in catalogue.controls.values()}
    starting |= {control_id: _checked(control_id, value, catalogue) for control_id, value in values.items()}
    later: list[Change[Array]] = []
    for time_d, control_id, value in changes:
        checked_days(f"The time of '{control_id}'", time_d)
        later.append((time_d, control_id, _checked(control_id, value, catalogue)))
        if catalogue.controls[control_id].group is ControlGroup.START_STATE:
            message = f"'{control_id}' says how a course starts: it cannot be changed on the way."
            raise RefusedIntent(message)
    # One shape for all, so that no equation has to widen a number on its way.
    shape = np.broadcast_shapes(
        (1,), *(np.shape(value) for value in starting.values()), *(np.shape(c[2]) for c in later)
    )
    wide = {control_id: np.broadcast_to(value, shape) for control_id, value in starting.items()}
    stretches = stretches_of(wide, [(c[0], c[1], np.broadcast_to(c[2], shape)) for c in later], days)
    return CoursePlan(untreated(wide, catalogue), stretches, days)


def _checked(control_id: str, value: ArrayLike, catalogue: Catalogue) -> Array:
    if control_id not in catalogue.controls:
        message = f"There is no control '{control_id}'."
        raise RefusedIntent(message)
    control = catalogue.controls[control_id]
    numbers = np.asarray(value, dtype=np.float64)
    if not all(control.allows(number) for number in np.unique(numbers).tolist()):
        message = f"'{control_id}' must lie from {control.minimum:g} to {control.maximum:g}."
        raise RefusedIntent(message)
    return numbers
