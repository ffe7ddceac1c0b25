"""The dam: what fills the basin, the line that it must cross, and what runs over."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.migraine_drivers import INFLOW, NAMES_END, Layer, chips, layers_of
from gate_viz.views.scenes.migraine_picture import DRIVERS, MigrainePicture
from gate_viz.views.scenes.migraine_shapes import (
    across,
    band,
    between,
    down,
    in_design_units,
    line_pen,
    surface,
    through,
    trigeminal,
)
from gate_viz.views.scenes.stage_layout import Place

CHIP_GLYPH = 0.0128
"""Size of a driver's glyph for each design unit of its mark's radius."""
DEEPER = 0.45
"""How far a driver's water darkens towards its lower edge [1]."""
SWING, CALMS, RIPPLE_STEP = 3.0, 80.0, 46.0
"""Height of waves, how long before the weir they end, and from one faint wave in the deep to the next."""
STEP_PER_CHEVRON = 12
"""How far the line is lifted for each chevron [design units]."""
MOST_CHEVRONS = 3
FALL_PER_STEP = 1.7
"""Thickness of the fall for each unit of water above the crest [1]."""
VEIL = 0.52
FEED_X, FEED = 10.0, 8.0
"""From the stage's left edge to what comes down from marks over the water, and its thickness."""
LEAST_STREAKED = 30.0
"""Thickness from which what comes down on the nerve has streaks [design units]."""
GHOST_FROM = 160.0
"""From the stage's left edge to the outline of the other level."""


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


def layer_role(driver: str) -> str:
    """Colour of a driver's water."""
    return f"migraine_layer_{DRIVERS.index(driver)}"


