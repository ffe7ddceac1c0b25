"""What the model is told about one person, or about many: stimulus, production, drives, start state and loads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from gate_viz.model.maths import Number
from gate_viz.model.receptors import TargetLoads, target_loads

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
    "lc_drive": (0.0, 2.0, 1.0),
    "rvm_drive": (0.0, 2.0, 1.0),
    "threat": (0.0, 1.0, 0.0),
    "sensitisation": (0.0, 1.0, 0.0),
}


# plain floats serve both number worlds
_DEFAULTS: Mapping[str, Any] = {control_id: default for control_id, (_, _, default) in PERSON_CONTROLS.items()}


def _no_loads() -> Any:
    return target_loads(())


@dataclass(frozen=True)
class Person(Generic[Number]):
    """One person (floats) or many (arrays, one entry for each); the defaults are the healthy resting person.

    Attributes
    ----------
    injury, touch
        Intensity of the stimulus, 0–1 [1].
    glutamate, substance_p, gaba, serotonin, norepinephrine, dopamine, endorphin
        What each store holds for release [× typical].
    lc_drive, rvm_drive
        How hard the locus coeruleus (norepinephrine) and the rostral ventromedial medulla (serotonin) fire [× typical].
    threat
        Threat as the person takes it, 0–1 [1].
    sensitisation
        Central sensitisation of the cord, 0–1; the model never goes under its resting floor [1].
    loads
        What medicines put on each target.
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
    lc_drive: Number = _DEFAULTS["lc_drive"]
    rvm_drive: Number = _DEFAULTS["rvm_drive"]
    threat: Number = _DEFAULTS["threat"]
    sensitisation: Number = _DEFAULTS["sensitisation"]
    loads: TargetLoads[Number] = field(default_factory=_no_loads)
