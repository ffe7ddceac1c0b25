"""The Gate scene: the junction between the first and the second nerve, with its brakes, painted from a Frame.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen, QRegion

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.canvas import Canvas, draw_stroke, on_stage
from gate_viz.views.scenes.gate_cells import (
    descending_stores,
    first_nerve_stores,
    interneuron_stores,
    microglia_parts,
)
from gate_viz.views.scenes.gate_dots import paint_dots
from gate_viz.views.scenes.gate_ground import ground_parts, paint_leads
from gate_viz.views.scenes.gate_medicines import paint_medicines, ring_parts
from gate_viz.views.scenes.gate_picture import GatePicture, gate_picture
from gate_viz.views.scenes.gate_places import Places, places_in
from gate_viz.views.scenes.gate_receptors import (
    first_nerve_receptors,
    interneuron_receptors,
    second_nerve_receptors,
)
from gate_viz.views.scenes.gate_regions import regions
from gate_viz.views.scenes.gate_shapes import TOUCH_LINE, outline
from gate_viz.views.scenes.gate_words import (
    GHOST_BOTTOM,
    GHOST_TOP,
    MARGIN,
    gate_bar,
    ghost_end,
    named_medicines,
    stage_wording,
)
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.labels import Wording
from gate_viz.views.scenes.spike_marks import Run, Trace, marks, paint_run, travel_speed
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.scenes.standing import Group, Part, glyph_part, paint_standing, word_parts
from gate_viz.views.theme import Theme

__all__ = ["paint", "regions"]

SPIKE_HEIGHT = 68.0
SPIKE_NARROW = 0.72
WARM_FROM = 0.1
"""Sensitisation from which the current through NMDA is drawn warm [1]."""
THINNEST_RIBBON = 0.5
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
    words: StageWords = USUAL_WORDS,
) -> None:
    """Paint the gate; parameters as for ``Paint``."""
    picture = gate_picture(frame, {id_: each.typical_dots for id_, each in catalogue.transmitters.items()})
    with on_stage(painter, bounds, theme, glyphs, words.text_scale) as canvas:
        _paint_standing(canvas, picture, frame, catalogue, words)
        _paint_spikes(canvas, frame)
        paint_dots(canvas, picture.dots, clock)


def _paint_standing(
    canvas: Canvas, picture: GatePicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but spikes and dots."""
    said = (words, frame.lens, frame.controls.speed, named_medicines(frame), id(catalogue))

    def parts() -> Iterable[Part | Group]:
        places = places_in(picture)
        yield from ground_parts(canvas.layout, picture)
        yield from _ribbon_parts(picture, places)
        yield from ring_parts(picture, places)
        yield from first_nerve_stores(picture)
        yield from first_nerve_receptors(picture, places)
        yield from interneuron_stores(picture)
        yield from interneuron_receptors(picture, places)
        yield from descending_stores(picture, places)
        yield from second_nerve_receptors(picture, places)
        yield from microglia_parts(picture)
        yield from paint_medicines(picture, places)
        yield _gate_bar_part(canvas.layout, picture)
        yield Group("words", (picture.said, said), word_group)

    def word_group() -> Iterable[Part]:
        return _worded(canvas, stage_wording(canvas.layout, picture, frame, catalogue, words))

    paint_standing(canvas, "gate", (picture.look, said), parts)


def _worded(canvas: Canvas, wording: Wording) -> Iterable[Part]:
    """All words, the lines from some to what they name, and the shapes beside others."""
    named = {label.id for label in wording.labels}
    nmda, spinal_cord = "nmda" in named, "spinal_cord" in named
    yield Part("leads", (nmda, spinal_cord), None, partial(paint_leads, nmda=nmda, spinal_cord=spinal_cord))
    for number, icon in enumerate(wording.icons):
        yield glyph_part(("icon", number), *icon)
    yield from word_parts(canvas, wording.labels)


def ribbons(picture: GatePicture, places: Places) -> tuple[tuple[str, float, float, float], ...]:
    """Bands inside the second nerve: kind, where each begins and how wide it is [design units].

    A kind's whole width is its drive; pores that pass ions share that of theirs.
    """
    passing = [place for place, pore in zip(places.pores, picture.pores, strict=True) if pore.ions]
    from_pores = passing or [places.pores[0]]
    widths = picture.ribbons
    each = [("ampa", *at.AMPA.beside(0, 36), widths["ampa"]), ("nk1", *at.NK1.beside(0, 36), widths["nk1"])]
    each += [("nmda", at.RIBBONS_FROM, place.y, widths["nmda"] / len(from_pores)) for place in from_pores]
    return tuple(each)


def _ribbon_parts(picture: GatePicture, places: Places) -> Iterable[Part]:
    for number, (kind, x, y, width) in enumerate(ribbons(picture, places)):
        if width >= THINNEST_RIBBON:
            rim = width / 2 + 2
            top, bottom = sorted((y, at.BASELINE_Y))
            box = Box(x - rim, top - rim, at.SECOND_SPIKES_START + 40 + rim, bottom + rim)
            warm = kind == "nmda" and picture.sensitisation > WARM_FROM
            draw = partial(_kept_ribbon, start=(x, y), width=width, warm=warm, box=box)
            yield Part(("ribbon", number), (width, warm), box, draw)


