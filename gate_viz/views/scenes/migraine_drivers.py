"""Where each driver's mark stands: in its own water, or out of the way where it adds none; no drawing, no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.migraine_picture import DRIVERS
from gate_viz.views.scenes.stage_layout import StageLayout

SEEN_FROM = 1
"""Height from which a driver's water is drawn [steps]."""
CHIP_X = 46.0
"""From the stage's left edge to the middle of the marks."""
LARGEST, SMALLEST, OVER_WATER, AT_FOOT = 24.0, 18.0, 29.0, 17.0
"""Radius of a mark in its water at most and at least, over the water, and under the basin."""
OVER_SURFACE = 8.0
APART = 3.0
HEAD_ROOM = 118.0
"""From the stage's upper edge to below the small head."""
WIDEST_STEP, LEAST_STEP = 73.0, 50.0
FOOT_DOWN, FOOT_STEP = 23.0, 42.0
"""From the floor down to the marks of what adds nothing, and from one to the next."""
NAMES_END, INFLOW = 226.0, 112.0
"""From the stage's left edge to where names end, and over what length a layer then reaches its own height."""


class Chip(NamedTuple):
    """A driver's round mark: middle and radius [design units].

    ``adds`` says whether the driver adds to the water, ``in_water`` whether the mark stands in it, ``named`` whether
    there is room for a name beside it.
    """

    x: float
    y: float
    radius: float
    adds: bool
    in_water: bool
    named: bool = True


class Layer(NamedTuple):
    """A driver's water: its lower and upper edge, and where the upper one lies beside its mark [design units]."""

    driver: str
    bottom: float
    top: float
    top_at_mark: float


def chips(layout: StageLayout, layers: Mapping[str, int]) -> dict[str, Chip]:
    """Every driver's mark.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    layers : Mapping of str to int
        Height of each driver's water [steps].

    Returns
    -------
    dict of str to Chip
        Those that add something stand in their water where there is enough of it, and else over it. The others stand
        over the water, or small under the basin where it is too full.
    """
    x, radius, wet = layout.left + CHIP_X, *_middles(layers)
    found = {driver: Chip(x, y, radius, adds=True, in_water=True) for driver, y in wet.items()}
    dry = [layer.driver for layer in layers_of(layers) if layer.driver not in wet]
    idle = [driver for driver in DRIVERS if driver not in wet and driver not in dry]
    over = at.height(sum(layers.values())) - OVER_SURFACE
    room = over - layout.top - HEAD_ROOM
    column = dry + idle if room >= LEAST_STEP * len(dry + idle) else dry
    step = min(WIDEST_STEP, room / max(1, len(column)))
    for number, driver in enumerate(column):
        size = min(OVER_WATER, step / 2 - APART)
        found[driver] = Chip(x, over - step * (number + 0.5), size, adds=driver in dry, in_water=False)
    for number, driver in enumerate(each for each in idle if each not in column):
        foot = layout.left + at.MARGIN + AT_FOOT + FOOT_STEP * number, at.FLOOR + FOOT_DOWN
        found[driver] = Chip(*foot, AT_FOOT, adds=False, in_water=False, named=False)
    return found


def layers_of(layers: Mapping[str, int]) -> list[Layer]:
    """Every driver's water that is seen, from the floor up: where marks stand in it, each is high enough for one."""
    radius, by_driver = _middles(layers)
    middles, reach, found = list(by_driver.values()), radius + APART, list[Layer]()
    for driver, bottom, top in _true(layers):
        number, at_mark = len(found), top
        if number + 1 < len(middles):
            at_mark = min(max(top, middles[number + 1] + reach), middles[number] - reach)
        found.append(Layer(driver, bottom, top, at_mark))
    return found


def _true(layers: Mapping[str, int]) -> list[tuple[str, float, float]]:
    """Lower and upper edge of every driver's water that is seen, from the floor up."""
    found, below = [], 0
    for driver in DRIVERS:
        high = layers[driver]
        if high >= SEEN_FROM:
            found.append((driver, at.height(below), at.height(below + high)))
        below += high
    return found


def _middles(layers: Mapping[str, int]) -> tuple[float, dict[str, float]]:
    """Size and heights of the marks in the water, each as near to its layer's middle as the others let it; or none."""
    true = _true(layers)
    surface = at.height(sum(layers.values()))
    radius = min(LARGEST, (at.FLOOR - surface) / (2 * max(1, len(true))) - APART)
    if not true or radius < SMALLEST:
        return 0.0, {}
    reach = radius + APART
    wanted = [(bottom + top) / 2 + 2 * reach * number for number, (_, bottom, top) in enumerate(true)]
    lowest, highest = at.FLOOR - reach, surface + reach + 2 * reach * (len(true) - 1)
    placed = [min(lowest, max(highest, y)) for y in _falling(wanted)]
    return radius, {true[number][0]: y - 2 * reach * number for number, y in enumerate(placed)}


def _falling(values: Sequence[float]) -> list[float]:
    """Values that never grow, as near as can be to those given: neighbours that would are drawn together."""
    groups: list[list[float]] = []
    for value in values:
        groups.append([value])
        while len(groups) > 1 and _mean(groups[-2]) < _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    return [_mean(group) for group in groups for _ in group]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
