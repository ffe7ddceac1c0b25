"""Nerves of the whole path: the first nerve and touch, the gate's doors, the way up, the roads down."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from math import asin, cos, degrees, radians, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.path_lines import Curve, band, line, through
from gate_viz.views.scenes.path_picture import LANE_WIDTH, PathPicture
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, around

DOOR_ROOM = 9.0
NARROWEST_GAP = 2.5
MARK_FROM = 10.0
"""Half a gap through which a spike is drawn [design units]."""
THINNEST_LANE = 2.0
ROAD_PIECE = 44
"""Length of the pieces of which it is known where a road down lies [design units]."""
TRACKS = {"ht3": ("serotonin", 10), "ht1": ("serotonin", 22), "alpha2": ("norepinephrine", 28)}
"""Roads down: the messenger that runs there, and the width of what it runs in [design units]."""
BEADS_FROM = (("alpha2", "norepinephrine", 62.0), ("ht1", "serotonin", 48.0))
"""Roads with shapes on them, and where the first one may lie [design units]."""
FIRST_BOX = around([at.NERVE.at(way)[:2] for way in (0, at.NERVE.length)] + [(110, 420), (1010, 660)], 24)
ROADS_BOX = around([curve.at(way)[:2] for curve in at.LANES.values() for way in range(0, int(curve.length), 20)], 40)
UP_BOX = around([at.UP.at(way)[:2] for way in range(0, int(at.UP.length), 20)], 40)
ROAD_PIECES = {
    id_: tuple(
        around((curve.at(way)[:2], curve.at(way + ROAD_PIECE)[:2]), 36)
        for way in range(0, round(curve.length), ROAD_PIECE)
    )
    for id_, curve in at.LANES.items()
}
"""All that the first nerve and touch, the roads down and the way up cover [design units]."""


def kept(canvas: Canvas, key: tuple[Hashable, ...], box: Box, draw: Callable[[Canvas], None]) -> None:
    """Draw a part of the scene, on raster devices from a kept picture of its box.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    key : tuple
        Its name, and what it depends on besides theme and layout.
    box : Box
        All that it may cover [design units].
    draw : callable
        Draws it.
    """
    whole = QRectF(0, 0, canvas.layout.width, canvas.layout.height)
    where = canvas.layout.rect(*box).intersected(whole)
    canvas.piece(("path", *key, canvas.layout), where, lambda to: draw(canvas.on(to)))


def line_pen(canvas: Canvas, colour: QColor, width: float) -> QPen:
    """Round pen whose width is given in design units."""
    pen = QPen(colour, width * canvas.layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _stroke(canvas: Canvas, curve: Curve, role: str, width: float, density: float = 1.0) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = line_pen(canvas, canvas.theme.colour(role, density), width)
    # The pieces of a curve hardly bend against each other: round joints would cost time and show nothing.
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    canvas.painter.setPen(pen)
    canvas.painter.drawPath(line(canvas.layout, curve))


def nerve_parts(picture: PathPicture) -> Iterable[Part]:
    """The nerves' bodies and the lines on which their spikes travel.

    Parameters
    ----------
    picture : PathPicture
        For touch, brakes and messengers.
    """
    touched = picture.touch > 0

    def first(canvas: Canvas) -> None:
        kept(canvas, ("nerves", touched), FIRST_BOX, lambda to: _first_nerves(to, touched=touched))

    def up(canvas: Canvas) -> None:
        kept(canvas, ("up",), UP_BOX, _way_up)

    yield Part("nerves", touched, FIRST_BOX, first)
    yield Part("roads_ground", (), ROADS_BOX, lambda to: kept(to, ("roads",), ROADS_BOX, _tracks_down))
    for id_ in TRACKS:
        draw = partial(_road_down, id_=id_, wide=picture.lanes[id_])
        yield Part(id_, picture.lanes[id_], ROADS_BOX, draw, ROAD_PIECES[id_])
    for id_, transmitter, start in BEADS_FROM:
        count = picture.beads[transmitter]
        draw = partial(_beads, start=start, id_=id_, count=count)
        yield Part((id_, "beads"), count, ROADS_BOX, draw, ROAD_PIECES[id_])
    yield Part("up", (), UP_BOX, up)


def _way_up(canvas: Canvas) -> None:
    """The second nerve's body."""
    for role, width in (("path_up_edge", 34), ("second_nerve_start", 26), ("spike_out", 3.6)):
        _stroke(canvas, at.UP, role, width)


