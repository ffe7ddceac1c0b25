"""The Gate scene: the junction between the first and the second nerve, with its brakes, painted from a Frame.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen, QRegion

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.glyphs import Glyphs, is_vector
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_canvas import Canvas
from gate_viz.views.scenes.gate_cells import (
    paint_descending_stores,
    paint_first_nerve_stores,
    paint_interneuron_stores,
)
from gate_viz.views.scenes.gate_dots import paint_dots
from gate_viz.views.scenes.gate_ground import paint_ground
from gate_viz.views.scenes.gate_layout import GateLayout, Place
from gate_viz.views.scenes.gate_medicines import paint_medicines
from gate_viz.views.scenes.gate_picture import GatePicture, Pore, gate_picture
from gate_viz.views.scenes.gate_receptors import (
    paint_first_nerve_receptors,
    paint_interneuron_receptors,
    paint_second_nerve_receptors,
)
from gate_viz.views.scenes.gate_regions import regions
from gate_viz.views.scenes.gate_spikes import Run, Trace, marks, paint_run
from gate_viz.views.scenes.gate_words import (
    GATE_BAR,
    MARGIN,
    medicine_rows,
    number_labels,
    paint_label,
)
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.theme import Theme

__all__ = ["paint", "regions"]

SPIKE_HEIGHT = 68.0
SPIKE_NARROW = 0.72
OVER_FIRST_NERVE = (362, 504)
"""From where to where the first nerve covers the touch nerve [design units]."""


def paint(
    painter: QPainter,
    bounds: QRectF,
    frame: Frame,
    theme: Theme,
    glyphs: Glyphs,
    catalogue: Catalogue,
    clock: SceneClock,
) -> None:
    """Paint the gate.

    Parameters
    ----------
    painter : QPainter
        An active painter on any device.
    bounds : QRectF
        The stage [px].
    frame : Frame
        What the model says now.
    theme : Theme
        Colours by role.
    glyphs : Glyphs
        Shapes in the same theme's colours.
    catalogue : Catalogue
        Texts, transmitters and the medicines' names.
    clock : SceneClock
        Moves the dots' drift.
    """
    pixel = 1.0 if is_vector(painter) else painter.device().devicePixelRatioF()
    layout = GateLayout.fit(bounds.width() * pixel, bounds.height() * pixel, pixel)
    picture = gate_picture(frame, {id_: each.typical_dots for id_, each in catalogue.transmitters.items()})
    canvas = Canvas(painter, layout, theme, glyphs)
    painter.save()
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(bounds.topLeft())
        # From here on in device pixels, so that kept pixmaps are copied and not scaled.
        painter.scale(1 / pixel, 1 / pixel)
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height), Qt.ClipOperation.IntersectClip)
        paint_ground(canvas, picture, catalogue.texts)
        _paint_ribbons(canvas, picture)
        _paint_spikes(canvas, frame)
        paint_first_nerve_stores(canvas, picture)
        paint_first_nerve_receptors(canvas, picture)
        paint_interneuron_stores(canvas, picture)
        paint_interneuron_receptors(canvas, picture)
        paint_descending_stores(canvas, picture)
        paint_second_nerve_receptors(canvas, picture)
        paint_medicines(canvas, picture)
        paint_dots(canvas, picture.dots, clock)
        _paint_gate_bar(canvas, picture)
        for glyph_id, place in medicine_rows(layout, frame):
            canvas.glyph(glyph_id, place)
        for label in number_labels(layout, picture, frame, catalogue):
            paint_label(painter, label, theme)
    finally:
        painter.restore()


def _paint_ribbons(canvas: Canvas, picture: GatePicture) -> None:
    """Bands inside the second nerve, as wide as the drive through each kind of receptor."""
    layout = canvas.layout
    opened = [place for place, pore in zip(at.NMDA, picture.pores, strict=True) if pore.pore is Pore.OPEN]
    from_pores = opened or [at.NMDA[1]]
    sources = [(at.AMPA.beside(0, 36), picture.ribbons["ampa"]), (at.NK1.beside(0, 36), picture.ribbons["nk1"])]
    sources += [((at.RIBBONS_FROM, place.y), picture.ribbons["nmda"] / len(from_pores)) for place in from_pores]
    box = layout.rect(880, 250, at.SECOND_SPIKES_START + 40, 620).toAlignedRect()
    end = layout.point(at.SECOND_SPIKES_START + 40, at.BASELINE_Y)

    def draw(to: QPainter) -> None:
        fade = QLinearGradient(layout.x(1140), 0, end.x() - 6 * layout.scale, 0)
        fade.setColorAt(0, canvas.theme.colour("second_nerve_light", 0.34))
        fade.setColorAt(1, canvas.theme.colour("second_nerve_light", 0.0))
        to.setBrush(Qt.BrushStyle.NoBrush)
        for (x, y), width in sources:
            if width >= 0.6:
                path = QPainterPath(layout.point(x, y))
                path.cubicTo(layout.point(1040, y), layout.point(1110, at.BASELINE_Y), end)
                to.setPen(QPen(QBrush(fade), width * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                to.drawPath(path)

    def draw_in_box(to: QPainter) -> None:
        to.translate(-box.topLeft())
        draw(to)

    if canvas.is_vector:
        draw(canvas.painter)
        return
    widths = tuple((round(y), round(4 * width * layout.scale)) for (_, y), width in sources)
    key = ("ribbons", canvas.theme.name, box.topLeft().toTuple(), box.size().toTuple(), widths)
    pixmap = canvas.glyphs.layer(key, box.width(), box.height(), draw_in_box, opaque=False)
    canvas.painter.drawPixmap(box.topLeft(), pixmap)


def _paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """Every nerve's spikes; they set out and arrive where the line has faded, so that none appears of a sudden."""
    layout, theme, speed = canvas.layout, canvas.theme, frame.controls.speed
    scale = layout.scale

    def run(name: str, look: Trace, ends: tuple[float, float], baseline: float, fade: tuple[float, float]) -> None:
        start, end = ends
        done = marks(frame.spikes[name], frame.time_s, speed)
        centres = tuple(layout.x(start + (end - start) * share) for share in done)
        line = (layout.x(start), layout.x(end))
        paint_run(canvas, look, line, (layout.x(fade[0]), layout.x(fade[1])), Run(centres, layout.y(baseline)))

    end, start = at.FIRST_SPIKES_END, at.SECOND_SPIKES_START
    sent = Trace(theme.colour("spike_in"), 6 * scale, SPIKE_HEIGHT * scale, SPIKE_NARROW * scale)
    passed = Trace(theme.colour("spike_out"), 6 * scale, SPIKE_HEIGHT * scale, SPIKE_NARROW * scale)
    inner = Trace(theme.colour("spike_interneuron"), 3.2 * scale, 24 * scale, 0.5 * scale)
    run("first_nerve", sent, (layout.left - 14, end), at.BASELINE_Y, (end - 6, end - 44))
    run("second_nerve", passed, (start, layout.right + 14), at.BASELINE_Y, (start + 6, start + 44))
    left, right, baseline = at.INTERNEURON_SPIKES
    run("interneuron", inner, (left, right), baseline, (right, right - 30))
    _paint_touch_spikes(canvas, marks(frame.spikes["touch"], frame.time_s, speed))


