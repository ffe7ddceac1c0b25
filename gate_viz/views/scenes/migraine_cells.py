"""The trigeminal ending, vessel, neighbouring nerve, the cells round them, and receptors with what they hold."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QRadialGradient

from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.migraine_dam import fall_width, parting, top_role
from gate_viz.views.scenes.migraine_picture import MigrainePicture
from gate_viz.views.scenes.migraine_shapes import (
    across,
    band,
    between,
    down,
    in_design_units,
    line_pen,
    neighbour,
    other_road,
    through,
    trigeminal,
)
from gate_viz.views.scenes.stage_layout import Place

BALLS_AT = ((0, 0), (19, -6), (-19, -3), (9, 17), (-10, 17), (8, -20), (-11, -20))
SEAT_TRAVEL = 26.0
THINNEST_ROAD = 1.0
SOAKS = 120.0
"""How far water soaks into the nerve behind where it comes down [design units]."""


def paint_backdrop(canvas: Canvas, picture: MigrainePicture) -> None:
    """Paint what lies behind: a calm or inflamed light, the other roads, the vessel and the neighbouring nerve.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : MigrainePicture
        What is shown.
    """
    with in_design_units(canvas) as painter:
        _light(canvas, painter, "migraine_calm", (1130, 270), (440, 280), 0.5)
        if picture.inflammation:
            density = 0.12 + 0.34 * picture.inflammation
            _light(canvas, painter, "migraine_haze", (1200, 262), (400, 215), density)
        _vessel(canvas, painter, picture)
        _other_road(canvas, painter, picture)
        _neighbour(canvas, painter, picture)


def paint_cells(canvas: Canvas, picture: MigrainePicture) -> None:
    """Paint the trigeminal ending, receptors, medicines on them and inflammatory cells; parameters as before."""
    with in_design_units(canvas) as painter:
        _trigeminal(canvas, painter, picture)
    for (x, y), balls in zip(at.VESICLES, picture.balls, strict=True):
        _vesicle(canvas, Place(x, y, 0.5), balls)
    _docks(canvas, picture)
    _release_sites(canvas, picture)
    _receptors(canvas, picture)
    for number, place in enumerate(at.CELLS):
        canvas.glyph("migraine_cell_awake" if number < picture.cells_awake else "migraine_cell", place)
    for number in range(picture.cytokines):
        place = at.CELLS[number % len(at.CELLS)]
        turn = radians(-70 + 83 * (number // len(at.CELLS)) + 31 * (number % len(at.CELLS)))
        canvas.glyph("cytokine", Place(place.x + 58 * cos(turn), place.y + 52 * sin(turn), 0.25))


def _light(
    canvas: Canvas, painter: QPainter, role: str, middle: tuple[float, float], size: tuple[float, float], density: float
) -> None:
    painter.save()
    painter.translate(*middle)
    painter.scale(1.0, size[1] / size[0])
    light = QRadialGradient(0, 0, size[0])
    light.setColorAt(0, canvas.theme.colour(role, density))
    light.setColorAt(1, canvas.theme.colour(role, 0.0))
    painter.setBrush(light)
    painter.drawEllipse(QPointF(0, 0), size[0], size[0])
    painter.restore()


def paint_kindling(canvas: Canvas, picture: MigrainePicture) -> None:
    """Paint the arrow from an attack back to the line, as wide as the line has sunk; parameters as before."""
    sunk = picture.line_at_first - picture.line
    if sunk < 2:
        return
    wide, x, tip = (
        3 + 0.1 * min(sunk, 120),
        (at.WEIR_LEFT + at.WEIR_RIGHT) / 2 - 2,
        at.height(picture.line) - 5,
    )
    path = QPainterPath(QPointF(830, 138))
    path.cubicTo(700, 112, 560, 108, 490, 122)
    path.cubicTo(450, 130, x, 140, x, 178)
    path.lineTo(x, tip - 22)
    colour, clear = canvas.theme.colour("migraine_kindle"), canvas.theme.colour("migraine_kindle", 0.0)
    head = 8 + 0.8 * wide
    with in_design_units(canvas) as painter:
        painter.fillPath(band(path, wide), across(560, 820, colour, clear))
        painter.fillPath(through([(x, tip), (x - head, tip - 26), (x + head, tip - 26)]), colour)


def _vessel(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    theme, wide = canvas.theme, picture.vessel

    def body(half: float) -> QPainterPath:
        return between(at.vessel_side(wide, -1, half), at.vessel_side(wide, 1, half))

    painter.fillPath(body(at.VESSEL_HALF + 3), theme.colour("migraine_vessel_rim"))
    painter.fillPath(body(at.VESSEL_HALF), theme.colour("migraine_vessel_wall"))
    painter.fillPath(body(at.VESSEL_HALF - 10), theme.colour("migraine_vessel_inner"))
    tones = theme.colour("migraine_lumen_top"), theme.colour("migraine_lumen_bottom")
    painter.fillPath(body(at.VESSEL_HALF - 14), down(-60, 190, *tones))
    if wide:
        # Where its wall is at rest, so that one sees how little it gives.
        clear, colour = theme.colour("migraine_vessel_rim", 0.0), theme.colour("migraine_vessel_rim", 0.85)
        tone = across(850, 1430, clear, colour, colour, clear)
        for side in (-1, 1):
            rest = [(x, y) for x, y in at.vessel_side(0.0, side, at.VESSEL_HALF - 5) if 840 < x < 1440]
            painter.fillPath(band(through(rest), 2.4), tone)


def _other_road(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """The bed as wide as the share that passes CGRP by, and in it what flows now."""
    theme, share = canvas.theme, 1 - picture.cgrp_share
    painter.setBrush(Qt.BrushStyle.NoBrush)
    crest = at.height(picture.line)
    bed, flow = share * at.ROADS, picture.other_flow * at.ROADS
    if bed >= THINNEST_ROAD:
        painter.fillPath(other_road(picture.cgrp_share, crest, bed + 8), theme.colour("migraine_other_bed"))
    if flow >= THINNEST_ROAD:
        tones = theme.colour("migraine_other"), theme.colour("migraine_other_light")
        way = other_road(picture.cgrp_share, crest, flow, parting(picture))
        turned = max(crest + 8.0, min(crest + 150.0, at.other_y(picture.cgrp_share) - flow / 2 - 8))
        # The water over the weir turns by degrees into what runs here: one shape in two colours, no edge between.
        fresh, beyond = QPainterPath(), QPainterPath()
        fresh.addRect(QRectF(at.WEIR_LEFT, 0, 300, turned))
        beyond.addRect(QRectF(at.WEIR_LEFT, turned - 1, 2000, 1000))
        painter.fillPath(way.intersected(beyond), across(740, 1090, *tones))
        water = theme.colour(top_role(picture)) if picture.overflow else tones[0]
        tone = down(crest, turned - 1, water, tones[0])
        painter.fillPath(way.intersected(fresh), tone)


def _neighbour(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    theme, right = canvas.theme, canvas.layout.right
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, part in reversed(list(enumerate(picture.rings))):
        if part:
            colour = theme.colour("migraine_ring", (0.3 + 0.7 * part) * (0.75 - 0.11 * number))
            painter.strokePath(neighbour(right, 9 + 9 * number), line_pen(colour, 4.2 - 0.4 * number))
    body = neighbour(right)
    painter.fillPath(body.translated(1.5, 5), theme.colour("migraine_neighbour_shade"))
    tones = theme.colour("migraine_neighbour_start"), theme.colour("migraine_neighbour_end")
    painter.fillPath(body, across(1000, 1500, *tones))
    painter.strokePath(body, line_pen(theme.colour("migraine_neighbour_rim", 0.5), 2.4))
    flow = picture.other_flow * at.ROADS
    if flow >= THINNEST_ROAD:
        # Where the other roads come in.
        glow = across(1150, 1330, theme.colour("migraine_other_light"), theme.colour("migraine_other_light", 0.0))
        way = other_road(picture.cgrp_share, at.height(picture.line), flow)
        painter.fillPath(way.intersected(body), glow)


def _trigeminal(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    theme, body = canvas.theme, trigeminal(picture.cgrp_share)
    painter.fillPath(body.translated(1.5, 5), theme.colour("first_nerve_shade"))
    tones = theme.colour("first_nerve_start"), theme.colour("first_nerve_end")
    painter.fillPath(body, across(470, 890, *tones))
    if picture.overflow:
        # What runs over soaks into the nerve where it comes down on it, and no further than the nerve's outline.
        left = at.stem(picture.cgrp_share)[0]
        end = at.landing(picture.cgrp_share, fall_width(picture) * picture.cgrp_share)[1]
        wet, role = min(1.0, picture.overflow / 40), top_role(picture)
        full = end - left + SOAKS
        soaked = QLinearGradient(left, 0, left + full, 0)
        lands = (end - left) / full
        for way, density in ((0.0, 1.0), (0.9 * lands, 0.94), (0.5 * (1 + lands), 0.3), (1.0, 0.0)):
            soaked.setColorAt(way, theme.colour(role, density * wet))
        painter.fillPath(body, soaked)
    painter.strokePath(body, line_pen(theme.colour("first_nerve_rim", 0.6), 2.6))


def _vesicle(canvas: Canvas, place: Place, balls: int) -> None:
    canvas.glyph("vesicle_first_nerve", place)
    for number in range(balls):
        column, row = BALLS_AT[number % len(BALLS_AT)]
        ring = 1.0 - 0.22 * (number // len(BALLS_AT))
        canvas.part("dot_cgrp", place, (column * ring * 1.1, row * ring * 1.1), 0.21)


def _docks(canvas: Canvas, picture: MigrainePicture) -> None:
    """Vesicles that open into the gap: as wide as the release is strong."""
    theme = canvas.theme
    x, y = at.BULB[:2]
    with in_design_units(canvas) as painter:
        for (dock_x, dock_y), part in zip(at.DOCKS, picture.docks, strict=True):
            turn = -degrees(atan2(dock_y - y, dock_x - x))
            if not part:
                continue
            radius = 10 + 7 * part
            box = QRectF(dock_x - radius, dock_y - radius, 2 * radius, 2 * radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("first_nerve_vesicle"))
            painter.drawEllipse(box)
            gap = 40 + 70 * part
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(line_pen(theme.colour("first_nerve_vesicle_rim"), 5.0))
            painter.drawArc(box, round(16 * (turn + gap / 2)), round(16 * (360 - gap)))
    for (dock_x, dock_y), part in zip(at.DOCKS, picture.docks, strict=True):
        if part:
            canvas.glyph("dot_cgrp", Place(dock_x + 2, dock_y, 0.22))


def _release_sites(canvas: Canvas, picture: MigrainePicture) -> None:
    """Receptors on the ending that a triptan holds, with the bar that holds release back."""
    for place, seat in zip(at.RELEASE_SITES, picture.release_seats, strict=True):
        if seat.held:
            canvas.part("effect_bar", place, (0, 34 + 18 * (0.4 + 0.75 * seat.fill)), 0.4 + 0.75 * seat.fill)
        (canvas if seat.held else canvas.veiled(0.5)).glyph("ht1_body", place)
        if seat.held:
            seated = canvas.glyphs.seated(seat.glyph, "ht1_trigeminal")
            canvas.part(seated, place, (0, -SEAT_TRAVEL * (1 - seat.fill)), 1.0 if seated != seat.glyph else 0.6)


def _receptors(canvas: Canvas, picture: MigrainePicture) -> None:
    """Receptors for CGRP: with a star and an arrow where it is bound, under a shield where a medicine covers them."""
    places = at.receptors(picture.vessel)
    for number, place in enumerate(places):
        bound = number < picture.bound
        if bound:
            # The nerve's come first and every second; the vessel answers by widening.
            canvas.part("migraine_widens" if number % 2 else "effect_arrow", place, (0, 44), 0.95)
        canvas.glyph("migraine_receptor", place)
        if bound:
            canvas.part("dot_cgrp", place, (0, -24), 0.42)
        elif number >= len(places) - picture.shielded:
            seated = canvas.glyphs.seated(picture.shield, "cgrp")
            canvas.part(seated, place, (0, -28), 0.66, upright=True)
