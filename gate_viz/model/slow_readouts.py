"""Numbers read off the slow layer: stores, states, inflammation, migraine and what medicines have built up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gate_viz.model.exposure import Level, Substance
from gate_viz.model.laws import Laws
from gate_viz.model.maths import Number
from gate_viz.model.person import Person

SLOW_READOUT_UNITS: Mapping[str, str] = {
    "cleft_cgrp": "× typical",
    "clearance_time_cgrp": "s",
    "synthesis_glutamate": "× typical",
    "synthesis_substance_p": "× typical",
    "synthesis_gaba": "× typical",
    "synthesis_serotonin": "× typical",
    "synthesis_norepinephrine": "× typical",
    "synthesis_dopamine": "× typical",
    "synthesis_endorphin": "× typical",
    "synthesis_cgrp": "× typical",
    "melatonin": "× typical",
    "sleep_quality": "1",
    "h1_block": "1",
    "m1_block": "1",
    "alpha1_block": "1",
    "microglia": "1",
    "hormone": "× typical",
    "testosterone_level": "× typical",
    "estrogen_level": "× typical",
    "tolerance": "1",
    "gs_share": "1",
    "opioid_nmda": "1",
    "mood": "1",
    "cytokines": "× healthy",
    "jak_block": "1",
    "jak_signal": "× healthy",
    "nfkb": "× healthy",
    "pro_genes": "× healthy",
    "anti_genes": "× healthy",
    "first_nerve_gain": "× typical",
    "trigger_level": "1",
    "attack_line": "1",
    "trigger_threshold": "1",
    "cgrp_release": "1",
    "cgrp_receptor_occupancy": "1",
    "vessel": "1",
    "neuroinflammation": "1",
    "trigeminal_sensitisation": "1",
    "migraine_activity": "1",
    "attack_days_28": "d",
}
SECONDS_PER_DAY = 86_400.0


def read_slow(laws: Laws[Number], person: Person[Number]) -> dict[str, Number]:
    """Return every readout of the slow layer by id, in the units of `SLOW_READOUT_UNITS`."""
    alike = 0.0 * (person.touch + person.slow.mood)
    readouts = {
        **_supply(laws, person),
        **_states(laws, person),
        **_inflammation(laws, person),
        **_migraine(laws, person),
    }
    return {readout_id: value + alike for readout_id, value in readouts.items()}


def read_levels(substances: Sequence[Substance], person: Person[Number]) -> dict[str, Number]:
    """Return the level of every medicine in blood and brain, 0 where none is taken [× usual]."""
    nothing: Any = 0.0 * (person.touch + person.slow.mood)
    none: Level[Number] = Level(nothing, nothing)
    readouts: dict[str, Number] = {}
    for substance in substances:
        if substance.half_life_h > 0.0:
            level = person.levels.get(substance.id, none)
            readouts[f"blood_level_{substance.id}"] = level.blood + nothing
            readouts[f"brain_level_{substance.id}"] = level.brain + nothing
    return readouts


def _supply(laws: Laws[Number], person: Person[Number]) -> dict[str, Number]:
    made = laws.slow.synthesis(person)
    typical: Any = 1.0
    return {
        "synthesis_glutamate": made.glutamate,
        "synthesis_substance_p": typical,
        "synthesis_gaba": made.gaba,
        "synthesis_serotonin": made.serotonin,
        "synthesis_norepinephrine": made.dopamine * made.norepinephrine_step,
        "synthesis_dopamine": made.dopamine,
        "synthesis_endorphin": typical,
        "synthesis_cgrp": typical,
        "melatonin": laws.slow.melatonin(person, made),
        "sleep_quality": person.slow.sleep,
    }


def _states(laws: Laws[Number], person: Person[Number]) -> dict[str, Number]:
    p, slow, loads = laws.parameters, person.slow, person.loads
    return {
        "h1_block": loads.h1 / (1.0 + loads.h1),
        "m1_block": loads.m1 / (1.0 + loads.m1),
        "alpha1_block": loads.alpha1 / (1.0 + loads.alpha1),
        "microglia": p.microglia_rest + slow.microglia,
        "hormone": 0.5 * (slow.estrogen + slow.testosterone),
        "testosterone_level": slow.testosterone,
        "estrogen_level": slow.estrogen,
        "tolerance": slow.tolerance,
        "gs_share": slow.gs_share,
        "opioid_nmda": slow.opioid_nmda,
        "mood": slow.mood,
    }


def _inflammation(laws: Laws[Number], person: Person[Number]) -> dict[str, Number]:
    signalling = laws.slow.signalling(person, 0.0 * person.slow.mood)
    return {
        "cytokines": signalling.cytokines,
        "jak_block": signalling.jak_block,
        "jak_signal": signalling.jak_pro,
        "nfkb": signalling.nfkb,
        "pro_genes": person.slow.pro_genes,
        "anti_genes": person.slow.anti_genes,
        "first_nerve_gain": laws.first_nerve_gain(person),
    }


def _migraine(laws: Laws[Number], person: Person[Number]) -> dict[str, Number]:
    p, slow, attack = laws.parameters, person.slow, laws.slow.attack(person)
    maximum = laws.maths.maximum
    return {
        "cleft_cgrp": person.cgrp + p.attack_cgrp * slow.cgrp,
        "clearance_time_cgrp": p.cgrp_time_constant_d * SECONDS_PER_DAY + 0.0 * slow.cgrp,
        "trigger_level": attack.trigger,
        "attack_line": attack.line,
        "trigger_threshold": maximum(attack.line - (attack.trigger - person.migraine_trigger), 0.0),
        "cgrp_release": attack.release,
        "cgrp_receptor_occupancy": attack.bound,
        "vessel": attack.bound * (1.0 + p.vessel_half) / (attack.bound + p.vessel_half),
        "neuroinflammation": slow.neuroinflammation,
        "trigeminal_sensitisation": slow.kindling,
        "migraine_activity": attack.drive,
        "attack_days_28": slow.attack_days_28,
    }
