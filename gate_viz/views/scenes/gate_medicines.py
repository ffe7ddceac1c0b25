"""Medicines in their seats: how deep one sits, and how far its ring goes round, is the share that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_canvas import Canvas
from gate_viz.views.scenes.gate_layout import Place
from gate_viz.views.scenes.gate_picture import GatePicture, Seat

SEAT_TRAVEL = 24.0
"""How far outside its seat a medicine waits that holds nearly nothing [glyph units]."""
RING_STEPS = 60
SITES: Mapping[str, Sequence[Sequence[Place]]] = {
    "sert": (at.SERT,),
    "net": (at.NET,),
    "gaba_a": ((at.GABA_A,),),
    "sodium_channel": (at.SODIUM,),
    "mu_opioid": (at.MU_FIRST, at.MU_SECOND, at.MU_INTERNEURON),
}
"""Where a target's seats are: the same shares at each place."""
RINGS: Mapping[str, tuple[float, float]] = {
    "sert": (-11.0, 48.0),
    "net": (-11.0, 48.0),
    "gaba_a": (-8.0, 54.0),
    "sodium_channel": (-12.0, 52.0),
    "mu_opioid": (-22.0, 50.0),
    "nmda_pore": (-11.0, 41.0),
    "nmda_magnesium": (-11.0, 41.0),
}
"""Middle (into the cell) and radius of the ring round each target's seat [glyph units]."""


def paint_medicines(canvas: Canvas, picture: GatePicture) -> None:
    """Paint every medicine that holds a share of something.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : GatePicture
        Seats and pores.
    """
    for target, rows in SITES.items():
        for places in rows:
            for place, seat in zip(places, picture.sites[target], strict=True):
                _held(canvas, target, place, seat)
    for place, pore in zip(at.NMDA, picture.pores, strict=True):
        _held(canvas, pore.target, place, pore.seat)


def _held(canvas: Canvas, target: str, place: Place, seat: Seat) -> None:
    if not seat.held:
        return
    _ring(canvas, place, RINGS[target], seat.fill)
    seated = canvas.glyphs.seated(seat.glyph, target)
    out = SEAT_TRAVEL * (1 - seat.fill)
    canvas.part(seated, place, (0, -out), 1.0 if seated != seat.glyph else 0.6)


def _ring(canvas: Canvas, place: Place, ring: tuple[float, float], fill: float) -> None:
    """Soft light round a seat with an edge that goes round as far as the seat is filled."""
    layout, theme = canvas.layout, canvas.theme
    middle, reach = ring
    x, y = place.beside(0.0, middle)
    radius = reach * place.scale * layout.scale
    steps = round(fill * RING_STEPS)

    def draw(to: QPainter, centre_x: float = 0.0, centre_y: float = 0.0) -> None:
        box = QRectF(centre_x - radius, centre_y - radius, 2 * radius, 2 * radius)
        to.setPen(Qt.PenStyle.NoPen)
        to.setBrush(theme.colour("ring_glow", 0.17))
        to.drawEllipse(box)
        to.setBrush(Qt.BrushStyle.NoBrush)
        to.setPen(QPen(theme.colour("ring", 0.28), 2.2 * layout.scale))
        to.drawEllipse(box)
        to.setPen(QPen(theme.colour("ring", 0.96), 4.2 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        to.drawArc(box, 90 * 16, -round(360 * 16 * steps / RING_STEPS))

    if canvas.is_vector:
        draw(canvas.painter, layout.x(x), layout.y(y))
        return
    key = ("ring", round(radius * 4), steps)
    canvas.glyphs.draw_baked(canvas.painter, key, layout.x(x), layout.y(y), radius + 4 * layout.scale + 1, draw)
