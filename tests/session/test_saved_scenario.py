from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import Lens, Scenario
from gate_viz.session.intents import GoToDay, OpenScenario, SetControl, SetControls, SetDose, SetLens
from gate_viz.session.saved_scenario import (
    SaveError,
    Work,
    autosave,
    load,
    recover,
    save,
    scenario_of,
    told_apart,
)
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point
from tests.session.conftest import archetype


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(touch=st.floats(0.0, 1.0), dose=st.floats(0.0, 2.0), lens=st.sampled_from(Lens))
def test_what_is_saved_is_what_is_read(
    catalogue: Catalogue, tmp_path: Path, touch: float, dose: float, lens: Lens
) -> None:
    session = Session(catalogue, catalogue.scenarios["volleys"])
    for intent in (SetControl("touch", touch), SetDose("agonist", dose), SetLens(lens)):
        session.dispatch(intent)
    saved = session.frame.controls
    save(tmp_path / "mine.gateviz", saved, catalogue)
    opened = session.dispatch(OpenScenario(load(tmp_path / "mine.gateviz", catalogue))).controls
    assert (opened.values, opened.lens, opened.scenario.schedule) == (saved.values, lens, saved.scenario.schedule)
    assert opened.scenario == replace(scenario_of(saved, catalogue), id="saved_mine", name="mine")


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
    save(tmp_path / f"{stem}.gateviz", Session(catalogue).frame.controls, catalogue)
    opened = load(tmp_path / f"{stem}.gateviz", catalogue)
    assert (opened.id, opened.name) == (scenario_id, name)


def test_a_control_that_was_taken_over_leaves_the_schedule(catalogue: Catalogue, tmp_path: Path) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetControl("touch", 0.2))
    save(tmp_path / "mine.gateviz", session.frame.controls, catalogue)
    again = Session(catalogue, load(tmp_path / "mine.gateviz", catalogue))
    assert again.advance_steps(2000).acting_values["touch"] == 0.2


def test_what_changes_by_day_is_saved_with_the_rest(catalogue: Catalogue, tmp_path: Path) -> None:
    person = starting_point(catalogue.archetypes["treated"])
    save(tmp_path / "mine.gateviz", Session(catalogue, person).frame.controls, catalogue)
    opened = load(tmp_path / "mine.gateviz", catalogue)
    assert opened.course_schedule == catalogue.archetypes["treated"].schedule


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "mine.gateviz"
    path.write_text("something older", encoding="utf-8")
    save(path, Session(catalogue).frame.controls, catalogue)
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
        save(path, Session(catalogue).frame.controls, catalogue)
    assert str(failed.value) == f"'{path}' could not be written: No space left on device."
    assert path.read_text(encoding="utf-8") == "something older"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.gateviz"]


def test_a_folder_that_is_not_there_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "mine.gateviz"
    with pytest.raises(SaveError, match="could not be written: No such file or directory"):
        save(path, Session(catalogue).frame.controls, catalogue)


