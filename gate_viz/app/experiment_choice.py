"""From the command line's words to one experiment: person, scenario, controls, later changes, links and lens."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gate_viz.app.given_words import (
    chosen_archetype,
    chosen_scenario,
    link_off,
    number_within,
    setting,
    timed_setting,
    whole_number,
)
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens, Scenario, ScheduledChange
from gate_viz.content.scenes import SCENE_IDS
from gate_viz.content.texts import Texts
from gate_viz.model import GateModel
from gate_viz.session.checked_values import LONGEST_D
from gate_viz.session.course import run_course, session_on_day
from gate_viz.session.experiment import LONGEST_S, Experiment, TimeUnit, run_experiment, session_after
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point

BOTH_LENSES = "both"
ONE_LENS = tuple(lens.value for lens in Lens)
DEFAULT_SCENARIO = "healthy"
SETTLED_S = 8.0
SHORTEST_D = 0.001
SCENES = SCENE_IDS
DEFAULT_EVERY_STEPS = 100
MOST_EVERY_STEPS = 1_000_000
DEFAULT_EVERY_D = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """How long a run is, and how far apart its samples are, both in its unit."""

    unit: TimeUnit
    length: float
    every: float


@dataclass(frozen=True, slots=True)
class ExperimentChoice:
    """What ``simulate`` and ``render`` were asked to run; ``lenses`` has one lens or both, the default one first.

    ``scenario`` is what the run starts with: ``scenario_id`` on top of ``archetype_id``, of which one may be None.
    """

    scenario: Scenario
    scenario_id: str | None
    archetype_id: str | None
    overrides: Mapping[str, float]
    changes: tuple[tuple[float, str, float], ...]
    links_off: frozenset[str]
    lenses: tuple[Lens, ...]
    span: Span

    def run(self, catalogue: Catalogue, lens: Lens) -> Experiment:
        """Experiment run to its end in one lens.

        Parameters
        ----------
        catalogue : Catalogue
            Everything that is shipped.
        lens : Lens
            One of ``lenses``.
        """
        if self.span.unit is TimeUnit.DAYS:
            return run_course(
                catalogue,
                self.scenario,
                self.overrides,
                changes=[DatedChange(*change) for change in self.changes],
                lens=lens,
                links_off=self.links_off,
                days=self.span.length,
                every_d=self.span.every,
            )
        return run_experiment(
            catalogue,
            self.scenario,
            self.overrides,
            changes=[ScheduledChange(*change) for change in self.changes],
            lens=lens,
            links_off=self.links_off,
            seconds=self.span.length,
            every_s=self.span.every,
        )

    def session(self, catalogue: Catalogue, lens: Lens) -> Session:
        """Session at the end of the same run, as the window would have it, with the other lens beside it.

        Parameters
        ----------
        catalogue : Catalogue
            Everything that is shipped.
        lens : Lens
            One of ``lenses``.
        """
        if self.span.unit is TimeUnit.DAYS:
            return session_on_day(
                catalogue,
                self.scenario,
                self.overrides,
                changes=[DatedChange(*change) for change in self.changes],
                lens=lens,
                links_off=self.links_off,
                days=self.span.length,
            )
        return session_after(
            catalogue,
            self.scenario,
            self.overrides,
            changes=[ScheduledChange(*change) for change in self.changes],
            lens=lens,
            links_off=self.links_off,
            seconds=self.span.length,
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
    parser.add_argument("--archetype", metavar="ID", help=texts.get(f"{option}archetype"))
    parser.add_argument("--scenario", metavar="ID|FILE", help=texts.get(f"{option}scenario", default=DEFAULT_SCENARIO))
    for name, form in (("set", "CONTROL=VALUE"), ("at", "TIME:CONTROL=VALUE"), ("link", "ID=off")):
        parser.add_argument(
            f"--{name}", nargs="+", action="extend", default=[], metavar=form, help=texts.get(option + name)
        )
    parser.add_argument("--lens", choices=lenses, help=texts.get(f"{option}lens", default=Lens.EVIDENCE.value))
    parser.add_argument("--seconds", metavar="S", help=texts.get(f"{option}seconds", default=SETTLED_S))
    parser.add_argument("--days", metavar="D", help=texts.get(f"{option}days"))


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
    scenario, scenario_id = _start(arguments, catalogue)
    span = _span(arguments, catalogue.texts)
    lenses: tuple[Lens, ...] = (scenario.lens or Lens.EVIDENCE,)
    if arguments.lens == BOTH_LENSES:
        lenses = (Lens.ARTICLE, Lens.EVIDENCE)
    elif arguments.lens:
        lenses = (Lens(arguments.lens),)
    changes = [timed_setting(word, span.length, span.unit.value, catalogue) for word in arguments.at]
    return ExperimentChoice(
        scenario=scenario,
        scenario_id=scenario_id,
        archetype_id=arguments.archetype,
        overrides=dict(setting("--set", word, word, catalogue) for word in arguments.set),
        changes=tuple(sorted(changes, key=lambda change: change[0])),
        links_off=frozenset(link_off(word, catalogue) for word in arguments.link),
        lenses=lenses,
        span=span,
    )


def _start(arguments: argparse.Namespace, catalogue: Catalogue) -> tuple[Scenario, str | None]:
    """Starting point, and the id of the scenario in it."""
    if arguments.archetype is None:
        name = DEFAULT_SCENARIO if arguments.scenario is None else arguments.scenario
        scenario = chosen_scenario(name, catalogue)
        return scenario, scenario.id
    archetype = chosen_archetype(arguments.archetype, catalogue)
    if arguments.scenario is None:
        return starting_point(archetype), None
    scenario = chosen_scenario(arguments.scenario, catalogue)
    return starting_point(archetype, scenario), scenario.id


def _span(arguments: argparse.Namespace, texts: Texts) -> Span:
    every = arguments.every
    if arguments.days is not None:
        if arguments.seconds is not None:
            raise RefusalError(texts.get("command_line.refusal.two_spans"))
        days = number_within("--days", arguments.days, SHORTEST_D, LONGEST_D, texts)
        every_d = DEFAULT_EVERY_D if every is None else number_within("--every", every, SHORTEST_D, LONGEST_D, texts)
        return Span(TimeUnit.DAYS, days, every_d)
    step_s = GateModel.STEP_MS / 1000.0
    seconds = SETTLED_S
    if arguments.seconds is not None:
        seconds = number_within("--seconds", arguments.seconds, step_s, LONGEST_S, texts)
    steps = DEFAULT_EVERY_STEPS if every is None else whole_number("--every", every, 1, MOST_EVERY_STEPS, texts)
    return Span(TimeUnit.SECONDS, seconds, steps * step_s)
