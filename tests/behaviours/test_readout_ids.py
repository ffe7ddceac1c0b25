"""The readouts that commands, files and lessons count on are there, each by its id."""

from __future__ import annotations

from collections.abc import Iterable

from tests.behaviours.shipped import CATALOGUE, model

MONOAMINES = ("serotonin", "norepinephrine", "dopamine")
TRANSMITTERS = ("glutamate", "substance_p", "gaba", *MONOAMINES, "endorphin", "cgrp")
PROMISED = {
    # gate
    "c_fibre_hz", "adelta_fibre_hz", "abeta_hz", "interneuron_hz", "projection_hz", "signal_in", "signal_out",
    "throughput", "gate_opening", "pain_signal_0_10",
    # brakes
    "alpha2_brake", "ht1_brake", "ht3_facilitation", "descending_drive", "opioid_first_nerve", "opioid_second_nerve",
    "opioid_interneuron", "gaba_receptors",
    # chemistry
    "melatonin", "sleep_quality",
    # targets
    "sert_occupancy", "net_occupancy", "ampa_drive", "nmda_block", "nmda_open", "nmda_drive", "nk1_drive",
    "mu_occupancy", "sodium_block", "h1_block", "m1_block", "alpha1_block",
    # states
    "sensitisation", "microglia", "hormone", "testosterone_level", "estrogen_level", "tolerance", "gs_share",
    "amygdala", "sympathetic", "muscle_tension", "mood", "allodynia", "hyperalgesia",
    # inflammation
    "cytokines", "jak_block", "jak_signal", "nfkb", "pro_genes", "anti_genes", "first_nerve_gain",
    # migraine
    "trigger_level", "attack_line", "trigger_threshold", "cgrp_release", "cgrp_receptor_occupancy", "vessel",
    "neuroinflammation", "trigeminal_sensitisation", "migraine_activity", "attack_days_28",
}  # fmt: skip
# How endorphin is cleared is no part of the model: it has no constant for it, and none is made up.
NOT_MODELLED = {"clearance_time_endorphin"}


def promised() -> set[str]:
    """Return every readout that is promised, those of each transmitter and medicine too."""
    of_transmitters = {
        f"{kind}_{transmitter}"
        for kind in ("cleft", "store", "synthesis", "clearance_time")
        for transmitter in TRANSMITTERS
    }
    return (PROMISED | of_transmitters | levels_of(CATALOGUE.drugs)) - NOT_MODELLED


def levels_of(substance_ids: Iterable[str]) -> set[str]:
    """Return the readouts of what substances have built up to."""
    return {f"{place}_level_{substance_id}" for place in ("blood", "brain") for substance_id in substance_ids}


def test_every_promised_readout_is_there() -> None:
    assert promised() - set(model().readout_units) == set()


def test_what_is_not_modelled_is_not_shown_as_a_number() -> None:
    assert NOT_MODELLED.isdisjoint(model().readout_units)


def test_what_goes_beyond_the_promise_is_known() -> None:
    supplements = [item.id for item in model().substances if item.half_life_h > 0.0 and item.id in CATALOGUE.lifestyle]
    beyond = set(model().readout_units) - promised() - levels_of(supplements)
    assert beyond == {"d2_brake", "nmda_magnesium_block", "gaba_a_modulation", "opioid_nmda"}
