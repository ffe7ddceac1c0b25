"""The model's right-hand sides, written a second time from ``docs/model.md``, for a library's integrator.

Without medicines, at full link strengths and with a typical store of every transmitter. Plain numpy, no step rule.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gate_viz.model import PARAMETERS as P

Vector = NDArray[np.float64]

D, E, I, G, N, S, W, GABA, PAG, SEROTONIN, NOREPINEPHRINE, DOPAMINE, AMYGDALA, PERCEPT = range(14)  # noqa: E741


def curve(drive: float, highest: float, threshold: float, spread: float) -> float:
    return float(highest / 2.0 * (1.0 + np.tanh((drive - threshold) / spread)))


def projection_hz(drive: float) -> float:
    return curve(drive, P.projection_max_hz, P.projection_threshold_hz, P.projection_spread_hz)


def pain_signal(rate_hz: float) -> float:
    """0–1; half saturates at 25 Hz with exponent 1.6, scaled to 1 at the highest rate."""
    half, hill = P.signal_half_hz, P.signal_hill
    return float(rate_hz**hill / (rate_hz**hill + half**hill) * (1.0 + (half / P.projection_max_hz) ** hill))


def release(noradrenaline: float, serotonin: float) -> float:
    """Release of the first nerve's ending, 1 at typical levels; the endorphin tone is the same above and below."""

    def left(n: float, s: float) -> float:
        alpha2 = float(n**P.alpha2_hill / (n**P.alpha2_hill + P.alpha2_half**P.alpha2_hill))
        return (1.0 - P.alpha2_release_share * alpha2) * (1.0 - P.ht1_release_share * s / (s + P.ht1_half))

    return left(noradrenaline, serotonin) / left(1.0, 1.0)


def fast_rates(z: Vector, injury: float, touch: float, sensitisation: float) -> Vector:
    """Rates of change of the eight fast states [1/s], the medium states being as they are in ``z``."""
    serotonin, noradrenaline, dopamine = z[SEROTONIN], z[NOREPINEPHRINE], z[DOPAMINE]
    arousal = z[AMYGDALA] - 1.0 / (1.0 + np.exp(P.amygdala_gain * P.amygdala_threshold))
    abeta = P.background_hz + P.abeta_span_hz * touch
    adelta = P.background_hz + P.adelta_span_hz * injury
    c = P.background_hz + P.c_span_hz * injury + P.arousal_to_c_fibre_hz * arousal
    alpha2 = noradrenaline**P.alpha2_hill / (noradrenaline**P.alpha2_hill + P.alpha2_half**P.alpha2_hill)
    ht1 = serotonin / (serotonin + P.ht1_half)
    ht3 = serotonin**P.ht3_hill / (serotonin**P.ht3_hill + P.ht3_half**P.ht3_hill)
    d2 = dopamine / (dopamine + P.d2_half)
    let_go = release(noradrenaline, serotonin)
    gaba = 1.0 - P.sensitisation_gaba_loss * sensitisation
    ampa = 1.0 + P.sensitisation_ampa_gain * sensitisation
    unmasked = P.touch_to_excitatory * (1.0 - (1.0 - sensitisation) * min(gaba, 1.0))
    brake = (
        P.alpha2_brake_hz * alpha2
        + P.ht1_brake_hz * ht1
        - P.ht3_facilitation_hz * ht3 * (1.0 + P.sensitisation_ht3_gain * sensitisation)
        + P.d2_brake_hz * d2
        - P.arousal_to_projection_hz * arousal
    )
    voltage = P.resting_potential_mV + P.potential_per_hz_mV * z[D]
    free = 1.0 / (1.0 + P.magnesium_mM / P.magnesium_half_mM * np.exp(-P.magnesium_per_mV * voltage))
    current = (1.0 + P.sensitisation_nmda_gain * sensitisation) * z[N] * free * (1.0 + P.nk1_nmda_gain * z[S])
    drive = (
        P.tonic_drive_hz
        + ampa * P.ampa_to_projection * z[G]
        + P.excitatory_to_projection * z[E]
        + P.touch_to_projection * abeta
        + P.nmda_to_projection_hz * current
        + P.plateau_to_projection_hz * z[W]
        + P.nk1_to_projection_hz * z[S]
        - P.gaba_to_projection * gaba * z[GABA]
        - brake
    )
    to_excitatory = ampa * P.glutamate_to_excitatory * z[G] + unmasked * abeta - P.gaba_to_excitatory * gaba * z[GABA]
    typical = 0.5 + 1.0 / (1.0 + P.ht1_half)
    to_interneuron = (
        P.interneuron_tonic_hz + P.monoamine_interneuron_hz * (alpha2 + ht1) / typical + P.touch_to_interneuron * abeta
    )
    bound = z[G] + P.excitatory_glutamate * z[E]
    substance_p = P.nk1_rate_per_s * let_go * c**2 / (c**2 + P.nk1_half_rate_hz**2)
    started = P.plateau_rate_per_s * current**2 / (current + P.plateau_half_current)
    excitatory = curve(to_excitatory, P.excitatory_max_hz, P.excitatory_threshold_hz, P.excitatory_spread_hz)
    interneuron = P.interneuron_background_hz + curve(
        to_interneuron, P.interneuron_max_hz, P.interneuron_threshold_hz, P.interneuron_spread_hz
    )
    return np.array(
        [
            (drive - z[D]) / P.projection_time_constant_s,
            (excitatory - z[E]) / P.excitatory_time_constant_s,
            (interneuron - z[I]) / P.interneuron_time_constant_s,
            (let_go * (c + P.adelta_glutamate_share * adelta) - z[G]) / P.ampa_time_constant_s,
            (bound / (bound + P.nmda_half_glutamate_hz) - z[N]) / P.nmda_time_constant_s,
            substance_p * (1.0 - z[S]) - z[S] / P.nk1_time_constant_s,
            started * (1.0 - z[W]) - z[W] / P.plateau_time_constant_s,
            (z[I] - z[GABA]) / P.gaba_time_constant_s,
        ]
    )


