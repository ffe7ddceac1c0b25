"""A control that takes any value of its range: a number and a slider, and for a medicine a switch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control
from gate_viz.session.intents import FinishChange, RestoreDefault
from gate_viz.views.control_row import ControlRow, fill_colour
from gate_viz.views.style import Look
from gate_viz.views.widgets.level_field import LevelField
from gate_viz.views.widgets.level_slider import LevelSlider
from gate_viz.views.widgets.range_ends import RangeEnds
from gate_viz.views.widgets.toggle import ToggleSwitch

USUAL_DOSE = 1.0


class LevelRow(ControlRow):
    """A row with a slider; that of a medicine comes with the switch."""

    def __init__(self, control: Control, catalogue: Catalogue, look: Look) -> None:
        super().__init__(control, catalogue, look)
        self._shown: tuple[float, float] | None = None
        colour = fill_colour(control, look)
        self.field = LevelField(control.minimum, control.maximum, is_dose=control.unit == "dose", look=look)
        # The row's own menu is the one that opens; copying and pasting go by their keys.
        for each in (self.field, self.field.lineEdit()):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.slider = LevelSlider(control.minimum, control.maximum, look, colour)
        self.toggle = ToggleSwitch(look, colour) if self.drug is not None else None
        if self.toggle is None:
            self._build((self.field,), (self.slider, self.grade), self.slider)
        else:
            self._build((self.toggle,), (self.slider, self.field), self.slider)
        least, greatest = f"window.controls.least.{control.id}", f"window.controls.greatest.{control.id}"
        self.ends: RangeEnds | None = None
        column = self.layout()
        if least in self._texts and column is not None:
            self.ends = RangeEnds(self._texts.get(least), self._texts.get(greatest))
            column.addWidget(self.ends)
        self._connect()
        self.set_look(look, None)

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

    def set_look(self, look: Look, icon: QPixmap | None, *, dense: bool = False) -> None:
        """Use sizes, colours and the glyph of the control; ``dense`` is lower, for long lists."""
        super().set_look(look, icon, dense=dense)
        self.field.set_look(look)
        if self.toggle is not None:
            self.toggle.set_look(look, fill_colour(self.control, look))

    def set_dense(self, dense: bool, look: Look) -> None:
        """Be lower, for long lists; medicines always are."""
        self.slider.set_look(look, fill_colour(self.control, look), dense=dense or self.drug is not None)

    @property
    def focusables(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in order."""
        own = (self.field, self.slider)
        return (self.toggle, *own) if self.toggle is not None else own

    @property
    def _is_at_default(self) -> bool:
        return self._shown is None or self._shown[0] == self._shown[1]

    def _connect(self) -> None:
        self.slider.level_changed.connect(lambda level, finished: self.intent.emit(self._change(level, finished)))
        self.slider.change_finished.connect(lambda: self.intent.emit(FinishChange()))
        self.slider.default_wanted.connect(lambda: self.intent.emit(RestoreDefault(self.control.id)))
        self.field.level_changed.connect(lambda level: self.intent.emit(self._change(level, True)))
        if self.toggle is not None:
            self.toggle.toggled.connect(
                lambda taken: self.intent.emit(self._change(USUAL_DOSE if taken else 0.0, finished=True))
            )
            self.toggle.toggled.connect(lambda taken: self.switched_on.emit(self.control.id) if taken else None)

    def _describe(self) -> None:
        super()._describe()
        self.slider.setAccessibleName(self.title)
        self.field.setAccessibleName(self._texts.get("window.controls.number_of", name=self.title))
        if self.toggle is not None:
            self.toggle.setAccessibleName(self._texts.get("window.controls.take", name=self.title))
            self.slider.setAccessibleName(self._texts.get("window.controls.dose_of", name=self.title))
