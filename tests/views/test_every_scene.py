"""What holds of every scene alike: the picture follows the numbers, and the numbers alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from gate_viz.session.frame import Frame, GhostKind, Why
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.labels import Label
from tests.views.frames import ASSETS, catalogue, make_frame
from tests.views.lively import CASES, LIVELY, State
from tests.views.painting import changed, picture, theme

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (790, 345)
KEPT = 2
"""Difference of a colour, of 255, that a kept picture may have against one drawn at once."""
NOTICED = 24
"""Difference of a colour, of 255, that counts."""
CLEARLY = 1500
"""Pixels that differ, of 272,550, where two states do."""
PAIRS = [(scene, *pair) for scene, states in LIVELY.items() for pair in permutations(states, 2)]


def with_numbers_of(one: Frame, other: Frame) -> Frame:
    """One frame with another's numbers: readouts, ghost, medicines, what acts, days behind, spikes and their time."""
    return replace(
        one,
        readouts=other.readouts,
        ghost=other.ghost,
        ghost_readouts=other.ghost_readouts,
        plugs=other.plugs,
        acting_values=other.acting_values,
        ghost_values=other.ghost_values,
        strengths=other.strengths,
        past_days=other.past_days,
        spikes=other.spikes,
        time_s=other.time_s,
        controls=replace(one.controls, lens=other.lens, speed=other.controls.speed),
    )


@pytest.mark.parametrize(("scene", "one", "other"), PAIRS)
def test_with_the_numbers_of_another_model_the_picture_is_the_others(scene: str, one: str, other: str) -> None:
    first, second = LIVELY[scene][one].frame, LIVELY[scene][other].frame
    swapped = picture(with_numbers_of(first, second), scene, size=SIZE)
    assert not changed(swapped, picture(second, scene, size=SIZE), by=KEPT).any()
    assert changed(swapped, picture(first, scene, size=SIZE), by=NOTICED).sum() > CLEARLY


@pytest.mark.parametrize(("scene", "one", "other"), PAIRS)
def test_the_readouts_alone_change_the_picture(scene: str, one: str, other: str) -> None:
    first, second = LIVELY[scene][one].frame, LIVELY[scene][other].frame
    swapped = picture(replace(first, readouts=second.readouts), scene, size=SIZE)
    assert changed(swapped, picture(first, scene, size=SIZE), by=NOTICED).sum() > CLEARLY


@pytest.mark.parametrize(("scene", "name"), CASES)
def test_nothing_is_read_from_behind_the_readouts(scene: str, name: str) -> None:
    frame = LIVELY[scene][name].frame
    no_state: Any = None
    other = make_frame().controls
    bare = replace(
        frame,
        state=no_state,
        step_number=7,
        why=Why((), 9.0, 1.0, (), small=False),
        warnings=tuple(catalogue().safety_rules),
        scrubbed=True,
        can_undo=True,
        can_redo=True,
        controls=replace(other, lens=frame.lens, speed=frame.controls.speed),
    )
    assert not changed(picture(bare, scene, size=SIZE), picture(frame, scene, size=SIZE), by=KEPT).any()


@pytest.mark.parametrize("scene", SCENES)
def test_a_ghost_is_seen_and_can_be_told_from_another_kind(scene: str) -> None:
    frame, *others = (state.frame for state in LIVELY[scene].values())
    pictures = [
        picture(replace(frame, ghost=kind, ghost_readouts=others[0].readouts), scene, size=SIZE)
        for kind in (GhostKind.NONE, GhostKind.OTHER_LENS, GhostKind.HELD)
    ]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert changed(pictures[one], pictures[other], by=NOTICED).sum() > 30, (one, other)


@pytest.mark.parametrize("scene", SCENES)
def test_no_state_makes_a_structure_nameless_or_without_a_value(scene: str) -> None:
    for name, state in LIVELY[scene].items():
        for text_scale in (1.0, 2.0):
            found = SCENES[scene].regions(QRectF(0, 0, *SIZE), state.frame, catalogue(), text_scale)
            assert len({region.id for region in found}) == len(found) > 8, name
            for region in found:
                structure = catalogue().structures[region.id]
                assert (region.name, region.control_id) == (structure.name, structure.control_id)
                assert region.value_text.strip(), (name, region.id)
                assert "{" not in region.value_text
                assert "nan" not in region.value_text.split()
                assert QRectF(0, 0, *SIZE).contains(region.rect), (name, region.id)


@pytest.mark.parametrize("scene", SCENES)
def test_what_is_seen_never_hangs_on_what_was_drawn_before(scene: str) -> None:
    frames = [state.frame for state in LIVELY[scene].values()]
    alone = [picture(frame, scene, size=SIZE, drawn_with=Glyphs(theme(), ASSETS)) for frame in frames]
    shared = Glyphs(theme(), ASSETS)
    for _ in range(2):
        for frame, wanted in zip(frames, alone, strict=True):
            for _ in range(3):
                drawn = picture(frame, scene, size=SIZE, drawn_with=shared)
                assert not changed(drawn, wanted, by=KEPT).any()


TOLD_WITHOUT_WORDS = ("ssri", "duloxetine", "ketamine", "opioid", "benzodiazepine")


def test_medicines_are_told_apart_by_the_picture_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def write_nothing(canvas: Canvas, label: Label) -> None:
        del canvas, label

    monkeypatch.setattr(Canvas, "label", write_nothing)
    shapes = Glyphs(theme(), ASSETS)
    seen = {}
    for drug_id in TOLD_WITHOUT_WORDS:
        frame = State(scenario="stubbed_toe", values={drug_id: 1.0}).frame
        seen[drug_id] = picture(frame, "gate", size=SIZE, drawn_with=shapes)
    for one, other in combinations(TOLD_WITHOUT_WORDS, 2):
        assert changed(seen[one], seen[other], by=NOTICED).sum() > CLEARLY, (one, other)
