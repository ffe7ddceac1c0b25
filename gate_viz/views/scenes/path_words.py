"""Words of the whole path: which labels and numbers there are, and where they may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import Align, Anchor, Label, Wish, Words, arrange, one_line
from gate_viz.views.scenes.path_picture import DIALS, PathPicture
from gate_viz.views.scenes.path_values import decimal
from gate_viz.views.scenes.spike_marks import SPIKES_PER_MARK, spikes_per_mark
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

MARGIN = 28.0
"""From a label at the edge to the stage's edge [design units]."""
GATE_NUMBER = 64.0
MEDICINE = "pill_name"
BADGE = "\u2003 "
"""Room for the medicine's own shape before its name."""
TAKEN = (
    Box(1046, 20, 1300, 300),
    Box(at.GATE[0] - 92, at.GATE[1] - 92, at.GATE[0] + 92, at.GATE[1] + 92),
    Box(at.KNOB[0] - 66, at.KNOB[1] - 26, at.KNOB[0] + 66, at.KNOB[1] + 26),
    Box(at.KNOB[0] - 52, at.KNOB[1] - 66, at.KNOB[0] + 52, at.KNOB[1] + 66),
    *(Box(x - 60, y - 56, x + 60, y + 42) for x, y in at.DIALS.values()),
    Box(at.MOON[0] - 36, at.MOON[1] - 36, at.MOON[0] + 36, at.MOON[1] + 36),
    Box(84, 384, 206, 600),
)
"""Where no words may stand: head, gate, knob, dials, moon, foot [design units]."""
TAKEN_BY_THE_WAY = (Box(56, 24, 204, 250), Box(236, 128, 524, 250), Box(524, 90, 904, 214), Box(904, 6, 966, 276))


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
        *_way_wishes(picture, catalogue),
        *_dial_wishes(layout, frame, texts, words),
        *_station_wishes(texts),
    ]
    if layout.shows_secondary:
        wishes += _secondary_wishes(picture, texts, words)
    if not layout.is_cramped:
        wishes.append(_legend_wish(layout, picture, frame, texts, words))
    # Places hold for any digits, so that labels stay where they are while numbers change.
    said = {(each.id, _any_digits(each.text)): each.text for each in _each(wishes)}
    general = tuple(replace(wish, ways=_with_any_digits(wish)) for wish in wishes)
    taken = (*TAKEN, *TAKEN_BY_THE_WAY)
    return tuple(replace(label, text=said[label.id, label.text]) for label in arrange(layout, general, taken))


def _each(wishes: Iterable[Wish]) -> Iterable[Words]:
    return (words for wish in wishes for way in wish.ways for line in way for words in line)


def _any_digits(text: str) -> str:
    return re.sub(r"\d", "0", text)


def _with_any_digits(wish: Wish) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    return tuple(
        tuple(tuple(words._replace(text=_any_digits(words.text)) for words in line) for line in way)
        for way in wish.ways
    )


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


def _way_wishes(picture: PathPicture, catalogue: Catalogue) -> list[Wish]:
    """The medicine's name, what of it is in the blood, and what works on it."""
    texts, pill = catalogue.texts, picture.pill
    if pill is None:
        return []
    name, _, rest = catalogue.drugs[pill.drug_id].control.name.partition(" (")
    whole = Words(MEDICINE, BADGE + catalogue.drugs[pill.drug_id].control.name, 24, 600, "ink")
    short = whole._replace(text=BADGE + name)
    more = (Words("pill_more", texts.get("path.more", count=pill.more), 24, 600, "soft"),) if pill.more else ()
    blood = Words("blood", texts.get("path.blood", value=round(100 * pill.blood)), 25, 700, "ink", True)
    cutters = Words("cutters", texts.get("path.cutters"), 20, 600, "on_nerve")
    other = Words("other_cutters", texts.get("path.other_cutters"), 20, 600, "on_nerve")
    ways = [((whole, *more),), ((short, *more),)] if rest else [((whole, *more),)]
    return [
        Wish(one_line(blood), tuple(Anchor(x, 80, Align.RIGHT) for x in (838, 846)), grows=0.3),
        Wish(tuple(ways), (Anchor(536, 42), Anchor(536, 36), Anchor(536, 30)), grows=0.3),
        Wish(one_line(cutters), tuple(Anchor(312, y, Align.MIDDLE) for y in (104, 112)), "enzymes", 0.0),
        Wish(one_line(other), tuple(Anchor(452, y, Align.MIDDLE) for y in (104, 112)), "enzymes", 0.0),
    ]


