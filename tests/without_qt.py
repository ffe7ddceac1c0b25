"""A pytest plugin under which nothing of Qt can be imported: what runs with it needs no Qt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

QT_PACKAGES = frozenset({"PySide6", "shiboken6", "pyqtgraph", "pytestqt"})


class QtBlocker(MetaPathFinder):
    """Refuses Qt's packages before any other finder is asked."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in QT_PACKAGES:
            message = f"{fullname} must not be needed here"
            raise ModuleNotFoundError(message, name=fullname)
        return None


sys.meta_path.insert(0, QtBlocker())
