from __future__ import annotations

import json
from typing import Any

import pytest

from gate_viz.app.commands.list import KINDS
from gate_viz.app.main import main
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, READOUT_UNITS


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
    drugs = {entry["id"] for entry in listed("drugs", capsys) if entry["half_life_h"] > 0.0}
    readouts = {entry["id"]: entry["unit"] for entry in listed("readouts", capsys)}
    levels = {f"{place}_level_{drug_id}" for drug_id in drugs for place in ("blood", "brain")}
    assert {name for name, unit in readouts.items() if unit == "× usual"} == levels


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
    assert all(claim["literature"] for claim in claims)


def test_every_listed_control_can_be_set_from_end_to_end_of_its_range(capsys: pytest.CaptureFixture[str]) -> None:
    controls = listed("controls", capsys)
    for end in ("minimum", "maximum"):
        words = [f"{control['id']}={control[end]}" for control in controls]
        assert main(["simulate", "--seconds", ".05", "--set", *words]) == 0
        told = json.loads(capsys.readouterr().out)["controls"]
        assert told == {control["id"]: control[end] for control in controls}
