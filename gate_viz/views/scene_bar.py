"""The scenes at the picture's side: each with its key, its name and where in the body it lies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.texts import Texts
from gate_viz.views.small_map import FIGURE, paint_small_map
from gate_viz.views.style import Look
from gate_viz.views.widgets.beside_tip import Side, answers_tip

LARGEST_SHARE = 0.12
"""How much of the picture's width the bar may take with names; with more, keys and figures alone remain [1]."""
LOWEST_FIGURE = 22
"""Height under which a figure would show nothing [drawing px]."""
_LETTERS = 16.0


class SceneTile(QAbstractButton):
    """One scene: figure, key and name; the present one is filled, edged and ringed."""

    def __init__(self, scene_id: str, key: str, name: str, place: str, look: Look) -> None:
        super().__init__()
        self.scene_id, self.key, self.name = scene_id, key, name
        self._look = look
        self.shows_name = True
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(place)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_look(self, look: Look, *, shows_name: bool) -> None:
        """Use the sizes and colours of ``look``, with the name or without it."""
        self._look, self.shows_name = look, shows_name
        self.update()

    def wanted_width(self, *, with_name: bool) -> int:
        """Return the width at which nothing of the tile is cut [px]."""
        look = self._look
        key = QFontMetrics(look.font(_LETTERS, 600)).horizontalAdvance(self.key)
        if with_name:
            return QFontMetrics(look.font(_LETTERS, 600)).horizontalAdvance(self.name) + look.px(18)
        figure = round(1.6 * look.px(LOWEST_FIGURE) * FIGURE.width() / FIGURE.height())
        return key + figure + look.px(11 + 5 + 7)

    def event(self, event: QEvent) -> bool:
        """Stand tips beside."""
        return answers_tip(self, event, Side.RIGHT, Side.BELOW, Side.ABOVE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on up and down; other ways belong to the window, where they step through time."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile in the room it has."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            painter.setPen(self._look.colour("ink" if self.isChecked() else "soft"))
            box = self._paint_words(painter)
            if box.height() >= self._look.px(LOWEST_FIGURE):
                paint_small_map(painter, box, self.scene_id, self._look.theme, ringed=self.isChecked())
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter) -> QRectF:
        """Paint key and name, and return the room that is left for the figure."""
        look = self._look
        box = QRectF(self.rect()).adjusted(look.px(11), look.px(6), -look.px(7), -look.px(6))
        key_font, name_font = look.font(_LETTERS, 600), look.font(_LETTERS, 600 if self.isChecked() else 500)
        line = float(QFontMetrics(name_font).height())
        named = self.shows_name and box.height() >= 2 * line
        if named:
            painter.setFont(name_font)
            name_box = QRectF(0, box.bottom() - line, self.width(), line)
            painter.drawText(name_box, int(Qt.AlignmentFlag.AlignCenter), self.name)
            box.setBottom(name_box.top() - look.px(2))
        painter.setFont(key_font)
        # In a tile without a figure the key stands in the middle of its height.
        high = box.height() if box.height() < look.px(LOWEST_FIGURE) else line
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(box.left(), box.top(), box.width(), high), place, self.key)
        if not named:
            box.setLeft(box.left() + QFontMetrics(key_font).horizontalAdvance(self.key) + look.px(5))
        return box

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        edge = QPen(look.colour("border"), max(1.0, look.px(1.6))) if self.isChecked() else QPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            edge = QPen(look.colour("focus"), max(2.0, look.px(2.6)))
        lit = self.isChecked() or self.underMouse()
        painter.setPen(edge)
        painter.setBrush(look.colour("button_quiet") if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(10), look.px(10))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("here"))
            bar = QRectF(box.left(), box.top() + box.height() * 0.2, look.px(5), box.height() * 0.6)
            painter.drawRoundedRect(bar, look.px(2), look.px(2))


class SceneBar(QWidget):
    """All scenes below one another; ``scene_wanted(scene_id)`` reports which one the learner wants to see.

    Parameters
    ----------
    scene_ids
        In the order of their keys, 1 for the first.
    texts
        The words on screen.
    look
        Sizes and colours.
    """

    scene_wanted = Signal(str)

    def __init__(self, scene_ids: Sequence[str], texts: Texts, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shows_names, self._shows = True, False
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts.get("window.scenes.name"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self.tiles: dict[str, SceneTile] = {}
        for number, scene_id in enumerate(scene_ids, start=1):
            name, place = texts.get(f"scene.name.{scene_id}"), texts.get(f"scene.place.{scene_id}")
            tile = SceneTile(scene_id, str(number), name, place, look)
            tile.setToolTip(texts.get("window.scenes.tip", name=name, place=place, key=number))
            # Screen readers toggle where a pointer clicks.
            tile.toggled.connect(partial(self._on_toggled, scene_id))
            self._group.addButton(tile)
            self._column.addWidget(tile, 1)
            self.tiles[scene_id] = tile
        self.set_look(look)

    @property
    def shows_names(self) -> bool:
        """Whether there is room for names beside keys and figures."""
        return self._shows_names

    @property
    def scene_id(self) -> str | None:
        """The scene that is marked as shown."""
        return next((scene_id for scene_id, tile in self.tiles.items() if tile.isChecked()), None)

    def show_scene(self, scene_id: str) -> None:
        """Mark a scene as the one that is shown, reporting nothing."""
        self._shows = True
        self.tiles[scene_id].setChecked(True)
        self._shows = False

    def _on_toggled(self, scene_id: str, on: bool) -> None:
        if on and not self._shows:
            self.scene_wanted.emit(scene_id)

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        side = look.px(4)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(look.px(2))
        for tile in self.tiles.values():
            tile.set_look(look, shows_name=self._shows_names)

    def fit(self, room: int) -> None:
        """Take as little width as names need, or keys and figures alone where names would take too much.

        Parameters
        ----------
        room
            Width of bar and picture together [px].
        """
        self._shows_names = self._width(with_names=True) <= LARGEST_SHARE * room
        self.setFixedWidth(self._width(with_names=self._shows_names))
        self.set_look(self._look)

    def _width(self, *, with_names: bool) -> int:
        tiles = self.tiles.values()
        return max(tile.wanted_width(with_name=with_names) for tile in tiles) + 2 * self._look.px(4)

    def sizeHint(self) -> QSize:
        """Return the width that is taken; the height is the picture's."""
        return QSize(self._width(with_names=self._shows_names), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()
