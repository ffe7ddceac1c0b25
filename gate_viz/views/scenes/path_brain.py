"""Brain and body round the gate: stations, alarm and its chain, muscle, gut, immune messengers, microglia."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_ground import dot
from gate_viz.views.scenes.path_lines import band, through
from gate_viz.views.scenes.path_nerves import end_arrow, kept, line_pen
from gate_viz.views.scenes.path_picture import CHAIN_BEADS, LEAKS, PathPicture
from gate_viz.views.scenes.stage_layout import Box, Place

ARMS = 7
STATION_SCALE = 0.42
MESSENGER_SCALE = 0.2
GERM_SCALE = 0.26
FULL_GLOW_HZ = 25.0
"""Rate from which the places in the cortex shine wholly [Hz]."""


def paint_stations(canvas: Canvas, picture: PathPicture) -> None:
    """Paint the thalamus, the cortex, PAG, LC and RVM.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PathPicture
        For what arrives and how hard the nuclei drive.
    """
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    glow = min(1.0, picture.out_hz / FULL_GLOW_HZ)
    x, y = at.THALAMUS
    for point in at.CORTEX:
        road = QPainterPath(layout.point(x, y))
        road.quadTo(layout.point((x + point[0]) / 2 + 5, (y + point[1]) / 2 - 4), layout.point(*point))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(canvas, theme.colour("path_ring", 0.2 + 0.75 * glow), 4))
        painter.drawPath(road)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("path_ring", 0.3 + 0.7 * glow))
        dot(canvas, point, 5 + 3 * glow)
    painter.setPen(line_pen(canvas, theme.colour("path_chain_lit"), 3.5))
    painter.setBrush(_mixed(theme.colour("path_brain"), theme.colour("path_ring"), glow))
    dot(canvas, at.THALAMUS, 15)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(canvas, theme.colour("path_cable"), 4))
    for points in ((at.PAG, at.LC), (at.PAG, (1220, 240), (at.RVM[0] - 8, at.RVM[1] - 6))):
        painter.drawPath(through(layout, points))
    painter.setPen(line_pen(canvas, theme.colour("path_dial_track"), 2))
    painter.setBrush(theme.colour("path_cable"))
    dot(canvas, at.PAG, 13)
    painter.setBrush(theme.colour("path_dial_track"))
    dot(canvas, at.PAG, 5.5)
    for id_, point in (("norepinephrine", at.LC), ("serotonin", at.RVM)):
        canvas.glyph(id_, Place(*point, STATION_SCALE * (0.35 + 0.65 * picture.stations[id_])))


def paint_alarm(canvas: Canvas, picture: PathPicture) -> None:
    """Paint the amygdala, the sympathetic chain, and the muscle that it tightens.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PathPicture
        For alarm, arousal and tension.
    """
    kept(canvas, ("chain",), Box(1090, 170, 1270, 490), _chain)
    for number in range(CHAIN_BEADS):
        lit = number < picture.chain_lit
        canvas.glyph(
            "path_bead_lit" if lit else "path_bead",
            Place(*at.CHAIN.at(at.CHAIN.length * (number + 0.8) / CHAIN_BEADS)[:2], 0.17 if lit else 0.12),
        )
    _amygdala(canvas, picture)
    tension = picture.tension
    kept(canvas, ("muscle", tension), Box(1010, 430, 1260, 640), lambda to: _muscle(to, tension))


def _chain(canvas: Canvas) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_chain", 0.7), 3))
    canvas.painter.drawPath(through(canvas.layout, at.CHAIN.beside()))


def _amygdala(canvas: Canvas, picture: PathPicture) -> None:
    painter, layout, theme, alarm = canvas.painter, canvas.layout, canvas.theme, picture.amygdala
    painter.save()
    try:
        painter.translate(layout.point(*at.AMYGDALA))
        painter.rotate(-25)
        painter.scale(layout.scale, layout.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        if alarm:
            for reach, density in ((30, 0.16), (22, 0.3)):
                painter.setBrush(theme.colour("path_amygdala", density * min(1.0, 0.2 + alarm)))
                painter.drawEllipse(QPointF(0, 0), 16 + reach * alarm, 12 + reach * alarm)
        painter.setBrush(_mixed(theme.colour("path_amygdala_dim"), theme.colour("path_amygdala"), alarm))
        painter.setPen(line_pen(canvas, theme.colour("path_chain_lit"), 2.8 / layout.scale))
        painter.drawEllipse(QPointF(0, 0), 16 + 5 * alarm, 12 + 4 * alarm)
    finally:
        painter.restore()


def muscle_width(tension: float) -> float:
    """Thickness of the muscle's belly [design units]."""
    return 22.0 + 34.0 * tension