def _first_nerves(canvas: Canvas, *, touched: bool) -> None:
    """Touch, with its bar, and the first nerve over it."""
    _stroke(canvas, at.TOUCH, "touch_nerve_end" if touched else "touch_nerve_idle_end", 12)
    _end_bar(canvas, at.TOUCH, "touch_nerve_rim" if touched else "touch_nerve_idle_end", 7, 16)
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_nerve_edge"))
    painter.drawPath(band(layout, at.NERVE, tuple((share, width + 8) for share, width in at.NERVE_WIDTHS)))
    painter.setBrush(theme.colour("first_nerve_end"))
    painter.drawPath(band(layout, at.NERVE, at.NERVE_WIDTHS))
    _nerve_ending(canvas)
    _stroke(canvas, at.NERVE, "spike_in", 3.6)


def _nerve_ending(canvas: Canvas) -> None:
    """Branches of the first nerve in the skin."""
    layout, painter = canvas.layout, canvas.painter
    x, y = at.NERVE.at(0)[:2]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(canvas, canvas.theme.colour("first_nerve_rim"), 5))
    for aside, up in ((-11, -8), (0, -14), (11, -7)):
        path = QPainterPath(layout.point(x, y + 6))
        path.quadTo(layout.point(x + 0.2 * aside, y + 0.7 * up), layout.point(x + aside, y + up))
        painter.drawPath(path)


def _tracks_down(canvas: Canvas) -> None:
    """What the roads down run in."""
    _stroke(canvas, at.SHEATH, "path_sheath", 74)
    for id_, (transmitter, width) in TRACKS.items():
        _stroke(canvas, at.LANES[id_], f"path_track_{transmitter}", width)


def _road_down(canvas: Canvas, id_: str, wide: float) -> None:
    """A brake or the accelerator: width is how hard it acts."""
    curve, (transmitter, _), size = at.LANES[id_], TRACKS[id_], wide / LANE_WIDTH
    _stroke(canvas, curve, transmitter, max(wide, THINNEST_LANE))
    if id_ == "ht3":
        _end_arrow(canvas, curve, f"{transmitter}_light", 9 + 14 * size)
    else:
        _end_bar(canvas, curve, f"{transmitter}_light", 6 + 8 * size, 13 + 20 * size)


def _beads(canvas: Canvas, id_: str, start: float, count: int) -> None:
    """Shapes of the messenger that is there."""
    curve = at.LANES[id_]
    for number in range(count):
        way = start + (curve.length - 34 - start) * (number + 0.5) / count
        canvas.glyph(f"dot_{TRACKS[id_][0]}", Place(*curve.at(way)[:2], 0.23))


def _end_bar(canvas: Canvas, curve: Curve, role: str, width: float, half: float) -> None:
    """A bar across the end: it holds back."""
    end = curve.at(curve.length)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour(role), width))
    canvas.painter.drawLine(canvas.layout.point(*end.beside(half)), canvas.layout.point(*end.beside(-half)))


def _end_arrow(canvas: Canvas, curve: Curve, role: str, size: float) -> None:
    """An arrow head at the end: it pushes."""
    end, colour = curve.at(curve.length), canvas.theme.colour(role)
    corners = [end.ahead(size, 0), end.ahead(-0.7 * size, 0.85 * size), end.ahead(-0.7 * size, -0.85 * size)]
    canvas.painter.setPen(line_pen(canvas, colour, 3))
    canvas.painter.setBrush(colour)
    canvas.painter.drawPath(through(canvas.layout, corners, closed=True))


def end_arrow(canvas: Canvas, curve: Curve, role: str, size: float) -> None:
    """Draw the head of an arrow at a curve's end.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    curve : Curve
        What leads there.
    role : str
        Its colour.
    size : float
        From its middle to its tip [design units].
    """
    _end_arrow(canvas, curve, role, size)


def door_gap(percent: float) -> float:
    """Half the gap between the gate's doors [design units]."""
    return max(NARROWEST_GAP, (at.GATE_RADIUS - DOOR_ROOM) * min(percent, 100.0) / 100)


