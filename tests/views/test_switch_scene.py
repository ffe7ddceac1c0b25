"""The switch tells the truth: shapes are counted and measured against the readouts of real runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from math import cos, floor, hypot, radians, sin

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes import switch
from gate_viz.views.scenes import switch_layout as at
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.stage import SceneClock, StageWords
from gate_viz.views.scenes.stage_layout import Place, StageLayout
from gate_viz.views.scenes.switch_layout import Gauge
from gate_viz.views.scenes.switch_nerve import sent_marks, spike_length
from gate_viz.views.scenes.switch_picture import SwitchPicture, switch_picture, walker_sizes
from gate_viz.views.scenes.switch_regions import value_texts
from gate_viz.views.scenes.switch_words import stage_wording
from tests.views.frames import catalogue, make_frame, plug, train
from tests.views.painting import Drawn, Recorder, changed, glyphs, picture, recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

DRIVERS = ("gut_permeability", "infection", "sleep_loss", "environment", "blood_sugar")
ARTICLE, EVIDENCE = Lens.ARTICLE, Lens.EVIDENCE
DOT, DOCKED = 0.32, 0.5
STAGES = ((705, 330), (740, 400), (1180, 515), (1580, 690), (1920, 840), (3160, 1160))


@dataclass(frozen=True)
class State:
    """What a learner might set, and the day on which it is looked at."""

    archetype: str = "inflammatory_arthritis"
    values: tuple[tuple[str, float], ...] = ()
    lens: Lens = ARTICLE
    days: float = 28.0


STATES = {
    "healthy": State("healthy"),
    "inflamed": State(),
    "inflamed, by evidence": State(lens=EVIDENCE),
    "inflamed for a day": State(days=1.0),
    "locked": State(values=(("jak_inhibitor", 1.0),)),
    "locked, by evidence": State(values=(("jak_inhibitor", 1.0),), lens=EVIDENCE),
    "locked a little": State(values=(("jak_inhibitor", 0.2),)),
    "locked twice": State(values=(("jak_inhibitor", 2.0),)),
    "healthy, locked": State("healthy", (("jak_inhibitor", 1.0),)),
    "enzyme held": State(values=(("nsaid", 1.0),)),
    "enzyme held twice": State(values=(("nsaid", 2.0),)),
    "lock and tablet": State(values=(("jak_inhibitor", 1.0), ("nsaid", 0.5))),
    "turmeric": State(values=(("curcumin", 1.0),)),
    "leaky gut": State("healthy", (("gut_permeability", 1.0),)),
    "leaky gut, glutamine": State("healthy", (("gut_permeability", 1.0), ("glutamine", 2.0))),
    "leaky gut, guarded": State("healthy", (("gut_permeability", 1.0), ("probiotics", 1.0))),
    "infection": State("healthy", (("infection", 1.0),)),
    "lost sleep": State("healthy", (("sleep_loss", 1.0),)),
    "surroundings": State("healthy", (("environment", 1.0),)),
    "blood sugar": State("healthy", (("blood_sugar", 1.0),)),
    "blood sugar, by evidence": State("healthy", (("blood_sugar", 0.5),), EVIDENCE),
    "everything": State("healthy", tuple((driver, 1.0) for driver in DRIVERS)),
    "moving": State(values=(("movement", 1.0),)),
}  # fmt: skip
states = pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))


def shown(state: State) -> Frame:
    """The Frame of a real run; the other lens's Frame of the same run is its ghost."""
    frame = _run(state)
    other = _run(replace(state, lens=EVIDENCE if state.lens is ARTICLE else ARTICLE))
    return replace(frame, ghost=GhostKind.OTHER_LENS, ghost_readouts=other.readouts)


def _run(state: State) -> Frame:
    return frame_of(archetype=state.archetype, values=dict(state.values), days=state.days, lens=state.lens)


@cache
def recording(state: State) -> Recorder:
    return recorded(shown(state), scene="switch")


def layout(size: tuple[int, int] = (1580, 690), text_scale: float = 1.0) -> StageLayout:
    return StageLayout.fit(*size, 1.0, text_scale)


