"""A scenario run to its end without a wall clock: what the command line and the exports show."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, SafetyRule, Scenario, ScheduledChange
from gate_viz.model import PARAMETERS, Parameters
from gate_viz.session.checked_values import RefusedIntent, checked_value
from gate_viz.session.clock import steps_in
from gate_viz.session.frame import Frame
from gate_viz.session.intents import SetControls
from gate_viz.session.left_out import LeftOutLink, links_left_out
from gate_viz.session.session import Session

LONGEST_S = 3600.0
MOST_SAMPLES = 100_000


class TimeUnit(StrEnum):
    """What the times of a run are counted in."""

    SECONDS = "s"
    DAYS = "d"


@dataclass(frozen=True, slots=True)
class Experiment:
    """What a run gave: every readout's series, the last Frame, the safety notes, and the links that carry nothing.

    ``series`` maps a readout id to its values at ``times``, in the unit of ``units``. The notes are those of a run of
    seconds' last state, and of every day of a run of days.
    """

    time_unit: TimeUnit
    times: tuple[float, ...]
    units: Mapping[str, str]
    series: Mapping[str, tuple[float, ...]]
    frame: Frame
    warnings: tuple[SafetyRule, ...]
    left_out: tuple[LeftOutLink, ...]


def run_experiment(
    catalogue: Catalogue,
    scenario: Scenario,
    overrides: Mapping[str, float],
    *,
    changes: Iterable[ScheduledChange] = (),
    lens: Lens,
    links_off: Collection[str] = (),
    seconds: float,
    every_s: float,
    parameters: Parameters = PARAMETERS,
) -> Experiment:
    """Return what a session gives for the same intents at the same model times.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    scenario : Scenario
        The run starts at its balance.
    overrides : Mapping[str, float]
        What the learner sets at time 0, by control.
    changes : Iterable[ScheduledChange]
        What the learner sets later.
    lens : Lens
        The lens to look through.
    links_off : Collection[str]
        Links whose strength is 0.
    seconds : float
        How long it runs [s].
    every_s : float
        How far apart the samples are [s]; the last one is always at the end.
    parameters : Parameters
        The model's constants.

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value or time is outside its range.
    ContentError
        If a link is not known.
    """
    last_step = _checked_steps("The run", seconds)
    stride = max(1, _checked_steps("The distance of the samples", every_s))
    if last_step // stride > MOST_SAMPLES:
        message = f"A run may have at most {MOST_SAMPLES} samples, not {last_step // stride}."
        raise RefusedIntent(message)
    later = _by_step(changes, catalogue)
    samples = {*range(0, last_step, stride), last_step}
    session = Session(catalogue, scenario, lens, parameters=parameters, links_off=links_off)
    session.dispatch(SetControls(overrides))
    times_s: list[float] = []
    series: dict[str, list[float]] = {readout_id: [] for readout_id in session.readout_units}
    for step in _stops(session, later, samples):
        if step in samples:
            times_s.append(session.frame.time_s)
            for readout_id, values in series.items():
                values.append(session.frame.readouts[readout_id])
    return Experiment(
        time_unit=TimeUnit.SECONDS,
        times=tuple(times_s),
        units=session.readout_units,
        series=MappingProxyType({readout_id: tuple(values) for readout_id, values in series.items()}),
        frame=session.frame,
        warnings=session.frame.warnings,
        left_out=links_left_out(catalogue, lens, links_off),
    )


def session_after(
    catalogue: Catalogue,
    scenario: Scenario,
    overrides: Mapping[str, float],
    *,
    changes: Iterable[ScheduledChange] = (),
    lens: Lens,
    links_off: Collection[str] = (),
    seconds: float,
) -> Session:
    """Return the session itself at the end of such a run, so that it can go on.

    Parameters
    ----------
    catalogue, scenario, overrides, changes, lens, links_off, seconds
        As for ``run_experiment``.

    Raises
    ------
    RefusedIntent
        If a control is not known, or a value or time is outside its range.
    ContentError
        If a link is not known.
    """
    last_step = _checked_steps("The run", seconds)
    later = _by_step(changes, catalogue)
    session = Session(catalogue, scenario, lens, links_off=links_off)
    session.dispatch(SetControls(overrides))
    for _step in _stops(session, later, {last_step}):
        pass
    return session


def _stops(session: Session, later: Mapping[int, Mapping[str, float]], samples: Collection[int]) -> Iterator[int]:
    """Let a session run to its last sample, and yield each step of a sample or change, with what is set there set."""
    last_step = max(samples)
    for step in sorted({*samples, *(step for step in later if step <= last_step)}):
        session.advance_steps(step - session.frame.step_number)
        if step in later:
            session.dispatch(SetControls(later[step]))
        yield step


def _checked_steps(what: str, time_s: float) -> int:
    if not (math.isfinite(time_s) and 0.0 <= time_s <= LONGEST_S):
        message = f"{what} must be from 0 to {LONGEST_S:g} s, not {time_s:g}."
        raise RefusedIntent(message)
    return steps_in(time_s)


def _by_step(changes: Iterable[ScheduledChange], catalogue: Catalogue) -> dict[int, dict[str, float]]:
    """Return the changes by their step; all are checked before the run begins."""
    by_step: dict[int, dict[str, float]] = {}
    for change in changes:
        value = checked_value(change.control_id, change.value, catalogue)
        step = _checked_steps(f"The time of '{change.control_id}'", change.time_s)
        by_step.setdefault(step, {})[change.control_id] = value
    return by_step