def gate_part(picture: PathPicture) -> Part:
    """The gate.

    Parameters
    ----------
    picture : PathPicture
        For its opening and the ghost's.
    """
    look = (picture.gate_percent, picture.ghost, picture.ghost_percent)
    return Part("gate", look, around((at.GATE,), at.GATE_RADIUS + 20), partial(_gate, picture=picture))


def _gate(canvas: Canvas, picture: PathPicture) -> None:
    """Two doors whose gap is the gate's opening, and the outline of the other lens or of what is held."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    share, inner = min(picture.gate_percent, 100) / 100, at.GATE_RADIUS - DOOR_ROOM + 1
    painter.save()
    try:
        painter.translate(layout.point(*at.GATE))
        painter.rotate(at.GATE_TURN)
        painter.scale(layout.scale, layout.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("path_halo", 0.06 + 0.34 * share))
        painter.drawEllipse(QPointF(0, 0), at.GATE_RADIUS + 17, at.GATE_RADIUS + 17)
        painter.setBrush(theme.colour("path_gate_back"))
        painter.drawEllipse(QPointF(0, 0), at.GATE_RADIUS, at.GATE_RADIUS)
        _doors(canvas, door_gap(picture.gate_percent), inner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("path_ring_track"), 11))
        painter.drawEllipse(QPointF(0, 0), at.GATE_RADIUS, at.GATE_RADIUS)
        lit = QPen(theme.colour("path_ring"), 11)
        lit.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(lit)
        ring = QRectF(-at.GATE_RADIUS, -at.GATE_RADIUS, 2 * at.GATE_RADIUS, 2 * at.GATE_RADIUS)
        if share:
            painter.drawArc(ring, round(16 * 180 * (1 - share)), round(16 * 360 * share))
        if picture.ghost is not GhostKind.NONE and picture.ghost_percent != picture.gate_percent:
            gap = min(door_gap(picture.ghost_percent), inner - 4)
            painter.setPen(ghost_pen(theme, picture.ghost, 3))
            wide = sqrt(inner**2 - gap**2)
            for side in (-1, 1):
                painter.drawLine(QPointF(-wide, side * gap), QPointF(wide, side * gap))
    finally:
        painter.restore()


def _doors(canvas: Canvas, gap: float, inner: float) -> None:
    """Two doors and the light that falls between them; the painter stands in the gate's middle."""
    painter, theme = canvas.painter, canvas.theme
    gap = min(gap, inner - 1)
    wide = sqrt(inner**2 - gap**2)
    disc = QRectF(-inner, -inner, 2 * inner, 2 * inner)
    edge = degrees(asin(gap / inner))
    slit = QPainterPath(QPointF(wide, gap))
    slit.arcTo(disc, -edge, 2 * edge)
    slit.lineTo(-wide, -gap)
    slit.arcTo(disc, 180 - edge, 2 * edge)
    slit.closeSubpath()
    painter.setBrush(theme.colour("path_gap", 0.92))
    painter.drawPath(slit)
    for start, role in ((edge, "path_door_light"), (180 + edge, "path_door")):
        painter.setBrush(theme.colour(role))
        painter.drawChord(disc, round(16 * start), round(16 * (180 - 2 * edge)))
    if gap < inner - 3:
        pen = QPen(theme.colour("path_door_edge"), 5.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for side in (-1, 1):
            painter.drawLine(QPointF(4 - wide, side * gap), QPointF(wide - 4, side * gap))
    if gap > MARK_FROM:
        high = min(0.8 * gap, 32.0)
        mark = QPolygonF(
            [
                QPointF(x, y)
                for x, y in ((2 - inner, 0), (-13, 0), (-2, -high), (7, 0.35 * high), (13, 0), (inner - 2, 0))
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme.colour("path_gap_mark"), 4.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(mark)
    painter.setPen(Qt.PenStyle.NoPen)


def dial_point(middle: tuple[float, float], turn: float, reach: float) -> tuple[float, float]:
    """Point on a dial, clockwise from its top [design units, degrees]."""
    angle = radians(turn - 90)
    return middle[0] + cos(angle) * reach, middle[1] + sin(angle) * reach
