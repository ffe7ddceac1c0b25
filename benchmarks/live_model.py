"""Goal 4: what one live person costs, and how near the steps stay to an adaptive integrator."""

from __future__ import annotations

import numpy as np
from scipy.integrate import solve_ivp

from benchmarks.measuring import FRAME_MS, Goal, best, interleaved_ms
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import READOUT_UNITS, GateModel
from gate_viz.session.intents import SetPlaying
from gate_viz.session.person import lens_model
from gate_viz.session.session import Session
from tests.model.equations import Vector, fast_rates, medium_rates, projection_hz

STEPS = 20 * round(FRAME_MS / GateModel.STEP_MS)  # twenty frames' worth, so that the clock's own grain does not count
MOST_SHARE = 0.02
LARGEST_ERROR = 0.01
ROUNDS = 60
SEGMENTS = ((2.0, 0.0, 0.25), (6.0, 0.7, 0.0), (6.0, 0.7, 1.0), (6.0, 0.0, 0.25))  # seconds, injury, touch


def measure(catalogue: Catalogue) -> list[Goal]:
    """Goal 4: cost and accuracy of the model, and beside them the cost of the session round it.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    return [*costs(catalogue), accuracy()]


def costs(catalogue: Catalogue) -> list[Goal]:
    """Shares of a frame that stepping the model takes, and that a whole session takes (both lenses, one Frame)."""
    model = lens_model(catalogue, Lens.EVIDENCE)
    person = model.person({"injury": 0.7, "touch": 0.3, "sensitisation": 0.5})
    state = model.steady_state(person)
    session = Session(catalogue)
    session.dispatch(SetPlaying(True))
    durations = interleaved_ms(
        {"model": lambda: model.step(state, person, STEPS), "session": lambda: session.advance(FRAME_MS)}, ROUNDS
    )
    frames = STEPS * GateModel.STEP_MS / FRAME_MS
    stepping, whole = best(durations["model"]) / frames, best(durations["session"])
    step = f"the live model at {GateModel.STEP_MS:g} ms a step"
    both = f"a session's frame: both lenses stepped, {len(READOUT_UNITS)} readouts each, one Frame"
    asked = f"at most {100 * MOST_SHARE:.0f} % of {FRAME_MS:.1f} ms"
    return [
        Goal(
            4, step, asked, f"{100 * stepping / FRAME_MS:.1f} % ({stepping:.3f} ms)", stepping / FRAME_MS <= MOST_SHARE
        ),
        Goal(4, both, "(part of goal 7)", f"{100 * whole / FRAME_MS:.1f} % ({whole:.2f} ms)", None),
    ]


def accuracy() -> Goal:
    """Largest distance of the projection rate from LSODA's while the stimulus changes in steps."""
    model: GateModel[float] = GateModel()
    state = model.steady_state(model.person({"sensitisation": 0.5}))
    now = np.array([*state.circuit, *state.descending, state.percept])
    largest = highest = 0.0
    for seconds, injury, touch in SEGMENTS:

        def rates(_t: float, z: Vector, injury: float = injury, touch: float = touch) -> Vector:
            return np.concatenate([fast_rates(z, injury, touch, 0.5), medium_rates(z, 0.0, 1.0, 1.0)])

        times = np.arange(1, round(seconds / 0.05) + 1) * 0.05
        reference = solve_ivp(
            rates, (0.0, seconds), now, method="LSODA", rtol=1e-9, atol=1e-11, t_eval=np.minimum(times, seconds)
        )
        person = model.person({"injury": injury, "touch": touch, "sensitisation": 0.5})
        for column in reference.y.T:
            state = model.step(state, person, round(50.0 / GateModel.STEP_MS))
            expected = projection_hz(float(column[0]))
            largest = max(largest, abs(model.projection_hz(state) - expected))
            highest = max(highest, expected)
        now = reference.y[:, -1]
    share = largest / highest
    found = f"{100 * share:.2f} % of the highest rate ({largest:.3f} of {highest:.1f} Hz)"
    asked = f"within {100 * LARGEST_ERROR:.0f} %"
    return Goal(4, "the projection rate against LSODA at rtol 1e-9", asked, found, share <= LARGEST_ERROR)
