"""Where everything of the gate stands, in design units (1580 × 690), and how that is fitted into a stage.

The junction keeps its proportions. A wider stage shows longer nerves; a narrower one crops their ends a little and
gains height, and what belongs to a corner (small body, names of the brain's transmitters, gate number) goes with it.
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
BASELINE_Y = 454.0
"""Line on which spikes travel in both nerves."""

BODIES = QRectF(-940, -740, 3460, 2170)
"""View box of the static bodies' files."""

SMALLEST_TEXT_PX = 12.0
SECONDARY_FROM = 0.72
"""Scale from which secondary labels are shown; below it they wait for the pointer."""
SECONDARY_TEXT_UP_TO = 1.2
"""Text scale up to which there is room for secondary labels [1]."""
CRAMPED_BELOW_PX = 165.0
"""Height of a stage, at usual text size, below which it shows the main numbers and names alone [px]."""


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


AMPA = Place(868, 266, 0.80, -52)
NMDA = tuple(Place(859, y, 0.90, -90) for y in (335, 405, 475, 545))
NMDA_TOP, NMDA_BOTTOM = 300.0, 580.0
"""Where the row of NMDA pores begins and ends [design units]."""
NK1 = Place(871, 606, 0.76, -126)
GABA_A = Place(950, 230, 0.94)
ALPHA2_SECOND = Place(1086, 232, 0.78)
HT3 = Place(1158, 232, 0.78)
D2 = Place(1222, 251, 0.70, 28)
MU_SECOND = Place(956, 625, 0.62, 180)
MU_FIRST = Place(480, 288, 0.70, -26)
ALPHA2_FIRST = Place(566, 264, 0.72, 4)
HT1 = Place(632, 290, 0.72, 32)
MU_INTERNEURON = Place(584, 80, 0.62)
SERT = Place(1016, 100, 1.12, 185)
NET = Place(1224, 101, 1.12, 175)
SODIUM = (Place(196, 491, 0.52, 180), Place(316, 491, 0.52, 180))

GROWN = 1.5
"""How much larger a pump or receptor is drawn that a medicine holds [1]."""
GROWN_FROM = 0.3
"""Share held from which it has its full size: below, it grows with the share [1]."""
GROWING = (SERT, NET, GABA_A, MU_FIRST, MU_SECOND, MU_INTERNEURON)

GLUTAMATE_VESICLES = (
    (482, 398),
    (540, 376),
    (594, 400),
    (436, 444),
    (500, 460),
    (562, 434),
    (470, 520),
    (546, 498),
    (606, 470),
    (578, 548),
)
SUBSTANCE_P_VESICLES = ((518, 558),)
DOCKS = ((656, 378), (664, 436), (658, 494))
GABA_VESICLES = ((742, 96), (788, 78), (820, 112), (776, 126))
DESCENDING_VESICLES = {
    "norepinephrine": ((1172, 30), (1146, 71)),
    "serotonin": ((1092, 34), (1107, 73)),
    "dopamine": ((1132, 30),),
}
VESICLE_SCALE = {"first_nerve": 0.56, "interneuron": 0.42, "descending": 0.40}

FIRST_SPIKES_END = 404.0
SECOND_SPIKES_START = 1258.0
INTERNEURON_SPIKES = (436.0, 706.0, 118.0)
"""From, to and baseline of the marks in the interneuron's neck."""

RIBBONS_FROM = 892.0


@dataclass(frozen=True, slots=True)
class GateLayout:
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
    def fit(width: float, height: float, pixel: float = 1.0, text_scale: float = 1.0) -> GateLayout:
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
        GateLayout
            The fitted layout.
        """
        width, height = max(width, 1.0), max(height, 1.0)
        shown_width = max(NARROWEST + ROOM_FOR_LARGER_TEXT * (text_scale - 1), HEIGHT * width / height)
        scale = width / shown_width
        room = height / scale - HEIGHT
        return GateLayout(
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
        smallest = SMALLEST_TEXT_PX * self.pixel
        return max(max(design_size * self.scale, smallest) * larger, smallest)

    @property
    def is_cramped(self) -> bool:
        """Whether the stage is so low for the viewer's letters that only the main numbers and names have room."""
        return self.height / self.pixel < CRAMPED_BELOW_PX * self.text_scale

    @property
    def shows_secondary(self) -> bool:
        """Whether there is room for secondary labels."""
        return self.scale / self.pixel >= SECONDARY_FROM and self.text_scale <= SECONDARY_TEXT_UP_TO
