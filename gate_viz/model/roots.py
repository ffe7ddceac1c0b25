"""Where a rising function crosses zero: Newton's method that cannot leave its bracket."""

from __future__ import annotations

from collections.abc import Callable

from gate_viz.model.maths import Maths, Number

MOST_ROUNDS = 80
LEAST_SLOPE = 1e-3
CLOSE = 1e-13
SLACK = 1e-9


def rising_root(
    value_and_slope: Callable[[Number], tuple[Number, Number]],
    start: Number,
    low: Number,
    high: Number,
    maths: Maths[Number],
) -> Number:
    """Return the point between ``low`` and ``high`` where a rising function is zero.

    Parameters
    ----------
    value_and_slope
        The function and its derivative.
    start
        A first guess; anything inside or outside the bracket.
    low, high
        Where the function is not above, and not below, zero.
    maths
        The number world; with arrays every member is solved alone.

    Returns
    -------
    Number
        The root, to about 1e-13 of its size.

    Notes
    -----
    Newton steps; where a step would leave the bracket of what is known so far, the bracket is halved instead.
    """
    where, largest = maths.where, maths.largest
    point = maths.minimum(maths.maximum(start, low), high)
    for _ in range(MOST_ROUNDS):
        value, slope = value_and_slope(point)
        step = value / maths.maximum(slope, LEAST_SLOPE)
        # near the root, where a search that starts warm begins, the bracket is of no more use
        if largest(abs(step) / (1.0 + abs(point))) <= CLOSE:
            return point
        low, high = where(value > 0.0, low, point), where(value > 0.0, point, high)
        following = maths.minimum(maths.maximum(point - step, low), high)
        # an end of the bracket was tried before: going there again could go on for ever; a last tiny step may touch it
        allowed = ((following > low) & (following < high)) | (abs(step) <= SLACK * (1.0 + abs(point)))
        following = where(allowed, following, 0.5 * (low + high))
        settled = largest(abs(following - point) / (1.0 + abs(point))) <= CLOSE
        point = following
        if settled:
            break
    return point
