"""A list of choices, each with a name and one line of description, that drops down from a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.views.style import Look
from gate_viz.views.widgets import icons

# What stands before and after the words of a row [drawing px].
_BEFORE, _AFTER = 52, 14
_AROUND = _BEFORE + _AFTER + 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: ``key`` is reported, ``sign`` names an icon drawn at the left, ``apart`` draws a line above.

    With a ``heading`` a group begins here, and its name stands above.
    """

    key: str
    name: str
    description: str = ""
    sign: str = ""
    apart: bool = False
    heading: str = ""


class ChoiceRow(QAbstractButton):
    """A row with a name, a description under it and a tick where it holds."""

    def __init__(self, choice: Choice, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._look = look
        self.setCheckable(not choice.sign)
        self.setText(choice.name)
        self.setAccessibleName(choice.name)
        self.setAccessibleDescription(choice.description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for both lines in full."""
        about = QFontMetrics(self._look.font(17)).horizontalAdvance(self.choice.description)
        width = max(self._name_width(), about) + self._look.px(_AROUND)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the name: the description goes on in further lines."""
        return QSize(self._name_width() + self._look.px(_AROUND), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the name and of as many lines as the description takes."""
        look = self._look
        height = look.px(14) + QFontMetrics(look.font(20, 600)).height()
        if self.choice.description:
            height += self._about_height(width) + look.px(2)
        return height

    def _name_width(self) -> int:
        return QFontMetrics(self._look.font(20, 600)).horizontalAdvance(self.choice.name)

    def _about_height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._look.px(_BEFORE + _AFTER)), 10_000)
        metrics = QFontMetrics(self._look.font(17))
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.choice.description).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chosen = self.hasFocus() or self.underMouse()
            if chosen:
                ring = QPen(look.colour("focus"), max(2.0, look.px(2.4)))
                painter.setPen(ring if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
                painter.setBrush(look.colour("button_on"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.px(10), look.px(10))
            ink = look.colour("button_on_ink" if chosen else "card_ink")
            sign = self.choice.sign or ("check" if self.isChecked() else "")
            size = look.px(22)
            if sign:
                picture = icons.icon(sign, size, ink, self.devicePixelRatioF())
                picture.paint(painter, look.px(16), (self.height() - size) // 2, size, size)
            self._paint_words(painter, ink, chosen=chosen)
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor, *, chosen: bool) -> None:
        look = self._look
        left, top = look.px(_BEFORE), look.px(7)
        name_height = QFontMetrics(look.font(20, 600)).height()
        painter.setPen(ink)
        painter.setFont(look.font(20, 600))
        width = self.width() - left - look.px(_AFTER)
        painter.drawText(QRectF(left, top, width, name_height), int(Qt.AlignmentFlag.AlignVCenter), self.choice.name)
        if self.choice.description:
            painter.setFont(look.font(17))
            painter.setPen(look.colour("button_on_ink" if chosen else "soft"))
            area = QRectF(left, top + name_height + look.px(2), width, self._about_height(self.width()))
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self.choice.description)


class ChoicePopup(QFrame):
    """The list itself; arrows move, Return chooses, Escape closes. ``chosen(key)`` reports the choice."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("part", "popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QFrame()
        inside.setProperty("part", "popup_inside")
        rows = QVBoxLayout(inside)
        margin = look.px(10)
        rows.setContentsMargins(margin, margin, margin, margin)
        rows.setSpacing(look.px(2))
        self.rows: list[ChoiceRow] = []
        for choice in choices:
            if choice.apart:
                rule = QFrame()
                rule.setProperty("part", "rule")
                rule.setFixedHeight(max(1, look.px(1.6)))
                rows.addWidget(rule)
            if choice.heading:
                heading = QLabel(choice.heading)
                heading.setProperty("part", "heading")
                heading.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(2))
                rows.addWidget(heading)
            row = ChoiceRow(choice, look)
            row.clicked.connect(lambda _checked=False, key=choice.key: self._choose(key))
            self.rows.append(row)
            rows.addWidget(row)
        rows.addStretch(1)
        area.setWidget(inside)
        column.addWidget(area)
        self._inside, self._area = inside, area

    def drop_from(self, button: QWidget, chosen_key: str) -> None:
        """Open under ``button`` with ``chosen_key`` ticked and focused."""
        for row in self.rows:
            if row.isCheckable():
                row.setChecked(row.choice.key == chosen_key)
        wanted = self._inside.sizeHint() + QSize(8, 8)
        window = button.window()
        corner = button.mapToGlobal(QPoint(0, button.height() + 6))
        room = window.mapToGlobal(QPoint(window.width(), window.height())) - corner
        width = min(wanted.width() + 12, max(200, room.x() - 8))
        rows = self._inside.layout()
        # Beside a scroll bar descriptions may take further lines.
        height = wanted.height() if rows is None else rows.heightForWidth(width - 24) + 8
        self.resize(width, min(height, max(120, room.y() - 8)))
        self.move(corner)
        self.show()
        first = next((row for row in self.rows if row.isChecked()), self.rows[0])
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._area.ensureWidgetVisible(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Return, close with Escape."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        move = moves.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if move is not None:
            here = self.rows.index(focused) if isinstance(focused, ChoiceRow) else 0
            row = self.rows[(here + move) % len(self.rows)]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, ChoiceRow):
            self._choose(focused.choice.key)
        else:
            super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        self.close()
        self.chosen.emit(key)
