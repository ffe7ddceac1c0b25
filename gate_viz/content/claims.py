"""``assets/claims.toml`` → ``Claim``: what the articles say that the literature says otherwise, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gate_viz.content.fields import Fields, read_toml, shown_path
from gate_viz.content.records import Claim, Grade, Link, Severity

FILE = "claims.toml"
ARTICLES = ("D1", "D2", "D3")
HIGHEST_NUMBER = 40


def read_claims(assets: Path, links: Mapping[str, Link]) -> dict[str, Claim]:
    """Return every claim by id, in the order of their numbers; each contested link is named by at least one.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    links : Mapping[str, Link]
        All links there are, those of medicines and lifestyle items included.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    claims: dict[int, Claim] = {}
    for claim_id, fields in root.table("claim").records():
        claim = _claim(fields, claim_id, links)
        if claim.number in claims:
            raise fields.error("number", f"is already the number of {claims[claim.number].id}")
        claims[claim.number] = claim
    root.finish()
    named = {link_id for claim in claims.values() for link_id in claim.links}
    for link in links.values():
        if link.grade is Grade.CONTESTED and link.id not in named:
            raise root.error("claim", f"names {link.id!r} nowhere, and that link is contested")
    return {claims[number].id: claims[number] for number in sorted(claims)}


def _claim(fields: Fields, claim_id: str, links: Mapping[str, Link]) -> Claim:
    severity = fields.choices("severity", [severity.value for severity in Severity], at_least=1)
    claim = Claim(
        id=claim_id,
        number=fields.whole_number("number", 1, HIGHEST_NUMBER),
        articles=fields.choices("articles", ARTICLES, at_least=1),
        severity=tuple(Severity(each) for each in severity),
        claim=fields.text("claim"),
        literature=fields.text("literature"),
        label=fields.text("label"),
        links=fields.choices("links", links),
        sources=fields.texts("sources"),
        no_link_reason=fields.text("no_link_reason") if fields.has("no_link_reason") else None,
    )
    if bool(claim.links) == (claim.no_link_reason is not None):
        raise fields.error("no_link_reason", "must say why where there are no links, and only there")
    fields.finish()
    return claim