@cache
def _touch_line() -> QPainterPath:
    """The touch nerve's middle line: the same curve as in its file [design units]."""
    path = QPainterPath(QPointF(-940, 590))
    path.lineTo(96, 590)
    path.cubicTo(206, 590, 262, 540, 262, 430)
    path.cubicTo(262, 330, 250, 250, 304, 180)
    return path


def _paint_touch_spikes(canvas: Canvas, spikes: tuple[float, ...]) -> None:
    if not spikes:
        return
    painter, layout, line = canvas.painter, canvas.layout, _touch_line()
    length, hidden = line.length(), layout.left + 940
    look = Trace(canvas.theme.colour("spike_touch"), 4.6 * layout.scale, 27 * layout.scale, 0.62 * layout.scale)
    painter.save()
    try:
        above = layout.rect(layout.left, layout.top, layout.right, OVER_FIRST_NERVE[0]).toAlignedRect()
        below = layout.rect(layout.left, OVER_FIRST_NERVE[1], layout.right, layout.bottom).toAlignedRect()
        painter.setClipRegion(QRegion(above) + QRegion(below), Qt.ClipOperation.IntersectClip)
        for done in spikes:
            share = line.percentAtLength(hidden + (length - hidden - 40) * done)
            turn = 3.0 * round(-line.angleAtPercent(share) / 3)
            point = line.pointAtPercent(share)
            x, y = Place(point.x(), point.y(), 1.0, turn).beside(0, 9)
            look.draw_spike(canvas, layout.x(x), layout.y(y), turn)
    finally:
        painter.restore()


def _paint_gate_bar(canvas: Canvas, picture: GatePicture) -> None:
    """How far the gate is open, and under it the outline of the other lens or of what is held."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    right = layout.right - MARGIN
    left, top = right - GATE_BAR, layout.bottom - 52
    bar = layout.rect(left, top, right, top + 18)
    corner = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    painter.drawRoundedRect(bar, corner, corner)
    share = min(picture.gate_percent, 100) / 100
    if share > 0:
        filled = QRectF(bar)
        filled.setWidth(max(bar.width() * share, bar.height()))
        painter.setBrush(theme.colour("gate_fill"))
        painter.drawRoundedRect(filled, corner, corner)
    if picture.ghost is not GhostKind.NONE:
        ghost = layout.rect(
            left + 1, top + 24, left + max(GATE_BAR * min(picture.ghost_percent, 100) / 100, 14), top + 37
        )
        held = picture.ghost is GhostKind.HELD
        pen = QPen(theme.colour("ghost"), 2.2 * layout.scale)
        pen.setDashPattern([0.1, 2.2] if held else [3.2, 2.2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if held else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ghost, ghost.height() / 2, ghost.height() / 2)
