"""``assets/links.toml`` → ``Link``: every gradable arrow of the model, with its grade and its two strengths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gate_viz.content.fields import Fields, not_known, read_toml, shown_path
from gate_viz.content.records import Grade, Link
from gate_viz.model import LINK_IDS

FILE = "links.toml"
# What the evidence lens leaves of an article's strength, unless the file says why another figure is better.
EVIDENCE_WEIGHTS = {
    Grade.ESTABLISHED: 1.0,
    Grade.SUPPORTED: 0.6,
    Grade.LIMITED: 0.2,
    Grade.CONTESTED: 0.0,
    Grade.NOT_GRADED: 1.0,
}
# How the source of a link begins that nobody has graded: there is no other source to name.
NOT_GRADED_SOURCE = "not graded: design choice"
HIGHEST_STRENGTH = 1.0


def read_links(assets: Path) -> dict[str, Link]:
    """Return every link by id, in the model's order: the file must have exactly the model's links.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    tables = root.table("link")
    links: dict[str, Link] = {}
    for link_id, fields in tables.records():
        if link_id not in LINK_IDS:
            raise tables.error(link_id, not_known(link_id, LINK_IDS))
        links[link_id] = _link(fields, link_id)
    for link_id in LINK_IDS:
        if link_id not in links:
            raise tables.error(link_id, "is missing: the model has this link")
    root.finish()
    return {link_id: links[link_id] for link_id in LINK_IDS}


def take_link(fields: Fields, link_id: str, glyph: str, *, source_field: str = "source", brake: bool = False) -> Link:
    """Return the link that a table describes: its names, grade, strengths, claim and source.

    Parameters
    ----------
    fields : Fields
        The table; its other fields stay for the caller.
    link_id : str
        The link's id.
    glyph : str
        Its drawing.
    source_field : str
        The field that holds the claim's source.
    brake : bool
        Whether its term is how hard a brake is on.

    Raises
    ------
    ContentError
        If a field is wrong, or the strengths are not what the grade allows.
    """
    link = Link(
        id=link_id,
        name=fields.text("name", longest=80),
        patient_name=fields.text("patient_name", longest=80),
        glyph=glyph,
        grade=Grade(fields.choice("grade", [grade.value for grade in EVIDENCE_WEIGHTS])),
        article_strength=fields.number("article_strength", 0.0, HIGHEST_STRENGTH),
        evidence_strength=fields.number("evidence_strength", 0.0, HIGHEST_STRENGTH),
        added=fields.flag("added"),
        claim=fields.text("claim"),
        source=fields.text(source_field),
        brake=brake,
    )
    if (link.grade is Grade.NOT_GRADED) != link.source.startswith(NOT_GRADED_SOURCE):
        raise fields.error(source_field, f"must begin with {NOT_GRADED_SOURCE!r} for a link that is not_graded alone")
    return replace(link, better_figure=_better_figure(fields, link))


def _better_figure(fields: Fields, link: Link) -> str | None:
    """Return why the evidence strength is not the one that the grade gives, None where it is; refuse any other."""
    if link.evidence_strength != link.article_strength:
        if link.added:
            raise fields.error("evidence_strength", "must equal article_strength: the articles do not name this link")
        if link.grade is Grade.NOT_GRADED:
            raise fields.error("evidence_strength", "must equal article_strength: nobody has graded this link")
    weighted = link.article_strength * EVIDENCE_WEIGHTS[link.grade]
    if link.added or link.evidence_strength == round(weighted, 6):
        return None
    # A figure other than the grade's is allowed, but never without its reason.
    if not fields.has("better_figure"):
        reason = f"must be {weighted:g} for a link that is {link.grade.value}, or better_figure must say why not"
        raise fields.error("evidence_strength", reason)
    return fields.text("better_figure")


def _link(fields: Fields, link_id: str) -> Link:
    glyph = fields.text("glyph", longest=60)
    link = take_link(fields, link_id, glyph, brake=fields.has("brake") and fields.flag("brake"))
    fields.finish()
    return link
