"""What moves in the pump: dots in the clefts and items on the belts. How many there are is the model's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.pump_ground import curve
from gate_viz.views.scenes.pump_picture import MOST_DOTS
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

Points = NDArray[np.float64]

DOT_SCALE: Mapping[str, float] = {"serotonin": 0.205, "norepinephrine": 0.22, "dopamine": 0.2, "gaba": 0.18}
SMALLEST_DOT_PX = 8.0
DRIFT = 2.6
"""How far a dot drifts from its slot [design units]."""
BELT_SPEED = 16.0
"""How fast items move: what is made is told by how many there are [design units per s]."""
FADE = 11.0
"""Way on which an item comes out of a station, and goes into one [design units]."""
CANDIDATES, AMONG = 3000, 250
"""How many places are thought of in all, and for each dot."""
CLEFT_SLOTS = ("serotonin", "norepinephrine", "dopamine")


@cache
def slots() -> Mapping[str, Points]:
    """Places for dots: off pumps, plugs and receptors, off one another; the first ones lie far apart.

    Returns
    -------
    Mapping of str to array of shape (n, 2)
        Places of each transmitter [design units]: its dots fill them in order.
    """
    generator = np.random.default_rng(11)
    free = _scattered(generator, at.CLEFT, _obstacles(), sum(MOST_DOTS[id_] for id_ in CLEFT_SLOTS))
    # Serotonin leans to its pumps on the left, norepinephrine to its own on the right; both are everywhere.
    lean = free[:, 0] + generator.uniform(-420, 420, len(free))
    found: dict[str, Points] = {}
    kinds = np.full(len(free), "norepinephrine", dtype=object)
    kinds[np.argsort(lean)[: MOST_DOTS["serotonin"]]] = "serotonin"
    others = np.flatnonzero(kinds == "norepinephrine")
    kinds[generator.choice(others, MOST_DOTS["dopamine"], replace=False)] = "dopamine"
    for id_ in CLEFT_SLOTS:
        found[id_] = free[kinds == id_]
    found["gaba"] = _scattered(generator, at.GABA_CLEFT, [], MOST_DOTS["gaba"])
    return found


def _obstacles() -> list[tuple[float, float, float]]:
    """Circles to keep off: x, y, radius."""
    pumps = [place for places in at.PUMP_PLACES.values() for place in places]
    return [
        *((place.x, 422.0, 37.0) for place in pumps),
        *((place.x, 446.0, 22.0) for place in pumps),
        *((place.x, 464.0, 18.0) for place in pumps),
        *((place.x, place.y - 22, 62.0 if place is at.HT3 else 50.0) for place in (at.HT3, at.HT1, at.ALPHA2)),
    ]


def _scattered(
    generator: np.random.Generator, box: Box, obstacles: list[tuple[float, float, float]], count: int
) -> Points:
    """Places in a box, each as far from those before it as can be found among some."""
    corner, size = (box.left + 8, box.top + 8), (box.right - box.left - 16, box.bottom - box.top - 16)
    some = generator.uniform(0, 1, (CANDIDATES, 2)) * size + corner
    for x, y, radius in obstacles:
        some = some[np.hypot(some[:, 0] - x, some[:, 1] - y) >= radius]
    nearest = np.full(len(some), np.inf)
    chosen: list[int] = []
    while len(chosen) < count:
        among = generator.integers(0, len(some), AMONG)
        best = int(among[np.argmax(nearest[among])])
        chosen.append(best)
        nearest = np.minimum(nearest, np.hypot(*(some - some[best]).T))
    return np.asarray(some[chosen])


@cache
def _wander(transmitter: str) -> Points:
    """Seeded phases and rates of each dot's drift: columns phase x, phase y, rate x, rate y [rad, rad/s]."""
    generator = np.random.default_rng(len(transmitter) + 71)
    count = MOST_DOTS[transmitter]
    return np.concatenate(
        [generator.uniform(0, 2 * np.pi, (count, 2)), generator.uniform(0.5, 1.1, (count, 2))], axis=1
    )


def dot_positions(transmitter: str, count: int, clock: SceneClock) -> Points:
    """Where a transmitter's dots are now.

    Parameters
    ----------
    transmitter : str
        Its id.
    count : int
        How many the model's level gives.
    clock : SceneClock
        Moves the drift.

    Returns
    -------
    array of shape (count, 2)
        Positions [design units].
    """
    wander = _wander(transmitter)[:count]
    return slots()[transmitter][:count] + DRIFT * np.sin(wander[:, :2] + wander[:, 2:] * clock.seconds)


def dot_scale(transmitter: str, layout: StageLayout) -> float:
    """Size of a dot: at least 8 px across on the screen [design units per glyph unit]."""
    return max(DOT_SCALE[transmitter], SMALLEST_DOT_PX * layout.pixel / 84 / layout.scale)


def paint_dots(canvas: Canvas, dots: Mapping[str, int], clock: SceneClock) -> None:
    """Draw every dot.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    dots : Mapping of str to int
        Dots of each transmitter.
    clock : SceneClock
        Moves the drift.
    """
    for transmitter, count in dots.items():
        scale = dot_scale(transmitter, canvas.layout)
        canvas.dots(transmitter, dot_positions(transmitter, count, clock).tolist(), scale)


def item_ways(count: int, length: float, clock: SceneClock) -> tuple[float, ...]:
    """How far along a belt each of its items is: evenly spaced, all at one pace [design units]."""
    gap = length / count if count else length
    shift = (BELT_SPEED * clock.seconds) % gap
    return tuple(shift + gap * number for number in range(count))


def paint_items(canvas: Canvas, items: Mapping[str, int], clock: SceneClock) -> None:
    """Draw everything on the belts and branches; parameters as for ``paint_dots``."""
    for name, belt in at.BELTS.items():
        length = belt.end - belt.start
        for way in item_ways(items[name], length, clock):
            clear = min(1.0, way / FADE, (length - way) / FADE)
            canvas.glyph(belt.glyph, Place(belt.start + way, belt.y, belt.scale), _stepped(clear))
    for name, glyph, scale, points in (
        ("melatonin", "pump_moon", 0.2, at.MELATONIN_BRANCH),
        ("dopamine_branch", "dot_dopamine", 0.17, at.DOPAMINE_BRANCH),
    ):
        path = curve(canvas, points)
        length = path.length() / canvas.layout.scale
        for way in item_ways(items[name], length, clock):
            clear = min(1.0, way / FADE, (length - way) / FADE)
            point = path.pointAtPercent(min(1.0, way / length))
            x = canvas.layout.left + point.x() / canvas.layout.scale
            y = canvas.layout.top + point.y() / canvas.layout.scale
            canvas.glyph(glyph, Place(x, y, scale), _stepped(clear))


def _stepped(clear: float) -> float:
    """An opacity that is never so low that the item would not be drawn."""
    return max(0.04, round(8 * clear) / 8)
