from __future__ import annotations

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.reduce import initial_controls
from gate_viz.session.safety import warnings_for


@pytest.mark.parametrize(
    ("doses", "fired"),
    [
        ({}, []),
        ({"agonist": 1.0}, []),
        ({"modulator": 1.0}, []),
        ({"agonist": 1.0, "modulator": 0.01}, ["opioid_and_sedative"]),
        # Two of one group are not one of each.
        ({"agonist": 1.0, "antagonist": 1.0}, []),
        ({"reuptake_blocker": 1.0}, []),
        ({"reuptake_blocker": 1.0, "serotonin_blocker": 1.0}, ["two_serotonergic"]),
        # One medicine in both groups does not interact with itself …
        ({"double_agent": 1.0}, []),
        # … but with one more of either group it does.
        ({"double_agent": 1.0, "modulator": 1.0}, ["opioid_and_sedative"]),
        ({"agonist": 1.0, "double_agent": 1.0}, ["opioid_and_sedative"]),
        ({"double_agent": 1.0, "serotonin_blocker": 1.0}, ["two_serotonergic"]),
        (
            {"double_agent": 2.0, "serotonin_blocker": 1.0, "agonist": 1.0},
            ["opioid_and_sedative", "two_serotonergic"],
        ),
    ],
)
def test_notes_fire_for_what_is_taken_together(catalogue: Catalogue, doses: dict[str, float], fired: list[str]) -> None:
    values = dict(initial_controls(catalogue, catalogue.scenarios["healthy"]).values) | doses
    assert [rule.id for rule in warnings_for(values, catalogue)] == fired
