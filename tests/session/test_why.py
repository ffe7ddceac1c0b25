from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Grade, Lens
from gate_viz.session.beginning import beginning_at_balance
from gate_viz.session.frame import Why
from gate_viz.session.intents import SetControl, SetDose, SetLens, Undo
from gate_viz.session.person import lens_model
from gate_viz.session.reduce import initial_controls
from gate_viz.session.session import Session
from gate_viz.session.why import Setting, no_change, why

TOE = {"injury": 0.7}


def setting(catalogue: Catalogue, values: Mapping[str, float], lens: Lens = Lens.EVIDENCE) -> Setting:
    defaults = initial_controls(catalogue, catalogue.scenarios["healthy"]).values
    model = lens_model(catalogue, lens)
    past = beginning_at_balance(catalogue, {lens: model}, defaults).pasts[lens]
    return Setting({**defaults, "touch": 0.0, **values}, lens, model, past)


def explained(catalogue: Catalogue, change: Mapping[str, float], before: Mapping[str, float] = TOE) -> Why:
    return why(setting(catalogue, before), setting(catalogue, {**before, **change}), catalogue)


def without_link(catalogue: Catalogue, link_id: str) -> Catalogue:
    off = replace(catalogue.links[link_id], article_strength=0.0, evidence_strength=0.0)
    return replace(catalogue, links=MappingProxyType({**catalogue.links, link_id: off}))


@pytest.mark.parametrize(
    ("change", "road", "rises"),
    [
        ({"norepinephrine": 2.0}, "alpha2_projection", False),
        ({"norepinephrine": 0.3}, "alpha2_projection", True),
        ({"touch": 1.0}, "touch_interneuron", False),
        ({"pore_blocker": 1.0}, "nmda_pore_block", False),
        ({"modulator": 1.0}, "gaba_potentiation", False),
        ({"injury": 1.0}, "injury_first_nerve", True),
        ({"threat": 1.0}, "threat_amygdala", True),
    ],
)
def test_the_first_road_is_the_one_the_change_takes(
    catalogue: Catalogue, change: dict[str, float], road: str, rises: bool
) -> None:
    told = explained(catalogue, change)
    assert (told.roads[0].link_id, told.roads[0].rises) == (road, rises)
    assert not told.small
    assert (told.after_hz > told.before_hz) is rises


def test_a_road_that_data_switch_off_is_no_longer_named(catalogue: Catalogue) -> None:
    named = explained(catalogue, {"norepinephrine": 2.0}).roads[0].link_id
    changed = explained(without_link(catalogue, named), {"norepinephrine": 2.0})
    assert named not in [road.link_id for road in changed.roads]
    assert changed.roads[0].link_id == "alpha2_first_nerve"


def test_a_session_names_the_road_that_is_left_when_data_switch_one_off(catalogue: Catalogue) -> None:
    named = [
        Session(each).dispatch(SetDose("agonist", 1.0)).why.roads[0].link_id
        for each in (catalogue, without_link(catalogue, "opioid_first_nerve"))
    ]
    assert named[0] == "opioid_first_nerve"
    assert named[1] != "opioid_first_nerve"


def test_a_share_is_what_putting_the_road_back_would_undo(catalogue: Catalogue) -> None:
    told = explained(catalogue, {"pore_blocker": 1.0})
    assert told.roads[0].change_hz == pytest.approx(told.after_hz - told.before_hz, abs=1e-9)


def test_roads_are_named_from_the_largest_down_to_a_third_of_it(catalogue: Catalogue) -> None:
    told = explained(catalogue, {"reuptake_blocker": 1.0})
    sizes = [abs(road.change_hz) for road in told.roads]
    assert len(sizes) > 1
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= sizes[0] / 3


def test_roads_that_pull_against_each_other_are_both_named(catalogue: Catalogue) -> None:
    before = setting(catalogue, TOE, Lens.ARTICLE)
    after = setting(catalogue, {**TOE, "serotonin": 2.0}, Lens.ARTICLE)
    assert {road.rises for road in why(before, after, catalogue).roads} == {True, False}


def test_each_road_carries_the_grade_of_its_link(catalogue: Catalogue) -> None:
    assert explained(catalogue, {"norepinephrine": 2.0}).roads[0].grade is Grade.LIMITED
    assert explained(catalogue, {"pore_blocker": 1.0}).roads[0].grade is Grade.ESTABLISHED


