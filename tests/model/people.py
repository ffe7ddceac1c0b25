"""Persons, medicines and strengths that the model's tests speak of; not read from what the program ships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from gate_viz.model import ARRAYS, LINK_IDS, PERSON_CONTROLS, Binding, GateModel, Person, Target, target_loads


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
    ),
    "gaba_modulator": (Binding(Target.GABA_A, 2.0, efficacy=1.0),),
    "pore_blocker": (Binding(Target.NMDA_PORE, 1.0, hill_coefficient=1.4),),
    "extra_magnesium": (Binding(Target.NMDA_MAGNESIUM, 0.30),),
    "mu_agonist": (Binding(Target.MU_OPIOID, 1.5, efficacy=1.0),),
    "mu_antagonist": (Binding(Target.MU_OPIOID, 40.0),),
}

TOE: Mapping[str, float] = {"injury": 0.7, "touch": 0.0}
CHRONIC: Mapping[str, float] = {
    "injury": 0.2,
    "touch": 0.25,
    "sensitisation": 0.8,
    "lc_drive": 0.3,
    "rvm_drive": 0.8,
}

# As the articles tell it; the upstream road is added by us and belongs to the other lens.
ARTICLE: Mapping[str, float] = {"opioid_disinhibition": 0.0}
# Established 1, supported .6, limited .2, contested 0.
EVIDENCE: Mapping[str, float] = {
    "opioid_interneuron": 0.0,
    "nmda_shared_site": 0.0,
    "d2_projection": 0.2,
    "ht3_facilitation": 0.6,
    "sensitisation_ht3": 0.6,
    "amygdala_muscle": 0.6,
    "amygdala_projection": 0.6,
    "amygdala_pag": 0.6,
}
LENSES: Mapping[str, Mapping[str, float]] = {"article": ARTICLE, "evidence": EVIDENCE}
NO_ROADS: Mapping[str, float] = dict.fromkeys(LINK_IDS, 0.0)


def medicated(doses: Mapping[str, Any] | None = None, /, **values: Any) -> Person[Any]:
    """Return a person on medicines: ``doses`` are relative exposures by name in `MEDICINES`."""
    taken = [(binding, dose) for name, dose in (doses or {}).items() for binding in MEDICINES[name]]
    return Person(**values, loads=target_loads(taken))


def settled_hz(model: GateModel[float], person: Person[float]) -> float:
    """Return the projection rate a person settles at [Hz]."""
    return model.projection_hz(model.steady_state(person))


def settled_signal(model: GateModel[float], person: Person[float]) -> float:
    """Return the 0–10 signal a person settles at."""
    return model.steady_state(person).percept


def random_people(number: int, seed: int = 7) -> Person[Any]:
    """Return many persons, each with every control and dose anywhere in its range."""
    generator = np.random.default_rng(seed)
    values = {
        control_id: generator.uniform(low, high, number) for control_id, (low, high, _) in PERSON_CONTROLS.items()
    }
    # most medicines are not taken by most persons
    doses = {
        name: np.where(generator.random(number) < 0.4, generator.uniform(0.0, 2.0, number), 0.0) for name in MEDICINES
    }
    return medicated(doses, **values)


def many_model(strengths: Mapping[str, float] | None = None) -> GateModel[Any]:
    """Return the model for many persons at once."""
    return GateModel(strengths, maths=ARRAYS)
