"""A slider with a tick where the scenario has the control."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from gate_viz.views.style import Look

STEPS_PER_ONE = 100
_MOVING_KEYS = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class LevelSlider(QSlider):
    """A horizontal slider over a range of real values.

    ``level_changed(value, finished)`` reports what the learner did, never what ``show_level`` set. A press of the mouse
    or of a key opens a change (``finished`` false while it goes on); ``change_finished`` closes it.
    """

    level_changed = Signal(float, bool)
    change_finished = Signal()
    default_wanted = Signal()

    def __init__(
        self, minimum: float, maximum: float, look: Look, colour: QColor, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._colour = colour
        self._default = minimum
        self._dense = False
        self._key_is_down = False
        self._moved = False
        self._grip_offset = 0.0
        self.setRange(round(minimum * STEPS_PER_ONE), round(maximum * STEPS_PER_ONE))
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._report)

    @property
    def level(self) -> float:
        """The value the slider stands at, in the control's own unit."""
        return self.value() / STEPS_PER_ONE

    @property
    def default_level(self) -> float:
        """Where the tick stands: the value the scenario has."""
        return self._default

    @property
    def is_held(self) -> bool:
        """Whether a mouse button or a key holds the slider, so that nothing else may move it."""
        return self.isSliderDown() or self._key_is_down

    def show_level(self, level: float, default: float) -> None:
        """Stand at ``level`` with the tick at ``default``, reporting nothing; a slider in the hand is left alone."""
        if default != self._default:
            self._default = default
            self.update()
        if self.is_held:
            return
        blocked = self.blockSignals(True)
        self.setValue(round(level * STEPS_PER_ONE))
        self.blockSignals(blocked)

    def set_look(self, look: Look, colour: QColor, *, dense: bool = False) -> None:
        """Use the sizes and colours of ``look``; ``dense`` is lower, for long lists."""
        self._look = look
        self._dense = dense
        self._colour = colour
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the handle and the tick marks."""
        return QSize(self._look.px(150), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the handle can still be moved with care."""
        return QSize(self._look.px(90), self._height())

    def _height(self) -> int:
        return self._look.px(28 if self._dense else 46)

    def _report(self, _value: int) -> None:
        held = self.is_held
        self._moved = self._moved or held
        self.level_changed.emit(self.level, not held)

    def _finish(self) -> None:
        if self._moved:
            self._moved = False
            self.change_finished.emit()

    # -- geometry: the handle's centre runs from one inset to the other ---------------------------------------------

    @property
    def _radius(self) -> float:
        return self._look.px(10.5 if self._dense else 13.5)

    def _x_at(self, steps: float) -> float:
        inset = self._radius + 2
        share = (steps - self.minimum()) / max(1, self.maximum() - self.minimum())
        return inset + share * (self.width() - 2 * inset)

    def _steps_at(self, x: float) -> int:
        inset = self._radius + 2
        share = (x - inset) / max(1.0, self.width() - 2 * inset)
        return round(self.minimum() + min(1.0, max(0.0, share)) * (self.maximum() - self.minimum()))

    # -- the mouse: a press on the groove brings the handle there, so that one gesture is one change ----------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle in the hand; on the groove, bring it there first."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.setSliderDown(True)
        distance = event.position().x() - self._x_at(self.value())
        self._grip_offset = distance if abs(distance) <= self._radius else 0.0
        if self._grip_offset == 0.0:
            self.setValue(self._steps_at(event.position().x()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the handle along."""
        if self.isSliderDown():
            event.accept()
            self.setValue(self._steps_at(event.position().x() - self._grip_offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what moved becomes one finished change."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            event.accept()
            self.setSliderDown(False)
            self._finish()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the default."""
        event.accept()
        self.default_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the value only when the slider was chosen first, so that scrolling the panel changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    # -- the keyboard: holding a key down is one change -------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a step, a page or to an end; Delete asks for the default."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.default_wanted.emit()
            return
        if event.key() in _MOVING_KEYS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        if event.key() in _MOVING_KEYS:
            self._key_is_down = True
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Finish the change when the key comes up for good."""
        if event.key() in _MOVING_KEYS and not event.isAutoRepeat() and self._key_is_down:
            self._key_is_down = False
            self._finish()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish whatever a key began: its release will go elsewhere."""
        self._key_is_down = False
        if not self.isSliderDown():
            self._finish()
        super().focusOutEvent(event)

    # -- the picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove, filled part, centre of a range to both sides, default tick and handle."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_groove(painter)
            self._paint_handle(painter)
        finally:
            painter.end()

    def _paint_groove(self, painter: QPainter) -> None:
        look, middle = self._look, self.height() / 2
        half = look.px(8 if self._dense else 10) / 2
        left, right = 2.0, self.width() - 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("track"))
        painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), half, half)
        zero = self._x_at(max(self.minimum(), 0))
        start = left if self.minimum() >= 0 else zero
        end = self._x_at(self.value())
        if self.value() != max(self.minimum(), 0):
            painter.setBrush(self._colour if self.isEnabled() else look.colour("dim"))
            painter.drawRoundedRect(QRectF(min(start, end), middle - half, abs(end - start), 2 * half), half, half)
        if self.minimum() < 0:
            # A notch through the groove: neither the one nor the other.
            painter.setPen(QPen(look.colour("soft"), max(1.5, look.px(2.4))))
            painter.drawLine(QPointF(zero, middle - half), QPointF(zero, middle + half))
        tick = self._x_at(self._default * STEPS_PER_ONE)
        pen = QPen(look.colour("dim"), max(1.5, look.px(3)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        inner, outer = (look.px(10.5), look.px(12.5)) if self._dense else (look.px(17), look.px(21))
        for side in (-1, 1):
            painter.drawLine(QPointF(tick, middle + side * inner), QPointF(tick, middle + side * outer))

    def _paint_handle(self, painter: QPainter) -> None:
        look = self._look
        centre = QPointF(self._x_at(self.value()), self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.shadow)
        painter.drawEllipse(centre + QPointF(0, look.px(2)), self._radius, self._radius)
        painter.setPen(QPen(look.colour("panel_bg"), max(1.0, look.px(1.6))))
        painter.setBrush(look.colour("knob"))
        painter.drawEllipse(centre, self._radius - 0.5, self._radius - 0.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), max(2.0, look.px(3))))
            ring = self._radius + look.px(2 if self._dense else 2.5)
            painter.drawEllipse(centre, ring, ring)
        elif self.isSliderDown():
            painter.setBrush(self._colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(centre, self._radius * 0.45, self._radius * 0.45)
