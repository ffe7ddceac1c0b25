"""What everything slower than ten milliseconds sends into the circuit: stimulus, brakes, medicines, sensitisation.

The circuit holds these influences for ten milliseconds at a time. All graded links but those of the brainstem loop and
the pumps (`gate_viz.model.descending`) are weighted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple

from gate_viz.model.afferents import firing_rates
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.receptors import bind_saturation, mu_effect, potentiation

Weigh = Callable[[str], Callable[[Number], Number]]


class CleftLevels(NamedTuple, Generic[Number]):
    """What the medium layer tells the circuit: cleft levels [× typical] and arousal above the healthy floor [1]."""

    serotonin: Number
    norepinephrine: Number
    dopamine: Number
    arousal: Number


class Influences(NamedTuple, Generic[Number]):
    """Everything the circuit needs that changes slower than ten milliseconds.

    Attributes
    ----------
    glutamate_target_hz
        Glutamate that the first nerve's present release leads to [Hz].
    nk1_rate_per_s
        How fast substance P activates NK1 [1/s].
    interneuron_target_hz
        Rate the interneuron goes to [Hz].
    touch_excitatory_hz
        A-beta drive on the excitatory cell [Hz].
    ampa_gain
        AMPA current over that of a cord with no sensitisation at all [1].
    nmda_gain
        NMDA current over the same, times the share of pores that are not blocked [1].
    magnesium
        Magnesium outside the cell [× typical].
    gaba_projection, gaba_excitatory
        Strength of GABA-A on the projection neuron and on the excitatory cell [× typical].
    tonic_hz
        Drive on the projection neuron that no circuit state carries: tonic drive and touch, less the brakes [Hz].
    """

    glutamate_target_hz: Number
    nk1_rate_per_s: Number
    interneuron_target_hz: Number
    touch_excitatory_hz: Number
    ampa_gain: Number
    nmda_gain: Number
    magnesium: Number
    gaba_projection: Number
    gaba_excitatory: Number
    tonic_hz: Number


class FirstNerve(NamedTuple, Generic[Number]):
    """Spikes that reach the cord [Hz], and the transmitter that its ending lets go for each [× typical]."""

    c_hz: Number
    adelta_hz: Number
    release: Number


def bind_mu(parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → net effect of endorphin and medicines on the opioid receptors, below 1 [1].

    Notes
    -----
    Endorphin's load rises with the square of what there is of it: it is released on demand, with little tone at rest
    (an antagonist alone hardly changes a healthy person's answer to a short pain). Part of what it does goes by the
    delta receptor, which sits on the same cells and which medicines at mu leave alone. Tolerance takes receptors from
    the mu effect; a share of them turned from Gi to Gs does the opposite of the rest.
    """
    endorphin_tone, number, expected = (
        weigh("endorphin_tone"),
        weigh("mu_receptor_number"),
        weigh("expectation_endorphin"),
    )
    p, maximum = parameters, maths.maximum

    def effect(person: Person[Number]) -> Number:
        loads, slow = person.loads, person.slow
        hoped = p.expectation_endorphin * expected(maximum(person.expectation, 0.0))
        released = person.endorphin * (1.0 + loads.endorphin_release + hoped)
        tone = endorphin_tone(p.endorphin_load * released * released)
        receptors = number(person.mu_receptors) * (1.0 - slow.tolerance)
        at_mu = mu_effect(loads.mu_agonist + tone, loads.mu_opioid + tone, p, receptors)
        return _with_delta(at_mu * (1.0 - 2.0 * slow.gs_share), tone, p)

    return effect


def resting_mu_effect(parameters: Parameters) -> float:
    """Return the effect of typical endorphin alone, which the healthy resting person has [1]."""
    tone = parameters.endorphin_load
    return _with_delta(mu_effect(tone, tone, parameters), tone, parameters)


def _with_delta(mu: Number, tone: Number, parameters: Parameters) -> Number:
    """Return what mu and endorphin at delta do together: each works on what the other leaves [1]."""
    at_delta = parameters.endorphin_delta_share * tone
    return mu + mu_effect(at_delta, at_delta, parameters) * (1.0 - mu)


