"""From one scene to the next: the picture zooms and fades into where the next one lies, or out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

PASSAGE_MS = 300.0
"""How long it takes [ms of wall time]."""
FIRST_STEP_MS = 16.0
"""The first step is a short one: the time that it took to draw the two pictures is not part of the way [ms]."""
OUTER_GROWS = 0.6
INNER_BEGINS = 0.72

LIES_AT = {
    ("path", "gate"): "gate",
    ("path", "pump"): "gate",
    ("path", "switch"): "immune",
    ("path", "migraine"): "brain",
    ("gate", "pump"): "descending",
    ("gate", "switch"): "first_nerve",
    ("pump", "switch"): "",
    ("pump", "migraine"): "",
    ("gate", "migraine"): "second_nerve",
}
"""The structure of the first scene at which the second lies; an empty one for the middle of the picture."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Two kept pictures of one size: ``inner`` lies at ``place`` [px] of ``outer``; ``inward`` says which way."""

    outer: QPixmap
    inner: QPixmap
    place: QPointF
    inward: bool
    gone_ms: float = 0.0

    @property
    def share(self) -> float:
        """How much of the way is behind [1]."""
        return min(1.0, self.gone_ms / PASSAGE_MS)

    def after(self, elapsed_ms: float) -> Passage | None:
        """The passage after some wall time [ms], or None where it is over."""
        step = min(elapsed_ms, FIRST_STEP_MS) if self.gone_ms == 0.0 else elapsed_ms
        gone_ms = self.gone_ms + max(0.0, step)
        return replace(self, gone_ms=gone_ms) if gone_ms < PASSAGE_MS else None

    def paint(self, painter: QPainter, bounds: QRectF) -> None:
        """Paint the present moment: one picture always covers the other's ground, so that nothing flashes."""
        depth = _smooth(self.share if self.inward else 1.0 - self.share)
        self._paint_one(painter, bounds, self.outer, 1.0 + OUTER_GROWS * depth, 1.0)
        if depth > 0.0:
            size = INNER_BEGINS + (1.0 - INNER_BEGINS) * (1.0 - (1.0 - depth) ** 3)
            self._paint_one(painter, bounds, self.inner, size, depth)

    def _paint_one(self, painter: QPainter, bounds: QRectF, picture: QPixmap, scale: float, opacity: float) -> None:
        painter.save()
        try:
            painter.setOpacity(opacity)
            painter.translate(self.place)
            painter.scale(scale, scale)
            painter.translate(-self.place)
            painter.drawPixmap(bounds.topLeft(), picture)
        finally:
            painter.restore()


def way_between(one: str, other: str) -> tuple[str, str, bool]:
    """Which scene of two holds the other, the structure at which it does, and whether the way leads inward.

    Parameters
    ----------
    one, other : str
        Where the way begins and ends.
    """
    if (other, one) in LIES_AT:
        return other, LIES_AT[other, one], False
    return one, LIES_AT.get((one, other), ""), True


def _smooth(share: float) -> float:
    return share * share * (3.0 - 2.0 * share)
