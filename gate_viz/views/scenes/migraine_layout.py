"""Where everything in the migraine scene stands, in design units; no drawing, no Qt."""

from __future__ import annotations

from functools import cache, lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin

from gate_viz.views.scenes.migraine_picture import LEVEL_STEPS
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

MARGIN = 28.0
FLOOR = 540.0
UNIT = float(LEVEL_STEPS)
"""Height of a level of 1: a step of the picture is one design unit."""
WEIR_LEFT, WEIR_RIGHT = 404.0, 450.0
HEAD_RIGHT = 64.0
"""From the stage's left edge to the small head above the basin."""

ROADS = 96.0
"""Width of both roads together, which the share of CGRP divides."""
NERVE_Y = 306.0
BULB = (786.0, NERVE_Y, 108.0, 104.0)
"""Middle and half sizes of the trigeminal nerve's ending."""
NECK = 208.0
"""From where the stem begins to widen to the ending's middle."""
LANDS_BEHIND, WIDEST_LANDING = 14.0, 84.0
"""From the stem's end to where water comes down on it, and over how much of the stem at most."""
OTHER_TOP = 488.0
"""Upper edge of the other roads, however wide they are."""
HIGHEST = 34.0
"""Where water and line end: what is higher is cut off there."""
STARS_LEFT, STARS_RIGHT = 908.0, 1232.0

DOCKS = tuple(
    (BULB[0] + (BULB[2] - 1) * cos(radians(turn)), BULB[1] + (BULB[3] - 1) * sin(radians(turn)))
    for turn in (-12, 14, -38, 40)
)
"""Where vesicles open into the gap; the first opens first."""
VESICLES = ((724, 264), (790, 250), (746, 322), (814, 306), (772, 366), (690, 316))
RELEASE_SITES = (Place(716, 200, 0.66, -16), Place(800, 192, 0.66, 2))
"""Receptors that a triptan holds."""

VESSEL_HALF = 55.0
WIDENING = 16.0
"""Most by which the vessel grows on each side: a little, since it is not held to be the cause."""
WIDEST_AT, WIDE_OVER = 1120.0, 230.0

NERVE_RECEPTORS = (
    Place(1005, 394, 0.6, -90),
    Place(1036, 347, 0.6, -40),
    Place(1108, 342, 0.6, 8),
    Place(1184, 354, 0.6, 6),
    Place(1260, 360, 0.6, 3),
)
VESSEL_RECEPTOR_X = (958.0, 1034.0, 1112.0, 1192.0, 1272.0)
CELLS = (Place(1304, 252, 0.92), Place(1386, 268, 0.92), Place(1466, 246, 0.92))
"""Where the narrowest stage still shows them with what they give off."""
MARK_LINES = (408.0, 446.0)
"""Lines on which what goes by CGRP, and what goes by other roads, runs to the brain."""
MARKS_FROM = 1290.0

STRIP_UP, STRIP_HEIGHT = 104.0, 58.0
"""From the stage's lower edge up to the top of the strip of days, and its height."""
STRIP_LEFT, STRIP_RIGHT = 172.0, 186.0
"""From the stage's edges to the strip."""
DAY_GAP, WEEK_GAP, TODAY_GAP = 5.0, 8.0, 12.0
PAST_PLACES = 28
"""Places before today's; the oldest stands empty as soon as today counts as one of the 28 days."""


def left_of_weir(layout: StageLayout) -> float:
    """Where words at the weir end."""
    return WEIR_LEFT - max(20.0, 6 + 8 * layout.pixel / layout.scale)


def height(steps: float) -> float:
    """Where a level or line lies."""
    return max(HIGHEST, FLOOR - steps)


def other_y(share: float) -> float:
    """Middle of the other roads' lower run."""
    return OTHER_TOP + (1 - share) * ROADS / 2


def stem(share: float) -> tuple[float, float]:
    """Left end of the trigeminal nerve and half its thickness, by the share that goes by CGRP."""
    return WEIR_RIGHT + (1 - share) * ROADS + 6, 14 + 40 * share


