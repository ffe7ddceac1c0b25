from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from gate_viz.model import PARAMETERS, PERSON_CONTROLS, GateModel, Person, SlowState, steady_state
from gate_viz.model.circuit import bind_circuit
from gate_viz.model.maths import ARRAYS
from tests.model.people import (
    ARTICLE,
    CHRONIC,
    EVIDENCE,
    LENSES,
    SLOW_BOUNDS,
    SUBSTANCES,
    any_doses,
    any_slow,
    any_values,
    many_model,
    medicated,
    random_people,
)


def people_at_the_ends(number: int) -> Person[Any]:
    """Return persons whose every control and dose is at one end of its range, or at its default."""
    generator = np.random.default_rng(11)
    ends = {control_id: generator.choice(of, number) for control_id, of in PERSON_CONTROLS.items()}
    doses = {item.id: generator.choice([0.0, 0.0, 1.0, 2.0], number) for item in SUBSTANCES}
    slow: SlowState[Any] = SlowState(
        **{state: generator.choice(bounds, number) for state, bounds in SLOW_BOUNDS.items()}
    )
    return medicated(doses, slow, **ends)


@pytest.mark.parametrize("lens", LENSES)
@given(values=any_values, doses=any_doses, slow=any_slow)
def test_no_state_is_negative_or_not_a_number_anywhere_in_the_ranges(
    lens: str, values: dict[str, float], doses: dict[str, float], slow: SlowState[float]
) -> None:
    model, person = GateModel(LENSES[lens]), medicated(doses, slow, **values)
    state = model.step(model.steady_state(person), replace(person, injury=1.0 - person.injury), 45)
    fast = state.circuit._replace(projection_drive_hz=model.projection_hz(state))
    for number in (*fast, *state.descending, state.percept):
        assert 0.0 <= number < 1e3
    assert all(0.0 <= share <= 1.0 for share in (fast.nmda, fast.nk1, fast.plateau, state.descending.amygdala))


@given(values=any_values, doses=any_doses, slow=any_slow)
@settings(max_examples=25)
def test_a_steady_state_stays_as_it_is(
    values: dict[str, float], doses: dict[str, float], slow: SlowState[float]
) -> None:
    model, person = GateModel(EVIDENCE), medicated(doses, slow, **values)
    state = model.steady_state(person)
    later = model.step(state, person, 400)
    np.testing.assert_allclose(later.circuit, state.circuit, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(later.descending, state.descending, rtol=1e-8, atol=1e-9)
    assert later.percept == pytest.approx(state.percept, abs=1e-9)


@pytest.mark.parametrize("people", [random_people(4000), people_at_the_ends(4000)], ids=["anywhere", "ends"])
def test_the_search_ends_at_the_same_state_wherever_it_starts(people: Person[Any]) -> None:
    model = many_model(ARTICLE)
    found = model.steady_state(people)
    for start in (Person(injury=1.0, sensitisation=1.0, glutamate=3.0, gaba=0.0), Person(gaba=3.0, lc_drive=2.0)):
        warm = many_model(ARTICLE).steady_state(replace(start, touch=np.full_like(people.touch, 0.5)))
        again = model.steady_state(people, warm=warm)
        np.testing.assert_allclose(again.circuit, found.circuit, rtol=1e-7, atol=1e-7)
        np.testing.assert_allclose(again.descending, found.descending, rtol=1e-7, atol=1e-7)


@pytest.mark.parametrize("people", [random_people(4000), people_at_the_ends(4000)], ids=["anywhere", "ends"])
def test_no_loop_gain_of_the_circuit_reaches_one(people: Person[Any]) -> None:
    # a push on the drive comes back 1 / (1 - gain) times as large; swept over every drive a push could lead to
    circuit, push = bind_circuit(PARAMETERS, ARRAYS), 1e-3
    influences = many_model().steady_state(people).influences
    largest = 0.0
    for shift in np.linspace(-40.0, 40.0, 33):
        pushed = influences._replace(tonic_hz=influences.tonic_hz + shift)
        drive = circuit.balance(pushed, pushed.tonic_hz).projection_drive_hz
        further = circuit.balance(pushed._replace(tonic_hz=pushed.tonic_hz + push), drive).projection_drive_hz
        largest = max(largest, float(np.max(1.0 - push / (further - drive))))
    assert 0.5 < largest < 1.0


def test_a_long_run_ends_at_the_steady_state() -> None:
    model, start, end = GateModel(), Person(), medicated({"both_pumps_blocker": 1.0}, injury=0.7, threat=0.5)
    state = model.step(model.steady_state(start), end, 2000 * 400)
    settled = model.steady_state(end)
    np.testing.assert_allclose(state.circuit, settled.circuit, rtol=1e-5)
    np.testing.assert_allclose(state.descending, settled.descending, rtol=1e-5)


def test_a_warm_start_changes_nothing_but_the_effort() -> None:
    model, one, other = GateModel(), medicated(injury=0.7), medicated({"mu_agonist": 1.0}, injury=0.2, threat=1.0)
    cold, warm = model.steady_state(other), model.steady_state(other, warm=model.steady_state(one))
    np.testing.assert_allclose(warm.circuit, cold.circuit, rtol=1e-10)
    assert warm.step_number == cold.step_number == 0


def test_everything_together_at_twice_its_dose_is_still_a_state() -> None:
    for injury in (0.0, 1.0):
        person = medicated(
            {item.id: 2.0 for item in SUBSTANCES}, injury=injury, serotonin=0.0, norepinephrine=0.0, gaba=0.0
        )
        state = GateModel().steady_state(person)
        assert np.isfinite([*state.circuit, *state.descending]).all()
        assert state.descending.serotonin == state.descending.norepinephrine == 0.0


def test_the_search_ends_where_rounding_lets_it_come_no_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    model, person = GateModel(), medicated(**CHRONIC)
    expected = model.steady_state(person)
    monkeypatch.setattr(steady_state, "CLOSE", -1.0)
    np.testing.assert_allclose(model.steady_state(person).circuit, expected.circuit, rtol=1e-9)
