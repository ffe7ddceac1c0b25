"""Whether a window can open here, asked before Qt is loaded: Qt itself would abort the program with a riddle."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

# Qt's platforms that need a server; all others (offscreen, a bare framebuffer, …) paint by themselves.
_X11 = "xcb"
_WAYLAND = "wayland"


def window_problem() -> str | None:
    """Key of the text that says why no window can open here; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform and platform not in (_X11, _WAYLAND, "wayland-egl"):
        return None
    if platform != _X11 and _wayland_answers():
        return None
    if platform.startswith(_WAYLAND) or not os.environ.get("DISPLAY"):
        return "no_display"
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


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
