"""The migraine's words: legible, whole, off each other, few, and true."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, PastDay
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.migraine_picture import migraine_picture
from gate_viz.views.scenes.migraine_words import shown_helpers, taken, wording
from gate_viz.views.scenes.stage import USUAL_WORDS, StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from tests.views.frames import catalogue
from tests.views.painting import recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

BURDEN = {"threat": 0.8, "sleep_loss": 0.7, "blood_sugar": 0.6, "gut_permeability": 0.7, "hormone_fluctuation": 0.5}
WARNED = {"butterbur": 1.0, "curcumin": 1.0, "coq10": 1.0, "magnesium": 1.0}
PEOPLE = {
    "healthy": ("healthy", None, {}),
    "quiet": ("migraine_cgrp", 27.5, {}),
    "attack": ("migraine_cgrp", 28.1, BURDEN | {"migraine_trigger": 0.9}),
    "mixed": ("migraine_mixed", 3.12, {}),
    "other": ("migraine_other", 3.1, {}),
    "warned": ("migraine_cgrp", 14.05, WARNED),
}
SMALL_STAGES = [(632, 288), (740, 330)]
STAGES = [(705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160)]
TEXT_SCALES = [1.0, 1.5, 2.0]


@cache
def shown(name: str) -> Frame:
    archetype, days, values = PEOPLE[name]
    frame = frame_of(archetype=archetype, days=days, values=values, lens=Lens.ARTICLE)
    if days is None:
        return frame
    return replace(frame, past_days=tuple(PastDay(0.8, 0.75, number % 4 == 0) for number in range(28)))


@cache
def longer() -> Catalogue:
    """Every text one third longer, as other languages need."""
    words = catalogue().texts._words
    grown = {key: (file, text + "m" * round(len(text) / 3)) for key, (file, text) in words.items()}
    return replace(catalogue(), texts=Texts(grown, "longer"))


def labels_of(
    frame: Frame,
    size: tuple[float, float],
    words: StageWords = USUAL_WORDS,
    content: Catalogue | None = None,
    pixel: float = 1.0,
) -> tuple[Label, ...]:
    theme()
    content = content or catalogue()
    fitted = StageLayout.fit(size[0] * pixel, size[1] * pixel, pixel, words.text_scale)
    return wording(fitted, migraine_picture(frame, content), frame, content, words)


def assert_well_placed(labels: tuple[Label, ...], fitted: StageLayout, frame: Frame) -> None:
    picture = [fitted.rect(*box) for box in taken(fitted, migraine_picture(frame, catalogue()))]
    for label in labels:
        rect = label.rect()
        assert label.size_px >= fitted.text_px(1.0) - 1e-6, label.id
        assert QRectF(0, 0, fitted.width, fitted.height).contains(rect), label.id
        assert not [box for box in picture if box.intersects(rect)], label.id
    for one, other in combinations(labels, 2):
        assert not one.rect().intersects(other.rect()), (one.id, other.id)


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("name", PEOPLE)
def test_labels_are_legible_whole_and_off_each_other_and_the_picture(
    size: tuple[int, int], scale: float, name: str
) -> None:
    frame = shown(name)
    for clinician in (False, True):
        for pixel in (1.0, 2.0):
            fitted = StageLayout.fit(size[0] * pixel, size[1] * pixel, pixel, scale)
            labels = labels_of(frame, size, StageWords(scale, clinician), pixel=pixel)
            assert_well_placed(labels, fitted, frame)


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("name", ["quiet", "attack", "warned"])
def test_words_a_third_longer_keep_their_places(size: tuple[int, int], name: str) -> None:
    for scale in TEXT_SCALES:
        labels = labels_of(shown(name), size, StageWords(scale), longer())
        assert_well_placed(labels, StageLayout.fit(*size, 1.0, scale), shown(name))
        assert "attack_days" in {label.id for label in labels}


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_main_words_are_there_at_every_size(size: tuple[int, int], name: str) -> None:
    labels = {label.id for label in labels_of(shown(name), size)}
    # Four supplements with their warning leave a small stage no room for the nerve's name.
    spared = {"trigeminal"} if name == "warned" and size[0] < 1000 else set()
    assert {"line", "cgrp", "trigeminal", "to_brain", "days", "legend"} - spared <= labels
    assert ("attack_days" in labels) is (name != "healthy")
    assert ("no_days" in labels) is (name == "healthy")


def test_secondary_words_wait_for_the_pointer_or_the_clinician() -> None:
    secondary = {"vessel", "neighbour", "inflammation", "release_site"}
    assert not secondary & {label.id for label in labels_of(shown("mixed"), (1580, 690))}
    said = {label.id for label in labels_of(shown("mixed"), (1580, 690), StageWords(clinician=True))}
    assert len(secondary & said) >= 3


def test_before_any_day_is_run_the_strip_says_so_kindly() -> None:
    said = {label.id: label.text for label in labels_of(shown("healthy"), (1580, 690))}
    assert "later day" in said["no_days"]


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_what_may_injure_the_liver_is_shown_with_its_warning_or_not_at_all(size: tuple[int, int], scale: float) -> None:
    frame = shown("warned")
    labels = labels_of(frame, size, StageWords(scale))
    counts = migraine_picture(frame, catalogue())
    warned = [helper.warned for helper in counts.release_helpers]
    seen = shown_helpers(counts, labels)
    assert warned == [True, True, False, False]
    assert all(seen[number] for number in (2, 3))
    assert seen[0] == seen[1] == any("liver" in label.text for label in labels)


def test_on_the_usual_stage_the_warning_has_room() -> None:
    assert any("liver" in label.text for label in labels_of(shown("warned"), (1580, 690)))
    drawn = recorded(shown("warned"), scene="migraine")
    assert len(drawn.of("butterbur")) == len(drawn.of("curcumin")) == 1


def test_the_attack_days_are_counted_in_words() -> None:
    for days, word in ((1.0, "attack day"), (9.0, "attack days")):
        frame = shown("quiet")
        frame = replace(frame, readouts=dict(frame.readouts, attack_days_28=days))
        said = {label.id: label.text for label in labels_of(frame, (1580, 690))}
        assert (said["attack_days"], said["attack_days_word"]) == (str(round(days)), word)


@pytest.mark.parametrize("size", [*STAGES, *SMALL_STAGES], ids=str)
@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.parametrize("values", [BURDEN, {"sleep_loss": 1.0}, {"sleep_loss": 0.8, "threat": 1.0}], ids=len)
def test_no_word_is_crossed_by_the_other_level_or_by_the_waters_surface(
    values: dict[str, float], lens: Lens, size: tuple[int, int]
) -> None:
    frame = frame_of(archetype="migraine_cgrp", days=28.5, values=values, lens=lens)
    drawn = migraine_picture(frame, catalogue())
    fitted = StageLayout.fit(*size)
    lines = [drawn.ghost_level] if drawn.ghost_level != drawn.level else []
    lines += [drawn.level] if drawn.level else []
    for label in labels_of(frame, size):
        within = label.rect().left() < fitted.x(at.WEIR_LEFT)
        crossed = [line for line in lines if label.rect().top() < fitted.y(at.height(line)) < label.rect().bottom()]
        assert not (within and crossed), label.id
