"""Stands in for PySide6.QtOpenGLWidgets: pyqtgraph derives classes from one widget, and here never makes one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget as QOpenGLWidget

__all__ = ["QOpenGLWidget"]
