from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import DatedChange, Lens, SafetyEvent, SafetyRule, Scenario
from gate_viz.model.course import CourseCancelled
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.course import run_course
from gate_viz.session.experiment import Experiment, TimeUnit
from gate_viz.session.frame import GhostKind
from gate_viz.session.starting_point import starting_point
from tests.session.conftest import HALF_LIFE_H, scenario


def run(
    catalogue: Catalogue,
    start: Scenario | str = "sore",
    overrides: dict[str, float] | None = None,
    *changes: DatedChange,
    lens: Lens = Lens.EVIDENCE,
    days: float = 14.0,
    every_d: float = 7.0,
) -> Experiment:
    if isinstance(start, str):
        start = starting_point(catalogue.archetypes[start])
    return run_course(catalogue, start, overrides or {}, changes=changes, lens=lens, days=days, every_d=every_d)


def test_every_readout_has_a_value_on_every_day_looked_at(catalogue: Catalogue) -> None:
    experiment = run(catalogue, days=10.5)
    assert (experiment.time_unit, experiment.times) == (TimeUnit.DAYS, (0.0, 7.0, 10.5))
    assert set(experiment.series) == set(experiment.units) == set(experiment.frame.readouts)
    assert {len(values) for values in experiment.series.values()} == {3}
    assert all(experiment.series[name][-1] == value for name, value in experiment.frame.readouts.items())


def test_a_hundredth_of_a_day_is_a_course(catalogue: Catalogue) -> None:
    experiment = run(catalogue, "sore", {"agonist": 1.0}, days=0.01)
    level = experiment.series["blood_level_agonist"]
    assert experiment.times == (0.0, 0.01)
    assert level[-1] == pytest.approx(1.0 - 0.5 ** (0.24 / HALF_LIFE_H))


@settings(max_examples=10)
@given(
    every_d=st.sampled_from([0.01, 0.1, 0.25, 0.3, 1.0, 5.0]),
    change_d=st.sampled_from([0.0, 0.13, 1.0, 2.25]),
    lens=st.sampled_from(Lens),
)
def test_looking_on_more_often_changes_nothing(
    catalogue: Catalogue, every_d: float, change_d: float, lens: Lens
) -> None:
    change = DatedChange(change_d, "agonist", 1.0)
    often, once = (run(catalogue, "sore", {}, change, lens=lens, days=2.3, every_d=every) for every in (every_d, 3.0))
    assert often.frame.readouts == once.frame.readouts


def test_medicines_begin_on_day_0_and_find_a_person_without_them(catalogue: Catalogue) -> None:
    by_the_archetype, by_the_learner = run(catalogue, "treated"), run(catalogue, "sore", {"agonist": 1.0})
    for experiment in (by_the_archetype, by_the_learner):
        level = experiment.series["brain_level_agonist"]
        assert level[0] == 0.0
        assert 0.9 < level[1] < level[2] <= 1.0
        assert experiment.series["tolerance"][0] == 0.0


def test_what_the_person_does_anyway_has_shaped_the_start_and_what_is_new_has_not(catalogue: Catalogue) -> None:
    calm = scenario("calm", {"injury": 0.3})
    anyway = run(catalogue, replace(calm, values={"injury": 0.3, "sleep_loss": 1.0}))
    new = run(catalogue, calm, {"sleep_loss": 1.0})
    assert anyway.series["sleep_quality"][0] < new.series["sleep_quality"][0]
    assert new.series["sleep_quality"][-1] == pytest.approx(anyway.series["sleep_quality"][-1], abs=0.02)


def test_a_start_state_is_set_at_the_start_and_goes_its_own_way(catalogue: Catalogue) -> None:
    experiment = run(catalogue, scenario("calm", {}), {"sensitisation": 0.6})
    sensitisation = experiment.series["sensitisation"]
    assert sensitisation[0] == 0.6
    assert sensitisation[0] > sensitisation[1] > sensitisation[2]


def test_a_change_on_a_day_looked_at_shows_on_that_day(catalogue: Catalogue) -> None:
    changed, plain = (run(catalogue, "sore", {}, *changes) for changes in ((DatedChange(7.0, "injury", 0.0),), ()))
    signals = changed.series["signal_in"]
    assert signals[0] == plain.series["signal_in"][1] > signals[1] == signals[2]
    assert changed.frame.acting_values["injury"] == 0.0


def test_the_archetypes_own_changes_come_unless_the_learner_has_set_the_control(catalogue: Catalogue) -> None:
    own = run(catalogue, "treated", days=30.0)
    from_the_start = run(catalogue, "treated", {"agonist": 0.8}, days=30.0)
    on_the_way = run(catalogue, "treated", {}, DatedChange(10.0, "agonist", 0.5), days=30.0)
    doses = [each.frame.acting_values["agonist"] for each in (own, from_the_start, on_the_way)]
    assert doses == [0.0, 0.8, 0.5]


def test_the_moments_of_a_scenario_are_over_when_the_days_begin(catalogue: Catalogue) -> None:
    experiment = run(catalogue, catalogue.scenarios["rubbed"], days=1.0, every_d=1.0)
    assert experiment.frame.acting_values["touch"] == 1.0
    assert experiment.series["abeta_hz"][0] == experiment.series["abeta_hz"][-1]


def test_what_comes_after_the_end_never_comes(catalogue: Catalogue) -> None:
    assert run(catalogue, "treated", days=14.0).frame.acting_values["agonist"] == 1.0


def test_two_runs_are_the_same(catalogue: Catalogue) -> None:
    assert run(catalogue, "treated", days=3.0) == run(catalogue, "treated", days=3.0)


