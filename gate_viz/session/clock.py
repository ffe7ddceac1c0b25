"""Wall time → whole model steps, capped, with nothing lost to rounding."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from gate_viz.model import GateModel

STEP_MS = Fraction(GateModel.STEP_MS)
STEPS_PER_S = int(1000 / STEP_MS)
LONGEST_CATCH_UP_MS = 100
# A step that no run reaches.
NEVER = 2**62


def steps_in(time_s: float) -> int:
    """Return the number of the model step nearest to a model time.

    Parameters
    ----------
    time_s : float
        Model time [s].
    """
    return round(time_s * STEPS_PER_S)


def seconds_at(step_number: float) -> float:
    """Return the model time of a step.

    Parameters
    ----------
    step_number : float
        Steps since time 0; a part of a step is allowed.

    Returns
    -------
    float
        Model time [s].
    """
    return step_number / STEPS_PER_S


@dataclass(frozen=True, slots=True)
class Clock:
    """Model time that is owed but does not yet fill a step.

    Kept as a fraction: every float is one, so no sum of frames drifts, however the wall clock was cut.
    """

    owed_ms: Fraction = Fraction(0)

    def advance(self, elapsed_ms: float, speed: float) -> tuple[int, Clock]:
        """Return the whole model steps that are due, and the clock that keeps the rest.

        Parameters
        ----------
        elapsed_ms : float
            Wall time since the last call [ms]. More than 100 ms counts as 100, so that a laptop that slept does not
            jump; less than none counts as none.
        speed : float
            Model time over wall time [1].

        Raises
        ------
        ValueError
            If the elapsed time is not a number.
        """
        if math.isnan(elapsed_ms):
            message = "The elapsed time must be a number."
            raise ValueError(message)
        wall_ms = Fraction(min(max(elapsed_ms, 0.0), LONGEST_CATCH_UP_MS))
        # 0.1 as a float is a little more than a tenth; speeds are meant as the simple fractions they are written as.
        owed_ms = self.owed_ms + wall_ms * Fraction(speed).limit_denominator(1000)
        steps = int(owed_ms / STEP_MS)
        return steps, Clock(owed_ms - steps * STEP_MS)
