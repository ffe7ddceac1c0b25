"""Goal 7: the real window with everything on, one frame after the other."""

from __future__ import annotations

import time
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import FRAME_MS, Goal, median
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import Catalogue
from gate_viz.session.intents import SetControls
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow
from gate_viz.views.scenes import gate_dots

STAGE = QSize(1920, 1080)
DOTS = 2_000
FRAMES = 600
WARMING_FRAMES = 150
LARGEST_SHARE = 0.25


def measure(catalogue: Catalogue, application: QApplication) -> list[Goal]:
    """Goal 7: as it is, and with 2,000 dots on the stage.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    application : QApplication
        Qt, offscreen.
    """
    window = MainWindow(Session(catalogue), catalogue, assets=assets_folder(), greet=False)
    window.show()
    # Everything on: every medicine taken, both nerves firing, touch as well.
    window.do(SetControls({"touch": 0.5, "sensitisation": 0.5, **dict.fromkeys(catalogue.drugs, 0.5)}))
    window.timer.stop()
    window.resize(window.size() + STAGE - window.stage.size())
    application.processEvents()
    window.resize(window.size() + STAGE - window.stage.size())
    size = window.stage.size()
    lines = [(f"whole frame, stage {size.width()} × {size.height()}, graph, readouts", frames_ms(window, application))]
    generator = np.random.default_rng(1)
    anywhere = {name: generator.uniform((100, 100), (1480, 780), (DOTS, 2)) for name in gate_dots.DOT_SCALE}
    many = DOTS // len(anywhere)
    with patch.object(gate_dots, "dot_positions", lambda name, _count, _clock: anywhere[name][:many]):
        lines.append((f"the same with {many * len(anywhere):,} dots", frames_ms(window, application)))
    window.close()
    return [goal_of(what, durations) for what, durations in lines]


def frames_ms(window: MainWindow, application: QApplication) -> list[float]:
    """Duration of each frame [ms]: model, frame, panels and painting.

    Parameters
    ----------
    window : MainWindow
        The window, with its own timer stopped.
    application : QApplication
        Qt, which paints.
    """
    durations = []
    for number in range(WARMING_FRAMES + FRAMES):
        begun = time.perf_counter()
        window.timer.elapsed_ms.emit(FRAME_MS)
        application.processEvents()
        if number >= WARMING_FRAMES:
            durations.append(1000.0 * (time.perf_counter() - begun))
    return durations


def goal_of(what: str, durations: list[float]) -> Goal:
    """Line of the table for one series of frames.

    Parameters
    ----------
    what : str
        What was painted.
    durations : list[float]
        Duration of each frame [ms].
    """
    middle, late = median(durations), sorted(durations)[int(0.99 * len(durations))]
    share = middle / FRAME_MS
    found = f"{100 * share:.0f} % in the median ({middle:.1f} ms; 99 of 100 frames within {late:.1f} ms)"
    return Goal(7, what, f"at most {100 * LARGEST_SHARE:.0f} % of {FRAME_MS:.1f} ms", found, share <= LARGEST_SHARE)
