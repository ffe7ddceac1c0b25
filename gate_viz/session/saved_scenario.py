"""What is set ↔ a ``.gateviz`` file: written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import DatedChange, Scenario
from gate_viz.content.scenarios import read_scenario, scenario_to_text
from gate_viz.session.checked_values import starting_values
from gate_viz.session.controls import Controls
from gate_viz.session.day_plan import scheduled_controls, set_by_learner, with_changes
from gate_viz.session.starting_point import shipped_start

SUFFIX = ".gateviz"
_LONGEST_NAME = 50


class SaveError(OSError):
    """A file that could not be written; the text is one sentence with the file and the reason."""

    def __str__(self) -> str:
        return str(self.args[0])


def scenario_of(controls: Controls, catalogue: Catalogue) -> Scenario:
    """Return what is set as a scenario of its own.

    Parameters
    ----------
    controls : Controls
        What is set. All values are kept, so that later defaults do not change it; of what changes by itself, what the
        learner has not taken over.
    catalogue : Catalogue
        Where the defaults are.

    Notes
    -----
    On a later day the values are those of the start, and what the learner has set becomes a change of day 0: so the
    person's days are the same when the file is opened.
    """
    if controls.day > 0.0:
        told = with_changes(catalogue, controls.scenario, set_by_learner(controls, catalogue))
        values = starting_values(catalogue, controls.scenario)
        return replace(told, values=dict(values), lens=controls.lens, day=controls.day)
    begun, kept_out = controls.scenario, controls.taken_over
    return replace(
        begun,
        values=dict(controls.values),
        schedule=tuple(change for change in begun.schedule if change.control_id not in kept_out),
        course_schedule=tuple(change for change in begun.course_schedule if change.control_id not in kept_out),
        lens=controls.lens,
        day=0.0,
    )


def save(path: Path, controls: Controls, catalogue: Catalogue) -> None:
    """Write what is set to a file under the file's own name, or leave whatever is there untouched.

    Parameters
    ----------
    path : Path
        The file; one that exists is replaced. The scenario in it is called as the file is.
    controls : Controls
        What is set.
    catalogue : Catalogue
        Where the defaults are.

    Raises
    ------
    SaveError
        If it cannot be written.
    """
    name = path.stem[:_LONGEST_NAME].strip() or controls.scenario.name
    words = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
    _save_scenario(path, replace(scenario_of(controls, catalogue), id=f"saved_{words}".rstrip("_"), name=name))


def load(path: Path, catalogue: Catalogue) -> Scenario:
    """Return the scenario of a saved file.

    Parameters
    ----------
    path : Path
        The file.
    catalogue : Catalogue
        Where the controls and archetypes are looked up.

    Raises
    ------
    ContentError
        With file, key and reason, if it cannot be read or a field is wrong.
    """
    return read_scenario(path, catalogue)


def autosave(path: Path, controls: Controls, catalogue: Catalogue) -> None:
    """Write the work in progress to its file, under its scenario's own name; a missing folder is made.

    Parameters
    ----------
    path : Path
        The file for the work in progress.
    controls : Controls
        What is set.
    catalogue : Catalogue
        Where the defaults are.

    Raises
    ------
    SaveError
        If it cannot be written.
    """
    # A folder that cannot be made is reported by the writing that follows.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    _save_scenario(path, scenario_of(controls, catalogue))


def recover(path: Path, catalogue: Catalogue) -> Scenario | None:
    """Return the work in progress of the last time, or None where there is none that can be read.

    Parameters
    ----------
    path : Path
        The file for the work in progress.
    catalogue : Catalogue
        Where the controls and archetypes are looked up.
    """
    try:
        return load(path, catalogue)
    except ContentError:
        # An unreadable left-over must not keep the program from starting.
        return None


@dataclass(frozen=True, slots=True)
class Work:
    """Recovered work: the scenario it began with, what has been set in it since, and the day it had come to."""

    begun: Scenario
    since: Mapping[str, float]
    day: float


def told_apart(found: Scenario, catalogue: Catalogue) -> Work:
    """Return recovered work as what it began with and what was done since.

    Parameters
    ----------
    found : Scenario
        The work in progress, as ``recover`` returns it.
    catalogue : Catalogue
        The shipped scenarios and archetypes. Work that began with an opened file has that file's scenario only as it
        stands.
    """
    begun = shipped_start(found, catalogue)
    if begun is None:
        return Work(found, {}, found.day)
    untouched = starting_values(catalogue, begun)
    since = {control_id: value for control_id, value in found.values.items() if value != untouched[control_id]}
    for control_id in scheduled_controls(begun):
        if control_id not in scheduled_controls(found):
            since[control_id] = found.values[control_id]
    for change in found.course_schedule:
        if change.time_d == 0.0 and _days_of(change.control_id, found) != _days_of(change.control_id, begun):
            since[change.control_id] = change.value
    return Work(begun, since, found.day)


def _days_of(control_id: str, scenario: Scenario) -> list[DatedChange]:
    return [change for change in scenario.course_schedule if change.control_id == control_id]


def _save_scenario(path: Path, scenario: Scenario) -> None:
    try:
        _write_whole(path.resolve(), scenario_to_text(scenario))
    except OSError as error:
        message = f"'{path}' could not be written: {error.strerror or error}."
        raise SaveError(message) from error


def _write_whole(path: Path, text: str) -> None:
    """Write to a neighbour first and put it in place once it is safely on the disk."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with neighbour.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise
