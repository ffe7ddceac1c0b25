"""The Pump scene: inside the ending of the fibre from the brain, painted from a Frame.

Serotonin and norepinephrine are made, stored, sent and kept; what is sent × how long it is kept is what is in the
cleft, and that is what presses the brakes of the next nerve. Nothing here remembers anything: the same arguments give
the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas, on_stage
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.pump_chains import chain_parts
from gate_viz.views.scenes.pump_dots import paint_dots, paint_items
from gate_viz.views.scenes.pump_ground import paint_ground
from gate_viz.views.scenes.pump_picture import PumpPicture, pump_picture
from gate_viz.views.scenes.pump_regions import regions
from gate_viz.views.scenes.pump_synapse import (
    DIAL_BOX,
    dial_part,
    lane_part,
    needle_line,
    pump_parts,
    receptor_parts,
    store_parts,
)
from gate_viz.views.scenes.pump_tanks import tank_parts
from gate_viz.views.scenes.pump_words import stage_words
from gate_viz.views.scenes.spike_marks import KEPT_S, Run, Trace, marks, paint_run
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, glyph_part, paint_standing, word_parts
from gate_viz.views.theme import Theme

__all__ = ["paint", "regions"]

MARKS = {"effect_bar": (2.2, -90.0), "effect_arrow": (2.2, -90.0)}
"""Marks among words: how much larger than other shapes they are written, and how they are turned to point along."""


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
    """Paint the scene; parameters as for ``Paint``."""
    picture = pump_picture(frame)
    with on_stage(painter, bounds, theme, glyphs, words.text_scale) as canvas:
        _paint_standing(canvas, picture, frame, catalogue, words)
        _paint_spikes(canvas, frame)
        paint_items(canvas, picture.items, clock)
        paint_dots(canvas, picture.dots, clock)


def _paint_standing(
    canvas: Canvas, picture: PumpPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but dots, items and spikes."""

    def parts() -> Iterable[Part]:
        yield Part("ground", (), None, _kept_ground)
        yield from chain_parts(picture)
        yield from store_parts(picture)
        yield from pump_parts(picture)
        yield lane_part(picture)
        yield from receptor_parts(picture)
        yield dial_part(picture)
        yield from tank_parts(picture)
        yield from _worded(canvas, picture, stage_words(canvas.layout, picture, frame, catalogue, words))

    said = (words, frame.lens, frame.controls.speed, id(catalogue))
    paint_standing(canvas, "pump", (picture.look, said), parts)


def _kept_ground(canvas: Canvas) -> None:
    if canvas.is_vector:
        paint_ground(canvas)
        return
    key, size = ("pump", canvas.theme.name, canvas.layout), (round(canvas.layout.width), round(canvas.layout.height))
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: paint_ground(canvas.on(to))))


def _worded(canvas: Canvas, picture: PumpPicture, labels: Sequence[Label]) -> Iterable[Part]:
    """All words, the shapes before some of them, and what the ghost adds."""
    layout = canvas.layout
    yield from word_parts(canvas, labels)
    for label in labels:
        if label.id.startswith("shape_"):
            box, size = label.rect(), label.size_px / layout.scale
            middle = layout.top + box.center().y() / layout.scale
            x = layout.left + box.center().x() / layout.scale
            glyph = label.id.removeprefix("shape_").rpartition(":")[2]
            larger, turn = MARKS.get(glyph, (1.0, 0.0))
            yield glyph_part(label.id, glyph, Place(x, middle, 0.0094 * size * larger, turn))
    if picture.ghost is GhostKind.NONE:
        return
    word = next((label for label in labels if label.id == "ghost"), None)
    if word is not None:
        left, y = layout.left + word.left / layout.scale, layout.top + word.y / layout.scale
        box_before = Box(left - 50, y - 2 * word.size_px / layout.scale, left, y + word.size_px / layout.scale)
        yield Part("ghost_key", (picture.ghost, word), box_before, partial(_ghost_key, kind=picture.ghost, word=word))
    look = (picture.ghost, picture.ghost_effect)
    yield Part("ghost_needle", look, DIAL_BOX, partial(_ghost_needle, picture=picture))


def _ghost_needle(canvas: Canvas, picture: PumpPicture) -> None:
    pen = ghost_pen(canvas.theme, picture.ghost, 2.6 * canvas.layout.scale)
    # The dial lies on the nerve, which is dark in every theme.
    pen.setColor(canvas.theme.colour("on_nerve"))
    canvas.painter.setPen(pen)
    canvas.painter.drawLine(*needle_line(canvas, picture.ghost_effect))


def _ghost_key(canvas: Canvas, kind: GhostKind, word: Label) -> None:
    """A piece of the outline before its word."""
    box = word.rect()
    y, start = box.center().y(), box.left() - 44 * canvas.layout.scale
    canvas.painter.setPen(ghost_pen(canvas.theme, kind, 2.6 * canvas.layout.scale))
    canvas.painter.drawLine(QPointF(start, y), QPointF(box.left() - 8 * canvas.layout.scale, y))


def _paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """What goes on to the brain: the next nerve's spikes."""
    layout, scale = canvas.layout, canvas.layout.scale
    length = layout.right + 28 - at.SPIKES_START
    travel = max(at.SPIKES_SPEED, length / KEPT_S)
    ways = marks(frame.spikes["second_nerve"], frame.time_s, frame.controls.speed, travel, length)
    look = Trace(canvas.theme.colour("spike_out"), 5 * scale, 40 * scale, 0.6 * scale)
    start = layout.x(at.SPIKES_START)
    centres = tuple(layout.x(at.SPIKES_START + way) for way in ways)
    fade = (start + 10 * scale, start + 44 * scale)
    run = Run(centres, layout.y(at.SPIKES_Y))
    paint_run(canvas, look, (start, layout.x(layout.right + 28)), fade, run)
