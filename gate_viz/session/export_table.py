"""Recorded readouts → a CSV table that says what it is: version, lens, scenario and units in the header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gate_viz import __version__
from gate_viz.model import MODEL_VERSION, READOUT_UNITS
from gate_viz.session.controls import Controls
from gate_viz.session.experiment import Experiment
from gate_viz.session.history import KEPT_READOUTS, History


def history_table(history: History, controls: Controls, note: str = "") -> str:
    """Return the recorded minute as CSV text.

    Parameters
    ----------
    history : History
        What was recorded, in the present lens.
    controls : Controls
        Lens and scenario for the header.
    note : str
        A line of the header, such as what the figures are not for.
    """
    series = {readout_id: history.series(readout_id) for readout_id in KEPT_READOUTS}
    times_s, _values = series[KEPT_READOUTS[0]]
    columns = {readout_id: values.tolist() for readout_id, (_times, values) in series.items()}
    return table_text(times_s.tolist(), columns, controls, note)


def experiment_table(experiment: Experiment, note: str = "") -> str:
    """Return every readout of a run as CSV text.

    Parameters
    ----------
    experiment : Experiment
        The run.
    note : str
        A line of the header, such as what the figures are not for.
    """
    return table_text(experiment.times_s, experiment.series, experiment.frame.controls, note)


def table_text(
    times_s: Sequence[float], columns: Mapping[str, Sequence[float]], controls: Controls, note: str = ""
) -> str:
    """Return a table as CSV text: comment lines, one line of names with units, and a line for each time.

    Parameters
    ----------
    times_s : Sequence[float]
        Model times [s].
    columns : Mapping[str, Sequence[float]]
        Readout id → its values at these times.
    controls : Controls
        Lens and scenario for the header.
    note : str
        A line of the header, such as what the figures are not for.
    """
    header = [
        f"Gate Viz {__version__}, model {MODEL_VERSION}",
        f"scenario: {controls.scenario.id}",
        f"lens: {controls.lens.value}",
    ]
    lines = [f"# {line}" for line in (*header, *filter(None, [note]))]
    lines.append(",".join(["time [s]", *(f"{readout_id} [{READOUT_UNITS[readout_id]}]" for readout_id in columns)]))
    lines += (_row(row) for row in zip(times_s, *columns.values(), strict=True))
    return "\n".join(lines) + "\n"


def _row(numbers: Iterable[float]) -> str:
    return ",".join(format(number, ".9g") for number in numbers)
