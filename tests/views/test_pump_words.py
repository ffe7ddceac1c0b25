"""Words and structures of the pump: legible, apart from one another, each with a name and a value."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.model import PARAMETERS
from gate_viz.session.frame import Frame, GhostKind, Plug
from gate_viz.views.scenes import pump
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.pump_picture import pump_picture
from gate_viz.views.scenes.pump_values import value_texts
from gate_viz.views.scenes.pump_words import stage_words
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from tests.views.frames import catalogue, make_frame, plug
from tests.views.painting import theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

STAGES = [(705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160)]
SMALL_STAGES = [(632, 288), (740, 330)]
FRAMES = {
    "typical": make_frame(),
    "both plugged, settling": make_frame(
        (plug("sert", "duloxetine", 0.84), plug("net", "duloxetine", 0.55)),
        clearance_time_serotonin=8.0,
        clearance_time_norepinephrine=1.9,
        cleft_serotonin=2.6,
        synthesis_serotonin=1.48,
        ghost=GhostKind.HELD,
        ghost_readouts=make_frame().readouts,
    ),
    "nothing made": make_frame(
        cleft_serotonin=0.05, cleft_norepinephrine=0.1, store_serotonin=0.02, clearance_time_serotonin=1.0
    ),
}
SPEAKERS = {"patient": StageWords(), "clinician": StageWords(clinician=True), "large": StageWords(2.0)}


@cache
def longer() -> Catalogue:
    """The catalogue with every text a third longer, as other languages need."""
    words = catalogue().texts._words
    grown = {key: (file, text + "m" * max(1, round(len(text) / 3))) for key, (file, text) in words.items()}
    return replace(catalogue(), texts=Texts(grown, "longer"))


def labels_of(
    frame: Frame, size: tuple[int, int], words: StageWords, content: Catalogue | None = None, pixel: float = 1.0
) -> tuple[Label, ...]:
    theme()
    layout = StageLayout.fit(size[0] * pixel, size[1] * pixel, pixel, words.text_scale)
    return stage_words(layout, pump_picture(frame), frame, content or catalogue(), words)


@pytest.mark.parametrize("size", STAGES, ids=str)
@pytest.mark.parametrize("words", SPEAKERS.values(), ids=list(SPEAKERS))
@pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
def test_labels_lie_on_the_stage_apart_from_one_another_and_are_large_enough(
    frame: Frame, words: StageWords, size: tuple[int, int]
) -> None:
    for content in (catalogue(), longer()):
        labels = labels_of(frame, size, words, content)
        stage = QRectF(0, 0, *size)
        scale = StageLayout.fit(*size, 1.0, words.text_scale).scale
        for label in labels:
            assert stage.contains(label.rect()), label
            assert label.size_px >= max(12.0, 18 / 1920 * 1580 * scale) - 0.5
        for one, other in combinations(labels, 2):
            assert not one.rect().intersects(other.rect()), (one.text, other.text)


@pytest.mark.parametrize("size", STAGES, ids=str)
def test_the_numbers_that_matter_are_always_there(size: tuple[int, int]) -> None:
    for frame in FRAMES.values():
        for words in SPEAKERS.values():
            said = {label.id: label.text for label in labels_of(frame, size, words)}
            for id_ in ("serotonin", "norepinephrine"):
                assert said[f"cleft_{id_}"].split("\u202f")[0].split(" ")[0] == str(
                    round(100 * frame.readouts[f"cleft_{id_}"])
                )


def test_twice_as_many_device_pixels_double_every_label_as_near_as_steps_of_size_allow() -> None:
    once, twice = (labels_of(make_frame(), (1180, 515), StageWords(), pixel=pixel) for pixel in (1.0, 2.0))
    assert [label.id for label in once] == [label.id for label in twice]
    for one, other in zip(once, twice, strict=True):
        assert other.size_px == pytest.approx(2 * one.size_px, rel=0.09)


def test_it_says_that_it_settles_only_while_it_does() -> None:
    settled = frame_of(archetype="healthy", days=28.0)
    assert "settling" not in {label.id for label in labels_of(settled, (1580, 690), StageWords())}
    unsettled = FRAMES["both plugged, settling"]
    assert "settling" in {label.id for label in labels_of(unsettled, (1580, 690), StageWords())}
    tail = catalogue().texts.get("pump.value.settling")
    assert value_texts(unsettled, catalogue())["made_and_kept"].endswith(tail)
    assert not value_texts(settled, catalogue())["made_and_kept"].endswith(tail)


def test_the_ghosts_word_is_there_only_with_a_ghost() -> None:
    frame = make_frame()
    assert "ghost" in {label.id for label in labels_of(frame, (1580, 690), StageWords())}
    none = replace(frame, ghost=GhostKind.NONE)
    assert "ghost" not in {label.id for label in labels_of(none, (1580, 690), StageWords())}


@pytest.mark.parametrize(
    "values", [{}, {"duloxetine": 1.0}, {"ssri": 0.25}, {"serotonin": 0.3}], ids=["plain", "both", "little", "short"]
)
def test_what_is_written_on_the_tanks_the_dial_and_the_nerve_is_what_the_model_says(values: dict[str, float]) -> None:
    frame = frame_of(values=values)
    readouts = frame.readouts
    said = {label.id: label.text for label in labels_of(frame, (1580, 690), StageWords())}

    def number(id_: str) -> float:
        return float("".join(letter for letter in said[id_] if letter.isdigit() or letter == "."))

    usual_s = {
        "serotonin": PARAMETERS.serotonin_time_constant_s,
        "norepinephrine": PARAMETERS.norepinephrine_time_constant_s,
    }
    for id_, usual in usual_s.items():
        assert number(f"kept_{id_}") == pytest.approx(readouts[f"clearance_time_{id_}"] / usual, abs=0.056)
        assert number(f"sent_{id_}") == pytest.approx(100 * pump_picture(frame).tanks[id_].sent, abs=0.51)
    sum_ = readouts["alpha2_brake"] + readouts["ht1_brake"] - readouts["ht3_facilitation"]
    assert number("held_back") == pytest.approx(50 * sum_, abs=0.51)
    assert number("rate") == pytest.approx(readouts["projection_hz"], abs=0.51)


def test_the_sum_is_written_and_while_it_does_not_hold_that_it_settles_to_it() -> None:
    settled = {label.id for label in labels_of(frame_of(archetype="healthy", days=28.0), (1580, 690), StageWords())}
    unsettled = {label.id for label in labels_of(FRAMES["both plugged, settling"], (1580, 690), StageWords())}
    assert "sum" in settled - unsettled
    assert "settling" in unsettled - settled


@pytest.mark.parametrize("size", [(609, 256), (740, 345), *STAGES], ids=str)
def test_both_sides_of_the_dial_are_named_or_its_number_stands_alone(size: tuple[int, int]) -> None:
    said = {label.id: label for label in labels_of(make_frame(), size, StageWords())}
    assert "held_back" in said
    stage = QRectF(0, 0, *size)
    assert all(stage.contains(label.rect()) for label in said.values())
    if size[0] >= 740:
        assert {"holds_back", "lets_through", "rate"} <= said.keys()
        back, number, through = (said[id_].rect() for id_ in ("holds_back", "held_back", "lets_through"))
        assert back.right() < number.left() < number.right() < through.left()


def test_what_is_taken_is_named_with_its_shape_where_it_acts_here() -> None:
    def taken(*plugs: Plug) -> dict[str, str]:
        labels = labels_of(make_frame(plugs), (1580, 690), StageWords())
        return {label.id: label.text for label in labels if "taken" in label.id}

    duloxetine = plug("sert", "duloxetine", 0.8), plug("net", "duloxetine", 0.5)
    glyph = catalogue().drugs["duloxetine"].glyph
    name = catalogue().drugs["duloxetine"].control.name
    assert taken(*duloxetine) == {
        "taken": catalogue().texts.get("scene.medicines"), f"shape_taken_0:{glyph}": "\u2003", "taken_0": name
    }  # fmt: skip
    assert taken() == {}
    assert taken(plug("sert", "duloxetine", 0.01), plug("nmda_pore", "ketamine", 0.8)) == {}
    more = taken(*duloxetine, plug("sert", "tramadol", 0.1), plug("ht3", "ht3_antagonist", 0.8))
    assert more["taken_more"] == catalogue().texts.get("scene.more_medicines", count=2)


def test_clinicians_read_more_names_and_a_fuller_legend() -> None:
    patient, clinician = (
        {label.id: label.text for label in labels_of(make_frame(), (1580, 690), words)}
        for words in (StageWords(), StageWords(clinician=True))
    )
    assert {"ht1", "ht3", "alpha2", "htp", "gaba"} <= clinician.keys() - patient.keys()
    assert len(clinician["legend"]) > len(patient["legend"])


@pytest.mark.parametrize("size", [*STAGES, *SMALL_STAGES], ids=str)
def test_the_legend_stands_below_the_cells_or_nowhere(size: tuple[int, int]) -> None:
    for words in SPEAKERS.values():
        layout = StageLayout.fit(*size, 1.0, words.text_scale)
        for label in labels_of(make_frame(), size, words):
            if label.id == "legend":
                assert layout.top + label.rect().top() / layout.scale >= at.CELLS_BOTTOM
                assert label.rect().bottom() <= size[1]


def test_a_low_stage_has_no_legend_and_a_usual_one_has() -> None:
    assert "legend" in {label.id for label in labels_of(make_frame(), (1580, 690), StageWords())}
    for small in SMALL_STAGES:
        assert "legend" not in {label.id for label in labels_of(make_frame(), small, StageWords())}


def test_a_full_cleft_is_said_to_clinicians() -> None:
    said = {
        each.id: each.text for each in labels_of(make_frame(cleft_serotonin=6.0), (1920, 840), SPEAKERS["clinician"])
    }
    assert catalogue().texts.get("pump.legend.full") in said["legend"]


# ------------------------------------------------------------------------------------------------- structures

STRUCTURES = {
    "tryptophan", "tyrosine", "tryptophan_hydroxylase", "htp_station", "tyrosine_hydroxylase", "dopa_station",
    "dopamine_hydroxylase", "protein", "iron", "folate", "calcium", "magnesium_status", "vitamin_b6", "zinc",
    "vitamin_c", "copper", "serotonin_vesicles", "dopamine_vesicles", "norepinephrine_vesicles", "melatonin", "sert",
    "net", "ht1", "ht3", "alpha2_second", "pump_cleft", "made_and_kept", "pump_effect", "glutamine", "gad", "gluten",
    "interneuron_gaba", "sex_hormones",
}  # fmt: skip


@pytest.mark.parametrize("size", STAGES, ids=str)
def test_every_structure_has_a_place_a_name_and_a_value(size: tuple[int, int]) -> None:
    bounds = QRectF(10, 20, *size)
    for text_scale in (1.0, 2.0):
        found = pump.regions(bounds, make_frame(), catalogue(), text_scale)
        assert {region.id for region in found} == STRUCTURES
        for region in found:
            structure = catalogue().structures[region.id]
            assert (region.name, region.control_id) == (structure.name, structure.control_id)
            assert region.value_text
            assert bounds.contains(region.rect)
            assert min(region.rect.width(), region.rect.height()) >= 4


def test_on_a_stage_too_small_to_point_at_structures_are_left_out() -> None:
    assert len(pump.regions(QRectF(0, 0, 90, 40), make_frame(), catalogue())) < len(STRUCTURES)


def test_small_structures_are_meant_before_what_they_lie_on() -> None:
    found = pump.regions(QRectF(0, 0, 1580, 690), make_frame(), catalogue())
    order = [region.id for region in found]
    assert order.index("iron") > order.index("tryptophan_hydroxylase")
    assert order.index("ht3") > order.index("pump_cleft")
    rects = {region.id: region.rect for region in found}
    assert rects["tryptophan_hydroxylase"].contains(rects["iron"].center())


def test_values_tell_what_holds_a_pump_and_what_is_made_sent_and_kept() -> None:
    frame = frame_of(archetype="healthy", values={"ssri": 1.0}, days=28.0, lens=Lens.ARTICLE)
    values = value_texts(frame, catalogue())
    assert catalogue().controls["ssri"].name in values["sert"]
    assert f"{round(100 * frame.readouts['cleft_serotonin'])}" in values["made_and_kept"]
    assert f"{round(100 * frame.readouts['store_serotonin'])}" in values["serotonin_vesicles"]
    plain = value_texts(replace(frame, ghost=GhostKind.NONE), catalogue())
    assert len(plain["pump_effect"]) < len(values["pump_effect"])
