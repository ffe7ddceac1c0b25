"""The tables of ``docs/model.md`` that are made from the model and its data.

``python -m tests.model.document_tables`` writes them anew between their markers, and beside the commands of the
mechanisms what they give today; tests hold that both are up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Archetype, ControlGroup, Grade, Lens
from gate_viz.model import PARAMETERS, GateModel
from gate_viz.model.gate_parameters import GateParameters
from gate_viz.model.links import LINK_TERMS
from gate_viz.model.slow_parameters import SlowParameters
from gate_viz.session.left_out import links_left_out

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "model.md"
OWN_GROUPS = (ControlGroup.MEDICINES, ControlGroup.LIFESTYLE)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def constants_table(of: type[GateParameters | SlowParameters]) -> str:
    """Return the constants of a layer with value, unit, range, evidence and source."""
    return table(
        ("constant", "what it is", "value", "unit", "sensible range", "evidence", "source"),
        (
            (
                f"`{constant.name}`",
                constant.metadata["meaning"],
                f"{getattr(PARAMETERS, constant.name):g}",
                constant.metadata["unit"],
                "{:g} to {:g}".format(*constant.metadata["range"]),
                constant.metadata["evidence"],
                constant.metadata["source"],
            )
            for constant in fields(of)
        ),
    )


def links_table(catalogue: Catalogue) -> str:
    """Return every link with its term, grade, strengths and source."""
    return table(
        ("link", "its term", "unit", "grade", "article", "evidence", "added", "source"),
        (
            (
                f"`{link.id}`",
                LINK_TERMS[link.id].meaning if link.id in LINK_TERMS else f"load: {link.name}",
                LINK_TERMS[link.id].unit if link.id in LINK_TERMS else "1",
                words(link.grade),
                f"{link.article_strength:g}",
                f"{link.evidence_strength:g}",
                "yes" if link.added else "",
                link.source
                + (f"; another figure than the grade's: {link.better_figure}" if link.better_figure else ""),
            )
            for link in catalogue.links.values()
        ),
    )


def left_out_table(catalogue: Catalogue) -> str:
    """Return the links that carry nothing in a lens, with the claims they belong to."""
    claims = {
        link_id: [claim.number for claim in catalogue.claims.values() if link_id in claim.links]
        for link_id in catalogue.links
    }
    return table(
        ("lens", "link", "grade", "claims of section 14.3", "what is said of it"),
        (
            (
                f"{lens.value}",
                f"`{left.id}`",
                words(left.grade),
                ", ".join(str(number) for number in claims[left.id]),
                catalogue.links[left.id].claim,
            )
            for lens in Lens
            for left in links_left_out(catalogue, lens)
        ),
    )


def not_graded_list(catalogue: Catalogue) -> str:
    """Return the links that no source grades, as a list."""
    return "\n".join(
        f"- `{link.id}`: {link.claim}" for link in catalogue.links.values() if link.grade is Grade.NOT_GRADED
    )


def claims_table(catalogue: Catalogue) -> str:
    """Return the claims with what the literature says and the links that carry them."""
    return table(
        ("no.", "from", "claim", "what the literature says", "links"),
        (
            (
                str(claim.number),
                " ".join(claim.articles),
                f"{claim.claim} ({', '.join(each.value for each in claim.severity)})",
                claim.literature,
                ", ".join(f"`{link_id}`" for link_id in claim.links) or f"none: {claim.no_link_reason}",
            )
            for claim in sorted(catalogue.claims.values(), key=lambda claim: claim.number)
        ),
    )


def controls_table(catalogue: Catalogue) -> str:
    """Return every control but medicines and lifestyle items, with range, default, reach in time and grades."""
    return table(
        ("control", "name", "group", "range", "default", "acts over", "mechanism", "benefit"),
        (
            (
                f"`{control.id}`",
                control.name,
                words(control.group),
                ", ".join(f"{each.id} = {each.value:g}" for each in control.choices)
                or f"{control.minimum:g} to {control.maximum:g}",
                f"{control.default:g}",
                control.acts_over.value,
                words(control.mechanism_grade),
                words(control.benefit_grade),
            )
            for control in catalogue.controls.values()
            if control.group not in OWN_GROUPS
        ),
    )


def bindings_table(catalogue: Catalogue) -> str:
    """Return what every medicine binds, with where the number comes from."""
    return table(
        ("medicine", "target", "load", "efficacy", "Hill", "made by", "evidence", "source"),
        (
            (
                f"`{drug.id}`",
                f"`{binding.target}`",
                f"{binding.load_at_usual_exposure:.3g}",
                f"{binding.efficacy:g}",
                f"{binding.hill_coefficient:g}",
                "CYP2D6" if binding.activated_by_cyp2d6 else "",
                origin.evidence,
                origin.source,
            )
            for drug in catalogue.drugs.values()
            for binding, origin in zip(drug.bindings, drug.binding_origins, strict=True)
        ),
    )


def exposure_table(catalogue: Catalogue) -> str:
    """Return every medicine's half-life and what its exposure hangs on, with where the numbers come from."""
    rows = []
    for drug in catalogue.drugs.values():
        life, reach = drug.half_life_origin, drug.exposure
        shares = (reach.cyp2d6_share, reach.cyp1a2_share, reach.active_metabolite_share, reach.p_glycoprotein_share)
        rows.append(
            (
                f"`{drug.id}`",
                f"{drug.half_life_h:g}",
                f"{life.evidence}: {life.source}" if life else "",
                *(f"{share:g}" for share in shares),
                f"{reach.origin.evidence}: {reach.origin.source}" if reach.origin else "",
            )
        )
    heads = ("medicine", "half-life, h", "from", "CYP2D6", "CYP1A2", "metabolite", "P-gp", "shares from")
    return table(heads, rows)


