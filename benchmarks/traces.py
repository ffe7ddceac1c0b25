"""Goal 3: the graph's thick lines against the plotting library's thinnest and its own thick ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Goal, best, interleaved_ms

SIZE_PX = (1400, 300)
TRACES, POINTS = 4, 10_000
WIDTH_PX = 2.0
MOST_OF_THINNEST = 4.0
MOST_OF_THICK = 1 / 15
ROUNDS = 12
PLAN = "Next: fewer strokes per pixel column."


def measure(application: QApplication) -> list[Goal]:
    """Goal 3, both ratios.

    Parameters
    ----------
    application : QApplication
        Qt, which paints the plots.
    """
    import pyqtgraph as pg

    from gate_viz.views.curves import LiveLine

    x = np.linspace(0.0, 10.0, POINTS)
    generator = np.random.default_rng(1)
    curves = [30 + 10 * np.sin(x * (1 + number)) + generator.normal(0, 0.05, POINTS) for number in range(TRACES)]

    def shown(add: Callable[[pg.PlotWidget], list[Callable[[int], None]]]) -> tuple[pg.PlotWidget, Callable[[], None]]:
        plot = pg.PlotWidget()
        plot.resize(*SIZE_PX)
        plot.setRange(xRange=(0, 10), yRange=(0, 60), padding=0)
        renew = add(plot)
        plot.show()
        turn = 0

        def draw() -> None:
            nonlocal turn
            turn += 1
            for each in renew:
                each(turn)
            application.processEvents()

        return plot, draw

    def plain(width: float, smooth: bool) -> Callable[[pg.PlotWidget], list[Callable[[int], None]]]:
        def add(plot: pg.PlotWidget) -> list[Callable[[int], None]]:
            items = [plot.plot(pen=pg.mkPen("w", width=width), antialias=smooth) for _ in curves]
            return [
                lambda turn, item=item, y=y: item.setData(x, np.roll(y, turn))  # type: ignore[misc]
                for item, y in zip(items, curves, strict=True)
            ]

        return add

    def own(plot: pg.PlotWidget) -> list[Callable[[int], None]]:
        renew: list[Callable[[int], None]] = []
        for y in curves:
            line = LiveLine()
            line.range = QRectF(0, 0, 10, 60)
            line.set_colour(QColor("white"), WIDTH_PX)
            plot.addItem(line)
            renew.append(lambda turn, line=line, y=y: line.show_data(x, np.roll(y, turn)))  # type: ignore[misc]
        return renew

    plots = {"own": shown(own), "thinnest": shown(plain(1, False)), "thick": shown(plain(WIDTH_PX, True))}
    durations = {
        name: best(each) for name, each in interleaved_ms({k: draw for k, (_, draw) in plots.items()}, ROUNDS).items()
    }
    for plot, _ in plots.values():
        plot.close()
    thin, thick = durations["own"] / durations["thinnest"], durations["own"] / durations["thick"]
    what = f"{TRACES} traces of {POINTS:,} points, {WIDTH_PX:g} px, antialiased"
    ms = f"{durations['own']:.1f} ms"
    return [
        Goal(
            3,
            f"{what}, against the library's thinnest",
            f"at most {MOST_OF_THINNEST:g} times",
            f"{thin:.1f} times ({ms}; {durations['thinnest']:.1f} ms)",
            thin <= MOST_OF_THINNEST,
            PLAN,
        ),
        Goal(
            3,
            f"{what}, against the library's own such lines",
            f"at most 1/{1 / MOST_OF_THICK:.0f}",
            f"1/{1 / thick:.0f} ({ms}; {durations['thick']:.1f} ms)",
            thick <= MOST_OF_THICK,
            PLAN,
        ),
    ]
