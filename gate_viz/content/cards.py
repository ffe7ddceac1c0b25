"""``assets/cards.toml`` and all controls → ``Card``: the evidence card of every control."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from gate_viz.content.fields import Fields, not_known, read_toml, shown_path
from gate_viz.content.records import Card, Control, Drug, Lifestyle, Link
from gate_viz.model import Target

FILE = "cards.toml"

TargetLinks = Mapping[Target, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    """What the file adds to a control's card."""

    upstream: str | None = None
    analogy: str | None = None
    links: tuple[str, ...] = ()


def read_cards(
    assets: Path,
    controls: Mapping[str, Control],
    drugs: Mapping[str, Drug],
    lifestyle: Mapping[str, Lifestyle],
    links: Mapping[str, Link],
) -> dict[str, Card]:
    """Return the card of every control by its id, in the controls' order.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    controls : Mapping[str, Control]
        All controls there are: their words, grades and sources are the card's.
    drugs : Mapping[str, Drug]
        All medicines: their side effects, and the links of what they bind.
    lifestyle : Mapping[str, Lifestyle]
        All lifestyle items: their side effects, warnings and links.
    links : Mapping[str, Link]
        All links there are.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    by_target = _target_links(root.table("target"), links)
    tables = root.table("card")
    words: dict[str, _Words] = {}
    for control_id, fields in tables.records():
        if control_id not in controls:
            raise tables.error(control_id, not_known(control_id, controls))
        words[control_id] = _words(fields, links)
    root.finish()
    taken: dict[str, Drug | Lifestyle] = {**drugs, **lifestyle}
    return {
        control.id: _card(control, words.get(control.id, _Words()), taken.get(control.id), by_target)
        for control in controls.values()
    }


def _target_links(fields: Fields, links: Collection[str]) -> dict[Target, tuple[str, ...]]:
    """Return which links of the model carry what is done to each target; every target is named."""
    found = {target: fields.choices(target.value, links) for target in Target}
    fields.finish()
    return found


def _words(fields: Fields, links: Collection[str]) -> _Words:
    words = _Words(
        upstream=fields.text("upstream") if fields.has("upstream") else None,
        analogy=fields.text("analogy") if fields.has("analogy") else None,
        links=fields.choices("links", links) if fields.has("links") else (),
    )
    fields.finish()
    return words


def _card(control: Control, words: _Words, taken: Drug | Lifestyle | None, by_target: TargetLinks) -> Card:
    links = list(words.links)
    for binding in taken.bindings if taken else ():
        # A binding that is graded apart is told by its own link, any other by those of its target.
        links += [binding.link_id] if binding.link_id else by_target[binding.target]
    return Card(
        subject_id=control.id,
        name=control.name,
        patient=control.patient,
        clinician=control.clinician,
        does_not=control.does_not,
        mechanism_grade=control.mechanism_grade,
        benefit_grade=control.benefit_grade,
        sources=control.sources,
        side_effects=taken.side_effects if taken else (),
        upstream=words.upstream,
        analogy=words.analogy,
        warning=taken.warning if isinstance(taken, Lifestyle) else None,
        links=tuple(dict.fromkeys(links)),
        glyph=control.glyph,
    )
