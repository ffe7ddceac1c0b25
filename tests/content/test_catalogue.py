from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import ControlGroup, Lens
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, GateModel

Refused = Callable[[Callable[[], object]], str]
DATA = Path(__file__).parents[1] / "data"
NEW_DRUG, NEW_ITEM, NEW_PERSON = (
    (DATA / f"example_{kind}.toml").read_text(encoding="utf-8") for kind in ("drug", "lifestyle", "archetype")
)


def test_one_table_in_one_more_file_adds_a_drug_from_the_control_to_the_models_readout(assets_copy: Path) -> None:
    before = load_catalogue(assets_copy)
    (assets_copy / "drugs" / "zz_new.toml").write_text(NEW_DRUG, encoding="utf-8")
    after = load_catalogue(assets_copy)

    assert set(after.controls) - set(before.controls) == {"example_blocker"}
    medicines = [control.id for control in after.controls.values() if control.group is ControlGroup.MEDICINES]
    assert medicines[-1] == "example_blocker"
    assert after.links == before.links

    readouts = readouts_with(after, example_blocker=1.0)
    assert readouts["net_occupancy"] == pytest.approx(0.7)
    assert readouts["sert_occupancy"] == 0.0


def test_one_table_in_one_more_file_adds_a_lifestyle_item_from_the_control_to_the_models_readout(
    assets_copy: Path,
) -> None:
    before = load_catalogue(assets_copy)
    (assets_copy / "lifestyle" / "zz_new.toml").write_text(NEW_ITEM, encoding="utf-8")
    after = load_catalogue(assets_copy)

    assert set(after.controls) - set(before.controls) == {"example_walk"}
    assert set(after.links) - set(before.links) == {"example_walk_descending"}
    assert readouts_with(after, example_walk=1.0)["projection_hz"] < readouts_with(after)["projection_hz"]


def test_one_more_file_adds_an_archetype(assets_copy: Path) -> None:
    before = load_catalogue(assets_copy)
    (assets_copy / "archetypes" / "example_person.toml").write_text(NEW_PERSON, encoding="utf-8")
    after = load_catalogue(assets_copy)
    assert set(after.archetypes) - set(before.archetypes) == {"example_person"}
    assert set(after.controls) == set(before.controls)


def readouts_with(catalogue: Catalogue, **taken: float) -> Mapping[str, float]:
    """Readouts of a stubbed toe, at rest with what is taken."""
    model = GateModel(catalogue.strengths(Lens.ARTICLE), substances=catalogue.substances())
    person = model.person({"injury": 0.7, **taken})
    return model.readouts(model.steady_state(person), person)


def test_controls_stand_in_the_panels_order(catalogue: Catalogue) -> None:
    groups = [list(ControlGroup).index(control.group) for control in catalogue.controls.values()]
    assert groups == sorted(groups)
    assert set(groups) == set(range(len(ControlGroup)))
    assert list(catalogue.controls)[:2] == ["injury", "touch"]


def test_every_control_of_the_model_every_drug_and_every_lifestyle_item_can_be_set(catalogue: Catalogue) -> None:
    assert set(catalogue.controls) == set(PERSON_CONTROLS) | set(catalogue.drugs) | set(catalogue.lifestyle)
    assert len(catalogue.controls) == len(PERSON_CONTROLS) + len(catalogue.drugs) + len(catalogue.lifestyle)


def test_the_model_is_given_all_medicines_and_then_all_lifestyle_items(small_catalogue: Catalogue) -> None:
    assert [substance.id for substance in small_catalogue.substances()] == ["example_blocker", "example_walk"]


def test_the_range_of_every_control_is_the_models(catalogue: Catalogue) -> None:
    for control_id, (minimum, maximum, _) in PERSON_CONTROLS.items():
        control = catalogue.controls[control_id]
        assert (control.minimum, control.maximum) == (minimum, maximum), control_id


def test_each_lens_gives_every_link_of_the_model_and_then_of_bindings_a_strength(catalogue: Catalogue) -> None:
    own = tuple(binding.link_id for each in catalogue.substances() for binding in each.bindings if binding.link_id)
    for lens in Lens:
        assert tuple(catalogue.strengths(lens)) == LINK_IDS + own
    different = [link.id for link in catalogue.links.values() if link.article_strength != link.evidence_strength]
    article, evidence = (catalogue.strengths(lens) for lens in (Lens.ARTICLE, Lens.EVIDENCE))
    assert [link_id for link_id in catalogue.links if article[link_id] != evidence[link_id]] == different
    assert different


def test_a_binding_is_weighed_and_switched_off_like_any_other_link(small_catalogue: Catalogue) -> None:
    strengths = small_catalogue.strengths
    own = "example_walk_descending"
    assert [strengths(Lens.ARTICLE)[own], strengths(Lens.EVIDENCE)[own]] == [1.0, 0.2]
    assert strengths(Lens.ARTICLE, {own})[own] == 0.0


def test_a_link_that_is_switched_off_has_no_strength_and_the_others_keep_theirs(catalogue: Catalogue) -> None:
    off = LINK_IDS[0]
    whole = catalogue.strengths(Lens.ARTICLE)
    assert catalogue.strengths(Lens.ARTICLE, {off}) == whole | {off: 0.0}


def test_switching_off_a_link_that_is_not_there_is_refused(catalogue: Catalogue, refusal: Refused) -> None:
    line = refusal(lambda: catalogue.strengths(Lens.ARTICLE, ["no_such"]))
    assert line.startswith("link: no_such: 'no_such' is not known")


