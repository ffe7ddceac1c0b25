"""The window: lays out panels, passes intents up and Frames down."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.session import saved_scenario
from gate_viz.session.checked_values import RefusedIntent
from gate_viz.session.frame import Frame
from gate_viz.session.intents import (
    GoToDay,
    Hold,
    Intent,
    OpenScenario,
    Pinch,
    Redo,
    ResetTime,
    SeeShowing,
    SetLens,
    SetPlaying,
    StartAgain,
    StepBack,
    StepForward,
    Tap,
    Undo,
)
from gate_viz.session.session import Session
from gate_viz.session.starting_point import shipped_start
from gate_viz.views.frame_timer import Divider, FrameTimer
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.guide import Guide
from gate_viz.views.panels.card_panel import DRAWER_WIDTH, CardPanel
from gate_viz.views.panels.controls_panel import ControlsPanel
from gate_viz.views.panels.graph_panel import GraphPanel
from gate_viz.views.panels.playback_bar import PlaybackBar
from gate_viz.views.panels.readout_panel import ReadoutPanel
from gate_viz.views.panels.stage_panel import StagePanel
from gate_viz.views.panels.why_panel import WhyPanel
from gate_viz.views.safety_notes import notes_of
from gate_viz.views.scene_bar import SceneBar
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.start_dialog import KeysOverlay, StartDialog
from gate_viz.views.style import Look, stylesheet, unit_for
from gate_viz.views.tab_order import set_reading_order
from gate_viz.views.theme import load_fonts, load_theme
from gate_viz.views.top_bar import TopBar
from gate_viz.views.view_settings import ViewSettings, Wording, read_view_settings, write_view_settings
from gate_viz.views.widgets.notes_overlay import NotesOverlay
from gate_viz.views.widgets.notice import Notice
from gate_viz.views.widgets.safety_strip import SafetyStrip
from gate_viz.views.widgets.segments import Segments

SMALLEST_CLIENT_AREA = QSize(1180, 640)
GRAPH_PERIOD_MS = 50.0
DIGITS_PERIOD_MS = 250.0
STILL_PERIOD_MS = 1000.0
# The stage's own shape is about 1580 by 690; flatter than this it would be a mere strip, so the graph steps aside.
FLATTEST_STAGE = 0.36
# What safety notes may take of the window, and what they leave to the picture at least [px].
SAFETY_SHARE = 0.24
LEAST_STAGE_PX = 250
# Where the picture would be narrower than this beside an open card, the card takes its place as a tab [px].
NARROWEST_BESIDE_CARD_PX = 700
_DEFAULT_THEME = "dark"

_Key = TypeVar("_Key")


class MainWindow(QWidget):
    """The whole program on screen.

    Parameters
    ----------
    session
        What runs; the window is its only user.
    catalogue
        All content.
    theme_name
        A theme of the catalogue, or nothing for the one that is remembered.
    settings_path
        Where choices of view are remembered; nothing to remember none.
    autosave
        Where the work in progress is kept, for after a crash; nothing to keep none.
    assets
        The folder of shipped files.
    greet
        Whether the start-up text is shown when the window first appears.
    """

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        theme_name: str | None = None,
        settings_path: Path | None = None,
        autosave: Path | None = None,
        *,
        assets: Path,
        greet: bool = True,
    ) -> None:
        super().__init__()
        self._session = session
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._assets = assets
        self._settings_path = settings_path
        self._autosave = autosave
        self._settings = self._usable_settings(theme_name)
        load_fonts(assets)
        theme = load_theme(catalogue.theme, self._settings.theme)
        self._look = Look(theme)
        self._glyphs = Glyphs(theme, assets)
        self._stage_was_painted = False
        self._graph_is_due, self._digits_are_due = Divider(GRAPH_PERIOD_MS), Divider(DIGITS_PERIOD_MS)
        self._still_is_due = Divider(STILL_PERIOD_MS)
        self._presenting = False
        self._day = 0.0
        self._greet = greet
        self._kept: object = None
        self._warned: tuple[object, ...] | None = None
        self.setProperty("part", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(900, 560)
        # So that no button carries a ring before the keyboard is used, and a click on empty ground takes it away.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_panels()
        self._lay_out()
        self._build_actions()
        self._connect()
        self.timer = FrameTimer(self)
        self.timer.elapsed_ms.connect(self._let_time_pass)
        self.resize(SMALLEST_CLIENT_AREA)
        self.show_scene(self._settings.scene_id)
        self._show_frame(session.frame, every_panel=True)

    # -- files ------------------------------------------------------------------------------------------------------

    def open_scenario(self, path: Path) -> None:
        """Start the scenario of a file; a file that is refused is told of in one sentence and changes nothing.

        Parameters
        ----------
        path
            A ``.gateviz`` file.
        """
        try:
            scenario = saved_scenario.load(path, self._catalogue)
        except ContentError as error:
            self.tell(self._texts.get("window.status.not_opened", reason=str(error)))
            return
        self.do(OpenScenario(scenario))

    def save_scenario(self, path: Path) -> None:
        """Write what is set to a file; a file that cannot be written is told of in one sentence.

        Parameters
        ----------
        path
            The file; without an ending it gets ``.gateviz``.
        """
        path = path if path.suffix else path.with_suffix(saved_scenario.SUFFIX)
        try:
            saved_scenario.save(path, self._session.frame.controls, self._catalogue)
        except OSError as error:
            self.tell(self._texts.get("window.status.not_saved", reason=str(error)))
            return
        self.tell(self._texts.get("window.status.saved", name=path.name), calm=True)

    def keep_work(self) -> None:
        """Write the work in progress to its own file.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        controls = self._session.frame.controls
        if self._autosave is not None and controls is not self._kept:
            saved_scenario.autosave(self._autosave, controls, self._catalogue)
            self._kept = controls

    def tell(self, sentence: str, *, calm: bool = False) -> None:
        """Show one sentence in the strip; ``calm`` ones go by themselves."""
        self.status.tell(sentence, stays=not calm)

    # -- intents up, Frames down ------------------------------------------------------------------------------------

    def do(self, intent: Intent) -> None:
        """Hand an intent to the session and show what comes of it; a refusal is told of and changes nothing."""
        lives_through_days = isinstance(intent, GoToDay | SeeShowing)
        lens_before = self._session.frame.lens
        if lives_through_days:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            frame = self._session.dispatch(intent)
        except RefusedIntent as refusal:
            self.tell(str(refusal))
            frame = self._session.frame
        finally:
            if lives_through_days:
                QApplication.restoreOverrideCursor()
        if frame.lens is not lens_before and not frame.why.lens_changed:
            # Whoever asked for something else is told that the lens came with it; the why line does not.
            key = "lens_changed_to_see" if isinstance(intent, SeeShowing) else "lens_changed"
            lens = self._texts.get(f"lens.{frame.lens.value}")
            self.tell(self._texts.get(f"window.status.{key}", lens=lens), calm=True)
        self._graph_is_due.hurry()
        self._digits_are_due.hurry()
        self._show_frame(frame, every_panel=True)
        if frame.day != self._day:
            # The bar says which day it is, and may need another row for it.
            self._day = frame.day
            self._fit()
        self._remember_session(frame)

    def _let_time_pass(self, elapsed_ms: float) -> None:
        frame = self._session.advance(elapsed_ms)
        self.stage.tick(elapsed_ms)
        self.status.tick(elapsed_ms)
        self.controls.tick(elapsed_ms)
        if self._stage_was_painted and not self.graph.is_awake:
            self.graph.wake()
        self._show_frame(frame, every_panel=False, elapsed_ms=elapsed_ms)

    def _show_frame(self, frame: Frame, *, every_panel: bool, elapsed_ms: float = 0.0) -> None:
        # A still picture follows what the learner does, and else is renewed so seldom that nothing in it moves.
        if every_panel or not self.playback.still.isChecked() or self._still_is_due.is_due(elapsed_ms):
            self.stage.show_frame(frame)
        self.controls.show_frame(frame)
        self.playback.show_frame(frame)
        self.top.show_frame(frame)
        # Two windows open are told apart in the task bar.
        self.setWindowTitle(self._texts.get("window.title_of", scenario=frame.controls.scenario.name))
        self._show_warnings(frame)
        if self._graph_is_due.is_due(elapsed_ms) or every_panel:
            self.graph.show_frame(frame)
        if self._digits_are_due.is_due(elapsed_ms) or every_panel:
            self.why.show_frame(frame)
            self.readouts.show_frame(frame)
            self.graph.show_digits(frame)
            self.playback.show_digits(frame)
            self.guide.show_frame(frame)

    def _show_warnings(self, frame: Frame) -> None:
        about = (frame.controls, frame.warnings, self._settings.wording)
        if about != self._warned:
            self._warned = about
            self.safety.show_notes(notes_of(frame, self._catalogue, self._settings.wording))

    # -- the look ---------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> ViewSettings:
        """The choices of view."""
        return self._settings

    def set_theme(self, name: str) -> None:
        """Show another theme of the catalogue."""
        self._change_settings(replace(self._settings, theme=name))

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        self._change_settings(replace(self._settings, wording=wording))
        self._show_frame(self._session.frame, every_panel=True)

    def set_text_percent(self, percent: int) -> None:
        """Write larger or smaller."""
        self._change_settings(replace(self._settings, text_percent=percent))

    def set_still(self, still: bool) -> None:
        """Let the picture stand still, or move again; the model runs on."""
        self.playback.show_still(still)
        self.stage.set_still(still)

    def show_scene(self, scene_id: str) -> None:
        """Show another scene in the picture.

        Parameters
        ----------
        scene_id
            One of ``SCENES``.
        """
        self.tabs.show_choice("picture")
        self._fit()
        self.stage.show_scene(scene_id)
        self.scene_bar.show_scene(scene_id)
        self._scene_actions[scene_id].setChecked(True)
        self._change_settings(replace(self._settings, scene_id=scene_id))

    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or give it back."""
        if full != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_presenting(self, presenting: bool) -> None:
        """Show the picture large on the whole screen, with the controls out of the way; or go back."""
        self._presenting = presenting
        self.controls.setVisible(not presenting)
        self.tabs.show_choice("picture")
        self.setFocus()
        self.set_full_screen(presenting)
        self._fit()

    def _change_settings(self, settings: ViewSettings) -> None:
        before, self._settings = self._settings, settings
        if settings == before:
            return
        if settings.wording is not before.wording:
            self.controls.set_wording(settings.wording)
            self.why.set_wording(settings.wording)
            self.readouts.set_wording(settings.wording)
            self.stage.set_wording(settings.wording)
        if settings.theme != before.theme or settings.text_percent != before.text_percent:
            self._fit(anew=True)
        self._write_settings()

    def _usable_settings(self, theme_name: str | None) -> ViewSettings:
        settings = read_view_settings(self._settings_path)
        settings = replace(settings, theme=theme_name or settings.theme)
        if settings.theme not in self._catalogue.theme:
            settings = replace(settings, theme=_DEFAULT_THEME)
        if settings.scene_id not in SCENES:
            settings = replace(settings, scene_id=next(iter(SCENES)))
        return settings

    def _remember_session(self, frame: Frame) -> None:
        settings = replace(self._settings, lens=frame.lens, scenario_id="", archetype_id="", day=0.0)
        begun = shipped_start(frame.controls.scenario, self._catalogue)
        if begun is not None:
            shipped = self._catalogue.scenarios.get(begun.id)
            # A person may have the id of a situation.
            known = begun.id if shipped is not None and shipped.name == begun.name else ""
            settings = replace(settings, scenario_id=known, archetype_id=begun.archetype or "", day=frame.day)
        if settings != self._settings:
            self._settings = settings
            self._write_settings()

    def _write_settings(self) -> None:
        try:
            write_view_settings(self._settings_path, self._settings)
        except OSError as error:
            self._settings_path = None
            self.tell(self._texts.get("window.status.not_remembered", reason=error.strerror or str(error)))

    # -- building ---------------------------------------------------------------------------------------------------

    def _build_panels(self) -> None:
        catalogue, theme, history = self._catalogue, self._look.theme, self._session.history
        self.top = TopBar(catalogue, theme)
        self.status = Notice(self._texts.get("window.status.close"), self._look)
        self.controls = ControlsPanel(catalogue, theme, self._glyphs)
        self.stage = StagePanel(catalogue, theme, self._glyphs)
        self.scene_bar = SceneBar(tuple(SCENES), self._texts, self._look)
        self.why = WhyPanel(catalogue, theme, self._glyphs)
        self.safety = SafetyStrip(self._texts, self._look, self._glyphs)
        self.graph = GraphPanel(catalogue, theme, history)
        self.readouts = ReadoutPanel(catalogue, theme, self._glyphs)
        self.playback = PlaybackBar(catalogue, theme, history)
        self.card = CardPanel(catalogue, theme, self._glyphs)
        for panel in (self.controls, self.why, self.readouts, self.stage, self.card):
            panel.set_wording(self._settings.wording)
        self.stage.installEventFilter(self)
        self.start_dialog = StartDialog(self._texts, self._look, self)
        self.keys_overlay = KeysOverlay(self._texts, tuple(SCENES), self._look, self)
        self.notes_overlay = NotesOverlay(self._texts, self._look, self._glyphs, self)

    def _lay_out(self) -> None:
        self.tabs = Segments(
            [
                ("picture", self._texts.get("window.top.picture")),
                ("graph", self._texts.get("window.top.graph")),
                ("card", self._texts.get("card.tab")),
            ],
            self._look,
        )
        self.tabs.setAccessibleName(self._texts.get("window.top.picture_or_graph"))
        self.tabs.show_choice("picture")
        self.playback.put_tabs(self.tabs)
        self._graph_row = QWidget()
        graph_row = QHBoxLayout(self._graph_row)
        graph_row.setContentsMargins(0, 0, 0, 0)
        graph_row.setSpacing(0)
        graph_row.addWidget(self.graph, 1)
        graph_row.addWidget(self.readouts)
        self._picture_row = QWidget()
        picture_row = QHBoxLayout(self._picture_row)
        picture_row.setContentsMargins(0, 0, 0, 0)
        picture_row.setSpacing(0)
        picture_row.addWidget(self.scene_bar)
        picture_row.addWidget(self.stage, 1)
        self._centre = QVBoxLayout()
        self._centre.setSpacing(0)
        for part in (self._picture_row, self.why, self.safety, self._graph_row, self.playback):
            self._centre.addWidget(part)
        self.stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._centre.setStretch(0, 1)
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.controls)
        middle.addLayout(self._centre, 1)
        middle.addWidget(self.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(self.status)
        whole.addLayout(middle, 1)
        self.guide = Guide(self._catalogue, self, self.controls, self.stage, self.card)

    def _connect(self) -> None:
        for panel in (self.top, self.controls, self.why, self.graph, self.readouts, self.playback):
            panel.intent.connect(self.do)
        self.playback.still_wanted.connect(self.set_still)
        self.playback.told.connect(self.tell)
        self.card.changed.connect(self._fit)
        self.scene_bar.scene_wanted.connect(self.show_scene)
        self.controls.width_changed.connect(self._share_height)
        self.status.changed.connect(self._fit)
        self.safety.changed.connect(self._fit)
        self.tabs.chosen.connect(lambda _key: self._fit())
        self.safety.all_wanted.connect(lambda: self.notes_overlay.cover_with(self.safety.notes, self._glyphs))
        for overlay in self._overlays:
            # Else the focus would go on to the next button, and Space would press it.
            overlay.closed.connect(self.setFocus)
        self.top.open_wanted.connect(self._ask_what_to_open)
        self.top.save_wanted.connect(self._ask_where_to_save)

    def _build_actions(self) -> None:
        """Give the window its menu and the keys that work wherever the focus is."""
        get = self._texts.get
        self.menu = QMenu(self)
        self._scene_actions = self._add_choices(
            self.menu.addMenu(get("window.scenes.menu")),
            # What stands behind the tab is shown as a key; the key itself is the window's, which knows who is typing.
            [(scene_id, f"{get(f'scene.name.{scene_id}')}\t{key}") for key, scene_id in enumerate(SCENES, start=1)],
            self._settings.scene_id,
            self.show_scene,
        )
        self.menu.addSeparator()
        themes = self.menu.addMenu(get("window.top.theme"))
        self._add_choices(
            themes,
            [(name, get(f"window.theme_name.{name}")) for name in self._catalogue.theme],
            self._settings.theme,
            self.set_theme,
        )
        words = self.menu.addMenu(get("window.top.words"))
        self._add_choices(
            words,
            [(Wording.PATIENT, get("window.top.for_patients")), (Wording.CLINICIAN, get("window.top.for_clinicians"))],
            self._settings.wording,
            self.set_wording,
        )
        self.menu.addSeparator()
        self._add_action("window.top.text_larger", ("Ctrl++", "Ctrl+="), lambda: self._step_text(1))
        self._add_action("window.top.text_smaller", ("Ctrl+-",), lambda: self._step_text(-1))
        self._add_action("window.top.text_normal", ("Ctrl+0",), lambda: self.set_text_percent(100))
        self.menu.addSeparator()
        self._add_action("window.top.full_screen", ("F11",), lambda: self.set_full_screen(not self.isFullScreen()))
        self._add_action("window.top.present", ("F5",), lambda: self.set_presenting(not self._presenting))
        self.menu.addSeparator()
        self._add_action("search.menu", ("Ctrl+F",), self.begin_search)
        self._add_action("window.top.undo", ("Ctrl+Z",), lambda: self.do(Undo()))
        self._add_action("window.top.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), lambda: self.do(Redo()))
        self._add_action("window.top.open", ("Ctrl+O",), self._ask_what_to_open)
        self._add_action("window.top.save", ("Ctrl+S",), self._ask_where_to_save)
        self.menu.addSeparator()
        self._add_action("window.top.about", (), self.start_dialog.cover)
        self._add_action("window.top.keys", ("F1",), self.keys_overlay.cover)
        self.top.put_menu(self.menu)

    def _add_action(self, key: str, shortcuts: tuple[str, ...], act: Callable[[], object]) -> None:
        action = QAction(self._texts.get(key), self)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.triggered.connect(lambda _checked=False: None if self._is_covered else act())
        self.menu.addAction(action)
        self.addAction(action)

    def _add_choices(
        self, menu: QMenu, choices: Sequence[tuple[_Key, str]], present: _Key, choose: Callable[[_Key], None]
    ) -> dict[_Key, QAction]:
        group, actions = QActionGroup(menu), {}
        for key, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == present)
            action.triggered.connect(lambda _checked=False, key=key: choose(key))
            group.addAction(action)
            actions[key] = action
        return actions

    # -- sizes ------------------------------------------------------------------------------------------------------

    def _fit(self, *, anew: bool = False) -> None:
        """Choose letter size, rows and tabs for the room there is."""
        unit = unit_for(self.width(), self.height(), self._settings.text_percent)
        if anew or unit != self._look.unit:
            self._restyle(unit)
        self.top.fit(self.width())
        self._share_height()

    def _restyle(self, unit: float) -> None:
        theme = self._look.theme
        if theme.name != self._settings.theme:
            theme = load_theme(self._catalogue.theme, self._settings.theme)
            self._glyphs = Glyphs(theme, self._assets)
            self.stage.set_theme(theme, self._glyphs)
        self._look = Look(theme, unit)
        self.stage.set_text_scale(self._settings.text_percent / 100)
        self.setStyleSheet(stylesheet(self._look))
        self.controls.set_look(self._look, self._glyphs)
        self.why.set_look(self._look, self._glyphs)
        self.readouts.set_look(self._look, self._glyphs)
        self.safety.set_look(self._look, self._glyphs)
        self.card.set_look(self._look, self._glyphs)
        for part in (self.top, self.status, self.scene_bar, self.graph, self.playback, self.tabs, *self._overlays):
            part.set_look(self._look)

    def _share_height(self) -> None:
        width = self.width() - (self.controls.width() if not self.controls.isHidden() else 0)
        self.scene_bar.fit(width)
        drawer = self._width_of_drawer(width)
        card_is_tab = self.card.subject_id is not None and not drawer
        width -= drawer
        self.why.fit(width)
        self.scene_bar.fit(width)
        # Where the height is short the numbers give way first, then the second row of the playback bar, then the graph.
        for closeness in range(3):
            graph, beside = self._height_of_graph(width, closeness, with_tabs=card_is_tab)
            if not beside:
                break
        # On the wall the picture has all the room; the graph is one click away.
        beside = beside or self._presenting
        self._offer_tabs(graph=beside, card=card_is_tab)
        if beside:
            self.playback.fit(width)
            self.readouts.fit(math.inf)
        show_graph = self.tabs.choice == "graph"
        show_card = self.tabs.choice == "card"
        self._picture_row.setVisible(not show_graph and not show_card)
        # Whoever reads a card in the place of the picture needs its lines more than the why line's.
        self.why.setVisible(not show_card)
        self._place_card(drawer, is_shown=show_card or bool(drawer))
        self._graph_row.setVisible(not beside or show_graph)
        self._graph_row.setMaximumHeight(16_777_215 if beside else graph)
        self._graph_row.setMinimumHeight(0 if beside else graph)
        self.top.fit(self.width())
        self._fit_safety(width, 0 if beside else graph)

    def _fit_safety(self, width: int, graph: int) -> None:
        """Give the safety notes what the picture can spare; what has no room in whole lines stands in their list."""
        strips = self.top.heightForWidth(self.width()) + self.why.height() + self.playback.heightForWidth(width)
        room = self.height() - strips - graph
        self.safety.fit(width, min(round(SAFETY_SHARE * self.height()), room - LEAST_STAGE_PX))
        room -= 0 if self.safety.isHidden() else self.safety.height()
        # Where even that is too much the picture is lower than it would like, rather than a strip cut through.
        self.stage.setMinimumHeight(max(1, min(LEAST_STAGE_PX, room)))

    def _width_of_drawer(self, width: int) -> int:
        """Return what an open card takes beside the picture [px]; 0 for none, and where it would leave too little."""
        drawer = self._look.px(DRAWER_WIDTH)
        fits = width - drawer - self.scene_bar.width() >= NARROWEST_BESIDE_CARD_PX
        return drawer if fits and self.card.subject_id is not None else 0

    def _offer_tabs(self, *, graph: bool, card: bool) -> None:
        """Offer what shares its place with the picture; what does so no longer is not chosen any more."""
        for key, offered in (("graph", graph), ("card", card)):
            self.tabs.buttons[key].setVisible(offered)
            if self.tabs.choice == key and not offered:
                self.tabs.show_choice("picture")
        self.tabs.setVisible(graph or card)

    def _place_card(self, drawer: int, *, is_shown: bool) -> None:
        """Stand the card at the right with the width of a drawer, or with none in the place of the picture."""
        self.card.setMinimumWidth(drawer)
        self.card.setMaximumWidth(drawer or 16_777_215)
        if drawer and self._middle.indexOf(self.card) < 0:
            self._middle.addWidget(self.card)
        elif not drawer and self._centre.indexOf(self.card) < 0:
            self._centre.insertWidget(1, self.card, 1)
        self.card.setVisible(is_shown)

    def show_card(self) -> None:
        """Bring an open card to the front where it shares its place with the picture."""
        self.tabs.show_choice("card")
        self._fit()

    def show_controls(self) -> None:
        """Bring the controls back where they were put away to present."""
        if self.controls.isHidden():
            self.controls.show()
            self._fit()

    def begin_search(self) -> None:
        """Begin to look for something by its name."""
        self.show_controls()
        self.controls.search.begin()

    def _height_of_graph(self, width: int, closeness: int, *, with_tabs: bool = False) -> tuple[int, bool]:
        """Return the height the graph would have [px], and whether it leaves the stage too little."""
        self.tabs.setVisible(with_tabs)
        self.playback.fit(width, most_rows=1 if closeness == 2 else 2)
        fixed = self.top.heightForWidth(self.width()) + self.why.height() + self.playback.heightForWidth(width)
        room = self.height() - fixed
        graph = max(self.graph.minimumSizeHint().height(), round(0.265 * room))
        self.readouts.fit(math.inf if closeness == 0 else graph)
        graph = max(graph, self.readouts.sizeHint().height())
        # Strips that come and go take from the stage; they never turn the graph into a tab while people watch.
        return graph, room - graph < FLATTEST_STAGE * (width - self.scene_bar.width())

    def _step_text(self, steps: int) -> None:
        self._change_settings(self._settings.with_larger_text(steps))

    # -- events -----------------------------------------------------------------------------------------------------

    @property
    def _is_covered(self) -> bool:
        return not all(overlay.isHidden() for overlay in self._overlays)

    @property
    def _overlays(self) -> tuple[StartDialog, KeysOverlay, NotesOverlay]:
        return self.start_dialog, self.keys_overlay, self.notes_overlay

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the single keys, which come here only when nothing that is focused wants them."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._is_covered:
            return
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_R:
            self.do(StartAgain())
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif not self._act_on(Qt.Key(key)):
            super().keyPressEvent(event)

    def _act_on(self, key: Qt.Key) -> bool:
        frame = self._session.frame
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: lambda: self.do(SetPlaying(not frame.controls.playing)),
            Qt.Key.Key_Right: lambda: self.do(StepForward()),
            Qt.Key.Key_Left: lambda: self.do(StepBack()),
            Qt.Key.Key_H: lambda: self.do(Hold(self._session.history.held is None)),
            Qt.Key.Key_S: lambda: self.set_still(not self.playback.still.isChecked()),
            Qt.Key.Key_L: lambda: self.do(SetLens(frame.lens.other)),
            **{Qt.Key(Qt.Key.Key_1 + place): partial(self._go_to_scene, id_) for place, id_ in enumerate(SCENES)},
            Qt.Key.Key_T: lambda: self.do(Tap()),
            Qt.Key.Key_P: lambda: self.do(Pinch()),
            Qt.Key.Key_R: lambda: self.do(ResetTime()),
            Qt.Key.Key_D: lambda: self.playback.day.field.setFocus(Qt.FocusReason.ShortcutFocusReason),
        }
        act = actions.get(key)
        if act is not None:
            act()
        return act is not None

    def _escape(self) -> None:
        if self.card.subject_id is not None:
            self.card.close_card()
        elif self._presenting:
            self.set_presenting(False)
        elif self.isFullScreen():
            self.set_full_screen(False)
        else:
            self.setFocus()

    def _go_to_scene(self, scene_id: str) -> None:
        """Show a scene; the key of the scene that is shown leads the keyboard into it."""
        was_shown = scene_id == self.stage.scene_id and not self._picture_row.isHidden()
        self.show_scene(scene_id)
        # Whoever is at a slider stays there, to watch what it does in another scene.
        if was_shown or self.focusWidget() in (None, self):
            self.stage.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the stage's first picture: the graph wakes after it."""
        if watched is self.stage and event.type() == QEvent.Type.Paint:
            self._stage_was_painted = True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Draw signs and glyphs anew on a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit(anew=True)
        return super().event(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Go on in reading order, the controls before the picture."""
        parts = (
            self.top,
            self.controls,
            self.scene_bar,
            self.stage,
            self.card,
            self.why,
            self.safety,
            self.graph,
            self.readouts,
            self.playback,
        )
        set_reading_order(parts)
        spots = self.stage.spots()
        if next_one and spots and self.focusWidget() is self.stage:
            # The stage itself is no stop of the Tab key: from it one goes into the picture.
            first = min(spots, key=lambda spot: (spot.y() + spot.height() // 2) // 12 * 10_000 + spot.x())
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(next_one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit everything into the new size."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Let time run, and at the first showing greet with the start-up text."""
        super().showEvent(event)
        self._fit()
        self.setFocus()
        self.timer.start()
        if self._greet:
            self._greet = False
            self.start_dialog.cover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop time while nobody looks."""
        super().hideEvent(event)
        self.timer.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the choices of view."""
        self.timer.stop()
        self._write_settings()
        super().closeEvent(event)

    # -- files, asked for -------------------------------------------------------------------------------------------

    def _ask_what_to_open(self) -> None:
        kind = self._texts.get("window.top.file_kind")
        name, _ = QFileDialog.getOpenFileName(self, self._texts.get("window.top.open"), "", kind)
        if name:
            self.open_scenario(Path(name))

    def _ask_where_to_save(self) -> None:
        kind = self._texts.get("window.top.file_kind")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # A name may hold what no file's name can.
        proposed = re.sub(r'[<>:"/\\|?*]', "-", self._session.frame.controls.scenario.name) + saved_scenario.SUFFIX
        name, _ = QFileDialog.getSaveFileName(
            self, self._texts.get("window.top.save"), str(Path(documents, proposed)), kind
        )
        if name:
            self.save_scenario(Path(name))
