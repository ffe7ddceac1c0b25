"""``gate-viz list``: the ids that the other commands take: a narrow table, or all there is as JSON. Needs no Qt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from gate_viz.app.experiment_choice import SCENES
from gate_viz.app.output import print_text
from gate_viz.app.text_table import text_table
from gate_viz.content.bindings import CYP2D6
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import (
    ELSEWHERE,
    Control,
    DatedChange,
    Drug,
    Exposure,
    Lens,
    Lifestyle,
    Origin,
    ScheduledChange,
    SideEffect,
)
from gate_viz.model import Binding
from gate_viz.session.person import lens_model

FORMATS = ("text", "json")
Entries = list[dict[str, object]]


def add_arguments(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Give the parser this command's arguments.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts = catalogue.texts
    parser.add_argument("kind", choices=KINDS, help=texts.get("command_line.option.kind"))
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help=texts.get("command_line.option.format_list")
    )


def run(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    """Exit code, after the list is printed.

    Parameters
    ----------
    arguments : argparse.Namespace
        What was asked for.
    catalogue : Catalogue
        Everything that is shipped.
    """
    kind = KINDS[arguments.kind]
    entries = kind.entries(catalogue)
    if arguments.format == "json":
        print_text(json.dumps(entries, allow_nan=False), catalogue.texts)
    else:
        rows = [[_cell(entry[head]) for head in kind.columns] for entry in entries]
        print_text(text_table([kind.columns, *rows]), catalogue.texts)
    return 0


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "–"
    return "–" if value is None else value


def _controls(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": control.id,
            "group": control.group.value,
            **_range(control),
            "choices": _set_values(control.choice_values),
            "acts_over": control.acts_over.value,
            **_card(control),
        }
        for control in catalogue.controls.values()
    ]


def _drugs(catalogue: Catalogue) -> Entries:
    return [
        {**_item(drug), "class": drug.class_name, "exposure": _exposure(drug.exposure)}
        for drug in catalogue.drugs.values()
    ]


def _lifestyle(catalogue: Catalogue) -> Entries:
    return [{**_item(item), "warning": item.warning} for item in catalogue.lifestyle.values()]


def _item(item: Drug | Lifestyle) -> dict[str, object]:
    """Return what medicines and lifestyle items have in common."""
    life = item.half_life_origin
    bindings = zip(item.bindings, item.binding_origins, strict=True)
    return {
        "id": item.id,
        **_range(item.control),
        "acts_over": item.control.acts_over.value,
        "half_life_h": item.half_life_h,
        "half_life_evidence": life.evidence if life else None,
        "half_life_source": life.source if life else None,
        "targets": sorted({binding.target.value for binding in item.bindings}),
        "bindings": [_binding(binding, origin) for binding, origin in bindings],
        "side_effects": [_side_effect(effect) for effect in item.side_effects],
        "safety_groups": sorted(item.safety_groups),
        **_card(item.control),
    }


def _binding(binding: Binding, origin: Origin) -> dict[str, object]:
    return {
        "target": binding.target.value,
        "load": binding.load_at_usual_exposure,
        "efficacy": binding.efficacy,
        "hill_coefficient": binding.hill_coefficient,
        "activated_by": CYP2D6 if binding.activated_by_cyp2d6 else None,
        "link": binding.link_id,
        "evidence": origin.evidence,
        "source": origin.source,
    }


def _side_effect(effect: SideEffect) -> dict[str, object]:
    return {
        "name": effect.name,
        "target": effect.target.value if effect.target else ELSEWHERE,
        "patient": effect.patient,
        "clinician": effect.clinician,
    }


def _exposure(exposure: Exposure) -> dict[str, object]:
    origin = exposure.origin
    return {
        "cyp2d6_share": exposure.cyp2d6_share,
        "cyp1a2_share": exposure.cyp1a2_share,
        "active_metabolite_share": exposure.active_metabolite_share,
        "p_glycoprotein_share": exposure.p_glycoprotein_share,
        "evidence": origin.evidence if origin else None,
        "source": origin.source if origin else None,
    }


def _range(control: Control) -> dict[str, object]:
    return {
        "unit": control.unit,
        "minimum": control.minimum,
        "maximum": control.maximum,
        "default": control.default,
    }


def _card(control: Control) -> dict[str, object]:
    return {
        "mechanism": control.mechanism_grade.value,
        "benefit": control.benefit_grade.value,
        "name": control.name,
        "patient": control.patient,
        "clinician": control.clinician,
        "does_not": control.does_not,
        "sources": list(control.sources),
    }


def _set_values(values: Mapping[str, float]) -> list[str]:
    return [f"{name}={value:g}" for name, value in values.items()]


def _scenarios(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": scenario.id,
            "name": scenario.name,
            "description": scenario.description,
            "lens": scenario.lens.value if scenario.lens else None,
            "values": _set_values(scenario.values),
            "later_changes": len(scenario.schedule) + len(scenario.course_schedule),
            "changes": [*_in_seconds(scenario.schedule), *_in_days(scenario.course_schedule)],
        }
        for scenario in catalogue.scenarios.values()
    ]


def _archetypes(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": archetype.id,
            "name": archetype.name,
            "description": archetype.description,
            "clinician": archetype.clinician,
            "story": list(archetype.story),
            "values": _set_values(archetype.values),
            "later_changes": len(archetype.schedule),
            "changes": _in_days(archetype.schedule),
        }
        for archetype in catalogue.archetypes.values()
    ]


def _in_seconds(changes: Iterable[ScheduledChange]) -> Entries:
    return [{"time_s": each.time_s, "control": each.control_id, "value": each.value} for each in changes]


def _in_days(changes: Iterable[DatedChange]) -> Entries:
    return [{"time_d": each.time_d, "control": each.control_id, "value": each.value} for each in changes]


def _links(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": link.id,
            "grade": link.grade.value,
            "article": link.article_strength,
            "evidence": link.evidence_strength,
            "added": "yes" if link.added else "no",
            "name": link.name,
            "patient_name": link.patient_name,
            "claim": link.claim,
            "source": link.source,
            "better_figure": link.better_figure,
        }
        for link in catalogue.links.values()
    ]


def _claims(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": claim.id,
            "number": claim.number,
            "articles": list(claim.articles),
            "severity": [severity.value for severity in claim.severity],
            "label": claim.label,
            "claim": claim.claim,
            "literature": claim.literature,
            "links": list(claim.links),
            "no_link_reason": claim.no_link_reason,
            "sources": list(claim.sources),
        }
        for claim in catalogue.claims.values()
    ]


def _lessons(_catalogue: Catalogue) -> Entries:
    # None is shipped so far.
    return []


def _scenes(catalogue: Catalogue) -> Entries:
    return [{"id": scene, "name": catalogue.texts.get(f"scene.name.{scene}")} for scene in SCENES]


def _readouts(catalogue: Catalogue) -> Entries:
    # Which readouts there are hangs on the medicines, not on the lens.
    units = lens_model(catalogue, Lens.EVIDENCE).readout_units
    levels = {f"{place}_level_{each.id}": each.id for each in catalogue.substances() for place in ("blood", "brain")}
    return [{"id": readout_id, "unit": unit, "level_of": levels.get(readout_id)} for readout_id, unit in units.items()]


class Kind(NamedTuple):
    """What can be listed: its entries in full, and the columns that a table for people shows of them."""

    entries: Callable[[Catalogue], Entries]
    columns: tuple[str, ...]


RANGE = ("unit", "minimum", "maximum", "default")
GRADES = ("mechanism", "benefit")
KINDS: dict[str, Kind] = {
    "controls": Kind(_controls, ("id", "group", *RANGE, "acts_over", *GRADES, "choices")),
    "drugs": Kind(_drugs, ("id", *RANGE, "half_life_h", *GRADES, "name")),
    "lifestyle": Kind(_lifestyle, ("id", *RANGE, "half_life_h", *GRADES, "name")),
    "scenarios": Kind(_scenarios, ("id", "name", "values", "later_changes")),
    "archetypes": Kind(_archetypes, ("id", "name", "story", "later_changes")),
    "links": Kind(_links, ("id", "grade", "article", "evidence", "added", "name")),
    "claims": Kind(_claims, ("id", "number", "articles", "severity")),
    "lessons": Kind(_lessons, ("id", "name")),
    "scenes": Kind(_scenes, ("id", "name")),
    "readouts": Kind(_readouts, ("id", "unit", "level_of")),
}
