"""Goal 1: thousands of dots on the cached background, against copying that background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPixmap

from benchmarks.measuring import Goal, best, interleaved_ms
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import gate_dots
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import StageLayout
from gate_viz.views.theme import load_theme

WIDTH_PX, HEIGHT_PX = 1920, 1080
MOST_BLITS = {2_000: 2.5, 10_000: 6.0}
SMALL_DOT_PX = gate_dots.SMALLEST_DOT_PX
"""The smallest that the stage draws [px]."""
GLYPH_WIDTH = 84.0  # of a dot's drawing, in glyph units
ROUNDS = 120
PLAN = (
    "Every pixel of a dot is blended in software, so the cost goes with the dots' size as well as their number. At "
    "typical settings the stage has at most some 400. Next: smaller dots where there are many."
)


def measure(catalogue: Catalogue) -> list[Goal]:
    """Goal 1 at both numbers of dots, small ones and as large as the stage draws them.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    theme = load_theme(catalogue.theme, "dark")
    canvas = Canvas(QPainter(), StageLayout.fit(WIDTH_PX, HEIGHT_PX), theme, Glyphs(theme, assets_folder()))
    screen, background = QPixmap(WIDTH_PX, HEIGHT_PX), QPixmap(WIDTH_PX, HEIGHT_PX)
    background.fill(theme.colour("window_bg"))
    sizes = {f"of {SMALL_DOT_PX:g} px": small_dots(canvas), "as large as on the stage": gate_dots.DOT_SCALE}
    techniques: dict[str, Callable[[], None]] = {"blit": lambda: paint(screen, background, lambda _painter: None)}
    for size, scales in sizes.items():
        for count in MOST_BLITS:
            techniques[f"{count:,} dots {size}"] = with_dots(screen, background, canvas, count, scales)
    durations = {name: best(each) for name, each in interleaved_ms(techniques, ROUNDS).items()}
    goals = []
    for name, count in zip(list(techniques)[1:], list(MOST_BLITS) * len(sizes), strict=True):
        ratio, most = durations[name] / durations["blit"], MOST_BLITS[count]
        found = f"{ratio:.1f} blits ({durations[name]:.2f} ms; a blit {durations['blit']:.2f} ms)"
        what = f"{name}, with the {WIDTH_PX} × {HEIGHT_PX} background"
        # So many dots as large as where there are few would cover the stage: that line is there to be known.
        asked = "px" in name
        limit = f"at most {most:g} blits" if asked else "(no goal)"
        goals.append(Goal(1, what, limit, found, ratio <= most if asked else None, PLAN))
    return goals


def small_dots(canvas: Canvas) -> dict[str, float]:
    """Size of each transmitter's dots when they are as small as the stage draws them [px per glyph unit]."""
    return dict.fromkeys(gate_dots.DOT_SCALE, SMALL_DOT_PX / GLYPH_WIDTH / canvas.layout.scale)


def with_dots(
    screen: QPixmap, background: QPixmap, canvas: Canvas, count: int, scales: Mapping[str, float]
) -> Callable[[], None]:
    """Painting of one frame with that many dots by the stage's own code, anywhere on the stage.

    Parameters
    ----------
    screen, background : QPixmap
        What is painted on, and what is copied there first.
    canvas : Canvas
        The stage's layout, colours and shapes.
    count : int
        How many dots.
    scales : Mapping[str, float]
        Size of each transmitter's dots [px per glyph unit at design size].
    """
    names = list(scales)
    shares = {name: len(range(index, count, len(names))) for index, name in enumerate(names)}
    generator = np.random.default_rng(1)
    slots = {name: generator.uniform((100, 60), (1480, 640), (share, 2)) for name, share in shares.items()}
    seconds = 0.0

    def positions(name: str, _count: int, clock: SceneClock) -> NDArray[np.float64]:
        # The stage drifts its dots in the same way.
        moved: NDArray[np.float64] = slots[name] + gate_dots.DRIFT * np.sin(slots[name] + clock.seconds)
        return moved

    def dots(painter: QPainter) -> None:
        nonlocal seconds
        seconds += 1.0 / 60.0
        with patch.object(gate_dots, "dot_positions", positions), patch.object(gate_dots, "DOT_SCALE", scales):
            gate_dots.paint_dots(canvas.on(painter), shares, SceneClock(seconds))

    return lambda: paint(screen, background, dots)


def paint(screen: QPixmap, background: QPixmap, more: Callable[[QPainter], None]) -> None:
    """Paint one frame: the background, and more on it.

    Parameters
    ----------
    screen, background : QPixmap
        What is painted on, and what is copied there first.
    more : Callable[[QPainter], None]
        Paints the rest.
    """
    painter = QPainter(screen)
    try:
        painter.drawPixmap(0, 0, background)
        more(painter)
    finally:
        painter.end()
