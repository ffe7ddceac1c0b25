from __future__ import annotations

from dataclasses import replace

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens
from gate_viz.session.reduce import initial_controls
from gate_viz.session.starting_point import starting_point


def test_an_archetype_sets_the_person_and_their_days(catalogue: Catalogue) -> None:
    treated = catalogue.archetypes["treated"]
    start = starting_point(treated)
    values = initial_controls(catalogue, start).values
    assert {name: values[name] for name in treated.values} == treated.values
    assert (start.id, start.course_schedule, start.schedule) == ("treated", treated.schedule, ())


def test_a_scenario_then_sets_what_it_names_and_nothing_else(catalogue: Catalogue) -> None:
    start = starting_point(catalogue.archetypes["sore"], catalogue.scenarios["told_by_articles"])
    assert (start.id, start.lens) == ("told_by_articles", Lens.ARTICLE)
    assert start.values == {"injury": 0.5, "sensitisation": 0.5, "norepinephrine": 0.5}


def test_a_scenarios_changes_replace_those_of_the_same_control(catalogue: Catalogue) -> None:
    rubbed = catalogue.scenarios["rubbed"]
    later = replace(rubbed, course_schedule=(DatedChange(3.0, "agonist", 0.5), DatedChange(1.0, "threat", 1.0)))
    start = starting_point(catalogue.archetypes["treated"], later)
    assert start.schedule == rubbed.schedule
    assert start.course_schedule == (DatedChange(1.0, "threat", 1.0), DatedChange(3.0, "agonist", 0.5))
    kept = starting_point(catalogue.archetypes["treated"], rubbed).course_schedule
    assert kept == catalogue.archetypes["treated"].schedule
