"""Milliseconds: the cells and synapses of the junction, stepped by an exponential midpoint, and their exact balance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp as exponential
from typing import Generic, NamedTuple

from gate_viz.model.influences import Influences
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.roots import rising_root

STEP_S = 0.0005


class CircuitState(NamedTuple, Generic[Number]):
    """The eight states of the junction.

    Attributes
    ----------
    projection_drive_hz
        Summed drive on the projection neuron, before its response curve [Hz].
    excitatory_hz, interneuron_hz
        Rates of the excitatory cell and the inhibitory interneuron [Hz].
    glutamate_hz
        Glutamate of the first nerve on AMPA, in C spikes a second at typical release [Hz].
    nmda, nk1, plateau
        Share of NMDA channels with glutamate on them, of NK1 receptors active, of the calcium plateau [1].
    gaba_hz
        GABA on its receptor, in interneuron spikes a second [Hz].
    """

    projection_drive_hz: Number
    excitatory_hz: Number
    interneuron_hz: Number
    glutamate_hz: Number
    nmda: Number
    nk1: Number
    plateau: Number
    gaba_hz: Number


@dataclass(frozen=True)
class Circuit(Generic[Number]):
    """The circuit's laws, bound to constants and a number world.

    Attributes
    ----------
    projection_hz
        Drive [Hz] → projection rate [Hz].
    signal
        Projection rate [Hz] → pain signal, 0–1 [1].
    unplugged
        Drive [Hz], magnesium [× typical] → share of NMDA pores with no magnesium in them [1].
    advance
        (state, percept 0–10, influences, number of steps) → the same, that many steps of 0.5 ms later.
    balance
        (influences, drive to start from) → the state that stays as it is while the influences do.
    """

    projection_hz: Callable[[Number], Number]
    signal: Callable[[Number], Number]
    unplugged: Callable[[Number, Number], Number]
    advance: Callable[[CircuitState[Number], Number, Influences[Number], int], tuple[CircuitState[Number], Number]]
    balance: Callable[[Influences[Number], Number], CircuitState[Number]]


def bind_circuit(parameters: Parameters, maths: Maths[Number]) -> Circuit[Number]:
    """Return the circuit's laws for one set of constants, in one number world."""
    projection_hz, signal = bind_projection_hz(parameters, maths), bind_signal(parameters, maths)
    unplugged = bind_unplugged(parameters, maths)
    return Circuit(
        projection_hz=projection_hz,
        signal=signal,
        unplugged=unplugged,
        advance=bind_advance(parameters, maths, projection_hz, signal),
        balance=bind_balance(parameters, maths, unplugged),
    )


def bind_projection_hz(parameters: Parameters, maths: Maths[Number]) -> Callable[[Number], Number]:
    """Return the law drive → projection rate: max / (1 + exp(2 (threshold − drive) / spread)) [Hz].

    Notes
    -----
    The same curve as max/2 · (1 + tanh((drive − threshold) / spread)), in a form that cannot round to zero.
    """
    exp, highest = maths.exp, parameters.projection_max_hz
    threshold, steepness = parameters.projection_threshold_hz, 2.0 / parameters.projection_spread_hz
    return lambda drive_hz: highest / (1.0 + exp((threshold - drive_hz) * steepness))


def bind_signal(parameters: Parameters, maths: Maths[Number]) -> Callable[[Number], Number]:
    """Return the law projection rate → pain signal, 1 at the highest rate: saturating, exponent 1.6 [1]."""
    power, hill = maths.power, parameters.signal_hill
    half_power: float = parameters.signal_half_hz**hill
    scale: float = 1.0 + half_power / parameters.projection_max_hz**hill

    def signal(projection_hz: Number) -> Number:
        raised = power(projection_hz, hill)
        return scale * raised / (raised + half_power)

    return signal


def bind_unplugged(parameters: Parameters, maths: Maths[Number]) -> Callable[[Number, Number], Number]:
    """Return the law (drive, magnesium) → share of NMDA pores free of magnesium [1].

    Notes
    -----
    1 / (1 + [Mg] / 3.57 mM · exp(−0.062 v / mV)), v = −65 mV + 0.7 mV · drive.

    References
    ----------
    Jahr & Stevens 1990, as coded in Aguiar et al. 2010 (ModelDB 128559).
    """
    exp = maths.exp
    at_rest, per_drive = magnesium_constants(parameters)
    return lambda drive_hz, magnesium: 1.0 / (1.0 + magnesium * at_rest * exp(per_drive * drive_hz))


def magnesium_constants(parameters: Parameters) -> tuple[float, float]:
    """Return plugged over free pores at no drive [1], and how drive changes the logarithm of that [1/Hz]."""
    p = parameters
    at_rest = p.magnesium_mM / p.magnesium_half_mM * exponential(-p.magnesium_per_mV * p.resting_potential_mV)
    return at_rest, -p.magnesium_per_mV * p.potential_per_hz_mV


# (drive, excitatory, glutamate, nmda, nk1, plateau, gaba) → targets of drive, excitatory cell and NMDA, plateau rate
Targets = Callable[[Number, Number, Number, Number, Number, Number, Number], tuple[Number, Number, Number, Number]]


