"""Infection, cytokines, JAK and the two programmes of genes. Rows 22, 42 and 44."""

from __future__ import annotations

import pytest

from tests.behaviours.shipped import CHRONIC, OUTPUT, Course, course, relief_percent

INFECTED = {"injury": 0.1, "touch": 0.25, "infection": 1.0}
DAY = 42.0


def infected(**doses: float) -> Course:
    return course(INFECTED, DAY, doses)


def test_22_a_jak_inhibitor_turns_down_both_programmes_and_leaves_the_ligand() -> None:
    untreated, treated = infected().at(DAY), infected(jak_inhibitor=1.0).at(DAY)
    assert 0.4 <= treated["pro_genes"] / untreated["pro_genes"] <= 0.8
    assert 0.2 <= treated["anti_genes"] / untreated["anti_genes"] <= 0.6
    assert treated["cytokines"] == pytest.approx(untreated["cytokines"], rel=1e-12)


def test_42_an_infected_persons_signal_falls_with_a_jak_inhibitor() -> None:
    assert infected().signal(DAY) > course({**INFECTED, "infection": 0.0}, DAY).signal(DAY)
    assert 5.0 <= relief_percent(INFECTED, {"jak_inhibitor": 1.0}, DAY) <= 60.0


def test_44_a_jak_inhibitor_does_little_for_a_chronic_person_without_inflammation() -> None:
    assert abs(relief_percent(CHRONIC, {"jak_inhibitor": 1.0}, of=OUTPUT)) <= 12.0
