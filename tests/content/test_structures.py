from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Grade
from gate_viz.content.scenes import SCENE_IDS

Refused = Callable[[Callable[[], object]], str]
GATE = "structures/gate.toml"

# Every structure that a scene draws.
DRAWN = {
    "gate": """
        stage gate body first_nerve second_nerve touch_nerve interneuron descending cleft ampa nmda nk1 gaba_a
        alpha2_first alpha2_second ht1 ht3 d2 mu_first mu_second mu_interneuron sert net sodium_channel microglia
        endorphins
    """,
    "pump": """
        tryptophan tyrosine tryptophan_hydroxylase htp_station tyrosine_hydroxylase dopa_station dopamine_hydroxylase
        protein iron folate calcium magnesium_status vitamin_b6 zinc vitamin_c copper serotonin_vesicles
        dopamine_vesicles norepinephrine_vesicles melatonin sert net ht1 ht3 alpha2_second pump_cleft made_and_kept
        pump_effect glutamine gad gluten interneuron_gaba sex_hormones
    """,
    "switch": """
        gut_permeability infection sleep_loss environment blood_sugar cytokines cytokine_receptor jak stat nucleus nfkb
        pro_genes anti_genes inflamed_nerve first_nerve_gain
    """,
    "migraine": """
        trigger_level migraine_trigger gut_permeability blood_sugar sleep_loss threat hormone_fluctuation attack_line
        trigeminal_nerve ht1_trigeminal cgrp cgrp_receptor vessel neuroinflammation trigeminal_sensitisation other_roads
        past_days migraine_attack
    """,
    "path": """
        injury touch first_nerve gate second_nerve brain amygdala sympathetic muscle_tension pag lc rvm mood attention
        expectation gut immune pill cyp2d6 cyp1a2 blood_level p_glycoprotein brain_level sleep
    """,
}


def change(assets: Path, old: str, new: str, file: str = GATE) -> None:
    path = assets / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_structure_has_a_name_a_control_and_a_card_of_its_own(small_assets: Path) -> None:
    more = 'control = "injury"\nupstream = "U."\nanalogy = "A."\nlinks = ["touch_projection"]\nglyph = "gaba"\npatient'
    change(small_assets, "patient", more)
    structure = load_catalogue(small_assets).structures["synapse"]
    card = structure.card
    assert (structure.name, structure.control_id, structure.scenes) == ("Synapse", "injury", ("gate",))
    assert (card.subject_id, card.name, card.patient, card.clinician) == ("synapse", "Synapse", "P.", "C.")
    assert (card.does_not, card.mechanism_grade, card.benefit_grade) == ("D.", Grade.ESTABLISHED, Grade.NOT_APPLICABLE)
    assert (card.upstream, card.analogy, card.links, card.glyph) == ("U.", "A.", ("touch_projection",), "gaba")
    assert (card.side_effects, card.warning) == ((), None)


def test_what_is_not_said_of_a_structure_is_left_out_of_its_card(small_catalogue: Catalogue) -> None:
    structure = small_catalogue.structures["synapse"]
    assert structure.control_id is None
    assert small_catalogue.card("synapse") is structure.card
    assert (structure.card.upstream, structure.card.analogy, structure.card.glyph) == (None, None, None)
    assert structure.card.links == ()


def test_a_structure_that_is_a_control_has_its_name_and_card(small_catalogue: Catalogue) -> None:
    structure = small_catalogue.structures["touch"]
    assert structure.card is small_catalogue.card("touch")
    assert structure.name == small_catalogue.controls["touch"].name
    assert (structure.control_id, structure.scenes) == ("touch", ("gate", "path"))


