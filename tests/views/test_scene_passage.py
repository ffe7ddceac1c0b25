"""The way from one scene to another: 300 ms of wall time, never brighter or darker than its two ends."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from gate_viz.views.panels.stage_panel import StagePanel
from gate_viz.views.scene_passage import PASSAGE_MS, Passage, way_between
from gate_viz.views.scenes.every_scene import SCENES
from tests.views.frames import catalogue
from tests.views.painting import changed, glyphs, pixels, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (320, 140)


@pytest.fixture
def stage(qtbot: QtBot) -> StagePanel:
    panel = StagePanel(catalogue(), theme(), glyphs())
    qtbot.addWidget(panel)
    panel.resize(790, 345)
    panel.show_frame(frame_of())
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def plain(colour: str) -> QPixmap:
    picture = QPixmap(*SIZE)
    picture.fill(QColor(colour))
    return picture


def painted(passage: Passage) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    passage.paint(painter, QRectF(0, 0, *SIZE))
    painter.end()
    return image


def moments(passage: Passage, step_ms: float = 16.0) -> list[Passage]:
    found = [passage]
    while (later := found[-1].after(step_ms)) is not None:
        found.append(later)
    return found


@pytest.mark.parametrize(("one", "other"), list(permutations(SCENES, 2)))
def test_a_way_and_its_way_back_go_through_the_same_place(one: str, other: str) -> None:
    outer, structure, inward = way_between(one, other)
    assert outer in (one, other)
    if structure:
        assert way_between(other, one) == (outer, structure, not inward)
        assert structure in catalogue().structures


@pytest.mark.parametrize("inward", [True, False])
def test_it_takes_three_hundred_milliseconds_however_long_the_steps_are(inward: bool) -> None:
    start = Passage(plain("#203040"), plain("#506070"), QPointF(100, 60), inward)
    for step_ms in (8.0, 16.0, 50.0):
        steps = len(moments(start, step_ms))
        assert (steps - 1) * step_ms == pytest.approx(PASSAGE_MS, abs=step_ms + 40)


def test_time_that_went_into_drawing_the_pictures_takes_nothing_of_the_way() -> None:
    start = Passage(plain("#203040"), plain("#506070"), QPointF(0, 0), inward=True)
    later = start.after(250.0)
    assert later is not None
    assert later.share < 0.1


@pytest.mark.parametrize("inward", [True, False])
def test_nothing_flashes_on_the_way(inward: bool) -> None:
    """No pixel is ever brighter or darker than the two pictures are, and the whole goes one way."""
    outer, inner = plain("#203040"), plain("#c0d0e0")
    levels = []
    for moment in moments(Passage(outer, inner, QPointF(250, 40), inward)):
        shown = pixels(painted(moment))
        assert shown.min() >= 0x20 - 1
        assert shown.max() <= 0xE0 + 1
        levels.append(float(shown.mean()))
    steps = np.diff(levels)
    assert (steps >= -0.5).all() if inward else (steps <= 0.5).all()
    assert np.abs(steps).max() < 0.25 * (max(levels) - min(levels))


@pytest.mark.parametrize("inward", [True, False])
def test_it_begins_with_what_was_shown(inward: bool) -> None:
    shown, coming = plain("#305070"), plain("#907050")
    outer, inner = (shown, coming) if inward else (coming, shown)
    image = painted(Passage(outer, inner, QPointF(80, 80), inward))
    assert not changed(image, shown.toImage().convertToFormat(image.format()), by=1).any()


def test_the_stage_is_on_its_way_and_then_there(stage: StagePanel) -> None:
    stage.show_scene("path")
    assert stage.scene_id == "path"
    assert stage.is_passing
    for _ in range(25):
        stage.tick(16.0)
    assert not stage.is_passing


def test_the_first_moment_of_the_way_is_the_picture_that_was_there(stage: StagePanel) -> None:
    before = stage.grab().toImage()
    stage.show_scene("path")
    assert changed(before, stage.grab().toImage(), by=8).mean() < 0.01


def test_a_still_picture_is_in_the_next_scene_at_once(stage: StagePanel) -> None:
    stage.set_still(True)
    stage.show_scene("pump")
    assert not stage.is_passing


def test_holding_the_picture_ends_the_way(stage: StagePanel) -> None:
    stage.show_scene("pump")
    stage.set_still(True)
    assert not stage.is_passing


def test_a_stage_that_nobody_sees_is_in_the_next_scene_at_once(stage: StagePanel) -> None:
    stage.hide()
    stage.show_scene("migraine")
    assert not stage.is_passing


def test_another_size_theme_or_text_size_ends_the_way(stage: StagePanel, qtbot: QtBot) -> None:
    stage.show_scene("pump")
    stage.set_theme(theme("light"), glyphs("light"))
    assert not stage.is_passing
    stage.show_scene("gate")
    stage.set_text_scale(1.5)
    assert not stage.is_passing
    stage.show_scene("pump")
    stage.resize(700, 300)
    qtbot.waitUntil(lambda: not stage.is_passing)


def test_who_turns_round_on_the_way_sees_no_leap(stage: StagePanel) -> None:
    stage.show_scene("path")
    for _ in range(8):
        stage.tick(16.0)
    on_the_way = stage.grab().toImage()
    stage.show_scene("gate")
    assert changed(on_the_way, stage.grab().toImage(), by=8).mean() < 0.01


def test_going_to_the_scene_that_is_shown_moves_nothing(stage: StagePanel) -> None:
    stage.show_scene(stage.scene_id)
    assert not stage.is_passing
