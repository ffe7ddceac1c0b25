"""Words of what comes of it in the pump: what is sent, kept and in the cleft, what the brakes hold back, what goes on.

Whose plug does it is said beside the pumps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import Align, Anchor, Wish, Words, one_line
from gate_viz.views.scenes.pump_picture import COLUMNS, PumpPicture
from gate_viz.views.scenes.pump_tanks import filled_box, tank_box
from gate_viz.views.scenes.stage_layout import Box, StageLayout

SPACE_FOR_SHAPE = "\u2003"
STEP = 12.0
"""Steps in which words follow what they name [design units]."""
UNSEEN = 2.0
"""By how much a tank may reach into a step without moving its words: both stand level at rest [design units]."""
TAKEN_AT = (338.0, 381.0)
"""Right end of the line that says what is taken: left of the pumps, in the cell."""
LARGE, MARK, PLUG = 38.0, 22.0, 32.0
"""Sizes of the numbers that matter, of a mark before words, and of a medicine [design units]."""
MIDDLE, RIGHT = Align.MIDDLE, Align.RIGHT

Line = tuple[Words, ...]


def result_wishes(layout: StageLayout, picture: PumpPicture, texts: Texts) -> list[Wish]:
    """The numbers that matter first, then what they are made of.

    Parameters
    ----------
    layout : StageLayout
        For the stage's right edge.
    picture : PumpPicture
        For the numbers, and for where the tanks end.
    texts : Texts
        What is written.

    Returns
    -------
    list of Wish
        The most important first.
    """
    return [
        *(_level(id_, picture, texts) for id_ in COLUMNS),
        *_dial_wishes(picture, texts),
        *_rate_wishes(layout, picture, texts),
        _sum_wish(picture, texts),
        *(_kept(id_, picture, texts) for id_ in COLUMNS),
        *(_sent(id_, picture, texts) for id_ in COLUMNS),
    ]


def _shape(glyph_id: str, size: float, owner: str = "") -> Words:
    """Room for a shape in a line of words; ``owner`` tells equal shapes apart."""
    return Words(f"shape_{owner}:{glyph_id}" if owner else f"shape_{glyph_id}", SPACE_FOR_SHAPE, size, 700, "ink")


def _wish(ways: Iterable[Line], anchors: Sequence[Anchor], family: str, grows: float = 0.3) -> Wish:
    return Wish(tuple((way,) for way in ways), tuple(anchors), family, grows, off_picture=False)


def _level(id_: str, picture: PumpPicture, texts: Texts) -> Wish:
    """How much of it is in the cleft: the number that matters."""
    number = Words(f"cleft_{id_}", _percent(texts, picture.tanks[id_].percent), LARGE, 700, "ink", tabular=True)
    anchors = [Anchor(at.TANK_MIDDLES[id_] + aside, at.LEVEL_Y, MIDDLE) for aside in (0.0, 6.0)]
    return _wish([(_shape(id_, LARGE), number)], anchors, "numbers")


def _percent(texts: Texts, value: int) -> str:
    return texts.get("pump.percent", value=value)


def _kept(id_: str, picture: PumpPicture, texts: Texts) -> Wish:
    """How long it is kept, over its tank, and the plug that keeps it."""
    kept = QLocale().toString(picture.tanks[id_].kept, "f", 1)
    words = Words(f"kept_{id_}", texts.get("pump.kept", value=kept), 21, 600, "ink")
    held = [seat.glyph for seat in picture.seats[COLUMNS[id_]] if seat.held]
    plug = [(_shape(held[0], PLUG * 0.8, id_), words)] if held else []
    tops = [tanks_top(picture, id_) - at.KEPT_ABOVE - up for up in (0.0, 6.0, 12.0)]
    anchors = [Anchor(at.TANK_MIDDLES[id_], y, MIDDLE) for y in tops]
    anchors += [Anchor(at.TANK_LEFTS[id_] + 62, y) for y in tops]
    return _wish([*plug, (words,)], anchors, "kept")


def _sent(id_: str, picture: PumpPicture, texts: Texts) -> Wish:
    """How much is sent, under its tank."""
    sent = round(100 * picture.tanks[id_].sent)
    words = Words(f"sent_{id_}", texts.get("pump.sent", value=sent), 21, 600, "ink")
    anchors = [Anchor(at.TANK_MIDDLES[id_], at.SENT_Y + down, MIDDLE) for down in (0.0, 2.0, 4.0, 6.0)]
    return _wish([(words,)], anchors, "sent")


def _sum_wish(picture: PumpPicture, texts: Texts) -> Wish:
    """What the two make together; while that is not so yet, that it settles."""
    cleft = Words("in_the_cleft", texts.get("pump.in_the_cleft"), 21, 500, "soft")
    if all(tank.settled for tank in picture.tanks.values()):
        ways: list[Line] = [(Words("sum", texts.get("pump.sum"), 21, 500, "soft"),), (cleft,)]
    else:
        settling = Words("settling", texts.get("pump.settling"), 19, 600, "warning")
        ways = [(cleft._replace(size=19), settling), (settling,)]
    middle = (at.TANK_MIDDLES["serotonin"] + at.TANK_MIDDLES["norepinephrine"]) / 2
    return _wish(ways, [Anchor(middle, at.SUM_Y + down, MIDDLE) for down in (0.0, 4.0)], "sum")


def _dial_wishes(picture: PumpPicture, texts: Texts) -> list[Wish]:
    """What the brakes hold back of all they can, and the two sides of the dial."""
    number = Words("held_back", _percent(texts, picture.held_back), 34, 700, "on_nerve", tabular=True)
    x = at.DIAL[0]
    back, through = (
        Words(id_, texts.get(f"pump.{id_}"), 19, 500, "on_nerve") for id_ in ("holds_back", "lets_through")
    )
    bar, arrow = _shape("effect_bar", MARK), _shape("effect_arrow", MARK)
    return [
        _wish([(number,)], [Anchor(x, at.DIAL_NUMBER_Y, MIDDLE)], "held_back"),
        _wish([(bar, back), (back,)], [Anchor(x - 58, at.DIAL_WORDS_Y, RIGHT)], "sides"),
        _wish([(through, arrow), (through,)], [Anchor(x + 58, at.DIAL_WORDS_Y)], "sides"),
    ]


def _rate_wishes(layout: StageLayout, picture: PumpPicture, texts: Texts) -> list[Wish]:
    """What goes on to the brain, over the nerve that carries it."""
    right = layout.right - 13
    rate = Words("rate", texts.get("pump.rate", value=picture.rate), 34, 700, "ink", tabular=True)
    brain = Words("to_the_brain", texts.get("pump.to_the_brain"), 20, 500, "soft")
    return [
        _wish([(rate,)], [Anchor(right, at.RATE_Y, RIGHT)], "rate"),
        _wish([(brain,)], [Anchor(right, at.BRAIN_Y - up, RIGHT) for up in (0.0, 6.0, 12.0, 22.0)], "to_the_brain"),
    ]


def taken_wishes(layout: StageLayout, picture: PumpPicture, catalogue: Catalogue) -> list[Wish]:
    """What is taken that acts here, beside the pumps: all of it by name, or the first and how many more there are."""
    if not picture.taken:
        return []
    texts = catalogue.texts
    heading = Words("taken", texts.get("scene.medicines"), 20, 500, "on_nerve")
    names = [catalogue.drugs[drug_id].control.name for drug_id, _ in picture.taken]
    heads = [name.partition(" (")[0] for name in names]
    more = texts.get("scene.more_medicines", count=len(names) - 1) if len(names) > 1 else ""
    ways = [(heading, *_named(picture, names)), (heading, *_named(picture, heads))]
    if more:
        rest = Words("taken_more", more, 20, 600, "on_nerve")
        ways += [(heading, *_named(picture, said), rest) for said in (names[:1], heads[:1])]
    x, y = TAKEN_AT
    return [_wish(ways, (Anchor(x, y, RIGHT), Anchor(layout.left + at.MARGIN, y)), "taken", 0.0)]


def _named(picture: PumpPicture, names: Sequence[str]) -> list[Words]:
    """Medicines, each with its shape before its name."""
    line = []
    for row, (name, (_, glyph)) in enumerate(zip(names, picture.taken, strict=False)):
        line += [_shape(glyph, PLUG, f"taken_{row}"), Words(f"taken_{row}", name, 20, 600, "on_nerve")]
    return line


def ghost_wish(layout: StageLayout, picture: PumpPicture, frame: Frame, texts: Texts) -> list[Wish]:
    """Whose the outlines are."""
    if picture.ghost is GhostKind.NONE:
        return []
    word = Words("ghost", ghost_word(frame, texts), 19, 500, "soft")
    anchor = Anchor(layout.right - at.MARGIN, layout.top + 30, RIGHT)
    return [Wish(one_line(word), (anchor,), grows=0.4, off_picture=False)]


def tanks_top(picture: PumpPicture, id_: str) -> float:
    """Upper edge of a tank with all that is drawn upon it, in steps: words over it move seldom [design units]."""
    tank = picture.tanks[id_]
    tops = [tank_box(id_, 1.0, max(1.0, tank.kept)).top, filled_box(id_, tank).top]
    if picture.ghost_tanks:
        tops.append(filled_box(id_, picture.ghost_tanks[id_]).top)
    return at.TANK_BASE - STEP * ceil((at.TANK_BASE - min(tops) - UNSEEN) / STEP)


def taken_by_tanks(picture: PumpPicture) -> tuple[Box, ...]:
    """Where the tanks stand, in steps."""
    unit = at.TANK_UNIT[0]
    boxes = []
    for id_ in COLUMNS:
        wide = [1.0, picture.tanks[id_].sent, *(each.sent for key, each in picture.ghost_tanks.items() if key == id_)]
        box = tank_box(id_, STEP * ceil(max(wide) * unit / STEP) / unit, 1.0)
        boxes.append(box._replace(top=tanks_top(picture, id_)))
    return tuple(boxes)
