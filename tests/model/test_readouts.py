from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given

from gate_viz.model import PARAMETERS, READOUT_UNITS, GateModel, Person, SlowState
from tests.model.people import (
    ARTICLE,
    CHRONIC,
    EVIDENCE,
    MEDICINES,
    MU_EFFECTS,
    SIGNED,
    SUBSTANCES,
    TOE,
    any_doses,
    any_slow,
    any_values,
    medicated,
)

MODEL = GateModel(ARTICLE)
WITH_SUBSTANCES = GateModel(ARTICLE, substances=SUBSTANCES)


def settled(person: Person[float], model: GateModel[float] = MODEL) -> dict[str, float]:
    return model.readouts(model.steady_state(person), person)


REST = settled(Person())


SHARES = {
    "gate_opening", "allodynia", "alpha2_brake", "ht1_brake", "ht3_facilitation", "d2_brake", "sert_occupancy",
    "net_occupancy", "mu_occupancy", "nmda_block", "nmda_magnesium_block", "nmda_open", "sodium_block", "sensitisation",
    "amygdala", "sleep_quality", "h1_block", "m1_block", "alpha1_block", "microglia", "tolerance", "gs_share", "mood",
    "jak_block", "cgrp_receptor_occupancy", "vessel", "neuroinflammation", "trigeminal_sensitisation",
    "migraine_activity",
}  # fmt: skip


@given(values=any_values, doses=any_doses, slow=any_slow)
def test_every_readout_is_a_finite_number_in_its_range(
    values: dict[str, float], doses: dict[str, float], slow: SlowState[float]
) -> None:
    person = WITH_SUBSTANCES.person({**values, **doses}, slow=slow)
    readouts = settled(person, WITH_SUBSTANCES)
    assert set(readouts) == set(WITH_SUBSTANCES.readout_units)
    assert all(math.isfinite(value) for value in readouts.values())
    assert all(value >= 0.0 for readout_id, value in readouts.items() if readout_id not in SIGNED | MU_EFFECTS)
    assert all(readouts[readout_id] <= 1.0 + 1e-12 for readout_id in SHARES)
    assert all(-1.0 <= readouts[readout_id] <= 1.0 for readout_id in MU_EFFECTS)
    assert readouts["pain_signal_0_10"] <= 10.0


def test_only_medicines_that_build_up_have_levels() -> None:
    levels = set(WITH_SUBSTANCES.readout_units) - set(READOUT_UNITS)
    assert levels == {f"{place}_level_{medicine}" for medicine in MEDICINES for place in ("blood", "brain")}
    assert {WITH_SUBSTANCES.readout_units[readout_id] for readout_id in levels} == {"× usual"}


@pytest.mark.parametrize("readout_id", [r for r in READOUT_UNITS if READOUT_UNITS[r] == "× typical"])
def test_levels_are_one_in_the_healthy_resting_person(readout_id: str) -> None:
    assert REST[readout_id] == pytest.approx(1.0, abs=1e-12)


def test_the_healthy_gate_is_a_third_open() -> None:
    assert settled(medicated(**TOE))["gate_opening"] == pytest.approx(0.33, abs=0.005)
    assert REST["gate_opening"] == pytest.approx(0.33, abs=0.01)


def test_gate_opening_is_the_rate_that_the_standard_injury_settles_at() -> None:
    person = medicated({"pore_blocker": 1.0}, **CHRONIC)
    tested = medicated({"pore_blocker": 1.0}, **{**CHRONIC, "injury": 0.7})
    assert settled(person)["gate_opening"] == pytest.approx(settled(tested)["projection_hz"] / 50.0, rel=1e-9)


def test_the_probes_depend_on_no_injury_and_on_no_moment() -> None:
    person, hurt = medicated(touch=0.4), medicated(touch=0.4, injury=0.9)
    assert MODEL.probes(person) == pytest.approx(MODEL.probes(hurt))
    moving = MODEL.step(MODEL.steady_state(person), hurt, 300)
    assert MODEL.readouts(moving, hurt)["allodynia"] == pytest.approx(MODEL.probes(person)["allodynia"])


