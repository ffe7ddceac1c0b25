"""The spinal gate: its state, its steps, its exact balance and its readouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, NamedTuple, overload

from gate_viz.model.circuit import STEP_S, CircuitState
from gate_viz.model.descending import MEDIUM_STEP_S, DescendingState
from gate_viz.model.exposure import Level, Substance
from gate_viz.model.influences import Influences
from gate_viz.model.laws import Laws, Rest, bind_laws, healthy_rest, link_terms
from gate_viz.model.links import LINK_IDS, LinkWeights
from gate_viz.model.maths import FLOATS, Array, Maths, Number
from gate_viz.model.parameters import PARAMETERS, Parameters
from gate_viz.model.person import PERSON_CONTROLS, Person
from gate_viz.model.readouts import READOUT_UNITS, Reading, hyperalgesia_signal, probe, read
from gate_viz.model.receptors import PERIPHERAL_TARGETS, Binding, target_loads
from gate_viz.model.slow_readouts import read_levels, read_slow
from gate_viz.model.slow_state import SlowState
from gate_viz.model.steady_state import Balance
from gate_viz.model.untreated import find_untreated_slow

STEPS_PER_REFRESH = round(MEDIUM_STEP_S / STEP_S)


class GateState(NamedTuple, Generic[Number]):
    """The gate at one moment; immutable.

    Attributes
    ----------
    circuit
        The eight fast states.
    descending
        Five states of the medium layer.
    percept
        The sixth: the pain signal as it is read, which follows the projection rate in 0.3 s, 0–10 [1].
    influences
        What the circuit is told until the next refresh.
    step_number
        Steps of 0.5 ms since the start; every twentieth refreshes the medium layer and the influences.
    """

    circuit: CircuitState[Number]
    descending: DescendingState[Number]
    percept: Number
    influences: Influences[Number]
    step_number: int

    @property
    def balance(self) -> Balance[Number]:
        """Both layers and the influences between them, without percept and time."""
        return Balance(self.circuit, self.descending, self.influences)


class GateModel(Generic[Number]):
    """The spinal gate's equations for one set of link strengths and constants.

    The model holds no state: every method is a function of its arguments.

    Parameters
    ----------
    strengths
        Strength of each link, those of the substances' bindings too, 0–1; 1 where not named [1].
    parameters
        The constants.
    maths
        `FLOATS` for one person at a time, `ARRAYS` for many.
    substances
        Medicines and lifestyle items that a person may take or do.

    Raises
    ------
    ValueError
        For an unknown link, or a strength outside 0–1.
    """

    STEP_MS: ClassVar[float] = 1000.0 * STEP_S

    @overload
    def __init__(
        self: GateModel[float],
        strengths: Mapping[str, float] | None = None,
        parameters: Parameters = PARAMETERS,
        *,
        substances: Sequence[Substance] = (),
    ) -> None: ...

    @overload
    def __init__(
        self: GateModel[float],
        strengths: Mapping[str, float] | None = None,
        parameters: Parameters = PARAMETERS,
        *,
        maths: Maths[float],
        substances: Sequence[Substance] = (),
    ) -> None: ...

    @overload
    def __init__(
        self: GateModel[Array],
        strengths: Mapping[str, float] | None = None,
        parameters: Parameters = PARAMETERS,
        *,
        maths: Maths[Array],
        substances: Sequence[Substance] = (),
    ) -> None: ...

    def __init__(
        self,
        strengths: Mapping[str, float] | None = None,
        parameters: Parameters = PARAMETERS,
        *,
        maths: Maths[Any] = FLOATS,
        substances: Sequence[Substance] = (),
    ) -> None:
        given = dict(strengths or {})
        own_links = {binding.link_id for substance in substances for binding in substance.bindings}
        for link_id, strength in given.items():
            if link_id not in LINK_IDS and link_id not in own_links:
                raise ValueError(f"unknown link: {link_id!r}")
            if not 0.0 <= strength <= 1.0:
                raise ValueError(f"strength of {link_id!r} is {strength}, outside 0–1")
        self._parameters, self._maths, self._strengths = parameters, maths, given
        self.substances = tuple(substances)
        self._bindings = {substance.id: _weighted(substance, given) for substance in substances}
        self._rest = healthy_rest(parameters)
        self._weights: LinkWeights[Number] = LinkWeights(given, self._rest.terms, {})
        self._laws: Laws[Number] = bind_laws(parameters, maths, self._weights.weigh)
        plain: LinkWeights[float] = LinkWeights(given, self._rest.terms, {})
        healthy: Person[float] = Person()
        self._healthy_signal = hyperalgesia_signal(bind_laws(parameters, FLOATS, plain.weigh), self._rest, healthy)

    @property
    def strengths(self) -> Mapping[str, float]:
        """How much each link that was named weighs, from 0 to 1."""
        return self._strengths

    @property
    def laws(self) -> Laws[Number]:
        """The bound equations."""
        return self._laws

    @property
    def rest(self) -> Rest:
        """The healthy resting person."""
        return self._rest

    @property
    def readout_units(self) -> dict[str, str]:
        """Unit of every readout, those of the medicines' levels too."""
        levels = {
            f"{place}_level_{substance.id}": "× usual"
            for substance in self.substances
            if substance.half_life_h > 0.0
            for place in ("blood", "brain")
        }
        return {**READOUT_UNITS, **levels}

    def person(
        self,
        values: Mapping[str, Number],
        *,
        slow: SlowState[Number] | None = None,
        levels: Mapping[str, Level[Number]] | None = None,
    ) -> Person[Number]:
        """Return the person whom these values describe.

        Parameters
        ----------
        values
            Value of each control and relative dose of each substance, by id; what is not named is at its default [1].
        slow
            What the slow layer has come to; None for the healthy resting person's.
        levels
            Level of each substance [× usual]; None for what the doses build up to in this person.

        Returns
        -------
        Person
            Controls, levels, loads and slow state.
        """
        controls: dict[str, Any] = {
            control_id: values[control_id] for control_id in PERSON_CONTROLS if control_id in values
        }
        start: Any = SlowState()
        person: Person[Number] = Person(**controls, slow=start if slow is None else slow)
        return self.at_levels(person, self.built_up(person, values) if levels is None else levels)

    def at_levels(self, person: Person[Number], levels: Mapping[str, Level[Number]]) -> Person[Number]:
        """Return the person with these levels, and what they put on each target.

        Parameters
        ----------
        person
            Whoever takes them.
        levels
            Level of each substance [× usual].
        """
        if not levels:
            return person
        made = self._laws.cyp2d6(person.cyp2d6)
        loads = target_loads(
            (binding, _at_target(binding, level) * (made if binding.activated_by_cyp2d6 else 1.0))
            for substance_id, level in levels.items()
            for binding in self._bindings[substance_id]
        )
        return replace(person, loads=loads, levels=dict(levels))

    def built_up(self, person: Person[Number], doses: Mapping[str, Number]) -> dict[str, Level[Number]]:
        """Return the level of every substance taken when it has built up in a person, by id [× usual].

        Parameters
        ----------
        person
            Whose enzymes and barrier count.
        doses
            Relative dose by substance id; other ids are let alone [1].
        """
        levels = {}
        for substance in self.substances:
            dose = doses.get(substance.id)
            # what nobody takes needs no arithmetic
            if dose is None or self._maths.largest(dose) <= 0.0:
                continue
            usual = self._laws.exposure(substance, person)
            levels[substance.id] = Level(dose * usual.blood, dose * usual.brain)
        return levels

    def untreated_slow(self, values: Mapping[str, Number]) -> SlowState[Number]:
        """Return the slow layer's balance for a person whose sensitisation is as set.

        Parameters
        ----------
        values
            As for `person`; for the untreated person the caller leaves medicines out.

        Returns
        -------
        SlowState
            The state that stays, but for ``sensitisation``, which has the control's value.
        """
        return find_untreated_slow(lambda slow: self.person(values, slow=slow), self._laws, self._rest)

    def steady_state(
        self,
        person: Person[Number],
        *,
        held_terms: Mapping[str, Number] | None = None,
        warm: GateState[Number] | None = None,
    ) -> GateState[Number]:
        """Return the exact balance of both layers for one person, at step number 0.

        Parameters
        ----------
        person
            Stimulus, production, drives, loads.
        held_terms
            Links whose term is put to a value of its own, whatever the equations would make it [its unit]: what
            `terms` gave for an earlier state, to ask what this link has to do with the change.
        warm
            A state near the answer, which makes the search shorter and changes nothing else.

        Returns
        -------
        GateState
            The state that `step` leaves as it is (with ``held_terms``, only while they are held).
        """
        laws: Laws[Number] = self._laws
        if held_terms:
            weights: LinkWeights[Number] = LinkWeights(self._strengths, self._rest.terms, dict(held_terms))
            laws = bind_laws(self._parameters, self._maths, weights.weigh)
        start: Any = self._rest.balance
        if warm is not None:
            start = warm.balance
        found: Balance[Number] = laws.balance(person, start)
        signal = laws.signal(found.circuit)
        members = (*found.circuit, *found.descending, 10.0 * signal, *found.influences)
        shaped = self._maths.alike(members)
        return GateState(
            CircuitState(*shaped[:8]), DescendingState(*shaped[8:13]), shaped[13], Influences(*shaped[14:]), 0
        )

    def step(self, state: GateState[Number], person: Person[Number], steps: int = 1) -> GateState[Number]:
        """Return the state some steps of 0.5 ms later.

        Parameters
        ----------
        state
            The state now; it is not changed.
        person
            Stimulus, production, drives and loads, held during these steps.
        steps
            How many steps [1].

        Returns
        -------
        GateState
            The new state. What the person sets reaches the circuit at the next whole 10 ms of ``step_number``, so it
            makes no difference how a stretch of time is cut into calls.
        """
        circuit, descending, percept, influences, number = state
        laws = self._laws
        end = number + steps
        while number < end:
            if number % STEPS_PER_REFRESH == 0:
                influences = laws.influences_of(person, laws.descending.levels(descending))
            window = min(end - number, STEPS_PER_REFRESH - number % STEPS_PER_REFRESH)
            circuit, percept = laws.circuit.advance(circuit, percept, influences, window)
            number += window
            if number % STEPS_PER_REFRESH == 0:
                descending = laws.descending.advance(descending, laws.signal(circuit), person)
        return GateState(circuit, descending, percept, influences, number)

    def projection_hz(self, state: GateState[Number]) -> Number:
        """Return the projection rate of a state: the readout of that name at next to no cost [Hz]."""
        return self._laws.circuit.projection_hz(state.circuit.projection_drive_hz)

    def terms(self, state: GateState[Number], person: Person[Number]) -> dict[str, Number]:
        """Return the present, weighted term of every link.

        Parameters
        ----------
        state
            The state now.
        person
            Stimulus, production, drives, loads.

        Returns
        -------
        dict
            Link id → term [unit of its `LinkTerm`].
        """
        signal = self._laws.signal(state.circuit)
        return link_terms(self._parameters, self._maths, self._weights, person, state.descending, signal)

    def probes(self, person: Person[Number]) -> dict[str, Number]:
        """Return the readouts that depend on the person alone, so that one answer serves until something is set anew.

        They are those that a test stimulus gives (gate opening, allodynia, hyperalgesia) and those of the slow layer.

        Parameters
        ----------
        person
            Production, drives, loads, threat, sensitisation and touch; its injury plays no part.

        Returns
        -------
        dict
            Readout id → value [unit in `readout_units`].
        """
        return {
            **probe(self._laws, self._rest, self._healthy_signal, person),
            **read_slow(self._laws, person),
            **read_levels(self.substances, person),
        }

    def readouts(
        self, state: GateState[Number], person: Person[Number], *, probes: Mapping[str, Number] | None = None
    ) -> dict[str, Number]:
        """Return every readout of a state.

        Parameters
        ----------
        state
            The state now.
        person
            Stimulus, production, drives, loads.
        probes
            What `probes` gave for this same person, to save working it out again.

        Returns
        -------
        dict
            Readout id → value [unit in `readout_units`]; what the person sets counts at once.
        """
        laws = self._laws
        now = Balance(
            state.circuit,
            state.descending,
            laws.influences_of(person, laws.descending.levels(state.descending)),
        )
        reading = Reading(laws, self._rest, person, now, state.percept, self.terms(state, person))
        return {**read(reading), **(self.probes(person) if probes is None else probes)}


def _at_target(binding: Binding, level: Level[Number]) -> Number:
    """Return the level that a binding's target meets [× usual]."""
    return level.blood if binding.target in PERIPHERAL_TARGETS else level.brain


def _weighted(substance: Substance, strengths: Mapping[str, float]) -> tuple[Binding, ...]:
    """Return a substance's bindings, each load scaled by the strength of the binding's own link."""
    return tuple(
        binding
        if binding.link_id is None
        else replace(
            binding, load_at_usual_exposure=binding.load_at_usual_exposure * strengths.get(binding.link_id, 1.0)
        )
        for binding in substance.bindings
    )
