"""Volleys of the C fibres, and the spikes each of them brings out."""

from __future__ import annotations

from gate_viz.content.records import Lens
from validation.workbench import Workbench

VOLLEY_INJURY = 0.6
VOLLEY_S = 0.1
COUNTED_S = 1.0
PIECE_S = 0.01
STEPS_PER_S = 2000


def volley_spikes(
    bench: Workbench, rate_hz: float, volleys: int = 15, ketamine: float = 0.0, lens: Lens = Lens.ARTICLE
) -> list[float]:
    """Return the spikes above rest that follow each volley, counted for a second or until the next one.

    Parameters
    ----------
    bench : Workbench
        The model.
    rate_hz : float
        Volleys a second [Hz].
    volleys : int
        How many [1].
    ketamine : float
        Relative dose of the pore blocker [1].
    lens : Lens
        Which strengths the links have.
    """
    model = bench.model(lens)
    # Nothing but the channel counts here, so the level is the dose; a dose of none leaves it out.
    quiet = model.person({"touch": 0.0, "ketamine": ketamine})
    volley = model.person({"touch": 0.0, "injury": VOLLEY_INJURY, "ketamine": ketamine})
    state = model.steady_state(quiet)
    rest_hz, counts = model.projection_hz(state), []
    pieces, fired = round(min(COUNTED_S, 1.0 / rate_hz) / PIECE_S), round(VOLLEY_S / PIECE_S)
    piece_steps = round(PIECE_S * STEPS_PER_S)
    for _ in range(volleys):
        spikes = 0.0
        for piece in range(pieces):
            state = model.step(state, volley if piece < fired else quiet, piece_steps)
            spikes += (model.projection_hz(state) - rest_hz) * PIECE_S
        state = model.step(state, quiet, round(STEPS_PER_S / rate_hz) - pieces * piece_steps)
        counts.append(spikes)
    return counts