def counted(frame: Frame) -> SwitchPicture:
    return switch_picture(frame, catalogue())


def of_size(recorder: Recorder, glyph_id: str, scale: float) -> list[Drawn]:
    return [each for each in recorder.of(glyph_id) if abs(each.scale - scale * layout().scale) < 1e-6]


def rounded(value: float) -> int:
    return floor(value + 0.5)


# ------------------------------------------------------------------------------------------------- counts


@states
def test_cytokines_are_as_many_as_their_level_says(state: State) -> None:
    readouts = shown(state).readouts
    assert len(of_size(recording(state), "switch_pro", DOT)) == rounded(10 * readouts["cytokines"])
    assert len(of_size(recording(state), "switch_anti", DOT)) == rounded(3 * readouts["anti_genes"])


@states
def test_walkers_are_as_many_as_the_signals_say(state: State) -> None:
    readouts = shown(state).readouts
    for glyph_id, readout, whole in (("switch_stat", "jak_signal", 0.66), ("switch_nfkb", "nfkb", 0.42)):
        walking = [each.scale / (whole * layout().scale) for each in recording(state).of(glyph_id)]
        assert sum(walking) == pytest.approx(readouts[readout], abs=0.051), readout
        assert sum(size < 0.999 for size in walking) <= 1


@states
def test_locks_close_as_far_as_jak_is_held(state: State) -> None:
    frame = shown(state)
    closed = 0.0
    for place in at.RECEPTORS:
        seat = layout().point(*place.beside(0, at.JAK_IN))
        for each in recording(state).drawn:
            away = hypot(each.x - seat.x(), each.y - seat.y()) / (place.scale * layout().scale)
            if each.glyph_id == "medicine_lock" and away <= 30.1:
                closed += 1 - away / 30
    assert closed / len(at.RECEPTORS) == pytest.approx(frame.readouts["jak_block"], abs=0.01)


@states
def test_the_tablet_sits_in_the_enzyme_as_far_as_it_is_held(state: State) -> None:
    held = sum(each.share for each in shown(state).plugs if each.target == "cox")
    seat = layout().point(at.COX.x, at.COX.y)
    tablets = recording(state).of("medicine_tablet.cox")
    assert len(tablets) == (held > 0.02)
    for each in tablets:
        assert 1 - (each.x - seat.x()) / (24 * at.COX.scale * layout().scale) == pytest.approx(held, abs=0.01)


@states
def test_products_leave_as_the_genes_make_them(state: State) -> None:
    readouts = shown(state).readouts
    for glyph_id, readout in (("switch_pro", "pro_genes"), ("switch_anti", "anti_genes")):
        assert len(of_size(recording(state), glyph_id, 0.31)) == min(18, rounded(2 * readouts[readout]))


@states
def test_more_receptors_are_docked_the_more_cytokine_there_is(state: State) -> None:
    level = shown(state).readouts["cytokines"]
    docked = 0
    for place in at.RECEPTORS:
        spot = layout().point(*place.beside(0, -at.DOCK_OUT))
        docked += any(hypot(each.x - spot.x(), each.y - spot.y()) < 1 for each in recording(state).of("switch_pro"))
    assert docked == 1 + sum(level >= least for least in (2, 3.5, 5))


def share_of_colour(image: QImage, points: list[tuple[float, float]], first: str, last: str = "") -> float:
    """Share of points [design units] whose colour lies between two of the theme's, nearer than to anything else."""
    start, end = theme().colour(first), theme().colour(last or first)
    found = 0
    for x, y in points:
        spot = layout().point(x, y)
        colour = image.pixelColor(round(spot.x()), round(spot.y()))
        near = all(
            min(a, b) - 14 <= c <= max(a, b) + 14
            for a, b, c in (
                (start.red(), end.red(), colour.red()),
                (start.green(), end.green(), colour.green()),
                (start.blue(), end.blue(), colour.blue()),
            )
        )
        found += near
    return found / len(points)


