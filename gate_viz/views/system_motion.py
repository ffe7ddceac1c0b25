"""Whether the learner's system asks programs to keep still."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

# So that a system that does not answer never holds up the start.
PATIENCE_S = 0.5
_SPI_GETCLIENTAREAANIMATION = 0x1042
_MACOS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")


def wants_stillness(platform: str = sys.platform) -> bool:
    """Return whether the system's reduced-motion setting is on; false where it cannot be told.

    Parameters
    ----------
    platform
        As ``sys.platform`` names it.

    Notes
    -----
    Qt has no word for this setting, so each system is asked its own way.
    """
    asks: dict[str, Callable[[], bool]] = {"win32": _windows_keeps_still, "darwin": _macos_keeps_still}
    try:
        return asks.get(platform, _gnome_keeps_still)()
    except (OSError, AttributeError, ValueError, subprocess.SubprocessError):
        return False


def _windows_keeps_still() -> bool:
    animates = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - the name exists on Windows only
    answered = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0)
    return bool(answered) and not animates.value


def _macos_keeps_still() -> bool:
    return _answer(_MACOS) == "1"


def _gnome_keeps_still() -> bool:
    return _answer(_GNOME) == "false"


def _answer(command: Sequence[str]) -> str:
    """Return what a command of the system says, nothing where there is no such command or it fails."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    done = subprocess.run(
        [program, *command[1:]],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout.strip() if done.returncode == 0 else ""
