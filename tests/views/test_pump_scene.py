"""The pump tells the truth: what is drawn is counted and measured against what the readouts say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import floor, hypot

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from gate_viz.content.records import Lens
from gate_viz.model import PARAMETERS
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.intents import Hold, SetControl
from gate_viz.session.session import Session
from gate_viz.views.scenes import pump, pump_dots
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.pump_chains import COIN_SCALE
from gate_viz.views.scenes.pump_picture import (
    COLUMNS,
    MOST_DOTS,
    MOST_ITEMS,
    PUMPS,
    STATIONS,
    TYPICAL_DOTS,
    TYPICAL_ITEMS,
    pump_picture,
)
from gate_viz.views.scenes.pump_synapse import SEAT_TRAVEL, needle_angle
from gate_viz.views.scenes.pump_tanks import filled_box, tank_box
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Place, StageLayout
from tests.views.frames import catalogue, make_frame, plug
from tests.views.painting import Recorder, changed, glyphs, picture, recorded, recorded_on_screen
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

ARTICLE, EVIDENCE = Lens.ARTICLE, Lens.EVIDENCE
SETTLED_DAYS = 28.0


@dataclass(frozen=True)
class State:
    """A real run."""

    archetype: str | None = "healthy"
    values: tuple[tuple[str, float], ...] = ()
    lens: Lens = ARTICLE
    days: float | None = SETTLED_DAYS

    @property
    def frame(self) -> Frame:
        return frame_of(archetype=self.archetype, values=dict(self.values), days=self.days, lens=self.lens)


STATES = {
    "healthy": State(),
    "depleted": State("depleted_supply", lens=EVIDENCE),
    "depleted, both pumps plugged": State("depleted_supply", (("duloxetine", 1.0),)),
    "both pumps plugged": State(values=(("duloxetine", 1.0),)),
    "both plugged, by evidence": State(values=(("duloxetine", 1.0),), lens=EVIDENCE),
    "serotonin pump plugged": State(values=(("ssri", 1.0),)),
    "serotonin pump half plugged": State(values=(("ssri", 0.25),)),
    "tricyclic": State(values=(("amitriptyline", 1.0),)),
    "venlafaxine": State(values=(("venlafaxine", 1.0),), lens=EVIDENCE),
    "milnacipran": State(values=(("milnacipran", 1.0),), lens=EVIDENCE),
    "tramadol": State(values=(("tramadol", 1.0),), lens=EVIDENCE),
    "lid on 5-HT3": State(values=(("ht3_antagonist", 1.0),), lens=EVIDENCE),
    "little tryptophan": State(values=(("tryptophan", 0.2),)),
    "little tyrosine, little copper": State(values=(("tyrosine", 0.2), ("copper", 0.2))),
    "no vitamin B6": State(values=(("vitamin_b6", 0.1),), lens=EVIDENCE),
    "much protein": State(values=(("protein", 2.0),)),
    "gluten": State(values=(("gluten", 1.0),)),
    "gluten, by evidence": State(values=(("gluten", 1.0),), lens=EVIDENCE),
    "low hormones": State("low_hormones"),
    "sleepless": State("anxious_sleepless", lens=EVIDENCE),
    "toe": State(None, lens=EVIDENCE, days=None),
    "toe, both plugged": State(None, (("duloxetine", 1.0),), EVIDENCE, None),
}  # fmt: skip
states = pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
LAYOUT = StageLayout.fit(1580, 690)


@cache
def recording(state: State) -> Recorder:
    return recorded(state.frame, scene="pump")


def half_up(value: float) -> int:
    return floor(value + 0.5)


def near(recorder: Recorder, glyph_id: str, x: float, y: float, within: float = 1.0) -> bool:
    """Whether a glyph was drawn at a place of the stage [design units]."""
    point = LAYOUT.point(x, y)
    return any(hypot(each.x - point.x(), each.y - point.y()) <= within for each in recorder.of(glyph_id))


# ------------------------------------------------------------------------------------------------- counts


@states
def test_dots_are_as_many_as_the_clefts_levels_say(state: State) -> None:
    readouts = state.frame.readouts
    for id_, typical in TYPICAL_DOTS.items():
        scale = pump_dots.dot_scale(id_, LAYOUT) * LAYOUT.scale
        drawn = [each for each in recording(state).of(f"dot_{id_}") if each.scale == pytest.approx(scale)]
        assert len(drawn) == min(MOST_DOTS[id_], half_up(typical * readouts[f"cleft_{id_}"])), id_


@states
def test_items_on_a_belt_are_as_many_as_its_chain_makes(state: State) -> None:
    readouts = state.frame.readouts
    ends = {"serotonin": "serotonin", "norepinephrine": "norepinephrine", "dopamine": "dopamine", "gaba": "gaba"}
    for name, chain in ends.items():
        belt = at.BELTS[name]
        on_it = [
            each
            for each in recording(state).of(belt.glyph)
            if each.y == pytest.approx(LAYOUT.y(belt.y)) and LAYOUT.x(belt.start) <= each.x <= LAYOUT.x(belt.end)
        ]
        wanted = half_up(TYPICAL_ITEMS[name] * readouts[f"synthesis_{chain}"])
        assert len(on_it) == min(MOST_ITEMS[name], wanted), name
    moons = recording(state).of("pump_moon")
    assert len(moons) == min(MOST_ITEMS["melatonin"], half_up(5 * readouts["melatonin"]))


@states
def test_vesicles_hold_as_much_as_is_stored(state: State) -> None:
    balls: dict[str, list[int]] = {}
    for key, _, _ in recorded_on_screen(state.frame, scene="pump").baked:
        if key[0] == "pump_vesicle":
            balls.setdefault(str(key[2]), []).append(int(str(key[3])))
    for id_, places in at.VESICLES.items():
        assert len(balls[id_]) == len(places)
        stored = min(3.0, state.frame.readouts[f"store_{id_}"])
        # One ball more or less, and the vesicle that is open to the cleft.
        assert np.mean(balls[id_]) == pytest.approx(5 * stored, abs=0.8), id_


@states
def test_plugs_fill_the_four_pumps_as_far_as_they_are_occupied(state: State) -> None:
    for target, places in at.PUMP_PLACES.items():
        filled = 0.0
        for place in places:
            middle = LAYOUT.point(place.x, place.y)
            for each in recording(state).drawn:
                away = hypot(each.x - middle.x(), each.y - middle.y()) / (place.scale * LAYOUT.scale)
                if each.glyph_id.endswith(f".{target}") and away <= SEAT_TRAVEL:
                    filled += 1 - away / SEAT_TRAVEL
        held = sum(each.share for each in state.frame.plugs if each.target == target and each.share > 0.02)
        assert filled / PUMPS == pytest.approx(held, abs=0.01)
        assert held == pytest.approx(state.frame.readouts[f"{target}_occupancy"], abs=0.021)


@pytest.mark.parametrize("target", ["sert", "net"])
def test_a_sixth_a_third_a_half_and_four_fifths_all_look_different(target: str) -> None:
    shares = (0.0, 0.17, 0.33, 0.5, 0.8)
    drawn = [picture(make_frame((plug(target, "duloxetine", share),) if share else ()), "pump") for share in shares]
    for number, one in enumerate(drawn):
        for other in drawn[number + 1 :]:
            assert changed(one, other, 24).sum() > 300


@states
def test_marks_of_carrying_back_are_as_many_as_free_pumps_carry(state: State) -> None:
    for target, id_ in (("sert", "serotonin"), ("net", "norepinephrine")):
        free = 1 - state.frame.readouts[f"{target}_occupancy"]
        assert len(recording(state).of(f"chevron_{id_}")) == pytest.approx(2 * PUMPS * free, abs=1.0)


@states
def test_heaps_and_sockets_are_as_full_as_the_controls_say(state: State) -> None:
    acting = state.frame.acting_values
    for heap in ("tryptophan", "tyrosine"):
        box = at.HEAP_BOXES[heap]
        pieces = [
            each
            for each in recording(state).of(f"pump_{heap}")
            if LAYOUT.rect(*box).contains(each.x, each.y) and each.y > LAYOUT.y(box.top)
        ]
        assert len(pieces) == half_up(6 * acting[heap])
    for id_, cofactors in STATIONS.items():
        for number, cofactor in enumerate(cofactors):
            x, y = at.STATION_PLACES[id_].socket(number, len(cofactors))
            assert near(recording(state), cofactor, x, y) is (acting[cofactor] >= 0.97), (id_, cofactor)
            assert near(recording(state), f"pump_short_{cofactor}", x, y) is (acting[cofactor] < 0.97)


def test_a_socket_that_is_half_full_is_drawn_between_full_and_empty() -> None:
    """What is bright in the socket of copper: it falls with what there is."""
    x, y = at.STATION_PLACES["dopamine_hydroxylase"].socket(1, 2)
    bright = []
    for level in (1.0, 0.8, 0.5, 0.2, 0.0):
        image = picture(make_frame(acting={"copper": level}), "pump")
        bright.append(
            sum(
                image.pixelColor(round(x + dx), round(y + dy)).lightness()
                for dx in range(-16, 17, 2)
                for dy in range(-16, 17, 2)
                if hypot(dx, dy) <= 16
            )
        )
    assert bright == sorted(bright, reverse=True)
    assert len(set(bright)) == len(bright)
    assert pytest.approx(at.SOCKET_RADIUS, abs=1) == 46 * COIN_SCALE


# ------------------------------------------------------------------------------------------------- sizes


@states
def test_a_filled_tanks_area_is_what_is_in_the_cleft(state: State) -> None:
    unit = at.TANK_UNIT[0] * at.TANK_UNIT[1]
    for id_, tank in pump_picture(state.frame).tanks.items():
        box = filled_box(id_, tank)
        area = (box.right - box.left) * (box.bottom - box.top) / unit
        assert area == pytest.approx(state.frame.readouts[f"cleft_{id_}"], rel=0.03, abs=0.01)


@states
def test_tanks_are_as_high_as_the_transmitter_stays_and_know_what_is_made(state: State) -> None:
    readouts = state.frame.readouts
    typical_s = {
        "serotonin": PARAMETERS.serotonin_time_constant_s,
        "norepinephrine": PARAMETERS.norepinephrine_time_constant_s,
    }
    for id_, tank in pump_picture(state.frame).tanks.items():
        box = tank_box(id_, tank.sent, tank.kept)
        stays = readouts[f"clearance_time_{id_}"] / typical_s[id_]
        assert (box.bottom - box.top) / at.TANK_UNIT[1] == pytest.approx(min(stays, 4.4), abs=0.006)
        assert tank.made == pytest.approx(readouts[f"synthesis_{id_}"], abs=0.011)


@pytest.mark.parametrize("name", [name for name, state in STATES.items() if state.days])
def test_after_days_what_is_sent_times_how_long_it_stays_is_what_is_in_the_cleft(name: str) -> None:
    readouts = STATES[name].frame.readouts
    for id_, tank in pump_picture(STATES[name].frame).tanks.items():
        assert tank.settled
        assert tank.sent * tank.kept == pytest.approx(readouts[f"cleft_{id_}"], rel=0.05, abs=0.01)


def test_while_a_plug_is_new_the_tank_is_higher_than_it_is_full_and_says_that_it_settles() -> None:
    frame = frame_of(scenario="healthy")
    plugged = replace(
        frame,
        readouts={**frame.readouts, "clearance_time_serotonin": 3 * frame.readouts["clearance_time_serotonin"]},
    )
    tank = pump_picture(plugged).tanks["serotonin"]
    assert not tank.settled
    assert filled_box("serotonin", tank).top > tank_box("serotonin", tank.sent, tank.kept).top + 60
    assert pump_picture(frame).tanks["serotonin"].settled


@states
def test_lanes_and_needle_are_the_brakes_and_the_accelerator(state: State) -> None:
    readouts, drawn = state.frame.readouts, pump_picture(state.frame)
    for name, readout in (("alpha2", "alpha2_brake"), ("ht1", "ht1_brake"), ("ht3", "ht3_facilitation")):
        assert drawn.effects[name] == pytest.approx(readouts[readout], abs=0.0026)
    sum_ = readouts["alpha2_brake"] + readouts["ht1_brake"] - readouts["ht3_facilitation"]
    assert needle_angle(drawn.effect) == pytest.approx(86 * min(1, max(-1, 1 - sum_)), abs=0.5)
    assert drawn.ions == min(8, half_up(readouts["ht3_facilitation"] / 0.04))
    assert drawn.held_back == half_up(100 * min(1.0, max(0.0, sum_ / 2)))


def test_spikes_go_on_to_the_brain_as_close_as_the_next_nerve_fires() -> None:
    """Marks on the same stretch of nerve: none without spikes, and twice as many at twice the rate."""
    drawn = {rate: recorded_on_screen(make_frame(projection_hz=rate), scene="pump") for rate in (0.0, 24.0, 48.0)}
    count = {rate: sum(key[0] == "spike" for key, _, _ in each.baked) for rate, each in drawn.items()}
    assert count[0.0] == 0
    assert count[24.0] >= 3
    assert count[48.0] == pytest.approx(2 * count[24.0], abs=2)
    assert pump_picture(make_frame(projection_hz=15.6)).rate == 16


@pytest.mark.parametrize("quality", [0.2, 0.5, 1.0])
def test_the_marks_of_sleep_lie_on_the_moons_disc(quality: float) -> None:
    """Beside it they would be lost on a light ground."""
    drawn = recorded(make_frame(sleep_quality=quality, melatonin=1.0), scene="pump").of("pump_sleep")
    assert len(drawn) == half_up(3 * quality)
    middle, radius = LAYOUT.point(at.MOON.x, at.MOON.y), 46 * at.MOON.scale * LAYOUT.scale
    for each in drawn:
        assert hypot(each.x - middle.x(), each.y - middle.y()) + 44 * each.scale <= radius


@states
def test_stations_shine_as_fast_as_their_chains_run(state: State) -> None:
    readouts, stations = state.frame.readouts, pump_picture(state.frame).stations
    chains = {
        "htp_station": "synthesis_serotonin",
        "dopa_station": "synthesis_dopamine",
        "dopamine_hydroxylase": "synthesis_norepinephrine",
    }
    for id_, readout in chains.items():
        assert stations[id_].light == pytest.approx(min(1.0, readouts[readout]), abs=0.011)


def test_the_gluten_arm_presses_in_the_articles_lens_and_not_by_the_evidence() -> None:
    told, shown = (pump_picture(STATES[name].frame) for name in ("gluten", "gluten, by evidence"))
    assert told.gluten[1] == pytest.approx(PARAMETERS.gluten_gad_share, abs=0.011)
    assert told.stations["gad"].light < 0.7
    assert shown.gluten == (1.0, 0.0)
    both = frame_of(archetype="healthy", values={"gluten": 1.0, "vitamin_b6": 0.3}, days=SETTLED_DAYS, lens=EVIDENCE)
    assert pump_picture(both).gluten[1] == 0.0


# ------------------------------------------------------------------------------------------------- what acts

ACTS: Mapping[str, float] = {
    "tryptophan": 0.3, "tyrosine": 0.2, "protein": 0.4, "glutamine": 0.3, "iron": 0.3, "magnesium_status": 0.3,
    "calcium": 0.3, "vitamin_b6": 0.3, "folate": 0.3, "vitamin_c": 0.3, "zinc": 0.3, "copper": 0.3, "gluten": 1.0,
    "estrogen": 0.2, "testosterone": 0.2, "probiotics": 1.0, "ssri": 1.0, "duloxetine": 1.0, "venlafaxine": 1.0,
    "milnacipran": 1.0, "amitriptyline": 1.0, "tramadol": 1.0, "ht3_antagonist": 1.0,
}  # fmt: skip


@pytest.mark.parametrize("control_id", ACTS)
def test_each_of_its_controls_changes_what_moves_or_shines_here(control_id: str) -> None:
    """Not only its own socket or heap: what is made, stored, kept or done is drawn otherwise too."""
    plain = pump_picture(STATES["healthy"].frame)
    frame = frame_of(archetype="healthy", values={control_id: ACTS[control_id]}, days=SETTLED_DAYS, lens=ARTICLE)
    with_it = pump_picture(frame)
    assert (with_it.items, with_it.balls, with_it.dots, with_it.tanks, with_it.effects) != (
        plain.items,
        plain.balls,
        plain.dots,
        plain.tanks,
        plain.effects,
    )
    assert changed(picture(frame, "pump"), picture(STATES["healthy"].frame, "pump"), 24).sum() > 150


def test_little_made_is_little_gained() -> None:
    full, short = (pump_picture(STATES[name].frame) for name in ("both pumps plugged", "depleted, both pumps plugged"))
    for id_ in COLUMNS:
        assert short.tanks[id_].kept > 1.7
        assert short.tanks[id_].level < 0.5 * full.tanks[id_].level
    assert short.items["serotonin"] == 0


def test_medicines_of_the_pumps_are_told_apart_by_seat_and_consequence() -> None:
    """SSRI: serotonin's side alone. SNRI and tricyclic: both sides, with other plugs."""
    alone, both, third = (
        pump_picture(STATES[name].frame)
        for name in ("serotonin pump plugged", "both plugged, by evidence", "tricyclic")
    )
    assert {"net", "alpha2"} <= alone.dimmed
    assert not both.dimmed & {"sert", "net", "ht1", "alpha2"}
    assert alone.tanks["norepinephrine"].percent == pytest.approx(100, abs=3)
    assert both.tanks["norepinephrine"].percent > 140
    plugs = [each.seats["sert"][0].glyph for each in (alone, both, third)]
    assert len(set(plugs)) == 3


