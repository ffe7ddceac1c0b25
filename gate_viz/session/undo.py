"""What was changed, so that it can be taken back and made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from gate_viz.session.beginning import Beginning
from gate_viz.session.controls import Controls
from gate_viz.session.timeline import Timeline

MOST_CHANGES = 100
# Each holds a recorded minute of some megabytes.
MOST_TIMELINES = 10


# What is left behind: a run with all that was recorded, or only where it began.
Place = Timeline | Beginning


@dataclass(frozen=True, slots=True)
class Change:
    """One step of undo.

    ``left`` is the timeline that was left with the change, and ``entered`` the one that was left by taking it back;
    both are None for a change that simply goes on in the same timeline. ``anew`` says that the change began a run at a
    beginning of its own; where its recording was let go to save memory, there is still that beginning.
    """

    before: Controls
    after: Controls
    left: Place | None = None
    entered: Place | None = None
    anew: bool = False

    @property
    def moves_values(self) -> bool:
        """Whether it changed what acts on the person, and not the lens alone."""
        return self.before.values != self.after.values or self.before.taken_over != self.after.taken_over

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to take back."""
        return self.left is not None or self.moves_values or self.before.lens is not self.after.lens


def turned(here: Controls, old: Controls, new: Controls) -> Controls:
    """Return the controls with what differs between the sides of a change put from the old to the new side.

    Parameters
    ----------
    here : Controls
        What is set now; what the change did not touch stays as it is.
    old, new : Controls
        The two sides.
    """
    moved = {control_id: value for control_id, value in new.values.items() if value != old.values[control_id]}
    return replace(
        here,
        values=MappingProxyType({**here.values, **moved}),
        taken_over=here.taken_over - (old.taken_over - new.taken_over) | (new.taken_over - old.taken_over),
    )


class Changes:
    """The changes that can be taken back, and those that can be made again."""

    def __init__(self) -> None:
        self.done: list[Change] = []
        self.undone: list[Change] = []

    def add(self, change: Change) -> None:
        """Remember a new change: what had been taken back before can no longer be made again.

        Parameters
        ----------
        change : Change
            What was changed.
        """
        self.undone.clear()
        self.done.append(change)
        del self.done[:-MOST_CHANGES]
        with_timeline = [each for each in self.done if isinstance(each.left, Timeline)]
        if len(with_timeline) > MOST_TIMELINES:
            self._forget_timelines(with_timeline[:-MOST_TIMELINES])

    def forget_branches(self) -> None:
        """Forget the recordings that changes made while scrubbed back have dropped: time has begun anew since."""
        self._forget_timelines([each for each in self.done + self.undone if not each.anew])

    def _forget_timelines(self, changes: list[Change]) -> None:
        """Keep what these changes set, but not what was recorded; a change that set nothing is gone with that."""
        forgotten = {id(each) for each in changes}
        for side in (self.done, self.undone):
            bare = [_without_recording(each) if id(each) in forgotten else each for each in side]
            side[:] = [each for each in bare if each.changes_anything]


def _without_recording(change: Change) -> Change:
    if not change.anew:
        return replace(change, left=None, entered=None)
    return replace(change, left=_only_beginning(change.left), entered=_only_beginning(change.entered))


def _only_beginning(place: Place | None) -> Place | None:
    return place.beginning if isinstance(place, Timeline) else place
