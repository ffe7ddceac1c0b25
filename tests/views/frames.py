"""Frames made by hand, so that views can be tested without a run: a stubbed toe unless told otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.records import Lens
from gate_viz.model import READOUT_UNITS
from gate_viz.session.controls import Controls
from gate_viz.session.frame import Frame, GhostKind, PastDay, Plug, SpikeTrain, Why

ASSETS = Path(__file__).parents[2] / "assets"

TOE: dict[str, float] = {
    "c_fibre_hz": 22.6, "adelta_fibre_hz": 19.3, "abeta_hz": 1.0, "interneuron_hz": 11.0, "projection_hz": 16.5,
    "signal_in": 42.0, "signal_out": 16.5, "throughput": 0.39, "gate_opening": 0.33, "pain_signal_0_10": 4.4,
    "alpha2_brake": 0.5, "ht1_brake": 0.52, "ht3_facilitation": 0.06, "d2_brake": 0.5, "descending_drive": 1.1,
    "gaba_receptors": 1.0, "cleft_glutamate": 20.0, "cleft_substance_p": 6.0, "cleft_gaba": 1.1,
    "ampa_drive": 0.42, "nmda_drive": 0.24, "nk1_drive": 0.3, "nmda_open": 0.3, "nmda_magnesium_block": 0.7,
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, loaded once."""
    return load_catalogue(ASSETS)


def readouts(**changes: float) -> dict[str, float]:
    """Every readout: ``TOE`` with changes, clefts and stores at typical, the rest 0."""
    values = dict.fromkeys(READOUT_UNITS, 0.0)
    typical = {id_: 1.0 for id_ in READOUT_UNITS if id_.startswith(("cleft_", "store_", "clearance_"))}
    return values | typical | TOE | changes


def train(rate_hz: float, time_s: float, span_s: float = 2.5) -> SpikeTrain:
    """Spikes at an even rate up to ``time_s``."""
    if rate_hz <= 0:
        return SpikeTrain(0, ())
    first = max(0, int((time_s - span_s) * rate_hz) + 1)
    return SpikeTrain(first, tuple(n / rate_hz for n in range(first, int(time_s * rate_hz) + 1)))


def plug(target: str, drug_id: str, share: float) -> Plug:
    """A medicine of the shipped catalogue on a target."""
    return Plug(target, drug_id, catalogue().drugs[drug_id].glyph, share)


def make_frame(
    plugs: tuple[Plug, ...] = (),
    *,
    time_s: float = 8.0,
    speed: float = 0.1,
    lens: Lens = Lens.EVIDENCE,
    ghost: GhostKind = GhostKind.OTHER_LENS,
    ghost_readouts: Mapping[str, float] | None = None,
    acting: Mapping[str, float] | None = None,
    past_days: tuple[PastDay, ...] = (),
    **changes: float,
) -> Frame:
    """A Frame with the given readouts and spikes to match; ``acting`` are control values besides the defaults."""
    values = readouts(**changes)
    settings = {id_: control.default for id_, control in catalogue().controls.items()} | dict(acting or {})
    controls = Controls(
        values=settings,
        lens=lens,
        scenario=catalogue().scenarios["stubbed_toe"],
        playing=True,
        speed=speed,
    )
    rates = {
        "first_nerve": "signal_in", "touch": "abeta_hz",
        "second_nerve": "projection_hz", "interneuron": "interneuron_hz",
    }  # fmt: skip
    state: Any = None
    return Frame(
        time_s=time_s,
        step_number=round(time_s * 2000),
        state=state,
        controls=controls,
        readouts=values,
        ghost=ghost,
        ghost_readouts=dict(values, gate_opening=0.36) if ghost_readouts is None else ghost_readouts,
        spikes={name: train(values[readout], time_s) for name, readout in rates.items()},
        plugs=plugs,
        why=Why((), 0.0, 0.0, (), small=True),
        warnings=(),
        scrubbed=False,
        can_undo=False,
        can_redo=False,
        acting_values=settings,
        ghost_values=settings,
        strengths=catalogue().strengths(lens),
        past_days=past_days,
    )
