"""The running session: intents in, Frames out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens, Scenario
from gate_viz.model import PARAMETERS, Parameters
from gate_viz.session.beginning import (
    Beginning,
    beginning_after,
    beginning_at_balance,
    lived_in_each,
)
from gate_viz.session.checked_values import starting_values
from gate_viz.session.clock import Clock, seconds_at, steps_in
from gate_viz.session.controls import Controls
from gate_viz.session.course_plan import Progress
from gate_viz.session.day_plan import planned_course, set_by_learner, with_changes
from gate_viz.session.frame import Frame, GhostKind, Why
from gate_viz.session.frame_builder import Beside, build_frame
from gate_viz.session.history import KEPT_READOUTS, RECORDED_S, HeldComparison, History, kept
from gate_viz.session.intents import (
    ChooseArchetype,
    ChooseScenario,
    GoToDay,
    Hold,
    Intent,
    OpenScenario,
    Pinch,
    Redo,
    ResetTime,
    RestoreDefault,
    ScrubTo,
    SeeShowing,
    SetControl,
    SetControls,
    SetDose,
    SetLens,
    SetPlaying,
    SetSpeed,
    StartAgain,
    StepBack,
    StepForward,
    Tap,
    Undo,
)
from gate_viz.session.person import lens_model
from gate_viz.session.reduce import initial_controls, reduce
from gate_viz.session.stimulus import PINCH, TAP, inputs_from
from gate_viz.session.timeline import Timeline
from gate_viz.session.undo import Change, Changes, Place, turned
from gate_viz.session.why import Setting, no_change, why

FIRST_SCENARIO = "stubbed_toe"
SMALL_STEP = 20


class Session:
    """One learner's run: its controls, the person in both lenses, and the way back.

    Parameters
    ----------
    catalogue : Catalogue
        All content.
    scenario : Scenario or None
        Where to start; None for the stubbed toe.
    lens : Lens or None
        The lens to look through; None leaves it to the scenario, and to the evidence where that names none.
    parameters : Parameters
        The model's constants.
    links_off : Collection[str]
        Links whose strength is 0 in both lenses.

    Raises
    ------
    RefusedIntent
        If the scenario does not fit the catalogue.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        scenario: Scenario | None = None,
        lens: Lens | None = None,
        *,
        parameters: Parameters = PARAMETERS,
        links_off: Collection[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._models = {lens: lens_model(catalogue, lens, links_off, parameters) for lens in Lens}
        self._controls = initial_controls(catalogue, scenario or catalogue.scenarios[FIRST_SCENARIO], lens)
        self._clock = Clock()
        self._changes = Changes()
        self._drag: tuple[str, Change] | None = None
        self._held: HeldComparison | None = None
        self._ghost = GhostKind.OTHER_LENS
        self._timeline = self._timeline_from(self._beginning_of(self._controls))
        self._why = self._no_change()
        self._history = History(self._timeline.samples, self._controls.lens)
        self._frame = self._build_frame()

    @property
    def frame(self) -> Frame:
        """The present Frame."""
        return self._frame

    @property
    def history(self) -> History:
        """The recorded minute, always up to date."""
        return self._history

    @property
    def readout_units(self) -> Mapping[str, str]:
        """The unit of every readout that a Frame has, by id."""
        return self._models[self._controls.lens].readout_units

    def dispatch(self, intent: Intent, progress: Progress | None = None) -> Frame:
        """Do what the learner asks, and return the Frame that shows it.

        Parameters
        ----------
        intent : Intent
            What is asked for.
        progress : Progress or None
            Called while days go by, with the share of the work that is done, 0-1; where it returns False, the intent
            is given up.

        Raises
        ------
        RefusedIntent
            If it cannot be done; then nothing has changed.
        CourseCancelled
            If ``progress`` says so; then nothing has changed.
        """
        after = reduce(self._controls, intent, self._catalogue)
        if not isinstance(intent, SetControl | SetDose | SetPlaying | SetSpeed | Hold):
            # Whatever else comes in the middle of a drag ends it.
            self._finish_drag()
            after = reduce(self._controls, intent, self._catalogue)
        self._act(intent, after, progress)
        self._frame = self._build_frame()
        return self._frame

    def advance(self, elapsed_ms: float) -> Frame:
        """Let wall time pass, and return the Frame after it.

        Parameters
        ----------
        elapsed_ms : float
            Wall time since the last call [ms]; more than 100 ms counts as 100.
        """
        if self._controls.playing:
            steps, self._clock = self._clock.advance(elapsed_ms, self._controls.speed)
            if steps:
                self.advance_steps(steps)
        return self._frame

    def advance_steps(self, steps: int) -> Frame:
        """Take whole model steps, playing or not, and return the Frame after them.

        Parameters
        ----------
        steps : int
            How many [0.5 ms].
        """
        self._take_steps(steps)
        self._frame = self._build_frame()
        return self._frame

    def _act(self, intent: Intent, after: Controls, progress: Progress | None) -> None:
        match intent:
            case SetControl(control_id=control_id, finished=finished) | SetDose(drug_id=control_id, finished=finished):
                self._drag_to(control_id, after)
                if finished:
                    self._finish_drag()
            case SetControls() | RestoreDefault() | SetLens():
                self._change(after)
            case ChooseScenario() | ChooseArchetype() | OpenScenario() | GoToDay() | SeeShowing():
                self._begin(after, progress)
            case StartAgain():
                self._begin(after, progress)
                self._held, self._ghost = None, GhostKind.OTHER_LENS
            case ResetTime():
                self._timeline = self._timeline.begun_anew(inputs_from(self._controls))
                self._clock = Clock()
                self._changes.forget_branches()
            case Tap():
                self._stimulate(TAP)
            case Pinch():
                self._stimulate(PINCH)
            case SetPlaying() | SetSpeed():
                self._controls = after
            case StepForward():
                self._controls = after
                self._take_steps(SMALL_STEP)
            case StepBack():
                self._controls = after
                self._show((self._timeline.step_number - 1) // SMALL_STEP * SMALL_STEP)
            case ScrubTo(time_s=time_s):
                self._controls = after
                self._show(steps_in(time_s))
            case Hold(held=held):
                self._hold(held)
            case Undo():
                self._undo()
            case Redo():
                self._redo()
            # The end of a drag has been seen to before.

    # --- changes -------------------------------------------------------------------------------------------------

    def _apply(self, after: Controls) -> Timeline | None:
        """Let controls act from the moment shown on; what followed it is left behind, and returned if there was any."""
        before, self._controls = self._controls, after
        if after.values == before.values and after.taken_over == before.taken_over:
            return None
        left = self._branch_if_scrubbed()
        self._timeline.change(inputs_from(after, self._timeline.inputs.pulses))
        return left

    def _branch_if_scrubbed(self) -> Timeline | None:
        if not self._timeline.scrubbed:
            return None
        left = self._timeline
        self._timeline = left.branch()
        return left

    def _drag_to(self, control_id: str, after: Controls) -> None:
        if self._drag is not None and self._drag[0] != control_id:
            self._finish_drag()
        begun = Change(self._controls, after) if self._drag is None else self._drag[1]
        left = self._apply(after)
        self._drag = (control_id, replace(begun, after=after, left=begun.left or left))

    def _finish_drag(self) -> None:
        if self._drag is not None:
            change, self._drag = self._drag[1], None
            self._remember(change)

    def _change(self, after: Controls) -> None:
        before = self._controls
        self._remember(Change(before, after, self._apply(after)))

    def _remember(self, change: Change) -> None:
        if change.changes_anything:
            self._changes.add(change)
            self._explain(change.before, change.after)

    def _begin(self, after: Controls, progress: Progress | None) -> None:
        """Start a scenario, or on another day; the run so far comes back with undo."""
        beginning = self._beginning_of(after, progress)
        before, left = self._controls, self._timeline
        self._controls = after
        self._timeline = self._timeline_from(beginning)
        self._clock = Clock()
        self._changes.add(Change(before, after, left, anew=True))
        self._show_newer_ghost(before, after)
        if after.day > 0.0 or after.values == beginning.values:
            self._why = self._why_after_days(after) or self._no_change()
        else:
            # What is set without days behind it works from time 0 on.
            self._why = why(self._setting(beginning.values, after.lens), self._as_set(after), self._catalogue)

    def _stimulate(self, stimulus: tuple[str, float]) -> None:
        left = self._branch_if_scrubbed()
        self._timeline.change(self._timeline.inputs.with_pulse(stimulus, self._timeline.step_number))
        if left is not None:
            self._changes.add(Change(self._controls, self._controls, left))

    def _hold(self, held: bool) -> None:
        self._ghost = GhostKind.HELD if held else GhostKind.OTHER_LENS
        self._held = self._present_traces() if held else None

    def _undo(self) -> None:
        if self._changes.done:
            change = self._changes.done.pop()
            here = self._timeline
            self._turn(change.after, change.before, change.left)
            self._changes.undone.append(replace(change, left=None, entered=change.left and here))

    def _redo(self) -> None:
        if self._changes.undone:
            change = self._changes.undone.pop()
            here = self._timeline
            self._turn(change.before, change.after, change.entered)
            self._changes.done.append(replace(change, left=change.entered and here, entered=None))

    def _turn(self, old: Controls, new: Controls, place: Place | None) -> None:
        """Go from one side of a change to the other: to where it was left, else on in this timeline."""
        here = self._controls
        if old.lens is not new.lens:
            self._controls = replace(self._controls, lens=new.lens)
        if place is not None:
            self._controls = replace(self._controls, scenario=new.scenario, day=new.day)
            self._come_to(place, new)
        elif old.values != new.values or old.taken_over != new.taken_over:
            self._show(self._timeline.last_step)
            self._apply(turned(self._controls, old, new))
        self._explain(here, self._controls)

    def _come_to(self, place: Place, as_set: Controls) -> None:
        if isinstance(place, Timeline):
            self._timeline = place
            self._follow_timeline()
        else:
            # Its recording was let go to save memory: the run starts anew.
            self._controls = replace(self._controls, values=as_set.values, taken_over=as_set.taken_over)
            self._timeline = self._timeline_from(place)

    # --- time ----------------------------------------------------------------------------------------------------

    def _take_steps(self, steps: int) -> None:
        newest = self._timeline.last_step
        self._timeline.advance(steps)
        self._follow_timeline()
        inputs = self._timeline.inputs
        events = [step for step in inputs.events if newest < step <= self._timeline.step_number]
        if events:
            lasting = replace(inputs, pulses=())
            lens = self._controls.lens
            self._why = why(
                self._setting(lasting.acting_values(events[-1] - 1), lens),
                self._setting(lasting.acting_values(events[-1]), lens),
                self._catalogue,
            )

    def _show(self, step_number: int) -> None:
        self._timeline.go_to(step_number)
        self._follow_timeline()

    def _follow_timeline(self) -> None:
        """Let the sliders show what was set at the moment shown."""
        inputs = self._timeline.inputs
        if inputs.values is not self._controls.values:
            self._controls = replace(self._controls, values=inputs.values, taken_over=inputs.taken_over)

    def _timeline_from(self, beginning: Beginning) -> Timeline:
        return Timeline.begun(self._catalogue, self._models, beginning, inputs_from(self._controls))

    def _beginning_of(self, controls: Controls, progress: Progress | None = None) -> Beginning:
        if controls.day > 0.0:
            overrides = set_by_learner(controls, self._catalogue)
            told = with_changes(self._catalogue, controls.scenario, overrides)
            plan = planned_course(self._catalogue, told, controls.day)
            return beginning_after(plan, lived_in_each(self._models, plan, progress))
        # The balance is the scenario's, whatever has been set since: what was set then shows its effect from time 0 on.
        return beginning_at_balance(self._catalogue, self._models, starting_values(self._catalogue, controls.scenario))

    # --- what Frames show ----------------------------------------------------------------------------------------

    def _explain(self, before: Controls, after: Controls) -> None:
        self._show_newer_ghost(before, after)
        if before.scenario != after.scenario or before.day != after.day:
            self._why = self._why_after_days(after) or self._no_change()
        else:
            self._why = why(self._as_set(before), self._as_set(after), self._catalogue)

    def _why_after_days(self, controls: Controls) -> Why | None:
        """Return what the learner's changes have done by this day, if there are any: the course runs without them."""
        if controls.day <= 0.0 or not set_by_learner(controls, self._catalogue):
            return None
        lens, model = controls.lens, self._models[controls.lens]
        plan = planned_course(self._catalogue, controls.scenario, controls.day)
        without = beginning_after(plan, lived_in_each({lens: model}, plan))
        before = Setting(without.values, lens, model, without.pasts[lens])
        return replace(why(before, self._as_set(controls), self._catalogue), days=controls.day)

    def _show_newer_ghost(self, before: Controls, after: Controls) -> None:
        if before.lens is not after.lens:
            self._ghost = GhostKind.OTHER_LENS

    def _as_set(self, controls: Controls) -> Setting:
        values = inputs_from(controls).values_as_set(self._timeline.step_number, self._catalogue)
        return self._setting(values, controls.lens)

    def _setting(self, values: Mapping[str, float], lens: Lens) -> Setting:
        return Setting(values, lens, self._models[lens], self._timeline.past(lens))

    def _no_change(self) -> Why:
        return no_change(self._as_set(self._controls), self._catalogue)

    def _present_traces(self) -> HeldComparison:
        samples, lens, step = self._timeline.samples, self._controls.lens, self._timeline.step_number
        return HeldComparison(
            time_s=seconds_at(step),
            controls=self._controls,
            readouts=MappingProxyType(self._timeline.readouts(lens)),
            traces=MappingProxyType(
                {readout_id: kept(samples.series(lens, readout_id, RECORDED_S, step)) for readout_id in KEPT_READOUTS}
            ),
        )

    def _build_frame(self) -> Frame:
        self._history.look_at(self._timeline.samples, self._controls.lens, self._held)
        beside = Beside(
            ghost=self._ghost,
            held=self._held,
            why=self._why,
            can_undo=bool(self._changes.done) or self._drag is not None,
            can_redo=bool(self._changes.undone),
        )
        return build_frame(self._catalogue, self._controls, self._timeline, beside)
