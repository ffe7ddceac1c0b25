"""The migraine's words: which labels and numbers there are, and where they may stand."""

from __future__ import annotations

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.labels import Align, Anchor, Hold, Label, Wish, Words, arrange, one_line
from gate_viz.views.scenes.legend import legend_lines
from gate_viz.views.scenes.migraine_basin_words import basin_wishes
from gate_viz.views.scenes.migraine_dam import GHOST_FROM, fall_width
from gate_viz.views.scenes.migraine_drivers import chips
from gate_viz.views.scenes.migraine_picture import MigrainePicture
from gate_viz.views.scenes.migraine_taken import taken_wishes, without_bare_heading
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import Box, StageLayout

ROOMY_ROAD = 34.0
"""Width of the other roads from which their name stands in them [design units]."""
BESIDE_STRIP = 20.0
"""From today to the number of attack days [design units]."""
LOWEST_NAME = 436.0
"""Lowest top of the trigeminal nerve's name: further down it would belong to the other roads."""
WORN_FROM = 6
"""How far the line must have sunk for it to be said [design units]."""


def wording(
    layout: StageLayout, picture: MigrainePicture, frame: Frame, catalogue: Catalogue, words: StageWords
) -> tuple[Label, ...]:
    """Every label and number, placed, in device pixels.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : MigrainePicture
        What is shown.
    frame : Frame
        For the lens, whose other one may be the ghost.
    catalogue : Catalogue
        The words.
    words : StageWords
        For whom they are.
    """
    texts = catalogue.texts
    wishes = [
        *_count_wishes(layout, picture, frame, texts),
        *_main_wishes(layout, picture, texts),
        *_warning_wishes(picture, texts),
        *basin_wishes(layout, picture, catalogue),
        *taken_wishes(layout, picture, catalogue),
        *_ghost_wishes(layout, picture, frame, texts),
    ]
    if words.clinician and layout.shows_secondary:
        wishes += _secondary_wishes(texts)
    if not layout.is_cramped:
        wishes += _legend_wishes(layout, picture, texts, words)
    return without_bare_heading(arrange(layout, tuple(wishes), taken(layout, picture)))


def taken(layout: StageLayout, picture: MigrainePicture) -> tuple[Box, ...]:
    """What words keep off: marks, cells, receptors, docks, the strip and the roads."""
    strip = at.day_box(layout, at.PAST_PLACES), at.day_box(layout, 0)
    left, half = at.stem(picture.cgrp_share)
    outline = [(x, at.nerve_half(x + 24, picture.cgrp_share) + 6) for x in range(566, 786, 24)]
    rings = 9 * sum(part > 0 for part in picture.rings)
    boxes = [
        Box(at.WEIR_LEFT - 6, at.height(max(picture.line, picture.ghost_line)) - 12, at.WEIR_RIGHT + 8, at.FLOOR),
        Box(at.WEIR_LEFT - 166, at.height(picture.line) - 3, at.WEIR_LEFT, at.height(picture.line) + 8),
        Box(left, at.NERVE_Y - half - 6, 690, at.NERVE_Y + half + 6),
        *(Box(x, at.NERVE_Y - high, x + 24, at.NERVE_Y + high) for x, high in outline),
        Box(684, 150, 894, 360),
        Box(782, 360, 858, 414),
        *(Box(x - r, y - r, x + r, y + r) for x, y, r, *_ in chips(layout, picture.layers).values()),
        Box(894, 226, 1290, 342),
        Box(894, 342, 980, 366),
        Box(850, 38, layout.right, 120),
        Box(970, 318, 1290, 484 + rings),
        Box(1290, 356 - rings, layout.right, 484 + rings),
        Box(930, 150, 1300, 226),
        Box(1254, 186, 1540, 312),
    ]
    if not layout.is_cramped:
        head = layout.left + at.HEAD_RIGHT
        boxes.append(Box(head - 46, layout.top + 8, head + 46, layout.top + 112))
    if picture.has_days:
        boxes.append(Box(strip[0].left - 4, strip[0].top - 4, strip[1].right + 4, strip[1].bottom + 4))
    if picture.ghost is not GhostKind.NONE and picture.ghost_level != picture.level:
        y = at.height(picture.ghost_level)
        boxes.append(Box(layout.left + GHOST_FROM, y - 1.3, at.WEIR_LEFT - 12, y + 1.3))
    if picture.level:
        surface = at.height(picture.level)
        boxes.append(Box(layout.left, surface - 5, at.WEIR_LEFT, surface + 5))
    if picture.overflow:
        lands = at.landing(picture.cgrp_share, fall_width(picture) * picture.cgrp_share)[1]
        boxes.append(Box(at.WEIR_RIGHT, at.height(picture.level), lands + 4, at.NERVE_Y))
    if picture.other_flow:
        bed = (1 - picture.cgrp_share) * at.ROADS
        boxes.append(Box(at.WEIR_RIGHT, 330, at.WEIR_RIGHT + bed, at.OTHER_TOP + bed))
        boxes.append(Box(770, at.OTHER_TOP, 1130, at.OTHER_TOP + bed))
    places = at.helper_places(len(picture.release_helpers))
    boxes += [Box(place.x - 22, place.y - 22, place.x + 22, place.y + 22) for place in places]
    return tuple(boxes)


