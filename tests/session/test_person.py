from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.model import Person
from gate_viz.session.person import person_from, plugs_from
from gate_viz.session.reduce import initial_controls


def values_with(catalogue: Catalogue, doses: dict[str, float]) -> dict[str, float]:
    return dict(initial_controls(catalogue, catalogue.scenarios["healthy"]).values) | doses


def test_the_healthy_scenario_is_the_models_healthy_resting_person(catalogue: Catalogue) -> None:
    assert person_from(values_with(catalogue, {}), catalogue) == Person()


def test_every_control_of_the_person_reaches_the_model(catalogue: Catalogue) -> None:
    person = person_from(values_with(catalogue, {"injury": 0.7, "threat": 0.2, "lc_drive": 0.3}), catalogue)
    assert (person.injury, person.threat, person.lc_drive) == (0.7, 0.2, 0.3)


def test_medicines_add_their_loads_on_a_shared_target(catalogue: Catalogue) -> None:
    doses = {"reuptake_blocker": 1.0, "serotonin_blocker": 0.5}
    assert person_from(values_with(catalogue, doses), catalogue).loads.sert == pytest.approx(4.0 + 2.0)


def test_a_medicine_at_its_half_occupying_exposure_plugs_half_of_the_target(catalogue: Catalogue) -> None:
    (plug,) = plugs_from(values_with(catalogue, {"pore_blocker": 1.0}), catalogue)
    assert (plug.target, plug.drug_id, plug.glyph) == ("nmda_pore", "pore_blocker", "glyph_of_pore_blocker")
    assert plug.share == pytest.approx(0.5)


def test_without_medicines_nothing_is_plugged(catalogue: Catalogue) -> None:
    assert plugs_from(values_with(catalogue, {}), catalogue) == ()


@given(agonist=st.floats(0.0, 2.0), antagonist=st.floats(0.0, 2.0))
def test_medicines_on_one_target_never_hold_more_than_all_of_it(
    catalogue: Catalogue, agonist: float, antagonist: float
) -> None:
    plugs = plugs_from(values_with(catalogue, {"agonist": agonist, "antagonist": antagonist}), catalogue)
    assert all(plug.share >= 0.0 for plug in plugs)
    assert sum(plug.share for plug in plugs) <= 1.0


@given(antagonist=st.floats(0.01, 2.0))
def test_an_antagonist_takes_places_from_an_agonist(catalogue: Catalogue, antagonist: float) -> None:
    alone = plugs_from(values_with(catalogue, {"agonist": 1.0}), catalogue)
    together = plugs_from(values_with(catalogue, {"agonist": 1.0, "antagonist": antagonist}), catalogue)
    assert together[0].share < alone[0].share
