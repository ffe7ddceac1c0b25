"""``assets/scenarios/*.toml`` and ``.gateviz`` files ↔ ``Scenario``: what is set at time 0 and what changes later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Protocol

from gate_viz.content.fields import Fields, is_id, not_known, parse_toml, read_folder, read_toml
from gate_viz.content.records import Control, Lens, Scenario, ScheduledChange

FOLDER = "scenarios"
FORMAT = 1
MOST_CHANGES = 1_000
LONGEST_S = 3_600.0
DEFAULT_FIRST_VIEW = ("injury", "touch", "norepinephrine")
MOST_IN_FIRST_VIEW = 3
# Where a shipped scenario stands in lists; the first has the lowest number.
HIGHEST_ORDER = 1_000
# Sums of decimal fractions are rounded to what was meant: 0.1 + 0.2 s is 0.3 s.
_TIME_DECIMALS = 9


class HasControls(Protocol):
    """Anything that knows all controls, such as the catalogue."""

    @property
    def controls(self) -> Mapping[str, Control]:
        """Every control by id."""


def read_scenarios(assets: Path, controls: Mapping[str, Control]) -> dict[str, Scenario]:
    """Return every shipped scenario by id, sorted by ``order``; each file is named after its scenario.

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
    found: list[tuple[int, Scenario]] = []
    for root in read_folder(assets, FOLDER):
        scenario = _scenario(root, controls)
        stem = PurePosixPath(root.file).stem
        if scenario.id != stem:
            raise root.error("scenario.id", f"must be {stem!r} as the file is called")
        about = root.table("scenario")
        found.append((about.whole_number("order", 0, HIGHEST_ORDER) if about.has("order") else HIGHEST_ORDER, scenario))
    # Sorting keeps the order of the files' names where two share a number.
    return {scenario.id: scenario for _, scenario in sorted(found, key=lambda each: each[0])}


def read_scenario(path: Path, catalogue: HasControls) -> Scenario:
    """Return the scenario of a file from anywhere.

    Parameters
    ----------
    path : Path
        The file, shipped or saved.
    catalogue : HasControls
        Where the controls are looked up.

    Raises
    ------
    ContentError
        If the file cannot be read, or as ``scenario_from_text`` says.
    """
    return _scenario(read_toml(path, str(path)), catalogue.controls)


def scenario_from_text(text: str, where: str, catalogue: HasControls) -> Scenario:
    """Return the scenario a text describes.

    Parameters
    ----------
    text : str
        The whole file.
    where : str
        Its name for messages.
    catalogue : HasControls
        Where the controls are looked up.

    Raises
    ------
    ContentError
        If it is too big, no TOML, of a newer format, or a field is wrong.
    """
    return _scenario(parse_toml(text, where), catalogue.controls)


def scenario_to_text(scenario: Scenario) -> str:
    """Return the scenario as the text of a file, which reads back as the same scenario.

    Parameters
    ----------
    scenario : Scenario
        What to write down.
    """
    lines = [
        f"format = {FORMAT}",
        "",
        "[scenario]",
        f"id = {_quoted(scenario.id)}",
        f"name = {_quoted(scenario.name)}",
        f"description = {_quoted(scenario.description)}",
        f"first_view = [{', '.join(_quoted(control_id) for control_id in scenario.first_view)}]",
    ]
    if scenario.lens is not None:
        lines.append(f"lens = {_quoted(scenario.lens.value)}")
    lines += ["", "[values]"]
    lines += [f"{control_id} = {float(value)!r}" for control_id, value in scenario.values.items()]
    for change in scenario.schedule:
        lines += ["", "[[change]]", f"time_s = {float(change.time_s)!r}"]
        lines += [f"control = {_quoted(change.control_id)}", f"value = {float(change.value)!r}"]
    return "\n".join(lines) + "\n"


