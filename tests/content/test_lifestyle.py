from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.lifestyle import read_lifestyle
from gate_viz.content.records import ActsOver, ControlGroup, Grade, Origin
from gate_viz.model import Target

Refused = Callable[[Callable[[], object]], str]

ITEM = (Path(__file__).parents[1] / "data" / "example_lifestyle.toml").read_text(encoding="utf-8")


def write(assets: Path, text: str, name: str = "file") -> Path:
    (assets / "lifestyle").mkdir(exist_ok=True)
    (assets / "lifestyle" / f"{name}.toml").write_text(text, encoding="utf-8")
    return assets


def with_fields(text: str) -> str:
    return ITEM.replace('glyph = "touch"\n', f'glyph = "touch"\n{text}\n')


def test_an_item_is_a_control_with_what_it_acts_on(assets: Path) -> None:
    item = read_lifestyle(write(assets, ITEM))["example_walk"]
    assert item.control.group is ControlGroup.LIFESTYLE
    assert (item.control.minimum, item.control.maximum, item.control.default) == (0.0, 1.0, 0.0)
    assert (item.control.unit, item.control.acts_over) == ("percent", ActsOver.MOMENT)
    (binding,) = item.bindings
    assert (binding.target, binding.load_at_usual_exposure) == (Target.DESCENDING, 0.3)
    assert item.binding_origins == (Origin("teaching value", "chosen"),)
    assert (item.safety_groups, item.warning) == (frozenset(), None)


def test_every_binding_is_a_link_of_its_own(assets: Path) -> None:
    item = read_lifestyle(write(assets, ITEM))["example_walk"]
    (link,) = item.links
    assert link.id == item.bindings[0].link_id == "example_walk_descending"
    assert (link.grade, link.glyph, link.source) == (Grade.LIMITED, "touch", "Someone 1999")


def test_an_item_acts_at_once_and_leaves_no_level(assets: Path) -> None:
    item = read_lifestyle(write(assets, ITEM))["example_walk"]
    assert (item.substance.id, item.substance.bindings, item.substance.half_life_h) == (item.id, item.bindings, 0.0)


def test_an_item_with_a_half_life_builds_up_as_a_medicine_does(assets: Path) -> None:
    text = with_fields('half_life_h = 36.0\nhalf_life_evidence = "teaching value"\nhalf_life_source = "a guess"')
    item = read_lifestyle(write(assets, text))["example_walk"]
    assert item.substance.half_life_h == 36.0
    assert item.half_life_origin == Origin("teaching value", "a guess")


SIDE_EFFECT = """
[[lifestyle.example_walk.side_effect]]
name = "Blisters"
target = "elsewhere"
patient = "P."
clinician = "C."
"""


def test_an_item_has_side_effects_as_a_medicine_has(assets: Path) -> None:
    by_a_target = SIDE_EFFECT.replace('"elsewhere"', '"descending"').replace("Blisters", "Yawning")
    item = read_lifestyle(write(assets, ITEM + SIDE_EFFECT + by_a_target))["example_walk"]
    made_by = {effect.name: effect.target for effect in item.side_effects}
    assert made_by == {"Blisters": None, "Yawning": Target.DESCENDING}


def test_a_side_effect_is_not_made_by_what_the_item_leaves_alone(assets: Path, refusal: Refused) -> None:
    write(assets, ITEM + SIDE_EFFECT.replace('"elsewhere"', '"sleep"'))
    line = "side_effect[0].target: 'sleep' is not among what it binds; 'elsewhere' may be meant"
    assert refusal(lambda: read_lifestyle(assets)) == f"assets/lifestyle/file.toml: lifestyle.example_walk.{line}"


NOT_GRADED = (
    ITEM.replace('\ngrade = "limited"', '\ngrade = "not_graded"')
    .replace("evidence_strength = 0.2", "evidence_strength = 1.0")
    .replace('link_source = "Someone 1999"', 'link_source = "not graded: design choice"')
)


def test_what_has_no_claim_of_its_own_has_the_grade_of_the_items_mechanism(assets: Path, refusal: Refused) -> None:
    write(assets, NOT_GRADED)
    line = "binding[0].grade: must be limited as the item's mechanism, or a grade of its own"
    assert refusal(lambda: read_lifestyle(assets)) == f"assets/lifestyle/file.toml: lifestyle.example_walk.{line}"


@pytest.mark.parametrize("grade", ["not_graded", "not_applicable"])
def test_a_road_of_an_item_whose_mechanism_nobody_graded_may_go_without(grade: str, assets: Path) -> None:
    text = NOT_GRADED.replace('mechanism_grade = "limited"', f'mechanism_grade = "{grade}"')
    (link,) = read_lifestyle(write(assets, text))["example_walk"].links
    assert link.grade is Grade.NOT_GRADED


def test_a_warning_and_safety_groups_may_be_given(assets: Path) -> None:
    text = with_fields('warning = "It can harm the liver."\nsafety_groups = ["liver"]')
    item = read_lifestyle(write(assets, text.replace('"moment"', '"days"')))["example_walk"]
    assert (item.warning, item.safety_groups) == ("It can harm the liver.", frozenset({"liver"}))
    assert item.control.acts_over is ActsOver.DAYS


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('name = "An example walk"\n', "", "name: is missing"),
        ('acts_over = "moment"\n', "", "acts_over: is missing"),
        ('glyph = "touch"', 'glyph = "touch"\nwarning = ""', "warning: must not be empty"),
        ('glyph = "touch"', 'glyph = "touch"\nhalf_life_h = 2', "half_life_evidence: is missing"),
        ('glyph = "touch"', 'glyph = "touch"\nhalf_life_h = 0', "half_life_h: must lie from 0.05 to 2000, not 0"),
        ('glyph = "touch"', 'glyph = "touch"\nhalf_life_source = "x"', "half_life_source: is not a known field"),
        ('"descending"', '"descend"', "binding[0].target: 'descend' is not known; did you mean 'descending'?"),
        ("load_at_full = 0.3\n", "", "binding[0].load_at_full: is missing"),
        ("load_at_full = 0.3", "load_at_full = -1", "binding[0].load_at_full: must lie from 0 to 1000, not -1"),
        ('grade = "limited"\narticle', "article", "binding[0].grade: is missing"),
        ("evidence_strength = 0.2", "evidence_strength = 1", "binding[0].evidence_strength: must be 0.2 for a link"),
        ('link_source = "Someone 1999"\n', "", "binding[0].link_source: is missing"),
        ('source = "chosen"\n', "", "binding[0].source: is missing"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    assert old in ITEM
    write(assets, ITEM.replace(old, new, 1))
    where = "assets/lifestyle/file.toml: lifestyle.example_walk"
    assert refusal(lambda: read_lifestyle(assets)).startswith(f"{where}.{line}")


def test_an_item_stands_in_one_file_only(assets: Path, refusal: Refused) -> None:
    write(assets, ITEM, "a")
    write(assets, ITEM, "b")
    line = "assets/lifestyle/b.toml: lifestyle.example_walk: is already in another file of this folder"
    assert refusal(lambda: read_lifestyle(assets)) == line
