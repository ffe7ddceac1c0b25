"""The last resort: an error nobody expected is logged and told in one sentence, and the program goes on."""

from __future__ import annotations

import contextlib
import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from gate_viz import __version__
from gate_viz.content.texts import Texts
from gate_viz.model import MODEL_VERSION

LOG_FILE = "gate-viz.log"
# Two files of half a megabyte: the log as a whole stays under one.
_LOG_BYTES = 500_000
_OLDER_LOGS = 1


class CrashReport:
    """Takes over ``sys.excepthook`` while a window is open.

    Parameters
    ----------
    folder : Path
        Where the log lies.
    texts : Texts
        The words on screen.
    keep_work : Callable[[], None]
        Writes down what is set, before anything else.
    ask : Callable[[str], None] | None
        Shows the dialog for the given details; by default a message box.
    """

    def __init__(
        self,
        folder: Path,
        texts: Texts,
        keep_work: Callable[[], None],
        ask: Callable[[str], None] | None = None,
    ) -> None:
        self._texts = texts
        self._keep_work = keep_work
        self._ask = ask or self._show_dialog
        self._told: set[str] = set()
        self._telling = False
        self._log = logging.Logger("gate_viz.crash")
        # A folder that cannot be written costs the log, not the program.
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                folder / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            self._log.addHandler(handler)

    def install(self) -> None:
        """Take every error that reaches the top from now on."""
        sys.excepthook = self.take

    def remove(self) -> None:
        """Give errors back to Python, and close the log."""
        sys.excepthook = sys.__excepthook__
        for handler in list(self._log.handlers):
            self._log.removeHandler(handler)
            handler.close()

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error, keep the work, and tell of it once: the same error sixty times a second is one message.

        Parameters
        ----------
        kind, error, trace
            As Python hands them to ``sys.excepthook``.
        """
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.exit(130)
            return
        # The place tells errors apart: their words may hold a number that is new each time.
        place = kind.__name__ + "".join(traceback.format_tb(trace))
        if place in self._told:
            return
        self._told.add(place)
        details = _details(kind, error, trace)
        with contextlib.suppress(Exception):
            self._log.error("%s", details)
        with contextlib.suppress(Exception):
            self._keep_work()
        if self._telling:
            return
        self._telling = True
        try:
            self._ask(details)
        finally:
            self._telling = False

    def _show_dialog(self, details: str) -> None:
        box = message_box(self._texts)
        box.exec()
        if box.clickedButton() is box.button(QMessageBox.StandardButton.Save):
            QGuiApplication.clipboard().setText(details)


def message_box(texts: Texts) -> QMessageBox:
    """Dialog with one sentence, *Copy details* and *Go on*.

    Parameters
    ----------
    texts : Texts
        The words on screen.
    """
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle(texts.get("crash.title"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(texts.get("crash.sentence"))
    # Standard buttons, renamed: their places follow the system's custom.
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Ok)
    box.button(QMessageBox.StandardButton.Save).setText(texts.get("crash.copy"))
    go_on = box.button(QMessageBox.StandardButton.Ok)
    go_on.setText(texts.get("crash.go_on"))
    box.setDefaultButton(QMessageBox.StandardButton.Ok)
    box.setEscapeButton(QMessageBox.StandardButton.Ok)
    return box


def _details(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    versions = (
        f"Gate Viz {__version__}, model {MODEL_VERSION}, Python {platform.python_version()}, Qt {qt_version}, "
        f"{platform.system()} {platform.release()}"
    )
    return versions + "\n" + "".join(traceback.format_exception(kind, error, trace))
