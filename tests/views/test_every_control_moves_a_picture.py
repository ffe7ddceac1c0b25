"""Every control, in the article lens: where the program leads to see it, the picture itself is another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gate_viz.content.records import Lens, Showing
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.intents import ChooseArchetype, ChooseScenario, GoToDay, SeeShowing, SetControls
from gate_viz.session.session import Session
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.labels import Label
from tests.views.frames import ASSETS, catalogue
from tests.views.painting import changed, picture, theme

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (790, 345)
NOTICED = 24
"""Difference of a colour, of 255, that counts."""
LEAST_PIXELS = 120
"""How many pixels must differ, of 272,550: a square of 11, or one of 27 on a projector's 1920 pixels."""
SETTLED_STEPS = 10_000
"""Model steps until the junction has settled where the moment is enough: five seconds."""
SPIKES_OF = {
    "first_nerve": "signal_in",
    "touch": "abeta_hz",
    "second_nerve": "projection_hz",
    "interneuron": "interneuron_hz",
}
SAME_RATE = 0.05
"""Rates as near as that give both pictures the same spikes: where a spike happens to be shows nothing."""


@dataclass(frozen=True)
class Moved:
    """How much of a picture is another one."""

    showing: Showing
    pixels: int
    parts: int
    """How many of 16 x 8 cells of the picture have some of it."""

    def __str__(self) -> str:
        where = self.showing.archetype_id or self.showing.scenario_id
        day = "a moment" if self.showing.days is None else f"day {self.showing.days:g}"
        return f"{self.showing.control_id:24} {self.showing.scene:9} {where:24} {day:12} {self.pixels:7}"


@cache
def glyphs_without_words() -> Glyphs:
    """Shapes that keep no picture in common with those that have words."""
    return Glyphs(theme(), ASSETS)


@cache
def frame_before(
    archetype_id: str | None, scenario_id: str | None, values: tuple[tuple[str, float], ...], days: float | None
) -> Frame:
    """The same person on the same day, without the change that is to be seen."""
    session = Session(catalogue(), lens=Lens.ARTICLE)
    if archetype_id is not None:
        assert scenario_id is None
        session.dispatch(ChooseArchetype(archetype_id))
    else:
        assert scenario_id is not None
        session.dispatch(ChooseScenario(scenario_id))
    if values:
        session.dispatch(SetControls(dict(values)))
    session.dispatch(GoToDay(days or 0.0))
    return session.frame if days is not None else session.advance_steps(SETTLED_STEPS)


def frame_after(showing: Showing) -> Frame:
    session = Session(catalogue(), lens=Lens.ARTICLE)
    session.dispatch(SeeShowing(showing.control_id))
    return session.frame if showing.days is not None else session.advance_steps(SETTLED_STEPS)


def comparable(frame: Frame, before: Frame) -> Frame:
    """The frame without a ghost, and with the spikes of before where as many come as before."""
    spikes = {
        name: before.spikes[name] if as_many(before.readouts[rate], frame.readouts[rate]) else frame.spikes[name]
        for name, rate in SPIKES_OF.items()
    }
    return replace(frame, ghost=GhostKind.NONE, spikes=spikes)


def as_many(one_hz: float, other_hz: float) -> bool:
    return abs(one_hz - other_hz) <= SAME_RATE * max(one_hz, other_hz)


def shown(frame: Frame, scene: str) -> QImage:
    return picture(frame, scene, size=SIZE, drawn_with=glyphs_without_words())


def moved(showing: Showing) -> Moved:
    values: Mapping[str, float] = showing.values
    before = frame_before(showing.archetype_id, showing.scenario_id, tuple(sorted(values.items())), showing.days)
    after = frame_after(showing)
    assert (before.time_s, before.day, before.lens) == (after.time_s, after.day, Lens.ARTICLE)
    assert before.acting_values[showing.control_id] != after.controls.values[showing.control_id]
    different = changed(
        shown(comparable(before, before), showing.scene),
        shown(comparable(after, before), showing.scene),
        by=NOTICED,
    )
    cells = [part for row in np.array_split(different, 8, axis=0) for part in np.array_split(row, 16, axis=1)]
    return Moved(showing, int(different.sum()), sum(bool(part.any()) for part in cells))


def write_nothing(canvas: Canvas, label: Label) -> None:
    """Stand in for writing a label."""
    del canvas, label


def test_every_control_moves_something_that_is_drawn_besides_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Canvas, "label", write_nothing)
    found = [moved(showing) for showing in catalogue().showings.values()]
    assert {each.showing.control_id for each in found} == set(catalogue().controls)
    too_little = [each for each in found if each.pixels < LEAST_PIXELS]
    table = "\n".join(str(each) for each in sorted(found, key=lambda each: each.pixels))
    assert not too_little, f"{len(too_little)} move less than {LEAST_PIXELS} pixels:\n{table}"


def test_no_words_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def note(canvas: Canvas, label: Label) -> None:
        del canvas
        written.append(label.text)

    monkeypatch.setattr(Canvas, "label", note)
    before = frame_before(None, "stubbed_toe", (), None)
    for scene in dict.fromkeys(showing.scene for showing in catalogue().showings.values()):
        glyphs = Glyphs(theme(), ASSETS)
        wordless = picture(before, scene, size=SIZE, drawn_with=glyphs)
        monkeypatch.undo()
        spoken = picture(before, scene, size=SIZE)
        monkeypatch.setattr(Canvas, "label", note)
        assert changed(wordless, spoken, by=NOTICED).sum() > LEAST_PIXELS
    assert any(any(sign.isdigit() for sign in text) for text in written)
