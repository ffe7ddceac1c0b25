"""What stands still on the stage: one kept picture, of which only that is painted anew which has changed.

While a readout moves, most of a scene stays as it is. A scene therefore lists its parts with what each depends on and
where it lies. Where a part has changed, everything that lies there is painted again, in its order and cut to that
place: the picture is the same as if all of it were new.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from gate_viz.views.glyphs import Standing
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.stage_layout import Box

MARGIN_PX = 2
"""Added round every part's box: soft edges reach over into the next pixel."""


class Part(NamedTuple):
    """Something that stands on the stage: ``look`` is all that it depends on besides theme and layout.

    ``box`` is all that it may cover [design units], or None where it covers the stage. Names are its own in a scene.
    """

    name: Hashable
    look: Hashable
    box: Box | None
    draw: Callable[[Canvas], None]


def paint_standing(canvas: Canvas, kind: str, look: Hashable, parts: Callable[[], Iterable[Part]]) -> None:
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
        for part in parts():
            part.draw(canvas)
        return
    layout = canvas.layout
    key = (kind, canvas.theme.name, layout)
    standing = canvas.glyphs.standing(key, round(layout.width), round(layout.height))
    if standing.look != look:
        _renew(canvas, standing, tuple(parts()))
        standing.look = look
    canvas.painter.drawPixmap(0, 0, standing.pixmap)


def _renew(canvas: Canvas, standing: Standing, parts: Sequence[Part]) -> None:
    """Paint anew what lies where a part has changed, come or gone."""
    whole = standing.pixmap.rect()
    rects = {part.name: _rect(canvas, part.box).intersected(whole) for part in parts}
    now = {part.name: (part.look, rects[part.name]) for part in parts}
    before, standing.parts, standing.look = standing.parts, {}, None
    changed = QRegion() if before else QRegion(whole)
    for name in {**before, **now}:
        old, new = before.get(name), now.get(name)
        if old != new:
            for each in (old, new):
                if each is not None:
                    changed += each[1]
    painter = QPainter(standing.pixmap)
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRegion(changed)
        to = canvas.on(painter)
        for part in parts:
            if changed.intersects(rects[part.name]):
                part.draw(to)
    finally:
        painter.end()
    # Only now: what was left half painted by an error is painted again.
    standing.parts = now


def _rect(canvas: Canvas, box: Box | None) -> QRect:
    if box is None:
        return QRect(0, 0, round(canvas.layout.width), round(canvas.layout.height))
    rect = canvas.layout.rect(*box).toAlignedRect()
    return rect.adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX)


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
        yield Part(("word", label.id, label.x, label.y), label, box, lambda to, label=label: to.label(label))  # type: ignore[misc]


@lru_cache(maxsize=512)
def _reach(label: Label) -> tuple[float, float, float, float]:
    """All that a label's letters may cover [px]: asking the font each time would take long."""
    words: QRectF = label.rect()
    more = 0.4 * label.size_px
    return words.left() - more, label.y - 1.2 * label.size_px, words.right() + more, label.y + 0.5 * label.size_px
