"""Seconds: the loop through the brain, threat, and the monoamines that come down again into the cleft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp as exponential
from typing import Generic, NamedTuple

from gate_viz.model.influences import CleftLevels, Weigh, bind_downward, bind_gaba_level, bind_mu, resting_mu_effect
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.roots import rising_root

MEDIUM_STEP_S = 0.010


class DescendingState(NamedTuple, Generic[Number]):
    """The states of the medium layer.

    Attributes
    ----------
    pag
        Drive of the periaqueductal grey on the brainstem [× typical].
    serotonin, norepinephrine, dopamine
        Levels in the cleft [× typical].
    amygdala
        Activity of the amygdala, which carries sympathetic arousal too, 0–1 [1].
    """

    pag: Number
    serotonin: Number
    norepinephrine: Number
    dopamine: Number
    amygdala: Number


class Clearances(NamedTuple, Generic[Number]):
    """How fast serotonin, norepinephrine and dopamine leave the cleft [1/s]."""

    serotonin: Number
    norepinephrine: Number
    dopamine: Number


@dataclass(frozen=True)
class Monoamine(Generic[Number]):
    """One transmitter in the cleft: level' = (drive · release(level) − clearance(level, pumps) · level) / τ.

    Attributes
    ----------
    release
        Level [× typical] → release at drive 1, which its autoreceptor lowers [× typical].
    clearance
        Level and the factor by which blockers raise the pump's half-speed level → clearance [× typical].
    balance
        (drive, pump factor, level to start from) → the level that stays [× typical].
    time_constant_s
        τ [s].
    """

    release: Callable[[Number], Number]
    clearance: Callable[[Number, Number], Number]
    balance: Callable[[Number, Number, Number], Number]
    time_constant_s: float


@dataclass(frozen=True)
class Descending(Generic[Number]):
    """The medium layer's laws, bound to constants, link weights and a number world.

    Attributes
    ----------
    advance
        (state, pain signal 0–1, person) → the state 10 ms later.
    balance
        (pain signal 0–1, person, state to start from) → the state that stays while the signal does.
    levels
        State → what the circuit is told of it.
    clearances
        (state, person) → how fast the monoamines leave the cleft now [1/s].
    """

    advance: Callable[[DescendingState[Number], Number, Person[Number]], DescendingState[Number]]
    balance: Callable[[Number, Person[Number], DescendingState[Number]], DescendingState[Number]]
    levels: Callable[[DescendingState[Number]], CleftLevels[Number]]
    clearances: Callable[[DescendingState[Number], Person[Number]], Clearances[Number]]


class _Pump(NamedTuple):
    """One way out of the cleft: half-speed level [× typical], share of all pumping, and whether blockers reach it."""

    half: float
    share: float
    blocked: bool


def bind_monoamine(
    pumps: tuple[_Pump, ...],
    leak_share: float,
    autoreceptor_half: float,
    time_constant_s: float,
    maths: Maths[Number],
) -> Monoamine[Number]:
    """Return the laws of one monoamine in the cleft.

    Notes
    -----
    release = (1 + a) / (level + a) with autoreceptor constant a; clearance = leak + (1 − leak) · Σ share · (1 + κ) /
    (κ · factor + level): Michaelis–Menten pumps with competitive blockers. Both are 1 at level 1 without blockers.
    """
    pumped = tuple(((1.0 - leak_share) * pump.share * (1.0 + pump.half), pump.half, pump.blocked) for pump in pumps)

    def release(level: Number) -> Number:
        return (1.0 + autoreceptor_half) / (level + autoreceptor_half)

    def clearance(level: Number, factor: Number) -> Number:
        total = leak_share + 0.0 * level
        for scale, half, blocked in pumped:
            total = total + scale / ((half * factor if blocked else half) + level)
        return total

    def balance(drive: Number, factor: Number, start: Number) -> Number:
        made = drive * (1.0 + autoreceptor_half)

        def excess(level: Number) -> tuple[Number, Number]:
            cleared, slope = leak_share * level, leak_share + 0.0 * level
            for scale, half, blocked in pumped:
                reach = half * factor if blocked else half
                cleared = cleared + scale * level / (reach + level)
                slope = slope + scale * reach / ((reach + level) * (reach + level))
            left = level + autoreceptor_half
            return cleared - made / left, slope + made / (left * left)

        # the leak alone clears this much: no level can be higher
        return rising_root(excess, start, 0.0 * made, maths.power(made / leak_share, 0.5), maths)

    return Monoamine(release, clearance, balance, time_constant_s)


def bind_monoamines(
    parameters: Parameters, maths: Maths[Number]
) -> tuple[Monoamine[Number], Monoamine[Number], Monoamine[Number]]:
    """Return the laws of serotonin, norepinephrine and dopamine in the cleft."""
    p = parameters
    return (
        bind_monoamine(
            (_Pump(p.sert_half, 1.0, blocked=True),),
            p.serotonin_leak_share, p.serotonin_autoreceptor_half, p.serotonin_time_constant_s, maths,
        ),
        bind_monoamine(
            (_Pump(p.net_half, 1.0, blocked=True),),
            p.norepinephrine_leak_share, p.norepinephrine_autoreceptor_half, p.norepinephrine_time_constant_s, maths,
        ),
        bind_monoamine(
            (
                _Pump(p.net_half, p.dopamine_net_share, blocked=True),
                _Pump(p.dat_half, 1.0 - p.dopamine_net_share, blocked=False),
            ),
            p.dopamine_leak_share, p.dopamine_autoreceptor_half, p.dopamine_time_constant_s, maths,
        ),
    )  # fmt: skip


def arousal_floor(parameters: Parameters) -> float:
    """Return the amygdala's activity without threat, pain or change of GABA [1]."""
    return 1.0 / (1.0 + exponential(parameters.amygdala_gain * parameters.amygdala_threshold))


