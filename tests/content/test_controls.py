from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.controls import read_controls, take_value
from gate_viz.content.fields import Fields
from gate_viz.content.records import ActsOver, Control, ControlGroup, Grade

Refused = Callable[[Callable[[], object]], str]

CONTROL = """
[control.injury]
group = "stimulus"
name = "Injury"
glyph = "injury"
minimum = 0.0
maximum = 1.0
default = 0.0
unit = "percent"
acts_over = "days"
patient = "P."
clinician = "C."
does_not = "D."
mechanism_grade = "established"
benefit_grade = "not_applicable"
sources = ["Someone 1999"]
"""


def write(assets: Path, text: str) -> Path:
    (assets / "controls.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_control_is_read_whole(assets: Path) -> None:
    control = read_controls(write(assets, CONTROL))["injury"]
    assert control.group is ControlGroup.STIMULUS
    assert (control.minimum, control.maximum, control.default, control.unit) == (0.0, 1.0, 0.0, "percent")
    assert control.benefit_grade is Grade.NOT_APPLICABLE
    assert control.acts_over is ActsOver.DAYS
    assert control.choices == ()
    assert control.sources == ("Someone 1999",)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"stimulus"', '"medicines"', "group: 'medicines' is not known"),
        ('"Injury"', '""', "name: must not be empty"),
        ("maximum = 1.0", "maximum = 2.0", "maximum: is 2 here and 1 in the model"),
        ("minimum = 0.0", "minimum = 0.1", "default: must lie from 0.1 to 1, not 0"),
        ("minimum = 0.0", "minimum = -1", "minimum: is -1 here and 0 in the model"),
        ("minimum = 0.0", "minimum = 1e3", "minimum: must lie from -10 to 10, not 1000"),
        ("maximum = 1.0", "maximum = -1", "maximum: must lie from 0 to 10, not -1"),
        ("default = 0.0", "default = 'x'", "default: must be a number, not text"),
        ('"percent"', '"mg"', "unit: 'mg' is not known"),
        ('"established"', '"certain"', "mechanism_grade: 'certain' is not known"),
        ('sources = ["Someone 1999"]', "sources = []", "sources: must have 1 to 100 entries, not 0"),
        ('glyph = "injury"', 'glyph = "injury"\nsecret = 1', "secret: is not a known field"),
        ('does_not = "D."\n', "", "does_not: is missing"),
        ('acts_over = "days"\n', "", "acts_over: is missing"),
        ('"days"', '"weeks"', "acts_over: 'weeks' is not known"),
        ('"percent"', '"choice"', "unit: must be 'choice' for a control with choices, and for no other"),
        ('"stimulus"', '"lifestyle"', "group: 'lifestyle' is not known"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, CONTROL.replace(old, new))
    assert refusal(lambda: read_controls(assets)).startswith(f"assets/controls.toml: control.injury.{line}")


def test_a_control_that_the_model_does_not_have_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, CONTROL.replace("control.injury", "control.injry"))
    line = "assets/controls.toml: control.injry: 'injry' is not known; did you mean 'injury'?"
    assert refusal(lambda: read_controls(assets)) == line


def test_a_stray_table_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, CONTROL + "[other]\n")
    assert refusal(lambda: read_controls(assets)) == "assets/controls.toml: other: is not a known field"


CHOICES = (
    CONTROL.replace('"percent"', '"choice"')
    + """
choices = [
    { id = "none", name = "None", value = 0.0 },
    { id = "half", name = "Half", value = 0.5 },
]
"""
)


def chosen(assets: Path) -> Control:
    return read_controls(write(assets, CHOICES))["injury"]


def test_a_control_with_choices_allows_those_and_nothing_between(assets: Path) -> None:
    control = chosen(assets)
    assert [choice.name for choice in control.choices] == ["None", "Half"]
    assert [value for value in (0.0, 0.25, 0.5, 1.0) if control.allows(value)] == [0.0, 0.5]


def test_a_control_without_choices_allows_its_whole_range(assets: Path) -> None:
    control = read_controls(write(assets, CONTROL))["injury"]
    assert [value for value in (-0.1, 0.0, 0.25, 1.0, 1.1) if control.allows(value)] == [0.0, 0.25, 1.0]


@pytest.mark.parametrize("given", ["half", 0.5])
def test_a_choice_is_given_by_its_id_or_its_number(given: object, assets: Path) -> None:
    assert take_value(Fields("f", "values", {"injury": given}), "injury", chosen(assets)) == 0.5


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("hlaf", "'hlaf' is not known; did you mean 'half'?"),
        (0.25, "must be one of none (0), half (0.5), not 0.25"),
        (2.0, "must lie from 0 to 1, not 2"),
        (True, "must be a number, not true or false"),
    ],
)
def test_a_value_that_is_no_choice_is_refused(given: object, line: str, assets: Path, refusal: Refused) -> None:
    control = chosen(assets)
    fields = Fields("f", "values", {"injury": given})
    assert refusal(lambda: take_value(fields, "injury", control)) == f"f: values.injury: {line}"


def test_a_control_without_choices_takes_no_word(assets: Path, refusal: Refused) -> None:
    control = read_controls(write(assets, CONTROL))["injury"]
    fields = Fields("f", "values", {"injury": "half"})
    assert refusal(lambda: take_value(fields, "injury", control)) == "f: values.injury: must be a number, not text"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("default = 0.0", "default = 0.25", "default: must be the value of one of the choices"),
        ('unit = "choice"', 'unit = "share"', "unit: must be 'choice' for a control with choices, and for no other"),
        ('id = "half"', 'id = "Half"', "choices[1].id: must be in snake_case"),
        ('id = "half"', 'id = "none"', "choices[1]: has the id or the value of another choice"),
        ("value = 0.5", "value = 0.0", "choices[1]: has the id or the value of another choice"),
        ("value = 0.5", "value = 1.5", "choices[1].value: must lie from 0 to 1, not 1.5"),
        ("value = 0.5", "value = 0.5, glyph = 'x'", "choices[1].glyph: is not a known field"),
    ],
)
def test_each_wrong_choice_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, CHOICES.replace(old, new))
    assert refusal(lambda: read_controls(assets)) == f"assets/controls.toml: control.injury.{line}"