def test_a_structure_may_have_a_name_of_its_own_for_a_controls_card(small_assets: Path) -> None:
    change(small_assets, "[structure.touch]", '[structure.hand]\nname = "Hand"\ncontrol = "injury"')
    catalogue = load_catalogue(small_assets)
    assert (catalogue.structures["hand"].name, catalogue.structures["hand"].control_id) == ("Hand", "injury")
    assert catalogue.card("hand") is catalogue.card("touch")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('name = "Synapse"\n', "", "synapse.name: is missing"),
        ('name = "Synapse"', 'name = "Synapse"\ncolour = "red"', "synapse.colour: is not a known field"),
        ('name = "Synapse"', f'name = "{"S" * 61}"', "synapse.name: must have at most 60 characters"),
        ('mechanism_grade = "established"\n', "", "synapse.mechanism_grade: is missing"),
        ('mechanism_grade = "established"', 'mechanism_grade = "proven"', "synapse.mechanism_grade: 'proven' is not"),
        ('benefit_grade = "not_applicable"\n', "", "synapse.benefit_grade: is missing"),
        ('sources = ["Someone 1999"]\n', "", "synapse.sources: is missing"),
        ('sources = ["Someone 1999"]', "sources = []", "synapse.sources: must have 1 to 100 entries, not 0"),
        ('["Someone 1999"]', '["not graded: design choice"]', "synapse.sources: must begin with 'not graded: design"),
        ('"established"', '"not_graded"', "synapse.sources: must begin with 'not graded: design choice'"),
        ("patient", 'control = "tuch"\npatient', "synapse.control: 'tuch' is not known; did you mean 'touch'?"),
        ("patient", 'links = ["tuch"]\npatient', "synapse.links[0]: 'tuch' is not known"),
        ("patient", 'glyph = "tuch"\npatient', "synapse.glyph: 'tuch' is not known; did you mean 'touch'?"),
        ("patient", 'also_in = ["gate"]\npatient', "synapse.also_in[0]: 'gate' is not known"),
        ('card_of = "touch"', 'card_of = "tuch"', "touch.card_of: 'tuch' is not known; did you mean 'touch'?"),
        ('card_of = "touch"', 'card_of = "touch"\npatient = "P."', "touch.patient: is not a known field"),
        ('card_of = "touch"', 'card_of = "injury"', "touch.card_of: must be 'touch': a control has this id"),
    ],
)
def test_what_a_structure_cannot_be_is_refused(
    old: str, new: str, line: str, small_assets: Path, refusal: Refused
) -> None:
    change(small_assets, old, new)
    assert refusal(lambda: load_catalogue(small_assets)).startswith(f"assets/structures/gate.toml: structure.{line}")


def test_a_structure_with_the_id_of_a_control_has_no_card_of_its_own(small_assets: Path, refusal: Refused) -> None:
    change(small_assets, "[structure.synapse]", "[structure.injury]")
    line = "assets/structures/gate.toml: structure.injury.card_of: must be 'injury': a control has this id"
    assert refusal(lambda: load_catalogue(small_assets)) == line


def test_the_file_of_no_scene_is_refused(small_assets: Path, refusal: Refused) -> None:
    (small_assets / GATE).rename(small_assets / "structures/garden.toml")
    line = "assets/structures/garden.toml: structure.synapse: stands in a file that must be called as a scene: gate"
    assert refusal(lambda: load_catalogue(small_assets)).startswith(line)


def test_structures_stand_in_the_order_of_the_scenes(catalogue: Catalogue) -> None:
    places = [SCENE_IDS.index(structure.scenes[0]) for structure in catalogue.structures.values()]
    assert places == sorted(places)


@pytest.mark.parametrize("scene", SCENE_IDS)
def test_everything_that_a_scene_draws_has_its_card(scene: str, catalogue: Catalogue) -> None:
    drawn = set(DRAWN[scene].split())
    assert drawn <= {each.id for each in catalogue.structures.values() if scene in each.scenes}
    for structure_id in drawn:
        assert catalogue.card(structure_id).patient


def test_every_name_of_a_structure_is_its_own(catalogue: Catalogue) -> None:
    names = [structure.name for structure in catalogue.structures.values()]
    assert len(set(names)) == len(names)
