"""A control that can have a few values only: a button that names the present one and opens the list of all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Choice, Control
from gate_viz.views.control_row import ControlRow
from gate_viz.views.style import Look
from gate_viz.views.widgets import choice_popup
from gate_viz.views.widgets.choice_popup import ChoicePopup
from gate_viz.views.widgets.plain_button import PlainButton


class OptionRow(ControlRow):
    """A row with a button; ``popup`` is the list while it is open."""

    def __init__(self, control: Control, catalogue: Catalogue, look: Look) -> None:
        super().__init__(control, catalogue, look)
        self._look = look
        self._choice = _nearest(control, control.default)
        self._default = self._choice
        self.popup: ChoicePopup | None = None
        self.button = PlainButton(self._choice.name, "choose")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._open)
        self._build((), (self.button, self.grade), self.button)
        self.set_look(look, None)
        self._name_choice()

    @property
    def choice(self) -> Choice:
        """The choice that holds."""
        return self._choice

    @property
    def _is_at_default(self) -> bool:
        return self._choice == self._default

    @property
    def focusables(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches."""
        return (self.button,)

    def show_level(self, level: float, default: float) -> None:
        """Name the choice of a value and remember which one the scenario has, sending nothing."""
        shown = _nearest(self.control, level), _nearest(self.control, default)
        if shown != (self._choice, self._default):
            self._choice, self._default = shown
            self._name_choice()

    def set_look(self, look: Look, icon: QPixmap | None, *, dense: bool = False) -> None:
        """Use sizes, colours and the glyph of the control."""
        super().set_look(look, icon, dense=dense)
        self._look = look
        self.button.set_sign("chevron_down", look, "button_ink", 16)

    def _name_choice(self) -> None:
        self.button.setText(self._choice.name)
        words = self._texts.get("window.controls.chosen", name=self.title, choice=self._choice.name)
        self.button.setAccessibleName(words)

    def _open(self) -> None:
        at_start = self._texts.get("window.controls.at_start")
        rows = [
            choice_popup.Choice(each.id, each.name, at_start if each == self._default else "")
            for each in self.control.choices
        ]
        self.popup = ChoicePopup(rows, self._look, self)
        self.popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup.chosen.connect(self._choose)
        self.popup.drop_from(self.button, self._choice.id)

    def _choose(self, choice_id: str) -> None:
        level = self.control.choice_values[choice_id]
        if level != self._choice.value:
            self.intent.emit(self._change(level, finished=True))


def _nearest(control: Control, level: float) -> Choice:
    return min(control.choices, key=lambda choice: abs(choice.value - level))
