"""Why a medicine's level is not the usual one: which of the person's own traits moves it, and which moves it most.

No drawing here and no Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import log

from gate_viz.content.records import Drug, Exposure
from gate_viz.model import PERSON_CONTROLS, GateModel, Level, Substance

EXPOSURE_LINKS = ("cyp2d6_clearance", "cyp1a2_clearance", "p_glycoprotein_barrier", "active_metabolite")
EXPOSURE_CONTROLS = ("cyp2d6", "smoking", "p_glycoprotein")
TRAITS = {
    "cyp2d6": ("cyp2d6_fast", "cyp2d6_slow"),
    "smoking": ("smoking", "smoking"),
    "p_glycoprotein": ("bouncers_many", "bouncers_few"),
}
"""Name of each trait where it lowers the level, and where it raises it."""
SUBSTANCE = "one"
TOLD_FROM = 0.05
"""Change of a level from which a cause is told [1]."""


def causes(drug: Drug, strengths: Mapping[str, float], values: Mapping[str, float], blood: float) -> tuple[str, ...]:
    """What moves a medicine's level, the largest share first; empty where the level is usual.

    Parameters
    ----------
    drug : Drug
        The medicine: how it leaves the body.
    strengths : Mapping of str to float
        How much each link weighs.
    values : Mapping of str to float
        Every control as it acts on the person now.
    blood : float
        How much of it is in the blood now [× usual].

    Returns
    -------
    tuple of str
        Of ``cyp2d6_slow``, ``cyp2d6_fast``, ``smoking``, ``bouncers_many`` and ``bouncers_few``; first ``building`` or
        ``leaving`` where the level has not come to what the dose builds up to.
    """
    weights = tuple(strengths[link_id] for link_id in EXPOSURE_LINKS)
    own = tuple(values[control_id] for control_id in EXPOSURE_CONTROLS)
    goes_to = values[drug.id] * _built_up(drug.exposure, weights, own).blood
    traits = _traits(drug.exposure, weights, own)
    if abs(blood - goes_to) <= TOLD_FROM * max(1.0, goes_to):
        return traits
    return ("building" if blood < goes_to else "leaving", *traits)


@lru_cache(maxsize=64)
def _traits(exposure: Exposure, strengths: tuple[float, ...], own: tuple[float, ...]) -> tuple[str, ...]:
    """Each trait's share is how far the brain's level would move if that trait alone became the usual one."""
    now = _built_up(exposure, strengths, own)
    moved = []
    for number, control_id in enumerate(EXPOSURE_CONTROLS):
        usual = (*own[:number], PERSON_CONTROLS[control_id][2], *own[number + 1 :])
        moved.append((control_id, log(now.brain / _built_up(exposure, strengths, usual).brain)))
    told = sorted((each for each in moved if abs(each[1]) > TOLD_FROM), key=lambda each: -abs(each[1]))
    return tuple(TRAITS[control_id][share > 0] for control_id, share in told)


@lru_cache(maxsize=64)
def _built_up(exposure: Exposure, strengths: tuple[float, ...], own: tuple[float, ...]) -> Level[float]:
    """Level that a usual dose comes to [× usual]."""
    values = {SUBSTANCE: 1.0, **dict(zip(EXPOSURE_CONTROLS, own, strict=True))}
    return _model(exposure, strengths).person(values).levels[SUBSTANCE]


@lru_cache(maxsize=16)
def _model(exposure: Exposure, strengths: tuple[float, ...]) -> GateModel[float]:
    """A model that knows nothing but this medicine's ways out."""
    one = Substance(
        SUBSTANCE,
        (),
        half_life_h=1.0,
        cyp2d6_share=exposure.cyp2d6_share,
        cyp1a2_share=exposure.cyp1a2_share,
        active_metabolite_share=exposure.active_metabolite_share,
        p_glycoprotein_share=exposure.p_glycoprotein_share,
    )
    return GateModel(dict(zip(EXPOSURE_LINKS, strengths, strict=True)), substances=(one,))