def bind_gaba_level(parameters: Parameters, weigh: Weigh[Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → GABA-A effect of store, receptors and modulators, before sensitisation [× typical]."""
    gaba_potentiation = weigh("gaba_potentiation")

    def level(person: Person[Number]) -> Number:
        loads = person.loads
        made = person.gaba * person.slow.gaba_fill * person.slow.gaba_a_number
        return made * (1.0 + gaba_potentiation(potentiation(loads.gaba_a_modulator, loads.gaba_a, parameters)))

    return level


def bind_sensitisation(parameters: Parameters, maths: Maths[Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → present sensitisation of the cord, never under its resting floor [1]."""
    floor, maximum = parameters.sensitisation_floor, maths.maximum
    return lambda person: maximum(person.sensitisation, floor)


def bind_first_nerve(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], CleftLevels[Number], Number], FirstNerve[Number]]:
    """Return the law (person, cleft levels, mu effect) → spikes that reach the cord, and release.

    Notes
    -----
    Sodium-channel block takes whole spikes, never their size. Inflammation raises the rate that a stimulus gives, and
    an injured nerve fires by itself. Release is a product of one saturating factor for each presynaptic receptor:
    (1 − share · activity), over the same at typical levels; block of alpha-2-delta counts as far as the cord is
    sensitised or the nerve injured.
    """
    alpha2 = bind_saturation(parameters.alpha2_half, parameters.alpha2_hill, maths)
    ht1 = bind_saturation(parameters.ht1_half, 1.0, maths)
    injury_term, spared, tense = weigh("injury_first_nerve"), weigh("sodium_block"), weigh("amygdala_muscle")
    alpha2_term, ht1_term = weigh("alpha2_first_nerve"), weigh("ht1_first_nerve")
    mu_term, channels = weigh("opioid_first_nerve"), weigh("alpha2_delta_release")
    gain, ectopic = bind_first_nerve_gain(parameters, maths, weigh), weigh("nerve_injury_first_nerve")
    sensitisation_of, maximum = bind_sensitisation(parameters, maths), maths.maximum
    channel_share, ectopic_hz = parameters.alpha2_delta_share, parameters.ectopic_hz
    muscle_hz = parameters.arousal_to_c_fibre_hz
    alpha2_share, ht1_share = parameters.alpha2_release_share, parameters.ht1_release_share
    mu_share = parameters.mu_release_share
    typical = (
        (1.0 - alpha2_share / (1.0 + parameters.alpha2_half**parameters.alpha2_hill))
        * (1.0 - ht1_share / (1.0 + parameters.ht1_half))
        * (1.0 - mu_share * resting_mu_effect(parameters))
    )

    def first_nerve(person: Person[Number], levels: CleftLevels[Number], mu: Number) -> FirstNerve[Number]:
        loads, raised = person.loads, gain(person)
        rates = firing_rates(injury_term(person.injury), person.touch, parameters)
        conducted = spared(1.0 / (1.0 + loads.sodium_channel))
        tension = tense(maximum(levels.arousal, 0.0) / (1.0 + loads.muscle_relaxation))
        own_hz = ectopic(ectopic_hz * person.nerve_injury) + muscle_hz * tension
        upregulated = 1.0 - (1.0 - sensitisation_of(person)) * (1.0 - person.nerve_injury)
        held_back = channels(upregulated * loads.alpha2_delta / (1.0 + loads.alpha2_delta))
        return FirstNerve(
            conducted * (raised * rates.c_hz + own_hz),
            conducted * raised * rates.adelta_hz,
            (1.0 - channel_share * held_back)
            * (1.0 - alpha2_share * alpha2_term(alpha2(levels.norepinephrine)))
            * (1.0 - ht1_share * ht1_term(ht1(levels.serotonin)))
            * (1.0 - mu_share * mu_term(mu))
            / typical,
        )

    return first_nerve


def bind_first_nerve_gain(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number]], Number]:
    """Return the law person → gain that inflammatory products give the first nerve [× typical]."""
    inflamed, blocked, maximum = weigh("inflammation_first_nerve"), weigh("cox_block"), maths.maximum
    share = parameters.inflammation_gain

    def gain(person: Person[Number]) -> Number:
        excess = maximum(person.slow.pro_genes - 1.0, 0.0)
        return inflamed(1.0 + share * excess / (1.0 + blocked(person.loads.cox)))

    return gain


