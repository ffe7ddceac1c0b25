"""Hours to days: what food, enzymes and sleep leave in the stores."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple

from gate_viz.model.influences import Weigh
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person


class Synthesis(NamedTuple, Generic[Number]):
    """What supply and enzymes allow [× typical].

    Attributes
    ----------
    serotonin, dopamine, gaba, glutamate
        Speed at which each can be made.
    norepinephrine_step
        Speed of the step from dopamine to norepinephrine.
    """

    serotonin: Number
    dopamine: Number
    norepinephrine_step: Number
    gaba: Number
    glutamate: Number


class Fills(NamedTuple, Generic[Number]):
    """What each store goes to at typical production [× typical]."""

    serotonin: Number
    dopamine: Number
    norepinephrine: Number
    gaba: Number
    glutamate: Number


def bind_inhibited_enzyme(supply: float, half: float, inhibition: float) -> Callable[[Number], Number]:
    """Return the law supply → speed of an enzyme that its own substrate slows when there is much of it [× typical].

    Parameters
    ----------
    supply, half, inhibition
        Substrate when there is enough, for half the speed, and that slows the enzyme again [µM].

    Notes
    -----
    speed = s / (half + s + s² / inhibition), over the same at enough supply.

    References
    ----------
    Best, Nijhout & Reed, models of serotonin and dopamine metabolism.
    """
    typical = supply / (half + supply + supply * supply / inhibition)

    def speed(relative: Number) -> Number:
        substrate = supply * relative
        return substrate / (half + substrate + substrate * substrate / inhibition) / typical

    return speed


def bind_synthesis(
    parameters: Parameters, weigh: Weigh[Number], maths: Maths[Number]
) -> Callable[[Person[Number]], Synthesis[Number]]:
    """Return the law person → what supply and enzymes allow.

    Notes
    -----
    A chain's speed is the product of its precursor's law, of one saturating factor c (1 + k) / (c + k) for each
    cofactor, and for serotonin of the sex hormones. GAD makes GABA out of glutamate, so what it leaves over is
    glutamate. Protein brings both precursors as the article tells it; by the evidence its other amino acids crowd
    tryptophan out at the barrier where there is more than enough.
    """
    p, minimum, maximum = parameters, maths.minimum, maths.maximum
    tryptophan_law = bind_inhibited_enzyme(p.tryptophan_uM, p.tryptophan_half_uM, p.tryptophan_inhibition_uM)
    tyrosine_law = bind_inhibited_enzyme(p.tyrosine_uM, p.tyrosine_half_uM, p.tyrosine_inhibition_uM)
    tryptophan, tyrosine = weigh("tryptophan_serotonin"), weigh("tyrosine_dopamine")
    precursors, competition = weigh("protein_precursors"), weigh("protein_competition")
    names = ("iron", "magnesium", "calcium", "vitamin_b6", "folate", "vitamin_c", "zinc", "copper")
    iron, magnesium, calcium, b6, folate, vitamin_c, zinc, copper = (weigh(f"{name}_synthesis") for name in names)
    ascorbate = weigh("vitamin_c_serotonin")
    glutamine, gad_b6, gluten = weigh("glutamine_gaba"), weigh("vitamin_b6_gad"), weigh("gluten_gad")
    left_over = weigh("gad_glutamate")
    missing_estrogen, missing_testosterone = weigh("hormone_serotonin"), weigh("testosterone_serotonin")
    contested, half = p.protein_competition_share, p.cofactor_half

    def allowed(cofactor: Number) -> Number:
        return cofactor * (1.0 + half) / (cofactor + half)

    def synthesis(person: Person[Number]) -> Synthesis[Number]:
        slow = person.slow
        protein = precursors(person.protein)
        crowded = competition(1.0 / (1.0 + contested * maximum(person.protein - 1.0, 0.0)))
        hormonal = (1.0 - p.hormone_serotonin_share * missing_estrogen(1.0 - minimum(slow.estrogen, 1.0))) * (
            1.0 - p.testosterone_serotonin_share * missing_testosterone(1.0 - minimum(slow.testosterone, 1.0))
        )
        common = iron(allowed(person.iron)) * b6(allowed(person.vitamin_b6))
        gad = gad_b6(allowed(person.vitamin_b6)) * (1.0 - gluten(p.gluten_gad_share * person.gluten))
        return Synthesis(
            serotonin=tryptophan_law(tryptophan(person.tryptophan) * protein * crowded)
            * common
            * folate(allowed(person.folate))
            * ascorbate(allowed(person.vitamin_c))
            * magnesium(allowed(person.magnesium_status))
            * calcium(allowed(person.calcium))
            * zinc(allowed(person.zinc))
            * hormonal,
            dopamine=tyrosine_law(tyrosine(person.tyrosine) * protein) * common,
            norepinephrine_step=vitamin_c(allowed(person.vitamin_c)) * copper(allowed(person.copper)),
            gaba=glutamine(allowed(person.glutamine)) * gad * (1.0 + person.loads.gaba_synthesis),
            glutamate=1.0 + p.gad_glutamate_share * left_over(1.0 - gad),
        )

    return synthesis


def bind_filled(parameters: Parameters) -> Callable[[Number], Number]:
    """Return the law synthesis → filling of vesicles, which saturates: (1 + k) r / (r + k) [× typical]."""
    half = parameters.fill_half
    return lambda made: made * (1.0 + half) / (made + half)


def bind_fills(
    parameters: Parameters, weigh: Weigh[Number]
) -> Callable[[Person[Number], Synthesis[Number]], Fills[Number]]:
    """Return the law (person, synthesis) → what each store goes to at typical production.

    Notes
    -----
    Vesicles fill by fill(r) = (1 + k) r / (r + k). A blocked pump no longer brings back what was released, so the same
    filling asks for more synthesis: r = synthesis / (1 + λ · share of the pump that is blocked).
    """
    p, lost, filled = parameters, weigh("reuptake_recycling"), bind_filled(parameters)

    def fills(person: Person[Number], made: Synthesis[Number]) -> Fills[Number]:
        sert, net = person.loads.sert, person.loads.net
        serotonin_loss = 1.0 + p.serotonin_recycling * lost(sert / (1.0 + sert))
        norepinephrine_loss = 1.0 + p.norepinephrine_recycling * lost(net / (1.0 + net))
        return Fills(
            filled(made.serotonin / serotonin_loss),
            made.dopamine,
            filled(made.dopamine * made.norepinephrine_step / norepinephrine_loss),
            made.gaba,
            made.glutamate,
        )

    return fills


def bind_melatonin(
    parameters: Parameters, weigh: Weigh[Number]
) -> Callable[[Person[Number], Synthesis[Number]], Number]:
    """Return the law (person, synthesis) → melatonin made out of serotonin [× typical]."""
    source, filled = weigh("serotonin_melatonin"), bind_filled(parameters)

    def melatonin(person: Person[Number], made: Synthesis[Number]) -> Number:
        return source(person.serotonin * filled(made.serotonin))

    return melatonin


def bind_sleep(
    parameters: Parameters, weigh: Weigh[Number], maths: Maths[Number]
) -> Callable[[Person[Number], Number], Number]:
    """Return the law (person, melatonin) → quality of sleep it leads to, 0–1 [1]."""
    p, maximum = parameters, maths.maximum
    missing, lost = weigh("melatonin_sleep"), weigh("sleep_loss_sleep")

    def sleep(person: Person[Number], melatonin: Number) -> Number:
        quality = (1.0 - p.sleep_loss_share * lost(person.sleep_loss)) * (
            1.0 - p.melatonin_sleep_share * missing(maximum(1.0 - melatonin, 0.0))
        )
        return 1.0 - (1.0 - quality) / (1.0 + person.loads.sleep)

    return sleep
