"""Everything under ``assets/`` loaded once, with every reference between files checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from gate_viz.content.archetypes import read_archetypes
from gate_viz.content.cards import read_cards
from gate_viz.content.claims import read_claims
from gate_viz.content.controls import FILE as CONTROLS_FILE
from gate_viz.content.controls import read_controls
from gate_viz.content.drugs import FOLDER as DRUGS_FOLDER
from gate_viz.content.drugs import read_drugs
from gate_viz.content.fields import ContentError, not_known, shown_path
from gate_viz.content.licences import Licence, read_licences
from gate_viz.content.lifestyle import FOLDER as LIFESTYLE_FOLDER
from gate_viz.content.lifestyle import read_lifestyle
from gate_viz.content.links import read_links
from gate_viz.content.records import (
    Archetype,
    Card,
    Claim,
    Control,
    ControlGroup,
    Drug,
    Lens,
    Lifestyle,
    Link,
    SafetyRule,
    Scenario,
    Showing,
    Structure,
    Transmitter,
)
from gate_viz.content.safety_rules import read_safety_rules
from gate_viz.content.scenarios import read_scenarios
from gate_viz.content.search_words import read_search_words
from gate_viz.content.showings import read_showings
from gate_viz.content.structures import read_structures
from gate_viz.content.texts import Texts, read_texts
from gate_viz.content.themes import read_themes
from gate_viz.content.transmitters import read_transmitters
from gate_viz.model import PERSON_CONTROLS, Substance

GLYPHS_FOLDER = "glyphs"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content, read-only.

    ``controls`` holds every control in the panel's order, medicines, lifestyle items and transmitters included.
    ``links`` holds the model's links, then those of medicines' and lifestyle items' bindings.
    ``theme`` maps a theme's name to its colours by role. ``cards`` holds a card for every control and structure.
    ``showings`` says for every control where its effect is to be seen. ``search_words`` maps a word of the articles to
    the controls and structures it means.
    """

    controls: Mapping[str, Control]
    drugs: Mapping[str, Drug]
    lifestyle: Mapping[str, Lifestyle]
    transmitters: Mapping[str, Transmitter]
    links: Mapping[str, Link]
    claims: Mapping[str, Claim]
    scenarios: Mapping[str, Scenario]
    archetypes: Mapping[str, Archetype]
    safety_rules: tuple[SafetyRule, ...]
    texts: Texts
    theme: Mapping[str, Mapping[str, str]]
    licences: tuple[Licence, ...]
    cards: Mapping[str, Card] = field(default_factory=dict)
    structures: Mapping[str, Structure] = field(default_factory=dict)
    showings: Mapping[str, Showing] = field(default_factory=dict)
    search_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def card(self, subject_id: str) -> Card:
        """Return the evidence card of a control or of a structure of a scene.

        Parameters
        ----------
        subject_id : str
            The id of either; where both have the same id, they have the same card.

        Raises
        ------
        ContentError
            If there is none.
        """
        if subject_id not in self.cards:
            raise ContentError("card", subject_id, not_known(subject_id, self.cards))
        return self.cards[subject_id]

    def strengths(self, lens: Lens, off: Collection[str] = ()) -> dict[str, float]:
        """Return the strength of every link in a lens, those of bindings included.

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

    def substances(self) -> tuple[Substance, ...]:
        """Return all medicines and then all lifestyle items as the model knows them."""
        drugs = [drug.substance for drug in self.drugs.values()]
        return (*drugs, *(item.substance for item in self.lifestyle.values()))


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
    lifestyle = read_lifestyle(assets)
    transmitters = read_transmitters(assets)
    safety_rules = read_safety_rules(assets)
    _check_safety_groups(assets, drugs, lifestyle, safety_rules)
    controls = _all_controls(assets, drugs, lifestyle, transmitters)
    links = _all_links(assets, drugs, lifestyle)
    cards = read_cards(assets, controls, drugs, lifestyle, links)
    drawn = {path.stem for path in (assets / GLYPHS_FOLDER).glob("*.svg")}
    structures = read_structures(assets, cards, links, drawn)
    scenarios, archetypes = read_scenarios(assets, controls), read_archetypes(assets, controls)
    _check_glyphs(assets, "control", controls.values(), drawn)
    _check_glyphs(assets, "link", links.values(), drawn)
    return Catalogue(
        controls=MappingProxyType(controls),
        drugs=MappingProxyType(drugs),
        lifestyle=MappingProxyType(lifestyle),
        transmitters=MappingProxyType(transmitters),
        links=MappingProxyType(links),
        claims=MappingProxyType(read_claims(assets, links)),
        scenarios=MappingProxyType(scenarios),
        archetypes=MappingProxyType(archetypes),
        safety_rules=safety_rules,
        texts=read_texts(assets),
        theme=MappingProxyType(read_themes(assets)),
        licences=read_licences(assets),
        cards=MappingProxyType(cards | {each.id: each.card for each in structures.values()}),
        structures=MappingProxyType(structures),
        showings=MappingProxyType(read_showings(assets, controls, scenarios, archetypes)),
        search_words=MappingProxyType(read_search_words(assets, {*controls, *structures})),
    )


def _all_controls(
    assets: Path, drugs: Mapping[str, Drug], lifestyle: Mapping[str, Lifestyle], transmitters: Mapping[str, Transmitter]
) -> dict[str, Control]:
    """Return every control in the panel's order; each id stands once, and every control of the model is there."""
    own = read_controls(assets)
    found = {transmitter.id: transmitter.control for transmitter in transmitters.values()}
    for control in own.values():
        if control.id in found:
            raise ContentError(shown_path(assets, CONTROLS_FILE), f"control.{control.id}", "is a transmitter's already")
        found[control.id] = control
    for control_id in PERSON_CONTROLS:
        if control_id not in found:
            raise ContentError(shown_path(assets, CONTROLS_FILE), f"control.{control_id}", "is missing")
    for file, key, item in _items(assets, drugs, lifestyle):
        if item.id in found:
            raise ContentError(file, key, "is another control's id already")
        found[item.id] = item.control
    groups = list(ControlGroup)
    # Sorting keeps the files' order within a group.
    return {control.id: control for control in sorted(found.values(), key=lambda each: groups.index(each.group))}


