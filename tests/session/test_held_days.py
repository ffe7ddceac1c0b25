"""On the clock of moments, what takes hours to months stays as the scenario's balance has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.session.intents import (
    ChooseScenario,
    OpenScenario,
    Redo,
    ResetTime,
    ScrubTo,
    SetControl,
    SetControls,
    SetDose,
    SetLens,
    SetPlaying,
    Undo,
)
from gate_viz.session.person import lens_model
from gate_viz.session.session import Session
from tests.session.conftest import scenario

SLEEPLESS = scenario("sleepless", {"injury": 0.7, "sleep_loss": 1.0, "tryptophan": 0.4})
# What the model calls a state of days, seen from outside.
OF_DAYS = ("sleep_quality", "microglia", "tolerance", "gaba_receptors", "mood", "pro_genes")


def paused(catalogue: Catalogue, lens: Lens = Lens.EVIDENCE) -> Session:
    session = Session(catalogue, catalogue.scenarios["stubbed_toe"], lens)
    session.dispatch(SetPlaying(False))
    return session


def of_days(session: Session) -> dict[str, float]:
    return {readout: session.frame.readouts[readout] for readout in OF_DAYS}


def test_a_scenario_starts_with_what_its_days_have_made_of_the_person(catalogue: Catalogue) -> None:
    rested, session = of_days(paused(catalogue)), paused(catalogue)
    session.dispatch(OpenScenario(SLEEPLESS))
    assert session.frame.readouts["sleep_quality"] < rested["sleep_quality"]
    assert session.frame.readouts["store_serotonin"] < paused(catalogue).frame.readouts["store_serotonin"]


@pytest.mark.parametrize("change", [{"sleep_loss": 1.0}, {"tryptophan": 0.0}, {"infection": 1.0}, {"agonist": 2.0}])
def test_what_is_set_later_leaves_the_states_of_days_where_they_are(
    catalogue: Catalogue, change: dict[str, float]
) -> None:
    session = paused(catalogue)
    before = of_days(session)
    session.dispatch(SetControls(change))
    session.advance_steps(1000)
    assert of_days(session) == before


def test_a_scenarios_medicines_are_built_up_but_have_not_changed_the_person_yet(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    before = of_days(session)
    session.dispatch(OpenScenario(scenario("treated", {"injury": 0.7, "agonist": 1.0})))
    assert of_days(session) == pytest.approx(before)
    assert session.frame.readouts["brain_level_agonist"] == 1.0


def test_production_fills_its_store_at_once(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    session.dispatch(OpenScenario(SLEEPLESS))
    before = session.frame.readouts["store_serotonin"]
    session.dispatch(SetControl("serotonin", 2.0))
    assert session.frame.readouts["store_serotonin"] == pytest.approx(2.0 * before)


def test_sensitisation_is_the_present_state_and_moves_when_it_is_set(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    session.dispatch(SetControl("sensitisation", 0.6))
    assert session.frame.readouts["sensitisation"] == 0.6


def test_each_lens_has_a_person_of_its_own(catalogue: Catalogue) -> None:
    weak = replace(catalogue.links["sleep_loss_sleep"], evidence_strength=0.2)
    unlike = replace(catalogue, links={**catalogue.links, weak.id: weak})
    session = Session(unlike, SLEEPLESS, Lens.ARTICLE)
    shown, ghost = session.frame.readouts, session.frame.ghost_readouts
    assert shown["sleep_quality"] < ghost["sleep_quality"]
    session.dispatch(SetLens(Lens.EVIDENCE))
    assert session.frame.readouts["sleep_quality"] == ghost["sleep_quality"]


def test_medicines_sit_where_the_lens_shown_has_them(catalogue: Catalogue) -> None:
    off = replace(catalogue.links["cyp2d6_clearance"], evidence_strength=0.0)
    unlike = replace(catalogue, links={**catalogue.links, off.id: off})
    session = Session(unlike, catalogue.scenarios["stubbed_toe"], Lens.ARTICLE)
    session.dispatch(SetControls({"cyp2d6": 0.0, "serotonin_blocker": 0.2}))
    told = session.frame.plugs[0].share
    assert session.dispatch(SetLens(Lens.EVIDENCE)).plugs[0].share < told


def test_the_states_of_days_stay_the_runs_through_scrubbing_undo_and_a_new_time_0(catalogue: Catalogue) -> None:
    session = paused(catalogue)
    session.dispatch(OpenScenario(SLEEPLESS))
    at_the_start = of_days(session)
    session.advance_steps(400)
    for intent in (ScrubTo(0.1), SetDose("agonist", 1.0), Undo(), Redo(), ResetTime()):
        session.dispatch(intent)
        assert of_days(session) == at_the_start, intent
    session.dispatch(ChooseScenario("healthy"))
    assert of_days(session) != at_the_start
    session.dispatch(Undo())
    assert of_days(session) == at_the_start


@pytest.mark.parametrize("lens", Lens)
def test_the_why_line_judges_the_person_that_is_shown(catalogue: Catalogue, lens: Lens) -> None:
    session = Session(catalogue, SLEEPLESS, lens)
    why = session.dispatch(SetControl("touch", 1.0)).why
    model = lens_model(catalogue, lens)
    slow = model.untreated_slow({**session.frame.controls.values, "touch": 0.0})
    person = model.person(session.frame.controls.values, slow=slow)
    assert why.after_hz == pytest.approx(model.projection_hz(model.steady_state(person)), rel=1e-9)
