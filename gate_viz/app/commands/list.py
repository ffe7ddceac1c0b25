"""``gate-viz list``: the ids that the other commands take, as a table or as JSON. Nothing here needs Qt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping

from gate_viz.app.experiment_choice import SCENES
from gate_viz.app.output import print_text
from gate_viz.app.text_table import text_table
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control, Lens
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
    entries = KINDS[arguments.kind](catalogue)
    if arguments.format == "json":
        print_text(json.dumps(entries, allow_nan=False), catalogue.texts)
    else:
        heads = tuple(entries[0])
        rows = [tuple(entry.values()) for entry in map(_one_line, entries)]
        print_text(text_table([heads, *rows]), catalogue.texts)
    return 0


def _one_line(entry: dict[str, object]) -> dict[str, object]:
    return {
        head: " ".join(map(str, value)) or "–" if isinstance(value, list | tuple) else value
        for head, value in entry.items()
    }


def _controls(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": control.id,
            "group": control.group.value,
            "minimum": control.minimum,
            "maximum": control.maximum,
            "default": control.default,
            "unit": control.unit,
            "choices": _set_values(control.choice_values),
            "acts_over": control.acts_over.value,
            **_grades(control),
            "name": control.name,
        }
        for control in catalogue.controls.values()
    ]


def _drugs(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": drug.id,
            "name": drug.control.name,
            "class": drug.class_name,
            "minimum": drug.control.minimum,
            "maximum": drug.control.maximum,
            "half_life_h": drug.half_life_h,
            "targets": sorted({binding.target.value for binding in drug.bindings}),
            **_grades(drug.control),
        }
        for drug in catalogue.drugs.values()
    ]


def _grades(control: Control) -> dict[str, object]:
    return {"mechanism": control.mechanism_grade.value, "benefit": control.benefit_grade.value}


def _set_values(values: Mapping[str, float]) -> list[str]:
    return [f"{name}={value:g}" for name, value in values.items()]


def _scenarios(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": scenario.id,
            "name": scenario.name,
            "values": _set_values(scenario.values),
            "later_changes": len(scenario.schedule) + len(scenario.course_schedule),
        }
        for scenario in catalogue.scenarios.values()
    ]


def _archetypes(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": archetype.id,
            "name": archetype.name,
            "story": list(archetype.story),
            "values": _set_values(archetype.values),
            "later_changes": len(archetype.schedule),
        }
        for archetype in catalogue.archetypes.values()
    ]


def _links(catalogue: Catalogue) -> Entries:
    return [
        {
            "id": link.id,
            "grade": link.grade.value,
            "article": link.article_strength,
            "evidence": link.evidence_strength,
            "added": "yes" if link.added else "no",
            "name": link.name,
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
            "links": list(claim.links),
            "claim": claim.claim,
            "literature": claim.literature,
        }
        for claim in catalogue.claims.values()
    ]


def _scenes(catalogue: Catalogue) -> Entries:
    return [{"id": scene, "name": catalogue.texts.get(f"command_line.scene.{scene}")} for scene in SCENES]


def _readouts(catalogue: Catalogue) -> Entries:
    # Which readouts there are hangs on the medicines, not on the lens.
    units = lens_model(catalogue, Lens.EVIDENCE).readout_units
    return [{"id": readout_id, "unit": unit} for readout_id, unit in units.items()]


KINDS: dict[str, Callable[[Catalogue], Entries]] = {
    "controls": _controls,
    "drugs": _drugs,
    "scenarios": _scenarios,
    "archetypes": _archetypes,
    "links": _links,
    "claims": _claims,
    "scenes": _scenes,
    "readouts": _readouts,
}
