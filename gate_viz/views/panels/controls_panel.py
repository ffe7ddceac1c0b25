"""One row for each control of the catalogue, and the buttons that stimulate."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control, ControlGroup, Drug
from gate_viz.session.frame import Frame
from gate_viz.session.intents import FinishChange, Pinch, RestoreDefault, SetControl, SetDose, StartAgain, Tap
from gate_viz.session.stimulus import PINCH, TAP
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.disclosure import Disclosure
from gate_viz.views.widgets.grade_mark import FILLED_BARS, GradeMark
from gate_viz.views.widgets.level_field import LevelField
from gate_viz.views.widgets.level_slider import LevelSlider
from gate_viz.views.widgets.plain_button import PlainButton
from gate_viz.views.widgets.toggle import ToggleSwitch

USUAL_DOSE = 1.0
_WIDTH, _SCROLLING_WIDTH = 340, 376


class _NameLabel(QLabel):
    """A control's name; a double click on it asks for the default."""

    default_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the default."""
        event.accept()
        self.default_wanted.emit()


class _ControlsArea(QScrollArea):
    """Scrolls up and down only; the other arrows pass to the window, where they step through time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave sideways arrows alone."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)


class ControlRow(QWidget):
    """Icon, name, grade, number and slider of one control; for a medicine a switch too.

    Parameters
    ----------
    control
        What it sets.
    drug
        The medicine, where the control is one.
    """

    intent = Signal(object)

    def __init__(self, control: Control, drug: Drug | None, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self.control = control
        self.drug = drug
        self._texts = catalogue.texts
        self._grade_word = catalogue.texts.get(f"grade.{control.mechanism_grade.value}")
        self._wording = Wording.PATIENT
        self._shown: tuple[float, float] | None = None
        colour = _fill_colour(control, look)
        self.title = control.name
        self.icon = QLabel()
        self.name = _NameLabel(self.title)
        self.grade = GradeMark(look, size=15 if drug is None else 13)
        self.field = LevelField(control.minimum, control.maximum, is_dose=control.unit == "dose", look=look)
        self.slider = LevelSlider(control.minimum, control.maximum, look, colour)
        self.toggle = ToggleSwitch(look, colour) if drug is not None else None
        self._build()
        self._connect()
        self._describe()
        self.set_look(look, None)

    # -- showing ----------------------------------------------------------------------------------------------------

    def show_level(self, level: float, default: float) -> None:
        """Show a value and where the scenario has it, sending nothing."""
        self.slider.show_level(level, default)
        self.field.show_level(level)
        if (level, default) == self._shown:
            return
        self._shown = (level, default)
        if self.toggle is not None:
            taken = level > 0.0
            blocked = self.toggle.blockSignals(True)
            self.toggle.setChecked(taken)
            self.toggle.blockSignals(blocked)
            self.toggle.update()
            for widget in (self.slider, self.field):
                if not (widget is self.slider and self.slider.is_held):
                    widget.setVisible(taken)

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        self._wording = wording
        self._describe()

    def set_look(self, look: Look, icon: QPixmap | None) -> None:
        """Use sizes, colours and the glyph of the control."""
        colour = _fill_colour(self.control, look)
        size = look.px(30)
        self.icon.setFixedSize(size, size)
        if icon is not None:
            self.icon.setPixmap(icon)
        for part in (self.grade, self.field):
            part.set_look(look)
        self.slider.set_look(look, colour)
        if self.toggle is not None:
            self.toggle.set_look(look, colour)
        for line in (self._head, self._foot):
            line.setSpacing(look.px(9))

    def show_grade(self, shown: bool) -> None:
        """Show or hide the grade mark; its words stay in the description."""
        self.grade.setVisible(shown and self.control.mechanism_grade in FILLED_BARS)

    @property
    def focusables(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in order."""
        own = (self.field, self.slider)
        return (self.toggle, *own) if self.toggle is not None else own

    # -- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.name.setProperty("part", "name")
        self.name.setWordWrap(True)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.grade.show_grade(self.control.mechanism_grade)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.name, 1)
        head: tuple[QWidget, ...]
        foot: tuple[QWidget, ...]
        if self.toggle is None:
            head, foot = (self.field,), (self.slider, self.grade)
        else:
            head, foot = (self.grade, self.toggle), (self.slider, self.field)
        for line, parts in ((self._head, head), (self._foot, foot)):
            for part in parts:
                line.addWidget(part, 1 if part is self.slider else 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        self.slider.level_changed.connect(lambda level, finished: self.intent.emit(self._change(level, finished)))
        self.slider.change_finished.connect(lambda: self.intent.emit(FinishChange()))
        self.field.level_changed.connect(lambda level: self.intent.emit(self._change(level, True)))
        for part in (self.slider, self.name):
            part.default_wanted.connect(lambda: self.intent.emit(RestoreDefault(self.control.id)))
        if self.toggle is not None:
            self.toggle.toggled.connect(
                lambda taken: self.intent.emit(self._change(USUAL_DOSE if taken else 0.0, finished=True))
            )

    def _change(self, level: float, finished: bool) -> SetControl | SetDose:
        if self.drug is not None:
            return SetDose(self.drug.id, level, finished)
        return SetControl(self.control.id, level, finished)

    def _describe(self) -> None:
        control = self.control
        words = control.patient if self._wording is Wording.PATIENT else control.clinician
        lines = [words]
        if control.does_not:
            lines.append(control.does_not)
        if control.mechanism_grade in FILLED_BARS:
            lines.append(self._texts.get("window.controls.grade", grade=self._grade_word))
        description = " ".join(lines)
        tip = "<br>".join(f"<span>{_escaped(line)}</span>" for line in lines)
        for widget in (self, self.icon, self.name, self.grade, *self.focusables):
            widget.setToolTip(tip)
            widget.setAccessibleDescription(description)
        self.slider.setAccessibleName(self.title)
        self.field.setAccessibleName(self._texts.get("window.controls.number_of", name=self.title))
        if self.toggle is not None:
            self.toggle.setAccessibleName(self._texts.get("window.controls.take", name=self.title))
            self.slider.setAccessibleName(self._texts.get("window.controls.dose_of", name=self.title))


class ControlsPanel(QWidget):
    """The panel at the left: at first at most three controls, everything one click away.

    ``intent`` carries what the learner asks for.
    """

    intent = Signal(object)
    width_changed = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._look = Look(theme)
        self._glyphs = glyphs
        self._first_view: tuple[str, ...] = ()
        self._everything = False
        self._medicines_open = False
        self._shown: object = None
        self._list_to_show = 0
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows: dict[str, ControlRow] = {}
        for control in catalogue.controls.values():
            row = ControlRow(control, catalogue.drugs.get(control.id), catalogue, self._look)
            row.intent.connect(self.intent)
            self.rows[control.id] = row
        self._build_buttons()
        self._build_frame()
        self.set_look(self._look, glyphs)

    # -- showing ----------------------------------------------------------------------------------------------------

    def show_frame(self, frame: Frame) -> None:
        """Set every row to what the Frame says, sending nothing; a slider in the hand is left alone."""
        self._bring_up_list()
        controls = frame.controls
        if controls is self._shown:
            return
        self._shown = controls
        if controls.scenario.first_view != self._first_view:
            self._first_view = controls.scenario.first_view
            self._arrange()
        for control_id, row in self.rows.items():
            default = controls.scenario.values.get(control_id, row.control.default)
            row.show_level(controls.values.get(control_id, row.control.default), default)
        self._show_medicines_taken(controls.values)

    def _bring_up_list(self) -> None:
        """Scroll to the medicines that were opened, once their rows have found their places."""
        if self._list_to_show:
            self._list_to_show -= 1
            self.area.verticalScrollBar().setValue(self.medicines.y() - self._look.px(12))

    def show_everything(self, everything: bool) -> None:
        """Show all groups, or the first view again."""
        if everything != self._everything:
            self._everything = everything
            self._arrange()

    def open_medicines(self, opened: bool) -> None:
        """Open or close the list of medicines of the first view."""
        if opened != self._medicines_open:
            self._medicines_open = opened
            self.medicines.setChecked(opened)
            self._list_to_show = 2 if opened else 0
            self._arrange()

    def reveal(self, control_id: str) -> None:
        """Bring a control into view and give it the focus; ids that are no control's are let alone."""
        row = self.rows.get(control_id)
        if row is None:
            return
        if row not in self._standing:
            if row.drug is not None:
                self.open_medicines(True)
            else:
                self.show_everything(True)
        target = row.focusables[0] if row.drug is not None else row.slider
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(row)

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        for row in self.rows.values():
            row.set_wording(wording)

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look, self._glyphs = look, glyphs
        size = look.px(30)
        for row in self.rows.values():
            row.set_look(look, self._icon_of(row.control.glyph, size))
        for button, (control_id, _) in ((self.tap, TAP), (self.pinch, PINCH)):
            pixmap = self._icon_of(self._catalogue.controls[control_id].glyph, look.px(28))
            if pixmap is not None:
                button.set_picture(pixmap, look)
        side = look.px(34)
        pill = icons.icon("pill", side, look.colour("dim"), self.devicePixelRatioF())
        self.medicines.set_look(look, pill.pixmap(side))
        self.start_again.set_sign("again", look, "dim", 20)
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
        for button in (self.tap, self.pinch, self.everything, self.start_again):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.medicines.setToolTip(texts.get("window.controls.medicines_tip"))
        self.tap.setToolTip(texts.get("window.controls.tap_tip"))
        self.pinch.setToolTip(texts.get("window.controls.pinch_tip"))
        self.start_again.setToolTip(texts.get("window.controls.start_again_tip"))
        self.tap.clicked.connect(lambda: self.intent.emit(Tap()))
        self.pinch.clicked.connect(lambda: self.intent.emit(Pinch()))
        self.medicines.toggled.connect(self.open_medicines)
        self.everything.clicked.connect(lambda: self.show_everything(not self._everything))
        self.start_again.clicked.connect(lambda: self.intent.emit(StartAgain()))

    def _build_frame(self) -> None:
        self._inside = QWidget()
        self._inside.setProperty("part", "panel")
        self._column = QVBoxLayout(self._inside)
        self.area = _ControlsArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.everything)
        self._foot.addWidget(self.start_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot)
        self._standing: list[ControlRow] = []
        self._passing: list[QWidget] = []

    def _arrange(self) -> None:
        """Lay the rows out anew: the first view, or every group."""
        self._clear()
        px = self._look.px
        # Where the panel scrolls it is wider by the bar, so that rows keep their width.
        self.setFixedWidth(px(_SCROLLING_WIDTH if self._everything or self._medicines_open else _WIDTH))
        self._column.setContentsMargins(px(28), px(20), px(24), px(10))
        self._column.setSpacing(0)
        self._foot.setContentsMargins(px(28), px(12), px(28), px(14))
        self._foot.setSpacing(px(4))
        wanted = self.rows if self._everything else self._first_view
        for group in ControlGroup:
            if group is ControlGroup.MEDICINES and not self._everything:
                continue
            rows = [self.rows[control_id] for control_id in wanted if self._is_in(control_id, group)]
            self._add_group(group, rows)
        if not self._everything:
            self._add_medicines_that_open()
        self._column.addStretch(1)
        key = "window.controls.less" if self._everything else "window.controls.everything"
        words = self._catalogue.texts.get(key)
        self.everything.setText(words)
        self.everything.setAccessibleName(words)
        self._set_tab_order()
        self.width_changed.emit()

    def _is_in(self, control_id: str, group: ControlGroup) -> bool:
        return control_id in self.rows and self.rows[control_id].control.group is group

    def _clear(self) -> None:
        while self._column.count():
            self._column.takeAt(0)
        for row in self.rows.values():
            row.setVisible(False)
        for button in (self.tap, self.pinch, self.medicines):
            button.setVisible(False)
        for widget in self._passing:
            widget.setParent(None)
            widget.deleteLater()
        self._standing, self._passing = [], []

    def _add_group(self, group: ControlGroup, rows: list[ControlRow]) -> None:
        stimulates = group is ControlGroup.STIMULUS
        if not rows and not stimulates:
            return
        texts, px = self._catalogue.texts, self._look.px
        heading = QLabel(texts.get(f"group.{group.value}").upper())
        heading.setProperty("part", "heading")
        self._put(heading)
        self._column.addSpacing(px(16))
        if group is ControlGroup.MEDICINES:
            self._add_built_up_note()
        for row in rows:
            self._add_row(row)
        if stimulates:
            self._column.addSpacing(px(8))
            self._add_stimuli()
        self._column.addSpacing(px(30))

    def _add_row(self, row: ControlRow) -> None:
        row.show_grade(self._everything or row.drug is not None)
        self._column.addWidget(row)
        row.setVisible(True)
        self._standing.append(row)
        self._column.addSpacing(self._look.px(20 if row.drug is None else 4))

    def _add_stimuli(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(self._look.px(16))
        for button in (self.tap, self.pinch):
            pair.addWidget(button)
            button.setVisible(True)
        self._column.addLayout(pair)

    def _add_medicines_that_open(self) -> None:
        rule = QFrame()
        rule.setProperty("part", "rule")
        rule.setFixedHeight(max(1, self._look.px(1.6)))
        self._put(rule)
        self._column.addSpacing(self._look.px(20))
        self._column.addWidget(self.medicines)
        self.medicines.setVisible(True)
        if not self._medicines_open:
            return
        self._column.addSpacing(self._look.px(12))
        self._add_built_up_note()
        for row in self.rows.values():
            if row.control.group is ControlGroup.MEDICINES and row not in self._standing:
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

    def _set_tab_order(self) -> None:
        stimuli = (self.tap, self.pinch)
        order: list[QWidget] = []
        for row in self._standing:
            if row.control.group is not ControlGroup.STIMULUS and not set(stimuli) <= set(order):
                order.extend(stimuli)
            if row.drug is not None and not self._everything and self.medicines not in order:
                order.append(self.medicines)
            order.extend(row.focusables)
        order.extend(widget for widget in (*stimuli, self.medicines) if widget not in order)
        order.extend((self.everything, self.start_again))
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_medicines_taken(self, values: Mapping[str, float]) -> None:
        taken = [row for row in self.rows.values() if row.drug is not None and values.get(row.control.id, 0.0) > 0.0]
        texts = self._catalogue.texts
        if not taken:
            words = texts.get("window.controls.medicines_none")
        else:
            words = texts.get("window.controls.medicines_taken", count=len(taken))
        self.medicines.show_state(words)

    def _icon_of(self, glyph: str, size_px: int) -> QPixmap | None:
        return self._glyphs.icon(glyph, size_px, self.devicePixelRatioF()) if self._glyphs.has(glyph) else None


def _fill_colour(control: Control, look: Look) -> QColor:
    return look.colour(control.id if control.id in look.theme.roles else "accent")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
