"""The layer of hours to months: where every slow state is going, how fast, and the step it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic

from gate_viz.model.adaptation import Felt, bind_adaptation
from gate_viz.model.inflammation import Signalling, bind_leak, bind_programmes, bind_signalling
from gate_viz.model.influences import Weigh
from gate_viz.model.maths import Maths, Number
from gate_viz.model.migraine import STEP_D, Attack, bind_attack
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.slow_state import SlowState
from gate_viz.model.supply import Synthesis, bind_fills, bind_melatonin, bind_sleep, bind_synthesis


@dataclass(frozen=True)
class SlowLaws(Generic[Number]):
    """The slow layer's laws, bound to constants, link weights and a number world.

    Attributes
    ----------
    synthesis, melatonin, signalling, attack
        What the readouts show of the laws on the way: (person), (person, synthesis), (person, arousal), (person).
    hindrance
        Person → how many times longer the return from what opioids did takes.
    targets
        (person, what is felt) → where every slow state is going; ``neuroinflammation`` and what it moves stay.
    advance
        (state at the start, person in the middle, what is felt there, days) → the state after these days.
    attack_hours
        (person, days) → the migraine's three states after these days.
    """

    synthesis: Callable[[Person[Number]], Synthesis[Number]]
    melatonin: Callable[[Person[Number], Synthesis[Number]], Number]
    signalling: Callable[[Person[Number], Number], Signalling[Number]]
    attack: Callable[[Person[Number]], Attack[Number]]
    targets: Callable[[Person[Number], Felt[Number]], SlowState[Number]]
    hindrance: Callable[[Person[Number]], Number]
    advance: Callable[[SlowState[Number], Person[Number], Felt[Number], float], SlowState[Number]]
    attack_hours: Callable[[Person[Number], float], tuple[SlowState[Number], Number]]


def bind_slow_laws(parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]) -> SlowLaws[Number]:
    """Return the slow layer's laws for one set of constants and weights, in one number world."""
    synthesis, signalling = bind_synthesis(parameters, weigh, maths), bind_signalling(parameters, weigh)
    melatonin, attack = bind_melatonin(parameters, weigh), bind_attack(parameters, maths, weigh)
    fills, sleep_of = bind_fills(parameters, weigh), bind_sleep(parameters, weigh, maths)
    hindrance = bind_hindrance(parameters, weigh)
    programmes, adaptation = bind_programmes(parameters, weigh), bind_adaptation(parameters, maths, weigh)

    def targets(person: Person[Number], felt: Felt[Number]) -> SlowState[Number]:
        made, slow = synthesis(person), person.slow
        filled, adapted = fills(person, made), adaptation(person, felt)
        pro, anti = programmes(signalling(person, felt.arousal), slow.anti_genes)
        return SlowState(
            serotonin_fill=filled.serotonin,
            dopamine_fill=filled.dopamine,
            norepinephrine_fill=filled.norepinephrine,
            gaba_fill=filled.gaba,
            glutamate_fill=filled.glutamate,
            sleep=sleep_of(person, melatonin(person, made)),
            gaba_a_number=adapted.gaba_a_number,
            tolerance=adapted.tolerance,
            gs_share=adapted.gs_share,
            opioid_nmda=adapted.opioid_nmda,
            estrogen=adapted.estrogen,
            testosterone=adapted.testosterone,
            microglia=adapted.microglia,
            sensitisation=adapted.sensitisation,
            pro_genes=pro,
            anti_genes=anti,
            mood_early=adapted.mood_early,
            mood=slow.mood_early,
            cgrp=slow.cgrp,
            neuroinflammation=slow.neuroinflammation,
            kindling=slow.kindling,
            attack_days_28=slow.attack_days_28,
        )

    return SlowLaws(
        synthesis,
        melatonin,
        signalling,
        attack,
        targets,
        hindrance,
        bind_slow_advance(parameters, maths, targets, signalling, hindrance),
        bind_attack_hours(parameters, maths, attack),
    )


