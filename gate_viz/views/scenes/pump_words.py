"""Words on the pump's stage: few, as large as there is room for, and never upon one another."""

from __future__ import annotations

from collections.abc import Sequence

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.labels import Align, Anchor, Label, Wish, Words, arrange_numbers, one_line
from gate_viz.views.scenes.legend import legend_lines, mark_words
from gate_viz.views.scenes.pump_picture import PumpPicture
from gate_viz.views.scenes.pump_results import ghost_wish, result_wishes, taken_by_tanks, taken_wishes
from gate_viz.views.scenes.pump_synapse import LANES_WORDS_OFF
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, StageLayout

ROOM_ABOVE = 20.0
"""Room above the cell from which it is named there [design units]."""
MIDDLE, RIGHT = Align.MIDDLE, Align.RIGHT
CHAIN_LABELS: tuple[tuple[str, tuple[Anchor, ...]], ...] = (
    ("serotonin", (Anchor(798, 108, MIDDLE), Anchor(797, 111, MIDDLE))),
    ("norepinephrine", (Anchor(794, 262, MIDDLE), Anchor(800, 262, MIDDLE), Anchor(806, 230, MIDDLE))),
    ("dopamine", (Anchor(516, 264, MIDDLE), Anchor(512, 336, MIDDLE), Anchor(512, 342, MIDDLE))),
    ("tryptophan", (Anchor(117, 61, MIDDLE), Anchor(112, 60, MIDDLE), Anchor(110, 58, MIDDLE))),
    ("tyrosine", (Anchor(117, 342, MIDDLE), Anchor(117, 348, MIDDLE), Anchor(120, 352, MIDDLE))),
    ("hormones", (Anchor(732, 77), Anchor(732, 72))),
)
SECONDARY_LABELS: tuple[tuple[str, tuple[Anchor, ...]], ...] = (
    ("htp", (Anchor(430, 108, MIDDLE), Anchor(430, 188, MIDDLE))),
    ("dopa", (Anchor(341, 264, MIDDLE), Anchor(341, 340, MIDDLE))),
    ("ht3", (Anchor(524, 588),)),
    ("ht1", (Anchor(718, 588),)),
    ("alpha2", (Anchor(880, 588, RIGHT),)),
    ("gad", (Anchor(186, 516, MIDDLE),)),
    ("gaba", (Anchor(268, 583, MIDDLE),)),
)


def stage_words(
    layout: StageLayout, picture: PumpPicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> tuple[Label, ...]:
    """Every label of the pump, placed.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : PumpPicture
        For numbers, and for where the tanks end.
    frame : Frame
        For the ghost's name and the pace of time.
    catalogue : Catalogue
        For texts.
    words : StageWords
        Size of words, and for whom they are.

    Returns
    -------
    tuple of Label
        In device pixels.
    """
    texts = catalogue.texts
    wishes = [*result_wishes(layout, picture, texts), *ghost_wish(layout, picture, frame, texts)]
    wishes += taken_wishes(layout, picture, catalogue)
    wishes += [_name(id_, anchors, texts, "on_nerve", 22) for id_, anchors in CHAIN_LABELS]
    wishes += [
        _name("sert", (Anchor(495, 354, MIDDLE), Anchor(495, 350, MIDDLE)), texts, "on_nerve", 21),
        _name("net", (Anchor(890, 354, MIDDLE), Anchor(890, 350, MIDDLE)), texts, "on_nerve", 21),
        _name("melatonin", (Anchor(1284, 63), Anchor(1294, 63)), texts, "pump_moon_word", 21, 0.15),
        _name("gluten", (Anchor(66, 491, MIDDLE), Anchor(84, 488, MIDDLE)), texts, "on_nerve", 20, 0.1),
        _name("interneuron", (Anchor(150, 447, MIDDLE), Anchor(layout.left + 20, 447)), texts, "word_interneuron", 22),
    ]
    if layout.top < -ROOM_ABOVE:
        wishes.append(_name("nerve", (Anchor(layout.left + 20, 16),), texts, "word_brain", 22))
    if words.clinician and layout.shows_secondary:
        wishes += [_name(id_, anchors, texts, "on_nerve", 19) for id_, anchors in SECONDARY_LABELS]
    if not layout.is_cramped:
        wishes.append(_legend_wish(layout, picture, frame, texts, words))
    return arrange_numbers(layout, wishes, _taken(picture), _below_the_cells)


def _below_the_cells(box: Box) -> bool:
    """Whether a legend has room under the cells: names stand upon them."""
    return box.top >= at.CELLS_BOTTOM


def _name(id_: str, anchors: Sequence[Anchor], texts: Texts, role: str, size: float, grows: float = 0.6) -> Wish:
    """The name of something, where there is room for it."""
    words = Words(id_, texts.get(f"pump.{id_}"), size, 500, role)
    return Wish(one_line(words), tuple(anchors), grows=grows, off_picture=False)


def _legend_wish(layout: StageLayout, picture: PumpPicture, frame: Frame, texts: Texts, words: StageWords) -> Wish:
    """What dots, widths and outlines stand for."""
    mark, simply = mark_words(frame, texts), texts.get("pump.legend.simply")
    ways = legend_lines((simply, mark, texts.get("scene.legend.pace")), texts)
    if words.clinician:
        last = texts.get("pump.legend.full" if picture.full else "pump.legend.not_drawn")
        parts = (texts.get("pump.legend.dots"), texts.get("scene.legend.pace"), last, mark)
        ways = (*legend_lines(parts, texts), *ways)
    written = tuple(((Words("legend", way, 16, 400, "dim"),),) for way in ways)
    return Wish(written, (Anchor(layout.left + at.MARGIN, layout.bottom - 7),), grows=0.3)


def _taken(picture: PumpPicture) -> tuple[Box, ...]:
    """What stands where words might: stations, heaps, belts, vesicles, pumps, receptors, tanks."""
    boxes = [place.box for place in at.STATION_PLACES.values()]
    boxes += list(at.HEAP_BOXES.values())
    boxes += [Box(start, y - at.BELT_HALF, end, y + at.BELT_HALF) for start, end, y in at.GROOVES]
    for id_, places in at.VESICLES.items():
        reach = 29.0 if id_ == "gaba" else 36.0
        boxes += [Box(x - reach, y - reach, x + reach, y + reach) for x, y in places]
    boxes += [Box(x - 36, 330, x + 36, 404) for x in at.DOCKS.values()]
    boxes += [Box(pumps[0].x - 36, 358, pumps[-1].x + 36, 446) for pumps in at.PUMP_PLACES.values()]
    for place in (at.HT3, at.HT1, at.ALPHA2):
        boxes.append(Box(place.x - 44, place.y - 60, place.x + 44, place.y + 40))
    boxes += [Box(x - 25, y - 25, x + 25, y + 25) for x, y in at.HORMONES]
    boxes += [Box(at.MOON.x - 40, at.MOON.y - 40, at.MOON.x + 40, at.MOON.y + 40)]
    boxes += [Box(40, 500, 142, 556), Box(564, 174, 980, 204), Box(870, 40, 890, 130), Box(880, 34, 1130, 66)]
    # The edges of the cell and its cleft: words stand beside them.
    boxes += [Box(1090, 340, 1160, 404), Box(1108, 404, 1148, 540)]
    return (*boxes, *LANES_WORDS_OFF, *taken_by_tanks(picture))
