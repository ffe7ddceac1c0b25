"""The dam: what fills the basin, the line that it must cross, and what runs over."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.migraine_picture import DRIVERS, MigrainePicture
from gate_viz.views.scenes.migraine_shapes import across, between, down, in_design_units, line_pen, surface, through
from gate_viz.views.scenes.stage_layout import Place

CHIP_GLYPH = 0.36
SEEN_FROM = 1
"""Height from which a driver's water is drawn [design units]."""
STEP_PER_CHEVRON = 12
"""How far the line is lifted for each chevron [design units]."""
MOST_CHEVRONS = 3
FALL_PER_STEP = 1.7
"""Thickness of the fall for each unit of water above the crest [1]."""
BED_TOP = 60.0
VEIL = 0.52


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Colour between two."""
    return QColor(
        *(round(a + (b - a) * share) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]
    )


def fall_width(picture: MigrainePicture) -> float:
    """Thickness of what runs over, both roads together [design units]."""
    return min(at.ROADS, FALL_PER_STEP * picture.overflow)


def paint_dam(canvas: Canvas, picture: MigrainePicture) -> None:
    """Paint basin, drivers, weir, fall and the ghosts of level and line.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : MigrainePicture
        What is shown.
    """
    with in_design_units(canvas) as painter:
        _basin(canvas, painter, picture)
        _weir(canvas, painter, picture)
        if picture.overflow:
            _fall(canvas, painter, picture)
        _crest(canvas, painter, picture)
        _ghosts(canvas, painter, picture)
    _chips(canvas, picture)
    _spray(canvas, picture)
    for helper, place in zip(picture.line_helpers, at.line_helper_places(len(picture.line_helpers)), strict=True):
        canvas.glyph(helper.glyph, place)
        if not helper.acts:
            paint_veil(canvas, (place.x, place.y), 19, "migraine_weir_dark")


def layer_tops(picture: MigrainePicture) -> list[tuple[str, float, float]]:
    """Every driver's water: id, bottom and top, from the floor up."""
    found, below = [], 0
    for driver in DRIVERS:
        high = picture.layers[driver]
        found.append((driver, at.height(below), at.height(below + high)))
        below += high
    return found


