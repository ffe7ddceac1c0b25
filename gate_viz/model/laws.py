"""The equations of all layers bound together, and the healthy resting person whom every strength leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

from gate_viz.model.adaptation import Felt
from gate_viz.model.circuit import Circuit, CircuitState, bind_circuit
from gate_viz.model.descending import Descending, DescendingState, arousal_floor, bind_descending
from gate_viz.model.exposure import Level, Substance, bind_exposure
from gate_viz.model.influences import CleftLevels, Influences, Weigh, bind_first_nerve_gain, bind_influences
from gate_viz.model.links import LINK_IDS, MOMENT_LINK_IDS, LinkWeights
from gate_viz.model.maths import FLOATS, Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person
from gate_viz.model.slow_laws import SlowLaws, bind_slow_laws
from gate_viz.model.steady_state import Balance, find_balance


@dataclass(frozen=True)
class Rest:
    """The healthy resting person: balance, and the raw value of every link's term."""

    balance: Balance[float]
    terms: Mapping[str, float]


@dataclass(frozen=True)
class Laws(Generic[Number]):
    """The equations of both layers, bound to constants, link weights and a number world."""

    parameters: Parameters
    maths: Maths[Number]
    circuit: Circuit[Number]
    descending: Descending[Number]
    influences_of: Callable[[Person[Number], CleftLevels[Number]], Influences[Number]]
    slow: SlowLaws[Number]
    exposure: Callable[[Substance, Person[Number]], Level[Number]]
    cyp2d6: Callable[[Number], Number]
    first_nerve_gain: Callable[[Person[Number]], Number]

    def balance(self, person: Person[Number], start: Balance[Number]) -> Balance[Number]:
        """Return the state of both layers that stays as it is for one person, searched from ``start``."""
        return find_balance(person, start, self.circuit, self.descending, self.influences_of, self.maths)

    def felt(self, now: Balance[Number], rest: Rest) -> Felt[Number]:
        """Return what the slow layer is told of a balance; ``rest`` is the healthy resting person's."""
        circuit, below = now.circuit, now.descending
        free = self.circuit.unplugged(circuit.projection_drive_hz, now.influences.magnesium)
        current = now.influences.nmda_gain * circuit.nmda * free * (1.0 + self.parameters.nk1_nmda_gain * circuit.nk1)
        output = self.circuit.projection_hz(circuit.projection_drive_hz) / self.parameters.projection_max_hz
        return Felt(
            self.maths.power(current, self.parameters.sensitisation_cooperativity) * output,
            below.serotonin / rest.balance.descending.serotonin,
            below.norepinephrine / rest.balance.descending.norepinephrine,
            self.maths.maximum(below.amygdala - rest.balance.descending.amygdala, 0.0),
        )

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
        bind_slow_laws(parameters, maths, weigh),
        bind_exposure(parameters, weigh),
        weigh("cyp2d6_clearance"),
        bind_first_nerve_gain(parameters, maths, weigh),
    )


def _noting(weights: LinkWeights[Number]) -> tuple[dict[str, Number], Weigh[Number]]:
    """Return an empty record, and a weighing that writes down in it what passes along each link."""
    noted: dict[str, Number] = {}

    def noting(link_id: str) -> Callable[[Number], Number]:
        weighted = weights.weigh(link_id)

        def note(raw: Number) -> Number:
            noted[link_id] = term = weighted(raw)
            return term

        return note

    return noted, noting


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
        Link id → term [unit of its `LinkTerm`], for every link that acts on the moment, in the order of `LINK_IDS`.

    Notes
    -----
    The equations themselves are run once with weights that note what passes, so a term cannot differ from what acts.
    """
    noted, noting = _noting(weights)
    below = bind_descending(parameters, maths, noting)
    below.advance(descending, signal, person)
    bind_influences(parameters, maths, noting)(person, below.levels(descending))
    return {link_id: noted[link_id] for link_id in MOMENT_LINK_IDS}


def course_terms(
    parameters: Parameters,
    maths: Maths[Number],
    weights: LinkWeights[Number],
    person: Person[Number],
    felt: Felt[Number],
) -> dict[str, Number]:
    """Return the term of every link that acts over days, for one person and what is felt; see `link_terms`."""
    noted, noting = _noting(weights)
    slow = bind_slow_laws(parameters, maths, noting)
    slow.targets(person, felt)
    slow.attack(person)
    slow.hindrance(person)
    bind_exposure(parameters, noting)(Substance("", ()), person)
    return {link_id: noted[link_id] for link_id in LINK_IDS if link_id not in MOMENT_LINK_IDS}


def healthy_rest(parameters: Parameters) -> Rest:
    """Return the healthy resting person of one set of constants: injury 0, everything else at its default."""
    person: Person[float] = Person()
    whole: LinkWeights[float] = LinkWeights(strengths={}, rest={}, held={})
    laws = bind_laws(parameters, FLOATS, whole.weigh)
    guess = DescendingState(1.0, 1.0, 1.0, 1.0, arousal_floor(parameters))
    influences = laws.influences_of(person, laws.descending.levels(guess))
    balance = laws.balance(person, Balance(laws.circuit.balance(influences, 0.0), guess, influences))
    terms = link_terms(parameters, FLOATS, whole, person, balance.descending, laws.signal(balance.circuit))
    slow = course_terms(parameters, FLOATS, whole, person, laws.felt(balance, Rest(balance, terms)))
    return Rest(balance, {**terms, **slow})
