"""What medicines and lifestyle items share: the targets they act on, how strongly, and links of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gate_viz.content.fields import Fields
from gate_viz.content.links import take_link
from gate_viz.content.records import Link, Origin
from gate_viz.model import Binding, Target

EVIDENCE = ("measured", "derived", "teaching value")
HIGHEST_LOAD = 1_000.0
# The enzyme that may make what binds.
CYP2D6 = "cyp2d6"

# From a binding's table and its steepness to its load at relative dose 1 (a medicine) or in full (a lifestyle item).
LoadReader = Callable[[Fields, float], float]


@dataclass(frozen=True, slots=True)
class Bindings:
    """All bindings of one item: where each figure comes from, and the links of those that are graded apart."""

    bindings: tuple[Binding, ...]
    origins: tuple[Origin, ...]
    links: tuple[Link, ...]


def take_bindings(fields: Fields, item_id: str, glyph: str, load: LoadReader, *, all_graded: bool) -> Bindings:
    """Return what the ``binding`` tables of an item say; it binds each target once, and at least one.

    Parameters
    ----------
    fields : Fields
        The item's table.
    item_id : str
        The item's id, with which its links' ids begin.
    glyph : str
        The item's drawing, which is that of its links.
    load : LoadReader
        How the file states the strength of a binding.
    all_graded : bool
        Whether every binding must carry a grade of its own; otherwise it may, and the target's link speaks for it.

    Raises
    ------
    ContentError
        If a field is wrong, a target is bound twice, or nothing is bound.
    """
    tables = fields.tables("binding")
    if not tables:
        raise fields.error("binding", "is missing: at least one target is needed")
    bindings: list[Binding] = []
    origins: list[Origin] = []
    links: list[Link] = []
    for table in tables:
        target = Target(table.choice("target", [target.value for target in Target]))
        if any(binding.target is target for binding in bindings):
            raise table.error("target", f"{target.value!r} is bound twice")
        link = _link(table, f"{item_id}_{target.value}", glyph, required=all_graded)
        bindings.append(_binding(table, target, load, link))
        origins.append(take_origin(table))
        links += [link] if link else []
        table.finish()
    return Bindings(tuple(bindings), tuple(origins), tuple(links))


def take_origin(fields: Fields, prefix: str = "") -> Origin:
    """Return where a figure comes from: no number stands in these files without it.

    Parameters
    ----------
    fields : Fields
        The table that holds the figure.
    prefix : str
        What stands before ``evidence`` and ``source`` in the names of the two fields.

    Raises
    ------
    ContentError
        If one of them is missing or wrong.
    """
    return Origin(fields.choice(f"{prefix}evidence", EVIDENCE), fields.text(f"{prefix}source"))


def _binding(fields: Fields, target: Target, load: LoadReader, link: Link | None) -> Binding:
    hill_coefficient = fields.number("hill_coefficient", 0.2, 10.0) if fields.has("hill_coefficient") else 1.0
    activated_by = fields.choice("activated_by", [CYP2D6]) if fields.has("activated_by") else None
    return Binding(
        target=target,
        load_at_usual_exposure=load(fields, hill_coefficient),
        efficacy=fields.number("efficacy", 0.0, 1.0) if fields.has("efficacy") else 0.0,
        hill_coefficient=hill_coefficient,
        link_id=link.id if link else None,
        activated_by_cyp2d6=activated_by == CYP2D6,
    )


def _link(fields: Fields, link_id: str, glyph: str, *, required: bool) -> Link | None:
    if not required and not fields.has("grade"):
        return None
    # A medicine's claim may rest on the source of its figure.
    own_source = required or fields.has("link_source")
    return take_link(fields, link_id, glyph, source_field="link_source" if own_source else "source")
