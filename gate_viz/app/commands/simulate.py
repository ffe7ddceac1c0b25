"""``gate-viz simulate``: a scenario run without a window, as numbers. Nothing here needs Qt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping

from gate_viz.app.experiment_choice import (
    BOTH_LENSES,
    DEFAULT_EVERY_D,
    DEFAULT_EVERY_STEPS,
    ONE_LENS,
    ExperimentChoice,
    add_experiment_arguments,
    chosen_experiment,
)
from gate_viz.app.output import print_text
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.model import MODEL_VERSION, GateModel
from gate_viz.session.experiment import Experiment, TimeUnit
from gate_viz.session.export_table import experiments_table
from gate_viz.session.left_out import LeftOutLink

FORMATS = ("json", "csv")


def add_arguments(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Give the parser this command's arguments.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts = catalogue.texts
    add_experiment_arguments(parser, texts, lenses=(*ONE_LENS, BOTH_LENSES))
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help=texts.get("command_line.option.format_series")
    )
    every = texts.get(
        "command_line.option.every",
        step_ms=GateModel.STEP_MS,
        default=DEFAULT_EVERY_STEPS,
        default_days=DEFAULT_EVERY_D,
    )
    parser.add_argument("--every", metavar="N", help=every)


def run(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    """Exit code, after the readouts and their course are printed.

    Parameters
    ----------
    arguments : argparse.Namespace
        What was asked for.
    catalogue : Catalogue
        Everything that is shipped.
    """
    choice = chosen_experiment(arguments, catalogue)
    experiments = {lens: choice.run(catalogue, lens) for lens in choice.lenses}
    if arguments.format == "csv":
        note = catalogue.texts.get("permanent.line")
        table = experiments_table(experiments, note, choice.links_off, choice.archetype_id)
        print_text(table.removesuffix("\n"), catalogue.texts)
    else:
        print_text(as_json(choice, experiments, catalogue.texts), catalogue.texts)
    return 0


def as_json(choice: ExperimentChoice, experiments: Mapping[Lens, Experiment], texts: Texts) -> str:
    """Experiment as one JSON object; two lenses as an object of two such objects.

    Parameters
    ----------
    choice : ExperimentChoice
        What was run.
    experiments : Mapping[Lens, Experiment]
        Its outcome in each lens.
    texts : Texts
        The words on screen.

    Notes
    -----
    ``controls`` has every control as it acts at the end of the run, after the scenario's own later changes and those
    asked for: what the final readouts belong to. ``links_left_out`` has the links that carry nothing in this lens, and
    why.
    """
    objects = {lens.value: _as_object(choice, lens, experiment, texts) for lens, experiment in experiments.items()}
    shown: object = objects if len(objects) > 1 else next(iter(objects.values()))
    return json.dumps(shown, allow_nan=False)


def _numbers(values: Iterable[float]) -> list[float]:
    return [float(value) for value in values]


def _reason(link: LeftOutLink, texts: Texts) -> str:
    told = texts.get(f"command_line.left_out.{link.why.value}", grade=link.grade.value)
    return f"{told}. {link.because}" if link.because else told


def _as_object(choice: ExperimentChoice, lens: Lens, experiment: Experiment, texts: Texts) -> dict[str, object]:
    times = _numbers(experiment.times)
    frame, unit = experiment.frame, experiment.time_unit
    return {
        "model_version": MODEL_VERSION,
        "archetype": choice.archetype_id,
        "scenario": choice.scenario_id,
        "lens": lens.value,
        "links_off": sorted(choice.links_off),
        "links_left_out": [
            {
                "id": link.id,
                "grade": link.grade.value,
                "reason": _reason(link, texts),
            }
            for link in experiment.left_out
        ],
        "days" if unit is TimeUnit.DAYS else "seconds": choice.span.length,
        "time_unit": unit.value,
        "controls": dict(frame.acting_values),
        "readouts": {
            readout_id: {"value": frame.readouts[readout_id], "unit": its_unit}
            for readout_id, its_unit in experiment.units.items()
        },
        "warnings": [
            {"id": rule.id, "patient": rule.patient, "clinician": rule.clinician} for rule in experiment.warnings
        ],
        "series": {
            readout_id: {"t": times, "values": _numbers(values)} for readout_id, values in experiment.series.items()
        },
    }