# ------------------------------------------------------------------------------------------------- frames


def test_the_picture_follows_the_numbers_when_two_frames_swap_them() -> None:
    one, other = STATES["healthy"].frame, STATES["depleted, both pumps plugged"].frame
    swapped = replace(
        one,
        readouts=other.readouts,
        plugs=other.plugs,
        acting_values=other.acting_values,
        ghost_values=other.ghost_values,
        strengths=other.strengths,
        ghost=other.ghost,
        ghost_readouts=other.ghost_readouts,
        spikes=other.spikes,
        time_s=other.time_s,
        controls=replace(one.controls, lens=other.lens),
    )
    assert pump_picture(swapped) == pump_picture(other)
    assert not changed(picture(swapped, "pump"), picture(other, "pump")).any()


def test_the_other_lens_is_an_outline_beside_the_tanks_and_the_needle() -> None:
    frame = STATES["both pumps plugged"].frame
    shown = pump_picture(frame)
    assert frame.ghost is GhostKind.OTHER_LENS
    assert shown.ghost_tanks["serotonin"].level == pytest.approx(frame.ghost_readouts["cleft_serotonin"], abs=0.003)
    none = replace(frame, ghost=GhostKind.NONE, ghost_readouts={})
    differs = changed(picture(frame, "pump"), picture(none, "pump"), 24)
    box = LAYOUT.rect(*filled_box("serotonin", shown.ghost_tanks["serotonin"])).toAlignedRect()
    assert differs[box.top() - 3 : box.bottom() + 3, box.left() - 3 : box.right() + 3].sum() > 60
    assert not differs[:300, :1180].any()
    assert not pump_picture(none).ghost_tanks


