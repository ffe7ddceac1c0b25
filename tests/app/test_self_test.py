from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gate_viz.app import model_checks
from gate_viz.app.check import Check
from gate_viz.app.commands import self_test
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.app.shipped_assets import LIST_NAME, listing
from gate_viz.content.catalogue import Catalogue, load_catalogue
from tests.app.programs import NO_DISPLAY, run_program


def leave_out(monkeypatch: pytest.MonkeyPatch, *kinds: str) -> None:
    for kind in kinds:
        monkeypatch.setitem(self_test.KINDS, kind, lambda _catalogue: iter(()))


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of the files that a released program carries, with their list; only what is quick is checked of them."""
    assets = tmp_path / "a folder" / "gate_viz" / "assets"
    shutil.copytree(assets_folder(), assets)
    (assets.parent / LIST_NAME).write_text(listing(assets), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(assets.parent.parent), raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    leave_out(monkeypatch, *(kind for kind in self_test.KINDS if kind != "content"))
    return assets


def report_of(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[bool, str]]:
    """What is found by each check, with the report on standard output and in the file the same."""
    assert main(words) == code
    report = json.loads(capsys.readouterr().out)
    assert report == json.loads(Path(words[-1]).read_text(encoding="utf-8"))
    assert report["passed"] is (code == 0)
    return {check["name"]: (check["passed"], check["found"]) for check in report["checks"]}


def test_files_as_they_were_released_pass(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = report_of(["self-test", "--to", str(bundle.parent / "report.json")], 0, capsys)
    count = sum(1 for path in bundle.rglob("*") if path.is_file())
    assert checks["assets"] == (True, f"{count} files as they were released")


@pytest.mark.parametrize(
    "file",
    [
        "glyphs/mu.svg",
        "theme.toml",
        "controls.toml",
        "icon/gate-viz.svg",
        "texts/en/window.toml",
        "texts/en/command_line.toml",
        "fonts/Inter-Regular.otf",
    ],
)
@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_any_damaged_file_is_named_even_where_nothing_can_be_loaded_without_it(
    file: str, damage: str, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = bundle / file
    if damage == "missing":
        damaged.unlink()
    else:
        damaged.write_bytes(b"[[" + damaged.read_bytes()[: damaged.stat().st_size // 2])
    checks = report_of(["self-test", "--to", str(bundle.parent / "report.json")], 1, capsys)
    assert checks["assets"] == (False, f"{damage}: {file}")


@pytest.mark.parametrize("left", ["nothing", "no list"])
def test_a_release_without_its_files_or_its_list_does_not_pass(
    left: str, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if left == "nothing":
        shutil.rmtree(bundle)
    else:
        (bundle.parent / LIST_NAME).unlink()
    passed, found = report_of(["self-test", "--to", str(bundle.parent / "report.json")], 1, capsys)["assets"]
    assert not passed
    assert ("theme.toml" if left == "nothing" else LIST_NAME) in found


def test_a_file_that_no_release_has_is_named(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bundle / "more.toml").touch()
    checks = report_of(["self-test", "--to", str(bundle.parent / "report.json")], 1, capsys)
    assert checks["assets"] == (False, "not part of the release: more.toml")


def test_what_is_asked_of_a_damaged_release_is_still_checked(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bundle / "controls.toml").unlink()
    assert main(["self-test", "--to"]) == 2
    assert main(["self-test", "--to", str(bundle)]) == 2
    assert capsys.readouterr().out == ""


def test_every_other_command_of_a_damaged_release_says_what_to_do(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bundle / "controls.toml").unlink()
    assert main(["list", "drugs"]) == 2
    reason, advice = capsys.readouterr().err.splitlines()
    assert "assets/controls.toml" in reason
    assert "install Gate Viz again" in advice


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
    assert names == {
        *("assets", "content", "model", "lenses", "course", "medicines"),
        *("typeface", "picture", "export", "window", "icon"),
    }


@pytest.mark.usefixtures("qapp")
def test_a_wrong_number_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = replace(model_checks.ANCHORS[0], lowest=0.9, highest=1.0)
    monkeypatch.setattr(model_checks, "ANCHORS", (wrong,))
    leave_out(monkeypatch, "window", "exports", "pictures")
    assert main(["self-test"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["passed"] is False
    assert {check["name"] for check in report["checks"] if not check["passed"]} == {"model article", "model evidence"}


@pytest.mark.usefixtures("qapp")
def test_a_check_that_falls_is_reported_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls(_catalogue: Catalogue) -> Iterator[Check]:
        message = "no glyphs"
        raise OSError(message)
        yield

    monkeypatch.setitem(self_test.KINDS, "pictures", falls)
    leave_out(monkeypatch, "window", "exports")
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
