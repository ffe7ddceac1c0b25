"""The basin and the numbers: each driver's mark in its own water, what is taken by name, numbers where they belong."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest
from PySide6.QtCore import QPointF

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.migraine_drivers import APART, chips, layers_of
from gate_viz.views.scenes.migraine_picture import DRIVERS, migraine_picture
from gate_viz.views.scenes.migraine_shapes import trigeminal
from gate_viz.views.scenes.migraine_words import wording
from gate_viz.views.scenes.stage import USUAL_WORDS
from gate_viz.views.scenes.stage_layout import StageLayout
from tests.views.frames import catalogue
from tests.views.painting import recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

BURDEN = {"threat": 0.8, "sleep_loss": 0.7, "blood_sugar": 0.6, "gut_permeability": 0.7, "hormone_fluctuation": 0.5}
STAGES = [(609, 256), (705, 330), (740, 345), (740, 400), (1180, 515), (1580, 690), (3160, 1160)]
HEIGHTS = [
    dict(zip(DRIVERS, heights, strict=True))
    for heights in product((0, 15), (0, 33), (0, 8), (0, 40), (0, 5), (0, 90, 380))
]


def shown(**values: float) -> Frame:
    return frame_of(archetype="migraine_cgrp", days=10.1, values=values, lens=Lens.ARTICLE)


def labels_of(frame: Frame, size: tuple[int, int] = (1580, 690)) -> dict[str, Label]:
    theme()
    counted = migraine_picture(frame, catalogue())
    return {each.id: each for each in wording(StageLayout.fit(*size), counted, frame, catalogue(), USUAL_WORDS)}


@pytest.mark.parametrize("size", STAGES)
def test_marks_keep_apart_and_on_the_stage(size: tuple[int, int]) -> None:
    layout = StageLayout.fit(*size)
    for layers in HEIGHTS:
        found = chips(layout, layers)
        assert set(found) == set(DRIVERS)
        for chip in found.values():
            assert layout.left < chip.x - chip.radius
            assert layout.top < chip.y - chip.radius < chip.y + chip.radius < layout.bottom - at.STRIP_UP
        for one, other in combinations(found.values(), 2):
            assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= one.radius + other.radius


def test_a_mark_in_the_water_lies_in_the_water_of_its_own_driver() -> None:
    layout, seen = StageLayout.fit(1580, 690), 0
    for layers in HEIGHTS:
        found, bottom = chips(layout, layers), at.FLOOR
        for layer in layers_of(layers):
            chip = found[layer.driver]
            if chip.in_water:
                assert layer.top_at_mark + APART - 1e-6 <= chip.y - chip.radius
                assert chip.y + chip.radius <= bottom - APART + 1e-6
                seen += 1
            bottom = layer.top_at_mark
    assert seen > 100


def test_layers_lie_on_each_other_and_the_surface_is_as_high_beside_the_marks_as_at_the_weir() -> None:
    for layers in HEIGHTS:
        found = layers_of(layers)
        assert [layer.driver for layer in found] == [driver for driver in DRIVERS if layers[driver]]
        assert all(lower.top == upper.bottom for lower, upper in pairwise(found))
        assert all(round(layer.bottom - layer.top) == layers[layer.driver] for layer in found)
        assert not found or found[-1].top == found[-1].top_at_mark == at.height(sum(layers.values()))


@pytest.mark.parametrize("values", [{}, {"migraine_trigger": 1.0}, {"sleep_loss": 0.6, "threat": 0.6}, BURDEN], ids=len)
@pytest.mark.parametrize("size", [(1180, 515), (1580, 690)])
def test_what_adds_water_is_named_beside_its_mark(values: dict[str, float], size: tuple[int, int]) -> None:
    frame, layout = shown(**values), StageLayout.fit(*size)
    labels, counted = labels_of(frame, size), migraine_picture(frame, catalogue())
    for driver, chip in chips(layout, counted.layers).items():
        if chip.adds:
            assert abs(labels[driver].rect().center().y() - layout.y(chip.y)) <= layout.scale * 20, driver


def test_medicines_that_hold_something_are_listed_with_glyph_and_name() -> None:
    for values in ({}, {"cgrp_antagonist": 1.0}, {"triptan": 1.0}, {"cgrp_antagonist": 1.0, "triptan": 1.0}):
        frame = shown(**values)
        written = {each.text for each in labels_of(frame).values()}
        drawn = recorded(frame, scene="migraine")
        for drug_id, drug in ((each, catalogue().drugs[each]) for each in ("cgrp_antagonist", "triptan")):
            assert (drug.control.name in written) is (drug_id in values)
            assert len(drawn.of(drug.control.glyph)) == (drug_id in values)
        assert (catalogue().texts.get("scene.medicines") in written) is bool(values)


@pytest.mark.parametrize("size", STAGES)
def test_what_is_taken_is_headed_only_where_a_name_has_room(size: tuple[int, int]) -> None:
    labels = labels_of(shown(cgrp_antagonist=1.0, triptan=1.0), size)
    assert ("medicines" in labels) is any(each.startswith("medicine_") for each in labels)


@pytest.mark.parametrize("values", [{}, {"migraine_trigger": 0.6}, {"migraine_trigger": 1.0}, BURDEN], ids=str)
def test_level_and_line_are_told_in_numbers_at_their_places(values: dict[str, float]) -> None:
    frame, layout = shown(**values), StageLayout.fit(1580, 690)
    labels = labels_of(frame)
    for id_, readout, reach in (("level", "trigger_level", 70), ("line_value", "attack_line", 60)):
        assert labels[id_].text == str(round(100 * frame.readouts[readout]))
        assert abs(labels[id_].y - layout.y(at.FLOOR - at.UNIT * frame.readouts[readout])) < reach * layout.scale


@pytest.mark.parametrize("size", STAGES)
def test_the_number_of_attack_days_is_the_largest_word_and_stands_beside_today(size: tuple[int, int]) -> None:
    labels, layout = labels_of(shown(), size), StageLayout.fit(*size)
    number = labels.pop("attack_days")
    assert number.size_px > max(each.size_px for each in labels.values())
    away = number.rect().left() - layout.x(at.day_box(layout, 0).right)
    assert 0 < away < max(24.0, 26 * layout.scale)


@pytest.mark.parametrize("size", STAGES)
def test_every_inflammatory_cell_is_whole(size: tuple[int, int]) -> None:
    layout = StageLayout.fit(*size)
    assert all(place.x + 60 < layout.right for place in at.CELLS)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.55, 0.87, 1.0])
def test_the_nerve_widens_smoothly(share: float) -> None:
    """No corner where the stem meets the ending: neighbouring slopes differ little."""
    slopes = [at.nerve_half(x + 2, share) - at.nerve_half(x, share) for x in range(560, 784, 2)]
    assert max(abs(b - a) for a, b in pairwise(slopes)) < 0.12
    assert min(slopes) >= 0
    outline = trigeminal(share)
    for x in range(600, 780, 20):
        half = at.nerve_half(x, share)
        assert outline.contains(QPointF(x, at.NERVE_Y - half + 1))
        assert not outline.contains(QPointF(x, at.NERVE_Y - half - 1))
