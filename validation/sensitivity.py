"""Which of the constants that were chosen by design matter most: each varied by a tenth, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from math import isfinite, log, sqrt

from gate_viz.model import PARAMETERS, Parameters
from gate_viz.model.provenance import Evidence
from tests.behaviours.shipped import CATALOGUE, CHRONIC, HEALTHY, OUTPUT, SIGNAL, TOE
from validation.rows_body import INFLAMED
from validation.rows_circuit import HALF_INJURED, SHORT_OF_BRAKES
from validation.rows_medicines import HURT_NERVE
from validation.workbench import Workbench

VARIED_BY = 0.1
MOST_SHOWN = 20
TWO_WEEKS_D = 14.0

# Each is above zero, so that a share of it can be asked for; small reliefs would divide by nearly nothing.
FIGURES: dict[str, Callable[[Workbench], float]] = {}


@dataclass(frozen=True, slots=True)
class Influence:
    """A constant, and how many per cent each figure changes when it rises by one per cent."""

    constant: str
    elasticities: tuple[float, ...]

    @property
    def size(self) -> float:
        """Root of the mean square over all figures."""
        return sqrt(sum(each * each for each in self.elasticities) / len(self.elasticities))


def figure(name: str) -> Callable[[Callable[[Workbench], float]], Callable[[Workbench], float]]:
    """Return a decorator that puts a figure on the list.

    Parameters
    ----------
    name : str
        Head of its column.
    """

    def put(law: Callable[[Workbench], float]) -> Callable[[Workbench], float]:
        FIGURES[name] = law
        return law

    return put


def left_on_day_14(bench: Workbench, medicine: str) -> float:
    """Return the signal under a medicine over that of the untreated twin, chronic person, day 14."""
    untreated = bench.run(CHRONIC, TWO_WEEKS_D).at(TWO_WEEKS_D)
    return bench.run(CHRONIC, TWO_WEEKS_D, doses={medicine: 1.0}).at(TWO_WEEKS_D) / untreated


@figure("4 rubbing")
def rubbing(bench: Workbench) -> float:
    """Signal rubbed over pinched."""
    return bench.moment(TOE, {"touch": 1.0})[SIGNAL] / bench.moment(TOE)[SIGNAL]


@figure("8 NE")
def norepinephrine(bench: Workbench) -> float:
    """Output at norepinephrine 4 over that at 0.1."""
    return bench.moment(TOE, {"norepinephrine": 4.0})[OUTPUT] / bench.moment(TOE, {"norepinephrine": 0.1})[OUTPUT]


@figure("34 5-HT")
def serotonin_top(bench: Workbench) -> float:
    """Output at serotonin 3 over typical, chronic."""
    return bench.moment(CHRONIC, {"serotonin": 3.0})[OUTPUT] / bench.moment(CHRONIC)[OUTPUT]


@figure("11 SNRI")
def snri(bench: Workbench) -> float:
    """Signal left under duloxetine on day 14, chronic person."""
    return left_on_day_14(bench, "duloxetine")


@figure("12 SSRI")
def ssri(bench: Workbench) -> float:
    """Signal left under an SSRI on day 14, chronic person."""
    return left_on_day_14(bench, "ssri")


@figure("15 ketamine")
def ketamine(bench: Workbench) -> float:
    """Signal left at once under ketamine, chronic person."""
    return bench.moment(CHRONIC, {"ketamine": 1.0})[SIGNAL] / bench.moment(CHRONIC)[SIGNAL]


@figure("17 opioid")
def opioid_week_12(bench: Workbench) -> float:
    """Signal on an opioid in week 12 over day 0, chronic person."""
    run = bench.run(CHRONIC, 84.0, doses={"opioid": 1.0})
    return run.at(84.0) / run.at(0.0)


@figure("20 rebound")
def benzodiazepine_rebound(bench: Workbench) -> float:
    """Signal two days after six weeks of a benzodiazepine over day 0, chronic person."""
    run = bench.run(CHRONIC, 44.0, doses={"benzodiazepine": 1.0}, changes=[(42.0, {"benzodiazepine": 0.0})])
    return run.at(44.0) / run.at(0.0)


@figure("22 JAK")
def jak(bench: Workbench) -> float:
    """Pro-inflammatory products left after two weeks of a JAK inhibitor."""
    bare = bench.run(INFLAMED, TWO_WEEKS_D).at(TWO_WEEKS_D, "pro_genes")
    return bench.run(INFLAMED, TWO_WEEKS_D, doses={"jak_inhibitor": 1.0}).at(TWO_WEEKS_D, "pro_genes") / bare


@figure("24 kindling")
def threshold(bench: Workbench) -> float:
    """Trigger threshold a few days after four attacks over a naive person's."""
    changes = [(float(day), {"migraine_trigger": 1.0 - day % 2}) for day in range(7)]
    run = bench.run(HEALTHY, 10.0, changes=changes)
    return run.at(10.0, "trigger_threshold") / bench.moment(HEALTHY)["trigger_threshold"]


