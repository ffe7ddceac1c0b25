"""The words of every scene: whole, off one another, large enough, also a third longer and twice as large."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.gate_picture import gate_picture
from gate_viz.views.scenes.gate_words import stage_wording as gate_wording
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.migraine_picture import migraine_picture
from gate_viz.views.scenes.migraine_words import wording as migraine_wording
from gate_viz.views.scenes.path_picture import path_picture
from gate_viz.views.scenes.path_words import stage_labels as path_words
from gate_viz.views.scenes.pump_picture import pump_picture
from gate_viz.views.scenes.pump_words import stage_words as pump_words
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.scenes.switch_picture import switch_picture
from gate_viz.views.scenes.switch_words import stage_wording as switch_wording
from tests.views.frames import ASSETS, catalogue
from tests.views.lively import CASES, LIVELY
from tests.views.painting import picture, theme

pytestmark = pytest.mark.usefixtures("qapp")

STAGES = [(705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160)]
PRESENTED = (1920, 840)
LEAST_PRESENTED_PX = 18.0
TEXT_SCALES = (1.0, 1.5, 2.0)


def gate_labels(fitted: StageLayout, frame: Frame, content: Catalogue, words: StageWords) -> tuple[Label, ...]:
    counts = gate_picture(frame, {id_: each.typical_dots for id_, each in content.transmitters.items()})
    return gate_wording(fitted, counts, frame, content, words).labels


def pump_labels(fitted: StageLayout, frame: Frame, content: Catalogue, words: StageWords) -> tuple[Label, ...]:
    return pump_words(fitted, pump_picture(frame), frame, content, words)


def switch_labels(fitted: StageLayout, frame: Frame, content: Catalogue, words: StageWords) -> tuple[Label, ...]:
    return switch_wording(fitted, switch_picture(frame, content), frame, content, words).labels


def migraine_labels(fitted: StageLayout, frame: Frame, content: Catalogue, words: StageWords) -> tuple[Label, ...]:
    return migraine_wording(fitted, migraine_picture(frame, content), frame, content, words)


def path_labels(fitted: StageLayout, frame: Frame, content: Catalogue, words: StageWords) -> tuple[Label, ...]:
    return path_words(fitted, path_picture(frame, content), frame, content, words)


LABELS: Mapping[str, Callable[[StageLayout, Frame, Catalogue, StageWords], tuple[Label, ...]]] = {
    "gate": gate_labels,
    "pump": pump_labels,
    "switch": switch_labels,
    "migraine": migraine_labels,
    "path": path_labels,
}


@cache
def longer() -> Catalogue:
    """The catalogue with every text and every name a third longer, as other languages need."""
    shipped = catalogue()
    texts = {key: (file, stretched(text)) for key, (file, text) in shipped.texts._words.items()}
    controls = {id_: replace(each, name=stretched(each.name)) for id_, each in shipped.controls.items()}
    return replace(shipped, texts=Texts(texts, "longer"), controls=controls)


def stretched(text: str) -> str:
    return text + "m" * max(1, round(len(text) / 3))


def labels_of(
    scene: str, name: str, size: tuple[int, int], words: StageWords, content: Catalogue
) -> tuple[StageLayout, tuple[Label, ...]]:
    theme()
    fitted = StageLayout.fit(*size, 1.0, words.text_scale)
    return fitted, LABELS[scene](fitted, LIVELY[scene][name].frame, content, words)


def faults(fitted: StageLayout, labels: tuple[Label, ...]) -> list[str]:
    """What is wrong with a stage's words."""
    stage = QRectF(0, 0, fitted.width, fitted.height)
    found = [f"'{each.text}' leaves the stage" for each in labels if not stage.contains(each.rect())]
    smallest = fitted.text_px(1.0)
    found += [
        f"'{each.text}' has {each.size_px:.1f} px of {smallest:.1f}"
        for each in labels
        if each.size_px < smallest - 1e-6
    ]
    found += [
        f"'{one.text}' and '{other.text}' overlap"
        for one, other in combinations(labels, 2)
        if one.rect().intersects(other.rect())
    ]
    return found


@pytest.mark.parametrize("clinician", [False, True], ids=["patient", "clinician"])
@pytest.mark.parametrize("size", STAGES, ids=str)
@pytest.mark.parametrize(("scene", "name"), CASES)
def test_words_are_whole_off_one_another_and_large_enough_in_any_language(
    scene: str, name: str, size: tuple[int, int], clinician: bool
) -> None:
    found = []
    for text_scale in TEXT_SCALES:
        for content in (catalogue(), longer()):
            fitted, labels = labels_of(scene, name, size, StageWords(text_scale, clinician), content)
            assert labels
            language = "" if content is catalogue() else ", longer"
            found += [f"at {text_scale:g}{language}: {fault}" for fault in faults(fitted, labels)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("scene", "name"), CASES)
def test_on_a_projector_no_letter_is_smaller_than_18_pixels(scene: str, name: str) -> None:
    for text_scale in TEXT_SCALES:
        for clinician in (False, True):
            _, labels = labels_of(scene, name, PRESENTED, StageWords(text_scale, clinician), catalogue())
            small = [f"{each.text}: {each.size_px:.1f}" for each in labels if each.size_px < LEAST_PRESENTED_PX]
            assert not small, (text_scale, clinician, small)


@pytest.mark.parametrize(("scene", "name"), CASES)
def test_larger_text_is_larger(scene: str, name: str) -> None:
    usual = {each.id: each.size_px for each in labels_of(scene, name, (1580, 690), StageWords(), catalogue())[1]}
    large = {each.id: each.size_px for each in labels_of(scene, name, (1580, 690), StageWords(2.0), catalogue())[1]}
    both = usual.keys() & large.keys()
    assert len(both) >= 4
    assert sum(large[id_] > usual[id_] for id_ in both) >= len(both) / 2


@pytest.mark.parametrize("scene", SCENES)
def test_what_is_painted_are_these_words(scene: str, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Label] = []

    def note(canvas: Canvas, label: Label) -> None:
        del canvas
        painted.append(label)

    monkeypatch.setattr(Canvas, "label", note)
    for name in LIVELY[scene]:
        painted.clear()
        picture(LIVELY[scene][name].frame, scene, size=(1180, 515), drawn_with=Glyphs(theme(), ASSETS))
        said = labels_of(scene, name, (1180, 515), StageWords(), catalogue())[1]
        assert {each.text for each in painted if each.text.strip()} == {each.text for each in said if each.text.strip()}
