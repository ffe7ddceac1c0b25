"""What a control may be set to, and what a scenario sets: everything else is refused in one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Scenario

LONGEST_D = 3650.0


class RefusedIntent(ValueError):  # noqa: N818 - it says what happened, as do its users' words
    """Something was asked for that cannot be; the text says in one sentence what, and what could be."""


def starting_values(catalogue: Catalogue, scenario: Scenario) -> Mapping[str, float]:
    """Return the value of every control with which a scenario starts: its own, and the default of every other one.

    Parameters
    ----------
    catalogue : Catalogue
        Where the controls, their ranges and defaults are.
    scenario : Scenario
        What is to start.

    Raises
    ------
    RefusedIntent
        If the scenario names a control that is not known or a value outside its range.
    """
    values = {control.id: control.default for control in catalogue.controls.values()}
    for control_id, value in scenario.values.items():
        values[control_id] = checked_value(control_id, value, catalogue)
    for change in scenario.schedule:
        checked_value(change.control_id, change.value, catalogue)
    for dated in scenario.course_schedule:
        checked_value(dated.control_id, dated.value, catalogue)
    return MappingProxyType(values)


def checked_value(control_id: str, value: float, catalogue: Catalogue) -> float:
    """Return the value as a float if the control may take it.

    Parameters
    ----------
    control_id : str
        The control.
    value : float
        What it is to take.
    catalogue : Catalogue
        Where its range is.

    Raises
    ------
    RefusedIntent
        If the control is not known, or the value is no number, outside the control's range or none of its choices.
    """
    if control_id not in catalogue.controls:
        message = f"There is no control '{control_id}'."
        raise RefusedIntent(message)
    control = catalogue.controls[control_id]
    number = checked_number(f"'{control_id}'", value)
    if control.choices and not control.allows(number):
        known = ", ".join(f"{choice.value:g} ({choice.id})" for choice in control.choices)
        message = f"'{control_id}' must be one of {known}, not {number:g}."
        raise RefusedIntent(message)
    if not control.allows(number):
        message = f"'{control_id}' must lie from {control.minimum:g} to {control.maximum:g}, not {number:g}."
        raise RefusedIntent(message)
    # Adding zero turns a negative zero into a plain one, so that equal values are written alike.
    return number + 0.0


def checked_number(what: str, value: float) -> float:
    """Return the value as a float if it is a finite number.

    Parameters
    ----------
    what : str
        What it is, for the message.
    value : float
        What was given.

    Raises
    ------
    RefusedIntent
        If it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        message = f"{what} must be a finite number, not {value!r}."
        raise RefusedIntent(message)
    return float(value)


def checked_days(what: str, time_d: float) -> float:
    """Return the time if a course can be so long.

    Parameters
    ----------
    what : str
        What the time is, for the message.
    time_d : float
        The time [d].

    Raises
    ------
    RefusedIntent
        If it is no number, negative or too long.
    """
    if not (math.isfinite(time_d) and 0.0 <= time_d <= LONGEST_D):
        message = f"{what} must be from 0 to {LONGEST_D:g} days, not {time_d:g}."
        raise RefusedIntent(message)
    return time_d
