"""The causal sentence: it names what was changed and the roads that carried it, and knows neither by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gate_viz.content.records import ActsOver, Grade, Link
from gate_viz.session.frame import Frame, Road, Why
from gate_viz.session.session import Session
from gate_viz.views.panels.why_panel import WhyPanel, pieces_of
from gate_viz.views.style import Look
from gate_viz.views.view_settings import Wording
from tests.views.frames import catalogue, make_frame
from tests.views.parts import glyphs, heard, theme

LINKS = list(catalogue().links.values())
DRUG = next(iter(catalogue().drugs.values()))


@pytest.fixture
def panel(qtbot: QtBot) -> WhyPanel:
    panel = WhyPanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(1500, 60)
    panel.show()
    return panel


def changed(
    *roads: Road, before_hz: float = 16.0, after_hz: float = 9.0, small: bool = False, signal_in: float = 42.0
) -> Frame:
    why = Why((("touch", 0.0, 1.0),), before_hz, after_hz, roads, small)
    return replace(make_frame(signal_in=signal_in), why=why)


def road(link_id: str, change_hz: float, grade: Grade = Grade.ESTABLISHED) -> Road:
    return Road(link_id, change_hz, grade, rises=change_hz > 0)


def test_at_rest_it_tells_what_arrives_and_what_passes(panel: WhyPanel) -> None:
    panel.show_frame(replace(make_frame(signal_in=42.0), why=Why((), 16.5, 16.5, (), small=True)))
    assert "42" in panel.text
    assert "16" in panel.text


def test_with_hardly_any_signal_it_says_that_there_is_nothing_to_let_through(panel: WhyPanel) -> None:
    panel.show_frame(replace(make_frame(signal_in=2.0), why=Why((), 0.1, 0.1, (), small=True)))
    assert panel.text == catalogue().texts.get("window.why.quiet")


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.id)
def test_any_road_is_named_by_its_own_words(panel: WhyPanel, link: Link) -> None:
    panel.show_frame(changed(road(link.id, -7.0)))
    assert link.patient_name in panel.text


def test_the_change_and_both_rates_are_named(panel: WhyPanel) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -7.0), before_hz=16.3, after_hz=9.2))
    assert catalogue().controls["touch"].name in panel.text
    assert "0 %" in panel.text
    assert "100 %" in panel.text
    assert "16" in panel.text
    assert "9.2" in panel.text


def test_a_road_against_the_change_is_named_apart(panel: WhyPanel) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -9.0), road(LINKS[2].id, 4.0)))
    assert LINKS[2].patient_name in panel.text
    assert catalogue().texts.get("why.against_one", roads="").strip() in panel.text


def test_hardly_any_change_is_said_with_its_reason(panel: WhyPanel) -> None:
    panel.show_frame(changed(small=True))
    assert catalogue().texts.get("why.small_no_road") in panel.text
    panel.show_frame(changed(small=True, signal_in=1.0))
    assert catalogue().texts.get("why.small_no_signal") in panel.text
    panel.show_frame(changed(road(LINKS[1].id, -9.0), road(LINKS[2].id, 9.0), small=True))
    assert LINKS[2].patient_name in panel.text


def test_a_clinician_reads_the_roads_full_name(panel: WhyPanel) -> None:
    frame = changed(road(LINKS[1].id, -7.0))
    panel.show_frame(frame)
    panel.set_wording(Wording.CLINICIAN)
    assert LINKS[1].name in panel.text


def test_a_dose_is_told_as_a_share_of_a_usual_exposure(panel: WhyPanel) -> None:
    why = Why(((DRUG.id, 0.0, 1.5),), 16.0, 9.0, (road(LINKS[1].id, -7.0),), small=False)
    panel.show_frame(replace(make_frame(), why=why))
    assert "0 × → 1.5 ×" in panel.text


def test_a_change_of_lens_is_told(panel: WhyPanel) -> None:
    why = Why((), 16.0, 9.0, (road(LINKS[1].id, -7.0),), small=False, lens_changed=True)
    panel.show_frame(replace(make_frame(), why=why))
    assert catalogue().texts.get("lens.evidence") in panel.text
    assert LINKS[1].patient_name in panel.text


def test_many_changes_at_once_are_counted_rather_than_listed(panel: WhyPanel) -> None:
    ids = list(catalogue().controls)[:8]
    why = Why(tuple((each, 0.0, 1.0) for each in ids), 16.0, 9.0, (road(LINKS[1].id, -7.0),), small=False)
    panel.show_frame(replace(make_frame(), why=why))
    assert catalogue().texts.get("window.why.more_changes", count=5) in panel.text


def test_the_grade_is_that_of_the_road_that_carried_most(panel: WhyPanel) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -7.0, Grade.CONTESTED), road(LINKS[2].id, -3.0)))
    assert panel.grade.grade is Grade.CONTESTED


@pytest.mark.parametrize("width", [560, 800, 1500])
@pytest.mark.parametrize("unit", [0.68, 1.0])
def test_the_whole_sentence_has_room(panel: WhyPanel, width: int, unit: float) -> None:
    longest = sorted(LINKS, key=lambda link: len(link.patient_name))[-2:]
    panel.set_look(Look(theme(), unit), glyphs())
    panel.resize(round(width * max(unit, 1.0)), 60)
    panel.fit(panel.width())
    panel.show_frame(changed(*(road(link.id, -7.0) for link in longest)))
    assert panel.view.complete


def test_marks_never_reach_the_screen_or_the_reader(panel: WhyPanel) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -7.0)))
    assert panel.text.isprintable()
    assert all(ord(letter) < 0xE000 for letter in panel.text + panel.accessibleName())
    drawn = "".join(piece.words for _, piece in panel.view._laid)
    assert "".join(drawn.split()) == "".join(panel.text.split())
    assert not any("\ue000" <= letter <= "\ue002" for letter in drawn)


def test_punctuation_stays_at_its_word() -> None:
    words = [piece.words for piece in pieces_of("One, two; three.")]
    assert words == ["One,", " two;", " three."]


def test_showing_a_frame_asks_for_nothing(panel: WhyPanel) -> None:
    intents = heard(panel)
    panel.show_frame(changed(road(LINKS[1].id, -7.0)))
    assert intents == []


def test_a_scheduled_scenario_is_told_in_its_own_words_until_something_is_changed(panel: WhyPanel) -> None:
    scenario = next(each for each in catalogue().scenarios.values() if each.schedule)
    frame = replace(make_frame(signal_in=0.5), why=Why((), 0.1, 0.1, (), small=True))
    frame = replace(frame, controls=replace(frame.controls, scenario=scenario))
    panel.show_frame(frame)
    assert panel.text == scenario.description
    panel.show_frame(replace(frame, why=changed(road(LINKS[1].id, -7.0)).why))
    assert LINKS[1].patient_name in panel.text


def test_between_pinches_it_never_says_that_nothing_comes_in(panel: WhyPanel) -> None:
    session = Session(catalogue(), catalogue().scenarios["wind_up"])
    quiet = catalogue().texts.get("window.why.quiet")
    said = set()
    for _ in range(30):
        panel.show_frame(session.advance(100.0))
        said.add(panel.text)
    assert quiet not in said
    assert len(said) == 1


def at_rest(scenario_id: str) -> Frame:
    session = Session(catalogue(), catalogue().scenarios[scenario_id])
    for _ in range(20):
        session.advance(100.0)
    return session.frame


def test_at_rest_the_injury_is_named_and_not_the_stronger_touch(panel: WhyPanel) -> None:
    frame = at_rest("sensitised")
    assert frame.controls.values["touch"] > frame.controls.values["injury"] > 0.0
    panel.show_frame(frame)
    assert catalogue().controls["injury"].name in panel.text
    assert catalogue().controls["touch"].name not in panel.text


def test_at_rest_a_sensitised_cord_is_named_as_the_amplifier(panel: WhyPanel) -> None:
    frame = at_rest("sensitised")
    assert frame.readouts["signal_out"] > frame.readouts["signal_in"]
    panel.show_frame(frame)
    assert "sensitised cord" in panel.text
    assert "more out than in" in panel.text
    held = replace(frame, readouts={**frame.readouts, "signal_in": 60.0})
    panel.show_frame(held)
    assert "sensitised cord" in panel.text
    assert "43" in panel.text
    panel.show_frame(at_rest("stubbed_toe"))
    assert "sensitised" not in panel.text


@pytest.mark.parametrize(
    ("before_hz", "after_hz", "told"),
    [(16.48, 15.72, "16.5 → 15.7"), (16.46, 15.9, "16.5 → 15.9"), (2.04, 1.96, "2.04 → 1.96"), (16.3, 9.2, "16 → 9.2")],
)
def test_two_rates_are_told_with_as_many_decimals_as_tell_them_apart(
    panel: WhyPanel, before_hz: float, after_hz: float, told: str
) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -1.0), before_hz=before_hz, after_hz=after_hz))
    assert told in panel.text


SLOW, SLOWER = [each for each in catalogue().controls.values() if each.acts_over is ActsOver.DAYS][:2]


def changed_slowly(*control_ids: str, signal_in: float = 42.0) -> Frame:
    why = Why(tuple((each, 1.0, 0.5) for each in control_ids), 16.0, 16.0, (), small=True)
    return replace(make_frame(signal_in=signal_in), why=why)


@pytest.mark.parametrize("signal_in", [42.0, 1.0])
@pytest.mark.parametrize("wording", list(Wording))
def test_what_works_over_days_is_told_so_in_one_sentence(panel: WhyPanel, wording: Wording, signal_in: float) -> None:
    panel.set_wording(wording)
    panel.show_frame(changed_slowly(SLOW.id, SLOWER.id, signal_in=signal_in))
    assert "over days" in panel.text
    assert SLOW.name in panel.text
    assert SLOWER.name in panel.text
    assert ". " not in panel.text
    assert "because" not in panel.text
    assert panel.grade.grade is Grade.NOT_APPLICABLE


def test_patients_and_clinicians_read_different_words_about_days(panel: WhyPanel) -> None:
    said = set()
    for wording in Wording:
        panel.set_wording(wording)
        panel.show_frame(changed_slowly(SLOW.id))
        said.add(panel.text)
    assert len(said) == len(Wording)


def test_where_one_of_the_changes_could_show_at_once_nothing_is_said_of_days(panel: WhyPanel) -> None:
    panel.show_frame(changed_slowly(SLOW.id, "touch"))
    assert "over days" not in panel.text


def test_where_the_moment_does_show_something_it_is_told(panel: WhyPanel) -> None:
    why = Why(((SLOW.id, 1.0, 0.5),), 16.0, 9.0, (road(LINKS[1].id, -7.0),), small=False)
    panel.show_frame(replace(make_frame(), why=why))
    assert "over days" not in panel.text
    assert LINKS[1].patient_name in panel.text


def test_a_choice_is_told_by_its_name(panel: WhyPanel) -> None:
    control = next(each for each in catalogue().controls.values() if each.choices)
    first, last = control.choices[0], control.choices[-1]
    why = Why(((control.id, first.value, last.value),), 16.0, 9.0, (road(LINKS[1].id, -7.0),), small=False)
    panel.show_frame(replace(make_frame(), why=why))
    assert f"{first.name} → {last.name}" in panel.text


@pytest.mark.parametrize(("after_hz", "little"), [(15.0, True), (17.5, True), (13.0, False), (19.0, False)])
def test_a_change_of_under_a_tenth_is_said_to_be_little(panel: WhyPanel, after_hz: float, little: bool) -> None:
    panel.show_frame(changed(road(LINKS[1].id, after_hz - 16.0), before_hz=16.0, after_hz=after_hz))
    assert ("a little" in panel.text) is little


def test_the_sentence_covers_nothing_with_a_copy_of_itself(panel: WhyPanel) -> None:
    panel.show_frame(changed(road(LINKS[1].id, -7.0)))
    assert panel.toolTip() == ""


@pytest.mark.parametrize("wording", Wording)
@pytest.mark.parametrize("key", [each for each in catalogue().texts.keys() if ".below_zero_" in each])  # noqa: SIM118
def test_below_zero_a_road_has_the_name_of_its_other_side(panel: WhyPanel, key: str, wording: Wording) -> None:
    link = catalogue().links[key.rpartition(".")[2]]
    control = next(each for each in catalogue().controls.values() if each.glyph == link.glyph)
    other = catalogue().texts.get(f"why.below_zero_{wording.value}.{link.id}")
    own = link.patient_name if wording is Wording.PATIENT else link.name
    panel.set_wording(wording)

    def said(before: float, after: float, *, grows: bool) -> str:
        moved = replace(road(link.id, 5.0), grows=grows)
        why = Why(((control.id, before, after),), 16.0, 21.0, (moved,), small=False)
        panel.show_frame(replace(make_frame(signal_in=42.0), why=why))
        return panel.text

    assert f"more of {other}" in said(0.0, -1.0, grows=False)
    assert f"more of {other}" in said(1.0, -1.0, grows=False)
    assert f"less of {other}" in said(-1.0, 0.0, grows=True)
    assert f"less of {own}" in said(1.0, 0.0, grows=False)
    assert "−100 %" in said(0.0, -1.0, grows=False)
    assert "+100 %" in said(0.0, 1.0, grows=True)


def test_after_days_it_says_how_many(panel: WhyPanel) -> None:
    frame = changed(road(LINKS[0].id, -3.0))
    panel.show_frame(replace(frame, why=replace(frame.why, days=28.0)))
    assert panel.text.startswith("After 28 days: ")


@pytest.mark.parametrize("width", [420, 600, 1500])
def test_a_sentence_of_many_roads_is_drawn_whole_with_fewer_names_and_read_aloud_with_all(
    panel: WhyPanel, width: int
) -> None:
    panel.fit(width)
    panel.resize(width, panel.height())
    roads = [road(link.id, -3.0) for link in LINKS[:8]]
    panel.show_frame(changed(*roads))
    assert panel.view.complete
    assert all(link.patient_name in panel.text for link in LINKS[:8])
    assert panel.accessibleName() == panel.text
