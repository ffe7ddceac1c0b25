"""``assets/safety_rules.toml`` → ``SafetyRule``: general notes on what is taken, set or stopped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.fields import Fields, not_known, read_toml, shown_path
from gate_viz.content.records import SafetyEvent, SafetyRule
from gate_viz.model import PERSON_CONTROLS

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
    controls = _controls(fields.table("controls")) if fields.has("controls") else {}
    groups: tuple[str, ...] = ()
    one_from_each, minimum_count = False, 0
    # A rule may be about what is set alone; a rule about nothing is refused for its missing groups.
    if fields.has("groups") or not controls:
        groups = fields.texts("groups", at_most=MOST_MEDICINES)
        one_from_each = fields.flag("one_from_each")
        minimum_count = fields.whole_number("minimum_count", 1, MOST_MEDICINES)
    rule = SafetyRule(
        id=rule_id,
        groups=groups,
        one_from_each=one_from_each,
        minimum_count=minimum_count,
        patient=fields.text("patient"),
        clinician=fields.text("clinician"),
        source=fields.text("source"),
        event=SafetyEvent(fields.choice("event", list(SafetyEvent))) if groups and fields.has("event") else None,
        controls=MappingProxyType(controls),
    )
    if rule.one_from_each and rule.minimum_count != len(rule.groups):
        raise fields.error("minimum_count", f"must be {len(rule.groups)} where each group needs its own medicine")
    fields.finish()
    return rule


def _controls(fields: Fields) -> dict[str, float]:
    """Return the value from which on each control named counts; a rule never fires on a healthy person at rest."""
    if not fields.names():
        raise fields.error("", "names no control")
    return {control_id: _least(fields, control_id) for control_id in fields.names()}


def _least(fields: Fields, control_id: str) -> float:
    known: Mapping[str, tuple[float, float, float]] = PERSON_CONTROLS
    if control_id not in known:
        raise fields.error(control_id, not_known(control_id, known))
    minimum, maximum, default = known[control_id]
    least = fields.number(control_id, minimum, maximum)
    if least <= default:
        raise fields.error(control_id, f"must lie above the healthy {default:g}, not at {least:g}")
    return least
