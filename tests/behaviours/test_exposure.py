"""From a dose to a level. Row 28."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from gate_viz.model import Level
from tests.behaviours.shipped import HEALTHY, IN_BOTH_LENSES, Values, course, model, moment


def built_up(medicine: str, biology: Values, *, lens: Lens = Lens.ARTICLE) -> Level[float]:
    equations = model(lens)
    return equations.built_up(equations.person(biology), {medicine: 1.0})[medicine]


@pytest.mark.parametrize(
    ("biology", "least", "most"),
    [({"cyp2d6": 0.0}, 1.45, 1.75), ({"cyp2d6": 3.0}, 0.45, 0.85), ({"smoking": 1.0}, 0.62, 0.72)],
    ids=["poor metaboliser", "ultrarapid metaboliser", "smoker"],
)
def test_28_enzymes_decide_what_duloxetine_builds_up_to(biology: dict[str, float], least: float, most: float) -> None:
    assert least <= built_up("duloxetine", biology).blood <= most


def test_28_the_pump_at_the_barrier_keeps_duloxetine_out_of_the_brain_and_not_of_the_blood() -> None:
    assert 0.7 <= built_up("duloxetine", {"p_glycoprotein": 1.5}).brain <= 0.9
    assert built_up("duloxetine", {"p_glycoprotein": 1.5}).blood == pytest.approx(1.0)


@IN_BOTH_LENSES
def test_28_at_typical_biology_a_dose_builds_up_to_itself(lens: Lens) -> None:
    equations = model(lens)
    doses = {substance.id: 0.7 for substance in equations.substances}
    for level in equations.built_up(equations.person({}), doses).values():
        assert level == pytest.approx((0.7, 0.7))


def test_28_whether_venlafaxine_works_depends_on_cyp2d6_in_the_article_lens_only() -> None:
    poor, rapid = ({"cyp2d6": activity} for activity in (0.0, 3.0))
    assert built_up("venlafaxine", rapid).blood < 0.5 < 1.5 < built_up("venlafaxine", poor).blood
    for biology in (poor, rapid):
        assert built_up("venlafaxine", biology, lens=Lens.EVIDENCE).blood == pytest.approx(1.0)


@IN_BOTH_LENSES
def test_28_tramadol_holds_mu_receptors_as_far_as_cyp2d6_makes_its_product(lens: Lens) -> None:
    held = [
        moment(HEALTHY, {"tramadol": 1.0, "cyp2d6": activity}, lens=lens)["mu_occupancy"]
        for activity in (0.0, 0.5, 1.0, 3.0)
    ]
    without = moment(HEALTHY, lens=lens)["mu_occupancy"]
    assert held[0] == pytest.approx(without, abs=1e-9)
    assert held == sorted(held)
    assert held[1] >= 1.5 * max(held[0], 0.05)
    assert held[3] >= 1.5 * held[2]


@IN_BOTH_LENSES
def test_28_a_pump_blocker_reaches_the_cord_after_the_blood_and_is_there_in_the_end(lens: Lens) -> None:
    taken = course(HEALTHY, 14, {"duloxetine": 1.0}, lens=lens)
    early, late = taken.at(0.5), taken.at(14)
    assert early["brain_level_duloxetine"] < 0.9 * early["blood_level_duloxetine"]
    assert late["brain_level_duloxetine"] == pytest.approx(late["blood_level_duloxetine"], rel=1e-6)
