"""Twelve weeks by quarter days stay near a library's adaptive integrator on the same right-hand sides."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from gate_viz.model import PARAMETERS as P
from gate_viz.model import GateModel, Level, SlowState
from gate_viz.model.course import CourseState, advance_course, course_person, start_course
from tests.model.equations import Vector
from tests.model.people import ARTICLE, BURDENED, CHRONIC, SUBSTANCES, both_places

MODEL = GateModel(ARTICLE, substances=SUBSTANCES)
TAKEN = {"both_pumps_blocker": 1.0, "mu_agonist": 1.0, "gaba_modulator": 0.5}
STOP_D, END_D = 42.0, 84.0
NOT_TAKEN: Mapping[str, float] = dict.fromkeys(TAKEN, 0.0)
SUBSTANCE = {item.id: item for item in SUBSTANCES}
# all but the count of days with an attack
STATES = SlowState._fields[:-1]


def level_rates(levels: Mapping[str, Level[float]], doses: Mapping[str, float], values: Mapping[str, float]) -> Vector:
    """Return how fast every level changes [× usual/d]: the blood after the dose, the brain after the blood."""
    usual, found = MODEL.person({**values, **dict.fromkeys(TAKEN, 1.0)}).levels, []
    for medicine, level in levels.items():
        item = SUBSTANCE[medicine]
        found.append(24.0 * log(2.0) / item.half_life_h * (doses[medicine] * usual[medicine].blood - level.blood))
        settled = level.blood * usual[medicine].brain / usual[medicine].blood
        found.append((settled - level.brain) / (P.barrier_time_constant_d * item.p_glycoprotein_share))
    return np.array(found)


def at(day: float, y: Vector, begin: CourseState[float]) -> CourseState[float]:
    """Return the course's state of a day for the integrator's numbers: slow states, then blood and brain in turn."""
    slow: SlowState[float] = SlowState(*map(float, y[: len(STATES)]))
    blood, brain = (map(float, y[len(STATES) + place :: 2]) for place in (0, 1))
    levels = {medicine: Level(*both) for medicine, *both in zip(TAKEN, blood, brain, strict=True)}
    return CourseState(day, slow, levels, (0.0,), begin.balance)


def rates(
    day: float, y: Vector, values: Mapping[str, float], doses: Mapping[str, float], begin: CourseState[float]
) -> Vector:
    """Return how fast every slow state and level changes [1/d]: (target − state) / τ."""
    now = at(day, y, begin)
    return np.concatenate([slow_rates(now, values), level_rates(now.levels, doses, values)])


def slow_rates(now: CourseState[float], values: Mapping[str, float]) -> Vector:
    """Return how fast every slow state changes [1/d]."""
    person = course_person(MODEL, now, values)
    laws, slow = MODEL.laws.slow, person.slow
    felt = MODEL.laws.felt(MODEL.steady_state(person, warm=now.balance).balance, MODEL.rest)
    attack = laws.attack(person)
    to = laws.targets(person, felt)._replace(
        cgrp=attack.release,
        neuroinflammation=attack.drive,
        kindling=slow.neuroinflammation / (slow.neuroinflammation + P.kindling_half),
    )
    hindered = laws.hindrance(person)

    def return_factor(state: str, resting: float) -> float:
        now, target = getattr(slow, state), getattr(to, state)
        return float(hindered) if abs(target - resting) < abs(now - resting) else 1.0

    def rising(state: str) -> bool:
        return bool(getattr(to, state) > getattr(slow, state))

    monoamines_d, gaba_d, mood_d = (
        P.monoamine_store_time_constant_d,
        P.gaba_store_time_constant_d,
        P.mood_time_constant_d,
    )
    time_constants_d = SlowState(
        serotonin_fill=monoamines_d,
        dopamine_fill=monoamines_d,
        norepinephrine_fill=monoamines_d,
        gaba_fill=gaba_d,
        glutamate_fill=gaba_d,
        sleep=P.sleep_time_constant_d,
        gaba_a_number=P.gaba_a_return_time_constant_d if rising("gaba_a_number") else P.gaba_a_loss_time_constant_d,
        tolerance=P.tolerance_time_constant_d if rising("tolerance") else P.tolerance_return_time_constant_d,
        gs_share=P.gs_time_constant_d * return_factor("gs_share", 0.0),
        opioid_nmda=P.opioid_nmda_time_constant_d * return_factor("opioid_nmda", 0.0),
        estrogen=P.hormone_time_constant_d * return_factor("estrogen", person.estrogen),
        testosterone=P.hormone_time_constant_d * return_factor("testosterone", person.testosterone),
        microglia=P.microglia_time_constant_d * return_factor("microglia", 0.0),
        sensitisation=P.sensitisation_rise_time_constant_d
        if rising("sensitisation")
        else P.sensitisation_fall_time_constant_d,
        pro_genes=P.pro_time_constant_d * (1.0 + laws.signalling(person, felt.arousal).slowing),
        anti_genes=P.anti_time_constant_d,
        mood_early=mood_d,
        mood=mood_d,
        cgrp=P.cgrp_time_constant_d,
        neuroinflammation=P.neuroinflammation_time_constant_d,
        kindling=P.kindling_time_constant_d,
    )
    return np.array(
        [(getattr(to, state) - getattr(slow, state)) / getattr(time_constants_d, state) for state in STATES]
    )


@pytest.mark.parametrize("values", [CHRONIC, {**BURDENED, "migraine_trigger": 0.2}], ids=["chronic", "burdened"])
def test_twelve_weeks_on_medicines_and_off_them_are_within_a_fiftieth_of_a_point(values: Mapping[str, float]) -> None:
    begin = state = start_course(MODEL, values)
    y: Vector = np.array([*begin.slow[:-1], *(0.0 for _ in TAKEN for _ in ("blood", "brain"))])
    signals, states, levels = [0.0], [0.0], [0.0]
    for since, until, taken in ((0.0, STOP_D, TAKEN), (STOP_D, END_D, NOT_TAKEN)):
        days = np.arange(since + 1.0, until + 0.5)
        reference = solve_ivp(
            rates, (since, until), y, method="LSODA", rtol=1e-7, atol=1e-9, t_eval=days, args=(values, taken, begin)
        )
        for day, expected in zip(days, reference.y.T, strict=True):
            state = advance_course(MODEL, state, {**values, **taken}, float(day))
            integrated = at(day, expected, begin)
            people = (course_person(MODEL, now, values) for now in (state, integrated))
            ours, theirs = (MODEL.steady_state(person).percept for person in people)
            signals.append(abs(ours - theirs))
            states.append(float(np.max(np.abs(np.array(state.slow[:-1]) - integrated.slow[:-1]))))
            ours_now = {medicine: state.levels[medicine] for medicine in TAKEN}
            expected_levels = np.array(both_places(integrated.levels))
            levels.append(float(np.max(np.abs(np.array(both_places(ours_now)) - expected_levels))))
        y = reference.y[:, -1]
    assert max(signals) < 0.02
    assert max(states) < 0.01
    assert max(levels) < 1e-6
