"""Ghosts: what the other lens or the held comparison shows, as an outline beside the present."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.theme import Theme


def ghost_word(frame: Frame, texts: Texts) -> str:
    """Name of what the outline beside the gate bar stands for."""
    if frame.ghost is GhostKind.HELD:
        return texts.get("scene.ghost_held")
    return texts.get(f"scene.ghost_{frame.lens.other.value}")


def ghost_pen(theme: Theme, kind: GhostKind, width: float) -> QPen:
    """Pen of a ghost's outline: dashed for the other lens, dotted for what is held.

    Parameters
    ----------
    theme : Theme
        Colours by role.
    kind : GhostKind
        Which of the two it is.
    width : float
        Of the line [px].
    """
    held = kind is GhostKind.HELD
    pen = QPen(theme.colour("ghost"), width)
    pen.setDashPattern([0.1, 2.2] if held else [3.2, 2.2])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if held else Qt.PenCapStyle.FlatCap)
    return pen
