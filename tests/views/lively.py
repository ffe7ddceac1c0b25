"""Real states in which much goes on in each scene, for what must hold of every scene alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from tests.views.states import frame_of


@dataclass(frozen=True)
class State:
    """A person, what is set, and the day; without a day, eight seconds from the start."""

    archetype: str | None = None
    scenario: str | None = None
    days: float | None = None
    values: dict[str, float] = field(default_factory=dict)
    lens: Lens = Lens.ARTICLE

    @property
    def frame(self) -> Frame:
        """What the model says then."""
        return frame_of(
            archetype=self.archetype, scenario=self.scenario, values=self.values, days=self.days, lens=self.lens
        )


BURDEN = {"threat": 0.8, "sleep_loss": 0.7, "blood_sugar": 0.6, "gut_permeability": 0.7, "hormone_fluctuation": 0.5}
MEDICINES = {"duloxetine": 1.0, "ketamine": 1.0, "opioid": 1.0, "benzodiazepine": 1.0}

LIVELY: dict[str, dict[str, State]] = {
    "gate": {
        "toe": State(scenario="stubbed_toe"),
        "wind-up": State(scenario="wind_up"),
        "held back": State(scenario="stubbed_toe", values={**MEDICINES, "touch": 1.0}),
        "sensitised": State("neuropathic", days=28.0, lens=Lens.EVIDENCE),
    },
    "pump": {
        "plugged": State("neuropathic", days=14.0, values={"venlafaxine": 1.0}),
        "short of everything": State("depleted_supply", days=28.0),
        "plenty": State("healthy", days=28.0, values={"protein": 1.0, "estrogen": 2.0}, lens=Lens.EVIDENCE),
    },
    "switch": {
        "inflamed": State("inflammatory_arthritis", days=28.0, values={"infection": 1.0, "gut_permeability": 1.0}),
        "locked": State("inflammatory_arthritis", days=28.0, values={"jak_inhibitor": 1.0, "nsaid": 1.0}),
        "quiet": State("healthy", days=28.0, lens=Lens.EVIDENCE),
    },
    "migraine": {
        "attack": State("migraine_cgrp", days=28.1, values={**BURDEN, "migraine_trigger": 0.9}),
        "caught": State("migraine_cgrp", days=42.08, values={"cgrp_antagonist": 1.0, "migraine_trigger": 0.9}),
        "warned": State("migraine_cgrp", days=14.05, values={"butterbur": 1.0, "curcumin": 1.0, "coq10": 1.0}),
        "other roads": State("migraine_other", days=3.1, lens=Lens.EVIDENCE),
    },
    "path": {
        "toe": State(scenario="stubbed_toe"),
        "alarmed": State("anxious_sleepless", days=14.0, values={"threat": 1.0}),
        "pill": State("neuropathic", days=14.0, values={"duloxetine": 1.0, "smoking": 1.0, "cyp2d6": 0.0}),
        "calm": State("healthy", days=14.0, values={"meditation": 1.0}, lens=Lens.EVIDENCE),
    },
}
"""Scene → what the state is called → the state."""

CASES = [(scene, name) for scene, states in LIVELY.items() for name in states]
