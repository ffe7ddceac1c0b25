"""The NMDA channel's blockers. Rows 15 and 35; row 6 stands with wind-up."""

from __future__ import annotations

from gate_viz.content.records import Lens
from tests.behaviours.shipped import CHRONIC, IN_BOTH_LENSES, TOE, Values, course, moment_signal, quarter

FOUR_DAYS: dict[float, Values] = {4.0: {"ketamine": 0.0}}


def relief_at_once_percent(base: Values, doses: Values) -> float:
    return 100.0 * (1.0 - moment_signal(base, doses) / moment_signal(base))


def test_15_ketamine_helps_where_nmda_is_overdriven_and_hardly_elsewhere() -> None:
    assert 0.0 <= relief_at_once_percent(TOE, {"ketamine": 1.0}) <= 20.0
    assert 30.0 <= relief_at_once_percent(CHRONIC, {"ketamine": 1.0}) <= 70.0


def test_15_magnesium_is_gentler_than_ketamine() -> None:
    assert 5.0 <= relief_at_once_percent(CHRONIC, {"magnesium": 1.0}) <= 25.0


def test_35_after_an_infusion_sensitisation_climbs_back_while_the_brakes_are_short() -> None:
    infused = course(CHRONIC, 84, {"ketamine": 1.0}, changes=FOUR_DAYS)
    sensitisation = [slow.sensitisation for slow in infused.slow]
    assert min(sensitisation) < 0.9 * sensitisation[0]
    assert sensitisation[-1] >= 0.9 * sensitisation[0]


@IN_BOTH_LENSES
def test_35_with_norepinephrine_restored_when_the_infusion_ends_sensitisation_stays_down(lens: Lens) -> None:
    restored = course(CHRONIC, 84, {"ketamine": 1.0}, changes={4.0: {"ketamine": 0.0, "lc_drive": 1.0}}, lens=lens)
    sensitisation = [slow.sensitisation for slow in restored.slow]
    assert all(later <= sensitisation[0] for later in sensitisation[quarter(4) :])
    assert sensitisation[-1] <= 0.5 * sensitisation[0]


@IN_BOTH_LENSES
def test_35_restoring_alone_calms_the_cord_later_than_after_an_infusion(lens: Lens) -> None:
    both = course(CHRONIC, 84, {"ketamine": 1.0}, changes={4.0: {"ketamine": 0.0, "lc_drive": 1.0}}, lens=lens)
    alone = course(CHRONIC, 84, changes={4.0: {"lc_drive": 1.0}}, lens=lens)
    for day in (14, 28, 56):
        assert both.slow[quarter(day)].sensitisation <= 0.5 * alone.slow[quarter(day)].sensitisation
    # the drive itself relieves at once, either way
    assert alone.signal(7) <= 0.5 * alone.signal(0)