def present_touch(person: Person[Number]) -> Number:
    """Return the touch that the A-beta fibres feel: what is set, and what hands or needles add, 0–1 [1]."""
    touch = person.touch
    return touch + (1.0 - touch) * person.loads.touch_input / (1.0 + person.loads.touch_input)


def bind_interneuron_target(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Number, CleftLevels[Number], Number], Number]:
    """Return the law (A-beta rate, cleft levels, mu effect) → rate the inhibitory interneuron goes to [Hz]."""
    alpha2 = bind_saturation(parameters.alpha2_half, parameters.alpha2_hill, maths)
    ht1 = bind_saturation(parameters.ht1_half, 1.0, maths)
    touch_term, mu_term = weigh("touch_interneuron"), weigh("opioid_interneuron")
    alpha2_term, ht1_term = weigh("alpha2_interneuron"), weigh("ht1_interneuron")
    exp, p = maths.exp, parameters
    typical = 1.0 / (1.0 + p.alpha2_half**p.alpha2_hill) + 1.0 / (1.0 + p.ht1_half)
    monoamine_hz = p.monoamine_interneuron_hz / typical
    tonic_hz = p.interneuron_tonic_hz - p.mu_interneuron_hz * resting_mu_effect(p)

    def target(abeta_hz: Number, levels: CleftLevels[Number], mu: Number) -> Number:
        descending = alpha2_term(alpha2(levels.norepinephrine)) + ht1_term(ht1(levels.serotonin))
        drive = (
            tonic_hz
            + monoamine_hz * descending
            + p.mu_interneuron_hz * mu_term(mu)
            + touch_term(p.touch_to_interneuron * abeta_hz)
        )
        return p.interneuron_background_hz + p.interneuron_max_hz / (
            1.0 + exp((p.interneuron_threshold_hz - drive) * (2.0 / p.interneuron_spread_hz))
        )

    return target


def bind_tonic(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], Number, CleftLevels[Number], Number, Number], Number]:
    """Return the law (person, A-beta rate, levels, mu effect, sensitisation) → drive that no state carries [Hz]."""
    p = parameters
    alpha2 = bind_saturation(p.alpha2_half, p.alpha2_hill, maths)
    ht1 = bind_saturation(p.ht1_half, 1.0, maths)
    ht3 = bind_saturation(p.ht3_half, p.ht3_hill, maths)
    d2 = bind_saturation(p.d2_half, 1.0, maths)
    alpha2_term, ht1_term, ht3_term = weigh("alpha2_projection"), weigh("ht1_projection"), weigh("ht3_facilitation")
    d2_term, mu_term, arousal_term = weigh("d2_projection"), weigh("opioid_second_nerve"), weigh("amygdala_projection")
    touch_term, sensitised = weigh("touch_projection"), weigh("sensitisation_ht3")
    ht3_blocked, turned = weigh("ht3_block"), weigh("rvm_facilitation")
    downward = bind_downward(p, maths, weigh)
    tonic_hz = p.tonic_drive_hz + p.mu_brake_hz * resting_mu_effect(p)

    def tonic(
        person: Person[Number], abeta_hz: Number, levels: CleftLevels[Number], mu: Number, sensitisation: Number
    ) -> Number:
        facilitation = ht3(levels.serotonin) * (1.0 + p.sensitisation_ht3_gain * sensitised(sensitisation))
        facilitation = facilitation / (1.0 + ht3_blocked(person.loads.ht3))
        down = downward(person)
        return (
            tonic_hz
            + p.facilitation_hz * turned(down / (1.0 + down))
            + touch_term(p.touch_to_projection * abeta_hz)
            + p.ht3_facilitation_hz * ht3_term(facilitation)
            + p.arousal_to_projection_hz * arousal_term(levels.arousal)
            - p.alpha2_brake_hz * alpha2_term(alpha2(levels.norepinephrine))
            - p.ht1_brake_hz * ht1_term(ht1(levels.serotonin))
            - p.d2_brake_hz * d2_term(d2(levels.dopamine))
            - p.mu_brake_hz * mu_term(mu)
        )

    return tonic


def bind_downward(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number]], Number]:
    """Return the law person → how hard expectation, attention and mood pull descending drive down, 0 at rest [1]."""
    p, maximum = parameters, maths.maximum
    expected, attended, low = weigh("expectation_pag"), weigh("attention_pag"), weigh("low_mood_pag")

    def downward(person: Person[Number]) -> Number:
        return (
            p.expectation_down * maximum(-1.0 * expected(person.expectation), 0.0)
            + p.attention_down * maximum(attended(person.attention), 0.0)
            + p.low_mood_down * low(person.low_mood)
        )

    return downward


