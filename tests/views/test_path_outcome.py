"""The whole path tells why a level differs and what comes of it; and the face and the alarm follow the state."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame, Plug
from gate_viz.views.scenes import path_brain, path_face, path_outcome, path_spikes
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.labels import Label
from gate_viz.views.scenes.path_picture import TARGET_SHAPES, PathPicture, Pill, path_picture
from gate_viz.views.scenes.path_words import stage_labels
from gate_viz.views.scenes.stage import StageWords
from gate_viz.views.scenes.stage_layout import StageLayout
from tests.views.frames import catalogue
from tests.views.painting import changed, picture, pixels, recorded, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

TRAITS = ("cyp2d6", "smoking", "p_glycoprotein")


@cache
def taking(lens: Lens = Lens.EVIDENCE, days: float | None = None, **values: float) -> Frame:
    return frame_of(values=values, days=days, lens=lens)


def told(frame: Frame) -> PathPicture:
    return path_picture(frame, catalogue())


def pill_of(frame: Frame) -> Pill:
    pill = told(frame).pill
    assert pill is not None
    return pill


def labels(frame: Frame, size: tuple[int, int] = (1580, 690)) -> dict[str, Label]:
    layout = StageLayout.fit(*size)
    placed = stage_labels(layout, told(frame), frame, catalogue(), StageWords())
    return {label.id: label for label in placed}


# Why the level differs


CAUSES = {
    "cyp2d6_slow": {"duloxetine": 1.0, "cyp2d6": 0.0},
    "cyp2d6_fast": {"duloxetine": 1.0, "cyp2d6": 3.0},
    "smoking": {"duloxetine": 1.0, "smoking": 1.0},
    "bouncers_many": {"milnacipran": 1.0, "p_glycoprotein": 2.0},
    "bouncers_few": {"milnacipran": 1.0, "p_glycoprotein": 0.5},
}


@pytest.mark.parametrize("cause", CAUSES)
def test_the_trait_that_moves_the_level_is_told(cause: str) -> None:
    frame = taking(Lens.ARTICLE, **CAUSES[cause])
    assert pill_of(frame).causes == (cause,)
    assert labels(frame)["cause"].text == catalogue().texts.get(f"path.cause.{cause}")


def test_a_usual_level_needs_no_cause() -> None:
    for frame in (taking(duloxetine=1.0), taking(opioid=1.0, cyp2d6=0.0, smoking=1.0)):
        assert pill_of(frame).causes == ()
        assert not {"cause", "bars", "bar_person"} & labels(frame).keys()


def test_a_trait_that_has_no_weight_in_the_lens_is_no_cause() -> None:
    assert pill_of(taking(Lens.EVIDENCE, milnacipran=1.0, p_glycoprotein=2.0)).causes == ()


@pytest.mark.parametrize("drug_id", ["duloxetine", "amitriptyline"])
@pytest.mark.parametrize("cyp2d6", [0.0, 0.5, 3.0])
def test_the_largest_share_comes_first(drug_id: str, cyp2d6: float) -> None:
    """Each trait made usual in a run of its own: the one that then moves the level furthest is told first."""
    own = {"cyp2d6": cyp2d6, "smoking": 1.0, "p_glycoprotein": 2.0}
    usual = {"cyp2d6": 1.0, "smoking": 0.0, "p_glycoprotein": 1.0}

    def level(**values: float) -> float:
        return taking(Lens.ARTICLE, **{drug_id: 1.0}, **values).readouts[f"brain_level_{drug_id}"]

    moved = {id_: abs(np.log(level(**own) / level(**{**own, id_: usual[id_]}))) for id_ in TRAITS}
    order = sorted((id_ for id_ in TRAITS if moved[id_] > 0.05), key=lambda id_: -moved[id_])
    causes = pill_of(taking(Lens.ARTICLE, **{drug_id: 1.0}, **own)).causes
    assert [cause.startswith("bouncers") for cause in causes] == [id_ == "p_glycoprotein" for id_ in order]
    assert [cause.startswith("cyp2d6") for cause in causes] == [id_ == "cyp2d6" for id_ in order]


def test_a_level_on_its_way_says_so() -> None:
    early, late = taking(duloxetine=1.0, days=0.5), taking(duloxetine=1.0, days=28.0)
    assert pill_of(early).causes[0] == "building"
    assert pill_of(late).causes == ()


@pytest.mark.parametrize("cause", CAUSES)
def test_the_number_is_the_level_that_differs_and_the_bars_have_its_length(cause: str) -> None:
    frame = taking(Lens.ARTICLE, **CAUSES[cause])
    pill, readouts = pill_of(frame), frame.readouts
    place = "brain" if cause.startswith("bouncers") else "blood"
    level = readouts[f"{place}_level_{pill.drug_id}"]
    assert f"{round(100 * level)}" in labels(frame)["blood"].text
    assert place in labels(frame)["blood"].text
    assert pill.told_level == pytest.approx(level, abs=0.006)
    y = round(at.BARS[1] + 0.6 * at.BARS_APART)
    ink = theme().colour("ink")
    row = pixels(picture(frame, "path"))[y, round(at.BARS[0]) - 8 : round(at.BARS[0] + at.LONGEST_BAR) + 8]
    seen = (np.abs(row - [ink.blue(), ink.green(), ink.red()]).max(axis=1) < 40).sum()
    # Round ends add half the thickness at either side.
    assert seen - 9 == pytest.approx(min(at.LONGEST_BAR, at.BAR_WIDTH * level), abs=3)


# What the medicine holds


HELD = ("ssri", "milnacipran", "amitriptyline", "opioid", "ketamine", "magnesium", "benzodiazepine", "nsaid", "triptan")


@pytest.mark.parametrize("drug_id", HELD)
def test_the_round_picture_shows_what_is_held_most_and_its_share(drug_id: str) -> None:
    frame = taking(**{drug_id: 1.0})
    shares = {plug.target: plug.share for plug in frame.plugs if plug.drug_id == drug_id}
    pill = pill_of(frame)
    assert pill.held == pytest.approx(max(shares[id_] for id_ in shares if id_ in TARGET_SHAPES), abs=0.0051)
    assert labels(frame)["held"].text.startswith(f"{int(100 * pill.held + 0.5)} ")
    drawn = recorded(frame, scene="path")
    reach = at.INSET_RADIUS
    inside = [each for each in drawn.drawn if abs(each.x - at.INSET[0]) < reach and abs(each.y - at.INSET[1]) < reach]
    assert {each.glyph_id for each in inside} >= {TARGET_SHAPES[pill.target]}
    assert any(each.glyph_id.startswith(pill.glyph) for each in inside)


def test_a_medicine_sits_the_deeper_the_more_it_holds() -> None:
    frame = taking(ssri=1.0)
    depths = []
    for share in (0.2, 0.5, 0.9):
        held = replace(frame, plugs=(Plug("sert", "ssri", "medicine_cork", share),))
        (seated,) = (
            each
            for each in recorded(held, scene="path").of("medicine_cork.sert")
            if abs(each.x - at.INSET[0]) < at.INSET_RADIUS
        )
        depths.append(seated.y)
    assert depths == sorted(depths)
    assert depths[2] - depths[0] == pytest.approx(0.7 * path_outcome.SEAT_TRAVEL * path_outcome.INSET_SCALE, abs=0.1)


# Face and alarm


def test_the_face_follows_alarm_mood_and_attention() -> None:
    frame = taking()

    def face(**readouts: float) -> QImage:
        return picture(replace(frame, readouts={**frame.readouts, **readouts}), "path")

    box = path_face.FACE_BOX
    there = slice(round(box.top), round(box.bottom)), slice(round(box.left), round(box.right))
    for name in ("amygdala", "mood"):
        assert changed(face(**{name: 0.05}), face(**{name: 0.7}))[there].any()
    away = replace(frame, acting_values={**frame.acting_values, "attention": -1.0})
    at_it = replace(frame, acting_values={**frame.acting_values, "attention": 1.0})
    assert changed(picture(away, "path"), picture(at_it, "path"))[there].any()
    assert told(away).eye == told(at_it).eye == 1.0


def test_alarm_lifts_the_brow_and_low_mood_lowers_the_corner_of_the_mouth() -> None:
    calm, alarmed = path_face.brow(0.0), path_face.brow(0.6)
    assert alarmed[0][1] < calm[0][1] - 8
    low, high = path_face.mouth(0.2), path_face.mouth(0.8)
    assert low[2][1] > low[0][1] > high[2][1]


def test_a_little_alarm_and_a_great_one_differ_plainly() -> None:
    frame = taking()

    def glowing(alarm: float) -> int:
        shown = replace(frame, readouts={**frame.readouts, "amygdala": alarm})
        none = replace(frame, readouts={**frame.readouts, "amygdala": 0.0})
        x, y = (round(value) for value in at.AMYGDALA)
        area = slice(y - 80, y + 80), slice(x - 80, x + 80)
        return int(changed(picture(shown, "path"), picture(none, "path"))[area].sum())

    assert glowing(0.6) > 3 * glowing(0.09)
    assert path_brain.lane_width(10) > 2.5 * path_brain.lane_width(1)


# Spikes, edges, room


def test_spikes_are_lower_in_a_tight_bend_and_full_on_a_straight_nerve() -> None:
    heights = [path_spikes.spike_height(at.NERVE, way) for way in np.arange(0.0, at.NERVE.length, 5.0)]
    assert min(heights) < 0.6
    assert heights[len(heights) // 2] == 1.0
    assert all(0.3 < height <= 1.0 for height in heights)


@pytest.mark.parametrize("size", [(609, 256), (705, 330), (740, 345), (1180, 515), (1580, 690), (3160, 1160)])
def test_dials_and_their_words_keep_off_the_edge(size: tuple[int, int]) -> None:
    layout = StageLayout.fit(*size)
    for x, _ in at.DIALS.values():
        assert layout.x(x + at.DIAL_RADIUS + 8) <= size[0] - 15
    for id_, label in labels(taking(), size).items():
        if id_.startswith("dial_"):
            assert label.rect().right() <= size[0] - 15


def test_what_is_looked_at_has_the_sky_to_itself_while_no_medicine_is_on() -> None:
    away = frame_of(archetype="athlete")
    (ball,) = recorded(away, scene="path").of("path_ball")
    assert ball.y < 200
    assert "way" not in labels(away)
    assert "way" in labels(taking())
