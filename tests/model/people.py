"""Persons, medicines and strengths that the model's tests speak of; not read from what the program ships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from gate_viz.model import (
    ARRAYS,
    LINK_IDS,
    PARAMETERS,
    PERSON_CONTROLS,
    Binding,
    GateModel,
    Level,
    Person,
    SlowState,
    Substance,
    Target,
    target_loads,
)


def load_at(occupancy: float) -> float:
    """Return the load that holds a share of a target, alone [1]."""
    return occupancy / (1.0 - occupancy)


MEDICINES: Mapping[str, tuple[Binding, ...]] = {
    "serotonin_pump_blocker": (Binding(Target.SERT, load_at(0.80)), Binding(Target.NET, load_at(0.02))),
    "both_pumps_blocker": (Binding(Target.SERT, load_at(0.84)), Binding(Target.NET, load_at(0.55))),
    "pumps_and_sodium_blocker": (
        Binding(Target.SERT, load_at(0.45)),
        Binding(Target.NET, load_at(0.33)),
        Binding(Target.SODIUM_CHANNEL, load_at(0.045)),
        Binding(Target.H1, 4.0),
        Binding(Target.M1, 2.0),
        Binding(Target.ALPHA1, 1.0),
    ),
    "gaba_modulator": (Binding(Target.GABA_A, 2.0, efficacy=1.0),),
    "pore_blocker": (Binding(Target.NMDA_PORE, 1.0, hill_coefficient=1.4),),
    "extra_magnesium": (Binding(Target.NMDA_MAGNESIUM, 0.30),),
    "mu_agonist": (Binding(Target.MU_OPIOID, 1.5, efficacy=1.0),),
    "mu_antagonist": (Binding(Target.MU_OPIOID, 40.0),),
    "calcium_channel_blocker": (Binding(Target.ALPHA2_DELTA, 1.5),),
    "ht3_blocker": (Binding(Target.HT3, 4.0),),
    "cox_blocker": (Binding(Target.COX, 3.0),),
    "jak_blocker": (Binding(Target.JAK, 2.0),),
    "cgrp_blocker": (Binding(Target.CGRP, 8.0),),
    "trigeminal_agonist": (Binding(Target.HT1_TRIGEMINAL, 2.0, efficacy=1.0),),
}
# What people do and eat: it acts at once and has no level.
HABITS: Mapping[str, tuple[Binding, ...]] = {
    "exercise": (
        Binding(Target.ENDORPHIN_RELEASE, 2.0),
        Binding(Target.GABA_SYNTHESIS, 0.25, link_id="exercise_gaba_synthesis"),
        Binding(Target.DESCENDING, 0.1),
        Binding(Target.INFLAMMATION_BRAKE, 0.3),
    ),
    "rest": (Binding(Target.CALM, 0.3), Binding(Target.SLEEP, 0.5), Binding(Target.MUSCLE_RELAXATION, 1.0)),
    "food": (
        Binding(Target.GUT_BARRIER, 0.5),
        Binding(Target.NFKB, 0.4),
        Binding(Target.CGRP_RELEASE, 0.3),
        Binding(Target.ATTACK_LINE, 0.1),
    ),
    "hands": (Binding(Target.TOUCH_INPUT, 0.5),),
}
BINDING_LINK = "exercise_gaba_synthesis"
SUBSTANCES: tuple[Substance, ...] = (
    *(
        Substance(
            name,
            bindings,
            half_life_h=3.0 + index,
            cyp2d6_share=0.05 * index,
            cyp1a2_share=0.3,
            active_metabolite_share=0.5,
            p_glycoprotein_share=0.5,
        )
        for index, (name, bindings) in enumerate(MEDICINES.items())
    ),
    *(Substance(name, bindings) for name, bindings in HABITS.items()),
)

TOE: Mapping[str, float] = {"injury": 0.7, "touch": 0.0}
CHRONIC: Mapping[str, float] = {
    "injury": 0.2,
    "touch": 0.25,
    "sensitisation": 0.8,
    "lc_drive": 0.3,
    "rvm_drive": 0.8,
}
# On whom everything bears at once; nothing is at an end where a law might saturate.
BURDENED: Mapping[str, float] = {
    **CHRONIC,
    "sensitisation": 0.3,
    "injury": 0.1,
    "lc_drive": 0.9,
    "threat": 0.5,
    "low_mood": 0.4,
    "sleep_loss": 0.5,
    "gut_permeability": 0.6,
    "infection": 0.4,
    "blood_sugar": 0.5,
    "environment": 0.3,
    "migraine_trigger": 0.5,
    "hormone_fluctuation": 0.5,
    "nerve_injury": 0.2,
    "expectation": 0.4,
    "attention": 0.3,
    "cgrp_share": 0.6,
    "vulnerability": 0.7,
    "estrogen": 0.7,
    "testosterone": 0.6,
    "tryptophan": 0.7,
    "tyrosine": 0.8,
    "protein": 1.3,
    "glutamine": 1.4,
    "iron": 0.6,
    "magnesium_status": 0.7,
    "calcium": 0.8,
    "vitamin_b6": 0.5,
    "folate": 0.7,
    "vitamin_c": 0.6,
    "zinc": 0.7,
    "copper": 0.6,
    "gluten": 0.5,
    "cyp2d6": 0.5,
    "smoking": 0.5,
    "p_glycoprotein": 1.4,
    "mu_receptors": 0.7,
}

# As the articles tell it; what is only known by the evidence belongs to the other lens.
# Roads that the articles do not name count alike in both.
ADDED: Mapping[str, float] = {
    "microglia_gaba": 0.6,
    "nerve_injury_microglia": 0.6,
    "vulnerability_sensitisation": 0.6,
    "sleep_trigger": 0.6,
    "testosterone_serotonin": 0.2,
}
ARTICLE: Mapping[str, float] = {
    **ADDED,
    "opioid_disinhibition": 0.0,
    "protein_competition": 0.0,
    "active_metabolite": 0.0,
}
# Established 1, supported .6, limited .2, contested 0.
EVIDENCE: Mapping[str, float] = {
    "amygdala_muscle": 0.6,
    "opioid_interneuron": 0.0,
    "ht3_facilitation": 0.6,
    "d2_projection": 0.2,
    "amygdala_projection": 0.6,
    "nmda_shared_site": 0.0,
    "sensitisation_ht3": 0.6,
    "amygdala_pag": 0.6,
    "low_mood_pag": 0.6,
    "microglia_gaba": 0.6,
    "microglia_ampa": 0.6,
    "mu_receptor_number": 0.2,
    "p_glycoprotein_barrier": 0.0,
    "protein_precursors": 0.0,
    "magnesium_synthesis": 0.2,
    "calcium_synthesis": 0.2,
    "folate_synthesis": 0.2,
    "vitamin_c_serotonin": 0.2,
    "zinc_synthesis": 0.2,
    "glutamine_gaba": 0.2,
    "gluten_gad": 0.0,
    "reuptake_recycling": 0.2,
    "melatonin_sleep": 0.2,
    "hormone_serotonin": 0.6,
    "testosterone_serotonin": 0.2,
    "oih_nmda": 0.2,
    "oih_gs": 0.0,
    "oih_glia": 0.2,
    "oih_hormone": 0.2,
    "drivers_recovery": 0.0,
    "microglia_sensitisation": 0.6,
    "vulnerability_sensitisation": 0.6,
    "nerve_injury_microglia": 0.6,
    "inflammation_microglia": 0.6,
    "threat_microglia": 0.6,
    "monoamine_mood": 0.6,
    "infection_cytokines": 0.6,
    "gut_cytokines": 0.2,
    "blood_sugar_cytokines": 0.2,
    "environment_cytokines": 0.2,
    "glutamine_gut": 0.2,
    "jak_anti": 0.6,
    "gut_trigger": 0.2,
    "blood_sugar_trigger": 0.2,
    "sleep_trigger": 0.6,
    "threat_trigger": 0.6,
    "hormone_trigger": 0.6,
    "kindling": 0.6,
    "cgrp_antagonist_release": 0.0,
    "magnesium_status_cgrp": 0.2,
}
LENSES: Mapping[str, Mapping[str, float]] = {"article": ARTICLE, "evidence": EVIDENCE}
NO_ROADS: Mapping[str, float] = dict.fromkeys(LINK_IDS, 0.0)

# Least and greatest that the slow layer can come to, whatever is set and taken.
SLOW_BOUNDS: Mapping[str, tuple[float, float]] = {
    "serotonin_fill": (0.0, 1.0 + PARAMETERS.fill_half),
    "dopamine_fill": (0.0, 1.5),
    "norepinephrine_fill": (0.0, 1.0 + PARAMETERS.fill_half),
    "gaba_fill": (0.0, 2.0),
    "glutamate_fill": (0.9, 1.0 + PARAMETERS.gad_glutamate_share),
    "sleep": (0.0, 1.0),
    "gaba_a_number": (1.0 - PARAMETERS.gaba_a_loss, 1.0),
    "tolerance": (0.0, PARAMETERS.tolerance_share / (PARAMETERS.tolerance_half + 1.0)),
    "gs_share": (0.0, PARAMETERS.gs_share_max),
    "opioid_nmda": (0.0, PARAMETERS.opioid_nmda_gain),
    "estrogen": (0.0, 2.0),
    "testosterone": (0.0, 2.0),
    "microglia": (0.0, PARAMETERS.microglia_max),
    "sensitisation": (0.0, 1.0),
    "pro_genes": (0.0, 20.0),
    "anti_genes": (0.0, 12.0),
    "mood_early": (0.0, 1.0),
    "mood": (0.0, 1.0),
    "cgrp": (0.0, 4.0),
    "neuroinflammation": (0.0, 1.0),
    "kindling": (0.0, 1.0),
    "attack_days_28": (0.0, 28.0),
}

# Readouts that may be under nothing: counted from the healthy person,
SIGNED = {"hyperalgesia"}
# or of receptors that opioids have turned to Gs, which do the opposite.
MU_EFFECTS = {"opioid_first_nerve", "opioid_second_nerve", "opioid_interneuron"}

any_values = st.fixed_dictionaries(
    {control_id: st.floats(least, greatest) for control_id, (least, greatest, _) in PERSON_CONTROLS.items()}
)
any_doses = st.fixed_dictionaries({}, optional={item.id: st.floats(0.0, 2.0) for item in SUBSTANCES})
any_slow = st.builds(SlowState, **{state: st.floats(*bounds) for state, bounds in SLOW_BOUNDS.items()})


def medicated(
    doses: Mapping[str, Any] | None = None, slow: SlowState[Any] | None = None, /, **values: Any
) -> Person[Any]:
    """Return a person on medicines: ``doses`` are relative exposures by name in `MEDICINES` or `HABITS`."""
    bound = {**MEDICINES, **HABITS}
    taken = [(binding, dose) for name, dose in (doses or {}).items() for binding in bound[name]]
    return Person(**values, loads=target_loads(taken), slow=SlowState() if slow is None else slow)


def both_places(levels: Mapping[str, Level[Any]]) -> list[Any]:
    """Return all levels, in blood and brain, one behind the other [× usual]."""
    return [place for level in levels.values() for place in level]


def settled_hz(model: GateModel[float], person: Person[float]) -> float:
    """Return the projection rate a person settles at [Hz]."""
    return model.projection_hz(model.steady_state(person))


def settled_signal(model: GateModel[float], person: Person[float]) -> float:
    """Return the 0–10 signal a person settles at."""
    return model.steady_state(person).percept


def random_slow(number: int, generator: np.random.Generator) -> SlowState[Any]:
    """Return many slow states, each member anywhere in its bounds."""
    return SlowState(**{state: generator.uniform(*bounds, number) for state, bounds in SLOW_BOUNDS.items()})


def random_doses(number: int, generator: np.random.Generator) -> dict[str, Any]:
    """Return many persons' doses by substance, each up to twice the usual; most take few things."""
    return {
        item.id: np.where(generator.random(number) < 0.4, generator.uniform(0.0, 2.0, number), 0.0)
        for item in SUBSTANCES
    }


def random_values(number: int, generator: np.random.Generator) -> dict[str, Any]:
    """Return many persons' controls, each anywhere in its range."""
    return {control_id: generator.uniform(low, high, number) for control_id, (low, high, _) in PERSON_CONTROLS.items()}


def random_people(number: int, seed: int = 7) -> Person[Any]:
    """Return many persons, each with every control, dose and slow state anywhere in its range."""
    generator = np.random.default_rng(seed)
    values, doses = random_values(number, generator), random_doses(number, generator)
    return medicated(doses, random_slow(number, generator), **values)


def many_model(strengths: Mapping[str, float] | None = None) -> GateModel[Any]:
    """Return the model for many persons at once."""
    return GateModel(strengths, maths=ARRAYS, substances=SUBSTANCES)
