"""Where everything of the switch stands, in design units."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, copysign, cos, degrees, sin
from typing import NamedTuple

from gate_viz.views.scenes.stage_layout import Box, Place

DRIVERS = ("gut_permeability", "infection", "sleep_loss", "environment", "blood_sugar")
"""Controls that feed inflammation, from the top pipe to the bottom one."""
PIPE_Y = (86.0, 198.0, 310.0, 422.0, 534.0)
PIPE_END = 188.0
PIPE_HALF = 43.0
MOUTH_HALF = 13.0
"""Half the width of a pipe's round mouth, seen from the side."""
WIDEST_JET = 52.0

FIELD = Box(228, 72, 412, 612)
"""Where cytokines drift: between the pipes and the cell."""


class Oval(NamedTuple):
    """A rounded shape between an ellipse and a rectangle: the larger ``power``, the squarer."""

    x: float
    y: float
    across: float
    down: float
    power: float

    def at(self, angle: float, grow: float = 0.0) -> tuple[float, float]:
        """Point on its edge, ``grow`` outside it."""
        c, s, turn = cos(angle), sin(angle), 2 / self.power
        x = self.x + (self.across + grow) * copysign(abs(c) ** turn, c)
        return x, self.y + (self.down + grow) * copysign(abs(s) ** turn, s)


CELL = Oval(776, 330, 330, 292, 3.3)
NUCLEUS = Oval(907, 326, 170, 246, 2.9)


def _left_edge(y: float, scale: float) -> Place:
    """Place of a receptor in the cell's left membrane, turned with it."""
    above = (y - CELL.y) / CELL.down
    x = (1 - abs(above) ** CELL.power) ** (1 / CELL.power)
    slope = CELL.power - 1
    inward = atan2(-copysign(abs(above) ** slope / CELL.down, above), x**slope / CELL.across)
    return Place(CELL.x - CELL.across * x, y, scale, degrees(inward) - 90)


RECEPTOR_Y = (122.0, 230.0, 338.0, 446.0)
RECEPTORS = tuple(_left_edge(y, 0.83) for y in RECEPTOR_Y)
"""Receptors with their two JAKs, from the top one, which a medicine locks first, to the bottom one."""
PRONGS = _left_edge(542.0, 0.92)
"""The receptor of the NF-kB road."""
JAK_IN = 46.0
"""How far behind its receptor a pair of JAKs lies [glyph units]."""
DOCK_OUT = 56.0
"""How far before its receptor a cytokine docks [glyph units]."""
PRONGS_DOCK = 40.0

STAT_PORE = (738.0, 330.0)
NFKB_PORE = (770.0, 500.0)
Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


def _lane(place: Place) -> Curve:
    x, y = place.beside(0, 64)
    further = place.beside(0, 150)
    return (x, y), further, (636, STAT_PORE[1]), (STAT_PORE[0] + 8, STAT_PORE[1])


LANES = tuple(_lane(place) for place in RECEPTORS)
"""Roads that STATs walk from the JAKs to the nucleus."""
LANE_WIDTH = 56.0
NFKB_LANE: Curve = (PRONGS.beside(0, 16), (588, 580), (690, 564), (NFKB_PORE[0] + 6, NFKB_PORE[1] - 6))
NFKB_WIDTH = 48.0
TO_ANTI: Curve = ((768, 322), (792, 318), (764, 252), (784, 240))
TO_PRO: Curve = ((768, 340), (792, 344), (764, 412), (784, 424))
NFKB_TO_PRO: Curve = ((780, 484), (784, 474), (774, 460), (788, 454))


class Gauge(NamedTuple):
    """A helix in its track: left edge, top, length and height."""

    x: float
    y: float
    length: float
    height: float


def corners(gauge: Gauge) -> tuple[tuple[float, float], tuple[float, float]]:
    """Upper left and lower right corner of a helix's track [design units]."""
    return (gauge.x, gauge.y), (gauge.x + gauge.length, gauge.y + gauge.height)


ANTI = Gauge(806, 196, 236, 66)
PRO = Gauge(806, 404, 236, 66)
WHOLE = 4.0
"""What a helix lit from end to end makes [× a healthy person without medicine]."""
MOST = 9.0
"""Beyond this no more is told apart [× a healthy person]."""
TICK_DOWN = 24.0
"""How far the tick of a healthy person reaches below a track, to its word."""
GHOST_GAP, GHOST_DEPTH = 5.0, 12.0
"""From a track to the ghost's bracket below it, and how deep that reaches."""

ANTI_WAY: Curve = ((1070, 229), (1122, 236), (1136, 150), (1204, 158))
PRO_WAY: Curve = ((1070, 437), (1126, 434), (1122, 522), (1202, 490))
"""Ways of what the genes make, to the first nerve's ending."""

NERVE_Y = 322.0
NERVE_TOP, NERVE_BOTTOM = 240.0, 404.0
KNOB = (1322.0, 296.0)
KNOB_RADIUS = 42.0
LOUDEST = 2.0
"""Gain at which the knob is turned wholly up."""
COX = Place(1313, 424, 0.78, 0)
COX_ARROW = Place(1322, 371, 0.9, 180)
COX_NAME = (1266.0, 421.0)
"""Right end of its name, in the bay between two tips of the nerve."""
SPIKES_FROM = 1392.0
BASELINE_Y = 346.0

LIST_LEFT = 1110.0
LIST_ROWS = (626.0, 578.0, 536.0)
"""Rows in which what is taken is named, the first one lowest."""
LIST_GLYPH = 0.38


class GuardPlace(NamedTuple):
    """Where a guard stands, and the middle and turn of the bar with which it holds back."""

    glyph: Place
    bar: Place


GUARDS: Mapping[str, GuardPlace] = {
    "gut_barrier": GuardPlace(Place(232, PIPE_Y[0] - 2, 0.38), Place(208, PIPE_Y[0], 1.0, 90)),
    "inflammation_brake": GuardPlace(Place(448, 32, 0.4), Place(438, 58, 1.0, -24)),
    "nfkb": GuardPlace(Place(606, 508, 0.4), Place(606, 534, 1.0)),
}
"""Where what people do besides medicines holds something back."""
GUARD_BAR = (44.0, 8.0)
"""Length and height of a guard's bar [design units]."""
