from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import Lens, ScheduledChange
from gate_viz.model import READOUT_UNITS
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.experiment import Experiment, run_experiment, session_after
from gate_viz.session.intents import SetControls
from gate_viz.session.session import Session


def run(
    catalogue: Catalogue,
    scenario_id: str = "stubbed_toe",
    overrides: dict[str, float] | None = None,
    *,
    changes: tuple[ScheduledChange, ...] = (),
    links_off: tuple[str, ...] = (),
    lens: Lens = Lens.EVIDENCE,
    seconds: float = 1.0,
    every_s: float = 0.1,
) -> Experiment:
    return run_experiment(
        catalogue,
        catalogue.scenarios[scenario_id],
        overrides or {},
        changes=changes,
        lens=lens,
        links_off=links_off,
        seconds=seconds,
        every_s=every_s,
    )


def test_every_readout_has_a_value_at_every_sample(catalogue: Catalogue) -> None:
    experiment = run(catalogue)
    assert experiment.times == pytest.approx([0.1 * number for number in range(11)])
    assert set(experiment.series) == set(experiment.units) > set(READOUT_UNITS)
    assert experiment.time_unit == "s"
    assert {len(values) for values in experiment.series.values()} == {11}
    assert experiment.series["throughput"][-1] == experiment.frame.readouts["throughput"]


def test_the_last_sample_is_at_the_end(catalogue: Catalogue) -> None:
    assert run(catalogue, seconds=0.25).times == (0.0, 0.1, 0.2, 0.25)
    assert run(catalogue, seconds=0.0).times == (0.0,)
    assert run(catalogue, seconds=0.002, every_s=0.0).times == (0.0, 0.0005, 0.001, 0.0015, 0.002)


def test_it_starts_at_the_scenarios_balance_and_what_is_set_works_from_there(catalogue: Catalogue) -> None:
    plain, rubbed = run(catalogue, seconds=3.0), run(catalogue, "stubbed_toe", {"touch": 1.0}, seconds=3.0)
    assert rubbed.series["signal_out"][0] == plain.series["signal_out"][0]
    assert rubbed.series["signal_out"][-1] < 0.9 * plain.series["signal_out"][-1]
    assert rubbed.frame.why.changed == (("touch", 0.0, 1.0),)


def test_the_session_itself_is_to_be_had_at_the_end_of_a_run(catalogue: Catalogue) -> None:
    changes = (ScheduledChange(0.1, "touch", 0.5), ScheduledChange(0.3, "touch", 0.0))
    whole = run(catalogue, "volleys", {"agonist": 1.0}, changes=changes, seconds=0.2).frame
    session = session_after(
        catalogue, catalogue.scenarios["volleys"], {"agonist": 1.0}, changes=changes, lens=Lens.EVIDENCE, seconds=0.2
    )
    assert session.frame == whole
    # What would have come after the end does not come.
    assert session.advance_steps(400).acting_values["touch"] == 0.5


def test_two_runs_are_the_same(catalogue: Catalogue) -> None:
    assert run(catalogue, "volleys", {"agonist": 1.0}) == run(catalogue, "volleys", {"agonist": 1.0})


@settings(max_examples=15)
@given(
    touch=st.sampled_from([0.0, 0.5, 1.0]),
    late_s=st.sampled_from([0.0, 0.0505, 0.4]),
    lens=st.sampled_from(Lens),
    every_s=st.sampled_from([0.01, 0.07, 1.0]),
)
def test_it_gives_what_a_session_gives_for_the_same_intents(
    catalogue: Catalogue, touch: float, late_s: float, lens: Lens, every_s: float
) -> None:
    change = ScheduledChange(late_s, "agonist", 1.5)
    experiment = run(catalogue, "rubbed", {"touch": touch}, changes=(change,), lens=lens, seconds=0.6, every_s=every_s)
    session = Session(catalogue, catalogue.scenarios["rubbed"], lens)
    session.dispatch(SetControls({"touch": touch}))
    while session.frame.time_s < late_s:
        session.advance(min(16.5, (late_s - session.frame.time_s) * 1000))
    session.dispatch(SetControls({"agonist": 1.5}))
    while session.frame.time_s < 0.6:
        session.advance(min(16.5, (0.6 - session.frame.time_s) * 1000))
    assert session.frame == experiment.frame


def test_a_change_comes_at_its_time_and_one_after_the_end_never(catalogue: Catalogue) -> None:
    changes = (ScheduledChange(0.5, "injury", 0.1), ScheduledChange(2.0, "injury", 1.0))
    experiment = run(catalogue, changes=changes)
    signal_in = dict(zip(experiment.times, experiment.series["signal_in"], strict=True))
    assert signal_in[0.4] > signal_in[0.5] == signal_in[1.0]
    assert experiment.frame.controls.values["injury"] == 0.1


def test_a_link_that_is_off_carries_nothing(catalogue: Catalogue) -> None:
    roads = ("touch_interneuron", "touch_projection", "touch_excitatory")
    off = run(catalogue, "stubbed_toe", {"touch": 1.0}, links_off=roads)
    assert off.series["signal_out"][-1] == pytest.approx(off.series["signal_out"][0], abs=1e-6)
    with pytest.raises(ContentError):
        run(catalogue, links_off=("astral_projection",))


def test_notes_come_with_the_run(catalogue: Catalogue) -> None:
    warned = run(catalogue, overrides={"agonist": 1.0, "modulator": 1.0}, seconds=0.0)
    assert [rule.id for rule in warned.warnings] == ["opioid_and_sedative"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"seconds": -1.0}, "The run must be from 0 to 3600 s, not -1."),
        ({"seconds": math.nan}, "The run must be from 0 to 3600 s, not nan."),
        ({"every_s": 1e9}, "The distance of the samples must be from 0 to 3600 s, not 1e+09."),
        ({"seconds": 3600.0, "every_s": 0.001}, "A run may have at most 100000 samples, not 3600000."),
        ({"overrides": {"tickle": 1.0}}, "There is no control 'tickle'."),
        ({"changes": (ScheduledChange(0.5, "tickle", 1.0),)}, "There is no control 'tickle'."),
        ({"changes": (ScheduledChange(0.5, "touch", 7.0),)}, "'touch' must lie from 0 to 1, not 7."),
        ({"changes": (ScheduledChange(-1.0, "touch", 1.0),)}, "The time of 'touch' must be from 0 to 3600 s, not -1."),
    ],
)
def test_what_cannot_be_run_is_refused_in_one_sentence(
    catalogue: Catalogue, asked: dict[str, object], said: str
) -> None:
    with pytest.raises(RefusedIntent) as refused:
        run(catalogue, **asked)  # type: ignore[arg-type]
    assert str(refused.value) == said
