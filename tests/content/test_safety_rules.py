from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.safety_rules import read_safety_rules

Refused = Callable[[Callable[[], object]], str]

RULE = """
[rule.two_of_a_kind]
groups = ["first", "second"]
one_from_each = true
minimum_count = 2
patient = "P."
clinician = "C."
source = "Someone 1999"
"""


def write(assets: Path, text: str) -> Path:
    (assets / "safety_rules.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_rule_is_read_whole(assets: Path) -> None:
    (rule,) = read_safety_rules(write(assets, RULE))
    assert (rule.id, rule.groups, rule.one_from_each, rule.minimum_count) == (
        "two_of_a_kind",
        ("first", "second"),
        True,
        2,
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('["first", "second"]', "[]", "groups: must have 1 to 10 entries, not 0"),
        ("true", '"yes"', "one_from_each: must be true or false, not text"),
        ("count = 2", "count = 0", "minimum_count: must lie from 1 to 10, not 0"),
        ("count = 2", "count = 3", "minimum_count: must be 2 where each group needs its own medicine"),
        ('source = "Someone 1999"', "", "source: is missing"),
        ('source = "Someone 1999"', 'source = "x"\ncolour = "red"', "colour: is not a known field"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, RULE.replace(old, new))
    assert refusal(lambda: read_safety_rules(assets)) == f"assets/safety_rules.toml: rule.two_of_a_kind.{line}"


def test_medicines_counted_together_may_number_any(assets: Path) -> None:
    write(assets, RULE.replace("true", "false").replace("count = 2", "count = 3"))
    assert read_safety_rules(assets)[0].minimum_count == 3
