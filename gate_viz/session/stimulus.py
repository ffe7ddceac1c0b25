"""What acts on the person at a step: the learner's values, the scenario's schedule, and one-second taps and pinches.

A scheduled change or a tap never moves a slider: it acts on the person beside it. A control that the learner has set
himself is out of the schedule's hands; a tap or pinch is felt wherever it is stronger than what acts already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup
from gate_viz.session.clock import NEVER, steps_in
from gate_viz.session.controls import Controls

TAP = ("touch", 1.0)
PINCH = ("injury", 0.8)
PULSE_S = 1.0
# Volleys shorter than this are one repeated stimulus; a longer scheduled change is an event of its own.
SHORTEST_EVENT_S = 1.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """A stimulus of at least ``value`` from step ``from_step`` up to, not including, ``until_step``."""

    control_id: str
    value: float
    from_step: int
    until_step: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that acts on the person from some moment on, unless the learner changes it.

    ``schedule`` holds (step, control, value), earliest first, without the controls that the learner has taken over;
    ``events`` the steps of those changes that are no mere part of a volley.
    """

    values: Mapping[str, float]
    taken_over: frozenset[str]
    schedule: tuple[tuple[int, str, float], ...]
    events: tuple[int, ...] = ()
    pulses: tuple[Pulse, ...] = ()

    def acting_values(self, step_number: int) -> dict[str, float]:
        """Return the value of every control as it acts at a step: slider, else schedule, and pulses on top.

        Parameters
        ----------
        step_number : int
            Model steps since time 0.
        """
        acting = dict(self.values)
        for step, control_id, value in self.schedule:
            if step > step_number:
                break
            acting[control_id] = value
        for pulse in self.pulses:
            if pulse.from_step <= step_number < pulse.until_step:
                acting[pulse.control_id] = max(acting[pulse.control_id], pulse.value)
        return acting

    def values_as_set(self, step_number: int, catalogue: Catalogue) -> dict[str, float]:
        """Return what the why line compares: as acting, with the stimulus as strong as the schedule has made it so far.

        Between volleys it would else be chance whether a change is judged in a pause. Pulses pass and do not count.

        Parameters
        ----------
        step_number : int
            Model steps since time 0.
        catalogue : Catalogue
            Which controls are stimuli.
        """
        as_set = dict(self.values)
        for step, control_id, value in self.schedule:
            if step > step_number:
                break
            stimulus = catalogue.controls[control_id].group is ControlGroup.STIMULUS
            as_set[control_id] = max(as_set[control_id], value) if stimulus else value
        return as_set

    def next_change(self, step_number: int) -> int | None:
        """Return the first later step at which schedule or pulses change what acts, or None if nothing more comes.

        Parameters
        ----------
        step_number : int
            Model steps since time 0.
        """
        return min((step for step in self._changing_steps() if step > step_number), default=None)

    def with_pulse(self, stimulus: tuple[str, float], step_number: int) -> Inputs:
        """Return the inputs with a pulse of one second added; pulses that are over are left out.

        Parameters
        ----------
        stimulus : tuple[str, float]
            Control and least value.
        step_number : int
            When it begins.
        """
        lasting = tuple(pulse for pulse in self.pulses if pulse.until_step > step_number)
        pulse = Pulse(*stimulus, from_step=step_number, until_step=step_number + steps_in(PULSE_S))
        return replace(self, pulses=(*lasting, pulse))

    def _changing_steps(self) -> Iterator[int]:
        for step, _control_id, _value in self.schedule:
            yield step
        for pulse in self.pulses:
            yield pulse.until_step


def inputs_from(controls: Controls, pulses: tuple[Pulse, ...] = ()) -> Inputs:
    """Return what acts on the person under these controls.

    Parameters
    ----------
    controls : Controls
        What is set.
    pulses : tuple[Pulse, ...]
        Taps and pinches that are going on.
    """
    # On a later day the scenario's moments are over.
    moments = () if controls.day > 0.0 else controls.scenario.schedule
    schedule = sorted(
        (
            (steps_in(change.time_s), change.control_id, change.value)
            for change in moments
            if change.control_id not in controls.taken_over
        ),
        key=lambda change: change[0],
    )
    return Inputs(
        values=controls.values,
        taken_over=controls.taken_over,
        schedule=tuple(schedule),
        events=_events(schedule),
        pulses=pulses,
    )


def _events(schedule: Sequence[tuple[int, str, float]]) -> tuple[int, ...]:
    """Return the steps of the changes that stand for themselves: a second or more from their control's neighbours."""
    apart = steps_in(SHORTEST_EVENT_S)
    by_control: dict[str, list[int]] = {}
    for step, control_id, _value in schedule:
        by_control.setdefault(control_id, []).append(step)
    return tuple(
        sorted(
            step
            for steps in by_control.values()
            for earlier, step, later in zip([-apart, *steps], steps, [*steps[1:], NEVER], strict=False)
            if step - earlier >= apart and later - step >= apart
        )
    )
