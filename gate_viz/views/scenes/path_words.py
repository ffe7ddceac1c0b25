"""Words of the whole path: which labels and numbers there are, and where they may stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import Align, Anchor, Label, Wish, Words, arrange_numbers, one_line
from gate_viz.views.scenes.legend import legend_lines, mark_words
from gate_viz.views.scenes.path_picture import BEADS, DIALS, MESSENGERS, PathPicture
from gate_viz.views.scenes.path_pill_words import (
    MEDICINE,
    SECOND_MEDICINE,
    bar_wishes,
    held_wishes,
    taken_by_the_pill,
    way_wishes,
)
from gate_viz.views.scenes.path_values import decimal
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.scenes.standing import Part, glyph_part, word_parts

MARGIN = 28.0
"""From a label at the edge to the stage's edge [design units]."""
GATE_NUMBER = 64.0
LEADS = {
    "gate_percent": ((880, 384), (910, 384), (932, 454)),
    "alarm": ((1042, 209), (1110, 196)),
    "gut": ((698, 432), (812, 472)),
    "lc": ((1256, 246), (1282, 296)),
    "rvm": ((1258, 294), (1282, 324)),
}
"""Words with a line to what they name [design units]."""
TAKEN = (
    Box(1046, 20, 1268, 300),
    Box(1262, 42, 1332, 120),
    Box(at.GATE[0] - 92, at.GATE[1] - 92, at.GATE[0] + 92, at.GATE[1] + 92),
    Box(at.KNOB[0] - 60, at.KNOB[1] - 26, at.KNOB[0] + 60, at.KNOB[1] + 26),
    Box(at.KNOB[0] - 46, at.KNOB[1] - 60, at.KNOB[0] + 46, at.KNOB[1] + 59),
    *(Box(x - 56, y - 54, x + 56, y + 40) for x, y in at.DIALS.values()),
    Box(at.MOON[0] - 36, at.MOON[1] - 36, at.MOON[0] + 36, at.MOON[1] + 36),
    Box(84, 384, 206, 600),
)
"""Where no words may stand: head, gate, knob, dials, moon, foot [design units]."""
TAKEN_BY_THE_WAY = (Box(56, 24, 204, 250), Box(236, 128, 524, 250), Box(524, 90, 904, 214), Box(904, 6, 966, 276))
EDGE_PX = 16.0
"""From the dials' words to the stage's edge."""
WIDE_LETTER = 0.58
"""Width of a letter against its height, on the safe side [1]."""


