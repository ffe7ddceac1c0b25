from __future__ import annotations

import json

import pytest

from gate_viz.app.commands.list import KINDS
from gate_viz.app.main import main
from gate_viz.model import LINK_IDS, READOUT_UNITS


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_and_the_json_list_the_same_ids(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", kind, "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["id", *(entry["id"] for entry in entries)]


def test_what_the_model_knows_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    for kind, ids in (("links", LINK_IDS), ("readouts", READOUT_UNITS)):
        assert main(["list", kind, "--format", "json"]) == 0
        assert {entry["id"] for entry in json.loads(capsys.readouterr().out)} == set(ids)


def test_every_listed_control_can_be_set_from_end_to_end_of_its_range(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "controls", "--format", "json"]) == 0
    controls = json.loads(capsys.readouterr().out)
    for end in ("minimum", "maximum"):
        words = [f"{control['id']}={control[end]}" for control in controls]
        assert main(["simulate", "--seconds", ".05", "--set", *words]) == 0
        told = json.loads(capsys.readouterr().out)["controls"]
        assert told == {control["id"]: control[end] for control in controls}
