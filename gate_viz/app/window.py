"""The only wiring: Catalogue, Session and MainWindow, and the care that no work is lost."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QSize, Qt, QUrl

from gate_viz.app.application import Application, running_application
from gate_viz.app.crash_report import CrashReport
from gate_viz.app.paths import assets_folder, user_folder
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Scenario
from gate_viz.content.scenarios import read_scenario
from gate_viz.content.texts import Texts
from gate_viz.session.intents import GoToDay, SetControls
from gate_viz.session.saved_scenario import recover, told_apart
from gate_viz.session.session import Session
from gate_viz.session.starting_point import starting_point
from gate_viz.views.frame_timer import Divider
from gate_viz.views.main_window import MainWindow
from gate_viz.views.system_motion import wants_stillness
from gate_viz.views.view_settings import ViewSettings, read_view_settings

SETTINGS_FILE = "view.json"
KEEPING_PERIOD_MS = 2000.0
SMALL_SCREEN = QSize(1366, 768)
SHARE_OF_SCREEN = 0.9
_MOST_WINDOWS = 9


def open_window(catalogue: Catalogue, file: str | None) -> int:
    """Exit code, after the window was opened and closed.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    file : str | None
        A scenario to open.

    Raises
    ------
    ContentError
        If the scenario's file is wrong: then no window opens.
    """
    scenario = None if file is None else read_scenario(Path(file), catalogue)
    application = running_application(assets_folder())
    folder = user_folder()
    work = work_in_progress(folder)
    window = build_window(catalogue, folder, work, scenario)
    report = CrashReport(folder, catalogue.texts, window.keep_work)
    report.install()
    window.set_still(wants_stillness())
    try:
        show_on_screen(window)
        if isinstance(application, Application):
            application.open_files_with(partial(open_place, window, catalogue.texts))
        return application.exec()
    finally:
        if isinstance(application, Application):
            application.open_files_with(None)
        report.remove()
        # Only a proper end comes here; after any other the file stays, and is found at the next start.
        if work is not None:
            work.discard()


def open_place(window: MainWindow, texts: Texts, place: QUrl) -> None:
    """Open a scenario that the system asks for, as if it had been chosen in the window, and bring the window forward.

    Parameters
    ----------
    window : MainWindow
        The window, shown.
    texts : Texts
        The words on screen.
    place : QUrl
        Where the scenario lies; what is no file on this computer is told of in one sentence and changes nothing.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.activateWindow()
    if place.isLocalFile():
        window.open_scenario(Path(place.toLocalFile()))
        return
    reason = texts.get("command_line.refusal.not_local", place=place.toDisplayString())
    window.tell(texts.get("window.status.not_opened", reason=reason))


def build_window(
    catalogue: Catalogue, folder: Path, work: WorkInProgress | None, scenario: Scenario | None
) -> MainWindow:
    """Window with everything connected; where it goes on with recovered work, it says so.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    folder : Path
        Where choices of view are remembered.
    work : WorkInProgress | None
        Where the work in progress is kept.
    scenario : Scenario | None
        What to start with; without it, recovered work, the last scenario, person and day, or the program's own
        first scenario.
    """
    settings_path = folder / SETTINGS_FILE
    settings = read_view_settings(settings_path)
    found = recover(work.path, catalogue) if work is not None and scenario is None else None
    done = None if found is None else told_apart(found, catalogue)
    remembered = remembered_scenario(settings, catalogue) if scenario is None and done is None else None
    first = scenario or (done.begun if done else remembered)
    opened = found or first
    session = Session(catalogue, first, settings.lens if opened is None or opened.lens is None else opened.lens)
    # As changes of their own: starting again takes them away, and undo too.
    if done is not None and done.since:
        session.dispatch(SetControls(done.since))
    day = done.day if done else settings.day if remembered else session.frame.day
    if day != session.frame.day:
        session.dispatch(GoToDay(day))
    window = MainWindow(
        session,
        catalogue,
        settings_path=settings_path,
        autosave=None if work is None else work.path,
        assets=assets_folder(),
    )
    if found is not None:
        # It stays until it is closed: the start-up text covers it at first.
        window.tell(catalogue.texts.get("crash.recovered"))
    keeping = Divider(KEEPING_PERIOD_MS)

    def keep(elapsed_ms: float) -> None:
        # A full disk must not stop the lesson; the next try comes in two seconds.
        if keeping.is_due(elapsed_ms):
            with contextlib.suppress(OSError):
                window.keep_work()

    window.timer.elapsed_ms.connect(keep)
    return window


def show_on_screen(window: MainWindow) -> None:
    """Show the window large: nine tenths of the screen, or all of it where the screen is small.

    Parameters
    ----------
    window : MainWindow
        The window, not yet shown.
    """
    room = window.screen().availableSize()
    if room.width() <= SMALL_SCREEN.width() or room.height() <= SMALL_SCREEN.height():
        window.showMaximized()
    else:
        window.resize(room * SHARE_OF_SCREEN)
        window.show()


def remembered_scenario(settings: ViewSettings, catalogue: Catalogue) -> Scenario | None:
    """Scenario, archetype, or one on top of the other, of the last time, if they are still shipped.

    Parameters
    ----------
    settings : ViewSettings
        What is remembered.
    catalogue : Catalogue
        Everything that is shipped.
    """
    scenario = catalogue.scenarios.get(settings.scenario_id)
    archetype = catalogue.archetypes.get(settings.archetype_id)
    return scenario if archetype is None else starting_point(archetype, scenario)


@dataclass(frozen=True, slots=True)
class WorkInProgress:
    """A file that one running program has for itself."""

    path: Path
    lock: QLockFile

    def discard(self) -> None:
        """Remove the file: the program ended as it should."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.lock.unlock()


def work_in_progress(folder: Path) -> WorkInProgress | None:
    """File for the work in progress that no other running program uses; None where none can be had.

    Parameters
    ----------
    folder : Path
        The user's folder.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, _MOST_WINDOWS + 1):
        lock = QLockFile(str(folder / f"work-{number}.lock"))
        # A program that runs for days keeps its lock; that of one that died is free at once.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            return WorkInProgress(folder / f"work-{number}.gateviz", lock)
    return None
