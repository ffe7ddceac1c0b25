"""``assets/controls.toml``: the controls that are neither a medicine nor a transmitter, and what all controls share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gate_viz.content.fields import Fields, not_known, read_toml, shown_path
from gate_viz.content.records import Control, ControlGroup, Grade
from gate_viz.model import PERSON_CONTROLS

FILE = "controls.toml"
UNITS = ("percent", "dose", "share")
GROUPS_OF_THEIR_OWN = (ControlGroup.STIMULUS, ControlGroup.DRIVE, ControlGroup.BODY_MIND, ControlGroup.START_STATE)

Range = tuple[float, float, float]


def read_controls(assets: Path) -> dict[str, Control]:
    """Return every control of ``controls.toml`` by id.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    controls = {control_id: _control(fields, control_id) for control_id, fields in root.table("control").records()}
    root.finish()
    return controls


def take_control(fields: Fields, control_id: str, group: ControlGroup, unit: str, control_range: Range) -> Control:
    """Return the control of one table: its words, glyph, grades and sources; the range is the caller's.

    Parameters
    ----------
    fields : Fields
        The table that holds the words; its other fields stay for the caller.
    control_id : str
        The control's id.
    group : ControlGroup
        Where it stands in the panel.
    unit : str
        One of ``UNITS``.
    control_range : tuple[float, float, float]
        Minimum, maximum and default.

    Raises
    ------
    ContentError
        If one of these fields is wrong.
    """
    minimum, maximum, default = control_range
    return Control(
        id=control_id,
        group=group,
        name=fields.text("name", longest=60),
        minimum=minimum,
        maximum=maximum,
        default=default,
        unit=unit,
        glyph=fields.text("glyph", longest=60),
        patient=fields.text("patient"),
        clinician=fields.text("clinician"),
        does_not=fields.text("does_not"),
        mechanism_grade=Grade(fields.choice("mechanism_grade", list(Grade))),
        benefit_grade=Grade(fields.choice("benefit_grade", list(Grade))),
        sources=fields.texts("sources"),
    )


def check_person_range(fields: Fields, control_id: str, control_range: Range) -> None:
    """Refuse a control the model does not have, or a minimum or maximum that is not the model's.

    The default is left to the file: it is where the panel begins, and the model's own is its healthy person's.

    Raises
    ------
    ContentError
        Naming the field that differs.
    """
    known: Mapping[str, Range] = PERSON_CONTROLS
    if control_id not in known:
        raise fields.error("", not_known(control_id, known))
    for name, here, there in zip(("minimum", "maximum"), control_range, known[control_id], strict=False):
        if here != there:
            raise fields.error(name, f"is {here:g} here and {there:g} in the model")


def _control(fields: Fields, control_id: str) -> Control:
    group = ControlGroup(fields.choice("group", [group.value for group in GROUPS_OF_THEIR_OWN]))
    minimum = fields.number("minimum", -10.0, 10.0)
    maximum = fields.number("maximum", minimum, 10.0)
    default = fields.number("default", minimum, maximum)
    check_person_range(fields, control_id, (minimum, maximum, default))
    unit = fields.choice("unit", UNITS)
    control = take_control(fields, control_id, group, unit, (minimum, maximum, default))
    fields.finish()
    return control
