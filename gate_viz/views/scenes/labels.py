"""Labels: words at a place, and how places and sizes are found that keep off the picture and off each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.theme import Theme, font

SMALLER = 0.93
"""Step by which words shrink until there is room [1]."""
SMALLEST = 0.7
"""Least size of words whose usual size has no room, against that size; never below what can be read [1]."""
CAPITALS = 0.73
"""Height of capitals, against the size of the letters [1]."""
GAP = 0.22
"""Between words of different sizes in one line, against the smaller size [1]."""


class Align(Enum):
    """Which part of a label its x names."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: baseline at ``y``; ``size_px`` is the height of the em."""

    id: str
    text: str
    x: float
    y: float
    size_px: float
    weight: int
    role: str
    align: Align = Align.LEFT
    tabular: bool = False

    @property
    def left(self) -> float:
        """Where the words begin [px]."""
        if self.align is Align.LEFT:
            return self.x
        metrics = QFontMetricsF(font(self.size_px, self.weight, tabular=self.tabular))
        return self.x - float(self.align.value) * metrics.horizontalAdvance(self.text)

    def rect(self) -> QRectF:
        """Box that the words fill [px]."""
        metrics = QFontMetricsF(font(self.size_px, self.weight, tabular=self.tabular))
        width, capitals = metrics.horizontalAdvance(self.text), metrics.capHeight()
        # Numbers have nothing below their line.
        below = 0.04 if self.tabular else 0.28
        return QRectF(self.x - self.align.value * width, self.y - 1.02 * capitals, width, (1.02 + below) * capitals)


def paint_label(painter: QPainter, label: Label, theme: Theme) -> None:
    """Draw a label.

    Parameters
    ----------
    painter : QPainter
        An active painter in device pixels.
    label : Label
        Words and place.
    theme : Theme
        Colours by role.
    """
    paint_words(painter, label, theme, QPointF(label.left, label.y))


def paint_words(painter: QPainter, label: Label, theme: Theme, start: QPointF) -> None:
    """Draw a label's words from another point than its own; parameters as for ``paint_label``."""
    painter.setFont(font(label.size_px, label.weight, tabular=label.tabular))
    painter.setPen(theme.colour(label.role))
    painter.drawText(start, label.text)


class Words(NamedTuple):
    """Words of one look: ``size`` is the height of the em at usual text size [design units]."""

    id: str
    text: str
    size: float
    weight: int
    role: str
    tabular: bool = False


class Icon(NamedTuple):
    """A shape beside words."""

    glyph_id: str
    place: Place


class Wording(NamedTuple):
    """All words on the stage, and the shapes that stand beside some of them."""

    labels: tuple[Label, ...]
    icons: tuple[Icon, ...]


class Hold(Enum):
    """Which height of its lines an anchor holds."""

    BASELINE = "baseline of the first"
    TOP = "top of the capitals of the first"
    LAST = "baseline of the last"
    MIDDLE = "middle of all"


class Anchor(NamedTuple):
    """Where a label may stand [design units]."""

    x: float
    y: float
    align: Align = Align.LEFT
    hold: Hold = Hold.BASELINE


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that want a place: ``ways`` are lines of words, the best first; the first anchor with room is taken.

    Wishes of one ``family`` get one size; ``grows`` says how far they follow the viewer's text size at most, 0-1.
    """

    ways: tuple[tuple[tuple[Words, ...], ...], ...]
    anchors: tuple[Anchor, ...]
    family: str = ""
    grows: float = 1.0
    leading: float = 1.22
    """From line to line, against the size of the letters [1]."""
    one_size: bool = False
    """Whether it is rather left out than written smaller or larger than the others of its family."""
    off_picture: bool = True
    """Whether it keeps off cells, receptors and dots as well as off other words."""


def one_line(words: Words) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    """The only way to write words that have one line and one look."""
    return (((words,),),)


Free = Callable[[Box], bool]
"""Whether nothing of a scene's picture lies in a box or close to it."""


def anywhere(box: Box) -> bool:
    """Every box is free: for scenes whose picture is given as boxes alone."""
    del box
    return True


@lru_cache(maxsize=64)
def arrange(
    layout: StageLayout, wishes: tuple[Wish, ...], taken: tuple[Box, ...] = (), is_free: Free = anywhere
) -> tuple[Label, ...]:
    """Places and sizes for all wishes: as large as the viewer wants, or else as large as there is room for.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    wishes : tuple of Wish
        The most important first.
    taken : tuple of Box
        Other boxes to keep off [design units].
    is_free : callable
        Says where the picture leaves room for words that keep off it.

    Returns
    -------
    tuple of Label
        In device pixels.

    Notes
    -----
    Families are placed one after the other, each at the largest size at which all its members find room together. Where
    there is none, each member is placed for itself, and one without any room is left out: its structure still says its
    name when it is pointed at.
    """
    boxes = [layout.rect(*box) for box in taken]
    at = _Room(layout, is_free)
    labels: list[Label] = []
    for family in dict.fromkeys(wish.family or wish.ways[0][0][0].id for wish in wishes):
        members = [wish for wish in wishes if (wish.family or wish.ways[0][0][0].id) == family]
        found = _together(at, members, boxes)
        labels += found
        boxes += [label.rect() for label in found]
    return tuple(labels)


