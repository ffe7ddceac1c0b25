"""Structures of the switch that a pointer or the keyboard can reach, with their present values in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.counting import HELD_FROM
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.stage import HitRegion
from gate_viz.views.scenes.stage_layout import Box, StageLayout
from gate_viz.views.scenes.switch_picture import reaching_hz, switch_picture

SMALLEST_SIDE_PX = 4.0


def regions(bounds: QRectF, frame: Frame, catalogue: Catalogue, text_scale: float = 1.0) -> list[HitRegion]:
    """Structures of a stage with their names, present values and places; parameters as for ``Regions``."""
    layout = StageLayout.fit(bounds.width(), bounds.height(), 1.0, text_scale)
    values = value_texts(frame, catalogue)
    found = []
    for id_, box in _structures(layout):
        rect = layout.rect(*box).translated(bounds.topLeft()).intersected(bounds)
        if min(rect.width(), rect.height()) > SMALLEST_SIDE_PX:
            structure = catalogue.structures[id_]
            found.append(HitRegion(id_, structure.name, values[id_], rect, structure.control_id))
    return found


def _structures(layout: StageLayout) -> list[tuple[str, Box]]:
    """Every structure with its box [design units], small ones after the cells they lie on."""
    cell, nucleus, field = at.CELL, at.NUCLEUS, at.FIELD
    half = at.PIPE_HALF
    pipes = [
        (driver, Box(layout.left, y - half, at.PIPE_END + at.MOUTH_HALF, y + half))
        for driver, y in zip(at.DRIVERS, at.PIPE_Y, strict=True)
    ]
    top, low = at.RECEPTORS[0], at.RECEPTORS[-1]
    jak_left, jak_right = low.beside(0, 20)[0], low.beside(0, 78)[0] + 40
    x, y = at.KNOB
    return [
        *pipes,
        ("cytokines", Box(field.left, 14, field.right - 18, field.bottom)),
        ("inflamed_nerve", Box(1196, 134, layout.right, 510)),
        ("nucleus", Box(nucleus.x - nucleus.across, nucleus.y - nucleus.down, nucleus.x + nucleus.across, 572)),
        ("stat", Box(jak_right, 100, at.STAT_PORE[0] - 6, 470)),
        ("nfkb", Box(cell.x - cell.across + 6, 496, at.NFKB_PORE[0] - 14, 616)),
        ("cytokine_receptor", Box(field.right - 18, top.y - 60, jak_left, low.y + 48)),
        ("jak", Box(jak_left, top.y - 40, jak_right, low.y + 48)),
        ("anti_genes", Box(at.ANTI.x, at.ANTI.y - 58, at.ANTI.x + at.ANTI.length, at.ANTI.y + 92)),
        ("pro_genes", Box(at.PRO.x, at.PRO.y - 58, at.PRO.x + at.PRO.length, at.PRO.y + 92)),
        ("first_nerve_gain", Box(x - 56, y - 56, x + 56, at.COX.y + 30)),
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
    readouts, texts = frame.readouts, catalogue.texts

    def say(key: str, **values: object) -> str:
        return texts.get(f"switch.value.{key}", **values)

    def percent(readout: str) -> int:
        return round(100 * readouts[readout])

    def with_medicines(text: str, target: str) -> str:
        held = [
            say("held", name=catalogue.controls[plug.drug_id].name, value=round(100 * plug.share))
            for plug in frame.plugs
            if plug.target == target and plug.share > HELD_FROM
        ]
        return say("between").join([text, *held])

    def genes(readout: str) -> str:
        if frame.ghost is GhostKind.NONE:
            return say("genes", value=percent(readout))
        other = {"ghost": ghost_word(frame, texts), "ghost_value": round(100 * frame.ghost_readouts[readout])}
        return say("genes_with_ghost", value=percent(readout), **other)

    picture = switch_picture(frame, catalogue)
    drivers = {id_: say("control", value=round(100 * frame.acting_values.get(id_, 0.0))) for id_ in at.DRIVERS}
    return drivers | {
        "cytokines": say("cytokines", value=percent("cytokines"), calming=percent("anti_genes")),
        "cytokine_receptor": say("receptor", docked=picture.docked, count=len(at.RECEPTORS)),
        "jak": with_medicines(say("jak", value=percent("jak_signal")), "jak"),
        "stat": say("stat", value=percent("jak_signal")),
        "nfkb": say("nfkb", value=percent("nfkb")),
        "nucleus": say("nucleus", pro=percent("pro_genes"), anti=percent("anti_genes")),
        "pro_genes": genes("pro_genes"),
        "anti_genes": genes("anti_genes"),
        "inflamed_nerve": say("nerve", value=round(reaching_hz(frame))),
        "first_nerve_gain": with_medicines(
            say("gain", value=QLocale().toString(readouts["first_nerve_gain"], "f", 2)), "cox"
        ),
    }