@figure("25 allodynia")
def allodynia(bench: Workbench) -> float:
    """Signal of touch alone in a sensitised cord short of brakes."""
    return bench.moment({**SHORT_OF_BRAKES, "touch": 1.0, "injury": 0.0})[SIGNAL]


@figure("27 threat")
def threat(bench: Workbench) -> float:
    """Signal with threat over that without."""
    return bench.moment(HALF_INJURED, {"threat": 1.0})[SIGNAL] / bench.moment(HALF_INJURED)[SIGNAL]


@figure("43 nerve")
def injured_nerve(bench: Workbench) -> float:
    """Signal left at once under a gabapentinoid, injured nerve."""
    return bench.moment(HURT_NERVE, {"gabapentinoid": 1.0})[SIGNAL] / bench.moment(HURT_NERVE)[SIGNAL]


def teaching_values() -> list[str]:
    """Return the constants that were chosen here, in the model's order."""
    return [each.name for each in fields(Parameters) if each.metadata["evidence"] is Evidence.TEACHING]


def influences() -> list[Influence]:
    """Return how every teaching value moves the figures, worked out on all cores."""
    with ProcessPoolExecutor() as workers:
        return list(workers.map(influence_of, teaching_values(), chunksize=4))


def influence_of(name: str) -> Influence:
    """Return how one constant moves the figures.

    Parameters
    ----------
    name : str
        The constant.
    """
    value = getattr(PARAMETERS, name)
    lower, upper = (figures_with(name, value * (1.0 + side * VARIED_BY)) for side in (-1.0, 1.0))
    return Influence(name, tuple(elasticity(*pair) for pair in zip(lower, upper, strict=True)))


def figures_with(name: str, value: float) -> list[float]:
    """Return every figure with one constant at another value.

    Parameters
    ----------
    name : str
        The constant.
    value : float
        Its value now.
    """
    changed: dict[str, float] = {name: value}
    bench = Workbench(CATALOGUE, replace(PARAMETERS, **changed))
    return [law(bench) for law in FIGURES.values()]


def elasticity(lower: float, upper: float) -> float:
    """Return the change of a figure's logarithm over that of the constant; 0 where the figure is no positive number.

    Parameters
    ----------
    lower, upper : float
        The figure with the constant a tenth lower and a tenth higher.
    """
    if not (lower > 0.0 and upper > 0.0 and isfinite(lower) and isfinite(upper)):
        return 0.0
    return log(upper / lower) / log((1.0 + VARIED_BY) / (1.0 - VARIED_BY))


def most_influential(found: list[Influence]) -> list[Influence]:
    """Return those that matter most, first the one that does so most.

    Parameters
    ----------
    found : list[Influence]
        All of them.
    """
    return sorted(found, key=lambda each: (-each.size, each.constant))[:MOST_SHOWN]
