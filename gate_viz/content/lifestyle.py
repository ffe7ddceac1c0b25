"""``assets/lifestyle/*.toml`` → ``Lifestyle``: one table for each item, and nothing else to change for a new one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gate_viz.content.bindings import HIGHEST_LOAD, take_bindings
from gate_viz.content.controls import take_acts_over, take_control
from gate_viz.content.fields import Fields, folder_records
from gate_viz.content.records import Control, ControlGroup, Grade, Lifestyle, Link
from gate_viz.content.substances import take_half_life, take_side_effects

FOLDER = "lifestyle"
# None of it, all that people usually do, and none to begin with.
RANGE = (0.0, 1.0, 0.0)
NO_GRADE = (Grade.NOT_GRADED, Grade.NOT_APPLICABLE)


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
    _check_grades(fields, control, bound.links)
    half_life_h, half_life_origin = take_half_life(fields, needed=False)
    item = Lifestyle(
        control=control,
        bindings=bound.bindings,
        links=bound.links,
        binding_origins=bound.origins,
        safety_groups=frozenset(fields.texts("safety_groups") if fields.has("safety_groups") else ()),
        warning=fields.text("warning") if fields.has("warning") else None,
        half_life_h=half_life_h,
        half_life_origin=half_life_origin,
        side_effects=take_side_effects(fields, bound.bindings),
    )
    fields.finish()
    return item


def _check_grades(fields: Fields, control: Control, links: Iterable[Link]) -> None:
    """Refuse a binding that is not graded where the item's mechanism is: that grade is the binding's, too."""
    if control.mechanism_grade in NO_GRADE:
        return
    for number, link in enumerate(links):
        if link.grade is Grade.NOT_GRADED:
            reason = f"must be {control.mechanism_grade.value} as the item's mechanism, or a grade of its own"
            raise fields.error(f"binding[{number}].grade", reason)


def _load(fields: Fields, _hill_coefficient: float) -> float:
    return fields.number("load_at_full", 0.0, HIGHEST_LOAD)