def side_effects_table(catalogue: Catalogue) -> str:
    """Return every side effect with the target that makes it, of medicines and then of what people do and take."""
    effects = [
        *((drug.id, effect) for drug in catalogue.drugs.values() for effect in drug.side_effects),
        *((item.id, effect) for item in catalogue.lifestyle.values() for effect in item.side_effects),
    ]
    return table(
        ("medicine or item", "side effect", "target", "how"),
        (
            (f"`{its_id}`", effect.name, f"`{effect.target}`" if effect.target else "elsewhere", effect.clinician)
            for its_id, effect in effects
        ),
    )


def lifestyle_table(catalogue: Catalogue) -> str:
    """Return what lifestyle items act on, with the grade and strengths of each road."""
    return table(
        ("item", "half-life, h", "target", "load", "from", "grade", "article", "evidence"),
        (
            (
                f"`{item.id}`",
                f"{item.half_life_h:g}" if item.half_life_h else "",
                f"`{binding.target}`",
                f"{binding.load_at_usual_exposure:g}",
                f"{origin.evidence}: {origin.source}",
                words(link.grade),
                f"{link.article_strength:g}",
                f"{link.evidence_strength:g}",
            )
            for item in catalogue.lifestyle.values()
            for binding, origin, link in zip(item.bindings, item.binding_origins, item.links, strict=True)
        ),
    )


def archetypes_table(catalogue: Catalogue) -> str:
    """Return what every archetype sets, and which mechanisms it shows."""
    return table(
        ("archetype", "who", "sets", "shows"),
        (
            (f"`{each.id}`", each.clinician, settings_of(each), " ".join(each.story))
            for each in catalogue.archetypes.values()
        ),
    )


def settings_of(archetype: Archetype) -> str:
    """Return an archetype's values, and how many changes follow on its days."""
    values = ", ".join(f"{control_id} {value:g}" for control_id, value in archetype.values.items())
    changed = sorted({change.control_id for change in archetype.schedule})
    return f"{values}; {', '.join(changed)} changing over {len(archetype.schedule)} times" if changed else values


def words(value: str) -> str:
    """Return an id as words."""
    return str(value).replace("_", " ")


TABLES: Mapping[str, Callable[[Catalogue], str]] = {
    "left out": left_out_table,
    "not graded": not_graded_list,
    "constants": lambda _catalogue: constants_table(GateParameters),
    "slow constants": lambda _catalogue: constants_table(SlowParameters),
    "links": links_table,
    "claims": claims_table,
    "controls": controls_table,
    "bindings": bindings_table,
    "exposure": exposure_table,
    "side effects": side_effects_table,
    "lifestyle": lifestyle_table,
    "archetypes": archetypes_table,
}


def shipped() -> Catalogue:
    """Return all content as it ships."""
    return load_catalogue(ROOT / "assets")


def with_tables(document: str, catalogue: Catalogue) -> str:
    """Return a document with each table put anew between its markers."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"
        before, rest = document.split(begin)
        document = f"{before}{begin}\n{make(catalogue)}\n\n{end}{rest.split(end)[1]}"
    return document


def readout_rows(document: str) -> dict[str, str]:
    """Return the unit that a document's table of readouts gives, by id or by ``family_<…>``."""
    section = document.split("## 9. Readouts")[1].split("\n### ")[0]
    rows = (line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `"))
    return {readout: row[-1].strip() for row in rows for readout in re.findall(r"`([^`]+)`", row[0])}


def readouts_told_otherwise(document: str, catalogue: Catalogue) -> list[str]:
    """Return the readouts that a document does not name, or names with another unit."""
    told = readout_rows(document)
    families = {name.split("<", 1)[0]: unit for name, unit in told.items() if "<" in name}
    units = GateModel(substances=catalogue.substances()).readout_units
    wrong = []
    for readout_id, its_unit in units.items():
        family = next((unit for start, unit in families.items() if readout_id.startswith(start)), None)
        if told.get(readout_id, family) != its_unit:
            wrong.append(f"{readout_id} [{its_unit}]")
    return wrong


def main() -> None:
    """Write the tables, then what the commands give today."""
    from tests.app.mechanism_commands import with_present_numbers

    document = with_tables(DOCUMENT.read_text(encoding="utf-8"), shipped())
    DOCUMENT.write_text(document, encoding="utf-8")
    DOCUMENT.write_text(with_present_numbers(document), encoding="utf-8")


if __name__ == "__main__":
    main()
