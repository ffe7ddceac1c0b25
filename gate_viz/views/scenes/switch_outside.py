"""Outside the cell: chevrons in the jets, and cytokines that drift between the pipes and the cell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from math import degrees, sin

import numpy as np
from PySide6.QtCore import QRectF, Qt

from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Place
from gate_viz.views.scenes.standing import Part, around
from gate_viz.views.scenes.switch_picture import MOST_CALTROPS, MOST_CLOVERS, Guard, SwitchPicture
from gate_viz.views.scenes.switch_shapes import along, field_places, heading, jet

SCALE = 0.32
DRIFT = 3.0
"""How far a shape drifts from its place [design units]."""
CHEVRONS = 3
CHEVRON_SPEED = 0.09
"""Share of a jet that its chevrons go in a second: illustration; how large they are is how far the driver is on."""

Drifting = tuple[tuple[str, float, float], ...]


def drifting(picture: SwitchPicture, clock: SceneClock) -> Drifting:
    """Where every cytokine is now: glyph and position.

    Parameters
    ----------
    picture : SwitchPicture
        How many there are.
    clock : SceneClock
        Moves the drift.

    Returns
    -------
    tuple of (str, float, float)
        Glyph, x and y [design units].

    Notes
    -----
    Each keeps its place when others come or go.
    """
    clovers, caltrops = field_places(MOST_CLOVERS, MOST_CALTROPS)
    wander = _wander()
    found = []
    kinds = (("switch_anti", clovers, picture.clovers), ("switch_pro", caltrops, picture.caltrops))
    for glyph_id, slots, count in kinds:
        for number, (x, y) in enumerate(slots[:count]):
            across, down = wander[number]
            pace = 0.5 + 0.1 * across
            drift = DRIFT * sin(across + pace * clock.seconds), DRIFT * sin(down + (1.3 - 0.1 * down) * clock.seconds)
            found.append((glyph_id, x + drift[0], y + drift[1]))
    return tuple(found)


@cache
def _wander() -> tuple[tuple[float, float], ...]:
    """Seeded phases of each shape's drift across and down [rad]."""
    phases = np.random.default_rng(3).uniform(0.0, 6.2, (MOST_CLOVERS + MOST_CALTROPS, 2))
    return tuple((float(across), float(down)) for across, down in phases)


def paint_outside(canvas: Canvas, picture: SwitchPicture, clock: SceneClock) -> None:
    """Paint chevrons and cytokines.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : SwitchPicture
        How many, and how far the drivers are on.
    clock : SceneClock
        Moves them.
    """
    for row, driver in enumerate(at.DRIVERS):
        _paint_chevrons(canvas, row, picture.jets[driver], clock)
    for glyph_id, x, y in drifting(picture, clock):
        canvas.glyph(glyph_id, Place(x, y, SCALE))


def _paint_chevrons(canvas: Canvas, row: int, level: float, clock: SceneClock) -> None:
    if level <= 0:
        return
    curve, reach = jet(row), 0.62
    for number in range(CHEVRONS):
        share = (number / CHEVRONS + CHEVRON_SPEED * clock.seconds) % 1.0
        way = 0.1 + (reach - 0.1) * share
        x, y = along(curve, way)
        size = at.WIDEST_JET * level * (1 - 0.45 * way) / 110
        opacity = min(1.0, 5 * share) * (1 - share)
        canvas.glyph("switch_chevron", Place(x, y, size, degrees(heading(curve, way))), opacity)


def guard_parts(picture: SwitchPicture) -> Iterable[Part]:
    """What people do besides medicines: each with the bar with which it holds back."""
    for guard in picture.guards:
        place = at.GUARDS[guard.target]
        box = around((place.glyph[:2], place.bar[:2]), 40)
        yield Part(("guard", guard.target), guard, box, partial(_guard, guard=guard))


def _guard(canvas: Canvas, guard: Guard) -> None:
    painter, layout, place = canvas.painter, canvas.layout, at.GUARDS[guard.target]
    canvas.glyph(guard.glyph, place.glyph)
    painter.save()
    try:
        painter.translate(layout.point(place.bar.x, place.bar.y))
        painter.rotate(place.bar.rotation)
        long, high = (side * layout.scale for side in at.GUARD_BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.theme.colour("mark_inhibits"))
        painter.drawRoundedRect(QRectF(-long / 2, -high / 2, long, high), high / 2, high / 2)
    finally:
        painter.restore()
