"""Where everything of the gate stands, in design units (1580 × 690)."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gate_viz.views.scenes.stage_layout import Place

BASELINE_Y = 454.0
"""Line on which spikes travel in both nerves."""

BODIES = QRectF(-940, -740, 3460, 2170)
"""View box of the static bodies' files."""

AMPA = Place(868, 266, 0.80, -52)
NMDA = tuple(Place(859, y, 0.90, -90) for y in (335, 405, 475, 545))
NMDA_TOP, NMDA_BOTTOM = 300.0, 580.0
"""Where the row of NMDA pores begins and ends [design units]."""
NK1 = Place(871, 606, 0.76, -126)
GABA_A = Place(990, 230, 0.94)
ALPHA2_SECOND = Place(1086, 232, 0.78)
HT3 = Place(1158, 232, 0.78)
D2 = Place(1222, 251, 0.70, 28)
MU_SECOND = Place(956, 625, 0.62, 180)
MU_FIRST = Place(480, 288, 0.70, -26)
ALPHA2_FIRST = Place(566, 264, 0.72, 4)
HT1 = Place(632, 290, 0.72, 32)
MU_INTERNEURON = Place(490, 69, 0.56, 15)
SERT = Place(1016, 100, 1.12, 185)
NET = Place(1224, 101, 1.12, 175)
SODIUM = (Place(196, 491, 0.52, 180), Place(316, 491, 0.52, 180))

GROWN = 1.3
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
INTERNEURON_SPIKES = (520.0, 712.0, 103.0)
"""From, to and baseline of the marks in the middle of the interneuron's neck."""
INTERNEURON_SPIKE_HEIGHT = 20.0

RIBBONS_FROM = 892.0

MICROGLIA = Place(372, 566, 0.9)
SIGNALS = ((446, 594), (474, 616), (506, 628), (540, 634), (574, 636), (522, 656), (558, 662), (592, 658))
"""Where the signals of microglia lie, in the order in which they appear, on the way to the second nerve."""
TAKEN_IN = (
    (1004, 326), (1052, 336), (1100, 328), (978, 370), (1028, 380),
    (1076, 376), (1122, 368), (958, 412), (1004, 422), (1052, 420),
)  # fmt: skip
"""GABA-A receptors that the second nerve has taken in, in the order in which they go."""
TAKEN_IN_SCALE = 0.47
