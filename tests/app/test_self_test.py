from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gate_viz.app import model_checks
from gate_viz.app.commands import self_test
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from tests.app.programs import NO_DISPLAY, run_program


def test_a_sound_installation_passes(tmp_path: Path) -> None:
    finished = run_program("self-test", "--to", "report.json", folder=tmp_path, **NO_DISPLAY)
    assert finished.returncode == 0, finished.stdout
    report = json.loads(finished.stdout)
    assert report["passed"] is True
    assert report == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    names = {check["name"].split()[0] for check in report["checks"]}
    found = [check["found"] for check in report["checks"] if check["name"].startswith("model")]
    assert not [told for told in found if " 1, expected" in told]
    assert [told for told in found if " Hz, expected" in told]
    assert names == {"content", "model", "lenses", "course", "medicines", "typeface", "picture", "window"}


@pytest.mark.usefixtures("qapp")
def test_a_wrong_number_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = replace(model_checks.ANCHORS[0], lowest=0.9, highest=1.0)
    monkeypatch.setattr(model_checks, "ANCHORS", (wrong,))
    monkeypatch.setitem(self_test.KINDS, "window", lambda _catalogue: iter(()))
    assert main(["self-test"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["passed"] is False
    assert {check["name"] for check in report["checks"] if not check["passed"]} == {"model article", "model evidence"}


@pytest.mark.usefixtures("qapp")
def test_a_check_that_falls_is_reported_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls(_catalogue: Catalogue) -> Iterator[model_checks.Check]:
        message = "no glyphs"
        raise OSError(message)
        yield

    monkeypatch.setitem(self_test.KINDS, "pictures", falls)
    monkeypatch.setitem(self_test.KINDS, "window", lambda _catalogue: iter(()))
    assert main(["self-test"]) == 1
    failed = [check for check in json.loads(capsys.readouterr().out)["checks"] if not check["passed"]]
    assert len(failed) == 1
    assert "no glyphs" in failed[0]["found"]


def test_a_medicine_that_does_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = load_catalogue(assets_folder())
    drug_id, drug = next(iter(catalogue.drugs.items()))
    dead = replace(catalogue, drugs={**catalogue.drugs, drug_id: replace(drug, bindings=())})
    (check,) = model_checks.medicine_checks(dead)
    assert not check.passed


def test_a_medicine_that_brings_no_relief_over_weeks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    more_than_there_is = replace(model_checks.RELIEFS[0], least=10.0)
    monkeypatch.setattr(model_checks, "RELIEFS", (more_than_there_is,))
    catalogue = load_catalogue(assets_folder())
    found = [check for check in model_checks.course_checks(catalogue) if not check.passed]
    assert [check.name for check in found] == ["course article", "course evidence"]
    assert all(more_than_there_is.archetype in check.found for check in found)
