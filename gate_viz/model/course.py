"""Hours to months: the slow layer stepped a quarter of a day at a time over the exact balance of the faster ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import floor
from typing import Any, Generic

from gate_viz.model.exposure import Level, level_later, loss_per_day
from gate_viz.model.gate import GateModel, GateState
from gate_viz.model.maths import Number
from gate_viz.model.person import Person
from gate_viz.model.slow_state import SlowState

STEP_D = 0.25
SLACK_D = 1e-9
COUNTED_DAYS = 28


class CourseCancelled(Exception):  # noqa: N818 - it says what happened
    """The caller's progress function asked for an end."""


@dataclass(frozen=True)
class CourseState(Generic[Number]):
    """A run over days at one moment; immutable.

    Attributes
    ----------
    time_d
        Days since its start [d].
    slow
        The slow states.
    levels
        Level of every substance that was ever taken, in blood and brain [× usual].
    attack_days
        For each of the last days, oldest first, 1 if it had an attack, else 0; the last is today's.
    balance
        The faster layers' balance the last step began from, to start the next search from.
    """

    time_d: float
    slow: SlowState[Number]
    levels: Mapping[str, Level[Number]]
    attack_days: tuple[Number, ...]
    balance: GateState[Number]


def start_course(model: GateModel[Number], values: Mapping[str, Number]) -> CourseState[Number]:
    """Return day 0 of a person's run: the slow layer's balance, sensitisation as set, and what is taken at its level.

    Parameters
    ----------
    model
        The equations.
    values
        As for `GateModel.person`; for the untreated person the caller leaves medicines out.
    """
    slow = model.untreated_slow(values)
    person = model.person(values, slow=slow)
    building_up = {substance.id for substance in model.substances if substance.half_life_h > 0.0}
    # what is there from the start has long been taken
    levels = {substance_id: level for substance_id, level in person.levels.items() if substance_id in building_up}
    return CourseState(0.0, slow, levels, (0.0 * slow.mood,), model.steady_state(person))


def course_person(model: GateModel[Number], state: CourseState[Number], values: Mapping[str, Number]) -> Person[Number]:
    """Return the person at one moment of a run, on whom `values` act; medicines are at the levels they have reached."""
    return _person(model, values, state.slow, state.levels)


def advance_course(
    model: GateModel[Number],
    state: CourseState[Number],
    values: Mapping[str, Number],
    until_d: float,
    *,
    progress: Callable[[float], bool] | None = None,
) -> CourseState[Number]:
    """Return the state at a later day.

    Parameters
    ----------
    model
        The equations.
    state
        The state now; it is not changed.
    values
        What acts from now until then, as for `GateModel.person`.
    until_d
        The later day [d].
    progress
        Called with the day reached after each step; the run ends when it returns false.

    Returns
    -------
    CourseState
        The state at ``until_d``, or the same one if that is not later.

    Raises
    ------
    CourseCancelled
        If ``progress`` returned false.

    Notes
    -----
    Exponential midpoint over at most a quarter of a day: half a step with the targets of its start gives the middle, a
    whole one with those of the middle gives the end; medicine levels are exact. Steps end at whole quarter days, so
    where a run is looked at makes no difference as long as it is looked at there.
    """
    while state.time_d < until_d - SLACK_D:
        next_d = (floor(state.time_d / STEP_D + SLACK_D) + 1) * STEP_D
        state = _step(model, state, values, min(next_d, until_d) - state.time_d)
        if progress is not None and not progress(state.time_d):
            raise CourseCancelled
    return state


def _person(
    model: GateModel[Number],
    values: Mapping[str, Number],
    slow: SlowState[Number],
    levels: Mapping[str, Level[Number]],
) -> Person[Number]:
    """Return the person with these levels; what acts at once is at its dose."""
    bare: Person[Number] = model.person({**values, "sensitisation": slow.sensitisation}, slow=slow, levels={})
    at_once = {s.id: values[s.id] for s in model.substances if s.half_life_h == 0.0 and s.id in values}
    return model.at_levels(bare, {**model.built_up(bare, at_once), **levels})


def _levels_later(
    model: GateModel[Number],
    bare: Person[Number],
    levels: Mapping[str, Level[Number]],
    values: Mapping[str, Number],
    days: float,
) -> dict[str, Level[Number]]:
    """Return the levels some days later, exactly: the blood follows the dose, and the brain follows the blood."""
    later: dict[str, Level[Number]] = {}
    taken = model.built_up(bare, values)
    nothing: Any = 0.0 * bare.slow.mood
    none: Level[Number] = Level(nothing, nothing)
    for substance in model.substances:
        if substance.half_life_h > 0.0 and (substance.id in taken or substance.id in levels):
            usual = model.laws.exposure(substance, bare)
            target, now = taken.get(substance.id, none), levels.get(substance.id, none)
            lag_d = model.laws.parameters.barrier_time_constant_d * substance.p_glycoprotein_share
            later[substance.id] = level_later(
                now, target.blood, usual.brain / usual.blood, loss_per_day(substance), lag_d, days
            )
    return later


def _step(
    model: GateModel[Number], state: CourseState[Number], values: Mapping[str, Number], days: float
) -> CourseState[Number]:
    laws, rest, slow = model.laws, model.rest, state.slow
    person = _person(model, values, slow, state.levels)
    balance = model.steady_state(person, warm=state.balance)
    middle_levels = _levels_later(model, person, state.levels, values, 0.5 * days)
    middle = laws.slow.advance(slow, person, laws.felt(balance.balance, rest), 0.5 * days)
    middle_person = _person(model, values, middle, middle_levels)
    middle_balance = model.steady_state(middle_person, warm=balance)
    later = laws.slow.advance(slow, middle_person, laws.felt(middle_balance.balance, rest), days)
    in_attack, highest = laws.slow.attack_hours(middle_person, days)
    later = later._replace(
        cgrp=in_attack.cgrp, neuroinflammation=in_attack.neuroinflammation, kindling=in_attack.kindling
    )
    attack_days = _counted(laws.maths.where, state, highest > laws.parameters.attack_day_level, state.time_d)
    later = later._replace(attack_days_28=sum(attack_days[1:], attack_days[0]))
    return replace(
        state,
        time_d=state.time_d + days,
        slow=later,
        levels=_levels_later(model, person, state.levels, values, days),
        attack_days=attack_days,
        balance=middle_balance,
    )


def _counted(
    where: Callable[[object, Number, Number], Number],
    state: CourseState[Number],
    attacked: object,
    time_d: float,
) -> tuple[Number, ...]:
    """Return the days' marks after a step that began at ``time_d``: a new day gets a mark of its own."""
    marks: list[Number] = list(state.attack_days)
    today = floor(time_d + SLACK_D)
    if today > 0 and time_d - today < SLACK_D:
        marks = marks[-COUNTED_DAYS + 1 :]
        marks.append(0.0 * state.attack_days[-1])
    marks[-1] = where(attacked, 1.0 + 0.0 * marks[-1], marks[-1])
    return tuple(marks)
