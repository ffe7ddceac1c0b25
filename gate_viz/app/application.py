"""Qt's application as this program needs it: its name and icon, and the files that the system asks it to open."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from gate_viz import __version__
from gate_viz.app.frozen import is_frozen
from gate_viz.app.paths import PROGRAM_NAME

IDENTIFIER = "org.gateviz.GateViz"
ICON_FILE = "icon/gate-viz.svg"


class Application(QApplication):
    """Keeps the files that the system asks for, as macOS does by an event, until somebody opens them."""

    def __init__(self) -> None:
        # X11 knows the window by this word, and so finds the entry in the menu that it belongs to.
        super().__init__([IDENTIFIER])
        self._waiting: list[QUrl] = []
        self._open: Callable[[QUrl], None] | None = None

    def open_files_with(self, open_file: Callable[[QUrl], None] | None) -> None:
        """Hand over every file that is waiting, and from now on each as it comes.

        Parameters
        ----------
        open_file : Callable[[QUrl], None] | None
            Takes the place of a file; None to let them wait.
        """
        self._open = open_file
        while self._open is not None and self._waiting:
            self._open(self._waiting.pop(0))

    def event(self, event: QEvent) -> bool:
        """Take a file that the system asks for; everything else is Qt's."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        self._waiting.append(event.url())
        self.open_files_with(self._open)
        return True


def running_application(assets: Path) -> QApplication:
    """The application there is, or a new one, with the program's name and icon as the system shows them.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    """
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else Application()
    # Drawn by Qt itself, the same everywhere: each system's own style would add marks and margins of its own.
    application.setStyle("Fusion")
    application.setApplicationName(PROGRAM_NAME)
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(IDENTIFIER)
    _name_in_taskbar()
    application.setWindowIcon(window_icon(assets))
    return application


def window_icon(assets: Path) -> QIcon:
    """Icon of the window and in the taskbar.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    """
    return QIcon(str(assets / ICON_FILE))


def _name_in_taskbar() -> None:
    # From source, Windows would put the window among those of Python, under its icon. The released program it knows by
    # its file, as every shortcut does: with another name, a pinned shortcut and its window would lie apart.
    if sys.platform == "win32" and not is_frozen():
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(IDENTIFIER)