def _all_links(assets: Path, drugs: Mapping[str, Drug], lifestyle: Mapping[str, Lifestyle]) -> dict[str, Link]:
    """Return the model's links and then those of bindings; each id stands once."""
    links = read_links(assets)
    for file, key, item in _items(assets, drugs, lifestyle):
        for link in item.links:
            if link.id in links:
                raise ContentError(file, key, f"makes the link {link.id!r}, which is there already")
            links[link.id] = link
    return links


def _items(
    assets: Path, drugs: Mapping[str, Drug], lifestyle: Mapping[str, Lifestyle]
) -> Iterator[tuple[str, str, Drug | Lifestyle]]:
    """Yield every medicine and lifestyle item with its place for messages: folder and key."""
    for drug in drugs.values():
        yield shown_path(assets, DRUGS_FOLDER), f"drug.{drug.id}", drug
    for item in lifestyle.values():
        yield shown_path(assets, LIFESTYLE_FOLDER), f"lifestyle.{item.id}", item


def _check_safety_groups(
    assets: Path, drugs: Mapping[str, Drug], lifestyle: Mapping[str, Lifestyle], rules: Iterable[SafetyRule]
) -> None:
    known = {group for rule in rules for group in rule.groups}
    for file, key, item in _items(assets, drugs, lifestyle):
        for group in sorted(item.safety_groups - known):
            raise ContentError(file, f"{key}.safety_groups", not_known(group, known))


def _check_glyphs(assets: Path, kind: str, records: Iterable[Control] | Iterable[Link], drawn: Collection[str]) -> None:
    for record in records:
        if record.glyph not in drawn:
            raise ContentError(assets.name, f"{kind} {record.id}.glyph", not_known(record.glyph, drawn))
