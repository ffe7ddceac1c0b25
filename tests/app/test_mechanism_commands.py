"""The commands that ``docs/model.md`` gives for every mechanism do what it says they do."""

from __future__ import annotations

import pytest

from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.content.records import Grade
from tests.app.mechanism_commands import LENSES, as_text, bounds, looks, outcome
from tests.model.document_tables import DOCUMENT

LOOKS = looks(DOCUMENT.read_text(encoding="utf-8"))
MECHANISMS = tuple(f"M{number}" for number in range(1, 24))
RENEW = "run: python -m tests.model.document_tables"


def test_every_mechanism_has_its_commands() -> None:
    assert tuple(dict.fromkeys(look.mechanism for look in LOOKS)) == MECHANISMS


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_the_numbers_of_a_mechanism_are_as_the_document_states(mechanism: str) -> None:
    missed = [
        f"run {look.run}, {look.number}, {lens}: {look.value(lens):.4g} is not {look.ranges[lens]}"
        for look in LOOKS
        if look.mechanism == mechanism
        for lens in LENSES
        if not look.is_met(lens)
    ]
    assert not missed


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_the_numbers_printed_beside_the_ranges_are_those_of_today(mechanism: str) -> None:
    for look in LOOKS:
        if look.mechanism == mechanism:
            printed = [float(number) for number in look.now.split(" / ")]
            today = [float(number) for number in look.present().split(" / ")]
            # the last figure may differ from one machine to the next
            assert printed == pytest.approx(today, rel=0.011, abs=0.0011), f"{look.number}: {RENEW}"


def test_every_command_looks_through_both_lenses() -> None:
    for look in LOOKS:
        assert outcome(look.commands[look.run]).keys() == set(LENSES)


def test_the_evidence_lens_says_which_contested_links_it_leaves_out_and_why() -> None:
    links = load_catalogue(assets_folder()).links
    contested = {link.id for link in links.values() if link.grade is Grade.CONTESTED}
    assert contested
    for look in LOOKS:
        told = {each["id"]: each["reason"] for each in outcome(look.commands[look.run])["evidence"]["links_left_out"]}
        assert contested <= told.keys()
        assert all(told[link_id].startswith("contested") or "switched off" in told[link_id] for link_id in contested)


def test_a_cell_states_a_range_a_bound_or_a_number() -> None:
    assert bounds(".4–.8") == (0.4, 0.8)
    assert bounds("≤ -.5") == (-float("inf"), -0.5)
    assert bounds("≥ 2") == (2.0, float("inf"))
    assert bounds("1") == (1.0, 1.0)


def test_numbers_are_written_in_three_figures_without_a_leading_zero() -> None:
    assert [as_text(number) for number in (0.12345, -0.5, 12.34, 1e-12)] == [".123", "-.5", "12.3", "0"]
