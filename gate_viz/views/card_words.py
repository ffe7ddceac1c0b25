"""What an evidence card says, line by line, without a widget: the words of the content and of the present moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.links import NOT_GRADED_SOURCE
from gate_viz.content.records import Card, Claim, Control, Grade, Lens, Link
from gate_viz.content.texts import Texts
from gate_viz.views.view_settings import Wording

_MOST_DECIMALS = 2


class Kind(StrEnum):
    """How a line of the card is written."""

    LEAD = "lead"
    READING = "reading"
    STRONG = "strong"
    ASIDE = "aside"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the card; with a grade, its mark stands before them, and ``tip`` says what the grade means."""

    words: str
    kind: Kind = Kind.READING
    grade: Grade | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a title; ``deep`` ones wait behind a button while the words are for patients."""

    title: str
    lines: tuple[Line, ...]
    deep: bool = False


def blocks_of(card: Card, catalogue: Catalogue, lens: Lens, wording: Wording) -> tuple[Block, ...]:
    """Return what a card says, in the order of reading; what there is nothing to say of has no block.

    Parameters
    ----------
    card : Card
        Of a control or a structure. Its warning is not among the blocks: it stands fixed above them.
    catalogue : Catalogue
        The links and claims that the card names, and the words for grades.
    lens : Lens
        In which the links count as they do.
    wording : Wording
        For whom: for patients the first blocks are those in plain words, and the others are ``deep``.
    """
    texts = catalogue.texts
    plain = wording is Wording.PATIENT
    side_effects = _side_effects(card, wording)
    blocks = [
        Block("", (Line(card.patient, Kind.LEAD),)),
        Block(texts.get("card.for_clinicians"), (Line(card.clinician),), deep=plain),
        Block(texts.get("card.does_not"), (Line(card.does_not),) if card.does_not else ()),
        Block(texts.get("card.graded"), _grades(card, texts)),
        Block(texts.get("card.side_effects"), side_effects),
        Block(texts.get("card.upstream"), (Line(card.upstream),) if card.upstream else ()),
        Block(texts.get("card.analogy"), (Line(card.analogy),) if card.analogy else ()),
        Block(texts.get("card.links", lens=texts.get(f"lens.{lens.value}")), _links(card, catalogue, lens), deep=plain),
        Block(texts.get("card.claims"), _claims(card, catalogue), deep=plain),
        Block(texts.get("card.sources"), _sources(card, texts), deep=plain),
    ]
    # Sorting keeps the order within what is plain and within what is deep.
    return tuple(sorted((block for block in blocks if block.lines), key=lambda block: block.deep))


def grade_words(grade: Grade, texts: Texts) -> str:
    """Return a grade as a word."""
    return texts.get(f"grade.{grade.value}")


def strength_words(link: Link, lens: Lens, texts: Texts) -> str:
    """Return how much a link counts in a lens: fully, a share, or not at all."""
    percent = round(100 * link.strength(lens))
    if percent >= 100:
        return texts.get("card.counts_fully")
    return texts.get("card.counts_partly", percent=percent) if percent else texts.get("card.counts_not")


def claims_about(card: Card, catalogue: Catalogue) -> tuple[Claim, ...]:
    """Return the claims of the articles that the literature tells otherwise and resting on one of the card's links."""
    return tuple(claim for claim in catalogue.claims.values() if set(claim.links) & set(card.links))


def value_words(control: Control, value: float, texts: Texts, *, is_taken: bool) -> str:
    """Return the present value of a control in a few words; ``is_taken`` is for medicines."""
    if control.choices:
        chosen = min(control.choices, key=lambda choice: abs(choice.value - value))
        return texts.get("card.set_to", value=chosen.name)
    if control.unit == "dose":
        number = QLocale().toString(round(value, _MOST_DECIMALS), "g", 6)
        words = texts.get("card.dose", dose=number)
    else:
        percent = round(100 * value)
        sign = "−" if percent < 0 else "+" if percent > 0 > control.minimum else ""
        words = texts.get("card.percent", percent=f"{sign}{abs(percent)}")
    if is_taken:
        return texts.get("card.taken", value=words) if value > 0.0 else texts.get("card.not_taken")
    return texts.get("card.set_to", value=words)


def _grades(card: Card, texts: Texts) -> tuple[Line, ...]:
    graded = {"grade_of.mechanism": card.mechanism_grade, "grade_of.benefit": card.benefit_grade}

    def told() -> Iterator[Line]:
        for key, grade in graded.items():
            words = texts.get(key, grade=grade_words(grade, texts))
            if grade is Grade.NOT_APPLICABLE:
                words = texts.get("card.no_benefit")
            yield Line(words, grade=grade, tip=texts.get(f"grade_meaning.{grade.value}"))

    return tuple(told())


def _side_effects(card: Card, wording: Wording) -> tuple[Line, ...]:
    def told() -> Iterator[Line]:
        for effect in card.side_effects:
            yield Line(effect.name, Kind.STRONG)
            yield Line(effect.patient if wording is Wording.PATIENT else effect.clinician)

    return tuple(told())


def _links(card: Card, catalogue: Catalogue, lens: Lens) -> tuple[Line, ...]:
    texts = catalogue.texts

    def told() -> Iterator[Line]:
        for link in (catalogue.links[each] for each in card.links):
            words = grade_words(link.grade, texts)
            strength = strength_words(link, lens, texts)
            yield Line(texts.get("card.link", name=link.name, grade=words, strength=strength), grade=link.grade)
            yield Line(link.claim, Kind.ASIDE)

    return tuple(told())


def _claims(card: Card, catalogue: Catalogue) -> tuple[Line, ...]:
    def told() -> Iterator[Line]:
        for claim in claims_about(card, catalogue):
            yield Line(claim.label, Kind.STRONG, Grade.CONTESTED)
            yield Line(claim.literature)

    return tuple(told())


def _sources(card: Card, texts: Texts) -> tuple[Line, ...]:
    return tuple(
        Line(texts.get("card.design_choice") if source.startswith(NOT_GRADED_SOURCE) else source, Kind.SOURCE)
        for source in card.sources
    ) or (Line(texts.get("card.design_choice"), Kind.SOURCE),)
