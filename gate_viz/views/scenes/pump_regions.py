"""Structures of the pump that a pointer or the keyboard can reach."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.pump_picture import STATIONS
from gate_viz.views.scenes.pump_values import value_texts
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
        For names.
    text_scale : float
        Size of words, which the drawing makes room for [1].

    Returns
    -------
    list of HitRegion
        Small ones after what they lie on, so that the last one under the pointer is meant.
    """
    layout = StageLayout.fit(bounds.width(), bounds.height(), 1.0, text_scale)
    values = value_texts(frame, catalogue)
    found = []
    for id_, box in structures().items():
        rect = layout.rect(*box).translated(bounds.topLeft()).intersected(bounds)
        if min(rect.width(), rect.height()) >= SMALLEST_SIDE_PX:
            structure = catalogue.structures[id_]
            found.append(HitRegion(id_, structure.name, values[id_], rect, structure.control_id))
    return found


def _round(*points: tuple[float, float], reach: float) -> Box:
    """Box round some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach)


def _about(*places: Place, reach: float = 46.0) -> Box:
    """Box round some glyphs."""
    return _round(*((place.x, place.y) for place in places), reach=reach * max(place.scale for place in places))


def _socket(station: str, cofactor: str) -> Box:
    number, of = STATIONS[station].index(cofactor), len(STATIONS[station])
    return _round(at.STATION_PLACES[station].socket(number, of), reach=at.SOCKET_RADIUS + 3)


def structures() -> dict[str, Box]:
    """Every structure's box, those below others first [design units]."""
    cofactors = {
        "iron": "tryptophan_hydroxylase",
        "folate": "tryptophan_hydroxylase",
        "calcium": "tryptophan_hydroxylase",
        "magnesium_status": "htp_station",
        "vitamin_b6": "htp_station",
        "zinc": "htp_station",
        "vitamin_c": "dopamine_hydroxylase",
        "copper": "dopamine_hydroxylase",
    }
    return {
        "pump_cleft": at.CLEFT,
        "made_and_kept": Box(1206.0, 96.0, 1540.0, at.LEVEL_Y + 6),
        "pump_effect": Box(
            at.DIAL[0] - at.DIAL_RADIUS - 16, at.DIAL[1] - at.DIAL_RADIUS - 16, at.DIAL[0] + at.DIAL_RADIUS + 16, 640.0
        ),
        **{id_: place.box for id_, place in at.STATION_PLACES.items()},
        **{id_: _socket(station, id_) for id_, station in cofactors.items()},
        "tryptophan": at.HEAP_BOXES["tryptophan"],
        "tyrosine": at.HEAP_BOXES["tyrosine"],
        "protein": Box(36.0, 170.0, 140.0, 214.0),
        "sex_hormones": _round(*at.HORMONES, reach=26.0),
        "melatonin": _about(at.MOON, reach=48.0),
        "serotonin_vesicles": _round(*at.VESICLES["serotonin"], reach=34.0),
        "dopamine_vesicles": _round(*at.VESICLES["dopamine"], reach=34.0),
        "norepinephrine_vesicles": _round(*at.VESICLES["norepinephrine"], reach=34.0),
        "sert": _about(*at.PUMP_PLACES["sert"], reach=44.0),
        "net": _about(*at.PUMP_PLACES["net"], reach=44.0),
        "ht3": _about(at.HT3, reach=42.0),
        "ht1": _about(at.HT1, reach=42.0),
        "alpha2_second": _about(at.ALPHA2, reach=42.0),
        "glutamine": Box(40.0, 590.0, 84.0, 632.0),
        "gluten": Box(40.0, 500.0, 144.0, 562.0),
        "interneuron_gaba": _round(*at.VESICLES["gaba"], reach=30.0),
    }
