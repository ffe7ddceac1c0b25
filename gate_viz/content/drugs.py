"""``assets/drugs/*.toml`` → ``Drug``: one table for each medicine, and nothing else to change when one is added."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gate_viz.content.bindings import HIGHEST_LOAD, take_bindings, take_origin
from gate_viz.content.controls import take_acts_over, take_control
from gate_viz.content.fields import Fields, folder_records
from gate_viz.content.records import ControlGroup, Drug, Exposure
from gate_viz.content.substances import take_half_life, take_side_effects

FOLDER = "drugs"
# Relative dose: none, twice the usual, and none to begin with.
DOSE_RANGE = (0.0, 2.0, 0.0)
STRENGTHS = ("occupancy_at_usual_exposure", "load_at_usual_exposure", "ki_nM", "ec50_nM")
HIGHEST_OCCUPANCY = 0.999
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
    return {drug_id: _drug(fields, drug_id) for drug_id, fields in folder_records(assets, FOLDER, "drug")}


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
    acts_over = take_acts_over(fields, needed=False)
    control = take_control(fields, drug_id, ControlGroup.MEDICINES, "dose", DOSE_RANGE, acts_over=acts_over)
    concentration_nM = None
    if fields.has("concentration_nM_at_usual_exposure"):
        concentration_nM = fields.number("concentration_nM_at_usual_exposure", LOWEST_NM, HIGHEST_NM)
    bound = take_bindings(fields, drug_id, control.glyph, partial(_load, concentration_nM), all_graded=False)
    half_life_h, half_life_origin = take_half_life(fields, needed=True)
    drug = Drug(
        control=control,
        class_name=fields.text("class_name", longest=80),
        glyph=control.glyph,
        bindings=bound.bindings,
        safety_groups=frozenset(fields.texts("safety_groups", at_least=0)),
        half_life_h=half_life_h,
        half_life_origin=half_life_origin,
        exposure=_exposure(fields.table("exposure")) if fields.has("exposure") else Exposure(),
        side_effects=take_side_effects(fields, bound.bindings),
        binding_origins=bound.origins,
        links=bound.links,
    )
    fields.finish()
    return drug


def _exposure(fields: Fields) -> Exposure:
    exposure = Exposure(
        cyp2d6_share=_share(fields, "cyp2d6_share"),
        cyp1a2_share=_share(fields, "cyp1a2_share"),
        active_metabolite_share=_share(fields, "active_metabolite_share"),
        p_glycoprotein_share=_share(fields, "p_glycoprotein_share"),
        origin=take_origin(fields),
    )
    if exposure.cyp2d6_share + exposure.cyp1a2_share > 1.0:
        raise fields.error("cyp1a2_share", "is more than cyp2d6_share leaves of the whole")
    fields.finish()
    return exposure


def _share(fields: Fields, name: str) -> float:
    return fields.number(name, 0.0, 1.0) if fields.has(name) else 0.0


def _load(concentration_nM: float | None, fields: Fields, hill_coefficient: float) -> float:
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
