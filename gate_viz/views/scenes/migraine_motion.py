"""What moves: stars of CGRP, marks on their way to the brain, blood, and the flow on the other roads.

How many there are is the model's; how they drift is seeded illustration, slow on purpose: people with migraine look on.
"""

from __future__ import annotations

from functools import cache
from math import atan2, degrees, floor, hypot

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gate_viz.views.glyphs import REACH, kept_size
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.migraine_picture import MOST_STARS, MigrainePicture
from gate_viz.views.scenes.migraine_shapes import across, line_pen, through
from gate_viz.views.scenes.spike_marks import Trace
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Place

Points = NDArray[np.float64]

STAR_SCALE = 0.24
SMALLEST_STAR_PX = 8.0
DRIFT = 3.0
"""How far a star drifts from its slot [design units]."""
APART = 20.5
PHASES = 4
"""Positions within a pixel, each way, at which what drifts is drawn."""
MARK_SPEED = 30.0
MARK_FADE = 60.0
"""From where the line of marks begins to where it is wholly seen [design units]."""
BLOOD_SPEED = 9.0
FLOW_SPEED = 16.0
"""Speeds of marks, blood and of what flows on the other roads [design units per s]."""
BLOOD_CELLS = 17
CHEVRON_STEP = 78.0


@cache
def star_slots() -> Points:
    """Where stars may stand: seeded, apart from each other, clear of walls and receptors."""
    generator = np.random.default_rng(20)
    keep_off = [(place.x, place.y) for wide in (0.0, 1.0) for place in at.receptors(wide)]
    found: list[tuple[float, float]] = []
    while len(found) < MOST_STARS:
        apart = APART * (1 - 0.3 * len(found) / MOST_STARS)
        for _ in range(4000):
            # Nearer to the openings more often than far from them.
            x = at.STARS_LEFT + (at.STARS_RIGHT - at.STARS_LEFT) * float(generator.random()) ** 1.2
            y = float(generator.uniform(196.0, 384.0))
            if _is_free(x, y, keep_off) and all(hypot(x - a, y - b) > apart for a, b in found):
                found.append((x, y))
                break
        else:
            message = "No room for a further star."
            raise RuntimeError(message)
    return np.array(found)


def _is_free(x: float, y: float, keep_off: list[tuple[float, float]]) -> bool:
    inside = 222 < y < 358 if x < 986 else 206 < y < 308 + 0.04 * (x - 986)
    wall = min((abs(x - a), b) for a, b in at.vessel_side(1.0, 1))[1]
    return inside and y > wall + 16 and all(hypot(x - a, y - b) > 34 for a, b in keep_off)


@cache
def _wander() -> Points:
    """Seeded phases and rates of each star's drift [rad, rad/s]."""
    generator = np.random.default_rng(28)
    phases = generator.uniform(0, 2 * np.pi, (MOST_STARS, 2))
    return np.concatenate([phases, generator.uniform(0.25, 0.55, (MOST_STARS, 2))], axis=1)


def star_positions(count: int, clock: SceneClock) -> Points:
    """Where the stars are now, one row each [design units]."""
    wander = _wander()[:count]
    return star_slots()[:count] + DRIFT * np.sin(wander[:, :2] + wander[:, 2:] * clock.seconds)


def mark_ways(count: int, length: float, clock: SceneClock) -> tuple[float, ...]:
    """How far marks have come along a line of a length, evenly spaced [design units]."""
    step = length / max(1, count)
    return tuple(sorted((step * (number + 0.5) + MARK_SPEED * clock.seconds) % length for number in range(count)))


def paint_motion(canvas: Canvas, picture: MigrainePicture, clock: SceneClock) -> None:
    """Paint all that moves.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : MigrainePicture
        What is shown.
    clock : SceneClock
        Moves the drift.
    """
    _blood(canvas, clock)
    _chevrons(canvas, picture, clock)
    _marks(canvas, picture, clock)
    scale = max(STAR_SCALE, SMALLEST_STAR_PX * canvas.layout.pixel / 84 / canvas.layout.scale)
    for x, y in star_positions(picture.stars, clock):
        _draw_drifting(canvas, "dot_cgrp", Place(float(x), float(y), scale))


def _draw_drifting(canvas: Canvas, glyph_id: str, place: Place) -> None:
    """Draw a glyph at a quarter of a pixel, so that what drifts slowly does not tremble."""
    layout, glyphs = canvas.layout, canvas.glyphs
    if canvas.is_vector:
        canvas.glyph(glyph_id, place)
        return
    scale, turn = kept_size(place.scale * layout.scale), round(place.rotation) % 360
    x, y = layout.x(place.x), layout.y(place.y)
    right, down = floor((x - floor(x)) * PHASES), floor((y - floor(y)) * PHASES)

    def draw(to: QPainter) -> None:
        glyphs.paint_vector(to, glyph_id, right / PHASES, down / PHASES, scale, turn)

    key = ("drifting", glyph_id, scale, turn, right, down)
    glyphs.draw_baked(canvas.painter, key, floor(x), floor(y), scale * REACH, draw)


