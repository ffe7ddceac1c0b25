"""The gate's words: which labels and numbers there are, and where they may stand."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.counting import HELD_FROM
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.gate_shapes import is_free
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import (
    Align,
    Anchor,
    Hold,
    Icon,
    Label,
    Wish,
    Wording,
    Words,
    arrange,
    arrange_numbers,
    one_line,
)
from gate_viz.views.scenes.legend import mark_words
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

MARGIN = 28.0
"""From a label in a corner to the stage's edge [design units]."""
RATE_SIZE, GATE_SIZE, CRAMPED_GATE_SIZE = 62, 80, 70
"""Of the numbers: how far the gate is open leads, less where the stage is low [design units]."""
ROOMY = 0.5
"""Scale from which the gate's number has both lines of its words at usual text size [1]."""
GATE_BAR = 400.0
"""Length of the bar that shows the gate, at usual text size [design units]."""
GHOST_TOP, GHOST_BOTTOM = 28.0, 15.0
"""Edges of the outline below the bar, above the stage's lower edge [design units]."""
GHOST_STEP = 20.0
"""Steps in which the outline's word follows its end [design units]."""
BODY = Box(16, 16, 126, 236)
"""The small body, from the stage's upper left corner [design units]."""
BRAIN_LIST = ("norepinephrine", "serotonin", "dopamine")
LIST_LEFT = 1322.0
"""Where the fibre from the brain leaves room for the list of what it sends [design units]."""
SPACE_FOR_SHAPE = "\u2003"
MEDICINE_SIZE = 20.0
"""Of the names of what is taken [design units]."""
MEDICINE_STEP, BETWEEN_STEPS = 74.0, 4.0
"""Largest height of a row in the list of what is taken, and what of it is left between the rows [design units]."""


def gate_bar(layout: StageLayout) -> float:
    """Length of the bar that shows the gate: larger words stand on a longer one [design units]."""
    return GATE_BAR * (1 + 0.55 * (layout.text_scale - 1))


