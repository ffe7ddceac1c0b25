"""Goal 6: from the start of the program to the first picture of the stage, against a bare window with Qt and numpy."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.measuring import Goal, interleaved_ms, median

ROUNDS = 7
MOST = 1.3
HEAVY = ("pyqtgraph", "scipy", "numba", "PIL")
PLAN = "Next: read the content's files in one go, and build what is folded away only when it is opened."

BARE = """
import sys, numpy
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), 0xff101b2e)
        painter.end()
        sys.stdout.write("painted"); sys.stdout.flush()
        import os; os._exit(0)
application = QApplication([])
window = Bare(); window.resize(1180, 640); window.show()
application.exec()
"""
OURS = """
import sys
from PySide6.QtWidgets import QApplication
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from gate_viz.session.session import Session
from gate_viz.views.main_window import MainWindow
from gate_viz.views.panels.stage_panel import StagePanel
paint = StagePanel.paintEvent
def first(panel, event):
    paint(panel, event)
    heavy = [name for name in {heavy!r} if name in sys.modules]
    sys.stdout.write("painted " + " ".join(heavy)); sys.stdout.flush()
    import os; os._exit(0)
StagePanel.paintEvent = first
application = QApplication([])
catalogue = load_catalogue(assets_folder())
window = MainWindow(Session(catalogue), catalogue, assets=assets_folder(), greet=False)
window.show()
application.exec()
"""


def measure() -> list[Goal]:
    """Goal 6: the ratio, and what was imported by then."""
    said: list[str] = []

    def run(program: str) -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        finished = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
        )
        said.append(finished.stdout)

    ours = OURS.format(heavy=HEAVY)
    durations = {
        name: median(each)
        for name, each in interleaved_ms({"bare": lambda: run(BARE), "ours": lambda: run(ours)}, ROUNDS).items()
    }
    ratio = durations["ours"] / durations["bare"]
    found = f"{ratio:.1f} times ({durations['ours']:.0f} ms; the bare window {durations['bare']:.0f} ms)"
    heavy = sorted({word for line in said for word in line.split()[1:]})
    return [
        Goal(
            6, "first paint of the stage, against a bare window", f"at most {MOST:g} times", found, ratio <= MOST, PLAN
        ),
        Goal(6, "imported before it", f"none of {', '.join(HEAVY)}", ", ".join(heavy) or "none", not heavy, PLAN),
    ]
