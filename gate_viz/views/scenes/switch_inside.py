"""Inside the cell: receptors with their JAKs and what locks them, and what walks to the nucleus."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import cos, degrees, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gate_viz.views.glyphs import REACH
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.counting import Seat
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Place
from gate_viz.views.scenes.standing import Part, round_place
from gate_viz.views.scenes.switch_picture import SwitchPicture, walker_sizes
from gate_viz.views.scenes.switch_shapes import along, heading

LOCK_SCALE = 1.0
LOCK_TRAVEL = 30.0
"""How far from its seat a lock waits that holds nearly nothing [glyph units]."""
RECEPTOR_REACH = at.JAK_IN + LOCK_TRAVEL + REACH + 4
"""How far a receptor reaches from its middle with all that is at it [glyph units]."""
RING_RADIUS = 54.0
LETTERS = (-30.0, 30.0)
DOCKED_SCALE = 0.5
STAT_SCALE = 0.66
NFKB_SCALE = 0.42
NFKB_ASIDE = 8.0
"""How far to the sides of their road NF-kB molecules go [design units]."""
SPEED = 0.05
"""Share of its road that a walker goes in a second: illustration."""
ROCKING = 7.0
"""How far a walking pair rocks to each side [degrees]."""
FADE = 0.09
"""Share of a road over which walkers come into sight and go."""
OPEN_FROM = 0.2
"""How far a road must be open for STATs to walk it, where another one is."""


def receptor_parts(picture: SwitchPicture) -> Iterable[Part]:
    """Receptors, what is docked at them, the JAKs and the locks on them.

    Parameters
    ----------
    picture : SwitchPicture
        How many are docked, and how far each pair is locked.
    """
    first = len(at.RECEPTORS) - picture.docked
    for row, (place, lock) in enumerate(zip(at.RECEPTORS, picture.locks, strict=True)):
        draw = partial(_receptor, place=place, lock=lock, docked=row >= first)
        yield Part(("receptor", row), (lock, row >= first), round_place(place, RECEPTOR_REACH), draw)
    docked = picture.docked > 0
    yield Part("prongs", docked, round_place(at.PRONGS, RECEPTOR_REACH), partial(_prongs, docked=docked))


def _receptor(canvas: Canvas, place: Place, lock: Seat, *, docked: bool) -> None:
    canvas.glyph("switch_receptor", place)
    canvas.glyph("switch_jak_idle", place)
    if docked:
        canvas.glyph("switch_jak", place, 1 - lock.fill)
    for across in LETTERS:
        canvas.part("switch_letter", place, (across, at.JAK_IN), 0.52, upright=True)
    if docked:
        canvas.part("switch_pro", place, (0, -at.DOCK_OUT), DOCKED_SCALE, upright=True)
    _paint_lock(canvas, place, lock)


def _prongs(canvas: Canvas, *, docked: bool) -> None:
    canvas.glyph("switch_prongs", at.PRONGS)
    if docked:
        canvas.part("switch_pro", at.PRONGS, (0, -at.PRONGS_DOCK), DOCKED_SCALE, upright=True)


def _paint_lock(canvas: Canvas, place: Place, lock: Seat) -> None:
    """A medicine on a pair of JAKs: as far in as it has closed, with a ring that goes as far round."""
    if not lock.held:
        return
    glyph = canvas.glyphs.seated(lock.glyph, "jak")
    _paint_ring(canvas, place, lock.fill)
    canvas.part(glyph, place, (0, at.JAK_IN + LOCK_TRAVEL * (1 - lock.fill)), LOCK_SCALE, upright=True)


def _paint_ring(canvas: Canvas, place: Place, fill: float) -> None:
    layout, theme = canvas.layout, canvas.theme
    middle = layout.point(*place.beside(0, at.JAK_IN))
    radius = RING_RADIUS * place.scale * layout.scale
    pen = QPen(theme.colour("ring", 0.95), 4.5 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    def draw(to: QPainter, centre: QPointF) -> None:
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        to.setPen(Qt.PenStyle.NoPen)
        to.setBrush(theme.colour("ring_glow", 0.24))
        to.drawEllipse(box)
        to.setPen(pen)
        to.setBrush(Qt.BrushStyle.NoBrush)
        to.drawArc(box, 90 * 16, -round(360 * 16 * fill))

    draw(canvas.painter, middle)


def stat_walkers(picture: SwitchPicture, clock: SceneClock) -> list[tuple[float, float, float, float, float]]:
    """Where the STAT pairs are now, for each: x, y, size, turn and opacity [design units, 1, degrees, 1].

    Parameters
    ----------
    picture : SwitchPicture
        How many walk, and which roads are open.
    clock : SceneClock
        Moves them.
    """
    roads = picture.open_lanes
    lanes = [lane for lane, is_open in zip(at.LANES, roads, strict=True) if is_open >= OPEN_FROM]
    if not lanes:
        lanes = [at.LANES[max(range(len(roads)), key=lambda row: roads[row])]]
    sizes = walker_sizes(picture.stats)
    walking = []
    for number, size in enumerate(sizes):
        share = ((number + 0.5) / len(sizes) + SPEED * clock.seconds) % 1.0
        # Neighbours in time walk on different roads, so that they do not meet at the nucleus.
        x, y = along(lanes[number % len(lanes)], 0.04 + 0.94 * share)
        rock = ROCKING * sin(2 * pi * (0.7 * clock.seconds + number / 3))
        walking.append((x, y, size, rock, _seen(share)))
    return walking


def nfkb_walkers(picture: SwitchPicture, clock: SceneClock) -> list[tuple[float, float, float, float, float]]:
    """Where the NF-kB molecules are now; parameters and result as for ``stat_walkers``."""
    sizes = walker_sizes(picture.nfkb)
    walking = []
    for number, size in enumerate(sizes):
        share = ((number + 0.5) / len(sizes) + SPEED * clock.seconds) % 1.0
        way = 0.08 + 0.9 * share
        (x, y), turn = along(at.NFKB_LANE, way), heading(at.NFKB_LANE, way)
        aside = NFKB_ASIDE * (1 if number % 2 else -1)
        place = x - aside * sin(turn), y + aside * cos(turn)
        walking.append((*place, size, degrees(turn), _seen(share)))
    return walking


def paint_walkers(canvas: Canvas, picture: SwitchPicture, clock: SceneClock) -> None:
    """Paint what walks to the nucleus; parameters as for ``stat_walkers``."""
    for x, y, size, turn, seen in nfkb_walkers(picture, clock):
        canvas.glyph("switch_nfkb", Place(x, y, NFKB_SCALE * size, turn), seen)
    for x, y, size, turn, seen in stat_walkers(picture, clock):
        canvas.glyph("switch_stat", Place(x, y, STAT_SCALE * size, turn), seen)


def _seen(share: float) -> float:
    """How opaque a walker is: none appears or vanishes of a sudden."""
    return min(1.0, share / FADE, (1 - share) / FADE)
