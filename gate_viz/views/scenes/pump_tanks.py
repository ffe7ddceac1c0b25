"""Made and kept as tanks: as wide as what is sent, as high as how long it stays, filled with what is in the cleft."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gate_viz.session.frame import GhostKind
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.ghosts import ghost_pen
from gate_viz.views.scenes.pump_picture import COLUMNS, PumpPicture, Tank
from gate_viz.views.scenes.stage_layout import Box, Place

AXIS_HALF = 7.0


def tank_box(transmitter: str, sent: float, kept: float) -> Box:
    """A tank of one transmitter: serotonin's stands left of the axis, norepinephrine's right.

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
    sign = at.TANK_SIGN[transmitter]
    near = at.TANK_AXIS + sign * at.TANK_GAP
    far = near + sign * at.TANK_UNIT[0] * min(max(sent, 0.0), at.TANK_MOST[0])
    top = at.TANK_BASE - at.TANK_UNIT[1] * min(max(kept, 0.0), at.TANK_MOST[1])
    return Box(min(near, far), top, max(near, far), at.TANK_BASE)


def filled_box(transmitter: str, tank: Tank) -> Box:
    """What is in the cleft, as an area of the tank's width."""
    return tank_box(transmitter, tank.sent, tank.level / max(tank.sent, 0.02))


def paint_tanks(canvas: Canvas, picture: PumpPicture) -> None:
    """Paint both tanks, what is typical, what is made, and the ghost's tanks.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PumpPicture
        For the tanks and who plugs the pumps.
    """
    theme = canvas.theme
    for transmitter in COLUMNS:
        tank = picture.tanks[transmitter]
        _fill(canvas, tank_box(transmitter, 1.0, 1.0), theme.colour("pump_tank"))
        _fill(canvas, tank_box(transmitter, tank.sent, tank.kept), theme.colour(transmitter, 0.3))
        _fill(canvas, filled_box(transmitter, tank), theme.colour(transmitter))
        _outline(canvas, tank_box(transmitter, 1.0, 1.0))
        _kept(canvas, transmitter, tank.kept)
        _made(canvas, transmitter, tank.made)
    if picture.ghost is not GhostKind.NONE:
        _ghosts(canvas, picture)
    _plugs(canvas, picture)


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


def _kept(canvas: Canvas, transmitter: str, kept: float) -> None:
    """How long it stays: the half of the axis on its side."""
    sign = at.TANK_SIGN[transmitter]
    top = tank_box(transmitter, 1.0, kept).top
    inner, outer = at.TANK_AXIS + 1.5 * sign, at.TANK_AXIS + (AXIS_HALF + 2) * sign
    _fill(canvas, Box(min(inner, outer), top, max(inner, outer), at.TANK_BASE), canvas.theme.colour("pump_tank_axis"))


def _made(canvas: Canvas, transmitter: str, made: float) -> None:
    """What is made, below the base, to the same scale as what is sent; its track is what is typical."""
    sign, near = at.TANK_SIGN[transmitter], at.TANK_AXIS + at.TANK_SIGN[transmitter] * at.TANK_GAP

    def bar(share: float) -> Box:
        far = near + sign * at.TANK_UNIT[0] * min(share, at.TANK_MOST[0])
        return Box(min(near, far), at.MADE_Y, max(near, far), at.MADE_Y + at.MADE_HEIGHT)

    _fill(canvas, bar(1.0), canvas.theme.colour("pump_tank"))
    _fill(canvas, bar(made), canvas.theme.colour(f"{transmitter}_light"))
    _outline(canvas, bar(1.0))


def _ghosts(canvas: Canvas, picture: PumpPicture) -> None:
    layout, painter = canvas.layout, canvas.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ghost_pen(canvas.theme, picture.ghost, 2.6 * layout.scale))
    for transmitter, tank in picture.ghost_tanks.items():
        rect = QRectF(layout.rect(*filled_box(transmitter, tank)))
        painter.drawRoundedRect(rect, 4 * layout.scale, 4 * layout.scale)


def _plugs(canvas: Canvas, picture: PumpPicture) -> None:
    """Whose plug it is that keeps it longer, on the axis."""
    for transmitter, target in COLUMNS.items():
        held = [seat for seat in picture.seats[target] if seat.held]
        if held:
            top = min(tank_box(transmitter, 1.0, picture.tanks[transmitter].kept).top, at.TANK_BASE - 60)
            canvas.glyph(held[0].glyph, Place(at.TANK_AXIS + 19 * at.TANK_SIGN[transmitter], top - 24, 0.36))