def _muscle(canvas: Canvas, tension: float) -> None:
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    width = muscle_width(tension)
    shape = ((0.0, 7.0), (0.18, 0.66 * width), (0.5, width), (0.82, 0.66 * width), (1.0, 7.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_mixed(theme.colour("path_muscle_dark"), theme.colour("path_muscle"), 0.15 + 0.85 * tension))
    painter.drawPath(band(layout, at.MUSCLE, shape))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(canvas, theme.colour("path_muscle_fibre", 0.85), 2.6))
    for side in (-0.3, 0.0, 0.3):
        fibre = [
            at.MUSCLE.at(at.MUSCLE.length * share).beside(side * width * sin(pi * share))
            for share in (0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92)
        ]
        painter.drawPath(through(layout, fibre))
    painter.setPen(line_pen(canvas, theme.colour("first_nerve_end"), 3 + 8 * tension))
    painter.drawPath(through(layout, at.MUSCLE_TO_GATE.beside()))
    end_arrow(canvas, at.MUSCLE_TO_GATE, "first_nerve_rim", 7 + 8 * tension)


def paint_drivers(canvas: Canvas, picture: PathPicture) -> None:
    """Paint gut, germs, immune messengers and the microglia at the cord.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PathPicture
        For their numbers.
    """
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, width in (("path_gut", 17), ("path_gut_light", 7)):
        painter.setPen(line_pen(canvas, theme.colour(role), width))
        painter.drawPath(through(layout, at.GUT.beside(step=4)))
    for number in range(picture.leaks):
        spot = at.GUT.at(at.GUT.length * (number + 0.6) / LEAKS)
        side = 9 if number % 2 else -9
        canvas.glyph("path_leak", Place(*spot.beside(side), 0.22))
    for x, y in at.GERMS[: picture.germs]:
        canvas.glyph("infection", Place(x, y, GERM_SCALE))
    for x, y in at.MESSENGERS[: picture.messengers]:
        canvas.glyph("cytokine", Place(x, y, MESSENGER_SCALE))
    _microglia(canvas, picture.microglia)


def _microglia(canvas: Canvas, awake: float) -> None:
    """At rest thin and wide, awake thick and drawn together."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    x, y = at.MICROGLIA
    colour = _mixed(theme.colour("path_microglia"), theme.colour("path_microglia_awake"), awake)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(canvas, colour, 3 + 6 * awake))
    for arm in range(ARMS):
        angle = 2 * pi * (arm + 0.3) / ARMS
        reach = 24 - 4 * awake
        path = QPainterPath(layout.point(x, y))
        bent = angle + 0.35
        path.quadTo(
            layout.point(x + 0.6 * reach * cos(angle), y + 0.6 * reach * sin(angle)),
            layout.point(x + reach * cos(bent), y + reach * sin(bent)),
        )
        painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    dot(canvas, at.MICROGLIA, 8.5 + 7 * awake)
    painter.setBrush(theme.colour("path_gate_back"))
    dot(canvas, at.MICROGLIA, 3.6)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Colour between two."""
    share = min(1.0, max(0.0, share))
    one_part, other_part = (1 - share), share
    return QColor(
        round(one_part * one.red() + other_part * other.red()),
        round(one_part * one.green() + other_part * other.green()),
        round(one_part * one.blue() + other_part * other.blue()),
    )