def test_probes_that_are_given_are_passed_on() -> None:
    person, state = medicated(**TOE), MODEL.steady_state(medicated(**TOE))
    assert MODEL.readouts(state, person, probes=MODEL.probes(person)) == MODEL.readouts(state, person)


def test_a_healthy_person_has_no_hyperalgesia_and_a_sensitised_one_has_in_both_lenses() -> None:
    for strengths in (ARTICLE, EVIDENCE):
        model = GateModel(strengths)
        assert settled(Person(), model)["hyperalgesia"] == pytest.approx(0.0, abs=1e-9)
        assert settled(medicated(**CHRONIC), model)["hyperalgesia"] > 2.0


def test_signal_in_is_what_the_stimulus_sends_whatever_happens_later() -> None:
    person = medicated({"pumps_and_sodium_blocker": 2.0}, injury=0.7, threat=1.0)
    readouts = settled(person)
    # 1 + 26.2 · .7 of A-delta and 1 + 30.9 · .7 of C
    assert readouts["signal_in"] == pytest.approx(41.97)
    assert readouts["throughput"] == pytest.approx(readouts["signal_out"] / 41.97)


def test_a_sodium_channel_block_takes_spikes_and_muscle_tension_adds_some() -> None:
    blocked = settled(medicated({"pumps_and_sodium_blocker": 1.0}, injury=0.7))
    assert blocked["c_fibre_hz"] + blocked["adelta_fibre_hz"] < blocked["signal_in"]
    assert blocked["sodium_block"] == pytest.approx(0.045)
    tense = settled(medicated(injury=0.7, threat=1.0))
    assert tense["c_fibre_hz"] > settled(medicated(injury=0.7))["c_fibre_hz"]
    assert tense["muscle_tension"] > 0.5


def test_occupancies_at_the_usual_dose_are_those_of_the_bindings() -> None:
    readouts = settled(medicated({"both_pumps_blocker": 1.0, "pore_blocker": 1.0}))
    assert readouts["sert_occupancy"] == pytest.approx(0.84)
    assert readouts["net_occupancy"] == pytest.approx(0.55)
    assert readouts["nmda_block"] == pytest.approx(0.5)


def test_an_antagonist_takes_the_mu_receptor_from_its_agonists() -> None:
    agonist = settled(medicated({"mu_agonist": 1.0}))["mu_occupancy"]
    both = settled(medicated({"mu_agonist": 1.0, "mu_antagonist": 1.0}))["mu_occupancy"]
    assert 0.5 < agonist < 0.7
    assert both < 0.1 * agonist


def test_a_blocked_pump_leaves_its_transmitter_longer_in_the_cleft() -> None:
    readouts = settled(medicated({"both_pumps_blocker": 1.0}))
    for transmitter in ("serotonin", "norepinephrine", "dopamine"):
        assert readouts[f"clearance_time_{transmitter}"] > REST[f"clearance_time_{transmitter}"]
        assert readouts[f"cleft_{transmitter}"] > 1.2


def test_the_three_drives_of_the_synapse_add_up_to_what_the_projection_neuron_gets_from_it() -> None:
    person = medicated(injury=0.7, sensitisation=0.5)
    state: Any = MODEL.steady_state(person)
    circuit, influences = state.circuit, state.influences
    others = (
        influences.tonic_hz
        + PARAMETERS.excitatory_to_projection * circuit.excitatory_hz
        - 0.4 * influences.gaba_projection * circuit.gaba_hz
    )
    readouts = settled(person)
    synapse = PARAMETERS.projection_threshold_hz * (
        readouts["ampa_drive"] + readouts["nmda_drive"] + readouts["nk1_drive"]
    )
    assert synapse == pytest.approx(circuit.projection_drive_hz - others)


