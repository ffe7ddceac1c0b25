"""What the figures were measured on, without anything that names the machine itself."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion


def described() -> str:
    """One line: processor, system and versions."""
    computer = f"{os.cpu_count()} cores, {processor()}, no graphics processor used; {system()}"
    versions = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": pyside_version,
        "pyqtgraph": pyqtgraph.__version__,
        "numpy": np.__version__,
    }
    return f"{computer}; {', '.join(f'{name} {version}' for name, version in versions.items())}"


def processor() -> str:
    """Name of the processor, as the system gives it."""
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()


def system() -> str:
    """Name and version of the operating system."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"
