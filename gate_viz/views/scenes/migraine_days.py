"""The strip of the last 28 days: how high the triggers stood, where the line was, and which days had an attack."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.migraine_picture import DAYS, LEVEL_STEPS, MigrainePicture
from gate_viz.views.scenes.migraine_shapes import in_design_units, line_pen
from gate_viz.views.scenes.stage_layout import Place

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
    theme, layout = canvas.theme, canvas.layout
    first = DAYS - len(picture.days)
    with in_design_units(canvas) as painter:
        for number in range(DAYS):
            box = at.day_box(layout, number)
            frame = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
            shape = QPainterPath()
            shape.addRoundedRect(frame, 7, 7)
            if number < first:
                painter.fillPath(shape, theme.colour("migraine_day", 0.5))
                continue
            day = picture.days[number - first]
            painter.fillPath(shape, theme.colour("migraine_attack_bed" if day.attacked else "migraine_day"))
            high = frame.height() * min(1.0, day.level / FULL)
            water = QPainterPath()
            water.addRect(QRectF(frame.left(), frame.bottom() - high, frame.width(), high))
            role = "migraine_attack_day" if day.attacked else "migraine_day_level"
            painter.fillPath(water.intersected(shape), theme.colour(role))
            y = frame.bottom() - frame.height() * min(1.0, day.line / FULL)
            painter.fillRect(QRectF(frame.left(), y - 1.6, frame.width(), 3.2), theme.colour("migraine_crest"))
            if number == DAYS - 1:
                painter.setPen(line_pen(theme.colour("ink"), 3.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame.adjusted(-3.5, -3.5, 3.5, 3.5), 10, 10)
    for number, day in enumerate(picture.days, start=first):
        if day.attacked:
            box = at.day_box(layout, number)
            canvas.glyph("migraine_attack_day", Place((box.left + box.right) / 2, box.bottom - 15, MARK_SCALE))
