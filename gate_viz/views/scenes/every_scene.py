"""All scenes by id, in the order of their keys."""

from __future__ import annotations

from gate_viz.views.scenes import gate, migraine, path, pump, switch
from gate_viz.views.scenes.stage import Scene

SCENES = {
    "gate": Scene("gate", gate.paint, gate.regions),
    "pump": Scene("pump", pump.paint, pump.regions),
    "switch": Scene("switch", switch.paint, switch.regions),
    "migraine": Scene("migraine", migraine.paint, migraine.regions),
    "path": Scene("path", path.paint, path.regions),
}
