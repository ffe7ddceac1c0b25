"""Nothing on the stage flashes more than three times a second: counted in rendered pictures of every scene."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from gate_viz.session.course import session_on_day
from gate_viz.session.experiment import session_after
from gate_viz.session.intents import Pinch, SetPlaying, SetSpeed, Tap
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scene_passage import Passage, way_between
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.stage import SceneClock
from tests.views.frames import ASSETS, catalogue
from tests.views.lively import LIVELY, State
from tests.views.luminance import (
    FIELD_SHARE,
    LEAST_CHANGE_OF_RED,
    MOST,
    Series,
    cells,
    flashing_share,
    luminance,
    most_in_a_second,
    redness,
    share_of_a_field,
    turns,
)
from tests.views.painting import picture, theme

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (790, 345)
PER_SECOND = 30
SECONDS = 3
FLASHING = 0.2
"""Share of ten degrees of the view where spikes may pass more often: less than the standard allows to flash at once."""
RUNS = [
    ("gate", "toe", 1.0, "dark"),
    ("gate", "wind-up", 1.0, "projector"),
    ("gate", "sensitised", 0.1, "dark"),
    ("pump", "plugged", 1.0, "dark"),
    ("pump", "short of everything", 0.1, "projector"),
    ("switch", "inflamed", 1.0, "dark"),
    ("switch", "locked", 0.1, "projector"),
    ("migraine", "attack", 1.0, "dark"),
    ("migraine", "attack", 0.1, "projector"),
    ("path", "toe", 1.0, "dark"),
    ("path", "alarmed", 0.1, "projector"),
    ("path", "pill", 1.0, "high_contrast"),
]


def session_of(state: State) -> Session:
    content = catalogue()
    start = content.scenarios[state.scenario or "stubbed_toe"]
    if state.archetype is not None:
        start = starting_point(content.archetypes[state.archetype])
    if state.days is None:
        return session_after(content, start, state.values, lens=state.lens, seconds=8.0)
    return session_on_day(content, start, state.values, lens=state.lens, days=state.days)


def filmed(scene: str, state: State, speed: float, theme_name: str) -> tuple[Series, Series]:
    """Luminance and redness of three seconds of a scene that is pinched and touched on the way."""
    session = session_of(state)
    session.dispatch(SetPlaying(playing=True))
    session.dispatch(SetSpeed(speed))
    shapes = Glyphs(theme(theme_name), ASSETS)
    light, red = [], []
    for number in range(SECONDS * PER_SECOND):
        frame = session.advance(1000 / PER_SECOND)
        if number in (PER_SECOND, 2 * PER_SECOND):
            frame = session.dispatch(Pinch() if number == PER_SECOND else Tap())
        clock = SceneClock(10 + number / PER_SECOND)
        shown = picture(frame, scene, size=SIZE, clock=clock, drawn_with=shapes)
        light.append(luminance(shown))
        red.append(redness(shown))
    return np.stack(light), np.stack(red)


@pytest.mark.parametrize(("scene", "name", "speed", "theme_name"), RUNS)
def test_no_scene_flashes_more_than_three_times_a_second(scene: str, name: str, speed: float, theme_name: str) -> None:
    light, red = filmed(scene, LIVELY[scene][name], speed, theme_name)
    turned = turns(light)
    assert most_in_a_second(turns(cells(light).transpose(2, 0, 1)), PER_SECOND).max() <= 2 * MOST
    assert flashing_share(turned, PER_SECOND) <= FLASHING
    assert flashing_share(turns(red, LEAST_CHANGE_OF_RED, 1000.0), PER_SECOND) <= FLASHING


@pytest.mark.parametrize("theme_name", ["dark", "projector"])
def test_passages_from_scene_to_scene_do_not_flash_even_one_after_the_other(theme_name: str) -> None:
    """Three of them fill a second, which is as many as one can have: there, back, and there again."""
    shapes = Glyphs(theme(theme_name), ASSETS)
    pictures = {}
    for scene in SCENES:
        shown = picture(next(iter(LIVELY[scene].values())).frame, scene, size=SIZE, drawn_with=shapes)
        pictures[scene] = QPixmap.fromImage(shown)
    for one, other in combinations(SCENES, 2):
        there, back = (passed(*pair, pictures) for pair in ((one, other), (other, one)))
        assert flashing_share(turns(there), len(there)) <= FLASHING, (one, other)
        second = cells(np.concatenate([there, back, there])).transpose(2, 0, 1)
        assert share_of_a_field(turns(second).sum(axis=0) > 2 * MOST) <= FIELD_SHARE, (one, other)


def passed(one: str, other: str, pictures: dict[str, QPixmap]) -> Series:
    """Luminance on the way from one scene to the other, thirty pictures a second."""
    way: Passage | None = passage(one, other, pictures)
    series = [luminance(pictures[one].toImage())]
    while way is not None:
        series.append(luminance(painted(way)))
        way = way.after(1000 / PER_SECOND)
    return np.stack([*series, luminance(pictures[other].toImage())])


def passage(one: str, other: str, pictures: dict[str, QPixmap]) -> Passage:
    _, structure_id, inward = way_between(one, other)
    outer, inner = (pictures[one], pictures[other]) if inward else (pictures[other], pictures[one])
    place = QPointF(0.7 * SIZE[0], 0.4 * SIZE[1]) if structure_id else QPointF(SIZE[0] / 2, SIZE[1] / 2)
    return Passage(outer, inner, place, inward)


def painted(way: Passage) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        way.paint(painter, QRectF(0, 0, *SIZE))
    finally:
        painter.end()
    return image


# ------------------------------------------------------------------------------------------------- the counting itself


def blinking(times_a_second: float, share: float, dark: float = 0.0, light: float = 1.0) -> Series:
    """Three seconds of a picture of which a share, from the left, blinks."""
    series = np.full((SECONDS * PER_SECOND, 86, 197), dark, np.float32)
    for number in range(len(series)):
        if number / PER_SECOND * times_a_second % 1 < 0.5:
            series[number, :, : round(share * 197)] = light
    return series


def test_blinking_four_times_a_second_would_be_noticed() -> None:
    assert flashing_share(turns(blinking(4.0, 0.5)), PER_SECOND) > FIELD_SHARE
    assert flashing_share(turns(blinking(2.9, 0.5)), PER_SECOND) == 0.0


def test_faint_or_glaring_changes_are_no_flashes() -> None:
    assert not turns(blinking(4.0, 0.5, 0.5, 0.59)).any()
    assert not turns(blinking(4.0, 0.5, 0.82, 1.0)).any()
    assert turns(blinking(4.0, 0.5, 0.5, 0.61)).any()


def test_what_blinks_must_be_large() -> None:
    assert 0 < flashing_share(turns(blinking(4.0, 0.02)), PER_SECOND) < FIELD_SHARE / 2


def test_saturated_red_is_told_from_other_colours() -> None:
    def plain(red: int, green: int, blue: int) -> float:
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill((red << 16) + (green << 8) + blue)
        return float(redness(image).max())

    assert plain(255, 0, 0) == pytest.approx(320)
    assert plain(255, 200, 190) == plain(0, 0, 255) == plain(0, 0, 0) == 0
