"""The two number worlds the equations run in: plain floats (one person) and numpy arrays (many persons)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Number = TypeVar("Number", float, Array)


@dataclass(frozen=True)
class Maths(Generic[Number]):
    """The few functions in which floats and arrays differ; the equations are written once, on these.

    Attributes
    ----------
    exp, power
        Exponential, and a base to a power.
    minimum, maximum
        The smaller and the larger of two numbers, member by member.
    where
        ``where(condition, a, b)``: ``a`` where the condition holds, else ``b``.
    largest
        The largest member, as a plain float: what a convergence test looks at.
    alike
        The same numbers, all with one shape (many persons: one entry for every person).
    """

    exp: Callable[[Number], Number]
    power: Callable[[Number, float], Number]
    minimum: Callable[[Number, Number | float], Number]
    maximum: Callable[[Number, Number | float], Number]
    where: Callable[[object, Number, Number], Number]
    largest: Callable[[Number], float]
    alike: Callable[[Sequence[Number]], tuple[Number, ...]]


def _one_of(condition: object, if_true: float, if_false: float) -> float:
    return if_true if condition else if_false


def _as_they_are(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(values)


def _array_where(condition: object, if_true: Array, if_false: Array) -> Array:
    return np.where(np.asarray(condition), if_true, if_false)


def _array_largest(values: Array) -> float:
    return float(np.max(values))


def _one_shape(values: Sequence[Array]) -> tuple[Array, ...]:
    return tuple(np.array(member, dtype=np.float64) for member in np.broadcast_arrays(*values))


FLOATS: Maths[float] = Maths(
    exp=math.exp, power=math.pow, minimum=min, maximum=max, where=_one_of, largest=float, alike=_as_they_are
)
ARRAYS: Maths[Array] = Maths(
    exp=np.exp,
    power=np.power,
    minimum=np.minimum,
    maximum=np.maximum,
    where=_array_where,
    largest=_array_largest,
    alike=_one_shape,
)
