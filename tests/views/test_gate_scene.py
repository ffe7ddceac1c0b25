"""The picture tells the truth: shapes are counted and measured against a run of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from math import floor, hypot
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontInfo, QImage, QPainter

from gate_viz.content.records import Lens
from gate_viz.model import PARAMETERS, Target
from gate_viz.session.experiment import Experiment, run_experiment
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.intents import ChooseScenario, SetControl, SetLens, SetSpeed
from gate_viz.session.session import Session
from gate_viz.views.scenes import gate, gate_dots, gate_shapes
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_picture import CONCERNS, TRANSMITTERS, GatePicture, gate_picture, pore_seats
from gate_viz.views.scenes.gate_places import Places, places_in
from gate_viz.views.scenes.gate_slots import slots
from gate_viz.views.scenes.gate_values import value_texts
from gate_viz.views.scenes.gate_words import stage_wording
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.spike_marks import travel_speed
from gate_viz.views.scenes.stage import SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.theme import font
from tests.views.frames import ASSETS, catalogue, make_frame, plug
from tests.views.painting import (
    Drawn,
    Recorder,
    changed,
    glyphs,
    picture,
    pixels,
    recorded,
    recorded_on_screen,
    theme,
)

pytestmark = pytest.mark.usefixtures("qapp")

SECONDS = 3.0
STAGES = {
    "1180×640 window": (900, 380),
    "1920×1080 window": (1580, 690),
    "4K window": (3160, 1380),
    "whole screen": (1920, 1080),
    "4:3": (1024, 640),
    "very wide": (2200, 600),
    "1920×1080, presenting": (1920, 901),
    "3840×2160, presenting": (3840, 1808),
}
TEXT_SIZES = {
    "1180×640": (949, 383, 1.0),
    "1180×640, 150 %": (833, 384, 1.5),
    "1180×640, 200 %": (718, 300, 2.0),
    "1180×640, presenting, 150 %": (1180, 408, 1.5),
    "1180×640, presenting, 200 %": (1180, 295, 2.0),
    "1920×1080, 150 %": (1410, 703, 1.5),
    "1920×1080, 200 %": (1240, 588, 2.0),
    "1920×1080, presenting, 150 %": (1920, 770, 1.5),
    "1920×1080, presenting, 200 %": (1920, 580, 2.0),
    "3840×2160, 150 %": (2820, 1403, 1.5),
}


@dataclass(frozen=True)
class State:
    """What a learner might set."""

    scenario: str
    values: tuple[tuple[str, float], ...] = ()
    lens: Lens = Lens.EVIDENCE


STATES = {
    "healthy": State("healthy"),
    "toe": State("stubbed_toe"),
    "rubbed": State("stubbed_toe", (("touch", 1.0),)),
    "sensitised": State("sensitised"),
    "brain short": State("stubbed_toe", (("norepinephrine", 0.3), ("serotonin", 0.4))),
    "brain strong": State("stubbed_toe", (("norepinephrine", 2.0), ("serotonin", 2.0), ("dopamine", 2.0))),
    "serotonin pump plugged": State("stubbed_toe", (("ssri", 1.0),)),
    "both pumps plugged": State("stubbed_toe", (("duloxetine", 1.0),), Lens.ARTICLE),
    "pumps and channels": State("stubbed_toe", (("amitriptyline", 1.0),)),
    "pore plugged": State("sensitised", (("ketamine", 1.0), ("injury", 0.7))),
    "opioid": State("stubbed_toe", (("opioid", 1.0),)),
    "opioid, taken away": State("stubbed_toe", (("opioid", 1.0), ("naloxone", 0.4))),
    "gaba, helped": State("stubbed_toe", (("benzodiazepine", 1.0), ("gaba", 0.5), ("touch", 0.5))),
    "much made": State("elbow_bump", (("glutamate", 3.0), ("substance_p", 2.0), ("endorphin", 3.0))),
}  # fmt: skip
states = pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))


@cache
def shown(state: State) -> Frame:
    """The Frame that the window would show: a session that runs in uneven slices of time."""
    session = Session(catalogue())
    session.dispatch(SetLens(state.lens))
    session.dispatch(ChooseScenario(state.scenario))
    for control_id, value in state.values:
        session.dispatch(SetControl(control_id, value))
    session.dispatch(SetSpeed(1.0))
    frame = session.frame
    while frame.time_s < SECONDS - 1e-9:
        frame = session.advance(min(37.0, (SECONDS - frame.time_s) * 1000 + 0.2))
    return frame


@cache
def run(state: State) -> Experiment:
    """A separate run, as ``simulate`` makes it."""
    return run_experiment(
        catalogue(),
        catalogue().scenarios[state.scenario],
        dict(state.values),
        lens=state.lens,
        seconds=shown(state).time_s,
        every_s=0.05,
    )


@cache
def computed(state: State) -> Mapping[str, float]:
    """Readouts at the end of the separate run."""
    return {readout: values[-1] for readout, values in run(state).series.items()}


def mean_rate_hz(state: State, readout: str, seconds: float) -> float:
    """Mean of a rate over the last seconds of the separate run [Hz]."""
    return float(np.mean(run(state).series[readout][-max(2, round(seconds / 0.05)) :]))


@cache
def recording(state: State) -> Recorder:
    return recorded(shown(state))


def layout(size: tuple[int, int] = (1580, 690)) -> StageLayout:
    return StageLayout.fit(*size)


def placed(state: State) -> Places:
    return places_in(counted(shown(state)))


def shares_drawn(recorder: Recorder, target: str, places: tuple[Place, ...]) -> float:
    """Share of a target that medicines hold, measured from how deep their pictures sit."""
    filled = 0.0
    for place in places:
        middle = layout().point(place.x, place.y)
        for each in recorder.drawn:
            away = hypot(each.x - middle.x(), each.y - middle.y()) / (place.scale * layout().scale)
            if each.glyph_id.endswith(f".{target}") and away <= 24.1:
                filled += 1 - away / 24.0
    return filled / len(places)


def largest_held(state: State, target: str) -> float:
    """Share of the medicine that holds most of a target."""
    return max((each.share for each in shown(state).plugs if each.target == target and each.share > 0.02), default=0.0)


# ------------------------------------------------------------------------------------------------- counts


@states
def test_dots_are_as_many_as_the_clefts_levels_say(state: State) -> None:
    scale = layout().scale
    for transmitter in (catalogue().transmitters[each] for each in TRANSMITTERS):
        share = {"glutamate": 6, "substance_p": 50}.get(transmitter.id, 1)
        wanted = floor(transmitter.typical_dots * computed(state)[f"cleft_{transmitter.id}"] / share + 0.5)
        own_scale = gate_dots.DOT_SCALE[transmitter.id] * scale
        dots = [each for each in recording(state).of(f"dot_{transmitter.id}") if abs(each.scale - own_scale) < 1e-6]
        assert len(dots) == min(wanted, len(slots(transmitter.id)))


@states
def test_vesicles_hold_as_much_as_is_stored(state: State) -> None:
    balls: dict[str, list[int]] = {}
    for key, _, _ in recorded_on_screen(shown(state)).baked:
        if str(key[0]).startswith("vesicle_"):
            balls.setdefault(str(key[1]), []).append(int(str(key[2])))
    for transmitter, counts in balls.items():
        stored = computed(state)[f"store_{transmitter}"]
        assert np.mean(counts) == pytest.approx(5 * stored, abs=0.5)


@states
def test_pores_show_the_shares_of_magnesium_medicine_and_open_pores_as_they_are(state: State) -> None:
    readouts, drawn, places = computed(state), recording(state), placed(state)
    held = readouts["nmda_block"]
    gone = 4.0
    for place in places.pores:
        seat = layout().point(*place.beside(0, 3))
        for each in drawn.of("ion_magnesium"):
            if abs(each.y - seat.y()) < 1:
                gone -= 1 - hypot(each.x - seat.x(), each.y - seat.y()) / (34 * place.scale * layout().scale)
    lifted = 4 * (1 - held) * (1 - readouts["nmda_magnesium_block"])
    given = sum(each.share for each in shown(state).plugs if each.target == "nmda_magnesium")
    # A medicine takes magnesium's place in each pore that it fills by half; so does magnesium that is given.
    taken = floor(4 * (held + given) + 0.5)
    assert gone == pytest.approx(taken + min(lifted, 4 - taken), abs=0.11)
    ions = [each for each in drawn.of("ion_in") if each.x < layout().x(900) and each.rotation == -90]
    assert len(ions) == pytest.approx(16 * readouts["nmda_open"], abs=0.51)
    assert len(drawn.of("nmda_gap")) == 4


def test_ketamine_leaves_the_pores_that_it_does_not_hold_as_they_are() -> None:
    frame = shown(STATES["toe"])
    alone = pore_seats(frame.readouts, ())
    with_it = pore_seats(frame.readouts, (plug("nmda_pore", "ketamine", 0.5),))
    assert [pore.held for pore in with_it] == [False, False, True, True]
    for before, after in zip(alone[1:2], with_it[1:2], strict=True):
        assert before.lift == after.lift == 0.0
    assert 0 < with_it[0].lift < alone[0].lift


def test_a_tenth_of_open_pores_is_not_drawn_as_half() -> None:
    pores = pore_seats({"nmda_open": 0.09, "nmda_magnesium_block": 0.85}, ())
    assert sum(pore.ions for pore in pores) <= 2
    assert sum(pore.lift == 0 for pore in pores) == 3


@states
def test_plugs_fill_the_pumps_as_far_as_they_are_occupied(state: State) -> None:
    for target in ("sert", "net"):
        occupied = computed(state)[f"{target}_occupancy"]
        drawn = shares_drawn(recording(state), target, placed(state).sites[target][0])
        assert drawn == pytest.approx(occupied if occupied > 0.02 else 0.0, abs=0.01)


@states
def test_opioids_sit_at_all_three_places_as_far_as_they_hold_the_receptors(state: State) -> None:
    held = largest_held(state, "mu_opioid")
    for places in placed(state).sites["mu_opioid"]:
        assert shares_drawn(recording(state), "mu_opioid", places) == pytest.approx(held, abs=0.01)


def test_a_second_medicine_at_a_receptor_waits_outside_it() -> None:
    both = recording(STATES["opioid, taken away"])
    waiting = {each.glyph_id for each in both.drawn if each.glyph_id in ("medicine_pod", "medicine_blank")}
    seated = {each.glyph_id for each in both.drawn if each.glyph_id.endswith(".mu_opioid")}
    assert len(seated) == 1
    assert waiting >= {"medicine_pod", "medicine_blank"} - {next(iter(seated)).partition(".")[0]}


@states
def test_sodium_channels_are_plugged_as_far_as_they_are_held(state: State) -> None:
    held = sum(each.share for each in shown(state).plugs if each.target == "sodium_channel")
    places = placed(state).sites["sodium_channel"][0]
    assert shares_drawn(recording(state), "sodium_channel", places) == pytest.approx(held, abs=0.01)


@states
def test_the_crescent_sits_on_gaba_a_as_far_as_it_is_held(state: State) -> None:
    held = largest_held(state, "gaba_a")
    assert shares_drawn(recording(state), "gaba_a", placed(state).sites["gaba_a"][0]) == pytest.approx(held, abs=0.01)


def test_what_a_medicine_holds_is_larger_and_what_it_does_not_concern_steps_back() -> None:
    plain, held = (placed(STATES[name]) for name in ("toe", "serotonin pump plugged"))
    assert held.sites["sert"][0][0].scale == pytest.approx(1.3 * plain.sites["sert"][0][0].scale)
    assert held.sites["gaba_a"] == plain.sites["gaba_a"]
    dimmed = counted(shown(STATES["serotonin pump plugged"])).dimmed
    assert {"mu", "nmda", "gaba_a"} <= dimmed
    assert not {"sert", "ht1", "ht3"} & dimmed
    assert not counted(shown(STATES["toe"])).dimmed


@pytest.mark.parametrize("drug_id", list(catalogue().drugs))
def test_any_medicine_is_drawn_where_the_gate_has_its_seat_and_nowhere_else(drug_id: str) -> None:
    state = State("stubbed_toe", ((drug_id, 2.0),))
    drawn = recording(state)
    held = {each.target for each in shown(state).plugs if each.share > 0.02}
    assert held
    glyph = catalogue().drugs[drug_id].glyph
    seated = {each.glyph_id for each in drawn.drawn if each.glyph_id.startswith(f"{glyph}.")}
    assert seated == {f"{glyph}.{target}" for target in held if target in CONCERNS}
    assert bool(counted(shown(state)).dimmed) is bool(held & set(CONCERNS))


def test_a_medicine_on_the_accelerator_sits_there_as_far_as_it_holds_it() -> None:
    drug_id = next(each.id for each in catalogue().drugs.values() if {b.target for b in each.bindings} == {Target.HT3})
    state = State("stubbed_toe", ((drug_id, 1.0),))
    held = largest_held(state, "ht3")
    assert held > 0.1
    assert shares_drawn(recording(state), "ht3", placed(state).sites["ht3"][0]) == pytest.approx(held, abs=0.01)
    said = value_texts(shown(state), catalogue())["ht3"]
    assert catalogue().controls[drug_id].name in said


def test_what_binds_no_target_of_this_scene_changes_nothing_in_it() -> None:
    plain = make_frame()
    drug_id = next(iter(catalogue().drugs))
    elsewhere = tuple(plug(target.value, drug_id, 0.8) for target in Target if target.value not in CONCERNS)
    assert counted(replace(plain, plugs=elsewhere)) == counted(plain)
    assert value_texts(replace(plain, plugs=elsewhere), catalogue()) == value_texts(plain, catalogue())


def test_chloride_ions_grow_with_the_modulator() -> None:
    alone, helped = (counted(make_frame(gaba_a_modulation=part)).chloride for part in (0.0, 0.53))
    assert helped >= alone + 4


@states
@pytest.mark.parametrize("speed", [1.0, 0.1])
def test_spikes_are_as_many_as_the_rates_say(state: State, speed: float) -> None:
    frame = replace(shown(state), controls=replace(shown(state).controls, speed=speed))
    lengths, spikes_per_mark = gate.nerve_lengths(layout()), 10 if speed == 1.0 else 1
    counts = {name: len(ways) for name, ways in gate.travelled(layout(), frame).items()}
    rates = {"first_nerve": "signal_in", "second_nerve": "projection_hz", "touch": "abeta_hz"}
    for nerve, readout in rates.items():
        on_the_way_s = lengths[nerve] / 235.0 * speed
        expected = mean_rate_hz(state, readout, on_the_way_s) * on_the_way_s / spikes_per_mark
        assert abs(counts[nerve] - expected) <= 1.0, nerve
    if counts["second_nerve"]:
        out = theme().colour("spike_out").rgba()
        drawn = sum(key[0] == "spike" and key[1] == out for key, _, _ in recorded_on_screen(frame).baked)
        # One or two near the nerve's beginning fade with the line, past the kept pixmaps.
        assert counts["second_nerve"] - 2 <= drawn <= counts["second_nerve"]


@pytest.mark.parametrize("size", STAGES.values(), ids=list(STAGES))
def test_spacing_of_spikes_is_that_of_their_rates_in_every_nerve(size: tuple[int, int]) -> None:
    frame = make_frame(speed=0.1, signal_in=40.0, projection_hz=20.0, abeta_hz=40.0, interneuron_hz=30.0)
    ways = gate.travelled(layout(size), frame)
    gaps = {name: np.abs(np.diff(each)) for name, each in ways.items() if len(each) > 1}
    assert np.allclose(gaps["first_nerve"], gaps["touch"][0])
    assert gaps["second_nerve"][0] == pytest.approx(2 * gaps["first_nerve"][0])
    assert gaps["first_nerve"][0] >= 235.0 / 0.1 / 40.0 - 1e-6


def test_no_mark_travels_longer_than_its_spike_is_kept() -> None:
    for width in (900, 1580, 2200, 4000):
        lengths = gate.nerve_lengths(StageLayout.fit(width, 600)).values()
        assert max(lengths) / travel_speed(max(lengths)) <= 2.4 + 1e-9


@states
def test_all_spikes_of_both_nerves_have_one_height(state: State) -> None:
    colours = {theme().colour(role).rgba() for role in ("spike_in", "spike_out")}
    heights = {
        key[3] for key, _, _ in recorded_on_screen(shown(state)).baked if key[0] == "spike" and key[1] in colours
    }
    assert len(heights) <= 1


@states
def test_ribbons_are_as_wide_as_the_drives(state: State) -> None:
    widths: dict[str, float] = {}
    for kind, _, _, width in gate.ribbons(counted(shown(state)), placed(state)):
        widths[kind] = widths.get(kind, 0.0) + width
    for kind, width in widths.items():
        assert width == pytest.approx(min(34, 34 * computed(state)[f"{kind}_drive"]), abs=0.26)


@states
def test_bars_are_as_long_as_the_brakes(state: State) -> None:
    readouts = computed(state)
    brakes = {"alpha2_brake": at.ALPHA2_SECOND, "ht1_brake": at.HT1, "d2_brake": at.D2}
    mu = placed(state).sites["mu_opioid"]
    brakes |= {"opioid_first_nerve": mu[0][0], "opioid_second_nerve": mu[1][0], "opioid_interneuron": mu[2][0]}
    # On the interneuron the receptor drives, as the articles tell it: an arrow.
    pushes = {"ht3_facilitation": at.HT3, "opioid_interneuron": mu[2][0]}
    for readout, place in (brakes | pushes).items():
        bar = nearest(recording(state).of("effect_arrow" if readout in pushes else "effect_bar"), place)
        size = (bar.scale / place.scale / layout().scale - 0.32) / 0.75 if bar else 0.0
        assert size == pytest.approx(min(1.0, readouts[readout]), abs=0.021), readout


def nearest(drawn: list[Drawn], place: Place) -> Drawn | None:
    """The glyph that hangs under a receptor, if any."""
    under = layout().point(*place.beside(0, 44))
    near = [each for each in drawn if hypot(each.x - under.x(), each.y - under.y()) < 16 * layout().scale]
    return min(near, key=lambda each: hypot(each.x - under.x(), each.y - under.y()), default=None)


@states
def test_numbers_are_the_models_rounded(state: State) -> None:
    readouts, texts = computed(state), words(shown(state))
    assert texts["in"] == str(floor(readouts["signal_in"] + 0.5))
    assert texts["out"] == str(floor(readouts["signal_out"] + 0.5))
    assert texts["gate_percent"].split("\u202f")[0] == str(floor(100 * readouts["gate_opening"] + 0.5))


PATIENT = StageWords()


def labels_of(frame: Frame, size: tuple[int, int] = (1580, 690), chosen: StageWords = PATIENT) -> tuple[Label, ...]:
    theme()
    fitted = StageLayout.fit(*size, 1.0, chosen.text_scale)
    return stage_wording(fitted, counted(frame), frame, catalogue(), chosen).labels


def words(frame: Frame, size: tuple[int, int] = (1580, 690), chosen: StageWords = PATIENT) -> dict[str, str]:
    return {label.id: label.text for label in labels_of(frame, size, chosen)}


def counted(frame: Frame) -> GatePicture:
    return gate_picture(frame, {id_: each.typical_dots for id_, each in catalogue().transmitters.items()})


def test_dots_of_the_picture_have_their_transmitters_colour() -> None:
    frame = shown(STATES["toe"])
    image = picture(frame)
    points = gate_dots.dot_positions("glutamate", counted(frame).dots["glutamate"], SceneClock(3.0))
    reds = []
    for x, y in points:
        at_dot = layout().point(x, y)
        colour = image.pixelColor(round(at_dot.x()), round(at_dot.y()))
        reds.append(colour.red() > 200 and colour.blue() < 120)
    assert np.mean(reds) > 0.9


# ------------------------------------------------------------------------------------------- what moves


def test_with_a_still_picture_and_a_frozen_model_nothing_moves() -> None:
    frame = shown(STATES["rubbed"])
    assert picture(frame) == picture(frame)


def test_with_a_frozen_model_only_the_dots_drift() -> None:
    frame = shown(STATES["both pumps plugged"])
    early, late = picture(frame, clock=SceneClock(3.0)), picture(frame, clock=SceneClock(4.7))
    free = np.ones((690, 1580), bool)
    for transmitter, count in counted(frame).dots.items():
        for x, y in slots(transmitter)[:count]:
            spot = layout().point(x, y)
            reach = round(gate_dots.DRIFT + 15)
            row, column = round(spot.y()), round(spot.x())
            free[max(0, row - reach) : row + reach, max(0, column - reach) : column + reach] = False
    moved = changed(early, late)
    assert moved.any()
    assert not (moved & free).any()


def test_spikes_travel_only_as_far_as_model_time_goes() -> None:
    session = Session(catalogue())
    session.dispatch(SetSpeed(0.1))
    before = session.advance(900.0)
    after = session.advance(100.0)
    elapsed_wall_s = (after.time_s - before.time_s) / after.controls.speed
    for nerve, length in gate.nerve_lengths(layout()).items():
        ways = gate.travelled(layout(), after)[nerve]
        for way in gate.travelled(layout(), before)[nerve]:
            now = way + 235.0 * elapsed_wall_s
            assert now >= length or min(abs(now - each) for each in ways) < 1.0


def test_a_nerves_line_begins_out_of_nothing() -> None:
    with_line, without = (picture(make_frame(projection_hz=hz)) for hz in (16.5, 0.0))
    start = round(layout().x(at.SECOND_SPIKES_START))
    beginning = np.s_[440:470, start : start + 12]
    assert np.abs(pixels(with_line)[beginning] - pixels(without)[beginning]).max() < 40
    above = pixels(without)[444, start : start + 12]
    assert np.abs(pixels(without)[454, start : start + 12] - above).max() < 40


def test_fewer_dots_leave_the_others_in_their_places() -> None:
    for transmitter in TRANSMITTERS:
        many, few = (gate_dots.dot_positions(transmitter, count, SceneClock(2.0)) for count in (20, 9))
        assert np.array_equal(many[:9], few)


def test_every_transmitter_has_a_place_for_each_dot_it_may_show() -> None:
    levels: dict[str, Any] = {f"cleft_{id_}": 1e4 for id_ in TRANSMITTERS}
    most = counted(make_frame(**levels))
    for transmitter, count in most.dots.items():
        assert len(slots(transmitter)) >= count
    assert most.full == frozenset(TRANSMITTERS)


def test_a_full_cleft_says_that_no_more_dots_can_be_drawn() -> None:
    assert any("full" in text for text in words(make_frame(cleft_glutamate=1e4)).values())
    assert "full" not in words(make_frame())["legend_0"]


def test_one_changed_constant_of_the_model_changes_the_picture() -> None:
    toe = catalogue().scenarios["stubbed_toe"]

    def frame(**constants: float) -> Frame:
        parameters = replace(PARAMETERS, **constants)
        return run_experiment(
            catalogue(), toe, {}, lens=Lens.EVIDENCE, seconds=SECONDS, every_s=SECONDS, parameters=parameters
        ).frame

    usual, brisk = frame(), frame(projection_threshold_hz=24.0)
    assert words(usual)["out"] != words(brisk)["out"]
    assert changed(picture(usual), picture(brisk), by=24).sum() > 1000


# ------------------------------------------------------------------------------------------ what is told apart


def test_small_and_large_shares_of_the_pumps_look_different() -> None:
    pictures = {
        share: picture(make_frame((plug("sert", "duloxetine", share),)))
        for share in (0.0, 0.021, 0.33, 0.45, 0.55, 0.84)
    }
    for one, other in combinations(pictures, 2):
        assert changed(pictures[one], pictures[other], by=40).sum() > 250, (one, other)


def test_medicines_are_told_apart_by_place_and_shape() -> None:
    taken = ("ssri", "duloxetine", "amitriptyline", "ketamine", "magnesium", "opioid", "naloxone", "benzodiazepine")
    drawn = {}
    for drug_id in taken:
        frame = shown(State("stubbed_toe", ((drug_id, 1.0),)))
        seated = frozenset(
            (each.glyph_id, round(each.x), round(each.y)) for each in recorded(frame).drawn if "." in each.glyph_id
        )
        assert seated, drug_id
        drawn[drug_id] = seated
    for one, other in combinations(taken, 2):
        assert not drawn[one] & drawn[other]


def test_a_sensitised_nerve_looks_warmer_and_nothing_else_changes_its_look() -> None:
    calm, sensitised = (picture(make_frame(sensitisation=degree)) for degree in (0.02, 0.8))
    inside = layout().point(1100, 420)
    before, after = (image.pixelColor(inside.toPoint()) for image in (calm, sensitised))
    assert after.red() > before.red() + 10
    outside = changed(calm, sensitised)[:, :780]
    assert not outside.any()


def test_ghosts_are_dashed_for_the_other_lens_and_dotted_for_what_is_held() -> None:
    outlines = [picture(make_frame(ghost=kind)) for kind in (GhostKind.NONE, GhostKind.OTHER_LENS, GhostKind.HELD)]
    for one, other in combinations(outlines, 2):
        assert changed(one, other, by=40)[650:].any()
    assert words(make_frame(ghost=GhostKind.HELD))["ghost"].startswith("held 36")
    assert words(make_frame(lens=Lens.EVIDENCE))["ghost"].startswith("as told")
    assert words(make_frame(lens=Lens.ARTICLE))["ghost"].startswith("by evidence")
    assert "ghost" not in words(make_frame(ghost=GhostKind.NONE))


def test_the_legend_says_how_many_spikes_a_mark_is_and_how_much_time_is_slowed() -> None:
    told = {speed: " ".join(words(make_frame(speed=speed)).values()) for speed in (1.0, 0.1, 0.01)}
    assert "ten spikes" in told[1.0]
    assert "one spike, slowed 10 ×" in told[0.1]
    assert "one spike, slowed 100 ×" in told[0.01]


# ------------------------------------------------------------------------------------------------- words


def assert_well_placed(labels: tuple[Label, ...], fitted: StageLayout, *, on_cells: tuple[str, ...] = ()) -> None:
    """Every label is large enough, whole, off every other and off cells, receptors and dots."""

    for label in labels:
        rect = label.rect()
        assert label.size_px >= 12
        assert QRectF(0, 0, fitted.width, fitted.height).contains(rect), label.id
        left, top = fitted.left + rect.left() / fitted.scale, fitted.top + rect.top() / fitted.scale
        box = Box(left, top, left + rect.width() / fitted.scale, top + rect.height() / fitted.scale)
        assert label.id in on_cells or gate_shapes.is_free(box), label.id
    for one, other in combinations(labels, 2):
        assert not one.rect().intersects(other.rect()), (one.id, other.id)


@pytest.mark.parametrize("size", STAGES.values(), ids=list(STAGES))
@pytest.mark.parametrize("name", ["toe", "opioid, taken away", "rubbed", "both pumps plugged"])
def test_labels_are_legible_whole_and_off_each_other_and_the_picture(size: tuple[int, int], name: str) -> None:
    for ghost in (0.05, 0.5, 0.9, 1.0):
        frame = replace(
            make_frame(gate_opening=1.0), plugs=shown(STATES[name]).plugs, ghost_readouts={"gate_opening": ghost}
        )
        labels = labels_of(frame, size)
        assert_well_placed(labels, layout(size))
        assert {label.id for label in labels} >= PRIMARY


PRIMARY = {"in", "out", "gate_percent", "gate_open", "first_nerve", "second_nerve", "interneuron", "touch_nerve",
           "from_the_brain", "serotonin", "ghost"}  # fmt: skip


@pytest.mark.parametrize("stage", TEXT_SIZES.values(), ids=list(TEXT_SIZES))
@pytest.mark.parametrize("name", ["toe", "both pumps plugged"])
def test_larger_words_stay_whole_and_off_each_other_and_the_picture(stage: tuple[int, int, float], name: str) -> None:
    width, height, scale = stage
    frame = replace(make_frame(), plugs=shown(STATES[name]).plugs)
    labels = labels_of(frame, (width, height), StageWords(scale))
    assert_well_placed(labels, StageLayout.fit(width, height, 1.0, scale))
    # The flattest stages have no room for the outline's name, which its region still says.
    spared = {"touch_nerve"} if StageLayout.fit(width, height, 1.0, scale).is_cramped else set()
    assert {label.id for label in labels} >= PRIMARY - spared - ({"ghost"} if height <= 300 else set())


@pytest.mark.parametrize("height", range(240, 420, 20))
@pytest.mark.parametrize(("width", "scale"), [(1400, 1.0), (935, 1.25), (813, 1.5), (690, 2.0)])
def test_how_far_the_gate_is_open_is_the_last_to_vanish(width: int, height: int, scale: float) -> None:
    frame = replace(make_frame(), plugs=shown(STATES["both pumps plugged"]).plugs)
    labels = {label.id: label for label in labels_of(frame, (width, height), StageWords(scale))}
    assert {"gate_percent", "gate_open"} <= labels.keys()
    if StageLayout.fit(width, height, 1.0, scale).is_cramped:
        assert not {"legend_0", "legend_1", "touch_nerve"} & labels.keys()
        assert len({labels[each].size_px for each in ("first_nerve", "second_nerve") if each in labels}) <= 1


@pytest.mark.parametrize("size", [(1580, 690), (1100, 480), (813, 190), (690, 220), (936, 300)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_medicines_are_listed_whole_and_the_rest_counted(size: tuple[int, int], scale: float, count: int) -> None:
    drugs = list(catalogue().drugs)[:count]
    frame = make_frame(plugs=tuple(plug("sert", each, 0.8) for each in drugs))
    fitted = StageLayout.fit(*size, 1.0, scale)
    totals = {each.id: each.typical_dots for each in catalogue().transmitters.values()}
    wording = stage_wording(fitted, gate_picture(frame, totals), frame, catalogue(), StageWords(scale))
    labels = {label.id: label for label in wording.labels}
    named = [labels[f"medicine_{row}"] for row in range(count) if f"medicine_{row}" in labels]
    drawn = [icon for icon in wording.icons if not icon.glyph_id.startswith("dot_")]
    assert len(named) == len(drawn)
    for label, icon in zip(named, drawn, strict=True):
        assert 104 * icon.place.scale * fitted.scale >= label.size_px - 1
    left_out = count - len(named)
    assert ("medicines_more" in labels) is (0 < left_out < count)
    if "medicines_more" in labels:
        assert labels["medicines_more"].text == f"+{left_out}"


@pytest.mark.parametrize("size", [(1580, 662), (3160, 1329), (1180, 521)])
def test_primary_words_grow_with_the_text_size(size: tuple[int, int]) -> None:
    usual, larger = (
        {label.id: label.size_px for label in labels_of(make_frame(), size, StageWords(scale))} for scale in (1.0, 1.5)
    )
    for id_ in ("in", "out", "interneuron"):
        assert larger[id_] > 1.05 * usual[id_], id_


@pytest.mark.parametrize("size", [(1580, 662), (1580, 690), (3160, 1329)])
@pytest.mark.parametrize("name", ["toe", "opioid, taken away", "gaba, helped"])
def test_clinicians_see_the_receptors_short_names(size: tuple[int, int], name: str) -> None:
    frame, clinician = shown(STATES[name]), StageWords(clinician=True)
    receptors = {"ampa", "nmda", "nk1", "gaba_a", "ht3", "ht1", "d2", "alpha2_first", "alpha2_second", "sodium_channel"}
    receptors |= {"mu_first", "mu_second", "mu_interneuron"}
    labels = labels_of(frame, size, clinician)
    assert receptors <= {label.id for label in labels}
    assert_well_placed(labels, layout(size), on_cells=tuple(receptors))
    assert not receptors & set(words(frame, size))
    assert not receptors & set(words(frame, (900, 380), clinician))


def test_names_of_receptors_stand_at_what_they_name_and_the_bracket_takes_every_pore() -> None:
    frame = shown(STATES["toe"])
    near = {label.id: label.rect().center() for label in labels_of(frame, chosen=StageWords(clinician=True))}
    sites = {"ampa": at.AMPA, "gaba_a": at.GABA_A, "nk1": at.NK1, "ht3": at.HT3, "d2": at.D2, "mu_first": at.MU_FIRST}
    sites |= {"mu_second": at.MU_SECOND, "mu_interneuron": at.MU_INTERNEURON, "alpha2_second": at.ALPHA2_SECOND}
    all_sites = {**sites, "nmda": at.NMDA[0], "ht1": at.HT1, "alpha2_first": at.ALPHA2_FIRST}
    for name in sites:
        apart = {other: hypot(near[name].x() - layout().x(place.x), near[name].y() - layout().y(place.y))
                 for other, place in all_sites.items()}  # fmt: skip
        assert min(apart, key=lambda other: apart[other]) == name
    plain, told = (picture(frame, words=StageWords(clinician=said)) for said in (False, True))
    column = changed(plain, told, by=20)[:, round(layout().x(930))]
    rows = np.flatnonzero(column[round(layout().y(290)) : round(layout().y(590))]) + round(layout().y(290))
    assert rows[0] <= layout().y(at.NMDA[0].y - 10)
    assert rows[-1] >= layout().y(at.NMDA[-1].y + 10)


def test_touch_is_named_beside_its_nerve_and_microglia_under_their_cell() -> None:
    for state in ("toe", "rubbed"):
        labels = {label.id: label for label in labels_of(shown(STATES[state]))}
        touch, microglia = labels["touch_nerve"], labels["microglia"]
        line = gate_shapes.outline(gate_shapes.TOUCH_LINE)
        ways = [line.pointAtPercent(share / 400) for share in range(401)]
        gap = min(abs(layout().x(point.x()) - touch.rect().right()) for point in ways
                  if abs(layout().y(point.y()) - touch.rect().center().y()) < 4)  # fmt: skip
        assert gap < 48
        assert touch.role == "word_touch"
        assert abs(microglia.rect().center().x() - layout().x(at.MICROGLIA.x)) < 12
        assert 0 < microglia.rect().top() - layout().y(at.MICROGLIA.y + 40) < 20


@states
def test_all_nmda_pores_are_one_size_whatever_holds_them(state: State) -> None:
    assert len({each.scale for each in recording(state).of("nmda_gap")}) == 1
    assert placed(state).pores == at.NMDA


def test_a_medicine_on_gaba_a_leaves_ampa_whole() -> None:
    # The right-most part of AMPA's upper arm and body, and the left-most of what a crescent on GABA-A covers.
    held = placed(STATES["gaba, helped"]).sites["gaba_a"][0][0]
    x, y = held.beside(-44, -12)
    for across, inward in ((31, -40), (21, 27), (33, -15)):
        arm_x, arm_y = at.AMPA.beside(across, inward)
        assert hypot(arm_x - x, arm_y - y) > 38 * held.scale
    before, after = (picture(shown(STATES[name])) for name in ("toe", "gaba, helped"))
    tip = layout().point(*at.AMPA.beside(26, -30))
    colour = after.pixelColor(tip.toPoint())
    assert colour.red() > colour.blue() + 40
    assert before.pixelColor(tip.toPoint()).red() > 150


def test_pumps_that_are_plugged_keep_their_chevrons_on_the_stage() -> None:
    for name in ("both pumps plugged", "serotonin pump plugged", "pumps and channels"):
        for each in recording(STATES[name]).of("chevron_serotonin", "chevron_norepinephrine"):
            assert each.y - 14 * each.scale > 0


def test_the_interneurons_trace_and_its_opioid_receptors_effect_lie_inside_the_cell() -> None:
    cell = gate_shapes.outline(gate_shapes.OUTLINES["interneuron"])
    left, right, baseline = at.INTERNEURON_SPIKES
    steps = [left + (right - left) * step / 20 for step in range(21)]
    for x in steps:
        for y in (baseline - at.INTERNEURON_SPIKE_HEIGHT + 1, baseline + 6):
            assert cell.contains(QPointF(x, y))
        above, below = (next(d for d in range(60) if not cell.contains(QPointF(x, baseline + s * d))) for s in (-1, 1))
        assert min(above, below) > 0.35 * max(above, below)
    for plugs in ((), (plug("mu_opioid", "opioid", 0.9),)):
        frame = make_frame(plugs, opioid_interneuron=1.0, gs_share=0.5, mu_occupancy=1.0)
        place = places_in(counted(frame)).sites["mu_opioid"][2][0]
        bars = [each for each in recorded(frame).of("effect_bar", "effect_arrow") if abs(each.rotation - 15) < 0.1]
        middle = layout().point(*place.beside(0, 44))
        near = [each for each in bars if hypot(each.x - middle.x(), each.y - middle.y()) < 60]
        assert len(near) == 2
        for each in near:
            spot = Place(each.x / layout().scale + layout().left, each.y / layout().scale, each.scale, 15)
            assert cell.contains(QPointF(*spot.beside(0, 14)))


def test_how_far_the_gate_is_open_is_the_largest_number() -> None:
    for size in ((1580, 690), (1920, 840), (740, 400)):
        sizes = {label.id: label.size_px for label in labels_of(make_frame(), size)}
        assert 1.15 < sizes["gate_percent"] / sizes["in"] < 1.4
        assert sizes["in"] == sizes["out"]


@pytest.mark.parametrize("size", [(1580, 690), (1920, 840), (1180, 515), (3160, 1160)])
def test_the_word_of_the_outline_keeps_its_place_whatever_it_says(size: tuple[int, int]) -> None:
    ends = set()
    for ghost in (0.02, 0.3, 0.61, 0.7, 0.99):
        labels = {label.id: label for label in labels_of(make_frame(ghost_readouts={"gate_opening": ghost}), size)}
        ends.add((labels["ghost"].y, labels["ghost"].rect().right()))
    assert len({y for y, _ in ends}) == 1
    # Each digit has its own width.
    assert np.ptp([right for _, right in ends]) < 12 * layout(size).scale


@pytest.mark.parametrize("drug_id", list(catalogue().drugs))
def test_names_of_medicines_keep_off_the_edge_of_the_stage(drug_id: str) -> None:
    frame = make_frame(plugs=(plug("sert", drug_id, 0.8),))
    for label in labels_of(frame):
        if label.id.startswith("medicine_"):
            assert label.rect().right() <= 1580 - 20, label.text


def test_magnesium_is_called_by_its_name() -> None:
    said = words(shown(State("stubbed_toe", (("magnesium", 1.0),))))
    assert said["medicine_0"].startswith("Magnesium")


def test_the_gate_number_says_what_it_is_about() -> None:
    said = words(make_frame())
    assert said["gate_for"] == "for a strong injury"
    assert said["in_word"] == "/s in"
    assert said["out_word"] == "/s out"


@pytest.mark.parametrize("cell", gate_shapes.OUTLINES)
def test_words_keep_off_the_outlines_that_are_drawn(cell: str) -> None:
    drawn = (ASSETS / "scenes" / "gate" / f"{cell}.svg").read_text(encoding="utf-8")
    assert f'd="{gate_shapes.OUTLINES[cell]}"' in drawn


def test_words_keep_off_the_touch_nerve_that_is_drawn() -> None:
    for name in ("touch_nerve", "touch_nerve_idle"):
        assert f'd="{gate_shapes.TOUCH_LINE}"' in (ASSETS / "scenes" / "gate" / f"{name}.svg").read_text("utf-8")


def test_bundled_letters_are_used() -> None:
    theme()
    assert [QFontInfo(font(20, weight)).family() for weight in (400, 500, 600, 700)] == ["Inter"] * 4


@pytest.mark.parametrize("size", STAGES.values(), ids=list(STAGES))
def test_every_structure_has_a_name_a_value_and_a_place_on_the_stage(size: tuple[int, int]) -> None:
    bounds = QRectF(0, 0, *size)
    found = gate.regions(bounds, shown(STATES["both pumps plugged"]), catalogue())
    assert len({region.id for region in found}) == len(found) > 20
    for region in found:
        assert region.name
        assert bounds.contains(region.rect)
        assert region.value_text
        assert region.control_id is None or region.control_id in catalogue().controls


def test_a_structure_names_the_medicine_that_holds_it() -> None:
    values = value_texts(shown(STATES["both pumps plugged"]), catalogue())
    assert "SNRI" in values["sert"]
    assert "84 %" in values["sert"]
    assert "SNRI" not in values["nmda"]


# ----------------------------------------------------------------------------------------------- devices


@pytest.mark.parametrize("size", STAGES.values(), ids=list(STAGES))
def test_the_picture_covers_the_whole_stage(size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    shapes = glyphs()
    gate.paint(painter, QRectF(0, 0, *size), make_frame(), shapes.theme, shapes, catalogue(), SceneClock())
    painter.end()
    for x in (0, size[0] // 2, size[0] - 1):
        for y in (0, size[1] - 1):
            assert image.pixelColor(x, y).name() != "#ff00ff"


def test_a_screen_with_two_device_pixels_shows_the_same_picture_finer() -> None:
    frame = make_frame()
    coarse = picture(frame, size=(790, 345), device_pixels=2.0)
    coarse.setDevicePixelRatio(1.0)
    fine = picture(frame, size=(1580, 690))
    # Words are laid out by the screen's own pixels, so that only the cells are compared.
    assert changed(coarse, fine, by=60)[380:640, 420:1240].mean() < 0.01


def test_a_mistake_while_painting_leaves_the_painter_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        message = "on purpose"
        raise RuntimeError(message)

    monkeypatch.setattr(gate, "paint_medicines", fail)
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shapes = glyphs()
    with pytest.raises(RuntimeError, match="on purpose"):
        gate.paint(painter, QRectF(0, 0, 400, 200), make_frame(), shapes.theme, shapes, catalogue(), SceneClock())
    assert painter.worldTransform().isIdentity()
    assert painter.end()
