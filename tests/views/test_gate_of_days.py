"""What days and weeks make of the gate, counted in the picture and compared with the run."""

from __future__ import annotations

import pytest

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_picture import gate_picture
from tests.views.frames import catalogue, make_frame
from tests.views.painting import changed, picture, recorded
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

COURSES = [
    ("healthy", 28.0, {}),
    ("fibromyalgia", 28.0, {}),
    ("neuropathic", 28.0, {}),
    ("neuropathic", 84.0, {"opioid": 1.0}),
    ("crps", 56.0, {"ketamine": 1.0}),
    ("long_term_opioid", 84.0, {}),
    ("long_term_benzodiazepine", 28.0, {}),
    ("long_term_benzodiazepine", 84.0, {"benzodiazepine": 2.0}),
    ("inflammatory_arthritis", 28.0, {}),
    ("healthy", 56.0, {"benzodiazepine": 1.0}),
]
courses = pytest.mark.parametrize(("archetype", "days", "values"), COURSES)
lenses = pytest.mark.parametrize("lens", list(Lens))


def shown(archetype: str, days: float, values: dict[str, float], lens: Lens = Lens.ARTICLE) -> Frame:
    return frame_of(archetype=archetype, days=days, values=values, lens=lens)


@courses
@lenses
def test_microglia_are_as_awake_as_they_are_and_signal_as_much(
    archetype: str, days: float, values: dict[str, float], lens: Lens
) -> None:
    frame = shown(archetype, days, values, lens)
    drawn = recorded(frame)
    awake = frame.readouts["microglia"]
    assert len(drawn.of("cytokine")) == pytest.approx(8 * awake, abs=0.5)
    bodies = drawn.of("microglia")
    assert len(bodies) == (awake >= 0.025)
    for body in bodies:
        assert body.scale == pytest.approx(at.MICROGLIA.scale * (0.7 + 0.4 * awake), abs=0.011)


@courses
@lenses
def test_receptors_that_are_lost_lie_inside_the_nerve(
    archetype: str, days: float, values: dict[str, float], lens: Lens
) -> None:
    frame = shown(archetype, days, values, lens)
    lost = max(0.0, 1.0 - frame.readouts["gaba_receptors"])
    assert len(recorded(frame).of("vesicle_taken_in")) == pytest.approx(10 * lost, abs=0.5)


@courses
@lenses
def test_each_pore_carries_bright_dots_as_far_as_the_nerve_is_sensitised(
    archetype: str, days: float, values: dict[str, float], lens: Lens
) -> None:
    frame = shown(archetype, days, values, lens)
    dots = recorded(frame).of("phosphate")
    assert len(dots) == pytest.approx(12 * frame.readouts["sensitisation"], abs=0.5)


@courses
@lenses
def test_opioid_receptors_turn_as_far_as_they_have_turned(
    archetype: str, days: float, values: dict[str, float], lens: Lens
) -> None:
    frame = shown(archetype, days, values, lens)
    turned = recorded(frame).of("gs_protein")
    share = min(1.0, 2.0 * frame.readouts["gs_share"])
    assert len(turned) == (3 if share >= 0.025 else 0)
    seen = gate_picture(frame, {id_: each.typical_dots for id_, each in catalogue().transmitters.items()})
    assert seen.mu_turned == pytest.approx(share, abs=0.026)
    there = frame.acting_values["mu_receptors"] * (1.0 - frame.readouts["tolerance"])
    assert seen.mu_there == pytest.approx(there, abs=0.026)


def test_fewer_opioid_receptors_are_fainter_within_their_outline() -> None:
    whole, half = make_frame(), make_frame(acting={"mu_receptors": 0.5})
    assert recorded(whole).of("mu_outline") == []
    assert len(recorded(half).of("mu_outline")) == 3
    assert changed(picture(whole), picture(half), by=10).sum() > 300


def test_microglia_stay_off_the_first_nerve_and_on_the_stage() -> None:
    place = at.MICROGLIA
    assert place.y + 50 * place.scale < 690
    assert all(0 < y < 690 for _, y in at.SIGNALS)
