from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control, DatedChange, Lens, Scenario, ScheduledChange
from gate_viz.content.scenarios import read_scenario, read_scenarios, scenario_from_text, scenario_to_text

Refused = Callable[[Callable[[], object]], str]

SCENARIO = """
format = 1

[scenario]
id = "example"
name = "Example"
description = "An example."
first_view = ["injury", "touch"]

[values]
injury = 0.7
"""
CHANGE = """
[[change]]
time_s = 3.0
control = "touch"
value = 1.0
"""
DATED = """
[[change]]
time_d = 28.0
control = "threat"
value = 0.5
"""
REPEAT = """
[[repeat]]
control = "injury"
value = 0.6
value_between = 0.1
start_s = 0.1
every_s = 0.2
lasting_s = 0.1
times = 3
"""


def read(text: str, catalogue: Catalogue) -> Scenario:
    return scenario_from_text(text, "s.gateviz", catalogue)


def test_a_scenario_is_read_whole(small_catalogue: Catalogue) -> None:
    scenario = read(SCENARIO.replace("[values]", 'lens = "article"\n[values]') + CHANGE, small_catalogue)
    assert (scenario.id, scenario.name, scenario.description) == ("example", "Example", "An example.")
    assert dict(scenario.values) == {"injury": 0.7}
    assert scenario.schedule == (ScheduledChange(3.0, "touch", 1.0),)
    assert scenario.first_view == ("injury", "touch")
    assert scenario.lens is Lens.ARTICLE


def test_what_is_left_out_has_its_default(small_catalogue: Catalogue) -> None:
    text = SCENARIO.replace('first_view = ["injury", "touch"]', "").replace("[values]\ninjury = 0.7", "")
    scenario = read(text, small_catalogue)
    assert scenario.first_view == ("injury", "touch", "norepinephrine")
    assert (dict(scenario.values), scenario.schedule, scenario.lens) == ({}, (), None)


def test_a_repeat_becomes_its_volleys_in_order_of_time(small_catalogue: Catalogue) -> None:
    scenario = read(SCENARIO + CHANGE.replace("3.0", "0.25") + REPEAT, small_catalogue)
    assert [(change.time_s, change.control_id, change.value) for change in scenario.schedule] == [
        (0.1, "injury", 0.6),
        (0.2, "injury", 0.1),
        (0.25, "touch", 1.0),
        (0.3, "injury", 0.6),
        (0.4, "injury", 0.1),
        (0.5, "injury", 0.6),
        (0.6, "injury", 0.1),
    ]


def test_changes_run_on_the_clock_that_their_times_name(small_catalogue: Catalogue) -> None:
    text = SCENARIO + DATED + CHANGE + REPEAT.replace("_s", "_d").replace("times = 3", "times = 1")
    scenario = read(text, small_catalogue)
    assert scenario.schedule == (ScheduledChange(3.0, "touch", 1.0),)
    assert scenario.course_schedule == (
        DatedChange(0.1, "injury", 0.6),
        DatedChange(0.2, "injury", 0.1),
        DatedChange(28.0, "threat", 0.5),
    )


def test_changes_of_both_clocks_are_counted_together(small_catalogue: Catalogue, refusal: Refused) -> None:
    text = SCENARIO + CHANGE * 500 + DATED * 501
    line = "s.gateviz: change: makes 1001 changes; a file has at most 1000"
    assert refusal(lambda: read(text, small_catalogue)) == line


