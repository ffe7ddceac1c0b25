"""What holds for every test: no screen, the same random numbers, and a user folder of its own."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import hypothesis
import numpy as np
import pytest

# Before anything imports Qt: no test opens a window on somebody's desktop.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

TESTS = Path(__file__).parent
NEEDS_QT = ("views", "golden", "end_to_end")
SEED = 20_260

# The same examples on every machine: a failure that one person sees, everybody sees.
hypothesis.settings.register_profile("everyday", derandomize=True, deadline=None, database=None, max_examples=40)
hypothesis.settings.register_profile("thorough", parent=hypothesis.settings.get_profile("everyday"), max_examples=500)
hypothesis.settings.load_profile(os.environ.get("GATE_VIZ_TEST_PROFILE", "everyday"))


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark every test below a folder that needs Qt."""
    for item in items:
        if item.path.is_relative_to(TESTS) and item.path.relative_to(TESTS).parts[0] in NEEDS_QT:
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True)
def _same_random_numbers() -> None:
    random.seed(SEED)
    np.random.seed(SEED)  # noqa: NPY002 - for code that would still use the old generator unasked


@pytest.fixture(autouse=True)
def _no_window_stays_open() -> Iterator[None]:
    """Refuse a test that leaves a window open: it would go on painting, and slow down whichever test comes next."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is not None and hasattr(application, "topLevelWidgets"):
        open_windows = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
        for widget in open_windows:
            widget.close()
        assert not open_windows


@pytest.fixture(autouse=True)
def _no_timer_goes_on(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse a test that leaves the program's timer running: its window would go on computing behind the next test."""
    if request.node.path.relative_to(TESTS).parts[0] not in (*NEEDS_QT, "app"):
        yield
        return
    from shiboken6 import isValid

    from gate_viz.views.frame_timer import FrameTimer

    started: list[FrameTimer] = []
    start = FrameTimer.start

    def noted_start(timer: FrameTimer) -> None:
        started.append(timer)
        start(timer)

    monkeypatch.setattr(FrameTimer, "start", noted_start)
    yield
    running = [timer for timer in started if isValid(timer) and timer.is_running]
    for timer in running:
        timer.stop()
    assert not running


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands in for the learner's own; nothing of the real one is read or written."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("GATE_VIZ_USER_FOLDER", str(folder / "gate-viz"))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(folder))
    return folder
