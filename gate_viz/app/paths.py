"""Where things lie: what the program ships and what it may write."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

PROGRAM_NAME = "Gate Viz"
USER_FOLDER_VARIABLE = "GATE_VIZ_USER_FOLDER"


def assets_folder() -> Path:
    """Folder with everything the program ships: in the frozen program, the installed package or the repository."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "gate_viz" / "assets"
    package = Path(__file__).resolve().parent.parent
    places = [package / "assets", package.parent / "assets"]
    # Where none is there, the last is named in the error that follows.
    return next((place for place in places if place.is_dir()), places[-1])


def user_folder() -> Path:
    """Folder for what is remembered between starts, as each system wants it; it need not exist yet."""
    chosen = os.environ.get(USER_FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return _from_environment("APPDATA", "AppData/Roaming") / PROGRAM_NAME
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / PROGRAM_NAME
    return _from_environment("XDG_CONFIG_HOME", ".config") / "gate-viz"


def _from_environment(variable: str, otherwise: str) -> Path:
    value = os.environ.get(variable, "")
    # The desktop specification says that a relative path there is to be ignored.
    return Path(value) if Path(value).is_absolute() else _home() / otherwise


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # A machine account without a home still gets a program that starts.
        return Path(tempfile.gettempdir())
