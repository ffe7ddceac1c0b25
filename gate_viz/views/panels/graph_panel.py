"""Signal in and signal out against time, and under them how far the gate is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.session.history import History
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme

if TYPE_CHECKING:
    import pyqtgraph as pg

    from gate_viz.views.curves import LiveLine, PeakNumbers

Array = NDArray[np.float64]

SPAN_S = 10.0
HIGHEST_HZ = 60.0
_SIGNAL_TICKS_HZ = (0.0, 20.0, 40.0, 60.0)


class _LineNames(QWidget):
    """The words at the line ends, pushed apart where lines meet."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: list[tuple[float, str, QColor, int]] = []
        self._widest: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look, every_name: tuple[str, ...]) -> None:
        """Use the sizes of ``look``, with room for every name that can come."""
        self._look = look
        self._widest = every_name
        metrics = QFontMetrics(look.font(20, 500))
        self.setFixedWidth(max(metrics.horizontalAdvance(name) for name in every_name) + look.px(22))

    def show_names(self, names: list[tuple[float, str, QColor, int]]) -> None:
        """Show each (height [px], words, colour, weight) as near its height as the others allow."""
        self._names = names
        self.update()

    def places(self) -> list[QRectF]:
        """Return where each name stands, from the top down."""
        height = float(QFontMetrics(self._look.font(20, 500)).height())
        tops: list[float] = []
        for wanted, *_ in sorted(self._names, key=lambda name: name[0]):
            top = min(max(0.0, wanted - height / 2), self.height() - height)
            tops.append(max(top, tops[-1] + height) if tops else top)
        # Pushing down may have run past the foot: push back up from there.
        limit = self.height() - height
        for number in range(len(tops) - 1, -1, -1):
            tops[number] = min(tops[number], limit)
            limit = tops[number] - height
        left = self._look.px(14)
        return [QRectF(left, top, self.width() - left, height) for top in tops]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        try:
            ordered = sorted(self._names, key=lambda name: name[0])
            for area, (_, words, colour, weight) in zip(self.places(), ordered, strict=True):
                painter.setFont(self._look.font(20, weight))
                painter.setPen(colour)
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        finally:
            painter.end()


