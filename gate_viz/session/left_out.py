"""Which links carry nothing in a lens, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Grade, Lens, Link


class WhyLeftOut(StrEnum):
    """What takes a link's strength away."""

    SWITCHED_OFF = "switched_off"
    NOT_TOLD = "not_told"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True, slots=True)
class LeftOutLink:
    """A link whose strength is 0: switched off, not told by the articles, or without weight by the evidence.

    ``because`` is what the evidence says of it, where it is the evidence that gives it no weight.
    """

    id: str
    grade: Grade
    why: WhyLeftOut
    because: str = ""


def links_left_out(catalogue: Catalogue, lens: Lens, links_off: Collection[str] = ()) -> tuple[LeftOutLink, ...]:
    """Return the links whose strength is 0, in the catalogue's order.

    Parameters
    ----------
    catalogue : Catalogue
        Every link.
    lens : Lens
        The lens looked through.
    links_off : Collection[str]
        Links that are switched off.

    Raises
    ------
    ContentError
        If a link that is switched off is not known.
    """
    return tuple(
        _left_out(catalogue, catalogue.links[link_id], lens, switched_off=link_id in links_off)
        for link_id, strength in catalogue.strengths(lens, links_off).items()
        if strength == 0.0
    )


def _left_out(catalogue: Catalogue, link: Link, lens: Lens, *, switched_off: bool) -> LeftOutLink:
    if switched_off:
        return LeftOutLink(link.id, link.grade, WhyLeftOut.SWITCHED_OFF)
    if lens is Lens.ARTICLE:
        return LeftOutLink(link.id, link.grade, WhyLeftOut.NOT_TOLD)
    labels = (claim.label for claim in catalogue.claims.values() if link.id in claim.links)
    return LeftOutLink(link.id, link.grade, WhyLeftOut.NO_WEIGHT, link.better_figure or next(labels, ""))
