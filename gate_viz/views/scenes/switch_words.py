"""The switch's words: which labels and numbers there are, and where they may stand."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.counting import HELD_FROM
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import Align, Anchor, Hold, Icon, Wish, Wording, Words, arrange_numbers, one_line
from gate_viz.views.scenes.legend import legend_lines, mark_words
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.scenes.switch_genes import reach
from gate_viz.views.scenes.switch_layout import Gauge
from gate_viz.views.scenes.switch_picture import CALTROPS_TYPICAL, CLOVERS_TYPICAL, SwitchPicture

MARGIN = 24.0
"""From a label in a corner to the stage's edge [design units]."""
LEGEND_ABOVE = 14.0
PRO_SIZE, ANTI_SIZE, RATE_SIZE = 60, 42, 34
"""Of the three numbers: inflammation leads, then what calms it, then what the nerve makes of both [design units]."""
SEATED_HERE = ("jak", "cox")
"""Targets of medicines that have a seat in this scene."""


def stage_wording(
    layout: StageLayout, picture: SwitchPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> Wording:
    """Every label and number, placed.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : SwitchPicture
        What is shown.
    frame : Frame
        For lens and speed.
    catalogue : Catalogue
        The words.
    words : StageWords
        For whom they are.

    Returns
    -------
    Wording
        In device pixels (labels) and design units (shapes).
    """
    texts = catalogue.texts
    taken = what_is_taken(picture, frame)
    wishes = [
        *_gene_wishes(picture, texts),
        *_nerve_wishes(layout, picture, texts),
        *_road_wishes(picture, texts),
        *_driver_wishes(layout, texts),
    ]
    # Where one of them has to go, the outline keeps its word and the calming programme's tick loses its own.
    inflaming, calming = _healthy_wishes(texts)
    wishes.append(inflaming)
    if picture.ghost is not GhostKind.NONE:
        wishes += _ghost_wishes(layout, picture, frame, texts)
    wishes.append(calming)
    wishes += _taken_wishes(taken, frame, catalogue)
    if not layout.is_cramped:
        wishes += _legend_wishes(layout, frame, texts, words)
    if words.clinician and layout.shows_secondary:
        wishes += _secondary_wishes(picture, texts)
    labels = arrange_numbers(layout, wishes, _taken(picture))
    named = {label.id for label in labels}
    icons = tuple(
        Icon(glyph, Place(at.LIST_LEFT + 22, at.LIST_ROWS[row], at.LIST_GLYPH))
        for row, (_, glyph) in enumerate(taken)
        if f"taken_{row}" in named
    )
    return Wording(labels, icons)


def what_is_taken(picture: SwitchPicture, frame: Frame) -> tuple[tuple[str, str], ...]:
    """Id and glyph of what acts at a place of this scene, medicines first: as many as there are rows for.

    Parameters
    ----------
    picture : SwitchPicture
        For what people do besides medicines.
    frame : Frame
        For the medicines.
    """
    held = [plug for plug in frame.plugs if plug.target in SEATED_HERE and plug.share > HELD_FROM]
    found = {plug.drug_id: plug.glyph for plug in held} | {guard.item_id: guard.glyph for guard in picture.guards}
    return tuple(found.items())[: len(at.LIST_ROWS)]


def _taken_wishes(taken: tuple[tuple[str, str], ...], frame: Frame, catalogue: Catalogue) -> list[Wish]:
    """Names of what is taken, below the nerve: in full, or without what stands in brackets.

    What locks JAK has its known risks below its name, in words as quiet as they are.
    """
    locks = {plug.drug_id for plug in frame.plugs if plug.target == "jak"}
    wishes = []
    for row, (id_, _) in enumerate(taken):
        name = catalogue.controls[id_].name
        words = Words(f"taken_{row}", name, 22, 500, "ink")
        head, _, tail = name.partition(" (")
        shorter = [words._replace(text=text) for text in (head, tail.rstrip(")")) if text and text != name]
        ways = (*one_line(words), *(((each,),) for each in shorter))
        if id_ in locks:
            risks = Words(f"risks_{row}", catalogue.texts.get("switch.risks_of_locks"), 18, 500, "soft")
            ways = (*((*way, (risks,)) for way in ways), *ways)
        anchor = Anchor(at.LIST_LEFT + 50, at.LIST_ROWS[row], hold=Hold.MIDDLE)
        wishes.append(Wish(ways, (anchor,), grows=0.3))
    return wishes


def _taken(picture: SwitchPicture) -> tuple[Box, ...]:
    """What labels keep off: pictures that they might meet."""
    boxes = [
        Box(gauge.x, gauge.y, gauge.x + gauge.length + 26, gauge.y + gauge.height + at.GHOST_GAP + at.GHOST_DEPTH)
        for gauge in (at.ANTI, at.PRO)
    ]
    boxes += [Box(gauge.x, gauge.y - 46, gauge.x + 42, gauge.y) for gauge in (at.ANTI, at.PRO)]
    boxes.append(Box(at.COX.x - 40, at.COX_ARROW.y - 18, at.COX.x + 42, at.COX.y + 36))
    boxes += [Box(at.PIPE_END - 116, y - 36, at.PIPE_END - 56, y + 6) for y in at.PIPE_Y]
    for guard in picture.guards:
        place = at.GUARDS[guard.target].glyph
        boxes.append(Box(place.x - 22, place.y - 24, place.x + 22, place.y + 24))
    mouth = at.PIPE_END + at.MOUTH_HALF
    boxes.append(Box(at.PIPE_END - 14, at.PIPE_Y[0] - at.PIPE_HALF, mouth, at.PIPE_Y[0] + at.PIPE_HALF))
    boxes.append(Box(at.FIELD.left, at.FIELD.top - 14, at.FIELD.right, at.FIELD.bottom))
    x, y = at.KNOB
    boxes.append(Box(x - 58, y - 58, x + 58, y + 58))
    for place in at.RECEPTORS:
        middle_x, middle_y = place.beside(0, at.JAK_IN)
        boxes.append(Box(middle_x - 50, middle_y - 52, middle_x + 52, middle_y + 50))
    return tuple(boxes)


def _gene_wishes(picture: SwitchPicture, texts: Texts) -> list[Wish]:
    """Both programmes: their numbers, and what they do."""
    wishes = []
    for id_, gauge, value, size in (
        ("pro", at.PRO, picture.pro_percent, PRO_SIZE),
        ("anti", at.ANTI, picture.anti_percent, ANTI_SIZE),
    ):
        number = Words(f"{id_}_percent", texts.get("switch.percent", value=value), size, 700, "switch_number", True)
        right = gauge.x + gauge.length
        wishes.append(
            Wish(
                one_line(number),
                tuple(Anchor(right, gauge.y - up, Align.RIGHT) for up in (12, 10, 17)),
                "genes",
                grows=0.25,
            )
        )
    for id_, word, gauge in (("pro", "inflame", at.PRO), ("anti", "calm", at.ANTI)):
        name = Words(f"{id_}_name", texts.get(f"switch.{word}"), 24, 600, f"switch_word_{id_}")
        anchors = tuple(Anchor(gauge.x, gauge.y - up) for up in (58, 62, 66, 70))
        wishes.append(Wish(one_line(name), anchors, "gene_names", grows=0.3))
    return wishes


def _healthy_wishes(texts: Texts) -> list[Wish]:
    """The word below each tick, that of the inflaming programme first."""
    wishes = []
    for id_, gauge in (("healthy_pro", at.PRO), ("healthy_anti", at.ANTI)):
        x, top = reach(gauge, 1.0), gauge.y + gauge.height + at.TICK_DOWN + 4
        word = Words(id_, texts.get("switch.healthy"), 18, 500, "switch_number")
        anchors = tuple(Anchor(x - less, top, Align.MIDDLE, Hold.TOP) for less in (0, 7, 14, 21))
        wishes.append(Wish(one_line(word), anchors, grows=0.0))
    return wishes


def _nerve_wishes(layout: StageLayout, picture: SwitchPicture, texts: Texts) -> list[Wish]:
    right = layout.right - MARGIN
    rate = Words("rate", texts.get("switch.rate", value=picture.rate_hz), RATE_SIZE, 700, "word_in", tabular=True)
    name = Words("first_nerve", texts.get("switch.first_nerve"), 24, 600, "ink")
    return [
        Wish(one_line(rate), (Anchor(right, at.NERVE_TOP - 22, Align.RIGHT),), grows=0.4),
        Wish(one_line(name), (Anchor(right, at.NERVE_BOTTOM + 18, Align.RIGHT, Hold.TOP),), grows=0.6),
        Wish(
            one_line(Words("cox", texts.get("switch.cox"), 22, 600, "ink")),
            tuple(Anchor(at.COX_NAME[0] - less, at.COX_NAME[1], Align.RIGHT) for less in (0, -4, 6)),
            grows=0.0,
        ),
    ]


def _road_wishes(picture: SwitchPicture, texts: Texts) -> list[Wish]:
    """Cytokines above their field, JAK and STAT in the cell, and NF-kB below its road."""
    locked = any(lock.fill > HELD_FROM for lock in picture.locks)
    told = texts.get("switch.cytokines_still" if locked else "switch.cytokines", value=picture.cytokine_percent)
    jak = texts.get("switch.jak_locked", value=picture.locked_percent) if locked else texts.get("switch.jak")
    nfkb = texts.get("switch.nfkb_goes_on" if locked else "switch.nfkb")
    return [
        Wish(
            one_line(Words("cytokines", told, 25, 600, "switch_word_pro")),
            tuple(Anchor(x, y, Align.MIDDLE) for y in (38, 32, 26, 20, 12) for x in (318, 304, 332, 290, 276, 262)),
            grows=0.4,
        ),
        Wish(
            one_line(Words("jak", jak, 24, 700, "switch_word_jak")),
            (Anchor(574, 92), Anchor(566, 84), Anchor(580, 76)),
            grows=0.4,
        ),
        Wish(
            one_line(Words("nfkb", nfkb, 23, 600, "switch_word_nfkb")),
            (Anchor(620, 606), Anchor(606, 604), Anchor(640, 608)),
            grows=0.3,
        ),
    ]


def _driver_wishes(layout: StageLayout, texts: Texts) -> list[Wish]:
    middle = max(layout.left + 8, 0) / 2 + (at.PIPE_END - 18) / 2
    wishes = []
    for driver, y in zip(at.DRIVERS, at.PIPE_Y, strict=True):
        words = Words(driver, texts.get(f"switch.driver.{driver}"), 21, 500, "switch_on_pipe")
        ways = (*one_line(words), *one_line(words._replace(text=texts.get(f"switch.driver_short.{driver}"))))
        anchors = (Anchor(at.PIPE_END - 86, y + 32, Align.MIDDLE), Anchor(middle, y + 33, Align.MIDDLE))
        wishes.append(Wish(ways, anchors, grows=0.0))
    return wishes


def _ghost_wishes(layout: StageLayout, picture: SwitchPicture, frame: Frame, texts: Texts) -> list[Wish]:
    wishes = []
    # Below the lower helix the nucleus is narrower.
    each: tuple[tuple[str, Gauge, int, tuple[float, ...]], ...] = (
        ("ghost_pro", at.PRO, picture.ghost_pro_percent, (-4.0, 0.0)),
        ("ghost_anti", at.ANTI, picture.ghost_anti_percent, (14.0, 0.0)),
    )
    for id_, gauge, value, beyond in each:
        told = texts.get("switch.ghost", name=ghost_word(frame, texts), value=value)
        top = gauge.y + gauge.height + at.TICK_DOWN + 4
        # Beside the healthy person's word, or below it where there is no room for both in one row.
        right, lower = gauge.x + gauge.length, 1.3 * layout.text_px(18) / layout.scale
        anchors = (
            *(Anchor(right + more, top, Align.RIGHT, Hold.TOP) for more in beyond),
            *(Anchor(gauge.x, top + more, hold=Hold.TOP) for more in (lower, 0.0)),
        )
        wishes.append(Wish(one_line(Words(id_, told, 18, 500, "ghost")), anchors, grows=0.2))
    return wishes


def _legend_wishes(layout: StageLayout, frame: Frame, texts: Texts, words: StageWords) -> list[Wish]:
    """What shapes and marks stand for."""
    mark, simply = mark_words(frame, texts), texts.get("switch.legend.counts_simply")
    counts = texts.get("switch.legend.counts", caltrops=CALTROPS_TYPICAL, clovers=CLOVERS_TYPICAL)
    last = texts.get("scene.legend.pace"), texts.get("switch.legend.not_drawn")
    lines = legend_lines((simply, mark, counts, *last), texts)
    if words.clinician:
        lines = (*legend_lines((texts.get("switch.legend.percent"), mark, counts, *last), texts)[:1], *lines)
    ways = tuple(((Words("legend", line, 16, 400, "dim"),),) for line in lines)
    return [Wish(ways, (Anchor(layout.left + MARGIN, layout.bottom - LEGEND_ABOVE),), grows=0.4)]


def _secondary_wishes(picture: SwitchPicture, texts: Texts) -> list[Wish]:
    """Names of what can be told without words, and the gain as a number: for clinicians."""
    gain = texts.get("switch.gain", value=QLocale().toString(picture.gain, "f", 2))
    return [
        Wish(one_line(Words("gain", gain, 22, 600, "on_nerve", tabular=True)), (Anchor(1392, 276), Anchor(1386, 272))),
        Wish(one_line(Words("stat", texts.get("switch.stat"), 21, 600, "switch_word_stat")), (Anchor(652, 252),)),
        Wish(
            one_line(Words("nucleus", texts.get("switch.nucleus"), 19, 500, "switch_word_stat")),
            tuple(Anchor(at.NUCLEUS.x + 10, y, Align.MIDDLE) for y in (546, 557)),
        ),
    ]