@states
def test_helices_are_lit_from_their_very_beginning_in_proportion_to_what_their_genes_make(state: State) -> None:
    frame = shown(state)
    image = picture(frame, "switch")
    for gauge, kind, readout in ((at.PRO, "pro", "pro_genes"), (at.ANTI, "anti", "anti_genes")):
        last_lit, first_dark = light_on(image, gauge, f"switch_{kind}_fill_start", f"switch_{kind}_fill_end")
        # A quarter of the track is what a healthy person without medicine makes.
        expected = min(1.0, frame.readouts[readout] / 4)
        assert last_lit - 0.014 <= expected <= first_dark + 0.014, readout


def light_on(image: QImage, gauge: Gauge, first: str, last: str) -> tuple[float, float]:
    """Between which shares of a track its light ends, along its upper edge, which neither helix nor rungs reach."""
    columns = [gauge.x + gauge.length * (i + 0.5) / 800 for i in range(800)]
    # Not at the round corners, nor at the tick, which covers what lies under it.
    tick = gauge.x + gauge.length / 4
    seen = [x for x in columns if gauge.x + 4 < x < gauge.x + gauge.length - 4 and abs(x - tick) > 7]
    lit = [x for x in seen if share_of_colour(image, [(x, gauge.y + 6)], first, last)]
    assert lit == seen[: len(lit)]
    dark = [*seen[len(lit) :], gauge.x + gauge.length]
    return (lit[-1] - gauge.x) / gauge.length, (dark[0] - gauge.x) / gauge.length


def test_a_healthy_persons_helices_are_lit_to_the_tick() -> None:
    image = picture(shown(STATES["healthy"]), "switch")
    number = theme().colour("switch_number")
    for gauge, kind in ((at.PRO, "pro"), (at.ANTI, "anti")):
        row = round(layout().y(gauge.y - 3))
        columns = range(round(layout().x(gauge.x)), round(layout().x(gauge.x + gauge.length)))
        tick = [x for x in columns if is_near(image.pixelColor(x, row), number)]
        middle = sum(tick) / len(tick) + 0.5
        assert middle == pytest.approx(layout().x(gauge.x + gauge.length / 4), abs=1.0)
        upper = round(layout().y(gauge.y + 6))
        filled = [
            x for x in columns if is_near(image.pixelColor(x, upper), theme().colour(f"switch_{kind}_fill_start"))
        ]
        assert filled[0] == pytest.approx(layout().x(gauge.x), abs=3.0)
        assert max(filled) == pytest.approx(middle, abs=6.0)
        assert f"healthy_{kind}" in words(shown(STATES["healthy"]))


def is_near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 30


def test_outline_fill_and_track_begin_together_and_are_measured_alike() -> None:
    frame = replace(shown(STATES["locked"]), ghost_readouts={"pro_genes": 2.0, "anti_genes": 3.0})
    plain = picture(replace(frame, ghost=GhostKind.NONE), "switch")
    outlined = changed(plain, picture(frame, "switch"), by=40)
    for gauge, made in ((at.PRO, 2.0), (at.ANTI, 3.0)):
        row = at_row(gauge.y + gauge.height + at.GHOST_GAP + at.GHOST_DEPTH)
        columns = np.flatnonzero(outlined[row - 1 : row + 1].any(axis=0))
        assert columns[0] == pytest.approx(layout().x(gauge.x), abs=2.5)
        assert columns[-1] == pytest.approx(layout().x(gauge.x + gauge.length * made / 4), abs=6.0)


def test_what_goes_beyond_the_track_is_marked_behind_its_end() -> None:
    behind = [slice(round(layout().x(at.PRO.x + at.PRO.length + 3)), round(layout().x(at.PRO.x + at.PRO.length + 20)))]
    within, beyond = (picture(make_frame(pro_genes=made, anti_genes=1.0), "switch") for made in (3.99, 4.2))
    marked = changed(within, beyond, by=60)[at_row(at.PRO.y + 18) : at_row(at.PRO.y + 48), behind[0]]
    assert marked.sum() > 60