def bind_amygdala_target(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Number, Person[Number]], Number]:
    """Return the law (pain signal, person) → activity the amygdala goes to, 0–1 [1]."""
    p, exp, gaba_level = parameters, maths.exp, bind_gaba_level(parameters, weigh)
    threat, pain_term, calm = weigh("threat_amygdala"), weigh("pain_amygdala"), weigh("gaba_amygdala")

    def target(signal: Number, person: Person[Number]) -> Number:
        alarm = (
            threat(person.threat)
            + p.pain_to_amygdala * pain_term(signal)
            - p.gaba_to_amygdala * (calm(gaba_level(person)) - 1.0)
            - person.loads.calm
        )
        return 1.0 / (1.0 + exp(p.amygdala_gain * (p.amygdala_threshold - alarm)))

    return target


def bind_pag_target(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Number, Number, Person[Number]], Number]:
    """Return the law (pain signal, arousal, person) → drive the periaqueductal grey goes to [× typical].

    Notes
    -----
    What mind and sleep do is a factor, (1 + up) / (1 + down) · sleep, so the drive cannot fall to zero or below.
    """
    p, maximum = parameters, maths.maximum
    mu_of, mu_at_rest = bind_mu(p, maths, weigh), resting_mu_effect(p)
    pain_term, arousal_term, mu_term = weigh("pain_pag"), weigh("amygdala_pag"), weigh("opioid_disinhibition")
    expected, attended, rested = weigh("expectation_pag"), weigh("attention_pag"), weigh("sleep_pag")
    downward = bind_downward(p, maths, weigh)

    def target(signal: Number, arousal: Number, person: Person[Number]) -> Number:
        freed = p.mu_pag_gain * (mu_term(mu_of(person)) - mu_at_rest)
        driven = 1.0 + p.pain_to_pag * pain_term(signal) - p.arousal_to_pag * arousal_term(arousal) + freed
        upward = (
            p.expectation_up * maximum(expected(person.expectation), 0.0)
            + p.attention_up * maximum(-1.0 * attended(person.attention), 0.0)
            + person.loads.descending
        )
        sleep = 1.0 - p.sleep_to_pag * (1.0 - rested(person.slow.sleep))
        return driven * sleep * (1.0 + upward) / (1.0 + downward(person))

    return target


