from __future__ import annotations

import json
from typing import Any

import pytest

from gate_viz.app.commands.list import KINDS
from gate_viz.app.main import main
from gate_viz.content.links import EVIDENCE_WEIGHTS
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, READOUT_UNITS

WIDEST = 132


def listed(kind: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["list", kind, "--format", "json"]) == 0
    entries: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return entries


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_and_the_json_list_the_same_ids(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", kind, "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["id", *(entry["id"] for entry in entries)]


def test_what_the_model_knows_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    for kind, ids in (("links", LINK_IDS), ("readouts", READOUT_UNITS), ("controls", PERSON_CONTROLS)):
        assert {entry["id"] for entry in listed(kind, capsys)} >= set(ids)


def test_what_builds_up_has_a_level_in_blood_and_brain(capsys: pytest.CaptureFixture[str]) -> None:
    items = [*listed("drugs", capsys), *listed("lifestyle", capsys)]
    lasting = {entry["id"] for entry in items if entry["half_life_h"] > 0.0}
    readouts = {entry["id"]: entry for entry in listed("readouts", capsys)}
    levels = {f"{place}_level_{item_id}": item_id for item_id in lasting for place in ("blood", "brain")}
    assert {name for name, entry in readouts.items() if entry["unit"] == "× usual"} == set(levels)
    assert {name: entry["level_of"] for name, entry in readouts.items() if entry["level_of"]} == levels


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_fits_a_terminal_and_the_json_has_all_that_it_has(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    widths = sorted(map(len, lines))
    # A row is longer where its last column is: the choices of the one control that has some.
    assert widths[len(widths) // 2] <= WIDEST
    assert all(set(lines[0].split()) <= entry.keys() for entry in listed(kind, capsys))


def test_there_are_no_lessons_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed("lessons", capsys) == []


@pytest.mark.parametrize(("kind", "unit"), [("drugs", "dose"), ("lifestyle", "percent")])
def test_what_is_taken_or_done_is_told_in_full(kind: str, unit: str, capsys: pytest.CaptureFixture[str]) -> None:
    for entry in listed(kind, capsys):
        assert (entry["unit"], entry["minimum"], entry["default"]) == (unit, 0.0, 0.0)
        assert entry["bindings"]
        for binding in entry["bindings"]:
            assert {"target", "load", "efficacy", "activated_by", "link"} <= binding.keys()
            assert all(binding[name] for name in ("evidence", "source"))
        for effect in entry["side_effects"]:
            assert all(effect[name] for name in ("name", "target", "patient", "clinician"))
        assert (entry["half_life_h"] > 0.0) == bool(entry["half_life_evidence"]) == bool(entry["half_life_source"])


def test_a_medicine_tells_what_clears_it_and_what_an_enzyme_makes_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    drugs = {entry["id"]: entry for entry in listed("drugs", capsys)}
    for entry in drugs.values():
        shares = [share for name, share in entry["exposure"].items() if name.endswith("_share")]
        assert len(shares) == 4
        assert any(shares) <= bool(entry["exposure"]["source"])
    assert drugs["duloxetine"]["exposure"]["cyp1a2_share"] > 0.0
    made = {binding["target"]: binding["activated_by"] for binding in drugs["tramadol"]["bindings"]}
    assert made == {"mu_opioid": "cyp2d6", "sert": None, "net": None}
    assert "liver" in {entry["id"]: entry for entry in listed("lifestyle", capsys)}["butterbur"]["warning"]


def test_a_link_tells_its_claim_its_source_and_why_a_figure_is_better_than_its_grades(
    capsys: pytest.CaptureFixture[str],
) -> None:
    weights = {grade.value: weight for grade, weight in EVIDENCE_WEIGHTS.items()}
    for entry in listed("links", capsys):
        assert entry["claim"]
        assert entry["source"]
        as_graded = entry["evidence"] == pytest.approx(entry["article"] * weights[entry["grade"]])
        assert bool(entry["better_figure"]) == (entry["added"] == "no" and not as_graded), entry["id"]


def test_what_comes_later_is_told_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    scenarios = {entry["id"]: entry for entry in listed("scenarios", capsys)}
    assert scenarios["rub_it_better"]["changes"] == [{"time_s": 3.0, "control": "touch", "value": 1.0}]
    for kind in ("scenarios", "archetypes"):
        assert all(len(entry["changes"]) == entry["later_changes"] for entry in listed(kind, capsys))
    days = [change for entry in listed("archetypes", capsys) for change in entry["changes"]]
    assert days
    assert all(change.keys() == {"time_d", "control", "value"} for change in days)


def test_a_control_tells_its_choices_its_unit_its_grades_and_how_long_it_takes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    controls = {entry["id"]: entry for entry in listed("controls", capsys)}
    assert controls["cyp2d6"]["choices"] == ["poor=0", "intermediate=0.5", "normal=1", "ultrarapid=3"]
    assert (controls["touch"]["choices"], controls["touch"]["acts_over"]) == ([], "moment")
    assert controls["vitamin_c"]["acts_over"] == "days"
    assert controls["butterbur"]["group"] == "lifestyle"
    assert all({"unit", "mechanism", "benefit"} <= entry.keys() for entry in controls.values())


def test_a_claim_names_links_that_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    links = {entry["id"] for entry in listed("links", capsys)}
    claims = listed("claims", capsys)
    assert {link for claim in claims for link in claim["links"]} <= links
    assert all(claim[name] for claim in claims for name in ("claim", "literature", "label", "sources"))
    assert all(bool(claim["links"]) == (claim["no_link_reason"] is None) for claim in claims)


def test_every_listed_control_can_be_set_from_end_to_end_of_its_range(capsys: pytest.CaptureFixture[str]) -> None:
    controls = listed("controls", capsys)
    for end in ("minimum", "maximum"):
        words = [f"{control['id']}={control[end]}" for control in controls]
        assert main(["simulate", "--seconds", ".05", "--set", *words]) == 0
        told = json.loads(capsys.readouterr().out)["controls"]
        assert told == {control["id"]: control[end] for control in controls}
