"""Every control leads to a scene, a start and a day where, as the articles tell it, its effect is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from gate_viz.content.records import Lens, Showing
from gate_viz.session.course import run_course
from gate_viz.session.experiment import run_experiment
from gate_viz.session.starting_point import starting_point
from tests.behaviours.shipped import CATALOGUE

# How long the junction is given to settle where the moment is enough.
SECONDS = 8.0
LEAST_SHARE = 0.05
# What moves less than that cannot be seen.
SEEN_SHARE = 0.01

# What each scene draws, with the span it can be seen to move over.
CLEFTS = {
    "cleft_glutamate": 18.0,
    "cleft_substance_p": 150.0,
    "cleft_gaba": 3.0,
    "cleft_serotonin": 3.0,
    "cleft_norepinephrine": 3.0,
    "cleft_dopamine": 3.0,
    "cleft_endorphin": 3.0,
}
BRAKES = {"alpha2_brake": 1.0, "ht1_brake": 1.0, "ht3_facilitation": 1.0}
PUMPS = {"sert_occupancy": 1.0, "net_occupancy": 1.0}
FIBRES = {"c_fibre_hz": 40.0, "adelta_fibre_hz": 60.0}
SPANS: Mapping[str, Mapping[str, float]] = {
    "gate": {
        **FIBRES,
        **CLEFTS,
        **BRAKES,
        **PUMPS,
        **dict.fromkeys(("abeta_hz", "interneuron_hz"), 60.0),
        **dict.fromkeys(("store_glutamate", "store_substance_p", "store_gaba"), 3.0),
        **dict.fromkeys(("opioid_first_nerve", "opioid_second_nerve", "opioid_interneuron"), 1.0),
        **dict.fromkeys(("ampa_drive", "nmda_drive", "nk1_drive", "nmda_block", "nmda_open", "d2_brake"), 1.0),
        **dict.fromkeys(("sodium_block", "gaba_receptors", "sensitisation", "microglia", "gate_opening"), 1.0),
        "gaba_a_modulation": 2.0,
        "projection_hz": 50.0,
    },
    "pump": {
        **BRAKES,
        **PUMPS,
        **{f"synthesis_{id_}": 2.0 for id_ in ("serotonin", "dopamine", "norepinephrine", "gaba", "glutamate")},
        **{f"store_{id_}": 3.0 for id_ in ("serotonin", "dopamine", "norepinephrine", "gaba", "glutamate")},
        **{f"{kind}_{id_}": 3.0 for kind in ("cleft", "clearance_time") for id_ in ("serotonin", "norepinephrine")},
        **dict.fromkeys(("estrogen_level", "testosterone_level"), 2.0),
        "melatonin": 1.0,
    },
    "switch": {
        **FIBRES,
        **dict.fromkeys(("cytokines", "jak_signal", "nfkb", "pro_genes", "anti_genes"), 8.0),
        "jak_block": 1.0,
        "first_nerve_gain": 2.0,
    },
    "migraine": {
        **dict.fromkeys(("trigger_level", "attack_line", "cgrp_release", "cgrp_receptor_occupancy", "vessel"), 1.0),
        **dict.fromkeys(("neuroinflammation", "trigeminal_sensitisation", "migraine_activity"), 1.0),
        "cleft_cgrp": 5.0,
    },
    "path": {
        **BRAKES,
        **dict.fromkeys(("gate_opening", "amygdala", "sympathetic", "muscle_tension", "mood", "sleep_quality"), 1.0),
        **{f"{kind}_level_{id_}": 2.0 for kind in ("blood", "brain") for id_ in CATALOGUE.drugs},
        "descending_drive": 3.0,
        "signal_out": 50.0,
    },
}


@cache
def readouts(
    archetype_id: str | None,
    scenario_id: str | None,
    values: tuple[tuple[str, float], ...],
    days: float | None,
    lens: Lens,
) -> Mapping[str, float]:
    """Return what a showing's start comes to."""
    start = CATALOGUE.scenarios[scenario_id] if scenario_id else None
    if archetype_id:
        start = starting_point(CATALOGUE.archetypes[archetype_id], start)
    assert start is not None
    if days is None:
        moment = run_experiment(CATALOGUE, start, dict(values), lens=lens, seconds=SECONDS, every_s=SECONDS)
        return moment.frame.readouts
    return run_course(CATALOGUE, start, dict(values), lens=lens, days=days, every_d=days).frame.readouts


def most_moved(showing: Showing, lens: Lens) -> tuple[float, str]:
    """Return how far a control moves what its scene draws, of the span, and what it moves most."""

    def come_to(values: Mapping[str, float]) -> Mapping[str, float]:
        return readouts(showing.archetype_id, showing.scenario_id, tuple(sorted(values.items())), showing.days, lens)

    before = come_to(showing.values)
    after = come_to({**showing.values, showing.control_id: showing.value})
    return max((abs(after[id_] - before[id_]) / span, id_) for id_, span in SPANS[showing.scene].items())


@pytest.mark.parametrize("showing", CATALOGUE.showings.values(), ids=list(CATALOGUE.showings))
def test_where_a_control_is_shown_something_that_the_scene_draws_clearly_changes(showing: Showing) -> None:
    share, readout_id = most_moved(showing, Lens.ARTICLE)
    assert share >= LEAST_SHARE, readout_id


@pytest.mark.parametrize("showing", CATALOGUE.showings.values(), ids=list(CATALOGUE.showings))
def test_a_showing_asks_for_the_articles_exactly_where_nothing_is_to_be_seen_by_evidence(showing: Showing) -> None:
    share, readout_id = most_moved(showing, Lens.EVIDENCE)
    assert showing.lens is (None if share >= SEEN_SHARE else Lens.ARTICLE), readout_id


def test_every_scene_shows_some_control() -> None:
    assert {showing.scene for showing in CATALOGUE.showings.values()} == set(SPANS)
