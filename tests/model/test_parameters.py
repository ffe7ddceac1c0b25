from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import Field, fields, replace
from typing import Any

import pytest

from gate_viz.model import PARAMETERS, PERSON_CONTROLS, GateModel, Parameters, Person, SlowState
from gate_viz.model.course import advance_course, start_course
from gate_viz.model.provenance import Evidence
from tests.model.people import BURDENED, MEDICINES, SUBSTANCES, both_places, medicated

FIELDS = fields(Parameters)


@pytest.mark.parametrize("constant", FIELDS, ids=lambda constant: constant.name)
def test_every_constant_says_what_it_is_where_it_comes_from_and_in_what_unit(constant: Field[Any]) -> None:
    metadata = constant.metadata
    assert set(metadata) == {"unit", "range", "source", "evidence", "meaning"}
    assert isinstance(metadata["evidence"], Evidence)
    least, greatest = metadata["range"]
    assert least <= getattr(PARAMETERS, constant.name) <= greatest
    assert least < greatest
    assert metadata["source"]
    assert metadata["meaning"]
    assert metadata["unit"] in {
        "1", "Hz", "s", "d", "1/s", "mV", "mM", "µM", "1/mV", "mV/Hz", "× typical", "× enough",
    }  # fmt: skip


@pytest.mark.parametrize("constant", FIELDS, ids=lambda constant: constant.name)
def test_a_name_ends_in_the_unit_where_there_is_one(constant: Field[Any]) -> None:
    name, unit = constant.name, constant.metadata["unit"]
    endings = {
        "Hz": "_hz",
        "s": "_s",
        "d": "_d",
        "1/s": "_per_s",
        "mV": "_mV",
        "mM": "_mM",
        "µM": "_uM",
        "1/mV": "_per_mV",
        "mV/Hz": "_per_hz_mV",
    }
    if unit in endings:
        assert name.endswith(endings[unit])
    else:
        assert not name.endswith(tuple(endings.values()))


def test_something_measured_or_derived_names_more_than_a_choice() -> None:
    for constant in FIELDS:
        if constant.metadata["evidence"] is not Evidence.TEACHING:
            assert not constant.metadata["source"].startswith("chosen here")


@pytest.mark.parametrize("constant", FIELDS, ids=lambda constant: constant.name)
def test_every_constant_is_used(constant: Field[Any]) -> None:
    name = constant.name
    least, greatest = constant.metadata["range"]
    value = getattr(PARAMETERS, name)
    other = replace(PARAMETERS, **{name: greatest if greatest - value > value - least else least})
    person: Person[float] = Person(injury=0.6, touch=0.5, threat=0.5, sensitisation=0.4, endorphin=2.0)
    at_once = outcome(other, person) != pytest.approx(outcome(PARAMETERS, person), rel=1e-9)
    assert at_once or days(other) != pytest.approx(USUAL_DAYS, rel=1e-9)


def outcome(parameters: Parameters, person: Person[float]) -> list[float]:
    """Return what a rest, a pinch and a step on medicines lead to."""
    model = GateModel(None, parameters)
    settings = {control_id: getattr(person, control_id) for control_id in PERSON_CONTROLS}
    state = model.steady_state(medicated(**{**settings, "sensitisation": 0.0}))
    moved = model.step(state, medicated(dict.fromkeys(MEDICINES, 0.5), **settings), 100)
    return [*state.circuit, *state.descending, *moved.circuit, *moved.descending, moved.percept]


def days(parameters: Parameters) -> list[float]:
    """Return what burdened persons come to, on everything and then off it, and what one comes to who recovers."""
    model, found = GateModel(None, parameters, substances=SUBSTANCES), []
    taken = {item.id: 0.5 for item in SUBSTANCES}
    not_opposed = {**taken, "mu_antagonist": 0.0}
    low: dict[str, float] = {**BURDENED, "expectation": -0.5, "attention": -0.5}
    recovering: dict[str, float] = {"sensitisation": 0.5}
    runs: Sequence[tuple[Mapping[str, float], ...]] = (
        (BURDENED, taken, BURDENED),
        (low, not_opposed, {}),
        (recovering, {}, recovering),
    )
    for person, doses, then in runs:
        state = advance_course(model, start_course(model, person), {**person, **doses}, 3.0)
        later = advance_course(model, state, then, 5.0)
        found += [*state.slow, *both_places(state.levels), *later.slow, later.balance.percept]
    attacked: SlowState[float] = SlowState(cgrp=0.4, neuroinflammation=0.4)
    return [*found, *model.probes(model.person(BURDENED, slow=attacked)).values()]


USUAL_DAYS = days(PARAMETERS)
