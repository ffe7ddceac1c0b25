"""The exact balance of the millisecond and second layers, as one equation in one unknown: the pain signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple

from gate_viz.model.circuit import Circuit, CircuitState
from gate_viz.model.descending import Descending, DescendingState
from gate_viz.model.influences import CleftLevels, Influences
from gate_viz.model.maths import Maths, Number
from gate_viz.model.person import Person

MOST_ROUNDS = 80
LEAST_SLOPE = 0.01
CLOSE = 2e-14


class Balance(NamedTuple, Generic[Number]):
    """A steady state: both layers and the influences that hold between them."""

    circuit: CircuitState[Number]
    descending: DescendingState[Number]
    influences: Influences[Number]


def find_balance(
    person: Person[Number],
    start: Balance[Number],
    circuit: Circuit[Number],
    descending: Descending[Number],
    influences_of: Callable[[Person[Number], CleftLevels[Number]], Influences[Number]],
    maths: Maths[Number],
) -> Balance[Number]:
    """Return the state that stays as it is for one person.

    Parameters
    ----------
    person
        Stimulus, production, drives, loads.
    start
        Where the search begins; a state near the answer saves most of the work.
    circuit, descending, influences_of
        The bound laws.
    maths
        The number world; with arrays every person is solved alone.

    Returns
    -------
    Balance
        Both layers at balance; the rates are exact to about 1e-11 Hz.

    Notes
    -----
    A guess of the pain signal fixes the brainstem, the brainstem fixes the cleft, the cleft fixes the circuit, and the
    circuit gives a pain signal back. The signal that comes back as it went out is found by the secant method inside a
    bracket; the loop has one solution because no loop gain reaches 1 (a test holds this over random persons).
    """
    where = maths.where
    found = start

    def returned(signal: Number) -> Number:
        nonlocal found
        below = descending.balance(signal, person, found.descending)
        influences = influences_of(person, descending.levels(below))
        balanced = circuit.balance(influences, found.circuit.projection_drive_hz)
        found = Balance(balanced, below, influences)
        return circuit.signal(circuit.projection_hz(balanced.projection_drive_hz)) - signal

    signal = circuit.signal(circuit.projection_hz(start.circuit.projection_drive_hz))
    low, high = 0.0 * signal, 0.0 * signal + 1.0
    excess = returned(signal)
    slope = -1.0 + 0.0 * signal
    for _ in range(MOST_ROUNDS):
        if maths.largest(abs(excess)) <= CLOSE:
            break
        low, high = where(excess > 0.0, signal, low), where(excess > 0.0, high, signal)
        following = signal - excess / maths.minimum(slope, -LEAST_SLOPE)
        inside = (following >= low) & (following <= high)
        following = where(abs(excess) <= CLOSE, signal, where(inside, following, 0.5 * (low + high)))
        following_excess = returned(following)
        step = following - signal
        moved = abs(step) > 0.0
        slope = where(moved, (following_excess - excess) / where(moved, step, 1.0 + 0.0 * step), slope)
        signal, excess = following, following_excess
    return found
