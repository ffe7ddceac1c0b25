"""Days to months: what receptors, glia, hormones, the cord and mood make of what goes on."""

from __future__ import annotations

from collections.abc import Callable
from math import log
from typing import Generic, NamedTuple

from gate_viz.model.influences import Weigh
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.receptors import potentiation


class Felt(NamedTuple, Generic[Number]):
    """What the fast layers' balance tells the slow one.

    Attributes
    ----------
    amplified
        NMDA current times the share of the projection neuron's greatest rate [1].
    serotonin, norepinephrine
        Cleft levels [× healthy rest].
    arousal
        The amygdala above a healthy person's rest, 0–1 [1].
    """

    amplified: Number
    serotonin: Number
    norepinephrine: Number
    arousal: Number


class Adapted(NamedTuple, Generic[Number]):
    """Where the adapting states are going, named as in `SlowState`."""

    gaba_a_number: Number
    tolerance: Number
    gs_share: Number
    opioid_nmda: Number
    estrogen: Number
    testosterone: Number
    microglia: Number
    sensitisation: Number
    mood_early: Number


def bind_adaptation(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], Felt[Number]], Adapted[Number]]:
    """Return the law (person, what is felt) → where the adapting states are going.

    Notes
    -----
    The four roads by which opioids come to hurt, and tolerance, all answer to the share of mu receptors that medicines
    hold, each by a link of its own. Microglia saturate: max · (1 − exp(−sum / max)).
    """
    opioids, receptors = bind_opioid_adaptation(parameters, weigh), bind_gaba_a_number(parameters, weigh)
    microglia, sensitised = (
        bind_microglia(parameters, maths, weigh),
        bind_sensitisation_target(parameters, maths, weigh),
    )
    mood = bind_mood(parameters, weigh)

    def adapted(person: Person[Number], felt: Felt[Number]) -> Adapted[Number]:
        tolerance, gs_share, opioid_nmda, hormones_left = opioids(person)
        return Adapted(
            receptors(person),
            tolerance,
            gs_share,
            opioid_nmda,
            person.estrogen * hormones_left,
            person.testosterone * hormones_left,
            microglia(person, felt),
            sensitised(person, felt),
            mood(person, felt),
        )

    return adapted


def bind_gaba_a_number(parameters: Parameters, weigh: Weigh[Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → GABA-A receptors that are left in the end [× typical]."""
    p, answered = parameters, weigh("gaba_a_downregulation")

    def number(person: Person[Number]) -> Number:
        loads = person.loads
        strengthened = answered(potentiation(loads.gaba_a_modulator, loads.gaba_a, p))
        return 1.0 - p.gaba_a_loss * strengthened / (strengthened + p.gaba_a_loss_half)

    return number


def mu_held(person: Person[Number]) -> Number:
    """Return the share of mu receptors that medicines hold and drive, 0–1 [1]."""
    return person.loads.mu_agonist / (1.0 + person.loads.mu_opioid)


def bind_opioid_adaptation(
    parameters: Parameters, weigh: Weigh[Number]
) -> Callable[[Person[Number]], tuple[Number, Number, Number, Number]]:
    """Return the law person → tolerance, Gs share, NMDA gain, and the share of sex hormones left, in the end [1]."""
    p, tolerance = parameters, weigh("opioid_tolerance")
    turned, opened, suppressed = weigh("oih_gs"), weigh("oih_nmda"), weigh("oih_hormone")

    def adapted(person: Person[Number]) -> tuple[Number, Number, Number, Number]:
        held = mu_held(person)
        tolerant = tolerance(held)
        return (
            p.tolerance_share * tolerant / (p.tolerance_half + tolerant),
            p.gs_share_max * turned(held),
            p.opioid_nmda_gain * opened(held),
            1.0 - p.opioid_hormone_loss * suppressed(held),
        )

    return adapted


def bind_microglia(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], Felt[Number]], Number]:
    """Return the law (person, what is felt) → microglial activity above rest in the end, 0–0.95 [1]."""
    p, exp, maximum = parameters, maths.exp, maths.maximum
    opioid, injured = weigh("oih_glia"), weigh("nerve_injury_microglia")
    inflamed, threatened = weigh("inflammation_microglia"), weigh("threat_microglia")

    def microglia(person: Person[Number], felt: Felt[Number]) -> Number:
        woken = (
            p.opioid_microglia * opioid(mu_held(person))
            + p.nerve_injury_microglia * injured(person.nerve_injury)
            + p.inflammation_microglia * inflamed(maximum(person.slow.pro_genes - 1.0, 0.0))
            + p.arousal_microglia * threatened(felt.arousal)
        )
        return p.microglia_max * (1.0 - exp(-1.0 * woken / p.microglia_max))

    return microglia


def bind_sensitisation_target(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], Felt[Number]], Number]:
    """Return the law (person, what is felt) → sensitisation in the end, 0–1 [1].

    Notes
    -----
    max · y^h / (y^h + half^h): y is NMDA current times output, with the microglia's share; half halves or doubles with
    the person's vulnerability.
    """
    p, exp, power, hill = parameters, maths.exp, maths.power, parameters.sensitisation_hill
    amplified, glial = weigh("nmda_sensitisation"), weigh("microglia_sensitisation")
    vulnerable, spread = weigh("vulnerability_sensitisation"), log(p.vulnerability_span)

    def target(person: Person[Number], felt: Felt[Number]) -> Number:
        half = p.sensitisation_half * exp(spread * (0.5 - vulnerable(person.vulnerability)))
        driven = amplified(felt.amplified) + p.microglia_sensitisation * glial(person.slow.microglia)
        raised = power(driven / half, hill)
        return p.sensitisation_max * raised / (raised + 1.0)

    return target


def bind_mood(parameters: Parameters, weigh: Weigh[Number]) -> Callable[[Person[Number], Felt[Number]], Number]:
    """Return the law (person, what is felt) → mood that the monoamines lead to, 0–1 [1]."""
    p, tone, low = parameters, weigh("monoamine_mood"), weigh("low_mood_mood")

    def mood(person: Person[Number], felt: Felt[Number]) -> Number:
        half = p.mood_half
        by_serotonin = felt.serotonin / (felt.serotonin + half)
        by_norepinephrine = felt.norepinephrine / (felt.norepinephrine + half)
        return tone(0.5 * by_serotonin + 0.5 * by_norepinephrine) * (1.0 - p.low_mood_share * low(person.low_mood))

    return mood
