from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.archetypes import read_archetypes
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import DatedChange

Refused = Callable[[Callable[[], object]], str]

PERSON = (Path(__file__).parents[1] / "data" / "example_archetype.toml").read_text(encoding="utf-8")
REPEAT = """
[[repeat]]
control = "injury"
value = 1.0
value_between = 0.0
start_d = 2.0
every_d = 7.0
lasting_d = 0.25
times = 2
"""


def write(assets: Path, text: str, name: str = "example_person") -> Path:
    (assets / "archetypes").mkdir(exist_ok=True)
    (assets / "archetypes" / f"{name}.toml").write_text(text, encoding="utf-8")
    return assets


def test_an_archetype_is_read_whole(assets: Path, small_catalogue: Catalogue) -> None:
    person = read_archetypes(write(assets, PERSON + REPEAT), small_catalogue.controls)["example_person"]
    assert (person.name, person.description, person.clinician) == (
        "An example",
        "An invented person.",
        "An invented person.",
    )
    assert person.story == ("M1",)
    assert dict(person.values) == {"injury": 0.3, "sensitisation": 0.5}
    assert person.schedule == (
        DatedChange(2.0, "injury", 1.0),
        DatedChange(2.25, "injury", 0.0),
        DatedChange(7.0, "threat", 0.5),
        DatedChange(9.0, "injury", 1.0),
        DatedChange(9.25, "injury", 0.0),
    )


def test_an_archetype_may_set_medicines_lifestyle_and_choices(assets: Path, small_catalogue: Catalogue) -> None:
    text = PERSON.replace("[values]", '[values]\nexample_blocker = 2.0\nexample_walk = 1.0\ncyp2d6 = "poor"')
    person = read_archetypes(write(assets, text), small_catalogue.controls)["example_person"]
    assert [person.values[each] for each in ("example_blocker", "example_walk", "cyp2d6")] == [2.0, 1.0, 0.0]


def test_archetypes_come_in_their_order(assets: Path, small_catalogue: Catalogue) -> None:
    for name, order in (("a", 3), ("b", 1), ("c", 2)):
        text = PERSON.replace("example_person", name).replace("order = 999", f"order = {order}")
        write(assets, text, name)
    assert list(read_archetypes(assets, small_catalogue.controls)) == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format = 1\n", "", "format: is missing"),
        ("format = 1", "format = 2", "format: is 2, written by a newer version; this one reads format 1"),
        ('"example_person"', '"other"', "archetype.id: must be 'example_person' as the file is called"),
        ('"example_person"', '"Other"', "archetype.id: must be in snake_case"),
        ('"M1"', '"M24"', "archetype.story[0]: 'M24' is not known"),
        ('["M1"]', "[]", "archetype.story: must have 1 to 100 entries, not 0"),
        ("order = 999", "order = 1001", "archetype.order: must lie from 0 to 1000, not 1001"),
        ("order = 999", "age = 40", "archetype.age: is not a known field"),
        ("injury = 0.3", "injury = 1.3", "values.injury: must lie from 0 to 1, not 1.3"),
        ("injury = 0.3", "injry = 0.3", "values.injry: 'injry' is not known; did you mean 'injury'?"),
        ("time_d = 7.0", "time_s = 7.0", "change[0].time_d: is missing"),
        (
            "time_d = 7.0",
            "time_d = 7.0\ntime_s = 7.0",
            "change[0].time_s: is not a known field; did you mean 'time_d'?",
        ),
        ("[values]", "[value]", "value: is not a known field; did you mean 'values'?"),
    ],
)
def test_each_wrong_field_is_refused(
    old: str, new: str, line: str, assets: Path, small_catalogue: Catalogue, refusal: Refused
) -> None:
    write(assets, PERSON.replace(old, new))
    where = "assets/archetypes/example_person.toml"
    assert refusal(lambda: read_archetypes(assets, small_catalogue.controls)).startswith(f"{where}: {line}")
