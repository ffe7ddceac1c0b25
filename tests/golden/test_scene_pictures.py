"""Approved pictures of every scene in every theme, from Frames that no change of the model touches."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame, GhostKind, PastDay
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.theme import THEME_NAMES
from tests.golden.approval import NOTICED, TOLERATED, compare
from tests.views.frames import catalogue, make_frame, plug, readouts
from tests.views.painting import changed, picture

SIZE = (948, 414)

TYPICAL = dict.fromkeys(
    (
        "synthesis_glutamate", "synthesis_substance_p", "synthesis_gaba", "synthesis_serotonin",
        "synthesis_norepinephrine", "synthesis_dopamine", "synthesis_endorphin", "synthesis_cgrp", "melatonin",
        "sleep_quality", "hormone", "testosterone_level", "estrogen_level", "cytokines", "jak_signal", "nfkb",
        "pro_genes", "anti_genes", "first_nerve_gain",
    ),
    1.0,
) | {"mood": 0.5, "attack_line": 0.8, "trigger_threshold": 0.8, "clearance_time_cgrp": 8640.0}  # fmt: skip
"""What lasts longer than a moment, in somebody healthy."""
LEVELS = {f"{where}_level_{drug_id}": 0.0 for where in ("blood", "brain") for drug_id in catalogue().drugs}
"""How much of each medicine is where: none."""


def state(
    taken: dict[tuple[str, str], float] | None = None,
    *,
    acting: dict[str, float] | None = None,
    by_evidence: dict[str, float] | None = None,
    past_days: tuple[PastDay, ...] = (),
    speed: float = 0.1,
    **changes: float,
) -> Frame:
    """A Frame as the articles tell it, with medicines by target and id, and the evidence lens's numbers beside it."""
    values = TYPICAL | LEVELS | changes
    return replace(
        make_frame(
            tuple(plug(*each, share) for each, share in (taken or {}).items()),
            speed=speed,
            lens=Lens.ARTICLE,
            ghost=GhostKind.OTHER_LENS,
            acting=acting,
            past_days=past_days,
            signal_in=values.get("signal_in", 42.0),
            abeta_hz=values.get("abeta_hz", 1.0),
            projection_hz=values.get("projection_hz", 16.5),
            interneuron_hz=values.get("interneuron_hz", 11.0),
        ),
        readouts=readouts(**values),
        ghost_readouts=readouts(**{**values, **(by_evidence or {})}),
    )


