"""Sent and kept as tanks: as wide as what is sent, as high as how long it stays, filled with what is in the cleft."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.pump_picture import COLUMNS, PumpPicture, Tank
from gate_viz.views.scenes.stage_layout import Box
from gate_viz.views.scenes.standing import Part


def tank_box(transmitter: str, sent: float, kept: float) -> Box:
    """A tank of one transmitter: serotonin's stands left, norepinephrine's right.

    Parameters
    ----------
    transmitter : str
        Its id.
    sent, kept : float
        Width and height against typical [1].

    Returns
    -------
    Box
        In design units; what is larger than the stage has room for ends at its edge.
    """
    left = at.TANK_LEFTS[transmitter]
    right = left + at.TANK_UNIT[0] * min(max(sent, 0.0), at.TANK_MOST[0])
    top = at.TANK_BASE - at.TANK_UNIT[1] * min(max(kept, 0.0), at.TANK_MOST[1])
    return Box(left, top, right, at.TANK_BASE)


def filled_box(transmitter: str, tank: Tank) -> Box:
    """What is in the cleft, as an area of the tank's width."""
    return tank_box(transmitter, tank.sent, tank.level / max(tank.sent, 0.02))


def tank_parts(picture: PumpPicture) -> Iterable[Part]:
    """Both tanks, what is typical, and the ghost's tanks.

    Parameters
    ----------
    picture : PumpPicture
        For the tanks.
    """
    for transmitter in COLUMNS:
        tank = picture.tanks[transmitter]
        draw = partial(_tank, transmitter=transmitter, tank=tank)
        yield Part(("tank", transmitter), tank, _reach(transmitter, tank), draw)
    if picture.ghost is not GhostKind.NONE:
        for transmitter, tank in picture.ghost_tanks.items():
            draw = partial(_ghost, kind=picture.ghost, box=filled_box(transmitter, tank))
            yield Part(("ghost_tank", transmitter), (picture.ghost, tank), _reach(transmitter, tank), draw)


def _reach(transmitter: str, tank: Tank) -> Box:
    """All that a tank covers [design units]."""
    high = max(1.0, tank.kept, tank.level / max(tank.sent, 0.02))
    whole = tank_box(transmitter, max(1.0, tank.sent), high)
    return Box(whole.left - 4, whole.top - 4, whole.right + 4, whole.bottom + 4)


def _tank(canvas: Canvas, transmitter: str, tank: Tank) -> None:
    theme = canvas.theme
    _fill(canvas, tank_box(transmitter, 1.0, 1.0), theme.colour("pump_tank"))
    _fill(canvas, tank_box(transmitter, tank.sent, tank.kept), theme.colour(transmitter, 0.3))
    _fill(canvas, filled_box(transmitter, tank), theme.colour(transmitter))
    _outline(canvas, tank_box(transmitter, 1.0, 1.0))


def _fill(canvas: Canvas, box: Box, colour: QColor) -> None:
    canvas.painter.fillRect(canvas.layout.rect(*box), colour)


def _outline(canvas: Canvas, box: Box) -> None:
    """What is typical, over whatever fills it."""
    layout, theme = canvas.layout, canvas.theme
    rect = layout.rect(*box)
    rim = 2 * layout.scale

    def draw(to: QPainter) -> None:
        to.setBrush(Qt.BrushStyle.NoBrush)
        to.setPen(QPen(theme.colour("pump_tank_line", 0.8), 2.2 * layout.scale))
        to.drawRoundedRect(rect, rim, rim)

    canvas.piece(("pump_typical", layout.scale), rect.adjusted(-rim, -rim, rim, rim), draw)


def _ghost(canvas: Canvas, kind: GhostKind, box: Box) -> None:
    layout, painter = canvas.layout, canvas.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ghost_pen(canvas.theme, kind, 2.6 * layout.scale))
    painter.drawRoundedRect(layout.rect(*box), 4 * layout.scale, 4 * layout.scale)
