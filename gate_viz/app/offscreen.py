"""Qt without a screen: how ``render`` and ``self-test`` paint anywhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gate_viz.app.refusal import RefusalError
from gate_viz.content.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PACKAGES = "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1"


def require_qt(texts: Texts) -> None:
    """Load Qt, or say which system library it lacks.

    Parameters
    ----------
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it cannot be loaded.
    """
    try:
        import PySide6.QtSvg
        import PySide6.QtWidgets  # noqa: F401 (loaded here so that a missing system library is told, not thrown)
    except ImportError as error:
        advice = texts.get("command_line.refusal.qt_missing_advice", packages=_PACKAGES)
        raise RefusalError(texts.get("command_line.refusal.qt_missing", reason=error), advice) from None


def offscreen_application(texts: Texts) -> QApplication:
    """Qt's application on the platform that paints where nobody looks, or the one there is already.

    Parameters
    ----------
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If Qt cannot be loaded.
    """
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")
    require_qt(texts)
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["gate-viz"])
