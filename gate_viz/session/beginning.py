"""Where a run of moments begins: at a scenario's own balance, or at what a course of days has come to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import GateModel, Person, SlowState
from gate_viz.model.course import CourseState, course_person
from gate_viz.model.exposure import Level
from gate_viz.session.course_plan import CoursePlan, Progress, Stretch, course_moments
from gate_viz.session.frame import PastDay
from gate_viz.session.past_days import PastDays
from gate_viz.session.person import untreated
from gate_viz.session.stops import stopped_abruptly

Models = Mapping[Lens, GateModel[float]]


@dataclass(frozen=True, slots=True)
class Past:
    """What lies before time 0 has made of the person, as one lens has it; it is held for the whole run of moments.

    ``levels`` is what each substance had reached by then, and ``going_to`` what its dose would build up to.
    ``sensitisation_set`` is where the control stood, which says how the days began and not where they led.
    """

    slow: SlowState[float]
    levels: Mapping[str, Level[float]]
    going_to: Mapping[str, Level[float]]
    sensitisation_set: float
    days: tuple[PastDay, ...] = ()

    def person(self, model: GateModel[float], values: Mapping[str, float]) -> Person[float]:
        """Return the person on whom control values act, with this past.

        Parameters
        ----------
        model : GateModel[float]
            The model of the same lens.
        values : Mapping[str, float]
            Value of every control.

        Notes
        -----
        What has been set since is shown after it has built up; what still goes where it went is at the level reached.
        """
        if values["sensitisation"] == self.sensitisation_set:
            values = {**values, "sensitisation": self.slow.sensitisation}
        bare = model.person(values, slow=self.slow, levels={})
        going_to = model.built_up(bare, values)
        levels = {}
        for substance in model.substances:
            set_since = going_to.get(substance.id) != self.going_to.get(substance.id)
            level = (going_to if set_since else self.levels).get(substance.id)
            if level is not None:
                levels[substance.id] = level
        return model.at_levels(bare, levels)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Time 0 of a run of moments.

    ``day`` says how many days lie behind it, ``stretches`` what acted in them; ``values`` is what acts at time 0, in
    whose balance the run begins, and ``pasts`` has the person's past in each lens that is run.
    """

    day: float
    values: Mapping[str, float]
    stretches: tuple[Stretch[float], ...]
    pasts: Mapping[Lens, Past]

    def stopped(self, values: Mapping[str, float], drug_ids: Collection[str]) -> frozenset[str]:
        """Return the medicines that were stopped abruptly in the days behind, or are by what is set now.

        Parameters
        ----------
        values : Mapping[str, float]
            Value of every control now.
        drug_ids : Collection[str]
            The medicines.
        """
        return stopped_abruptly((*self.stretches, Stretch(self.day, values)), drug_ids)


def beginning_at_balance(catalogue: Catalogue, models: Models, values: Mapping[str, float]) -> Beginning:
    """Return the beginning with no day behind it.

    Parameters
    ----------
    catalogue : Catalogue
        Which controls are medicines.
    models : Models
        The model of each lens that is run.
    values : Mapping[str, float]
        Value of every control whose steady state the run starts from; what takes longer than a moment is held at the
        balance that these values have without medicines.
    """
    before_medicines = untreated(values, catalogue)
    pasts = {}
    for lens, model in models.items():
        slow = model.untreated_slow(before_medicines)
        built_up = model.person(values, slow=slow).levels
        pasts[lens] = Past(slow, built_up, built_up, values["sensitisation"])
    return Beginning(0.0, values, (), pasts)


def lived_in_each(models: Models, plan: CoursePlan[float], progress: Progress | None = None) -> dict[Lens, Past]:
    """Return what a course leaves behind in each lens.

    Parameters
    ----------
    models : Models
        The model of each lens that is run.
    plan : CoursePlan[float]
        What is run; it has at least one day or a part of it.
    progress : Progress or None
        Called with the share of the work that is done, 0-1; where it returns False, the run is broken off.

    Raises
    ------
    CourseCancelled
        If ``progress`` says so.
    """

    def after(lenses_done: int) -> Progress | None:
        if progress is None:
            return None
        return lambda day: progress((lenses_done + day / plan.days) / len(models))

    return {lens: lived(model, plan, after(number)) for number, (lens, model) in enumerate(models.items())}


def beginning_after(plan: CoursePlan[float], pasts: Mapping[Lens, Past]) -> Beginning:
    """Return the beginning on the last day of a course.

    Parameters
    ----------
    plan : CoursePlan[float]
        What was run.
    pasts : Mapping[Lens, Past]
        What came of it in each lens.
    """
    return Beginning(plan.days, plan.stretches[-1].values, plan.stretches, pasts)


def lived(model: GateModel[float], plan: CoursePlan[float], progress: Progress | None = None) -> Past:
    """Return what a course leaves behind in one lens.

    Parameters
    ----------
    model : GateModel[float]
        The model of the lens.
    plan : CoursePlan[float]
        What is run.
    progress : Progress or None
        Called with each day that is reached; where it returns False, the run is broken off.

    Raises
    ------
    CourseCancelled
        If ``progress`` says so.
    """
    seen = PastDays(model, plan)
    times_d = sorted({*seen.times_d, plan.days})
    for time_d, (state, values) in zip(times_d, course_moments(model, plan, times_d, progress), strict=True):
        if time_d in seen.times_d:
            seen.see(time_d, state, course_person(model, state, values))
    return past_of(model, state, values, seen)


def past_of(model: GateModel[float], state: CourseState[float], values: Mapping[str, float], seen: PastDays) -> Past:
    """Return what lies behind the last moment of a course.

    Parameters
    ----------
    model : GateModel[float]
        The model of the lens.
    state : CourseState[float]
        What the course has come to.
    values : Mapping[str, float]
        What acts then.
    seen : PastDays
        The days that went by.
    """
    person = course_person(model, state, values)
    return Past(state.slow, person.levels, model.built_up(person, values), values["sensitisation"], seen.seen())
