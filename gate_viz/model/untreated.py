"""The slow layer's balance without medicines: what a person has been for a long time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gate_viz.model.laws import Laws, Rest
from gate_viz.model.maths import Number
from gate_viz.model.person import Person
from gate_viz.model.slow_state import SlowState

MOST_ROUNDS = 300
CLOSE = 1e-14


def find_untreated_slow(
    person_with: Callable[[SlowState[Number]], Person[Number]], laws: Laws[Number], rest: Rest
) -> SlowState[Number]:
    """Return the slow state that stays for one person, with sensitisation held where it is set.

    Parameters
    ----------
    person_with
        The person with a given slow state.
    laws, rest
        The bound equations, and the healthy resting person.

    Returns
    -------
    SlowState
        The balance reached from health, member by member of one shape.

    Notes
    -----
    Every state is put to where it is going, over and over. The loops of this layer are weak (a test holds this over
    random persons), so the search closes in; where a migraine feeds itself it climbs from no attack to the first
    balance there is.
    """
    healthy: Any = SlowState()
    start: Any = rest.balance
    held = person_with(healthy).sensitisation
    slow = healthy._replace(sensitisation=held)
    found = start
    for _ in range(MOST_ROUNDS):
        person = person_with(slow)
        found = laws.balance(person, found)
        attack = laws.slow.attack(person)
        following = laws.slow.targets(person, laws.felt(found, rest))._replace(
            sensitisation=held,
            cgrp=attack.release,
            neuroinflammation=attack.drive,
            kindling=slow.neuroinflammation / (slow.neuroinflammation + laws.parameters.kindling_half),
        )
        moved = max(laws.maths.largest(abs(new - old)) for new, old in zip(following, slow, strict=True))
        slow = following
        if moved <= CLOSE:
            break
    return SlowState(*laws.maths.alike(slow))
