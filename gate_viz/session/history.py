"""The last minute of model time for graphs and exports, and the comparison that is held beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gate_viz.content.records import Lens
from gate_viz.session.clock import seconds_at, steps_in
from gate_viz.session.controls import Controls

Array = NDArray[np.float64]
Series = tuple[Array, Array]

KEPT_READOUTS = ("signal_in", "signal_out", "gate_opening")
RECORDED_S = 60.0
SAMPLE_STEPS = 20
_CAPACITY = steps_in(RECORDED_S) // SAMPLE_STEPS + 1
_ROWS = {
    (lens, readout_id): row
    for row, (lens, readout_id) in enumerate((lens, readout_id) for lens in Lens for readout_id in KEPT_READOUTS)
}


class Samples:
    """A ring of the kept readouts in both lenses, one sample every 10 ms of model time.

    Every sample is written twice, a ring's length apart, so that any recent window is one contiguous slice.
    """

    def __init__(self, ring: Array | None = None, first: int = 0, count: int = 0) -> None:
        # One row for each kept readout in each lens, and the last for the times.
        self._ring = np.zeros((len(_ROWS) + 1, 2 * _CAPACITY)) if ring is None else ring
        self._first = first
        self._count = count

    @property
    def next_step(self) -> int:
        """Step of the next sample to be recorded."""
        return self._count * SAMPLE_STEPS

    @property
    def first_step(self) -> int:
        """Step of the oldest sample that is still there."""
        return self._first * SAMPLE_STEPS

    def record(self, values: Mapping[Lens, Mapping[str, float]]) -> None:
        """Write down the sample of the next step on the grid.

        Parameters
        ----------
        values : Mapping[Lens, Mapping[str, float]]
            The kept readouts in each lens that is run; the other has no numbers.
        """
        sample = [values[lens][readout_id] if lens in values else math.nan for lens, readout_id in _ROWS]
        sample.append(seconds_at(self.next_step))
        place = self._count % _CAPACITY
        self._ring[:, place] = self._ring[:, place + _CAPACITY] = sample
        self._count += 1
        self._first = max(self._first, self._count - _CAPACITY)

    def copy_until(self, step_number: int) -> Samples:
        """Return samples of its own, without those after a step."""
        return Samples(self._ring.copy(), self._first, min(self._count, step_number // SAMPLE_STEPS + 1))

    def series(self, lens: Lens, readout_id: str, span_s: float, until_step: int | None = None) -> Series:
        """Return times and values of one readout over the last seconds, oldest first.

        Parameters
        ----------
        lens : Lens
            In which lens.
        readout_id : str
            One of ``KEPT_READOUTS``.
        span_s : float
            How far back from the newest sample [s].
        until_step : int or None
            The newest sample's step; None for the newest there is.

        Returns
        -------
        tuple[Array, Array]
            Model times [s] and values [the readout's unit]: read-only views, true until the next sample.

        Raises
        ------
        KeyError
            If the readout is not kept.
        """
        row = _ROWS[lens, readout_id]
        end = self._count if until_step is None else min(self._count, until_step // SAMPLE_STEPS + 1)
        length = min(end - self._first, steps_in(max(span_s, 0.0)) // SAMPLE_STEPS + 1)
        stop = (end - 1) % _CAPACITY + 1 + _CAPACITY
        window = slice(stop - length, stop)
        return _read_only(self._ring[-1, window]), _read_only(self._ring[row, window])


def kept(series: Series) -> Series:
    """Return copies of times and values that stay as they are, read-only.

    Parameters
    ----------
    series : tuple[Array, Array]
        Times and values.
    """
    times_s, values = series
    return _read_only(times_s.copy()), _read_only(values.copy())


def _read_only(values: Array) -> Array:
    view = values.view()
    view.setflags(write=False)
    return view


@dataclass(frozen=True, slots=True)
class HeldComparison:
    """What *Hold* keeps: the traces, readouts and controls of one moment, untouched by what comes after."""

    time_s: float
    controls: Controls
    readouts: Mapping[str, float]
    traces: Mapping[str, Series]

    @property
    def lens(self) -> Lens:
        """The lens in which it was held."""
        return self.controls.lens

    def series(self, readout_id: str, span_s: float = RECORDED_S) -> Series:
        """Return times and values of one held readout over the last seconds before it was held.

        Parameters
        ----------
        readout_id : str
            One of ``KEPT_READOUTS``.
        span_s : float
            How far back from the moment of holding [s].
        """
        times_s, values = self.traces[readout_id]
        first = int(np.searchsorted(times_s, times_s[-1] - span_s - 1e-9))
        return times_s[first:], values[first:]


class History:
    """The read-only window on what was recorded; one object for as long as a session lives."""

    def __init__(self, samples: Samples, lens: Lens) -> None:
        self._samples = samples
        self._lens = lens
        self._held: HeldComparison | None = None

    def look_at(self, samples: Samples, lens: Lens, held: HeldComparison | None) -> None:
        """Show other samples from now on: for the session alone.

        Parameters
        ----------
        samples : Samples
            The samples of the present timeline.
        lens : Lens
            The present lens.
        held : HeldComparison or None
            The held comparison.
        """
        self._samples, self._lens, self._held = samples, lens, held

    @property
    def lens(self) -> Lens:
        """The lens of ``series``."""
        return self._lens

    @property
    def held(self) -> HeldComparison | None:
        """The held comparison, if there is one."""
        return self._held

    @property
    def start_s(self) -> float:
        """Model time of the oldest sample [s]."""
        return seconds_at(self._samples.first_step)

    @property
    def end_s(self) -> float:
        """Model time of the newest sample [s]; while scrubbed back later than the moment shown."""
        return seconds_at(self._samples.next_step - SAMPLE_STEPS)

    def series(self, readout_id: str, span_s: float = RECORDED_S) -> Series:
        """Return times and values of a readout in the present lens over the last seconds recorded.

        Parameters
        ----------
        readout_id : str
            One of ``KEPT_READOUTS``.
        span_s : float
            How far back [s].

        Returns
        -------
        tuple[Array, Array]
            Model times [s] and values [the readout's unit]: read-only views, true until the next sample.
        """
        return self._samples.series(self._lens, readout_id, span_s)

    def ghost_series(self, readout_id: str, span_s: float = RECORDED_S) -> Series:
        """Return the same in the other lens.

        Parameters
        ----------
        readout_id : str
            One of ``KEPT_READOUTS``.
        span_s : float
            How far back [s].
        """
        return self._samples.series(self._lens.other, readout_id, span_s)
