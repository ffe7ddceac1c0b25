"""What the learner has set: frozen, and replaced whole by ``reduce``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gate_viz.content.records import Lens, Scenario

SPEEDS = (1.0, 0.1, 0.01)


@dataclass(frozen=True, slots=True)
class Controls:
    """Every value by control id (read-only mapping), the lens, the scenario, and how time runs.

    Undo covers ``values``, ``lens`` and ``scenario``; ``playing`` and ``speed`` are never undone. ``taken_over`` holds
    the controls that the learner has set himself: the scenario's schedule lets them alone from then on.
    """

    values: Mapping[str, float]
    lens: Lens
    scenario: Scenario
    playing: bool = True
    speed: float = 1.0
    taken_over: frozenset[str] = frozenset()
