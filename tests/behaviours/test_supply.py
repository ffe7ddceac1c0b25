"""What is made out of food, and what a medicine is worth where little is made. Rows 13, 29 and 48."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tests.behaviours.shipped import CHRONIC, OUTPUT, SENSITISED, Values, course, moment, relief_percent

SHORTEST = 0.03


def supplying(synthesis: float) -> dict[str, float]:
    """Return the iron at which serotonin and dopamine are made this fast [× typical]."""
    # the enzymes' law is c · 1.25 / (c + 0.25); a test below holds it
    return {"iron": 0.25 * synthesis / (1.25 - synthesis)}


def test_13_iron_sets_how_fast_both_monoamines_are_made() -> None:
    for synthesis in (1.0, 0.5, 0.1, SHORTEST):
        made = moment({**SENSITISED, **supplying(synthesis)})
        assert abs(made["synthesis_serotonin"] - synthesis) < 1e-9
        assert abs(made["synthesis_dopamine"] - synthesis) < 1e-9


@cache
def snri_relief_percent(synthesis: float) -> float:
    return relief_percent({**SENSITISED, **supplying(synthesis)}, {"duloxetine": 1.0})


def test_13_an_snris_relief_falls_with_what_is_made_and_is_all_but_gone_at_a_thirtieth() -> None:
    reliefs = [snri_relief_percent(synthesis) for synthesis in (1.0, 0.5, 0.25, 0.1, SHORTEST)]
    assert all(later < earlier for earlier, later in pairwise(reliefs))
    assert reliefs[-1] <= 10.0


def test_13_restoring_synthesis_relieves_the_person_whom_the_medicine_could_not_help() -> None:
    assert relief_percent({**SENSITISED, **supplying(SHORTEST)}, supplying(1.0)) >= 40.0


def test_29_twice_the_tryptophan_makes_more_serotonin_and_twice_the_tyrosine_hardly_more_dopamine() -> None:
    assert 1.3 <= moment({}, {"tryptophan": 2.0})["synthesis_serotonin"] <= 1.8
    assert 0.7 <= moment({}, {"tyrosine": 2.0})["synthesis_dopamine"] <= 1.15


def test_48_little_made_little_gained() -> None:
    def share_taken_away(person: Values) -> float:
        untreated, treated = course(person, 28), course(person, 28, {"duloxetine": 1.0})
        return 1.0 - treated.at(28)[OUTPUT] / untreated.at(28)[OUTPUT]

    depleted = {**CHRONIC, "tryptophan": 0.05, "tyrosine": 0.05}
    assert share_taken_away(depleted) <= 0.6 * share_taken_away(CHRONIC)
