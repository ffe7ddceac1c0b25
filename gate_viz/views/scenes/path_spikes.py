"""Spikes that travel along the whole path's nerves: upright on the nerve, and lower where it bends tightly."""

from __future__ import annotations

from functools import lru_cache
from math import degrees, pi, remainder

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gate_viz.session.frame import Frame
from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_lines import Curve, through, width_at
from gate_viz.views.scenes.spike_marks import Trace, marks, travel_speed

CURVES = {"first_nerve": at.NERVE, "touch": at.TOUCH, "second_nerve": at.UP}
"""The nerves along which spikes travel."""
BEND_STEP, BEND_REACH = 3.0, 16.0
"""From point to point at which a nerve's bend is measured, and how far to either side [design units]."""
BEND_LOWERS, LOWEST_SPIKE = 90.0, 0.42
"""How much a bend lowers a spike [design units], and how low at most [1]."""
STRAIGHT_FROM = 0.86
"""Height from which on a spike is drawn as on a straight nerve [1]."""
PROFILE_POINTS = 26
FADE = 44.0
"""Way over which a spike glides in and out [design units]."""


def travelled(frame: Frame) -> dict[str, tuple[float, ...]]:
    """How far every mark has come along its nerve, oldest first [design units]."""
    travel = travel_speed(max(curve.length for curve in CURVES.values()))
    return {
        name: marks(frame.spikes[name], frame.time_s, frame.controls.speed, travel, curve.length)
        for name, curve in CURVES.items()
    }


def paint_spikes(canvas: Canvas, frame: Frame) -> None:
    """Paint every nerve's spikes; they glide in and out where the nerve begins and ends.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    frame : Frame
        The spikes, and the time.
    """
    scale, theme = canvas.layout.scale, canvas.theme
    looks = {
        "first_nerve": Trace(theme.colour("spike_in"), 4.6 * scale, 34 * scale, 0.62 * scale),
        "touch": Trace(theme.colour("spike_touch"), 3.2 * scale, 18 * scale, 0.45 * scale),
        "second_nerve": Trace(theme.colour("spike_out"), 4.6 * scale, 28 * scale, 0.62 * scale),
    }
    for name, ways in travelled(frame).items():
        curve = CURVES[name]
        for way in ways:
            spot = curve.at(way)
            turn = 3.0 * round(degrees(spot.angle) / 3)
            density = min(1.0, way / FADE, (curve.length - way) / FADE)
            canvas.painter.setOpacity(max(0.0, density))
            height = spike_height(curve, way)
            if height == 1.0:
                looks[name].draw_spike(canvas, canvas.layout.x(spot.x), canvas.layout.y(spot.y), turn)
            else:
                _bent_spike(canvas, looks[name], curve, way, height)
    canvas.painter.setOpacity(1.0)


@lru_cache(maxsize=2048)
def _tightness(curve: Curve, step: int) -> float:
    """How tightly a curve bends about a point [1 / design unit]."""
    way = step * BEND_STEP
    before, after = (curve.at(min(max(0.0, way + side * BEND_REACH), curve.length)).angle for side in (-1, 1))
    return abs(remainder(after - before, 2 * pi)) / (2 * BEND_REACH)


def spike_height(curve: Curve, way: float) -> float:
    """Height of a spike against one on a straight nerve: lower in a tight bend and where the nerve is thin [1].

    Parameters
    ----------
    curve : Curve
        The nerve.
    way : float
        Where on it [design units].
    """
    height = max(LOWEST_SPIKE, 1.0 / (1.0 + BEND_LOWERS * _tightness(curve, round(way / BEND_STEP))))
    if curve is at.NERVE:
        # In the toe the nerve is thin.
        height = min(height, width_at(at.NERVE_WIDTHS, way / curve.length) / at.NERVE_WIDTHS[-1][1])
    return 1.0 if height > STRAIGHT_FROM else height


def _bent_spike(canvas: Canvas, look: Trace, curve: Curve, way: float, height: float) -> None:
    """A spike whose every point stands upright on the bent nerve."""
    scale, points = canvas.layout.scale, []
    for across, up in _profile():
        foot = curve.at(min(max(0.0, way + across * look.narrow / scale), curve.length))
        points.append(foot.beside(-up * height * look.height / scale))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(look.pen())
    canvas.painter.drawPath(through(canvas.layout, points))


@lru_cache(maxsize=1)
def _profile() -> tuple[tuple[float, float], ...]:
    """Points of a spike on a straight line: along it, and up against its height [units of its width, 1]."""
    path = Trace(QColor(), 1.0, 1.0, 1.0).spike()
    points = (path.pointAtPercent(number / PROFILE_POINTS) for number in range(PROFILE_POINTS + 1))
    return tuple((point.x(), -point.y()) for point in points)