def change(assets: Path, file: str, old: str, new: str) -> None:
    path = assets / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def table(assets: Path, file: str, head: str) -> str:
    """One table of a shipped file, up to the next blank line."""
    text = (assets / file).read_text(encoding="utf-8")
    start = text.index(head)
    return text[start : text.index("\n\n", start)]


@pytest.mark.parametrize(
    ("file", "old", "where"),
    [
        ("drugs/first.toml", 'safety_groups = ["serotonergic"]', "assets/drugs: drug.example_blocker"),
        ("lifestyle/first.toml", 'glyph = "touch"', "assets/lifestyle: lifestyle.example_walk"),
    ],
)
def test_a_safety_group_that_no_rule_knows_is_refused(
    file: str, old: str, where: str, small_assets: Path, refusal: Refused
) -> None:
    kept = "" if "safety_groups" in old else f"{old}\n"
    change(small_assets, file, old, kept + 'safety_groups = ["serotonergc"]')
    line = f"{where}.safety_groups: 'serotonergc' is not known; did you mean 'serotonergic'?"
    assert refusal(lambda: load_catalogue(small_assets)) == line


@pytest.mark.parametrize(
    ("folder", "kind", "text", "taken"),
    [
        ("drugs", "drug", NEW_DRUG.replace("example_blocker", "gaba"), "gaba"),
        ("lifestyle", "lifestyle", NEW_ITEM.replace("example_walk", "injury"), "injury"),
        ("lifestyle", "lifestyle", NEW_ITEM.replace("example_walk", "example_blocker"), "example_blocker"),
    ],
)
def test_nothing_that_is_taken_can_have_the_id_of_another_control(
    folder: str, kind: str, text: str, taken: str, small_assets: Path, refusal: Refused
) -> None:
    (small_assets / folder / "new.toml").write_text(text, encoding="utf-8")
    line = f"assets/{folder}: {kind}.{taken}: is another control's id already"
    assert refusal(lambda: load_catalogue(small_assets)) == line


def test_a_binding_cannot_take_the_id_of_a_link_of_the_model(small_assets: Path, refusal: Refused) -> None:
    text = NEW_ITEM.replace("example_walk", "melatonin").replace('"descending"', '"sleep"')
    (small_assets / "lifestyle" / "new.toml").write_text(text, encoding="utf-8")
    line = "assets/lifestyle: lifestyle.melatonin: makes the link 'melatonin_sleep', which is there already"
    assert refusal(lambda: load_catalogue(small_assets)) == line


def test_a_contested_link_of_a_binding_needs_a_claim_too(small_assets: Path, refusal: Refused) -> None:
    change(small_assets, "lifestyle/first.toml", 'grade = "limited"\narticle', 'grade = "contested"\narticle')
    change(small_assets, "lifestyle/first.toml", "evidence_strength = 0.2", "evidence_strength = 0.0")
    line = "assets/claims.toml: claim: names 'example_walk_descending' nowhere, and that link is contested"
    assert refusal(lambda: load_catalogue(small_assets)) == line

    change(small_assets, "claims.toml", "links = []", 'links = ["example_walk_descending"]')
    change(small_assets, "claims.toml", 'no_link_reason = "It is about nothing in the model."\n', "")
    assert load_catalogue(small_assets).claims["first"].links == ("example_walk_descending",)


def test_a_control_cannot_take_the_id_of_a_transmitter(small_assets: Path, refusal: Refused) -> None:
    injury = table(small_assets, "controls.toml", "[control.injury]")
    gaba = injury.replace("control.injury", "control.gaba").replace("maximum = 1.0", "maximum = 3.0")
    change(small_assets, "controls.toml", injury, f"{gaba}\n\n{injury}")
    line = "assets/controls.toml: control.gaba: is a transmitter's already"
    assert refusal(lambda: load_catalogue(small_assets)) == line


def test_a_control_of_the_model_that_is_nowhere_is_refused(small_assets: Path, refusal: Refused) -> None:
    change(small_assets, "controls.toml", table(small_assets, "controls.toml", "[control.threat]"), "")
    assert refusal(lambda: load_catalogue(small_assets)) == "assets/controls.toml: control.threat: is missing"


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        ("transmitters.toml", 'glyph = "gaba"', "assets: control gaba.glyph: 'no_such_drawing' is not known"),
        ("links.toml", 'glyph = "touch"', "assets: link injury_first_nerve.glyph: 'no_such_drawing' is not known"),
    ],
)
def test_a_glyph_that_is_not_drawn_is_refused(
    file: str, old: str, line: str, small_assets: Path, refusal: Refused
) -> None:
    change(small_assets, file, old, 'glyph = "no_such_drawing"')
    assert refusal(lambda: load_catalogue(small_assets)).startswith(line)


def test_a_scenario_that_sets_an_unknown_control_is_refused(small_assets: Path, refusal: Refused) -> None:
    change(small_assets, "scenarios/example.toml", "injury = 0.7", "injry = 0.7")
    line = "assets/scenarios/example.toml: values.injry: 'injry' is not known; did you mean 'injury'?"
    assert refusal(lambda: load_catalogue(small_assets)) == line


def test_the_catalogue_cannot_be_changed(small_catalogue: Catalogue) -> None:
    catalogue = small_catalogue
    mappings = [catalogue.controls, catalogue.drugs, catalogue.lifestyle, catalogue.links, catalogue.claims]
    for mapping in (*mappings, catalogue.scenarios, catalogue.archetypes, catalogue.theme["dark"]):
        assert not hasattr(mapping, "__setitem__")
