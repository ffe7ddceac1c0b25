"""Words about a part of the window, shown beside it: what is explained stays in sight."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

_ENDS = frozenset(
    (
        QEvent.Type.Leave,
        QEvent.Type.Hide,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
    )
)
_LETTERS_A_LINE = 38


class Side(Enum):
    """Where beside a part its words may stand."""

    RIGHT = "right"
    BELOW = "below"
    ABOVE = "above"
    LEFT = "left"


def place_beside(part: QRect, size: QSize, room: QRect, gap: int, sides: tuple[Side, ...]) -> QPoint:
    """Return the corner where words of a size stand beside a part, inside the room and not over the part.

    Parameters
    ----------
    part, room
        The part that is explained, and what there is around it [px].
    size
        Of the words [px].
    gap
        Between the two [px].
    sides
        Which sides are tried, best first; the last is taken where none has room.
    """
    corners = {
        Side.RIGHT: QPoint(part.right() + 1 + gap, part.top()),
        Side.LEFT: QPoint(part.left() - gap - size.width(), part.top()),
        Side.BELOW: QPoint(part.left(), part.bottom() + 1 + gap),
        Side.ABOVE: QPoint(part.left(), part.top() - gap - size.height()),
    }
    for side in sides:
        place = QRect(corners[side], size)
        # Along the part they may slide; across it they must fit.
        if side in (Side.RIGHT, Side.LEFT):
            place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - size.height())))
        else:
            place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - size.width())))
        if room.contains(place):
            return place.topLeft()
    return place.topLeft()


class BesideTip(QLabel):
    """The one tip of a window; it goes as soon as the pointer leaves the part, or the part is used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._part: QWidget | None = None
        self.setProperty("part", "tip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def explain(self, part: QWidget, words: str, sides: tuple[Side, ...]) -> None:
        """Show ``words`` beside ``part``."""
        self._let_go()
        window = part.window()
        self.setText(words)
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        margin = metrics.height() // 2
        self.setContentsMargins(margin, margin // 2, margin, margin // 2)
        widest = metrics.averageCharWidth() * _LETTERS_A_LINE
        text = metrics.boundingRect(QRect(0, 0, widest, 10_000), int(Qt.TextFlag.TextWordWrap), words)
        # The stylesheet's edge takes a little too.
        width = text.width() + 2 * margin + metrics.height() // 2
        size = QSize(width, max(self.heightForWidth(width), text.height() + margin))
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        self.resize(size)
        self.move(place_beside(place, size, window.rect(), margin // 2, sides))
        self._part = part
        for each in (part, *part.findChildren(QWidget)):
            each.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the part is left or used."""
        if event.type() in _ENDS and (watched is self._part or event.type() is not QEvent.Type.Leave):
            self._let_go()
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        part, self._part = self._part, None
        self.hide()
        if part is not None:
            for each in (part, *part.findChildren(QWidget)):
                each.removeEventFilter(self)


def answers_tip(part: QWidget, event: QEvent, *sides: Side) -> bool:
    """Return whether an event asked for the words about ``part``, which are then shown beside it.

    Parameters
    ----------
    part
        The part; its tool tip has the words.
    event
        Any event of the part.
    sides
        Which sides are tried, best first.
    """
    if event.type() is not QEvent.Type.ToolTip or not part.toolTip():
        return False
    window = part.window()
    tip = window.findChild(BesideTip) or BesideTip(window)
    tip.explain(part, part.toolTip(), sides)
    return True