def test_a_missing_file_cannot_be_loaded(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        load(tmp_path / "nothing.gateviz", catalogue)


def test_the_work_in_progress_comes_back(catalogue: Catalogue, user_folder: Path) -> None:
    path = user_folder / "gate-viz" / "autosave.gateviz"
    assert recover(path, catalogue) is None
    session = Session(catalogue)
    session.dispatch(SetDose("agonist", 1.0))
    autosave(path, session.frame.controls, catalogue)
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
        autosave(tmp_path / "file" / "autosave.gateviz", Session(catalogue).frame.controls, catalogue)


def test_recovered_work_is_its_scenario_and_what_was_set_since_so_that_starting_again_takes_that_away(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    session.dispatch(SetDose("agonist", 1.0))
    session.dispatch(SetControl("touch", 0.0))
    autosave(tmp_path / "work.gateviz", session.frame.controls, catalogue)
    found = recover(tmp_path / "work.gateviz", catalogue)
    assert found is not None
    # Touch stands where it did, but out of the schedule's hands.
    assert told_apart(found, catalogue) == Work(catalogue.scenarios["rubbed"], {"agonist": 1.0, "touch": 0.0}, 0.0)


def test_work_in_an_opened_file_is_recovered_as_it_stands(catalogue: Catalogue) -> None:
    opened = replace(catalogue.scenarios["rubbed"], id="saved_mine")
    assert told_apart(opened, catalogue) == Work(opened, {}, 0.0)


DAYS = (GoToDay(15.0), SetLens(Lens.ARTICLE))


@pytest.mark.parametrize("start", [("treated", None), ("sore", "rubbed"), (None, "rubbed")])
def test_a_day_is_saved_with_what_has_led_to_it(
    catalogue: Catalogue, tmp_path: Path, start: tuple[str | None, str | None]
) -> None:
    session = Session(catalogue, _begun(catalogue, *start))
    for intent in (SetControls({"agonist": 0.8, "sensitisation": 0.3, "company": 1.0}), *DAYS):
        session.dispatch(intent)
    shown = session.frame
    save(tmp_path / "mine.gateviz", shown.controls, catalogue)
    opened = Session(catalogue, load(tmp_path / "mine.gateviz", catalogue)).frame
    assert (opened.day, opened.lens, opened.readouts, opened.acting_values) == (
        15.0,
        Lens.ARTICLE,
        shown.readouts,
        shown.acting_values,
    )
    assert opened.controls.scenario.archetype == start[0]


@pytest.mark.parametrize("start", [("treated", None), ("sore", "healthy"), (None, "rubbed")])
def test_recovered_work_of_a_day_is_its_person_what_was_set_since_and_the_day(
    catalogue: Catalogue, tmp_path: Path, start: tuple[str | None, str | None]
) -> None:
    begun = _begun(catalogue, *start)
    session = Session(catalogue, begun)
    since = {"agonist": 0.8, "touch": 0.6}
    for intent in (SetControls(since), *DAYS):
        session.dispatch(intent)
    autosave(tmp_path / "work.gateviz", session.frame.controls, catalogue)
    found = recover(tmp_path / "work.gateviz", catalogue)
    assert found is not None
    assert told_apart(found, catalogue) == Work(begun, since, 15.0)


def test_what_a_person_takes_from_day_0_is_not_taken_for_what_the_learner_has_set(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    shipped = archetype("begins", {}, [(0.0, "agonist", 1.0), (9.0, "agonist", 0.5)])
    with_it = replace(catalogue, archetypes={**catalogue.archetypes, "begins": shipped})
    session = Session(with_it, starting_point(shipped))
    for intent in (SetDose("modulator", 1.0), GoToDay(10.0)):
        session.dispatch(intent)
    autosave(tmp_path / "work.gateviz", session.frame.controls, with_it)
    found = recover(tmp_path / "work.gateviz", with_it)
    assert found is not None
    assert told_apart(found, with_it) == Work(starting_point(shipped), {"modulator": 1.0}, 10.0)


def test_a_file_of_a_day_that_is_back_on_day_0_is_saved_there(catalogue: Catalogue, tmp_path: Path) -> None:
    later = replace(starting_point(catalogue.archetypes["sore"]), id="saved_mine", name="mine", day=5.0)
    session = Session(catalogue, later)
    session.dispatch(GoToDay(0.0))
    save(tmp_path / "mine.gateviz", session.frame.controls, catalogue)
    opened = load(tmp_path / "mine.gateviz", catalogue)
    assert (opened.day, opened.archetype) == (0.0, "sore")
    assert told_apart(later, catalogue) == Work(later, {}, 5.0)


def _begun(catalogue: Catalogue, archetype_id: str | None, scenario_id: str | None) -> Scenario:
    scenario = None if scenario_id is None else catalogue.scenarios[scenario_id]
    if archetype_id is not None:
        return starting_point(catalogue.archetypes[archetype_id], scenario)
    assert scenario is not None
    return scenario