def stage_labels(
    layout: StageLayout, picture: PathPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> tuple[Label, ...]:
    """Every label and number, placed.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : PathPicture
        What is shown.
    frame : Frame
        For lens and speed.
    catalogue : Catalogue
        The words, and the medicines' names.
    words : StageWords
        For whom they are.

    Returns
    -------
    tuple of Label
        In device pixels.
    """
    texts = catalogue.texts
    wishes = [
        *_gate_wishes(picture, frame, texts),
        *_signal_wishes(layout, picture, texts),
        *way_wishes(picture, catalogue),
        *_dial_wishes(layout, frame, texts, words),
        *_station_wishes(texts),
        *held_wishes(picture, texts),
    ]
    if layout.shows_secondary:
        wishes += bar_wishes(picture, texts)
        wishes += _secondary_wishes(picture, texts, words)
    if not layout.is_cramped:
        wishes.append(_legend_wish(layout, picture, frame, texts, words))
    return arrange_numbers(layout, wishes, (*TAKEN, *TAKEN_BY_THE_WAY, *taken_by_the_pill(picture)))


def _gate_wishes(picture: PathPicture, frame: Frame, texts: Texts) -> list[Wish]:
    """How far the gate is open, and what the other lens or the held trace says."""
    number = Words(
        "gate_percent", texts.get("scene.percent", value=picture.gate_percent), GATE_NUMBER, 700, "ink", True
    )
    title = Words("gate_open", texts.get("path.gate_open"), 25, 600, "path_word_gate")
    wishes = [
        Wish(one_line(number), (Anchor(868, 400, Align.RIGHT), Anchor(868, 412, Align.RIGHT)), "gate", 0.6),
        Wish(
            one_line(title),
            tuple(Anchor(868, y, Align.RIGHT) for y in (340, 332, 322, 312, 300)),
            "gate_open",
            0.6,
        ),
    ]
    if picture.ghost is not GhostKind.NONE:
        told = texts.get("scene.ghost", name=ghost_word(frame, texts), value=picture.ghost_percent)
        ghost = Words("ghost", told, 19, 500, "soft")
        beside = (Anchor(868, 428, Align.RIGHT), Anchor(700, 400, Align.RIGHT), Anchor(690, 380, Align.RIGHT))
        wishes.append(Wish(one_line(ghost), beside, grows=0.4))
    return wishes


def _signal_wishes(layout: StageLayout, picture: PathPicture, texts: Texts) -> list[Wish]:
    """What is sent by the injury, what touches, and what arrives in the brain."""
    left = layout.left + MARGIN
    injury = Words("injury", texts.get("path.injury", value=round(100 * picture.injury)), 25, 700, "word_in", True)
    sent = Words("sent", texts.get("path.sent", value=picture.in_hz), 21, 500, "soft", True)
    arriving = Words("arriving", texts.get("path.arriving", value=picture.out_hz), 25, 700, "word_out", True)
    arrive = Words("arrive", texts.get("path.arrive"), 21, 500, "soft")
    wishes = [
        Wish((((injury,), (sent,)), ((injury,),)), tuple(Anchor(left, y) for y in (346, 336, 326, 316)), grows=0.6),
        Wish(
            (((arriving,), (arrive,)), ((arriving,),)),
            (Anchor(1034, 262, Align.RIGHT), Anchor(1036, 306, Align.RIGHT), Anchor(1030, 330, Align.RIGHT)),
            grows=0.4,
        ),
    ]
    if picture.touch:
        touch = Words("touch", texts.get("path.touch"), 22, 600, "word_touch")
        anchors = tuple(Anchor(at.HAND[0] + 66, y) for y in (452, 444, 430))
        wishes.append(Wish(one_line(touch), anchors, grows=0.5))
    return wishes


def _dial_wishes(layout: StageLayout, frame: Frame, texts: Texts, words: StageWords) -> list[Wish]:
    middle = Align.MIDDLE
    wishes = []
    for id_ in DIALS:
        x, y = at.DIALS[id_]
        name = Words(f"dial_{id_}", texts.get(f"path.{id_}"), 24, 600, "ink")
        edge = layout.right - EDGE_PX * layout.pixel / layout.scale
        half = 0.5 * WIDE_LETTER * len(name.text) * layout.text_px(24) / layout.scale
        aside = tuple(Anchor(min(edge, x + 66), y + below, Align.RIGHT) for below in (70, 74, 94))
        under = tuple(Anchor(x + right, y + below, middle) for right, below in ((0, 70), (0, 74), (14, 72), (0, 80)))
        wishes.append(Wish(one_line(name), (*under, *aside) if x + half <= edge else (*aside, *under), "dials", 0.35))
    told = texts.get("path.knob")
    if words.clinician:
        told = texts.get("path.knob_clinician", value=decimal(frame.readouts["descending_drive"]))
    knob = Words("knob", told, 23, 700, "ink")
    x, y = at.KNOB
    first, _, last = told.partition(" ")
    ways = one_line(knob) if words.clinician or not last else (_two_lines(knob, first, last), *one_line(knob))
    anchors = (Anchor(x, y + 80, middle), Anchor(x, y + 84, middle), Anchor(x - 20, y + 84, middle))
    wishes.append(Wish(ways, anchors, "knob", 0.35, leading=0.98))
    return wishes


def _two_lines(words: Words, first: str, last: str) -> tuple[tuple[Words, ...], ...]:
    return (words._replace(text=first),), (words._replace(id=f"{words.id}_last", text=last),)


def _station_wishes(texts: Texts) -> list[Wish]:
    """The brainstem's two nuclei, each beside its messenger's shape."""
    return [
        Wish(
            (*one_line(_station(id_, role, texts)), *one_line(_station(id_, role, texts, short=True))),
            tuple(Anchor(at.STATION_WORDS[id_][0], at.STATION_WORDS[id_][1] + below) for below in (0, 8, 16, 24, 32)),
            "stations",
            0.3,
        )
        for id_, role in (("lc", "word_brain"), ("rvm", "path_word_serotonin"))
    ]


def _station(id_: str, role: str, texts: Texts, *, short: bool = False) -> Words:
    text = texts.get(f"path.{id_}")
    return Words(id_, text.partition(":")[0] if short else text, 21, 600, role)


def _secondary_wishes(picture: PathPicture, texts: Texts, words: StageWords) -> list[Wish]:
    """Names that wait for the pointer where there is little room."""
    right, middle = Align.RIGHT, Align.MIDDLE
    alarm, bouncers = ("alarm_clinician", "bouncers_clinician") if words.clinician else ("alarm", "bouncers")
    places = [
        (alarm, "path_word_alarm", (Anchor(1036, 216, right), Anchor(1036, 226, right))),
        ("sleep", "soft", (Anchor(at.MOON[0], at.MOON[1] + 58, middle),)),
        ("muscle", "path_word_muscle", (Anchor(1104, 622), Anchor(1112, 626))),
        ("gut", "path_word_gut", (Anchor(692, 430, right), Anchor(692, 426, right))),
    ]
    if picture.pill is None:
        if not picture.looks_away:
            places.append(("way", "dim", (Anchor(540, 82), Anchor(540, 78))))
    else:
        places += [
            (bouncers, "path_word_bouncer", (Anchor(894, 240, right), Anchor(894, 286, right))),
            ("stomach", "soft", (Anchor(66, 278), Anchor(66, 284))),
            ("liver", "soft", (Anchor(320, 284, middle), Anchor(320, 290, middle))),
        ]
    return [
        Wish(
            one_line(Words(id_.removesuffix("_clinician"), texts.get(f"path.{id_}"), 20, 500, role)), anchors, grows=0.3
        )
        for id_, role, anchors in places
    ]


def _legend_wish(layout: StageLayout, picture: PathPicture, frame: Frame, texts: Texts, words: StageWords) -> Wish:
    """What marks and widths stand for."""
    of_the_pill = ("river", "dots") if picture.pill is not None else ("width",)
    shapes = texts.get("path.legend.shapes", beads=BEADS, messengers=MESSENGERS)
    parts = [mark_words(frame, texts), *(texts.get(f"path.legend.{part}") for part in of_the_pill), shapes]
    parts.append(texts.get("scene.legend.pace"))
    if words.clinician:
        parts.append(texts.get("path.legend.not_drawn"))
    ways = tuple(one_line(Words("legend", line, 16, 400, "dim"))[0] for line in legend_lines(parts, texts))
    return Wish(ways, (Anchor(layout.left + MARGIN, layout.bottom - 16),), grows=0.5)


def shown_words(canvas: Canvas, picture: PathPicture, labels: Sequence[Label]) -> Iterable[Part]:
    """All words, the lines from some to what they name, and the shapes that stand beside others.

    Parameters
    ----------
    canvas : Canvas
        For the layout.
    picture : PathPicture
        For the medicine.
    labels : sequence of Label
        Placed.
    """
    layout, places = canvas.layout, {label.id: label for label in labels}
    for id_, points in LEADS.items():
        if id_ in places:
            (left, right), (top, bottom) = (sorted((points[0][axis], points[-1][axis])) for axis in (0, 1))
            box = Box(left - 2, top - 2, right + 2, bottom + 2)
            yield Part((id_, "lead"), (), box, partial(_lead, points=points))
    shapes = []
    pill = picture.pill
    for id_, glyph, after in zip((MEDICINE, SECOND_MEDICINE), pill.glyphs if pill else (), (0.36, 0.7), strict=False):
        if id_ in places:
            label = places[id_]
            size, scale = label.size_px / layout.scale, layout.scale
            x, y = layout.left + label.left / scale + after * size, layout.top + label.y / scale - 0.36 * size
            shapes.append((glyph, Place(x, y, 0.0125 * size)))
    for number, shape in enumerate(shapes):
        yield glyph_part(("shape", number), *shape)
    yield from word_parts(canvas, labels)


def _lead(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """Thin line from words to what they name."""
    canvas.painter.setPen(QPen(canvas.theme.colour("lead"), 2 * canvas.layout.scale))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in pairwise(points):
        canvas.painter.drawLine(canvas.layout.point(*start), canvas.layout.point(*end))
