"""What a run leaves behind: its log, traces, spikes and snapshots of the last minute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gate_viz.content.records import Lens
from gate_viz.model import GateState
from gate_viz.session.clock import steps_in
from gate_viz.session.history import RECORDED_S, Samples
from gate_viz.session.spikes import TRAIN_READOUTS, Phase, SpikeRecord
from gate_viz.session.stimulus import Inputs

SNAPSHOT_STEPS = 100


@dataclass(frozen=True, slots=True)
class View:
    """The person at one moment as one lens has it; ``phases`` in the order of ``TRAIN_READOUTS``."""

    state: GateState[float]
    phases: tuple[Phase, ...] = (Phase(),) * len(TRAIN_READOUTS)


@dataclass(frozen=True, slots=True)
class Moment:
    """The person at one step, in both lenses."""

    step_number: int
    views: Mapping[Lens, View]


def _no_spikes() -> dict[tuple[Lens, str], SpikeRecord]:
    return {(lens, train): SpikeRecord() for lens in Lens for train in TRAIN_READOUTS}


@dataclass(slots=True)
class Record:
    """The last minute of one run, growing.

    ``log`` says from which step on which inputs acted, earliest first; ``snapshots`` holds a moment every 50 ms.
    """

    log: list[tuple[int, Inputs]]
    samples: Samples = field(default_factory=Samples)
    spikes: dict[tuple[Lens, str], SpikeRecord] = field(default_factory=_no_spikes)
    snapshots: list[Moment] = field(default_factory=list)
    last_step: int = 0

    @property
    def first_step(self) -> int:
        """Step of the earliest moment that can be found again."""
        return self.snapshots[0].step_number

    def inputs_at(self, step_number: int) -> Inputs:
        """Return what the learner had set at a step."""
        # Almost always it is the newest entry.
        return next(inputs for step, inputs in reversed(self.log) if step <= step_number)

    def next_entry(self, step_number: int) -> int | None:
        """Return the step of the first later log entry, if there is one."""
        return min((step for step, _inputs in self.log if step > step_number), default=None)

    def set_inputs(self, step_number: int, inputs: Inputs) -> None:
        """Write into the log what acts from a step on, which must be the newest.

        Parameters
        ----------
        step_number : int
            From when on.
        inputs : Inputs
            What acts.
        """
        if self.log[-1][0] == step_number:
            self.log.pop()
        self.log.append((step_number, inputs))

    def snapshot_before(self, step_number: int) -> Moment:
        """Return the last snapshot at or before a recorded step."""
        return self.snapshots[(step_number - self.first_step) // SNAPSHOT_STEPS]

    def keep(self, snapshot: Moment) -> None:
        """Add the next snapshot, and forget what is older than a minute.

        Parameters
        ----------
        snapshot : Moment
            The person at the next multiple of 50 ms.
        """
        self.snapshots.append(snapshot)
        if snapshot.step_number - self.first_step > steps_in(RECORDED_S):
            self.snapshots.pop(0)
            while len(self.log) > 1 and self.log[1][0] <= self.first_step:
                self.log.pop(0)

    def copy_until(self, moment: Moment) -> Record:
        """Return a record of its own, without what came after a moment.

        Parameters
        ----------
        moment : Moment
            The last moment to keep.
        """
        step = moment.step_number
        return Record(
            log=[entry for entry in self.log if entry[0] <= step],
            samples=self.samples.copy_until(step),
            spikes={
                (lens, train): self.spikes[lens, train].copy_before(phase.sent)
                for lens, view in moment.views.items()
                for train, phase in _by_train(view.phases)
            },
            snapshots=[snapshot for snapshot in self.snapshots if snapshot.step_number <= step],
            last_step=step,
        )


def _by_train(phases: tuple[Phase, ...]) -> Iterable[tuple[str, Phase]]:
    return zip(TRAIN_READOUTS, phases, strict=True)
