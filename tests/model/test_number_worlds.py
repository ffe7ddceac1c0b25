"""One person in floats and many persons in arrays run the same equations."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from gate_viz.model import PERSON_CONTROLS, GateModel, Person, SlowState, TargetLoads
from gate_viz.model.links import MOMENT_LINK_IDS
from tests.model.people import CHRONIC, EVIDENCE, MEDICINES, SUBSTANCES, many_model, medicated, random_people

NUMBER = 12


def one_of(people: Person[Any], index: int) -> Person[float]:
    values: dict[str, Any] = {control_id: float(getattr(people, control_id)[index]) for control_id in PERSON_CONTROLS}
    loads = {
        entry.name: float(np.broadcast_to(getattr(people.loads, entry.name), NUMBER)[index])
        for entry in fields(TargetLoads)
    }
    slow: SlowState[float] = SlowState(*(float(state[index]) for state in people.slow))
    return Person(**values, loads=TargetLoads(**loads), slow=slow)


def numbers(state: Any) -> list[Any]:
    return [*state.circuit, *state.descending, state.percept, *state.influences]


def test_steady_states_agree_to_one_in_a_thousand_million() -> None:
    people, one = random_people(NUMBER), GateModel(EVIDENCE)
    together = np.array(numbers(many_model(EVIDENCE).steady_state(people)))
    for index in range(NUMBER):
        alone = numbers(one.steady_state(one_of(people, index)))
        np.testing.assert_allclose(together[:, index], alone, rtol=1e-9, atol=1e-9)


def test_steps_agree_to_one_in_a_thousand_million() -> None:
    people, many, one = random_people(NUMBER), many_model(EVIDENCE), GateModel(EVIDENCE)
    start = many.steady_state(Person(touch=np.linspace(0.0, 1.0, NUMBER)))
    together = np.array(numbers(many.step(start, people, 333)))
    for index in range(NUMBER):
        rested = one.steady_state(Person(touch=float(np.linspace(0.0, 1.0, NUMBER)[index])))
        alone = numbers(one.step(rested, one_of(people, index), 333))
        np.testing.assert_allclose(together[:, index], alone, rtol=1e-9, atol=1e-9)


def test_terms_and_readouts_agree() -> None:
    people, many, one = random_people(NUMBER), many_model(EVIDENCE), GateModel(EVIDENCE, substances=SUBSTANCES)
    state = many.steady_state(people)
    terms, readouts = many.terms(state, people), many.readouts(state, people)
    for index in range(0, NUMBER, 4):
        person = one_of(people, index)
        alone = one.steady_state(person)
        for link_id, term in one.terms(alone, person).items():
            assert np.broadcast_to(terms[link_id], NUMBER)[index] == pytest.approx(term, rel=1e-9, abs=1e-9)
        for readout_id, value in one.readouts(alone, person).items():
            assert np.broadcast_to(readouts[readout_id], NUMBER)[index] == pytest.approx(value, rel=1e-9, abs=1e-9)
    assert tuple(terms) == MOMENT_LINK_IDS
    assert set(readouts) == set(many.readout_units)


def test_a_batch_is_its_members_run_alone() -> None:
    people, many = random_people(NUMBER), many_model()
    together = many.step(many.steady_state(people), people, 100)
    half = Person(
        **{control_id: getattr(people, control_id)[:6] for control_id in PERSON_CONTROLS},
        loads=TargetLoads(
            **{
                entry.name: np.broadcast_to(getattr(people.loads, entry.name), NUMBER)[:6]
                for entry in fields(TargetLoads)
            }
        ),
        slow=SlowState(*(state[:6] for state in people.slow)),
    )
    apart = many.step(many.steady_state(half), half, 100)
    np.testing.assert_allclose(np.array(numbers(together))[:, :6], numbers(apart), rtol=1e-9, atol=1e-10)


def test_every_state_of_a_batch_has_one_entry_a_person() -> None:
    values: dict[str, Any] = {**CHRONIC, "injury": np.linspace(0.0, 1.0, 5)}
    state = many_model().steady_state(medicated({name: np.zeros(5) for name in MEDICINES}, **values))
    assert {np.shape(number) for number in numbers(state)} == {(5,)}


def test_stepping_leaves_the_arrays_of_the_state_before_alone() -> None:
    many, people = many_model(), random_people(3)
    state = many.steady_state(Person(touch=np.zeros(3)))
    before = [np.array(number) for number in numbers(state)]
    many.step(state, people, 50)
    for one, other in zip(before, numbers(state), strict=True):
        np.testing.assert_array_equal(one, other)
