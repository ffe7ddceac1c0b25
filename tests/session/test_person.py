from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import Person
from gate_viz.session.frame import Plug
from gate_viz.session.person import lens_model, plugs_from, untreated
from gate_viz.session.reduce import initial_controls


def values_with(catalogue: Catalogue, doses: dict[str, float]) -> dict[str, float]:
    return dict(initial_controls(catalogue, catalogue.scenarios["healthy"]).values) | doses


def person_with(catalogue: Catalogue, doses: dict[str, float], lens: Lens = Lens.ARTICLE) -> Person[float]:
    return lens_model(catalogue, lens).person(values_with(catalogue, doses))


def plugs_with(catalogue: Catalogue, doses: dict[str, float], lens: Lens = Lens.ARTICLE) -> tuple[Plug, ...]:
    return plugs_from(person_with(catalogue, doses, lens), lens_model(catalogue, lens), catalogue)


def test_the_healthy_scenario_is_the_models_healthy_resting_person(catalogue: Catalogue) -> None:
    assert person_with(catalogue, {}) == Person()


def test_every_control_of_the_person_reaches_the_model(catalogue: Catalogue) -> None:
    person = person_with(catalogue, {"injury": 0.7, "threat": 0.2, "lc_drive": 0.3})
    assert (person.injury, person.threat, person.lc_drive) == (0.7, 0.2, 0.3)


def test_medicines_add_their_loads_on_a_shared_target(catalogue: Catalogue) -> None:
    doses = {"reuptake_blocker": 1.0, "serotonin_blocker": 0.5}
    assert person_with(catalogue, doses).loads.sert == pytest.approx(4.0 + 2.0)


def test_what_people_do_reaches_the_model_as_far_as_the_lens_tells_it(catalogue: Catalogue) -> None:
    told, weighed = (person_with(catalogue, {"company": 1.0}, lens).loads for lens in Lens)
    assert weighed.endorphin_release == pytest.approx(0.2 * told.endorphin_release)


def test_the_untreated_person_does_as_before_and_takes_nothing(catalogue: Catalogue) -> None:
    values = untreated(values_with(catalogue, {"agonist": 1.0, "company": 0.5, "threat": 0.4}), catalogue)
    assert (values["company"], values["threat"]) == (0.5, 0.4)
    assert values.keys().isdisjoint(catalogue.drugs)


def test_a_medicine_at_its_half_occupying_exposure_plugs_half_of_the_target(catalogue: Catalogue) -> None:
    (plug,) = plugs_with(catalogue, {"pore_blocker": 1.0})
    assert (plug.target, plug.drug_id, plug.glyph) == ("nmda_pore", "pore_blocker", "glyph_of_pore_blocker")
    assert plug.share == pytest.approx(0.5)


def test_who_clears_a_medicine_slowly_has_more_of_it_on_its_target(catalogue: Catalogue) -> None:
    normal, slow = (plugs_with(catalogue, {"serotonin_blocker": 0.2, "cyp2d6": activity}) for activity in (1.0, 0.0))
    assert slow[0].share > normal[0].share


def test_without_medicines_nothing_is_plugged(catalogue: Catalogue) -> None:
    assert plugs_with(catalogue, {"company": 1.0}) == ()


@given(agonist=st.floats(0.0, 2.0), antagonist=st.floats(0.0, 2.0))
def test_medicines_on_one_target_never_hold_more_than_all_of_it(
    catalogue: Catalogue, agonist: float, antagonist: float
) -> None:
    plugs = plugs_with(catalogue, {"agonist": agonist, "antagonist": antagonist})
    assert all(plug.share >= 0.0 for plug in plugs)
    assert sum(plug.share for plug in plugs) <= 1.0


@given(antagonist=st.floats(0.01, 2.0))
def test_an_antagonist_takes_places_from_an_agonist(catalogue: Catalogue, antagonist: float) -> None:
    alone = plugs_with(catalogue, {"agonist": 1.0})
    together = plugs_with(catalogue, {"agonist": 1.0, "antagonist": antagonist})
    assert together[0].share < alone[0].share
