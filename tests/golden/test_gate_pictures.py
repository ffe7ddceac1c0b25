"""Approved pictures of the Gate scene, from fixed Frames, in the two themes that people see first."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gate_viz.session.frame import Frame, GhostKind
from tests.golden.approval import NOTICED, TOLERATED, compare
from tests.views.frames import make_frame, plug
from tests.views.painting import changed, picture

SIZE = (1185, 518)

FRAMES: dict[str, Frame] = {
    "toe": make_frame(speed=0.1),
    "held-back": make_frame(
        (
            plug("sert", "duloxetine", 0.84),
            plug("net", "duloxetine", 0.55),
            plug("nmda_pore", "ketamine", 0.5),
            plug("mu_opioid", "opioid", 0.6),
            plug("gaba_a", "benzodiazepine", 0.67),
        ),
        ghost=GhostKind.HELD,
        projection_hz=3.2, signal_out=3.2, gate_opening=0.06, abeta_hz=36.2, interneuron_hz=17.0, cleft_gaba=3.0,
        cleft_serotonin=2.8, cleft_norepinephrine=1.8, cleft_glutamate=10.0, alpha2_brake=0.71, ht1_brake=0.75,
        opioid_first_nerve=0.64, opioid_second_nerve=0.64, opioid_interneuron=0.64, nmda_open=0.03, nmda_block=0.5,
        nmda_drive=0.08, ampa_drive=0.26, nk1_drive=0.06, gaba_a_modulation=0.53,
    ),
    "sensitised": make_frame(
        speed=1.0, ghost=GhostKind.NONE, sensitisation=0.8, signal_in=13.4, projection_hz=17.1, signal_out=17.1,
        gate_opening=1.0, cleft_glutamate=7.2, cleft_substance_p=40.0, cleft_norepinephrine=0.4, alpha2_brake=0.21,
        nmda_open=0.083, nmda_drive=0.33, ampa_drive=0.2, nk1_drive=0.18, abeta_hz=9.8,
    ),
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="letters have other edges elsewhere")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme_name", ["dark", "projector"])
@pytest.mark.parametrize("name", FRAMES)
def test_the_picture_is_the_approved_one(name: str, theme_name: str, tmp_path: Path) -> None:
    actual = picture(FRAMES[name], size=SIZE, theme_name=theme_name)
    compare(actual, f"gate-{name}-{theme_name}", tmp_path)


@pytest.mark.usefixtures("qapp")
def test_a_changed_look_would_be_noticed() -> None:
    toe = picture(FRAMES["toe"], size=SIZE)
    other = picture(make_frame(speed=0.1, alpha2_brake=0.9, cleft_norepinephrine=2.0, nmda_open=0.05), size=SIZE)
    assert changed(toe, other, by=NOTICED).mean() > TOLERATED
