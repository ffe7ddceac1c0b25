from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.drugs import read_drugs
from gate_viz.content.lifestyle import read_lifestyle
from gate_viz.content.records import SafetyEvent, SafetyRule
from gate_viz.content.safety_rules import read_safety_rules
from gate_viz.model import PERSON_CONTROLS

Refused = Callable[[Callable[[], object]], str]

WORDS = """
patient = "P."
clinician = "C."
source = "Someone 1999"
"""
RULE = (
    """
[rule.two_of_a_kind]
groups = ["first", "second"]
one_from_each = true
minimum_count = 2
"""
    + WORDS
)
STOP = RULE + 'event = "abrupt_stop"\n'
SETTING = (
    """
[rule.two_of_a_kind]
controls = { zinc = 1.5, smoking = 1 }
"""
    + WORDS
)


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


def test_a_rule_asks_for_what_is_taken_unless_it_names_an_event(assets: Path) -> None:
    assert read_safety_rules(write(assets, RULE))[0].event is None
    assert read_safety_rules(write(assets, STOP))[0].event is SafetyEvent.ABRUPT_STOP


def test_a_rule_on_settings_alone_asks_for_no_medicine(assets: Path) -> None:
    (rule,) = read_safety_rules(write(assets, SETTING))
    assert dict(rule.controls) == {"zinc": 1.5, "smoking": 1.0}
    assert (rule.groups, rule.minimum_count) == ((), 0)


def test_a_rule_may_ask_for_a_medicine_and_a_setting(assets: Path) -> None:
    (rule,) = read_safety_rules(write(assets, RULE + "controls = { zinc = 1.5 }\n"))
    assert rule.groups == ("first", "second")
    assert dict(rule.controls) == {"zinc": 1.5}


@pytest.mark.parametrize(
    ("text", "old", "new", "line"),
    [
        (RULE, 'groups = ["first", "second"]', "", "groups: is missing"),
        (RULE, '["first", "second"]', "[]", "groups: must have 1 to 10 entries, not 0"),
        (RULE, "true", '"yes"', "one_from_each: must be true or false, not text"),
        (RULE, "count = 2", "count = 0", "minimum_count: must lie from 1 to 10, not 0"),
        (RULE, "count = 2", "count = 3", "minimum_count: must be 2 where each group needs its own medicine"),
        (RULE, 'source = "Someone 1999"', "", "source: is missing"),
        (RULE, 'source = "Someone 1999"', 'source = "x"\ncolour = "red"', "colour: is not a known field"),
        (STOP, "abrupt_stop", "stop", "event: 'stop' is not known"),
        (SETTING, "{ zinc = 1.5, smoking = 1 }", "{}", "controls: names no control"),
        (SETTING, "zinc", "zink", "controls.zink: 'zink' is not known; did you mean 'zinc'?"),
        (SETTING, "1.5", "2.5", "controls.zinc: must lie from 0 to 2, not 2.5"),
        (SETTING, "1.5", "1.0", "controls.zinc: must lie above the healthy 1, not at 1"),
        (SETTING, "zinc = 1.5, smoking = 1 }", 'zinc = 1.5 }\nevent = "abrupt_stop"', "event: is not a known field"),
        (
            SETTING,
            "zinc = 1.5, smoking = 1 }",
            "zinc = 1.5 }\nminimum_count = 1",
            "minimum_count: is not a known field",
        ),
    ],
)
def test_each_wrong_field_is_refused(text: str, old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    assert old in text
    write(assets, text.replace(old, new))
    assert refusal(lambda: read_safety_rules(assets)) == f"assets/safety_rules.toml: rule.two_of_a_kind.{line}"


def test_medicines_counted_together_may_number_any(assets: Path) -> None:
    write(assets, RULE.replace("true", "false").replace("count = 2", "count = 3"))
    assert read_safety_rules(assets)[0].minimum_count == 3


@pytest.fixture(scope="session")
def shipped(shipped_assets: Path) -> dict[str, SafetyRule]:
    return {rule.id: rule for rule in read_safety_rules(shipped_assets)}


def test_a_healthy_person_at_rest_is_not_warned(shipped: dict[str, SafetyRule]) -> None:
    for rule in shipped.values():
        reached = all(PERSON_CONTROLS[control_id][2] >= least for control_id, least in rule.controls.items())
        assert rule.minimum_count > 0 or not reached, rule.id


def test_every_group_of_a_rule_has_something_in_it(shipped: dict[str, SafetyRule], shipped_assets: Path) -> None:
    own = [each.safety_groups for each in read_drugs(shipped_assets).values()]
    own += [each.safety_groups for each in read_lifestyle(shipped_assets).values()]
    groups = frozenset[str]().union(*own)
    assert {rule.id: set(rule.groups) - groups for rule in shipped.values() if set(rule.groups) - groups} == {}


@pytest.mark.parametrize(
    ("rule_id", "medicine"),
    [
        ("stopped_opioid", "tramadol"),
        ("stopped_benzodiazepine", "benzodiazepine"),
        ("stopped_antidepressant", "amitriptyline"),
        ("stopped_antidepressant", "venlafaxine"),
        ("stopped_gabapentinoid", "gabapentinoid"),
        ("stopped_jak_inhibitor", "jak_inhibitor"),
    ],
)
def test_stopping_at_once_is_named_for_what_is_dangerous_to_stop(
    rule_id: str, medicine: str, shipped: dict[str, SafetyRule], shipped_assets: Path
) -> None:
    rule = shipped[rule_id]
    assert rule.event is SafetyEvent.ABRUPT_STOP
    assert set(rule.groups) <= read_drugs(shipped_assets)[medicine].safety_groups


def test_no_rule_calls_a_combination_safe_or_addresses_the_reader(shipped: dict[str, SafetyRule]) -> None:
    for rule in shipped.values():
        text = f" {rule.patient} {rule.clinician} ".lower()
        assert " you " not in text, rule.id
        assert " your " not in text, rule.id
        assert " safe " not in text, rule.id
