"""The person as each lens computes them: its model, what a scenario's past has left, and who holds which receptors."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import PARAMETERS, GateModel, Parameters, Person
from gate_viz.model.maths import Number
from gate_viz.session.frame import Plug


def lens_model(
    catalogue: Catalogue, lens: Lens, links_off: Collection[str] = (), parameters: Parameters = PARAMETERS
) -> GateModel[float]:
    """Return the model of one person at a time with the strengths of a lens and all that can be taken.

    Parameters
    ----------
    catalogue : Catalogue
        The links' strengths, the medicines and the lifestyle items.
    lens : Lens
        Which of a link's two strengths counts.
    links_off : Collection[str]
        Links whose strength is 0.
    parameters : Parameters
        The model's constants.

    Raises
    ------
    ContentError
        If a link is not known.
    """
    return GateModel(catalogue.strengths(lens, links_off), parameters, substances=catalogue.substances())


def untreated(values: Mapping[str, Number], catalogue: Catalogue) -> dict[str, Number]:
    """Return control values without medicines: what the person had lived with before anything was taken.

    Parameters
    ----------
    values : Mapping[str, Number]
        Value of each control; those of lifestyle items stay, as part of how the person lives.
    catalogue : Catalogue
        Which controls are medicines.
    """
    return {control_id: value for control_id, value in values.items() if control_id not in catalogue.drugs}


def plugs_from(person: Person[float], model: GateModel[float], catalogue: Catalogue) -> tuple[Plug, ...]:
    """Return which share of each target each medicine holds, targets and medicines in the catalogue's order.

    Parameters
    ----------
    person : Person[float]
        Who has the medicines' levels in blood and brain.
    model : GateModel[float]
        The model that made the person: what one medicine puts on a target is asked of it, so that a link's strength
        counts here as it does there.
    catalogue : Catalogue
        Which substances are medicines, and their glyphs.
    """
    taken = [drug for drug in catalogue.drugs.values() if drug.id in person.levels]
    alone = {drug.id: model.person({}, levels={drug.id: person.levels[drug.id]}).loads for drug in taken}
    targets = dict.fromkeys(binding.target for drug in taken for binding in drug.bindings)
    return tuple(
        Plug(target=target.value, drug_id=drug.id, glyph=drug.glyph, share=load / (1.0 + getattr(person.loads, target)))
        for target in targets
        for drug in taken
        if (load := getattr(alone[drug.id], target)) > 0.0
    )
