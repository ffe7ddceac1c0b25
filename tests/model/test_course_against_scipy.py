"""Twelve weeks by quarter days stay near a library's adaptive integrator on the same right-hand sides."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from gate_viz.model import PARAMETERS as P
from gate_viz.model import GateModel, SlowState
from gate_viz.model.course import CourseState, advance_course, course_person, start_course
from tests.model.equations import Vector
from tests.model.people import ARTICLE, BURDENED, CHRONIC, SUBSTANCES

MODEL = GateModel(ARTICLE, substances=SUBSTANCES)
TAKEN = {"both_pumps_blocker": 1.0, "mu_agonist": 1.0, "gaba_modulator": 0.5}
STOP_D, END_D = 42.0, 84.0
LOSS_PER_DAY = {item.id: 24.0 * log(2.0) / item.half_life_h for item in SUBSTANCES if item.half_life_h > 0.0}
# all but the count of days with an attack
STATES = SlowState._fields[:-1]


def levels_at(day: float, values: Mapping[str, float]) -> dict[str, float]:
    """Return what has built up since day 0 and gone since the stop [× usual]."""
    usual = MODEL.person({**values, **TAKEN}).levels
    return {
        medicine: usual[medicine].blood
        * (1.0 - exp(-LOSS_PER_DAY[medicine] * min(day, STOP_D)))
        * exp(-LOSS_PER_DAY[medicine] * max(day - STOP_D, 0.0))
        for medicine in TAKEN
    }


def at(day: float, y: Vector, values: Mapping[str, float], begin: CourseState[float]) -> CourseState[float]:
    """Return the course's state of a day for the integrator's numbers."""
    slow: SlowState[float] = SlowState(*map(float, y))
    return CourseState(day, slow, levels_at(day, values), (0.0,), begin.balance)


def rates(day: float, y: Vector, values: Mapping[str, float], begin: CourseState[float]) -> Vector:
    """Return how fast every slow state changes [1/d]: (target − state) / τ."""
    person = course_person(MODEL, at(day, y, values, begin), values)
    laws, slow = MODEL.laws.slow, person.slow
    felt = MODEL.laws.felt(MODEL.steady_state(person, warm=begin.balance).balance, MODEL.rest)
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
    y: Vector = np.array(begin.slow[:-1])
    signals, states = [0.0], [0.0]
    for since, until, taken in ((0.0, STOP_D, TAKEN), (STOP_D, END_D, {})):
        days = np.arange(since + 1.0, until + 0.5)
        reference = solve_ivp(
            rates, (since, until), y, method="LSODA", rtol=1e-7, atol=1e-9, t_eval=days, args=(values, begin)
        )
        for day, expected in zip(days, reference.y.T, strict=True):
            state = advance_course(MODEL, state, {**values, **taken}, float(day))
            people = (course_person(MODEL, now, values) for now in (state, at(day, expected, values, begin)))
            ours, theirs = (MODEL.steady_state(person).percept for person in people)
            signals.append(abs(ours - theirs))
            states.append(float(np.max(np.abs(np.array(state.slow[:-1]) - expected))))
        y = reference.y[:, -1]
    assert max(signals) < 0.02
    assert max(states) < 0.01
