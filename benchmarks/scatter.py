"""Goal 2: the stage's dots against a scatter plot that is given the same dots."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from benchmarks.dots import SMALL_DOT_PX, small_dots, with_dots
from benchmarks.measuring import Goal, best, interleaved_ms
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.theme import load_theme

WIDTH_PX, HEIGHT_PX = 1920, 1080
COUNTS = (2_000, 10_000)
LEAST_RATIO = 8.0
ROUNDS = 20
PLAN = "Next: fewer pixels per dot."


def measure(catalogue: Catalogue, application: QApplication) -> list[Goal]:
    """Goal 2 at both numbers of dots.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    application : QApplication
        Qt, which paints the plot.
    """
    import pyqtgraph as pg

    theme = load_theme(catalogue.theme, "dark")
    canvas = Canvas(QPainter(), StageLayout.fit(WIDTH_PX, HEIGHT_PX), theme, Glyphs(theme, assets_folder()))
    screen, background = QPixmap(WIDTH_PX, HEIGHT_PX), QPixmap(WIDTH_PX, HEIGHT_PX)
    background.fill(theme.colour("window_bg"))
    goals = []
    for count in COUNTS:
        plot = pg.PlotWidget()
        plot.resize(WIDTH_PX, HEIGHT_PX)
        plot.setRange(xRange=(0, WIDTH_PX), yRange=(0, HEIGHT_PX), padding=0)
        scatter = pg.ScatterPlotItem(size=SMALL_DOT_PX, pen=None, brush="w")
        plot.addItem(scatter)
        plot.show()
        generator = np.random.default_rng(1)

        def scattered(scatter: pg.ScatterPlotItem = scatter, count: int = count) -> None:
            scatter.setData(generator.uniform(0, WIDTH_PX, count), generator.uniform(0, HEIGHT_PX, count))  # noqa: B023
            application.processEvents()

        ours = with_dots(screen, background, canvas, count, small_dots(canvas))
        durations = {
            name: best(each) for name, each in interleaved_ms({"stage": ours, "scatter": scattered}, ROUNDS).items()
        }
        plot.close()
        ratio = durations["scatter"] / durations["stage"]
        found = f"{ratio:.1f} times ({durations['stage']:.1f} ms; the scatter plot {durations['scatter']:.1f} ms)"
        what = f"{count:,} dots of {SMALL_DOT_PX:g} px, cheaper than a scatter plot's"
        goals.append(Goal(2, what, f"at least {LEAST_RATIO:g} times", found, ratio >= LEAST_RATIO, PLAN))
    return goals
