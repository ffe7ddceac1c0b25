"""``assets/controls.toml``: the controls of no medicine, lifestyle item or transmitter, and what all controls share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gate_viz.content.fields import Fields, is_id, not_known, read_toml, shown_path
from gate_viz.content.records import ActsOver, Choice, Control, ControlGroup, Grade
from gate_viz.model import PERSON_CONTROLS

FILE = "controls.toml"
# The unit of a control that takes one of a few values.
CHOICE = "choice"
UNITS = ("percent", "signed_percent", "dose", "share", CHOICE)
GROUPS_ELSEWHERE = (ControlGroup.PRODUCTION, ControlGroup.MEDICINES, ControlGroup.LIFESTYLE)

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


def take_control(
    fields: Fields,
    control_id: str,
    group: ControlGroup,
    unit: str,
    control_range: Range,
    *,
    acts_over: ActsOver,
    choices: tuple[Choice, ...] = (),
) -> Control:
    """Return the control of one table: its words, glyph, grades and sources; the rest is the caller's.

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
    acts_over : ActsOver
        How long it needs to show anything.
    choices : tuple[Choice, ...]
        The only values it can have, where it is not free within the range.

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
        acts_over=acts_over,
        choices=choices,
    )


def take_acts_over(fields: Fields, *, needed: bool) -> ActsOver:
    """Return how long the control of a table needs to show anything.

    Parameters
    ----------
    fields : Fields
        The control's table.
    needed : bool
        Whether the file must say so; otherwise, where it does not, a moment is enough.

    Raises
    ------
    ContentError
        If it is missing and needed, or not known.
    """
    if not needed and not fields.has("acts_over"):
        return ActsOver.MOMENT
    return ActsOver(fields.choice("acts_over", list(ActsOver)))


def take_value(fields: Fields, name: str, control: Control) -> float:
    """Return a value that a control can have: a number, or the id of one of its choices.

    Parameters
    ----------
    fields : Fields
        The table that holds the value.
    name : str
        The field.
    control : Control
        The control that is to have it.

    Raises
    ------
    ContentError
        If the control cannot have it.
    """
    if control.choices and fields.is_text(name):
        return control.choice_values[fields.choice(name, control.choice_values)]
    value = fields.number(name, control.minimum, control.maximum)
    if not control.allows(value):
        known = ", ".join(f"{choice.id} ({choice.value:g})" for choice in control.choices)
        raise fields.error(name, f"must be one of {known}, not {value:g}")
    return value


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
    known = [group.value for group in ControlGroup if group not in GROUPS_ELSEWHERE]
    group = ControlGroup(fields.choice("group", known))
    minimum = fields.number("minimum", -10.0, 10.0)
    maximum = fields.number("maximum", minimum, 10.0)
    default = fields.number("default", minimum, maximum)
    check_person_range(fields, control_id, (minimum, maximum, default))
    unit = fields.choice("unit", UNITS)
    choices = _choices(fields, minimum, maximum)
    if (unit == CHOICE) != bool(choices):
        raise fields.error("unit", f"must be {CHOICE!r} for a control with choices, and for no other")
    control = take_control(
        fields,
        control_id,
        group,
        unit,
        (minimum, maximum, default),
        acts_over=take_acts_over(fields, needed=True),
        choices=choices,
    )
    if not control.allows(control.default):
        raise fields.error("default", "must be the value of one of the choices")
    fields.finish()
    return control


def _choices(fields: Fields, minimum: float, maximum: float) -> tuple[Choice, ...]:
    choices: list[Choice] = []
    for each in fields.tables("choices"):
        choice = Choice(each.text("id"), each.text("name", longest=60), each.number("value", minimum, maximum))
        each.finish()
        if not is_id(choice.id):
            raise each.error("id", "must be in snake_case")
        if any(choice.id == other.id or choice.value == other.value for other in choices):
            raise each.error("", "has the id or the value of another choice")
        choices.append(choice)
    return tuple(choices)
