"""Whether a window can open here, asked before Qt is loaded: Qt itself would abort the program with a riddle."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

from gate_viz.app.frozen import is_frozen

PLATFORM_VARIABLE = "QT_QPA_PLATFORM"
TRIAL_WORD = "--try-display"
"""What the frozen program is started with to try Qt: it has no interpreter for a line of Python."""

# Qt's platforms that need a server, and those that paint where nobody looks and open anywhere.
_X11 = "xcb"
_WAYLAND = ("wayland", "wayland-egl")
_UNSEEN = ("offscreen", "minimal")
_TRIAL_S = 20.0


def window_problem() -> str | None:
    """Key of the text that says why no window can open here; None where one can."""
    if is_unseen():
        return None
    names = _asked_platforms()
    if not names <= {_X11, *_WAYLAND}:
        return None if _qt_opens() else "platform_does_not_open"
    if not sys.platform.startswith("linux"):
        return None if not names or _qt_opens() else "platform_does_not_open"
    if names != {_X11} and _wayland_answers():
        return None
    if (names and _X11 not in names) or not os.environ.get("DISPLAY"):
        return "no_display"
    return _x11_problem()


def is_unseen() -> bool:
    """Whether windows open where nobody looks."""
    return not _asked_platforms().isdisjoint(_UNSEEN)


def try_display() -> int:
    """Exit code 0 where Qt starts; where it does not, Qt ends the process."""
    if sys.platform != "win32":
        import resource

        # Its abort leaves no traces on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from PySide6.QtGui import QGuiApplication

    QGuiApplication([])
    return 0


def _asked_platforms() -> set[str]:
    # As Qt reads it: names in the order of preference, each with options of its own.
    asked = os.environ.get(PLATFORM_VARIABLE, "").split(";")
    return {name for name in (each.partition(":")[0] for each in asked) if name}


def _x11_problem() -> str | None:
    host = os.environ.get("DISPLAY", "").rpartition(":")[0]
    # A host that is switched off keeps a caller waiting for minutes: a trial can be broken off.
    if host not in ("", "unix") and not Path(host).is_absolute():
        return None if _qt_opens() else "display_does_not_answer"
    if not _x11_answers():
        return "display_does_not_answer"
    return None if _loads("libxcb-cursor.so.0") else "window_library_missing"


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    # An absolute name stands for itself, and joining keeps it so.
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name or "").is_socket()


def _x11_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return int(xcb.xcb_connection_has_error(connection)) == 0
    finally:
        xcb.xcb_disconnect(connection)


def _qt_opens() -> bool:
    """Whether Qt starts in a process of its own, where an abort harms nobody."""
    words = [TRIAL_WORD] if is_frozen() else ["-m", "gate_viz", TRIAL_WORD]
    try:
        trial = subprocess.run(
            [sys.executable, *words],
            # Else the frozen program takes itself for a part of this one, and looks for no libraries of its own.
            env={**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TRIAL_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return trial.returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
