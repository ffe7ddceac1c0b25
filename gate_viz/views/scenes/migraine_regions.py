"""Structures of the migraine scene that a pointer or the keyboard can reach, with their present values in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.model import PARAMETERS, Target
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.counting import HELD_FROM
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.migraine_drivers import chips
from gate_viz.views.scenes.migraine_picture import DRIVERS, LEVEL_STEPS, migraine_picture
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
        Small ones after the large ones that they lie on, so that the last one under the pointer is meant.
    """
    layout = StageLayout.fit(bounds.width(), bounds.height(), 1.0, text_scale)
    values = value_texts(frame, catalogue)
    found = []
    for id_, box in _boxes(layout, frame, catalogue):
        rect = layout.rect(*box).translated(bounds.topLeft()).intersected(bounds)
        if min(rect.width(), rect.height()) > SMALLEST_SIDE_PX:
            structure = catalogue.structures[id_]
            found.append(HitRegion(id_, structure.name, values[id_], rect, structure.control_id))
    return found


def _round(*places: Place, reach: float = 46.0) -> Box:
    return Box(
        min(place.x - reach * place.scale for place in places),
        min(place.y - reach * place.scale for place in places),
        max(place.x + reach * place.scale for place in places),
        max(place.y + reach * place.scale for place in places),
    )


def _boxes(layout: StageLayout, frame: Frame, catalogue: Catalogue) -> list[tuple[str, Box]]:
    picture = migraine_picture(frame, catalogue)
    crest = at.height(picture.line)
    first, last = at.day_box(layout, at.PAST_PLACES), at.day_box(layout, 0)
    return [
        ("trigger_level", Box(layout.left, 78, at.WEIR_LEFT - 6, at.FLOOR)),
        *(
            (id_, Box(chip.x - chip.radius, chip.y - chip.radius, chip.x + chip.radius, chip.y + chip.radius))
            for id_, chip in chips(layout, picture.layers).items()
        ),
        (
            "attack_line",
            Box(at.WEIR_LEFT - 6, min(crest, at.height(picture.line_at_first)) - 8, at.WEIR_RIGHT, at.FLOOR),
        ),
        ("vessel", Box(850, max(layout.top, -20), layout.right, 176)),
        (
            "other_roads",
            Box(at.WEIR_RIGHT + 2, at.OTHER_TOP - 8, 1130, at.OTHER_TOP + (1 - picture.cgrp_share) * at.ROADS + 8),
        ),
        ("trigeminal_nerve", Box(at.stem(picture.cgrp_share)[0], 202, 894, 410)),
        ("migraine_attack", Box(1290, 364, layout.right, 478)),
        ("trigeminal_sensitisation", Box(966, 316, 1280, 500)),
        ("cgrp", Box(900, 214, 1240, 330)),
        ("ht1_trigeminal", _round(*at.RELEASE_SITES, reach=54)),
        ("neuroinflammation", _round(*at.CELLS, reach=52)),
        ("cgrp_receptor", _round(*at.NERVE_RECEPTORS[1:4], reach=44)),
        ("past_days", Box(first.left, first.top, last.right, last.bottom)),
    ]


def value_texts(frame: Frame, catalogue: Catalogue) -> Mapping[str, str]:
    """Present value of each structure in words, by structure id.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    catalogue : Catalogue
        For texts and the medicines' names.

    Returns
    -------
    Mapping of str to str
        As hover cards and screen readers give it.
    """
    readouts, texts, picture = frame.readouts, catalogue.texts, migraine_picture(frame, catalogue)

    def say(key: str, **values: object) -> str:
        return texts.get(f"migraine.value.{key}", **values)

    def percent(value: float) -> int:
        return round(100 * value)

    def plugged(target: Target) -> list[str]:
        return [
            say("held", name=catalogue.controls[plug.drug_id].name, value=percent(plug.share))
            for plug in frame.plugs
            if plug.target == target and plug.share > HELD_FROM
        ]

    def beside(now: str, readout: str, scale: float = 100.0) -> str:
        if frame.ghost is GhostKind.NONE:
            return now
        return say(
            "with_ghost", now=now, ghost=ghost_word(frame, texts), value=round(scale * frame.ghost_readouts[readout])
        )

    def driver(id_: str) -> str:
        steps = picture.layers[id_]
        return say("driver", value=percent(steps / LEVEL_STEPS)) if steps else say("nothing")

    between, line = say("between"), percent(readouts["attack_line"])
    days = say("days", value=picture.attack_days) if picture.has_days else say("no_days")
    return {
        **{id_: driver(id_) for id_ in DRIVERS},
        "trigger_level": beside(say("level", value=percent(readouts["trigger_level"]), line=line), "trigger_level"),
        "attack_line": beside(say("line", value=line, first=percent(PARAMETERS.attack_line)), "attack_line"),
        "trigeminal_nerve": say("release", value=percent(readouts["cgrp_release"])),
        "ht1_trigeminal": between.join(plugged(Target.HT1_TRIGEMINAL)) or say("free"),
        "cgrp": say("cgrp", value=QLocale().toString(readouts["cleft_cgrp"], "f", 1)),
        "cgrp_receptor": between.join(
            [say("receptors", value=percent(readouts["cgrp_receptor_occupancy"])), *plugged(Target.CGRP)]
        ),
        "vessel": say("vessel", value=percent(readouts["vessel"])),
        "neuroinflammation": beside(say("percent", value=percent(readouts["neuroinflammation"])), "neuroinflammation"),
        "trigeminal_sensitisation": beside(
            say("percent", value=percent(readouts["trigeminal_sensitisation"])), "trigeminal_sensitisation"
        ),
        "other_roads": say(
            "share",
            share=percent(1 - frame.acting_values["cgrp_share"]),
            value=percent(max(0.0, readouts["migraine_activity"] - readouts["cgrp_receptor_occupancy"])),
        ),
        "migraine_attack": beside(say("attack_now", value=percent(readouts["migraine_activity"])), "migraine_activity"),
        "past_days": beside(days, "attack_days_28", 1.0) if picture.has_days else days,
    }