def test_still_holds_all_drift_and_moving_moves_it() -> None:
    frame = make_frame()
    at_once, later = (picture(frame, "pump", clock=SceneClock(seconds)) for seconds in (3.0, 4.0))
    assert changed(at_once, later, 24).sum() > 500
    again = picture(frame, "pump", clock=SceneClock(3.0, still=True))
    assert not changed(at_once, again).any()


def test_the_same_frame_gives_the_same_picture_whatever_was_drawn_before() -> None:
    frame = STATES["toe"].frame
    first = picture(frame, "pump", drawn_with=Recorder(glyphs().theme))
    for state in ("depleted", "serotonin pump plugged"):
        picture(STATES[state].frame, "pump")
    for _ in range(3):
        again = picture(frame, "pump")
    assert not changed(first, again, 2).any()


def test_a_vector_device_gets_vectors_alone() -> None:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, 1580, 690))
    painter = QPainter(generator)
    frame = STATES["both pumps plugged"].frame
    shapes = glyphs()
    pump.paint(painter, QRectF(0, 0, 1580, 690), frame, shapes.theme, shapes, catalogue(), SceneClock(3.0, still=True))
    painter.end()
    written = bytes(content.data()).decode()
    assert written.count("<path") > 300
    assert "<image" not in written
    assert QSvgRenderer(content).isValid()