def test_a_control_with_choices_is_set_by_their_ids_or_numbers_from_the_start_and_later(
    small_catalogue: Catalogue,
) -> None:
    later = '\n[[change]]\ntime_d = 1\ncontrol = "cyp2d6"\nvalue = "normal"\n'
    scenario = read(SCENARIO.replace("injury = 0.7", 'cyp2d6 = "poor"') + later, small_catalogue)
    assert dict(scenario.values) == {"cyp2d6": 0.0}
    assert scenario.course_schedule == (DatedChange(1.0, "cyp2d6", 1.0),)
    assert read(scenario_to_text(scenario), small_catalogue) == scenario


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format = 1\n", "", "format: is missing"),
        ("format = 1", "format = 2\nnew = 1", "format: is 2, written by a newer version; this one reads format 1"),
        ("format = 1", "format = 0", "format: must lie from 1 to 1e+06, not 0"),
        ("format = 1", "format = '1'", "format: must be a number, not text"),
        ("format = 1", "format = 1\nextra = 1", "extra: is not a known field"),
        ('"example"', '"Ex ample"', "scenario.id: must be in snake_case"),
        ('"Example"', '"a\\nb"', "scenario.name: must be one line of plain text"),
        ('"Example"', f'"{"x" * 121}"', "scenario.name: must have at most 120 characters, not 121"),
        ('"injury", "touch"', '"injry"', "scenario.first_view[0]: 'injry' is not known; did you mean 'injury'?"),
        ('"injury", "touch"', "", "scenario.first_view: must have 1 to 3 entries, not 0"),
        (
            '"injury", "touch"',
            '"injury", "touch", "gaba", "threat"',
            "scenario.first_view: must have 1 to 3 entries, not 4",
        ),
        ("first_view", 'lens = "both"\nfirst_view', "scenario.lens: 'both' is not known"),
        ("first_view", "author = 'me'\nfirst_view", "scenario.author: is not a known field"),
        ("first_view", "order = -1\nfirst_view", "scenario.order: must lie from 0 to 1000, not -1"),
        ("injury = 0.7", "injury = 1.1", "values.injury: must lie from 0 to 1, not 1.1"),
        ("injury = 0.7", "injury = nan", "values.injury: must be a finite number"),
        ("injury = 0.7", "injury = true", "values.injury: must be a number, not true or false"),
        ("injury = 0.7", "hammer = 0.7", "values.hammer: 'hammer' is not known"),
        ("[values]", "[value]", "value: is not a known field; did you mean 'values'?"),
    ],
)
def test_each_wrong_field_is_refused(
    old: str, new: str, line: str, small_catalogue: Catalogue, refusal: Refused
) -> None:
    assert refusal(lambda: read(SCENARIO.replace(old, new), small_catalogue)) == f"s.gateviz: {line}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (CHANGE.replace('"touch"', '"tuch"'), "change[0].control: 'tuch' is not known; did you mean 'touch'?"),
        (CHANGE.replace("3.0", "-1"), "change[0].time_s: must lie from 0 to 3600, not -1"),
        (CHANGE.replace("1.0", "3"), "change[0].value: must lie from 0 to 1, not 3"),
        (CHANGE.replace("time_s = 3.0", ""), "change[0].time_s: is missing"),
        (CHANGE + "time_d = 3.0", "change[0]: has time_s and time_d, and needs only one"),
        (DATED.replace("28.0", "3651"), "change[0].time_d: must lie from 0 to 3650, not 3651"),
        (CHANGE + "colour = 4", "change[0].colour: is not a known field"),
        (CHANGE * 1001, "change: makes 1001 changes; a file has at most 1000"),
        (REPEAT.replace("0.6", "6"), "repeat[0].value: must lie from 0 to 1, not 6"),
        (REPEAT + "colour = 4", "repeat[0].colour: is not a known field"),
        (
            REPEAT.replace("every_s = 0.2", "every_s = 0.1"),
            "repeat[0].lasting_s: must be shorter than every_s, which is 0.1",
        ),
        (REPEAT.replace("every_s", "every_d"), "repeat[0].every_s: is missing"),
        (
            REPEAT.replace("_s", "_d").replace("times = 3", "times = 500").replace("every_d = 0.2", "every_d = 30"),
            "repeat[0].times: goes on beyond 3650 d",
        ),
        (REPEAT.replace("every_s = 0.2", "every_s = 3599"), "repeat[0].times: goes on beyond 3600 s"),
        (
            REPEAT.replace("times = 3", "times = 501"),
            "repeat[0].times: makes 1002 changes; a file has at most 1000",
        ),
        (REPEAT * 200, "repeat[166].times: makes 1002 changes; a file has at most 1000"),
    ],
)
def test_each_wrong_schedule_is_refused(text: str, line: str, small_catalogue: Catalogue, refusal: Refused) -> None:
    assert refusal(lambda: read(SCENARIO + text, small_catalogue)) == f"s.gateviz: {line}"


