"""The numerical gate: equations, parameters and state; it knows nothing but numbers."""

from gate_viz.model.afferents import whole_spikes
from gate_viz.model.exposure import Level, Substance
from gate_viz.model.gate import GateModel, GateState
from gate_viz.model.links import LINK_IDS
from gate_viz.model.maths import ARRAYS, FLOATS, Maths
from gate_viz.model.parameters import PARAMETERS, Parameters
from gate_viz.model.person import PERSON_CONTROLS, Person
from gate_viz.model.readouts import READOUT_UNITS
from gate_viz.model.receptors import Binding, Target, TargetLoads, occupancy_shares, target_loads
from gate_viz.model.slow_state import SlowState

MODEL_VERSION = "2.0"

__all__ = [
    "ARRAYS",
    "FLOATS",
    "LINK_IDS",
    "MODEL_VERSION",
    "PARAMETERS",
    "PERSON_CONTROLS",
    "READOUT_UNITS",
    "Binding",
    "GateModel",
    "GateState",
    "Level",
    "Maths",
    "Parameters",
    "Person",
    "SlowState",
    "Substance",
    "Target",
    "TargetLoads",
    "occupancy_shares",
    "target_loads",
    "whole_spikes",
]
