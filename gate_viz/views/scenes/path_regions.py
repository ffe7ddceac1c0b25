"""Structures of the whole path that a pointer or the keyboard can reach."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.path_lines import Point
from gate_viz.views.scenes.path_picture import path_picture
from gate_viz.views.scenes.path_values import value_texts
from gate_viz.views.scenes.stage import HitRegion
from gate_viz.views.scenes.stage_layout import Box, StageLayout

SMALLEST_SIDE_PX = 4.0


def regions(bounds: QRectF, frame: Frame, catalogue: Catalogue, text_scale: float = 1.0) -> list[HitRegion]:
    """Structures with their names, present values and places; parameters as for ``Regions``."""
    layout = StageLayout.fit(bounds.width(), bounds.height(), 1.0, text_scale)
    values = value_texts(frame, path_picture(frame, catalogue), catalogue)
    found = []
    for id_, box in structures():
        rect = layout.rect(*box).translated(bounds.topLeft()).intersected(bounds)
        structure = catalogue.structures.get(id_)
        if structure is not None and min(rect.width(), rect.height()) >= SMALLEST_SIDE_PX:
            found.append(HitRegion(id_, structure.name, values[id_], rect, structure.control_id))
    return found


def _round(point: Point, reach: float) -> Box:
    return Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)


def _words(symbol: Point, id_: str) -> Box:
    """A nucleus's name, from the symbol on."""
    x, y = at.STATION_WORDS[id_]
    return Box(symbol[0] + 22, y - 20, x + 100, y + 8)


def structures() -> tuple[tuple[str, Box], ...]:
    """Every structure with its box, small ones after those they lie on [design units]."""
    gut_left, gut_top = 804, 452
    return (
        ("brain", Box(1072, 50, 1270, 210)),
        ("first_nerve", Box(200, 496, 880, 604)),
        ("touch", Box(326, 420, 420, 512)),
        ("injury", Box(84, 384, 206, 480)),
        ("second_nerve", Box(1060, 330, 1236, 520)),
        ("gate", _round(at.GATE, at.GATE_RADIUS + 12)),
        ("gut", Box(gut_left, gut_top, 884, 516)),
        ("immune", Box(886, 426, 942, 486)),
        ("muscle_tension", Box(1062, 470, 1232, 596)),
        ("sympathetic", Box(1128, 214, 1160, 300)),
        ("amygdala", _round(at.AMYGDALA, 22)),
        ("pag", _round(at.KNOB, at.KNOB_RADIUS + 8)),
        ("lc", _words(at.LC, "lc")),
        ("rvm", _words(at.RVM, "rvm")),
        ("mood", _round(at.DIALS["low_mood"], at.DIAL_RADIUS + 8)),
        ("attention", _round(at.DIALS["attention"], at.DIAL_RADIUS + 8)),
        ("expectation", _round(at.DIALS["expectation"], at.DIAL_RADIUS + 8)),
        ("sleep", _round(at.MOON, at.MOON_RADIUS + 4)),
        ("pill", Box(52, 24, 208, 252)),
        ("cyp2d6", Box(236, 176, 410, 248)),
        ("cyp1a2", Box(412, 168, 520, 240)),
        ("blood_level", Box(526, 92, 904, 214)),
        ("p_glycoprotein", Box(906, 6, 966, 276)),
        ("brain_level", Box(974, 104, 1070, 172)),
    )