def stage_wording(
    layout: StageLayout, picture: GatePicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> Wording:
    """Every label and number, placed.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : GatePicture
        What is shown.
    frame : Frame
        For lens, speed and medicines.
    catalogue : Catalogue
        The words, and the medicines' names.
    words : StageWords
        For whom they are.

    Returns
    -------
    Wording
        In device pixels (labels) and design units (shapes).
    """
    texts = catalogue.texts
    wishes = [
        *_rate_wishes(layout, picture, texts),
        *_gate_wishes(layout, picture, frame, texts),
        *_cell_wishes(layout, texts),
        *_brain_wishes(layout, texts),
    ]
    if layout.is_cramped:
        # How far the gate is open is the last to give way.
        wishes.sort(key=lambda wish: not wish.family.startswith("gate"))
    if words.clinician and layout.shows_secondary:
        wishes += _receptor_wishes(picture, texts)
    if not layout.is_cramped:
        wishes += _legend_wishes(layout, picture, frame, texts, words)
    if layout.shows_secondary:
        wishes += [_spinal_cord_wish(layout, texts), _microglia_wish(texts)]
    placed = arrange_numbers(layout, wishes, _taken(layout, picture), is_free)
    medicines, icons = _medicines(layout, placed, frame, catalogue)
    return Wording((*placed, *medicines), (*_brain_icons(layout, placed), *icons))


def _taken(layout: StageLayout, picture: GatePicture) -> tuple[Box, ...]:
    """What stands in the corners besides words."""
    right, bottom = layout.right - MARGIN, layout.bottom
    body = Box(layout.left + BODY.left, layout.top + BODY.top, layout.left + BODY.right, layout.top + BODY.bottom)
    bar = Box(right - gate_bar(layout), bottom - 52, right, bottom - 36)
    if picture.ghost is GhostKind.NONE:
        return body, bar
    return (
        body,
        bar,
        Box(right - gate_bar(layout), bottom - GHOST_TOP, ghost_end(layout, picture), bottom - GHOST_BOTTOM),
    )


def ghost_end(layout: StageLayout, picture: GatePicture) -> float:
    """Where the outline below the gate bar ends [design units]."""
    return layout.right - MARGIN - gate_bar(layout) + max(gate_bar(layout) * min(picture.ghost_percent, 100) / 100, 14)


def _rate_wishes(layout: StageLayout, picture: GatePicture, texts: Texts) -> list[Wish]:
    """Spikes per second that arrive and that pass."""
    left, right = layout.left + MARGIN, layout.right - MARGIN

    def rate(id_: str, value: int) -> tuple[tuple[tuple[Words, ...], ...], ...]:
        role, word = f"word_{id_}", texts.get(f"scene.{id_}")
        number = Words(id_, str(value), RATE_SIZE, 700, role, tabular=True)
        return (((number, Words(f"{id_}_word", word, 27, 500, role)),),)

    above = (346.0, 342.0, 338.0)
    return [
        Wish(rate("in", picture.in_hz), tuple(Anchor(left, y) for y in above), grows=0.8, family="rates"),
        Wish(
            rate("out", picture.out_hz), tuple(Anchor(right, y, Align.RIGHT) for y in above), grows=0.8, family="rates"
        ),
    ]


def _gate_wishes(layout: StageLayout, picture: GatePicture, frame: Frame, texts: Texts) -> list[Wish]:
    """How far the gate is open: the number, what it is, and whose the outline below is."""
    right, bottom = layout.right - MARGIN, layout.bottom
    left = right - gate_bar(layout)
    percent = texts.get("scene.percent", value=picture.gate_percent)
    about = (
        (Words("gate_open", texts.get("scene.gate_open"), 26, 600, "ink"),),
        (Words("gate_for", texts.get("scene.gate_for"), 17, 500, "soft"),),
    )
    size = CRAMPED_GATE_SIZE if layout.is_cramped else GATE_SIZE
    number = Words("gate_percent", percent, size, 700, "ink", tabular=True)
    wishes = [
        Wish(
            one_line(number),
            (Anchor(right, bottom - 67, Align.RIGHT),),
            grows=0.8,
            family="corner",
        ),
        Wish(
            (about,) if layout.text_scale == 1 and layout.scale >= ROOMY * layout.pixel else (about, about[:1]),
            tuple(Anchor(left + more, bottom - 68, hold=Hold.LAST) for more in (0, 16, 40, 70, 100, 140)),
            grows=0.8,
            family="corner",
        ),
    ]
    if layout.is_cramped:
        # The number above the bar, and its words before it, or before the bar where the number fills the room above.
        above = tuple(Anchor(right, bottom - up, Align.RIGHT) for up in (67, 60))
        ways_up = [Anchor(left + more, bottom - up) for more in range(0, 160, 20) for up in (67, 76, 86)]
        before = (*ways_up, Anchor(left - 14, bottom - 34, Align.RIGHT))
        wishes = [
            Wish(one_line(number), above, grows=0.8, family="gate"),
            Wish((about[:1],), before, grows=0.8, family="gate_words"),
        ]
    if picture.ghost is not GhostKind.NONE:
        end = GHOST_STEP * ceil(ghost_end(layout, picture) / GHOST_STEP)
        named = texts.get("scene.ghost", name=ghost_word(frame, texts), value=picture.ghost_percent)
        right_of = [Anchor(end + 12, bottom - up) for up in (15, 12, 9)]
        left_of = [Anchor(left - 12, bottom - up, Align.RIGHT) for up in (15, 9)]
        # One place for any number: only where there is none to the left of the bar does it follow the outline's end.
        beside = (*left_of, *right_of)
        told = Words("ghost", named, 18, 500, "soft")
        ways = (*one_line(told), *one_line(told._replace(text=ghost_word(frame, texts))))
        wishes.append(Wish(ways, beside, grows=0.5))
    return wishes


def _brain_wishes(layout: StageLayout, texts: Texts) -> list[Wish]:
    """Heading and list of what the fibre from the brain sends."""
    x, top = max(LIST_LEFT, layout.right - 250), layout.top + 30
    lines: list[tuple[Words, ...]] = [(Words("from_the_brain", texts.get("scene.from_the_brain"), 26, 600, "ink"),)]
    for id_ in BRAIN_LIST:
        # An em's space is left for the shape.
        shape = Words(f"shape_{id_}", SPACE_FOR_SHAPE, 22, 500, "soft")
        lines.append((shape, Words(id_, texts.get(f"scene.{id_}"), 22, 500, "soft")))
    anchors = tuple(Anchor(each, top, hold=Hold.TOP) for each in dict.fromkeys((x, LIST_LEFT)))
    return [Wish((tuple(lines),), anchors, leading=1.42, grows=0.7)]


def _cell_wishes(layout: StageLayout, texts: Texts) -> list[Wish]:
    """Names of the cells."""
    left, right = layout.left + MARGIN, layout.right - MARGIN

    def name(id_: str, size: float, weight: int, role: str) -> Words:
        return Words(id_, texts.get(f"scene.{id_}"), size, weight, role)

    first, second = name("first_nerve", 26, 600, "ink"), name("second_nerve", 26, 600, "ink")
    head, arrow, tail = second.text.partition(" → ")
    broken = ((second._replace(text=head),), (second._replace(id="second_nerve_on", text=f"{arrow.strip()} {tail}"),))
    touch = name("touch_nerve", 22, 500, "word_touch")
    corner = "nerves" if layout.is_cramped else "corner"
    # Where the stage is low the gate's number stands right below the nerve: then its name stands before that.
    ends = (right, right - gate_bar(layout) - 14) if layout.is_cramped else (right,)
    beside_touch = [Anchor(x, y, Align.RIGHT) for y in (268.0, 260.0, 276.0, 284.0, 252.0) for x in (229.0, 224.0)]
    # Where larger words have no room there, below the bend.
    beside_touch += [Anchor(*place) for place in ((236.0, 616.0), (248.0, 634.0), (256.0, 646.0), (248.0, 668.0))]
    above_bulb = ((462.0, 186.0), (490.0, 180.0), (500.0, 176.0), (520.0, 174.0))
    below = (517.0, 513.0, 524.0)
    names = [
        Wish(
            one_line(first),
            tuple(Anchor(x, y, hold=Hold.TOP) for x in (left, left - 10) for y in below),
            family=corner,
            one_size=layout.is_cramped,
        ),
        Wish(
            (*one_line(second), broken),
            tuple(Anchor(x, y, Align.RIGHT, Hold.TOP) for x in ends for y in below),
            family=corner,
            one_size=layout.is_cramped,
        ),
        Wish(
            one_line(name("interneuron", 23, 500, "word_interneuron")),
            tuple(Anchor(*place) for place in above_bulb),
        ),
    ]
    if not layout.is_cramped:
        names.append(Wish(one_line(touch), tuple(beside_touch)))
    return names


def _receptor_wishes(picture: GatePicture, texts: Texts) -> list[Wish]:
    """Short names of receptors, on the cells: for clinicians."""
    middle = Align.MIDDLE
    is_held = picture.sites["gaba_a"][0].held
    gaba_y = 340.0 if is_held else 309.0
    # Where a medicine holds GABA-A, it hangs over to where the name of AMPA else is.
    ampa = (908, 302) if is_held else (904, 277)
    places = [
        ("ampa", *ampa, Align.LEFT),
        ("nk1", 894, 577, Align.LEFT),
        ("nmda", 944, 447, Align.LEFT),
        ("gaba_a", at.GABA_A.x, gaba_y, middle),
        ("alpha2_second", 1086, 311, middle),
        ("ht3", 1158, 305, middle),
        ("d2", 1209, 322, middle),
        ("alpha2_first", 562, 336, middle),
        ("ht1", 600, 362, middle),
    ]
    places += [("mu_first", *((458, 352) if picture.mu_held else (463, 339)), middle)]
    places += [("mu_second", 1014 if picture.mu_held else 998, 612, middle), ("mu_interneuron", 445, 92, middle)]
    places += [("sodium_channel", sum(place.x for place in at.SODIUM) / len(at.SODIUM), 484, middle)]
    wishes = []
    for id_, x, y, align in places:
        text = texts.get(f"scene.{id_.removesuffix('_first').removesuffix('_second').removesuffix('_interneuron')}")
        words = Words(id_, text, 20, 500, "on_nerve")
        wishes.append(Wish(one_line(words), (Anchor(x, y, align),), grows=0.0, off_picture=False))
    return wishes


def _spinal_cord_wish(layout: StageLayout, texts: Texts) -> Wish:
    words = Words("spinal_cord", texts.get("scene.spinal_cord"), 21, 500, "dim")
    return Wish(one_line(words), (Anchor(layout.left + 132, layout.top + 131),))


def _microglia_wish(texts: Texts) -> Wish:
    x, y = at.MICROGLIA.x, at.MICROGLIA.y
    beside = tuple(Anchor(x + more, y + down, Align.MIDDLE) for down in (64, 68, 76) for more in (0, -8, 8))
    return Wish(one_line(Words("microglia", texts.get("scene.microglia"), 18, 400, "dim")), beside)


def _legend_wishes(
    layout: StageLayout, picture: GatePicture, frame: Frame, texts: Texts, words: StageWords
) -> list[Wish]:
    """What dots and marks stand for."""
    mark = mark_words(frame, texts)
    between = texts.get("scene.legend.between")
    full = texts.get("scene.legend.full") if picture.full else ""
    jitter = texts.get("scene.legend.jitter")
    if words.clinician:
        lines = [between.join((texts.get("scene.legend.dots"), jitter))]
        lines.append(between.join((mark, full or texts.get("scene.legend.not_drawn"))))
    else:
        lines = [between.join((mark, full)) if full else mark]
        lines.append(between.join((texts.get("scene.legend.dots_simply"), jitter)))
    written = _written(lines)
    broken = _written([part for line in lines for part in line.split(between)])
    anchors = (Anchor(layout.left + MARGIN, layout.bottom - 12, hold=Hold.LAST),)
    ways = (written, broken, (written[1] if words.clinician else written[0],))
    return [Wish(ways, anchors, grows=0.5)]


def _written(lines: Sequence[str]) -> tuple[tuple[Words, ...], ...]:
    """Lines of the legend, each with a name of its own."""
    return tuple((Words(f"legend_{row}", line, 16, 400, "dim"),) for row, line in enumerate(lines))


def _brain_icons(layout: StageLayout, placed: tuple[Label, ...]) -> tuple[Icon, ...]:
    """Shapes beside the names of the brain's transmitters."""
    icons = []
    for label in placed:
        if label.id in BRAIN_LIST:
            size = label.size_px / layout.scale
            x = layout.left + label.x / layout.scale - 0.7 * size
            y = layout.top + label.y / layout.scale - 0.36 * size
            icons.append(Icon(f"dot_{label.id}", Place(x, y, 0.0115 * size)))
    return tuple(icons)


def named_medicines(frame: Frame) -> tuple[str, ...]:
    """Ids of the medicines that hold something, in the order of the Frame's plugs."""
    return tuple(dict.fromkeys(plug.drug_id for plug in frame.plugs if plug.share > HELD_FROM))


def _medicines(
    layout: StageLayout, placed: tuple[Label, ...], frame: Frame, catalogue: Catalogue
) -> tuple[tuple[Label, ...], tuple[Icon, ...]]:
    """List of what is taken, between the list of the brain's transmitters and the rate that passes."""
    taken = named_medicines(frame)
    boxes = {label.id: _design_box(layout, label) for label in placed}
    if not taken or not {"from_the_brain", "out"} <= boxes.keys():
        return (), ()
    left, top = boxes["from_the_brain"].left, boxes[BRAIN_LIST[-1]].bottom + 12
    room = Box(left, top, layout.right, boxes["out"].top - 10)
    heading = catalogue.texts.get("scene.medicines")
    glyphs = {plug.drug_id: plug.glyph for plug in frame.plugs}
    # Each in full, with its glyph and its name, or not at all: as many as have room, then how many more there are.
    for count in range(len(taken), 0, -1):
        names = [catalogue.drugs[drug_id].control.name for drug_id in taken[:count]]
        more = catalogue.texts.get("scene.more_medicines", count=len(taken) - count) if count < len(taken) else ""
        found = _medicine_rows(layout, room, heading, names, more, tuple(boxes.values()))
        if found is not None:
            labels, places = found
            return labels, tuple(Icon(glyphs[drug_id], place) for drug_id, place in zip(taken, places, strict=False))
    return (), ()


def _medicine_rows(
    layout: StageLayout, room: Box, heading: str, names: Sequence[str], more: str, taken: tuple[Box, ...]
) -> tuple[tuple[Label, ...], tuple[Place, ...]] | None:
    """Heading, then names and places of glyphs, one row each; nothing where one has no room."""
    line = 1.3 * layout.text_px(MEDICINE_SIZE) / layout.scale
    room = room._replace(top=room.top + line)
    step = min(MEDICINE_STEP, (room.bottom - room.top) / len(names))
    if step < layout.text_px(MEDICINE_SIZE) / layout.scale + BETWEEN_STEPS:
        return None
    above = Anchor(room.left, room.top - 0.3 * line)
    wishes = [Wish(one_line(Words("medicines", heading, MEDICINE_SIZE, 600, "ink")), (above,), grows=0.6)]
    places = []
    for row, name in enumerate(names):
        middle = room.top + step * (row + 0.5)
        places.append(Place(room.left + step / 2 - 6, middle, (step - BETWEEN_STEPS) / 104))
        last = row == len(names) - 1
        wishes.append(_medicine_wish(f"medicine_{row}", name, more if last else "", room.left + step, middle))
    # Rather in two lines than up to the stage's edge; up to it rather than not at all.
    edge = Box(layout.right - MARGIN, room.top - line, layout.right + MARGIN, room.bottom)
    for kept_off in ((*taken, edge), taken):
        labels = arrange(layout, tuple(wishes), kept_off)
        written = {label.id for label in labels}
        whole = "medicines" in written and all(f"medicine_{row}" in written for row in range(len(names)))
        lower = all(label.size_px <= (step - BETWEEN_STEPS) * layout.scale + 1 for label in labels)
        if whole and lower:
            return labels, tuple(places)
    return None


def _medicine_wish(id_: str, name: str, more: str, x: float, middle: float) -> Wish:
    """A medicine's name in one line, or in two where it is long, or without what stands in brackets."""
    head, bracket, tail = name.partition(" (")
    words = Words(id_, name, MEDICINE_SIZE, 500, "ink")
    behind = (Words("medicines_more", more, MEDICINE_SIZE, 500, "soft"),) if more else ()
    short = (words._replace(text=head), *behind)
    ways: list[tuple[tuple[Words, ...], ...]] = [((words, *behind),)]
    if bracket:
        ways.append((short, (Words(f"{id_}_more", f"({tail}", 18, 500, "soft"),)))
    first, last = _halves(head)
    if last:
        ways.append(((words._replace(text=first),), (words._replace(id=f"{id_}_more", text=last), *behind)))
    if bracket:
        ways.append((short,))
    return Wish(tuple(ways), (Anchor(x, middle, hold=Hold.MIDDLE),), grows=0.6)


def _halves(name: str) -> tuple[str, str]:
    """A name broken at the space nearest to its middle; the second half is empty where there is none."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if not spaces:
        return name, ""
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return name[:middle], name[middle + 1 :]


def _design_box(layout: StageLayout, label: Label) -> Box:
    """Box that a label's words fill [design units]."""
    rect = label.rect()
    left, top = layout.left + rect.left() / layout.scale, layout.top + rect.top() / layout.scale
    return Box(left, top, left + rect.width() / layout.scale, top + rect.height() / layout.scale)
