"""One run of one person in both lenses: steps, records, goes back, and branches off.

What happens is a function of the starting balance and of a log (from which step on which inputs act); nothing else.
So any recorded moment is found again by stepping from the last snapshot before it, and going on from there gives what a
run without the detour gives. What takes hours to months stands still meanwhile, as the beginning has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import Person
from gate_viz.session.beginning import Beginning, Models, Past
from gate_viz.session.clock import NEVER, seconds_at, steps_in
from gate_viz.session.frame import Plug, SpikeTrain
from gate_viz.session.history import RECORDED_S, SAMPLE_STEPS, Samples
from gate_viz.session.person import plugs_from
from gate_viz.session.record import SNAPSHOT_STEPS, Moment, Record, View
from gate_viz.session.spikes import SHOWN_S, TRAIN_READOUTS, Phase, spikes_within
from gate_viz.session.stimulus import Inputs


@dataclass(frozen=True, slots=True)
class Acting:
    """What acts on the person, what depends on that alone, and the first later step at which something else acts.

    The person differs from lens to lens, as exposure, stores and adaptation do. The probes (what test stimuli would
    give, and all that changes over days) cost several times what all other readouts do; neither they nor the medicines'
    places hang on the moment.
    """

    values: Mapping[str, float]
    persons: Mapping[Lens, Person[float]]
    probes: Mapping[Lens, Mapping[str, float]]
    plugs: Mapping[Lens, tuple[Plug, ...]]
    stopped: frozenset[str]
    until: int


class Timeline:
    """A run of which one recorded moment is shown.

    Parameters
    ----------
    catalogue : Catalogue
        What the medicines bind.
    models : Models
        The model of each lens that is run.
    beginning : Beginning
        Where the run begins, with what hours to months have made of the person.
    record : Record
        What has been recorded so far; the timeline goes on writing into it.
    moment : Moment
        The moment shown; where nothing has been recorded yet, the start.
    """

    def __init__(
        self, catalogue: Catalogue, models: Models, beginning: Beginning, record: Record, moment: Moment
    ) -> None:
        self._catalogue = catalogue
        self._models = models
        self._beginning = beginning
        self._record = record
        self._moment = moment
        self._acting = self._acting_from(moment.step_number)

    @classmethod
    def begun(cls, catalogue: Catalogue, models: Models, beginning: Beginning, inputs: Inputs) -> Timeline:
        """Return a new run at time 0.

        Parameters
        ----------
        catalogue : Catalogue
            What the medicines bind.
        models : Models
            The model of each lens that is run.
        beginning : Beginning
            Where it begins: in balance with the values that act there.
        inputs : Inputs
            What acts from time 0 on.
        """
        views = {
            lens: View(model.steady_state(beginning.pasts[lens].person(model, beginning.values)))
            for lens, model in models.items()
        }
        timeline = cls(catalogue, models, beginning, Record(log=[(0, inputs)]), Moment(0, views))
        before = timeline._acting_on(beginning.values, until=0)
        timeline._lead_in(before)
        timeline._sample(before)
        return timeline

    def begun_anew(self, inputs: Inputs) -> Timeline:
        """Return a new run at time 0 of the same beginning.

        Parameters
        ----------
        inputs : Inputs
            What acts from time 0 on.
        """
        return Timeline.begun(self._catalogue, self._models, self._beginning, inputs)

    @property
    def beginning(self) -> Beginning:
        """Where the run began."""
        return self._beginning

    @property
    def step_number(self) -> int:
        """Step of the moment shown."""
        return self._moment.step_number

    @property
    def first_step(self) -> int:
        """Step of the earliest moment that can still be shown."""
        return self._record.first_step

    @property
    def last_step(self) -> int:
        """Step of the newest moment that was computed."""
        return self._record.last_step

    @property
    def scrubbed(self) -> bool:
        """Whether the moment shown is earlier than the newest."""
        return self.step_number < self.last_step

    @property
    def inputs(self) -> Inputs:
        """What the learner has set, as of the moment shown."""
        return self._record.inputs_at(self.step_number)

    @property
    def acting_values(self) -> Mapping[str, float]:
        """Value of every control as it acts at the moment shown."""
        return self._acting.values

    @property
    def samples(self) -> Samples:
        """The recorded traces."""
        return self._record.samples

    def view(self, lens: Lens) -> View:
        """Return the moment shown as a lens has it."""
        return self._moment.views[lens]

    def past(self, lens: Lens) -> Past:
        """Return what lies before time 0, in a lens."""
        return self._beginning.pasts[lens]

    @property
    def stopped(self) -> frozenset[str]:
        """The medicines that were stopped abruptly before time 0, or are at the moment shown."""
        return self._acting.stopped

    def strengths(self, lens: Lens) -> Mapping[str, float]:
        """Return how much each link weighs in this run, in a lens."""
        return self._models[lens].strengths

    def plugs(self, lens: Lens) -> tuple[Plug, ...]:
        """Return which medicine holds which share of which target at the moment shown, in a lens."""
        return self._acting.plugs[lens]

    def readouts(self, lens: Lens) -> dict[str, float]:
        """Return every readout of the moment shown, in a lens."""
        return self._read(lens, self._acting)

    def spikes(self, lens: Lens) -> dict[str, SpikeTrain]:
        """Return every train's spikes of the last seconds before the moment shown, in a lens."""
        time_s = seconds_at(self.step_number)
        return {train: self._record.spikes[lens, train].shown_at(time_s) for train in TRAIN_READOUTS}

    def advance(self, steps: int) -> None:
        """Go on by some steps: over what is recorded first, then into what is new.

        Parameters
        ----------
        steps : int
            How many [0.5 ms].
        """
        target = self.step_number + steps
        while self.step_number < target:
            next_sample = (self.step_number // SAMPLE_STEPS + 1) * SAMPLE_STEPS
            self._step_to(min(target, next_sample, self._acting.until))

    def go_to(self, step_number: int) -> None:
        """Show a recorded moment.

        Parameters
        ----------
        step_number : int
            Its step; what lies outside the recorded minute is taken as its nearer end.
        """
        target = min(max(step_number, self.first_step), self.last_step)
        if target == self.step_number:
            return
        self._moment = self._record.snapshot_before(target)
        self._acting = self._acting_from(self.step_number)
        self.advance(target - self.step_number)

    def change(self, inputs: Inputs) -> None:
        """Let other inputs act from the moment shown on, which must be the newest.

        Parameters
        ----------
        inputs : Inputs
            What acts from now on.
        """
        self._record.set_inputs(self.step_number, inputs)
        self._acting = self._acting_from(self.step_number)

    def branch(self) -> Timeline:
        """Return a timeline with the same past and nothing after the moment shown; this one stays whole."""
        record = self._record.copy_until(self._moment)
        return Timeline(self._catalogue, self._models, self._beginning, record, self._moment)

    def _acting_from(self, step_number: int) -> Acting:
        inputs = self._record.inputs_at(step_number)
        values = inputs.acting_values(step_number)
        until = min(inputs.next_change(step_number) or NEVER, self._record.next_entry(step_number) or NEVER)
        return self._acting_on(values, until)

    def _acting_on(self, values: Mapping[str, float], until: int) -> Acting:
        persons = {lens: self.past(lens).person(model, values) for lens, model in self._models.items()}
        probes = {lens: model.probes(persons[lens]) for lens, model in self._models.items()}
        plugs = {lens: plugs_from(persons[lens], model, self._catalogue) for lens, model in self._models.items()}
        stopped = self._beginning.stopped(values, self._catalogue.drugs)
        return Acting(values, persons, probes, plugs, stopped, until)

    def _step_to(self, step_number: int) -> None:
        """Take the steps up to ``step_number``, which lies no further than the next sample and the next change."""
        acting = self._acting
        steps = step_number - self.step_number
        views = {
            lens: replace(view, state=self._models[lens].step(view.state, acting.persons[lens], steps))
            for lens, view in self._moment.views.items()
        }
        self._moment = Moment(step_number, views)
        # A sample is still the doing of who the person was up to here: a change at its very step shows in the next one.
        if step_number % SAMPLE_STEPS == 0:
            self._sample(acting)
        self._record.last_step = max(self.last_step, step_number)
        if step_number >= acting.until:
            self._acting = self._acting_from(step_number)

    def _read(self, lens: Lens, acting: Acting) -> dict[str, float]:
        return self._models[lens].readouts(self.view(lens).state, acting.persons[lens], probes=acting.probes[lens])

    def _sample(self, acting: Acting) -> None:
        """Send the spikes of the steps until the next sample; what is not yet recorded is recorded on the way."""
        step = self.step_number
        readouts = {lens: self._read(lens, acting) for lens in self._moment.views}
        views = {
            lens: replace(view, phases=self._sent(lens, view.phases, readouts[lens]))
            for lens, view in self._moment.views.items()
        }
        self._moment = Moment(step, views)
        if step == self.samples.next_step:
            self.samples.record(readouts)
            if step % SNAPSHOT_STEPS == 0:
                self._record.keep(self._moment)

    def _lead_in(self, acting: Acting) -> None:
        """Send the spikes of the seconds before time 0: the balance has lasted, so they are under way already."""
        steps = steps_in(SHOWN_S)
        views = {}
        for lens, view in self._moment.views.items():
            readouts = self._read(lens, acting)
            phases = []
            for train, readout_id in TRAIN_READOUTS.items():
                phase, times_s = spikes_within(Phase(), readouts[readout_id], -steps, steps)
                self._record.spikes[lens, train].add(times_s, -SHOWN_S)
                phases.append(phase)
            views[lens] = replace(view, phases=tuple(phases))
        self._moment = Moment(0, views)

    def _sent(self, lens: Lens, phases: tuple[Phase, ...], readouts: Mapping[str, float]) -> tuple[Phase, ...]:
        forget_before_s = seconds_at(self.step_number) - RECORDED_S - SHOWN_S
        after = []
        for (train, readout_id), phase in zip(TRAIN_READOUTS.items(), phases, strict=True):
            sent, times_s = spikes_within(phase, readouts[readout_id], self.step_number, SAMPLE_STEPS)
            spikes = self._record.spikes[lens, train]
            # Going over recorded ground sends the same spikes again; they are in the record already.
            if phase.sent == spikes.next_number:
                spikes.add(times_s, forget_before_s)
            after.append(sent)
        return tuple(after)
