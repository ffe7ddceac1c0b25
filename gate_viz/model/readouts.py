"""Numbers read off a state: the closed list of readouts, their units and how each is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic

from gate_viz.model.afferents import firing_rates
from gate_viz.model.circuit import CircuitState
from gate_viz.model.descending import Clearances, arousal_floor
from gate_viz.model.influences import present_touch
from gate_viz.model.laws import Laws, Rest
from gate_viz.model.maths import Number
from gate_viz.model.person import Person
from gate_viz.model.slow_readouts import SLOW_READOUT_UNITS
from gate_viz.model.steady_state import Balance

READOUT_UNITS: Mapping[str, str] = {
    "c_fibre_hz": "Hz",
    "adelta_fibre_hz": "Hz",
    "abeta_hz": "Hz",
    "interneuron_hz": "Hz",
    "projection_hz": "Hz",
    "signal_in": "Hz",
    "signal_out": "Hz",
    "throughput": "1",
    "gate_opening": "1",
    "pain_signal_0_10": "0–10",
    "alpha2_brake": "1",
    "ht1_brake": "1",
    "ht3_facilitation": "1",
    "d2_brake": "1",
    "descending_drive": "× typical",
    "opioid_first_nerve": "1",
    "opioid_second_nerve": "1",
    "opioid_interneuron": "1",
    "gaba_receptors": "× typical",
    "cleft_glutamate": "× typical",
    "cleft_substance_p": "× typical",
    "cleft_gaba": "× typical",
    "cleft_serotonin": "× typical",
    "cleft_norepinephrine": "× typical",
    "cleft_dopamine": "× typical",
    "cleft_endorphin": "× typical",
    "store_glutamate": "× typical",
    "store_substance_p": "× typical",
    "store_gaba": "× typical",
    "store_serotonin": "× typical",
    "store_norepinephrine": "× typical",
    "store_dopamine": "× typical",
    "store_endorphin": "× typical",
    "store_cgrp": "× typical",
    "clearance_time_glutamate": "s",
    "clearance_time_substance_p": "s",
    "clearance_time_gaba": "s",
    "clearance_time_serotonin": "s",
    "clearance_time_norepinephrine": "s",
    "clearance_time_dopamine": "s",
    "sert_occupancy": "1",
    "net_occupancy": "1",
    "ampa_drive": "1",
    "nmda_block": "1",
    "nmda_magnesium_block": "1",
    "nmda_open": "1",
    "nmda_drive": "1",
    "nk1_drive": "1",
    "mu_occupancy": "1",
    "gaba_a_modulation": "1",
    "sodium_block": "1",
    "sensitisation": "1",
    "amygdala": "1",
    "sympathetic": "1",
    "muscle_tension": "1",
    "allodynia": "1",
    "hyperalgesia": "0–10",
    **SLOW_READOUT_UNITS,
}


GATE_INJURY = 0.7
HYPERALGESIA_INJURY = 0.5


@dataclass(frozen=True)
class Reading(Generic[Number]):
    """All that a readout may look at: the laws, the healthy resting person to compare with, and the moment.

    ``now.influences`` and ``terms`` are those of the person and the cleft as they are now, not of the last refresh.
    """

    laws: Laws[Number]
    rest: Rest
    person: Person[Number]
    now: Balance[Number]
    percept: Number
    terms: Mapping[str, Number]


def read(reading: Reading[Number]) -> dict[str, Number]:
    """Return every readout of a moment but the probes, by id, in the units of `READOUT_UNITS`."""
    return {
        **_rates(reading),
        **_brakes(reading),
        **_chemistry(reading),
        **_targets(reading),
        **_synapse(reading),
        **_states(reading),
    }


def hyperalgesia_signal(laws: Laws[Number], rest: Rest, person: Person[Number]) -> Number:
    """Return the pain signal that the hyperalgesia test stimulus settles at, 0–1 [1]."""
    nothing = 0.0 * person.touch
    tested = replace(person, injury=HYPERALGESIA_INJURY + nothing, touch=nothing)
    return laws.signal(laws.balance(tested, _anyone(rest)).circuit)


def probe(laws: Laws[Number], rest: Rest, healthy_signal: float, person: Person[Number]) -> dict[str, Number]:
    """Return the readouts of three test stimuli, by id, in the units of `READOUT_UNITS`.

    Parameters
    ----------
    laws, rest
        The bound equations, and the healthy resting person.
    healthy_signal
        Pain signal of the healthy person at the hyperalgesia test, 0–1 [1].
    person
        Production, drives, loads, threat, sensitisation and touch.

    Notes
    -----
    Each is the steady state of both layers under the test stimulus: the loop through the brain has answered.
    """
    touch, highest, start = person.touch, laws.parameters.projection_max_hz, _anyone(rest)

    def tested(injury: float, test_touch: Number) -> CircuitState[Number]:
        stimulated = replace(person, injury=injury + 0.0 * touch, touch=test_touch)
        return laws.balance(stimulated, start).circuit

    return {
        "gate_opening": laws.circuit.projection_hz(tested(GATE_INJURY, touch).projection_drive_hz) / highest,
        "allodynia": laws.circuit.projection_hz(tested(0.0, 1.0 + 0.0 * touch).projection_drive_hz) / highest,
        "hyperalgesia": 10.0 * (hyperalgesia_signal(laws, rest, person) - healthy_signal),
    }


def _anyone(rest: Rest) -> Any:
    # floats serve as a starting point in both number worlds
    return rest.balance


def _rates(reading: Reading[Number]) -> dict[str, Number]:
    p, person, terms, state = reading.laws.parameters, reading.person, reading.terms, reading.now.circuit
    sent = firing_rates(person.injury, present_touch(person), p)
    answered = firing_rates(terms["injury_first_nerve"], person.touch, p)
    gain = terms["inflammation_first_nerve"]
    own_hz = terms["nerve_injury_first_nerve"] + p.arousal_to_c_fibre_hz * terms["amygdala_muscle"]
    projection_hz = reading.laws.circuit.projection_hz(state.projection_drive_hz)
    signal_in = sent.c_hz + sent.adelta_hz
    return {
        "c_fibre_hz": terms["sodium_block"] * (gain * answered.c_hz + own_hz),
        "adelta_fibre_hz": terms["sodium_block"] * gain * answered.adelta_hz,
        "abeta_hz": sent.abeta_hz,
        "interneuron_hz": state.interneuron_hz,
        "projection_hz": projection_hz,
        "signal_in": signal_in,
        "signal_out": projection_hz,
        "throughput": projection_hz / signal_in,
        "pain_signal_0_10": reading.percept,
    }


def _brakes(reading: Reading[Number]) -> dict[str, Number]:
    p, person, terms = reading.laws.parameters, reading.person, reading.terms
    pag = reading.now.descending.pag / reading.rest.balance.descending.pag
    return {
        "alpha2_brake": terms["alpha2_projection"],
        "ht1_brake": terms["ht1_projection"],
        "ht3_facilitation": terms["ht3_facilitation"] / (1.0 + p.sensitisation_ht3_gain),
        "d2_brake": terms["d2_projection"],
        "descending_drive": pag * 0.5 * (person.lc_drive + person.rvm_drive),
        "opioid_first_nerve": terms["opioid_first_nerve"],
        "opioid_second_nerve": terms["opioid_second_nerve"],
        "opioid_interneuron": terms["opioid_interneuron"],
    }


def _chemistry(reading: Reading[Number]) -> dict[str, Number]:
    person, circuit, rest = reading.person, reading.now.circuit, reading.rest.balance
    below = reading.now.descending
    clearances: Clearances[Number] = reading.laws.descending.clearances(below, person)
    p, slow = reading.laws.parameters, person.slow
    made = {
        "glutamate": person.glutamate * slow.glutamate_fill,
        "substance_p": person.substance_p,
        "gaba": person.gaba * slow.gaba_fill,
        "serotonin": person.serotonin * slow.serotonin_fill,
        "norepinephrine": person.norepinephrine * slow.norepinephrine_fill,
        "dopamine": person.dopamine * slow.dopamine_fill,
        "endorphin": person.endorphin,
        "cgrp": person.cgrp,
    }
    released = person.endorphin * (
        1.0 + person.loads.endorphin_release + p.expectation_endorphin * reading.terms["expectation_endorphin"]
    )
    nk1, rest_nk1 = circuit.nk1, rest.circuit.nk1
    return {
        "cleft_glutamate": circuit.glutamate_hz / rest.circuit.glutamate_hz,
        "cleft_substance_p": nk1 / (1.0 - nk1) / (rest_nk1 / (1.0 - rest_nk1)),
        "cleft_gaba": made["gaba"] * circuit.gaba_hz / rest.circuit.gaba_hz,
        "cleft_serotonin": below.serotonin / rest.descending.serotonin,
        "cleft_norepinephrine": below.norepinephrine / rest.descending.norepinephrine,
        "cleft_dopamine": below.dopamine / rest.descending.dopamine,
        "cleft_endorphin": released,
        **{f"store_{transmitter}": store for transmitter, store in made.items()},
        "clearance_time_glutamate": p.ampa_time_constant_s + 0.0 * nk1,
        "clearance_time_substance_p": p.nk1_time_constant_s + 0.0 * nk1,
        "clearance_time_gaba": p.gaba_time_constant_s + 0.0 * nk1,
        "clearance_time_serotonin": 1.0 / clearances.serotonin,
        "clearance_time_norepinephrine": 1.0 / clearances.norepinephrine,
        "clearance_time_dopamine": 1.0 / clearances.dopamine,
    }


def _targets(reading: Reading[Number]) -> dict[str, Number]:
    loads, terms = reading.person.loads, reading.terms
    pore = terms["nmda_pore_block"] + terms["nmda_shared_site"]
    tone = terms["endorphin_tone"]
    return {
        "sert_occupancy": loads.sert / (1.0 + loads.sert),
        "net_occupancy": loads.net / (1.0 + loads.net),
        "nmda_block": pore / (1.0 + pore),
        "mu_occupancy": (loads.mu_agonist + tone) / (1.0 + loads.mu_opioid + tone),
        "gaba_receptors": reading.person.slow.gaba_a_number + 0.0 * reading.now.circuit.gaba_hz,
        "gaba_a_modulation": terms["gaba_potentiation"],
        "sodium_block": 1.0 - terms["sodium_block"],
    }


def _synapse(reading: Reading[Number]) -> dict[str, Number]:
    p, state, influences = reading.laws.parameters, reading.now.circuit, reading.now.influences
    free = reading.laws.circuit.unplugged(state.projection_drive_hz, influences.magnesium)
    pore = reading.terms["nmda_pore_block"] + reading.terms["nmda_shared_site"]
    bare_current = influences.nmda_gain * state.nmda * free
    by_nk1 = p.nk1_to_projection_hz * state.nk1 + p.nmda_to_projection_hz * bare_current * p.nk1_nmda_gain * state.nk1
    by_nmda = p.nmda_to_projection_hz * bare_current + p.plateau_to_projection_hz * state.plateau
    return {
        "ampa_drive": p.ampa_to_projection * influences.ampa_gain * state.glutamate_hz / p.projection_threshold_hz,
        "nmda_drive": by_nmda / p.projection_threshold_hz,
        "nk1_drive": by_nk1 / p.projection_threshold_hz,
        "nmda_magnesium_block": 1.0 - free,
        "nmda_open": state.nmda * free / (1.0 + pore),
    }


def _states(reading: Reading[Number]) -> dict[str, Number]:
    p, person, amygdala = reading.laws.parameters, reading.person, reading.now.descending.amygdala
    floor = arousal_floor(p)
    return {
        "sensitisation": reading.laws.maths.maximum(person.sensitisation, p.sensitisation_floor),
        "amygdala": amygdala,
        "sympathetic": reading.laws.maths.maximum(amygdala - floor, 0.0) / (1.0 - floor),
        "muscle_tension": reading.terms["amygdala_muscle"] / (1.0 - floor),
    }
