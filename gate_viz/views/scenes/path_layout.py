"""Where everything of the whole path stands [design units]."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QRectF

from gate_viz.views.scenes.path_lines import Curve, Point

BODIES = QRectF(-940, -740, 3460, 2170)
"""What the files under ``assets/scenes/path`` cover."""
FLOOR_Y = 634.0

GATE: Point = (962, 534)
GATE_RADIUS = 76.0
GATE_TURN = -8.0


def on_gate(degrees: float, more: float = 0.0) -> Point:
    """Point on the gate's ring, or so much outside it, clockwise from its right."""
    reach = GATE_RADIUS + more
    return GATE[0] + cos(radians(degrees)) * reach, GATE[1] + sin(radians(degrees)) * reach


INJURY: Point = (152, 452)
HAND: Point = (372, 446)
NERVE = Curve(
    [(153, 462), (152, 500), (160, 546), (184, 580), (232, 588), (318, 566), (440, 530), (550, 512), (680, 520),
     (800, 534), on_gate(178, 4)]
)  # fmt: skip
NERVE_WIDTHS = ((0.0, 12.0), (0.06, 17.0), (0.14, 23.0), (0.3, 29.0), (1.0, 30.0))
TOUCH = Curve(
    [(372, 506), (392, 546), (440, 564), (544, 548), (680, 558), (800, 584), (880, 610), (930, 630), on_gate(100, 20)]
)
UP = Curve(
    [on_gate(-6, 3), (1096, 506), (1160, 458), (1204, 402), (1222, 342), (1210, 284), (1192, 234), (1178, 196),
     (1164, 162)]
)  # fmt: skip

THALAMUS: Point = (1160, 152)
CORTEX: tuple[Point, ...] = ((1108, 92), (1146, 72), (1196, 80), (1232, 116))
AMYGDALA: Point = (1130, 190)
PAG: Point = (1216, 190)
LC: Point = (1238, 236)
RVM: Point = (1244, 284)
HEAD: Point = (1166, 166)
EYE: Point = (1078, 176)

CORE: tuple[Point, ...] = ((1180, 328), (1136, 378), (1082, 424))
LANES = {
    "alpha2": Curve([(1236, 250), (1220, 300), *((x - 13, y - 15) for x, y in CORE), (1008, 432), on_gate(-84, 18)]),
    "ht1": Curve([(1242, 296), (1224, 322), *((x + 4, y + 5) for x, y in CORE), (1026, 452), on_gate(-55, 18)]),
    "ht3": Curve([(1246, 300), (1230, 340), *((x + 17, y + 18) for x, y in CORE), (1050, 474), on_gate(-33, 14)]),
}
SHEATH = Curve([(1230, 302), *CORE, (1034, 448)])

CHAIN = Curve([AMYGDALA, (1136, 232), (1158, 290), (1200, 346), (1240, 392), (1242, 436), (1216, 466)])
MUSCLE = Curve([(1226, 450), (1196, 494), (1134, 546), (1066, 580)])
MUSCLE_TO_GATE = Curve([(1066, 580), (1052, 582), on_gate(34, 16)])

GUT = Curve(
    [(816, 484), (824, 467), (850, 462), (872, 468), (868, 482), (842, 486), (832, 496), (850, 504), (876, 496)]
)
MICROGLIA: Point = (908, 462)
MESSENGERS: tuple[Point, ...] = (
    (884, 478), (896, 494), (872, 494), (892, 462), (812, 500), (800, 478), (850, 508), (930, 442),
    (784, 492), (822, 478), (912, 442), (880, 508), (768, 474), (838, 472), (790, 508), (948, 430),
    (864, 478), (752, 492), (826, 510), (902, 478), (744, 470), (776, 508), (856, 490), (966, 420),
)  # fmt: skip
GERMS: tuple[Point, ...] = ((716, 478), (684, 492), (654, 474), (694, 466))

MOON: Point = (1454, 542)
MOON_RADIUS = 33.0
KNOB: Point = (1336, 180)
KNOB_RADIUS = 50.0
DIALS: dict[str, Point] = {"low_mood": (1454, 74), "attention": (1454, 236), "expectation": (1454, 398)}
DIAL_RADIUS = 44.0
DIAL_SWEEP = 125.0
"""How far a dial turns to either side [degrees]."""
STATION_WORDS: dict[str, Point] = {"lc": (1284, 304), "rvm": (1284, 333)}
"""Where the names of the brainstem's nuclei begin."""

RIVER = Curve(
    [(116, 26), (117, 72), (112, 118), (118, 158), (150, 172), (196, 158), (240, 152), (330, 150), (430, 150),
     (560, 150), (760, 150), (912, 150), (958, 150), (1008, 147), (1060, 130), (1108, 106), (1160, 102), (1200, 124),
     (1222, 166), (1232, 212), (1238, 250)]
)  # fmt: skip
LIVER_IN, LIVER_OUT, BARRIER_IN, BARRIER_OUT = 232.0, 524.0, 906.0, 964.0
"""Where the river enters and leaves liver and barrier, along x."""
CUTTERS: tuple[Point, ...] = ((268, 208), (324, 214), (380, 212))
OTHER_CUTTERS: tuple[Point, ...] = ((438, 204), (486, 196))
CUTTER_SCALE = 0.52
CIGARETTE: Point = (476, 264)
BOUNCERS: tuple[Point, ...] = ((935, 204), (935, 75), (935, 250), (935, 29))
BOUNCER_SCALE = 0.42
USUAL_MARK = (548.0, 880.0)
"""From where to where the usual width is marked in the blood."""
INSET: Point = (1342, 420)
INSET_RADIUS = 42.0
LENS_FROM: Point = (1238, 312)
"""The round picture of what the medicine holds, and where on the roads down that is."""
BARS: Point = (622, 240)
BARS_APART, BAR_WIDTH, LONGEST_BAR = 26.0, 44.0, 152.0
"""Upper left corner of the bars, from bar to bar, a bar's length at a usual level, and the longest one."""
