"""All constants of the model in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass

from gate_viz.model.gate_parameters import GateParameters
from gate_viz.model.slow_parameters import SlowParameters


@dataclass(frozen=True)
class Parameters(SlowParameters, GateParameters):
    """Every constant of every layer; each field carries its provenance as metadata."""


PARAMETERS = Parameters()
