"""What stands still at the switch: tissue, pipes, cell, nucleus with its pores, roads, nerve."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath, QPen, QRadialGradient

from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage_layout import Place
from gate_viz.views.scenes.switch_picture import SwitchPicture
from gate_viz.views.scenes.switch_shapes import curve_path, jet, nerve, oval, ribbon

ICON = 0.42


def paint_ground(canvas: Canvas, picture: SwitchPicture) -> None:
    """Paint everything that stands still behind receptors and walkers.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : SwitchPicture
        For the jets, for roads that are open and for how hot the tissue is.
    """
    _paint_tissue(canvas, picture)
    for row, driver in enumerate(at.DRIVERS):
        _paint_jet(canvas, row, picture.jets[driver])
        _paint_pipe(canvas, row, picture.jets[driver])
        canvas.glyph(f"switch_{driver}", Place(at.PIPE_END - 86, at.PIPE_Y[row] - 15, ICON))
    _paint_cell(canvas)
    _paint_roads(canvas, picture)
    _paint_nucleus(canvas)
    _paint_nerve(canvas)


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


def _paint_tissue(canvas: Canvas, picture: SwitchPicture) -> None:
    layout, painter = canvas.layout, canvas.painter
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, canvas.theme.colour("stage_top"))
    ground.setColorAt(1, canvas.theme.colour("stage_bottom"))
    painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)
    heat = min(1.0, max(0, picture.cytokine_percent - 100) / 600)
    _glow(canvas, (300, 330), (300, 380), "switch_heat", 0.1 + 0.22 * heat)
    _glow(canvas, (1330, at.NERVE_Y), (260, 300), "switch_heat", min(0.4, 0.5 * max(0.0, picture.gain - 1)))


def _glow(canvas: Canvas, centre: tuple[float, float], reach: tuple[float, float], role: str, density: float) -> None:
    if density < 0.01:
        return
    painter, layout = canvas.painter, canvas.layout
    painter.save()
    try:
        painter.translate(layout.point(*centre))
        painter.scale(1.0, reach[1] / reach[0])
        radius = reach[0] * layout.scale
        light = QRadialGradient(0, 0, radius)
        light.setColorAt(0, canvas.theme.colour(role, density))
        light.setColorAt(1, canvas.theme.colour(role, 0.0))
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


def _paint_roads(canvas: Canvas, picture: SwitchPicture) -> None:
    """Roads to the nucleus: bright as far as they are open; that of NF-kB always is."""
    layout = canvas.layout
    for lane in at.LANES:
        fill(canvas, ribbon(layout, lane, at.LANE_WIDTH, at.LANE_WIDTH), "switch_road")
    for lane, is_open in zip(at.LANES, picture.open_lanes, strict=True):
        width = at.LANE_WIDTH * is_open
        if width:
            fill(canvas, ribbon(layout, lane, width, width), "switch_road_on")
    fill(canvas, ribbon(layout, at.NFKB_LANE, at.NFKB_WIDTH, at.NFKB_WIDTH), "switch_nfkb_road")


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
