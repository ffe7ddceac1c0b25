"""Leads the learner between a control, its place in the picture and their evidence card."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.search import Found
from gate_viz.session.frame import Frame
from gate_viz.session.intents import ChooseArchetype, Intent, SeeShowing
from gate_viz.views.panels.card_panel import CardPanel
from gate_viz.views.panels.controls_panel import ControlsPanel
from gate_viz.views.panels.stage_panel import StagePanel


class GuidedWindow(Protocol):
    """What the guide asks of the window."""

    def do(self, intent: Intent) -> None:
        """Hand an intent to the session."""

    def show_scene(self, scene_id: str) -> None:
        """Show a scene in the picture."""

    def show_card(self) -> None:
        """Bring the card to the front where it shares its place with the picture."""

    def show_controls(self) -> None:
        """Bring the controls back where they were put away."""


class Guide(QObject):
    """Hears the panels and opens cards, shows scenes and rings controls.

    Parameters
    ----------
    catalogue
        What stands behind what.
    window
        What else must be asked.
    controls, stage, card
        The panels between which it leads.
    """

    def __init__(
        self, catalogue: Catalogue, window: GuidedWindow, controls: ControlsPanel, stage: StagePanel, card: CardPanel
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._window = window
        self._controls, self._stage, self._card = controls, stage, card
        self._came_from: QWidget | None = None
        stage.structure_activated.connect(self.open_structure)
        controls.about_wanted.connect(self.open_control)
        controls.switched_on.connect(self.follow_switch)
        controls.showing_wanted.connect(self.see)
        controls.found.connect(self.go_to)
        card.intent.connect(window.do)
        card.scene_wanted.connect(window.show_scene)
        card.control_wanted.connect(self._go_to_control)
        card.closed.connect(self._go_back)

    def show_frame(self, frame: Frame) -> None:
        """Renew what the card says of the present moment; a card of what the lens does not offer goes."""
        control_id = self._card.control_id
        if control_id is not None and not self._controls.is_offered(control_id):
            self._card.close_card()
        elif self._card.subject_id is not None:
            self._card.show_frame(frame, self._value_of(self._card.subject_id))

    def open_structure(self, structure_id: str) -> None:
        """Open the card of a structure of the picture, ring the control behind it, and let the keyboard read."""
        if structure_id not in self._catalogue.structures:
            return
        self._open(structure_id)
        self._let_read()

    def open_control(self, control_id: str) -> None:
        """Open the card of a control, show where it acts, and let the keyboard read."""
        if self._controls.is_offered(control_id):
            self._window.show_scene(self._scene_of(control_id))
            self._open(control_id)
            self._let_read()

    def follow_switch(self, control_id: str) -> None:
        """Do the same for a medicine that was switched on, but leave the keyboard and the scene that was chosen."""
        self._open(control_id)

    def see(self, control_id: str) -> None:
        """Go where a control's effect is to be seen."""
        self._window.do(SeeShowing(control_id))
        self._window.show_scene(self._catalogue.showings[control_id].scene)
        self._controls.highlight(control_id)

    def go_to(self, found: Found) -> None:
        """Go to something that was found by its name outside the controls."""
        if found.scene_id is not None:
            self._window.show_scene(found.scene_id)
        if found.kind == "structure":
            self._focus_structure(found.id)
            self._open(found.id)
        elif found.kind == "archetype":
            self._window.do(ChooseArchetype(found.id))

    # -- parts of the way -------------------------------------------------------------------------------------------

    def _open(self, subject_id: str) -> None:
        frame = self._stage.frame
        if frame is None:
            return
        self._card.open(subject_id, frame, self._value_of(subject_id))
        control_id = self._card.control_id
        if control_id is not None:
            self._controls.highlight(control_id)

    def _let_read(self) -> None:
        came_from = QApplication.focusWidget()
        if came_from is not None and not self._card.isAncestorOf(came_from):
            self._came_from = came_from
        self._window.show_card()
        self._card.take_focus()

    def _go_back(self) -> None:
        """Give the keyboard back to where it was before the card had it."""
        came_from, self._came_from = self._came_from, None
        # A structure of a scene that was left is gone by now.
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._card.window().setFocus()

    def _go_to_control(self, control_id: str) -> None:
        self._window.show_controls()
        self._controls.reveal(control_id)

    def _focus_structure(self, structure_id: str) -> None:
        for spot in self._stage.spots():
            if spot.structure_id == structure_id:
                spot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _value_of(self, subject_id: str) -> str:
        """Return the present value as the picture says it; nothing where the picture does not show it."""
        spots = (spot for spot in self._stage.spots() if spot.structure_id == subject_id)
        return next((spot.accessibleDescription() for spot in spots), "")

    def _scene_of(self, control_id: str) -> str:
        """Return the present scene where it shows the control, else the one in which its effect is to be seen."""
        structures = self._catalogue.structures.values()
        shown = any(each.control_id == control_id and self._stage.scene_id in each.scenes for each in structures)
        return self._stage.scene_id if shown else self._catalogue.showings[control_id].scene
