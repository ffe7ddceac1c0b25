"""What medicines and lifestyle items share besides what they bind: how long they stay, and what else they do."""

from __future__ import annotations

from collections.abc import Collection

from gate_viz.content.bindings import take_origin
from gate_viz.content.fields import Fields
from gate_viz.content.records import ELSEWHERE, Origin, SideEffect
from gate_viz.model import Binding, Target

# From minutes to the months of an antibody.
SHORTEST_HALF_LIFE_H, LONGEST_HALF_LIFE_H = 0.05, 2_000.0


def take_half_life(fields: Fields, *, needed: bool) -> tuple[float, Origin | None]:
    """Return an item's half-life [h] and where it comes from; 0 and None for what acts at once.

    Parameters
    ----------
    fields : Fields
        The item's table.
    needed : bool
        Whether the file must give one; otherwise, where it does not, the item leaves no level.

    Raises
    ------
    ContentError
        If it is missing and needed, wrong, or without its evidence and source.
    """
    if not needed and not fields.has("half_life_h"):
        return 0.0, None
    half_life_h = fields.number("half_life_h", SHORTEST_HALF_LIFE_H, LONGEST_HALF_LIFE_H)
    return half_life_h, take_origin(fields, "half_life_")


def take_side_effects(fields: Fields, bindings: Collection[Binding]) -> tuple[SideEffect, ...]:
    """Return what the ``side_effect`` tables of an item say, each with the target that makes it.

    Parameters
    ----------
    fields : Fields
        The item's table.
    bindings : Collection[Binding]
        What the item binds: a side effect is made there, or elsewhere.

    Raises
    ------
    ContentError
        If a field is wrong, or a target is named that the item does not bind.
    """
    bound = {binding.target for binding in bindings}
    return tuple(_side_effect(each, bound) for each in fields.tables("side_effect"))


def _side_effect(fields: Fields, bound: Collection[Target]) -> SideEffect:
    made_by = fields.choice("target", [*(target.value for target in Target), ELSEWHERE])
    target = None if made_by == ELSEWHERE else Target(made_by)
    if target is not None and target not in bound:
        raise fields.error("target", f"{made_by!r} is not among what it binds; {ELSEWHERE!r} may be meant")
    side_effect = SideEffect(
        name=fields.text("name", longest=80),
        target=target,
        patient=fields.text("patient"),
        clinician=fields.text("clinician"),
    )
    fields.finish()
    return side_effect
