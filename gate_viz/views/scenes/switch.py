"""The Switch scene: what drives inflammation, the JAK-STAT road with its lock, NF-kB beside it, and the first nerve.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs, is_vector
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.scenes.switch_genes import paint_genes
from gate_viz.views.scenes.switch_ground import paint_ground
from gate_viz.views.scenes.switch_inside import paint_receptors, paint_walkers
from gate_viz.views.scenes.switch_nerve import paint_knob, paint_products, paint_spikes, paint_ways
from gate_viz.views.scenes.switch_outside import paint_guards, paint_outside
from gate_viz.views.scenes.switch_picture import SwitchPicture, switch_picture
from gate_viz.views.scenes.switch_regions import regions
from gate_viz.views.scenes.switch_words import stage_wording, what_is_taken
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
    picture = switch_picture(frame, catalogue)
    canvas = Canvas.of(painter, layout, theme, glyphs)
    painter.save()
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(bounds.topLeft())
        # From here on in device pixels, so that kept pixmaps are copied and not scaled.
        painter.scale(1 / pixel, 1 / pixel)
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height), Qt.ClipOperation.IntersectClip)
        _paint_standing(canvas, picture, frame, catalogue, words)
        paint_outside(canvas, picture, clock)
        paint_walkers(canvas, picture, clock)
        paint_products(canvas, picture, clock)
        paint_spikes(canvas, frame)
    finally:
        painter.restore()


def _paint_standing(
    canvas: Canvas, picture: SwitchPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but what drifts and travels: as long as nothing of it changes, one kept picture."""

    def draw(to: Canvas) -> None:
        paint_ground(to, picture)
        paint_receptors(to, picture)
        paint_genes(to, picture)
        paint_ways(to, picture)
        paint_knob(to, picture)
        paint_guards(to, picture)
        wording = stage_wording(to.layout, picture, frame, catalogue, words)
        for icon in wording.icons:
            to.glyph(*icon)
        for label in wording.labels:
            to.label(label)

    layout = canvas.layout
    said = (words, frame.lens, frame.controls.speed, what_is_taken(picture, frame))
    key = ("standing", "switch", canvas.theme.name, layout, picture.look, said, id(catalogue))
    if canvas.is_vector or not canvas.glyphs.is_settled(key):
        draw(canvas)
        return
    size = round(layout.width), round(layout.height)
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: draw(canvas.on(to))))
