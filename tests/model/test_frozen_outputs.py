"""The model against frozen outputs of an earlier, separately written prototype of the same equations.

An error that floats and arrays share would pass every comparison between them; it does not pass this one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gate_viz.model import PARAMETERS, Binding, GateModel, Person, Target, target_loads
from gate_viz.model.descending import arousal_floor
from tests.model.people import load_at

FROZEN: Mapping[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "reference_outputs.json").read_text(encoding="utf-8")
)
# What the prototype had otherwise: no endorphin at rest, a weaker wind-up, and no word of two graded claims.
PROTOTYPE = replace(
    PARAMETERS,
    endorphin_load=0.0,
    ht3_facilitation_hz=5.6,
    tonic_drive_hz=8.3,
    ampa_to_projection=0.56,
    excitatory_to_projection=0.16,
    nmda_to_projection_hz=8.0,
    nk1_to_projection_hz=2.8,
    plateau_to_projection_hz=6.5,
    plateau_time_constant_s=1.5,
    plateau_rate_per_s=105.0,
    plateau_half_current=0.05,
    sensitisation_nmda_gain=4.3,
    nmda_half_glutamate_hz=25.0,
    nk1_rate_per_s=3.0,
    nk1_half_rate_hz=12.0,
    nk1_nmda_gain=1.5,
    potential_per_hz_mV=0.7,
)
MODEL = GateModel({"opioid_disinhibition": 0.0, "nmda_shared_site": 0.0}, PROTOTYPE)

BINDINGS: Mapping[str, tuple[Binding, ...]] = {
    "both_pumps": (Binding(Target.SERT, load_at(0.84)), Binding(Target.NET, load_at(0.55))),
    "both_pumps_and_sodium": (
        Binding(Target.SERT, load_at(0.45)),
        Binding(Target.NET, load_at(0.33)),
        Binding(Target.SODIUM_CHANNEL, load_at(0.045)),
    ),
    "serotonin_pump": (Binding(Target.SERT, load_at(0.80)), Binding(Target.NET, load_at(0.02))),
    "gaba_modulator": (Binding(Target.GABA_A, 2.0, efficacy=1.0),),
    "mu_agonist": (Binding(Target.MU_OPIOID, 1.0, efficacy=1.0),),
    "pore_blocker": (Binding(Target.NMDA_PORE, 0.5, hill_coefficient=1.4),),
    "magnesium": (Binding(Target.NMDA_MAGNESIUM, 0.30),),
}


def calmer_than_rest(case: Mapping[str, Any]) -> bool:
    """Return whether a case has more GABA than typical and no threat: the prototype let it relax muscle below rest."""
    more_gaba = case["person"].get("gaba", 1.0) > 1.0 or "gaba_modulator" in case["loads"]
    return more_gaba and case["person"].get("threat", 0.0) == 0.0


STEADY_STATES: tuple[Mapping[str, Any], ...] = tuple(FROZEN["steady_states"])
CALMER = tuple(case for case in STEADY_STATES if calmer_than_rest(case))


def called(case: Mapping[str, Any]) -> str:
    """Return the name of a case."""
    return f"{case['person']} {case['loads']}"


def person_of(case: Mapping[str, Any], **stimulus: float) -> Person[float]:
    taken = [(binding, dose) for kind, dose in case["loads"].items() for binding in BINDINGS[kind]]
    return Person(**{**case["person"], **stimulus}, loads=target_loads(taken))


@pytest.mark.parametrize("case", [case for case in STEADY_STATES if case not in CALMER], ids=called)
def test_steady_states_are_those_of_the_prototype(case: Mapping[str, Any]) -> None:
    state = MODEL.steady_state(person_of(case))
    assert MODEL.projection_hz(state) == pytest.approx(case["projection_hz"], abs=1e-8)
    assert state.percept == pytest.approx(case["signal"], abs=1e-8)
    for name, value in case["fast"].items():
        assert getattr(state.circuit, name) == pytest.approx(value, abs=1e-8), name
    # the prototype counts these two from rest
    rest = {"pag": 1.0, "amygdala": arousal_floor(PROTOTYPE)}
    for name, value in case["medium"].items():
        assert getattr(state.descending, name) - rest.get(name, 0.0) == pytest.approx(value, abs=1e-8), name


@pytest.mark.parametrize("case", CALMER, ids=called)
def test_someone_calmer_than_rest_lets_a_little_more_through_than_the_prototype_had(case: Mapping[str, Any]) -> None:
    rate = MODEL.projection_hz(MODEL.steady_state(person_of(case)))
    assert case["projection_hz"] < rate < 1.01 * case["projection_hz"]


@pytest.mark.parametrize("case", FROZEN["traces"], ids=lambda case: str(case["loads"]))
def test_traces_are_those_of_the_prototype(case: Mapping[str, Any]) -> None:
    changes = {round(time_s * 2000): (injury, touch) for time_s, injury, touch in case["changes"]}
    injury, touch = changes[0]
    state = MODEL.steady_state(person_of(case, injury=injury, touch=touch))
    for expected in case["projection_hz"]:
        injury, touch = changes.get(state.step_number, (injury, touch))
        state = MODEL.step(state, person_of(case, injury=injury, touch=touch), round(case["every_s"] * 2000))
        assert MODEL.projection_hz(state) == pytest.approx(expected, abs=1e-7)


def test_wind_up_is_that_of_the_prototype() -> None:
    quiet: Person[float] = Person(touch=0.0)
    volley: Person[float] = Person(injury=0.6, touch=0.0)
    state = MODEL.steady_state(quiet)
    for expected in FROZEN["wind_up"]:
        total = 0.0
        for step in range(2000):
            state = MODEL.step(state, volley if step < 200 else quiet)
            total += MODEL.projection_hz(state)
        assert total / 2000 == pytest.approx(expected, abs=1e-8)
