"""The search: a few letters lead to everything that has a name, by the keyboard alone as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_viz.content.records import ControlGroup
from gate_viz.content.search import Found, find
from gate_viz.views.search_box import SearchBox
from gate_viz.views.style import Look, stylesheet
from gate_viz.views.widgets.found_list import FoundItem, FoundList
from tests.views.frames import catalogue
from tests.views.parts import glyphs, look, theme

OFFERS = [FoundItem(group, group.value, "a group") for group in ControlGroup]
WITHHELD = "butterbur"


class Searched:
    """A window with the field and something beside it, and what was chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.beside = QWidget(self.window)
        self.beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.beside.setGeometry(600, 600, 100, 40)
        self.box = SearchBox(
            catalogue(), look(), glyphs(), lambda: OFFERS, lambda control_id: control_id != WITHHELD, self.window
        )
        self.box.setGeometry(20, 10, 280, 40)
        self.chosen: list[object] = []
        self.box.chosen.connect(self.chosen.append)
        self.window.show()

    @property
    def found(self) -> FoundList:
        """The list, which must be open."""
        assert self.box.found is not None
        assert self.box.is_open
        return self.box.found

    def type(self, words: str) -> list[FoundItem]:
        """What is listed after these words."""
        self.box.clear()
        self.box.setFocus()
        QTest.keyClicks(self.box, words)
        return [row.item for row in self.found.rows]


@pytest.fixture
def searched(qtbot: QtBot) -> Searched:
    return Searched(qtbot)


def ids(items: list[FoundItem]) -> list[str]:
    return [item.key.id for item in items if isinstance(item.key, Found)]


@pytest.mark.parametrize(
    "words", ["turmeric", "TENS", "bouncers", "volume knob", "ket", "sero", "whole path", "athlete"]
)
def test_a_few_letters_list_what_the_content_finds_with_its_place(searched: Searched, words: str) -> None:
    expected = find(catalogue(), words)
    assert expected
    items = searched.type(words)
    assert ids(items) == [each.id for each in expected][: len(items)]
    for item, found in zip(items, expected, strict=False):
        assert item.name == found.name
        assert item.place
        if found.through:
            assert found.through in item.place


def test_where_something_is_names_its_group_its_picture_or_its_kind(searched: Searched) -> None:
    texts = catalogue().texts
    places = {item.key.kind: (item.key, item.place) for item in searched.type("se") if isinstance(item.key, Found)}
    control, place = places["control"]
    assert texts.get(f"group.{catalogue().controls[control.id].group.value}") in place
    structure, place = places["structure"]
    assert texts.get(f"scene.name.{structure.scene_id}") in place


def test_nothing_found_says_one_kind_sentence_and_return_does_nothing(searched: Searched) -> None:
    assert searched.type("qqqq") == []
    assert searched.found.sentence is not None
    assert searched.found.sentence.text() == catalogue().texts.get("search.none")
    assert searched.box.accessibleDescription() == catalogue().texts.get("search.none")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(searched.box, key)
    assert searched.chosen == []
    assert searched.box.hasFocus()


def test_how_many_were_found_is_told_to_screen_readers(searched: Searched) -> None:
    items = searched.type("ket")
    assert str(len(items)) in searched.box.accessibleDescription()


def test_before_a_letter_is_typed_the_groups_are_offered(searched: Searched) -> None:
    searched.box.begin()
    assert [row.item for row in searched.found.rows] == OFFERS
    QTest.keyClick(searched.box, Qt.Key.Key_Down)
    QTest.keyClick(searched.found, Qt.Key.Key_Down)
    QTest.keyClick(searched.found, Qt.Key.Key_Return)
    assert searched.chosen == [list(ControlGroup)[1]]


def test_what_the_lens_does_not_offer_is_not_found(searched: Searched) -> None:
    assert WITHHELD in [each.id for each in find(catalogue(), WITHHELD)]
    assert WITHHELD not in ids(searched.type(WITHHELD))