def _basin(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """What each driver adds, one water over the other; beside its mark each is high enough to hold it."""
    theme, left = canvas.theme, canvas.layout.left - 4
    # Where it runs over, it covers the weir as well, whose stones are painted later.
    right = at.WEIR_RIGHT - 2 if picture.overflow else at.WEIR_LEFT + 4
    crest = at.height(picture.line)
    bed = QRectF(left, crest, at.WEIR_LEFT + 4 - left, at.FLOOR - crest)
    painter.fillRect(bed, down(crest, at.FLOOR, theme.colour("migraine_basin", 0.0), theme.colour("migraine_basin")))
    layers = layers_of(picture.layers)
    names_end = canvas.layout.left + NAMES_END
    # From the uppermost down, so that each covers what of the one above it lies lower.
    for layer in reversed(layers):
        edge = _edge(layer, left, right, names_end)
        colour = theme.colour(layer_role(layer.driver))
        deep = mixed(colour, theme.colour("migraine_water_deep"), DEEPER)
        # No darker over the crest, so that what runs over has the water's own colour.
        highest = max(min(layer.top, layer.top_at_mark), crest if layer is layers[-1] else 0.0)
        tone = down(highest, max(layer.bottom, highest + 60), colour, deep)
        painter.fillPath(between(edge, [(left, at.FLOOR), (right, at.FLOOR)]), tone)
        if layer is not layers[-1]:
            painter.strokePath(through(edge), line_pen(theme.colour("migraine_water_rim", 0.42), 2.0))
    if len(layers) == 1:
        _ripples(canvas, painter, layers[0], max(crest + 56, layers[0].top))
    if layers:
        brim = [point for point in _edge(layers[-1], left, right, names_end) if point[0] < at.WEIR_LEFT]
        end = [(at.WEIR_RIGHT - 4, at.height(picture.level))] if picture.overflow else []
        painter.strokePath(through([*brim, *end]), line_pen(theme.colour("migraine_water_rim"), 3.6))


def _edge(layer: Layer, left: float, right: float, names_end: float) -> list[tuple[float, float]]:
    """Upper edge of a driver's water: beside the mark high enough for it, calm at the weir."""
    points = []
    for x, y in surface(layer.top, left, right, 1.7 * DRIVERS.index(layer.driver), SWING):
        way = min(1.0, max(0.0, (x - names_end) / INFLOW))
        calm = min(1.0, max(0.0, (at.WEIR_LEFT - x) / CALMS))
        lift = (layer.top_at_mark - layer.top) * (1 - way * way * (3 - 2 * way))
        points.append((x, layer.top + (y - layer.top) * calm + lift))
    return points


def _ripples(canvas: Canvas, painter: QPainter, layer: Layer, below: float) -> None:
    """Faint waves in deep water, below what is written over the line."""
    colour, index = canvas.theme.colour("migraine_water_rim", 0.16), DRIVERS.index(layer.driver)
    y, number = below + RIPPLE_STEP, 0
    while y < layer.bottom - RIPPLE_STEP / 2:
        start = at.WEIR_LEFT - 210 + (97 * number + 41 * index) % 110
        wave = surface(y, start, start + 88, 1.3 * number + index, 2 * SWING)
        painter.strokePath(through(wave), line_pen(colour, 2.4))
        y, number = y + RIPPLE_STEP, number + 1


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
    """What runs over the crest down to the trigeminal nerve; what goes to the other roads is painted with them."""
    share, wide = picture.cgrp_share, fall_width(picture)
    level, parted = at.height(picture.level), parting(picture)
    if wide * share >= 1:
        fall = _to_nerve(picture, level, parted).subtracted(trigeminal(share))
        painter.fillPath(fall, canvas.theme.colour(top_role(picture)))
        _streaks(canvas, painter, picture, (level, parted))


def _outer_edge(picture: MigrainePicture, level: float) -> QPainterPath:
    """From the surface over the weir in a bow to the nerve's upper edge."""
    share, start = picture.cgrp_share, at.WEIR_RIGHT - 3
    outer = at.landing(share, fall_width(picture) * share)[1]
    end = max(level + 4, at.NERVE_Y - at.stem(share)[1])
    path = QPainterPath(QPointF(start, level))
    path.cubicTo(start + 0.62 * (outer - start), level, outer, level + 0.3 * (end - level), outer, end)
    return path


def _streaks(canvas: Canvas, painter: QPainter, picture: MigrainePicture, ends: tuple[float, float]) -> None:
    """Faint lines along what comes down on the nerve."""
    inner, outer = at.landing(picture.cgrp_share, fall_width(picture) * picture.cgrp_share)
    colour = canvas.theme.colour("migraine_water_rim", 0.3)
    end = at.NERVE_Y - at.stem(picture.cgrp_share)[1] - 3
    rim, clear = canvas.theme.colour("migraine_water_rim"), canvas.theme.colour("migraine_water_rim", 0.0)
    if end > ends[0]:
        painter.fillPath(band(_outer_edge(picture, ends[0]), 3.6), down(ends[0], end, rim, clear))
    for way in (0.3, 0.6):
        y, x = ends[0] + (ends[1] - ends[0]) * way, outer + (inner - outer) * way
        if outer - inner < LEAST_STREAKED or y + 12 > end:
            continue
        path = QPainterPath(QPointF(at.WEIR_RIGHT - 10, y))
        path.cubicTo(at.WEIR_RIGHT + 0.62 * (x - at.WEIR_RIGHT), y, x, y + 0.3 * (end - y), x, end)
        painter.strokePath(path, line_pen(colour, 2.6))


def parting(picture: MigrainePicture) -> float:
    """Where what runs over parts: above it goes to the nerve, below it past it, as much as each one's share."""
    level, crest = at.height(picture.level), at.height(picture.line)
    return level + (crest - level) * picture.cgrp_share


def top_role(picture: MigrainePicture) -> str:
    """Colour of the uppermost water, which is what runs over."""
    return layer_role(layers_of(picture.layers)[-1].driver)


def _to_nerve(picture: MigrainePicture, level: float, parted: float) -> QPainterPath:
    """From the weir in a bow down into the nerve's stem, where the nerve's own outline ends it."""
    share = picture.cgrp_share
    start, half = at.WEIR_RIGHT - 3, at.stem(share)[1]
    inner, outer = at.landing(share, fall_width(picture) * share)
    end = at.NERVE_Y + 0.5 * half
    low = min(parted, end - 8)
    path = _outer_edge(picture, level)
    path.lineTo(outer, end)
    path.lineTo(inner, end)
    path.cubicTo(inner, low + 0.5 * (end - low), start + 0.75 * (inner - start), low, start, low)
    path.closeSubpath()
    return path


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
        painter.drawLine(QPointF(canvas.layout.left + GHOST_FROM, y), QPointF(at.WEIR_LEFT - 12, y))


def _chips(canvas: Canvas, picture: MigrainePicture) -> None:
    """The drivers' marks: bright and in their own water where they add to it."""
    theme, found = canvas.theme, chips(canvas.layout, picture.layers)
    with in_design_units(canvas) as painter:
        _feed(canvas, painter, picture)
        for chip in found.values():
            painter.setBrush(theme.colour("panel_bg"))
            painter.setPen(line_pen(theme.colour("migraine_water_rim" if chip.adds else "line"), 2.6))
            painter.drawEllipse(QPointF(chip.x, chip.y), chip.radius - 1.3, chip.radius - 1.3)
    for driver, chip in found.items():
        canvas.glyph(driver, Place(chip.x, chip.y, CHIP_GLYPH * chip.radius))
        if not chip.adds:
            paint_veil(canvas, (chip.x, chip.y), chip.radius - 2.6, "panel_bg")


def _feed(canvas: Canvas, painter: QPainter, picture: MigrainePicture) -> None:
    """What comes from the marks that stand over too little water: down beside them, into it."""
    layout, found = canvas.layout, chips(canvas.layout, picture.layers)
    over = [(driver, chip) for driver, chip in found.items() if chip.adds and not chip.in_water]
    x = layout.left + FEED_X
    for driver, chip in reversed(over):
        way = QPainterPath(QPointF(chip.x, chip.y))
        way.lineTo(x + 12, chip.y)
        way.quadTo(x, chip.y, x, chip.y + 12)
        way.lineTo(x, at.height(picture.level) + 4)
        painter.strokePath(way, line_pen(canvas.theme.colour(layer_role(driver)), FEED))


def paint_veil(canvas: Canvas, middle: tuple[float, float], radius: float, role: str) -> None:
    """Let what stands somewhere step back under a disc of the ground's colour."""
    with in_design_units(canvas) as painter:
        painter.setBrush(canvas.theme.colour(role, VEIL))
        painter.drawEllipse(QPointF(*middle), radius, radius)


def _spray(canvas: Canvas, picture: MigrainePicture) -> None:
    """Drops over a line that is nearly reached: some CGRP comes all the same."""
    with in_design_units(canvas) as painter:
        painter.setBrush(canvas.theme.colour("migraine_layer_5"))
        crest = at.height(picture.line)
        for number in range(picture.spray):
            x, y = at.WEIR_LEFT + 8 + 17 * number, crest - 14 - 9 * (number % 3) + 3 * max(0, number - 3) ** 2
            painter.drawEllipse(QPointF(x, y), 4.6, 5.6)
