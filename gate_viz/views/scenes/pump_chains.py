"""The chains: heaps of raw material, stations with their helpers, hormones, the moon; as bright as they work."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import acos, degrees, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPen

from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.pump_layout import StationPlace
from gate_viz.views.scenes.pump_picture import PumpPicture, Socket, Station
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, glyph_part

COIN_SCALE = 0.43
MINERALS = frozenset({"iron", "calcium", "magnesium_status", "zinc", "copper"})
HORMONES = frozenset({"estrogen", "testosterone"})
ARCH_TINTS = {
    "tryptophan_hydroxylase": "serotonin_light",
    "htp_station": "serotonin_light",
    "tyrosine_hydroxylase": "dopamine_light",
    "dopa_station": "dopamine_light",
    "dopamine_hydroxylase": "norepinephrine_light",
    "gad": "gaba_light",
}
WORKS_ON = {
    "tryptophan_hydroxylase": ("pump_tryptophan", 0.3),
    "htp_station": ("pump_htp", 0.34),
    "tyrosine_hydroxylase": ("pump_tyrosine", 0.3),
    "dopa_station": ("pump_dopa", 0.34),
    "dopamine_hydroxylase": ("dopamine", 0.34),
    "gad": ("glutamate", 0.32),
}
"""What lies under each station's arch, and how large."""
PROTEIN_BOX = Box(24.0, at.PROTEIN.y - 40, 260.0, at.PROTEIN.y + 40)
HORMONES_BOX = Box(at.HORMONES[0][0] - 44, 26.0, at.HORMONES[-1][0] + 44, at.HORMONES_TO_Y + 44)
MOON_BOX, GLUTEN_BOX = Box(at.MOON.x - 46, -4.0, at.MOON.x + 80, 110.0), Box(14.0, 470.0, 150.0, 590.0)
"""All that each part covers [design units]."""
PIECE = (28.0, 22.0)
"""From piece to piece in a heap."""


