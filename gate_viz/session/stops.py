"""Which medicines a course stops abruptly: in one step, after weeks of a usual dose."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from gate_viz.session.course_plan import Stretch

LEAST_DOSE = 0.5
LEAST_DAYS = 14.0


def stopped_abruptly(stretches: Sequence[Stretch[float]], drug_ids: Collection[str]) -> frozenset[str]:
    """Return the medicines of which at least half the usual dose was taken for two weeks or more, and then none.

    Parameters
    ----------
    stretches : Sequence[Stretch]
        What acts from which day on.
    drug_ids : Collection[str]
        The medicines.
    """
    return frozenset(drug_id for drug_id in drug_ids if _is_stopped(stretches, drug_id))


def _is_stopped(stretches: Sequence[Stretch[float]], drug_id: str) -> bool:
    taken_since_d = math.inf
    for before, after in pairwise(stretches):
        enough = before.values[drug_id] >= LEAST_DOSE
        taken_since_d = min(taken_since_d, before.from_d) if enough else math.inf
        if after.values[drug_id] == 0.0 and after.from_d - taken_since_d >= LEAST_DAYS:
            return True
    return False