def _scenario(root: Fields, controls: Mapping[str, Control]) -> Scenario:
    _check_format(root)
    about = root.table("scenario")
    scenario_id = about.text("id")
    if not is_id(scenario_id):
        raise about.error("id", "must be in snake_case")
    first_view: tuple[str, ...] = DEFAULT_FIRST_VIEW
    if about.has("first_view"):
        first_view = about.choices("first_view", controls, at_least=1, at_most=MOST_IN_FIRST_VIEW)
    lens = Lens(about.choice("lens", [lens.value for lens in Lens])) if about.has("lens") else None
    scenario = Scenario(
        id=scenario_id,
        name=about.text("name", longest=120),
        description=about.text("description", longest=400),
        values=MappingProxyType(_values(root.table("values"), controls) if root.has("values") else {}),
        schedule=_schedule(root, controls),
        first_view=first_view,
        lens=lens,
    )
    # Only lists of shipped scenarios use it, but a copy of a shipped file must be readable from anywhere.
    if about.has("order"):
        about.whole_number("order", 0, HIGHEST_ORDER)
    about.finish()
    root.finish()
    return scenario


def _check_format(root: Fields) -> None:
    # Asked before anything else: what a newer program wrote may hold fields that are not known here.
    number = root.whole_number("format", 1, 1_000_000)
    if number > FORMAT:
        raise root.error("format", f"is {number}, written by a newer version; this one reads format {FORMAT}")


def _values(fields: Fields, controls: Mapping[str, Control]) -> dict[str, float]:
    values: dict[str, float] = {}
    for control_id in fields.names():
        if control_id not in controls:
            raise fields.error(control_id, not_known(control_id, controls))
        control = controls[control_id]
        values[control_id] = fields.number(control_id, control.minimum, control.maximum)
    return values


def _schedule(root: Fields, controls: Mapping[str, Control]) -> tuple[ScheduledChange, ...]:
    changes = [_change(fields, controls) for fields in root.tables("change")]
    if len(changes) > MOST_CHANGES:
        raise root.error("change", _too_many(len(changes)))
    for fields in root.tables("repeat"):
        volleys, times = _repeat(fields, controls)
        # Counted before it is expanded, so that a small file cannot fill the memory.
        if len(changes) + 2 * times > MOST_CHANGES:
            raise fields.error("times", _too_many(len(changes) + 2 * times))
        changes.extend(volleys)
    return tuple(sorted(changes, key=lambda change: change.time_s))


def _change(fields: Fields, controls: Mapping[str, Control]) -> ScheduledChange:
    control = controls[fields.choice("control", controls)]
    change = ScheduledChange(
        time_s=fields.number("time_s", 0.0, LONGEST_S),
        control_id=control.id,
        value=fields.number("value", control.minimum, control.maximum),
    )
    fields.finish()
    return change


def _repeat(fields: Fields, controls: Mapping[str, Control]) -> tuple[Iterator[ScheduledChange], int]:
    """Return the volleys of a ``repeat`` table, not yet expanded, and how many they are."""
    control = controls[fields.choice("control", controls)]
    value = fields.number("value", control.minimum, control.maximum)
    value_between = fields.number("value_between", control.minimum, control.maximum)
    start_s = fields.number("start_s", 0.0, LONGEST_S)
    every_s = fields.number("every_s", 0.001, LONGEST_S)
    lasting_s = fields.number("lasting_s", 0.0005, LONGEST_S)
    times = fields.whole_number("times", 1, MOST_CHANGES)
    fields.finish()
    if lasting_s >= every_s:
        raise fields.error("lasting_s", f"must be shorter than every_s, which is {every_s:g}")
    if start_s + times * every_s > LONGEST_S:
        raise fields.error("times", f"goes on beyond {LONGEST_S:g} s")

    def volleys() -> Iterator[ScheduledChange]:
        for number in range(times):
            begin_s = start_s + number * every_s
            yield ScheduledChange(round(begin_s, _TIME_DECIMALS), control.id, value)
            yield ScheduledChange(round(begin_s + lasting_s, _TIME_DECIMALS), control.id, value_between)

    return volleys(), times


def _too_many(count: int) -> str:
    return f"makes {count} changes; a scenario has at most {MOST_CHANGES}"


def _quoted(text: str) -> str:
    # Texts are checked to be one line without control characters, so only these two need escaping.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
