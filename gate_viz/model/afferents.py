"""Touch and injury become firing rates of A-beta, A-delta and C fibres; rates become all-or-none spikes."""

from __future__ import annotations

from math import floor
from typing import Generic, NamedTuple

from gate_viz.model.maths import Number
from gate_viz.model.parameters import Parameters


class AfferentRates(NamedTuple, Generic[Number]):
    """Firing rates of one fibre of each kind [Hz]."""

    abeta_hz: Number
    adelta_hz: Number
    c_hz: Number


def firing_rates(injury: Number, touch: Number, parameters: Parameters) -> AfferentRates[Number]:
    """Return how fast the fibres fire for a stimulus.

    Parameters
    ----------
    injury, touch
        Intensity of each stimulus, 0–1 [1].
    parameters
        The constants.

    Returns
    -------
    AfferentRates
        Spikes per second of an A-beta, an A-delta and a C fibre [Hz].

    Notes
    -----
    rate = background + span · intensity. Only the rate (and, in tissue, the number of fibres) carries intensity: a
    spike's size is always 1. Adaptation of the fibres to a lasting stimulus is left out.
    """
    background = parameters.background_hz
    return AfferentRates(
        background + parameters.abeta_span_hz * touch,
        background + parameters.adelta_span_hz * injury,
        background + parameters.c_span_hz * injury,
    )


def whole_spikes(phase: float, rate_hz: float, elapsed_s: float) -> tuple[int, float]:
    """Return how many spikes a fibre fires in a while, and the phase it is left with.

    Parameters
    ----------
    phase
        Share of the next spike that has built up, 0–1 [1].
    rate_hz
        Firing rate during the while [Hz].
    elapsed_s
        Length of the while [s].

    Returns
    -------
    tuple of int and float
        Whole spikes [1], and the new phase, 0–1 [1].

    Notes
    -----
    The phase grows by rate · time and gives one unit spike at each whole number. No chance is involved, so the same
    rates always give the same spikes.
    """
    grown = phase + rate_hz * elapsed_s
    spikes = floor(grown)
    return spikes, grown - spikes