@cache
def _blood_lane() -> tuple[Points, Points]:
    """Points of the vessel's middle line, and how far along it each lies."""
    points = np.array(list(dict.fromkeys(at.vessel_middle())))
    ways = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    return points, ways


def _blood(canvas: Canvas, clock: SceneClock) -> None:
    """Blood that drifts along: illustration alone, it tells of nothing."""
    points, ways = _blood_lane()
    generator = np.random.default_rng(8)
    for number in range(BLOOD_CELLS):
        off, turn = float(generator.uniform(-22, 22)), float(generator.uniform(-20, 20))
        way = (ways[-1] * number / BLOOD_CELLS + BLOOD_SPEED * clock.seconds) % ways[-1]
        x, y = (float(np.interp(way, ways, points[:, axis])) for axis in (0, 1))
        ahead = [float(np.interp(way + 6, ways, points[:, axis])) for axis in (0, 1)]
        lean = 5 * round((degrees(atan2(ahead[1] - y, ahead[0] - x)) + turn) / 5)
        _draw_drifting(canvas, "migraine_blood_cell", Place(x, y + off, 0.31, lean))


def _chevrons(canvas: Canvas, picture: MigrainePicture, clock: SceneClock) -> None:
    """Which way the other roads run, as long as something flows there."""
    flow = picture.other_flow * at.ROADS
    if flow < 6:
        return
    size = min(9.0, 0.32 * flow)
    start, end = 770.0, 1080.0
    y = at.other_y(picture.cgrp_share)
    for number in range(int((end - start) / CHEVRON_STEP)):
        way = (CHEVRON_STEP * number + FLOW_SPEED * clock.seconds) % (end - start)
        canvas.painter.setOpacity(0.9 * min(1.0, way / 40, (end - start - way) / 40))
        _chevron(canvas, start + way, y, size)
        canvas.painter.setOpacity(1.0)


def _chevron(canvas: Canvas, x: float, y: float, size: float) -> None:
    layout, colour = canvas.layout, canvas.theme.colour("migraine_other_mark")
    half = size * layout.scale

    def draw(to: QPainter, tip_x: float, tip_y: float) -> None:
        pen = line_pen(colour, 3.4 * layout.scale)
        to.strokePath(through([(tip_x - half, tip_y - half), (tip_x, tip_y), (tip_x - half, tip_y + half)]), pen)

    tip_x, tip_y = layout.x(x), layout.y(y)
    if canvas.is_vector:
        draw(canvas.painter, tip_x, tip_y)
        return
    part = floor((tip_x - floor(tip_x)) * PHASES) / PHASES
    key = ("chevron", colour.rgba(), round(half * 8), round(layout.scale * 64), part)
    reach = half + 4 * layout.scale
    canvas.glyphs.draw_baked(canvas.painter, key, floor(tip_x), tip_y, reach, lambda to: draw(to, part, 0.0))


def _marks(canvas: Canvas, picture: MigrainePicture, clock: SceneClock) -> None:
    """What goes on to the brain: above by CGRP, below by other roads."""
    length = canvas.layout.right + 20 - at.MARKS_FROM
    for count, y, role in (
        (picture.cgrp_marks, at.MARK_LINES[0], "migraine_mark"),
        (picture.other_marks, at.MARK_LINES[1], "migraine_other_mark"),
    ):
        if count:
            _line_of_marks(canvas, mark_ways(count, length, clock), y, role)


def _line_of_marks(canvas: Canvas, ways: tuple[float, ...], y: float, role: str) -> None:
    """A line with its marks: both come out of the clear, so that no mark appears of a sudden."""
    layout, colour, clear = canvas.layout, canvas.theme.colour(role), canvas.theme.colour(role, 0.0)
    look = Trace(colour, 4.2 * layout.scale, 28 * layout.scale, 0.56 * layout.scale)
    start = layout.x(at.MARKS_FROM)
    fade = across(start, start + MARK_FADE * layout.scale, clear, colour)
    for way in (*ways, None):
        end = layout.width if way is None else layout.x(at.MARKS_FROM + way) - look.before
        if end > start:
            canvas.painter.fillRect(QRectF(start, layout.y(y) - look.width / 2, end - start, look.width), fade)
        if way is not None:
            canvas.painter.setOpacity(min(1.0, way / MARK_FADE))
            look.draw_spike(canvas, layout.x(at.MARKS_FROM + way), layout.y(y))
            canvas.painter.setOpacity(1.0)
            start = layout.x(at.MARKS_FROM + way) + look.after
