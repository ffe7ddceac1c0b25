"""A drug is one table in one file: everything else finds it by itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow

EXAMPLE_DRUG = Path(__file__).parents[1] / "data" / "example_drug.toml"


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "assets"
    shutil.copytree(assets_folder(), copy)
    shutil.copy(EXAMPLE_DRUG, copy / "drugs" / "zz_new.toml")
    monkeypatch.setattr("gate_viz.app.main.assets_folder", lambda: copy)
    return copy


@pytest.mark.usefixtures("assets")
def test_a_new_drug_is_listed_and_simulated_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "drugs"]) == 0
    assert "example_blocker" in capsys.readouterr().out
    throughputs = []
    for dose in (0, 1):
        asked = ["simulate", "--scenario", "stubbed_toe", "--seconds", "2", "--set", f"example_blocker={dose}"]
        assert main(asked) == 0
        readouts = json.loads(capsys.readouterr().out)["readouts"]
        throughputs.append(readouts["throughput"]["value"])
    assert readouts["net_occupancy"]["value"] == pytest.approx(0.7)
    assert throughputs[1] < throughputs[0]


def test_a_new_drug_has_its_row_in_the_panel_and_a_plug_on_the_stage(assets: Path, qtbot: QtBot) -> None:
    catalogue = load_catalogue(assets)
    session = Session(catalogue)
    window = MainWindow(session, catalogue, assets=assets, greet=False)
    qtbot.addWidget(window)
    window.timer.stop()
    window.controls.show_everything(True)
    assert "example_blocker" in window.controls.shown_control_ids
    toggle = window.controls.rows["example_blocker"].toggle
    assert toggle is not None
    toggle.click()
    assert [(plug.target, plug.drug_id) for plug in session.frame.plugs] == [("net", "example_blocker")]