def nerve_half(x: float, share: float) -> float:
    """Half the thickness of the trigeminal nerve between its stem and its ending's middle."""
    half, way = stem(share)[1], float(min(1.0, max(0.0, (x - BULB[0] + NECK) / NECK)) ** 0.86)
    return half + (BULB[3] - half) * way * way * (3 - 2 * way)


def landing(share: float, width: float) -> tuple[float, float]:
    """From where to where water of a thickness comes down on the nerve's stem."""
    left = stem(share)[0] + LANDS_BEHIND
    return left, left + min(WIDEST_LANDING, max(3.0, width))


@cache
def vessel_middle() -> tuple[tuple[float, float], ...]:
    """Points of the vessel's middle line, from its upper left end to far right."""
    bends = (((800, -90), (860, 66), (980, 110), (1150, 106)), ((1150, 106), (1340, 102), (1600, 92), (1900, 84)))
    return tuple(_bend(bend, step / 28) for bend in bends for step in range(29))


@lru_cache(maxsize=256)
def vessel_side(widening: float, side: int, half: float = VESSEL_HALF) -> tuple[tuple[float, float], ...]:
    """Points of the vessel's upper (-1) or lower (1) edge; ``widening`` is 0 at rest, 1 at most."""
    middle, points = vessel_middle(), list[tuple[float, float]]()
    for number, (x, y) in enumerate(middle):
        (x0, y0), (x1, y1) = middle[max(0, number - 1)], middle[min(len(middle) - 1, number + 1)]
        long = hypot(x1 - x0, y1 - y0)
        away = side * (half + WIDENING * widening * exp(-(((x - WIDEST_AT) / WIDE_OVER) ** 2)))
        points.append((x - (y1 - y0) / long * away, y + (x1 - x0) / long * away))
    return tuple(points)


def vessel_receptors(widening: float) -> tuple[Place, ...]:
    """Places of the vessel's receptors, on its wall however wide that is."""
    wall, places = vessel_side(widening, 1), []
    for wanted in VESSEL_RECEPTOR_X:
        number = min(range(1, len(wall) - 1), key=lambda each: abs(wall[each][0] - wanted))
        (x0, y0), (x, y), (x1, y1) = wall[number - 1 : number + 2]
        turn = 180 + degrees(atan2(y1 - y0, x1 - x0))
        places.append(Place(x, y - 6, 0.6, turn))
    return tuple(places)


def receptors(widening: float) -> tuple[Place, ...]:
    """Every receptor for CGRP, in the order in which they are filled: nerve and vessel in turn."""
    both = zip(NERVE_RECEPTORS, vessel_receptors(widening), strict=True)
    return tuple(place for pair in both for place in pair)


def day_box(layout: StageLayout, ago: int) -> Box:
    """Box of a day in the strip: today's, ``ago`` 0, is the last."""
    left, right = layout.left + STRIP_LEFT, layout.right - STRIP_RIGHT
    width = (right - left - PAST_PLACES * DAY_GAP - 3 * WEEK_GAP - TODAY_GAP) / (PAST_PLACES + 1)
    gaps = TODAY_GAP + WEEK_GAP * ((ago - 1) // 7) if ago else 0.0
    x = right - width - ago * (width + DAY_GAP) - gaps
    top = layout.bottom - STRIP_UP
    return Box(x, top, x + width, top + STRIP_HEIGHT)


def helper_places(count: int) -> tuple[Place, ...]:
    """Where what lowers the release stands, from the nerve's openings to the left."""
    return tuple(Place(840 - 58 * number, 433, 0.42) for number in range(count))


def line_helper_places(count: int) -> tuple[Place, ...]:
    """Where what lifts the line stands, from the weir's foot up."""
    return tuple(Place((WEIR_LEFT + WEIR_RIGHT) / 2, FLOOR - 22 - 42 * number, 0.36) for number in range(count))


def _bend(bend: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, bend, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, bend, strict=True))
    return x, y
