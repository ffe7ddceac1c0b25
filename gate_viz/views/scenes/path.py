"""The whole path: from the body to the cord, the brain and back; and the way of a pill. Painted from a Frame.

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
from gate_viz.views.scenes.path_brain import paint_alarm, paint_drivers, paint_stations
from gate_viz.views.scenes.path_dials import paint_dials, paint_moon
from gate_viz.views.scenes.path_ground import paint_ground
from gate_viz.views.scenes.path_nerves import paint_gate, paint_nerves, paint_spikes
from gate_viz.views.scenes.path_picture import PathPicture, path_picture
from gate_viz.views.scenes.path_pill import paint_capsules, paint_way
from gate_viz.views.scenes.path_regions import regions
from gate_viz.views.scenes.path_words import paint_words
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
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
    """Paint the whole path; parameters as for ``Paint``."""
    pixel = 1.0 if is_vector(painter) else painter.device().devicePixelRatioF()
    layout = StageLayout.fit(bounds.width() * pixel, bounds.height() * pixel, pixel, words.text_scale)
    picture = path_picture(frame, catalogue)
    canvas = Canvas.of(painter, layout, theme, glyphs)
    painter.save()
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(bounds.topLeft())
        # From here on in device pixels, so that kept pixmaps are copied and not scaled.
        painter.scale(1 / pixel, 1 / pixel)
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height), Qt.ClipOperation.IntersectClip)
        _paint_standing(canvas, picture, frame, catalogue, words)
        paint_spikes(canvas, frame)
        paint_capsules(canvas, picture, clock)
    finally:
        painter.restore()


def _paint_standing(
    canvas: Canvas, picture: PathPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but spikes and capsules: as long as nothing of it changes, one kept picture."""

    def draw(to: Canvas) -> None:
        paint_ground(to, picture)
        paint_way(to, picture)
        paint_drivers(to, picture)
        paint_alarm(to, picture)
        paint_nerves(to, picture)
        paint_gate(to, picture)
        paint_stations(to, picture)
        paint_dials(to, picture)
        paint_moon(to, picture)
        paint_words(to, picture, frame, catalogue, words)

    layout = canvas.layout
    key = (
        "path",
        canvas.theme.name,
        layout,
        picture.look,
        (words, frame.lens, frame.controls.speed),
        id(catalogue),
    )
    if canvas.is_vector or not canvas.glyphs.is_settled(key):
        draw(canvas)
        return
    size = round(layout.width), round(layout.height)
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: draw(canvas.on(to))))
