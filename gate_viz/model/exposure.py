"""From a dose to a level: enzymes in the liver, the pump at the barrier, and the days it takes to build up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Generic, NamedTuple

from gate_viz.model.maths import Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.receptors import Binding

if TYPE_CHECKING:
    from gate_viz.model.person import Person

HOURS_PER_DAY = 24.0
EQUALLY_FAST = 1e-4


@dataclass(frozen=True, slots=True)
class Substance:
    """A medicine or a lifestyle item, as the model knows it.

    Attributes
    ----------
    id
        Its id, which is also that of its control.
    bindings
        What it acts on.
    half_life_h
        Half-life; 0 for what acts at once and has no level [h].
    cyp2d6_share, cyp1a2_share
        Shares of its clearance that go by each enzyme, 0–1 [1].
    active_metabolite_share
        Share of what CYP2D6 clears that goes on working as a metabolite, 0–1 [1].
    p_glycoprotein_share
        How strongly the pump at the barrier holds it back, 0 for not at all [1].
    """

    id: str
    bindings: tuple[Binding, ...]
    half_life_h: float = 0.0
    cyp2d6_share: float = 0.0
    cyp1a2_share: float = 0.0
    active_metabolite_share: float = 0.0
    p_glycoprotein_share: float = 0.0


class Level(NamedTuple, Generic[Number]):
    """What has built up [× usual]: in the blood, and behind the barrier in brain and cord."""

    blood: Number
    brain: Number


def bind_exposure(
    parameters: Parameters, weigh: Callable[[str], Callable[[Number], Number]]
) -> Callable[[Substance, Person[Number]], Level[Number]]:
    """Return the law (substance, person) → level at relative dose 1 when it has built up [× usual].

    Notes
    -----
    blood = 1 / (1 − f₂ − f₁ + f₂ · CYP2D6 + f₁ · CYP1A2); as far as what CYP2D6 makes of it works on as its parent, the
    enzyme's activity makes no difference. brain = blood · (1 + k) / (1 + k · P-glycoprotein).

    References
    ----------
    Knadler 2011, Clin Pharmacokinet 50:281-294 (duloxetine).
    """
    cyp2d6, cyp1a2 = weigh("cyp2d6_clearance"), weigh("cyp1a2_clearance")
    pump, metabolite, induction = weigh("p_glycoprotein_barrier"), weigh("active_metabolite"), parameters.smoking_cyp1a2

    def exposure(substance: Substance, person: Person[Number]) -> Level[Number]:
        working = metabolite(substance.active_metabolite_share + 0.0 * person.cyp2d6)
        slow_road = 1.0 + (1.0 - working) * (cyp2d6(person.cyp2d6) - 1.0)
        other_road = cyp1a2(1.0 + induction * person.smoking)
        by_2d6, by_1a2, held_back = substance.cyp2d6_share, substance.cyp1a2_share, substance.p_glycoprotein_share
        blood = 1.0 / (1.0 - by_2d6 - by_1a2 + by_2d6 * slow_road + by_1a2 * other_road)
        return Level(blood, blood * (1.0 + held_back) / (1.0 + held_back * pump(person.p_glycoprotein)))

    return exposure


def loss_per_day(substance: Substance) -> float:
    """Return how fast a level goes to where it is going: ln 2 over the half-life [1/d]."""
    return log(2.0) * HOURS_PER_DAY / substance.half_life_h


def level_later(
    now: Level[Number], target: Number, brain_over_blood: Number, loss_per_d: float, lag_d: float, days: float
) -> Level[Number]:
    """Return a level some days later.

    Parameters
    ----------
    now
        The level at the start [× usual].
    target
        What the dose builds up to in the blood [× usual].
    brain_over_blood
        What the brain comes to over the blood [1].
    loss_per_d
        How fast the blood follows the dose [1/d].
    lag_d
        Time constant by which the brain follows the blood; 0 for at once [d].
    days
        How much later [d].

    Notes
    -----
    blood' = loss · (target − blood), brain' = (ratio · blood − brain) / lag, both solved exactly for a constant dose.
    """
    blood = target + (now.blood - target) * exp(-loss_per_d * days)
    if lag_d == 0.0:
        return Level(blood, brain_over_blood * blood)
    # where both are equally fast the solution has another form; a lag longer by a hair has the same numbers
    slower = lag_d * (1.0 + EQUALLY_FAST) if abs(1.0 - loss_per_d * lag_d) < EQUALLY_FAST else lag_d
    settled = brain_over_blood * target
    carried = brain_over_blood * (now.blood - target) / (1.0 - loss_per_d * slower)
    brain = settled + carried * exp(-loss_per_d * days) + (now.brain - settled - carried) * exp(-days / slower)
    return Level(blood, brain)
