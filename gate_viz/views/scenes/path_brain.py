"""Brain and body round the gate: stations, alarm and its chain, muscle, gut, immune messengers, microglia."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_ground import dot, round_box
from gate_viz.views.scenes.path_lines import Point, band, line, through
from gate_viz.views.scenes.path_nerves import end_arrow, kept, line_pen
from gate_viz.views.scenes.path_picture import CHAIN_BEADS, LEAKS, PathPicture
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part

ARMS = 7
STATION_SCALE = 0.42
MESSENGER_SCALE = 0.2
GERM_SCALE = 0.26
FULL_GLOW_HZ = 25.0
"""Rate from which the places in the cortex shine wholly [Hz]."""
STATIONS_BOX, CHAIN_BOX = Box(1086, 50, 1292, 330), Box(1090, 170, 1270, 490)
MUSCLE_BOX, GUT_BOX = Box(1010, 430, 1260, 640), Box(786, 430, 930, 540)
GERMS_BOX, MESSENGERS_BOX = Box(630, 446, 740, 520), Box(720, 396, 990, 534)
"""All that each part covers [design units]."""


def station_part(picture: PathPicture) -> Part:
    """The thalamus, the cortex, PAG, LC and RVM.

    Parameters
    ----------
    picture : PathPicture
        For what arrives and how hard the nuclei drive.
    """
    look = (picture.out_hz, *picture.stations.values())
    return Part("stations", look, STATIONS_BOX, partial(_stations, picture=picture))


def _stations(canvas: Canvas, picture: PathPicture) -> None:
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


def alarm_parts(picture: PathPicture) -> tuple[Part, ...]:
    """The amygdala, the sympathetic chain, and the muscle that it tightens.

    Parameters
    ----------
    picture : PathPicture
        For alarm, arousal and tension.
    """
    return (
        Part("chain", picture.chain_lit, CHAIN_BOX, partial(_chain, picture=picture)),
        Part("amygdala", picture.amygdala, round_box(at.AMYGDALA, 90), partial(_amygdala, picture=picture)),
        Part("muscle", picture.tension, MUSCLE_BOX, partial(_kept_muscle, tension=picture.tension)),
    )


def _chain(canvas: Canvas, picture: PathPicture) -> None:
    kept(canvas, ("chain", picture.chain_lit), CHAIN_BOX, partial(_chain_line, lit=picture.chain_lit))
    for number in range(CHAIN_BEADS):
        lit = number < picture.chain_lit
        canvas.glyph(
            "path_bead_lit" if lit else "path_bead",
            Place(*at.CHAIN.at(at.CHAIN.length * (number + 0.8) / CHAIN_BEADS)[:2], 0.17 if lit else 0.12),
        )


def lane_width(lit: int) -> float:
    """Thickness of the alarm's lane down to the muscle [design units]."""
    return 3.0 + 15.0 * lit / CHAIN_BEADS


def _chain_line(canvas: Canvas, lit: int) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, density, width in (("path_amygdala", 0.45, lane_width(lit) if lit else 0.0), ("path_chain", 0.7, 3.0)):
        if width:
            canvas.painter.setPen(line_pen(canvas, canvas.theme.colour(role, density), width))
            canvas.painter.drawPath(line(canvas.layout, at.CHAIN))


def _amygdala(canvas: Canvas, picture: PathPicture) -> None:
    painter, layout, theme, alarm = canvas.painter, canvas.layout, canvas.theme, picture.amygdala
    painter.save()
    try:
        painter.translate(layout.point(*at.AMYGDALA))
        painter.rotate(-25)
        painter.scale(layout.scale, layout.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        if alarm:
            for reach, density in ((68, 0.14), (40, 0.22), (20, 0.32)):
                painter.setBrush(theme.colour("path_amygdala", density * min(1.0, 0.2 + alarm)))
                painter.drawEllipse(QPointF(0, 0), 13 + reach * alarm, 10 + reach * alarm)
        painter.setBrush(_mixed(theme.colour("path_amygdala_dim"), theme.colour("path_amygdala"), alarm))
        painter.setPen(line_pen(canvas, theme.colour("path_chain_lit"), 2.8 / layout.scale))
        painter.drawEllipse(QPointF(0, 0), 13 + 16 * alarm, 10 + 12 * alarm)
    finally:
        painter.restore()


def muscle_width(tension: float) -> float:
    """Thickness of the muscle's belly [design units]."""
    return 22.0 + 34.0 * tension


def _kept_muscle(canvas: Canvas, tension: float) -> None:
    kept(canvas, ("muscle", tension), MUSCLE_BOX, lambda to: _muscle(to, tension))


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
    painter.drawPath(line(layout, at.MUSCLE_TO_GATE))
    end_arrow(canvas, at.MUSCLE_TO_GATE, "first_nerve_rim", 7 + 8 * tension)


def driver_parts(picture: PathPicture) -> tuple[Part, ...]:
    """Gut, germs, immune messengers and the microglia at the cord.

    Parameters
    ----------
    picture : PathPicture
        For their numbers.
    """
    germs, messengers = at.GERMS[: picture.germs], at.MESSENGERS[: picture.messengers]
    return (
        Part("gut", picture.leaks, GUT_BOX, partial(_gut, leaks=picture.leaks)),
        Part("germs", picture.germs, GERMS_BOX, partial(_each, "infection", germs, GERM_SCALE)),
        Part("messengers", picture.messengers, MESSENGERS_BOX, partial(_each, "cytokine", messengers, MESSENGER_SCALE)),
        Part("microglia", picture.microglia, round_box(at.MICROGLIA, 36), partial(_microglia, awake=picture.microglia)),
    )


def _gut(canvas: Canvas, leaks: int) -> None:
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, width in (("path_gut", 17), ("path_gut_light", 7)):
        painter.setPen(line_pen(canvas, theme.colour(role), width))
        painter.drawPath(line(layout, at.GUT, 4.0))
    for number in range(leaks):
        spot = at.GUT.at(at.GUT.length * (number + 0.6) / LEAKS)
        side = 9 if number % 2 else -9
        canvas.glyph("path_leak", Place(*spot.beside(side), 0.22))


def _each(glyph_id: str, places: Sequence[Point], scale: float, canvas: Canvas) -> None:
    for x, y in places:
        canvas.glyph(glyph_id, Place(x, y, scale))


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
