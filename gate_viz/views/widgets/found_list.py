"""The list under a search field: what was found, where it is, and one sentence where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.views.style import Look

WIDTH = 560
"""How wide the list is where the window has the room [drawing px]."""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One row: a name, where it is, and a picture where there is one; ``key`` is handed back when it is chosen."""

    key: object
    name: str
    place: str
    picture: QPixmap | None = field(default=None, compare=False)


class FoundRow(QAbstractButton):
    """A row with a picture, a name and the place under it, indented where others have a picture."""

    def __init__(self, item: FoundItem, look: Look, *, indented: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._look = look
        self._is_indented = indented
        self._is_current = False
        self.setText(item.name)
        self.setAccessibleName(f"{item.name}, {item.place}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_current(self, current: bool) -> None:
        """Mark the row, or not."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for two lines; what is longer than the list is wide is shortened."""
        look = self._look
        height = QFontMetrics(look.font(20, 600)).height() + QFontMetrics(look.font(17)).height()
        return QSize(look.px(WIDTH), height + look.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.hasFocus() or self.underMouse() or self._is_current
            if lit:
                ring = QPen(look.colour("focus"), max(2.0, look.px(2.4)))
                marked = self.hasFocus() or self._is_current
                painter.setPen(ring if marked else QPen(Qt.PenStyle.NoPen))
                painter.setBrush(look.colour("button_on"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.px(10), look.px(10))
            side = look.px(30)
            if self.item.picture is not None:
                area = QRectF(look.px(12), (self.height() - side) / 2, side, side)
                painter.drawPixmap(area.toRect(), self.item.picture)
            self._paint_words(painter, look.px(54 if self._is_indented else 16), lit=lit)
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter, left: int, *, lit: bool) -> None:
        look = self._look
        room = self.width() - left - look.px(10)
        top = float(look.px(7))
        ink = "button_on_ink" if lit else "card_ink"
        for words, letters, role in (
            (self.item.name, look.font(20, 600), ink),
            (self.item.place, look.font(17), ink if lit else "soft"),
        ):
            metrics = QFontMetrics(letters)
            painter.setFont(letters)
            painter.setPen(look.colour(role))
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            area = QRectF(left, top, room, metrics.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), short)
            top += metrics.height() + look.px(2)


class FoundList(QFrame):
    """Rows under the field, over what lies below; not a window of its own, so that typing goes on.

    ``chosen(key)`` reports a row that was pressed; ``left_upwards`` that the keyboard goes back to the field, and
    ``typed(text)`` that letters were typed on a row.
    """

    chosen = Signal(object)
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("part", "popup")
        self.rows: list[FoundRow] = []
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self.area)
        self.sentence: QLabel | None = None
        self.hide()

    def drop_from(self, field: QWidget, items: Sequence[FoundItem], none_words: str, look: Look) -> None:
        """Show these rows under ``field``, the first of them current; or, where there are none, ``none_words``."""
        inside = QFrame()
        inside.setProperty("part", "popup_inside")
        column = QVBoxLayout(inside)
        margin = look.px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(0)
        self.rows = []
        for item in items:
            row = FoundRow(item, look, indented=any(each.picture is not None for each in items))
            row.clicked.connect(lambda _checked=False, key=item.key: self.chosen.emit(key))
            self.rows.append(row)
            column.addWidget(row)
        self.sentence = None
        if not self.rows:
            self.sentence = QLabel(none_words)
            self.sentence.setProperty("part", "reading")
            self.sentence.setWordWrap(True)
            self.sentence.setContentsMargins(margin, margin, margin, margin)
            column.addWidget(self.sentence)
        column.addStretch(1)
        before = self.area.takeWidget()
        if before is not None:
            # One of its rows may be what called.
            before.hide()
            before.deleteLater()
        self.area.setWidget(inside)
        self._place_under(field, inside, look)
        self.show_current(0)
        self.show()
        self.raise_()

    def show_current(self, number: int) -> None:
        """Mark the row that Return in the field would choose."""
        for place, row in enumerate(self.rows):
            row.show_current(place == number)

    def go_in(self) -> None:
        """Give the first row the keyboard."""
        if self.rows:
            self.show_current(-1)
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Return, go back to the field with Escape or by typing on."""
        focused = self.focusWidget()
        here = self.rows.index(focused) if isinstance(focused, FoundRow) and focused in self.rows else -1
        key = Qt.Key(event.key())
        moves = {Qt.Key.Key_Down: here + 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Home: 0}
        moves[Qt.Key.Key_End] = len(self.rows) - 1
        if key in moves:
            self._move_to(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.chosen.emit(self.rows[here].item.key)
        elif key == Qt.Key.Key_Escape:
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        # Nothing else goes on to the window: its single keys mean other things.

    def _move_to(self, number: int) -> None:
        if number < 0:
            self.left_upwards.emit()
        elif number < len(self.rows):
            self.rows[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.rows[number])

    def _place_under(self, field: QWidget, inside: QWidget, look: Look) -> None:
        window = field.window()
        corner = field.mapTo(window, QPoint(0, field.height() + look.px(4)))
        width = max(field.width(), look.px(WIDTH))
        width = min(width, window.width() - corner.x() - look.px(8))
        inner = width - 4
        inside.ensurePolished()
        layout = inside.layout()
        wanted = layout.heightForWidth(inner) if layout is not None and layout.hasHeightForWidth() else -1
        wanted = max(wanted, inside.sizeHint().height()) + look.px(8) + 4
        self.setGeometry(corner.x(), corner.y(), width, min(wanted, window.height() - corner.y() - look.px(8)))
