from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.model import FLOATS, PARAMETERS, Binding, Target, occupancy_shares, target_loads
from gate_viz.model.receptors import bind_saturation, mu_effect, potentiation

exposures = st.floats(0.0, 2.0)
bindings = st.builds(
    Binding,
    target=st.sampled_from(Target),
    load_at_usual_exposure=st.floats(0.0, 100.0),
    efficacy=st.floats(0.0, 1.0),
    hill_coefficient=st.floats(0.5, 3.0),
)


@given(st.floats(0.01, 100.0), st.floats(0.3, 4.0))
def test_half_of_the_receptors_are_active_at_the_half_level(half: float, hill: float) -> None:
    assert bind_saturation(half, hill, FLOATS)(half) == pytest.approx(0.5)


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e6))
def test_activity_is_a_share_and_never_falls_with_the_level(level: float, more: float) -> None:
    law = bind_saturation(1.0, 1.5, FLOATS)
    assert 0.0 <= law(level) <= law(level + more) <= 1.0


def test_half_of_a_target_is_held_at_a_load_of_one_whatever_the_hill_coefficient() -> None:
    for hill in (0.7, 1.0, 1.4, 3.0):
        taken = [("a", Binding(Target.NMDA_PORE, 1.0, hill_coefficient=hill), 1.0)]
        assert occupancy_shares(taken)["nmda_pore"]["a"] == pytest.approx(0.5)


@given(st.lists(st.tuples(bindings, exposures), max_size=6))
def test_all_drugs_together_never_hold_more_than_the_whole_target(taken: list[tuple[Binding, float]]) -> None:
    shares = occupancy_shares([(f"drug {i}", binding, exposure) for i, (binding, exposure) in enumerate(taken)])
    for held in shares.values():
        assert all(0.0 <= share <= 1.0 for share in held.values())
        assert sum(held.values()) < 1.0 + 1e-12


@given(bindings, exposures, bindings, exposures)
def test_a_competitor_never_raises_what_another_drug_holds(
    first: Binding, first_exposure: float, second: Binding, second_exposure: float
) -> None:
    rival = Binding(first.target, second.load_at_usual_exposure, second.efficacy, second.hill_coefficient)
    alone = occupancy_shares([("a", first, first_exposure)])[first.target.value]["a"]
    beside = occupancy_shares([("a", first, first_exposure), ("b", rival, second_exposure)])[first.target.value]["a"]
    assert beside <= alone


def test_loads_of_different_targets_do_not_mix() -> None:
    loads = target_loads([(Binding(Target.SERT, 4.0), 1.0), (Binding(Target.NET, 0.5), 2.0)])
    assert (loads.sert, loads.net, loads.mu_opioid, loads.nmda_pore) == (4.0, 1.0, 0.0, 0.0)


def test_loads_on_one_target_add_up_and_only_efficacy_counts_as_agonist() -> None:
    agonist, antagonist = Binding(Target.MU_OPIOID, 1.5, efficacy=1.0), Binding(Target.MU_OPIOID, 40.0)
    loads = target_loads([(agonist, 2.0), (antagonist, 1.0)])
    assert (loads.mu_opioid, loads.mu_agonist) == (43.0, 3.0)
    modulator = target_loads([(Binding(Target.GABA_A, 2.0, efficacy=0.5), 1.0), (Binding(Target.GABA_A, 1.0), 1.0)])
    assert (modulator.gaba_a, modulator.gaba_a_modulator) == (3.0, 1.0)


def test_many_persons_get_a_load_each() -> None:
    loads = target_loads([(Binding(Target.NMDA_PORE, 1.0, hill_coefficient=2.0), np.array([0.0, 1.0, 2.0]))])
    np.testing.assert_allclose(loads.nmda_pore, [0.0, 1.0, 4.0])


@given(st.floats(0.0, 100.0), st.floats(0.0, 100.0))
def test_an_antagonist_never_raises_the_mu_effect(agonist: float, antagonist: float) -> None:
    alone = mu_effect(agonist, agonist, PARAMETERS)
    assert 0.0 <= mu_effect(agonist, agonist + antagonist, PARAMETERS) <= alone < 1.0


def test_a_full_agonist_follows_the_operational_model() -> None:
    # Black & Leff: τA / (1 + A + τA), by hand for A = 1.5 and τ = 3
    assert mu_effect(1.5, 1.5, PARAMETERS) == pytest.approx(4.5 / 7.0)


def test_a_modulator_of_gaba_saturates_and_can_be_displaced() -> None:
    usual = potentiation(2.0, 2.0, PARAMETERS)
    assert usual == pytest.approx(0.8 * 2.0 / 3.0)
    assert potentiation(2.0, 12.0, PARAMETERS) < 0.25 * usual
    assert potentiation(1e9, 1e9, PARAMETERS) == pytest.approx(PARAMETERS.gaba_potentiation_max)
