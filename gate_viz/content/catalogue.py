"""Everything under ``assets/`` loaded once, with every reference between files checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.controls import FILE as CONTROLS_FILE
from gate_viz.content.controls import read_controls
from gate_viz.content.drugs import FOLDER as DRUGS_FOLDER
from gate_viz.content.drugs import read_drugs
from gate_viz.content.fields import ContentError, not_known, shown_path
from gate_viz.content.licences import Licence, read_licences
from gate_viz.content.links import read_links
from gate_viz.content.records import Control, ControlGroup, Drug, Lens, Link, SafetyRule, Scenario, Transmitter
from gate_viz.content.safety_rules import read_safety_rules
from gate_viz.content.scenarios import read_scenarios
from gate_viz.content.texts import Texts, read_texts
from gate_viz.content.themes import read_themes
from gate_viz.content.transmitters import read_transmitters
from gate_viz.model import PERSON_CONTROLS

GLYPHS_FOLDER = "glyphs"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content, read-only.

    ``controls`` holds every control in the panel's order, those of medicines and transmitters included.
    ``theme`` maps a theme's name to its colours by role.
    """

    controls: Mapping[str, Control]
    drugs: Mapping[str, Drug]
    transmitters: Mapping[str, Transmitter]
    links: Mapping[str, Link]
    scenarios: Mapping[str, Scenario]
    safety_rules: tuple[SafetyRule, ...]
    texts: Texts
    theme: Mapping[str, Mapping[str, str]]
    licences: tuple[Licence, ...]

    def strengths(self, lens: Lens, off: Collection[str] = ()) -> dict[str, float]:
        """Return the strength of every link of the model in a lens.

        Parameters
        ----------
        lens : Lens
            Which of a link's two strengths counts.
        off : Collection[str]
            Links that are switched off: their strength is 0.

        Raises
        ------
        ContentError
            If a link that is switched off is not known.
        """
        for link_id in off:
            if link_id not in self.links:
                raise ContentError("link", link_id, not_known(link_id, self.links))
        return {link.id: 0.0 if link.id in off else link.strength(lens) for link in self.links.values()}


def load_catalogue(assets: Path) -> Catalogue:
    """Return everything under the assets folder, checked.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    drugs = read_drugs(assets)
    transmitters = read_transmitters(assets)
    safety_rules = read_safety_rules(assets)
    _check_safety_groups(assets, drugs, safety_rules)
    controls = _all_controls(assets, drugs.values(), transmitters.values())
    links = read_links(assets)
    _check_glyphs(assets, "control", controls.values())
    _check_glyphs(assets, "link", links.values())
    return Catalogue(
        controls=MappingProxyType(controls),
        drugs=MappingProxyType(drugs),
        transmitters=MappingProxyType(transmitters),
        links=MappingProxyType(links),
        scenarios=MappingProxyType(read_scenarios(assets, controls)),
        safety_rules=safety_rules,
        texts=read_texts(assets),
        theme=MappingProxyType(read_themes(assets)),
        licences=read_licences(assets),
    )


def _all_controls(assets: Path, drugs: Iterable[Drug], transmitters: Iterable[Transmitter]) -> dict[str, Control]:
    """Return every control in the panel's order; each id stands once, and every control of the model is there."""
    own = read_controls(assets)
    found = {transmitter.id: transmitter.control for transmitter in transmitters}
    for control in own.values():
        if control.id in found:
            raise ContentError(shown_path(assets, CONTROLS_FILE), f"control.{control.id}", "is a transmitter's already")
        found[control.id] = control
    for control_id in PERSON_CONTROLS:
        if control_id not in found:
            raise ContentError(shown_path(assets, CONTROLS_FILE), f"control.{control_id}", "is missing")
    for drug in drugs:
        if drug.id in found:
            raise ContentError(shown_path(assets, DRUGS_FOLDER), f"drug.{drug.id}", "is another control's id already")
        found[drug.id] = drug.control
    groups = list(ControlGroup)
    # Sorting keeps the files' order within a group.
    return {control.id: control for control in sorted(found.values(), key=lambda each: groups.index(each.group))}


def _check_safety_groups(assets: Path, drugs: Mapping[str, Drug], rules: Iterable[SafetyRule]) -> None:
    known = {group for rule in rules for group in rule.groups}
    for drug in drugs.values():
        for group in sorted(drug.safety_groups - known):
            key = f"drug.{drug.id}.safety_groups"
            raise ContentError(shown_path(assets, DRUGS_FOLDER), key, not_known(group, known))


def _check_glyphs(assets: Path, kind: str, records: Iterable[Control] | Iterable[Link]) -> None:
    drawn = {path.stem for path in (assets / GLYPHS_FOLDER).glob("*.svg")}
    for record in records:
        if record.glyph not in drawn:
            raise ContentError(assets.name, f"{kind} {record.id}.glyph", not_known(record.glyph, drawn))
