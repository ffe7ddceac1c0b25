"""What is set ↔ a ``.gateviz`` file: written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import replace
from pathlib import Path

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import Scenario
from gate_viz.content.scenarios import read_scenario, scenario_to_text
from gate_viz.session.controls import Controls
from gate_viz.session.reduce import initial_controls

SUFFIX = ".gateviz"
_LONGEST_NAME = 50


class SaveError(OSError):
    """A file that could not be written; the text is one sentence with the file and the reason."""

    def __str__(self) -> str:
        return str(self.args[0])


def scenario_of(controls: Controls) -> Scenario:
    """Return what is set as a scenario of its own.

    Parameters
    ----------
    controls : Controls
        What is set. All values are kept, so that later defaults do not change it; of the schedule, what the learner has
        not taken over.
    """
    return replace(
        controls.scenario,
        values=dict(controls.values),
        schedule=tuple(change for change in controls.scenario.schedule if change.control_id not in controls.taken_over),
        lens=controls.lens,
    )


def save(path: Path, controls: Controls) -> None:
    """Write what is set to a file under the file's own name, or leave whatever is there untouched.

    Parameters
    ----------
    path : Path
        The file; one that exists is replaced. The scenario in it is called as the file is.
    controls : Controls
        What is set.

    Raises
    ------
    SaveError
        If it cannot be written.
    """
    name = path.stem[:_LONGEST_NAME].strip() or controls.scenario.name
    words = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
    _save_scenario(path, replace(scenario_of(controls), id=f"saved_{words}".rstrip("_"), name=name))


def load(path: Path, catalogue: Catalogue) -> Scenario:
    """Return the scenario of a saved file.

    Parameters
    ----------
    path : Path
        The file.
    catalogue : Catalogue
        Where the controls are looked up.

    Raises
    ------
    ContentError
        With file, key and reason, if it cannot be read or a field is wrong.
    """
    return read_scenario(path, catalogue)


def autosave(path: Path, controls: Controls) -> None:
    """Write the work in progress to its file, under its scenario's own name; a missing folder is made.

    Parameters
    ----------
    path : Path
        The file for the work in progress.
    controls : Controls
        What is set.

    Raises
    ------
    SaveError
        If it cannot be written.
    """
    # A folder that cannot be made is reported by the writing that follows.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    _save_scenario(path, scenario_of(controls))


def recover(path: Path, catalogue: Catalogue) -> Scenario | None:
    """Return the work in progress of the last time, or None where there is none that can be read.

    Parameters
    ----------
    path : Path
        The file for the work in progress.
    catalogue : Catalogue
        Where the controls are looked up.
    """
    try:
        return load(path, catalogue)
    except ContentError:
        # An unreadable left-over must not keep the program from starting.
        return None


def told_apart(found: Scenario, catalogue: Catalogue) -> tuple[Scenario, dict[str, float]]:
    """Return the scenario that recovered work began with, and what had been set in it since.

    Parameters
    ----------
    found : Scenario
        The work in progress, as ``recover`` returns it.
    catalogue : Catalogue
        The shipped scenarios. Work that began with an opened file has that file's scenario only as it stands.
    """
    begun = catalogue.scenarios.get(found.id)
    if begun is None:
        return found, {}
    untouched = initial_controls(catalogue, begun).values
    taken_over = {change.control_id for change in begun.schedule} - {change.control_id for change in found.schedule}
    return begun, {
        control_id: value
        for control_id, value in found.values.items()
        if value != untouched[control_id] or control_id in taken_over
    }


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