def medium_rates(z: Vector, threat: float, lc_drive: float, rvm_drive: float) -> Vector:
    """Rates of change of the six medium states [1/s]."""
    pain = pain_signal(projection_hz(float(z[D])))
    arousal = z[AMYGDALA] - 1.0 / (1.0 + np.exp(P.amygdala_gain * P.amygdala_threshold))
    pag = 1.0 + P.pain_to_pag * pain - P.arousal_to_pag * arousal
    alarm = threat + P.pain_to_amygdala * pain
    amygdala = 1.0 / (1.0 + np.exp(-P.amygdala_gain * (alarm - P.amygdala_threshold)))

    def pumped(level: float, half: float) -> float:
        return (1.0 + half) * level / (half + level)

    def cleft(index: int, drive: float, auto: float, tau: float, leak: float, pumping: float) -> float:
        level = float(z[index])
        made = drive * z[PAG] * (1.0 + auto) / (level + auto)
        return float((made - (1.0 - leak) * pumping - leak * level) / tau)

    s, n, d = float(z[SEROTONIN]), float(z[NOREPINEPHRINE]), float(z[DOPAMINE])
    share = P.dopamine_net_share
    return np.array(
        [
            (pag - z[PAG]) / P.pag_time_constant_s,
            cleft(
                SEROTONIN, rvm_drive, P.serotonin_autoreceptor_half, P.serotonin_time_constant_s,
                P.serotonin_leak_share, pumped(s, P.sert_half),
            ),
            cleft(
                NOREPINEPHRINE, lc_drive, P.norepinephrine_autoreceptor_half, P.norepinephrine_time_constant_s,
                P.norepinephrine_leak_share, pumped(n, P.net_half),
            ),
            cleft(
                DOPAMINE, 1.0, P.dopamine_autoreceptor_half, P.dopamine_time_constant_s, P.dopamine_leak_share,
                share * pumped(d, P.net_half) + (1.0 - share) * pumped(d, P.dat_half),
            ),
            (amygdala - z[AMYGDALA]) / P.amygdala_time_constant_s,
            (10.0 * pain - z[PERCEPT]) / P.percept_time_constant_s,
        ]
    )  # fmt: skip
