"""The evidence card: every structure and every control has one, whole, at any size and by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.links import NOT_GRADED_SOURCE
from gate_viz.content.records import Card, Grade, Lens
from gate_viz.session.intents import SeeShowing
from gate_viz.views.card_words import claims_about, strength_words
from gate_viz.views.panels.card_panel import CardPanel
from gate_viz.views.style import Look, stylesheet
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.grade_mark import FILLED_BARS
from gate_viz.views.widgets.source_label import SourceLabel
from tests.views.frames import catalogue, make_frame
from tests.views.parts import focusable, glyphs, heard, reached_by_tab, theme

SUBJECTS = tuple(dict.fromkeys((*catalogue().structures, *catalogue().controls)))
WARNED = [each for each in SUBJECTS if catalogue().card(each).warning]
WITH_LINKS = [each for each in SUBJECTS if catalogue().card(each).links]
WITH_CLAIMS = [each for each in SUBJECTS if claims_about(catalogue().card(each), catalogue())]
WITH_SIDE_EFFECTS = [each for each in SUBJECTS if catalogue().card(each).side_effects]
UNCONTROLLED = [each.id for each in catalogue().structures.values() if each.control_id is None]
A_CONTROL = next(iter(catalogue().drugs))


@pytest.fixture
def panel(qtbot: QtBot) -> CardPanel:
    panel = CardPanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    wear(panel)
    panel.resize(380, 900)
    return panel


def wear(panel: CardPanel, name: str = "dark", unit: float = 1.0) -> None:
    look = Look(theme(name), unit)
    panel.setStyleSheet(stylesheet(look))
    panel.set_look(look, glyphs(name))


def settle() -> None:
    """Heights that follow widths are settled in turns."""
    for _ in range(5):
        QApplication.processEvents()


def card(subject_id: str) -> Card:
    return catalogue().card(subject_id)


def text(key: str, **values: object) -> str:
    return catalogue().texts.get(key, **values)


def grade_line(key: str, grade: Grade) -> str:
    if grade is Grade.NOT_APPLICABLE:
        return text("card.no_benefit")
    return text(key, grade=text(f"grade.{grade.value}"))


def test_every_structure_and_every_control_has_a_whole_card(panel: CardPanel) -> None:
    for subject_id in SUBJECTS:
        panel.set_wording(Wording.CLINICIAN)
        of = card(subject_id)
        panel.open(subject_id, make_frame(), "3 of 10 in use")
        said = panel.words.split("\n")
        assert panel.isVisible(), subject_id
        assert panel.name.text() == of.name
        assert panel.value.text() == "3 of 10 in use"
        for sentence in (of.patient, of.clinician, of.does_not, of.upstream, of.analogy, of.warning):
            assert not sentence or sentence in said
        assert of.patient
        assert grade_line("grade_of.mechanism", of.mechanism_grade) in said
        assert grade_line("grade_of.benefit", of.benefit_grade) in said
        design = text("card.design_choice")
        wanted = [design if each.startswith(NOT_GRADED_SOURCE) else each for each in of.sources]
        assert wanted
        assert said[-len(wanted) :] == wanted


def test_without_a_word_from_the_picture_the_value_is_that_of_the_control(panel: CardPanel) -> None:
    for control_id in list(catalogue().controls):
        control = catalogue().controls[control_id]
        told = set()
        for value in (control.minimum, control.maximum):
            panel.open(control_id, make_frame(acting={control_id: value}))
            assert panel.value.text()
            told.add(panel.value.text())
        assert len(told) == 2


def test_values_are_said_as_people_say_them(panel: CardPanel) -> None:
    for values, words in (
        ({A_CONTROL: 0.0}, text("card.not_taken")),
        ({A_CONTROL: 1.5}, text("card.taken", value="1.5 ×")),
    ):
        panel.open(A_CONTROL, make_frame(acting=values))
        assert panel.value.text() == words
    for value, number in ((-0.4, "−40 %"), (0.0, "0 %"), (0.4, "+40 %")):
        panel.open("expectation", make_frame(acting={"expectation": value}))
        assert number in panel.value.text()
    choice = catalogue().controls["cyp2d6"].choices[0]
    panel.open("cyp2d6", make_frame(acting={"cyp2d6": choice.value}))
    assert choice.name in panel.value.text()


def test_the_value_follows_the_frame(panel: CardPanel) -> None:
    panel.open("injury", make_frame(acting={"injury": 0.2}))
    panel.show_frame(make_frame(acting={"injury": 0.7}))
    assert "70 %" in panel.value.text()
    panel.show_frame(make_frame(), "41 spikes a second")
    assert panel.value.text() == "41 spikes a second"


# -- for whom -------------------------------------------------------------------------------------------------------


def test_for_patients_the_plain_words_come_first_and_the_rest_one_press_later(panel: CardPanel) -> None:
    subject = WITH_CLAIMS[0]
    of = card(subject)
    panel.open(subject, make_frame())
    deep = [of.clinician, *of.sources, *(claim.label for claim in claims_about(of, catalogue()))]
    assert of.patient in panel.words
    assert not [each for each in deep if each in panel.words]
    assert panel.more.isVisible()
    QTest.keyClick(panel.more, Qt.Key.Key_Space)
    assert all(each in panel.words for each in deep)
    panel.set_wording(Wording.CLINICIAN)
    assert panel.more.isHidden()
    assert all(each in panel.words for each in deep)


def test_the_next_card_begins_at_its_beginning_and_closed(panel: CardPanel) -> None:
    panel.resize(380, 500)
    panel.open(WITH_CLAIMS[0], make_frame())
    panel.more.click()
    settle()
    bar = panel.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.open("touch", make_frame())
    settle()
    assert bar.value() == 0
    assert not panel.more.isChecked()


def test_opening_the_rest_keeps_the_place(panel: CardPanel) -> None:
    panel.resize(380, 420)
    panel.open(WITH_CLAIMS[0], make_frame())
    settle()
    bar = panel.area.verticalScrollBar()
    bar.setValue(60)
    panel.more.click()
    settle()
    assert bar.value() == 60


def test_side_effects_are_told_in_the_words_of_the_wording(panel: CardPanel) -> None:
    for subject_id in WITH_SIDE_EFFECTS:
        panel.set_wording(Wording.PATIENT)
        panel.open(subject_id, make_frame())
        for effect in card(subject_id).side_effects:
            assert effect.name in panel.words
            assert effect.patient in panel.words
        panel.set_wording(Wording.CLINICIAN)
        assert all(effect.clinician in panel.words for effect in card(subject_id).side_effects)


# -- grades, links, claims ------------------------------------------------------------------------------------------


def test_every_link_stands_there_with_grade_and_strength_of_the_lens(panel: CardPanel) -> None:
    for subject_id in WITH_LINKS:
        panel.set_wording(Wording.CLINICIAN)
        of = card(subject_id)
        links = [catalogue().links[each] for each in of.links]
        for lens in Lens:
            panel.open(subject_id, make_frame(lens=lens))
            for link in links:
                strength = strength_words(link, lens, catalogue().texts)
                line = text("card.link", name=link.name, grade=text(f"grade.{link.grade.value}"), strength=strength)
                assert line in panel.words
                assert link.claim in panel.words
        shown = [mark.grade for mark in panel.marks]
        own = [grade for grade in (of.mechanism_grade, of.benefit_grade) if grade in FILLED_BARS]
        graded = [link.grade for link in links if link.grade in FILLED_BARS]
        assert shown == [*own, *graded, *[Grade.CONTESTED] * len(claims_about(of, catalogue()))]


def test_a_strength_is_said_as_fully_partly_or_not_at_all() -> None:
    texts, links = catalogue().texts, catalogue().links.values()
    for strength, words in (
        (1.0, text("card.counts_fully")),
        (0.6, text("card.counts_partly", percent=60)),
        (0.0, text("card.counts_not")),
    ):
        link = next(each for each in links if each.evidence_strength == strength)
        assert strength_words(link, Lens.EVIDENCE, texts) == words


def test_the_strengths_follow_the_lens_while_the_card_is_open(panel: CardPanel) -> None:
    panel.set_wording(Wording.CLINICIAN)
    subject = next(
        each
        for each in WITH_LINKS
        if any(catalogue().links[link].evidence_strength == 0.0 for link in card(each).links)
    )
    panel.open(subject, make_frame(lens=Lens.EVIDENCE))
    assert text("card.counts_not") in panel.words
    panel.show_frame(make_frame(lens=Lens.ARTICLE))
    assert text("card.counts_not") not in panel.words
    assert text("card.counts_fully") in panel.words


def test_contested_claims_stand_with_what_the_literature_says(panel: CardPanel) -> None:
    for subject_id in WITH_CLAIMS:
        panel.set_wording(Wording.CLINICIAN)
        panel.open(subject_id, make_frame())
        for claim in claims_about(card(subject_id), catalogue()):
            assert claim.label in panel.words
            assert claim.literature in panel.words


# -- warnings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject_id", WARNED)
@pytest.mark.parametrize(("unit", "height"), [(0.68, 360), (1.36, 440), (2.0, 800)])
def test_a_warning_never_scrolls_away(panel: CardPanel, subject_id: str, unit: float, height: int) -> None:
    wear(panel, unit=unit)
    panel.resize(panel.sizeHint().width(), height)
    panel.open(subject_id, make_frame(lens=Lens.ARTICLE))
    settle()
    bar = panel.area.verticalScrollBar()
    for place in (0, bar.maximum()):
        bar.setValue(place)
        assert panel.warning is not None
        assert panel.warning.text == card(subject_id).warning
        assert panel.rect().contains(panel.warning.geometry())
        assert panel.warning.label.height() >= panel.warning.label.heightForWidth(panel.warning.label.width())
        assert not panel.area.isAncestorOf(panel.warning)


def test_what_needs_no_warning_has_none_left_over(panel: CardPanel) -> None:
    panel.open(WARNED[0], make_frame(lens=Lens.ARTICLE))
    panel.open("touch", make_frame())
    assert panel.warning is None
    assert str(card(WARNED[0]).warning) not in panel.words


# -- ways out of the card -------------------------------------------------------------------------------------------


def test_the_card_leads_to_the_control_and_to_where_it_shows(panel: CardPanel) -> None:
    intents = heard(panel)
    scenes: list[str] = []
    controls: list[str] = []
    panel.scene_wanted.connect(scenes.append)
    panel.control_wanted.connect(controls.append)
    for subject_id in SUBJECTS:
        for told in (intents, scenes, controls):
            told.clear()
        panel.open(subject_id, make_frame())
        structure = catalogue().structures.get(subject_id)
        control_id = subject_id if subject_id in catalogue().controls or structure is None else structure.control_id
        assert panel.control_id == control_id
        assert panel.see.isVisible() is panel.go.isVisible() is (control_id is not None)
        if control_id is not None:
            panel.see.click()
            panel.go.click()
            assert intents == [SeeShowing(control_id)]
            assert scenes == [catalogue().showings[control_id].scene]
            assert controls == [control_id]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_card_closes_by_its_button_and_by_escape(panel: CardPanel, way: str) -> None:
    told: list[bool] = []
    panel.changed.connect(lambda: told.append(panel.isHidden()))
    panel.open("touch", make_frame())
    panel.open("injury", make_frame())
    assert told == [False]
    if way == "button":
        panel.close_button.click()
    else:
        QTest.keyClick(panel.area, Qt.Key.Key_Escape)
    assert told == [False, True]
    assert panel.isHidden()
    assert panel.subject_id is None
    panel.close_card()
    assert told == [False, True]


# -- the keyboard, and screen readers -------------------------------------------------------------------------------


def test_the_whole_card_is_read_by_the_keyboard_alone(panel: CardPanel) -> None:
    panel.resize(380, 500)
    panel.set_wording(Wording.CLINICIAN)
    panel.open(WITH_CLAIMS[0], make_frame())
    settle()
    panel.take_focus()
    assert panel.area.hasFocus()
    bar = panel.area.verticalScrollBar()
    QTest.keyClick(panel.area, Qt.Key.Key_Down)
    assert bar.value() > 0
    for _ in range(60):
        QTest.keyClick(panel.area, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    QTest.keyClick(panel.area, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    QTest.keyClick(panel.area, Qt.Key.Key_PageUp)
    QTest.keyClick(panel.area, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(panel.area, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_everything_in_the_card_is_reached_in_order_and_says_what_it_is(panel: CardPanel) -> None:
    panel.open(WARNED[0], make_frame(lens=Lens.ARTICLE))
    settle()
    assert set(reached_by_tab(panel)) == set(focusable(panel))
    assert {panel.close_button, panel.area, panel.more, panel.see, panel.go} == set(focusable(panel))
    assert all(each.accessibleName() for each in focusable(panel))
    assert card(WARNED[0]).name in panel.accessibleName()
    assert card(WARNED[0]).patient in panel.area.accessibleDescription()
    assert str(card(WARNED[0]).warning) in panel.area.accessibleDescription()


def test_what_a_grade_means_is_said_beside_its_mark(panel: CardPanel) -> None:
    panel.open(A_CONTROL, make_frame())
    meanings = {text(f"grade_meaning.{grade.value}") for grade in FILLED_BARS}
    own = [card(A_CONTROL).mechanism_grade, card(A_CONTROL).benefit_grade]
    assert [mark.toolTip() for mark in panel.marks] == [text(f"grade_meaning.{grade.value}") for grade in own]
    assert {mark.toolTip() for mark in panel.marks} <= meanings


# -- room -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(catalogue().theme))
@pytest.mark.parametrize(
    ("unit", "width", "height"), [(0.68, 258, 560), (1.0, 380, 900), (1.36, 700, 420), (2.0, 760, 1700)]
)
def test_no_word_of_a_card_is_clipped(panel: CardPanel, name: str, unit: float, width: int, height: int) -> None:
    wear(panel, name, unit)
    panel.set_wording(Wording.CLINICIAN)
    panel.resize(width, height)
    for subject_id in (*WARNED, *WITH_CLAIMS[:2], *WITH_SIDE_EFFECTS[:2], *UNCONTROLLED[:2]):
        panel.open(subject_id, make_frame(lens=Lens.ARTICLE), "a value that takes some words to say, as many do")
        settle()
        assert panel.width() == width
        assert panel._inside.width() <= panel.area.viewport().width()
        for label in panel.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
                assert label.width() >= label.minimumSizeHint().width(), label.text()
        for button in (panel.see, panel.go):
            assert not button.isVisible() or button.width() >= button.minimumSizeHint().width()
        # Enough of the text is in sight to be read.
        assert panel.area.viewport().height() >= 5 * QFontMetrics(Look(theme(name), unit).font(20)).height()


def test_a_reference_is_copied_as_it_is_written(panel: CardPanel) -> None:
    panel.set_wording(Wording.CLINICIAN)
    subject = next(each for each in SUBJECTS if any("doi:" in source for source in card(each).sources))
    panel.open(subject, make_frame())
    label = next(each for each in panel.findChildren(SourceLabel) if "doi:" in each.source)
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == label.source
    assert label.source in card(subject).sources


def test_the_head_stands_over_the_warning_over_the_text_over_the_buttons(panel: CardPanel) -> None:
    panel.open(WARNED[0], make_frame(lens=Lens.ARTICLE))
    settle()
    assert panel.warning is not None

    def top(part: QWidget) -> int:
        return part.mapTo(panel, QPoint(0, 0)).y()

    heights = [top(each) for each in (panel.name, panel.value, panel.warning, panel.area, panel.see)]
    assert heights == sorted(heights)