def bind_targets(parameters: Parameters, maths: Maths[Number]) -> Callable[[Influences[Number]], Targets[Number]]:
    """Return the law influences → (fast states → where the four coupled ones are going).

    Notes
    -----
    The inner function gives the drive's target [Hz], the excitatory cell's [Hz], that of the NMDA channels [1] and the
    rate at which the plateau starts [1/s]. The other four states go to targets that no fast state changes.
    """
    p, exp = parameters, maths.exp
    # every constant becomes a local of the closure: the inner function runs 240,000 times a minute
    at_rest, per_drive = magnesium_constants(p)
    ampa_weight, excitatory_weight = p.ampa_to_projection, p.excitatory_to_projection
    nmda_weight, plateau_weight = p.nmda_to_projection_hz, p.plateau_to_projection_hz
    nk1_weight, nk1_gain = p.nk1_to_projection_hz, p.nk1_nmda_gain
    excitatory_max, threshold = p.excitatory_max_hz, p.excitatory_threshold_hz
    steepness = 2.0 / p.excitatory_spread_hz
    excitatory_glutamate, nmda_half = p.excitatory_glutamate, p.nmda_half_glutamate_hz
    plateau_rate_per_s, plateau_half = p.plateau_rate_per_s, p.plateau_half_current

    def targets_under(influences: Influences[Number]) -> Targets[Number]:
        plugs, nmda_gain = influences.magnesium * at_rest, influences.nmda_gain
        ampa = ampa_weight * influences.ampa_gain
        to_excitatory = p.glutamate_to_excitatory * influences.ampa_gain
        brake = p.gaba_to_projection * influences.gaba_projection
        excitatory_brake = p.gaba_to_excitatory * influences.gaba_excitatory
        threshold_less_touch, tonic = threshold - influences.touch_excitatory_hz, influences.tonic_hz

        def targets(
            drive: Number,
            excitatory: Number,
            glutamate: Number,
            nmda: Number,
            nk1: Number,
            plateau: Number,
            gaba: Number,
        ) -> tuple[Number, Number, Number, Number]:
            current = nmda_gain * nmda * (1.0 + nk1_gain * nk1) / (1.0 + plugs * exp(per_drive * drive))
            bound = glutamate + excitatory_glutamate * excitatory
            # one line a sum: the order is that of the equations in docs/model.md
            return (
                tonic + ampa * glutamate + excitatory_weight * excitatory + nmda_weight * current
                + plateau_weight * plateau + nk1_weight * nk1 - brake * gaba,
                excitatory_max
                / (1.0 + exp((threshold_less_touch + excitatory_brake * gaba - to_excitatory * glutamate) * steepness)),
                bound / (bound + nmda_half),
                plateau_rate_per_s * current * current / (current + plateau_half),
            )  # fmt: skip

        return targets

    return targets_under


def _gained(time_constant_s: float) -> tuple[float, float]:
    """Return the share of the way to a constant target that half a step and a whole step cover [1]."""
    return 1.0 - exponential(-0.5 * STEP_S / time_constant_s), 1.0 - exponential(-STEP_S / time_constant_s)


