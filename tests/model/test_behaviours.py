"""What the model must do, each test one row of the behaviour table in ``docs/model.md``; as the articles tell it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gate_viz.model import FLOATS, PARAMETERS, GateModel, occupancy_shares
from gate_viz.model.descending import bind_monoamines
from tests.model.people import ARTICLE, CHRONIC, MEDICINES, TOE, medicated, settled_hz, settled_signal

MODEL = GateModel(ARTICLE)


def toe_hz(**values: float) -> float:
    return settled_hz(MODEL, medicated(**{**TOE, **values}))


def relief_percent(medicine: str, setting: dict[str, float], dose: float = 1.0) -> float:
    untreated = settled_signal(MODEL, medicated(**setting))
    return 100.0 * (1.0 - settled_signal(MODEL, medicated({medicine: dose}, **setting)) / untreated)


def test_2_the_same_input_gives_more_spikes_through_a_weak_gate_than_through_a_strong_one() -> None:
    # drives beyond the controls' range, at the model's own interface
    weak, strong = toe_hz(lc_drive=0.2), toe_hz(lc_drive=2.5, rvm_drive=1.5)
    assert 2.0 <= weak / strong <= 8.0


def test_3_touch_alone_is_not_felt_as_pain_by_a_healthy_person() -> None:
    assert settled_signal(MODEL, medicated(touch=1.0)) <= 0.2
    assert settled_signal(MODEL, medicated(touch=0.25)) <= 0.2


def test_4_rubbing_while_pinched_takes_away_some_of_the_signal() -> None:
    rubbed, pinched = medicated(injury=0.7, touch=1.0), medicated(injury=0.7, touch=0.0)
    assert 0.4 <= settled_signal(MODEL, rubbed) / settled_signal(MODEL, pinched) <= 0.8


def test_a_stronger_injury_gives_a_stronger_signal_over_the_whole_range() -> None:
    signals = [settled_signal(MODEL, medicated(injury=tenths / 10.0, touch=0.0)) for tenths in range(11)]
    assert all(later > earlier for earlier, later in pairwise(signals))
    assert 3.5 <= signals[7] <= 6.5


def volley_spikes(rate_hz: float, volleys: int = 15, pore_blocker: float = 0.0) -> list[float]:
    """Return the spikes above rest in the second after each volley of injury .6 for .1 s."""
    quiet = medicated({"pore_blocker": pore_blocker}, touch=0.0)
    volley = medicated({"pore_blocker": pore_blocker}, touch=0.0, injury=0.6)
    state = MODEL.steady_state(quiet)
    rest_hz, counts = MODEL.projection_hz(state), []
    for _ in range(volleys):
        spikes = 0.0
        for piece in range(100):
            state = MODEL.step(state, volley if piece < 10 else quiet, 20)
            spikes += (MODEL.projection_hz(state) - rest_hz) * 0.01
        state = MODEL.step(state, quiet, round(2000.0 / rate_hz) - 2000)
        counts.append(spikes)
    return counts


@pytest.mark.parametrize(
    ("rate_hz", "volleys", "least", "most"), [(1.0, 15, 1.8, 6.0), (1 / 3, 15, 1.0, 1.4), (0.1, 6, 0.95, 1.15)]
)
def test_5_repeated_volleys_wind_up_the_answer_when_they_come_fast(
    rate_hz: float, volleys: int, least: float, most: float
) -> None:
    counts = volley_spikes(rate_hz, volleys)
    assert least <= counts[-1] / counts[0] <= most


def test_6_a_pore_blocker_takes_away_most_of_wind_up() -> None:
    plain, blocked = volley_spikes(1.0), volley_spikes(1.0, pore_blocker=1.5)
    assert (blocked[-1] - blocked[0]) / (plain[-1] - plain[0]) <= 0.6


@pytest.mark.parametrize(
    ("row", "control", "values", "end_ratio"),
    [
        ("7", "gaba", (0.3, 0.6, 1.0, 1.5, 2.5), 0.7),
        ("8", "norepinephrine", (0.1, 0.3, 1.0, 2.0, 4.0), 0.5),
        ("9", "dopamine", (0.1, 1.0, 3.0), 0.97),
    ],
)
def test_7_to_9_more_gaba_norepinephrine_or_dopamine_lets_less_through(
    row: str, control: str, values: tuple[float, ...], end_ratio: float
) -> None:
    rates = [toe_hz(**{control: value}) for value in values]
    assert all(later < earlier for earlier, later in pairwise(rates)), row
    assert rates[-1] / rates[0] <= end_ratio


def test_10_serotonin_works_both_ways() -> None:
    drives = (0.02, 0.1, 0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 7.0, 12.0)
    rates = [toe_hz(rvm_drive=drive) for drive in drives]
    best = rates.index(min(rates))
    assert 0.5 <= drives[best] <= 3.0
    assert 0.10 <= rates[-1] / rates[best] - 1.0 <= 2.0
    assert 0.10 <= 1.0 - rates[best] / rates[0] <= 0.60


def test_15_a_pore_blocker_helps_where_nmda_is_overdriven_and_hardly_elsewhere() -> None:
    assert 0.0 <= relief_percent("pore_blocker", dict(TOE)) <= 20.0
    assert 30.0 <= relief_percent("pore_blocker", dict(CHRONIC)) <= 70.0


def test_15_magnesium_is_gentler_than_a_pore_blocker() -> None:
    assert 5.0 <= relief_percent("extra_magnesium", dict(CHRONIC)) <= 25.0


def test_25_touch_hurts_and_a_pinch_hurts_more_in_a_sensitised_cord_short_of_brakes() -> None:
    sensitised = {control_id: CHRONIC[control_id] for control_id in ("sensitisation", "lc_drive", "rvm_drive")}
    assert 3.0 <= settled_signal(MODEL, medicated(touch=1.0, **sensitised)) <= 6.0
    points = settled_signal(MODEL, medicated(injury=0.5, touch=0.0, **sensitised)) - settled_signal(
        MODEL, medicated(injury=0.5, touch=0.0)
    )
    assert 2.0 <= points <= 8.0


def test_27_threat_raises_the_signal() -> None:
    calm, threatened = medicated(injury=0.5, touch=0.0), medicated(injury=0.5, touch=0.0, threat=1.0)
    assert 1.2 <= settled_signal(MODEL, threatened) / settled_signal(MODEL, calm) <= 3.0


def test_31_an_antagonist_at_mu_takes_away_an_agonists_relief() -> None:
    untreated, treated, both = (
        settled_signal(MODEL, medicated(doses, **TOE))
        for doses in ({}, {"mu_agonist": 1.0}, {"mu_agonist": 1.0, "mu_antagonist": 1.0})
    )
    assert (both - treated) / (untreated - treated) >= 0.8


def test_31_an_antagonist_alone_takes_away_part_of_the_relief_that_endorphin_gives() -> None:
    untreated, relieved = toe_hz(), toe_hz(endorphin=3.0)
    opposed = settled_hz(MODEL, medicated({"mu_antagonist": 1.0}, **{**TOE, "endorphin": 3.0}))
    assert relieved < 0.95 * untreated
    assert relieved < opposed < untreated


def test_34_the_serotonin_slider_is_u_shaped_in_a_healthy_person_and_harmful_at_its_top_in_a_sensitised_one() -> None:
    little, best, much = (toe_hz(serotonin=level) / toe_hz() for level in (0.1, 1.5, 3.0))
    assert 1.2 <= little <= 1.6
    assert best < 1.0 < little
    assert 1.03 <= much <= 1.2
    chronic = settled_hz(MODEL, medicated(**CHRONIC, serotonin=3.0)) / settled_hz(MODEL, medicated(**CHRONIC))
    assert 1.15 <= chronic <= 1.6


def test_46_pump_blockers_hold_the_shares_that_imaging_found() -> None:
    def share(medicine: str, target: str) -> float:
        return occupancy_shares([(medicine, binding, 1.0) for binding in MEDICINES[medicine]])[target][medicine]

    assert share("serotonin_pump_blocker", "net") <= 0.15
    assert 0.7 <= share("both_pumps_blocker", "sert") <= 0.9
    assert 0.3 <= share("both_pumps_blocker", "net") <= 0.6
    assert 0.2 <= share("pumps_and_sodium_blocker", "net") <= 0.5


def test_twice_the_dose_of_a_brake_is_never_worse_than_once() -> None:
    for medicine in ("both_pumps_blocker", "gaba_modulator", "pore_blocker", "extra_magnesium", "mu_agonist"):
        rates = [settled_hz(MODEL, medicated({medicine: dose}, **CHRONIC)) for dose in (0.0, 0.5, 1.0, 2.0)]
        assert all(later < earlier for earlier, later in pairwise(rates)), medicine


def test_a_blocked_pump_clears_more_slowly_and_the_level_rises_but_never_without_end() -> None:
    for law in bind_monoamines(PARAMETERS, FLOATS):
        levels = [law.balance(1.0, factor, 1.0) for factor in (1.0, 2.0, 5.0, 100.0)]
        assert levels[0] == pytest.approx(1.0)
        assert all(later > earlier for earlier, later in pairwise(levels))
        assert levels[-1] < 10.0
        assert law.clearance(1.0, 5.0) < law.clearance(1.0, 1.0)
