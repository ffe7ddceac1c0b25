"""The validation document is what its command computes: all rows are there, and the cheap ones are computed anew."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source_code import ROOT
from tests.behaviours.shipped import CATALOGUE
from validation.curves import Curve, exposure, occupancy
from validation.page import ROWS, row_line, told_of
from validation.rows import Check
from validation.workbench import Workbench

DOCS = ROOT / "docs"
DOCUMENT = (DOCS / "validation.md").read_text(encoding="utf-8")
LINES = DOCUMENT.splitlines()
RENEW = "run: python -m validation --write"
# A moment each; the others run courses of weeks.
CHEAP = (1, 2, 3, 4, 7, 8, 9, 10, 15, 25, 27, 28, 29, 31, 32, 33, 34, 41, 46)


@pytest.fixture(scope="module")
def bench() -> Workbench:
    return Workbench(CATALOGUE)


def numbers_in(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"^\| (\d+) \|", line)]


def test_every_behaviour_has_its_lines() -> None:
    assert {number for line in LINES for number in numbers_in(line)} == set(range(1, 49))
    assert [row.number for row in ROWS] == list(range(1, 49))


@pytest.mark.parametrize("number", CHEAP)
def test_the_lines_of_a_cheap_behaviour_are_what_the_command_computes(number: int, bench: Workbench) -> None:
    row = next(row for row in ROWS if row.number == number)
    checks = row.checks(bench)
    computed = [row_line(row, check, first=check is checks[0]) for check in checks]
    assert [line for line in LINES if number in numbers_in(line)] == computed, RENEW


@pytest.mark.parametrize("law", [exposure, occupancy])
def test_a_cheap_comparison_and_its_figure_are_what_the_command_computes(law: object, bench: Workbench) -> None:
    assert callable(law)
    curve = law(bench)
    assert isinstance(curve, Curve)
    assert told_of(curve) in DOCUMENT, RENEW
    assert (DOCS / "figures" / f"{curve.name}.svg").read_text(encoding="utf-8") == curve.figure, RENEW


def test_every_figure_is_shown_and_every_figure_shown_is_there() -> None:
    shown = re.findall(r"\]\((figures/[^)]+)\)", DOCUMENT)
    assert sorted(shown) == sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "figures").glob("*.svg"))


def test_every_behaviour_outside_its_range_is_told_of_in_words() -> None:
    outside = {number for line in LINES if line.endswith("| **NO** |") for number in numbers_in(line)}
    assert {int(number) for number in re.findall(r"^- Row (\d+)\. ", DOCUMENT, re.M)} == outside


@pytest.mark.parametrize(
    ("value", "least", "most", "inside", "accepted"),
    [
        (0.4, 0.4, 0.8, True, "0.4 to 0.8"),
        (0.81, 0.4, 0.8, False, "0.4 to 0.8"),
        (0.81, None, 0.8, False, "≤ 0.8"),
        (0.81, 0.8, None, True, "≥ 0.8"),
        (float("nan"), None, 0.8, False, "≤ 0.8"),
    ],
)
def test_a_figure_is_inside_only_between_its_limits(
    value: float, least: float | None, most: float | None, inside: bool, accepted: str
) -> None:
    check = Check("figure", value, least, most)
    assert (check.inside, check.accepted) == (inside, accepted)
