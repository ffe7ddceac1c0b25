"""Where everything of the pump stands [design units]: chains above, pumps and cleft in the middle, effects below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gate_viz.views.scenes.stage_layout import Box, Place

MARGIN = 20.0
SEROTONIN_Y, NOREPINEPHRINE_Y, INSET_Y = 140.0, 292.0, 610.0
"""Heights of the three belts."""
BELT_HALF = 20.0
BRANCH_HALF = 9.0
ROOF = 66.0
"""From a belt up to a station's roof."""
FLOOR = 29.0
SOCKET_UP = 70.0
"""From a belt up to the middle of a station's sockets."""
SOCKET_STEP = 45.0
SOCKET_RADIUS = 20.0


class StationPlace(NamedTuple):
    """A workshop over a belt: the middle of its arch, and its width."""

    x: float
    belt_y: float
    width: float

    @property
    def box(self) -> Box:
        """The workshop with its sockets."""
        half = self.width / 2
        return Box(self.x - half, self.belt_y - SOCKET_UP - 24, self.x + half, self.belt_y + FLOOR + 5)

    def socket(self, number: int, of: int) -> tuple[float, float]:
        """Middle of a socket, counted from the left."""
        return self.x + (number - (of - 1) / 2) * SOCKET_STEP, self.belt_y - SOCKET_UP


STATION_PLACES: Mapping[str, StationPlace] = {
    "tryptophan_hydroxylase": StationPlace(302.0, SEROTONIN_Y, 192.0),
    "htp_station": StationPlace(536.0, SEROTONIN_Y, 148.0),
    "tyrosine_hydroxylase": StationPlace(262.0, NOREPINEPHRINE_Y, 92.0),
    "dopa_station": StationPlace(420.0, NOREPINEPHRINE_Y, 92.0),
    "dopamine_hydroxylase": StationPlace(642.0, NOREPINEPHRINE_Y, 112.0),
    "gad": StationPlace(196.0, INSET_Y, 84.0),
}


class Belt(NamedTuple):
    """A stretch of belt that one kind of item moves along, from left to right, and the items' size."""

    glyph: str
    start: float
    end: float
    y: float
    scale: float


BELTS: Mapping[str, Belt] = {
    "tryptophan": Belt("pump_tryptophan", 174.0, 200.0, SEROTONIN_Y, 0.3),
    "htp": Belt("pump_htp", 408.0, 454.0, SEROTONIN_Y, 0.27),
    "serotonin": Belt("serotonin", 622.0, 880.0, SEROTONIN_Y, 0.34),
    "tyrosine": Belt("pump_tyrosine", 174.0, 208.0, NOREPINEPHRINE_Y, 0.3),
    "dopa": Belt("pump_dopa", 320.0, 364.0, NOREPINEPHRINE_Y, 0.27),
    "dopamine": Belt("dopamine", 478.0, 576.0, NOREPINEPHRINE_Y, 0.33),
    "norepinephrine": Belt("norepinephrine", 710.0, 880.0, NOREPINEPHRINE_Y, 0.33),
    "glutamate": Belt("glutamate", 92.0, 148.0, INSET_Y, 0.22),
    "gaba": Belt("gaba", 246.0, 298.0, INSET_Y, 0.24),
}
"""Straight belts; items come out of what stands at their start and go into what stands at their end."""
GROOVES = ((96.0, 890.0, SEROTONIN_Y), (96.0, 890.0, NOREPINEPHRINE_Y), (40.0, 304.0, INSET_Y))

