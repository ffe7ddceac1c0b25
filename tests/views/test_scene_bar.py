"""The scene bar: every scene by name, key and place in the body, with one marked as shown."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_viz.views.scene_bar import SceneBar
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.small_map import WHEREABOUTS, paint_small_map
from gate_viz.views.style import Look, stylesheet
from gate_viz.views.theme import THEME_NAMES
from tests.views.frames import catalogue
from tests.views.painting import changed, pixels
from tests.views.parts import look, theme


@pytest.fixture
def bar(qtbot: QtBot) -> SceneBar:
    bar = SceneBar(tuple(SCENES), catalogue().texts, look())
    qtbot.addWidget(bar)
    bar.setStyleSheet(stylesheet(look()))
    bar.fit(1580)
    bar.resize(bar.width(), 660)
    bar.show_scene("gate")
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def figure(scene_id: str, *, ringed: bool = False, size: int = 60, theme_name: str = "dark") -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(theme(theme_name).colour("panel_bg"))
    painter = QPainter(image)
    paint_small_map(painter, QRectF(0, 0, size, size), scene_id, theme(theme_name), ringed=ringed)
    painter.end()
    return image


def test_the_bar_holds_every_scene_in_the_order_of_the_keys(bar: SceneBar) -> None:
    assert list(bar.tiles) == list(SCENES)
    assert [tile.key for tile in bar.tiles.values()] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_one_click_asks_for_a_scene(bar: SceneBar, scene_id: str, qtbot: QtBot) -> None:
    bar.show_scene(next(other for other in SCENES if other != scene_id))
    with qtbot.waitSignal(bar.scene_wanted) as wanted:
        QTest.mouseClick(bar.tiles[scene_id], Qt.MouseButton.LeftButton)
    assert wanted.args == [scene_id]
    assert bar.scene_id == scene_id


def test_showing_a_scene_asks_for_nothing(bar: SceneBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.scene_wanted):
        bar.show_scene("migraine")
    assert bar.scene_id == "migraine"


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_a_screen_reader_gets_name_place_and_action(bar: SceneBar, scene_id: str, qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(bar.tiles[scene_id])
    assert interface is not None
    texts = catalogue().texts
    assert interface.text(QAccessible.Text.Name) == texts.get(f"scene.name.{scene_id}")
    assert interface.text(QAccessible.Text.Description) == texts.get(f"scene.place.{scene_id}")
    actions = interface.actionInterface()
    assert actions is not None
    bar.show_scene(next(other for other in SCENES if other != scene_id))
    with qtbot.waitSignal(bar.scene_wanted) as wanted:
        actions.doAction(actions.actionNames()[0])
    assert wanted.args == [scene_id]
    assert interface.state().checked


def test_the_tab_key_stops_at_the_bar_and_arrows_go_on_from_there(bar: SceneBar) -> None:
    bar.activateWindow()
    bar.tiles["gate"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar.tiles["gate"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is bar.tiles["pump"]
    assert bar.scene_id == "pump"
    QTest.keyClick(bar.tiles["switch"], Qt.Key.Key_Return)
    assert bar.scene_id == "switch"


def test_left_and_right_are_left_to_the_window(bar: SceneBar) -> None:
    QTest.keyClick(bar.tiles["gate"], Qt.Key.Key_Right)
    assert bar.scene_id == "gate"


@pytest.mark.parametrize(("unit", "room"), [(0.68, 949), (1.0, 1580), (1.0, 1920), (2.0, 3160)])
def test_at_the_usual_text_size_names_are_shown_and_cost_little_width(bar: SceneBar, unit: float, room: int) -> None:
    bar.set_look(Look(theme(), unit))
    bar.fit(room)
    assert bar.shows_names
    assert bar.width() < 0.1 * room


def test_without_room_for_names_keys_and_figures_remain(bar: SceneBar) -> None:
    bar.set_look(Look(theme(), 1.36))
    bar.fit(690)
    assert not bar.shows_names
    assert bar.width() < 0.12 * 690
    for tile in bar.tiles.values():
        assert tile.toolTip().startswith(tile.name)


@pytest.mark.parametrize(
    ("unit", "room", "height"), [(0.68, 949, 383), (1.02, 813, 286), (1.36, 690, 300), (2.0, 3160, 1330)]
)
def test_no_word_is_cut_by_its_tile(bar: SceneBar, unit: float, room: int, height: int) -> None:
    bar.set_look(Look(theme(), unit))
    bar.fit(room)
    bar.resize(bar.width(), height)
    letters = QFontMetrics(Look(theme(), unit).font(16, 600))
    for tile in bar.tiles.values():
        assert tile.width() >= letters.horizontalAdvance(tile.name if bar.shows_names else tile.key) + 4
        assert tile.height() >= letters.height() * (2 if bar.shows_names else 1)


def test_a_third_longer_names_take_more_width_or_make_room_for_keys(qtbot: QtBot) -> None:
    class Longer:
        def get(self, key: str, /, **values: object) -> str:
            text = catalogue().texts.get(key, **values)
            return text + "m" * (len(text) // 3)

    bar = SceneBar(tuple(SCENES), Longer(), look())  # type: ignore[arg-type]
    qtbot.addWidget(bar)
    bar.fit(1580)
    letters = QFontMetrics(look().font(16, 600))
    for tile in bar.tiles.values():
        assert bar.width() > letters.horizontalAdvance(tile.name if bar.shows_names else tile.key)


@pytest.mark.parametrize("scene_id", list(SCENES))
def test_what_is_shown_is_told_by_form_and_not_by_colour_alone(bar: SceneBar, scene_id: str) -> None:
    """In shades of grey the ring, the edge and the bar are still there."""
    bar.show_scene(scene_id)
    chosen = bar.tiles[scene_id].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bar.show_scene(next(other for other in SCENES if other != scene_id))
    other = bar.tiles[scene_id].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    one, two = (each.convertToFormat(QImage.Format.Format_RGB32) for each in (chosen, other))
    assert changed(one, two, by=40).sum() > 200


@pytest.mark.parametrize("theme_name", THEME_NAMES)
def test_each_figure_shows_another_place(theme_name: str) -> None:
    assert set(WHEREABOUTS) == set(SCENES)
    shown = {scene_id: figure(scene_id, theme_name=theme_name) for scene_id in SCENES}
    for one in SCENES:
        for other in SCENES:
            if one != other:
                assert changed(shown[one], shown[other], by=40).sum() > 8, (one, other)


@pytest.mark.parametrize("theme_name", THEME_NAMES)
@pytest.mark.parametrize("scene_id", list(SCENES))
def test_spots_stand_out_and_the_present_one_is_ringed(scene_id: str, theme_name: str) -> None:
    image = figure(scene_id, theme_name=theme_name)
    here = QColor(theme(theme_name).colour("here"))
    distance = np.abs(pixels(image) - np.array([here.blue(), here.green(), here.red()])).max(axis=2)
    assert (distance < 12).sum() >= 4
    assert changed(image, figure(scene_id, ringed=True, theme_name=theme_name), by=60).sum() > 12
