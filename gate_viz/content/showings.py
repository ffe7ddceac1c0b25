"""``assets/showings.toml`` → ``Showing``: for every control, where and on which day its effect is to be seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.controls import take_value
from gate_viz.content.fields import Fields, not_known, read_toml, shown_path
from gate_viz.content.records import Control, Lens, Showing
from gate_viz.content.scenes import SCENE_IDS
from gate_viz.content.schedules import DAYS, take_values

FILE = "showings.toml"


def read_showings(
    assets: Path, controls: Mapping[str, Control], scenarios: Collection[str], archetypes: Collection[str]
) -> dict[str, Showing]:
    """Return the showing of every control by its id, in the controls' order.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    controls : Mapping[str, Control]
        All controls there are. One that the file does not name, such as a medicine just added, is shown at its
        highest, as the file says under ``other``.
    scenarios : Collection[str]
        All scenarios there are.
    archetypes : Collection[str]
        All archetypes there are.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    known = _Known(controls, scenarios, archetypes)
    other = _showing(root.table("other"), known, None)
    tables = root.table("showing")
    found: dict[str, Showing] = {}
    for control_id, fields in tables.records():
        if control_id not in controls:
            raise tables.error(control_id, not_known(control_id, controls))
        found[control_id] = _showing(fields, known, controls[control_id])
    root.finish()
    return {
        control.id: found.get(control.id, replace(other, control_id=control.id, value=control.maximum))
        for control in controls.values()
    }


@dataclass(frozen=True, slots=True)
class _Known:
    """What a showing may name."""

    controls: Mapping[str, Control]
    scenarios: Collection[str]
    archetypes: Collection[str]


def _showing(fields: Fields, known: _Known, control: Control | None) -> Showing:
    """Return the showing of one table; without a control, of none yet."""
    showing = Showing(
        control_id=control.id if control else "",
        scene=fields.choice("scene", SCENE_IDS),
        archetype_id=fields.choice("archetype", known.archetypes) if fields.has("archetype") else None,
        scenario_id=fields.choice("scenario", known.scenarios) if fields.has("scenario") else None,
        values=MappingProxyType(take_values(fields, known.controls)),
        value=take_value(fields, "value", control) if control else 0.0,
        days=fields.number("days", DAYS.least_every, DAYS.longest) if fields.has("days") else None,
        lens=Lens(fields.choice("lens", [lens.value for lens in Lens])) if fields.has("lens") else None,
    )
    if showing.archetype_id is None and showing.scenario_id is None:
        raise fields.error("archetype", "is missing, and so is scenario: one of them says where to start")
    if showing.control_id in showing.values:
        raise fields.error(f"values.{showing.control_id}", "is what the showing is about: value sets it")
    fields.finish()
    return showing
