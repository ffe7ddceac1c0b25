"""The whole path: from the body to the cord, the brain and back; and the way of a pill. Painted from a Frame.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas, on_stage
from gate_viz.views.scenes.path_brain import alarm_parts, driver_parts, station_part
from gate_viz.views.scenes.path_dials import dial_parts, moon_part
from gate_viz.views.scenes.path_face import face_part
from gate_viz.views.scenes.path_ground import ground_parts, looked_at
from gate_viz.views.scenes.path_nerves import gate_part, nerve_parts
from gate_viz.views.scenes.path_outcome import outcome_parts
from gate_viz.views.scenes.path_picture import PathPicture, path_picture
from gate_viz.views.scenes.path_pill import paint_capsules, way_parts
from gate_viz.views.scenes.path_regions import regions
from gate_viz.views.scenes.path_spikes import paint_spikes
from gate_viz.views.scenes.path_words import shown_words, stage_labels
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.standing import Group, Part, paint_standing
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
    picture = path_picture(frame, catalogue)
    with on_stage(painter, bounds, theme, glyphs, words.text_scale) as canvas:
        _paint_standing(canvas, picture, frame, catalogue, words)
        paint_spikes(canvas, frame)
        paint_capsules(canvas, picture, clock)


def _paint_standing(
    canvas: Canvas, picture: PathPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but spikes and capsules."""

    def parts() -> Iterable[Part | Group]:
        yield from ground_parts(picture)
        yield face_part(picture, looked_at(picture))
        yield from way_parts(picture)
        yield from driver_parts(picture)
        yield from alarm_parts(picture)
        yield from nerve_parts(picture)
        yield gate_part(picture)
        yield station_part(picture)
        yield from outcome_parts(picture)
        yield from dial_parts(picture)
        yield moon_part(picture)
        drive = frame.readouts["descending_drive"] if words.clinician else None
        yield Group("words", (picture.said, drive, said), word_parts)

    def word_parts() -> Iterable[Part]:
        return shown_words(canvas, picture, stage_labels(canvas.layout, picture, frame, catalogue, words))

    said = (words, frame.lens, frame.controls.speed, id(catalogue))
    look = (picture.look, said)
    paint_standing(canvas, "path", look, parts)
