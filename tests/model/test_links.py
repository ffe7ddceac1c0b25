from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.model import LINK_IDS, PERSON_CONTROLS, GateModel, Person, SlowState
from gate_viz.model.course import advance_course, start_course
from gate_viz.model.links import COURSE_TERMS, LINK_TERMS, MOMENT_LINK_IDS, LinkWeights
from tests.model.people import (
    ARTICLE,
    BINDING_LINK,
    BURDENED,
    CHRONIC,
    HABITS,
    LENSES,
    MEDICINES,
    NO_ROADS,
    SUBSTANCES,
    TOE,
    both_places,
    medicated,
    settled_hz,
)

strengths = st.fixed_dictionaries({}, optional=dict.fromkeys(LINK_IDS, st.floats(0.0, 1.0)))


@given(st.floats(0.0, 1.0), st.floats(-5.0, 5.0), st.floats(-5.0, 5.0))
def test_a_strength_scales_how_far_a_term_departs_from_rest(strength: float, rest: float, raw: float) -> None:
    weights: LinkWeights[float] = LinkWeights({"d2_projection": strength}, {"d2_projection": rest}, {})
    departure = weights.weigh("d2_projection")(raw) - rest
    assert departure == pytest.approx(strength * (raw - rest), abs=1e-12)


@given(strengths)
def test_the_healthy_resting_person_is_the_same_whatever_the_strengths_are(given_strengths: dict[str, float]) -> None:
    # behaviour 41
    person: Person[float] = Person()
    whole, weighted = GateModel(), GateModel(given_strengths)
    for one, other in zip(_numbers(whole.steady_state(person)), _numbers(weighted.steady_state(person)), strict=True):
        assert one == pytest.approx(other, abs=1e-12)
    rested, twin = whole.readouts(whole.steady_state(person), person), weighted.steady_state(person)
    for readout_id, value in weighted.readouts(twin, person).items():
        if readout_id not in ("gate_opening", "allodynia"):  # these ask what a stimulus would do
            assert value == pytest.approx(rested[readout_id], abs=1e-12), readout_id


@given(strengths)
def test_the_healthy_persons_slow_layer_is_at_rest_whatever_the_strengths_are(
    given_strengths: dict[str, float],
) -> None:
    for found in (GateModel(given_strengths).untreated_slow({}), GateModel(NO_ROADS).untreated_slow({})):
        assert tuple(found) == pytest.approx(tuple(SlowState()), abs=1e-12)


def _numbers(state: Any) -> list[float]:
    return [*state.circuit, *state.descending, state.percept, *state.influences]


def test_every_link_has_a_unit_and_a_meaning() -> None:
    assert tuple(LINK_TERMS) == LINK_IDS
    units = {"1", "Hz", "× typical", "× enough", "× healthy"}
    assert all(term.unit in units and term.meaning for term in LINK_TERMS.values())


@pytest.mark.parametrize("link_id", MOMENT_LINK_IDS)
def test_every_link_of_the_moment_carries_something_for_somebody(link_id: str) -> None:
    changed = {"touch": 0.8, "threat": 0.5, "gaba": 0.6, "glutamate": 0.8, "substance_p": 0.5, "endorphin": 2.0}
    slow: SlowState[float] = SlowState(sleep=0.6, microglia=0.3, pro_genes=2.0)
    busy = medicated(dict.fromkeys([*MEDICINES, *HABITS], 0.5), slow, **{**BURDENED, **changed})
    assert abs(settled_hz(GateModel({link_id: 0.0}), busy) - settled_hz(GateModel(), busy)) > 1e-6


def weeks_later(given_strengths: dict[str, float]) -> list[float]:
    """Return what a burdened person's slow layer and levels come to, on everything and then off it."""
    model = GateModel(given_strengths, substances=SUBSTANCES)
    taken = {item.id: 0.5 for item in SUBSTANCES}
    state = advance_course(model, start_course(model, BURDENED), {**BURDENED, **taken}, 6.0)
    later = advance_course(model, state, BURDENED, 8.0)
    return [*state.slow, *both_places(state.levels), *later.slow, *model.untreated_slow(BURDENED)]


BURDENED_WEEKS = weeks_later({})


