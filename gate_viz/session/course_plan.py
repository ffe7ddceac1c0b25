"""What a course of days is made of: its start, what acts from which day on, and the days that are looked at."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic

from gate_viz.model import GateModel
from gate_viz.model.course import CourseState, advance_course, start_course
from gate_viz.model.maths import Number
from gate_viz.session.checked_values import RefusedIntent, checked_days

MOST_SAMPLES = 100_000
# The course goes from one point of this grid to the next, whoever looks on in between.
GRID_D = 0.25
# Multiples of a decimal fraction are rounded to what was meant.
_TIME_DECIMALS = 9

Progress = Callable[[float], bool]
# On this day this control takes this value.
Change = tuple[float, str, Number]


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Number]):
    """Control values that act from a day on, until the next stretch begins."""

    from_d: float
    values: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class CoursePlan(Generic[Number]):
    """A course before it is run: ``start`` has the untreated person, ``stretches`` what acts from day 0 to the end."""

    start: Mapping[str, Number]
    stretches: tuple[Stretch[Number], ...]
    days: float


def stretches_of(
    values: Mapping[str, Number], changes: Iterable[Change[Number]], days: float
) -> tuple[Stretch[Number], ...]:
    """Return what acts when; changes on one day make one stretch, and what comes after the end is left out.

    Parameters
    ----------
    values : Mapping[str, Number]
        Value of every control before the first change.
    changes : Iterable[Change]
        In any order; of two at one time the later in line counts.
    days : float
        How long the course is [d].
    """
    found: list[Stretch[Number]] = [Stretch(0.0, dict(values))]
    for time_d, control_id, value in sorted(changes, key=lambda change: change[0]):
        if time_d > days:
            break
        changed = {**found[-1].values, control_id: value}
        if found[-1].from_d == time_d:
            found.pop()
        found.append(Stretch(time_d, changed))
    return tuple(found)


def sample_times(days: float, every_d: float) -> tuple[float, ...]:
    """Return the days that are looked at: day 0, every so often, and the end.

    Parameters
    ----------
    days : float
        How long the course is [d].
    every_d : float
        How far apart the samples are [d].

    Raises
    ------
    RefusedIntent
        If there would be too many.
    """
    checked_days("The run", days)
    checked_days("The distance of the samples", every_d)
    count = math.ceil(days / every_d) if every_d > 0.0 else math.inf
    if count > MOST_SAMPLES:
        message = f"A run may have at most {MOST_SAMPLES} samples."
        raise RefusedIntent(message)
    times = (round(number * every_d, _TIME_DECIMALS) for number in range(int(count)))
    return (*(time_d for time_d in times if time_d < days), days)


def course_moments(
    model: GateModel[Number], plan: CoursePlan[Number], times_d: Sequence[float], progress: Progress | None = None
) -> Iterator[tuple[CourseState[Number], Mapping[str, Number]]]:
    """Yield the course's state on each day that is looked at, with the values that act from then on.

    Parameters
    ----------
    model : GateModel
        The model with the strengths of a lens.
    plan : CoursePlan
        What is run.
    times_d : Sequence[float]
        The days to look at, in order [d]; none is after the end.
    progress : Progress or None
        Called with each day that is reached; where it returns False, the run is broken off.

    Raises
    ------
    CourseCancelled
        If ``progress`` says so.

    Notes
    -----
    A look between two points of the grid is taken from a side step that is thrown away: the course itself is the same
    whoever looks on.
    """
    state = start_course(model, plan.start)
    looks = deque(times_d)
    for stretch, until_d in _with_ends(plan):
        for here_d, next_d in pairwise(_grid(stretch.from_d, until_d)):
            while looks and looks[0] < next_d:
                look_d = looks.popleft()
                aside = look_d > here_d
                yield (advance_course(model, state, stretch.values, look_d) if aside else state), stretch.values
            state = advance_course(model, state, stretch.values, next_d, progress=progress)
    for _end in looks:
        yield state, plan.stretches[-1].values


def _with_ends(plan: CoursePlan[Number]) -> Iterator[tuple[Stretch[Number], float]]:
    ends = (*(stretch.from_d for stretch in plan.stretches[1:]), plan.days)
    return zip(plan.stretches, ends, strict=True)


def _grid(from_d: float, until_d: float) -> list[float]:
    """Return where a stretch begins and ends, and the points of the grid between."""
    between = range(math.floor(from_d / GRID_D) + 1, math.ceil(until_d / GRID_D))
    return sorted({from_d, *(number * GRID_D for number in between), until_d})
