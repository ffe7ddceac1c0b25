"""The oldest macOS that the frozen program runs on: what the newest of its wheels was built for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

MINIMUM_MACOS = "14.0"
"""What the locked wheels need, told where none of them is installed; ``check.py --wheels`` compares it with them."""

_TAG = re.compile(r"^Tag: .*-macosx_(\d+)_(\d+)_", re.M)


def minimum_macos() -> str:
    """Version of macOS for ``LSMinimumSystemVersion``: read off the installed wheels on a Mac, else the known one."""
    return newest_needed(distributions()) or MINIMUM_MACOS if sys.platform == "darwin" else MINIMUM_MACOS


def minimum_of(folder: Path) -> str | None:
    """What the wheels in a folder need, ``None`` if none is for macOS.

    Parameters
    ----------
    folder : Path
        Where they are installed.
    """
    return newest_needed(distributions(path=[str(folder)]))


def newest_needed(installed: Iterable[Distribution]) -> str | None:
    """The newest macOS that one of the wheels needs; a wheel of several tags needs the oldest of its own.

    Parameters
    ----------
    installed : Iterable[Distribution]
        The wheels.
    """
    needed = []
    for wheel in installed:
        tags = [(int(major), int(minor)) for major, minor in _TAG.findall(wheel.read_text("WHEEL") or "")]
        if tags:
            needed.append(min(tags))
    return ".".join(map(str, max(needed))) if needed else None