@states
def test_three_numbers_have_three_sizes_and_inflammation_leads(state: State) -> None:
    for size in STAGES:
        sizes = {label.id: label.size_px for label in labels_of(shown(state), size)}
        assert sizes["pro_percent"] > 1.25 * sizes["anti_percent"]
        assert sizes["anti_percent"] > 1.1 * sizes["rate"]


@pytest.mark.parametrize("size", STAGES)
def test_known_risks_stand_below_the_name_of_what_locks_jak_and_nowhere_else(size: tuple[int, int]) -> None:
    said = words(shown(STATES["lock and tablet"]), size)
    rows = [id_ for id_ in said if id_.startswith("risks_")]
    named = [id_ for id_ in said if id_.startswith("taken_")]
    assert len(rows) == 1
    assert "infection" in said[rows[0]]
    assert "clots" in said[rows[0]]
    assert rows[0].replace("risks", "taken") in named
    assert not any(id_.startswith("risks_") for id_ in words(shown(STATES["enzyme held"]), size))


@states
def test_pipes_are_as_full_as_their_controls_stand(state: State) -> None:
    frame = shown(state)
    image = picture(frame, "switch")
    for driver, y in zip(DRIVERS, at.PIPE_Y, strict=True):
        inside = [(at.PIPE_END, y - 38 + 0.5 * i) for i in range(153)]
        full = share_of_colour(image, inside, "switch_liquid")
        assert full == pytest.approx(frame.acting_values[driver], abs=0.03), driver
        chevrons = [each for each in recording(state).of("switch_chevron") if _in_jet(each, y)]
        assert bool(chevrons) is (frame.acting_values[driver] > 0), driver


def _in_jet(each: Drawn, y: float) -> bool:
    spot = layout().point(at.PIPE_END + 20, y)
    return abs(each.y - spot.y()) < 45 and each.x < spot.x() + 60


@states
def test_the_knob_is_turned_as_far_as_the_gain_says(state: State) -> None:
    frame = shown(state)
    image = picture(frame, "switch")
    turned = [0.5 * i for i in range(541)]
    # The notch of a healthy person covers some degrees in the middle, which every knob here has passed.
    lit = sum(
        share_of_colour(image, [on_knob(degree)], "switch_knob_level") for degree in turned if abs(degree - 135) > 8
    )
    covered = sum(abs(degree - 135) <= 8 for degree in turned)
    gain = 2 * (lit + covered) / len(turned)
    assert gain == pytest.approx(max(1.06, frame.readouts["first_nerve_gain"]), abs=0.04)


def on_knob(degree: float) -> tuple[float, float]:
    angle = radians(135 + degree)
    return at.KNOB[0] + 44 * cos(angle), at.KNOB[1] + 44 * sin(angle)


@states
def test_numbers_are_the_models_rounded(state: State) -> None:
    frame = shown(state)
    readouts, said = frame.readouts, words(frame)
    assert said["pro_percent"] == f"{rounded(100 * readouts['pro_genes'])}\u202f%"
    assert said["anti_percent"] == f"{rounded(100 * readouts['anti_genes'])}\u202f%"
    assert str(rounded(100 * readouts["cytokines"])) in said["cytokines"]
    assert said["rate"] == f"{rounded(readouts['c_fibre_hz'] + readouts['adelta_fibre_hz'])}\u202f/s"
    assert str(rounded(100 * frame.ghost_readouts["pro_genes"])) in said["ghost_pro"]
    assert str(rounded(100 * frame.ghost_readouts["anti_genes"])) in said["ghost_anti"]


# --------------------------------------------------------------------------------------- what the picture says


