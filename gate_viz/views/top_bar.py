"""The bar at the top: scenario, lens, view menu, and the line that is always there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Archetype, Lens, Scenario
from gate_viz.session.frame import Frame
from gate_viz.session.intents import ChooseArchetype, ChooseScenario, SetLens
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.widgets.choice_popup import Choice, ChoicePopup
from gate_viz.views.widgets.flow_layout import FlowLayout
from gate_viz.views.widgets.plain_button import PlainButton
from gate_viz.views.widgets.segments import Segments

_OPEN, _SAVE = "/open", "/save"
_PERSON = "/person/"
"""Begins the keys of people: a person and a situation may have one id."""


class TopBar(QWidget):
    """Name, scenario, lens, view menu and the permanent line, in as many rows as they need.

    ``intent`` carries what the learner asks of the session; ``open_wanted`` and ``save_wanted`` concern files.
    """

    intent = Signal(object)
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._chosen_key = ""
        self._lens: Lens = Lens.EVIDENCE
        self.popup: ChoicePopup | None = None
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.title = QLabel(self._texts.get("window.title"))
        self.title.setProperty("part", "brand")
        self.scenario = PlainButton("", "scenario")
        self.scenario.setToolTip(self._texts.get("window.top.scenario_tip"))
        self.scenario.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        lenses = [(lens, self._texts.get(f"lens.{lens.value}")) for lens in (Lens.EVIDENCE, Lens.ARTICLE)]
        self.lens = Segments(lenses, self._look, accent=True)
        self.lens.setProperty("part", "lens")
        self.lens.setAccessibleName(self._texts.get("window.top.lens_name"))
        for lens, button in self.lens.buttons.items():
            if isinstance(lens, Lens):
                button.setToolTip(self._texts.get(f"lens_meaning.{lens.value}"))
        # Where both names do not fit, one button says which lens is on and changes it.
        self.one_lens = PlainButton("", "one_lens")
        self.one_lens.hide()
        self.view = PlainButton(self._texts.get("window.top.view"), "top")
        self.view.setAccessibleName(self._texts.get("window.top.view_name"))
        self.permanent = QLabel(self._texts.get("permanent.line"))
        self.permanent.setProperty("part", "quiet")
        self.permanent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.permanent.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._flow = FlowLayout(self)
        for widget in (self.title, self.scenario, self.lens, self.one_lens, self.view, self.permanent):
            self._flow.addWidget(widget)
        self.scenario.clicked.connect(self.choose_scenario)
        self.lens.chosen.connect(lambda lens: self.intent.emit(SetLens(lens)))
        self.one_lens.clicked.connect(lambda: self.intent.emit(SetLens(self._lens.other)))
        self.set_look(self._look)

    def put_menu(self, menu: QMenu) -> None:
        """Open ``menu`` from the view button."""
        self.view.put_menu(menu)

    def show_frame(self, frame: Frame) -> None:
        """Show the Frame's scenario and lens, sending nothing."""
        scenario = frame.controls.scenario
        self._chosen_key = self._key_of(scenario)
        if self.scenario.text() != scenario.name:
            self.scenario.setText(scenario.name)
            self.scenario.setAccessibleName(self._texts.get("window.top.scenario_name", name=scenario.name))
        self.lens.show_choice(frame.lens)
        if frame.lens is not self._lens or not self.one_lens.text():
            self._lens = frame.lens
            self.one_lens.setAccessibleName(self._texts.get(f"lens.{frame.lens.value}"))
            self.fit(self.width())

    def choose_scenario(self) -> None:
        """Drop down the list of scenarios."""
        texts = self._texts
        choices = [
            *_group(texts.get("window.top.situations"), "", self._catalogue.scenarios.values()),
            *_group(texts.get("window.top.people"), _PERSON, self._catalogue.archetypes.values()),
        ]
        choices.append(
            Choice(_OPEN, texts.get("window.top.open"), texts.get("window.top.open_about"), sign="open", apart=True)
        )
        choices.append(Choice(_SAVE, texts.get("window.top.save"), texts.get("window.top.save_about"), sign="save"))
        self.popup = ChoicePopup(choices, self._look, self)
        self.popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup.chosen.connect(self._choose)
        self.popup.drop_from(self.scenario, self._chosen_key)

    def set_look(self, look: Look) -> None:
        """Use the sizes of ``look``."""
        self._look = look
        self.lens.set_look(look)
        self.scenario.set_sign("chevron_down", look, "button_ink", 18)
        self.one_lens.set_sign("check", look, "lens_on_ink", 18)

    def fit(self, width: int) -> None:
        """Save room until one row is enough, if it can be: without the name, with one lens, then with short words."""
        for level in range(4):
            self._save_room(level)
            if self._flow.rows_at(width) == 1:
                break
        self.updateGeometry()

    def _save_room(self, level: int) -> None:
        texts, px = self._texts, self._look.px
        self.title.setVisible(level < 1)
        self.lens.setVisible(level < 2)
        self.one_lens.setVisible(level >= 2)
        short = level == 3
        key = f"window.top.lens_{self._lens.value}" if short else f"lens.{self._lens.value}"
        self.one_lens.setText(texts.get(key))
        self.view.setText("" if level == 3 else texts.get("window.top.view"))
        self.view.set_sign("menu", self._look, "ink", 20)
        side = px(28 if level < 3 else 10)
        self._flow.setContentsMargins(side, px(8), side, px(8))
        self._flow.setSpacing(px(22 if level < 3 else 10))

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many rows as are needed."""
        return self._flow.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size in the present width."""
        return QSize(self._flow.sizeHint().width(), self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed at the present width."""
        return QSize(10, self.heightForWidth(max(self.width(), 300)))

    def _choose(self, key: str) -> None:
        if key == _OPEN:
            self.open_wanted.emit()
        elif key == _SAVE:
            self.save_wanted.emit()
        elif key.startswith(_PERSON):
            self.intent.emit(ChooseArchetype(key.removeprefix(_PERSON)))
        else:
            self.intent.emit(ChooseScenario(key))

    def _key_of(self, scenario: Scenario) -> str:
        """Key of the row from which a scenario began."""
        person = self._catalogue.archetypes.get(scenario.id)
        return f"{_PERSON}{scenario.id}" if person is not None and person.name == scenario.name else scenario.id


def _group(heading: str, prefix: str, items: Iterable[Scenario | Archetype]) -> list[Choice]:
    """Rows under one heading."""
    return [
        Choice(f"{prefix}{item.id}", item.name, item.description, heading="" if number else heading)
        for number, item in enumerate(items)
    ]
