"""From the command line's words to one experiment: scenario, controls, later changes, links and lens."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import not_known
from gate_viz.content.records import Control, Lens, Scenario, ScheduledChange
from gate_viz.content.scenarios import read_scenario
from gate_viz.content.texts import Texts
from gate_viz.model import GateModel
from gate_viz.session.experiment import Experiment, run_experiment

BOTH_LENSES = "both"
ONE_LENS = tuple(lens.value for lens in Lens)
DEFAULT_SCENARIO = "healthy"
SETTLED_S = 8.0
LONGEST_S = 3600.0
SCENES = ("gate",)
DEFAULT_EVERY_STEPS = 100
MOST_EVERY_STEPS = 1_000_000

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_SCENARIO_ENDINGS = (".gateviz", ".toml")


@dataclass(frozen=True, slots=True)
class ExperimentChoice:
    """What ``simulate`` and ``render`` were asked to run; ``lenses`` has one lens or both, the default one first."""

    scenario: Scenario
    overrides: Mapping[str, float]
    changes: tuple[ScheduledChange, ...]
    links_off: frozenset[str]
    lenses: tuple[Lens, ...]
    seconds: float
    every_steps: int

    def run(self, catalogue: Catalogue, lens: Lens) -> Experiment:
        """Experiment run to its end in one lens.

        Parameters
        ----------
        catalogue : Catalogue
            Everything that is shipped.
        lens : Lens
            One of ``lenses``.
        """
        return run_experiment(
            catalogue,
            self.scenario,
            self.overrides,
            changes=self.changes,
            lens=lens,
            links_off=self.links_off,
            seconds=self.seconds,
            every_s=self.every_steps * GateModel.STEP_MS / 1000.0,
        )


def add_experiment_arguments(parser: argparse.ArgumentParser, texts: Texts, *, lenses: Sequence[str]) -> None:
    """Give a command the choices that ``simulate`` and ``render`` share.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    texts : Texts
        The words on screen.
    lenses : Sequence[str]
        What ``--lens`` may be: a picture shows one, a table can hold both.
    """
    option = "command_line.option."
    parser.add_argument("--scenario", metavar="ID|FILE", help=texts.get(f"{option}scenario", default=DEFAULT_SCENARIO))
    for name, form in (("set", "CONTROL=VALUE"), ("at", "TIME:CONTROL=VALUE"), ("link", "ID=off")):
        parser.add_argument(
            f"--{name}", nargs="+", action="extend", default=[], metavar=form, help=texts.get(option + name)
        )
    parser.add_argument("--lens", choices=lenses, help=texts.get(f"{option}lens", default=Lens.EVIDENCE.value))
    parser.add_argument("--seconds", metavar="S", help=texts.get(f"{option}seconds", default=SETTLED_S))


def chosen_experiment(arguments: argparse.Namespace, catalogue: Catalogue) -> ExperimentChoice:
    """Experiment that the parsed arguments ask for, checked word by word.

    Parameters
    ----------
    arguments : argparse.Namespace
        What ``add_experiment_arguments`` (and ``simulate``'s ``--every``) let in.
    catalogue : Catalogue
        Everything that is shipped.

    Raises
    ------
    RefusalError
        If a control, link, number or time is wrong.
    ContentError
        If a scenario file is.
    """
    texts = catalogue.texts
    scenario = chosen_scenario(DEFAULT_SCENARIO if arguments.scenario is None else arguments.scenario, catalogue)
    seconds = _seconds(arguments.seconds, texts)
    lenses: tuple[Lens, ...] = (scenario.lens or Lens.EVIDENCE,)
    if arguments.lens == BOTH_LENSES:
        lenses = (Lens.ARTICLE, Lens.EVIDENCE)
    elif arguments.lens:
        lenses = (Lens(arguments.lens),)
    # Only simulate has it: a picture needs no course.
    every = getattr(arguments, "every", str(DEFAULT_EVERY_STEPS))
    return ExperimentChoice(
        scenario=scenario,
        overrides=dict(_setting("--set", word, word, catalogue) for word in arguments.set),
        changes=tuple(sorted((_change(word, seconds, catalogue) for word in arguments.at), key=lambda c: c.time_s)),
        links_off=frozenset(_link_off(word, catalogue) for word in arguments.link),
        lenses=lenses,
        seconds=seconds,
        every_steps=whole_number("--every", every, 1, MOST_EVERY_STEPS, texts),
    )


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
    raise _unknown("--scenario", name, catalogue.scenarios, catalogue.texts)


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


def _seconds(word: str | None, texts: Texts) -> float:
    if word is None:
        return SETTLED_S
    seconds = number("--seconds", word, word, texts)
    shortest = GateModel.STEP_MS / 1000.0
    if not shortest <= seconds <= LONGEST_S:
        raise RefusalError(texts.get("command_line.refusal.seconds", value=word, minimum=shortest, maximum=LONGEST_S))
    return seconds


def _setting(option: str, value: str, pair: str, catalogue: Catalogue) -> tuple[str, float]:
    control_id, equals, word = pair.partition("=")
    if not equals:
        form = "TIME:CONTROL=VALUE" if option == "--at" else "CONTROL=VALUE"
        raise RefusalError(catalogue.texts.get("command_line.refusal.pair", option=option, value=value, form=form))
    if control_id not in catalogue.controls:
        raise _unknown(option, control_id, catalogue.controls, catalogue.texts)
    level = number(option, value, word, catalogue.texts)
    return control_id, _in_range(option, catalogue.controls[control_id], level, catalogue.texts)


def _in_range(option: str, control: Control, value: float, texts: Texts) -> float:
    if control.minimum <= value <= control.maximum:
        return value
    raise RefusalError(
        texts.get(
            "command_line.refusal.range",
            option=option,
            id=control.id,
            number=value,
            minimum=control.minimum,
            maximum=control.maximum,
        )
    )


def _change(value: str, seconds: float, catalogue: Catalogue) -> ScheduledChange:
    time, colon, pair = value.partition(":")
    texts = catalogue.texts
    if not colon:
        raise RefusalError(
            texts.get("command_line.refusal.pair", option="--at", value=value, form="TIME:CONTROL=VALUE")
        )
    time_s = number("--at", value, time, texts)
    if not 0.0 <= time_s <= seconds:
        raise RefusalError(texts.get("command_line.refusal.time", option="--at", value=value, seconds=seconds))
    control_id, level = _setting("--at", value, pair, catalogue)
    return ScheduledChange(time_s, control_id, level)


def _link_off(value: str, catalogue: Catalogue) -> str:
    link_id, _, state = value.partition("=")
    if state != "off":
        raise RefusalError(
            catalogue.texts.get("command_line.refusal.pair", option="--link", value=value, form="ID=off")
        )
    if link_id not in catalogue.links:
        raise _unknown("--link", link_id, catalogue.links, catalogue.texts)
    return link_id


def _unknown(option: str, name: str, known: Collection[str], texts: Texts) -> RefusalError:
    return RefusalError(texts.get("command_line.refusal.unknown", option=option, reason=not_known(name, known)))
