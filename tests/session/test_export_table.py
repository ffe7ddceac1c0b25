from __future__ import annotations

import csv

import pytest

from gate_viz import __version__
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import MODEL_VERSION, READOUT_UNITS
from gate_viz.session.experiment import run_experiment
from gate_viz.session.export_table import experiment_table, history_table
from gate_viz.session.session import Session


def rows_of(table: str) -> list[list[str]]:
    return list(csv.reader(line for line in table.splitlines() if not line.startswith("#")))


def test_the_head_says_what_the_table_is(catalogue: Catalogue) -> None:
    session = Session(catalogue, lens=Lens.ARTICLE)
    table = history_table(session.history, session.frame.controls, note="only a model")
    assert table.splitlines()[:5] == [
        f"# Gate Viz {__version__}, model {MODEL_VERSION}",
        "# scenario: stubbed_toe",
        "# lens: article",
        "# only a model",
        "time [s],signal_in [Hz],signal_out [Hz],gate_opening [1]",
    ]


def test_the_recorded_minute_is_in_it_sample_by_sample(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    frame = session.advance_steps(200)
    rows = rows_of(history_table(session.history, frame.controls))
    assert len(rows) == 1 + 11
    assert [float(cell) for cell in rows[-1]] == pytest.approx(
        [0.1, *(frame.readouts[readout_id] for readout_id in ("signal_in", "signal_out", "gate_opening"))]
    )


def test_a_run_has_a_column_for_every_readout_with_its_unit(catalogue: Catalogue) -> None:
    experiment = run_experiment(
        catalogue, catalogue.scenarios["healthy"], {}, lens=Lens.EVIDENCE, seconds=0.1, every_s=0.05
    )
    head, *rows = rows_of(experiment_table(experiment))
    assert head == ["time [s]", *(f"{readout_id} [{unit}]" for readout_id, unit in READOUT_UNITS.items())]
    assert [float(row[0]) for row in rows] == pytest.approx([0.0, 0.05, 0.1])
    assert all(len(row) == len(head) for row in rows)