def _kept_ribbon(canvas: Canvas, start: tuple[float, float], width: float, warm: bool, box: Box) -> None:
    layout = canvas.layout
    end = layout.point(at.SECOND_SPIKES_START + 40, at.BASELINE_Y)
    colour, density = ("sensitised", 0.62) if warm else ("second_nerve_light", 0.34)

    def draw(to: QPainter) -> None:
        fade = QLinearGradient(layout.x(1140), 0, end.x() - 6 * layout.scale, 0)
        fade.setColorAt(0, canvas.theme.colour(colour, density))
        fade.setColorAt(1, canvas.theme.colour(colour, 0.0))
        path = QPainterPath(layout.point(*start))
        path.cubicTo(layout.point(1040, start[1]), layout.point(1110, at.BASELINE_Y), end)
        wide = width * layout.scale
        draw_stroke(to, path, QPen(QBrush(fade), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))

    canvas.piece(("ribbon", width, warm, layout.scale), layout.rect(*box), draw)


def nerve_lengths(layout: StageLayout) -> dict[str, float]:
    """How far a mark travels along the visible part of each nerve [design units]."""
    left, right, _ = at.INTERNEURON_SPIKES
    return {
        "first_nerve": at.FIRST_SPIKES_END - layout.left + 28,
        "second_nerve": layout.right + 28 - at.SECOND_SPIKES_START,
        "interneuron": right - left,
        "touch": outline(TOUCH_LINE).length() - (layout.left + 940) - 40,
    }


def travelled(layout: StageLayout, frame: Frame) -> dict[str, tuple[float, ...]]:
    """How far every mark has come along its nerve, oldest first [design units]."""
    lengths = nerve_lengths(layout)
    travel = travel_speed(max(lengths.values()))
    return {
        name: marks(frame.spikes[name], frame.time_s, frame.controls.speed, travel, length)
        for name, length in lengths.items()
    }


def _paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """Every nerve's spikes; they set out and arrive where the line has faded, so that none appears of a sudden."""
    layout, theme = canvas.layout, canvas.theme
    scale, lengths, ways = layout.scale, nerve_lengths(layout), travelled(layout, frame)

    def run(name: str, look: Trace, start: float, baseline: float, fade: tuple[float, float]) -> None:
        centres = tuple(layout.x(start + way) for way in ways[name])
        line = (layout.x(start), layout.x(start + lengths[name]))
        paint_run(canvas, look, line, (layout.x(fade[0]), layout.x(fade[1])), Run(centres, layout.y(baseline)))

    sent = Trace(theme.colour("spike_in"), 6 * scale, SPIKE_HEIGHT * scale, SPIKE_NARROW * scale)
    passed = Trace(theme.colour("spike_out"), 6 * scale, SPIKE_HEIGHT * scale, SPIKE_NARROW * scale)
    inner = Trace(theme.colour("spike_interneuron"), 3.2 * scale, at.INTERNEURON_SPIKE_HEIGHT * scale, 0.5 * scale)
    end, start = at.FIRST_SPIKES_END, at.SECOND_SPIKES_START
    run("first_nerve", sent, layout.left - 14, at.BASELINE_Y, (end, end - 44))
    run("second_nerve", passed, start, at.BASELINE_Y, (start + 14, start + 54))
    left, right, baseline = at.INTERNEURON_SPIKES
    run("interneuron", inner, left, baseline, (right, right - 30))
    _paint_touch_spikes(canvas, ways["touch"])


def _paint_touch_spikes(canvas: Canvas, ways: tuple[float, ...]) -> None:
    if not ways:
        return
    painter, layout, line = canvas.painter, canvas.layout, outline(TOUCH_LINE)
    hidden = layout.left + 940
    look = Trace(canvas.theme.colour("spike_touch"), 4.6 * layout.scale, 27 * layout.scale, 0.62 * layout.scale)
    painter.save()
    try:
        above = layout.rect(layout.left, layout.top, layout.right, OVER_FIRST_NERVE[0]).toAlignedRect()
        below = layout.rect(layout.left, OVER_FIRST_NERVE[1], layout.right, layout.bottom).toAlignedRect()
        painter.setClipRegion(QRegion(above) + QRegion(below), Qt.ClipOperation.IntersectClip)
        for way in ways:
            share = line.percentAtLength(hidden + way)
            turn = 3.0 * round(-line.angleAtPercent(share) / 3)
            point = line.pointAtPercent(share)
            # Vector devices may have no clipping.
            if canvas.is_vector and OVER_FIRST_NERVE[0] < point.y() < OVER_FIRST_NERVE[1]:
                continue
            x, y = Place(point.x(), point.y(), 1.0, turn).beside(0, 9)
            look.draw_spike(canvas, layout.x(x), layout.y(y), turn)
    finally:
        painter.restore()


def _gate_bar_part(layout: StageLayout, picture: GatePicture) -> Part:
    right = layout.right - MARGIN
    look = (picture.gate_percent, picture.ghost, picture.ghost_percent)
    box = Box(right - gate_bar(layout) - 4, layout.bottom - 54, right + 4, layout.bottom - GHOST_BOTTOM + 4)
    return Part("gate_bar", look, box, partial(_gate_bar, picture=picture))


def _gate_bar(canvas: Canvas, picture: GatePicture) -> None:
    """How far the gate is open, and under it the outline of the other lens or of what is held."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    right = layout.right - MARGIN
    left, top = right - gate_bar(layout), layout.bottom - 52
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
            left + 1, layout.bottom - GHOST_TOP, ghost_end(layout, picture), layout.bottom - GHOST_BOTTOM
        )
        painter.setPen(ghost_pen(theme, picture.ghost, 2.2 * layout.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ghost, ghost.height() / 2, ghost.height() / 2)
