"""What the shipped files say: every promise about their words and numbers."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from gate_viz.content.archetypes import STORIES
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.claims import HIGHEST_NUMBER
from gate_viz.content.records import ActsOver, Drug, Grade, Lens, Lifestyle, ScheduledChange
from gate_viz.model import LINK_IDS, GateModel, Target
from tests.model import people

FORBIDDEN = re.compile(
    r"\d\s*(?:mg|µg|mcg|g)\b|milligram|\bNNT\b|\bNNH\b|number needed|\d\s*%|per cent of (?:people|patients)"
    r"|\byou should\b|\bsafe to combine\b|\bbest (?:drug|medicine)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b(?:fiber|color|center|behavior|gray|noradrenalin)\b", re.IGNORECASE)


def taken_or_done(catalogue: Catalogue) -> list[Drug | Lifestyle]:
    return [*catalogue.drugs.values(), *catalogue.lifestyle.values()]


def words_of(catalogue: Catalogue) -> dict[str, str]:
    """Everything that a person may read, by where it stands."""
    words: dict[str, str] = {}
    for control in catalogue.controls.values():
        for name in ("name", "patient", "clinician", "does_not"):
            words[f"{control.id}.{name}"] = getattr(control, name)
    for structure in catalogue.structures.values():
        card = structure.card
        words[f"{structure.id}.structure"] = f"{structure.name}. {card.patient} {card.clinician} {card.does_not}"
    for card in catalogue.cards.values():
        words[f"{card.subject_id}.card"] = f"{card.upstream} {card.analogy}"
    for link in catalogue.links.values():
        for name in ("name", "patient_name", "claim"):
            words[f"{link.id}.{name}"] = getattr(link, name)
    for each in taken_or_done(catalogue):
        for number, effect in enumerate(each.side_effects):
            words[f"{each.id}.side_effect.{number}"] = f"{effect.name}. {effect.patient} {effect.clinician}"
    for item in catalogue.lifestyle.values():
        words[f"{item.id}.warning"] = item.warning or "none"
    for claim in catalogue.claims.values():
        words[f"{claim.id}.claim"] = f"{claim.claim} {claim.literature} {claim.label} {claim.no_link_reason}"
    for scenario in catalogue.scenarios.values():
        words[f"{scenario.id}.description"] = f"{scenario.name}. {scenario.description}"
    for archetype in catalogue.archetypes.values():
        words[f"{archetype.id}.archetype"] = f"{archetype.name}. {archetype.description} {archetype.clinician}"
    for rule in catalogue.safety_rules:
        words[f"{rule.id}.patient"], words[f"{rule.id}.clinician"] = rule.patient, rule.clinician
    for key in ("start.patient", "start.clinician", "start.numbers", "start.articles", "permanent.line"):
        words[key] = catalogue.texts.get(key)
    return words


def test_no_text_holds_milligrams_response_rates_or_advice(catalogue: Catalogue) -> None:
    assert {key: text for key, text in words_of(catalogue).items() if FORBIDDEN.search(text)} == {}


def test_texts_are_spelt_as_in_britain(catalogue: Catalogue) -> None:
    assert {key: text for key, text in words_of(catalogue).items() if AMERICAN.search(text)} == {}


def test_patient_sentences_are_short(catalogue: Catalogue) -> None:
    patient = [control.patient for control in catalogue.controls.values()]
    patient += [rule.patient for rule in catalogue.safety_rules]
    patient += [structure.card.patient for structure in catalogue.structures.values()]
    patient += [text for card in catalogue.cards.values() for text in (card.upstream, card.analogy) if text]
    patient += [effect.patient for each in taken_or_done(catalogue) for effect in each.side_effects]
    patient += [item.warning for item in catalogue.lifestyle.values() if item.warning]
    patient += [archetype.description for archetype in catalogue.archetypes.values()]
    patient += catalogue.texts.get("start.patient").split("\n\n")
    for text in patient:
        for sentence in re.split(r"(?<=[.!?:])\s+", text):
            assert len(sentence.split()) <= 28, sentence


def test_the_permanent_line_is_as_settled(catalogue: Catalogue) -> None:
    assert catalogue.texts.get("permanent.line") == "Teaching model: not for diagnosis or dosing"


@pytest.mark.parametrize(
    "point",
    [
        "teaching model",
        "pain signal",
        "does not know you",
        "cannot",
        "choose, start, stop or dose",
        "change nothing in your treatment",
        "prescriber or a pharmacist",
        "contested",
        "mark",
        "emergency",
        "harming yourself",
        "988",
        "116 123",
        "local helpline",
        "No maker of any medicine",
        "endorses",
    ],
)
def test_the_start_up_text_makes_every_point(point: str, catalogue: Catalogue) -> None:
    assert point in catalogue.texts.get("start.patient")


@pytest.mark.parametrize(
    "point",
    [
        "qualitative",
        "normalised",
        "direction only",
        "assays",
        "averages of groups",
        "cannot be added up",
        "not been validated",
        "prediction",
        "dosing",
        "genotype",
        "comparing medicines",
    ],
)
def test_the_clinicians_paragraph_makes_every_point(point: str, catalogue: Catalogue) -> None:
    assert point in catalogue.texts.get("start.clinician")


def test_every_grade_lens_and_group_has_its_words(catalogue: Catalogue) -> None:
    for grade in Grade:
        assert f"grade.{grade.value}" in catalogue.texts
        assert f"grade_meaning.{grade.value}" in catalogue.texts
    for lens in Lens:
        assert f"lens.{lens.value}" in catalogue.texts
    for control in catalogue.controls.values():
        assert f"group.{control.group.value}" in catalogue.texts


def test_every_binding_names_a_target_of_the_model_and_every_target_is_bound(catalogue: Catalogue) -> None:
    assert {binding.target for each in catalogue.substances() for binding in each.bindings} == set(Target)


def occupancies(catalogue: Catalogue, drug_id: str) -> dict[str, float]:
    """Share of each target that a medicine alone holds at relative dose 1."""
    found = {}
    for binding in catalogue.drugs[drug_id].bindings:
        load = binding.load_at_usual_exposure**binding.hill_coefficient
        found[binding.target.value] = load / (1.0 + load)
    return found


@pytest.mark.parametrize(
    ("drug_id", "expected"),
    [
        ("ssri", {"sert": 0.80, "net": 0.02}),
        ("duloxetine", {"sert": 0.84, "net": 0.55}),
        ("amitriptyline", {"sert": 0.45, "net": 0.33, "sodium_channel": 0.045}),
        ("amitriptyline", {"h1": 0.9}),
        ("venlafaxine", {"sert": 0.80, "net": 0.15}),
        ("milnacipran", {"sert": 0.39, "net": 0.40}),
        ("tramadol", {"sert": 0.30, "net": 0.20}),
        ("ketamine", {"nmda_pore": 0.5}),
    ],
)
def test_a_usual_exposure_takes_the_stated_share_of_its_targets(
    drug_id: str, expected: dict[str, float], catalogue: Catalogue
) -> None:
    found = occupancies(catalogue, drug_id)
    assert {target: found[target] for target in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("drug_id", "target", "load", "efficacy"),
    [
        ("benzodiazepine", "gaba_a", 2.0, 1.0),
        ("magnesium", "nmda_magnesium", 0.30, 0.0),
        ("opioid", "mu_opioid", 1.5, 1.0),
        ("tramadol", "mu_opioid", 0.5, 1.0),
        ("naloxone", "mu_opioid", 40.0, 0.0),
    ],
)
def test_a_usual_exposure_puts_the_stated_load_on_its_target(
    drug_id: str, target: str, load: float, efficacy: float, catalogue: Catalogue
) -> None:
    (binding,) = (each for each in catalogue.drugs[drug_id].bindings if each.target.value == target)
    assert (binding.load_at_usual_exposure, binding.efficacy) == (load, efficacy)


def test_naloxone_takes_most_of_the_receptors_from_an_opioid(catalogue: Catalogue) -> None:
    agonist = catalogue.drugs["opioid"].bindings[0].load_at_usual_exposure
    antagonist = catalogue.drugs["naloxone"].bindings[0].load_at_usual_exposure
    assert agonist / (1.0 + agonist + antagonist) < 0.2 * agonist / (1.0 + agonist)


SCENARIO_VALUES = {
    "healthy": {"injury": 0.0, "touch": 0.25},
    "elbow_bump": {"injury": 0.3},
    "stubbed_toe": {"injury": 0.7},
    "rub_it_better": {"injury": 0.7},
    "sensitised": {"injury": 0.2, "touch": 0.25, "sensitisation": 0.8, "lc_drive": 0.3, "rvm_drive": 0.8},
    "wind_up": {"injury": 0.0},
}


def test_the_six_scenarios_start_as_settled(catalogue: Catalogue) -> None:
    assert {scenario.id: dict(scenario.values) for scenario in catalogue.scenarios.values()} == SCENARIO_VALUES
    for scenario in catalogue.scenarios.values():
        assert scenario.first_view == ("injury", "touch", "norepinephrine")
        assert scenario.description.endswith(".")
    # What a scenario does not name is at its lowest or typical: no touch where none is named.
    assert catalogue.controls["touch"].default == 0.0


def test_rubbing_begins_after_three_seconds(catalogue: Catalogue) -> None:
    assert catalogue.scenarios["rub_it_better"].schedule == (ScheduledChange(3.0, "touch", 1.0),)


def test_wind_up_is_fifteen_short_volleys_one_a_second(catalogue: Catalogue) -> None:
    schedule = catalogue.scenarios["wind_up"].schedule
    begins = [change.time_s for change in schedule if change.value == 0.6]
    ends = [change.time_s for change in schedule if change.value == 0.0]
    assert begins == [float(second) for second in range(15)]
    assert [end - begin for begin, end in zip(begins, ends, strict=True)] == pytest.approx([0.1] * 15)
    assert {change.control_id for change in schedule} == {"injury"}


def test_the_lenses_part_where_the_literature_contradicts_the_articles(catalogue: Catalogue) -> None:
    activation, release = catalogue.links["opioid_interneuron"], catalogue.links["opioid_disinhibition"]
    assert (activation.grade, activation.article_strength, activation.evidence_strength) == (Grade.CONTESTED, 1.0, 0.0)
    assert (release.grade, release.article_strength, release.evidence_strength) == (Grade.ESTABLISHED, 0.0, 1.0)
    assert catalogue.links["touch_interneuron"].added


def test_the_two_safety_rules_of_the_first_day_are_there(catalogue: Catalogue) -> None:
    rules = {rule.id: rule for rule in catalogue.safety_rules}
    pair, serotonin = rules["opioid_with_benzodiazepine"], rules["two_serotonergic"]
    for drug_id, group in (("opioid", "opioid"), ("benzodiazepine", "benzodiazepine")):
        assert group in catalogue.drugs[drug_id].safety_groups & set(pair.groups)
    assert pair.one_from_each
    assert (serotonin.groups, serotonin.minimum_count) == (("serotonergic",), 2)


def test_whatever_blocks_the_serotonin_pump_counts_as_serotonergic(catalogue: Catalogue) -> None:
    drugs = catalogue.drugs.values()
    blocking = {drug.id for drug in drugs if any(binding.target is Target.SERT for binding in drug.bindings)}
    assert blocking <= {drug.id for drug in drugs if "serotonergic" in drug.safety_groups}
    assert {"ssri", "tramadol"} <= blocking


MEDICINES = """
    ssri duloxetine venlafaxine milnacipran amitriptyline benzodiazepine ketamine magnesium opioid tramadol naloxone
    jak_inhibitor cgrp_antagonist gabapentinoid nsaid lidocaine triptan ht3_antagonist
