"""Palettes: complete, legible, and told apart with every kind of colour vision."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gate_viz.content.records import Grade
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.theme import THEME_NAMES, Theme, font, load_fonts, load_theme
from tests.views.colours import VISION, contrast, distance
from tests.views.frames import ASSETS, catalogue
from tests.views.painting import pixels

pytestmark = pytest.mark.usefixtures("qapp")

themes = pytest.mark.parametrize("name", THEME_NAMES)

TOLD_APART = 9.0
"""Smallest distance of two transmitters' colours (ΔE, CIE 1976); shape and letter tell them apart as well."""
OUTLINES_APART = 0.08
"""Smallest share of two outlines, laid over each other, that belongs to one alone."""


def theme(name: str) -> Theme:
    return load_theme(catalogue().theme, name)


def test_every_theme_is_in_the_catalogue() -> None:
    assert set(catalogue().theme) == set(THEME_NAMES)


@themes
def test_every_colour_is_written_as_six_digits(name: str) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme(name).roles.values())


@themes
def test_a_colour_can_be_had_clear_or_opaque(name: str) -> None:
    assert theme(name).colour("ink").name() == theme(name).hex("ink")
    assert theme(name).colour("ink", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)


@themes
@pytest.mark.parametrize("vision", VISION)
def test_transmitters_colours_are_told_apart(name: str, vision: str) -> None:
    for one, other in combinations(catalogue().transmitters, 2):
        assert distance(theme(name).hex(one), theme(name).hex(other), vision) > TOLD_APART, (one, other)


def outline(glyph_id: str) -> NDArray[np.bool_]:
    """The shape of a glyph without its colours, as large as it gets in its square."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Glyphs(theme("dark"), ASSETS).draw(painter, glyph_id, 48, 48, 0.9)
    finally:
        painter.end()
    filled: NDArray[np.bool_] = np.abs(pixels(image) - np.array([0xFF, 0x00, 0xFF])).max(axis=2) > 60
    rows, columns = np.flatnonzero(filled.any(axis=1)), np.flatnonzero(filled.any(axis=0))
    cut = filled[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    across = [np.arange(48) * length // 48 for length in cut.shape]
    return cut[np.ix_(*across)]


def test_transmitters_differ_by_their_outline_alone() -> None:
    shapes = {each.id: outline(each.glyph) for each in catalogue().transmitters.values()}
    for one, other in combinations(shapes, 2):
        apart = (shapes[one] != shapes[other]).sum() / (shapes[one] | shapes[other]).sum()
        assert apart > OUTLINES_APART, (one, other, round(float(apart), 3))


SIGNS = [
    # What says more or less, push or brake, in each scene: told by colour besides its shape.
    ("mark_excites", "mark_inhibits"), ("switch_pro", "switch_anti"), ("switch_jak", "switch_jak_idle"),
    ("pump_station", "pump_station_off"), ("path_turns_up", "path_turns_down"),
    ("migraine_attack_day", "migraine_day_level"), ("path_ring", "path_ring_track"),
]  # fmt: skip


@themes
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), SIGNS)
def test_opposites_are_told_apart(one: str, other: str, vision: str, name: str) -> None:
    assert distance(theme(name).hex(one), theme(name).hex(other), vision) > TOLD_APART


@themes
@pytest.mark.parametrize(
    ("mark", "ground"),
    [
        ("mark_excites", "stage_top"), ("mark_inhibits", "stage_top"), ("ghost", "stage_top"), ("focus", "stage_top"),
        ("ring", "stage_top"), ("ring", "stage_bottom"), ("pump_tank_line", "stage_top"), ("pump_needle", "pump_dial"),
        ("switch_sign", "switch_pro"), ("switch_sign", "switch_anti"), ("switch_jak_letter", "switch_jak"),
        ("switch_on_pipe", "switch_pipe_start"), ("migraine_crest", "migraine_layer_5"),
        ("migraine_attack_mark", "migraine_attack_day"), ("path_turns_up", "path_dial"), ("path_turns_up", "stage_top"),
        ("path_turns_down", "path_dial"), ("path_river", "path_vessel"), ("spike_in", "first_nerve_start"),
        ("spike_out", "second_nerve_start"),
    ],
)  # fmt: skip
def test_large_marks_stand_out_from_their_ground(name: str, mark: str, ground: str) -> None:
    assert contrast(theme(name).hex(mark), theme(name).hex(ground)) >= 3.0


@themes
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("ink", "window_bg"), ("ink", "panel_bg"), ("ink", "bar_bg"), ("soft", "panel_bg"), ("dim", "panel_bg"),
        ("dim", "stage_bottom"), ("ink", "stage_top"), ("word_in", "stage_top"), ("word_out", "stage_top"),
        ("word_interneuron", "stage_top"), ("word_touch", "stage_bottom"), ("button_ink", "button"),
        ("button_on_ink", "button_on"), ("lens_on_ink", "lens_on"), ("card_ink", "card_bg"), ("warning", "warning_bg"),
        ("curve_in", "graph_bg"), ("curve_out", "graph_bg"),
    ],
)  # fmt: skip
def test_words_stand_out_from_their_ground(name: str, words: str, ground: str) -> None:
    assert contrast(theme(name).hex(words), theme(name).hex(ground)) >= 4.5


@themes
def test_words_on_the_nerves_can_be_read(name: str) -> None:
    for ground in ("first_nerve_start", "second_nerve_start", "second_nerve_end"):
        assert contrast(theme(name).hex("on_nerve"), theme(name).hex(ground)) >= 3.0


@themes
def test_every_grade_has_a_colour(name: str) -> None:
    for grade in Grade:
        assert theme(name).grade(grade).isValid()


def test_themes_know_whether_they_are_dark() -> None:
    assert {name: theme(name).is_dark for name in THEME_NAMES} == {
        "dark": True, "projector": False, "light": False, "high_contrast": True,
    }  # fmt: skip


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(KeyError):
        load_theme(catalogue().theme, "sepia")


def test_fonts_are_loaded_once() -> None:
    load_fonts(ASSETS)
    assert load_fonts(ASSETS) == ()


def test_tabular_digits_all_have_one_width() -> None:
    from PySide6.QtGui import QFontMetricsF

    load_fonts(ASSETS)
    metrics = QFontMetricsF(font(40, 700, tabular=True))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("4040"), abs=0.5)
