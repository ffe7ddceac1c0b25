"""The program's only timer: it tells how much wall time has passed since it last told."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

PERIOD_MS = 16


class FrameTimer(QObject):
    """Emits ``elapsed_ms(milliseconds)`` about sixty times a second, with the time that really went by."""

    elapsed_ms = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        """Whether it tells anything at present."""
        return self._timer.isActive()

    def start(self) -> None:
        """Start to tell, counting from now."""
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Fall silent."""
        self._timer.stop()

    def _tell(self) -> None:
        self.elapsed_ms.emit(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


class Divider:
    """Counts elapsed time and says when a slower rhythm is due.

    Parameters
    ----------
    period_ms
        Time between two beats [ms].
    """

    def __init__(self, period_ms: float) -> None:
        self._period_ms = period_ms
        self._waited_ms = period_ms

    def is_due(self, elapsed_ms: float) -> bool:
        """Return whether a beat falls into the ``elapsed_ms`` that went by; a long pause gives one beat, not many."""
        self._waited_ms += elapsed_ms
        if self._waited_ms < self._period_ms:
            return False
        self._waited_ms = min(self._waited_ms - self._period_ms, self._period_ms / 2)
        return True

    def hurry(self) -> None:
        """Make the next question a beat."""
        self._waited_ms = self._period_ms
