"""What stands still on the stage: one kept picture, of which only that is painted anew which has changed.

While a readout moves, most of a scene stays as it is. A scene therefore lists its parts with what each depends on and
where it lies. Where a part has changed, everything that lies there is painted again, in its order and cut to that
place: the picture is the same as if all of it were new.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from gate_viz.views.glyphs import REACH, Standing
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout

MARGIN_PX = 2
"""Added round every part's box: soft edges reach over into the next pixel."""


class Part(NamedTuple):
    """Something that stands on the stage: ``look`` is all that it depends on besides theme and layout.

    ``box`` is all that it may cover [design units], or None where it covers the stage; ``pieces`` say it more closely
    for what lies aslant in its box. Names are its own in a scene.
    """

    name: Hashable
    look: Hashable
    box: Box | None
    draw: Callable[[Canvas], None]
    pieces: tuple[Box, ...] = ()


class Group(NamedTuple):
    """Parts that take time to list: as long as ``look`` stays the same, they are what they were."""

    name: Hashable
    look: Hashable
    parts: Callable[[], Iterable[Part]]


def paint_standing(canvas: Canvas, kind: str, look: Hashable, parts: Callable[[], Iterable[Part | Group]]) -> None:
    """Paint all parts, the first one at the bottom.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    kind : str
        The scene's id.
    look : Hashable
        All that any part depends on: as long as it stays the same, the parts are not even listed.
    parts : callable
        Lists them; the first one covers the stage.
    """
    if canvas.is_vector:
        for part in _listed({}, parts()):
            part.draw(canvas)
        return
    layout = canvas.layout
    key = (kind, canvas.theme.name, layout)
    standing = canvas.glyphs.standing(key, round(layout.width), round(layout.height))
    if standing.look != look:
        _renew(canvas, standing, tuple(_listed(standing.groups, parts())))
        standing.look = look
    canvas.painter.drawPixmap(0, 0, standing.pixmap)


def _listed(before: dict[Hashable, tuple[Hashable, tuple[Part, ...]]], parts: Iterable[Part | Group]) -> Iterable[Part]:
    """Single parts, and those of groups: as they were where a group's look is as it was."""
    for each in parts:
        if isinstance(each, Part):
            yield each
            continue
        known = before.get(each.name)
        if known is None or known[0] != each.look:
            known = before[each.name] = each.look, tuple(each.parts())
        yield from known[1]


def _renew(canvas: Canvas, standing: Standing, parts: Sequence[Part]) -> None:
    """Paint anew what lies where a part has changed, come or gone."""
    now = {part.name: (part.look, part.pieces or (part.box,)) for part in parts}
    before, standing.parts, standing.look = standing.parts, {}, None
    changed = QRegion() if before else QRegion(standing.pixmap.rect())
    for name in before.keys() | now.keys():
        old, new = before.get(name), now.get(name)
        if old != new:
            for each in (old, new):
                for box in each[1] if each else ():
                    changed += _rect(canvas.layout, box)
    if not changed.isEmpty():
        _paint_within(canvas, standing, changed, parts)
    # Only now: what was left half painted by an error is painted again.
    standing.parts = now


def _paint_within(canvas: Canvas, standing: Standing, changed: QRegion, parts: Iterable[Part]) -> None:
    """Paint every part that reaches into a region, cut to it."""
    around = changed.boundingRect()
    layout = canvas.layout
    left, top = layout.left + around.left() / layout.scale, layout.top + around.top() / layout.scale
    right, bottom = left + around.width() / layout.scale, top + around.height() / layout.scale
    room = 2 * MARGIN_PX / layout.scale
    painter = QPainter(standing.pixmap)
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRegion(changed)
        to = canvas.on(painter)
        for part in parts:
            box = part.box
            if box is not None:
                if box.right + room < left or box.left - room > right:
                    continue
                if box.bottom + room < top or box.top - room > bottom or not changed.intersects(_rect(layout, box)):
                    continue
            part.draw(to)
    finally:
        painter.end()


def _rect(layout: StageLayout, box: Box | None) -> QRect:
    if box is None:
        return QRect(0, 0, round(layout.width), round(layout.height))
    rect = layout.rect(*box).toAlignedRect()
    return rect.adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX)


def around(points: Iterable[Sequence[float]], reach: float) -> Box:
    """Box round some points, ``reach`` beyond them [design units]."""
    across, down = zip(*points, strict=True)
    return Box(min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach)


def round_place(place: Place, reach: float) -> Box:
    """Box round a glyph's place [design units], ``reach`` in its own units to each side."""
    far = reach * place.scale
    return Box(place.x - far, place.y - far, place.x + far, place.y + far)


def glyph_part(name: Hashable, glyph_id: str, place: Place, opacity: float = 1.0) -> Part:
    """A part that is one glyph; parameters as for ``Canvas.glyph``."""
    draw = partial(Canvas.glyph, glyph_id=glyph_id, place=place, opacity=opacity)
    return Part(name, (glyph_id, place, opacity), round_place(place, REACH), draw)


def word_parts(canvas: Canvas, labels: Iterable[Label]) -> Iterable[Part]:
    """A part for each label.

    Parameters
    ----------
    canvas : Canvas
        For the layout.
    labels : iterable of Label
        Placed.
    """
    layout = canvas.layout
    for label in labels:
        left, top, right, bottom = _reach(label)
        box = Box(
            layout.left + left / layout.scale,
            layout.top + top / layout.scale,
            layout.left + right / layout.scale,
            layout.top + bottom / layout.scale,
        )
        yield Part(("word", label.id, label.x, label.y), label, box, partial(Canvas.label, label=label))


@lru_cache(maxsize=512)
def _reach(label: Label) -> tuple[float, float, float, float]:
    """All that a label's letters may cover [px]: asking the font each time would take long."""
    words: QRectF = label.rect()
    more = 0.4 * label.size_px
    return words.left() - more, label.y - 1.2 * label.size_px, words.right() + more, label.y + 0.5 * label.size_px
