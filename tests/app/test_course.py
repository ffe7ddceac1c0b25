"""Days and archetypes on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.model import READOUT_UNITS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


def simulate(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["simulate", *words]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return json.loads(output.out)


def final(result: Any, readout: str) -> float:
    value: float = result["readouts"][readout]["value"]
    return value


def test_every_archetype_can_be_run_for_weeks_in_both_lenses(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    for archetype_id in catalogue.archetypes:
        words = ("--archetype", archetype_id, "--days", "28", "--every", "28", "--lens", "both", "--format", "json")
        both = simulate(capsys, *words)
        assert both.keys() == {"article", "evidence"}
        for lens, result in both.items():
            told = (result["archetype"], result["scenario"], result["lens"], result["days"], result["time_unit"])
            assert told == (archetype_id, None, lens, 28.0, "d")
            assert result["series"]["mood"]["t"] == [0.0, 28.0]
            assert READOUT_UNITS.keys() <= result["readouts"].keys() == result["series"].keys()
            assert all(result["series"][name]["values"][-1] == final(result, name) for name in result["series"])


def test_a_day_is_sampled_in_days(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(capsys, "--days", "3")["series"]["mood"]["t"] == [0.0, 1.0, 2.0, 3.0]
    assert simulate(capsys, "--days", "1", "--every", "0.4")["series"]["mood"]["t"] == [0.0, 0.4, 0.8, 1.0]
    assert simulate(capsys, "--days", "0.01")["series"]["mood"]["t"] == [0.0, 0.01]


def test_sampling_more_often_does_not_change_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--archetype", "migraine_cgrp", "--days", "5.1", "--every")
    coarse, fine = (simulate(capsys, *words, every) for every in ("5", "0.15"))
    assert coarse["readouts"] == fine["readouts"]


def test_a_medicine_that_is_set_builds_up_and_one_that_ends_on_a_day_wanes(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    drug_id = next(drug.id for drug in catalogue.drugs.values() if drug.half_life_h > 0.0)
    words = ("--archetype", "fibromyalgia", "--days", "28", "--set", f"{drug_id}=1", "--at", f"20:{drug_id}=0")
    result = simulate(capsys, *words)
    level = result["series"][f"blood_level_{drug_id}"]["values"]
    assert level[0] == 0.0
    assert 0.0 < level[1] < level[20] > level[21] > level[28] > 0.0
    assert result["controls"][drug_id] == 0.0


def test_what_is_stopped_at_once_after_weeks_is_warned_of_and_what_is_lowered_first_is_not(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    drug_id = next(drug.id for drug in catalogue.drugs.values() if "opioid" in drug.safety_groups)
    words = ("--days", "60", "--every", "60", "--set", f"{drug_id}=1", "--at")
    at_once = simulate(capsys, *words, f"28:{drug_id}=0")
    lowered = simulate(capsys, *words, f"28:{drug_id}=.7", f"42:{drug_id}=.4", f"56:{drug_id}=0")
    warned = [{warning["id"] for warning in result["warnings"]} for result in (at_once, lowered)]
    assert warned[0] - warned[1] == {"stopped_opioid"}


def test_an_archetype_comes_first_then_a_scenario_then_what_is_set(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    person = catalogue.archetypes["fibromyalgia"].values
    alone = simulate(capsys, "--archetype", "fibromyalgia", "--seconds", ".1")
    assert {name: alone["controls"][name] for name in person} == person
    words = ("--archetype", "fibromyalgia", "--scenario", "stubbed_toe", "--seconds", ".1", "--set", "lc_drive=2")
    result = simulate(capsys, *words)
    assert (result["archetype"], result["scenario"]) == ("fibromyalgia", "stubbed_toe")
    named = {**person, **catalogue.scenarios["stubbed_toe"].values, "lc_drive": 2.0}
    assert {name: result["controls"][name] for name in named} == named


def test_a_moment_of_an_archetype_is_the_one_its_days_begin_with(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--archetype", "fibromyalgia", "--lens", "both")
    moment, days = simulate(capsys, *words, "--seconds", "8"), simulate(capsys, *words, "--days", "1")
    for lens, result in moment.items():
        for readout in ("throughput", "store_serotonin", "sleep_quality", "mood"):
            assert result["series"][readout]["values"][0] == pytest.approx(
                days[lens]["series"][readout]["values"][0], rel=1e-6
            ), readout


def test_seconds_hold_what_takes_days(capsys: pytest.CaptureFixture[str]) -> None:
    for readout in ("store_serotonin", "sleep_quality"):
        plain, starved = (
            final(simulate(capsys, "--seconds", "1", *words), readout)
            for words in ((), ("--set", "tryptophan=0", "sleep_loss=1"))
        )
        assert starved == plain
    assert final(simulate(capsys, "--days", "20", "--set", "tryptophan=0"), "store_serotonin") < plain


@pytest.mark.parametrize(("choice", "number"), [("poor", "0"), ("intermediate", ".5"), ("ultrarapid", "3")])
def test_a_choice_can_be_set_by_its_name_or_its_number(
    choice: str, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    by_name, by_number = (simulate(capsys, "--seconds", ".1", "--set", f"cyp2d6={word}") for word in (choice, number))
    assert by_name == by_number
    later = simulate(capsys, "--days", "2", "--at", f"1:cyp2d6={choice}")
    assert later["controls"]["cyp2d6"] == float(number)


def test_what_is_contested_is_left_out_by_the_evidence_and_said_to_be(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    both = simulate(capsys, "--seconds", ".1", "--lens", "both", "--link", "alpha2_projection=off")
    left_out = {lens: {link["id"]: link for link in result["links_left_out"]} for lens, result in both.items()}
    contested = {link.id for link in catalogue.links.values() if link.grade.value == "contested"}
    assert contested <= left_out["evidence"].keys()
    assert contested.isdisjoint(left_out["article"])
    for link_id in contested:
        told = left_out["evidence"][link_id]
        assert told["grade"] == "contested"
        answers = [claim.label for claim in catalogue.claims.values() if link_id in claim.links]
        assert told["reason"] == f"contested: the evidence gives it no weight. {answers[0]}"
    assert "liver" in left_out["evidence"]["butterbur_cgrp_release"]["reason"]
    assert {links["alpha2_projection"]["reason"] for links in left_out.values()} == {"switched off for this run"}
    assert left_out["article"]["protein_competition"]["reason"] == "the articles do not tell of it"


def test_a_contested_road_is_seen_in_the_articles_lens_alone(capsys: pytest.CaptureFixture[str]) -> None:
    both = simulate(capsys, "--archetype", "long_term_opioid", "--days", "84", "--every", "84", "--lens", "both")
    assert final(both["article"], "gs_share") > 0.01
    assert final(both["evidence"], "gs_share") == 0.0


def test_csv_of_days_says_so_and_has_the_numbers_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--archetype", "fibromyalgia", "--days", "2", "--lens", "both")
    result = simulate(capsys, *words)
    assert main(["simulate", *words, "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    head = [line for line in lines if line.startswith("#")]
    names, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    assert any(line.startswith("# units: t [d]") for line in head)
    assert any(line.startswith("# links left out, evidence: ") and "gluten_gad" in line for line in head)
    assert [row[:2] for row in rows] == [
        [lens, str(day)] for lens in ("article", "evidence") for day in (0.0, 1.0, 2.0)
    ]
    for place, name in enumerate(names[2:], 2):
        assert [float(row[place]) for row in rows] == [
            value for lens in ("article", "evidence") for value in result[lens]["series"][name]["values"]
        ]


def test_a_scenario_file_can_have_changes_of_its_own_by_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "weeks.gateviz"
    path.write_text(
        'format = 1\n[scenario]\nid = "weeks"\nname = "Weeks"\ndescription = "Weeks."\n'
        '[values]\ninjury = 0.5\n[[change]]\ntime_d = 2.0\ncontrol = "injury"\nvalue = 0.1\n',
        encoding="utf-8",
    )
    injuries = simulate(capsys, "--scenario", str(path), "--days", "3")["series"]["signal_in"]["values"]
    assert injuries[0] == injuries[1] > injuries[2] == injuries[3]
    assert simulate(capsys, "--scenario", str(path), "--seconds", "1")["controls"]["injury"] == 0.5


@pytest.mark.usefixtures("qapp")
def test_a_picture_shows_an_archetypes_moment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("render", "--seconds", "0.5", "--size", "640x360", "--readouts")
    for name, who in (("plain", ()), ("person", ("--archetype", "fibromyalgia"))):
        assert main([*words, *who, "--to", str(tmp_path / f"{name}.png")]) == 0
    assert "sensitisation" in capsys.readouterr().out
    assert (tmp_path / "plain.png").read_bytes() != (tmp_path / "person.png").read_bytes()
