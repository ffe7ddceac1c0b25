"""The last four weeks of a course, day by day: which trigger met which line, and whether an attack came of it."""

from __future__ import annotations

from math import floor

from gate_viz.model import GateModel, Person
from gate_viz.model.course import COUNTED_DAYS, SLACK_D, CourseState
from gate_viz.session.course_plan import GRID_D, CoursePlan
from gate_viz.session.frame import PastDay


class PastDays:
    """What is seen of the days of one course, as it goes by.

    Parameters
    ----------
    model : GateModel[float]
        The model that the course is run with.
    plan : CoursePlan[float]
        What is run.
    """

    def __init__(self, model: GateModel[float], plan: CoursePlan[float]) -> None:
        self._attack = model.laws.slow.attack
        self._end = floor(plan.days + SLACK_D)
        self._first = max(0, self._end - COUNTED_DAYS)
        grid = range(round(self._first / GRID_D), round(self._end / GRID_D) + 1)
        changes = (stretch.from_d for stretch in plan.stretches if self._first < stretch.from_d < self._end)
        self.times_d = frozenset({*(number * GRID_D for number in grid), *changes})
        self._met: dict[int, tuple[float, float]] = {}
        self._attacked: dict[int, bool] = {}

    def see(self, time_d: float, state: CourseState[float], person: Person[float]) -> None:
        """Write down a moment of the course.

        Parameters
        ----------
        time_d : float
            When it is: one of ``times_d`` [d].
        state : CourseState[float]
            What the course has come to.
        person : Person[float]
            The person then, with all that acts from then on.
        """
        today = floor(time_d + SLACK_D)
        if time_d == today:
            # Until its first step begins, a day has no mark: the last one is yesterday's.
            self._attacked[today - 1] = state.attack_days[-1] > 0.0
        attack = self._attack(person)
        if today not in self._met or attack.trigger > self._met[today][0]:
            self._met[today] = (attack.trigger, attack.line)

    def seen(self) -> tuple[PastDay, ...]:
        """Return the whole days that are over, oldest first: each with its highest trigger and the line it met."""
        return tuple(PastDay(*self._met[day], self._attacked[day]) for day in range(self._first, self._end))
