"""Frames of real runs, so that pictures can be compared with what the model says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gate_viz.content.records import Lens
from gate_viz.session.course import session_on_day
from gate_viz.session.experiment import session_after
from gate_viz.session.frame import Frame
from gate_viz.session.starting_point import starting_point
from tests.views.frames import catalogue


def frame_of(
    *,
    archetype: str | None = None,
    scenario: str | None = None,
    values: Mapping[str, float] | None = None,
    days: float | None = None,
    lens: Lens = Lens.EVIDENCE,
) -> Frame:
    """The Frame at the end of a run: eight seconds of the stubbed toe unless told otherwise; kept over tests.

    With days it is time 0 of that day, as the window and ``render`` show it.
    """
    return _frame_of(archetype, scenario, tuple(sorted((values or {}).items())), days, lens)


@cache
def _frame_of(
    archetype: str | None, scenario: str | None, values: tuple[tuple[str, float], ...], days: float | None, lens: Lens
) -> Frame:
    content = catalogue()
    start = content.scenarios[scenario or "stubbed_toe"]
    if archetype is not None:
        start = starting_point(content.archetypes[archetype], content.scenarios[scenario] if scenario else None)
    if days is None:
        return session_after(content, start, dict(values), lens=lens, seconds=8.0).frame
    return session_on_day(content, start, dict(values), lens=lens, days=days).frame
