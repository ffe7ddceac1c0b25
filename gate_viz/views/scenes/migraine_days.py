"""The strip of the last 28 days: how high the triggers stood, where the line was, and which days had an attack."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.migraine_picture import DAYS, LEVEL_STEPS, Day, MigrainePicture
from gate_viz.views.scenes.migraine_shapes import in_design_units, line_pen
from gate_viz.views.scenes.stage_layout import Box, Place

FULL = 1.15 * LEVEL_STEPS
"""Level that fills a day's box."""
MARK_SCALE = 0.3


def paint_days(canvas: Canvas, picture: MigrainePicture) -> None:
    """Paint the strip: empty boxes for days that have not been run.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : MigrainePicture
        What is shown.
    """
    days = seen_days(picture)
    with in_design_units(canvas) as painter:
        for ago in range(DAYS):
            box = at.day_box(canvas.layout, ago)
            if ago not in days:
                painter.fillPath(_square(box), canvas.theme.colour("migraine_day", 0.5))
        for ago, day in days.items():
            _day(canvas, painter, at.day_box(canvas.layout, ago), day)
        if picture.today is not None:
            box = at.day_box(canvas.layout, 0)
            painter.strokePath(_square(box, 3.5), line_pen(canvas.theme.colour("ink"), 3.0))
    for ago, day in days.items():
        if day.attacked:
            box = at.day_box(canvas.layout, ago)
            canvas.glyph("migraine_attack_day", Place((box.left + box.right) / 2, box.bottom - 15, MARK_SCALE))


def seen_days(picture: MigrainePicture) -> dict[int, Day]:
    """Every day of the strip by how long ago it is, 0 for today."""
    days = {len(picture.days) - number: day for number, day in enumerate(picture.days)}
    return days if picture.today is None else days | {0: picture.today}


def _square(box: Box, out: float = 0.0) -> QPainterPath:
    shape = QPainterPath()
    frame = QRectF(box.left - out, box.top - out, box.right - box.left + 2 * out, box.bottom - box.top + 2 * out)
    shape.addRoundedRect(frame, 7 + 0.9 * out, 7 + 0.9 * out)
    return shape


def _day(canvas: Canvas, painter: QPainter, box: Box, day: Day) -> None:
    """A day's square: water as high as the triggers, and the line across."""
    theme, shape, tall = canvas.theme, _square(box), box.bottom - box.top
    painter.fillPath(shape, theme.colour("migraine_attack_bed" if day.attacked else "migraine_day"))
    high = tall * min(1.0, day.level / FULL)
    water = QPainterPath()
    water.addRect(QRectF(box.left, box.bottom - high, box.right - box.left, high))
    role = "migraine_attack_day" if day.attacked else "migraine_day_level"
    painter.fillPath(water.intersected(shape), theme.colour(role))
    y = box.bottom - tall * min(1.0, day.line / FULL)
    painter.fillRect(QRectF(box.left, y - 1.6, box.right - box.left, 3.2), theme.colour("migraine_crest"))