# ------------------------------------------------------------------------------------------------- dots


def test_slots_lie_in_the_cleft_off_pumps_and_receptors_and_off_one_another() -> None:
    places = np.concatenate([pump_dots.slots()[id_] for id_ in ("serotonin", "norepinephrine", "dopamine")])
    assert (places > (at.CLEFT.left, at.CLEFT.top)).all()
    assert (places < (at.CLEFT.right, at.CLEFT.bottom)).all()
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) + 1e3 * np.eye(len(places))
    assert apart.min() > 10
    for place in (at.HT3, at.HT1, at.ALPHA2):
        assert np.hypot(*(places - (place.x, place.y - 22)).T).min() >= 49
    assert {id_: len(slots) for id_, slots in pump_dots.slots().items()} == dict(MOST_DOTS)


def test_no_dot_is_smaller_than_eight_pixels_on_the_screen() -> None:
    for size, pixel in (((705, 330), 1.0), ((740, 400), 2.0), ((1580, 690), 1.0)):
        layout = StageLayout.fit(size[0] * pixel, size[1] * pixel, pixel)
        for id_ in TYPICAL_DOTS:
            assert pump_dots.dot_scale(id_, layout) * 84 * layout.scale >= 8 * pixel - 1e-6


def test_what_is_more_than_the_cleft_can_show_is_said() -> None:
    full = pump_picture(make_frame(cleft_serotonin=5.0))
    assert full.dots["serotonin"] == MOST_DOTS["serotonin"]
    assert full.full == {"serotonin"}