def _dial_wishes(layout: StageLayout, frame: Frame, texts: Texts, words: StageWords) -> list[Wish]:
    middle = Align.MIDDLE
    wishes = []
    for id_ in DIALS:
        x, y = at.DIALS[id_]
        name = Words(f"dial_{id_}", texts.get(f"path.{id_}"), 24, 600, "ink")
        aside = min(layout.right - 6.2 * layout.pixel / layout.scale, x + 66)
        anchors = (Anchor(x, y + 72, middle), Anchor(x, y + 76, middle), Anchor(aside, y + 74, Align.RIGHT))
        wishes.append(Wish(one_line(name), anchors, "dials", 0.35))
    told = texts.get("path.knob")
    if words.clinician:
        told = texts.get("path.knob_clinician", value=decimal(frame.readouts["descending_drive"]))
    knob = Words("knob", told, 24, 700, "ink")
    x, y = at.KNOB
    wishes.append(Wish(one_line(knob), (Anchor(x, y + 98, middle), Anchor(x - 20, y + 98, middle)), "dials", 0.35))
    return wishes


def _station_wishes(texts: Texts) -> list[Wish]:
    """The brainstem's two nuclei, each beside its messenger's shape."""
    x, y = at.STATION_LIST
    return [
        Wish(
            (*one_line(_station(id_, role, texts)), *one_line(_station(id_, role, texts, short=True))),
            (Anchor(x, y + below),),
            "stations",
            0.3,
        )
        for id_, role, below in (("lc", "word_brain", 8.0), ("rvm", "path_word_serotonin", 52.0))
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
        ("sleep", "soft", (Anchor(at.MOON[0], at.MOON[1] + 60, middle),)),
        ("muscle", "path_word_muscle", (Anchor(1104, 622), Anchor(1112, 626))),
        ("gut", "path_word_gut", (Anchor(684, 440, right), Anchor(684, 434, right))),
    ]
    if picture.pill is None:
        places.append(("way", "dim", (Anchor(540, 82), Anchor(540, 78))))
    else:
        places += [
            (bouncers, "path_word_bouncer", (Anchor(836, 246, right), Anchor(836, 254, right))),
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
    speed = frame.controls.speed
    if spikes_per_mark(speed) == SPIKES_PER_MARK:
        mark = texts.get("scene.legend.mark_ten")
    else:
        mark = texts.get("scene.legend.mark_one", times=round(1 / speed))
    parts = [mark, texts.get("path.legend.width")]
    if picture.pill is not None:
        parts = [mark, texts.get("path.legend.river"), texts.get("path.legend.dots")]
    if words.clinician:
        parts.append(texts.get("path.legend.not_drawn"))
    between = texts.get("scene.legend.between")
    ways = tuple(
        one_line(Words("legend", between.join(parts[:count]), 16, 400, "dim"))[0] for count in range(len(parts), 0, -1)
    )
    return Wish(ways, (Anchor(layout.left + MARGIN, layout.bottom - 16),), grows=0.5)


def paint_words(canvas: Canvas, picture: PathPicture, frame: Frame, catalogue: Catalogue, words: StageWords) -> None:
    """Paint all words, and the shapes that stand beside some of them.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture, frame, catalogue, words
        As for ``stage_labels``.
    """
    labels = stage_labels(canvas.layout, picture, frame, catalogue, words)
    places = {label.id: label for label in labels}
    _leads(canvas, places)
    if MEDICINE in places and picture.pill is not None:
        label = places[MEDICINE]
        size, scale = label.size_px / canvas.layout.scale, canvas.layout.scale
        x = canvas.layout.left + label.left / scale + 0.36 * size
        y = canvas.layout.top + label.y / scale - 0.36 * size
        canvas.glyph(picture.pill.glyph, Place(x, y, 0.0125 * size))
    for id_, transmitter in (("lc", "norepinephrine"), ("rvm", "serotonin")):
        if id_ in places:
            y = canvas.layout.top + places[id_].y / canvas.layout.scale - 8
            canvas.glyph(transmitter, Place(at.STATION_LIST[0] - 26, y, 0.3))
    for label in labels:
        canvas.label(label)


def _leads(canvas: Canvas, places: dict[str, Label]) -> None:
    """Thin lines from words to what they name."""
    pen = QPen(canvas.theme.colour("lead"), 2 * canvas.layout.scale)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    ends = {
        "gate_percent": ((880, 384), (910, 384), (932, 454)),
        "alarm": ((1042, 209), (1096, 194)),
        "gut": ((692, 438), (806, 478)),
    }
    for id_, points in ends.items():
        if id_ in places:
            for start, end in pairwise(points):
                canvas.painter.drawLine(canvas.layout.point(*start), canvas.layout.point(*end))