def _basin(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    layout, theme = canvas.layout, canvas.theme
    left, right = at.basin_left(layout), at.WEIR_LEFT
    bed = QRectF(left, at.HIGHEST, right - left, at.FLOOR - at.HIGHEST)
    painter.fillRect(bed, down(BED_TOP, 240, theme.colour("migraine_basin", 0.0), theme.colour("migraine_basin")))
    deep, top = theme.colour("migraine_water_deep"), theme.colour("migraine_water_top")
    for number, (driver, bottom, upper) in enumerate(layer_tops(picture)):
        if bottom - upper < SEEN_FROM:
            continue
        colour, edge = mixed(deep, top, number / (len(DRIVERS) - 1)), surface(upper, left, right + 4, 1.7 * number)
        _stream(canvas, painter, driver, (bottom, upper), colour)
        below = min(bottom + 4, at.FLOOR)
        painter.fillPath(between(edge, [(left, below), (right + 4, below)]), colour)
        painter.strokePath(through(edge), line_pen(theme.colour("migraine_water_rim", 0.3), 1.6))
    if picture.level > SEEN_FROM:
        last = max(number for number, driver in enumerate(DRIVERS) if picture.layers[driver] >= SEEN_FROM)
        brim = through(surface(at.height(picture.level), left + 3, right, 1.7 * last))
        painter.strokePath(brim, line_pen(theme.colour("migraine_water_rim"), 3.6))


def _stream(canvas: Canvas, painter: QPainter, driver: str, ends: tuple[float, float], colour: QColor) -> None:
    """What runs from a driver's mark into its layer."""
    x, y = at.chip(canvas.layout, driver)
    bottom, top = ends
    left, half = at.basin_left(canvas.layout) + 3, min(at.STREAM_WIDEST, bottom - top) / 2
    path = QPainterPath(QPointF(x, y - half))
    path.cubicTo((x + left) / 2 + 12, y - half, (x + left) / 2 + 6, top, left, top)
    path.lineTo(left, bottom)
    path.cubicTo((x + left) / 2 + 6, bottom, (x + left) / 2 + 12, y + half, x, y + half)
    path.closeSubpath()
    painter.fillPath(path, colour)


def _weir(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """The dam itself, and as a pale shape where it stood before attacks wore it down."""
    theme, left, right = canvas.theme, at.WEIR_LEFT - 4, at.WEIR_RIGHT
    crest, at_first = at.height(picture.line), at.height(picture.line_at_first)
    if picture.line < picture.line_at_first:
        painter.setBrush(theme.colour("migraine_weir_sunk", 0.24))
        painter.drawRoundedRect(QRectF(left, at_first, right - left, crest - at_first + 10), 7, 7)
    painter.setBrush(across(left, right, theme.colour("migraine_weir_light"), theme.colour("migraine_weir_dark")))
    painter.drawRoundedRect(QRectF(left, crest, right - left, at.FLOOR - crest), 6, 6)
    painter.setBrush(theme.colour("migraine_basin", 0.4))
    y = crest + 38
    while y < at.FLOOR - 14:
        painter.drawRoundedRect(QRectF(left + 11, y, right - left - 24, 3), 1.5, 1.5)
        y += 26
    # What lifts the line pushes up from inside; how far it has sunk the arrow from the attacks shows.
    lifted = picture.line - picture.line_at_first
    middle, pen = (left + right) / 2, line_pen(theme.colour("migraine_crest"), 4.4)
    for number in range(min(MOST_CHEVRONS, (lifted + STEP_PER_CHEVRON - 1) // STEP_PER_CHEVRON)):
        tip = crest + 18 + 13 * number
        painter.strokePath(through([(middle - 11, tip + 9), (middle, tip), (middle + 11, tip + 9)]), pen)


def _crest(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    crest = at.height(picture.line)
    painter.setBrush(canvas.theme.colour("migraine_crest"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(at.WEIR_LEFT - 4, crest - 1, at.WEIR_RIGHT - at.WEIR_LEFT + 4, 9), 4.5, 4.5)
    painter.drawRoundedRect(QRectF(at.WEIR_LEFT - 164, crest + 1, 166, 4.4), 2.2, 2.2)


def _fall(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """What runs over the crest and parts: to the trigeminal nerve, and to the other roads."""
    theme, share, wide = canvas.theme, picture.cgrp_share, fall_width(picture)
    level, crest = at.height(picture.level), at.height(picture.line)
    water = theme.colour("migraine_water_top")
    split, half = at.stem(share)
    # The upper part of what runs over goes to the nerve, the lower one past it: as much as each one's share.
    parted = level + (crest - level) * share
    painter.fillRect(QRectF(at.WEIR_LEFT - 5, level, at.WEIR_RIGHT - at.WEIR_LEFT + 5, crest - level + 3), water)
    if wide * share >= 1:
        end, low = at.NERVE_Y - 0.2 * half, min(parted, max(level + 14, at.NERVE_Y - half + 12))
        inside = split + 4 + min(wide * share, 110.0)
        path = QPainterPath(QPointF(at.WEIR_RIGHT - 4, level))
        path.cubicTo(split + 4, level, inside, min(level + 10, end), inside, end)
        path.lineTo(inside, at.NERVE_Y + 0.6 * half)
        path.lineTo(split + 3, at.NERVE_Y + 0.6 * half)
        path.cubicTo(split + 3, max(end - 40, low), split - 8, low, at.WEIR_RIGHT - 4, low)
        path.closeSubpath()
        painter.fillPath(
            path, down(at.NERVE_Y - half, at.NERVE_Y + 0.6 * half, water, theme.colour("migraine_water_top", 0))
        )
    if wide * (1 - share) >= 1:
        middle, thick = at.WEIR_RIGHT + (1 - share) * at.ROADS / 2, picture.other_flow * at.ROADS
        thick = max(thick, 2.0)
        path = QPainterPath(QPointF(at.WEIR_RIGHT - 4, parted))
        foot = min(max(crest + 70, 340.0), at.other_y(share))
        turn = crest + min(60.0, 0.8 * (foot - crest))
        path.cubicTo(middle, parted, middle + thick / 2, parted + 8, middle + thick / 2, turn)
        path.lineTo(middle + thick / 2, foot)
        path.lineTo(middle - thick / 2, foot)
        path.lineTo(middle - thick / 2, turn)
        path.cubicTo(middle - thick / 2, crest + 16, at.WEIR_RIGHT, crest + 3, at.WEIR_RIGHT - 4, crest + 3)
        path.closeSubpath()
        painter.fillPath(path, down(crest, foot, water, theme.colour("migraine_other")))


def _ghosts(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """Outlines of the level and the line of the other lens, or of what is held."""
    if picture.ghost is GhostKind.NONE:
        return
    painter.setPen(ghost_pen(canvas.theme, picture.ghost, 2.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if picture.ghost_line != picture.line:
        crest = at.height(picture.ghost_line)
        over = QPainterPath(QPointF(at.WEIR_LEFT - 8, crest + 26))
        over.lineTo(at.WEIR_LEFT - 8, crest)
        over.lineTo(at.WEIR_RIGHT + 5, crest)
        over.lineTo(at.WEIR_RIGHT + 5, crest + 26)
        painter.drawPath(over)
    if picture.ghost_level != picture.level:
        y = at.height(picture.ghost_level)
        painter.drawLine(QPointF(at.basin_left(canvas.layout) + 8, y), QPointF(at.WEIR_LEFT - 12, y))


def _chips(canvas: Canvas, picture: MigrainePicture) -> None:
    """The drivers' marks: bright where they add to the water."""
    theme = canvas.theme
    with in_design_units(canvas) as painter:
        for driver in DRIVERS:
            adds = picture.layers[driver] >= SEEN_FROM
            painter.setBrush(theme.colour("panel_bg"))
            painter.setPen(line_pen(theme.colour("migraine_water_top" if adds else "line"), 4.0 if adds else 2.0))
            x, y = at.chip(canvas.layout, driver)
            painter.drawEllipse(QPointF(x, y), at.CHIP_RADIUS - 2, at.CHIP_RADIUS - 2)
    for driver in DRIVERS:
        x, y = at.chip(canvas.layout, driver)
        canvas.glyph(driver, Place(x, y, CHIP_GLYPH))
        if picture.layers[driver] < SEEN_FROM:
            paint_veil(canvas, (x, y), at.CHIP_RADIUS - 3, "panel_bg")


def paint_veil(canvas: Canvas, middle: tuple[float, float], radius: float, role: str) -> None:
    """Let what stands somewhere step back under a disc of the ground's colour."""
    with in_design_units(canvas) as painter:
        painter.setBrush(canvas.theme.colour(role, VEIL))
        painter.drawEllipse(QPointF(*middle), radius, radius)


def _spray(canvas: Canvas, picture: MigrainePicture) -> None:
    """Drops over a line that is nearly reached: some CGRP comes all the same."""
    with in_design_units(canvas) as painter:
        painter.setBrush(canvas.theme.colour("migraine_water_top"))
        crest = at.height(picture.line)
        for number in range(picture.spray):
            x, y = at.WEIR_LEFT + 8 + 17 * number, crest - 14 - 9 * (number % 3) + 3 * max(0, number - 3) ** 2
            painter.drawEllipse(QPointF(x, y), 4.6, 5.6)
