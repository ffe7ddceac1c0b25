"""Single words of the command line → what they stand for: numbers, control values, later changes, links."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from pathlib import Path

from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import not_known
from gate_viz.content.records import Archetype, Control, Scenario
from gate_viz.content.scenarios import read_scenario
from gate_viz.content.texts import Texts

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_SCENARIO_ENDINGS = (".gateviz", ".toml")


def number(option: str, value: str, word: str, texts: Texts) -> float:
    """Number that a word stands for, with a point and without tricks (no ``nan``, ``inf`` or ``1_000``).

    Parameters
    ----------
    option : str
        The option, for messages.
    value : str
        All that was given to the option, for messages.
    word : str
        The number itself.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it is no number, or none that can be held.
    """
    result = float(word) if _NUMBER.fullmatch(word) else math.nan
    if not math.isfinite(result):
        raise RefusalError(texts.get("command_line.refusal.number", option=option, value=value, number=word))
    return result


def whole_number(option: str, word: str, minimum: int, maximum: int, texts: Texts) -> int:
    """Whole number that a word stands for, within its range.

    Parameters
    ----------
    option : str
        The option, for messages.
    word : str
        The number.
    minimum, maximum : int
        The range, both included.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it is none.
    """
    if re.fullmatch(r"\d{1,9}", word, re.ASCII) and minimum <= int(word) <= maximum:
        return int(word)
    reason = texts.get("command_line.refusal.whole", option=option, value=word, minimum=minimum, maximum=maximum)
    raise RefusalError(reason)


def number_within(option: str, word: str, minimum: float, maximum: float, texts: Texts) -> float:
    """Number that a word stands for, within its range.

    Parameters
    ----------
    option : str
        The option, for messages.
    word : str
        The number.
    minimum, maximum : float
        The range, both included.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it is none.
    """
    found = number(option, word, word, texts)
    if minimum <= found <= maximum:
        return found
    reason = texts.get("command_line.refusal.within", option=option, value=word, minimum=minimum, maximum=maximum)
    raise RefusalError(reason)


def setting(option: str, value: str, pair: str, catalogue: Catalogue) -> tuple[str, float]:
    """Control and value that ``control=value`` stands for; a control with choices takes their names, too.

    Parameters
    ----------
    option : str
        The option, for messages.
    value : str
        All that was given to the option, for messages.
    pair : str
        The pair itself.
    catalogue : Catalogue
        Where the controls are.

    Raises
    ------
    RefusalError
        If it is no such pair, the control is not known, or cannot have the value.
    """
    control_id, equals, word = pair.partition("=")
    if not equals:
        form = "TIME:CONTROL=VALUE" if option == "--at" else "CONTROL=VALUE"
        raise RefusalError(catalogue.texts.get("command_line.refusal.pair", option=option, value=value, form=form))
    if control_id not in catalogue.controls:
        raise unknown(option, control_id, catalogue.controls, catalogue.texts)
    control = catalogue.controls[control_id]
    if word in control.choice_values:
        return control_id, control.choice_values[word]
    if control.choices and not _NUMBER.fullmatch(word):
        raise _no_choice(option, control, word, catalogue.texts)
    level = number(option, value, word, catalogue.texts)
    _refuse_outside(option, control, level, catalogue.texts)
    return control_id, level


def timed_setting(value: str, end: float, unit: str, catalogue: Catalogue) -> tuple[float, str, float]:
    """Time, control and value that ``TIME:control=value`` stands for.

    Parameters
    ----------
    value : str
        What was given to ``--at``.
    end : float
        When the run ends, in its unit.
    unit : str
        The run's unit, for messages.
    catalogue : Catalogue
        Where the controls are.

    Raises
    ------
    RefusalError
        If it is none, or the time is not within the run.
    """
    time, colon, pair = value.partition(":")
    texts = catalogue.texts
    if not colon:
        reason = texts.get("command_line.refusal.pair", option="--at", value=value, form="TIME:CONTROL=VALUE")
        raise RefusalError(reason)
    moment = number("--at", value, time, texts)
    if not 0.0 <= moment <= end:
        raise RefusalError(texts.get("command_line.refusal.time", option="--at", value=value, end=end, unit=unit))
    return moment, *setting("--at", value, pair, catalogue)


def link_off(value: str, catalogue: Catalogue) -> str:
    """Link that ``id=off`` switches off.

    Parameters
    ----------
    value : str
        What was given to ``--link``.
    catalogue : Catalogue
        Where the links are.

    Raises
    ------
    RefusalError
        If it is no such pair, or the link is not known.
    """
    link_id, _, state = value.partition("=")
    if state != "off":
        reason = catalogue.texts.get("command_line.refusal.pair", option="--link", value=value, form="ID=off")
        raise RefusalError(reason)
    if link_id not in catalogue.links:
        raise unknown("--link", link_id, catalogue.links, catalogue.texts)
    return link_id


def chosen_scenario(name: str, catalogue: Catalogue) -> Scenario:
    """Scenario of that id, or the one in the file of that name.

    Parameters
    ----------
    name : str
        A shipped scenario's id, or a path.
    catalogue : Catalogue
        Everything that is shipped.

    Raises
    ------
    RefusalError
        If it is neither.
    ContentError
        If the file is wrong.
    """
    if name in catalogue.scenarios:
        return catalogue.scenarios[name]
    path = Path(name)
    if path.suffix in _SCENARIO_ENDINGS or len(path.parts) > 1:
        return read_scenario(path, catalogue)
    raise unknown("--scenario", name, catalogue.scenarios, catalogue.texts)


def chosen_archetype(name: str, catalogue: Catalogue) -> Archetype:
    """Archetype of that id.

    Parameters
    ----------
    name : str
        Its id.
    catalogue : Catalogue
        Everything that is shipped.

    Raises
    ------
    RefusalError
        If there is none.
    """
    if name not in catalogue.archetypes:
        raise unknown("--archetype", name, catalogue.archetypes, catalogue.texts)
    return catalogue.archetypes[name]


def unknown(option: str, name: str, known: Collection[str], texts: Texts) -> RefusalError:
    """Refusal of a name that is not known, with the nearest that is.

    Parameters
    ----------
    option : str
        The option, for messages.
    name : str
        What was given.
    known : Collection[str]
        What could be.
    texts : Texts
        The words on screen.
    """
    return RefusalError(texts.get("command_line.refusal.unknown", option=option, reason=not_known(name, known)))


def _refuse_outside(option: str, control: Control, value: float, texts: Texts) -> None:
    if control.allows(value):
        return
    if control.choices:
        raise _no_choice(option, control, f"{value:g}", texts)
    reason = texts.get(
        "command_line.refusal.range",
        option=option,
        id=control.id,
        number=value,
        minimum=control.minimum,
        maximum=control.maximum,
    )
    raise RefusalError(reason)


def _no_choice(option: str, control: Control, given: str, texts: Texts) -> RefusalError:
    choices = ", ".join(f"{choice.id} ({choice.value:g})" for choice in control.choices)
    return RefusalError(
        texts.get("command_line.refusal.choice", option=option, id=control.id, given=given, choices=choices)
    )