"""
LIFESTYLE = """
    movement breathing meditation yoga music laughter company acupuncture manual_therapy probiotics coq10 butterbur
    curcumin
"""
ARCHETYPES = """
    healthy fibromyalgia neuropathic inflammatory_arthritis crps migraine_cgrp migraine_mixed migraine_other
    long_term_opioid long_term_benzodiazepine anxious_sleepless low_mood_pain depleted_supply low_hormones
    poor_metaboliser ultrarapid_metaboliser smoker athlete
"""


def test_every_medicine_lifestyle_item_and_archetype_that_is_promised_is_there(catalogue: Catalogue) -> None:
    assert set(catalogue.drugs) == set(MEDICINES.split())
    assert set(catalogue.lifestyle) == set(LIFESTYLE.split())
    assert set(catalogue.archetypes) == set(ARCHETYPES.split())


def test_the_archetypes_tell_every_story_between_them(catalogue: Catalogue) -> None:
    assert {story for each in catalogue.archetypes.values() for story in each.story} == set(STORIES)


def test_the_healthy_archetype_is_the_healthy_scenario(catalogue: Catalogue) -> None:
    assert catalogue.archetypes["healthy"].values == catalogue.scenarios["healthy"].values
    assert catalogue.archetypes["healthy"].schedule == ()


def test_every_claim_of_the_table_is_there(catalogue: Catalogue) -> None:
    assert [claim.number for claim in catalogue.claims.values()] == list(range(1, HIGHEST_NUMBER + 1))


def test_what_is_contested_has_no_effect_in_the_evidence_lens(catalogue: Catalogue) -> None:
    contested = [link for link in catalogue.links.values() if link.grade is Grade.CONTESTED and not link.added]
    strengths = catalogue.strengths(Lens.EVIDENCE)
    assert {link.id: strengths[link.id] for link in contested if strengths[link.id]} == {}
    assert {"oih_gs", "gluten_gad"} <= {link.id for link in contested}


@pytest.mark.parametrize(
    ("link_id", "grade"),
    [
        ("oih_nmda", Grade.LIMITED),
        ("oih_gs", Grade.CONTESTED),
        ("oih_glia", Grade.LIMITED),
        ("oih_hormone", Grade.LIMITED),
        ("opioid_tolerance", Grade.ESTABLISHED),
        ("gluten_gad", Grade.CONTESTED),
    ],
)
def test_the_roads_that_are_argued_over_have_their_settled_grades(
    link_id: str, grade: Grade, catalogue: Catalogue
) -> None:
    assert catalogue.links[link_id].grade is grade


def test_what_the_articles_practices_do_weighs_as_much_as_their_mechanism(catalogue: Catalogue) -> None:
    grades = {link.id: link.grade for item in catalogue.lifestyle.values() for link in item.links}
    assert Grade.NOT_GRADED not in grades.values()
    # Small benefits for distress are supported; that does not make the mechanism more than limited.
    assert {grades[f"{item_id}_calm"] for item_id in ("breathing", "meditation", "yoga")} == {Grade.LIMITED}
    assert grades["probiotics_gut_barrier"] is Grade.CONTESTED
    assert "probiotics_gut_barrier" in {link_id for claim in catalogue.claims.values() for link_id in claim.links}


def test_what_is_swallowed_for_weeks_builds_up_over_days(catalogue: Catalogue) -> None:
    for item in catalogue.lifestyle.values():
        assert (item.half_life_h >= 24.0) == (item.control.acts_over is ActsOver.DAYS), item.id


@pytest.mark.parametrize(
    ("item_id", "harm"),
    [
        ("butterbur", "liver"),
        ("butterbur", "ragweed"),
        ("butterbur", "pregnancy"),
        ("curcumin", "liver"),
        ("curcumin", "gallstones"),
        ("coq10", "warfarin"),
        ("breathing", "panic"),
        ("movement", "flare"),
        ("manual_therapy", "artery"),
        ("manual_therapy", "osteoporosis"),
        ("acupuncture", "anticoagulation"),
    ],
)
def test_what_people_do_and_swallow_has_its_harms(item_id: str, harm: str, catalogue: Catalogue) -> None:
    effects = catalogue.lifestyle[item_id].side_effects
    assert any(harm in f"{each.patient} {each.clinician}" for each in effects)


def test_only_what_cyp2d6_makes_of_tramadol_is_an_opioid(catalogue: Catalogue) -> None:
    substances = {substance.id: substance for substance in catalogue.substances()}
    made = {
        (each.id, binding.target)
        for each in substances.values()
        for binding in each.bindings
        if binding.activated_by_cyp2d6
    }
    assert made == {("tramadol", Target.MU_OPIOID)}
    model = GateModel(catalogue.strengths(Lens.EVIDENCE), substances=catalogue.substances())
    poor, usual, fast = (model.person({"tramadol": 1.0, "cyp2d6": activity}).loads for activity in (0.0, 1.0, 3.0))
    assert poor.mu_opioid == 0.0 < usual.mu_opioid < fast.mu_opioid
    assert poor.sert == usual.sert == fast.sert > 0.0


@pytest.mark.parametrize("item_id", ["butterbur", "curcumin"])
def test_what_can_harm_the_liver_says_so_beside_it(item_id: str, catalogue: Catalogue) -> None:
    assert "liver" in (catalogue.lifestyle[item_id].warning or "")


def test_butterbur_acts_in_the_article_lens_alone(catalogue: Catalogue) -> None:
    links = catalogue.lifestyle["butterbur"].links
    assert {link.evidence_strength for link in links} == {0.0}
    assert all(link.article_strength > 0.0 for link in links)


def test_every_font_and_drawing_has_a_licence(catalogue: Catalogue, shipped_assets: Path) -> None:
    patterns = [pattern for licence in catalogue.licences for pattern in licence.files]
    for folder in ("fonts", "glyphs", "scenes"):
        for path in (shipped_assets / folder).rglob("*"):
            name = path.relative_to(shipped_assets).as_posix()
            assert any(fnmatch(name, pattern) for pattern in patterns), name


def test_no_word_promises_more_than_the_evidence(catalogue: Catalogue) -> None:
    unsafe = re.compile(r"\bcures?\b|\bheals\b|\bguarantee|\bwithout side effects\b|\bharmless\b", re.IGNORECASE)
    found = {key for key, text in words_of(catalogue).items() if unsafe.search(text)}
    # It says that a small amount is not harmless.
    assert found <= {"amitriptyline.does_not"}


def test_the_models_own_tests_weigh_links_as_the_shipped_lenses_do(catalogue: Catalogue) -> None:
    for lens, weights in ((Lens.ARTICLE, people.ARTICLE), (Lens.EVIDENCE, people.EVIDENCE)):
        strengths = catalogue.strengths(lens)
        assert {link_id: strengths[link_id] for link_id in LINK_IDS if strengths[link_id] != 1.0} == weights
