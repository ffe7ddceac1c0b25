"""What the learner has set: frozen, and replaced whole by ``reduce``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gate_viz.content.records import Lens, Scenario

SPEEDS = (1.0, 0.1, 0.01)


@dataclass(frozen=True, slots=True)
class Controls:
    """Every value by control id (read-only mapping), the lens, the scenario, the day, and how time runs.

    Undo covers ``values``, ``lens``, ``scenario`` and ``day``; ``playing`` and ``speed`` are never undone.
    ``taken_over`` holds the controls that the learner has set himself: the scenario's schedules let them alone from
    then on. ``day`` is how many days of a course lie behind time 0; ``values`` are those that act on it.
    """

    values: Mapping[str, float]
    lens: Lens
    scenario: Scenario
    playing: bool = True
    speed: float = 1.0
    taken_over: frozenset[str] = frozenset()
    day: float = 0.0
