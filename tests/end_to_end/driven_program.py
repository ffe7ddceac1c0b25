"""The real program, told on the side what it shows: started as ``gate-viz`` is, with a file to write to as first word.

Nothing is reached into but what a test panel could be asked as well: where the focus is, and what the graph has drawn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gate_viz.app.main import main
from gate_viz.session.frame import Frame
from gate_viz.session.history import History
from gate_viz.views.frame_timer import Divider
from gate_viz.views.main_window import MainWindow


def tell(window: MainWindow, path: Path) -> None:
    """Write down what is to be seen now, whole or not at all."""
    focused = QApplication.focusWidget()
    curves = {}
    if window.graph.is_awake:
        for name in ("signal_in", "signal_out", "gate_opening"):
            values = window.graph.curve(name)[1]
            curves[name] = float(values[-1]) if len(values) else None
    seen = {
        "platform": QApplication.platformName(),
        "window_id": int(window.winId()),
        "focus": "" if focused is None else focused.accessibleName(),
        "covered": window.start_dialog.isVisible(),
        "permanent_line": window.top.permanent.isVisible(),
        "curves": curves,
        "keys": window.keys_overlay.isVisible(),
        "panel": window.controls.isVisible(),
        "stage_focus": focused is window.stage,
        "scene": window.stage.scene_id,
        "scene_marked": window.scene_bar.scene_id,
        "day_said": window.playback.time.text(),
        "still": window.playback.still.isChecked(),
        **said_by(window._session.frame, window._session.history),
    }
    new = path.with_suffix(".new")
    new.write_text(json.dumps(seen))
    new.replace(path)


def said_by(frame: Frame, history: History) -> dict[str, object]:
    """What of the session can be seen in the panels."""
    return {
        "lens": frame.lens.value,
        "playing": frame.controls.playing,
        "time_s": frame.time_s,
        "day": frame.day,
        "held": history.held is not None,
        "set": dict(frame.controls.values),
        "acting": dict(frame.acting_values),
    }


def drive(path: Path, words: list[str]) -> int:
    """Run the program until its window is closed."""
    build = MainWindow.__init__

    def build_and_tell(self: MainWindow, *given: object, **named: object) -> None:
        build(self, *given, **named)  # type: ignore[arg-type]
        rhythm = Divider(100.0)
        self.timer.elapsed_ms.connect(lambda elapsed_ms: tell(self, path) if rhythm.is_due(elapsed_ms) else None)

    MainWindow.__init__ = build_and_tell  # type: ignore[method-assign]
    return main(words)


if __name__ == "__main__":
    sys.exit(drive(Path(sys.argv[1]), sys.argv[2:]))
