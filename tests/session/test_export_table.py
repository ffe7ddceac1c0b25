from __future__ import annotations

import csv

import pytest

from gate_viz import __version__
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, ScheduledChange
from gate_viz.model import MODEL_VERSION
from gate_viz.session.experiment import Experiment, run_experiment
from gate_viz.session.export_table import experiments_table

LINK = "alpha2_projection"


def run(catalogue: Catalogue, lens: Lens, *changes: ScheduledChange) -> Experiment:
    scenario = catalogue.scenarios["healthy"]
    return run_experiment(catalogue, scenario, {"injury": 0.5}, changes=changes, lens=lens, seconds=0.1, every_s=0.05)


def head_of(table: str) -> list[str]:
    return [line.removeprefix("# ") for line in table.splitlines() if line.startswith("#")]


def rows_of(table: str) -> list[list[str]]:
    return list(csv.reader(line for line in table.splitlines() if not line.startswith("#")))


def test_the_head_says_what_the_table_is(catalogue: Catalogue) -> None:
    table = experiments_table({Lens.ARTICLE: run(catalogue, Lens.ARTICLE)}, note="only a model", links_off=[LINK])
    assert head_of(table)[:5] == [
        f"Gate Viz {__version__}, model {MODEL_VERSION}",
        "only a model",
        "scenario: healthy",
        "lens: article",
        f"links off: {LINK}",
    ]


def test_the_head_names_every_column_with_its_unit(catalogue: Catalogue) -> None:
    experiment = run(catalogue, Lens.EVIDENCE)
    table = experiments_table({Lens.EVIDENCE: experiment})
    units = head_of(table)[-1].removeprefix("units: ").split(", ")
    assert units == ["t [s]", *(f"{readout_id} [{unit}]" for readout_id, unit in experiment.units.items())]
    assert [unit.split(" [")[0] for unit in units] == rows_of(table)[0]


def test_the_head_tells_the_controls_as_they_act_at_the_end(catalogue: Catalogue) -> None:
    changed = run(catalogue, Lens.EVIDENCE, ScheduledChange(0.05, "touch", 0.75))
    (controls,) = [line for line in head_of(experiments_table({Lens.EVIDENCE: changed})) if "controls" in line]
    assert {"injury=0.5", "touch=0.75"} <= set(controls.removeprefix("controls at the end: ").split(", "))


def test_the_head_names_the_archetype_and_a_scenario_on_top_of_it(catalogue: Catalogue) -> None:
    experiments = {Lens.ARTICLE: run(catalogue, Lens.ARTICLE)}
    head = head_of(experiments_table(experiments, archetype="sore"))
    assert ("archetype: sore" in head, "scenario: healthy" in head) == (True, True)
    alone = head_of(experiments_table(experiments, archetype="healthy"))
    assert ("archetype: healthy" in alone, "scenario: healthy" in alone) == (True, False)


def test_the_head_names_the_links_that_each_lens_leaves_out(catalogue: Catalogue) -> None:
    head = head_of(experiments_table({lens: run(catalogue, lens) for lens in Lens}))
    assert "links left out, article: opioid_disinhibition, active_metabolite" in head
    assert "links left out, evidence: opioid_interneuron, oih_gs" in head


def test_every_sample_is_a_row_with_its_numbers_in_full(catalogue: Catalogue) -> None:
    experiment = run(catalogue, Lens.EVIDENCE)
    head, *rows = rows_of(experiments_table({Lens.EVIDENCE: experiment}))
    assert [float(row[0]) for row in rows] == pytest.approx([0.0, 0.05, 0.1])
    for place, readout_id in enumerate(head[1:], 1):
        assert [float(row[place]) for row in rows] == list(experiment.series[readout_id])


def test_two_lenses_share_one_table_that_names_the_lens_in_each_row(catalogue: Catalogue) -> None:
    table = experiments_table({lens: run(catalogue, lens) for lens in (Lens.ARTICLE, Lens.EVIDENCE)})
    assert "lens: article, evidence" in head_of(table)
    head, *rows = rows_of(table)
    assert head[:2] == ["lens", "t"]
    assert [row[0] for row in rows] == ["article"] * 3 + ["evidence"] * 3
    assert {len(row) for row in rows} == {len(head)}
