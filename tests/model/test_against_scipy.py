"""The steps stay as near to a library's adaptive integrator as the model's specification asks."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from gate_viz.model import FLOATS, PARAMETERS, GateModel, GateState, Person
from gate_viz.model.circuit import STEP_S, CircuitState, bind_circuit
from gate_viz.model.descending import bind_descending
from gate_viz.model.influences import CleftLevels, bind_influences
from tests.model.equations import AMYGDALA, Vector, fast_rates, medium_rates, pain_signal, projection_hz

SENSITISATION = 0.5
LC_DRIVE, RVM_DRIVE, THREAT = 0.3, 0.8, 0.2


def vector(state: GateState[float]) -> Vector:
    return np.array([*state.circuit, *state.descending, state.percept], dtype=np.float64)


def test_the_fast_layer_alone_under_smooth_stimuli_is_within_a_fiftieth_of_a_hertz() -> None:
    def injury(t: float) -> float:
        return float(0.45 * (1.0 - np.cos(2.0 * np.pi * t / 0.5)))

    def touch(t: float) -> float:
        return float(0.5 * (1.0 - np.cos(2.0 * np.pi * t / 0.3)))

    rest = vector(GateModel().steady_state(Person()))
    times = 0.01 * np.arange(1, 301)
    reference = solve_ivp(
        lambda t, fast: fast_rates(np.r_[fast, rest[8:]], injury(t), touch(t), SENSITISATION),
        (0.0, 3.0), rest[:8], method="LSODA", rtol=1e-9, atol=1e-11, t_eval=times, max_step=0.01,
    )  # fmt: skip
    circuit, weighed = bind_circuit(PARAMETERS, FLOATS), bind_influences(PARAMETERS, FLOATS, lambda _: lambda raw: raw)
    arousal = float(rest[AMYGDALA]) - 1.0 / (1.0 + float(np.exp(PARAMETERS.amygdala_gain * 0.75)))
    levels = CleftLevels(float(rest[9]), float(rest[10]), float(rest[11]), arousal)
    state, errors = CircuitState(*map(float, rest[:8])), []
    for step in range(6000):
        middle_s = (step + 0.5) * STEP_S
        person = Person(injury=injury(middle_s), touch=touch(middle_s), sensitisation=SENSITISATION)
        state, _ = circuit.advance(state, 0.0, weighed(person, levels), 1)
        if (step + 1) % 20 == 0:
            expected = projection_hz(float(reference.y[0, (step + 1) // 20 - 1]))
            errors.append(abs(circuit.projection_hz(state.projection_drive_hz) - expected))
    assert max(errors) < 0.020


@pytest.fixture(scope="module")
def segments() -> list[tuple[float, float, float]]:
    """Seconds, injury, touch: rest, pinch, rubbing while pinched, rest."""
    return [(2.0, 0.0, 0.25), (6.0, 0.6, 0.0), (6.0, 0.6, 1.0), (6.0, 0.0, 0.25)]


def test_both_layers_under_step_stimuli_are_within_a_tenth_of_a_hertz(
    segments: list[tuple[float, float, float]],
) -> None:
    model = GateModel()
    person = Person(sensitisation=SENSITISATION, lc_drive=LC_DRIVE, rvm_drive=RVM_DRIVE, threat=THREAT)
    state = model.steady_state(person)
    z, errors, percept_errors = vector(state), [0.0], [0.0]
    for seconds, injury, touch in segments:

        def rates(_t: float, now: Vector, injury: float = injury, touch: float = touch) -> Vector:
            fast = fast_rates(now, injury, touch, SENSITISATION)
            return np.concatenate((fast, medium_rates(now, THREAT, LC_DRIVE, RVM_DRIVE)))

        times = 0.05 * np.arange(1, round(20 * seconds) + 1)
        reference = solve_ivp(
            rates, (0.0, seconds), z, method="LSODA", rtol=1e-9, atol=1e-11, t_eval=np.minimum(times, seconds)
        )
        now = Person(
            injury=injury, touch=touch, sensitisation=SENSITISATION,
            lc_drive=LC_DRIVE, rvm_drive=RVM_DRIVE, threat=THREAT,
        )  # fmt: skip
        for column in reference.y.T:
            state = model.step(state, now, 100)
            errors.append(abs(model.projection_hz(state) - projection_hz(float(column[0]))))
            percept_errors.append(abs(state.percept - float(column[13])))
        z = reference.y[:, -1]
    assert max(errors) < 0.10
    assert max(percept_errors) < 0.02


def test_the_second_set_of_equations_is_at_rest_where_the_model_is() -> None:
    person = Person(injury=0.4, touch=0.3, sensitisation=0.6, threat=0.7, lc_drive=1.5, rvm_drive=0.4)
    z = vector(GateModel().steady_state(person))
    rates = np.r_[fast_rates(z, 0.4, 0.3, 0.6), medium_rates(z, 0.7, 1.5, 0.4)]
    np.testing.assert_allclose(rates, 0.0, atol=1e-8)


def test_one_step_of_the_medium_layer_is_near_a_thousand_fine_ones() -> None:
    model, person = GateModel(), Person(injury=0.7, threat=1.0)
    state = model.steady_state(Person())
    z = vector(state)
    z[0] = 27.0
    law = bind_descending(PARAMETERS, FLOATS, lambda _: lambda raw: raw)
    stepped = law.advance(state.descending, pain_signal(projection_hz(27.0)), person)
    for _ in range(1000):
        z[8:13] += medium_rates(z, 1.0, 1.0, 1.0)[:5] * 1e-5
    np.testing.assert_allclose(stepped, z[8:13], rtol=2e-4)
