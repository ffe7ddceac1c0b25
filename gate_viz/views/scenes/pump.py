"""The Pump scene: inside the ending of the fibre from the brain, painted from a Frame.

Serotonin and norepinephrine are made, stored, sent and kept; what is sent × how long it is kept is what is in the
cleft, and that is what presses the brakes of the next nerve. Nothing here remembers anything: the same arguments give
the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.glyphs import Glyphs, is_vector
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.pump_chains import paint_chains
from gate_viz.views.scenes.pump_dots import paint_dots, paint_items
from gate_viz.views.scenes.pump_ground import paint_ground
from gate_viz.views.scenes.pump_picture import PumpPicture, pump_picture
from gate_viz.views.scenes.pump_regions import regions
from gate_viz.views.scenes.pump_synapse import (
    needle_line,
    paint_dial,
    paint_lanes,
    paint_pumps,
    paint_receptors,
    paint_stores,
)
from gate_viz.views.scenes.pump_tanks import paint_tanks
from gate_viz.views.scenes.pump_words import stage_words
from gate_viz.views.scenes.spike_marks import Run, Trace, marks, paint_run, travel_speed
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Place, StageLayout
from gate_viz.views.theme import Theme

__all__ = ["paint", "regions"]


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
    pixel = 1.0 if is_vector(painter) else painter.device().devicePixelRatioF()
    layout = StageLayout.fit(bounds.width() * pixel, bounds.height() * pixel, pixel, words.text_scale)
    picture = pump_picture(frame)
    canvas = Canvas.of(painter, layout, theme, glyphs)
    painter.save()
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(bounds.topLeft())
        # From here on in device pixels, so that kept pixmaps are copied and not scaled.
        painter.scale(1 / pixel, 1 / pixel)
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height), Qt.ClipOperation.IntersectClip)
        _paint_standing(canvas, picture, frame, catalogue, words)
        _paint_spikes(canvas, frame)
        paint_items(canvas, picture.items, clock)
        paint_dots(canvas, picture.dots, clock)
    finally:
        painter.restore()


def _paint_standing(
    canvas: Canvas, picture: PumpPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but dots, items and spikes: as long as nothing of it changes, one kept picture."""
    said = (words, frame.lens, frame.controls.speed, id(catalogue))
    key = ("pump", canvas.theme.name, canvas.layout, picture.look, said)

    def draw(to: Canvas) -> None:
        _paint_slow(to, picture)
        _paint_fast(to, picture, frame, catalogue, words)

    if canvas.is_vector or not canvas.glyphs.is_settled(key):
        draw(canvas)
    else:
        _blit(canvas, key, draw)


def _paint_slow(canvas: Canvas, picture: PumpPicture) -> None:
    """Cells, chains, stores and pumps: what changes over hours, or when something is taken, is kept by itself."""
    key = ("pump_slow", canvas.theme.name, canvas.layout, picture.slow_look)

    def draw(to: Canvas) -> None:
        _paint_ground(to)
        paint_chains(to, picture)
        paint_stores(to, picture)
        paint_pumps(to, picture)

    if canvas.is_vector or not canvas.glyphs.is_settled(key):
        draw(canvas)
    else:
        _blit(canvas, key, draw)


def _paint_ground(canvas: Canvas) -> None:
    if canvas.is_vector:
        paint_ground(canvas)
    else:
        _blit(canvas, ("pump_ground", canvas.theme.name, canvas.layout), paint_ground)


def _blit(canvas: Canvas, key: tuple[Hashable, ...], draw: Callable[[Canvas], None]) -> None:
    """Draw a kept picture of the whole stage."""
    size = round(canvas.layout.width), round(canvas.layout.height)
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: draw(canvas.on(to))))


def _paint_fast(canvas: Canvas, picture: PumpPicture, frame: Frame, catalogue: Catalogue, words: StageWords) -> None:
    """Effects, tanks and words: what changes within seconds."""
    paint_lanes(canvas, picture)
    paint_receptors(canvas, picture)
    paint_dial(canvas, picture)
    paint_tanks(canvas, picture)
    painter, layout = canvas.painter, canvas.layout
    labels = stage_words(layout, picture, frame, catalogue, words)
    for label in labels:
        canvas.label(label)
    for label in labels:
        if label.id.startswith("shape_"):
            box, size = label.rect(), label.size_px / layout.scale
            middle = layout.top + box.center().y() / layout.scale
            x = layout.left + box.center().x() / layout.scale
            canvas.glyph(label.id.removeprefix("shape_"), Place(x, middle, 0.0094 * size))
    if picture.ghost is not GhostKind.NONE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = ghost_pen(canvas.theme, picture.ghost, 2.6 * layout.scale)
        painter.setPen(pen)
        _ghost_key(canvas, labels)
        # The dial lies on the nerve, which is dark in every theme.
        pen.setColor(canvas.theme.colour("on_nerve"))
        painter.setPen(pen)
        painter.drawLine(*needle_line(canvas, picture.ghost_effect))


def _ghost_key(canvas: Canvas, labels: tuple[Label, ...]) -> None:
    """A piece of the outline before its word."""
    word = next((label for label in labels if label.id == "ghost"), None)
    if word is not None:
        box = word.rect()
        y, start = box.center().y(), box.left() - 44 * canvas.layout.scale
        canvas.painter.drawLine(QPointF(start, y), QPointF(box.left() - 8 * canvas.layout.scale, y))


def _paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """What goes on to the brain: the next nerve's spikes."""
    layout, scale = canvas.layout, canvas.layout.scale
    length = layout.right + 28 - at.SPIKES_START
    ways = marks(frame.spikes["second_nerve"], frame.time_s, frame.controls.speed, travel_speed(length), length)
    look = Trace(canvas.theme.colour("spike_out"), 5 * scale, 44 * scale, 0.6 * scale)
    start = layout.x(at.SPIKES_START)
    centres = tuple(layout.x(at.SPIKES_START + way) for way in ways)
    fade = (start + 10 * scale, start + 44 * scale)
    run = Run(centres, layout.y(at.SPIKES_Y))
    paint_run(canvas, look, (start, layout.x(layout.right + 28)), fade, run)
