"""Any state that ships: the window, the picture and the table show the same person on the same day."""

from __future__ import annotations

import argparse

import pytest

from gate_viz.app.commands import render, simulate
from gate_viz.app.experiment_choice import ExperimentChoice, chosen_experiment
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.session.intents import ChooseArchetype, GoToDay, SeeShowing, SetControls, SetLens
from gate_viz.session.reduce import initial_controls, reduce
from gate_viz.session.session import Session


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


def chosen(catalogue: Catalogue, *words: str) -> ExperimentChoice:
    """What ``render`` was asked to show."""
    parser = argparse.ArgumentParser()
    render.add_arguments(parser, catalogue)
    return chosen_experiment(parser.parse_args([*words, "--to", "picture.png"]), catalogue)


def tabled(catalogue: Catalogue, *words: str) -> ExperimentChoice:
    """What ``simulate`` was asked to show."""
    parser = argparse.ArgumentParser()
    simulate.add_arguments(parser, catalogue)
    return chosen_experiment(parser.parse_args([*words, "--every", "84"]), catalogue)


def in_the_window(catalogue: Catalogue, archetype_id: str, values: dict[str, float], day: float, lens: Lens) -> Frame:
    session = Session(catalogue)
    for intent in (SetLens(lens), ChooseArchetype(archetype_id), SetControls(values), GoToDay(day)):
        session.dispatch(intent)
    return session.frame


@pytest.mark.parametrize(
    ("archetype_id", "values", "lens"),
    [
        ("fibromyalgia", {"duloxetine": 1.0, "movement": 1.0}, Lens.EVIDENCE),
        ("migraine_cgrp", {"cgrp_antagonist": 1.0}, Lens.ARTICLE),
        ("long_term_opioid", {"ketamine": 0.5}, Lens.ARTICLE),
        ("poor_metaboliser", {"ssri": 1.0, "tramadol": 1.0}, Lens.EVIDENCE),
        ("healthy", {"sensitisation": 0.7, "benzodiazepine": 2.0}, Lens.EVIDENCE),
    ],
)
def test_window_picture_and_table_agree_on_day_84(
    catalogue: Catalogue, archetype_id: str, values: dict[str, float], lens: Lens
) -> None:
    settings = [f"{name}={value}" for name, value in values.items()]
    words = ("--archetype", archetype_id, "--days", "84", "--lens", lens.value, "--set", *settings)
    window = in_the_window(catalogue, archetype_id, values, 84.0, lens)
    picture = chosen(catalogue, *words).session(catalogue, lens).frame
    table = tabled(catalogue, *words).run(catalogue, lens)
    at_last = {name: series[-1] for name, series in table.series.items()}
    assert at_last == pytest.approx(dict(window.readouts), rel=1e-9, abs=1e-12)
    for shown in ("readouts", "ghost", "ghost_readouts", "plugs", "spikes", "acting_values", "day", "past_days"):
        assert getattr(picture, shown) == getattr(window, shown), shown
    # Only who has set something by hand is told what that did.
    assert (picture.warnings, picture.time_s, window.why.days) == (window.warnings, 0.0, 84.0)


def test_a_picture_takes_changes_of_days(catalogue: Catalogue) -> None:
    words = (
        "--archetype",
        "low_mood_pain",
        "--days",
        "20",
        "--at",
        "3:ssri=1",
        "10:ssri=0.5",
        "--link",
        "opioid_tolerance=off",
    )
    frame = chosen(catalogue, *words).session(catalogue, Lens.EVIDENCE).frame
    course = tabled(catalogue, *words).run(catalogue, Lens.EVIDENCE)
    assert dict(frame.readouts) == pytest.approx(dict(course.frame.readouts), rel=1e-9, abs=1e-12)
    assert (frame.day, frame.acting_values["ssri"]) == (20.0, 0.5)


def test_a_picture_of_a_moment_is_the_end_of_a_run_of_seconds(catalogue: Catalogue) -> None:
    words = ("--scenario", "stubbed_toe", "--seconds", "0.5", "--set", "ketamine=1", "--at", "0.2:touch=1")
    frame = chosen(catalogue, *words).session(catalogue, Lens.EVIDENCE).frame
    assert frame == tabled(catalogue, *words).run(catalogue, Lens.EVIDENCE).frame


def test_every_control_has_somewhere_to_be_seen(catalogue: Catalogue) -> None:
    begun = initial_controls(catalogue, catalogue.scenarios["healthy"])
    for control_id, showing in catalogue.showings.items():
        shown = reduce(begun, SeeShowing(control_id), catalogue)
        assert shown.values[control_id] == showing.value
        assert shown.day == (showing.days or 0.0)
    assert catalogue.showings.keys() == catalogue.controls.keys()
