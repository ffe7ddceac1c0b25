"""What stands still at the switch: tissue, pipes, cell, nucleus with its pores, roads, nerve."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath, QPen, QRadialGradient

from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, around
from gate_viz.views.scenes.switch_picture import SwitchPicture
from gate_viz.views.scenes.switch_shapes import curve_path, jet, nerve, oval, ribbon

ICON = 0.42
BEYOND = 1400.0
"""To the left of every stage [design units]."""
HEAT_STEPS = 200
"""Densities of warm light that are told apart [1]."""
ROADS_BOX = around([point for lane in at.LANES for point in lane], 40)
NERVE_BOX = Box(1180.0, 120.0, 2 * BEYOND, 530.0)
"""All that roads and nerve cover [design units]."""
CHEAP = ("nfkb_road",)
"""What never changes and is as quickly drawn as copied."""


def ground_parts(picture: SwitchPicture) -> Iterable[Part]:
    """Everything that stands still behind receptors and walkers.

    Parameters
    ----------
    picture : SwitchPicture
        For the jets, for roads that are open and for how hot the tissue is.
    """
    yield Part("tissue", (), None, _kept_tissue)
    for number, (centre, reach, density) in enumerate(_glows(picture)):
        box = Box(centre[0] - reach[0], centre[1] - reach[1], centre[0] + reach[0], centre[1] + reach[1])
        yield Part(("glow", number), density, box, partial(_glow, centre=centre, reach=reach, density=density))
    for row, driver in enumerate(at.DRIVERS):
        level = picture.jets[driver]
        draw = partial(_driver, row=row, driver=driver, level=level)
        # The pipes come from beyond the stage's edge.
        pipe = ((-BEYOND, at.PIPE_Y[row]), (at.PIPE_END, at.PIPE_Y[row]))
        yield Part(driver, level, around((*jet(row), *pipe), 56), draw)
    yield _still("cell", around(_corners(at.CELL), 26), _paint_cell)
    yield _still("roads", ROADS_BOX, _paint_tracks)
    for row, is_open in enumerate(picture.open_lanes):
        draw = partial(_open_road, row=row, width=at.LANE_WIDTH * is_open)
        yield Part(("open_road", row), is_open, around(at.LANES[row], 36), draw)
    yield _still("nfkb_road", around(at.NFKB_LANE, 34), _paint_nfkb_road)
    yield _still("nucleus", around((*_corners(at.NUCLEUS), at.STAT_PORE, at.NFKB_PORE), 44), _paint_nucleus)
    yield _still("nerve", NERVE_BOX, _paint_nerve)


def _still(name: str, box: Box, draw: Callable[[Canvas], None]) -> Part:
    """A part that never changes: kept by itself."""

    def kept(canvas: Canvas) -> None:
        whole = QRectF(0, 0, canvas.layout.width, canvas.layout.height)
        where = canvas.layout.rect(*box).intersected(whole)
        canvas.piece(("switch", name, canvas.layout), where, lambda to: draw(canvas.on(to)))

    return Part(name, (), box, draw if name in CHEAP else kept)


def _corners(shape: at.Oval) -> tuple[tuple[float, float], tuple[float, float]]:
    return (shape.x - shape.across, shape.y - shape.down), (shape.x + shape.across, shape.y + shape.down)


def _driver(canvas: Canvas, row: int, driver: str, level: float) -> None:
    _paint_jet(canvas, row, level)
    _paint_pipe(canvas, row, level)
    canvas.glyph(f"switch_{driver}", Place(at.PIPE_END - 86, at.PIPE_Y[row] - 15, ICON))


def fill(canvas: Canvas, path: QPainterPath, brush: QBrush | QLinearGradient | str, opacity: float = 1.0) -> None:
    """Fill a shape without an outline, with a brush or with a colour of the theme."""
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.theme.colour(brush, opacity) if isinstance(brush, str) else brush)
    canvas.painter.drawPath(path)


def gradient(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], first: str, last: str
) -> QLinearGradient:
    """From one colour of the theme to another, between two points [design units]."""
    tones = QLinearGradient(canvas.layout.point(*start), canvas.layout.point(*end))
    tones.setColorAt(0, canvas.theme.colour(first))
    tones.setColorAt(1, canvas.theme.colour(last))
    return tones


def _kept_tissue(canvas: Canvas) -> None:
    layout = canvas.layout
    if canvas.is_vector:
        _paint_tissue(canvas)
        return
    key, size = ("switch", canvas.theme.name, layout), (round(layout.width), round(layout.height))
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: _paint_tissue(canvas.on(to))))


def _paint_tissue(canvas: Canvas) -> None:
    layout, painter = canvas.layout, canvas.painter
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, canvas.theme.colour("stage_top"))
    ground.setColorAt(1, canvas.theme.colour("stage_bottom"))
    painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)


def _glows(picture: SwitchPicture) -> tuple[tuple[tuple[float, float], tuple[float, float], float], ...]:
    """Warm light in the tissue and round the nerve: middle, reach to the side and down, and density, in steps."""
    heat = min(1.0, max(0, picture.cytokine_percent - 100) / 600)
    tissue, ending = 0.1 + 0.22 * heat, min(0.4, 0.5 * max(0.0, picture.gain - 1))
    return (
        ((300, 330), (300, 380), round(HEAT_STEPS * tissue) / HEAT_STEPS),
        ((1330, at.NERVE_Y), (260, 300), round(HEAT_STEPS * ending) / HEAT_STEPS),
    )


def _glow(canvas: Canvas, centre: tuple[float, float], reach: tuple[float, float], density: float) -> None:
    if density < 0.01:
        return
    painter, layout = canvas.painter, canvas.layout
    painter.save()
    try:
        painter.translate(layout.point(*centre))
        painter.scale(1.0, reach[1] / reach[0])
        radius = reach[0] * layout.scale
        light = QRadialGradient(0, 0, radius)
        light.setColorAt(0, canvas.theme.colour("switch_heat", density))
        light.setColorAt(1, canvas.theme.colour("switch_heat", 0.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    finally:
        painter.restore()


def _paint_jet(canvas: Canvas, row: int, level: float) -> None:
    """What a driver sends: as wide as its control stands; at zero there is none."""
    if level <= 0:
        return
    curve, to_prongs = jet(row), row == len(at.PIPE_Y) - 1
    width = at.WIDEST_JET * level
    fade = QLinearGradient(canvas.layout.point(*curve[0]), canvas.layout.point(*curve[3]))
    fade.setColorAt(0, canvas.theme.colour("switch_jet", 0.7))
    fade.setColorAt(1, canvas.theme.colour("switch_jet", 0.4 if to_prongs else 0.0))
    fill(canvas, ribbon(canvas.layout, curve, width, width * (0.8 if to_prongs else 0.55)), fade)


def _paint_pipe(canvas: Canvas, row: int, level: float) -> None:
    """A pipe from the edge of the stage with an open mouth, in which the liquid stands as high as the control."""
    layout, y, end = canvas.layout, at.PIPE_Y[row], at.PIPE_END
    half, round_ = at.PIPE_HALF, at.MOUTH_HALF

    def body(right: float, down: float) -> QPainterPath:
        path = QPainterPath(layout.point(layout.left - 20, y - half + down))
        path.lineTo(layout.point(end + right, y - half + down))
        mouth = layout.rect(end - round_ + right, y - half + down, end + round_ + right, y + half + down)
        path.arcTo(mouth, 90, -180)
        path.lineTo(layout.point(layout.left - 20, y + half + down))
        path.closeSubpath()
        return path

    fill(canvas, body(4, 7), "switch_shade", 0.4)
    fill(canvas, body(0, 0), gradient(canvas, (60, y), (end, y), "switch_pipe_start", "switch_pipe_end"))
    rim, hole = QPainterPath(), QPainterPath()
    rim.addEllipse(layout.rect(end - round_, y - half, end + round_, y + half))
    inner = layout.rect(end - round_ + 3.5, y - half + 4, end + round_ - 3.5, y + half - 4)
    hole.addEllipse(inner)
    fill(canvas, rim, "switch_pipe_rim")
    fill(canvas, hole, "switch_pipe_inside")
    if level > 0:
        liquid = QPainterPath()
        liquid.addRect(QRectF(inner.left(), inner.bottom() - level * inner.height(), inner.width(), inner.height()))
        fill(canvas, hole.intersected(liquid), "switch_liquid")


def _paint_cell(canvas: Canvas) -> None:
    layout = canvas.layout
    left, top = at.CELL.x - at.CELL.across, at.CELL.y - at.CELL.down
    right, bottom = at.CELL.x + at.CELL.across, at.CELL.y + at.CELL.down
    shadow = oval(layout, at.CELL, 9).translated(6 * layout.scale, 11 * layout.scale)
    fill(canvas, shadow, "switch_shade", 0.45)
    rim = gradient(canvas, (left, top), (right - 200, bottom), "switch_rim_light", "switch_rim_dark")
    fill(canvas, oval(layout, at.CELL, 9), rim)
    inside = gradient(canvas, (left + 60, top), (right - 240, bottom), "switch_cell_top", "switch_cell_bottom")
    fill(canvas, oval(layout, at.CELL, -10), inside)


def _paint_tracks(canvas: Canvas) -> None:
    """Roads to the nucleus, as wide as they can be."""
    for lane in at.LANES:
        fill(canvas, ribbon(canvas.layout, lane, at.LANE_WIDTH, at.LANE_WIDTH), "switch_road")


def _open_road(canvas: Canvas, row: int, width: float) -> None:
    """A road as far as it is open."""
    if width:
        fill(canvas, ribbon(canvas.layout, at.LANES[row], width, width), "switch_road_on")


def _paint_nfkb_road(canvas: Canvas) -> None:
    """The road of NF-kB: it is always open."""
    fill(canvas, ribbon(canvas.layout, at.NFKB_LANE, at.NFKB_WIDTH, at.NFKB_WIDTH), "switch_nfkb_road")


def _paint_nucleus(canvas: Canvas) -> None:
    layout, shape = canvas.layout, at.NUCLEUS
    fill(canvas, oval(layout, shape, 7).translated(5 * layout.scale, 9 * layout.scale), "switch_shade", 0.35)
    fill(canvas, oval(layout, shape, 7), "switch_envelope")
    top, bottom = (shape.x, shape.y - shape.down), (shape.x + 80, shape.y + shape.down)
    fill(canvas, oval(layout, shape, -5), gradient(canvas, top, bottom, "switch_nucleus_top", "switch_nucleus_bottom"))
    _paint_pore(canvas, Place(*at.STAT_PORE, 1.0, 0), at.LANE_WIDTH, "switch_road_on")
    _paint_pore(canvas, Place(*at.NFKB_PORE, 0.9, -42), at.NFKB_WIDTH, "switch_nfkb_road")


def _paint_pore(canvas: Canvas, place: Place, width: float, road: str) -> None:
    painter, layout = canvas.painter, canvas.layout
    painter.save()
    try:
        painter.translate(layout.point(place.x, place.y))
        painter.rotate(place.rotation)
        painter.scale(place.scale * layout.scale, place.scale * layout.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.theme.colour(road))
        painter.drawRoundedRect(QRectF(-16, -width / 2, 44, width), 9, 9)
        painter.setBrush(canvas.theme.colour("switch_pore"))
        for side in (-1, 1):
            painter.drawRoundedRect(QRectF(-14, side * (width / 2 + 4) - 7, 36, 14), 7, 7)
    finally:
        painter.restore()


def _paint_nerve(canvas: Canvas) -> None:
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    shape = nerve(layout)
    fill(canvas, shape.translated(5 * layout.scale, 10 * layout.scale), "switch_shade", 0.4)
    tones = gradient(canvas, (1200, 0), (1580, 0), "first_nerve_end", "first_nerve_start")
    painter.setPen(QPen(theme.colour("first_nerve_rim"), 3.5 * layout.scale))
    painter.setBrush(tones)
    painter.drawPath(shape)


def paint_arrow(canvas: Canvas, curve: at.Curve, role: str, width: float, head: float) -> None:
    """A curve with an arrow head at its end [design units]."""
    painter, layout = canvas.painter, canvas.layout
    path = curve_path(layout, curve)
    pen = QPen(canvas.theme.colour(role), width * layout.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    (x0, y0), (x1, y1) = curve[2], curve[3]
    long = sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
    ux, uy = (x1 - x0) / long, (y1 - y0) / long
    tip = QPainterPath(layout.point(x1 + head * ux, y1 + head * uy))
    tip.lineTo(layout.point(x1 - 0.75 * head * uy, y1 + 0.75 * head * ux))
    tip.lineTo(layout.point(x1 + 0.75 * head * uy, y1 - 0.75 * head * ux))
    tip.closeSubpath()
    edge = QPen(canvas.theme.colour(role), 3 * layout.scale)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    painter.setBrush(canvas.theme.colour(role))
    painter.drawPath(tip)
