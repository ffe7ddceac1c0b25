from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Grade
from gate_viz.model import Target

Refused = Callable[[Callable[[], object]], str]


def change(assets: Path, file: str, old: str, new: str) -> None:
    path = assets / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_controls_card_says_what_the_control_says_and_what_the_file_adds(small_catalogue: Catalogue) -> None:
    card, control = small_catalogue.card("touch"), small_catalogue.controls["touch"]
    assert (card.subject_id, card.name, card.patient, card.clinician) == ("touch", control.name, "P.", "C.")
    assert (card.does_not, card.sources, card.glyph) == ("D.", ("Someone 1999",), "touch")
    assert (card.mechanism_grade, card.benefit_grade) == (Grade.ESTABLISHED, Grade.LIMITED)
    assert (card.upstream, card.analogy, card.links) == ("U.", "A.", ("touch_projection",))


def test_a_card_that_the_file_does_not_name_has_the_controls_words_alone(small_catalogue: Catalogue) -> None:
    card = small_catalogue.card("injury")
    assert (card.patient, card.upstream, card.analogy, card.warning, card.links) == ("P.", None, None, None, ())


def test_a_medicines_card_has_the_links_of_what_it_binds_after_its_own(small_assets: Path) -> None:
    change(small_assets, "cards.toml", "net = []", 'net = ["net_block", "touch_projection"]')
    change(
        small_assets, "cards.toml", "[card.touch]", '[card.example_blocker]\nlinks = ["touch_projection"]\n[card.touch]'
    )
    assert load_catalogue(small_assets).card("example_blocker").links == ("touch_projection", "net_block")


def test_a_binding_that_is_graded_apart_is_told_by_its_own_link(small_assets: Path) -> None:
    change(small_assets, "cards.toml", "descending = []", 'descending = ["pain_pag"]')
    assert load_catalogue(small_assets).card("example_walk").links == ("example_walk_descending",)


def test_side_effects_and_warnings_stand_on_the_card_of_what_has_them(catalogue: Catalogue) -> None:
    for drug in catalogue.drugs.values():
        assert catalogue.card(drug.id).side_effects == drug.side_effects
        assert catalogue.card(drug.id).warning is None
    for item in catalogue.lifestyle.values():
        assert catalogue.card(item.id).warning == item.warning
    assert "liver" in (catalogue.card("butterbur").warning or "")
    assert catalogue.card("threat").side_effects == ()


def test_the_card_of_what_is_not_there_is_refused(small_catalogue: Catalogue, refusal: Refused) -> None:
    line = refusal(lambda: small_catalogue.card("tuch"))
    assert line == "card: tuch: 'tuch' is not known; did you mean 'touch'?"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[card.touch]", "[card.tuch]", "card.tuch: 'tuch' is not known; did you mean 'touch'?"),
        ('analogy = "A."', 'anology = "A."', "card.touch.anology: is not a known field; did you mean 'analogy'?"),
        ('upstream = "U."', 'upstream = " "', "card.touch.upstream: must not be empty"),
        ("sert = []", 'sert = ["sert_blok"]', "target.sert[0]: 'sert_blok' is not known; did you mean 'sert_block'?"),
        ("sert = []\n", "", "target.sert: is missing"),
        ("sert = []", "sert = []\nbrain = []", "target.brain: is not a known field"),
        ('links = ["touch_projection"]', 'links = ["touch"]', "card.touch.links[0]: 'touch' is not known"),
        ("[card.touch]", "[other]\n[card.touch]", "other: is not a known field"),
    ],
)
def test_what_a_card_cannot_say_is_refused(old: str, new: str, line: str, small_assets: Path, refusal: Refused) -> None:
    change(small_assets, "cards.toml", old, new)
    assert refusal(lambda: load_catalogue(small_assets)).startswith(f"assets/cards.toml: {line}")


def test_every_link_stands_on_a_card_and_so_does_every_contested_claim(catalogue: Catalogue) -> None:
    told = {link_id for card in catalogue.cards.values() for link_id in card.links}
    assert told == set(catalogue.links)


@pytest.mark.parametrize(
    ("subject_id", "link_id"),
    [
        ("gluten", "gluten_gad"),
        ("opioid", "oih_gs"),
        ("p_glycoprotein", "p_glycoprotein_barrier"),
        ("protein", "protein_precursors"),
        ("magnesium", "nmda_shared_site"),
        ("cgrp_antagonist", "cgrp_antagonist_release"),
        ("mu_interneuron", "opioid_interneuron"),
        ("gut", "drivers_recovery"),
    ],
)
def test_what_is_contested_stands_on_the_card_where_it_is_looked_for(
    subject_id: str, link_id: str, catalogue: Catalogue
) -> None:
    assert catalogue.links[link_id].grade is Grade.CONTESTED
    assert link_id in catalogue.card(subject_id).links


def test_every_medicine_says_what_goes_on_upstream_of_it(catalogue: Catalogue) -> None:
    assert [drug_id for drug_id in catalogue.drugs if not catalogue.card(drug_id).upstream] == []


def test_what_a_medicine_is_meant_to_do_has_a_link_on_its_card(catalogue: Catalogue) -> None:
    aside = {Target.H1, Target.M1, Target.ALPHA1}
    for drug in catalogue.drugs.values():
        assert {binding.target for binding in drug.bindings} - aside
        assert catalogue.card(drug.id).links, drug.id