def test_depolarisation_drives_magnesium_out_of_the_pore() -> None:
    hurt, extra = settled(medicated(injury=1.0)), settled(medicated({"extra_magnesium": 1.0}, injury=1.0))
    assert hurt["nmda_magnesium_block"] < REST["nmda_magnesium_block"]
    assert extra["nmda_magnesium_block"] > hurt["nmda_magnesium_block"]
    assert extra["nmda_open"] < hurt["nmda_open"]


def test_what_the_person_sets_counts_at_once_even_while_time_stands_still() -> None:
    state = MODEL.steady_state(Person())
    set_anew = MODEL.readouts(state, medicated(injury=0.7, norepinephrine=2.0))
    assert set_anew["signal_in"] > 40.0
    assert set_anew["store_norepinephrine"] == 2.0
    assert set_anew["projection_hz"] == REST["projection_hz"]


def test_descending_drive_follows_the_brainstem() -> None:
    assert settled(medicated(lc_drive=0.0, rvm_drive=0.0))["descending_drive"] == 0.0
    assert settled(medicated(lc_drive=2.0, rvm_drive=2.0))["descending_drive"] > 1.5


def test_a_store_is_production_times_what_fills_it() -> None:
    slow: SlowState[float] = SlowState(serotonin_fill=0.5, dopamine_fill=0.8, gaba_fill=1.2, glutamate_fill=1.1)
    readouts = settled(medicated({}, slow, serotonin=0.6, dopamine=2.0, gaba=0.5, glutamate=1.5))
    assert readouts["store_serotonin"] == pytest.approx(0.3)
    assert readouts["store_dopamine"] == pytest.approx(1.6)
    assert readouts["store_gaba"] == pytest.approx(0.6)
    assert readouts["store_glutamate"] == pytest.approx(1.65)


def test_what_hands_add_is_felt_as_touch() -> None:
    touched, untouched = (settled(medicated({"hands": dose}, touch=0.2)) for dose in (1.0, 0.0))
    assert untouched["abeta_hz"] < touched["abeta_hz"] < settled(medicated(touch=1.0))["abeta_hz"]


def test_relaxed_muscles_send_fewer_c_spikes_under_threat() -> None:
    tense, relaxed = (settled(medicated({"rest": dose}, threat=1.0)) for dose in (0.0, 1.0))
    assert relaxed["muscle_tension"] < tense["muscle_tension"]
    assert relaxed["c_fibre_hz"] < tense["c_fibre_hz"]


def test_inflammation_raises_the_first_nerves_gain_and_a_cox_blocker_lowers_it_again() -> None:
    inflamed: SlowState[float] = SlowState(pro_genes=4.0)
    gains = [settled(medicated(doses, inflamed))["first_nerve_gain"] for doses in ({}, {"cox_blocker": 1.0})]
    assert gains[0] > gains[1] > 1.0


def test_an_attack_shows_in_the_cleft_and_in_the_vessel_as_far_as_cgrp_reaches_its_receptor() -> None:
    attacked: SlowState[float] = SlowState(cgrp=0.6, neuroinflammation=0.4)
    open_, blocked = (
        settled(medicated(doses, attacked, migraine_trigger=1.0)) for doses in ({}, {"cgrp_blocker": 1.0})
    )
    # a vessel half as wide as it gets at a quarter of the receptors, and wholly wide where all are held
    assert open_["vessel"] == pytest.approx(0.6 * 1.25 / 0.85)
    assert blocked["vessel"] == pytest.approx(0.6 / 9.0 * 1.25 / (0.6 / 9.0 + 0.25))
    full: SlowState[float] = SlowState(cgrp=1.0)
    assert settled(medicated({}, full))["vessel"] == pytest.approx(1.0)
    assert (REST["cleft_cgrp"], REST["vessel"]) == (1.0, 0.0)
    assert open_["cleft_cgrp"] == blocked["cleft_cgrp"] > 1.5
    assert open_["migraine_activity"] > blocked["migraine_activity"]
    assert open_["trigger_threshold"] < REST["trigger_threshold"]
