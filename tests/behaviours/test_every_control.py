"""Every control does something: in the article lens it moves a readout in a shipped archetype within two weeks."""

from __future__ import annotations

from functools import cache

import pytest

from gate_viz.content.records import Lens
from gate_viz.session.course import run_course
from gate_viz.session.starting_point import starting_point
from tests.behaviours.shipped import CATALOGUE

DAYS, EVERY_D = 10.25, 0.25
# Every control shows in one of these.
ARCHETYPES = ("fibromyalgia", "migraine_cgrp", "smoker", "low_hormones")
LEAST_CHANGE = 0.005

Series = dict[str, tuple[float, ...]]


@cache
def series(archetype_id: str, control_id: str = "", value: float = 0.0) -> Series:
    """Return the readouts of an archetype's days with one control set from day 0 on."""
    scenario = starting_point(CATALOGUE.archetypes[archetype_id])
    overrides = {control_id: value} if control_id else {}
    run = run_course(CATALOGUE, scenario, overrides, lens=Lens.ARTICLE, days=DAYS, every_d=EVERY_D)
    return dict(run.series)


def own_readouts(control_id: str) -> set[str]:
    """Return the readouts that merely repeat what was set; the trigger's own goes into `trigger_level` as it is."""
    repeated = {f"{kind}_{control_id}" for kind in ("store", "cleft", "blood_level", "brain_level")}
    named = {control_id, f"{control_id}_level", f"{control_id}_hz"}
    return repeated | named | ({"trigger_level"} if control_id == "migraine_trigger" else set())


def changes(archetype_id: str, control_id: str) -> bool:
    control, before = CATALOGUE.controls[control_id], series(archetype_id)
    ends = set(control.choice_values.values()) or {control.minimum, control.maximum}
    return any(
        abs(after - number) > LEAST_CHANGE * max(1.0, abs(number))
        for end in ends
        for readout_id, after_values in series(archetype_id, control_id, end).items()
        if readout_id not in own_readouts(control_id)
        for number, after in zip(before[readout_id], after_values, strict=True)
    )


@pytest.mark.parametrize("control_id", sorted(CATALOGUE.controls))
def test_every_control_changes_a_readout_in_a_shipped_archetype(control_id: str) -> None:
    assert any(changes(archetype_id, control_id) for archetype_id in ARCHETYPES)
