"""``assets/safety_rules.toml`` → ``SafetyRule``: general notes on medicines that are taken together."""

from __future__ import annotations

from pathlib import Path

from gate_viz.content.fields import Fields, read_toml, shown_path
from gate_viz.content.records import SafetyRule

FILE = "safety_rules.toml"
MOST_MEDICINES = 10


def read_safety_rules(assets: Path) -> tuple[SafetyRule, ...]:
    """Return the rules in the file's order.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    rules = tuple(_rule(fields, rule_id) for rule_id, fields in root.table("rule").records())
    root.finish()
    return rules


def _rule(fields: Fields, rule_id: str) -> SafetyRule:
    rule = SafetyRule(
        id=rule_id,
        groups=fields.texts("groups", at_most=MOST_MEDICINES),
        one_from_each=fields.flag("one_from_each"),
        minimum_count=fields.whole_number("minimum_count", 1, MOST_MEDICINES),
        patient=fields.text("patient"),
        clinician=fields.text("clinician"),
        source=fields.text("source"),
    )
    if rule.one_from_each and rule.minimum_count != len(rule.groups):
        raise fields.error("minimum_count", f"must be {len(rule.groups)} where each group needs its own medicine")
    fields.finish()
    return rule
