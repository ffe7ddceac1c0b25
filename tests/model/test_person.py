from __future__ import annotations

from dataclasses import fields

from gate_viz.model import PERSON_CONTROLS, Person


def test_a_person_has_one_field_for_each_control_and_what_was_taken_and_has_built_up() -> None:
    assert [entry.name for entry in fields(Person)] == [*PERSON_CONTROLS, "loads", "slow", "levels"]


def test_the_defaults_are_the_healthy_resting_person_and_lie_inside_the_ranges() -> None:
    person: Person[float] = Person()
    for control_id, (least, greatest, default) in PERSON_CONTROLS.items():
        assert getattr(person, control_id) == default
        assert least <= default <= greatest
    assert (person.injury, person.touch, person.threat, person.sensitisation) == (0.0, 0.25, 0.0, 0.0)


def test_nobody_takes_a_medicine_by_default() -> None:
    loads = Person().loads
    assert {getattr(loads, entry.name) for entry in fields(loads)} == {0.0}
