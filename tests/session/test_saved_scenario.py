from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import Lens
from gate_viz.session.intents import OpenScenario, SetControl, SetDose, SetLens
from gate_viz.session.saved_scenario import SaveError, autosave, load, recover, save, scenario_of, told_apart
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(touch=st.floats(0.0, 1.0), dose=st.floats(0.0, 2.0), lens=st.sampled_from(Lens))
def test_what_is_saved_is_what_is_read(
    catalogue: Catalogue, tmp_path: Path, touch: float, dose: float, lens: Lens
) -> None:
    session = Session(catalogue, catalogue.scenarios["volleys"])
    for intent in (SetControl("touch", touch), SetDose("agonist", dose), SetLens(lens)):
        session.dispatch(intent)
    saved = session.frame.controls
    save(tmp_path / "mine.gateviz", saved)
    opened = session.dispatch(OpenScenario(load(tmp_path / "mine.gateviz", catalogue))).controls
    assert (opened.values, opened.lens, opened.scenario.schedule) == (saved.values, lens, saved.scenario.schedule)
    assert opened.scenario == replace(scenario_of(saved), id="saved_mine", name="mine")


@pytest.mark.parametrize(
    ("stem", "scenario_id", "name"),
    [
        ("Mrs no-name 2", "saved_mrs_no_name_2", "Mrs no-name 2"),
        ("Übung", "saved_bung", "Übung"),
        ("...", "saved", "..."),
        ("long " * 30, "saved_" + "_".join(["long"] * 10), "long " * 9 + "long"),
    ],
)
def test_a_saved_scenario_is_called_as_its_file_is_and_never_passes_for_a_shipped_one(
    catalogue: Catalogue, tmp_path: Path, stem: str, scenario_id: str, name: str
) -> None:
    save(tmp_path / f"{stem}.gateviz", Session(catalogue).frame.controls)
    opened = load(tmp_path / f"{stem}.gateviz", catalogue)
    assert (opened.id, opened.name) == (scenario_id, name)


def test_a_control_that_was_taken_over_leaves_the_schedule(catalogue: Catalogue, tmp_path: Path) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetControl("touch", 0.2))
    save(tmp_path / "mine.gateviz", session.frame.controls)
    again = Session(catalogue, load(tmp_path / "mine.gateviz", catalogue))
    assert again.advance_steps(2000).acting_values["touch"] == 0.2


def test_what_changes_by_day_is_saved_with_the_rest(catalogue: Catalogue, tmp_path: Path) -> None:
    person = starting_point(catalogue.archetypes["treated"])
    save(tmp_path / "mine.gateviz", Session(catalogue, person).frame.controls)
    opened = load(tmp_path / "mine.gateviz", catalogue)
    assert opened.course_schedule == catalogue.archetypes["treated"].schedule


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "mine.gateviz"
    path.write_text("something older", encoding="utf-8")
    save(path, Session(catalogue).frame.controls)
    assert load(path, catalogue).values["injury"] == 0.7
    assert [each.name for each in tmp_path.iterdir()] == ["mine.gateviz"]


def test_a_failed_write_leaves_the_old_file_and_says_so_in_one_sentence(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.gateviz"
    path.write_text("something older", encoding="utf-8")

    def disk_full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(SaveError) as failed:
        save(path, Session(catalogue).frame.controls)
    assert str(failed.value) == f"'{path}' could not be written: No space left on device."
    assert path.read_text(encoding="utf-8") == "something older"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.gateviz"]


def test_a_folder_that_is_not_there_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "mine.gateviz"
    with pytest.raises(SaveError, match="could not be written: No such file or directory"):
        save(path, Session(catalogue).frame.controls)


def test_a_missing_file_cannot_be_loaded(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        load(tmp_path / "nothing.gateviz", catalogue)


def test_the_work_in_progress_comes_back(catalogue: Catalogue, user_folder: Path) -> None:
    path = user_folder / "gate-viz" / "autosave.gateviz"
    assert recover(path, catalogue) is None
    session = Session(catalogue)
    session.dispatch(SetDose("agonist", 1.0))
    autosave(path, session.frame.controls)
    recovered = recover(path, catalogue)
    assert recovered is not None
    assert recovered.values["agonist"] == 1.0


def test_a_broken_left_over_does_not_keep_the_program_from_starting(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "autosave.gateviz"
    path.write_text("format = 1\n[scenario", encoding="utf-8")
    assert recover(path, catalogue) is None


def test_an_autosave_that_cannot_be_written_says_so(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SaveError):
        autosave(tmp_path / "file" / "autosave.gateviz", Session(catalogue).frame.controls)


def test_recovered_work_is_its_scenario_and_what_was_set_since_so_that_starting_again_takes_that_away(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetDose("agonist", 1.0))
    session.dispatch(SetControl("touch", 0.0))
    autosave(tmp_path / "work.gateviz", session.frame.controls)
    found = recover(tmp_path / "work.gateviz", catalogue)
    assert found is not None
    begun, since = told_apart(found, catalogue)
    assert begun == catalogue.scenarios["rubbed"]
    # Touch stands where it did, but out of the schedule's hands.
    assert since == {"agonist": 1.0, "touch": 0.0}


def test_work_in_an_opened_file_is_recovered_as_it_stands(catalogue: Catalogue) -> None:
    opened = replace(catalogue.scenarios["rubbed"], id="saved_mine")
    assert told_apart(opened, catalogue) == (opened, {})
