"""A push button that leaves the arrow keys and the mouse's focus to others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCursor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.beside_tip import Side, answers_tip

# Parts of the stylesheet whose ground changes under the pointer and while they are chosen; their signs follow.
_LIGHT_UP = frozenset(("", "top", "scenario", "big", "icon", "tight", "quiet", "choose", "groups"))
_LIT_ROLE = "button_on_ink"
_FAINT = 0.32
"""How much of its colour is left to the sign of a button that can do nothing now [1]."""
_MAY_CHANGE = frozenset(
    (
        QEvent.Type.Enter,
        QEvent.Type.Leave,
        QEvent.Type.HoverEnter,
        QEvent.Type.HoverLeave,
        QEvent.Type.EnabledChange,
    )
)


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
        self._size = 22.0
        self._look: Look | None = None
        self._is_lit = False
        self._is_faint = False
        self.setProperty("part", part)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_only:
            self.setToolTip(words)

    def set_sign(self, sign: str, look: Look, role: str = "button_ink", size: float = 22.0) -> None:
        """Show an icon in the colour of a role."""
        self._sign, self._look, self._role, self._size = sign, look, role, size
        self._is_lit, self._is_faint = self._lights_up(), not self.isEnabled()
        side = look.px(size)
        colour = look.colour(_LIT_ROLE if self._is_lit else role, _FAINT if self._is_faint else 1.0)
        picture = icons.icon(sign, side, colour, self.devicePixelRatioF())
        self.set_picture(picture.pixmap(side), look)

    def put_menu(self, menu: QMenu) -> None:
        """Open ``menu`` when pressed, and be an ordinary button again as soon as it closes."""
        self.setMenu(menu)
        menu.aboutToHide.connect(self._forget_pointer, Qt.ConnectionType.QueuedConnection)

    def event(self, event: QEvent) -> bool:
        """Let the sign follow the ground, and stand tips beside."""
        if answers_tip(self, event, Side.BELOW, Side.ABOVE):
            return True
        done = super().event(event)
        if event.type() in _MAY_CHANGE:
            self._follow_ground()
        return done

    def checkStateSet(self) -> None:  # noqa: N802
        """Let the sign follow the ground."""
        super().checkStateSet()
        self._follow_ground()

    def nextCheckState(self) -> None:  # noqa: N802
        """Let the sign follow the ground."""
        super().nextCheckState()
        self._follow_ground()

    def _lights_up(self) -> bool:
        if self.property("part") not in _LIGHT_UP or not self.isEnabled():
            return False
        return self.isChecked() or self.underMouse()

    def _follow_ground(self) -> None:
        stands = self._is_lit, self._is_faint
        if self._look is not None and self._sign and (self._lights_up(), not self.isEnabled()) != stands:
            self.set_sign(self._sign, self._look, self._role, self._size)

    def _forget_pointer(self) -> None:
        # While a menu is open its button hears nothing of the pointer, and would stay lit when it is gone.
        here = self.mapFromGlobal(QCursor.pos())
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, self.rect().contains(here))
        self.setDown(False)
        self._follow_ground()
        self.update()

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
        shown = QIcon(wide)
        # Else the style would grey the sign by a rule of its own, which on a dark ground nobody sees.
        shown.addPixmap(wide, QIcon.Mode.Disabled)
        self.setIcon(shown)

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows pass to the window, where they step through time."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)
