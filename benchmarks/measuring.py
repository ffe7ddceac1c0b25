"""Times that can be compared: techniques take turns in one process, so that a busy moment hits them all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FRAME_MS = 1000.0 / 60.0


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table: what was asked and found, and, should it be missed, why and what is next.

    ``met`` is None where no goal is set, and the line is only there to be known.
    """

    number: int
    what: str
    asked: str
    found: str
    met: bool | None
    plan: str = ""


def interleaved_ms(techniques: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Duration of each call of each technique [ms], the techniques taking turns.

    Parameters
    ----------
    techniques : Mapping[str, Callable[[], object]]
        What to time, by name.
    rounds : int
        How often each has its turn; three more before that do not count.
    """
    durations: dict[str, list[float]] = {name: [] for name in techniques}
    for turn in range(-3, rounds):
        for name, technique in techniques.items():
            begun = time.perf_counter()
            technique()
            if turn >= 0:
                durations[name].append(1000.0 * (time.perf_counter() - begun))
    return durations


def best(durations: list[float]) -> float:
    """Shortest duration: what the work costs when nothing disturbs it."""
    return min(durations)


def median(durations: list[float]) -> float:
    """Duration in the middle: what a user feels."""
    return statistics.median(durations)
