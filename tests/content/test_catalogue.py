from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import ControlGroup, Lens
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, GateModel, Person, target_loads

Refused = Callable[[Callable[[], object]], str]
NEW_DRUG = (Path(__file__).parents[1] / "data" / "example_drug.toml").read_text(encoding="utf-8")


def test_one_table_in_one_more_file_adds_a_drug_from_the_control_to_the_models_readout(assets_copy: Path) -> None:
    before = load_catalogue(assets_copy)
    (assets_copy / "drugs" / "zz_new.toml").write_text(NEW_DRUG, encoding="utf-8")
    after = load_catalogue(assets_copy)

    assert set(after.controls) - set(before.controls) == {"example_blocker"}
    medicines = [control.id for control in after.controls.values() if control.group is ControlGroup.MEDICINES]
    assert medicines[-1] == "example_blocker"

    loads = target_loads([(binding, 1.0) for binding in after.drugs["example_blocker"].bindings])
    person = Person(injury=0.7, loads=loads)
    model = GateModel()
    readouts = model.readouts(model.steady_state(person), person)
    assert readouts["net_occupancy"] == pytest.approx(0.7)
    assert readouts["sert_occupancy"] == 0.0


def test_controls_stand_in_the_panels_order(catalogue: Catalogue) -> None:
    groups = [list(ControlGroup).index(control.group) for control in catalogue.controls.values()]
    assert groups == sorted(groups)
    assert set(groups) == set(range(len(ControlGroup)))
    assert list(catalogue.controls)[:2] == ["injury", "touch"]


def test_every_control_of_the_model_and_every_drug_can_be_set(catalogue: Catalogue) -> None:
    assert set(catalogue.controls) == set(PERSON_CONTROLS) | set(catalogue.drugs)
    assert not set(PERSON_CONTROLS) & set(catalogue.drugs)


def test_the_range_of_every_control_is_the_models(catalogue: Catalogue) -> None:
    for control_id, (minimum, maximum, _) in PERSON_CONTROLS.items():
        control = catalogue.controls[control_id]
        assert (control.minimum, control.maximum) == (minimum, maximum), control_id


def test_each_lens_gives_every_link_of_the_model_a_strength(catalogue: Catalogue) -> None:
    for lens in Lens:
        assert tuple(catalogue.strengths(lens)) == LINK_IDS
    different = [link.id for link in catalogue.links.values() if link.article_strength != link.evidence_strength]
    article, evidence = (catalogue.strengths(lens) for lens in (Lens.ARTICLE, Lens.EVIDENCE))
    assert [link_id for link_id in LINK_IDS if article[link_id] != evidence[link_id]] == different
    assert different


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


def test_a_safety_group_that_no_rule_knows_is_refused(assets_copy: Path, refusal: Refused) -> None:
    text = NEW_DRUG.replace('"serotonergic"', '"serotonergc"')
    (assets_copy / "drugs" / "new.toml").write_text(text, encoding="utf-8")
    line = "assets/drugs: drug.example_blocker.safety_groups: 'serotonergc' is not known; did you mean 'serotonergic'?"
    assert refusal(lambda: load_catalogue(assets_copy)) == line


def test_a_drug_cannot_take_the_id_of_another_control(assets_copy: Path, refusal: Refused) -> None:
    (assets_copy / "drugs" / "new.toml").write_text(NEW_DRUG.replace("example_blocker", "gaba"), encoding="utf-8")
    assert refusal(lambda: load_catalogue(assets_copy)) == "assets/drugs: drug.gaba: is another control's id already"


def test_a_control_cannot_take_the_id_of_a_transmitter(assets_copy: Path, refusal: Refused) -> None:
    injury = table(assets_copy, "controls.toml", "[control.injury]")
    gaba = injury.replace("control.injury", "control.gaba").replace("maximum = 1.0", "maximum = 3.0")
    change(assets_copy, "controls.toml", injury, f"{gaba}\n\n{injury}")
    line = "assets/controls.toml: control.gaba: is a transmitter's already"
    assert refusal(lambda: load_catalogue(assets_copy)) == line


def test_a_control_of_the_model_that_is_nowhere_is_refused(assets_copy: Path, refusal: Refused) -> None:
    change(assets_copy, "controls.toml", table(assets_copy, "controls.toml", "[control.threat]"), "")
    assert refusal(lambda: load_catalogue(assets_copy)) == "assets/controls.toml: control.threat: is missing"


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        ("transmitters.toml", 'glyph = "gaba"', "assets: control gaba.glyph: 'no_such_drawing' is not known"),
        ("links.toml", 'glyph = "injury"', "assets: link injury_first_nerve.glyph: 'no_such_drawing' is not known"),
    ],
)
def test_a_glyph_that_is_not_drawn_is_refused(
    file: str, old: str, line: str, assets_copy: Path, refusal: Refused
) -> None:
    change(assets_copy, file, old, 'glyph = "no_such_drawing"')
    assert refusal(lambda: load_catalogue(assets_copy)).startswith(line)


def test_a_scenario_that_sets_an_unknown_control_is_refused(assets_copy: Path, refusal: Refused) -> None:
    change(assets_copy, "scenarios/stubbed_toe.toml", "injury = 0.7", "injry = 0.7")
    line = "assets/scenarios/stubbed_toe.toml: values.injry: 'injry' is not known; did you mean 'injury'?"
    assert refusal(lambda: load_catalogue(assets_copy)) == line


def test_the_catalogue_cannot_be_changed(catalogue: Catalogue) -> None:
    for mapping in (catalogue.controls, catalogue.drugs, catalogue.links, catalogue.scenarios, catalogue.theme["dark"]):
        assert not hasattr(mapping, "__setitem__")
