"""A push button that leaves the arrow keys and the mouse's focus to others."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons


class PlainButton(QPushButton):
    """A button reached with Tab; a click leaves the focus where it is, so that Space still plays and pauses.

    Parameters
    ----------
    words
        What stands on it and what a screen reader says; with ``icon_only`` the latter only.
    part
        Which rules of the stylesheet it follows.
    sign
        An icon's name, or nothing.
    """

    def __init__(
        self, words: str, part: str = "", sign: str = "", *, icon_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("" if icon_only else words, parent)
        self._sign = sign
        self._role = "button_ink"
        self.setProperty("part", part)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_only:
            self.setToolTip(words)

    def set_sign(self, sign: str, look: Look, role: str = "button_ink", size: float = 22.0) -> None:
        """Show an icon in the colour of a role."""
        self._sign = sign
        side = look.px(size)
        picture = icons.icon(sign, side, look.colour(role), self.devicePixelRatioF())
        self.set_picture(picture.pixmap(side), look)

    def set_picture(self, picture: QPixmap, look: Look) -> None:
        """Show a picture before the words, with a gap between them that grows with the letters."""
        ratio = picture.devicePixelRatio()
        width = round(picture.width() / ratio)
        height = round(picture.height() / ratio)
        gap = look.px(10) if self.text() else 0
        wide = QPixmap(round((width + gap) * ratio), picture.height())
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        # In a button that reads from right to left the picture stands behind the words.
        painter.drawPixmap(gap if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0, 0, picture)
        painter.end()
        self.setIconSize(QSize(width + gap, height))
        self.setIcon(QIcon(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows pass to the window, where they step through time."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)
