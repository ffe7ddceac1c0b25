"""Palettes: complete, legible, and told apart with every kind of colour vision."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from gate_viz.content.records import Grade
from gate_viz.views.theme import THEME_NAMES, Theme, font, load_fonts, load_theme
from tests.views.frames import ASSETS, catalogue

pytestmark = pytest.mark.usefixtures("qapp")

themes = pytest.mark.parametrize("name", THEME_NAMES)

# Machado, Oliveira, Fernandes 2009, IEEE Trans. Vis. Comput. Graph. 15:1291, severity 1; on linear RGB.
VISION = {
    "usual": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TOLD_APART = 9.0
"""Smallest distance of two transmitters' colours (ΔE, CIE 1976); shape and letter tell them apart as well."""


def linear(colour: str) -> NDArray[np.float64]:
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* under D65 of linear RGB."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.maximum(to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089]), 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2."""
    light, dark = sorted(
        (float(np.array([0.2126, 0.7152, 0.0722]) @ linear(each)) for each in (one, other)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


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
    seen = {id_: lab(VISION[vision] @ linear(theme(name).hex(id_))) for id_ in catalogue().transmitters}
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > TOLD_APART, (one, other)


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