def shown_helpers(picture: MigrainePicture, labels: tuple[Label, ...]) -> tuple[bool, ...]:
    """Which of the helpers may be drawn: one with a warning only where the warning stands beside it."""
    written = {label.id for label in labels}
    return tuple(not helper.warned or "warning" in written for helper in picture.release_helpers)


def _count_wishes(layout: StageLayout, picture: MigrainePicture, frame: Frame, texts: Texts) -> list[Wish]:
    """Days with an attack, big; or that no day has been run."""
    strip, today = at.day_box(layout, at.PAST_PLACES), at.day_box(layout, 0)
    middle, gap = (strip.top + strip.bottom) / 2, 8 * layout.pixel / layout.scale
    beside, outer = today.right + max(BESIDE_STRIP, 4 + gap), layout.right - gap
    heading = Words("days", texts.get("migraine.days"), 21, 500, "soft")
    wishes = [
        Wish(
            (*one_line(heading), *one_line(heading._replace(text=texts.get("migraine.days_short")))),
            (Anchor(layout.left + at.MARGIN, middle, hold=Hold.MIDDLE),),
            grows=0.3,
        )
    ]
    if not picture.has_days:
        said = texts.get("migraine.no_days"), texts.get("migraine.no_days_short")
        ways = tuple(one_line(Words("no_days", text, 21, 500, "soft"))[0] for text in said)
        there = Anchor((strip.left + today.right) / 2, middle, Align.MIDDLE, Hold.MIDDLE)
        return [*wishes, Wish(ways, (there,), grows=0.5)]
    number = Words("attack_days", str(picture.attack_days), 80, 700, "ink", tabular=True)
    about = texts.get("migraine.attack_day" if picture.attack_days == 1 else "migraine.attack_days")
    worded = Words("attack_days_word", about, 20, 500, "soft")
    for words, down, hold in ((number, 42, Hold.BASELINE), (worded, 52, Hold.TOP)):
        sides = Anchor(beside, strip.top + down, hold=hold), Anchor(outer, strip.top + down, Align.RIGHT, hold)
        wishes.append(Wish(one_line(words), sides, grows=0.3, family="count"))
    named = Words("today", texts.get("migraine.today"), 19, 500, "soft")
    above = tuple(Anchor(today.right + 4, today.top - up, Align.RIGHT) for up in (12, 9))
    wishes.append(Wish(one_line(named), above, grows=0.4))
    if picture.ghost is not GhostKind.NONE and picture.ghost_days != picture.attack_days:
        told = texts.get("migraine.ghost_days", name=ghost_word(frame, texts), value=picture.ghost_days)
        spots = tuple(Anchor(beside, layout.bottom - up) for up in (10, 8, 6))
        wishes.append(Wish(one_line(Words("ghost_days", told, 18, 500, "soft")), spots, grows=0.3))
    return wishes


def _main_wishes(layout: StageLayout, picture: MigrainePicture, texts: Texts) -> list[Wish]:
    """The few names that everyone is given."""

    def name(id_: str, size: float, role: str, weight: int = 600) -> Words:
        return Words(id_, texts.get(f"migraine.{id_}"), size, weight, role)

    crest = at.height(picture.line)
    line = name("line", 27, "migraine_word_water" if picture.level > picture.line + 40 else "ink", 700)
    drowned = picture.level > picture.line + 6
    beside = at.left_of_weir(layout)
    anchors = [Anchor(beside, crest + 14 + 6 * step, Align.RIGHT, Hold.TOP) for step in range(6)]
    above = [Anchor(beside, crest - 10 - 6 * step, Align.RIGHT) for step in range(6)]
    value = line._replace(id="line_value", text=str(picture.line_of_100), size=36, tabular=True)
    wishes = [
        Wish((((line, value),), ((line,),)), tuple(anchors if drowned else (*above, *anchors)), grows=0.3),
        Wish(
            one_line(name("trigeminal", 23, "word_in")),
            _nerve_spots(picture),
            grows=0.6,
        ),
        Wish(
            one_line(name("cgrp", 26, "migraine_word_cgrp", 700)),
            tuple(Anchor(x, y) for x, y in ((884, 410), (884, 420), (892, 430), (884, 440))),
            grows=0.6,
            family="names",
        ),
        Wish(
            one_line(name("to_brain", 23, "ink")),
            tuple(Anchor(layout.right - at.MARGIN, y, Align.RIGHT) for y in (508, 518, 528, 538, 548)),
            grows=0.6,
            family="names",
        ),
    ]
    road = (1 - picture.cgrp_share) * at.ROADS
    if road >= 1:
        below = at.OTHER_TOP + road
        middle = at.other_y(picture.cgrp_share)
        within = [Anchor(x, middle, hold=Hold.MIDDLE) for x in (570, 552)] if road >= ROOMY_ROAD else []
        spots = (*within, *(Anchor(x, below + 12, hold=Hold.TOP) for x in (570, 660, 540)))
        covered = within and picture.other_flow * at.ROADS > ROOMY_ROAD
        role = "migraine_other_mark" if covered else "migraine_word_other"
        wishes.append(Wish(one_line(name("other_roads", 23, role)), spots, grows=0.6, family="names"))
    if picture.line_at_first - picture.line >= WORN_FROM:
        spots = tuple(Anchor(x, y, Align.MIDDLE) for x, y in ((600, 96), (600, 90), (620, 80)))
        wishes.append(Wish(one_line(name("worn", 22, "migraine_word_kindle")), spots, grows=0.5))
    return wishes