def chain_parts(picture: PumpPicture) -> Iterable[Part]:
    """Everything of the chains that does not move along the belts.

    Parameters
    ----------
    picture : PumpPicture
        Heaps, stations, hormones, melatonin.
    """
    for heap in ("tryptophan", "tyrosine"):
        pieces, box = picture.heaps[heap], at.HEAP_BOXES[heap]
        reach = Box(box.left - 16, box.top - 80, box.right + 16, box.bottom + 16)
        yield Part(heap, pieces, reach, partial(_heap, glyph=heap, pieces=pieces))
    pieces = picture.heaps["protein"]
    yield Part("protein", pieces, PROTEIN_BOX, partial(_protein, pieces=pieces))
    for number in range(picture.heaps["glutamine"]):
        place = Place(54.0 + 22 * (number % 2), at.INSET_Y - 17 * (number // 2), 0.27)
        yield glyph_part(("glutamine", number), "pump_glutamine", place)
    for id_, station in at.STATION_PLACES.items():
        box, works = station.box, picture.stations[id_]
        reach = Box(box.left - 12, box.top - 12, box.right + 12, box.bottom + 12)
        yield Part(id_, works, reach, partial(_station, id_=id_, place=station, station=works))
    yield Part("hormones", picture.hormones, HORMONES_BOX, partial(_hormones, hormones=picture.hormones))
    yield Part("moon", (picture.moon, picture.sleep), MOON_BOX, partial(_moon, picture=picture))
    yield Part("gluten", picture.gluten, GLUTEN_BOX, partial(_gluten, gluten=picture.gluten))


def _heap(canvas: Canvas, glyph: str, pieces: int) -> None:
    box = at.HEAP_BOXES[glyph]
    left, bottom = box.left + 17, box.bottom - 13
    for number in range(pieces):
        row, column = divmod(number, at.PER_ROW)
        canvas.glyph(f"pump_{glyph}", Place(left + PIECE[0] * column, bottom - PIECE[1] * row, at.HEAP_SCALE))


def _protein(canvas: Canvas, pieces: int) -> None:
    """Parcels that bring the pieces of both heaps."""
    for number in range(pieces):
        canvas.glyph("protein", at.PROTEIN._replace(x=at.PROTEIN.x + 27 * number, scale=0.32))


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Colour between two: ``share`` 1 is the first."""

    def between(first: float, second: float) -> float:
        return share * first + (1 - share) * second

    return QColor.fromRgbF(
        between(one.redF(), other.redF()),
        between(one.greenF(), other.greenF()),
        between(one.blueF(), other.blueF()),
    )


def _station(canvas: Canvas, id_: str, place: StationPlace, station: Station) -> None:
    """A workshop over its belt: its walls and the light in its arch say how fast it works."""
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    x, y, half = place.x, place.belt_y, place.width / 2
    prefix = "pump_inset_station" if id_ == "gad" else "pump_station"
    walls = QPainterPath()
    corner = 12 * layout.scale
    walls.addRoundedRect(layout.rect(x - half, y - at.ROOF, x + half, y + at.FLOOR), corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("interneuron_shade" if id_ == "gad" else "pump_station_shade"))
    painter.drawPath(walls.translated(0, 5 * layout.scale))
    shade = QLinearGradient(0, layout.y(y - at.ROOF), 0, layout.y(y + at.FLOOR))
    shade.setColorAt(0, mixed(theme.colour(prefix), theme.colour(f"{prefix}_off"), station.light))
    shade.setColorAt(1, mixed(theme.colour(f"{prefix}_low"), theme.colour(f"{prefix}_off_low"), station.light))
    painter.setBrush(shade)
    painter.drawPath(walls)
    groove = theme.colour("pump_inset_groove" if id_ == "gad" else "pump_groove")
    painter.setBrush(groove)
    painter.drawPath(_arch(canvas, x, y, 0.0))
    painter.setBrush(mixed(theme.colour(ARCH_TINTS[id_]), groove, 0.06 + 0.8 * station.light))
    painter.drawPath(_arch(canvas, x, y, 5.0))
    glyph, scale = WORKS_ON[id_]
    canvas.glyph(glyph, Place(x, y + 1, scale), opacity=min(1.0, 0.12 + station.light))
    for number, socket in enumerate(station.sockets):
        at_x, at_y = place.socket(number, len(station.sockets))
        _feed(canvas, socket, (at_x, at_y), (x, y))
    for number, socket in enumerate(station.sockets):
        paint_socket(canvas, socket, *place.socket(number, len(station.sockets)))


def _arch(canvas: Canvas, x: float, y: float, inset: float) -> QPainterPath:
    layout = canvas.layout
    foot, half = y + 22 - 0.2 * inset, 34 - inset
    path = QPainterPath(layout.point(x - half, foot))
    path.lineTo(layout.point(x - half, y - 4))
    top = y - 42 + 1.3 * inset
    path.cubicTo(layout.point(x - half, top), layout.point(x + half, top), layout.point(x + half, y - 4))
    path.lineTo(layout.point(x + half, foot))
    path.closeSubpath()
    return path


def _feed(canvas: Canvas, socket: Socket, start: tuple[float, float], arch: tuple[float, float]) -> None:
    """From a socket into the arch: a bright line where there is enough, a broken one where there is not."""
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    (x, y), (middle, belt_y) = start, arch
    away = x - middle
    path = QPainterPath(layout.point(x, y + 14))
    if abs(away) < 30:
        path.lineTo(layout.point(x, belt_y - (34 - 0.5 * abs(away))))
    else:
        turn = 9.0 if away > 0 else -9.0
        path.lineTo(layout.point(x, belt_y - 17))
        path.quadTo(layout.point(x, belt_y - 8), layout.point(x - turn, belt_y - 8))
        path.lineTo(layout.point(middle + (34 if away > 0 else -34), belt_y - 8))
    pen = QPen(theme.colour("pump_station_shade"), 8 * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    role = "pump_feed_mineral" if socket.cofactor in MINERALS else "pump_feed_vitamin"
    pen = QPen(theme.colour(role if socket.full else "pump_feed_off"), (4 if socket.full else 2.4) * layout.scale)
    if not socket.full:
        pen.setDashPattern([1.2, 2.4])
    painter.setPen(pen)
    painter.drawPath(path)


def paint_socket(canvas: Canvas, socket: Socket, x: float, y: float) -> None:
    """A helper's seat: the helper in it, or as much of it as there is under a broken rim; beyond enough, a ring."""
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    centre, radius = layout.point(x, y), at.SOCKET_RADIUS * layout.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("pump_socket"))
    painter.drawEllipse(centre, radius * 1.16, radius * 1.16)
    if socket.full:
        is_hormone = socket.cofactor in HORMONES
        glyph = f"pump_{socket.cofactor}" if is_hormone else socket.cofactor
        canvas.glyph(glyph, Place(x, y, COIN_SCALE * (0.9 if is_hormone else 1.0)))
    else:
        painter.setBrush(theme.colour(_dark_role(socket.cofactor)))
        painter.drawPath(_filled_disc(centre, radius, socket.level))
        pen = QPen(theme.colour("pump_socket_rim"), 2.6 * layout.scale)
        pen.setDashPattern([2.3, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        canvas.glyph(f"pump_short_{socket.cofactor}", Place(x, y, COIN_SCALE * 0.92))
    if socket.surplus > 0:
        painter.setPen(QPen(theme.colour("pump_feed_vitamin"), 3 * layout.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide = 1.2 * radius
        box = QRectF(centre.x() - wide, centre.y() - wide, 2 * wide, 2 * wide)
        painter.drawArc(box, 90 * 16, -round(360 * 16 * socket.surplus))


def _dark_role(cofactor: str) -> str:
    if cofactor in HORMONES:
        return "serotonin_dark" if cofactor == "estrogen" else "gaba_dark"
    return "magnesium_ion_dark" if cofactor in MINERALS else "nmda_dark"


def _filled_disc(centre: QPointF, radius: float, level: float) -> QPainterPath:
    """Part of a disc below a level, from its bottom upwards."""
    path = QPainterPath()
    if level <= 0:
        return path
    up = radius * (1 - 2 * level)
    half = sqrt(max(0.0, radius * radius - up * up))
    side = degrees(acos(max(-1.0, min(1.0, up / radius))))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.moveTo(centre.x() - half, centre.y() + up)
    path.arcTo(box, 270 - side, 2 * side)
    path.closeSubpath()
    return path


def _hormones(canvas: Canvas, hormones: tuple[Socket, ...]) -> None:
    """Sex hormones tune how much serotonin is made: they stand over its belt."""
    layout, painter = canvas.layout, canvas.painter
    shown = sum(socket.level for socket in hormones) / len(hormones)
    middle = sum(x for x, _ in at.HORMONES) / len(at.HORMONES)
    pen = QPen(canvas.theme.colour("pump_feed_vitamin" if shown > 0.97 else "pump_feed_off"), 4 * layout.scale)
    if shown <= 0.97:
        pen.setWidthF(2.6 * layout.scale)
        pen.setDashPattern([1.2, 2.2])
    painter.setPen(pen)
    painter.drawLine(layout.point(middle, at.HORMONES[0][1]), layout.point(middle, at.HORMONES_TO_Y - 6))
    for socket, (x, y) in zip(hormones, at.HORMONES, strict=True):
        paint_socket(canvas, socket, x, y)
    canvas.glyph("effect_arrow", Place(middle, at.HORMONES_TO_Y - 2, 0.5), opacity=0.35 + 0.65 * shown)


def _moon(canvas: Canvas, picture: PumpPicture) -> None:
    """The moon shines as much melatonin as is made; the marks beside it are the sleep that comes of it."""
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    place, light = at.MOON, picture.moon
    centre, radius = layout.point(place.x, place.y), 46 * place.scale * layout.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(theme.colour("pump_moon_disc"), theme.colour("pump_moon_disc_off"), light))
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(mixed(theme.colour("pump_moon"), theme.colour("pump_moon_off"), light))
    painter.drawPath(_crescent(centre, 30 * place.scale * layout.scale))
    for number in range(picture.sleep):
        # All within the disc: beside it they would be lost on a light ground.
        x, y = place.x + 9 + 7 * number, place.y + 7 - 12 * number
        canvas.glyph("pump_sleep", Place(x, y, 0.15 - 0.025 * number), 0.3 + 0.7 * light)


def _crescent(centre: QPointF, radius: float) -> QPainterPath:
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(centre + QPointF(-0.16 * radius, 0.06 * radius), radius, radius)
    bite.addEllipse(centre + QPointF(0.36 * radius, -0.24 * radius), 0.86 * radius, 0.86 * radius)
    return whole.subtracted(bite)


def _gluten(canvas: Canvas, gluten: tuple[float, float]) -> None:
    """The arm that the articles let gluten lay on GAD: hatched; its bar is as wide as what it takes away."""
    eaten, taken = gluten
    layout, painter, theme = canvas.layout, canvas.painter, canvas.theme
    seen = 0.35 + 0.65 * eaten
    canvas.glyph("gluten", Place(62.0, 530.0, 0.34 + 0.2 * eaten))
    pen = QPen(theme.colour("on_nerve", seen), 4 * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for number in range(4):
        x = 86.0 + 12 * number
        painter.drawLine(layout.point(x, 540), layout.point(x + 9, 522))
    painter.setPen(Qt.PenStyle.NoPen)
    if taken > 0:
        half = 8 + 44 * taken
        painter.setBrush(theme.colour("on_nerve"))
        painter.drawRoundedRect(layout.rect(133, 531 - half, 142, 531 + half), 3 * layout.scale, 3 * layout.scale)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("on_nerve", 0.5 * seen), 2 * layout.scale))
        painter.drawRoundedRect(layout.rect(133, 523, 141, 539), 3 * layout.scale, 3 * layout.scale)
