from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Lens, Showing

Refused = Callable[[Callable[[], object]], str]


def change(assets: Path, old: str, new: str) -> None:
    path = assets / "showings.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_showing_says_where_to_start_what_to_set_and_the_day(small_catalogue: Catalogue) -> None:
    showing = small_catalogue.showings["touch"]
    assert (showing.scene, showing.archetype_id, showing.scenario_id) == ("path", "example_person", None)
    assert (dict(showing.values), showing.value, showing.days) == ({"injury": 0.5}, 1.0, 7.0)


def test_a_control_that_is_not_named_is_shown_at_its_highest(small_catalogue: Catalogue) -> None:
    expected = Showing("example_blocker", "gate", None, "example", {}, 2.0, None)
    assert small_catalogue.showings["example_blocker"] == expected


def test_a_showing_names_a_lens_where_there_is_nothing_to_see_in_the_other(
    small_assets: Path, small_catalogue: Catalogue
) -> None:
    assert small_catalogue.showings["touch"].lens is None
    change(small_assets, "days = 7", 'days = 7\nlens = "article"')
    assert load_catalogue(small_assets).showings["touch"].lens is Lens.ARTICLE


def test_a_choice_is_set_by_its_name(small_assets: Path) -> None:
    change(
        small_assets,
        "[showing.touch]",
        '[showing.cyp2d6]\nscene = "path"\nscenario = "example"\nvalue = "poor"\n[showing.touch]',
    )
    assert load_catalogue(small_assets).showings["cyp2d6"].value == 0.0


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[showing.touch]", "[showing.tuch]", "showing.tuch: 'tuch' is not known; did you mean 'touch'?"),
        ('scene = "path"', 'scene = "pth"', "showing.touch.scene: 'pth' is not known; did you mean 'path'?"),
        ('"example_person"', '"nobody"', "showing.touch.archetype: 'nobody' is not known"),
        ('archetype = "example_person"\n', "", "showing.touch.archetype: is missing, and so is scenario"),
        ("injury = 0.5", "injry = 0.5", "showing.touch.values.injry: 'injry' is not known; did you mean 'injury'?"),
        ("injury = 0.5", "injury = 5.0", "showing.touch.values.injury: must lie from 0 to 1, not 5"),
        ("injury = 0.5", "touch = 0.5", "showing.touch.values.touch: is what the showing is about: value sets it"),
        ("value = 1.0", "value = 2.0", "showing.touch.value: must lie from 0 to 1, not 2"),
        ("value = 1.0\n", "", "showing.touch.value: is missing"),
        ("days = 7", "days = 0", "showing.touch.days: must lie from 0.01 to 3650, not 0"),
        ("days = 7", 'lens = "articel"', "showing.touch.lens: 'articel' is not known; did you mean 'article'?"),
        ("days = 7", "day = 7", "showing.touch.day: is not a known field; did you mean 'days'?"),
        ('scenario = "example"', 'scenario = "sample"', "other.scenario: 'sample' is not known"),
        ('scenario = "example"', 'scenario = "example"\nvalue = 1', "other.value: is not a known field"),
        ("[other]", "[another]", "other: is missing"),
        ("[other]", "[more]\n[other]", "more: is not a known field"),
    ],
)
def test_what_a_showing_cannot_say_is_refused(
    old: str, new: str, line: str, small_assets: Path, refusal: Refused
) -> None:
    change(small_assets, old, new)
    assert refusal(lambda: load_catalogue(small_assets)).startswith(f"assets/showings.toml: {line}")


def test_every_control_leads_somewhere(catalogue: Catalogue) -> None:
    assert list(catalogue.showings) == list(catalogue.controls)
    assert all(showing.control_id == control_id for control_id, showing in catalogue.showings.items())


def test_what_builds_up_over_days_is_shown_on_a_day(catalogue: Catalogue) -> None:
    slow = {control.id for control in catalogue.controls.values() if control.acts_over.value == "days"}
    assert {control_id for control_id in slow if catalogue.showings[control_id].days is None} == set()
