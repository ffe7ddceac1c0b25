from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.drugs import load_from_occupancy, read_drugs
from gate_viz.content.records import ActsOver, ControlGroup, Exposure, Grade, Lens, Origin
from gate_viz.model import Target, occupancy_shares

Refused = Callable[[Callable[[], object]], str]

HEAD = """
[drug.example]
name = "Class (example)"
class_name = "Class"
glyph = "medicine_cork"
patient = "P."
clinician = "C."
does_not = "D."
mechanism_grade = "established"
benefit_grade = "limited"
sources = ["Someone 1999"]
safety_groups = ["serotonergic"]
half_life_h = 12.0
half_life_evidence = "derived"
half_life_source = "Someone 2001"
"""
BINDING = """
[[drug.example.binding]]
target = "sert"
occupancy_at_usual_exposure = 0.8
evidence = "teaching value"
source = "chosen"
"""
EXAMPLE = HEAD + BINDING
EXPOSURE = """
[drug.example.exposure]
cyp2d6_share = 0.75
active_metabolite_share = 0.5
evidence = "teaching value"
source = "chosen, not measured"
"""
SIDE_EFFECT = """
[[drug.example.side_effect]]
name = "Nausea"
target = "sert"
patient = "P."
clinician = "C."
"""
GRADED = """
name = "the example's pump"
patient_name = "the example"
grade = "limited"
article_strength = 1.0
evidence_strength = 0.2
added = false
claim = "Claim."
"""


def write(assets: Path, text: str, name: str = "file") -> Path:
    (assets / "drugs").mkdir(exist_ok=True)
    (assets / "drugs" / f"{name}.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_drug_is_a_control_with_what_it_binds(assets: Path) -> None:
    drug = read_drugs(write(assets, EXAMPLE))["example"]
    assert (drug.id, drug.class_name, drug.glyph, drug.safety_groups) == (
        "example",
        "Class",
        "medicine_cork",
        frozenset({"serotonergic"}),
    )
    assert drug.control.group is ControlGroup.MEDICINES
    assert (drug.control.minimum, drug.control.maximum, drug.control.default) == (0.0, 2.0, 0.0)
    assert drug.control.unit == "dose"
    (binding,) = drug.bindings
    assert binding.target is Target.SERT
    assert binding.load_at_usual_exposure == pytest.approx(4.0)
    assert (binding.efficacy, binding.hill_coefficient) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("strength", "load"),
    [
        ("occupancy_at_usual_exposure = 0.5", 1.0),
        ("occupancy_at_usual_exposure = 0", 0.0),
        ("load_at_usual_exposure = 1.5", 1.5),
        ("ki_nM = 60.0", 2.0),
        ("ec50_nM = 30.0", 4.0),
    ],
)
def test_each_way_to_say_how_strongly_it_binds_gives_its_load(strength: str, load: float, assets: Path) -> None:
    text = HEAD + "concentration_nM_at_usual_exposure = 120.0\n" + BINDING
    write(assets, text.replace("occupancy_at_usual_exposure = 0.8", strength))
    assert read_drugs(assets)["example"].bindings[0].load_at_usual_exposure == pytest.approx(load)


@given(st.floats(0.001, 0.999), st.floats(0.2, 10.0))
def test_the_model_gives_back_the_occupancy_that_the_file_states(occupancy: float, hill: float) -> None:
    load = load_from_occupancy(occupancy, hill)
    assert load**hill / (1.0 + load**hill) == pytest.approx(occupancy)