def bind_nmda_gain(parameters: Parameters, weigh: Weigh[Number]) -> Callable[[Person[Number], Number], Number]:
    """Return the law (person, sensitisation) → NMDA gain times the share of pores that are free [1]."""
    block, shared_site = weigh("nmda_pore_block"), weigh("nmda_shared_site")
    sensitised, gain = weigh("sensitisation_nmda"), parameters.sensitisation_nmda_gain
    shared_load = parameters.magnesium_shared_site

    def nmda_gain(person: Person[Number], sensitisation: Number) -> Number:
        blocked = block(person.loads.nmda_pore) + shared_site(shared_load * person.loads.nmda_magnesium)
        return (1.0 + gain * sensitised(sensitisation) + person.slow.opioid_nmda) / (1.0 + blocked)

    return nmda_gain


def bind_influences(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number], CleftLevels[Number]], Influences[Number]]:
    """Return the law (person, cleft levels) → everything that changes the circuit from outside it."""
    p, minimum = parameters, maths.minimum
    mu_effect_of, gaba_level = bind_mu(p, maths, weigh), bind_gaba_level(p, weigh)
    first_nerve, interneuron_target = bind_first_nerve(p, maths, weigh), bind_interneuron_target(p, maths, weigh)
    tonic, nmda_gain = bind_tonic(p, maths, weigh), bind_nmda_gain(p, weigh)
    present_sensitisation = bind_sensitisation(p, maths)
    weaker_gaba, unmasking = weigh("sensitisation_gaba"), weigh("sensitisation_touch")
    ampa = weigh("sensitisation_ampa")
    on_projection, on_excitatory = weigh("gaba_projection"), weigh("gaba_excitatory")
    touch_term, magnesium = weigh("touch_excitatory"), weigh("nmda_magnesium")
    glutamate, substance_p = weigh("glutamate_release"), weigh("substance_p_release")
    glial_gaba, glial_ampa, injured = weigh("microglia_gaba"), weigh("microglia_ampa"), weigh("nerve_injury_gaba")
    half_squared = p.nk1_half_rate_hz**2

    def influences(person: Person[Number], levels: CleftLevels[Number]) -> Influences[Number]:
        mu, sensitisation = mu_effect_of(person), present_sensitisation(person)
        nerve = first_nerve(person, levels, mu)
        abeta_hz = firing_rates(person.injury, present_touch(person), p).abeta_hz
        microglia = person.slow.microglia
        gaba = (
            gaba_level(person)
            * (1.0 - p.sensitisation_gaba_loss * weaker_gaba(sensitisation))
            * (1.0 - p.microglia_gaba_loss * glial_gaba(microglia))
            * (1.0 - p.nerve_injury_gaba_loss * injured(person.nerve_injury))
        )
        # GABA above normal cannot mask touch more than wholly, hence the minimum
        masked = (1.0 - unmasking(sensitisation)) * minimum(gaba, 1.0)
        c_squared = nerve.c_hz * nerve.c_hz
        return Influences(
            glutamate_target_hz=glutamate(person.glutamate * person.slow.glutamate_fill)
            * nerve.release
            * (nerve.c_hz + p.adelta_glutamate_share * nerve.adelta_hz),
            nk1_rate_per_s=p.nk1_rate_per_s
            * substance_p(person.substance_p)
            * nerve.release
            * c_squared
            / (c_squared + half_squared),
            interneuron_target_hz=interneuron_target(abeta_hz, levels, mu),
            touch_excitatory_hz=touch_term(p.touch_to_excitatory * (1.0 - masked) * abeta_hz),
            ampa_gain=1.0
            + p.sensitisation_ampa_gain * ampa(sensitisation)
            + p.microglia_ampa_gain * glial_ampa(microglia),
            nmda_gain=nmda_gain(person, sensitisation),
            magnesium=magnesium(1.0 + person.loads.nmda_magnesium),
            gaba_projection=on_projection(gaba),
            gaba_excitatory=on_excitatory(gaba),
            tonic_hz=tonic(person, abeta_hz, levels, mu, sensitisation),
        )

    return influences