def test_under_two_per_cent_a_change_is_small(catalogue: Catalogue) -> None:
    assert explained(catalogue, {"norepinephrine": 1.01}).small
    assert not explained(catalogue, {"norepinephrine": 1.5}).small


def test_where_nothing_changes_no_road_is_named(catalogue: Catalogue) -> None:
    for told in (explained(catalogue, {}), no_change(setting(catalogue, TOE), catalogue)):
        assert (told.changed, told.roads, told.small) == ((), (), True)


def test_what_was_changed_is_said_with_before_and_after(catalogue: Catalogue) -> None:
    told = explained(catalogue, {"touch": 0.5, "agonist": 1.0})
    assert set(told.changed) == {("touch", 0.0, 0.5), ("agonist", 0.0, 1.0)}
    assert not told.lens_changed


def test_a_change_of_lens_names_the_roads_that_weigh_differently(catalogue: Catalogue) -> None:
    frame = Session(catalogue, catalogue.scenarios["told_by_articles"]).dispatch(SetLens(Lens.EVIDENCE))
    assert frame.why.lens_changed
    assert frame.why.changed == ()
    assert frame.why.roads[0].grade is Grade.LIMITED


def test_nothing_is_explained_before_anything_was_changed(catalogue: Catalogue) -> None:
    told = Session(catalogue).frame.why
    assert (told.changed, told.roads, told.small) == ((), (), True)
    assert told.before_hz == told.after_hz


def test_a_drag_is_explained_once_it_is_finished_and_as_a_whole(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    untold = session.frame.why
    for value in (0.2, 0.6, 0.9):
        assert session.dispatch(SetControl("touch", value, finished=False)).why is untold
    assert session.dispatch(SetControl("touch", 1.0)).why.changed == (("touch", 0.0, 1.0),)


def test_a_taken_back_change_is_explained_the_other_way_round(catalogue: Catalogue) -> None:
    session = Session(catalogue)
    done = session.dispatch(SetControl("touch", 1.0)).why
    undone = session.dispatch(Undo()).why
    assert undone.changed == (("touch", 1.0, 0.0),)
    assert undone.before_hz == pytest.approx(done.after_hz)


def test_a_scheduled_change_is_explained_when_it_comes(catalogue: Catalogue) -> None:
    session = Session(catalogue, catalogue.scenarios["rubbed"])
    assert session.advance_steps(599).why.changed == ()
    assert session.advance_steps(1).why.changed == (("touch", 0.0, 1.0),)


def test_volleys_are_not_explained_one_by_one(catalogue: Catalogue) -> None:
    assert Session(catalogue, catalogue.scenarios["volleys"]).advance_steps(1500).why.changed == ()


def test_a_medicine_between_volleys_is_judged_at_their_strength(catalogue: Catalogue) -> None:
    session = Session(catalogue, catalogue.scenarios["volleys"])
    session.advance_steps(150)
    assert not session.dispatch(SetDose("pore_blocker", 1.0)).why.small


def brakes_at_rest(catalogue: Catalogue, values: Mapping[str, float]) -> list[str]:
    links = {
        link_id: replace(link, brake=link_id in ("alpha2_projection", "opioid_first_nerve", "ht3_facilitation"))
        for link_id, link in catalogue.links.items()
    }
    with_brakes = replace(catalogue, links=MappingProxyType(links))
    told = no_change(setting(with_brakes, values), with_brakes)
    assert all(not road.rises for road in told.roads)
    return [road.link_id for road in told.roads]


def test_with_nothing_changed_the_brakes_that_hold_most_back_are_named(catalogue: Catalogue) -> None:
    assert brakes_at_rest(catalogue, TOE) == ["alpha2_projection"]
    assert brakes_at_rest(catalogue, {**TOE, "norepinephrine": 0.0, "agonist": 2.0}) == ["opioid_first_nerve"]


@pytest.mark.parametrize(("level", "grows"), [(2.0, True), (0.3, False)])
def test_a_brake_that_lets_go_is_told_from_one_that_is_put_on(catalogue: Catalogue, level: float, grows: bool) -> None:
    road = explained(catalogue, {"norepinephrine": level}).roads[0]
    assert (road.link_id, road.grows, road.rises) == ("alpha2_projection", grows, not grows)