MELATONIN_BRANCH = ((880.0, 130.0), (880.0, 80.0), (892.0, 54.0), (950.0, 49.0), (1034.0, 40.0), (1126.0, 62.0))
"""From the serotonin belt along the cell's roof to the moon: a start, then two curves' ends between control points."""
DOPAMINE_BRANCH = ((574.0, 284.0), (574.0, 212.0), (590.0, 187.0), (660.0, 184.0), (780.0, 180.0), (978.0, 198.0))
"""From the dopamine belt over the last station to dopamine's own vesicles."""
MOON = Place(1236.0, 55.0, 0.84)
HEAP_BOXES: Mapping[str, Box] = {
    "tryptophan": Box(72.0, 76.0, 162.0, 166.0),
    "tyrosine": Box(72.0, 226.0, 162.0, 316.0),
}
PROTEIN = Place(60.0, 192.0, 0.4)
HEAP_SCALE = 0.3
PER_ROW = 3
HORMONES = ((652.0, 70.0), (699.0, 70.0))
HORMONES_TO_Y = 116.0

VESICLE_SCALE = 0.78
VESICLES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "serotonin": ((938.0, 134.0), (1018.0, 110.0), (1098.0, 138.0)),
    "norepinephrine": ((938.0, 280.0), (1018.0, 298.0), (1098.0, 282.0)),
    "dopamine": ((1018.0, 204.0), (1138.0, 210.0)),
    "gaba": ((268.0, 532.0),),
}
"""Those inside; one more of serotonin's and norepinephrine's each opens to the cleft."""
DOCKS: Mapping[str, float] = {"serotonin": 660.0, "norepinephrine": 744.0}
MEMBRANE_Y = 404.0
DOCK_Y = 366.0

PUMP_SCALE = 0.9
PUMP_PLACES: Mapping[str, tuple[Place, ...]] = {
    "sert": tuple(Place(384.0 + 74.0 * n, 402.0, PUMP_SCALE, 180.0) for n in range(4)),
    "net": tuple(Place(820.0 + 74.0 * n, 402.0, PUMP_SCALE, 180.0) for n in range(4)),
}
CLEFT = Box(352.0, 416.0, 1112.0, 540.0)

SURFACE_Y = 552.0
HT3 = Place(470.0, SURFACE_Y, 1.16)
HT1 = Place(664.0, SURFACE_Y, 1.16)
ALPHA2 = Place(930.0, SURFACE_Y, 1.16)
GABA_A = Place(372.0, 606.0, 0.62, -90.0)
CELLS_BOTTOM = 666.0
"""Where the lowest cell ends: the legend stands below it, or nowhere."""
GABA_CLEFT = Box(318.0, 480.0, 346.0, 660.0)
LANE_WIDTH = 32.0
"""Width of a lane whose brake or push is whole."""
LANES: Mapping[str, tuple[Place, float]] = {"alpha2": (ALPHA2, 594.0), "ht1": (HT1, 623.0), "ht3": (HT3, 647.0)}
"""Each lane: the receptor it comes from, and its height."""
LANES_END = 1058.0
DIAL = (1286.0, 592.0)
DIAL_RADIUS = 112.0
DIAL_WORDS_Y, DIAL_NUMBER_Y = 635.0, 648.0
SPIKES_START = 1420.0
SPIKES_Y = 606.0
SPIKES_SPEED = 110.0
"""How fast marks travel here: several are on the short stretch of nerve at once [design units per s]."""
RATE_Y, BRAIN_Y = 509.0, 475.0

TANK_MIDDLES: Mapping[str, float] = {"serotonin": 1273.0, "norepinephrine": 1452.0}
TANK_LEFTS: Mapping[str, float] = {"serotonin": 1233.0, "norepinephrine": 1412.0}
"""Middles of what is said of each tank, and where both tanks begin: they stand side by side, built alike."""
TANK_BASE = 322.0
TANK_UNIT = (64.0, 48.0)
"""Size of what is typical: sent, kept."""
TANK_MOST = (2.0, 4.4)
KEPT_ABOVE = 9.0
"""From a tank's top up to the words over it."""
SENT_Y, SUM_Y, LEVEL_Y = 344.0, 380.0, 424.0
"""Lines below the tanks: what is sent, what that times how long it is kept is, and how much that is."""
