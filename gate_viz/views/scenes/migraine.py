"""The Migraine scene."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.stage import USUAL_WORDS, HitRegion, SceneClock, StageWords
from gate_viz.views.theme import Theme


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
    del frame, glyphs, catalogue, clock, words
    painter.fillRect(bounds, theme.colour("stage_top"))


def regions(bounds: QRectF, frame: Frame, catalogue: Catalogue, text_scale: float = 1.0) -> list[HitRegion]:
    """Structures; parameters as for ``Regions``."""
    del bounds, frame, catalogue, text_scale
    return []
