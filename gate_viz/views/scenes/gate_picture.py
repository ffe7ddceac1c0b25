"""What the gate's picture holds, counted and sized from a Frame: the one place where readouts become shapes.

No drawing here and no Qt: the tests compare these numbers, and the shapes drawn from them, with a run of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from gate_viz.session.frame import Frame, GhostKind, Plug
from gate_viz.views.scenes.counting import HELD_FROM, NOTHING, Seat, filled_seats, half_up, rival_seat, vesicle_balls

PORES = 4
MOST_IONS = 4
"""Ions drawn in a channel that is wholly open."""
LIFT_STEPS = 25
"""Steps in which magnesium leaves a pore."""
SODIUM_SEATS = 2
CONCERNS: Mapping[str, frozenset[str]] = {
    "sert": frozenset({"sert", "ht1", "ht3"}),
    "net": frozenset({"net", "alpha2"}),
    "mu_opioid": frozenset({"mu"}),
    "nmda_pore": frozenset({"nmda"}),
    "nmda_magnesium": frozenset({"nmda"}),
    "gaba_a": frozenset({"gaba_a"}),
    "sodium_channel": frozenset({"sodium_channel"}),
    "ht3": frozenset({"ht3"}),
}
"""Receptors and pumps that stay bright when a medicine holds a target; other targets have no place in this scene."""
CAN_DIM = frozenset({"sert", "net", "ht1", "ht3", "alpha2", "d2", "mu", "nmda", "ampa", "nk1", "gaba_a"})
SIGNAL_FROM_HZ = 4.0
EFFECT_STEPS = 40
SENSITISED_STEPS = 25
"""Sizes of effects, and degrees of the sensitised look, that are told apart."""
MICROGLIA_STEPS = 20
SIGNALS_OF_MICROGLIA = 8
"""Signals drawn round microglia that are wholly awake."""
TAKEN_IN = 10
"""GABA-A receptors that would lie inside the second nerve if none were left on it."""
PHOSPHATES = 3
"""Bright dots on an NMDA receptor that is wholly sensitised."""
MU_STEPS = 20
"""Shares of opioid receptors, there or turned, that are told apart."""

DOCK_OPENS_AT = (4, 16, 40)
"""Dots of glutamate in the cleft from which one, two and three vesicles are drawn open to it."""
LEVEL_PER_DOTS: Mapping[str, float] = {"glutamate": 6.0, "substance_p": 50.0}
"""A volley raises glutamate twentyfold and substance P a hundredfold: their dots stand for multiples of typical."""

TRANSMITTERS = ("glutamate", "substance_p", "gaba", "serotonin", "norepinephrine", "dopamine", "endorphin")
MOST_DOTS: Mapping[str, int] = {
    "glutamate": 120,
    "substance_p": 24,
    "gaba": 29,
    "serotonin": 20,
    "norepinephrine": 21,
    "dopamine": 15,
    "endorphin": 18,
}
"""Where the cleft is full: no further dot would be seen."""


@dataclass(frozen=True, slots=True)
class PoreSeat:
    """One NMDA pore: how far magnesium has left it, how many ions pass, and the medicine in it or waiting outside."""

    lift: float
    ions: int
    seat: Seat = NOTHING
    target: str = ""

    @property
    def held(self) -> bool:
        """Whether a medicine is at least half in, so that there is no room for magnesium."""
        return self.seat.fill >= 0.5


@dataclass(frozen=True, slots=True)
class GatePicture:
    """Counts and sizes of everything that changes in the gate's picture, but for positions of dots and spikes.

    ``dots`` maps transmitters to numbers of dots, ``balls`` to balls in each vesicle; ``effects`` maps receptors to the
    size of their arrow or bar, 0-1; ``ribbons`` are widths in design units; ``sites`` maps targets to their seats,
    ``rivals`` to the second medicine at a single seat. ``dimmed`` are receptors and pumps that no medicine taken
    concerns. ``microglia`` is how far they are awake, ``taken_in`` how many GABA-A receptors have been taken into the
    nerve, ``phosphates`` how many bright dots each pore carries, ``mu_there`` the share of opioid receptors that are
    there and answer, ``mu_turned`` how much of their work is undone by those that excite
    instead (each undoes what another one does, so twice their share). All sizes are rounded here, so that what
    looks the same is the same.
    """

    dots: Mapping[str, int]
    full: frozenset[str]
    balls: Mapping[str, tuple[int, ...]]
    pores: tuple[PoreSeat, ...]
    sites: Mapping[str, tuple[Seat, ...]]
    rivals: Mapping[str, Seat]
    dimmed: frozenset[str]
    chloride: int
    effects: Mapping[str, float]
    ribbons: Mapping[str, float]
    docks_open: int
    mu_held: bool
    sensitisation: float
    microglia: float
    signals: int
    taken_in: int
    phosphates: tuple[int, ...]
    mu_there: float
    mu_turned: float
    touch_active: bool
    in_hz: int
    out_hz: int
    gate_percent: int
    ghost: GhostKind
    ghost_percent: int

    @property
    def look(self) -> Hashable:
        """Everything but dots: two pictures with the same look differ in dots and spikes only."""
        sizes = (self.balls, self.sites, self.rivals, self.effects, self.ribbons)
        return (
            *(tuple(each.items()) for each in sizes),
            (self.pores, self.full, self.dimmed, self.chloride, self.docks_open, self.mu_held, self.sensitisation),
            (self.microglia, self.signals, self.taken_in, self.phosphates, self.mu_there, self.mu_turned),
            (self.touch_active, self.in_hz, self.out_hz, self.gate_percent, self.ghost, self.ghost_percent),
        )

    @property
    def said(self) -> Hashable:
        """Everything that words tell, and that decides which words there are and where."""
        rates = (self.in_hz, self.out_hz, self.gate_percent, self.ghost, self.ghost_percent)
        return rates, self.touch_active, self.full, self.mu_held, self.sites["gaba_a"][0].held


def pore_seats(readouts: Mapping[str, float], plugs: Sequence[Plug]) -> tuple[PoreSeat, ...]:
    """What each drawn NMDA pore is doing.

    Parameters
    ----------
    readouts : Mapping of str to float
        The Frame's; ``nmda_open`` is the share of pores that pass ions at one moment, ``nmda_magnesium_block`` the
        share of those without a medicine that magnesium holds [1].
    plugs : sequence of Plug
        Every medicine on a target.

    Returns
    -------
    tuple of PoreSeat
        From the top of the nerve's face to its bottom: open pores above, held ones below, so that a medicine that
        comes leaves the others where they are.

    Notes
    -----
    All shares are drawn as they are. A medicine's share × ``PORES`` is the number of pores that it fills, from below.
    Magnesium leaves (1 − held) (1 − nmda_magnesium_block) × ``PORES`` of the pores, from above, and nmda_open ×
    ``PORES`` × ``MOST_IONS`` ions pass: where that is less than one pore, its magnesium is lifted only partly.
    """
    medicines = [plug for plug in plugs if plug.target in ("nmda_pore", "nmda_magnesium")]
    targets = {plug.drug_id: plug.target for plug in medicines}
    seats = filled_seats(medicines, PORES)[::-1]
    # Magnesium that is given sits where the body's own does, and is part of that share already.
    held = min(1.0, sum(plug.share for plug in medicines if plug.target == "nmda_pore"))
    lifted = PORES * (1 - held) * (1 - min(1.0, max(0.0, readouts["nmda_magnesium_block"])))
    ions = half_up(PORES * MOST_IONS * max(0.0, readouts["nmda_open"]))
    pores = []
    for place, seat in enumerate(seats):
        lift = half_up(LIFT_STEPS * min(1.0, max(0.0, lifted - place))) / LIFT_STEPS
        passing = min(MOST_IONS, max(0, ions - MOST_IONS * place))
        pores.append(PoreSeat(lift, passing, seat, targets.get(seat.drug_id, "")))
    return tuple(pores)


def gaba_effect(readouts: Mapping[str, float]) -> float:
    """Size of the bar under GABA-A: what is released × receptors × what a modulator adds, 1 at 2.5 times typical."""
    return min(1.0, readouts["cleft_gaba"] * readouts["gaba_receptors"] * (1 + readouts["gaba_a_modulation"]) / 2.5)


def chloride_ions(readouts: Mapping[str, float]) -> int:
    """Chloride ions in the pore of GABA-A: one column as GABA opens it, a second as a modulator widens it."""
    own = half_up(MOST_IONS * min(1.0, readouts["cleft_gaba"] * readouts["gaba_receptors"] / 2.5))
    return own + half_up(2 * MOST_IONS * min(1.0, max(0.0, readouts["gaba_a_modulation"])))


VESICLE_COUNTS: Mapping[str, int] = {
    "glutamate": 10,
    "substance_p": 1,
    "gaba": 4,
    "norepinephrine": 2,
    "serotonin": 2,
    "dopamine": 1,
}


def gate_picture(frame: Frame, typical_dots: Mapping[str, int]) -> GatePicture:
    """Everything countable in the gate's picture.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    typical_dots : Mapping of str to int
        How many dots stand for each transmitter's typical level.

    Returns
    -------
    GatePicture
        Counts and sizes.
    """
    readouts = frame.readouts
    wanted = {id_: _dots_wanted(typical_dots[id_], readouts[f"cleft_{id_}"], id_) for id_ in TRANSMITTERS}
    dots = {id_: min(count, MOST_DOTS[id_]) for id_, count in wanted.items()}
    by_target: dict[str, list[Plug]] = {}
    for plug in frame.plugs:
        by_target.setdefault(plug.target, []).append(plug)
    counts = {"sert": 1, "net": 1, "mu_opioid": 1, "gaba_a": 1, "ht3": 1, "sodium_channel": SODIUM_SEATS}
    held = {plug.target for plug in frame.plugs if plug.share > HELD_FROM and plug.target in CONCERNS}
    sites = {target: filled_seats(by_target.get(target, ()), count) for target, count in counts.items()}
    return GatePicture(
        dots=dots,
        full=frozenset(id_ for id_ in TRANSMITTERS if wanted[id_] > MOST_DOTS[id_]),
        balls={id_: vesicle_balls(readouts[f"store_{id_}"], count) for id_, count in VESICLE_COUNTS.items()},
        pores=pore_seats(readouts, frame.plugs),
        sites=sites,
        rivals={target: rival_seat(by_target.get(target, ())) for target, count in counts.items() if count == 1},
        dimmed=CAN_DIM.difference(*(CONCERNS[target] for target in held)) if held else frozenset(),
        chloride=chloride_ions(readouts),
        effects=_effects(readouts),
        ribbons={name: _ribbon(readouts[f"{name}_drive"]) for name in ("ampa", "nmda", "nk1")},
        docks_open=sum(dots["glutamate"] >= least for least in DOCK_OPENS_AT),
        mu_held=any(seat.held for seat in sites["mu_opioid"]),
        sensitisation=_share(readouts["sensitisation"], SENSITISED_STEPS),
        microglia=_share(readouts["microglia"], MICROGLIA_STEPS),
        signals=half_up(SIGNALS_OF_MICROGLIA * min(1.0, max(0.0, readouts["microglia"]))),
        taken_in=half_up(TAKEN_IN * min(1.0, max(0.0, 1.0 - readouts["gaba_receptors"]))),
        phosphates=_shared_out(half_up(PORES * PHOSPHATES * min(1.0, max(0.0, readouts["sensitisation"])))),
        mu_there=_share(frame.acting_values["mu_receptors"] * (1.0 - readouts["tolerance"]), MU_STEPS),
        mu_turned=_share(2.0 * readouts["gs_share"], MU_STEPS),
        touch_active=readouts["abeta_hz"] > SIGNAL_FROM_HZ,
        in_hz=half_up(readouts["signal_in"]),
        out_hz=half_up(readouts["signal_out"]),
        gate_percent=half_up(100 * readouts["gate_opening"]),
        ghost=frame.ghost,
        ghost_percent=half_up(100 * frame.ghost_readouts.get("gate_opening", 0.0)),
    )


def _share(value: float, steps: int) -> float:
    """Share from 0 to 1 in steps that are told apart."""
    return half_up(steps * min(1.0, max(0.0, value))) / steps


def _shared_out(phosphates: int) -> tuple[int, ...]:
    """Bright dots of each pore, as even as can be."""
    return tuple(phosphates // PORES + (1 if pore < phosphates % PORES else 0) for pore in range(PORES))


def _dots_wanted(typical_dots: int, level: float, transmitter: str) -> int:
    return half_up(typical_dots * max(0.0, level) / LEVEL_PER_DOTS.get(transmitter, 1.0))


def _effects(readouts: Mapping[str, float]) -> dict[str, float]:
    sizes = {
        "alpha2": readouts["alpha2_brake"],
        "ht1": readouts["ht1_brake"],
        "ht3": readouts["ht3_facilitation"],
        "d2": readouts["d2_brake"],
        "mu_first": readouts["opioid_first_nerve"],
        "mu_second": readouts["opioid_second_nerve"],
        "mu_interneuron": readouts["opioid_interneuron"],
        "gaba_a": gaba_effect(readouts),
        "ampa": readouts["ampa_drive"],
        "nmda": readouts["nmda_drive"],
        "nk1": readouts["nk1_drive"],
        # What receptors that have turned do as opioid sits in them: each undoes what another one does.
        "mu_turned": 2.0 * readouts["gs_share"] * readouts["mu_occupancy"],
    }
    return {name: half_up(EFFECT_STEPS * min(1.0, max(0.0, size))) / EFFECT_STEPS for name, size in sizes.items()}


RIBBON_WIDTH = 34.0
"""Width of a ribbon that alone would bring the nerve to its threshold [design units]."""


def _ribbon(drive: float) -> float:
    """Width of a ribbon in design units: in proportion to the drive it stands for."""
    return half_up(2 * RIBBON_WIDTH * min(1.0, max(0.0, drive))) / 2
