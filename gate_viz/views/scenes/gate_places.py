"""Where pumps and receptors stand now: one that a medicine holds is larger, and its neighbours make room."""

from __future__ import annotations

from typing import NamedTuple

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.counting import Seat
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.stage_layout import Place

SUNK = 10.0
"""How far into its cell a receptor that a medicine holds is drawn [glyph units]."""


class Places(NamedTuple):
    """Places of everything that a medicine may hold: each target's seats, at each of its sites."""

    sites: dict[str, tuple[tuple[Place, ...], ...]]
    pores: tuple[Place, ...]


def grown(place: Place, seat: Seat) -> Place:
    """Place of a receptor with what sits in it: the larger the share, up to a third, the larger it is drawn.

    It sinks into its cell as it grows, so that what it holds stays on the stage and clear of the neighbours.
    """
    part = min(1.0, seat.fill / at.GROWN_FROM) if seat.held else 0.0
    x, y = place.beside(0, SUNK * part)
    return place._replace(x=x, y=y, scale=place.scale * (1 + (at.GROWN - 1) * part))


def places_in(picture: GatePicture) -> Places:
    """Places of all pumps, receptors and pores.

    Parameters
    ----------
    picture : GatePicture
        For what is held.

    Returns
    -------
    Places
        In design units.
    """
    single: dict[str, tuple[Place, ...]] = {
        "sert": (at.SERT,),
        "net": (at.NET,),
        "gaba_a": (at.GABA_A,),
        "mu_opioid": (at.MU_FIRST, at.MU_SECOND, at.MU_INTERNEURON),
    }
    sites: dict[str, tuple[tuple[Place, ...], ...]] = {
        target: tuple((grown(place, picture.sites[target][0]),) for place in standing)
        for target, standing in single.items()
    }
    # Its neighbours stand too near for it to grow.
    sites["ht3"] = ((at.HT3,),)
    sodium = zip(at.SODIUM, picture.sites["sodium_channel"], strict=True)
    sites["sodium_channel"] = (tuple(grown(place, seat) for place, seat in sodium),)
    # All pores are alike: what holds one is seen by the stopper in it.
    return Places(sites, at.NMDA)
