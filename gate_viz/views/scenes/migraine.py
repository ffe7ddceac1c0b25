"""The Migraine scene: what triggers add up to, the line they must cross, and what an attack does; from a Frame.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QLinearGradient, QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas, on_stage
from gate_viz.views.scenes.migraine_cells import paint_backdrop, paint_cells, paint_kindling
from gate_viz.views.scenes.migraine_dam import paint_dam, paint_veil
from gate_viz.views.scenes.migraine_days import paint_days
from gate_viz.views.scenes.migraine_drivers import HEAD_ROOM
from gate_viz.views.scenes.migraine_motion import paint_motion
from gate_viz.views.scenes.migraine_picture import MigrainePicture, migraine_picture
from gate_viz.views.scenes.migraine_regions import regions
from gate_viz.views.scenes.migraine_shapes import in_design_units, line_pen, through
from gate_viz.views.scenes.migraine_taken import taken_icons
from gate_viz.views.scenes.migraine_words import shown_helpers, wording
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Place
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
    """Paint the migraine; parameters as for ``Paint``."""
    picture = migraine_picture(frame, catalogue)
    with on_stage(painter, bounds, theme, glyphs, words.text_scale) as canvas:
        _paint_standing(canvas, picture, frame, catalogue, words)
        paint_motion(canvas, picture, clock)


def _paint_standing(
    canvas: Canvas, picture: MigrainePicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but what moves: as long as nothing of it changes, one kept picture."""

    def draw(to: Canvas) -> None:
        _fill(to)
        paint_backdrop(to, picture)
        paint_cells(to, picture)
        paint_dam(to, picture)
        paint_kindling(to, picture)
        if not to.layout.is_cramped and at.height(picture.level) > to.layout.top + HEAD_ROOM:
            to.glyph("migraine_head", Place(to.layout.left + at.HEAD_RIGHT, to.layout.top + 60, 0.84))
        paint_days(to, picture)
        labels = wording(to.layout, picture, frame, catalogue, words)
        _paint_helpers(to, picture, shown_helpers(picture, labels))
        for glyph, place in taken_icons(to.layout, picture, catalogue, labels):
            to.glyph(glyph, place)
        for label in labels:
            to.label(label)

    layout = canvas.layout
    key = ("standing", canvas.theme.name, "migraine", layout, picture.look, words, frame.lens, id(catalogue))
    if canvas.is_vector or not canvas.glyphs.is_settled(key):
        draw(canvas)
        return
    size = round(layout.width), round(layout.height)
    canvas.painter.drawPixmap(0, 0, canvas.glyphs.layer(key, *size, lambda to: draw(canvas.on(to))))


def _fill(canvas: Canvas) -> None:
    layout = canvas.layout
    ground = QLinearGradient(0, 0, 0, layout.height)
    ground.setColorAt(0, canvas.theme.colour("stage_top"))
    ground.setColorAt(1, canvas.theme.colour("stage_bottom"))
    canvas.painter.fillRect(QRectF(0, 0, layout.width + 1, layout.height + 1), ground)


def _paint_helpers(canvas: Canvas, picture: MigrainePicture, shown: tuple[bool, ...]) -> None:
    """What is taken to lower the release: pale where it does nothing in this lens."""
    places = at.helper_places(len(picture.release_helpers))
    for helper, place, is_shown in zip(picture.release_helpers, places, shown, strict=True):
        if not is_shown:
            continue
        canvas.glyph(helper.glyph, place)
        if helper.acts:
            _lead(canvas, place, lowers=helper.lowers)
        else:
            paint_veil(canvas, (place.x, place.y), 24, "stage_bottom")


def _lead(canvas: Canvas, place: Place, *, lowers: bool) -> None:
    """From what is taken up to the nerve's ending: a bar holds back, an arrow drives on."""
    colour = canvas.theme.colour("mark_inhibits" if lowers else "mark_excites")
    top = at.NERVE_Y + at.BULB[3] - 4 - 0.12 * abs(place.x - at.BULB[0])
    with in_design_units(canvas) as painter:
        painter.strokePath(through([(place.x, place.y - 24), (place.x, top + 4)]), line_pen(colour, 4.4))
        if lowers:
            painter.strokePath(through([(place.x - 14, top), (place.x + 14, top)]), line_pen(colour, 5.4))
        else:
            painter.fillPath(through([(place.x - 9, top + 8), (place.x + 9, top + 8), (place.x, top - 6)]), colour)
