"""``assets/lifestyle/*.toml`` → ``Lifestyle``: one table for each item, and nothing else to change for a new one."""

from __future__ import annotations

from pathlib import Path

from gate_viz.content.bindings import HIGHEST_LOAD, take_bindings
from gate_viz.content.controls import take_acts_over, take_control
from gate_viz.content.fields import Fields, folder_records
from gate_viz.content.records import ControlGroup, Lifestyle

FOLDER = "lifestyle"
# None of it, all that people usually do, and none to begin with.
RANGE = (0.0, 1.0, 0.0)


def read_lifestyle(assets: Path) -> dict[str, Lifestyle]:
    """Return every lifestyle item by id, in the order of the files' names and of the tables in them.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    return {item_id: _item(fields, item_id) for item_id, fields in folder_records(assets, FOLDER, "lifestyle")}


def _item(fields: Fields, item_id: str) -> Lifestyle:
    acts_over = take_acts_over(fields, needed=True)
    control = take_control(fields, item_id, ControlGroup.LIFESTYLE, "percent", RANGE, acts_over=acts_over)
    bound = take_bindings(fields, item_id, control.glyph, _load, all_graded=True)
    item = Lifestyle(
        control=control,
        bindings=bound.bindings,
        links=bound.links,
        binding_origins=bound.origins,
        safety_groups=frozenset(fields.texts("safety_groups") if fields.has("safety_groups") else ()),
        warning=fields.text("warning") if fields.has("warning") else None,
    )
    fields.finish()
    return item


def _load(fields: Fields, _hill_coefficient: float) -> float:
    return fields.number("load_at_full", 0.0, HIGHEST_LOAD)
