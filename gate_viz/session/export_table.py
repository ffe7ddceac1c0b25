"""A run's readouts → a CSV table that says what it is: version, lens, scenario, controls and units above the header."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gate_viz import __version__
from gate_viz.content.records import Lens
from gate_viz.model import MODEL_VERSION, READOUT_UNITS
from gate_viz.session.experiment import Experiment


def experiments_table(experiments: Mapping[Lens, Experiment], note: str = "", links_off: Collection[str] = ()) -> str:
    """Return every readout of a run as CSV text: lines that begin with #, a header of ids, a line for each sample.

    Two lenses stand one below the other in the same table, with the lens in a first column of its own.

    Parameters
    ----------
    experiments : Mapping[Lens, Experiment]
        The same run in one lens or in both.
    note : str
        A line above the header, such as what the figures are not for.
    links_off : Collection[str]
        Links whose strength was 0.

    Notes
    -----
    Numbers are written in full, so that they are the ones that the other exports give. Units stand above the header:
    a column's name is the readout's id and nothing else.
    """
    lens_column = ["lens"] if len(experiments) > 1 else []
    lines = [f"# {line}" for line in _head(experiments, note, links_off)]
    lines.append(",".join([*lens_column, "t", *READOUT_UNITS]))
    for lens, experiment in experiments.items():
        lines += (",".join([*([lens.value] if lens_column else []), *row]) for row in _rows(experiment))
    return "\n".join(lines) + "\n"


def _head(experiments: Mapping[Lens, Experiment], note: str, links_off: Collection[str]) -> Iterator[str]:
    frame = next(iter(experiments.values())).frame
    yield f"Gate Viz {__version__}, model {MODEL_VERSION}"
    if note:
        yield note
    yield f"scenario: {frame.controls.scenario.id}"
    yield f"lens: {', '.join(lens.value for lens in experiments)}"
    yield f"links off: {', '.join(sorted(links_off)) or 'none'}"
    yield f"controls at the end: {', '.join(f'{name}={value:g}' for name, value in frame.acting_values.items())}"
    yield f"units: t [s], {', '.join(f'{readout_id} [{unit}]' for readout_id, unit in READOUT_UNITS.items())}"


def _rows(experiment: Experiment) -> Iterator[list[str]]:
    columns = [experiment.series[readout_id] for readout_id in READOUT_UNITS]
    for row in zip(experiment.times_s, *columns, strict=True):
        yield [repr(float(number)) for number in row]
