from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gate_viz.content.claims import read_claims
from gate_viz.content.records import Grade, Link, Severity

Refused = Callable[[Callable[[], object]], str]

CLAIM = """
[claim.first]
number = 4
articles = ["D1", "D2"]
severity = ["wrong", "unsafe"]
claim = "Claim."
literature = "Literature."
label = "Label."
links = ["argued"]
sources = ["Someone 1999"]
"""


def write(assets: Path, text: str) -> Path:
    (assets / "claims.toml").write_text(text, encoding="utf-8")
    return assets


@pytest.fixture
def links() -> dict[str, Link]:
    settled = Link("settled", "S", "S", "touch", Grade.ESTABLISHED, 1.0, 1.0, False, "C.", "Someone 1999")
    return {
        "argued": replace(settled, id="argued", grade=Grade.CONTESTED, evidence_strength=0.0),
        "settled": settled,
    }


def test_a_claim_is_read_whole(assets: Path, links: dict[str, Link]) -> None:
    claim = read_claims(write(assets, CLAIM), links)["first"]
    assert (claim.number, claim.articles, claim.severity) == (4, ("D1", "D2"), (Severity.WRONG, Severity.UNSAFE))
    assert (claim.claim, claim.literature, claim.label) == ("Claim.", "Literature.", "Label.")
    assert (claim.links, claim.no_link_reason, claim.sources) == (("argued",), None, ("Someone 1999",))


def test_claims_come_in_the_order_of_their_numbers(assets: Path, links: dict[str, Link]) -> None:
    earlier = CLAIM.replace("claim.first", "claim.second").replace("number = 4", "number = 3")
    assert list(read_claims(write(assets, CLAIM + earlier), links)) == ["second", "first"]


def test_a_claim_about_nothing_in_the_model_says_why(assets: Path, links: dict[str, Link]) -> None:
    other = CLAIM.replace("claim.first", "claim.other").replace("number = 4", "number = 5")
    other = other.replace('links = ["argued"]', 'links = []\nno_link_reason = "It is about words."')
    claim = read_claims(write(assets, CLAIM + other), links)["other"]
    assert (claim.links, claim.no_link_reason) == ((), "It is about words.")


def test_a_contested_link_that_no_claim_names_is_refused(
    assets: Path, links: dict[str, Link], refusal: Refused
) -> None:
    write(assets, CLAIM.replace('["argued"]', '["settled"]'))
    line = "assets/claims.toml: claim: names 'argued' nowhere, and that link is contested"
    assert refusal(lambda: read_claims(assets, links)) == line


def test_two_claims_never_share_a_number(assets: Path, links: dict[str, Link], refusal: Refused) -> None:
    write(assets, CLAIM + CLAIM.replace("claim.first", "claim.second"))
    line = "assets/claims.toml: claim.second.number: is already the number of first"
    assert refusal(lambda: read_claims(assets, links)) == line


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("number = 4", "number = 41", "number: must lie from 1 to 40, not 41"),
        ('"D2"', '"D4"', "articles[1]: 'D4' is not known"),
        ('["D1", "D2"]', "[]", "articles: must have 1 to 100 entries, not 0"),
        ('"unsafe"', '"harmful"', "severity[1]: 'harmful' is not known"),
        ('["wrong", "unsafe"]', "[]", "severity: must have 1 to 100 entries, not 0"),
        ('["argued"]', '["argud"]', "links[0]: 'argud' is not known; did you mean 'argued'?"),
        ('["argued"]', "[]", "no_link_reason: must say why where there are no links, and only there"),
        (
            '["argued"]',
            '["argued"]\nno_link_reason = "x"',
            "no_link_reason: must say why where there are no links, and only there",
        ),
        ('label = "Label."\n', "", "label: is missing"),
        ('sources = ["Someone 1999"]', "sources = []", "sources: must have 1 to 100 entries, not 0"),
        ('label = "Label."', 'label = "Label."\nauthor = "x"', "author: is not a known field"),
    ],
)
def test_each_wrong_field_is_refused(
    old: str, new: str, line: str, assets: Path, links: dict[str, Link], refusal: Refused
) -> None:
    write(assets, CLAIM.replace(old, new))
    assert refusal(lambda: read_claims(assets, links)).startswith(f"assets/claims.toml: claim.first.{line}")


def test_a_stray_table_is_refused(assets: Path, links: dict[str, Link], refusal: Refused) -> None:
    write(assets, CLAIM + "[other]\n")
    assert refusal(lambda: read_claims(assets, links)) == "assets/claims.toml: other: is not a known field"
