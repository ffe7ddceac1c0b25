from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gate_viz import __version__
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.model import MODEL_VERSION, READOUT_UNITS
from tests.app.programs import run_python

TOE = ("--scenario", "stubbed_toe", "--seconds", "8")


def simulate(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["simulate", *words]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return json.loads(output.out)


def throughput(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, float]:
    both = simulate(capsys, *TOE, "--lens", "both", *words)
    return {lens: result["readouts"]["throughput"]["value"] for lens, result in both.items()}


def test_every_readout_has_its_unit_and_its_course(capsys: pytest.CaptureFixture[str]) -> None:
    result = simulate(capsys, "--seconds", "1")
    assert result["model_version"] == MODEL_VERSION
    assert result["lens"] == "evidence"
    assert READOUT_UNITS.items() <= {name: each["unit"] for name, each in result["readouts"].items()}.items()
    assert result["series"].keys() == result["readouts"].keys()
    assert result["time_unit"] == "s"
    for name, course in result["series"].items():
        assert course["t"][0] == 0.0
        assert course["t"][-1] == 1.0
        assert course["values"][-1] == pytest.approx(result["readouts"][name]["value"], abs=1e-9), name


def test_what_is_set_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    result = simulate(capsys, "--seconds", "1", "--set", "injury=.7", "touch=0", "--set", "gaba=1.5")
    assert {name: result["controls"][name] for name in ("injury", "touch", "gaba")} == {
        "injury": 0.7,
        "touch": 0.0,
        "gaba": 1.5,
    }


@pytest.mark.parametrize("words", ["touch=1", "norepinephrine=2", "opioid=1", "ketamine=1"])
def test_throughput_falls(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = throughput(capsys), throughput(capsys, "--set", words)
    assert all(after[lens] < before[lens] for lens in ("article", "evidence"))


@pytest.mark.parametrize("words", ["gaba=.3", "norepinephrine=.3"])
def test_throughput_rises(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = throughput(capsys), throughput(capsys, "--set", words)
    assert all(after[lens] > before[lens] for lens in ("article", "evidence"))


def test_ketamine_takes_away_more_where_the_nerve_is_sensitised(capsys: pytest.CaptureFixture[str]) -> None:
    plain = throughput(capsys), throughput(capsys, "--set", "ketamine=1")
    sensitised = (
        throughput(capsys, "--set", "sensitisation=.8"),
        throughput(capsys, "--set", "sensitisation=.8", "ketamine=1"),
    )
    for lens in ("article", "evidence"):
        assert sensitised[0][lens] - sensitised[1][lens] > plain[0][lens] - plain[1][lens]


def test_throughput_is_u_shaped_over_serotonin(capsys: pytest.CaptureFixture[str]) -> None:
    little, enough, much = (throughput(capsys, "--set", f"serotonin={value}") for value in (0.1, 1.5, 3))
    for lens in ("article", "evidence"):
        assert little[lens] > enough[lens] < much[lens]


def test_a_later_change_leaves_what_came_before_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    plain = simulate(capsys, *TOE)["series"]["signal_out"]
    rubbed = simulate(capsys, *TOE, "--at", "3:touch=1")["series"]["signal_out"]
    assert plain["t"] == rubbed["t"]
    earlier = sum(time < 3.0 for time in plain["t"])
    assert plain["values"][:earlier] == rubbed["values"][:earlier]
    assert rubbed["values"][-1] < plain["values"][-1]


def test_a_link_switched_off_carries_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    words = (*TOE[:2], "--seconds", "2", "--set", "norepinephrine=2")
    whole, without = (simulate(capsys, *words, *more) for more in ((), ("--link", "alpha2_projection=off")))
    assert without["readouts"]["throughput"]["value"] > whole["readouts"]["throughput"]["value"]
    assert without["links_off"] == ["alpha2_projection"]


def test_the_course_is_sampled_every_so_many_steps(capsys: pytest.CaptureFixture[str]) -> None:
    times = simulate(capsys, "--seconds", "1", "--every", "500")["series"]["signal_in"]["t"]
    assert times == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_sampling_more_often_does_not_change_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    coarse, fine = (simulate(capsys, *TOE[:2], "--seconds", "1", "--every", every) for every in ("500", "40"))
    assert coarse["readouts"] == fine["readouts"]


def test_a_combination_to_beware_of_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(capsys, "--seconds", "1")["warnings"] == []
    warnings = simulate(capsys, "--seconds", "1", "--set", "opioid=1", "benzodiazepine=1")["warnings"]
    assert "opioid_with_benzodiazepine" in [warning["id"] for warning in warnings]
    assert all(warning["patient"] for warning in warnings)


def test_controls_are_told_as_they_act_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (
        simulate(capsys, "--scenario", "rub_it_better", "--seconds", seconds)["controls"] for seconds in ("2", "4")
    )
    changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert changed == {"touch": (0.0, 1.0)}


def table(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[list[str], list[list[str]]]:
    """Lines above the header, and the rows from the header on."""
    assert main(["simulate", "--format", "csv", *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if line.startswith("#")], list(
        csv.reader(line for line in lines if not line.startswith("#"))
    )


def test_csv_has_the_numbers_of_json_in_a_row_for_each_sample(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--seconds", "1", "--every", "1000")
    (_, (head, *rows)), result = table(capsys, *words), simulate(capsys, *words)
    assert head == ["t", *result["readouts"]]
    assert [float(row[0]) for row in rows] == [0.0, 0.5, 1.0]
    for place, readout_id in enumerate(result["readouts"], 1):
        assert [float(row[place]) for row in rows] == result["series"][readout_id]["values"]


def test_csv_says_what_it_is_and_what_it_is_not_for(capsys: pytest.CaptureFixture[str]) -> None:
    head, _ = table(capsys, *TOE[:2], "--seconds", ".1", "--link", "alpha2_projection=off", "--set", "touch=.5")
    told = "\n".join(head)
    assert f"Gate Viz {__version__}, model {MODEL_VERSION}" in told
    assert load_catalogue(assets_folder()).texts.get("permanent.line") in told
    for words in ("scenario: stubbed_toe", "lens: evidence", "links off: alpha2_projection", "touch=0.5", "t [s]"):
        assert words in told


@pytest.mark.parametrize(("span", "unit"), [(("--seconds", ".1"), "s"), (("--days", "1"), "d")])
def test_csv_names_the_unit_of_every_column(
    span: tuple[str, str], unit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (head, (columns, *_)), result = table(capsys, *span), simulate(capsys, *span)
    (line,) = [line.removeprefix("# units: ") for line in head if line.startswith("# units: ")]
    named = [f"t [{unit}]", *(f"{name} [{each['unit']}]" for name, each in result["readouts"].items())]
    assert line.split(", ") == named
    assert len(columns) == len(named)


def test_csv_of_both_lenses_names_the_lens_in_each_row(capsys: pytest.CaptureFixture[str]) -> None:
    head, (names, *rows) = table(capsys, "--seconds", "1", "--every", "2000", "--lens", "both")
    assert "# lens: article, evidence" in head
    assert [(row[names.index("lens")], float(row[names.index("t")])) for row in rows] == [
        ("article", 0.0),
        ("article", 1.0),
        ("evidence", 0.0),
        ("evidence", 1.0),
    ]


def test_a_scenario_file_gives_what_the_shipped_one_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = Path(__file__).resolve().parents[2] / "assets" / "scenarios" / "stubbed_toe.toml"
    copy = tmp_path / "mine.gateviz"
    copy.write_bytes(shipped.read_bytes())
    assert simulate(capsys, "--scenario", str(copy), "--seconds", "1") == simulate(capsys, *TOE[:2], "--seconds", "1")


def test_simulating_needs_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys, tests.without_qt\n"
        "from gate_viz.app.main import main\n"
        "code = main(['simulate', '--seconds', '.1'])\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph')]\n"
        "sys.exit(code)\n"
    )
    finished = run_python("-c", program, folder=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert json.loads(finished.stdout)["lens"] == "evidence"
