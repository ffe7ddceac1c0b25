"""One row for each control of the catalogue, and the buttons that stimulate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ControlGroup, Scenario
from gate_viz.content.search import Found
from gate_viz.session.controls import Controls
from gate_viz.session.day_plan import values_on_day
from gate_viz.session.frame import Frame
from gate_viz.session.intents import Pinch, StartAgain, Tap
from gate_viz.session.stimulus import PINCH, TAP
from gate_viz.views.control_row import ControlRow
from gate_viz.views.control_rows import ControlRows
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.search_box import SearchBox
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.attention_ring import AttentionRing
from gate_viz.views.widgets.disclosure import Disclosure
from gate_viz.views.widgets.edge_fade import EdgeFade
from gate_viz.views.widgets.found_list import FoundItem
from gate_viz.views.widgets.group_heading import GroupHeading
from gate_viz.views.widgets.plain_button import PlainButton

_WIDTH, _SCROLLING_WIDTH, _CLOSE_WIDTH = 340, 376, 360
# What a row of the first view takes beside its words: the slider and the gap under it [drawing px].
_ROOMY_SLIDER, _ROOMY_GAP = 46, 20
_DENSE_SLIDER, _DENSE_GAP = 28, 12
# How far the ends of the list fade, and how far under its upper end a head stands that was gone to [drawing px].
_FADE = 16
# How often rows may find new places after they were laid out anew: each round waits for all that are asked for already.
_ROUNDS = 4


class _ControlsArea(QScrollArea):
    """Scrolls up and down only; the other arrows pass to the window, where they step through time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave sideways arrows alone."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)


