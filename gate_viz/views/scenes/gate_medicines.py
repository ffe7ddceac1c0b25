"""Medicines in their seats: how deep one sits, and how far its ring goes round, is the share that it holds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gate_viz.views.glyphs import REACH
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.counting import Seat
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.gate_places import Places
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, round_place

SEAT_TRAVEL = 24.0
"""How far outside its seat a medicine waits that holds nearly nothing [glyph units]."""
RING_STEPS = 100
RINGS: Mapping[str, tuple[float, float]] = {
    "sert": (-9.0, 50.0),
    "net": (-9.0, 50.0),
    "gaba_a": (-14.0, 51.0),
    "ht3": (-14.0, 44.0),
    "sodium_channel": (-12.0, 52.0),
    "mu_opioid": (-20.0, 50.0),
    "nmda_pore": (-11.0, 41.0),
    "nmda_magnesium": (-11.0, 41.0),
}
"""Middle (into the cell) and radius of the ring round each target's seat [glyph units]."""
MEDICINE_REACH = REACH + SEAT_TRAVEL + 6
"""How far a medicine in its seat, or the one that waits beside it, may reach from the receptor [glyph units]."""
SEATED_SCALE: Mapping[str, float] = {"nmda_pore": 1.3, "nmda_magnesium": 1.3}
"""Size of a medicine in its seat against the receptor, where that cannot grow: the row of pores is full [1]."""
RIVAL_SCALE = 0.34
"""Size of a medicine that waits outside a seat that another one holds, against the receptor [1]."""


def ring_parts(picture: GatePicture, places: Places) -> Iterable[Part]:
    """One ring round each site that a medicine holds: below the receptor, whose marks it must not cross.

    Parameters
    ----------
    picture : GatePicture
        Seats and pores.
    places : Places
        Where they are.
    """
    for name, target, place, seat in _seats(picture, places):
        if seat.held:
            middle, reach = RINGS[target]
            box = round_place(place, abs(middle) + reach + 8)
            draw = partial(_ring, place=place, ring=RINGS[target], fill=seat.fill)
            yield Part(("ring", *name), (place, seat.fill), box, draw)
    held = [place for place, pore in zip(places.pores, picture.pores, strict=True) if pore.seat.held]
    if held:
        ends = held[0], held[-1]
        boxes = [round_place(place, 75) for place in ends]
        box = Box(boxes[0].left, boxes[0].top, boxes[0].right, boxes[1].bottom)
        yield Part("capsule", ends, box, partial(_capsule, first=ends[0], last=ends[1]))


def paint_medicines(picture: GatePicture, places: Places) -> Iterable[Part]:
    """Parts that paint every medicine that holds a share of something; parameters as for ``ring_parts``."""
    for name, target, place, seat in _seats(picture, places):
        rival = picture.rivals.get(target, Seat())
        if seat.held or rival.held:
            draw = partial(_held_and_rival, target=target, place=place, seat=seat, rival=rival)
            yield Part(("medicine", *name), (place, seat, rival), round_place(place, MEDICINE_REACH), draw)
    for number, (place, pore) in enumerate(zip(places.pores, picture.pores, strict=True)):
        if pore.seat.held:
            draw = partial(_held, target=pore.target, place=place, seat=pore.seat)
            look = (place, pore.seat, pore.target)
            yield Part(("pore_medicine", number), look, round_place(place, MEDICINE_REACH), draw)


def _seats(picture: GatePicture, places: Places) -> Iterable[tuple[tuple[Hashable, ...], str, Place, Seat]]:
    """Every single seat: its name, target, place and what holds it."""
    for target, sites in places.sites.items():
        for number, site in enumerate(sites):
            for row, (place, seat) in enumerate(zip(site, picture.sites[target], strict=True)):
                yield (target, number, row), target, place, seat


def _held_and_rival(canvas: Canvas, target: str, place: Place, seat: Seat, rival: Seat) -> None:
    if seat.held:
        _held(canvas, target, place, seat)
    if rival.held:
        canvas.part(rival.glyph, place, (46, -58), RIVAL_SCALE)


def _held(canvas: Canvas, target: str, place: Place, seat: Seat) -> None:
    seated = canvas.glyphs.seated(seat.glyph, target)
    out = SEAT_TRAVEL * (1 - seat.fill)
    canvas.part(seated, place, (0, -out), SEATED_SCALE.get(target, 1.0) if seated != seat.glyph else 0.6)


def _outlined(canvas: Canvas, to: QPainter, draw: Callable[[], None]) -> None:
    """Soft light with a faint edge."""
    to.setPen(QPen(canvas.theme.colour("ring", 0.28), 2.4 * canvas.layout.scale))
    to.setBrush(canvas.theme.colour("ring_glow", 0.2))
    draw()
    to.setBrush(Qt.BrushStyle.NoBrush)


def _edge(canvas: Canvas) -> QPen:
    colour = canvas.theme.colour("ring", 0.98)
    return QPen(colour, 5.0 * canvas.layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _ring(canvas: Canvas, place: Place, ring: tuple[float, float], fill: float) -> None:
    """Soft light round a seat with an edge that goes round as far as the seat is filled."""
    layout = canvas.layout
    middle, reach = ring
    x, y = place.beside(0.0, middle)
    radius = reach * place.scale * layout.scale
    steps = round(fill * RING_STEPS)

    def draw(to: QPainter, centre: QPointF) -> None:
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        _outlined(canvas, to, lambda: to.drawEllipse(box))
        to.setPen(_edge(canvas))
        to.drawArc(box, 90 * 16, -round(360 * 16 * steps / RING_STEPS))

    centre = layout.point(x, y)
    if canvas.is_vector:
        draw(canvas.painter, centre)
        return
    key = ("ring", round(radius * 4), steps)
    reach = radius + 5 * layout.scale + 1
    canvas.glyphs.draw_baked(canvas.painter, key, centre.x(), centre.y(), reach, lambda to: draw(to, QPointF(0, 0)))


def _capsule(canvas: Canvas, first: Place, last: Place) -> None:
    """One ring round all pores that a medicine holds: as many as it encloses."""
    half = 36.0
    x = first.x - 13.0 * max(first.scale, last.scale)
    wide = 65.0 * max(first.scale, last.scale)
    top, bottom = first.y - half * first.scale, last.y + half * last.scale
    box = canvas.layout.rect(x - wide, top, x + wide, bottom)
    radius = 0.8 * wide * canvas.layout.scale

    def draw(to: QPainter) -> None:
        _outlined(canvas, to, lambda: to.drawRoundedRect(box, radius, radius))
        to.setPen(_edge(canvas))
        to.drawRoundedRect(box, radius, radius)

    rim = 4 * canvas.layout.scale
    canvas.piece(("capsule", radius), box.adjusted(-rim, -rim, rim, rim), draw)
