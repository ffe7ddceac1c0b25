"""``assets/archetypes/*.toml`` → ``Archetype``: one file for each, and nothing else to change when one is added."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.fields import Fields
from gate_viz.content.ordered_files import check_format, read_ordered_files, take_id
from gate_viz.content.records import Archetype, Control, DatedChange
from gate_viz.content.schedules import DAYS, take_changes, take_values

FOLDER = "archetypes"
# What the program must be able to show, row by row.
STORIES = tuple(f"M{number}" for number in range(1, 24))


def read_archetypes(assets: Path, controls: Mapping[str, Control]) -> dict[str, Archetype]:
    """Return every archetype by id, sorted by ``order``; each file is named after its archetype.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    controls : Mapping[str, Control]
        All controls there are.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    return read_ordered_files(assets, FOLDER, "archetype", partial(_archetype, controls))


def _archetype(controls: Mapping[str, Control], root: Fields) -> Archetype:
    check_format(root)
    about = root.table("archetype")
    archetype = Archetype(
        id=take_id(about),
        name=about.text("name", longest=120),
        description=about.text("description", longest=400),
        clinician=about.text("clinician", longest=400),
        story=about.choices("story", STORIES, at_least=1),
        values=MappingProxyType(take_values(root, controls)),
        schedule=tuple(DatedChange(*change) for change in take_changes(root, controls, (DAYS,))[DAYS]),
    )
    about.finish()
    root.finish()
    return archetype
