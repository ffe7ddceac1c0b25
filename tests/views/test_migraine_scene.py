"""The migraine's picture tells the truth: shapes are counted and measured against the readouts of real runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from math import floor
from typing import Any, NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from gate_viz.content.records import Lens
from gate_viz.model import PARAMETERS
from gate_viz.session.frame import Frame, GhostKind, PastDay
from gate_viz.views.scenes import migraine, migraine_motion
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.migraine_picture import (
    DRIVERS,
    LEVEL_STEPS,
    MARKS,
    MOST_STARS,
    RECEPTORS,
    MigrainePicture,
    migraine_picture,
)
from gate_viz.views.scenes.spike_marks import Trace
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import StageLayout
from tests.views.frames import catalogue
from tests.views.painting import CLOCK, Recorder, changed, glyphs, picture, pixels, recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")


class State(NamedTuple):
    """Someone with migraine on some day."""

    archetype: str | None
    days: float | None
    values: Mapping[str, float] = {}
    lens: Lens = Lens.ARTICLE


EVIDENCE = Lens.EVIDENCE
BURDEN = {"threat": 0.8, "sleep_loss": 0.7, "blood_sugar": 0.6, "gut_permeability": 0.7, "hormone_fluctuation": 0.5}
STATES = {
    "healthy": State("healthy", None),
    "healthy, triggered": State("healthy", None, {"migraine_trigger": 1.0}),
    "healthy, nearly": State("healthy", None, {"migraine_trigger": 0.78}),
    "quiet day": State("migraine_cgrp", 27.5),
    "in an attack": State("migraine_cgrp", 28.1),
    "an early attack": State("migraine_cgrp", 3.1),
    "by evidence": State("migraine_cgrp", 28.1, {}, EVIDENCE),
    "mixed": State("migraine_mixed", 3.12),
    "mixed, later": State("migraine_mixed", 42.08),
    "other": State("migraine_other", 3.1),
    "other, by evidence": State("migraine_other", 42.08, {}, EVIDENCE),
    "burdened": State("migraine_cgrp", 10.1, BURDEN),
    "burdened, by evidence": State("migraine_mixed", 10.1, BURDEN, EVIDENCE),
    "trigger that stays": State("migraine_cgrp", 1.0, {"migraine_trigger": 1.0}),
    "trigger that stays long": State("migraine_mixed", 20.0, {"migraine_trigger": 0.95}),
    "much CGRP made": State("migraine_cgrp", 3.1, {"cgrp": 3.0}),
    "little CGRP made": State("migraine_cgrp", 3.1, {"cgrp": 0.4}),
    "blocked": State("migraine_cgrp", 42.08, {"cgrp_antagonist": 1.0}),
    "blocked, other roads": State("migraine_other", 42.08, {"cgrp_antagonist": 1.0}),
    "blocked twice over": State("migraine_mixed", 84.05, {"cgrp_antagonist": 2.0}, EVIDENCE),
    "triptan": State("migraine_cgrp", 3.1, {"triptan": 1.0}),
    "triptan, twice": State("migraine_mixed", 3.1, {"triptan": 2.0}, EVIDENCE),
    "supplements": State("migraine_cgrp", 14.05, {"coq10": 1.0, "butterbur": 1.0, "curcumin": 1.0, "magnesium": 1.0}),
    "short of magnesium": State("migraine_cgrp", 3.1, {"magnesium_status": 0.3}),
    "calmed": State("migraine_cgrp", 14.05, {"breathing": 1.0, "meditation": 1.0}),
}
states = pytest.mark.parametrize("name", STATES)
TYPICAL_STARS = 20


@cache
def shown(name: str) -> Frame:
    state = STATES[name]
    return frame_of(archetype=state.archetype, days=state.days, values=state.values, lens=state.lens)


@cache
def drawn(name: str) -> Recorder:
    return recorded(shown(name), scene="migraine")


def counted(frame: Frame) -> MigrainePicture:
    return migraine_picture(frame, catalogue())


def nearest(value: float) -> int:
    return floor(value + 0.5)


def held(frame: Frame, target: str) -> float:
    return sum(plug.share for plug in frame.plugs if plug.target == target)


def other_roads(frame: Frame) -> float:
    return frame.readouts["migraine_activity"] - frame.readouts["cgrp_receptor_occupancy"]


def test_there_are_twenty_and_more_states_that_look_different() -> None:
    looks = {(counted(shown(name)).look, counted(shown(name)).stars) for name in STATES}
    assert len(looks) == len(STATES) >= 20


@states
def test_stars_are_the_cgrp_that_is_out_and_vesicles_hold_the_store(name: str) -> None:
    readouts = shown(name).readouts
    free = min(nearest(TYPICAL_STARS * readouts["cleft_cgrp"]), MOST_STARS)
    stored = min(nearest(5 * 6 * readouts["store_cgrp"]), 15 * 6)
    bound = nearest(RECEPTORS * readouts["cgrp_receptor_occupancy"])
    open_ones = sum(part > 0 for part in counted(shown(name)).docks)
    assert len(drawn(name).of("dot_cgrp")) == free + stored + bound + open_ones
    assert len(drawn(name).of("vesicle_first_nerve")) == 6


@states
def test_the_nerve_opens_as_far_as_cgrp_is_released(name: str) -> None:
    release = min(1.0, shown(name).readouts["cgrp_release"])
    assert sum(counted(shown(name)).docks) / 4 == pytest.approx(release, abs=0.5 / 32 + 1e-9)


@states
def test_receptors_are_filled_and_covered_by_their_shares(name: str) -> None:
    frame = shown(name)
    bound = nearest(10 * frame.readouts["cgrp_receptor_occupancy"])
    assert len(drawn(name).of("migraine_receptor")) == 10
    assert len(drawn(name).of("effect_arrow", "migraine_widens")) == bound
    covered = drawn(name).of("medicine_shield.cgrp")
    assert len(covered) == min(nearest(10 * held(frame, "cgrp")), 10 - bound)


@states
def test_a_triptan_sits_in_as_many_seats_as_it_holds(name: str) -> None:
    share = held(shown(name), "ht1_trigeminal")
    keys = drawn(name).of("medicine_key.ht1_trigeminal")
    assert len(keys) == (0 if share <= 0.02 else 1 if share <= 0.5 else 2)
    assert len(drawn(name).of("effect_bar")) == len(keys)


@states
def test_cells_and_cytokines_follow_the_inflammation(name: str) -> None:
    level = shown(name).readouts["neuroinflammation"]
    first = PARAMETERS.attack_day_level
    awake = sum(level > bound for bound in (first, first + (1 - first) / 3, first + 2 * (1 - first) / 3))
    assert len(drawn(name).of("migraine_cell_awake")) == awake
    assert len(drawn(name).of("migraine_cell")) == 3 - awake
    assert len(drawn(name).of("cytokine")) == nearest(12 * level)


@states
def test_the_water_is_as_high_as_the_triggers_and_parts_by_driver(name: str) -> None:
    frame = shown(name)
    layers = counted(frame).layers
    assert set(layers) == set(DRIVERS)
    assert sum(layers.values()) == pytest.approx(LEVEL_STEPS * frame.readouts["trigger_level"], abs=0.51)
    assert layers["migraine_trigger"] == pytest.approx(LEVEL_STEPS * frame.acting_values["migraine_trigger"], abs=1)


@pytest.mark.parametrize("driver", [each for each in DRIVERS if each != "migraine_trigger"])
@pytest.mark.parametrize("lens", [Lens.ARTICLE, EVIDENCE])
def test_a_drivers_layer_is_what_it_adds_to_the_level(driver: str, lens: Lens) -> None:
    every = BURDEN | {driver: 0.0}
    without = frame_of(archetype="migraine_cgrp", days=10.1, values=every, lens=lens).readouts["trigger_level"]
    whole = frame_of(archetype="migraine_cgrp", days=10.1, values=every | {driver: 1.0}, lens=lens)
    added = whole.readouts["trigger_level"] - without
    assert added > 0.01
    assert counted(whole).layers[driver] == pytest.approx(LEVEL_STEPS * added, abs=1.01)


def test_what_seals_the_gut_thins_its_layer() -> None:
    layers = [
        counted(frame_of(archetype="healthy", values={"gut_permeability": 1.0, "glutamine": supply})).layers
        for supply in (0.5, 2.0)
    ]
    assert layers[0]["gut_permeability"] > layers[1]["gut_permeability"] > 0


def painted(name: str) -> Any:
    return pixels(picture(shown(name), "migraine")).astype(int)


def at_pixel(image: Any, x: float, y: float) -> Any:
    fitted = StageLayout.fit(1580, 690)
    return image[round(fitted.y(y)), round(fitted.x(x))]


def is_role(colour: Any, *roles: str, within: int = 14) -> bool:
    tones = [theme().colour(role) for role in roles]
    return any(np.abs(colour - [tone.blue(), tone.green(), tone.red()]).max() <= within for tone in tones)


@states
def test_the_lines_mark_stands_at_the_attack_line(name: str) -> None:
    image, line = painted(name), 540 - 380 * shown(name).readouts["attack_line"]
    assert is_role(at_pixel(image, 256, line + 3), "migraine_crest")
    assert not is_role(at_pixel(image, 256, line - 14), "migraine_crest")


@states
def test_water_ends_where_the_level_is(name: str) -> None:
    image, high = painted(name), 380 * shown(name).readouts["trigger_level"]
    # The surface is a light line, in gentle waves.
    column = [y for y in range(40, 540) if is_role(at_pixel(image, 234, y), "migraine_water_rim", within=22)]
    if high > 14:
        assert min(abs(540 - high - y) for y in column) <= 5
    else:
        assert not is_role(at_pixel(image, 234, 520), *(f"migraine_layer_{number}" for number in range(len(DRIVERS))))


@states
def test_water_runs_over_only_where_the_level_is_over_the_line(name: str) -> None:
    frame = shown(name)
    over = LEVEL_STEPS * (frame.readouts["trigger_level"] - frame.readouts["attack_line"])
    assert counted(frame).overflow == pytest.approx(max(0.0, over), abs=1.01)
    if abs(over) > 12:
        line = 540 - 380 * frame.readouts["attack_line"]
        assert is_role(at_pixel(painted(name), at.WEIR_LEFT + 3, line - 7), "migraine_layer_5") is (over > 0)


def test_a_line_that_is_nearly_reached_is_sprayed_over() -> None:
    frame = shown("healthy, nearly")
    assert frame.readouts["trigger_level"] < frame.readouts["attack_line"]
    assert counted(frame).overflow == 0 < counted(frame).spray


@pytest.mark.parametrize("name", ["mixed", "other", "in an attack", "blocked, other roads", "quiet day"])
def test_as_many_marks_go_on_to_the_brain_as_each_road_sends(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[float] = []
    monkeypatch.setattr(Trace, "draw_spike", lambda *given: sent.append(given[3]))
    frame, fitted = shown(name), StageLayout.fit(1580, 690)
    picture(frame, "migraine")
    by_cgrp = nearest(MARKS * frame.readouts["cgrp_receptor_occupancy"])
    by_others = nearest(MARKS * other_roads(frame))
    assert [sent.count(fitted.y(y)) for y in at.MARK_LINES] == [by_cgrp, by_others]
    assert len(sent) == by_cgrp + by_others


@states
def test_the_other_roads_are_as_wide_as_what_goes_by_them(name: str) -> None:
    frame = shown(name)
    fitted = StageLayout.fit(1580, 690)
    share, flow = 1 - frame.acting_values["cgrp_share"], other_roads(frame)
    column = pixels(picture(frame, "migraine", clock=CLOCK)).astype(int)[:, round(fitted.x(744))]
    rows = [y for y in range(480, 585) if is_role(column[round(fitted.y(y))], "migraine_other_bed", within=10)]
    wet = 96 * flow
    assert len(rows) == pytest.approx(96 * share + 8 - (wet if wet >= 1 else 0), abs=5)


@states
def test_rings_and_vessel_follow_sensitisation_and_cgrp(name: str) -> None:
    counts, readouts = counted(shown(name)), shown(name).readouts
    assert sum(counts.rings) / 5 == pytest.approx(readouts["trigeminal_sensitisation"], abs=0.5 / 40 + 1e-9)
    assert counts.vessel == pytest.approx(readouts["vessel"], abs=0.5 / 40 + 1e-9)


def test_the_vessel_widens_a_little_at_most() -> None:
    rest, widest = at.vessel_side(0.0, 1), at.vessel_side(1.0, 1)
    assert max(abs(b[1] - a[1]) for a, b in zip(rest, widest, strict=True)) < 0.35 * at.VESSEL_HALF


def days_of(*attacked: bool) -> tuple[PastDay, ...]:
    return tuple(PastDay(0.9 if each else 0.2, 0.7, each) for each in attacked)


COUNTED = {
    **STATES,
    "a whole day": State("migraine_cgrp", 28.0),
    "a whole day with its attack to come": State("migraine_other", 42.0),
    "the first hours": State("migraine_cgrp", 0.1, {"migraine_trigger": 1.0}),
    "the first day over": State("migraine_cgrp", 1.0, {"migraine_trigger": 1.0}),
    "27 days": State("migraine_mixed", 27.0),
    "soon after 28 days": State("migraine_mixed", 28.04),
    "the 29th day over": State("migraine_mixed", 29.0, {}, EVIDENCE),
    "each day an attack": State("migraine_cgrp", 30.5, {"migraine_trigger": 1.0}),
    "each day an attack, a whole day": State("migraine_cgrp", 30.0, {"migraine_trigger": 1.0}),
    "burdened for long": State("migraine_mixed", 56.3, BURDEN),
}


@cache
def counted_state(name: str) -> Frame:
    state = COUNTED[name]
    return frame_of(archetype=state.archetype, days=state.days, values=state.values, lens=state.lens)


@pytest.mark.parametrize("name", COUNTED)
def test_the_strip_has_as_many_attacks_as_the_number_says(name: str) -> None:
    frame = counted_state(name)
    bolts = recorded(frame, scene="migraine").of("migraine_attack_day")
    assert len(bolts) == nearest(frame.readouts["attack_days_28"]) == counted(frame).attack_days
    if frame.ghost is not GhostKind.NONE:
        assert counted(frame).ghost_days == nearest(frame.ghost_readouts["attack_days_28"])


@pytest.mark.parametrize("name", COUNTED)
def test_each_day_stands_in_its_own_place_with_its_own_attack(name: str) -> None:
    """A day that is over has its own mark: none is moved so that the number comes out."""
    frame, fitted = counted_state(name), StageLayout.fit(1580, 690)
    at_x = sorted(round(mark.x) for mark in recorded(frame, scene="migraine").of("migraine_attack_day"))
    begun = frame.day % 1 > 1e-6
    over = list(reversed(frame.past_days))[: 27 if begun else 28]
    ago = [number for number, day in enumerate(over, start=1) if day.attacked]
    boxes = [at.day_box(fitted, number) for number in range(29)]
    middles = [round(fitted.x((box.left + box.right) / 2)) for box in boxes]
    today = [middles[0]] if nearest(frame.readouts["attack_days_28"]) > len(ago) else []
    assert at_x == sorted([*(middles[number] for number in ago), *today])
    assert begun or not today


@states
def test_todays_square_holds_the_present_level_and_line(name: str) -> None:
    today, readouts = counted(shown(name)).today, shown(name).readouts
    if STATES[name].days is None:
        assert today is None
        return
    assert today is not None
    assert today.level / LEVEL_STEPS == pytest.approx(readouts["trigger_level"], abs=0.5 / LEVEL_STEPS + 1e-9)
    assert today.line / LEVEL_STEPS == pytest.approx(readouts["attack_line"], abs=0.5 / LEVEL_STEPS + 1e-9)
    box, image = at.day_box(StageLayout.fit(1580, 690), 0), painted(name)
    tall, middle = box.bottom - box.top, (box.left + box.right) / 2
    top = box.bottom - tall * min(1.0, readouts["trigger_level"] / 1.15)
    wet = "migraine_attack_day" if today.attacked else "migraine_day_level"
    line = box.bottom - tall * readouts["attack_line"] / 1.15
    assert is_role(at_pixel(image, middle, line), "migraine_crest", within=40)
    if readouts["trigger_level"] > 0.15 and abs(top - line) > 10:
        assert is_role(at_pixel(image, box.left + 6, top + 6), wet)
        assert not is_role(at_pixel(image, box.left + 6, top - 3), wet)


def test_a_days_level_and_line_stand_where_they_were() -> None:
    base = shown("quiet day")
    fitted = StageLayout.fit(1580, 690)
    for level, line in ((0.3, 0.8), (0.85, 0.6), (0.25, 0.5)):
        frame = replace(base, past_days=(PastDay(level, line, attacked=False),) * 28)
        image = pixels(picture(frame, "migraine")).astype(int)
        box = at.day_box(fitted, 12)
        middle, tall = (box.left + box.right) / 2, box.bottom - box.top
        assert is_role(at_pixel(image, middle, box.bottom - tall * line / 1.15), "migraine_crest", within=40)
        top = box.bottom - tall * level / 1.15
        assert is_role(at_pixel(image, middle, top + 5), "migraine_day_level")
        assert not is_role(at_pixel(image, middle, top - 4), "migraine_day_level")


def test_an_attack_day_is_told_by_form_and_not_by_colour_alone() -> None:
    days = dict(shown("quiet day").readouts, attack_days_28=28.0)
    frame = replace(shown("quiet day"), past_days=days_of(*[True] * 28), readouts=days)
    assert len(recorded(frame, scene="migraine").of("migraine_attack_day")) == 28


def test_one_medicine_in_two_people_looks_clearly_different() -> None:
    """A CGRP blocker leaves little of an attack that goes by CGRP, and nearly all of one that goes by other roads."""
    moments = {}
    for who in ("migraine_cgrp", "migraine_other"):
        for dose in (0.0, 1.0):
            values = {"cgrp_antagonist": dose, "migraine_trigger": 0.95}
            moments[who, dose] = frame_of(archetype=who, days=40.0, values=values, lens=EVIDENCE)
    marks = {key: counted(frame).cgrp_marks + counted(frame).other_marks for key, frame in moments.items()}
    assert marks["migraine_cgrp", 1.0] < 0.5 * marks["migraine_cgrp", 0.0]
    assert marks["migraine_other", 1.0] > 0.7 * marks["migraine_other", 0.0]
    images = [
        picture(replace(moments[who, 1.0], past_days=()), "migraine") for who in ("migraine_cgrp", "migraine_other")
    ]
    assert changed(images[0], images[1], by=24).mean() > 0.05


CONTROLS = {
    "migraine_trigger": (State("migraine_cgrp", 2.0), 0.9),
    "hormone_fluctuation": (State("migraine_cgrp", 3.1), 1.0),
    "cgrp_share": (State("migraine_mixed", 3.1), 0.9),
    "cgrp": (State("migraine_cgrp", 3.1), 2.0),
    "cgrp_antagonist": (State("migraine_cgrp", 42.08), 1.0),
    "triptan": (State("migraine_cgrp", 3.1), 1.0),
    "coq10": (State("migraine_cgrp", 28.08), 1.0),
    "butterbur": (State("migraine_cgrp", 28.08), 1.0),
    "curcumin": (State("migraine_cgrp", 28.08), 1.0),
    "magnesium_status": (State("migraine_cgrp", 28.08), 2.0),
    "threat": (State("migraine_cgrp", 3.1), 1.0),
    "sleep_loss": (State("migraine_cgrp", 10.1), 1.0),
    "blood_sugar": (State("migraine_cgrp", 3.1), 1.0),
    "gut_permeability": (State("migraine_cgrp", 3.1), 1.0),
    "breathing": (State("migraine_cgrp", 14.05), 1.0),
}


@pytest.mark.parametrize("control", CONTROLS)
def test_every_control_of_migraine_moves_more_than_its_own_mark(control: str) -> None:
    state, value = CONTROLS[control]
    before, after = (
        counted(frame_of(archetype=state.archetype, days=state.days, values=values, lens=state.lens))
        for values in ({}, {control: value})
    )
    shapes = [
        (
            each.layers,
            each.level,
            each.line,
            each.stars,
            each.docks,
            each.bound,
            each.balls,
            each.cgrp_share,
            each.shielded,
        )
        for each in (before, after)
    ]
    assert shapes[0] != shapes[1]


def test_a_supplement_that_does_nothing_in_a_lens_is_shown_so() -> None:
    by_lens = {
        lens: counted(frame_of(archetype="migraine_cgrp", days=28.08, values={"butterbur": 1.0}, lens=lens))
        for lens in Lens
    }
    assert by_lens[Lens.ARTICLE].release_helpers[0].acts
    assert not by_lens[EVIDENCE].release_helpers[0].acts


def test_two_frames_swapped_swap_their_pictures() -> None:
    one, other = shown("in an attack"), shown("blocked, other roads")
    now = {
        field: getattr(other, field)
        for field in ("readouts", "ghost", "ghost_readouts", "plugs", "acting_values", "past_days", "controls")
    }
    assert not changed(picture(replace(one, **now), "migraine"), picture(other, "migraine")).any()
    assert changed(picture(one, "migraine"), picture(other, "migraine"), by=24).any()


@pytest.mark.parametrize(("one", "other"), list(combinations(("quiet day", "in an attack", "other", "blocked"), 2)))
def test_states_that_differ_look_different(one: str, other: str) -> None:
    assert changed(picture(shown(one), "migraine"), picture(shown(other), "migraine"), by=24).mean() > 0.003


def test_a_ghost_is_an_outline_at_its_own_level_and_line() -> None:
    frame = replace(shown("burdened"), ghost=GhostKind.NONE, ghost_readouts={})
    ghosted = replace(frame, ghost=GhostKind.OTHER_LENS, ghost_readouts=shown("burdened, by evidence").readouts)
    differ = changed(picture(frame, "migraine"), picture(ghosted, "migraine"), by=40)
    fitted = StageLayout.fit(1580, 690)
    line = 540 - 380 * ghosted.ghost_readouts["attack_line"]
    rows = slice(round(fitted.y(line - 4)), round(fitted.y(line + 5)))
    assert differ[rows, round(fitted.x(at.WEIR_LEFT - 10)) : round(fitted.x(at.WEIR_RIGHT + 8))].any()
    there = round(100 * ghosted.ghost_readouts["trigger_level"])
    assert str(there) in {each.id: each.value_text for each in regions_of(ghosted)}["trigger_level"]


def test_with_a_still_picture_nothing_moves_and_without_it_does() -> None:
    frame = shown("mixed")
    still = [picture(frame, "migraine", clock=SceneClock(3.0, still=True)) for _ in range(2)]
    assert not changed(still[0], still[1]).any()
    assert changed(still[0], picture(frame, "migraine", clock=SceneClock(5.0))).any()


def test_motion_is_gentle_and_never_flickers() -> None:
    frame = shown("mixed")
    images = [pixels(picture(frame, "migraine", clock=SceneClock(3.0 + 0.1 * step))).astype(int) for step in range(6)]
    brightness = [image.mean() for image in images]
    assert max(brightness) - min(brightness) < 0.6
    assert all(np.mean(np.abs(b - a).max(axis=2) > 40) < 0.02 for a, b in pairwise(images))


def test_a_vector_file_holds_no_picture() -> None:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(1580, 690))
    generator.setViewBox(QRectF(0, 0, 1580, 690))
    painter = QPainter(generator)
    try:
        shapes = glyphs()
        migraine.paint(painter, QRectF(0, 0, 1580, 690), shown("mixed"), shapes.theme, shapes, catalogue(), CLOCK)
    finally:
        painter.end()
    assert b"<image" not in data.data()


def regions_of(frame: Frame, size: tuple[int, int] = (1580, 690), text_scale: float = 1.0) -> list[Any]:
    return migraine.regions(QRectF(0, 0, *size), frame, catalogue(), text_scale)


STRUCTURES = {
    "trigger_level", "migraine_trigger", "gut_permeability", "blood_sugar", "sleep_loss", "threat",
    "hormone_fluctuation", "attack_line", "trigeminal_nerve", "ht1_trigeminal", "cgrp", "cgrp_receptor", "vessel",
    "neuroinflammation", "trigeminal_sensitisation", "other_roads", "past_days", "migraine_attack",
}  # fmt: skip


@pytest.mark.parametrize("size", [(705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_structure_can_be_reached_by_name_and_value(size: tuple[int, int], text_scale: float) -> None:
    for name in ("healthy", "blocked", "triptan", "trigger that stays long"):
        found = regions_of(shown(name), size, text_scale)
        assert {each.id for each in found} == STRUCTURES
        assert len(found) == len(STRUCTURES)
        for each in found:
            assert each.name == catalogue().structures[each.id].name
            assert each.control_id == catalogue().structures[each.id].control_id
            assert each.value_text
            assert min(each.rect.width(), each.rect.height()) >= 4
            assert QRectF(0, 0, *size).contains(each.rect)


def test_no_structure_lies_wholly_under_the_later_ones() -> None:
    found = regions_of(shown("mixed"))
    for number, each in enumerate(found):
        spots = [
            (each.rect.left() + each.rect.width() * across / 20, each.rect.top() + each.rect.height() * down / 20)
            for across in range(1, 20)
            for down in range(1, 20)
        ]
        later = [other.rect for other in found[number + 1 :]]
        assert any(not any(rect.contains(*spot) for rect in later) for spot in spots), each.id


def test_values_are_those_of_the_frame() -> None:
    frame = replace(shown("in an attack"), ghost=GhostKind.NONE)
    said = {each.id: each.value_text for each in regions_of(frame)}
    assert str(round(100 * frame.readouts["cgrp_receptor_occupancy"])) in said["cgrp_receptor"]
    assert str(round(100 * frame.readouts["attack_line"])) in said["attack_line"]
    assert str(round(frame.readouts["attack_days_28"])) in said["past_days"]
    blocked = {each.id: each.value_text for each in regions_of(shown("blocked"))}
    assert catalogue().controls["cgrp_antagonist"].name in blocked["cgrp_receptor"]


def test_stars_have_room_at_every_width_of_the_vessel() -> None:
    slots = migraine_motion.star_slots()
    assert len(slots) == MOST_STARS
    apart = np.hypot(*(slots[:, None] - slots[None, :]).transpose(2, 0, 1)) + 1e3 * np.eye(len(slots))
    assert apart.min() > 14
    for wide in (0.0, 1.0):
        for place in at.receptors(wide):
            assert np.hypot(slots[:, 0] - place.x, slots[:, 1] - place.y).min() > 30