def test_the_occupancy_at_relative_dose_1_is_the_one_stated_also_on_a_steep_curve(assets: Path) -> None:
    write(assets, EXAMPLE + "hill_coefficient = 1.4\nefficacy = 0.25\n")
    (binding,) = read_drugs(assets)["example"].bindings
    shares = occupancy_shares([("example", binding, 1.0)])
    assert shares["sert"]["example"] == pytest.approx(0.8)
    assert binding.efficacy == 0.25


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('target = "sert"', 'target = "mu_opoid"', "binding[0].target: 'mu_opoid' is not known; did you mean"),
        ("_exposure = 0.8", "_exposure = 1.0", "binding[0].occupancy_at_usual_exposure: must lie from 0 to 0.999,"),
        ("_exposure = 0.8", "_exposure = nan", "binding[0].occupancy_at_usual_exposure: must be a finite number"),
        ("occupancy_at_usual_exposure = 0.8\n", "", "binding[0]: needs exactly one of occupancy_at"),
        ("_exposure = 0.8", "_exposure = 0.8\nki_nM = 1.0", "binding[0]: needs exactly one of occupancy_at"),
        ("occupancy_at_usual_exposure", "load", "binding[0]: needs exactly one of occupancy_at"),
        (
            "occupancy_at_usual_exposure = 0.8",
            "ki_nM = 1.0",
            "binding[0].ki_nM: needs concentration_nM_at_usual_exposure in the medicine's table",
        ),
        ("occupancy_at_usual_exposure = 0.8", "ki_nM = 0.0", "binding[0].ki_nM: must lie from 1e-06 to 1e+09, not 0"),
        ("_exposure = 0.8", "_exposure = 0.8\nefficacy = 1.5", "binding[0].efficacy: must lie from 0 to 1, not 1.5"),
        (
            "_exposure = 0.8",
            "_exposure = 0.8\nhill_coefficient = 0",
            "binding[0].hill_coefficient: must lie from 0.2 to 10, not 0",
        ),
        ('"teaching value"', '"guess"', "binding[0].evidence: 'guess' is not known"),
        ('source = "chosen"', "", "binding[0].source: is missing"),
        ('source = "chosen"', 'source = "chosen"\nreceptor = 1', "binding[0].receptor: is not a known field"),
        (BINDING, "", "binding: is missing: at least one target is needed"),
        (BINDING, BINDING + BINDING, "binding[1].target: 'sert' is bound twice"),
        ('["serotonergic"]', '"serotonergic"', "safety_groups: must be a list, not text"),
        ('class_name = "Class"', 'class_name = "Class"\ndose_mg = 60', "dose_mg: is not a known field"),
        ('name = "Class (example)"\n', "", "name: is missing"),
        ("half_life_h = 12.0\n", "", "half_life_h: is missing"),
        ("half_life_h = 12.0", "half_life_h = 0", "half_life_h: must lie from 0.05 to 2000, not 0"),
        ('half_life_evidence = "derived"', 'half_life_evidence = "guess"', "half_life_evidence: 'guess' is not known"),
        ('half_life_source = "Someone 2001"\n', "", "half_life_source: is missing"),
        ('source = "chosen"', 'source = "chosen"\narticle_strength = 1', "binding[0].article_strength: is not a known"),
        ('source = "chosen"', 'source = "chosen"\ngrade = "limited"', "binding[0].name: is missing"),
        (
            'source = "chosen"',
            'source = "chosen"\nactivated_by = "cyp1a2"',
            "binding[0].activated_by: 'cyp1a2' is not known; did you mean 'cyp2d6'?",
        ),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, EXAMPLE.replace(old, new, 1))
    assert refusal(lambda: read_drugs(assets)).startswith(f"assets/drugs/file.toml: drug.example.{line}")


def test_a_constant_that_gives_an_absurd_load_is_refused(assets: Path, refusal: Refused) -> None:
    text = HEAD + "concentration_nM_at_usual_exposure = 1e6\n" + BINDING
    write(assets, text.replace("occupancy_at_usual_exposure = 0.8", "ki_nM = 1.0"))
    assert refusal(lambda: read_drugs(assets)).endswith("ki_nM: gives a load of 1e+06 at usual exposure, above 1000")


def test_a_drug_stands_in_one_file_only(assets: Path, refusal: Refused) -> None:
    write(assets, EXAMPLE, "a")
    write(assets, EXAMPLE, "b")
    line = "assets/drugs/b.toml: drug.example: is already in another file of this folder"
    assert refusal(lambda: read_drugs(assets)) == line


def test_drugs_come_in_the_order_of_files_and_tables(assets: Path) -> None:
    write(assets, EXAMPLE.replace("drug.example", "drug.zeta") + EXAMPLE.replace("drug.example", "drug.beta"), "a")
    write(assets, EXAMPLE.replace("drug.example", "drug.alpha"), "b")
    assert list(read_drugs(assets)) == ["zeta", "beta", "alpha"]


def test_a_binding_may_be_that_of_what_an_enzyme_makes(assets: Path) -> None:
    made = BINDING.replace('"sert"', '"net"') + 'activated_by = "cyp2d6"\n'
    bindings = read_drugs(write(assets, EXAMPLE + made))["example"].bindings
    assert {each.target: each.activated_by_cyp2d6 for each in bindings} == {Target.SERT: False, Target.NET: True}


def test_no_occupancy_is_no_load() -> None:
    assert load_from_occupancy(0.0, 1.4) == 0.0
    assert math.isfinite(load_from_occupancy(0.999, 0.2))


