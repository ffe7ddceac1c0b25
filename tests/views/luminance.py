"""Flashes in a row of pictures, counted as WCAG 2.3.1 has them: general flashes, and those of saturated red."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.views.painting import pixels

LEAST_CHANGE = 0.1
"""Change of relative luminance that is half a flash [1]."""
DARKER_BELOW = 0.8
"""Only what gets darker than that flashes [1]."""
LEAST_CHANGE_OF_RED = 20.0
SATURATED = 0.8
MOST = 3
"""Flashes in a second that are allowed everywhere."""
FIELD = (341 / 1024, 256 / 1024)
"""Ten degrees of the view, as shares of the width of a picture that fills a screen."""
FIELD_SHARE = 0.25
"""How much of such a field may flash more often."""
STAGE_ASPECT = 790 / 345
"""Width of the pictures against their height."""
BLOCK = 2
"""Pixels that are taken together each way: less than an eye tells apart where the picture fills a screen."""

_LINEAR = np.where(
    np.arange(256) / 255 <= 0.04045, np.arange(256) / 255 / 12.92, ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4
).astype(np.float32)
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722], np.float32)

Series = NDArray[np.float32]


def luminance(image: QImage) -> Series:
    """Relative luminance of every block of a picture, 0-1."""
    return _blocks(_LINEAR[pixels(image)[:, :, ::-1]] @ _WEIGHTS)


def redness(image: QImage) -> Series:
    """How red every block is that is saturated red, 0-320; 0 for all others."""
    red, green, blue = np.moveaxis(_LINEAR[pixels(image)[:, :, ::-1]], 2, 0)
    whole = red + green + blue
    saturated = red >= SATURATED * np.where(whole > 0, whole, 1.0)
    return _blocks(np.where(saturated, np.maximum(red - green - blue, 0) * 320, 0).astype(np.float32))


def _blocks(values: Series) -> Series:
    height, width = (length // BLOCK for length in values.shape)
    blocks = values[: height * BLOCK, : width * BLOCK].reshape(height, BLOCK, width, BLOCK)
    means: Series = blocks.mean(axis=(1, 3))
    return means


def turns(series: Series, least: float = LEAST_CHANGE, darker_below: float = DARKER_BELOW) -> NDArray[np.bool_]:
    """When each place has changed by ``least`` against the way of its last change; first axis: the pictures."""
    found = np.zeros(series.shape, bool)
    way = np.zeros(series.shape[1:], np.int8)
    low, high = series[0].copy(), series[0].copy()
    for number, now in enumerate(series):
        np.minimum(low, now, out=low)
        np.maximum(high, now, out=high)
        rises = (way <= 0) & (now - low >= least) & (low < darker_below)
        falls = (way >= 0) & (high - now >= least) & (now < darker_below) & ~rises
        way[rises], way[falls] = 1, -1
        high[rises], low[falls] = now[rises], now[falls]
        found[number] = rises | falls
    return found


def most_in_a_second(turned: NDArray[np.bool_], pictures_per_second: int) -> NDArray[np.int32]:
    """Most turns that each place has in any second; two of them are one flash."""
    sums = np.cumsum(turned, axis=0, dtype=np.int32)
    earlier = np.zeros_like(sums)
    earlier[pictures_per_second:] = sums[:-pictures_per_second]
    most: NDArray[np.int32] = (sums - earlier).max(axis=0)
    return most


def flashing_share(turned: NDArray[np.bool_], pictures_per_second: int) -> float:
    """Largest share of any ten degrees of the view that flashes more than three times in a second."""
    return share_of_a_field(most_in_a_second(turned, pictures_per_second) > 2 * MOST)


def share_of_a_field(flashes: NDArray[np.bool_]) -> float:
    """Largest share of any ten degrees of the view that belongs to places of a picture, or to cells of one."""
    down, across = flashes.shape
    high, wide = min(down, max(1, round(FIELD[1] * STAGE_ASPECT * down))), max(1, round(FIELD[0] * across))
    whole = np.pad(flashes.astype(np.float64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    inside = whole[high:, wide:] - whole[:-high, wide:] - whole[high:, :-wide] + whole[:-high, :-wide]
    return float(inside.max() / (high * wide))


def cells(series: Series, across: int = 16, down: int = 8) -> Series:
    """Mean of each cell of a coarse grid, for every picture."""
    rows = np.array_split(series, down, axis=1)
    return np.stack(
        [np.stack([part.mean(axis=(1, 2)) for part in np.array_split(row, across, axis=2)]) for row in rows]
    )
