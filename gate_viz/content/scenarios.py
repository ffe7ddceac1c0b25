"""``assets/scenarios/*.toml`` and ``.gateviz`` files ↔ ``Scenario``: what is set at time 0 and what changes later."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from gate_viz.content.fields import Fields, parse_toml, read_toml
from gate_viz.content.ordered_files import FORMAT, check_format, read_ordered_files, take_id
from gate_viz.content.records import Archetype, Control, DatedChange, Lens, Scenario, ScheduledChange
from gate_viz.content.schedules import DAYS, MOMENTS, Change, Clock, take_changes, take_values

FOLDER = "scenarios"
DEFAULT_FIRST_VIEW = ("injury", "touch", "norepinephrine")
MOST_IN_FIRST_VIEW = 3


class HasControls(Protocol):
    """Anything that knows all controls and archetypes, such as the catalogue."""

    @property
    def controls(self) -> Mapping[str, Control]:
        """Every control by id."""

    @property
    def archetypes(self) -> Mapping[str, Archetype]:
        """Every archetype by id."""


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
    return read_ordered_files(assets, FOLDER, "scenario", partial(_scenario, controls, ()))


def read_scenario(path: Path, catalogue: HasControls) -> Scenario:
    """Return the scenario of a file from anywhere.

    Parameters
    ----------
    path : Path
        The file, shipped or saved.
    catalogue : HasControls
        Where the controls and archetypes are looked up.

    Raises
    ------
    ContentError
        If the file cannot be read, or as ``scenario_from_text`` says.
    """
    return _scenario(catalogue.controls, catalogue.archetypes, read_toml(path, str(path)))


def scenario_from_text(text: str, where: str, catalogue: HasControls) -> Scenario:
    """Return the scenario a text describes.

    Parameters
    ----------
    text : str
        The whole file.
    where : str
        Its name for messages.
    catalogue : HasControls
        Where the controls and archetypes are looked up.

    Raises
    ------
    ContentError
        If it is too big, no TOML, of a newer format, or a field is wrong.
    """
    return _scenario(catalogue.controls, catalogue.archetypes, parse_toml(text, where))


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
    if scenario.archetype is not None:
        lines.append(f"archetype = {_quoted(scenario.archetype)}")
    if scenario.day > 0.0:
        lines.append(f"day = {scenario.day!r}")
    lines += ["", "[values]"]
    lines += [f"{control_id} = {float(value)!r}" for control_id, value in scenario.values.items()]
    for change in scenario.schedule:
        lines += _change_lines(MOMENTS, (change.time_s, change.control_id, change.value))
    for dated in scenario.course_schedule:
        lines += _change_lines(DAYS, (dated.time_d, dated.control_id, dated.value))
    return "\n".join(lines) + "\n"


def _scenario(controls: Mapping[str, Control], archetypes: Collection[str], root: Fields) -> Scenario:
    check_format(root)
    about = root.table("scenario")
    first_view: tuple[str, ...] = DEFAULT_FIRST_VIEW
    scenario_id = take_id(about)
    if about.has("first_view"):
        first_view = about.choices("first_view", controls, at_least=1, at_most=MOST_IN_FIRST_VIEW)
    lens = Lens(about.choice("lens", [lens.value for lens in Lens])) if about.has("lens") else None
    changes = take_changes(root, controls, (MOMENTS, DAYS))
    scenario = Scenario(
        id=scenario_id,
        name=about.text("name", longest=120),
        description=about.text("description", longest=400),
        values=MappingProxyType(take_values(root, controls)),
        schedule=tuple(ScheduledChange(*change) for change in changes[MOMENTS]),
        first_view=first_view,
        lens=lens,
        course_schedule=tuple(DatedChange(*change) for change in changes[DAYS]),
        archetype=about.choice("archetype", archetypes) if about.has("archetype") else None,
        day=about.number("day", 0.0, DAYS.longest) if about.has("day") else 0.0,
    )
    about.finish()
    root.finish()
    return scenario


def _change_lines(clock: Clock, change: Change) -> list[str]:
    time, control_id, value = change
    return [
        "",
        "[[change]]",
        f"{clock.named('time')} = {float(time)!r}",
        f"control = {_quoted(control_id)}",
        f"value = {float(value)!r}",
    ]


def _quoted(text: str) -> str:
    # Texts are checked to be one line without control characters, so only these two need escaping.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
