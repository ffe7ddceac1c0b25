"""One control as a row: what it sets, how well that is known, its number and its slider."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control, Drug
from gate_viz.session.intents import FinishChange, RestoreDefault, SetControl, SetDose
from gate_viz.views.style import Look
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.beside_tip import Side, answers_tip
from gate_viz.views.widgets.grade_mark import FILLED_BARS, GradeMark
from gate_viz.views.widgets.labelled_grade import LabelledGrade
from gate_viz.views.widgets.level_field import LevelField
from gate_viz.views.widgets.level_slider import LevelSlider
from gate_viz.views.widgets.toggle import ToggleSwitch

USUAL_DOSE = 1.0


class _NameLabel(QLabel):
    """A control's name; a double click on it asks for the default."""

    default_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the default."""
        event.accept()
        self.default_wanted.emit()


class ControlRow(QWidget):
    """Icon, name, grade, number and slider of one control; for a medicine a switch and both grades, each with its name.

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
        self._wording = Wording.PATIENT
        self._shown: tuple[float, float] | None = None
        colour = _fill_colour(control, look)
        self.title = control.name
        self.icon = QLabel()
        self.name = _NameLabel(self.title)
        self.grade = GradeMark(look, size=15)
        self.grades: tuple[LabelledGrade, ...] = ()
        if drug is not None:
            # The benefit comes first: a strong mark for how it works must not be read as "this works".
            self.grades = (
                LabelledGrade(self._texts.get("window.controls.benefit"), control.benefit_grade, look),
                LabelledGrade(self._texts.get("window.controls.mechanism"), control.mechanism_grade, look),
            )
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

    def set_look(self, look: Look, icon: QPixmap | None, *, dense: bool = False) -> None:
        """Use sizes, colours and the glyph of the control; ``dense`` is lower, for long lists."""
        colour = _fill_colour(self.control, look)
        size = look.px(30)
        self.icon.setFixedSize(size, size)
        if icon is not None:
            self.icon.setPixmap(icon)
        self.grade.set_look(look)
        self.field.set_look(look)
        for labelled in self.grades:
            labelled.set_look(look)
        self.set_dense(dense, look)
        if self.toggle is not None:
            self.toggle.set_look(look, colour)
        for line in (self._head, self._foot):
            line.setSpacing(look.px(9))
        self._marks.setSpacing(look.px(14))
        self._marks.setContentsMargins(0, 0, 0, look.px(4) if self.grades else 0)

    def set_dense(self, dense: bool, look: Look) -> None:
        """Be lower, for long lists; medicines always are."""
        self.slider.set_look(look, _fill_colour(self.control, look), dense=dense or self.drug is not None)

    def show_grade(self, shown: bool) -> None:
        """Show or hide the grade mark; its words stay in the description."""
        self.grade.setVisible(shown and self.drug is None and self.control.mechanism_grade in FILLED_BARS)

    def event(self, event: QEvent) -> bool:
        """Stand the words about the control beside the row."""
        return answers_tip(self, event, Side.RIGHT, Side.BELOW) or super().event(event)

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
        self._head, self._marks, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.name, 1)
        head: tuple[QWidget, ...]
        foot: tuple[QWidget, ...]
        if self.toggle is None:
            head, foot = (self.field,), (self.slider, self.grade)
        else:
            head, foot = (self.toggle,), (self.slider, self.field)
        for line, parts in ((self._head, head), (self._foot, foot)):
            for part in parts:
                line.addWidget(part, 1 if part is self.slider else 0, Qt.AlignmentFlag.AlignVCenter)
        for labelled in self.grades:
            self._marks.addWidget(labelled)
        self._marks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._marks)
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
        get = self._texts.get
        graded = {"grade_of.mechanism": control.mechanism_grade, "grade_of.benefit": control.benefit_grade}
        for key, grade in graded.items():
            if grade in FILLED_BARS:
                lines.append(get(key, grade=get(f"grade.{grade.value}")) + ".")
        description = " ".join(lines)
        # The parts leave the tip to the row, beside which it stands.
        self.setToolTip("\n".join(lines))
        for widget in (self, self.icon, self.name, self.grade, *self.focusables):
            widget.setAccessibleDescription(description)
        self.slider.setAccessibleName(self.title)
        self.field.setAccessibleName(self._texts.get("window.controls.number_of", name=self.title))
        if self.toggle is not None:
            self.toggle.setAccessibleName(self._texts.get("window.controls.take", name=self.title))
            self.slider.setAccessibleName(self._texts.get("window.controls.dose_of", name=self.title))


def _fill_colour(control: Control, look: Look) -> QColor:
    return look.colour(control.id if control.id in look.theme.roles else "accent")
