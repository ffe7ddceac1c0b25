"""Stands in for PySide6.QtOpenGL, from which pyqtgraph takes nothing unless the graphics card is to paint."""
