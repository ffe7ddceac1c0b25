"""The thin line of a scene that says what its shapes stand for."""

from __future__ import annotations

from collections.abc import Sequence

from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame
from gate_viz.views.scenes.spike_marks import SPIKES_PER_MARK, spikes_per_mark


def mark_words(frame: Frame, texts: Texts) -> str:
    """How many spikes one mark stands for at the present speed, and how much time is slowed."""
    speed = frame.controls.speed
    if spikes_per_mark(speed) == SPIKES_PER_MARK:
        return texts.get("scene.legend.mark_ten")
    return texts.get("scene.legend.mark_one", times=round(1 / speed))


def legend_lines(parts: Sequence[str], texts: Texts) -> tuple[str, ...]:
    """The whole line, and shorter ones for where it has no room: what comes last goes first.

    Parameters
    ----------
    parts : sequence of str
        What is said, the most important first.
    texts : Texts
        What stands between.
    """
    between = texts.get("scene.legend.between")
    return tuple(between.join(parts[:count]) for count in range(len(parts), 0, -1))