def arrange_numbers(
    layout: StageLayout, wishes: Sequence[Wish], taken: tuple[Box, ...] = (), is_free: Free = anywhere
) -> tuple[Label, ...]:
    """Places and sizes that hold for any digits, so that labels stay where they are while numbers change.

    Parameters
    ----------
    layout, wishes, taken, is_free
        As for ``arrange``.

    Returns
    -------
    tuple of Label
        In device pixels, with the words that were wished for.
    """
    said = {
        (each.id, _any_digits(each.text)): each.text
        for wish in wishes
        for way in wish.ways
        for line in way
        for each in line
    }
    general = tuple(replace(wish, ways=_ways_with_any_digits(wish)) for wish in wishes)
    placed = arrange(layout, general, taken, is_free)
    return tuple(replace(label, text=said[label.id, label.text]) for label in placed)


def _any_digits(text: str) -> str:
    """The same text with every digit as wide as any."""
    return re.sub(r"\d", "0", text)


def _ways_with_any_digits(wish: Wish) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    return tuple(
        tuple(tuple(words._replace(text=_any_digits(words.text)) for words in line) for line in way)
        for way in wish.ways
    )


class _Room(NamedTuple):
    """Where words may stand."""

    layout: StageLayout
    is_free: Free


def _together(at: _Room, wishes: Sequence[Wish], boxes: Sequence[QRectF]) -> list[Label]:
    """Labels of a family at one size, or each at its own where that cannot be."""
    size = at.layout.text_scale
    while size > SMALLEST:
        placed = _at_size(at, wishes, boxes, size)
        if placed is not None:
            return placed
        size *= SMALLER
    labels: list[Label] = []
    if len(wishes) > 1 and all(wish.one_size for wish in wishes):
        with_room = [wish for wish in wishes if _together(at, [wish], boxes)]
        return _together(at, with_room, boxes) if len(with_room) < len(wishes) else []
    if len(wishes) > 1:
        for wish in wishes:
            labels += _together(at, [wish], [*boxes, *(label.rect() for label in labels)])
    return labels


def _at_size(at: _Room, wishes: Sequence[Wish], boxes: Sequence[QRectF], size: float) -> list[Label] | None:
    labels: list[Label] = []
    for wish in wishes:
        larger = min(size, 1 + (at.layout.text_scale - 1) * wish.grows)
        there = [*boxes, *(label.rect() for label in labels)]
        tries = (_lines(at.layout, way, anchor, larger, wish.leading) for way in wish.ways for anchor in wish.anchors)
        found = next((lines for lines in tries if _fit(at, lines, there, wish.off_picture)), None)
        if found is None:
            return None
        labels += found
    return labels


def _fit(at: _Room, labels: Sequence[Label], boxes: Sequence[QRectF], off_picture: bool) -> bool:
    return all(_has_room(at, label.rect(), boxes, off_picture) for label in labels)


def _has_room(at: _Room, rect: QRectF, boxes: Sequence[QRectF], off_picture: bool) -> bool:
    layout = at.layout
    edge, gap = 6 * layout.pixel, 3 * layout.pixel
    if not QRectF(edge, 0, layout.width - 2 * edge, layout.height).contains(rect):
        return False
    wide = rect.adjusted(-2 * gap, -gap, 2 * gap, gap)
    if any(wide.intersects(box) for box in boxes):
        return False
    return not off_picture or at.is_free(
        Box(
            layout.left + rect.left() / layout.scale,
            layout.top + rect.top() / layout.scale,
            layout.left + rect.right() / layout.scale,
            layout.top + rect.bottom() / layout.scale,
        )
    )


def _lines(
    layout: StageLayout, lines: Sequence[Sequence[Words]], anchor: Anchor, larger: float, leading: float
) -> list[Label]:
    """Labels of some lines of words at an anchor."""
    x, y = layout.x(anchor.x), layout.y(anchor.y)
    heights = [max(layout.text_px(words.size, larger) for words in line) for line in lines]
    below = leading * sum(heights[1:])
    if anchor.hold is Hold.TOP:
        y += CAPITALS * heights[0]
    elif anchor.hold is Hold.LAST:
        y -= below
    elif anchor.hold is Hold.MIDDLE:
        y += (CAPITALS * heights[0] - below) / 2
    labels: list[Label] = []
    for number, line in enumerate(lines):
        if number:
            y += leading * heights[number]
        labels += _in_a_row(layout, line, x, y, anchor.align, larger)
    return labels


def _in_a_row(
    layout: StageLayout, line: Sequence[Words], x: float, y: float, align: Align, larger: float
) -> list[Label]:
    row: list[Label] = []
    right = 0.0
    for words in line:
        size = layout.text_px(words.size, larger)
        if row:
            right += GAP * min(size, row[-1].size_px)
        label = Label(words.id, words.text, right, y, size, words.weight, words.role, Align.LEFT, words.tabular)
        right += label.rect().width()
        row.append(label)
    return [replace(label, x=label.x + x - align.value * right) for label in row]
