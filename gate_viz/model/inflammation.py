"""Days: upstream drivers, cytokines, JAK and NF-kB, and the two programmes of genes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple

from gate_viz.model.influences import Weigh
from gate_viz.model.maths import Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person


class Signalling(NamedTuple, Generic[Number]):
    """Between the cytokine and the genes [× healthy, but for block and slowing].

    Attributes
    ----------
    cytokines
        Cytokine on its receptor.
    jak_pro, jak_anti
        What JAK and STAT carry to each programme.
    nfkb
        NF-kB's activity.
    jak_block
        Share of JAK that medicines hold, 0–1 [1].
    slowing
        How far missing sleep and lasting arousal slow the clearing, 0 for not at all [1].
    """

    cytokines: Number
    jak_pro: Number
    jak_anti: Number
    nfkb: Number
    jak_block: Number
    slowing: Number


def bind_signalling(
    parameters: Parameters, weigh: Weigh[Number]
) -> Callable[[Person[Number], Number], Signalling[Number]]:
    """Return the law (person, lasting arousal) → signalling between cytokine and genes.

    Notes
    -----
    The drives add up; what holds receptors is c = drive / (drive + half). JAK blockers take 1 / (1 + load) of what goes
    by JAK and leave the cytokine alone; high blood sugar also wakes NF-kB directly.
    """
    p = parameters
    infection, gut, sugar = weigh("infection_cytokines"), weigh("gut_cytokines"), weigh("blood_sugar_cytokines")
    sleep, environment = weigh("sleep_cytokines"), weigh("environment_cytokines")
    sealed, sugar_nfkb, nfkb_road = weigh("glutamine_gut"), weigh("blood_sugar_nfkb"), weigh("nfkb_pro")
    on_pro, on_anti = weigh("jak_pro"), weigh("jak_anti")
    slow_sleep, slow_threat = weigh("sleep_resolution"), weigh("threat_resolution")
    typical = p.cytokine_rest / (p.cytokine_rest + p.cytokine_half)
    leak = bind_leak(p, sealed)

    def signalling(person: Person[Number], arousal: Number) -> Signalling[Number]:
        loads, missing = person.loads, 1.0 - person.slow.sleep
        drive = (
            p.cytokine_rest
            + p.infection_drive * infection(person.infection)
            + p.gut_drive * gut(leak(person))
            + p.blood_sugar_drive * sugar(person.blood_sugar)
            + p.sleep_drive * sleep(missing)
            + p.environment_drive * environment(person.environment)
        ) / (1.0 + loads.inflammation_brake)
        bound = drive / (drive + p.cytokine_half)
        cytokines = bound / typical
        by_nfkb = (bound + p.blood_sugar_nfkb * sugar_nfkb(person.blood_sugar)) / typical / (1.0 + loads.nfkb)
        return Signalling(
            cytokines=cytokines,
            jak_pro=cytokines / (1.0 + on_pro(loads.jak)),
            jak_anti=cytokines / (1.0 + p.jak_anti_ratio * on_anti(loads.jak)),
            nfkb=nfkb_road(by_nfkb),
            jak_block=loads.jak / (1.0 + loads.jak),
            slowing=p.missing_sleep_resolution * slow_sleep(missing) + p.arousal_resolution * slow_threat(arousal),
        )

    return signalling


def bind_leak(parameters: Parameters, sealed: Callable[[Number], Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → leakiness of the gut that is left, 0–1 [1]."""

    def leak(person: Person[Number]) -> Number:
        seal = parameters.glutamine_gut * sealed(person.glutamine - 1.0)
        return person.gut_permeability / (1.0 + seal + person.loads.gut_barrier)

    return leak


def bind_programmes(
    parameters: Parameters, weigh: Weigh[Number]
) -> Callable[[Signalling[Number], Number], tuple[Number, Number]]:
    """Return the law (signalling, anti-inflammatory products) → where both programmes' products go [× healthy].

    Notes
    -----
    pro = [(1 − n) jak + n nfkb] (1 + r) / (1 + r · anti / (1 + slowing)); anti follows JAK alone.
    """
    p, damping = parameters, weigh("anti_resolution")
    share, strength = p.nfkb_share, p.resolution * 2.0 * p.cytokine_rest / (p.cytokine_rest + p.cytokine_half)

    def programmes(signalling: Signalling[Number], anti_genes: Number) -> tuple[Number, Number]:
        driven = (1.0 - share) * signalling.jak_pro + share * signalling.nfkb
        damped = 1.0 + strength * damping(anti_genes) / (1.0 + signalling.slowing)
        return driven * (1.0 + strength) / damped, signalling.jak_anti

    return programmes
