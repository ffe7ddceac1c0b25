"""A cord that has learned pain, and a nerve that is hurt itself. Rows 25, 26 and 43."""

from __future__ import annotations

import pytest

from tests.behaviours.shipped import CHRONIC, Values, course, moment, moment_signal, relief_percent

SHORT_BRAKES = {"lc_drive": 0.3, "rvm_drive": 0.8}
HURT_NERVE = {"injury": 0.0, "touch": 0.25, "nerve_injury": 1.0}


def test_25_touch_hurts_and_a_pinch_hurts_more_in_a_sensitised_cord_short_of_brakes() -> None:
    sensitised = {key: CHRONIC[key] for key in ("sensitisation", "lc_drive", "rvm_drive")}
    assert 3.0 <= moment_signal({**sensitised, "touch": 1.0, "injury": 0.0}) <= 6.0
    pinch = {"touch": 0.0, "injury": 0.5}
    assert 2.0 <= moment_signal({**sensitised, **pinch}) - moment_signal(pinch) <= 8.0


@pytest.mark.parametrize(
    ("drives", "least", "most"), [({}, 0.0, 0.2), (SHORT_BRAKES, 0.6, 0.9)], ids=["intact", "short of norepinephrine"]
)
def test_26_six_months_after_an_injury_has_healed_the_cord_is_calm_only_where_the_brakes_are_intact(
    drives: Values, least: float, most: float
) -> None:
    healed = course({**drives, "touch": 0.25, "injury": 0.7}, 42 + 182, changes={42: {"injury": 0.2}})
    assert least <= healed.slow[-1].sensitisation <= most


def test_43_touch_hurts_with_an_injured_nerve() -> None:
    healthy, hurt = (moment(values, {"touch": 1.0}) for values in ({}, {"nerve_injury": 1.0}))
    assert healthy["pain_signal_0_10"] <= 0.2 < hurt["pain_signal_0_10"]
    assert hurt["allodynia"] > 3.0 * healthy["allodynia"]


@pytest.mark.parametrize(
    ("medicine", "least", "most"),
    [("gabapentinoid", 15.0, 60.0), ("duloxetine", 15.0, 60.0), ("lidocaine", 20.0, 80.0), ("nsaid", -1.0, 10.0)],
)
def test_43_a_gabapentinoid_an_snri_and_lidocaine_help_an_injured_nerve_and_an_nsaid_hardly(
    medicine: str, least: float, most: float
) -> None:
    assert least <= relief_percent(HURT_NERVE, {medicine: 1.0}) <= most
