"""Levels in blood and brain against a fine integration of the same two equations, and against a half-life."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gate_viz.model import PARAMETERS, Binding, GateModel, Level, Substance, Target
from gate_viz.model.course import advance_course, course_person, start_course
from gate_viz.model.exposure import level_later

ROUNDS = 400
levels = st.builds(Level, st.floats(0.0, 2.0), st.floats(0.0, 2.0))


def integrated(
    now: Level[float], target: float, ratio: float, loss_per_d: float, lag_d: float, days: float
) -> Level[float]:
    """Return the level by the classical Runge–Kutta method: blood after the dose, brain after the blood."""
    step = days / ROUNDS

    def rates(at: Level[float]) -> Level[float]:
        return Level(loss_per_d * (target - at.blood), (ratio * at.blood - at.brain) / lag_d)

    def moved(rate: Level[float], by: float) -> Level[float]:
        return Level(now.blood + by * rate.blood, now.brain + by * rate.brain)

    for _ in range(ROUNDS):
        one = rates(now)
        two = rates(moved(one, 0.5 * step))
        three = rates(moved(two, 0.5 * step))
        four = rates(moved(three, step))
        now = Level(
            *(
                n + step * (a + 2.0 * b + 2.0 * c + d) / 6.0
                for n, a, b, c, d in zip(now, one, two, three, four, strict=True)
            )
        )
    return now


@given(
    now=levels,
    target=st.floats(0.0, 2.0),
    ratio=st.floats(0.5, 1.5),
    loss_per_d=st.floats(0.02, 10.0),
    lag_d=st.floats(0.1, 2.0),
    days=st.floats(0.01, 1.0),
)
@example(now=Level(0.0, 0.0), target=1.0, ratio=1.0, loss_per_d=4.0, lag_d=0.25, days=0.5)
@settings(max_examples=60)
def test_the_brain_follows_the_blood_as_a_fine_integration_has_it(
    now: Level[float], target: float, ratio: float, loss_per_d: float, lag_d: float, days: float
) -> None:
    found = level_later(now, target, ratio, loss_per_d, lag_d, days)
    assert found == pytest.approx(integrated(now, target, ratio, loss_per_d, lag_d, days), abs=1e-4)


@given(now=levels, target=st.floats(0.0, 2.0), first=st.floats(0.01, 3.0), second=st.floats(0.01, 3.0))
def test_two_stretches_are_one(now: Level[float], target: float, first: float, second: float) -> None:
    between = level_later(now, target, 0.8, 1.4, 0.3, first)
    parts, whole = (
        level_later(between, target, 0.8, 1.4, 0.3, second),
        level_later(now, target, 0.8, 1.4, 0.3, first + second),
    )
    assert parts == pytest.approx(whole, abs=1e-12)


def taking(share_held_back: float) -> GateModel[float]:
    """Return a model with one medicine of half a day's half-life."""
    binding = Binding(Target.SERT, 1.0)
    return GateModel(substances=[Substance("it", (binding,), half_life_h=12.0, p_glycoprotein_share=share_held_back)])


def test_what_no_pump_holds_back_is_in_the_brain_as_soon_as_in_the_blood() -> None:
    model = taking(0.0)
    state = advance_course(model, start_course(model, {}), {"it": 1.0}, 0.5)
    assert state.levels["it"] == pytest.approx((0.5, 0.5), rel=1e-12)


def test_the_brain_lags_by_as_much_as_the_pump_holds_back() -> None:
    early = []
    for share in (0.0, 0.5, 1.0):
        model = taking(share)
        state = advance_course(model, start_course(model, {}), {"it": 1.0}, 0.5)
        assert state.levels["it"].blood == pytest.approx(0.5, rel=1e-12)
        early.append(state.levels["it"].brain)
        settled = advance_course(model, state, {"it": 1.0}, 30.0)
        assert settled.levels["it"] == pytest.approx((1.0, 1.0), rel=1e-9)
        # what the pump sits on is in the brain
        assert course_person(model, state, {"it": 1.0}).loads.sert == pytest.approx(early[-1])
    assert early[0] > early[1] > early[2] > 0.0


def test_after_a_stop_the_brain_keeps_it_longer_than_the_blood() -> None:
    model = taking(1.0)
    full = advance_course(model, start_course(model, {}), {"it": 1.0}, 30.0)
    stopped = advance_course(model, full, {}, 30.5).levels["it"]
    assert stopped.blood == pytest.approx(0.5, rel=1e-9)
    lag_d, loss = PARAMETERS.barrier_time_constant_d, 2.0 * log(2.0)
    assert stopped.brain > stopped.blood
    assert stopped == pytest.approx(integrated(Level(1.0, 1.0), 0.0, 1.0, loss, lag_d, 0.5), abs=1e-9)


def test_a_product_of_cyp2d6_binds_as_far_as_the_enzyme_makes_it() -> None:
    binding = Binding(Target.MU_OPIOID, 0.5, efficacy=1.0, activated_by_cyp2d6=True)
    model = GateModel(substances=[Substance("it", (binding,), half_life_h=6.0)])
    loads = [model.person({"it": 1.0, "cyp2d6": activity}).loads.mu_agonist for activity in (0.0, 0.5, 1.0, 3.0)]
    assert loads == pytest.approx([0.0, 0.25, 0.5, 1.5])
