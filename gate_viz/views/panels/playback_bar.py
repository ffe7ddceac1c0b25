"""How time runs, what is held beside it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.controls import SPEEDS
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.history import RECORDED_S, History
from gate_viz.session.intents import (
    GoToDay,
    Hold,
    Redo,
    ResetTime,
    ScrubTo,
    SetPlaying,
    SetSpeed,
    StepBack,
    StepForward,
    Undo,
)
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.widgets.beside_tip import Side, answers_tip
from gate_viz.views.widgets.day_field import DayChoice
from gate_viz.views.widgets.flow_layout import FlowLayout
from gate_viz.views.widgets.plain_button import PlainButton
from gate_viz.views.widgets.segments import Segments

_MS = 1000
_MOST_ROWS = 2
_LEVELS = 6
_LEAST_WIDTH, _LEAST_TIGHT = 110, 48
"""Of the recorded minute [drawing px]."""


class ScrubSlider(QSlider):
    """The recorded minute [ms]; ``scrubbed(time_s)`` reports where in it the learner goes."""

    scrubbed = Signal(float)

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._drags = False
        self._least = _LEAST_WIDTH
        self.setSingleStep(100)
        self.setPageStep(1000)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(lambda value: self.scrubbed.emit(value / _MS))

    def show_window(self, start_s: float, end_s: float, now_s: float) -> None:
        """Stand at ``now_s`` between the oldest and the newest moment, reporting nothing."""
        if self._drags:
            return
        blocked = self.blockSignals(True)
        self.setRange(round(start_s * _MS), max(round(start_s * _MS) + 1, round(end_s * _MS)))
        self.setValue(round(now_s * _MS))
        self.blockSignals(blocked)

    def set_look(self, look: Look, *, tight: bool = False) -> None:
        """Use the sizes and colours of ``look``, as narrow as can still be used where room is short."""
        self._look, self._least = look, _LEAST_TIGHT if tight else _LEAST_WIDTH
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Stand the tip beside."""
        return answers_tip(self, event, Side.ABOVE, Side.BELOW) or super().event(event)

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self._look.px(220), self._look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a moment can be found."""
        return QSize(self._look.px(self._least), self._look.px(44))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drags = True
            self.setValue(self._value_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._drags:
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._drags = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through time only when the slider was chosen first."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all but the moving keys to the window."""
        super().keyPressEvent(event)

    def _inset(self) -> float:
        return self._look.px(9) + 2.0

    def _value_at(self, x: float) -> int:
        span = max(1.0, self.width() - 2 * self._inset())
        share = min(1.0, max(0.0, (x - self._inset()) / span))
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the recorded stretch and the present moment."""
        look = self._look
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, half = self.height() / 2, look.px(6) / 2
            left, right = self._inset(), self.width() - self._inset()
            share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
            x = left + share * (right - left)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("track"))
            painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), half, half)
            painter.setBrush(look.colour("border"))
            painter.drawRoundedRect(QRectF(left, middle - half, x - left, 2 * half), half, half)
            radius = look.px(8)
            painter.setBrush(look.colour("knob"))
            painter.setPen(QPen(look.colour("focus"), max(2.0, look.px(3))) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(x - radius * 0.6, middle - radius * 1.3, radius * 1.2, radius * 2.6), 3, 3)
        finally:
            painter.end()


class PlaybackBar(QWidget):
    """Play, step, speed, hold, still picture, undo, the recorded minute, the day to go to, the day and the time.

    ``intent`` carries what the learner asks of the session; ``still_wanted(bool)`` concerns the picture alone.
    """

    intent = Signal(object)
    still_wanted = Signal(bool)
    told = Signal(str)

    def __init__(self, catalogue: Catalogue, theme: Theme, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._history = history
        self._playing = True
        self._days, self._seconds, self._shows_seconds = 0.0, "", True
        self.setProperty("part", "graph")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self.flow = FlowLayout(self)
        for widget in (
            self.play, self.back, self.step, self.speed, self.hold, self.still, self.undo, self.redo, self.reset_time,
            self.scrub, self.day, self.time,
        ):  # fmt: skip
            self.flow.addWidget(widget)
        self.set_look(self._look)

    # -- showing ----------------------------------------------------------------------------------------------------

    def show_frame(self, frame: Frame) -> None:
        """Set every part to what the Frame says, sending nothing."""
        controls = frame.controls
        if controls.playing != self._playing:
            self._playing = controls.playing
            self._show_playing()
        self.speed.show_choice(controls.speed)
        held = frame.ghost is GhostKind.HELD or self._history.held is not None
        if self.hold.isChecked() != held:
            self.hold.setChecked(held)
        for button, possible in ((self.undo, frame.can_undo), (self.redo, frame.can_redo)):
            if button.isEnabled() != possible:
                button.setEnabled(possible)
        self.scrub.show_window(self._history.start_s, max(self._history.end_s, frame.time_s), frame.time_s)
        self.day.show_day(frame.day)
        if frame.day != self._days:
            self._days = frame.day
            self.show_digits(frame)
            self._measure_time()

    def show_digits(self, frame: Frame) -> None:
        """Write the day that is reached, if it is not the first, and the time."""
        self._seconds = self.locale().toString(frame.time_s, "f", 1)
        self._write_time()

    def _write_time(self) -> None:
        self.time.setText(self._in_words(self._seconds))

    def _in_words(self, seconds: str) -> str:
        if self._days <= 0:
            return self._texts.get("window.playback.time", seconds=seconds)
        key = "window.day.reached_at" if self._shows_seconds else "window.day.reached"
        return self._texts.get(key, day=self.day.field.textFromValue(self._days), seconds=seconds)

    def show_still(self, still: bool) -> None:
        """Show whether the picture stands still, sending nothing."""
        blocked = self.still.blockSignals(True)
        self.still.setChecked(still)
        self.still.blockSignals(blocked)

    def put_tabs(self, tabs: QWidget) -> None:
        """Stand the choice between picture and graph before the recorded minute."""
        self.flow.insert(self.flow.count() - 3, tabs)
        tabs.hide()

    def fit(self, width: int, *, most_rows: int = _MOST_ROWS) -> None:
        """Save room until some rows are enough.

        Signs for two words first, then narrow margins and no seconds in words, then undo and redo in the menu alone.
        Where a day is reached, which has to be said, resetting time is then left to its key and the recorded minute to
        the buttons that step.
        """
        for level in range(_LEVELS):
            self._save_room(level)
            if self.flow.rows_at(width) <= most_rows:
                break
        self.updateGeometry()

    def _save_room(self, level: int) -> None:
        px = self._look.px
        signs = "icon" if level < 2 else "tight"
        for button, sign in ((self.hold, "hold"), (self.still, "still")):
            button.setText("" if level else self._texts.get(f"window.playback.{sign}"))
            _set_part(button, signs if level else "")
            if level:
                button.set_sign(sign, self._look)
            else:
                button.setIcon(QIcon())
        for button in (self.back, self.step, self.undo, self.redo, self.reset_time):
            _set_part(button, signs)
        for button in (self.undo, self.redo):
            button.setVisible(level < 3)
        self.reset_time.setVisible(level < 3 or self._days <= 0)
        self.scrub.setVisible(level < 4 or self._days <= 0)
        self.flow.setSpacing(px(9 if level < 2 else 5))
        self.day.set_look(self._look, tight=level >= 2)
        self.scrub.set_look(self._look, tight=level >= 3)
        self._shows_seconds = level < 2
        self._write_time()
        # In the end the field alone says which day is reached.
        self.time.setVisible(level < 2 or (level < _LEVELS - 1 and self._days > 0))
        self._measure_time()
        side = px(28 if level < 2 else 12)
        self.flow.setContentsMargins(side, px(6), side, px(10))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self.set_look(Look(theme, self._look.unit))

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._show_playing()
        for button, sign in ((self.back, "back"), (self.step, "step"), (self.undo, "undo"), (self.redo, "redo"),
                             (self.reset_time, "reset")):  # fmt: skip
            button.set_sign(sign, look)
        self.speed.set_look(look)
        self.scrub.set_look(look)
        self.day.set_look(look)
        self._measure_time()

    def _measure_time(self) -> None:
        """Give the time a width at which it does not push the others while it runs."""
        metrics = QFontMetrics(self._look.font(20, 500, tabular=True))
        self.time.setMinimumWidth(metrics.horizontalAdvance(self._in_words("0000.0")))

    # -- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        get = self._texts.get
        self.play = PlainButton(get("window.playback.pause"), "play", icon_only=True)
        self.back = PlainButton(get("window.playback.back"), "icon", icon_only=True)
        self.step = PlainButton(get("window.playback.step"), "icon", icon_only=True)
        names = {1.0: "window.playback.speed_1", 0.1: "window.playback.speed_10", 0.01: "window.playback.speed_100"}
        self.speed = Segments([(speed, get(names[speed])) for speed in SPEEDS], self._look)
        self.speed.setToolTip(get("window.playback.speed_tip"))
        self.hold = PlainButton(get("window.playback.hold"))
        self.hold.setCheckable(True)
        self.hold.setToolTip(get("window.playback.hold_tip"))
        self.still = PlainButton(get("window.playback.still"))
        self.still.setCheckable(True)
        self.still.setToolTip(get("window.playback.still_tip"))
        self.undo = PlainButton(get("window.playback.undo"), "icon", icon_only=True)
        self.redo = PlainButton(get("window.playback.redo"), "icon", icon_only=True)
        self.reset_time = PlainButton(get("window.playback.reset_time"), "icon", icon_only=True)
        self.scrub = ScrubSlider(self._look)
        self.scrub.setAccessibleName(get("window.playback.scrub", seconds=round(RECORDED_S)))
        self.scrub.setToolTip(get("window.playback.scrub", seconds=round(RECORDED_S)))
        self.day = DayChoice(self._texts, self._look)
        self.time = QLabel()
        self.time.setProperty("part", "quiet")
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.time.setAccessibleName(get("window.playback.time_name"))

    def _connect(self) -> None:
        self.play.clicked.connect(lambda: self.intent.emit(SetPlaying(not self._playing)))
        self.back.clicked.connect(lambda: self.intent.emit(StepBack()))
        self.step.clicked.connect(lambda: self.intent.emit(StepForward()))
        self.speed.chosen.connect(lambda speed: self.intent.emit(SetSpeed(float(speed))))
        self.hold.clicked.connect(lambda held: self.intent.emit(Hold(held)))
        self.still.toggled.connect(self.still_wanted)
        self.undo.clicked.connect(lambda: self.intent.emit(Undo()))
        self.redo.clicked.connect(lambda: self.intent.emit(Redo()))
        self.reset_time.clicked.connect(lambda: self.intent.emit(ResetTime()))
        self.day.day_wanted.connect(lambda day: self.intent.emit(GoToDay(day)))
        self.day.told.connect(self.told)
        self.scrub.scrubbed.connect(lambda time_s: self.intent.emit(ScrubTo(time_s)))

    def _show_playing(self) -> None:
        words = self._texts.get("window.playback.pause" if self._playing else "window.playback.play")
        self.play.setAccessibleName(words)
        self.play.setToolTip(words)
        self.play.set_sign("pause" if self._playing else "play", self._look, "window_bg")


def _set_part(button: PlainButton, part: str) -> None:
    """Let a button follow other rules of the stylesheet."""
    if button.property("part") != part:
        button.setProperty("part", part)
        button.style().unpolish(button)
        button.style().polish(button)
