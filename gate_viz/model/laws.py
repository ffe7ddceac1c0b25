"""The equations of both layers bound together, and the healthy resting person whom every strength leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

from gate_viz.model.circuit import Circuit, CircuitState, bind_circuit
from gate_viz.model.descending import Descending, DescendingState, arousal_floor, bind_descending
from gate_viz.model.influences import CleftLevels, Influences, Weigh, bind_influences
from gate_viz.model.links import LINK_IDS, LinkWeights
from gate_viz.model.maths import FLOATS, Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.steady_state import Balance, find_balance


@dataclass(frozen=True)
class Laws(Generic[Number]):
    """The equations of both layers, bound to constants, link weights and a number world."""

    parameters: Parameters
    maths: Maths[Number]
    circuit: Circuit[Number]
    descending: Descending[Number]
    influences_of: Callable[[Person[Number], CleftLevels[Number]], Influences[Number]]

    def balance(self, person: Person[Number], start: Balance[Number]) -> Balance[Number]:
        """Return the state of both layers that stays as it is for one person, searched from ``start``."""
        return find_balance(person, start, self.circuit, self.descending, self.influences_of, self.maths)

    def signal(self, circuit: CircuitState[Number]) -> Number:
        """Return the pain signal of a state, 0–1 [1]."""
        return self.circuit.signal(self.circuit.projection_hz(circuit.projection_drive_hz))


def bind_laws(parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]) -> Laws[Number]:
    """Return the equations for one set of constants and weights, in one number world."""
    return Laws(
        parameters,
        maths,
        bind_circuit(parameters, maths),
        bind_descending(parameters, maths, weigh),
        bind_influences(parameters, maths, weigh),
    )


def link_terms(
    parameters: Parameters,
    maths: Maths[Number],
    weights: LinkWeights[Number],
    person: Person[Number],
    descending: DescendingState[Number],
    signal: Number,
) -> dict[str, Number]:
    """Return the present term of every link.

    Parameters
    ----------
    parameters, maths, weights
        What the equations are bound to.
    person
        Stimulus, production, drives, loads.
    descending
        The medium layer now.
    signal
        Pain signal now, 0–1 [1].

    Returns
    -------
    dict
        Link id → term [unit of its `LinkTerm`], in the order of `LINK_IDS`.

    Notes
    -----
    The equations themselves are run once with weights that note what passes, so a term cannot differ from what acts.
    """
    noted: dict[str, Number] = {}

    def noting(link_id: str) -> Callable[[Number], Number]:
        weighted = weights.weigh(link_id)

        def note(raw: Number) -> Number:
            noted[link_id] = term = weighted(raw)
            return term

        return note

    below = bind_descending(parameters, maths, noting)
    below.advance(descending, signal, person)
    bind_influences(parameters, maths, noting)(person, below.levels(descending))
    return {link_id: noted[link_id] for link_id in LINK_IDS}


@dataclass(frozen=True)
class Rest:
    """The healthy resting person: balance, and the raw value of every link's term."""

    balance: Balance[float]
    terms: Mapping[str, float]


def healthy_rest(parameters: Parameters) -> Rest:
    """Return the healthy resting person of one set of constants: injury 0, everything else at its default."""
    person: Person[float] = Person()
    whole: LinkWeights[float] = LinkWeights(strengths={}, rest={}, held={})
    laws = bind_laws(parameters, FLOATS, whole.weigh)
    guess = DescendingState(1.0, 1.0, 1.0, 1.0, arousal_floor(parameters))
    influences = laws.influences_of(person, laws.descending.levels(guess))
    balance = laws.balance(person, Balance(laws.circuit.balance(influences, 0.0), guess, influences))
    terms = link_terms(parameters, FLOATS, whole, person, balance.descending, laws.signal(balance.circuit))
    return Rest(balance, terms)
