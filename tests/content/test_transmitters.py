from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.records import ControlGroup
from gate_viz.content.transmitters import read_transmitters

Refused = Callable[[Callable[[], object]], str]

GABA = """
[transmitter.gaba]
name = "GABA"
letter = "B"
glyph = "gaba"
typical_dots = 7
patient = "P."
clinician = "C."
does_not = "D."
mechanism_grade = "established"
benefit_grade = "limited"
sources = ["Someone 1999"]
"""
DOPAMINE = GABA.replace("GABA", "Dopamine").replace("gaba", "dopamine").replace('"B"', '"D"')


def write(assets: Path, text: str) -> Path:
    (assets / "transmitters.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_transmitter_brings_its_production_control(assets: Path) -> None:
    transmitter = read_transmitters(write(assets, GABA + DOPAMINE))["dopamine"]
    assert (transmitter.id, transmitter.letter, transmitter.typical_dots) == ("dopamine", "D", 7)
    assert transmitter.glyph == transmitter.control.glyph == "dopamine"
    assert transmitter.control.group is ControlGroup.PRODUCTION
    assert (transmitter.control.minimum, transmitter.control.maximum, transmitter.control.default) == (0.0, 3.0, 1.0)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"B"', '"BB"', "letter: must have at most 1 characters, not 2"),
        ("typical_dots = 7", "typical_dots = 7.5", "typical_dots: must be a whole number, not 7.5"),
        ("typical_dots = 7", "typical_dots = 400", "typical_dots: must lie from 0 to 40, not 400"),
        ("typical_dots = 7", "typical_dots = 7\nmaximum = 5", "maximum: is not a known field"),
        ('"limited"', '"some"', "benefit_grade: 'some' is not known"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, GABA.replace(old, new))
    assert refusal(lambda: read_transmitters(assets)) == f"assets/transmitters.toml: transmitter.gaba.{line}"


def test_a_transmitter_that_the_model_does_not_have_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, GABA.replace("transmitter.gaba", "transmitter.histamine"))
    line = "assets/transmitters.toml: transmitter.histamine: 'histamine' is not known"
    assert refusal(lambda: read_transmitters(assets)).startswith(line)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"D"', '"B"', "letter: is already the letter of gaba"),
        ('"dopamine"', '"gaba"', "glyph: is already the shape of gaba"),
    ],
)
def test_two_transmitters_never_share_letter_or_shape(
    old: str, new: str, line: str, assets: Path, refusal: Refused
) -> None:
    write(assets, GABA + DOPAMINE.replace(old, new))
    assert refusal(lambda: read_transmitters(assets)) == f"assets/transmitters.toml: transmitter.dopamine.{line}"