def test_a_scenario_that_is_too_big_is_refused(small_catalogue: Catalogue, refusal: Refused) -> None:
    line = "s.gateviz: whole file: is larger than 1,000,000 bytes"
    assert refusal(lambda: read(SCENARIO + "#\n" * 500_000, small_catalogue)) == line


def test_a_full_schedule_is_accepted(small_catalogue: Catalogue) -> None:
    assert len(read(SCENARIO + REPEAT.replace("times = 3", "times = 500"), small_catalogue).schedule) == 1000


def test_a_file_saved_once_stays_readable_and_is_written_the_same(saved_file: Path, catalogue: Catalogue) -> None:
    scenario = read_scenario(saved_file, catalogue)
    assert scenario.name == "Meine Stunde: „Zwiebel“ 🧅"
    assert scenario.description == 'Back\\slash and "quotes"'
    assert [change.value for change in scenario.schedule] == [1.0, 0.0, 0.25]
    assert scenario_to_text(scenario) == saved_file.read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_refused_by_its_path(small_catalogue: Catalogue, refusal: Refused) -> None:
    assert refusal(lambda: read_scenario(Path("no/such.gateviz"), small_catalogue)).endswith("whole file: is not there")


def lines_of_text(longest: int) -> st.SearchStrategy[str]:
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    return st.text(characters, min_size=1, max_size=longest).filter(lambda text: bool(text.strip()))


def scenarios(controls: MappingProxyType[str, Control]) -> st.SearchStrategy[Scenario]:
    values = {control.id: values_of(control) for control in controls.values()}
    ids = st.sampled_from(sorted(controls))
    changes = ids.flatmap(lambda each: st.builds(ScheduledChange, st.floats(0.0, 3600.0), st.just(each), values[each]))
    dated = ids.flatmap(lambda each: st.builds(DatedChange, st.floats(0.0, 3650.0), st.just(each), values[each]))
    return st.builds(
        Scenario,
        id=st.from_regex(r"[a-z][a-z0-9]{0,9}(_[a-z0-9]{1,9}){0,3}", fullmatch=True),
        name=lines_of_text(120),
        description=lines_of_text(400),
        values=st.fixed_dictionaries({}, optional=values),
        schedule=st.lists(changes, max_size=8).map(lambda each: tuple(sorted(each, key=lambda one: one.time_s))),
        first_view=st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple),
        lens=st.none() | st.sampled_from(Lens),
        course_schedule=st.lists(dated, max_size=8).map(lambda each: tuple(sorted(each, key=lambda one: one.time_d))),
        archetype=st.none() | st.just("example_person"),
        day=st.floats(0.0, 3650.0),
    )


def values_of(control: Control) -> st.SearchStrategy[float]:
    if control.choices:
        return st.sampled_from([choice.value for choice in control.choices])
    return st.floats(control.minimum, control.maximum)


@given(data=st.data())
def test_what_is_written_reads_back_the_same(data: st.DataObject, small_catalogue: Catalogue) -> None:
    scenario = data.draw(scenarios(MappingProxyType(dict(small_catalogue.controls))))
    assert not any(category(character) == "Cc" for character in scenario.name)
    again = read(scenario_to_text(scenario), small_catalogue)
    assert again == scenario
    assert list(again.values) == list(scenario.values)


def test_a_shipped_file_is_called_as_its_scenario(assets: Path, small_catalogue: Catalogue, refusal: Refused) -> None:
    (assets / "scenarios").mkdir()
    (assets / "scenarios" / "other.toml").write_text(SCENARIO, encoding="utf-8")
    line = "assets/scenarios/other.toml: scenario.id: must be 'other' as the file is called"
    assert refusal(lambda: read_scenarios(assets, small_catalogue.controls)) == line


def test_shipped_scenarios_come_in_their_order_and_those_without_one_last(
    assets: Path, small_catalogue: Catalogue
) -> None:
    (assets / "scenarios").mkdir()
    for name, order in (("a", ""), ("b", "order = 2"), ("c", "order = 1")):
        text = SCENARIO.replace('"example"', f'"{name}"\n{order}')
        (assets / "scenarios" / f"{name}.toml").write_text(text, encoding="utf-8")
    assert list(read_scenarios(assets, small_catalogue.controls)) == ["c", "b", "a"]
