"""One control as a row: what it is, how well that is known, and room for what sets it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ActsOver, Control, ControlGroup
from gate_viz.session.intents import RestoreDefault, SetControl, SetDose
from gate_viz.views.style import Look
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets import icons
from gate_viz.views.widgets.beside_tip import Side, answers_tip
from gate_viz.views.widgets.fixed_warning import FixedWarning
from gate_viz.views.widgets.grade_mark import FILLED_BARS, GradeMark
from gate_viz.views.widgets.labelled_grade import LabelledGrade
from gate_viz.views.widgets.plain_button import PlainButton

# What people do or take to feel better: here the question is first whether it helps.
_TAKEN_FOR_RELIEF = frozenset((ControlGroup.MEDICINES, ControlGroup.LIFESTYLE))
_DAYS_SIGN = 20
_ABOUT, _ABOUT_SIGN = 26, 20


class _NameLabel(QLabel):
    """A control's name; a double click on it asks for the default."""

    default_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the default."""
        event.accept()
        self.default_wanted.emit()


class ControlRow(QWidget):
    """Icon, name and grade of one control; what people take for relief has both grades, each with its name.

    ``about_wanted(id)`` asks for the control's card and ``showing_wanted(id)`` to be led to where its effect shows;
    ``switched_on(id)`` tells that a medicine was switched on by its switch.

    Parameters
    ----------
    control
        What it sets.
    catalogue
        The words, and what is known of the control as a medicine or as part of a way of life.
    look
        Sizes and colours.
    """

    intent = Signal(object)
    about_wanted = Signal(str)
    showing_wanted = Signal(str)
    switched_on = Signal(str)

    def __init__(self, control: Control, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self.control = control
        self.menu: QMenu | None = None
        self.drug = catalogue.drugs.get(control.id)
        self._texts = catalogue.texts
        self._wording = Wording.PATIENT
        self.title = control.name
        self.icon = QLabel()
        self.name = _NameLabel(self.title)
        self.days: QLabel | None = QLabel() if control.acts_over is ActsOver.DAYS else None
        self.grade = GradeMark(look, size=15)
        self.grade.show_grade(control.mechanism_grade)
        self.grades: tuple[LabelledGrade, ...] = ()
        if control.group in _TAKEN_FOR_RELIEF:
            # The benefit comes first: a strong mark for how it works must not be read as "this works".
            self.grades = (
                LabelledGrade(self._texts.get("window.controls.benefit"), control.benefit_grade, look),
                LabelledGrade(self._texts.get("window.controls.mechanism"), control.mechanism_grade, look),
            )
        item = catalogue.lifestyle.get(control.id)
        warning = item.warning if item is not None else None
        self.warning = FixedWarning(warning, look) if warning else None
        self.about = PlainButton(self._texts.get("card.row.about", name=self.title), "about", icon_only=True)
        # For the pointer; F2 and the menu key do the same, and the Tab key has enough stops.
        self.about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.about.clicked.connect(lambda: self.about_wanted.emit(control.id))
        self.name.default_wanted.connect(lambda: self.intent.emit(RestoreDefault(control.id)))

    # -- showing: what a row of one kind adds -----------------------------------------------------------------------

    @property
    def _is_at_default(self) -> bool:
        """Whether the control stands where the scenario has it."""
        raise NotImplementedError

    def show_level(self, level: float, default: float) -> None:
        """Show a value and where the scenario has it, sending nothing."""
        raise NotImplementedError

    def set_dense(self, dense: bool, look: Look) -> None:
        """Be lower, for long lists."""

    @property
    def focusables(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in order; the last is what sets the value by hand."""
        raise NotImplementedError

    # -- showing ----------------------------------------------------------------------------------------------------

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        self._wording = wording
        self._describe()

    def set_look(self, look: Look, icon: QPixmap | None, *, dense: bool = False) -> None:
        """Use sizes, colours and the glyph of the control; ``dense`` is lower, for long lists."""
        size = look.px(30)
        self.icon.setFixedSize(size, size)
        if icon is not None:
            self.icon.setPixmap(icon)
        if self.days is not None:
            side = look.px(_DAYS_SIGN)
            self.days.setPixmap(icons.icon("days", side, look.colour("dim"), self.devicePixelRatioF()).pixmap(side))
        self.about.set_sign("about", look, "dim", _ABOUT_SIGN)
        self.about.setFixedSize(look.px(_ABOUT), look.px(_ABOUT))
        self.grade.set_look(look)
        for labelled in self.grades:
            labelled.set_look(look)
        if self.warning is not None:
            self.warning.set_look(look)
        self.set_dense(dense, look)
        for line in (self._head, self._foot):
            line.setSpacing(look.px(9))
        self._marks.setSpacing(look.px(14))
        self._marks.setContentsMargins(0, 0, 0, look.px(4) if self.grades else 0)

    def show_grade(self, shown: bool) -> None:
        """Show or hide the grade mark; its words stay in the description."""
        self.grade.setVisible(shown and not self.grades and self.control.mechanism_grade in FILLED_BARS)

    def event(self, event: QEvent) -> bool:
        """Stand the words about the control beside the row."""
        return answers_tip(self, event, Side.RIGHT, Side.BELOW) or super().event(event)

    # -- the card -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the card with F2, wherever in the row the keyboard is."""
        if event.key() == Qt.Key.Key_F2 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.about_wanted.emit(self.control.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer the card, the showing and the way back, by the right button as by the menu key."""
        get = self._texts.get
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        control_id = self.control.id
        offers = {
            get("card.row.menu_about"): lambda: self.about_wanted.emit(control_id),
            get("card.row.menu_see"): lambda: self.showing_wanted.emit(control_id),
            get("card.row.menu_back"): lambda: self.intent.emit(RestoreDefault(control_id)),
        }
        for words, act in offers.items():
            self.menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        self.menu.actions()[-1].setEnabled(not self._is_at_default)
        self.menu.popup(event.globalPos())
        event.accept()

    # -- building ---------------------------------------------------------------------------------------------------

    def _build(self, head: tuple[QWidget, ...], foot: tuple[QWidget, ...], stretched: QWidget) -> None:
        """Lay out three lines: name and ``head``, the named grades, and ``foot``; a warning stands under them."""
        self.name.setProperty("part", "name")
        self.name.setWordWrap(True)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._head, self._marks, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.name, 1)
        signs = (self.days,) if self.days is not None else ()
        for line, parts in ((self._head, (*signs, *head)), (self._foot, foot)):
            for part in parts:
                line.addWidget(part, 1 if part is stretched else 0, Qt.AlignmentFlag.AlignVCenter)
        for labelled in self.grades:
            self._marks.addWidget(labelled)
        self._marks.addStretch(1)
        # Where the line of named grades has room to spare, else at the end of the slider: names keep their width.
        (self._marks if self.grades else self._foot).addWidget(self.about, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self._head, self._marks, self._foot):
            column.addLayout(each)
        if self.warning is not None:
            column.addWidget(self.warning)
        self._describe()

    def _change(self, level: float, finished: bool) -> SetControl | SetDose:
        if self.drug is not None:
            return SetDose(self.drug.id, level, finished)
        return SetControl(self.control.id, level, finished)

    def _describe(self) -> None:
        """Put the words about the control where pointers and screen readers find them."""
        control = self.control
        get = self._texts.get
        words = control.patient if self._wording is Wording.PATIENT else control.clinician
        lines = [words]
        if control.does_not:
            lines.append(control.does_not)
        if self.warning is not None:
            lines.append(self.warning.text)
        if self.days is not None:
            over_days = get("window.controls.over_days")
            self.days.setAccessibleName(over_days)
            lines.append(over_days)
        graded = {"grade_of.mechanism": control.mechanism_grade, "grade_of.benefit": control.benefit_grade}
        for key, grade in graded.items():
            if grade in FILLED_BARS:
                lines.append(get(key, grade=get(f"grade.{grade.value}")) + ".")
        description = " ".join(lines)
        # The parts leave the tip to the row, beside which it stands.
        self.setToolTip("\n".join(lines))
        for widget in (self, self.icon, self.name, self.grade, *self.focusables):
            widget.setAccessibleDescription(description)


def fill_colour(control: Control, look: Look) -> QColor:
    """Return the colour of what shows a control's value: its own where the theme has one.

    A range to both sides has a quiet one: the accent would praise what lies below 0.
    """
    if control.minimum < 0.0:
        return look.colour("dim")
    return look.colour(control.id if control.id in look.theme.roles else "accent")