def bind_advance(
    parameters: Parameters,
    maths: Maths[Number],
    projection_hz: Callable[[Number], Number],
    signal: Callable[[Number], Number],
) -> Callable[[CircuitState[Number], Number, Influences[Number], int], tuple[CircuitState[Number], Number]]:
    """Return the law (state, percept, influences, steps) → state and percept that many half milliseconds later.

    Notes
    -----
    Exponential midpoint: every equation is x' = (target − x) / τ. Half a step with the targets of the start gives the
    middle; a whole step with the targets of the middle gives the end. Second order; exact where the target is constant,
    as it is for glutamate, NK1 and the interneuron while the influences are held.
    """
    p, exp, targets_under = parameters, maths.exp, bind_targets(parameters, maths)
    nk1_decay, plateau_decay = 1.0 / p.nk1_time_constant_s, 1.0 / p.plateau_time_constant_s
    whole, half = STEP_S, 0.5 * STEP_S
    drive_half, drive_whole = _gained(p.projection_time_constant_s)
    excitatory_half, excitatory_whole = _gained(p.excitatory_time_constant_s)
    interneuron_half, interneuron_whole = _gained(p.interneuron_time_constant_s)
    glutamate_half, glutamate_whole = _gained(p.ampa_time_constant_s)
    nmda_half, nmda_whole = _gained(p.nmda_time_constant_s)
    gaba_half, gaba_whole = _gained(p.gaba_time_constant_s)
    _, percept_whole = _gained(p.percept_time_constant_s)

    def advance(
        state: CircuitState[Number], percept: Number, influences: Influences[Number], steps: int
    ) -> tuple[CircuitState[Number], Number]:
        drive, excitatory, interneuron, glutamate, nmda, nk1, plateau, gaba = state
        targets = targets_under(influences)
        glutamate_to, interneuron_to = influences.glutamate_target_hz, influences.interneuron_target_hz
        nk1_loss = influences.nk1_rate_per_s + nk1_decay
        nk1_to = influences.nk1_rate_per_s / nk1_loss
        nk1_half, nk1_whole = 1.0 - exp(-half * nk1_loss), 1.0 - exp(-whole * nk1_loss)
        for _ in range(steps):
            drive_to, excitatory_to, nmda_to, rate = targets(drive, excitatory, glutamate, nmda, nk1, plateau, gaba)
            loss = rate + plateau_decay
            middle_interneuron = interneuron + (interneuron_to - interneuron) * interneuron_half
            drive_to, excitatory_to, nmda_to, rate = targets(
                drive + (drive_to - drive) * drive_half,
                excitatory + (excitatory_to - excitatory) * excitatory_half,
                glutamate + (glutamate_to - glutamate) * glutamate_half,
                nmda + (nmda_to - nmda) * nmda_half,
                nk1 + (nk1_to - nk1) * nk1_half,
                plateau + (rate / loss - plateau) * (1.0 - exp(-half * loss)),
                gaba + (interneuron - gaba) * gaba_half,
            )
            loss = rate + plateau_decay
            # new numbers, never `+=`: that would change the caller's arrays
            drive = drive + (drive_to - drive) * drive_whole
            excitatory = excitatory + (excitatory_to - excitatory) * excitatory_whole
            nmda = nmda + (nmda_to - nmda) * nmda_whole
            plateau = plateau + (rate / loss - plateau) * (1.0 - exp(-whole * loss))
            glutamate = glutamate + (glutamate_to - glutamate) * glutamate_whole
            nk1 = nk1 + (nk1_to - nk1) * nk1_whole
            gaba = gaba + (middle_interneuron - gaba) * gaba_whole
            interneuron = interneuron + (interneuron_to - interneuron) * interneuron_whole
            percept = percept + (10.0 * signal(projection_hz(drive)) - percept) * percept_whole
        return CircuitState(drive, excitatory, interneuron, glutamate, nmda, nk1, plateau, gaba), percept

    return advance


def bind_balance(
    parameters: Parameters, maths: Maths[Number], unplugged: Callable[[Number, Number], Number]
) -> Callable[[Influences[Number], Number], CircuitState[Number]]:
    """Return the law (influences, drive to start from) → the state that stays while the influences do.

    Notes
    -----
    Every state but the drive has a closed form at balance, so one scalar equation is left: the drive that NMDA current
    and calcium plateau, which depend on it through the magnesium plug, give back.
    """
    p, exp = parameters, maths.exp
    _, per_drive = magnesium_constants(p)
    plateau_scale = p.plateau_rate_per_s * p.plateau_time_constant_s
    half, nmda_weight, plateau_weight = p.plateau_half_current, p.nmda_to_projection_hz, p.plateau_to_projection_hz

    def plateau_of(current: Number) -> Number:
        started = plateau_scale * current * current / (current + half)
        return started / (started + 1.0)

    def balance(influences: Influences[Number], start_hz: Number) -> CircuitState[Number]:
        glutamate, interneuron = influences.glutamate_target_hz, influences.interneuron_target_hz
        nk1 = influences.nk1_rate_per_s / (influences.nk1_rate_per_s + 1.0 / p.nk1_time_constant_s)
        excitatory = p.excitatory_max_hz / (
            1.0
            + exp(
                (
                    p.excitatory_threshold_hz
                    + p.gaba_to_excitatory * influences.gaba_excitatory * interneuron
                    - p.glutamate_to_excitatory * influences.ampa_gain * glutamate
                    - influences.touch_excitatory_hz
                )
                * (2.0 / p.excitatory_spread_hz)
            )
        )
        bound = glutamate + p.excitatory_glutamate * excitatory
        nmda = bound / (bound + p.nmda_half_glutamate_hz)
        most_current = influences.nmda_gain * nmda * (1.0 + p.nk1_nmda_gain * nk1)
        least_hz = (
            influences.tonic_hz
            + p.ampa_to_projection * influences.ampa_gain * glutamate
            + p.excitatory_to_projection * excitatory
            + p.nk1_to_projection_hz * nk1
            - p.gaba_to_projection * influences.gaba_projection * interneuron
        )

        def excess(drive: Number) -> tuple[Number, Number]:
            free = unplugged(drive, influences.magnesium)
            current = most_current * free
            current_slope = -per_drive * current * (1.0 - free)
            started = plateau_scale * current * current / (current + half)
            started_slope = plateau_scale * current * (current + 2.0 * half) / (current + half) ** 2
            plateau = started / (started + 1.0)
            plateau_slope = started_slope * current_slope / (started + 1.0) ** 2
            return (
                drive - least_hz - nmda_weight * current - plateau_weight * plateau,
                1.0 - nmda_weight * current_slope - plateau_weight * plateau_slope,
            )

        drive = rising_root(excess, start_hz, least_hz, least_hz + nmda_weight * most_current + plateau_weight, maths)
        plateau = plateau_of(most_current * unplugged(drive, influences.magnesium))
        return CircuitState(drive, excitatory, interneuron, glutamate, nmda, nk1, plateau, interneuron)

    return balance
