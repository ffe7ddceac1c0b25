"""One field that finds everything with a name: controls, structures, scenes, example persons, words of the articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.search import Found, find
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.style import Look
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.found_list import FoundItem, FoundList

MOST_FOUND = 40
_SIGN = 20
_PICTURE = 30


class SearchBox(QLineEdit):
    """The field with its list; ``chosen(key)`` reports a ``Found``, or the key of one of the first offers.

    Parameters
    ----------
    catalogue
        What is searched, and the words.
    look
        Sizes and colours.
    glyphs
        Pictures of what is found.
    offers
        What is listed while nothing has been typed.
    is_offered
        Whether a control can be gone to at present; one that the lens does not offer is not found.
    """

    chosen = Signal(object)

    def __init__(
        self,
        catalogue: Catalogue,
        look: Look,
        glyphs: Glyphs,
        offers: Callable[[], Sequence[FoundItem]],
        is_offered: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._look, self._glyphs = look, glyphs
        self._offers, self._is_offered = offers, is_offered
        self.found: FoundList | None = None
        self.setProperty("part", "search")
        self.setPlaceholderText(self._texts.get("search.hint"))
        self.setAccessibleName(self._texts.get("search.name"))
        self.setToolTip(self._texts.get("search.tip"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxLength(60)
        self.textEdited.connect(lambda _words: self._look_up())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # A press elsewhere takes the keyboard there, if only to the window.
            application.focusChanged.connect(self._follow_focus)
        self.set_look(look, glyphs)

    # -- showing ----------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the list is there."""
        return self.found is not None and self.found.isVisible()

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look, self._glyphs = look, glyphs
        self.setTextMargins(look.px(_SIGN + 10), 0, 0, 0)
        self.close_list()
        self.update()

    def begin(self) -> None:
        """Take the keyboard, with what was typed last ready to be typed over, and show the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._look_up()

    def close_list(self) -> None:
        """Take the list away."""
        if self.found is not None:
            self.found.hide()
        self.setAccessibleDescription("")

    # -- looking up -------------------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        typed = self.text().strip()
        items = self._found_by(typed) if typed else self._offers()
        words = self._texts.get("search.found", count=len(items)) if items else self._texts.get("search.none")
        self._list().drop_from(self, items, self._texts.get("search.none"), self._look)
        self.setAccessibleDescription(words)

    def _found_by(self, typed: str) -> list[FoundItem]:
        found = (each for each in find(self._catalogue, typed) if each.kind != "control" or self._is_offered(each.id))
        return [self._item_for(each) for each in islice(found, MOST_FOUND)]

    def _list(self) -> FoundList:
        if self.found is None or self.found.parentWidget() is not self.window():
            self.found = FoundList(self.window())
            self.found.chosen.connect(self._choose)
            self.found.left_upwards.connect(self._come_back)
            self.found.typed.connect(self._type_on)
        return self.found

    def _item_for(self, found: Found) -> FoundItem:
        place = self._place_of(found)
        if found.through:
            place = self._texts.get("search.through", place=place, word=found.through)
        return FoundItem(found, found.name, place, self._picture_of(found))

    def _place_of(self, found: Found) -> str:
        get = self._texts.get
        if found.kind == "control":
            return get("search.place.control", group=get(f"group.{self._catalogue.controls[found.id].group.value}"))
        if found.kind == "structure":
            return get("search.place.structure", scene=get(f"scene.name.{found.scene_id}"))
        return get(f"search.place.{found.kind}")

    def _picture_of(self, found: Found) -> QPixmap | None:
        side, ratio = self._look.px(_PICTURE), self.devicePixelRatioF()
        glyph = self._catalogue.card(found.id).glyph if found.kind in ("control", "structure") else None
        if glyph is not None and self._glyphs.has(glyph):
            return self._glyphs.icon(glyph, side, ratio)
        return icons.icon("still", side, self._look.colour("dim"), ratio).pixmap(side) if found.scene_id else None

    def _choose(self, key: object) -> None:
        self.close_list()
        self.clear()
        self.chosen.emit(key)

    def _come_back(self) -> None:
        self.setFocus(Qt.FocusReason.BacktabFocusReason)
        self.deselect()
        if self.found is not None:
            self.found.show_current(0)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the list away when the keyboard goes elsewhere; when it leaves the program, the list waits."""
        if not self.is_open or self.found is None or now is None:
            return
        if now is not self and not self.found.isAncestorOf(now):
            self.close_list()

    def _type_on(self, letters: str) -> None:
        self._come_back()
        self.end(False)
        self.insert(letters)
        self._look_up()

    # -- events -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list with the arrow, to the first of it with Return; Escape takes list and words away."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            if not self.is_open:
                self._look_up()
            elif self.found is not None:
                self.found.go_in()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_open and self.found is not None and self.found.rows and self.text().strip():
                self._choose(self.found.rows[0].item.key)
        elif key == Qt.Key.Key_Escape and (self.is_open or self.text()):
            self.close_list()
            self.clear()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the list."""
        super().mousePressEvent(event)
        self._look_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list that stood elsewhere goes."""
        super().resizeEvent(event)
        self.close_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the words."""
        super().paintEvent(event)
        side = self._look.px(_SIGN)
        sign = icons.icon("find", side, self._look.colour("dim"), self.devicePixelRatioF())
        painter = QPainter(self)
        sign.paint(painter, self._look.px(10), (self.height() - side) // 2, side, side)
        painter.end()
