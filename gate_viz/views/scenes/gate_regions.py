"""Structures of the gate that a pointer or the keyboard can reach."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_values import value_texts
from gate_viz.views.scenes.gate_words import MARGIN, gate_bar
from gate_viz.views.scenes.stage import HitRegion
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

SMALLEST_SIDE_PX = 4.0


def regions(bounds: QRectF, frame: Frame, catalogue: Catalogue, text_scale: float = 1.0) -> list[HitRegion]:
    """Structures with their names, present values and places.

    Parameters
    ----------
    bounds : QRectF
        The stage [px].
    frame : Frame
        For the present values.
    catalogue : Catalogue
        For names and the controls behind them.
    text_scale : float
        Size of words, which the drawing makes room for [1].

    Returns
    -------
    list of HitRegion
        Small ones after the cells they lie on, so that the last one under the pointer is meant.
    """
    layout = StageLayout.fit(bounds.width(), bounds.height(), 1.0, text_scale)
    values = value_texts(frame, catalogue)
    found = []
    for id_, box in _structures(layout):
        if id_ == "body" and layout.is_cramped:
            continue
        rect = layout.rect(*box).translated(bounds.topLeft()).intersected(bounds)
        if min(rect.width(), rect.height()) > SMALLEST_SIDE_PX:
            structure = catalogue.structures[id_]
            found.append(HitRegion(id_, structure.name, values[id_], rect, structure.control_id))
    return found


def _round(*places: Place, reach: float = 46.0) -> Box:
    """Box round some glyphs."""
    return Box(
        min(place.x - reach * place.scale for place in places),
        min(place.y - reach * place.scale for place in places),
        max(place.x + reach * place.scale for place in places),
        max(place.y + reach * place.scale for place in places),
    )


def _structures(layout: StageLayout) -> list[tuple[str, Box]]:
    """Every structure with its box."""
    left, right, top, bottom = layout.left, layout.right, layout.top, layout.bottom
    return [
        ("body", Box(left + 20, top + 20, left + 122, top + 232)),
        ("touch_nerve", Box(left, 560, 240, 622)),
        ("first_nerve", Box(left, 362, 680, 500)),
        ("second_nerve", Box(856, 226, right, 628)),
        ("interneuron", Box(316, 28, 862, 166)),
        ("descending", Box(922, max(top, -20), 1300, 112)),
        ("cleft", Box(688, 290, 816, 640)),
        ("sodium_channel", _round(*at.SODIUM)),
        ("mu_first", _round(at.MU_FIRST, reach=52)),
        ("alpha2_first", _round(at.ALPHA2_FIRST)),
        ("ht1", _round(at.HT1)),
        ("ampa", _round(at.AMPA)),
        ("nmda", _round(*at.NMDA, reach=42)),
        ("nk1", _round(at.NK1)),
        ("gaba_a", _round(at.GABA_A)),
        ("alpha2_second", _round(at.ALPHA2_SECOND)),
        ("ht3", _round(at.HT3)),
        ("d2", _round(at.D2)),
        ("mu_second", _round(at.MU_SECOND, reach=52)),
        ("mu_interneuron", _round(at.MU_INTERNEURON, reach=52)),
        ("sert", _round(at.SERT, reach=52)),
        ("net", _round(at.NET, reach=52)),
        ("endorphins", Box(600, max(top, 8), 700, 54)),
        ("microglia", _round(at.MICROGLIA, reach=52)),
        ("gate", Box(right - MARGIN - gate_bar(layout), bottom - 128, right - MARGIN, bottom - 6)),
    ]