def test_the_last_frame_is_time_0_of_the_last_day_in_one_lens(catalogue: Catalogue) -> None:
    experiment = run(catalogue, "treated")
    frame = experiment.frame
    assert (frame.time_s, frame.day, frame.controls.day, frame.lens) == (0.0, 14.0, 14.0, Lens.EVIDENCE)
    assert {(plug.target, plug.drug_id) for plug in frame.plugs} == {("mu_opioid", "agonist")}
    assert (frame.ghost, frame.ghost_readouts) == (GhostKind.NONE, {})
    # What the balance sends is under way already.
    assert len(frame.spikes["second_nerve"].times_s) == pytest.approx(2.5 * frame.readouts["projection_hz"], abs=1.0)


def test_an_abrupt_stop_is_noted_in_the_last_frame_too(catalogue: Catalogue) -> None:
    noting = replace(catalogue, safety_rules=(STOP_NOTE,))
    stopped = run(noting, "sore", {"agonist": 1.0}, DatedChange(15.0, "agonist", 0.0), days=16.0)
    assert stopped.frame.warnings == stopped.warnings == (STOP_NOTE,)


def test_a_link_that_is_off_carries_nothing_and_is_named(catalogue: Catalogue) -> None:
    start = starting_point(catalogue.archetypes["treated"])
    whole, without = (
        run_course(catalogue, start, {}, lens=Lens.ARTICLE, links_off=off, days=14.0, every_d=14.0)
        for off in ((), ("opioid_tolerance",))
    )
    assert without.frame.readouts["tolerance"] == 0.0 < whole.frame.readouts["tolerance"]
    assert {link.id for link in without.left_out} - {link.id for link in whole.left_out} == {"opioid_tolerance"}
    with pytest.raises(ContentError):
        run_course(catalogue, start, {}, lens=Lens.ARTICLE, links_off=["nothing"], days=1.0, every_d=1.0)


STOP_NOTE = SafetyRule("stop", ("opioid",), False, 1, "", "", "", event=SafetyEvent.ABRUPT_STOP)


@pytest.mark.parametrize(
    ("doses", "told"),
    [
        ({0.0: 1.0, 14.0: 0.0}, True),
        ({0.0: 0.5, 20.0: 0.0}, True),
        ({0.0: 1.0, 10.0: 0.6, 14.0: 0.0}, True),
        ({0.0: 1.0, 13.9: 0.0}, False),
        ({0.0: 0.4, 20.0: 0.0}, False),
        ({0.0: 1.0, 16.0: 0.3, 20.0: 0.0}, True),
        ({0.0: 1.0, 8.0: 0.2, 9.0: 1.0, 16.0: 0.0}, False),
        ({0.0: 1.0, 14.0: 0.0, 15.0: 1.0}, True),
    ],
)
def test_a_usual_dose_of_weeks_that_ends_at_once_is_noted(
    catalogue: Catalogue, doses: dict[float, float], told: bool
) -> None:
    noting = replace(catalogue, safety_rules=(STOP_NOTE,))
    changes = [DatedChange(time_d, "agonist", dose) for time_d, dose in doses.items()]
    assert bool(run(noting, "sore", {}, *changes, days=21.0, every_d=21.0).warnings) is told


def test_a_combination_of_some_days_is_noted_at_the_end(catalogue: Catalogue) -> None:
    changes = (DatedChange(1.0, "modulator", 1.0), DatedChange(2.0, "modulator", 0.0))
    experiment = run(catalogue, "treated", {}, *changes, days=3.0)
    assert [rule.id for rule in experiment.warnings] == ["opioid_and_sedative"]
    # The Frame is of the last day alone.
    assert experiment.frame.warnings == ()


def test_progress_is_told_and_breaks_the_run_off(catalogue: Catalogue) -> None:
    start, told = starting_point(catalogue.archetypes["sore"]), list[float]()

    def until_the_second_day(time_d: float) -> bool:
        told.append(time_d)
        return time_d < 2.0

    with pytest.raises(CourseCancelled):
        run_course(catalogue, start, {}, lens=Lens.ARTICLE, days=9.0, every_d=0.1, progress=until_the_second_day)
    assert told == [0.25 * number for number in range(1, 9)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"days": -1.0}, "The run must be from 0 to 3650 days, not -1."),
        ({"days": math.nan}, "The run must be from 0 to 3650 days, not nan."),
        ({"days": 3651.0}, "The run must be from 0 to 3650 days, not 3651."),
        ({"every_d": math.inf}, "The distance of the samples must be from 0 to 3650 days, not inf."),
        ({"every_d": 0.0}, "A run may have at most 100000 samples."),
        ({"every_d": 1e-6}, "A run may have at most 100000 samples."),
        ({"overrides": {"tickle": 1.0}}, "There is no control 'tickle'."),
        ({"overrides": {"cyp2d6": 2.0}}, "'cyp2d6' must be one of 0 (poor), 1 (normal), 3 (ultrarapid), not 2."),
        ({"changes": [DatedChange(1.0, "touch", 7.0)]}, "'touch' must lie from 0 to 1, not 7."),
        ({"changes": [DatedChange(4e3, "touch", 1.0)]}, "The time of 'touch' must be from 0 to 3650 days, not 4000."),
        (
            {"changes": [DatedChange(1.0, "sensitisation", 1.0)]},
            "'sensitisation' says how a course starts: it can be set at day 0 only.",
        ),
    ],
)
def test_what_cannot_be_run_is_refused_in_one_sentence(
    catalogue: Catalogue, asked: dict[str, object], said: str
) -> None:
    words: dict[str, object] = {"overrides": {}, "lens": Lens.EVIDENCE, "days": 1.0, "every_d": 1.0, **asked}
    with pytest.raises(RefusedIntent) as refused:
        run_course(catalogue, starting_point(catalogue.archetypes["sore"]), **words)  # type: ignore[arg-type]
    assert str(refused.value) == said
