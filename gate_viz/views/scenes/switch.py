"""The Switch scene: what drives inflammation, the JAK-STAT road with its lock, NF-kB beside it, and the first nerve.

Nothing here remembers anything: the same arguments give the same picture. Pixmaps that cost time to draw are kept by
``Glyphs`` under everything they depend on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.canvas import Canvas, on_stage
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.scenes.standing import Part, around, glyph_part, paint_standing, word_parts
from gate_viz.views.scenes.switch_genes import paint_genes
from gate_viz.views.scenes.switch_ground import ground_parts
from gate_viz.views.scenes.switch_inside import paint_walkers, receptor_parts
from gate_viz.views.scenes.switch_layout import corners
from gate_viz.views.scenes.switch_nerve import paint_knob, paint_products, paint_spikes, paint_ways
from gate_viz.views.scenes.switch_outside import guard_parts, paint_outside
from gate_viz.views.scenes.switch_picture import SwitchPicture, switch_picture
from gate_viz.views.scenes.switch_regions import regions
from gate_viz.views.scenes.switch_words import stage_wording, what_is_taken
from gate_viz.views.theme import Theme

__all__ = ["paint", "regions"]

GENES_BOX = around(
    (*at.TO_ANTI, *at.TO_PRO, *at.NFKB_TO_PRO, *(point for gauge in (at.ANTI, at.PRO) for point in corners(gauge))), 52
)
WAYS_BOX = around((*at.ANTI_WAY, *at.PRO_WAY), 48)
KNOB_BOX = around((at.KNOB, at.COX[:2], at.COX_ARROW[:2]), 80)
"""All that each part covers [design units]."""


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
    picture = switch_picture(frame, catalogue)
    with on_stage(painter, bounds, theme, glyphs, words.text_scale) as canvas:
        _paint_standing(canvas, picture, frame, catalogue, words)
        paint_outside(canvas, picture, clock)
        paint_walkers(canvas, picture, clock)
        paint_products(canvas, picture, clock)
        paint_spikes(canvas, frame)


def _paint_standing(
    canvas: Canvas, picture: SwitchPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> None:
    """Everything but what drifts and travels."""

    def parts() -> Iterable[Part]:
        made = (picture.pro_made, picture.anti_made)
        ghost = (picture.ghost, picture.ghost_pro_percent, picture.ghost_anti_percent)
        yield from ground_parts(picture)
        yield from receptor_parts(picture)
        genes = (picture.stats, picture.nfkb, *made, *ghost)
        yield Part("genes", genes, GENES_BOX, partial(paint_genes, picture=picture))
        yield Part("ways", made, WAYS_BOX, partial(paint_ways, picture=picture))
        yield Part("knob", (picture.gain, picture.cox), KNOB_BOX, partial(paint_knob, picture=picture))
        yield from guard_parts(picture)
        wording = stage_wording(canvas.layout, picture, frame, catalogue, words)
        for number, icon in enumerate(wording.icons):
            yield glyph_part(("icon", number), *icon)
        yield from word_parts(canvas, wording.labels)

    said = (words, frame.lens, frame.controls.speed, what_is_taken(picture, frame), id(catalogue))
    paint_standing(canvas, "switch", (picture.look, said), parts)
