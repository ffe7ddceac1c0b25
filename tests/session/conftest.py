"""A small catalogue of its own: these tests do not lean on shipped content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import (
    Archetype,
    Choice,
    Control,
    ControlGroup,
    DatedChange,
    Drug,
    Exposure,
    Grade,
    Lens,
    Lifestyle,
    Link,
    SafetyRule,
    Scenario,
    ScheduledChange,
    Showing,
    Transmitter,
)
from gate_viz.content.texts import Texts
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, Binding, Target

WEAKER_BY_EVIDENCE = {"alpha2_projection": 0.6, "ht3_facilitation": 0.2, "opioid_interneuron": 0.0, "oih_gs": 0.0}
UNTOLD_BY_ARTICLES = ("opioid_disinhibition", "active_metabolite")
HALF_LIFE_H = 24.0
CHOICES = (Choice("poor", "Poor", 0.0), Choice("normal", "Normal", 1.0), Choice("ultrarapid", "Ultrarapid", 3.0))


def control(control_id: str, group: ControlGroup, minimum: float, maximum: float, default: float) -> Control:
    return Control(
        id=control_id,
        group=group,
        name=control_id,
        minimum=minimum,
        maximum=maximum,
        default=default,
        unit="share",
        glyph=control_id,
        patient="",
        clinician="",
        does_not="",
        mechanism_grade=Grade.ESTABLISHED,
        benefit_grade=Grade.NOT_GRADED,
        sources=(),
    )


def drug(drug_id: str, bindings: Iterable[Binding], *safety_groups: str, cyp2d6_share: float = 0.0) -> Drug:
    return Drug(
        control=control(drug_id, ControlGroup.MEDICINES, 0.0, 2.0, 0.0),
        class_name=drug_id,
        glyph=f"glyph_of_{drug_id}",
        bindings=tuple(bindings),
        safety_groups=frozenset(safety_groups),
        half_life_h=HALF_LIFE_H,
        exposure=Exposure(cyp2d6_share=cyp2d6_share),
    )


def lifestyle(item_id: str, target: Target, load: float) -> Lifestyle:
    link = graded_link(f"{item_id}_{target.value}", Grade.LIMITED, 1.0, 0.2)
    return Lifestyle(
        control=control(item_id, ControlGroup.LIFESTYLE, 0.0, 1.0, 0.0),
        bindings=(Binding(target, load, link_id=link.id),),
        links=(link,),
    )


def graded_link(link_id: str, grade: Grade, article_strength: float, evidence_strength: float) -> Link:
    return Link(
        id=link_id,
        name=link_id,
        patient_name=link_id,
        glyph="",
        grade=grade,
        article_strength=article_strength,
        evidence_strength=evidence_strength,
        added=False,
        claim="",
        source="",
    )


def archetype(
    archetype_id: str, values: dict[str, float], changes: Iterable[tuple[float, str, float]] = ()
) -> Archetype:
    return Archetype(
        id=archetype_id,
        name=archetype_id,
        description="one sentence",
        clinician="one sentence",
        story=(),
        values=MappingProxyType(values),
        schedule=tuple(DatedChange(*change) for change in changes),
    )


def scenario(
    scenario_id: str,
    values: dict[str, float],
    schedule: Iterable[tuple[float, str, float]] = (),
    lens: Lens | None = None,
) -> Scenario:
    return Scenario(
        id=scenario_id,
        name=scenario_id,
        description="one sentence",
        values=MappingProxyType(values),
        schedule=tuple(ScheduledChange(*change) for change in schedule),
        first_view=("injury", "touch", "norepinephrine"),
        lens=lens,
    )


def _group_of(control_id: str) -> ControlGroup:
    if control_id in ("injury", "touch"):
        return ControlGroup.STIMULUS
    return ControlGroup.START_STATE if control_id == "sensitisation" else ControlGroup.PRODUCTION


def _person_controls() -> dict[str, Control]:
    found = {
        control_id: control(control_id, _group_of(control_id), *limits)
        for control_id, limits in PERSON_CONTROLS.items()
    }
    found["touch"] = control("touch", ControlGroup.STIMULUS, 0.0, 1.0, 0.0)
    found["cyp2d6"] = replace(found["cyp2d6"], unit="choice", choices=CHOICES)
    return found


DRUGS = (
    drug("reuptake_blocker", [Binding(Target.SERT, 4.0), Binding(Target.NET, 1.2)], "serotonergic"),
    drug("serotonin_blocker", [Binding(Target.SERT, 4.0)], "serotonergic", cyp2d6_share=0.5),
    drug("agonist", [Binding(Target.MU_OPIOID, 1.5, efficacy=1.0)], "opioid"),
    drug("antagonist", [Binding(Target.MU_OPIOID, 40.0)]),
    drug("modulator", [Binding(Target.GABA_A, 2.0, efficacy=1.0)], "sedative"),
    drug("pore_blocker", [Binding(Target.NMDA_PORE, 1.0, hill_coefficient=1.4)]),
    drug("double_agent", [Binding(Target.MU_OPIOID, 0.5, efficacy=1.0)], "opioid", "sedative", "serotonergic"),
)

LIFESTYLE = (lifestyle("company", Target.ENDORPHIN_RELEASE, 0.5),)

ARCHETYPES = (
    archetype("sore", {"injury": 0.3, "sensitisation": 0.7, "norepinephrine": 0.5}),
    archetype("treated", {"injury": 0.3, "sensitisation": 0.7, "agonist": 1.0}, [(20.0, "agonist", 0.0)]),
)

SHOWINGS = (
    Showing("touch", "gate", None, "stubbed_toe", MappingProxyType({"serotonin": 0.5}), 1.0, None),
    Showing("agonist", "gate", "sore", None, MappingProxyType({"modulator": 0.5}), 1.0, 20.0),
    Showing("company", "path", "sore", "healthy", MappingProxyType({}), 1.0, 1.5),
    Showing("injury", "gate", None, "healthy", MappingProxyType({}), 1.0, None, lens=Lens.ARTICLE),
    Showing("threat", "gate", None, "told_by_articles", MappingProxyType({}), 1.0, None),
    Showing("gaba", "gate", None, None, MappingProxyType({}), 2.0, None),
)

SAFETY_RULES = (
    SafetyRule("opioid_and_sedative", ("opioid", "sedative"), True, 2, "", "", ""),
    SafetyRule("two_serotonergic", ("serotonergic",), False, 2, "", "", ""),
)

SCENARIOS = (
    scenario("healthy", {"injury": 0.0, "touch": 0.25}),
    scenario("stubbed_toe", {"injury": 0.7}),
    scenario("rubbed", {"injury": 0.7}, [(0.3, "touch", 1.0)]),
    scenario("volleys", {}, [(0.2 * n + late, "injury", 0.6 * (not late)) for n in range(5) for late in (0.0, 0.05)]),
    scenario("told_by_articles", {"injury": 0.5, "sensitisation": 0.5}, lens=Lens.ARTICLE),
)


def _links() -> dict[str, Link]:
    of_the_model = {
        link_id: graded_link(
            link_id,
            Grade.LIMITED if link_id in WEAKER_BY_EVIDENCE else Grade.ESTABLISHED,
            0.0 if link_id in UNTOLD_BY_ARTICLES else 1.0,
            WEAKER_BY_EVIDENCE.get(link_id, 1.0),
        )
        for link_id in LINK_IDS
    }
    return of_the_model | {link.id: link for item in LIFESTYLE for link in item.links}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    controls = _person_controls() | {each.id: each.control for each in (*DRUGS, *LIFESTYLE)}
    return Catalogue(
        controls=MappingProxyType(controls),
        drugs=MappingProxyType({each.id: each for each in DRUGS}),
        lifestyle=MappingProxyType({each.id: each for each in LIFESTYLE}),
        transmitters=MappingProxyType(dict[str, Transmitter]()),
        links=MappingProxyType(_links()),
        claims=MappingProxyType({}),
        archetypes=MappingProxyType({each.id: each for each in ARCHETYPES}),
        scenarios=MappingProxyType({each.id: each for each in SCENARIOS}),
        safety_rules=SAFETY_RULES,
        texts=Texts({}, ""),
        theme=MappingProxyType({}),
        licences=(),
        showings=MappingProxyType({each.control_id: each for each in SHOWINGS}),
    )