def test_return_in_the_field_goes_to_the_first(searched: Searched) -> None:
    items = searched.type("turmeric")
    QTest.keyClick(searched.box, Qt.Key.Key_Return)
    assert searched.chosen == [items[0].key]
    assert not searched.box.is_open
    assert searched.box.text() == ""


def test_the_arrows_go_through_the_list_and_back_to_the_field(searched: Searched) -> None:
    items = searched.type("se")
    assert len(items) >= 3
    QTest.keyClick(searched.box, Qt.Key.Key_Down)
    rows = searched.found.rows
    assert rows[0].hasFocus()
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, -1), (Qt.Key.Key_Down, -1), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(searched.found, key)
        assert rows[place].hasFocus()
    QTest.keyClick(searched.found, Qt.Key.Key_Up)
    assert searched.box.hasFocus()
    assert searched.box.text() == "se"
    QTest.keyClick(searched.box, Qt.Key.Key_Down)
    QTest.keyClick(searched.found, Qt.Key.Key_Down)
    QTest.keyClick(searched.found, Qt.Key.Key_Return)
    assert searched.chosen == [items[1].key]


def test_letters_typed_on_a_row_go_on_in_the_field(searched: Searched) -> None:
    searched.type("se")
    QTest.keyClick(searched.box, Qt.Key.Key_Down)
    QTest.keyClick(searched.found.rows[0], Qt.Key.Key_R)
    assert searched.box.text() == "ser"
    assert searched.box.hasFocus()
    assert ids([row.item for row in searched.found.rows])[0] == find(catalogue(), "ser")[0].id


def test_a_click_chooses_a_row(searched: Searched) -> None:
    items = searched.type("ket")
    row = searched.found.rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert searched.chosen == [items[0].key]


def test_escape_goes_back_step_by_step(searched: Searched) -> None:
    searched.type("se")
    QTest.keyClick(searched.box, Qt.Key.Key_Down)
    QTest.keyClick(searched.found, Qt.Key.Key_Escape)
    assert searched.box.hasFocus()
    assert searched.box.is_open
    QTest.keyClick(searched.box, Qt.Key.Key_Escape)
    assert not searched.box.is_open
    assert searched.box.text() == ""


def test_the_list_goes_when_something_else_is_pressed_or_takes_the_keyboard(searched: Searched) -> None:
    searched.type("se")
    QTest.mouseClick(searched.beside, Qt.MouseButton.LeftButton)
    assert not searched.box.is_open
    searched.type("se")
    searched.beside.setFocus()
    assert not searched.box.is_open


def test_a_press_on_the_field_opens_the_list(searched: Searched) -> None:
    QTest.mouseClick(searched.box, Qt.MouseButton.LeftButton)
    assert searched.box.is_open


def test_field_and_rows_say_what_they_are(searched: Searched) -> None:
    items = searched.type("turmeric")
    assert searched.box.accessibleName()
    row = searched.found.rows[0]
    assert items[0].name in row.accessibleName()
    assert "turmeric" in row.accessibleName()


@pytest.mark.parametrize(("unit", "width", "height"), [(0.68, 900, 560), (1.0, 1180, 640), (2.0, 1180, 640)])
def test_the_list_stays_inside_the_window_under_the_field(
    searched: Searched, unit: float, width: int, height: int
) -> None:
    worn = Look(theme(), unit)
    searched.window.resize(width, height)
    searched.window.setStyleSheet(stylesheet(worn))
    searched.box.set_look(worn, glyphs())
    searched.box.resize(round(300 * unit), searched.box.sizeHint().height())
    for words in ("se", "a", "turmeric", "qqqq"):
        searched.type(words)
        QApplication.processEvents()
        place = searched.found.geometry()
        assert searched.window.rect().contains(place)
        assert place.top() >= searched.box.mapTo(searched.window, QPoint(0, searched.box.height())).y()
        if len(searched.found.rows) == 1:
            assert not searched.found.area.verticalScrollBar().isVisible()
        for row in searched.found.rows:
            assert row.width() <= searched.found.area.viewport().width()
            assert row.height() >= row.sizeHint().height()