def _nerve_spots(picture: MigrainePicture) -> tuple[Anchor, ...]:
    """Where the trigeminal nerve's name may stand: below its stem, clear of its outline, or above."""
    left, half = at.stem(picture.cgrp_share)
    under, over = at.NERVE_Y + half + 18, at.NERVE_Y - half - 20
    downs = [y for y in (under + 6 * step for step in range(16)) if y < LOWEST_NAME]
    spots = [Anchor(left + away, y, hold=Hold.TOP) for y in downs for away in (8, 2, 24)]
    return (*spots, *(Anchor(666, over - up, Align.RIGHT) for up in (0, 8, 20)))


def _warning_wishes(picture: MigrainePicture, texts: Texts) -> list[Wish]:
    """The warning beside what must not be shown without it."""
    places = at.helper_places(len(picture.release_helpers))
    warned = [place for helper, place in zip(picture.release_helpers, places, strict=True) if helper.warned]
    if not warned:
        return []
    words = Words("warning", texts.get("migraine.liver"), 19, 600, "warning")
    short = words._replace(text=texts.get("migraine.liver_short"))
    last, under = places[-1], places[0].y + 26
    spots = [Anchor(warned[0].x + 24, under + more, Align.RIGHT, Hold.TOP) for more in (0, 3, 6)]
    beside = [Anchor(last.x - 30, last.y + more, Align.RIGHT) for more in (6, 16, -2)]
    return [Wish((*one_line(words), *one_line(short)), (*spots, *beside), grows=0.3)]


def _ghost_wishes(layout: StageLayout, picture: MigrainePicture, frame: Frame, texts: Texts) -> list[Wish]:
    """Whose the outline at the line, or else at the level, is."""
    if picture.ghost is GhostKind.NONE:
        return []
    drowned = picture.level > min(picture.ghost_line, picture.line)
    words = Words("ghost", ghost_word(frame, texts), 18, 500, "migraine_word_water" if drowned else "soft")
    if picture.ghost_line != picture.line:
        y = at.height(picture.ghost_line)
        beside = [Anchor(at.WEIR_RIGHT + 14, y + more) for more in (6, -8, -20, -34, 24)]
        spots = (*beside, *(Anchor(at.WEIR_LEFT - 14, y + more, Align.RIGHT) for more in (-8, 24, 40)))
    elif picture.ghost_level != picture.level:
        y = at.height(picture.ghost_level)
        spots = tuple(Anchor(layout.left + GHOST_FROM + 6, y + more) for more in (-8, -12, -16, 22, 32))
    else:
        return []
    return [Wish(one_line(words), spots, grows=0.3)]


def _secondary_wishes(texts: Texts) -> list[Wish]:
    """Names that wait for the pointer unless one knows the field."""
    spots = {
        "vessel": tuple(Anchor(x, y) for x, y in ((1230, 26), (1230, 22), (1330, 24))),
        "neighbour": tuple(Anchor(1216, y, hold=Hold.TOP) for y in (508, 520, 532, 542)),
        "inflammation": tuple(Anchor(1386, y, Align.MIDDLE) for y in (338, 334, 330)),
        "release_site": (Anchor(676, 188, Align.RIGHT), Anchor(670, 200, Align.RIGHT)),
    }
    return [
        Wish(one_line(Words(id_, texts.get(f"migraine.{id_}"), 20, 500, "soft")), anchors, family="secondary")
        for id_, anchors in spots.items()
    ]


def _legend_wishes(layout: StageLayout, picture: MigrainePicture, texts: Texts, words: StageWords) -> list[Wish]:
    """What stands for what, and what is not drawn: as much of it as has room."""
    del words
    parts = ["full" if picture.full else "stars", "marks", "vessel_note", "drift", "not_drawn"]
    said = [texts.get(f"migraine.legend.{part}") for part in parts]
    ways = [one_line(Words("legend", line, 17, 400, "dim"))[0] for line in legend_lines(said, texts)]
    spots = tuple(Anchor(layout.left + at.MARGIN, layout.bottom - up) for up in (16, 12, 9))
    return [Wish(tuple(ways), spots, grows=0.2)]
