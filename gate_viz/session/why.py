"""The causal sentence's terms: which roads carried the last change, found by putting each back in turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import GateModel, GateState, Person
from gate_viz.session.beginning import Past
from gate_viz.session.frame import Road, Why

SMALL_SHARE = 0.02
NAMED_SHARE_OF_LARGEST = 1 / 3
# Below this a road is rounding of the solver, not a road.
LEAST_NAMED_HZ = 1e-6


@dataclass(frozen=True, slots=True)
class Setting:
    """What the why line compares: control values as set, and the lens with its model and what lies before time 0."""

    values: Mapping[str, float]
    lens: Lens
    model: GateModel[float]
    past: Past

    @property
    def person(self) -> Person[float]:
        """The person whom the values describe in this lens."""
        return self.past.person(self.model, self.values)


def no_change(setting: Setting, catalogue: Catalogue) -> Why:
    """Return the terms where nothing has been changed yet: the roads are the brakes that hold most back.

    Parameters
    ----------
    setting : Setting
        What is set.
    catalogue : Catalogue
        The links.
    """
    person, model = setting.person, setting.model
    state = model.steady_state(person)
    output_hz = model.projection_hz(state)
    shares = {
        link.id: output_hz - _output_with(model, state, person, {link.id: 0.0})
        for link in catalogue.links.values()
        if link.brake
    }
    holding = {link_id: share for link_id, share in shares.items() if share < 0.0}
    return Why(changed=(), before_hz=output_hz, after_hz=output_hz, roads=_named_roads(holding, catalogue), small=True)


def why(before: Setting, after: Setting, catalogue: Catalogue) -> Why:
    """Return what a change did in the steady state, and by which roads.

    Parameters
    ----------
    before, after : Setting
        What was set, and what is.
    catalogue : Catalogue
        The grade of each link.

    Returns
    -------
    Why
        The roads named are the one with the largest share and any with at least a third of it, largest first. A share
        is the output as it is less the output with that link's term put back to its earlier value [Hz].

    Notes
    -----
    Shares need not add up to the whole change: roads that run one behind the other each carry all of it.
    """
    person_before, person_after = before.person, after.person
    state_before = before.model.steady_state(person_before)
    state_after = after.model.steady_state(person_after, warm=state_before)
    before_hz = before.model.projection_hz(state_before)
    after_hz = after.model.projection_hz(state_after)
    terms_before = before.model.terms(state_before, person_before)
    terms_after = after.model.terms(state_after, person_after)
    shares = {
        link_id: after_hz - _output_with(after.model, state_after, person_after, {link_id: term})
        for link_id, term in terms_before.items()
        if term != terms_after[link_id]
    }
    return Why(
        changed=tuple(
            (control_id, value, after.values[control_id])
            for control_id, value in before.values.items()
            if value != after.values[control_id]
        ),
        before_hz=before_hz,
        after_hz=after_hz,
        roads=tuple(
            replace(road, grows=terms_after[road.link_id] > terms_before[road.link_id])
            for road in _named_roads(shares, catalogue)
        ),
        small=abs(after_hz - before_hz) <= SMALL_SHARE * max(before_hz, after_hz),
        lens_changed=before.lens is not after.lens,
    )


def _named_roads(shares: Mapping[str, float], catalogue: Catalogue) -> tuple[Road, ...]:
    largest = max(map(abs, shares.values()), default=0.0)
    least_hz = max(largest * NAMED_SHARE_OF_LARGEST, LEAST_NAMED_HZ)
    named = [link_id for link_id, share in shares.items() if abs(share) >= least_hz]
    return tuple(
        Road(link_id, shares[link_id], catalogue.links[link_id].grade, rises=shares[link_id] > 0.0)
        for link_id in sorted(named, key=lambda link_id: -abs(shares[link_id]))
    )


def _output_with(
    model: GateModel[float], state: GateState[float], person: Person[float], held_terms: Mapping[str, float]
) -> float:
    return model.projection_hz(model.steady_state(person, held_terms=held_terms, warm=state))