def test_a_jak_inhibitor_stops_both_programmes_and_leaves_drivers_cytokines_and_nfkb() -> None:
    before, after = (counted(shown(STATES[name])) for name in ("inflamed", "locked"))
    assert after.stats < 0.5 * before.stats
    assert after.pro_made < before.pro_made
    assert after.anti_made < 0.6 * before.anti_made
    assert sum(after.open_lanes) < 0.5 * sum(before.open_lanes)
    assert (after.jets, after.caltrops, after.docked, after.nfkb) == (
        before.jets, before.caltrops, before.docked, before.nfkb
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("healthy", each) for each in ("leaky gut", "infection", "lost sleep", "surroundings", "blood sugar")),
        *(("inflamed", each) for each in ("locked", "enzyme held", "turmeric", "moving")),
        ("leaky gut", "leaky gut, glutamine"),
        ("leaky gut", "leaky gut, guarded"),
    ],
)
def test_every_control_that_acts_here_changes_the_picture(before: str, after: str) -> None:
    one, other = shown(STATES[before]), shown(STATES[after])
    assert counted(one).look != counted(other).look
    assert changed(picture(one, "switch"), picture(other, "switch"), by=40).sum() > 400


def test_blood_sugar_drives_nfkb_more_than_the_road_of_jak() -> None:
    sugar = counted(shown(STATES["blood sugar"]))
    assert sugar.nfkb > sugar.stats + 0.5


def test_an_enzyme_held_turns_the_knob_down_and_leaves_the_genes() -> None:
    before, after = (counted(shown(STATES[name])) for name in ("inflamed", "enzyme held"))
    assert after.gain < before.gain - 0.1
    assert after.rate_hz < before.rate_hz
    assert after.pro_percent == pytest.approx(before.pro_percent, abs=2)


def test_two_frames_swapped_swap_their_pictures() -> None:
    one, other = shown(STATES["healthy"]), shown(STATES["locked"])
    swapped = replace(
        one,
        readouts=other.readouts,
        plugs=other.plugs,
        acting_values=other.acting_values,
        ghost_values=other.ghost_values,
        strengths=other.strengths,
    )
    swapped = replace(swapped, ghost_readouts=other.ghost_readouts)
    assert counted(swapped) == counted(other)
    same = recorded(swapped, scene="switch").drawn
    assert [each[:3] for each in same] == [each[:3] for each in recording(STATES["locked"]).drawn]


def test_a_part_of_a_walker_is_drawn_as_a_smaller_one() -> None:
    for number in (0.0, 0.3, 1.0, 2.7, 6.8):
        assert sum(walker_sizes(number)) == pytest.approx(number)
        assert sum(size < 1 for size in walker_sizes(number)) <= 1


def test_a_road_whose_jak_is_locked_is_walked_by_nobody() -> None:
    frame = replace(
        make_frame(cytokines=6.0, jak_signal=3.0, jak_block=0.5), plugs=(plug("jak", "jak_inhibitor", 0.5),)
    )
    assert counted(frame).open_lanes == (0.0, 0.0, 1.0, 1.0)
    ends = [layout().point(*lane[0]) for lane in at.LANES]
    for each in recorded(frame, scene="switch").of("switch_stat"):
        nearest = min(range(4), key=lambda row: abs(ends[row].y() - each.y))
        assert nearest >= 1


def test_guards_are_named_with_their_places_and_only_where_they_count() -> None:
    guarded = STATES["leaky gut, guarded"]
    assert {guard.target for guard in counted(shown(guarded)).guards} == {"gut_barrier"}
    assert not counted(shown(replace(guarded, lens=EVIDENCE))).guards
    assert "taken_0" in words(shown(guarded))


# ------------------------------------------------------------------------------------------------- motion


def alive(frame: Frame, speed: float = 1.0) -> Frame:
    """The same Frame with the nerve's spikes of the last seconds."""
    spikes = dict(frame.spikes, first_nerve=train(frame.readouts["signal_in"], 8.0))
    return replace(frame, time_s=8.0, spikes=spikes, controls=replace(frame.controls, speed=speed))


@pytest.mark.parametrize("name", ["healthy", "inflamed", "enzyme held", "everything"])
@pytest.mark.parametrize("speed", [1.0, 0.1])
def test_spikes_are_as_many_as_reach_the_cord(name: str, speed: float) -> None:
    frame = alive(shown(STATES[name]), speed)
    length, every = spike_length(layout()), 10 if speed == 1.0 else 1
    reaching = frame.readouts["c_fibre_hz"] + frame.readouts["adelta_fibre_hz"]
    assert abs(len(sent_marks(frame, length, 235.0)) - reaching * length / 235.0 * speed / every) <= 1.0


