"""How design units (1580 × 690 for every scene) become pixels of one stage.

The middle of a scene keeps its proportions. A wider stage shows more on both sides; a narrower one crops its ends a
little and gains height.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

WIDTH = 1580.0
HEIGHT = 690.0
NARROWEST = 1500.0
"""Least width that is always shown: with less, words in the corners would meet the cells."""
ROOM_FOR_LARGER_TEXT = 240.0
"""How much more width is shown where letters are twice their usual size: the drawing makes room for them."""

CENTRE_X = 790.0

SMALLEST_TEXT_PX = 12.0
SMALLEST_TEXT = 14.9
"""Least height of letters: 18 px where the stage fills a projector's 1920 px [design units]."""
SECONDARY_FROM = 0.72
"""Scale from which secondary labels are shown; below it they wait for the pointer."""
SECONDARY_TEXT_UP_TO = 1.2
"""Text scale up to which there is room for secondary labels [1]."""
CRAMPED_BELOW_PX = 165.0
"""Height of a stage, at usual text size, below which it shows the main numbers and names alone [px]."""


class Box(NamedTuple):
    """A rectangle between two corners [design units]."""

    left: float
    top: float
    right: float
    bottom: float


class Place(NamedTuple):
    """Where a glyph stands: position, size and clockwise turn [design units, degrees]."""

    x: float
    y: float
    scale: float
    rotation: float = 0.0

    def beside(self, across: float, inward: float) -> tuple[float, float]:
        """Point given in the glyph's own directions: along the membrane and into the cell [glyph units]."""
        turn = radians(self.rotation)
        along, into = across * self.scale, inward * self.scale
        return self.x + along * cos(turn) - into * sin(turn), self.y + along * sin(turn) + into * cos(turn)


@dataclass(frozen=True, slots=True)
class StageLayout:
    """How design units become pixels of one stage.

    ``scale`` is pixels per design unit; ``left`` … ``bottom`` are the stage's edges in design units; ``pixel`` is the
    number of device pixels in one pixel of the screen's own measure; ``text_scale`` is how much larger than usual the
    viewer wants words.
    """

    width: float
    height: float
    pixel: float
    scale: float
    left: float
    right: float
    top: float
    bottom: float
    text_scale: float = 1.0

    @staticmethod
    def fit(width: float, height: float, pixel: float = 1.0, text_scale: float = 1.0) -> StageLayout:
        """Layout that fills a stage without empty bars.

        Parameters
        ----------
        width, height : float
            Size of the stage [device px].
        pixel : float
            Device pixels per screen pixel.
        text_scale : float
            How much larger than usual words are to be, 1 to 2 [1].

        Returns
        -------
        StageLayout
            The fitted layout.
        """
        width, height = max(width, 1.0), max(height, 1.0)
        shown_width = max(NARROWEST + ROOM_FOR_LARGER_TEXT * (text_scale - 1), HEIGHT * width / height)
        scale = width / shown_width
        room = height / scale - HEIGHT
        return StageLayout(
            width=width,
            height=height,
            pixel=pixel,
            scale=scale,
            left=CENTRE_X - shown_width / 2,
            right=CENTRE_X + shown_width / 2,
            top=-0.45 * room,
            bottom=HEIGHT + 0.55 * room,
            text_scale=text_scale,
        )

    def x(self, design_x: float) -> float:
        """Horizontal position [px]."""
        return (design_x - self.left) * self.scale

    def y(self, design_y: float) -> float:
        """Vertical position [px]."""
        return (design_y - self.top) * self.scale

    def point(self, design_x: float, design_y: float) -> QPointF:
        """Position [px]."""
        return QPointF(self.x(design_x), self.y(design_y))

    def rect(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """Rectangle between two corners given in design units [px]."""
        return QRectF(self.point(left, top), self.point(right, bottom))

    def text_px(self, design_size: float, larger: float = 1.0) -> float:
        """Height of letters, times ``larger``: never below what can be read [px]."""
        # Where the drawing makes room for larger words it is smaller itself; what can be read is not.
        shrunk = max(1.0, (self.right - self.left) / WIDTH) if self.text_scale > 1.0 else 1.0
        smallest = max(SMALLEST_TEXT_PX * self.pixel, SMALLEST_TEXT * self.scale * shrunk)
        return max(max(design_size * self.scale, smallest) * larger, smallest)

    @property
    def is_cramped(self) -> bool:
        """Whether the stage is so low for the viewer's letters that only the main numbers and names have room."""
        return self.height / self.pixel < CRAMPED_BELOW_PX * self.text_scale

    @property
    def shows_secondary(self) -> bool:
        """Whether there is room for secondary labels."""
        return self.scale / self.pixel >= SECONDARY_FROM and self.text_scale <= SECONDARY_TEXT_UP_TO
