"""The whole path tells the truth: what is drawn is counted and measured against the readouts of real runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import ceil, cos, floor, pi, radians, sin

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes import path_nerves, path_pill
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.path_picture import PathPicture, Pill, path_picture
from gate_viz.views.scenes.path_words import stage_labels
from gate_viz.views.scenes.stage import SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.theme import THEME_NAMES
from tests.views.frames import catalogue
from tests.views.painting import Recorder, changed, glyphs, picture, pixels, recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class State:
    """What a learner might set."""

    values: tuple[tuple[str, float], ...] = ()
    scenario: str | None = None
    archetype: str | None = None
    days: float | None = None
    lens: Lens = Lens.EVIDENCE


def someone(archetype: str, days: float | None = None, lens: Lens = Lens.EVIDENCE, **values: float) -> State:
    return State(tuple(values.items()), None, archetype, days, lens)


def toe(lens: Lens = Lens.EVIDENCE, **values: float) -> State:
    return State(tuple(values.items()), lens=lens)


TOLD = Lens.ARTICLE
STATES = {
    "healthy": State(scenario="healthy"),
    "toe": toe(),
    "rubbed": State(scenario="rub_it_better"),
    "elbow": State(scenario="elbow_bump"),
    "athlete": someone("athlete"),
    "widespread pain": someone("fibromyalgia"),
    "anxious": someone("anxious_sleepless"),
    "anxious, breathing": someone("anxious_sleepless", lens=TOLD, breathing=1.0),
    "low mood": someone("low_mood_pain"),
    "inflamed": someone("inflammatory_arthritis"),
    "long on opioids": someone("long_term_opioid"),
    "poor metaboliser": someone("poor_metaboliser"),
    "ultrarapid metaboliser": someone("ultrarapid_metaboliser"),
    "smoker": someone("smoker"),
    "intermediate": toe(duloxetine=1.0, cyp2d6=0.5),
    "many bouncers": toe(TOLD, milnacipran=1.0, p_glycoprotein=2.0),
    "few bouncers": toe(TOLD, ssri=1.0, p_glycoprotein=0.5),
    "bouncers without weight": toe(ssri=1.0, p_glycoprotein=2.0),
    "nothing clears it": toe(opioid=1.0, cyp2d6=3.0, smoking=1.0),
    "three medicines": toe(ssri=0.5, opioid=1.0, nsaid=1.0, cyp2d6=0.0),
    "leaky": toe(gut_permeability=1.0, infection=0.75),
    "sleepless for days": State((("sleep_loss", 1.0),), days=3.0, lens=TOLD),
    "brainstem strong": toe(lc_drive=2.0, rvm_drive=1.5),
    "brainstem weak": toe(lc_drive=0.3, rvm_drive=0.0),
}  # fmt: skip
states = pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
MEDICATED = {
    name: state
    for name, state in STATES.items()
    if dict(state.values).keys() & catalogue().drugs.keys()
    or "metaboliser" in name
    or name in ("smoker", "long on opioids")
}
medicated = pytest.mark.parametrize("state", MEDICATED.values(), ids=list(MEDICATED))
STAGES = ((705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160))


@cache
def shown(state: State) -> Frame:
    return frame_of(
        archetype=state.archetype,
        scenario=state.scenario,
        values=dict(state.values),
        days=state.days,
        lens=state.lens,
    )


@cache
def recording(state: State) -> Recorder:
    return recorded(shown(state), scene="path")


@cache
def painted(state: State) -> QImage:
    return picture(shown(state), "path")


def told(frame: Frame) -> PathPicture:
    return path_picture(frame, catalogue())


def whole(value: float) -> int:
    """Nearest whole number, halves up."""
    return floor(value + 0.5)


def levels(frame: Frame) -> dict[str, tuple[float, float, float]]:
    """Dose, level in the blood and in the brain of each medicine that is on, from the Frame alone."""
    each = {
        id_: (frame.acting_values[id_], frame.readouts[f"blood_level_{id_}"], frame.readouts[f"brain_level_{id_}"])
        for id_ in catalogue().drugs
    }
    return {id_: found for id_, found in each.items() if max(found) > 0.02}


# Body and brain


@states
def test_shapes_on_the_roads_down_count_the_messengers_in_the_cleft(state: State) -> None:
    readouts = shown(state).readouts
    for id_ in ("norepinephrine", "serotonin"):
        assert len(recording(state).of(f"dot_{id_}")) == min(15, whole(5 * readouts[f"cleft_{id_}"]))


@states
def test_lit_beads_of_the_chain_are_the_arousal(state: State) -> None:
    lit, unlit = len(recording(state).of("path_bead_lit")), len(recording(state).of("path_bead"))
    assert lit == whole(16 * shown(state).readouts["sympathetic"])
    assert lit + unlit == 16


@states
def test_gut_germs_and_immune_messengers_are_counted(state: State) -> None:
    frame = shown(state)
    assert len(recording(state).of("path_leak")) == whole(8 * frame.acting_values["gut_permeability"])
    assert len(recording(state).of("infection")) == whole(4 * frame.acting_values["infection"])
    assert len(recording(state).of("cytokine")) == min(24, whole(4 * frame.readouts["cytokines"]))


@states
def test_roads_down_are_as_wide_as_they_drive(state: State) -> None:
    frame = shown(state)
    for id_, readout in (("alpha2", "alpha2_brake"), ("ht1", "ht1_brake"), ("ht3", "ht3_facilitation")):
        assert told(frame).lanes[id_] == pytest.approx(30 * frame.readouts[readout], abs=0.13)


@states
def test_the_nuclei_of_the_brainstem_are_as_large_as_they_drive(state: State) -> None:
    frame = shown(state)
    for id_, control_id in (("norepinephrine", "lc_drive"), ("serotonin", "rvm_drive")):
        largest = max(each.scale for each in recording(state).of(id_))
        grown = 0.42 * (0.35 + 0.65 * frame.acting_values[control_id] ** 0.5)
        assert largest == pytest.approx(grown, abs=0.01)


@states
def test_the_halos_area_is_the_rate_that_arrives(state: State) -> None:
    rate = shown(state).readouts["signal_out"]
    assert told(shown(state)).halo ** 2 / 27**2 == pytest.approx(rate, abs=0.51)


@states
def test_the_gates_doors_stand_as_far_apart_as_it_is_open(state: State) -> None:
    """Measured in the picture, across the gate and beside the spike in its middle."""
    frame = shown(state)
    share, turn = frame.readouts["gate_opening"], radians(at.GATE_TURN)
    image, ground = painted(state), theme().colour("path_gap")
    light = np.array([ground.blue(), ground.green(), ground.red()])
    aside = 26.0
    steps = np.arange(-at.GATE_RADIUS, at.GATE_RADIUS, 0.5)
    xs = np.round(at.GATE[0] + aside * cos(turn) - steps * sin(turn)).astype(int)
    ys = np.round(at.GATE[1] + aside * sin(turn) + steps * cos(turn)).astype(int)
    seen = np.abs(pixels(image)[ys, xs] - light).max(axis=1) < 60
    reach = min(path_nerves.door_gap(100 * share), (at.GATE_RADIUS**2 - aside**2) ** 0.5)
    assert 0.5 * seen.sum() == pytest.approx(2 * reach, abs=13)


@states
def test_the_moons_lit_share_is_the_quality_of_sleep(state: State) -> None:
    frame = shown(state)
    image, colour = painted(state), theme().colour("path_moon")
    x, y, reach = round(at.MOON[0]), round(at.MOON[1]), round(at.MOON_RADIUS) + 2
    disc = pixels(image)[y - reach : y + reach, x - reach : x + reach]
    lit = (np.abs(disc - [colour.blue(), colour.green(), colour.red()]).max(axis=2) < 40).sum()
    inner = pi * (at.MOON_RADIUS - 1) ** 2
    assert lit / inner == pytest.approx(frame.readouts["sleep_quality"], abs=0.06)


@states
def test_knob_and_dials_are_turned_as_the_frame_says(state: State) -> None:
    frame, shape = shown(state), told(shown(state))
    drive = frame.readouts["descending_drive"]
    assert shape.knob == pytest.approx(drive / (1 + drive), abs=0.011)
    for id_, sign in (("low_mood", -1), ("attention", -1), ("expectation", 1)):
        assert shape.dials[id_] == pytest.approx(sign * frame.acting_values[id_], abs=0.011)


def test_a_typical_drive_turns_the_knob_to_the_middle() -> None:
    frame = shown(STATES["healthy"])
    typical = replace(frame, readouts={**frame.readouts, "descending_drive": 1.0})
    assert told(typical).knob == 0.5


# The way of a pill


@states
def test_without_a_medicine_its_way_is_quiet(state: State) -> None:
    busy = recording(state).of("path_capsule", "path_cutter", "path_bouncer", "path_bouncer_uncounted")
    assert bool(busy) == bool(levels(shown(state)))


def on_the_way(state: State) -> tuple[Pill, tuple[float, float, float]]:
    frame = shown(state)
    pill = told(frame).pill
    assert pill is not None
    return pill, levels(frame)[pill.drug_id]


@medicated
def test_capsules_are_counted_before_the_liver_in_the_blood_and_behind_the_barrier(state: State) -> None:
    pill, each = on_the_way(state)
    expected = tuple(whole(usual * level) for usual, level in zip((4, 7, 3), each, strict=True))
    assert pill.capsules == expected
    xs = [drawn.x for drawn in recording(state).of("path_capsule") if 100 < drawn.y < 200 and abs(drawn.rotation) < 60]
    in_blood = [x for x in xs if at.LIVER_OUT - 2 < x < at.BARRIER_IN + 2]
    assert len(in_blood) == expected[1]


@medicated
def test_the_river_is_as_wide_as_each_level(state: State) -> None:
    pill, each = on_the_way(state)
    assert pill.widths == pytest.approx([28 * level for level in each], abs=0.5)


@medicated
def test_cutters_at_work_are_the_enzymes_activity(state: State) -> None:
    frame, (pill, _) = shown(state), on_the_way(state)
    drug = catalogue().drugs[pill.drug_id]
    activity, other = frame.acting_values["cyp2d6"], 1.0 + 0.9 * frame.acting_values["smoking"]
    cutters = recording(state).of("path_cutter")
    eaten = ceil(activity) * (drug.exposure.cyp2d6_share > 0) + ceil(other) * (drug.exposure.cyp1a2_share > 0)
    assert len(cutters) == eaten
    assert len(recording(state).of("path_cutter_rest")) == ceil(activity) + ceil(other) - eaten
    assert len(recording(state).of("path_cutter_seat")) == 5
    assert len(recording(state).of("path_cut_piece")) == eaten
    assert len(recording(state).of("smoking")) == frame.acting_values["smoking"]
    assert pill.meets_cutters == (drug.exposure.cyp2d6_share > 0)


def test_half_an_enzyme_is_drawn_smaller_than_a_whole_one() -> None:
    sizes = [each.scale for each in recording(STATES["intermediate"]).of("path_cutter")]
    assert min(sizes) < 0.8 * max(sizes)


@medicated
def test_bouncers_stand_as_many_as_the_pump_is_active_and_hatched_where_they_do_not_count(state: State) -> None:
    frame = shown(state)
    number = min(4, whole(2 * frame.acting_values["p_glycoprotein"]))
    bright, hatched = recording(state).of("path_bouncer"), recording(state).of("path_bouncer_uncounted")
    assert (len(bright), len(hatched)) == ((number, 0) if state.lens is Lens.ARTICLE else (0, number))


def test_slow_enzymes_widen_the_river_and_fast_ones_narrow_it() -> None:
    width = {name: on_the_way(STATES[name])[0].widths[1] for name in STATES if "metaboliser" in name}
    assert width["poor metaboliser"] > 28 > width["ultrarapid metaboliser"]
    assert on_the_way(STATES["smoker"])[0].widths[1] < 28


def test_bouncers_narrow_the_river_in_the_brain_only_where_they_count() -> None:
    _, blood, brain = on_the_way(STATES["many bouncers"])[0].widths
    assert brain < 0.8 * blood
    _, blood, brain = on_the_way(STATES["bouncers without weight"])[0].widths
    assert brain == blood


def test_of_several_medicines_one_is_shown_one_named_and_the_others_are_counted() -> None:
    frame = shown(STATES["three medicines"])
    pill = told(frame).pill
    assert pill is not None
    away = {id_: abs(blood - dose) + abs(brain - blood) for id_, (dose, blood, brain) in levels(frame).items()}
    assert away[pill.drug_id] == pytest.approx(max(away.values()), abs=0.01)
    assert {pill.drug_id, *pill.others} == levels(frame).keys()
    said = {label.id: label.text for label in labels_of(frame)}
    assert catalogue().drugs[pill.others[0]].class_name in said["second_pill_name"]
    assert said["pill_more"] == "+1"


def test_capsules_drift_and_their_number_stays() -> None:
    frame = shown(STATES["poor metaboliser"])
    pill = told(frame).pill
    assert pill is not None
    spots = [path_pill.capsule_spots(pill, SceneClock(seconds)) for seconds in (0.0, 1.7, 60.3)]
    assert len({len(each) for each in spots}) == 1
    assert spots[0] != spots[1] != spots[2]
    one, other = (picture(frame, "path", clock=SceneClock(seconds)) for seconds in (0.0, 1.7))
    assert changed(one, other).any()


def test_without_a_medicine_nothing_drifts() -> None:
    one, other = (picture(shown(STATES["toe"]), "path", clock=SceneClock(seconds)) for seconds in (0.0, 1.7))
    assert not changed(one, other).any()


# The picture follows the numbers


CONTROLS = {
    **{id_: (toe(TOLD), 1.0) for id_ in ("touch", "threat", "low_mood", "attention", "expectation", "infection")},
    **{id_: (toe(TOLD), 2.0) for id_ in ("lc_drive", "rvm_drive")},
    "injury": (toe(TOLD), 0.3),
    "gut_permeability": (toe(TOLD), 1.0),
    "sleep_loss": (State(days=3.0, lens=TOLD), 1.0),
    **{
        id_: (toe(TOLD, duloxetine=1.0), value)
        for id_, value in (("cyp2d6", 0.0), ("smoking", 1.0), ("p_glycoprotein", 2.0))
    },
    **{
        id_: (someone("anxious_sleepless", lens=TOLD), 1.0)
        for id_ in ("meditation", "breathing", "yoga", "music", "laughter", "company", "movement")
    },
    **{id_: (someone("anxious_sleepless", lens=TOLD), 1.0) for id_ in ("acupuncture", "manual_therapy")},
}


@pytest.mark.parametrize("control_id", CONTROLS)
def test_every_control_that_acts_here_changes_the_picture(control_id: str) -> None:
    state, value = CONTROLS[control_id]
    turned = replace(state, values=(*state.values, (control_id, value)))
    assert told(shown(state)).look != told(shown(turned)).look


@pytest.mark.parametrize(
    ("one", "other"), [("toe", "athlete"), ("poor metaboliser", "nothing clears it"), ("leaky", "anxious")]
)
def test_where_two_frames_swap_their_numbers_the_pictures_follow(one: str, other: str) -> None:
    first, second = shown(STATES[one]), shown(STATES[other])
    swapped = replace(first, readouts=second.readouts, acting_values=second.acting_values, plugs=second.plugs)

    def counted(frame: Frame) -> Mapping[str, int]:
        drawn = recorded(frame, scene="path")
        kinds = ("dot_norepinephrine", "path_bead_lit", "cytokine", "path_leak", "path_capsule", "path_cutter")
        return {kind: len(drawn.of(kind)) for kind in kinds}

    assert counted(swapped) == counted(second)
    assert counted(swapped) != counted(first)


def test_the_athletes_injury_is_great_and_the_gate_nearly_shut() -> None:
    athlete = told(shown(STATES["athlete"]))
    assert athlete.injury == 1.0
    assert athlete.gate_percent < 15 < told(shown(STATES["toe"])).gate_percent
    assert recording(STATES["athlete"]).of("path_ball")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_it_is_drawn_in_every_theme(name: str) -> None:
    image = picture(shown(STATES["poor metaboliser"]), "path", theme_name=name)
    assert len(np.unique(pixels(image)[::5, ::5].reshape(-1, 3), axis=0)) > 200


def test_the_same_arguments_give_the_same_picture() -> None:
    frame = shown(STATES["smoker"])
    assert not changed(picture(frame, "path"), picture(frame, "path")).any()


def test_a_vector_device_gets_no_raster_image() -> None:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = QSvgGenerator()
    sheet.setOutputDevice(buffer)
    painter = QPainter(sheet)
    try:
        shapes = glyphs()
        frame = shown(STATES["many bouncers"])
        look = shapes.theme, shapes
        SCENES["path"].paint(painter, QRectF(0, 0, 1580, 690), frame, *look, catalogue(), SceneClock(1.0))
    finally:
        painter.end()
    assert b"<image" not in data.data()


# Ghosts


def test_the_other_lens_stands_beside_the_gates_number() -> None:
    frame = shown(STATES["anxious"])
    value = whole(100 * frame.ghost_readouts["gate_opening"])
    assert any(label.id == "ghost" and str(value) in label.text for label in labels_of(frame))
    alone = replace(frame, ghost=GhostKind.NONE)
    assert not any(label.id == "ghost" for label in labels_of(alone))
    held = replace(frame, ghost=GhostKind.HELD)
    images: list[QImage] = [picture(each, "path") for each in (frame, alone, held)]
    gate = QRectF(at.GATE[0] - 70, at.GATE[1] - 70, 140, 140).toRect()
    in_gate = slice(gate.top(), gate.bottom()), slice(gate.left(), gate.right())
    assert changed(images[0], images[1])[in_gate].any()
    assert changed(images[0], images[2])[in_gate].any()


# Words


@cache
def longer() -> Catalogue:
    """The shipped catalogue with every text of the stage a third longer."""
    texts = catalogue().texts
    words = {
        key: (file, text + "n" * ceil(len(text) / 3) if key.startswith(("path.", "scene.")) else text)
        for key, (file, text) in texts._words.items()
    }
    return replace(catalogue(), texts=Texts(words, "longer"))


def labels_of(
    frame: Frame,
    size: tuple[int, int] = (1580, 690),
    text_scale: float = 1.0,
    *,
    pixel: float = 1.0,
    content: Catalogue | None = None,
    clinician: bool = False,
) -> tuple[Label, ...]:
    content = content or catalogue()
    layout = StageLayout.fit(size[0] * pixel, size[1] * pixel, pixel, text_scale)
    return stage_labels(layout, path_picture(frame, content), frame, content, StageWords(text_scale, clinician))


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["anxious", "three medicines"])
def test_words_never_overlap_nor_leave_the_stage_nor_are_too_small(
    size: tuple[int, int], text_scale: float, name: str
) -> None:
    for content in (catalogue(), longer()):
        for clinician in (False, True):
            labels = labels_of(shown(STATES[name]), size, text_scale, content=content, clinician=clinician)
            assert {"gate_percent", "injury"} <= {label.id for label in labels}
            boxes = [label.rect() for label in labels]
            stage = QRectF(0, 0, *size)
            assert all(stage.contains(box) for box in boxes)
            least = max(12, 18 / 1920 * 1580 * StageLayout.fit(*size, 1.0, text_scale).scale) - 0.1
            assert all(label.size_px >= least for label in labels)
            for number, box in enumerate(boxes):
                assert not any(box.intersects(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize("size", STAGES)
def test_sharp_screens_have_the_same_words(size: tuple[int, int]) -> None:
    frame = shown(STATES["anxious"])
    assert {each.id for each in labels_of(frame, size)} == {each.id for each in labels_of(frame, size, pixel=2.0)}


@pytest.mark.parametrize("size", STAGES)
def test_the_dials_say_what_they_are_on_every_stage(size: tuple[int, int]) -> None:
    said = {label.id for label in labels_of(shown(STATES["toe"]), size)}
    assert {"dial_low_mood", "dial_attention", "dial_expectation", "gate_open", "arriving"} <= said


@pytest.mark.parametrize("name", THEME_NAMES)
def test_words_stand_out_from_the_stage(name: str) -> None:
    look = theme(name)

    def light(role: str) -> float:
        colour = look.colour(role)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for role in sorted(role for role in look.roles if role.startswith("path_word_")):
        for ground in ("stage_top", "stage_bottom"):
            one, other = sorted((light(role), light(ground)))
            assert (other + 0.05) / (one + 0.05) >= 4.5, role


# Structures


@states
def test_every_structure_has_a_name_and_a_value(state: State) -> None:
    found = SCENES["path"].regions(QRectF(0, 0, 1580, 690), shown(state), catalogue())
    assert {each.id for each in found} == {id_ for id_, each in catalogue().structures.items() if "path" in each.scenes}
    for each in found:
        assert each.name
        assert each.value_text
        assert each.control_id == catalogue().structures[each.id].control_id


@pytest.mark.parametrize("size", STAGES)
def test_structures_lie_on_the_stage_and_are_large_enough_to_be_hit(size: tuple[int, int]) -> None:
    stage = QRectF(10, 20, *size)
    found = SCENES["path"].regions(stage, shown(STATES["toe"]), catalogue())
    assert len(found) >= 22
    for each in found:
        assert stage.contains(each.rect)
        assert min(each.rect.width(), each.rect.height()) >= 4


def test_values_follow_the_frame() -> None:
    def value(name: str, id_: str) -> str:
        found = SCENES["path"].regions(QRectF(0, 0, 1580, 690), shown(STATES[name]), catalogue())
        return next(each.value_text for each in found if each.id == id_)

    level = shown(STATES["poor metaboliser"]).readouts["blood_level_duloxetine"]
    assert str(whole(100 * level)) in value("poor metaboliser", "blood_level")
    assert value("toe", "blood_level") == value("toe", "pill") != value("poor metaboliser", "pill")
    assert value("bouncers without weight", "p_glycoprotein") != value("many bouncers", "p_glycoprotein")
    assert "2" in value("three medicines", "pill")