def test_how_long_a_medicine_stays_and_what_clears_it_reach_the_model(assets: Path) -> None:
    drug = read_drugs(write(assets, EXAMPLE + EXPOSURE))["example"]
    substance = drug.substance
    assert (substance.id, substance.bindings, substance.half_life_h) == ("example", drug.bindings, 12.0)
    assert (substance.cyp2d6_share, substance.cyp1a2_share) == (0.75, 0.0)
    assert (substance.active_metabolite_share, substance.p_glycoprotein_share) == (0.5, 0.0)
    assert drug.half_life_origin == Origin("derived", "Someone 2001")
    assert drug.exposure.origin == Origin("teaching value", "chosen, not measured")
    assert drug.binding_origins == (Origin("teaching value", "chosen"),)


@pytest.mark.parametrize(("given", "acts_over"), [("", ActsOver.MOMENT), ('acts_over = "days"\n', ActsOver.DAYS)])
def test_a_medicine_shows_in_a_moment_unless_the_file_says_otherwise(
    given: str, acts_over: ActsOver, assets: Path
) -> None:
    drug = read_drugs(write(assets, HEAD + given + BINDING))["example"]
    assert drug.control.acts_over is acts_over


def test_a_medicine_without_an_exposure_table_hangs_on_no_enzyme(assets: Path) -> None:
    assert read_drugs(write(assets, EXAMPLE))["example"].exposure == Exposure()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("cyp2d6_share = 0.75", "cyp2d6_share = 1.1", "exposure.cyp2d6_share: must lie from 0 to 1, not 1.1"),
        (
            "cyp2d6_share = 0.75",
            "cyp2d6_share = 0.75\ncyp1a2_share = 0.5",
            "exposure.cyp1a2_share: is more than cyp2d6_share leaves of the whole",
        ),
        ("cyp2d6_share", "cyp3a4_share", "exposure.cyp3a4_share: is not a known field; did you mean 'cyp1a2_share'?"),
        ('source = "chosen, not measured"', "", "exposure.source: is missing"),
    ],
)
def test_each_wrong_exposure_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, EXAMPLE + EXPOSURE.replace(old, new))
    assert refusal(lambda: read_drugs(assets)) == f"assets/drugs/file.toml: drug.example.{line}"


def test_a_side_effect_is_made_by_a_target_that_is_bound_or_elsewhere(assets: Path) -> None:
    elsewhere = SIDE_EFFECT.replace('"sert"', '"elsewhere"').replace("Nausea", "Hiccups")
    drug = read_drugs(write(assets, EXAMPLE + SIDE_EFFECT + elsewhere))["example"]
    assert [(each.name, each.target) for each in drug.side_effects] == [("Nausea", Target.SERT), ("Hiccups", None)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"sert"', '"liver"', "side_effect[0].target: 'liver' is not known"),
        (
            '"sert"',
            '"net"',
            "side_effect[0].target: 'net' is not among what it binds; 'elsewhere' may be meant",
        ),
        ('name = "Nausea"\n', "", "side_effect[0].name: is missing"),
        ('patient = "P."', 'patient = "P."\nrisk = "high"', "side_effect[0].risk: is not a known field"),
    ],
)
def test_each_wrong_side_effect_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, EXAMPLE + SIDE_EFFECT.replace(old, new))
    assert refusal(lambda: read_drugs(assets)).startswith(f"assets/drugs/file.toml: drug.example.{line}")


def test_only_a_binding_that_is_graded_apart_makes_a_link(assets: Path) -> None:
    drug = read_drugs(write(assets, EXAMPLE + GRADED + BINDING.replace('"sert"', '"net"')))["example"]
    assert [binding.link_id for binding in drug.bindings] == ["example_sert", None]
    (link,) = drug.links
    assert (link.id, link.grade, link.glyph) == ("example_sert", Grade.LIMITED, "medicine_cork")
    assert (link.strength(Lens.ARTICLE), link.strength(Lens.EVIDENCE)) == (1.0, 0.2)


@pytest.mark.parametrize(("own", "source"), [("", "chosen"), ('link_source = "Someone 2002"\n', "Someone 2002")])
def test_the_claim_of_a_binding_has_a_source_of_its_own_or_that_of_its_figure(
    own: str, source: str, assets: Path
) -> None:
    (link,) = read_drugs(write(assets, EXAMPLE + GRADED + own))["example"].links
    assert link.source == source
