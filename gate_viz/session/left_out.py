"""Which links carry nothing in a lens, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Grade, Lens


class WhyLeftOut(StrEnum):
    """What takes a link's strength away."""

    SWITCHED_OFF = "switched_off"
    NOT_TOLD = "not_told"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True, slots=True)
class LeftOutLink:
    """A link whose strength is 0: switched off, not told by the articles, or without weight by the evidence."""

    id: str
    grade: Grade
    why: WhyLeftOut


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
    nothing_told = WhyLeftOut.NOT_TOLD if lens is Lens.ARTICLE else WhyLeftOut.NO_WEIGHT
    return tuple(
        LeftOutLink(
            link_id, catalogue.links[link_id].grade, WhyLeftOut.SWITCHED_OFF if link_id in links_off else nothing_told
        )
        for link_id, strength in catalogue.strengths(lens, links_off).items()
        if strength == 0.0
    )
