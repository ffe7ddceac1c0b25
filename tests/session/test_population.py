from __future__ import annotations

import numpy as np
import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange, Lens
from gate_viz.model.course import CourseCancelled
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.course import run_course
from gate_viz.session.population import FEW, Population, run_population
from tests.session.conftest import scenario

# Twice as many go by arrays, and these alone one by one.
PERSONS = {
    "injury": [0.1, 0.4, 0.7],
    "sensitisation": [0.0, 0.5, 0.9],
    "agonist": [1.0, 0.0, 0.5],
    "threat": [0.3, 0.3, 0.3],
}
DAYS, EVERY_D = 3.1, 1.3


def run(catalogue: Catalogue, **asked: object) -> Population:
    words: dict[str, object] = {"values": PERSONS, "lens": Lens.ARTICLE, "days": DAYS, "every_d": EVERY_D, **asked}
    return run_population(catalogue, **words)  # type: ignore[arg-type]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("number", range(3))
def test_each_of_many_goes_the_way_they_would_go_alone(catalogue: Catalogue, number: int, times: int) -> None:
    assert len(PERSONS["injury"]) <= FEW < 2 * len(PERSONS["injury"])
    many = run(
        catalogue,
        values={name: values * times for name, values in PERSONS.items()},
        changes=[(2.0, "serotonin_blocker", [1.0, 0.0, 0.5] * times), (0.6, "touch", 1.0)],
    )
    alone = run_course(
        catalogue,
        scenario("one", {name: values[number] for name, values in PERSONS.items()}),
        {},
        changes=[DatedChange(2.0, "serotonin_blocker", [1.0, 0.0, 0.5][number]), DatedChange(0.6, "touch", 1.0)],
        lens=Lens.ARTICLE,
        days=DAYS,
        every_d=EVERY_D,
    )
    assert many.times_d == alone.times
    assert many.units == alone.units
    for readout_id, rows in many.series.items():
        assert rows[:, number] == pytest.approx(alone.series[readout_id], abs=1e-7), readout_id


def test_only_what_is_asked_for_is_kept(catalogue: Catalogue) -> None:
    many = run(catalogue, readouts=["mood", "pain_signal_0_10"])
    assert many.series.keys() == many.units.keys() == {"mood", "pain_signal_0_10"}
    assert {rows.shape for rows in many.series.values()} == {(4, 3)}


def test_one_who_is_told_by_plain_numbers_is_a_population_of_one(catalogue: Catalogue) -> None:
    assert run(catalogue, values={"injury": 0.5}, readouts=["mood"]).series["mood"].shape == (4, 1)


def test_progress_is_told_and_breaks_the_run_off(catalogue: Catalogue) -> None:
    with pytest.raises(CourseCancelled):
        run(catalogue, progress=lambda time_d: time_d < 1.0)


def test_persons_must_be_as_many_in_every_control(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="shape"):
        run(catalogue, values={"injury": np.zeros(3), "touch": np.zeros(2)})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"values": {"tickle": 1.0}}, "There is no control 'tickle'."),
        ({"values": {"injury": [0.5, 1.5]}}, "'injury' must lie from 0 to 1."),
        ({"values": {"injury": [0.5, np.nan]}}, "'injury' must lie from 0 to 1."),
        ({"changes": [(1.0, "touch", 2.0)]}, "'touch' must lie from 0 to 1."),
        ({"changes": [(-1.0, "touch", 1.0)]}, "The time of 'touch' must be from 0 to 3650 days, not -1."),
        (
            {"changes": [(1.0, "sensitisation", 1.0)]},
            "'sensitisation' says how a course starts: it cannot be changed on the way.",
        ),
        ({"readouts": ["joy"]}, "There is no readout 'joy'."),
        ({"days": 4000.0}, "The run must be from 0 to 3650 days, not 4000."),
    ],
)
def test_what_cannot_be_run_is_refused_in_one_sentence(
    catalogue: Catalogue, asked: dict[str, object], said: str
) -> None:
    with pytest.raises(RefusedIntent) as refused:
        run(catalogue, **asked)
    assert str(refused.value) == said
