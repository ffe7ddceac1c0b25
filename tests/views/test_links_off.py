"""A picture of a run with links switched off shows that run, and not what the catalogue would have."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from gate_viz.session.course import session_on_day
from gate_viz.session.experiment import session_after
from gate_viz.session.frame import Frame
from gate_viz.session.starting_point import starting_point
from gate_viz.views.scenes.migraine_picture import migraine_picture
from gate_viz.views.scenes.path_picture import Pill, path_picture
from gate_viz.views.scenes.switch_picture import switch_picture
from tests.views.frames import catalogue


def healthy_with(values: dict[str, float], *links_off: str) -> Frame:
    content = catalogue()
    start = content.scenarios["healthy"]
    return session_after(content, start, values, lens=Lens.ARTICLE, links_off=links_off, seconds=0.1).frame


@pytest.mark.parametrize("links_off", [(), ("threat_trigger",), ("hormone_trigger", "blood_sugar_trigger")])
def test_the_water_has_no_layer_of_a_driver_whose_road_is_off(links_off: tuple[str, ...]) -> None:
    drivers = {
        "threat_trigger": "threat",
        "hormone_trigger": "hormone_fluctuation",
        "blood_sugar_trigger": "blood_sugar",
    }
    frame = healthy_with({"migraine_trigger": 0.3, **dict.fromkeys(drivers.values(), 0.5)}, *links_off)
    picture = migraine_picture(frame, catalogue())
    for link_id, driver in drivers.items():
        assert (picture.layers[driver] == 0) is (link_id in links_off)
    assert sum(picture.layers.values()) == pytest.approx(picture.level, abs=1)


def pill_without(*links_off: str) -> Pill:
    content = catalogue()
    start = starting_point(content.archetypes["poor_metaboliser"])
    values = {"amitriptyline": 1.0, "duloxetine": 0.0, "p_glycoprotein": 2.0}
    session = session_on_day(content, start, values, lens=Lens.ARTICLE, links_off=links_off, days=84.0)
    pill = path_picture(session.frame, content).pill
    assert pill is not None
    return pill


def test_the_pills_way_names_no_cause_whose_road_is_off() -> None:
    on, off = pill_without(), pill_without("cyp2d6_clearance", "p_glycoprotein_barrier")
    assert "cyp2d6_slow" in on.causes
    assert off.causes == ()
    assert (on.bouncers_count, off.bouncers_count) == (True, False)


def test_a_guard_whose_road_is_off_is_not_drawn() -> None:
    content = catalogue()
    item_id, link_id = next(
        (item.id, binding.link_id)
        for item in content.lifestyle.values()
        for binding in item.bindings
        if item.warning is None and binding.target.value == "gut_barrier" and binding.link_id is not None
    )
    for links_off in ((), (link_id,)):
        guards = switch_picture(healthy_with({item_id: 1.0}, *links_off), content).guards
        assert (item_id in {guard.item_id for guard in guards}) is not bool(links_off)
