"""A drug or a lifestyle item is one table, an archetype one file: everything else finds it by itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.content.records import ControlGroup
from gate_viz.session.session import Session
from gate_viz.views.level_row import LevelRow
from gate_viz.views.main_window import MainWindow

HOBBY_LINK = "example_hobby_endorphin_release"
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
    window.controls.open_group(ControlGroup.MEDICINES, True)
    assert "example_blocker" in window.controls.shown_control_ids
    row = window.controls.rows["example_blocker"]
    assert isinstance(row, LevelRow)
    assert row.toggle is not None
    row.toggle.click()
    assert [(plug.target, plug.drug_id) for plug in session.frame.plugs] == [("net", "example_blocker")]


def test_a_new_lifestyle_item_is_one_table(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = (assets / "lifestyle" / "needles_and_hands.toml").read_text(encoding="utf-8")
    table = shipped[shipped.index("[lifestyle.acupuncture]") : shipped.index("[lifestyle.manual_therapy]")]
    (assets / "lifestyle" / "zz_new.toml").write_text(table.replace("acupuncture", "example_hobby").replace(
        'glyph = "example_hobby"', 'glyph = "acupuncture"'
    ), encoding="utf-8")  # fmt: skip
    assert main(["list", "controls"]) == 0
    assert "example_hobby" in capsys.readouterr().out
    endorphins = []
    for words in (("example_hobby=0",), ("example_hobby=1",), ("example_hobby=1", "--link", f"{HOBBY_LINK}=off")):
        assert main(["simulate", "--seconds", ".1", "--set", *words]) == 0
        endorphins.append(json.loads(capsys.readouterr().out)["readouts"]["cleft_endorphin"]["value"])
    assert endorphins[0] == endorphins[2] < endorphins[1]


def test_a_new_archetype_is_one_file(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = (assets / "archetypes" / "fibromyalgia.toml").read_text(encoding="utf-8")
    copy = shipped.replace('"fibromyalgia"', '"example_person"').replace("injury = 0.2", "injury = 0.4")
    (assets / "archetypes" / "example_person.toml").write_text(copy, encoding="utf-8")
    assert main(["list", "archetypes"]) == 0
    assert "example_person" in capsys.readouterr().out
    signals = []
    for archetype in ("fibromyalgia", "example_person"):
        assert main(["simulate", "--archetype", archetype, "--days", "1"]) == 0
        signals.append(json.loads(capsys.readouterr().out)["readouts"]["signal_in"]["value"])
    assert signals[1] > signals[0]
