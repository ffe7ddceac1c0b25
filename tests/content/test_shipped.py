"""What the shipped files say: every promise about their words and numbers."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Grade, Lens, ScheduledChange
from gate_viz.model import Target
from tests.model import people

FORBIDDEN = re.compile(
    r"\d\s*(?:mg|µg|mcg|g)\b|milligram|\bNNT\b|\bNNH\b|number needed|\d\s*%|per cent of (?:people|patients)"
    r"|\byou should\b|\bsafe to combine\b|\bbest (?:drug|medicine)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b(?:fiber|color|center|behavior|gray|noradrenalin)\b", re.IGNORECASE)


def words_of(catalogue: Catalogue) -> dict[str, str]:
    """Everything that a person may read, by where it stands."""
    words: dict[str, str] = {}
    for control in catalogue.controls.values():
        for name in ("name", "patient", "clinician", "does_not"):
            words[f"{control.id}.{name}"] = getattr(control, name)
    for link in catalogue.links.values():
        for name in ("name", "patient_name", "claim"):
            words[f"{link.id}.{name}"] = getattr(link, name)
    for scenario in catalogue.scenarios.values():
        words[f"{scenario.id}.description"] = f"{scenario.name}. {scenario.description}"
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
    assert {binding.target for drug in catalogue.drugs.values() for binding in drug.bindings} == set(Target)


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
        ("ketamine", {"nmda_pore": 0.5}),
    ],
)
def test_a_usual_exposure_takes_the_stated_share_of_its_targets(
    drug_id: str, expected: dict[str, float], catalogue: Catalogue
) -> None:
    assert occupancies(catalogue, drug_id) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("drug_id", "target", "load", "efficacy"),
    [
        ("benzodiazepine", "gaba_a", 2.0, 1.0),
        ("magnesium", "nmda_magnesium", 0.30, 0.0),
        ("opioid", "mu_opioid", 1.5, 1.0),
        ("naloxone", "mu_opioid", 40.0, 0.0),
    ],
)
def test_a_usual_exposure_puts_the_stated_load_on_its_target(
    drug_id: str, target: str, load: float, efficacy: float, catalogue: Catalogue
) -> None:
    (binding,) = catalogue.drugs[drug_id].bindings
    assert (binding.target.value, binding.load_at_usual_exposure, binding.efficacy) == (target, load, efficacy)


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
    groups = {drug.id: drug.safety_groups for drug in catalogue.drugs.values()}
    pair, serotonin = catalogue.safety_rules
    assert set(pair.groups) == groups["opioid"] | groups["benzodiazepine"]
    assert pair.one_from_each
    serotonergic = {drug_id for drug_id, own in groups.items() if own & set(serotonin.groups)}
    assert serotonergic == {"ssri", "duloxetine", "amitriptyline"}
    assert serotonin.minimum_count == 2


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
        shipped = {link_id: strength for link_id, strength in catalogue.strengths(lens).items() if strength != 1.0}
        assert shipped == weights
