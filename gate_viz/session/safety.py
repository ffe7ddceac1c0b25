"""Which safety notes apply to what is taken, set or stopped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import SafetyEvent, SafetyRule


def warnings_for(
    values: Mapping[str, float], catalogue: Catalogue, stopped: Collection[str] = ()
) -> tuple[SafetyRule, ...]:
    """Return the safety rules that fire, in the catalogue's order.

    Parameters
    ----------
    values : Mapping[str, float]
        Value of every control; a medicine or lifestyle item counts as taken when its value is above 0.
    catalogue : Catalogue
        The rules, and the safety groups of every medicine and lifestyle item.
    stopped : Collection[str]
        The medicines that a course has stopped abruptly.
    """
    groups = {item.id: item.safety_groups for item in catalogue.drugs.values()}
    groups |= {item.id: item.safety_groups for item in catalogue.lifestyle.values()}
    taken = [own for item_id, own in groups.items() if values[item_id] > 0.0]
    left_off = [groups[drug_id] for drug_id in stopped]
    return tuple(
        rule
        for rule in catalogue.safety_rules
        if _is_reached(rule, values) and _fires(rule, left_off if rule.event is SafetyEvent.ABRUPT_STOP else taken)
    )


def _is_reached(rule: SafetyRule, values: Mapping[str, float]) -> bool:
    return all(values[control_id] >= least for control_id, least in rule.controls.items())


def _fires(rule: SafetyRule, counted: Sequence[frozenset[str]]) -> bool:
    matching = [groups for groups in counted if not groups.isdisjoint(rule.groups)]
    if len(matching) < rule.minimum_count:
        return False
    return not rule.one_from_each or _one_medicine_each(rule.groups, matching)


def _one_medicine_each(groups: Sequence[str], taken: Sequence[Collection[str]]) -> bool:
    """Return whether every group can be met by a medicine of its own; one medicine may belong to several groups."""
    if not groups:
        return True
    return any(
        groups[0] in own and _one_medicine_each(groups[1:], [*taken[:index], *taken[index + 1 :]])
        for index, own in enumerate(taken)
    )
