from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content import links as link_file
from gate_viz.content.links import read_links
from gate_viz.content.records import Grade, Lens

Refused = Callable[[Callable[[], object]], str]

LINK = """
[link.d2_projection]
name = "the D2 brake"
patient_name = "dopamine's brake"
glyph = "dopamine"
grade = "limited"
article_strength = 1.0
evidence_strength = 0.2
added = false
claim = "Claim."
source = "Someone 1999"
"""


@pytest.fixture(autouse=True)
def two_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model of two links, so that these tests hold whatever the model's own list is."""
    monkeypatch.setattr(link_file, "LINK_IDS", ("d2_projection", "oih_gs"))


def write(assets: Path, text: str) -> Path:
    (assets / "links.toml").write_text(text, encoding="utf-8")
    return assets


def second(text: str = LINK) -> str:
    return text.replace("d2_projection", "oih_gs")


def test_links_are_read_in_the_models_order(assets: Path) -> None:
    links = read_links(write(assets, second() + LINK))
    assert list(links) == ["d2_projection", "oih_gs"]
    assert links["oih_gs"].grade is Grade.LIMITED
    assert (links["oih_gs"].strength(Lens.ARTICLE), links["oih_gs"].strength(Lens.EVIDENCE)) == (1.0, 0.2)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"limited"', '"not_applicable"', "grade: 'not_applicable' is not known"),
        (
            '"limited"',
            '"not_graded"',
            "source: must begin with 'not graded: design choice' for a link that is not_graded alone",
        ),
        (
            "Someone 1999",
            "not graded: design choice",
            "source: must begin with 'not graded: design choice' for a link that is not_graded alone",
        ),
        ("article_strength = 1.0", "article_strength = 1.5", "article_strength: must lie from 0 to 1, not 1.5"),
        (
            "evidence_strength = 0.2",
            "evidence_strength = 0.6",
            "evidence_strength: must be 0.2 for a link that is limited, or better_figure must say why not",
        ),
        (
            "added = false",
            "added = true",
            "evidence_strength: must equal article_strength: the articles do not name this link",
        ),
        ("added = false", "added = 0", "added: must be true or false, not a number"),
        ("evidence_strength = 0.2", "evidence_strength = 0.5\nbetter_figure = ''", "better_figure: must not be empty"),
        ("evidence_strength = 0.2", "evidence_strength = 0.2\nbetter = 'x'", "better: is not a known field"),
        ('claim = "Claim."\n', "", "claim: is missing"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, LINK.replace(old, new) + second())
    assert refusal(lambda: read_links(assets)) == f"assets/links.toml: link.d2_projection.{line}"


@pytest.mark.parametrize(
    ("grade", "share"), [("established", 1.0), ("supported", 0.6), ("limited", 0.2), ("contested", 0.0)]
)
def test_the_evidence_lens_leaves_of_a_strength_what_its_grade_allows(grade: str, share: float, assets: Path) -> None:
    text = LINK.replace('"limited"', f'"{grade}"').replace("article_strength = 1.0", "article_strength = 0.5")
    text = text.replace("evidence_strength = 0.2", f"evidence_strength = {0.5 * share}")
    assert read_links(write(assets, text + second()))["d2_projection"].evidence_strength == 0.5 * share


def test_a_better_figure_may_stand_where_the_file_says_why(assets: Path) -> None:
    text = LINK.replace("evidence_strength = 0.2", 'evidence_strength = 0.5\nbetter_figure = "a trial"')
    links = read_links(write(assets, text + second()))
    assert {link.id: (link.evidence_strength, link.better_figure) for link in links.values()} == {
        "d2_projection": (0.5, "a trial"),
        "oih_gs": (0.2, None),
    }


NOT_GRADED = LINK.replace('"limited"', '"not_graded"').replace("Someone 1999", "not graded: design choice, a guess")


def test_a_link_that_nobody_graded_counts_the_same_in_both_lenses_and_says_so(assets: Path) -> None:
    text = NOT_GRADED.replace("evidence_strength = 0.2", "evidence_strength = 1.0")
    link = read_links(write(assets, text + second()))["d2_projection"]
    assert link.grade is Grade.NOT_GRADED
    assert link.strength(Lens.ARTICLE) == link.strength(Lens.EVIDENCE)


def test_a_link_that_nobody_graded_has_no_better_figure(assets: Path, refusal: Refused) -> None:
    write(assets, NOT_GRADED + 'better_figure = "a trial"\n' + second())
    line = "evidence_strength: must equal article_strength: nobody has graded this link"
    assert refusal(lambda: read_links(assets)) == f"assets/links.toml: link.d2_projection.{line}"


def test_what_the_articles_do_not_name_counts_the_same_in_both_lenses(assets: Path) -> None:
    text = LINK.replace("added = false", "added = true").replace("article_strength = 1.0", "article_strength = 0.2")
    assert read_links(write(assets, text + second()))["d2_projection"].added


def test_a_link_that_the_model_lacks_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, LINK + LINK.replace("d2_projection", "oih_g") + second())
    line = "assets/links.toml: link.oih_g: 'oih_g' is not known; did you mean 'oih_gs'?"
    assert refusal(lambda: read_links(assets)) == line


def test_a_link_of_the_model_that_is_not_in_the_file_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, LINK)
    assert refusal(lambda: read_links(assets)) == "assets/links.toml: link.oih_gs: is missing: the model has this link"