FRAMES: dict[str, Frame] = {
    # Sensitised, with touch and two medicines: receptors of every kind, plugs, microglia and endorphins.
    "gate": state(
        {("sert", "duloxetine"): 0.82, ("net", "duloxetine"): 0.52, ("mu_opioid", "opioid"): 0.5},
        acting={"injury": 0.4, "touch": 0.25, "nerve_injury": 1.0, "duloxetine": 1.0, "opioid": 1.0},
        by_evidence={"gate_opening": 0.74, "projection_hz": 11.0},
        c_fibre_hz=11.2, adelta_fibre_hz=13.6, signal_in=24.8, abeta_hz=9.8, interneuron_hz=4.9, projection_hz=8.8,
        signal_out=8.8, gate_opening=0.61, cleft_glutamate=9.1, cleft_substance_p=39.0, cleft_gaba=0.6,
        cleft_serotonin=1.7, cleft_norepinephrine=1.4, cleft_dopamine=1.3, cleft_endorphin=1.6, alpha2_brake=0.49,
        ht1_brake=0.66, ht3_facilitation=0.12, d2_brake=0.6, opioid_first_nerve=0.52, opioid_second_nerve=0.52,
        opioid_interneuron=0.52, mu_occupancy=0.5, sert_occupancy=0.82, net_occupancy=0.52, ampa_drive=0.24,
        nmda_drive=0.47, nk1_drive=0.2, nmda_magnesium_block=0.77, nmda_open=0.14, sensitisation=0.65,
        gaba_receptors=0.7, microglia=0.6,
    ),
    # Iron is short, and the pumps are plugged: less is made, and more of it stays.
    "pump": state(
        {("sert", "venlafaxine"): 0.8, ("net", "venlafaxine"): 0.3},
        acting={"venlafaxine": 1.0, "iron": 0.3, "vitamin_b6": 0.6},
        by_evidence={"cleft_serotonin": 2.4, "store_serotonin": 0.86, "cleft_norepinephrine": 0.9},
        speed=1.0,
        signal_in=19.1, signal_out=9.0, projection_hz=9.0, interneuron_hz=4.5, sert_occupancy=0.8, net_occupancy=0.3,
        cleft_serotonin=1.7, cleft_norepinephrine=0.8, cleft_dopamine=1.2, store_serotonin=0.56,
        store_norepinephrine=0.7, store_dopamine=0.8, store_gaba=0.8, clearance_time_serotonin=5.0,
        clearance_time_norepinephrine=1.3, synthesis_serotonin=0.6, synthesis_dopamine=0.7,
        synthesis_norepinephrine=0.65, synthesis_gaba=0.8, melatonin=0.6, alpha2_brake=0.4, ht1_brake=0.66,
        ht3_facilitation=0.12, estrogen_level=0.6, testosterone_level=0.7, cleft_gaba=0.8, mood=0.42,
    ),
    # Inflamed, with two JAKs in three locked.
    "switch": state(
        {("jak", "jak_inhibitor"): 0.67, ("cox", "nsaid"): 0.5},
        acting={"jak_inhibitor": 1.0, "nsaid": 1.0, "infection": 0.8, "gut_permeability": 0.4},
        by_evidence={"cytokines": 5.5, "pro_genes": 2.35, "anti_genes": 2.6, "first_nerve_gain": 1.09},
        c_fibre_hz=11.7, adelta_fibre_hz=10.0, signal_in=19.1, projection_hz=5.7, signal_out=5.7, cytokines=6.8,
        jak_block=0.67, jak_signal=2.2, nfkb=6.8, pro_genes=3.0, anti_genes=2.4, first_nerve_gain=1.13, microglia=0.2,
    ),
    # The third attack in four weeks, with a catcher of CGRP.
    "migraine": state(
        {("cgrp", "cgrp_antagonist"): 0.5},
        acting={"migraine_trigger": 0.7, "sleep_loss": 0.6, "threat": 0.3, "cgrp_share": 0.7, "cgrp_antagonist": 1.0},
        by_evidence={"attack_line": 0.62, "trigger_level": 0.85, "trigger_threshold": 0.62},
        past_days=tuple(PastDay(0.3 + 0.22 * (n % 4), 0.8 - 0.05 * (n // 7), n in {6, 13, 27}) for n in range(28)),
        speed=1.0,
        trigger_level=0.95, attack_line=0.55, trigger_threshold=0.55, cgrp_release=0.6, cleft_cgrp=1.7,
        cgrp_receptor_occupancy=0.45, vessel=0.5, neuroinflammation=0.5, trigeminal_sensitisation=0.4,
        migraine_activity=0.7, attack_days_28=3.0, projection_hz=12.0,
    ),
    # A low mood and an alarm on, with a tablet on its way past a poor enzyme.
    "path": state(
        {("sert", "duloxetine"): 0.82, ("net", "duloxetine"): 0.52},
        acting={"injury": 0.4, "touch": 0.25, "duloxetine": 1.0, "cyp2d6": 0.0, "smoking": 1.0, "threat": 0.6,
                "attention": 0.8, "gut_permeability": 0.3},
        by_evidence={"gate_opening": 0.55, "projection_hz": 17.0, "mood": 0.45, "descending_drive": 1.0},
        speed=1.0,
        c_fibre_hz=11.2, adelta_fibre_hz=13.6, signal_in=24.8, abeta_hz=9.8, interneuron_hz=5.0, projection_hz=13.8,
        signal_out=13.8, gate_opening=0.48, descending_drive=0.8, alpha2_brake=0.42, ht1_brake=0.6,
        ht3_facilitation=0.12, amygdala=0.6, sympathetic=0.5, muscle_tension=0.55, mood=0.32, sleep_quality=0.6,
        microglia=0.3, cytokines=2.2, pain_signal_0_10=4.2, blood_level_duloxetine=1.6, brain_level_duloxetine=1.4,
        sert_occupancy=0.82, net_occupancy=0.52,
    ),
}  # fmt: skip
"""One state of each scene in which most of what it can show is to be seen."""


@pytest.mark.skipif(sys.platform != "linux", reason="letters have other edges elsewhere")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme_name", THEME_NAMES)
@pytest.mark.parametrize("scene", SCENES)
def test_the_scene_is_the_approved_one(scene: str, theme_name: str, tmp_path: Path) -> None:
    actual = picture(FRAMES[scene], scene, size=SIZE, theme_name=theme_name)
    compare(actual, f"scene-{scene}-{theme_name}", tmp_path)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scene", SCENES)
def test_another_state_would_be_noticed(scene: str) -> None:
    other = picture(state(), scene, size=SIZE)
    assert changed(picture(FRAMES[scene], scene, size=SIZE), other, by=NOTICED).mean() > TOLERATED
