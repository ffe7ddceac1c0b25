"""A run's readouts → a CSV table that says what it is: version, lens, scenario, controls and units above the header."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gate_viz import __version__
from gate_viz.content.records import Lens
from gate_viz.model import MODEL_VERSION
from gate_viz.session.experiment import Experiment


def experiments_table(
    experiments: Mapping[Lens, Experiment],
    note: str = "",
    links_off: Collection[str] = (),
    archetype: str | None = None,
) -> str:
    """Return every readout of a run as CSV text: lines that begin with #, a header of ids, a line for each sample.

    Two lenses stand one below the other in the same table, with the lens in a first column of its own.

    Parameters
    ----------
    experiments : Mapping[Lens, Experiment]
        The same run in one lens or in both.
    note : str
        A line above the header, such as what the figures are not for.
    links_off : Collection[str]
        Links that were switched off.
    archetype : str or None
        Who the run began with.

    Notes
    -----
    Numbers are written in full, so that they are the ones that the other exports give. Units stand above the header:
    a column's name is the readout's id and nothing else.
    """
    lens_column = ["lens"] if len(experiments) > 1 else []
    lines = [f"# {line}" for line in _head(experiments, note, links_off, archetype)]
    lines.append(",".join([*lens_column, "t", *_any_of(experiments).units]))
    for lens, experiment in experiments.items():
        lines += (",".join([*([lens.value] if lens_column else []), *row]) for row in _rows(experiment))
    return "\n".join(lines) + "\n"


def _head(
    experiments: Mapping[Lens, Experiment], note: str, links_off: Collection[str], archetype: str | None
) -> Iterator[str]:
    any_of_them = _any_of(experiments)
    frame = any_of_them.frame
    yield f"Gate Viz {__version__}, model {MODEL_VERSION}"
    if note:
        yield note
    if archetype is not None:
        yield f"archetype: {archetype}"
    # An archetype alone is its own scenario.
    if frame.controls.scenario.id != archetype:
        yield f"scenario: {frame.controls.scenario.id}"
    yield f"lens: {', '.join(lens.value for lens in experiments)}"
    yield f"links off: {', '.join(sorted(links_off)) or 'none'}"
    for lens, experiment in experiments.items():
        yield f"links left out, {lens.value}: {', '.join(link.id for link in experiment.left_out) or 'none'}"
    yield f"controls at the end: {', '.join(f'{name}={value:g}' for name, value in frame.acting_values.items())}"
    units = {"t": any_of_them.time_unit.value, **any_of_them.units}
    yield f"units: {', '.join(f'{name} [{unit}]' for name, unit in units.items())}"


def _rows(experiment: Experiment) -> Iterator[list[str]]:
    columns = [experiment.series[readout_id] for readout_id in experiment.units]
    for row in zip(experiment.times, *columns, strict=True):
        yield [repr(float(number)) for number in row]


def _any_of(experiments: Mapping[Lens, Experiment]) -> Experiment:
    """Return one of them, for all that they have in common."""
    return next(iter(experiments.values()))
