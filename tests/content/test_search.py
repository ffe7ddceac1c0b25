from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.search import Found, find

Refused = Callable[[Callable[[], object]], str]


def change(assets: Path, old: str, new: str) -> None:
    path = assets / "search.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def ids(catalogue: Catalogue, typed: str) -> list[str]:
    return [found.id for found in find(catalogue, typed)]


def first(catalogue: Catalogue, typed: str) -> str:
    return ids(catalogue, typed)[0]


def test_a_control_is_found_with_the_scene_that_shows_it(catalogue: Catalogue) -> None:
    scene = catalogue.showings["ketamine"].scene
    name = catalogue.controls["ketamine"].name
    assert find(catalogue, "ketamine") == (Found("control", "ketamine", name, scene, "ketamine"),)


def test_a_structure_is_found_with_the_control_behind_it(catalogue: Catalogue) -> None:
    (found,) = find(catalogue, "nk1")
    structure = catalogue.structures["nk1"]
    assert found == Found("structure", "nk1", structure.name, "gate", structure.control_id)


def test_a_scene_is_found_by_its_name(catalogue: Catalogue) -> None:
    found = find(catalogue, catalogue.texts.get("scene.name.migraine"))[0]
    assert (found.kind, found.id, found.scene_id, found.control_id) == ("scene", "migraine", "migraine", None)


def test_an_archetype_is_found_by_its_name(catalogue: Catalogue) -> None:
    (found,) = find(catalogue, "in the middle of the game")
    assert (found.kind, found.id, found.scene_id, found.control_id) == ("archetype", "athlete", None, None)


def test_what_is_a_control_and_a_structure_is_named_once(catalogue: Catalogue) -> None:
    assert ids(catalogue, "tryptophan").count("tryptophan") == 1
    assert find(catalogue, "tryptophan")[0].kind == "control"


@pytest.mark.parametrize(
    ("typed", "subject_id"),
    [
        ("turmeric", "curcumin"),
        ("TENS", "touch"),
        ("bouncers", "p_glycoprotein"),
        ("vacuum cleaner", "sert"),
        ("vacuum cleaners", "sert"),
        ("mixing board", "pag"),
        ("volume knob", "pag"),
        ("gatekeeper", "gate"),
        ("5-HTP", "htp_station"),
        ("5htp", "htp_station"),
        ("noradrenaline", "norepinephrine"),
        ("adrenaline", "norepinephrine"),
        ("rub it better", "touch"),
        ("leaky gut", "gut_permeability"),
        ("α2", "alpha2_first"),
        ("alpha 2", "alpha2_first"),
        ("butterbur", "butterbur"),
        ("oestrogen", "estrogen"),
        ("CoQ10", "coq10"),
    ],
)
def test_a_word_leads_where_people_mean_it_to(typed: str, subject_id: str, catalogue: Catalogue) -> None:
    assert first(catalogue, typed) == subject_id


def test_a_word_of_the_articles_says_which_word_led_there(catalogue: Catalogue) -> None:
    assert find(catalogue, "turm")[0].through == "turmeric"
    assert find(catalogue, "curcumin")[0].through is None


@pytest.mark.parametrize("typed", ["GABA", "gaba", "  gábá  ", "ga-ba"])
def test_case_accents_and_signs_do_not_matter(typed: str, catalogue: Catalogue) -> None:
    assert first(catalogue, typed) == "gaba"


def test_words_may_come_in_any_order(catalogue: Catalogue) -> None:
    assert first(catalogue, "nerve first") == "first_nerve"


@pytest.mark.parametrize("typed", ["ketamne", "ketammine", "ketanine", "ketmaine", "kettamine"])
def test_one_letter_may_be_wrong_missing_too_many_or_swapped(typed: str, catalogue: Catalogue) -> None:
    assert ids(catalogue, typed) == ["ketamine"]


@pytest.mark.parametrize("typed", ["kitomine", "ketqqmine", "xyz", "nnk", "zz"])
def test_two_wrong_letters_or_one_in_a_short_word_find_nothing(typed: str, catalogue: Catalogue) -> None:
    assert ids(catalogue, typed) == []


def test_one_mistyped_word_may_stand_beside_a_right_one(catalogue: Catalogue) -> None:
    assert first(catalogue, "touch nirve") == "touch_nerve"


@pytest.mark.parametrize("typed", ["", "   ", "–", "?"])
def test_nothing_typed_finds_nothing(typed: str, catalogue: Catalogue) -> None:
    assert find(catalogue, typed) == ()


def test_two_letters_count_at_the_beginning_of_words_alone(catalogue: Catalogue) -> None:
    names = [found.name.casefold() for found in find(catalogue, "ri") if found.through is None]
    assert "ssri" not in names
    assert "sri" not in ids(catalogue, "ri")
    assert "ssri" in ids(catalogue, "sri")


def test_the_better_a_name_fits_the_further_up_it_stands(catalogue: Catalogue) -> None:
    found = ids(catalogue, "gaba")
    assert found.index("gaba") < found.index("gabapentinoid") < found.index("interneuron_gaba")


def test_every_control_structure_scene_and_archetype_is_found_by_its_own_name(catalogue: Catalogue) -> None:
    names = {each.id: each.name for each in catalogue.controls.values()}
    names |= {each.id: each.name for each in catalogue.structures.values()}
    names |= {each.id: each.name for each in catalogue.archetypes.values()}
    for id_, name in names.items():
        assert id_ in ids(catalogue, name), id_


def test_every_word_of_the_articles_leads_to_all_that_it_means(catalogue: Catalogue) -> None:
    for word, subject_ids in catalogue.search_words.items():
        assert set(subject_ids) <= set(ids(catalogue, word)[: len(subject_ids) + 1]), word


def test_words_of_the_articles_are_short_terms(catalogue: Catalogue) -> None:
    assert len(catalogue.search_words) >= 100
    assert [word for word in catalogue.search_words if len(word.split()) > 4] == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"synapse"', '"sinapse"', "word.rub it better[1]: 'sinapse' is not known; did you mean 'synapse'?"),
        ('["touch", "synapse"]', "[]", "word.rub it better: must have 1 to 100 entries, not 0"),
        ('"rub it better"', f'"{"w" * 41}"', f"word.{'w' * 41}: must be a word or two of at most 40 letters"),
        ('"rub it better"', '" "', "word. : must be a word or two of at most 40 letters"),
        ("[word]", "[wrd]\n[word]", "wrd: is not a known field"),
    ],
)
def test_what_leads_nowhere_is_refused(old: str, new: str, line: str, small_assets: Path, refusal: Refused) -> None:
    change(small_assets, old, new)
    expected = " ".join(f"assets/search.toml: {line}".split())
    assert refusal(lambda: load_catalogue(small_assets)).startswith(expected)
