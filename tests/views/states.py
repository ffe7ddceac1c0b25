"""Frames of real runs, so that pictures can be compared with what the model says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gate_viz.content.records import Lens
from gate_viz.session.course import run_course
from gate_viz.session.experiment import run_experiment
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
    """The Frame at the end of a run: eight seconds of the stubbed toe unless told otherwise; kept over tests."""
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
        run = run_experiment(content, start, dict(values), lens=lens, seconds=8.0, every_s=8.0)
    else:
        run = run_course(content, start, dict(values), lens=lens, days=days, every_d=days)
    return run.frame