def test_a_nerve_that_is_not_excited_at_all_sends_nothing() -> None:
    assert sent_marks(make_frame(signal_in=0.0), 200.0, 235.0) == ()


def test_counting_spikes_anew_leaves_no_mark_out_of_place() -> None:
    frame = make_frame(signal_in=40.0, c_fibre_hz=30.0, adelta_fibre_hz=30.0, time_s=25.6)
    ways = sent_marks(frame, 4000.0, 235.0)
    assert len(ways) > 20
    assert max(np.abs(np.diff(ways))) < 3 * 235.0 / 0.1 / 60.0


def test_with_a_still_picture_and_a_frozen_model_nothing_moves() -> None:
    frame = alive(shown(STATES["inflamed"]))
    assert picture(frame, "switch") == picture(frame, "switch")


def test_with_a_frozen_model_shapes_and_walkers_move_and_numbers_and_nerve_do_not() -> None:
    frame = alive(shown(STATES["inflamed"]))
    early, late = (picture(frame, "switch", clock=SceneClock(seconds)) for seconds in (3.0, 4.1))
    moved = changed(early, late)
    assert moved[100:600, 200:740].any()
    assert not moved[:, 1240:].any()
    assert not moved[at_row(at.PRO.y - 46) : at_row(at.PRO.y + 66), 830:1040].any()


def at_row(y: float) -> int:
    return round(layout().y(y))


def test_drift_is_gentle() -> None:
    frame = alive(shown(STATES["everything"]))
    for seconds in (0.0, 1.0, 7.3):
        before, after = (
            recorded_at(frame, SceneClock(seconds + step)).of("switch_pro", "switch_anti") for step in (0.0, 1 / 60)
        )
        for one, other in zip(before, after, strict=True):
            step = hypot(one.x - other.x, one.y - other.y)
            assert step < 1.0 or one.scale < DOT * layout().scale


def recorded_at(frame: Frame, clock: SceneClock) -> Recorder:
    recorder = Recorder(theme())
    picture(frame, "switch", clock=clock, drawn_with=recorder)
    return recorder


# ------------------------------------------------------------------------------------------------- words


