"""Control values → the person the model computes, and who holds which receptors."""

from __future__ import annotations

from collections.abc import Mapping

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Drug
from gate_viz.model import PERSON_CONTROLS, Person, occupancy_shares, target_loads
from gate_viz.session.frame import Plug


def person_from(values: Mapping[str, float], catalogue: Catalogue) -> Person[float]:
    """Return the person whom these control values describe.

    Parameters
    ----------
    values : Mapping[str, float]
        Value of every control; a medicine's is its relative dose.
    catalogue : Catalogue
        What each medicine binds.

    Returns
    -------
    Person[float]
        The person's own controls, and the summed load of all medicines on each target.
    """
    taken = [(binding, values[drug.id]) for drug in _taken(values, catalogue) for binding in drug.bindings]
    return Person(
        **{control_id: values[control_id] for control_id in PERSON_CONTROLS},
        loads=target_loads(taken),
    )


def plugs_from(values: Mapping[str, float], catalogue: Catalogue) -> tuple[Plug, ...]:
    """Return which share of each target each medicine holds, targets and medicines in the catalogue's order.

    Parameters
    ----------
    values : Mapping[str, float]
        Value of every control.
    catalogue : Catalogue
        What each medicine binds, and its glyph.
    """
    taken = [(drug.id, binding, values[drug.id]) for drug in _taken(values, catalogue) for binding in drug.bindings]
    return tuple(
        Plug(target=target, drug_id=drug_id, glyph=catalogue.drugs[drug_id].glyph, share=share)
        for target, shares in occupancy_shares(taken).items()
        for drug_id, share in shares.items()
    )


def _taken(values: Mapping[str, float], catalogue: Catalogue) -> list[Drug]:
    return [drug for drug in catalogue.drugs.values() if values[drug.id] > 0.0]