@pytest.mark.parametrize("link_id", [*COURSE_TERMS, BINDING_LINK])
def test_every_link_of_a_course_carries_something_for_somebody(link_id: str) -> None:
    without = weeks_later({link_id: 0.0})
    assert max(abs(one - other) for one, other in zip(without, BURDENED_WEEKS, strict=True)) > 1e-6


@pytest.mark.parametrize("link_id", MOMENT_LINK_IDS)
def test_holding_a_term_where_it_is_changes_nothing(link_id: str) -> None:
    model, person = GateModel(ARTICLE), medicated({"mu_agonist": 1.0, "both_pumps_blocker": 1.0}, **CHRONIC)
    state = model.steady_state(person)
    held = model.steady_state(person, held_terms={link_id: model.terms(state, person)[link_id]})
    assert model.projection_hz(held) == pytest.approx(model.projection_hz(state), abs=1e-8)


def one_change() -> list[tuple[dict[str, float], dict[str, float]]]:
    """Every control and medicine changed alone: (doses, values)."""
    ends: list[tuple[dict[str, float], dict[str, float]]] = [
        ({}, {control_id: end})
        for control_id, (least, greatest, _) in PERSON_CONTROLS.items()
        for end in (least, greatest)
    ]
    return [*ends, *(({name: 1.5}, {}) for name in [*MEDICINES, *HABITS])]


@pytest.mark.parametrize(("doses", "values"), one_change(), ids=str)
def test_putting_back_every_term_undoes_any_change(doses: dict[str, float], values: dict[str, float]) -> None:
    model, before = GateModel(ARTICLE), medicated(touch=0.5, injury=0.5, threat=0.3)
    after = medicated(doses, **{**_settings(before), **values})
    state = model.steady_state(before)
    put_back = model.steady_state(after, held_terms=model.terms(state, before))
    assert model.projection_hz(put_back) == pytest.approx(model.projection_hz(state), abs=1e-8)


def _settings(person: Person[float]) -> dict[str, float]:
    return {control_id: getattr(person, control_id) for control_id in PERSON_CONTROLS}


def test_rubbing_works_by_the_touch_fibres_road_to_the_interneuron() -> None:
    model, pinched, rubbed = GateModel(), medicated(**TOE), medicated(injury=0.7, touch=1.0)
    terms = model.terms(model.steady_state(pinched), pinched)

    def without(link_id: str) -> float:
        held = model.steady_state(rubbed, held_terms={link_id: terms[link_id]})
        return model.projection_hz(held) - settled_hz(model, rubbed)

    shares = {link_id: without(link_id) for link_id in MOMENT_LINK_IDS}
    assert max(shares, key=lambda link_id: shares[link_id]) == "touch_interneuron"


def test_a_weighted_term_is_what_terms_reports() -> None:
    person = medicated(threat=1.0)
    whole, half = GateModel(), GateModel({"threat_amygdala": 0.5})
    assert half.terms(half.steady_state(person), person)["threat_amygdala"] == pytest.approx(
        0.5 * whole.terms(whole.steady_state(person), person)["threat_amygdala"]
    )


@pytest.mark.parametrize("lens", LENSES)
def test_the_terms_of_a_healthy_person_are_those_at_rest(lens: str) -> None:
    model, person = GateModel(LENSES[lens]), medicated()
    for link_id, term in model.terms(model.steady_state(person), person).items():
        assert term == pytest.approx(model.rest.terms[link_id], abs=1e-12), link_id


def test_a_bindings_own_link_scales_its_load() -> None:
    loads = [
        GateModel({BINDING_LINK: strength}, substances=SUBSTANCES).person({"exercise": 1.0}).loads
        for strength in (0.0, 0.5, 1.0)
    ]
    assert [load.gaba_synthesis for load in loads] == pytest.approx([0.0, 0.125, 0.25])
    assert {load.endorphin_release for load in loads} == {2.0}


def test_a_link_of_a_binding_is_known_only_with_its_substance() -> None:
    with pytest.raises(ValueError, match=BINDING_LINK):
        GateModel({BINDING_LINK: 0.5})


def test_an_unknown_link_or_a_strength_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="'no_such_road'"):
        GateModel({"no_such_road": 1.0})
    with pytest.raises(ValueError, match="outside 0–1"):
        GateModel({"d2_projection": 1.2})