def test_items_move_on_at_one_pace_and_stay_on_their_belt() -> None:
    before, after = (pump_dots.item_ways(6, 250.0, SceneClock(seconds)) for seconds in (0.0, 0.5))
    assert np.allclose(np.subtract(after, before), 0.5 * pump_dots.BELT_SPEED)
    for seconds in np.arange(0, 30, 0.7):
        ways = pump_dots.item_ways(6, 250.0, SceneClock(float(seconds)))
        assert all(0 <= way <= 250 for way in ways)
        assert np.allclose(np.diff(ways), 250 / 6)
    assert pump_dots.item_ways(0, 250.0, SceneClock(2.0)) == ()


def test_the_needle_stays_on_the_dial() -> None:
    assert needle_angle(1.0) == 0.0
    assert needle_angle(9.0) == -86.0
    assert needle_angle(-9.0) == 86.0
    assert Place(*at.DIAL, 1.0, -86.0).beside(0, -at.DIAL_RADIUS)[0] < at.DIAL[0] - 100


def test_a_held_ghost_stays_as_it_was_held_whatever_is_set_since() -> None:
    session = Session(catalogue())
    held = session.dispatch(Hold(held=True))
    later = session.dispatch(SetControl("lc_drive", 0.3))
    assert pump_picture(later).ghost_tanks == pump_picture(held).ghost_tanks
