"""Which medicines a course stops abruptly: by half of what was usual within a week, after weeks of use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from gate_viz.session.course_plan import Stretch

LEAST_DOSE = 0.5
LEAST_DAYS = 14.0
LARGEST_FALL = 0.5
WITHIN_DAYS = 7.0
# Differences of decimal fractions are taken for what was meant: from 0.7 to 0.2 is half.
SLACK = 1e-9

# From which day on which dose is taken.
Dose = tuple[float, float]


def stopped_abruptly(stretches: Sequence[Stretch[float]], drug_ids: Collection[str]) -> frozenset[str]:
    """Return the medicines of which a usual dose was taken for weeks, and then suddenly much less or none.

    Parameters
    ----------
    stretches : Sequence[Stretch]
        What acts from which day on.
    drug_ids : Collection[str]
        The medicines.

    Notes
    -----
    What is usual is the highest dose that was never gone below for two weeks, since the medicine was begun. Where that
    is half the relative dose 1 or more, a fall by half of it or more within less than a week counts as a stop, whatever
    steps it takes: steps that are a week apart make a taper.
    """
    return frozenset(
        drug_id
        for drug_id in drug_ids
        if _is_stopped([(stretch.from_d, stretch.values[drug_id]) for stretch in stretches])
    )


def _is_stopped(doses: Sequence[Dose]) -> bool:
    usual = 0.0
    for number, (from_d, _dose) in enumerate(doses[1:], 1):
        before = doses[number - 1][1]
        # Whoever has gone without begins anew.
        usual = max(usual, _held_for_weeks(doses[:number], from_d)) if before > 0.0 else 0.0
        fall = min(before, usual) - _least_within_a_week(doses[number:])
        if usual >= LEAST_DOSE and fall >= LARGEST_FALL * usual - SLACK:
            return True
    return False


def _held_for_weeks(doses: Sequence[Dose], until_d: float) -> float:
    """Return the highest dose that was never gone below in the two weeks up to a day; 0 where they were fewer."""
    least = doses[-1][1]
    for from_d, dose in reversed(doses):
        least = min(least, dose)
        if until_d - from_d >= LEAST_DAYS - SLACK:
            return least
    return 0.0


def _least_within_a_week(doses: Sequence[Dose]) -> float:
    end_d = doses[0][0] + WITHIN_DAYS - SLACK
    return min(dose for _from_d, dose in takewhile(lambda each: each[0] < end_d, doses))
