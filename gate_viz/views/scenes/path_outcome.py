"""What comes of a pill: the level against a usual person's, and the share of its target that the medicine holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import acos, atan2, cos, hypot, sin

from PySide6.QtCore import QRectF, Qt

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_lines import through
from gate_viz.views.scenes.path_nerves import line_pen
from gate_viz.views.scenes.path_picture import IN_THE_CORD, TARGET_SHAPES, PathPicture, Pill
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part

INSET_SCALE = 0.66
SEAT_TRAVEL = 24.0
BARS_BOX = Box(at.BARS[0] - 6, at.BARS[1], at.BARS[0] + at.LONGEST_BAR + 8, at.BARS[1] + 2 * at.BARS_APART + 4)
INSET_BOX = Box(at.LENS_FROM[0] - 4, at.LENS_FROM[1] - 4, at.INSET[0] + 50, at.INSET[1] + 50)
"""All that bars and round picture cover [design units]."""


def outcome_parts(picture: PathPicture) -> Iterable[Part]:
    """The bars, and the round picture of the target with the medicine in it.

    Parameters
    ----------
    picture : PathPicture
        For the medicine.
    """
    pill = picture.pill
    if pill is None:
        return
    if pill.differs:
        yield Part("bars", (pill.told_level, pill.dose), BARS_BOX, partial(_bars, pill=pill))
    if pill.target:
        yield Part("inset", (pill.target, pill.glyph, pill.held), INSET_BOX, partial(_inset, pill=pill))


def bar_length(level: float) -> float:
    """Length of a level's bar [design units]."""
    return min(at.LONGEST_BAR, at.BAR_WIDTH * level)


def _bars(canvas: Canvas, pill: Pill) -> None:
    """The same dose in two people: this one's level, and a usual person's."""
    if not canvas.layout.shows_secondary:
        return
    x, y = at.BARS
    for number, (level, role) in enumerate(((pill.told_level, "ink"), (pill.dose, "path_usual"))):
        middle = y + at.BARS_APART * (number + 0.6)
        for end, colour in ((at.LONGEST_BAR, "path_ring_track"), (bar_length(level), role)):
            if end:
                canvas.painter.setPen(line_pen(canvas, canvas.theme.colour(colour), 9))
                canvas.painter.drawLine(canvas.layout.point(x, middle), canvas.layout.point(x + end, middle))


def _inset(canvas: Canvas, pill: Pill) -> None:
    """The target with the medicine in it, and a ring that goes as far round as the share it holds."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    (x, y), radius = at.INSET, at.INSET_RADIUS
    if pill.target in IN_THE_CORD:
        _lens(canvas)
    box = layout.rect(x - radius, y - radius, x + radius, y + radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("path_gate_back"))
    painter.drawEllipse(box)
    painter.setBrush(theme.colour("path_stem"))
    painter.drawChord(box, 16 * 186, 16 * 168)
    place = Place(x, y + 2, INSET_SCALE)
    canvas.glyph(TARGET_SHAPES[pill.target], place)
    seated = canvas.glyphs.seated(pill.glyph, pill.target)
    canvas.part(seated, place, (0, -SEAT_TRAVEL * (1 - pill.held)), 1.0 if seated != pill.glyph else 0.6)
    _held_ring(canvas, box, pill.held)


def _held_ring(canvas: Canvas, box: QRectF, held: float) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_ring_track"), 6))
    canvas.painter.drawEllipse(box)
    if held:
        canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("ink"), 6))
        canvas.painter.drawArc(box, 16 * 90, -round(16 * 360 * held))


def _lens(canvas: Canvas) -> None:
    """From a point of the roads down to the round picture's sides."""
    (x, y), (from_x, from_y) = at.INSET, at.LENS_FROM
    towards, away = atan2(from_y - y, from_x - x), hypot(from_x - x, from_y - y)
    turn = acos(at.INSET_RADIUS / away)
    sides = [
        (x + at.INSET_RADIUS * cos(towards + side * turn), y + at.INSET_RADIUS * sin(towards + side * turn))
        for side in (-1, 1)
    ]
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_river", 0.35), 1.6))
    canvas.painter.setBrush(canvas.theme.colour("path_river", 0.12))
    canvas.painter.drawPath(through(canvas.layout, [at.LENS_FROM, *sides], closed=True))
