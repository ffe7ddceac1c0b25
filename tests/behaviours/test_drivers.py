"""Signal or source: what keeps pain going upstream of the gate. Rows 39 and 40."""

from __future__ import annotations

from gate_viz.content.records import Lens
from tests.behaviours.shipped import (
    CHRONIC,
    DRIVERS,
    DRIVERS_DOWN,
    HEALTHY,
    IN_BOTH_LENSES,
    NOTHING,
    Course,
    Values,
    course,
    quarter,
)  # fmt: skip

WORN_OUT = {"threat": 1.0, "sleep_loss": 1.0}


@IN_BOTH_LENSES
def test_39_threat_held_for_weeks_and_sleep_loss_wake_microglia(lens: Lens) -> None:
    rested, worn_out = (course(HEALTHY, 56, taken, lens=lens).at(56)["microglia"] for taken in (NOTHING, WORN_OUT))
    assert worn_out >= 1.2 * rested


@IN_BOTH_LENSES
def test_39_they_slow_the_clearing_of_inflammation(lens: Lens) -> None:
    def left_after_two_days(bearing: Values) -> float:
        person = {**HEALTHY, **bearing}
        healed = course({**person, "infection": 1.0}, 2, {"infection": 0.0}, lens=lens).slow
        settled = course(person, 0, lens=lens).slow[0]
        return (healed[-1].pro_genes - settled.pro_genes) / (healed[0].pro_genes - settled.pro_genes)

    assert left_after_two_days(WORN_OUT) > 1.05 * left_after_two_days(NOTHING)


def five_months(taken: Values, lens: Lens) -> Course:
    """Return 24 weeks of a chronic person with the drivers up; a medicine stops half way."""
    return course({**CHRONIC, **DRIVERS}, 168, taken, changes={84.0: {"duloxetine": 0.0}}, lens=lens)


@IN_BOTH_LENSES
def test_40_a_medicine_alone_helps_while_it_is_taken_and_leaves_nothing_behind(lens: Lens) -> None:
    untreated, treated = five_months(NOTHING, lens), five_months({"duloxetine": 1.0}, lens)
    assert treated.signal(84) < untreated.signal(84)
    assert treated.signal(168) >= 0.9 * untreated.signal(168)


@IN_BOTH_LENSES
def test_40_with_the_drivers_down_the_signal_stays_down_when_the_medicine_stops(lens: Lens) -> None:
    both = five_months({"duloxetine": 1.0, **DRIVERS_DOWN}, lens)
    down, driver_free = five_months(DRIVERS_DOWN, lens), course(CHRONIC, 168, lens=lens)
    assert both.signal(84) < min(down.signal(84), five_months({"duloxetine": 1.0}, lens).signal(84))
    assert both.signal(168) <= 1.1 * driver_free.signal(168)
    assert down.signal(168) < 0.9 * five_months(NOTHING, lens).signal(168)
    if lens is Lens.ARTICLE:
        assert both.signals[quarter(168)] >= 0.9 * driver_free.signal(168)
