"""The words of every scene stand out from what is painted under them, in every theme: measured in the pictures."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.theme import THEME_NAMES
from tests.views.colours import LUMINANCE, linear, linear_of
from tests.views.frames import ASSETS
from tests.views.lively import CASES, LIVELY
from tests.views.painting import picture, pixels, theme

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (1185, 518)
"""A window's usual stage, with room for all names."""
LEAST, LEAST_OF_LARGE = 4.5, 3.0
LEAST_ON_CELLS = 3.0
"""What the receptors' short names have that clinicians see: each is told when it is pointed at as well."""
LARGE_PX, LARGE_BOLD_PX = 24.0, 18.66
UNDER_WORDS = 0.2
"""Share of the ground under words that may be less apart: a line or an edge that passes under them."""
UNDER_NAMES = 0.5
"""The same for names on the cells, under which what is driven shows through."""


def contrast_on(ground: NDArray[np.float64], role: str, theme_name: str, left_out: float) -> float:
    """Contrast ratio of words in a role's colour against the pixels under them, all but a share of the least apart."""
    words = float(LUMINANCE @ linear(theme(theme_name).hex(role)))
    ratios = (np.maximum(ground, words) + 0.05) / (np.minimum(ground, words) + 0.05)
    return float(np.quantile(ratios, left_out))


def least_contrast(label: Label) -> float:
    """What is needed: less for large letters, as WCAG 2 has it."""
    is_large = label.size_px >= LARGE_PX or (label.size_px >= LARGE_BOLD_PX and label.weight >= 700)
    return LEAST_OF_LARGE if is_large else LEAST


def labels_with_contrast(
    scene: str, name: str, theme_name: str, words: StageWords, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[Label, float]]:
    """Every label with the contrast that it has to its ground."""
    left_out = UNDER_NAMES if words.clinician else UNDER_WORDS
    labels: list[Label] = []

    def note(canvas: Canvas, label: Label) -> None:
        del canvas
        labels.append(label)

    monkeypatch.setattr(Canvas, "label", note)
    shapes = Glyphs(theme(theme_name), ASSETS)
    wordless = picture(LIVELY[scene][name].frame, scene, size=SIZE, drawn_with=shapes, words=words)
    light = linear_of(pixels(wordless)[:, :, ::-1]) @ LUMINANCE
    found = []
    for label in labels:
        box = label.rect().toAlignedRect()
        ground = light[max(0, box.top()) : box.bottom() + 1, max(0, box.left()) : box.right() + 1]
        if label.text.strip():
            found.append((label, contrast_on(ground.ravel(), label.role, theme_name, left_out)))
    assert len(found) > 4
    return found


@pytest.mark.parametrize("theme_name", THEME_NAMES)
@pytest.mark.parametrize(("scene", "name"), CASES)
def test_words_stand_out_from_the_picture_under_them(
    scene: str, name: str, theme_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = labels_with_contrast(scene, name, theme_name, StageWords(), monkeypatch)
    faint = [f"'{label.text}' ({label.role}): {has:.2f}" for label, has in found if has < least_contrast(label)]
    assert not faint, "\n".join(faint)


@pytest.mark.parametrize("theme_name", THEME_NAMES)
@pytest.mark.parametrize(("scene", "name"), CASES)
def test_receptors_names_on_the_cells_can_be_read_by_clinicians(
    scene: str, name: str, theme_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = labels_with_contrast(scene, name, theme_name, StageWords(clinician=True), monkeypatch)
    faint = [f"'{label.text}' ({label.role}): {has:.2f}" for label, has in found if has < LEAST_ON_CELLS]
    assert not faint, "\n".join(faint)
