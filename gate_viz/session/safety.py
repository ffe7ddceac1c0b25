"""Which safety notes apply to what is taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import SafetyRule


def warnings_for(values: Mapping[str, float], catalogue: Catalogue) -> tuple[SafetyRule, ...]:
    """Return the safety rules that fire for the doses taken, in the catalogue's order.

    Parameters
    ----------
    values : Mapping[str, float]
        Value of every control; a medicine counts as taken when its dose is above 0.
    catalogue : Catalogue
        The rules, and the safety groups of every medicine.
    """
    taken = [drug.safety_groups for drug in catalogue.drugs.values() if values[drug.id] > 0.0]
    return tuple(rule for rule in catalogue.safety_rules if _fires(rule, taken))


def _fires(rule: SafetyRule, taken: Sequence[frozenset[str]]) -> bool:
    matching = [groups for groups in taken if not groups.isdisjoint(rule.groups)]
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
