"""The model on the shipped content, asked for one moment or for days: what every row and curve is computed with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import ARRAYS, PARAMETERS, GateModel, Parameters
from gate_viz.model.course import advance_course, course_person, start_course
from tests.behaviours.shipped import SIGNAL

Array = NDArray[np.float64]
Values = Mapping[str, float]
Change = tuple[float, Values]
Items = tuple[tuple[str, float], ...]
Key = tuple[Items, float, Items, tuple[tuple[float, Items], ...], float | None, Lens, frozenset[str]]

SAME_TIME_D = 1e-9


@dataclass(frozen=True, slots=True)
class Run:
    """A course as it was looked at: the days, and each readout's value on them."""

    days: Array
    readouts: Mapping[str, Array]

    def __getitem__(self, readout_id: str) -> Array:
        return self.readouts[readout_id]

    def at(self, day: float, readout_id: str = SIGNAL) -> float:
        """Return a readout on a day that was looked at.

        Parameters
        ----------
        day : float
            One of ``days`` [d].
        readout_id : str
            Which readout.
        """
        return float(self.readouts[readout_id][int(np.argmin(abs(self.days - day)))])


@dataclass
class Workbench:
    """The model for each lens and set of links, with one set of constants.

    Attributes
    ----------
    catalogue : Catalogue
        All content.
    parameters : Parameters
        The constants.
    """

    catalogue: Catalogue
    parameters: Parameters = PARAMETERS
    _models: dict[tuple[Lens, frozenset[str]], GateModel[float]] = field(default_factory=dict)
    _runs: dict[Key, Run] = field(default_factory=dict)

    def model(self, lens: Lens = Lens.ARTICLE, off: Collection[str] = ()) -> GateModel[float]:
        """Return the model for one person at a time.

        Parameters
        ----------
        lens : Lens
            Which strengths the links have.
        off : Collection[str]
            Links that are switched off.
        """
        key = lens, frozenset(off)
        if key not in self._models:
            strengths = self.catalogue.strengths(lens, off)
            self._models[key] = GateModel(strengths, self.parameters, substances=self.catalogue.substances())
        return self._models[key]

    def many(self, lens: Lens = Lens.ARTICLE) -> GateModel[Array]:
        """Return the model for many persons at once.

        Parameters
        ----------
        lens : Lens
            Which strengths the links have.
        """
        strengths = self.catalogue.strengths(lens)
        return GateModel(strengths, self.parameters, maths=ARRAYS, substances=self.catalogue.substances())

    def moment(self, values: Values, now: Values | None = None, lens: Lens = Lens.ARTICLE) -> dict[str, float]:
        """Return every readout of a person at balance, medicines built up.

        Parameters
        ----------
        values : Values
            What the person has long been.
        now : Values or None
            What acts only now, so that the slow layer knows nothing of it.
        lens : Lens
            Which strengths the links have.
        """
        model = self.model(lens)
        person = model.person({**values, **(now or {})}, slow=model.untreated_slow(values))
        return model.readouts(model.steady_state(person), person)

    def run(
        self,
        values: Values,
        days: float,
        *,
        doses: Values | None = None,
        changes: Iterable[Change] = (),
        every_d: float | None = None,
        lens: Lens = Lens.ARTICLE,
        off: Collection[str] = (),
    ) -> Run:
        """Return the course of one person.

        Parameters
        ----------
        values : Values
            What the person has long been.
        days : float
            How long it runs [d].
        doses : Values or None
            What is taken, done or changed from day 0 on.
        changes : Iterable[Change]
            On which day which values become what.
        every_d : float or None
            How far apart the samples are; None for the start, the end and the changes only [d].
        lens : Lens
            Which strengths the links have.
        off : Collection[str]
            Links that are switched off.
        """
        pending = tuple((day, _items(changed)) for day, changed in sorted(changes, key=lambda change: change[0]))
        key = _items(values), days, _items(doses or {}), pending, every_d, lens, frozenset(off)
        if key not in self._runs:
            times = sorted({*np.arange(0.0, days, every_d or days).tolist(), days, *(day for day, _ in pending)})
            moments = self._moments(values, doses or {}, [(day, dict(changed)) for day, changed in pending], times, key)
            looked_at = list(moments)
            series = {readout_id: np.array([one[readout_id] for one in looked_at]) for readout_id in looked_at[0]}
            self._runs[key] = Run(np.array(times), series)
        return self._runs[key]

    def _moments(
        self, values: Values, doses: Values, pending: Sequence[Change], times: Sequence[float], key: Key
    ) -> Iterator[dict[str, float]]:
        model, acting = self.model(key[5], key[6]), {**values, **doses}
        state = start_course(model, values)
        for day in times:
            state = advance_course(model, state, acting, day)
            for change_day, changed in pending:
                if abs(change_day - day) < SAME_TIME_D:
                    acting = {**acting, **changed}
            person = course_person(model, state, acting)
            yield model.readouts(model.steady_state(person, warm=state.balance), person)

    def relief_percent(
        self, values: Values, doses: Values, *, day: float = 28.0, lens: Lens = Lens.ARTICLE, readout_id: str = SIGNAL
    ) -> float:
        """Return how much lower a readout is than in the untreated twin on the same day [%].

        Parameters
        ----------
        values : Values
            The person.
        doses : Values
            What the treated twin takes from day 0 on.
        day : float
            Which day [d].
        lens : Lens
            Which strengths the links have.
        readout_id : str
            Which readout.
        """
        untreated = self.run(values, day, lens=lens).at(day, readout_id)
        return 100.0 * (1.0 - self.run(values, day, doses=doses, lens=lens).at(day, readout_id) / untreated)


def relief_at_once_percent(bench: Workbench, values: Values, doses: Values, lens: Lens = Lens.ARTICLE) -> float:
    """Return how much lower the signal is at once, with the slow layer as it was [%].

    Parameters
    ----------
    bench : Workbench
        The model.
    values : Values
        The person.
    doses : Values
        What the treated twin takes.
    lens : Lens
        Which strengths the links have.
    """
    return 100.0 * (1.0 - bench.moment(values, doses, lens)[SIGNAL] / bench.moment(values, lens=lens)[SIGNAL])


def _items(values: Values) -> Items:
    return tuple(sorted(values.items()))