def bind_slow_advance(
    parameters: Parameters,
    maths: Maths[Number],
    targets: Callable[[Person[Number], Felt[Number]], SlowState[Number]],
    signalling: Callable[[Person[Number], Number], Signalling[Number]],
    hindrance: Callable[[Person[Number]], Number],
) -> Callable[[SlowState[Number], Person[Number], Felt[Number], float], SlowState[Number]]:
    """Return the law (start, person in the middle, felt, days) → the slow state after these days.

    Notes
    -----
    Every state goes x' = (target − x) / τ, so with the targets held each step is exact: x + (target − x)(1 − e^(−t/τ)).
    The migraine's states go by the hour (`bind_attack_hours`) and stay here.
    """
    p, exp, where = parameters, maths.exp, maths.where

    def advance(start: SlowState[Number], person: Person[Number], felt: Felt[Number], days: float) -> SlowState[Number]:
        to, hindered = targets(person, felt), hindrance(person)
        clearing = 1.0 + signalling(person, felt.arousal).slowing

        def later(now: Number, target: Number, time_constant_d: Number | float) -> Number:
            return target + (now - target) * exp(-days / time_constant_d + 0.0 * now)

        def by_direction(now: Number, target: Number, rising_d: float, falling_d: float) -> Number:
            nothing = 0.0 * (now + target)
            return later(now, target, where(target > now, rising_d + nothing, falling_d + nothing))

        def returning(now: Number, target: Number, time_constant_d: float, resting: Number | float) -> Number:
            nothing = 0.0 * (now + target)
            # only the way back to rest is hindered
            back = abs(target - resting) < abs(now - resting)
            return later(now, target, time_constant_d * where(back, hindered + nothing, 1.0 + nothing))

        monoamines_d, gaba_d, mood_d = (
            p.monoamine_store_time_constant_d,
            p.gaba_store_time_constant_d,
            p.mood_time_constant_d,
        )
        return SlowState(
            serotonin_fill=later(start.serotonin_fill, to.serotonin_fill, monoamines_d),
            dopamine_fill=later(start.dopamine_fill, to.dopamine_fill, monoamines_d),
            norepinephrine_fill=later(start.norepinephrine_fill, to.norepinephrine_fill, monoamines_d),
            gaba_fill=later(start.gaba_fill, to.gaba_fill, gaba_d),
            glutamate_fill=later(start.glutamate_fill, to.glutamate_fill, gaba_d),
            sleep=later(start.sleep, to.sleep, p.sleep_time_constant_d),
            gaba_a_number=by_direction(
                start.gaba_a_number,
                to.gaba_a_number,
                p.gaba_a_return_time_constant_d,
                p.gaba_a_loss_time_constant_d,
            ),
            tolerance=by_direction(
                start.tolerance, to.tolerance, p.tolerance_time_constant_d, p.tolerance_return_time_constant_d
            ),
            gs_share=returning(start.gs_share, to.gs_share, p.gs_time_constant_d, 0.0),
            opioid_nmda=returning(start.opioid_nmda, to.opioid_nmda, p.opioid_nmda_time_constant_d, 0.0),
            estrogen=returning(start.estrogen, to.estrogen, p.hormone_time_constant_d, person.estrogen),
            testosterone=returning(start.testosterone, to.testosterone, p.hormone_time_constant_d, person.testosterone),
            microglia=returning(start.microglia, to.microglia, p.microglia_time_constant_d, 0.0),
            sensitisation=by_direction(
                start.sensitisation,
                to.sensitisation,
                p.sensitisation_rise_time_constant_d,
                p.sensitisation_fall_time_constant_d,
            ),
            pro_genes=later(start.pro_genes, to.pro_genes, p.pro_time_constant_d * clearing),
            anti_genes=later(start.anti_genes, to.anti_genes, p.anti_time_constant_d),
            mood_early=later(start.mood_early, to.mood_early, mood_d),
            mood=later(start.mood, to.mood, mood_d),
            cgrp=start.cgrp,
            neuroinflammation=start.neuroinflammation,
            kindling=start.kindling,
            attack_days_28=start.attack_days_28,
        )

    return advance


def bind_hindrance(parameters: Parameters, weigh: Weigh[Number]) -> Callable[[Person[Number]], Number]:
    """Return the law person → how many times longer the return from what opioids did takes [1].

    Notes
    -----
    As the article tells it, a leaky gut, blood sugar, missing sleep and threat stand in its way.
    """
    slowed, leak = weigh("drivers_recovery"), bind_leak(parameters, weigh("glutamine_gut"))

    def hindrance(person: Person[Number]) -> Number:
        drivers = leak(person) + person.blood_sugar + (1.0 - person.slow.sleep) + person.threat
        return 1.0 + parameters.drivers_recovery * slowed(drivers)

    return hindrance


def bind_attack_hours(
    parameters: Parameters, maths: Maths[Number], attack: Callable[[Person[Number]], Attack[Number]]
) -> Callable[[Person[Number], float], tuple[SlowState[Number], Number]]:
    """Return the law (person, days) → the slow state with the migraine that many days later, and its highest point.

    Notes
    -----
    Steps of at most an hour, each an exponential midpoint; everything else about the person is held. Nothing of the
    migraine reaches the cord's gate, so it can go by steps of its own.
    """
    p, exp, maximum = parameters, maths.exp, maths.maximum

    def stepped(person: Person[Number], at: Person[Number], days: float) -> Person[Number]:
        now, there, start = attack(at), at.slow, person.slow
        kindled = there.neuroinflammation / (there.neuroinflammation + p.kindling_half)

        def later(state: Number, target: Number, time_constant_d: float) -> Number:
            keep = exp(-days / time_constant_d + 0.0 * state)
            return target + (state - target) * keep

        return replace(
            person,
            slow=start._replace(
                cgrp=later(start.cgrp, now.release, p.cgrp_time_constant_d),
                neuroinflammation=later(start.neuroinflammation, now.drive, p.neuroinflammation_time_constant_d),
                kindling=later(start.kindling, kindled, p.kindling_time_constant_d),
            ),
        )

    def hours(person: Person[Number], days: float) -> tuple[SlowState[Number], Number]:
        steps = max(1, -int(-(days / STEP_D + 0.0 - 1e-9) // 1))
        highest = person.slow.neuroinflammation
        for _ in range(steps):
            middle = stepped(person, person, 0.5 * days / steps)
            person = stepped(person, middle, days / steps)
            highest = maximum(highest, person.slow.neuroinflammation)
        return person.slow, highest

    return hours
