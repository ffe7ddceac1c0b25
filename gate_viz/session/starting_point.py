"""An archetype, and what a scenario sets on top of it, as one starting point."""

from __future__ import annotations

from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Archetype, Scenario
from gate_viz.content.scenarios import DEFAULT_FIRST_VIEW


def starting_point(archetype: Archetype, scenario: Scenario | None = None) -> Scenario:
    """Return the scenario that starts with an archetype: the person and their usual stimuli.

    Parameters
    ----------
    archetype : Archetype
        Sets the person, the stimuli and the changes of the days.
    scenario : Scenario or None
        Then sets what it names, and has its say first about every control that it changes later.
    """
    if scenario is None:
        return Scenario(
            id=archetype.id,
            name=archetype.name,
            description=archetype.description,
            values=archetype.values,
            schedule=(),
            first_view=DEFAULT_FIRST_VIEW,
            course_schedule=archetype.schedule,
            archetype=archetype.id,
        )
    named = {*scenario.values, *(change.control_id for change in scenario.schedule)}
    named.update(change.control_id for change in scenario.course_schedule)
    kept = (change for change in archetype.schedule if change.control_id not in named)
    return Scenario(
        id=scenario.id,
        name=scenario.name,
        description=scenario.description,
        values=MappingProxyType({**archetype.values, **scenario.values}),
        schedule=scenario.schedule,
        first_view=scenario.first_view,
        lens=scenario.lens,
        course_schedule=tuple(sorted((*kept, *scenario.course_schedule), key=lambda change: change.time_d)),
        archetype=archetype.id,
    )


def shipped_start(scenario: Scenario, catalogue: Catalogue) -> Scenario | None:
    """Return the shipped starting point that a scenario of the same name has come from; None for a file's own.

    Parameters
    ----------
    scenario : Scenario
        What was begun, as it stands now.
    catalogue : Catalogue
        The shipped scenarios and archetypes.
    """
    shipped = catalogue.scenarios.get(scenario.id)
    if scenario.archetype is None:
        return shipped
    archetype = catalogue.archetypes[scenario.archetype]
    alone = starting_point(archetype)
    # An archetype and a scenario may have the same id, as the healthy ones have.
    if (scenario.id, scenario.name) == (alone.id, alone.name):
        return alone
    return None if shipped is None else starting_point(archetype, shipped)
