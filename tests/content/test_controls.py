from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.controls import read_controls
from gate_viz.content.records import ControlGroup, Grade

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
