"""The real program in a process of its own, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NO_DISPLAY = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_program(*words: str, folder: Path, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """What ``gate-viz`` with these words wrote and its exit code, started in another folder; None unsets a variable."""
    return run_python("-m", "gate_viz", *words, folder=folder, **environment)


def run_python(*words: str, folder: Path, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """What Python with these words wrote and its exit code."""
    changed = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={name: value for name, value in changed.items() if value is not None},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
