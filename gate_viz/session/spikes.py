"""Rates → spikes by phase accumulation: no randomness, so the same run always has the same spikes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from gate_viz.model import whole_spikes
from gate_viz.session.clock import seconds_at
from gate_viz.session.frame import SpikeTrain

# Each train of a Frame, and the readout whose rate it follows.
TRAIN_READOUTS = {
    "first_nerve": "signal_in",
    "touch": "abeta_hz",
    "second_nerve": "projection_hz",
    "interneuron": "interneuron_hz",
}
SHOWN_S = 2.5
_PRUNED_AT_ONCE = 512


class Phase(NamedTuple):
    """How many spikes a nerve has sent, and how far it is on the way to the next, 0-1."""

    sent: int = 0
    part: float = 0.0


def spikes_within(phase: Phase, rate_hz: float, from_step: int, steps: int) -> tuple[Phase, list[float]]:
    """Return the phase after some steps at one rate, and when each spike of them set out.

    Parameters
    ----------
    phase : Phase
        Where the nerve stands at ``from_step``.
    rate_hz : float
        Spikes per second, held over these steps [Hz].
    from_step : int
        First step.
    steps : int
        How many steps the rate is held.

    Returns
    -------
    tuple[Phase, list[float]]
        The phase afterwards, and the spikes' times [s].

    Notes
    -----
    φ(t) = φ₀ + rate·t; a spike sets out whenever φ reaches a whole number.
    """
    sent, part = whole_spikes(phase.part, rate_hz, seconds_at(steps))
    times = [seconds_at(from_step) + (number - phase.part) / rate_hz for number in range(1, sent + 1)]
    return Phase(phase.sent + sent, part), times


class SpikeRecord:
    """The spikes of one nerve, oldest first, each under its running number."""

    def __init__(self, first_number: int = 0, times_s: Sequence[float] = ()) -> None:
        self._first_number = first_number
        self._times_s = list(times_s)

    @property
    def next_number(self) -> int:
        """Number that the next recorded spike will have."""
        return self._first_number + len(self._times_s)

    def add(self, times_s: Sequence[float], forget_before_s: float) -> None:
        """Record spikes that set out after all recorded ones, and forget some that are older than is ever shown.

        Parameters
        ----------
        times_s : Sequence[float]
            When they set out [s].
        forget_before_s : float
            Spikes from before this time may be forgotten [s].
        """
        self._times_s.extend(times_s)
        # Forgetting many at once keeps a list cheap at its front.
        if len(self._times_s) > _PRUNED_AT_ONCE and self._times_s[_PRUNED_AT_ONCE] < forget_before_s:
            del self._times_s[:_PRUNED_AT_ONCE]
            self._first_number += _PRUNED_AT_ONCE

    def copy_before(self, number: int) -> SpikeRecord:
        """Return a record of its own with the spikes below ``number`` only."""
        return SpikeRecord(self._first_number, self._times_s[: number - self._first_number])

    def shown_at(self, time_s: float) -> SpikeTrain:
        """Return the spikes that set out in the last seconds before a moment.

        Parameters
        ----------
        time_s : float
            Model time of the moment [s].
        """
        first = bisect_right(self._times_s, time_s - SHOWN_S)
        last = bisect_right(self._times_s, time_s)
        return SpikeTrain(first_number=self._first_number + first, times_s=tuple(self._times_s[first:last]))
