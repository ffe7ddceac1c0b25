"""The shipped catalogue and the model together: moments and courses that the behaviours look at, each run once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

from gate_viz.content.catalogue import load_catalogue
from gate_viz.content.records import Lens
from gate_viz.model import GateModel, GateState, Person, SlowState
from gate_viz.model.course import STEP_D, CourseState, advance_course, course_person, start_course

Values = Mapping[str, float]
Items = tuple[tuple[str, float], ...]

CATALOGUE = load_catalogue(Path(__file__).parents[2] / "assets")
IN_BOTH_LENSES = pytest.mark.parametrize("lens", Lens)

NOTHING: Values = {}
SIGNAL, OUTPUT = "pain_signal_0_10", "projection_hz"
HEALTHY: Values = {"touch": 0.25}
TOE: Values = {"injury": 0.7, "touch": 0.0}
SENSITISED: Values = {"injury": 0.2, "touch": 0.25, "sensitisation": 0.8}
CHRONIC: Values = {**SENSITISED, "lc_drive": 0.3, "rvm_drive": 0.8}
# what the behaviours' table calls the drivers of pain upstream of the gate
DRIVERS: Values = {"gut_permeability": 0.6, "sleep_loss": 0.6, "threat": 0.6}
DRIVERS_DOWN: Values = dict.fromkeys(DRIVERS, 0.0)
OPIOID_ROADS = ("oih_nmda", "oih_gs", "oih_glia", "oih_hormone")


@cache
def model(lens: Lens = Lens.ARTICLE, off: tuple[str, ...] = ()) -> GateModel[float]:
    """Return the model with the shipped links and substances."""
    return GateModel(CATALOGUE.strengths(lens, off), substances=CATALOGUE.substances())


def _frozen(values: Values) -> Items:
    return tuple(sorted(values.items()))


def moment(base: Values, set_now: Values = NOTHING, *, lens: Lens = Lens.ARTICLE) -> dict[str, float]:
    """Return what a person settles at who has long been ``base``, and on whom ``set_now`` acts only now."""
    equations, person = _present(lens, _frozen(base), _frozen(set_now))
    return equations.readouts(equations.steady_state(person), person)


def moment_signal(base: Values, set_now: Values = NOTHING, *, lens: Lens = Lens.ARTICLE) -> float:
    """Return the 0–10 signal of `moment`."""
    equations, person = _present(lens, _frozen(base), _frozen(set_now))
    return equations.steady_state(person).percept


def moment_hz(base: Values, set_now: Values = NOTHING, *, lens: Lens = Lens.ARTICLE) -> float:
    """Return the projection rate of `moment` [Hz]."""
    equations, person = _present(lens, _frozen(base), _frozen(set_now))
    return equations.projection_hz(equations.steady_state(person))


@cache
def _present(lens: Lens, base: Items, set_now: Items) -> tuple[GateModel[float], Person[float]]:
    equations = model(lens)
    slow: SlowState[float] = equations.untreated_slow(dict(base))
    return equations, equations.person({**dict(base), **dict(set_now)}, slow=slow)


@dataclass(frozen=True, eq=False)
class Course:
    """A run over days, kept at every quarter of one.

    Attributes
    ----------
    equations
        The model it was run with.
    states
        The run's state at each quarter of a day.
    acting
        What acts on the person from each of them on.
    """

    equations: GateModel[float]
    states: tuple[CourseState[float], ...]
    acting: tuple[Values, ...]

    @cached_property
    def signals(self) -> tuple[float, ...]:
        """The 0–10 signal at every quarter of a day."""
        return tuple(self.signal(state.time_d) for state in self.states)

    @property
    def slow(self) -> tuple[SlowState[float], ...]:
        """The slow states at every quarter of a day."""
        return tuple(state.slow for state in self.states)

    def signal(self, day: float) -> float:
        """Return the 0–10 signal of a day."""
        return self._settled(day)[0].percept

    def at(self, day: float) -> dict[str, float]:
        """Return every readout of a day."""
        return self.equations.readouts(*self._settled(day))

    def _settled(self, day: float) -> tuple[GateState[float], Person[float]]:
        state = self.states[quarter(day)]
        person = course_person(self.equations, state, self.acting[quarter(day)])
        return self.equations.steady_state(person, warm=state.balance), person


def quarter(day: float) -> int:
    """Return the index of a day in a course's records."""
    return round(day / STEP_D)


def course(
    values: Values,
    days: float,
    taken: Values = NOTHING,
    *,
    changes: Mapping[float, Values] | None = None,
    lens: Lens = Lens.ARTICLE,
    off: tuple[str, ...] = (),
) -> Course:
    """Return a run from a person's untreated balance.

    Parameters
    ----------
    values
        What the person has long been.
    days
        Length [d].
    taken
        What is taken, done or changed from day 0 on.
    changes
        What changes later, by day.
    lens, off
        Whose strengths the links have, and which are switched off.
    """
    later = tuple((day, _frozen(what)) for day, what in sorted((changes or {}).items()))
    return _course(_frozen(values), days, _frozen(taken), later, lens, off)


@cache
def _course(
    values: Items, days: float, taken: Items, changes: tuple[tuple[float, Items], ...], lens: Lens, off: tuple[str, ...]
) -> Course:
    equations, due = model(lens, off), {quarter(day): dict(what) for day, what in changes}
    state = start_course(equations, dict(values))
    now = {**dict(values), **dict(taken), **due.get(0, {})}
    states, acting = [state], [now]
    for index in range(1, quarter(days) + 1):
        state = advance_course(equations, state, now, index * STEP_D)
        now = {**now, **due.get(index, {})}
        states.append(state)
        acting.append(now)
    return Course(equations, tuple(states), tuple(acting))


def relief_percent(
    values: Values, taken: Values, day: float = 28.0, *, lens: Lens = Lens.ARTICLE, of: str = SIGNAL
) -> float:
    """Return how much less there is of a readout than in the untreated twin on the same day [%]."""
    untreated, treated = course(values, day, lens=lens), course(values, day, taken, lens=lens)
    if of == SIGNAL:
        return 100.0 * (1.0 - treated.signal(day) / untreated.signal(day))
    return 100.0 * (1.0 - treated.at(day)[of] / untreated.at(day)[of])


def first_day(course_of: Course, passed: list[bool]) -> float:
    """Return the first day on which something holds [d]."""
    return course_of.states[passed.index(True)].time_d
