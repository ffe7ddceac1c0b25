from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup, Lifestyle, SafetyEvent, SafetyRule
from gate_viz.model import Binding, Target
from gate_viz.session.reduce import initial_controls
from gate_viz.session.safety import warnings_for
from tests.session.conftest import control

HERB = Lifestyle(
    control=control("herb", ControlGroup.LIFESTYLE, 0.0, 1.0, 0.0),
    bindings=(Binding(Target.CALM, 0.1),),
    links=(),
    safety_groups=frozenset({"liver"}),
)


def rule(
    rule_id: str,
    *groups: str,
    event: SafetyEvent | None = None,
    controls: Mapping[str, float] = MappingProxyType({}),
) -> SafetyRule:
    return SafetyRule(rule_id, groups, False, min(len(groups), 1), "", "", "", event, controls)


@pytest.fixture(scope="module")
def cautious(catalogue: Catalogue) -> Catalogue:
    """With notes on one thing, on settings and on stops."""
    return replace(
        catalogue,
        controls=MappingProxyType({**catalogue.controls, "herb": HERB.control}),
        lifestyle=MappingProxyType({"herb": HERB}),
        safety_rules=(
            rule("herb_and_liver", "liver"),
            rule("much_zinc", controls={"zinc": 1.5}),
            rule("smoker_on_serotonin", "serotonergic", controls={"smoking": 1.0}),
            rule("stopped_opioid", "opioid", event=SafetyEvent.ABRUPT_STOP),
            rule("stopped_sedative", "sedative", event=SafetyEvent.ABRUPT_STOP),
        ),
    )


def fired(catalogue: Catalogue, values: Mapping[str, float], *stopped: str) -> list[str]:
    at_rest = dict(initial_controls(catalogue, catalogue.scenarios["healthy"]).values)
    return [each.id for each in warnings_for(at_rest | dict(values), catalogue, stopped=stopped)]


@pytest.mark.parametrize(
    ("doses", "expected"),
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
def test_notes_fire_for_what_is_taken_together(
    catalogue: Catalogue, doses: dict[str, float], expected: list[str]
) -> None:
    assert fired(catalogue, doses) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"herb": 0.1}, ["herb_and_liver"]),
        ({"zinc": 1.49}, []),
        ({"zinc": 1.5}, ["much_zinc"]),
        # Both the setting and the medicine are needed.
        ({"smoking": 1.0}, []),
        ({"serotonin_blocker": 1.0}, []),
        ({"smoking": 1.0, "serotonin_blocker": 1.0}, ["smoker_on_serotonin"]),
        # To take something is not to stop it.
        ({"agonist": 1.0, "modulator": 1.0}, []),
    ],
)
def test_notes_fire_for_lifestyle_items_and_settings(
    cautious: Catalogue, values: dict[str, float], expected: list[str]
) -> None:
    assert fired(cautious, values) == expected


@pytest.mark.parametrize(
    ("stopped", "expected"),
    [
        (["agonist"], ["stopped_opioid"]),
        (["modulator"], ["stopped_sedative"]),
        (["double_agent"], ["stopped_opioid", "stopped_sedative"]),
        (["antagonist"], []),
    ],
)
def test_notes_on_stops_fire_for_what_was_stopped(cautious: Catalogue, stopped: list[str], expected: list[str]) -> None:
    assert fired(cautious, {}, *stopped) == expected


def test_what_was_stopped_no_longer_counts_as_taken(catalogue: Catalogue) -> None:
    assert fired(catalogue, {"modulator": 1.0}, "agonist") == []