class GraphPanel(QWidget):
    """The graph. Its axes never move: ten seconds of model time up to now, 0 to 60 spikes a second, gate 0 to 100 %.

    Parameters
    ----------
    catalogue
        For the words.
    theme
        For the colours.
    history
        What was recorded; read only.
    """

    intent = Signal(object)

    def __init__(self, catalogue: Catalogue, theme: Theme, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._history = history
        self._plots: tuple[pg.PlotItem, pg.PlotItem] | None = None
        self._lines: dict[str, LiveLine] = {}
        self._peaks: PeakNumbers | None = None
        self._grid: list[pg.InfiniteLine] = []
        self._last: Frame | None = None
        self.setProperty("part", "graph")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self._texts.get("window.graph.name"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names = _LineNames(self._look)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._room = QVBoxLayout()
        self._row.addLayout(self._room, 1)
        self._row.addWidget(self._names)
        self.held = QLabel(self)
        self.held.setProperty("part", "held")
        self.held.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.held.hide()
        self.set_look(self._look)

    # -- showing ----------------------------------------------------------------------------------------------------

    @property
    def is_awake(self) -> bool:
        """Whether the plot exists."""
        return self._plots is not None

    def wake(self) -> None:
        """Make the plot: called once the stage has been painted, for pyqtgraph takes its time to import."""
        if self._plots is not None:
            return
        import pyqtgraph as pg

        from gate_viz.views.curves import LineForm, LiveLine, PeakNumbers

        self._canvas = pg.GraphicsLayoutWidget()
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setMinimumSize(10, 10)
        self._canvas.ci.setContentsMargins(0, 0, 0, 0)
        signals, gate = self._canvas.addPlot(row=0, col=0), self._canvas.addPlot(row=1, col=0)
        self._canvas.ci.layout.setRowStretchFactor(0, 100)
        self._canvas.ci.layout.setRowStretchFactor(1, 26)
        self._plots = (signals, gate)
        for plot in self._plots:
            plot.setMouseEnabled(False, False)
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setXRange(-SPAN_S, 0, padding=0)
            plot.getViewBox().setBorder(None)
            # A mark at the foot of the plot is not cut in half.
            plot.getViewBox().setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        signals.setYRange(0, HIGHEST_HZ, padding=0.03)
        gate.setYRange(0, 100, padding=0.04)
        gate.setXLink(signals)
        self._lines = {
            "ghost_gate_opening": LiveLine(LineForm.DASHED),
            "gate_opening": LiveLine(filled=True),
            "ghost_signal_out": LiveLine(LineForm.DASHED),
            "signal_in": LiveLine(marked=True),
            "signal_out": LiveLine(marked=True),
        }
        for name, line in self._lines.items():
            in_gate = name.endswith("gate_opening")
            line.range = QRectF(-SPAN_S, 0.0, SPAN_S, 100.0 if in_gate else HIGHEST_HZ)
            (gate if in_gate else signals).addItem(line, ignoreBounds=True)
        self._grid = self._add_grid(signals)
        self._peaks = PeakNumbers()
        self._peaks.range = QRectF(-SPAN_S, 0.0, SPAN_S, HIGHEST_HZ)
        signals.addItem(self._peaks, ignoreBounds=True)
        self._room.addWidget(self._canvas)
        self.held.raise_()
        self.set_look(self._look)

    def show_frame(self, frame: Frame) -> None:
        """Draw the last ten seconds up to the Frame's moment."""
        self._last = frame
        if self._plots is None:
            return
        for readout_id, scale in (("signal_in", 1.0), ("signal_out", 1.0), ("gate_opening", 100.0)):
            x, y = self._window(self._history.series(readout_id, self._span_s(frame)), frame.time_s)
            self._lines[readout_id].show_data(x, y * scale)
        self._show_ghost(frame)
        self._show_peaks()
        self._place_names(frame)
        self._say_what_is_held(frame)

    def show_digits(self, frame: Frame) -> None:
        """Say the newest values to a screen reader."""
        self.setAccessibleDescription(
            self._texts.get(
                "window.graph.description",
                signal_in=round(frame.readouts["signal_in"]),
                signal_out=round(frame.readouts["signal_out"]),
                gate=round(100 * frame.readouts["gate_opening"]),
            )
        )

    def curve(self, name: str) -> tuple[Array, Array]:
        """Return what is drawn: seconds before now (rising to 0) and values.

        Parameters
        ----------
        name
            ``signal_in``, ``signal_out`` [spikes per second], ``gate_opening`` [%], or one of the latter two with
            ``ghost_`` before it.

        Returns
        -------
        tuple of arrays
            Empty while there is no such line or the plot is not awake.

        Raises
        ------
        KeyError
            If the plot is awake and has no line of that name.
        """
        if self._plots is None:
            return np.zeros(0), np.zeros(0)
        line = self._lines[name]
        return line.x, line.y

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self.set_look(Look(theme, self._look.unit))

    def set_look(self, look: Look) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        get = self._texts.get
        names = tuple(get(f"window.graph.{key}") for key in ("signal_in", "signal_out", "held", "other_lens", "gate"))
        self._names.set_look(look, names)
        self._room.setContentsMargins(look.px(20), look.px(4), 0, look.px(2))
        if self._plots is None:
            return
        self._canvas.setBackground(look.colour("graph_bg"))
        half_a_line = QFontMetrics(look.font(17)).height() / 2
        self._canvas.ci.layout.setContentsMargins(0, half_a_line, 2 * half_a_line, 0)
        self._colour_axes()
        width = max(3.0, look.unit * 4.5)
        if self._peaks is not None:
            self._peaks.set_look(look.font(16, 500, tabular=True), look.colour("curve_out"), width)
        self._lines["signal_in"].set_colour(look.colour("curve_in"), width)
        self._lines["signal_out"].set_colour(look.colour("curve_out"), width)
        fill = _blend(look.colour("curve_gate"), look.colour("graph_bg"), 0.28)
        self._lines["gate_opening"].set_colour(look.colour("curve_gate"), max(1.6, look.unit * 3), fill)
        if self._last is not None:
            self.show_frame(self._last)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Give the gate its share of the new height."""
        if self._plots is not None:
            self._share_height()

    def sizeHint(self) -> QSize:
        """Return the size the graph likes."""
        return QSize(self._look.px(900), self._look.px(220))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which its axes can be read."""
        return QSize(self._look.px(380), self._look.px(150))

    # -- inside -----------------------------------------------------------------------------------------------------

    def _span_s(self, frame: Frame) -> float:
        # While scrubbed back the newest sample lies later than the moment shown.
        return SPAN_S + max(0.0, self._history.end_s - frame.time_s) + 0.1

    @staticmethod
    def _window(series: tuple[Array, Array], now_s: float) -> tuple[Array, Array]:
        times_s, values = series
        ago = times_s - now_s
        inside = slice(int(np.searchsorted(ago, -SPAN_S - 0.05)), int(np.searchsorted(ago, 1e-9, side="right")))
        return ago[inside], values[inside].copy()

    def _show_ghost(self, frame: Frame) -> None:
        from gate_viz.views.curves import EMPTY, LineForm

        held = self._history.held
        for readout_id, scale in (("signal_out", 1.0), ("gate_opening", 100.0)):
            line = self._lines[f"ghost_{readout_id}"]
            if frame.ghost is GhostKind.HELD and held is not None:
                times_s, values = held.series(readout_id, SPAN_S)
                # The held trace stays where it stood, to compare with whatever comes.
                line.set_form(LineForm.DOTTED)
                line.set_colour(self._look.colour("curve_held"), max(2.0, self._look.unit * 3.4))
                line.show_data(times_s - times_s[-1], values * scale)
            elif frame.ghost is GhostKind.OTHER_LENS:
                x, y = self._window(self._history.ghost_series(readout_id, self._span_s(frame)), frame.time_s)
                line.set_form(LineForm.DASHED)
                line.set_colour(self._look.colour("curve_other"), max(1.6, self._look.unit * 2.4))
                line.show_data(x, y * scale)
            else:
                line.show_data(EMPTY, EMPTY)

    def _show_peaks(self) -> None:
        """Write the highest answer over each short volley: on the fixed axes they would all look alike."""
        from gate_viz.views.curves import volley_peaks

        assert self._peaks is not None
        arriving, passing = self._lines["signal_in"], self._lines["signal_out"]
        peaks = volley_peaks(passing.x, arriving.y, passing.y) if len(arriving.y) == len(passing.y) > 0 else ()
        write = self.locale().toString
        self._peaks.show_peaks(tuple((time_s, height, write(height, "f", 1)) for time_s, height in peaks))

    def _say_what_is_held(self, frame: Frame) -> None:
        """Name the moment of the held trace, and its scenario where that is another one."""
        held = self._history.held
        shown = frame.ghost is GhostKind.HELD and held is not None
        self.held.setVisible(shown)
        if held is None or not shown:
            return
        scenario = held.controls.scenario
        seconds = self.locale().toString(held.time_s, "f", 1)
        if scenario.id == frame.controls.scenario.id:
            words = self._texts.get("window.graph.held_at", seconds=seconds)
        else:
            words = self._texts.get("window.graph.held_elsewhere", seconds=seconds, scenario=scenario.name)
        if self.held.text() != words:
            self.held.setText(words)
        self.held.adjustSize()
        self.held.move(self._left_of_plot(), self._look.px(2))

    def _left_of_plot(self) -> int:
        assert self._plots is not None
        area = self._plots[0].getViewBox().sceneBoundingRect()
        return int(self._canvas.x() + area.left()) + self._look.px(12)

    def _place_names(self, frame: Frame) -> None:
        get, look = self._texts.get, self._look
        names: list[tuple[float, str, QColor, int]] = [
            (self._height_of("signal_in"), get("window.graph.signal_in"), look.colour("curve_in"), 500),
            (self._height_of("signal_out"), get("window.graph.signal_out"), look.colour("curve_out"), 500),
            (self._height_of("gate_opening"), get("window.graph.gate"), look.colour("curve_gate"), 500),
        ]
        ghost, now = self._lines["ghost_signal_out"].y, self._lines["signal_out"].y
        # Where both are alike one name is enough.
        if len(ghost) and len(now) and abs(ghost[-1] - now[-1]) >= 1.0:
            held = frame.ghost is GhostKind.HELD
            words = get("window.graph.held" if held else "window.graph.other_lens")
            colour = look.colour("curve_held" if held else "curve_other")
            names.append((self._height_of("ghost_signal_out"), words, colour, 400))
        self._names.show_names([name for name in names if np.isfinite(name[0])])

    def _height_of(self, name: str) -> float:
        assert self._plots is not None
        line = self._lines[name]
        if not len(line.y):
            return float("nan")
        plot = self._plots[1] if name.endswith("gate_opening") else self._plots[0]
        top = 100.0 if name.endswith("gate_opening") else HIGHEST_HZ
        scene = plot.getViewBox().mapViewToScene(QPointF(0.0, min(top, float(line.y[-1]))))
        point = self._canvas.mapFromScene(scene)
        return float(self._names.mapFromGlobal(self._canvas.viewport().mapToGlobal(point)).y())

    def _colour_axes(self) -> None:
        assert self._plots is not None
        import pyqtgraph as pg

        look, get = self._look, self._texts.get
        small = look.font(17)
        metrics = QFontMetrics(small)
        label = {"color": look.theme.hex("dim"), "font-size": f"{look.text_px(17)}px", "font-family": "Inter"}
        signals, gate = self._plots
        seconds = [(-float(ago), get("window.graph.seconds_ago", seconds=ago)) for ago in range(2, int(SPAN_S) + 1, 2)]
        seconds.append((0.0, get("window.graph.now")))
        for plot in self._plots:
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                # Behind the lines, so that no axis cuts a mark in two.
                axis.setZValue(-1)
                axis.setTickFont(small)
                axis.setTextPen(look.colour("dim"))
                axis.setPen(pg.mkPen(look.colour("grid"), width=max(1.0, look.unit * 1.6)))
                # Words may reach beyond the axis by as much as they are high; else the plot leaves them out.
                axis.setStyle(
                    tickLength=0,
                    tickTextOffset=look.px(8),
                    autoExpandTextSpace=False,
                    hideOverlappingLabels=metrics.height(),
                )
        signals.getAxis("left").setLabel(get("window.graph.spikes_per_s"), **label)
        signals.getAxis("bottom").setTicks([[(ago, "") for ago, _ in seconds]])
        signals.getAxis("bottom").setHeight(look.px(3))
        gate.getAxis("left").setLabel("", **label)
        gate.getAxis("bottom").setTicks([seconds])
        gate.getAxis("bottom").setHeight(self._height_of_seconds())
        for line in self._grid:
            line.setPen(pg.mkPen(look.colour("grid"), width=max(1.0, look.unit * 1.6)))
        self._share_height()

    def _share_height(self) -> None:
        """Give the gate's strip a fifth of the height, and name the unit where the long label has no room."""
        assert self._plots is not None
        signals, gate = self._plots
        line = QFontMetrics(self._look.font(17)).height()
        strip = max(1.2 * line, 0.2 * self.height())
        below = self._height_of_seconds()
        # The nought of the upper plot and the hundred of the lower stand one above the other.
        apart = max(self._look.px(8), line - self._look.px(3))
        self._canvas.ci.layout.setVerticalSpacing(apart)
        self._canvas.ci.layout.setRowFixedHeight(1, strip + below)
        gate.getAxis("left").setTicks([[(0, "0"), (100, "100 %")] if strip >= 1.8 * line else [(100, "100 %")]])
        label = self._texts.get("window.graph.spikes_per_s")
        room = self.height() - strip - below - line - apart
        fits = QFontMetrics(self._look.font(17)).horizontalAdvance(label) < room
        left = signals.getAxis("left")
        left.showLabel(fits)
        # A low plot has room for fewer numbers.
        wanted = _SIGNAL_TICKS_HZ if room > 3.2 * line else _SIGNAL_TICKS_HZ[::3]
        names = [f"{value:g}" for value in wanted]
        if not fits:
            names[-1] = self._texts.get("window.graph.rate", rate=names[-1])
        left.setTicks([list(zip(wanted, names, strict=True))])
        for plot in self._plots:
            plot.getAxis("left").setWidth(self._axis_width(named=fits))
        self._leave_room_for_ends(signals)

    def _leave_room_for_ends(self, plot: pg.PlotItem) -> None:
        """Widen the time axis by half a word: a word that reached beyond it would be left out."""
        metrics = QFontMetrics(self._look.font(17))
        oldest = metrics.horizontalAdvance(self._texts.get("window.graph.seconds_ago", seconds=round(SPAN_S))) / 2 + 2
        newest = metrics.horizontalAdvance(self._texts.get("window.graph.now")) / 2 + 2
        across = self._canvas.width() - plot.getAxis("left").width() - metrics.height()
        if across > 2 * (oldest + newest):
            second = (across - oldest - newest) / SPAN_S
            plot.setXRange(-SPAN_S - oldest / second, newest / second, padding=0)

    def _height_of_seconds(self) -> int:
        return QFontMetrics(self._look.font(17)).height() + self._look.px(12)

    def _axis_width(self, *, named: bool) -> int:
        metrics = QFontMetrics(self._look.font(17))
        widest = max(
            metrics.horizontalAdvance(words) for words in ("100 %", self._texts.get("window.graph.rate", rate="60"))
        )
        return widest + self._look.px(14) + (metrics.height() + self._look.px(6) if named else 0)

    def _add_grid(self, plot: pg.PlotItem) -> list[pg.InfiniteLine]:
        """Lines at the numbers of the axis. They are made once: lines replaced in a live scene have crashed Qt."""
        import pyqtgraph as pg

        lines = [pg.InfiniteLine(pos=value, angle=0, movable=False) for value in _SIGNAL_TICKS_HZ]
        for line in lines:
            line.setZValue(-10)
            plot.addItem(line, ignoreBounds=True)
        return lines


def _blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return the opaque colour that ``over`` at ``share`` would give on ``under``."""
    return QColor.fromRgbF(
        *(
            share * a + (1 - share) * b
            for a, b in (
                (over.redF(), under.redF()),
                (over.greenF(), under.greenF()),
                (over.blueF(), under.blueF()),
            )
        )
    )