class ControlsPanel(QWidget):
    """The panel at the left: at first at most three controls, everything one click away.

    ``intent`` carries what the learner asks for. ``about_wanted(id)`` asks for a control's card, and
    ``showing_wanted(id)`` to be led to where it shows. ``switched_on(id)`` tells of a medicine's switch, and
    ``found(Found)`` of something that was found by its name and stands elsewhere than in this panel.
    """

    intent = Signal(object)
    about_wanted = Signal(str)
    showing_wanted = Signal(str)
    switched_on = Signal(str)
    found = Signal(object)
    width_changed = Signal()
    _look_again = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._look = Look(theme)
        self._glyphs = glyphs
        self._first_view: tuple[str, ...] = ()
        self._wording = Wording.PATIENT
        self._everything = False
        self._medicines_open = False
        # Which groups the learner has opened and closed; the others are open where the first view has a control.
        self._opened: dict[ControlGroup, bool] = {}
        self._members: dict[ControlGroup, list[str]] = {group: [] for group in ControlGroup}
        for control in catalogue.controls.values():
            self._members[control.group].append(control.id)
        self._withheld: frozenset[str] = frozenset()
        self._shown: Controls | None = None
        self._own: Mapping[str, float] = {}
        self._own_of: tuple[Scenario, float] | None = None
        self._sought: Callable[[], QWidget | None] | None = None
        self._sought_at_top = False
        self._rounds = 0
        self._list_head: QWidget | None = None
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = ControlRows(catalogue, self._look, self._prepare)
        self._build_buttons()
        self._build_frame()
        self.set_look(self._look, glyphs)

    # -- showing ----------------------------------------------------------------------------------------------------

    def show_frame(self, frame: Frame) -> None:
        """Set every row to what the Frame says, sending nothing; a slider in the hand is left alone."""
        controls = frame.controls
        if controls is self._shown:
            return
        self._shown = controls
        self._note_own_values(controls)
        arranged = (controls.scenario.first_view, _withheld(self._catalogue, controls))
        if arranged != (self._first_view, self._withheld):
            self._first_view, self._withheld = arranged
            self._arrange()
        for row in self.rows.made:
            self._show_level(row, controls)
        self._show_medicines_taken(controls.values)
        for group in self.headings:
            self._show_group(group, controls)

    def _prepare(self, row: ControlRow) -> None:
        """Make a new row like those that stand already."""
        row.intent.connect(self.intent)
        row.about_wanted.connect(self.about_wanted)
        row.showing_wanted.connect(self.showing_wanted)
        row.switched_on.connect(self.switched_on)
        row.set_look(self._look, self._icon_of(row.control.glyph, self._look.px(30)))
        row.set_wording(self._wording)
        if self._shown is not None:
            self._show_level(row, self._shown)

    def _note_own_values(self, controls: Controls) -> None:
        """Note what the person has on this day if nothing is set: there the ticks stand, there a double click leads."""
        about = self._own_of
        if about is None or about[0] is not controls.scenario or about[1] != controls.day:
            self._own_of = (controls.scenario, controls.day)
            self._own = values_on_day(self._catalogue, controls.scenario, {}, controls.day)

    def _show_level(self, row: ControlRow, controls: Controls) -> None:
        control = row.control
        row.show_level(controls.values.get(control.id, control.default), self._own[control.id])

    def _changed_in(self, group: ControlGroup, controls: Controls) -> int:
        """Return how many controls of a group stand elsewhere than the person has them on this day."""
        known, values = self._catalogue.controls, controls.values
        standing = ((values.get(each, known[each].default), each) for each in self._offered(group))
        return sum(value != self._own[each] for value, each in standing)

    def _offered(self, group: ControlGroup) -> list[str]:
        return [each for each in self._members[group] if each not in self._withheld]

    def _show_group(self, group: ControlGroup, controls: Controls) -> None:
        key = "window.controls.group_changed" if self._changed_in(group, controls) else "window.controls.group_holds"
        self.headings[group].show_state(self._counted(key, group, controls), self._in_words(group, controls))

    def _in_words(self, group: ControlGroup, controls: Controls) -> str:
        changed = self._changed_in(group, controls)
        key = "window.controls.group_choice_changed" if changed else "window.controls.group_choice"
        return self._counted(key, group, controls)

    def _counted(self, key: str, group: ControlGroup, controls: Controls) -> str:
        count, changed = len(self._offered(group)), self._changed_in(group, controls)
        return self._catalogue.texts.get(key, count=count, changed=changed)

    def _seek(self, sought: Callable[[], QWidget | None], *, at_top: bool) -> None:
        """Bring something into view once the rows have found their places, which takes a few rounds of events."""
        self._sought, self._sought_at_top = sought, at_top
        self._rounds = _ROUNDS
        self._look_again.emit()

    def _keep_seeking(self) -> None:
        self._scroll_to_sought()
        self._rounds -= 1
        if self._rounds > 0:
            self._look_again.emit()
        else:
            self._sought = None

    def _scroll_to_sought(self) -> None:
        sought = self._sought() if self._sought is not None else None
        if sought is None:
            return
        if self._sought_at_top:
            top = sought.mapTo(self._inside, QPoint(0, 0)).y()
            self.area.verticalScrollBar().setValue(top - self._look.px(_FADE))
        else:
            self.area.ensureWidgetVisible(sought, 0, self._look.px(2 * _FADE))

    def show_everything(self, everything: bool) -> None:
        """Show all groups, or the first view again."""
        if everything != self._everything:
            self._everything = everything
            self._arrange()
            self.area.verticalScrollBar().setValue(0)

    def open_medicines(self, opened: bool) -> None:
        """Open or close the list of medicines of the first view."""
        if opened != self._medicines_open:
            self._medicines_open = opened
            self._arrange()
            if opened:
                self._seek(lambda: self._list_head, at_top=True)

    def open_group(self, group: ControlGroup, opened: bool) -> None:
        """Open or close a group of the full list."""
        self._opened[group] = opened
        self._arrange()

    def open_all(self, opened: bool) -> None:
        """Open or close every group of the full list."""
        self._opened = dict.fromkeys(ControlGroup, opened)
        self._arrange()

    def go_to(self, group: ControlGroup) -> None:
        """Open a group of the full list and bring its head to the top, with the focus on it."""
        self._everything = True
        self.open_group(group, True)
        heading = self.headings[group]
        heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._seek(lambda: heading, at_top=True)

    def is_open(self, group: ControlGroup) -> bool:
        """Whether a group of the full list is open: as the learner left it, else where the first view is at home."""
        at_home = any(each in self._members[group] for each in self._first_view)
        return self._opened.get(group, at_home)

    def reveal(self, control_id: str) -> None:
        """Bring a control into view, ring it and give it the focus; what is not offered is let alone."""
        self.highlight(control_id)
        if self.is_offered(control_id):
            row = self.rows[control_id]
            target = row.focusables[0 if row.drug is not None else -1]
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def highlight(self, control_id: str) -> None:
        """Bring a control into view and ring it for a while, leaving the focus; what is not offered is let alone."""
        if not self.is_offered(control_id):
            return
        row = self.rows[control_id]
        if row not in self._standing:
            if row.drug is not None and not self._everything:
                self.open_medicines(True)
            else:
                self._everything = True
                self.open_group(row.control.group, True)
        self.ring.surround(row)
        self._seek(lambda: row, at_top=False)

    def is_offered(self, control_id: str) -> bool:
        """Whether there is such a control and the lens offers it."""
        return control_id in self.rows and control_id not in self._withheld

    def tick(self, elapsed_ms: float) -> None:
        """Let time pass for the ring, which goes by itself."""
        self.ring.tick(elapsed_ms)

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        self._wording = wording
        for row in self.rows.made:
            row.set_wording(wording)

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look, self._glyphs = look, glyphs
        size = look.px(30)
        for row in self.rows.made:
            row.set_look(look, self._icon_of(row.control.glyph, size))
        for heading in self.headings.values():
            heading.set_look(look)
        for button, (control_id, _) in ((self.tap, TAP), (self.pinch, PINCH)):
            pixmap = self._icon_of(self._catalogue.controls[control_id].glyph, look.px(28))
            if pixmap is not None:
                button.set_picture(pixmap, look)
        side = look.px(34)
        pill = icons.icon("pill", side, look.colour("dim"), self.devicePixelRatioF())
        self.medicines.set_look(look, pill.pixmap(side))
        self.start_again.set_sign("again", look, "dim", 20)
        self.search.set_look(look, glyphs)
        self.ring.set_look(look)
        for fade in self._fades:
            fade.set_look(look.colour("panel_bg"), look.px(_FADE))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the rows closer where the height is short."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height() and self._form != self._form_for_room():
            self._arrange()

    @property
    def shown_control_ids(self) -> tuple[str, ...]:
        """The controls that stand in the panel at present, in order."""
        return tuple(row.control.id for row in self._standing)

    # -- building ---------------------------------------------------------------------------------------------------

    def _build_buttons(self) -> None:
        texts = self._catalogue.texts
        self.tap = PlainButton(texts.get("window.controls.tap"), "big")
        self.pinch = PlainButton(texts.get("window.controls.pinch"), "big")
        self.medicines = Disclosure(texts.get("group.medicines"), self._look)
        self.everything = PlainButton(texts.get("window.controls.everything"), "outlined")
        self.start_again = PlainButton(texts.get("window.controls.start_again"), "quiet")
        self.search = SearchBox(self._catalogue, self._look, self._glyphs, self._groups_to_go_to, self.is_offered)
        self.search.chosen.connect(self._go_to_found)
        self.fold = PlainButton("", "groups")
        for button in (self.tap, self.pinch, self.everything, self.start_again, self.fold):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stimuli = QWidget()
        self._pair = QHBoxLayout(self._stimuli)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.addWidget(self.tap)
        self._pair.addWidget(self.pinch)
        self.medicines.setToolTip(texts.get("window.controls.medicines_tip"))
        self.tap.setToolTip(texts.get("window.controls.tap_tip"))
        self.pinch.setToolTip(texts.get("window.controls.pinch_tip"))
        self.start_again.setToolTip(texts.get("window.controls.start_again_tip"))
        self.tap.clicked.connect(lambda: self.intent.emit(Tap()))
        self.pinch.clicked.connect(lambda: self.intent.emit(Pinch()))
        self.medicines.clicked.connect(self._go_to_medicines)
        self.everything.clicked.connect(lambda: self.show_everything(not self._everything))
        self.start_again.clicked.connect(lambda: self.intent.emit(StartAgain()))
        self.fold.clicked.connect(lambda: self.open_all(not any(map(self.is_open, self.headings))))
        self.headings: dict[ControlGroup, GroupHeading] = {}
        for group in (group for group in ControlGroup if self._members[group]):
            heading = GroupHeading(texts.get(f"group.{group.value}"), self._look)
            heading.clicked.connect(lambda opened, group=group: self.open_group(group, opened))
            heading.step_wanted.connect(lambda step, group=group: self._step_from(group, step))
            self.headings[group] = heading

    def _build_frame(self) -> None:
        self._inside = QWidget()
        self._inside.setProperty("part", "panel")
        self._column = QVBoxLayout(self._inside)
        self.ring = AttentionRing(self._look, self._inside)
        self.area = _ControlsArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fades = [EdgeFade(self.area, at_top=at_top) for at_top in (True, False)]
        # Rows that were just opened take their places one after the other, and the list grows with them.
        self.area.verticalScrollBar().rangeChanged.connect(self._scroll_to_sought)
        self._look_again.connect(self._keep_seeking, Qt.ConnectionType.QueuedConnection)
        self._foot = QVBoxLayout()
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.addWidget(self.everything)
        self._buttons.addWidget(self.start_again)
        self._foot.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._bar = QWidget()
        self._bar_row = QHBoxLayout(self._bar)
        self._bar_row.addWidget(self.search, 1)
        self._bar_row.addWidget(self.fold)
        whole.addWidget(self._bar)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot)
        self._standing: list[ControlRow] = []
        self._passing: list[QWidget] = []
        self._order: list[QWidget] = []
        self._form = self._form_for_room()

    # -- how close the rows stand -----------------------------------------------------------------------------------

    def _form_for_room(self) -> tuple[bool, bool]:
        """Return whether rows stand close, and whether the way to the medicines is pinned under them."""
        if self._everything:
            return True, True
        foot = self.everything.sizeHint().height() + self.start_again.sizeHint().height() + self._look.px(30)
        foot += self.search.sizeHint().height() + self._look.px(10)
        room = self.height() - foot
        return self._first_view_height(dense=False) > room, self._first_view_height(dense=True) > room

    def _first_view_height(self, *, dense: bool) -> int:
        """Return what the first view takes with its medicines closed [px]."""
        px = self._look.px
        head = max(px(30), QFontMetrics(self._look.font(21, 500)).height() + px(10))
        slider, gap = (_DENSE_SLIDER, _DENSE_GAP) if dense else (_ROOMY_SLIDER, _ROOMY_GAP)
        groups = {self._catalogue.controls[each].group for each in self._first_view if each in self.rows}
        groups.add(ControlGroup.STIMULUS)
        group = QFontMetrics(self._look.font(16)).height() + sum(self._gaps(dense))
        rows = len(self._first_view) * (head + px(slider) + px(gap))
        stimuli = px(8) + self.tap.sizeHint().height()
        return px(30) + len(groups) * group + rows + stimuli + px(22) + self.medicines.sizeHint().height()

    def _gaps(self, dense: bool) -> tuple[int, int]:
        """Return the gaps under a group's head and under the group [px]."""
        px = self._look.px
        return (px(6), px(12)) if dense else (px(16), px(30))

    def _arrange(self) -> None:
        """Lay the rows out anew: the first view, or every group; what has the focus keeps it if it is still there."""
        focused = self.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        self._clear()
        px = self._look.px
        self._form = self._form_for_room()
        dense, pinned = self._form
        # Where the panel scrolls it is wider by the bar, so that rows keep their width; a long list has narrow margins.
        scrolls = _SCROLLING_WIDTH if self._medicines_open else _WIDTH
        self.setFixedWidth(px(_CLOSE_WIDTH if pinned else scrolls))
        self._side = px(20 if pinned else 28)
        top = 2 if self._everything else 12 if dense else 20
        self._column.setContentsMargins(self._side, px(top), self._side - px(4), px(10))
        self._column.setSpacing(0)
        self._arrange_bar()
        for group, members in self._members.items():
            if self._everything:
                self._add_group(group, self._offered(group))
            elif group is not ControlGroup.MEDICINES:
                self._add_group(group, [each for each in self._first_view if each in members])
        if not self._everything:
            self._add_medicines_that_open()
        self._column.addStretch(1)
        self._arrange_foot()
        for before, after in pairwise(self._order):
            QWidget.setTabOrder(before, after)
        if focused is not None and had_focus and focused.isVisibleTo(self):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.width_changed.emit()

    def _arrange_bar(self) -> None:
        """Show the search above the rows, and in the full list what opens and closes all groups."""
        px = self._look.px
        self.fold.setVisible(self._everything)
        self._bar_row.setContentsMargins(self._side, px(8), self._side, px(2))
        self._bar_row.setSpacing(px(6))
        opened = any(map(self.is_open, self.headings))
        words = self._catalogue.texts.get("window.controls.close_all" if opened else "window.controls.open_all")
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self._order.append(self.search)
        if self._everything:
            self._order.append(self.fold)

    def _arrange_foot(self) -> None:
        px = self._look.px
        self._foot.setContentsMargins(self._side, px(8 if self._form[0] else 12), self._side, px(14))
        self._foot.setSpacing(px(6))
        self._buttons.setSpacing(px(6))
        words = self._catalogue.texts.get("window.controls.less" if self._everything else "window.controls.everything")
        self.everything.setText(words)
        self.everything.setAccessibleName(words)
        pinned = self._form[1]
        if pinned:
            self._foot.insertWidget(0, self.medicines)
            self.medicines.setVisible(True)
            self._order.append(self.medicines)
        self.medicines.setChecked(self._medicines_open and not self._everything)
        beside = self.everything.sizeHint().width() + self.start_again.sizeHint().width() + px(6)
        fits = pinned and beside <= self.width() - 2 * self._side
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._order += [self.everything, self.start_again]

    def _clear(self) -> None:
        # Widgets are removed, not taken: the item of one that is taken lives on and keeps the size it measured last.
        for widget in [item.widget() for item in map(self._column.itemAt, range(self._column.count())) if item]:
            if widget is not None:
                self._column.removeWidget(widget)
        while self._column.count():
            self._column.takeAt(0)
        self._foot.removeWidget(self.medicines)
        for part in (*self._standing, *self.headings.values(), self._stimuli, self.medicines):
            part.setVisible(False)
        for widget in self._passing:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._standing, self._passing, self._order = [], [], []
        self._list_head = None

    def _add_group(self, group: ControlGroup, control_ids: list[str]) -> None:
        stimulates = group is ControlGroup.STIMULUS
        if not control_ids and not stimulates:
            return
        under_head, under_group = self._gaps(self._form[0])
        opened = self._add_heading(group)
        self._column.addSpacing(under_head)
        if opened:
            if group is ControlGroup.MEDICINES:
                self._add_built_up_note()
            for control_id in control_ids:
                self._add_row(self.rows[control_id])
            if stimulates:
                self._column.addSpacing(self._look.px(4 if self._form[0] else 8))
                self._add_stimuli()
        self._column.addSpacing(under_group if opened else 0)

    def _add_heading(self, group: ControlGroup) -> bool:
        """Put a group's head into the column, and return whether the group is open."""
        heading = self.headings[group]
        if self._everything:
            self._column.addWidget(heading)
            heading.setVisible(True)
            heading.setChecked(self.is_open(group))
            self._order.append(heading)
            return heading.isChecked()
        label = QLabel(heading.text().upper())
        label.setProperty("part", "heading")
        self._put(label)
        return True

    def _add_row(self, row: ControlRow) -> None:
        dense = self._form[0]
        row.show_grade(self._everything)
        row.set_dense(dense, self._look)
        self._column.addWidget(row)
        row.setVisible(True)
        self._standing.append(row)
        self._order.extend(row.focusables)
        gap = 6 if row.drug is not None else _DENSE_GAP if dense else _ROOMY_GAP
        self._column.addSpacing(self._look.px(gap))

    def _add_stimuli(self) -> None:
        self._pair.setSpacing(self._look.px(16))
        self._column.addWidget(self._stimuli)
        self._stimuli.setVisible(True)
        self._order += [self.tap, self.pinch]

    def _add_medicines_that_open(self) -> None:
        px = self._look.px
        rule = QFrame()
        rule.setProperty("part", "rule")
        rule.setFixedHeight(max(1, px(1.6)))
        self._put(rule)
        self._column.addSpacing(px(12 if self._form[0] else 20))
        self._list_head = rule
        if not self._form[1]:
            self._column.addWidget(self.medicines)
            self.medicines.setVisible(True)
            self._order.append(self.medicines)
            self._list_head = self.medicines
        if not self._medicines_open:
            return
        self._column.addSpacing(px(12))
        self._add_built_up_note()
        for row in (self.rows[each] for each in self._members[ControlGroup.MEDICINES]):
            if row not in self._standing:
                self._add_row(row)

    def _add_built_up_note(self) -> None:
        note = QLabel(self._catalogue.texts.get("window.controls.built_up"))
        note.setProperty("part", "small")
        note.setWordWrap(True)
        self._put(note)
        self._column.addSpacing(self._look.px(8))

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._passing.append(widget)

    # -- ways between the groups ------------------------------------------------------------------------------------

    def _step_from(self, group: ControlGroup, step: int) -> None:
        """Give the focus to the head above or below; at the ends it stays."""
        groups = list(self.headings)
        place = groups.index(group) + step
        if 0 <= place < len(groups):
            heading = self.headings[groups[place]]
            heading.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(heading)

    def _groups_to_go_to(self) -> Sequence[FoundItem]:
        """Return every group with how much of it was changed: what the search offers before a letter is typed."""
        return [
            FoundItem(group, heading.text(), "" if self._shown is None else self._in_words(group, self._shown))
            for group, heading in self.headings.items()
        ]

    def _go_to_found(self, key: object) -> None:
        """Go to a group or a control; what stands elsewhere is handed on."""
        if isinstance(key, ControlGroup):
            self.go_to(key)
        elif isinstance(key, Found) and key.kind == "control":
            self.reveal(key.id)
        else:
            self.found.emit(key)

    def _go_to_medicines(self) -> None:
        """Open or close the list; among all groups, go to theirs."""
        if self._everything:
            self.go_to(ControlGroup.MEDICINES)
        else:
            self.open_medicines(not self._medicines_open)

    def _show_medicines_taken(self, values: Mapping[str, float]) -> None:
        taken = [drug_id for drug_id in self._catalogue.drugs if values.get(drug_id, 0.0) > 0.0]
        texts = self._catalogue.texts
        if not taken:
            words = texts.get("window.controls.medicines_none")
        else:
            words = texts.get("window.controls.medicines_taken", count=len(taken))
        self.medicines.show_state(words)

    def _icon_of(self, glyph: str, size_px: int) -> QPixmap | None:
        return self._glyphs.icon(glyph, size_px, self.devicePixelRatioF()) if self._glyphs.has(glyph) else None


def _withheld(catalogue: Catalogue, controls: Controls) -> frozenset[str]:
    """Return what carries a warning and does nothing in the lens that is shown: it is offered in the other one only."""
    return frozenset(
        item.id
        for item in catalogue.lifestyle.values()
        if item.warning
        and not any(link.strength(controls.lens) for link in item.links)
        and controls.values.get(item.id, item.control.default) == item.control.default
    )
