"""Words of a pill's way: which medicines are on, how much of one there is and why, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.counting import half_up
from gate_viz.views.scenes.labels import Align, Anchor, Wish, Words, one_line
from gate_viz.views.scenes.path_picture import PathPicture, Pill
from gate_viz.views.scenes.stage_layout import Box

MEDICINE, SECOND_MEDICINE = "pill_name", "second_pill_name"
ABOVE_BLOOD = (522.0, 897.0)
"""Left and right end of what is said above the blood [design units]."""
BADGE = "\u2003 "
SECOND_BADGE = "\u2002" + BADGE
"""Room for the medicine's own shape before its name."""
TAKEN_BY_THE_INSET = Box(at.INSET[0] - 46, at.INSET[1] - 46, at.INSET[0] + 46, at.INSET[1] + 46)


def taken_by_the_pill(picture: PathPicture) -> Iterable[Box]:
    """Where no words may stand while a medicine is on: the round picture, and what bouncers send back.

    Parameters
    ----------
    picture : PathPicture
        For the medicine.
    """
    pill = picture.pill
    if pill is None:
        return
    if pill.target:
        yield TAKEN_BY_THE_INSET
    if pill.meets_bouncers and pill.bouncers_count:
        yield from (Box(x - 94, y - 12, x, y + 22) for x, y in at.BOUNCERS[: picture.bouncers])


def way_wishes(picture: PathPicture, catalogue: Catalogue) -> list[Wish]:
    """The medicine's name, what of it is in the blood and why, and what works on it.

    Parameters
    ----------
    picture : PathPicture
        For the medicine.
    catalogue : Catalogue
        The words, and the medicines' names.
    """
    texts, pill = catalogue.texts, picture.pill
    if pill is None:
        return []
    place = "path.brain" if pill.told_of_brain else "path.blood"
    level = Words("blood", texts.get(place, value=half_up(100 * pill.told_level)), 24, 700, "ink", True)
    cutters = Words("cutters", texts.get("path.cutters"), 20, 600, "on_nerve")
    other = Words("other_cutters", texts.get("path.other_cutters"), 20, 600, "on_nerve")
    first = ABOVE_BLOOD[0]
    wishes = [
        Wish(one_line(level), (Anchor(first, 80), Anchor(first, 84)), grows=0.3),
        Wish(_named(pill, catalogue), tuple(Anchor(first, y) for y in (42, 36, 30)), grows=0.3),
    ]
    if pill.causes:
        cause = Words("cause", texts.get(f"path.cause.{pill.causes[0]}"), 20, 600, "path_word_gate")
        beside = (Anchor(ABOVE_BLOOD[1], 80, Align.RIGHT), Anchor(540, 234), Anchor(540, 242))
        wishes.append(Wish(one_line(cause), beside, grows=0.3))
    return [
        *wishes,
        Wish(one_line(cutters), tuple(Anchor(312, y, Align.MIDDLE) for y in (104, 112)), "enzymes", 0.0),
        Wish(one_line(other), tuple(Anchor(452, y, Align.MIDDLE) for y in (104, 112)), "enzymes", 0.0),
    ]


def _named(pill: Pill, catalogue: Catalogue) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    """Up to two medicines by name and the number of the others: whole names where there is room."""
    names = [catalogue.drugs[id_].control.name for id_ in (pill.drug_id, *pill.others[:1])]
    more = len(pill.others) - 1
    rest = (Words("pill_more", catalogue.texts.get("path.more", count=more), 24, 600, "soft"),) if more > 0 else ()

    def line(*said: str) -> tuple[tuple[Words, ...], ...]:
        ids = (MEDICINE, SECOND_MEDICINE)
        badges = (BADGE, SECOND_BADGE)
        named = (Words(id_, badge + name, 24, 600, "ink") for id_, badge, name in zip(ids, badges, said, strict=False))
        return ((*named, *rest),)

    short = [catalogue.drugs[id_].class_name for id_ in (pill.drug_id, *pill.others[:1])]
    ways = [line(*names), line(names[0], *short[1:]), line(*short)]
    if len(short) > 1:
        # A name of its own: numbers are looked up by name, whatever their digits.
        others = Words("pill_others", catalogue.texts.get("path.more", count=len(pill.others)), 24, 600, "soft")
        ways.append(((Words(MEDICINE, BADGE + short[0], 24, 600, "ink"), others),))
    return tuple(dict.fromkeys(ways))


def held_wishes(picture: PathPicture, texts: Texts) -> list[Wish]:
    """Which share of its target the medicine holds.

    Parameters
    ----------
    picture : PathPicture
        For the medicine.
    texts : Texts
        The words.
    """
    pill, (x, y) = picture.pill, at.INSET
    if pill is None or not pill.target:
        return []
    held = Words("held", texts.get("path.held", value=half_up(100 * pill.held)), 22, 700, "ink", True)
    return [Wish(one_line(held), tuple(Anchor(x, y + below, Align.MIDDLE) for below in (70, 76, 104)), grows=0.3)]


def bar_wishes(picture: PathPicture, texts: Texts) -> list[Wish]:
    """What the bars compare, and their names and numbers; parameters as for ``held_wishes``."""
    pill, right = picture.pill, Align.RIGHT
    if pill is None or not pill.differs:
        return []
    x, y = at.BARS
    end = Anchor(x + at.LONGEST_BAR + 66, y - 4, right)
    wishes = [
        Wish(one_line(Words("bars", texts.get("path.bars"), 19, 600, "soft")), (Anchor(x, y - 4), end), grows=0.3)
    ]
    for number, (id_, level) in enumerate((("bar_person", pill.told_level), ("bar_usual", pill.dose))):
        middle = y + at.BARS_APART * (number + 0.6) + 6
        named = Words(id_, texts.get(f"path.{id_}"), 18, 500, "soft")
        value = Words(f"{id_}_level", texts.get("scene.percent", value=half_up(100 * level)), 18, 600, "ink", True)
        wishes.append(Wish(one_line(named), (Anchor(x - 12, middle, right),), "bars", 0.3))
        wishes.append(Wish(one_line(value), (Anchor(x + at.LONGEST_BAR + 14, middle),), "bars", 0.3))
    return wishes