def longer() -> Catalogue:
    """The shipped catalogue with every text of the scenes a third longer."""
    texts = catalogue().texts

    class Longer(Texts):
        def get(self, key: str, /, **values: object) -> str:
            said = texts.get(key, **values)
            return said if said.endswith("%") and " " not in said else said + "m" * -(-len(said) // 3)

    return replace(catalogue(), texts=Longer({}, ""))


def labels_of(
    frame: Frame,
    size: tuple[int, int] = (1580, 690),
    chosen: StageWords = StageWords(),  # noqa: B008
    content: Catalogue | None = None,
) -> tuple[Label, ...]:
    theme()
    fitted = layout(size, chosen.text_scale)
    return stage_wording(fitted, counted(frame), frame, content or catalogue(), chosen).labels


def words(frame: Frame, size: tuple[int, int] = (1580, 690)) -> dict[str, str]:
    return {label.id: label.text for label in labels_of(frame, size)}


def assert_well_placed(labels: tuple[Label, ...], fitted: StageLayout) -> None:
    for label in labels:
        assert label.size_px >= max(12, 18 / 1920 * 1580 * fitted.scale - 0.01), label.id
        assert QRectF(0, 0, fitted.width, fitted.height).contains(label.rect()), label.id
    for one, other in combinations(labels, 2):
        assert not one.rect().intersects(other.rect()), (one.id, other.id)


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("clinician", [False, True])
def test_labels_are_legible_whole_and_off_each_other(size: tuple[int, int], text_scale: float, clinician: bool) -> None:
    for name in ("everything", "lock and tablet", "leaky gut, guarded", "moving"):
        labels = labels_of(shown(STATES[name]), size, StageWords(text_scale, clinician))
        assert_well_placed(labels, layout(size, text_scale))
        assert {label.id for label in labels} >= {"pro_percent", "anti_percent", "rate", "cytokines", "jak", "nfkb"}


@pytest.mark.parametrize("size", STAGES)
def test_words_a_third_longer_still_stand_well(size: tuple[int, int]) -> None:
    for text_scale in (1.0, 2.0):
        labels = labels_of(shown(STATES["lock and tablet"]), size, StageWords(text_scale), longer())
        assert_well_placed(labels, layout(size, text_scale))
        assert {label.id for label in labels} >= {"pro_percent", "anti_percent"}


@pytest.mark.parametrize("size", STAGES)
def test_words_stand_clear_of_locks_knob_and_helices(size: tuple[int, int]) -> None:
    fitted = layout(size)
    boxes = [gauge_box(fitted, gauge) for gauge in (at.PRO, at.ANTI)]
    x, y = at.KNOB
    boxes.append(fitted.rect(x - 53, y - 53, x + 53, y + 53))
    boxes += [lock_box(fitted, place) for place in at.RECEPTORS]
    for label in labels_of(shown(STATES["lock and tablet"]), size):
        assert not any(label.rect().intersects(box) for box in boxes), label.id


def gauge_box(fitted: StageLayout, gauge: Gauge) -> QRectF:
    return fitted.rect(gauge.x, gauge.y, gauge.x + gauge.length, gauge.y + gauge.height)


def lock_box(fitted: StageLayout, place: Place) -> QRectF:
    x, y = place.beside(0, at.JAK_IN)
    return fitted.rect(x - 30, y - 42, x + 30, y + 42)


def test_no_cytokine_lies_under_a_label() -> None:
    frame = shown(STATES["everything"])
    boxes = [label.rect() for label in labels_of(frame) if label.id not in ("first_nerve", "rate")]
    for each in of_size(recording(STATES["everything"]), "switch_pro", DOT):
        reach = 38 * each.scale
        box = QRectF(each.x - reach, each.y - reach, 2 * reach, 2 * reach)
        assert not any(box.intersects(other) for other in boxes)


def test_under_a_lock_the_words_say_what_is_locked_and_what_goes_on() -> None:
    said = words(shown(STATES["locked"]))
    assert said["jak"] == "JAK locked 70\u202f%"
    assert "still" in said["cytokines"]
    assert said["nfkb"] == "NF-κB goes on"
    free = words(shown(STATES["inflamed"]))
    assert (free["jak"], free["nfkb"]) == ("JAK", "NF-κB needs no JAK")


def test_clinicians_read_names_and_the_gain() -> None:
    frame = shown(STATES["inflamed"])
    said = {label.id: label.text for label in labels_of(frame, chosen=StageWords(clinician=True))}
    assert {"stat", "nucleus"} <= said.keys()
    assert said["gain"].endswith(f"{frame.readouts['first_nerve_gain']:.2f}")
    assert not {"stat", "nucleus", "gain"} & words(frame).keys()


def test_ghosts_are_dashed_for_the_other_lens_and_dotted_for_what_is_held() -> None:
    frame = shown(STATES["locked"])
    kinds = (GhostKind.NONE, GhostKind.OTHER_LENS, GhostKind.HELD)
    outlines = [picture(replace(frame, ghost=kind), "switch") for kind in kinds]
    for one, other in combinations(outlines, 2):
        rows = slice(at_row(at.ANTI.y + 66), at_row(at.ANTI.y + 86))
        assert changed(one, other, by=40)[rows].any()
    assert words(frame)["ghost_pro"].startswith("by evidence")
    assert words(replace(frame, ghost=GhostKind.HELD))["ghost_anti"].startswith("held")
    assert "ghost_pro" not in words(replace(frame, ghost=GhostKind.NONE))


def test_the_legend_says_how_many_spikes_a_mark_is_and_how_much_time_is_slowed() -> None:
    assert "ten spikes" in words(make_frame(speed=1.0))["legend"]
    assert "slowed 10 ×" in words(make_frame(speed=0.1))["legend"]


# ----------------------------------------------------------------------------------------------- structures

STRUCTURES = {*DRIVERS, "cytokines", "cytokine_receptor", "jak", "stat", "nucleus", "nfkb", "pro_genes", "anti_genes",
              "inflamed_nerve", "first_nerve_gain"}  # fmt: skip


@pytest.mark.parametrize("size", STAGES)
def test_every_structure_has_a_name_a_value_and_a_place_on_the_stage(size: tuple[int, int]) -> None:
    bounds = QRectF(0, 0, *size)
    found = switch.regions(bounds, shown(STATES["lock and tablet"]), catalogue())
    assert {region.id for region in found} == STRUCTURES
    for region in found:
        assert region.name
        assert region.value_text
        assert bounds.contains(region.rect)
        assert min(region.rect.width(), region.rect.height()) >= 4
        assert region.control_id is None or region.control_id in catalogue().controls


def test_every_structure_can_be_pointed_at() -> None:
    found = switch.regions(QRectF(0, 0, 1580, 690), shown(STATES["locked"]), catalogue())
    reached = set()
    for x in range(2, 1580, 6):
        for y in range(2, 690, 6):
            under = [region.id for region in found if region.rect.contains(x, y)]
            reached.update(under[-1:])
    assert reached == STRUCTURES


def test_values_say_who_holds_what() -> None:
    said: Mapping[str, str] = value_texts(shown(STATES["lock and tablet"]), catalogue())
    assert catalogue().controls["jak_inhibitor"].name in said["jak"]
    assert catalogue().controls["nsaid"].name in said["first_nerve_gain"]
    assert "by evidence" in said["pro_genes"]
    alone = value_texts(replace(shown(STATES["inflamed"]), ghost=GhostKind.NONE), catalogue())
    assert "by evidence" not in alone["pro_genes"]
    assert catalogue().controls["jak_inhibitor"].name not in alone["jak"]


# ----------------------------------------------------------------------------------------------- devices


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("theme_name", ["dark", "projector", "light", "high_contrast"])
def test_the_picture_covers_the_whole_stage_in_every_theme(size: tuple[int, int], theme_name: str) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    shapes = glyphs(theme_name)
    frame = shown(STATES["locked"])
    switch.paint(painter, QRectF(0, 0, *size), frame, shapes.theme, shapes, catalogue(), SceneClock())
    painter.end()
    for x in (0, size[0] // 2, size[0] - 1):
        for y in (0, size[1] - 1):
            assert image.pixelColor(x, y).name() != "#ff00ff"


def test_a_vector_device_gets_vectors_alone() -> None:
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    paper.setViewBox(QRectF(0, 0, 1580, 690))
    painter = QPainter(paper)
    shapes = glyphs()
    frame = alive(shown(STATES["locked"]))
    switch.paint(
        painter, QRectF(0, 0, 1580, 690), frame, shapes.theme, shapes, catalogue(), SceneClock(3.0, still=True)
    )
    painter.end()
    written = bytes(target.data()).decode("utf-8")
    assert "<path" in written
    assert "<image" not in written


def test_a_screen_with_two_device_pixels_shows_the_same_picture_finer() -> None:
    frame = shown(STATES["inflamed"])
    coarse = picture(frame, "switch", size=(790, 345), device_pixels=2.0)
    coarse.setDevicePixelRatio(1.0)
    fine = picture(frame, "switch", size=(1580, 690))
    assert changed(coarse, fine, by=60)[100:600, 430:780].mean() < 0.01


def test_what_stands_still_is_kept_and_drawn_once() -> None:
    recorder = Recorder(theme())
    frame = alive(shown(STATES["inflamed"]))
    for seconds in (3.0, 3.1, 3.2, 3.3):
        picture(frame, "switch", clock=SceneClock(seconds), drawn_with=recorder)
    receptors = recorder.of("switch_receptor")
    assert len(receptors) == len(at.RECEPTORS)


def test_what_carries_a_warning_is_not_drawn_without_it() -> None:
    for item in catalogue().lifestyle.values():
        if item.warning is not None:
            frame = frame_of(values={item.id: 1.0}, lens=Lens.ARTICLE)
            assert item.control.glyph not in {drawn.glyph_id for drawn in recorded(frame, scene="switch").drawn}
