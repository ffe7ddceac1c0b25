"""The two programmes of genes as helices: lit as far as they make, with a tick at what a healthy person makes."""

from __future__ import annotations

from math import pi, sin

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainterPath, QPen

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.stage_layout import Place
from gate_viz.views.scenes.switch_ground import fill, gradient, paint_arrow
from gate_viz.views.scenes.switch_layout import Gauge
from gate_viz.views.scenes.switch_picture import SwitchPicture

HELIX = 20.0
"""Half the height of a helix [design units]."""
WAVES = 8
"""Turns of a whole helix."""
CORNER = 9.0
"""Of a helix's track [design units]."""
RUNG = 9.0
GLYPH_SCALE = 0.44


def reach(gauge: Gauge, made: float) -> float:
    """Where along a helix stands what is made, in proportion from the track's left end [design units].

    Parameters
    ----------
    gauge : Gauge
        The helix.
    made : float
        As multiple of what a healthy person makes: beyond ``WHOLE`` it stands at the end.
    """
    return gauge.x + gauge.length * min(1.0, made / at.WHOLE)


def paint_genes(canvas: Canvas, picture: SwitchPicture) -> None:
    """Paint what switches the genes on, and both helices.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : SwitchPicture
        How much is made.
    """
    signal = min(1.0, picture.stats / 7)
    for curve in (at.TO_ANTI, at.TO_PRO):
        paint_arrow(canvas, curve, "switch_pore", 3.5 + 7.5 * signal, 10 + 7 * signal)
    paint_arrow(canvas, at.NFKB_TO_PRO, "switch_word_nfkb", 3.5 + 7.5 * min(1.0, picture.nfkb / 7), 13)
    _paint_helix(canvas, at.ANTI, picture.anti_made, "anti")
    _paint_helix(canvas, at.PRO, picture.pro_made, "pro")
    canvas.glyph("switch_anti", Place(at.ANTI.x + 20, at.ANTI.y - 30, GLYPH_SCALE))
    canvas.glyph("switch_pro", Place(at.PRO.x + 20, at.PRO.y - 26, GLYPH_SCALE))
    if picture.ghost is not GhostKind.NONE:
        for gauge, percent in ((at.ANTI, picture.ghost_anti_percent), (at.PRO, picture.ghost_pro_percent)):
            _paint_ghost(canvas, gauge, percent, picture.ghost)


def _paint_helix(canvas: Canvas, gauge: Gauge, made: float, kind: str) -> None:
    layout = canvas.layout
    track = layout.rect(gauge.x, gauge.y, gauge.x + gauge.length, gauge.y + gauge.height)
    corner = CORNER * layout.scale
    whole = QPainterPath()
    whole.addRoundedRect(track, corner, corner)
    fill(canvas, whole, "switch_helix_track")
    end = reach(gauge, made)
    if made > 0:
        lit = QPainterPath()
        lit.addRect(layout.rect(gauge.x - 2, gauge.y - 2, end, gauge.y + gauge.height + 2))
        start, stop = (gauge.x, gauge.y), (gauge.x + gauge.length, gauge.y)
        tones = gradient(canvas, start, stop, f"switch_{kind}_fill_start", f"switch_{kind}_fill_end")
        fill(canvas, whole.intersected(lit), tones)
    painter = canvas.painter
    for left, right, role, width in (
        (end, gauge.x + gauge.length, "switch_helix_dim", 3.2),
        (gauge.x, end, f"switch_{kind}_lit", 4.6),
    ):
        pen = QPen(canvas.theme.colour(role), width * layout.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _draw_strands(canvas, gauge, left, right)
    _paint_healthy(canvas, gauge)
    if made > at.WHOLE:
        _paint_beyond(canvas, gauge, f"switch_{kind}_lit")


def _paint_healthy(canvas: Canvas, gauge: Gauge) -> None:
    """Tick across a track, and down to its word, at what a healthy person without medicine makes."""
    x, painter = reach(gauge, 1.0), canvas.painter
    top, bottom = canvas.layout.point(x, gauge.y - 4), canvas.layout.point(x, gauge.y + gauge.height + at.TICK_DOWN)
    for role, width in (("switch_helix_track", 8.0), ("switch_number", 3.2)):
        painter.setPen(QPen(canvas.theme.colour(role), width * canvas.layout.scale))
        painter.drawLine(top, bottom)


def _paint_beyond(canvas: Canvas, gauge: Gauge, role: str) -> None:
    """Two chevrons behind the end of a track: more is made than it can show."""
    layout, painter, middle = canvas.layout, canvas.painter, gauge.y + gauge.height / 2
    pen = QPen(canvas.theme.colour(role), 4.6 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x in (gauge.x + gauge.length + 5, gauge.x + gauge.length + 15):
        path = QPainterPath(layout.point(x, middle - 12))
        path.lineTo(layout.point(x + 9, middle))
        path.lineTo(layout.point(x, middle + 12))
        painter.drawPath(path)


def _draw_strands(canvas: Canvas, gauge: Gauge, left: float, right: float) -> None:
    """The part of a helix between two points; not by clipping, which not every vector device has."""
    layout, painter, middle = canvas.layout, canvas.painter, gauge.y + gauge.height / 2
    start, stop, turn = gauge.x, gauge.x + gauge.length, gauge.length / WAVES
    # Round ends of the pen stay within the track.
    left, right = max(start + 3, left), min(stop - 3, right)
    if left >= right:
        return

    def height(x: float) -> float:
        # A whole wave holds two crossings: it reads as one turn of the helix.
        return HELIX * sin(pi * (x - start) / turn)

    stride = (stop - start) / (6 * WAVES)
    corners = [start + stride * step for step in range(6 * WAVES + 1)]
    across = [left, *(x for x in corners if left < x < right), right]
    for side in (-1, 1):
        path = QPainterPath(layout.point(left, middle + side * height(left)))
        for x in across[1:]:
            path.lineTo(layout.point(x, middle + side * height(x)))
        painter.drawPath(path)
    x = start + RUNG / 2
    while x < right:
        half = abs(height(x)) - 3
        if half > 4 and x >= left:
            painter.drawLine(QLineF(layout.point(x, middle - half), layout.point(x, middle + half)))
        x += RUNG


def _paint_ghost(canvas: Canvas, gauge: Gauge, percent: int, kind: GhostKind) -> None:
    """Bracket below a helix, as long as the ghost's product: open at its end where that goes beyond the track."""
    layout, painter = canvas.layout, canvas.painter
    top = gauge.y + gauge.height + at.GHOST_GAP
    end = max(reach(gauge, percent / 100), gauge.x + 4)
    path = QPainterPath(layout.point(gauge.x, top))
    path.lineTo(layout.point(gauge.x, top + at.GHOST_DEPTH))
    path.lineTo(layout.point(end, top + at.GHOST_DEPTH))
    if percent <= 100 * at.WHOLE:
        path.lineTo(layout.point(end, top))
    painter.setPen(ghost_pen(canvas.theme, kind, 2.6 * layout.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
