"""What the model is told about one person, or about many: stimulus, production, drives, start state and loads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from gate_viz.model.exposure import Level
from gate_viz.model.maths import Number
from gate_viz.model.receptors import TargetLoads, target_loads
from gate_viz.model.slow_state import SlowState

PERSON_CONTROLS: Mapping[str, tuple[float, float, float]] = {
    # id: least, greatest, default
    "injury": (0.0, 1.0, 0.0),
    "touch": (0.0, 1.0, 0.25),
    "glutamate": (0.0, 3.0, 1.0),
    "substance_p": (0.0, 3.0, 1.0),
    "gaba": (0.0, 3.0, 1.0),
    "serotonin": (0.0, 3.0, 1.0),
    "norepinephrine": (0.0, 3.0, 1.0),
    "dopamine": (0.0, 3.0, 1.0),
    "endorphin": (0.0, 3.0, 1.0),
    "cgrp": (0.0, 3.0, 1.0),
    "lc_drive": (0.0, 2.0, 1.0),
    "rvm_drive": (0.0, 2.0, 1.0),
    "threat": (0.0, 1.0, 0.0),
    "low_mood": (0.0, 1.0, 0.0),
    "sleep_loss": (0.0, 1.0, 0.0),
    "gut_permeability": (0.0, 1.0, 0.0),
    "infection": (0.0, 1.0, 0.0),
    "blood_sugar": (0.0, 1.0, 0.0),
    "environment": (0.0, 1.0, 0.0),
    "migraine_trigger": (0.0, 1.0, 0.0),
    "hormone_fluctuation": (0.0, 1.0, 0.0),
    "nerve_injury": (0.0, 1.0, 0.0),
    "expectation": (-1.0, 1.0, 0.0),
    "attention": (-1.0, 1.0, 0.0),
    "cgrp_share": (0.0, 1.0, 0.8),
    "vulnerability": (0.0, 1.0, 0.5),
    "estrogen": (0.0, 2.0, 1.0),
    "testosterone": (0.0, 2.0, 1.0),
    "tryptophan": (0.0, 2.0, 1.0),
    "tyrosine": (0.0, 2.0, 1.0),
    "protein": (0.0, 2.0, 1.0),
    "glutamine": (0.0, 2.0, 1.0),
    "iron": (0.0, 2.0, 1.0),
    "magnesium_status": (0.0, 2.0, 1.0),
    "calcium": (0.0, 2.0, 1.0),
    "vitamin_b6": (0.0, 2.0, 1.0),
    "folate": (0.0, 2.0, 1.0),
    "vitamin_c": (0.0, 2.0, 1.0),
    "zinc": (0.0, 2.0, 1.0),
    "copper": (0.0, 2.0, 1.0),
    "gluten": (0.0, 1.0, 0.0),
    "cyp2d6": (0.0, 3.0, 1.0),
    "smoking": (0.0, 1.0, 0.0),
    "p_glycoprotein": (0.5, 2.0, 1.0),
    "mu_receptors": (0.0, 1.0, 1.0),
    "sensitisation": (0.0, 1.0, 0.0),
}


# plain floats serve both number worlds
_DEFAULTS: Mapping[str, Any] = {control_id: default for control_id, (_, _, default) in PERSON_CONTROLS.items()}


def _no_loads() -> Any:
    return target_loads(())


def _healthy() -> Any:
    return SlowState()


@dataclass(frozen=True)
class Person(Generic[Number]):
    """One person (floats) or many (arrays, one entry for each); the defaults are the healthy resting person.

    Attributes
    ----------
    injury, touch, migraine_trigger
        Intensity of the stimulus, 0–1 [1].
    glutamate, substance_p, gaba, serotonin, norepinephrine, dopamine, endorphin, cgrp
        Production: what multiplies the filling of each store [× typical].
    lc_drive, rvm_drive
        How hard the locus coeruleus (norepinephrine) and the rostral ventromedial medulla (serotonin) fire [× typical].
    threat, low_mood, sleep_loss, gut_permeability, infection, blood_sugar, environment, hormone_fluctuation
        What bears on body and mind, 0–1 [1].
    nerve_injury
        Damage to the nerve itself, 0–1 [1].
    expectation, attention
        From −1 (it will hurt; elsewhere) to 1 (it will help; on the pain) [1].
    cgrp_share, vulnerability
        Share of a migraine that goes by CGRP; how easily the cord is sensitised, 0–1 [1].
    estrogen, testosterone
        Sex hormones without medicines [× typical].
    tryptophan, tyrosine, protein, glutamine
        Supply of what transmitters are made from; 1 is enough [× enough].
    iron, magnesium_status, calcium, vitamin_b6, folate, vitamin_c, zinc, copper
        Supply of what enzymes need; 1 is enough [× enough].
    gluten
        Gluten eaten, 0–1 [1].
    cyp2d6, p_glycoprotein, mu_receptors
        Activity of the enzyme and of the pump at the barrier, number of mu receptors [× typical].
    smoking
        0 or 1 [1].
    sensitisation
        Present central sensitisation of the cord, 0–1; the model never goes under its resting floor [1].
    loads
        What medicines and lifestyle items put on each target.
    slow
        Stores, receptors and programmes that change over hours to months.
    levels
        Level of each medicine in blood and brain.
    """

    injury: Number = _DEFAULTS["injury"]
    touch: Number = _DEFAULTS["touch"]
    glutamate: Number = _DEFAULTS["glutamate"]
    substance_p: Number = _DEFAULTS["substance_p"]
    gaba: Number = _DEFAULTS["gaba"]
    serotonin: Number = _DEFAULTS["serotonin"]
    norepinephrine: Number = _DEFAULTS["norepinephrine"]
    dopamine: Number = _DEFAULTS["dopamine"]
    endorphin: Number = _DEFAULTS["endorphin"]
    cgrp: Number = _DEFAULTS["cgrp"]
    lc_drive: Number = _DEFAULTS["lc_drive"]
    rvm_drive: Number = _DEFAULTS["rvm_drive"]
    threat: Number = _DEFAULTS["threat"]
    low_mood: Number = _DEFAULTS["low_mood"]
    sleep_loss: Number = _DEFAULTS["sleep_loss"]
    gut_permeability: Number = _DEFAULTS["gut_permeability"]
    infection: Number = _DEFAULTS["infection"]
    blood_sugar: Number = _DEFAULTS["blood_sugar"]
    environment: Number = _DEFAULTS["environment"]
    migraine_trigger: Number = _DEFAULTS["migraine_trigger"]
    hormone_fluctuation: Number = _DEFAULTS["hormone_fluctuation"]
    nerve_injury: Number = _DEFAULTS["nerve_injury"]
    expectation: Number = _DEFAULTS["expectation"]
    attention: Number = _DEFAULTS["attention"]
    cgrp_share: Number = _DEFAULTS["cgrp_share"]
    vulnerability: Number = _DEFAULTS["vulnerability"]
    estrogen: Number = _DEFAULTS["estrogen"]
    testosterone: Number = _DEFAULTS["testosterone"]
    tryptophan: Number = _DEFAULTS["tryptophan"]
    tyrosine: Number = _DEFAULTS["tyrosine"]
    protein: Number = _DEFAULTS["protein"]
    glutamine: Number = _DEFAULTS["glutamine"]
    iron: Number = _DEFAULTS["iron"]
    magnesium_status: Number = _DEFAULTS["magnesium_status"]
    calcium: Number = _DEFAULTS["calcium"]
    vitamin_b6: Number = _DEFAULTS["vitamin_b6"]
    folate: Number = _DEFAULTS["folate"]
    vitamin_c: Number = _DEFAULTS["vitamin_c"]
    zinc: Number = _DEFAULTS["zinc"]
    copper: Number = _DEFAULTS["copper"]
    gluten: Number = _DEFAULTS["gluten"]
    cyp2d6: Number = _DEFAULTS["cyp2d6"]
    smoking: Number = _DEFAULTS["smoking"]
    p_glycoprotein: Number = _DEFAULTS["p_glycoprotein"]
    mu_receptors: Number = _DEFAULTS["mu_receptors"]
    sensitisation: Number = _DEFAULTS["sensitisation"]
    loads: TargetLoads[Number] = field(default_factory=_no_loads)
    slow: SlowState[Number] = field(default_factory=_healthy)
    levels: Mapping[str, Level[Number]] = field(default_factory=dict)