def bind_descending(parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]) -> Descending[Number]:
    """Return the medium layer's laws for one set of constants and link weights, in one number world."""
    p, exp = parameters, maths.exp
    amygdala_target, pag_target = bind_amygdala_target(p, maths, weigh), bind_pag_target(p, maths, weigh)
    serotonin, norepinephrine, dopamine = bind_monoamines(p, maths)
    sert_block, net_block = weigh("sert_block"), weigh("net_block")
    floor = arousal_floor(p)
    pag_keep = exponential(-MEDIUM_STEP_S / p.pag_time_constant_s)
    amygdala_keep = exponential(-MEDIUM_STEP_S / p.amygdala_time_constant_s)

    def drives(pag: Number, person: Person[Number]) -> tuple[Number, Number, Number]:
        return (
            person.rvm_drive * pag * person.serotonin * person.slow.serotonin_fill,
            person.lc_drive * pag * person.norepinephrine * person.slow.norepinephrine_fill,
            pag * person.dopamine * person.slow.dopamine_fill,
        )

    def later(law: Monoamine[Number], level: Number, drive: Number, factor: Number) -> Number:
        loss = law.clearance(level, factor) / law.time_constant_s
        target = drive * law.release(level) / (loss * law.time_constant_s)
        return target + (level - target) * exp(-MEDIUM_STEP_S * loss)

    def factors(person: Person[Number]) -> tuple[Number, Number]:
        return sert_block(1.0 + person.loads.sert), net_block(1.0 + person.loads.net)

    def advance(state: DescendingState[Number], signal: Number, person: Person[Number]) -> DescendingState[Number]:
        to_serotonin, to_norepinephrine, to_dopamine = drives(state.pag, person)
        sert, net = factors(person)
        pag = pag_target(signal, state.amygdala - floor, person)
        amygdala = amygdala_target(signal, person)
        return DescendingState(
            pag + (state.pag - pag) * pag_keep,
            later(serotonin, state.serotonin, to_serotonin, sert),
            later(norepinephrine, state.norepinephrine, to_norepinephrine, net),
            later(dopamine, state.dopamine, to_dopamine, net),
            amygdala + (state.amygdala - amygdala) * amygdala_keep,
        )

    def balance(signal: Number, person: Person[Number], start: DescendingState[Number]) -> DescendingState[Number]:
        amygdala = amygdala_target(signal, person)
        pag = pag_target(signal, amygdala - floor, person)
        to_serotonin, to_norepinephrine, to_dopamine = drives(pag, person)
        sert, net = factors(person)
        return DescendingState(
            pag,
            serotonin.balance(to_serotonin, sert, start.serotonin),
            norepinephrine.balance(to_norepinephrine, net, start.norepinephrine),
            dopamine.balance(to_dopamine, net, start.dopamine),
            amygdala,
        )

    def levels(state: DescendingState[Number]) -> CleftLevels[Number]:
        return CleftLevels(state.serotonin, state.norepinephrine, state.dopamine, state.amygdala - floor)

    def clearances(state: DescendingState[Number], person: Person[Number]) -> Clearances[Number]:
        sert, net = factors(person)
        return Clearances(
            serotonin.clearance(state.serotonin, sert) / serotonin.time_constant_s,
            norepinephrine.clearance(state.norepinephrine, net) / norepinephrine.time_constant_s,
            dopamine.clearance(state.dopamine, net) / dopamine.time_constant_s,
        )

    return Descending(advance, balance, levels, clearances)
