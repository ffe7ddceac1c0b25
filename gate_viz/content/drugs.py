"""``assets/drugs/*.toml`` → ``Drug``: one table for each medicine, and nothing else to change when one is added."""

from __future__ import annotations

from pathlib import Path

from gate_viz.content.controls import take_control
from gate_viz.content.fields import Fields, read_folder
from gate_viz.content.records import ControlGroup, Drug
from gate_viz.model import Binding, Target

FOLDER = "drugs"
# Relative dose: none, twice the usual, and none to begin with.
DOSE_RANGE = (0.0, 2.0, 0.0)
EVIDENCE = ("measured", "derived", "teaching value")
STRENGTHS = ("occupancy_at_usual_exposure", "load_at_usual_exposure", "ki_nM", "ec50_nM")
HIGHEST_OCCUPANCY = 0.999
HIGHEST_LOAD = 1_000.0
LOWEST_NM, HIGHEST_NM = 1e-6, 1e9


def read_drugs(assets: Path) -> dict[str, Drug]:
    """Return every medicine by id, in the order of the files' names and of the tables in them.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    drugs: dict[str, Drug] = {}
    for root in read_folder(assets, FOLDER):
        medicines = root.table("drug")
        for drug_id, fields in medicines.records():
            if drug_id in drugs:
                raise medicines.error(drug_id, "is already in another file of this folder")
            drugs[drug_id] = _drug(fields, drug_id)
        root.finish()
    return drugs


def load_from_occupancy(occupancy: float, hill_coefficient: float) -> float:
    """Return the load (concentration over its constant) at which a target is occupied to the given share.

    Parameters
    ----------
    occupancy : float
        Share of the target that is held, 0 ≤ occupancy < 1 [1].
    hill_coefficient : float
        Steepness of the concentration curve [1].

    Returns
    -------
    float
        Load [1].

    Notes
    -----
    The Hill equation turned round: with occ = Lⁿ / (1 + Lⁿ), L = (occ / (1 − occ))^(1/n).
    """
    return float((occupancy / (1.0 - occupancy)) ** (1.0 / hill_coefficient))


def _drug(fields: Fields, drug_id: str) -> Drug:
    control = take_control(fields, drug_id, ControlGroup.MEDICINES, "dose", DOSE_RANGE)
    class_name = fields.text("class_name", longest=80)
    safety_groups = frozenset(fields.texts("safety_groups", at_least=0))
    concentration_nM = None
    if fields.has("concentration_nM_at_usual_exposure"):
        concentration_nM = fields.number("concentration_nM_at_usual_exposure", LOWEST_NM, HIGHEST_NM)
    bindings = tuple(_binding(binding, concentration_nM) for binding in fields.tables("binding"))
    if not bindings:
        raise fields.error("binding", "is missing: a medicine binds at least one target")
    targets = [binding.target for binding in bindings]
    for index, target in enumerate(targets):
        if target in targets[:index]:
            raise fields.error(f"binding[{index}].target", f"{target.value!r} is bound twice")
    fields.finish()
    return Drug(
        control=control, class_name=class_name, glyph=control.glyph, bindings=bindings, safety_groups=safety_groups
    )


def _binding(fields: Fields, concentration_nM: float | None) -> Binding:
    target = Target(fields.choice("target", [target.value for target in Target]))
    hill_coefficient = fields.number("hill_coefficient", 0.2, 10.0) if fields.has("hill_coefficient") else 1.0
    efficacy = fields.number("efficacy", 0.0, 1.0) if fields.has("efficacy") else 0.0
    load = _load(fields, concentration_nM, hill_coefficient)
    # Neither is shown yet, but no number stands in these files without saying where it comes from.
    fields.choice("evidence", EVIDENCE)
    fields.text("source")
    fields.finish()
    return Binding(target=target, load_at_usual_exposure=load, efficacy=efficacy, hill_coefficient=hill_coefficient)


def _load(fields: Fields, concentration_nM: float | None, hill_coefficient: float) -> float:
    given = [name for name in STRENGTHS if fields.has(name)]
    if len(given) != 1:
        raise fields.error("", f"needs exactly one of {', '.join(STRENGTHS)}")
    name = given[0]
    if name == "occupancy_at_usual_exposure":
        return load_from_occupancy(fields.number(name, 0.0, HIGHEST_OCCUPANCY), hill_coefficient)
    if name == "load_at_usual_exposure":
        return fields.number(name, 0.0, HIGHEST_LOAD)
    constant_nM = fields.number(name, LOWEST_NM, HIGHEST_NM)
    if concentration_nM is None:
        raise fields.error(name, "needs concentration_nM_at_usual_exposure in the medicine's table")
    load = concentration_nM / constant_nM
    if load > HIGHEST_LOAD:
        raise fields.error(name, f"gives a load of {load:g} at usual exposure, above {HIGHEST_LOAD:g}")
    return load
