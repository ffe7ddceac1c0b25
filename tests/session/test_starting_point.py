from __future__ import annotations

from dataclasses import replace

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens
from gate_viz.session.reduce import initial_controls
from gate_viz.session.starting_point import shipped_start, starting_point
from tests.session.conftest import archetype


def test_an_archetype_sets_the_person_and_their_days(catalogue: Catalogue) -> None:
    treated = catalogue.archetypes["treated"]
    start = starting_point(treated)
    values = initial_controls(catalogue, start).values
    assert {name: values[name] for name in treated.values} == treated.values
    assert (start.id, start.course_schedule, start.schedule) == ("treated", treated.schedule, ())
    assert start.archetype == "treated"


def test_a_scenario_then_sets_what_it_names_and_nothing_else(catalogue: Catalogue) -> None:
    start = starting_point(catalogue.archetypes["sore"], catalogue.scenarios["told_by_articles"])
    assert (start.id, start.archetype, start.lens) == ("told_by_articles", "sore", Lens.ARTICLE)
    assert start.values == {"injury": 0.5, "sensitisation": 0.5, "norepinephrine": 0.5}


def test_a_scenarios_changes_replace_those_of_the_same_control(catalogue: Catalogue) -> None:
    rubbed = catalogue.scenarios["rubbed"]
    later = replace(rubbed, course_schedule=(DatedChange(3.0, "agonist", 0.5), DatedChange(1.0, "threat", 1.0)))
    start = starting_point(catalogue.archetypes["treated"], later)
    assert start.schedule == rubbed.schedule
    assert start.course_schedule == (DatedChange(1.0, "threat", 1.0), DatedChange(3.0, "agonist", 0.5))
    kept = starting_point(catalogue.archetypes["treated"], rubbed).course_schedule
    assert kept == catalogue.archetypes["treated"].schedule


@pytest.mark.parametrize(
    ("archetype_id", "scenario_id"), [("sore", None), ("sore", "rubbed"), (None, "rubbed"), ("healthy", "healthy")]
)
def test_a_starting_point_is_known_again_whatever_has_been_set_in_it(
    catalogue: Catalogue, archetype_id: str | None, scenario_id: str | None
) -> None:
    healthy = archetype("healthy", {"injury": 0.1})
    known = replace(catalogue, archetypes={**catalogue.archetypes, "healthy": replace(healthy, name="A person")})
    scenario = None if scenario_id is None else known.scenarios[scenario_id]
    start = scenario if archetype_id is None else starting_point(known.archetypes[archetype_id], scenario)
    assert start is not None
    assert shipped_start(replace(start, values={"touch": 1.0}, day=3.0), known) == start
    assert shipped_start(replace(start, id="saved_mine", name="mine"), known) is None
