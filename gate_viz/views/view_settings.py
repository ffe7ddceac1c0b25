"""View-only choices that are remembered between starts: no words of the learner's own, nothing about a person."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from gate_viz.content.records import Lens

TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
_LARGEST_FILE_BYTES = 10_000

# Living through more days than these would keep the program from starting at once.
LONGEST_REMEMBERED_D = 365.0


class Wording(StrEnum):
    """For whom the words are chosen."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """Theme, text size [%], lens, wording level, the last scenario, archetype and day, and the last scene.

    Where an id is empty the program's own first one is meant, and of archetypes none.
    """

    theme: str = "dark"
    text_percent: int = 100
    lens: Lens = Lens.EVIDENCE
    wording: Wording = Wording.PATIENT
    scenario_id: str = ""
    archetype_id: str = ""
    day: float = 0.0
    scene_id: str = ""

    def with_larger_text(self, steps: int) -> ViewSettings:
        """Return the settings with the text ``steps`` sizes larger (or, below zero, smaller)."""
        sizes = TEXT_PERCENTS
        here = min(range(len(sizes)), key=lambda number: abs(sizes[number] - self.text_percent))
        return replace(self, text_percent=sizes[min(len(sizes) - 1, max(0, here + steps))])


def read_view_settings(path: Path | None) -> ViewSettings:
    """Return the remembered choices; each one that is missing or broken takes its default.

    Parameters
    ----------
    path
        The file, or nothing where nothing is remembered.

    Returns
    -------
    ViewSettings
        Choices that are all valid in form; whether a theme, scenario, archetype or scene of that name exists is
        for the reader to check.
    """
    if path is None:
        return ViewSettings()
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST_FILE_BYTES))
    except (OSError, ValueError, RecursionError):
        return ViewSettings()
    return _checked(found) if isinstance(found, dict) else ViewSettings()


def _checked(found: Mapping[str, object]) -> ViewSettings:
    settings = ViewSettings()
    theme, text = found.get("theme"), found.get("text_percent")
    scenario, scene = found.get("scenario_id"), found.get("scene_id")
    archetype, day = found.get("archetype_id"), found.get("day")
    if isinstance(theme, str):
        settings = replace(settings, theme=theme)
    if isinstance(text, int) and text in TEXT_PERCENTS:
        settings = replace(settings, text_percent=int(text))
    if isinstance(scenario, str):
        settings = replace(settings, scenario_id=scenario)
    if isinstance(archetype, str):
        settings = replace(settings, archetype_id=archetype)
    if isinstance(day, int | float) and 0.0 <= day <= LONGEST_REMEMBERED_D:
        settings = replace(settings, day=float(day))
    if isinstance(scene, str):
        settings = replace(settings, scene_id=scene)
    with contextlib.suppress(ValueError):
        settings = replace(settings, lens=Lens(str(found.get("lens"))))
    with contextlib.suppress(ValueError):
        settings = replace(settings, wording=Wording(str(found.get("wording"))))
    return settings


def write_view_settings(path: Path | None, settings: ViewSettings) -> None:
    """Write the choices so that a crash leaves either the old file or the new one, never half of one.

    Parameters
    ----------
    path
        The file, or nothing where nothing is to be remembered.
    settings
        What to remember.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
