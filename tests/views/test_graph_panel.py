"""The graph: it draws what was recorded, on axes that stay still."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from gate_viz.content.records import Lens
from gate_viz.session.frame import GhostKind
from gate_viz.session.history import KEPT_READOUTS, HeldComparison, History
from gate_viz.views.panels.graph_panel import GraphPanel
from gate_viz.views.style import Look
from tests.views.frames import catalogue, make_frame
from tests.views.parts import recorded, theme

ROOT = Path(__file__).parents[2]


def awake(qtbot: QtBot, history: History, width: int = 900, height: int = 240) -> GraphPanel:
    panel = GraphPanel(catalogue(), theme(), history)
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    panel.wake()
    return panel


def test_the_last_ten_seconds_up_to_now_are_drawn(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(lambda t: 2.0 * t, seconds=12.0))
    panel.show_frame(make_frame(time_s=12.0))
    x, y = panel.curve("signal_in")
    assert x[0] == pytest.approx(-10.0, abs=0.06)
    assert x[-1] == pytest.approx(0.0, abs=0.02)
    assert y == pytest.approx(2.0 * (12.0 + x), abs=1e-9)


def test_gate_opening_is_drawn_in_per_cent(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(out_share=0.33))
    panel.show_frame(make_frame(time_s=12.0))
    assert panel.curve("gate_opening")[1] == pytest.approx(33.0)


def test_scrubbed_back_the_later_part_is_not_drawn(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(lambda t: 2.0 * t, seconds=12.0))
    panel.show_frame(make_frame(time_s=5.0))
    x, y = panel.curve("signal_in")
    assert x[-1] == pytest.approx(0.0, abs=0.02)
    assert y[-1] == pytest.approx(10.0, abs=0.05)
    assert len(x) == pytest.approx(501, abs=2)


def test_the_axes_stay_where_they_are_whatever_is_shown(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(lambda t: 5.0 * t))
    before = ranges(panel)
    for time_s in (1.0, 6.0, 12.0):
        panel.show_frame(make_frame(time_s=time_s))
        qtbot.wait(5)
    assert ranges(panel) == pytest.approx(before, abs=1e-6)
    assert before[2:4] == pytest.approx([-1.8, 61.8])


def ranges(panel: GraphPanel) -> list[float]:
    return [edge for plot in panel._plots or () for axis in plot.getViewBox().viewRange() for edge in axis]


def test_the_other_lens_is_a_ghost_of_its_own(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(out_share=0.4))
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.OTHER_LENS))
    now, ghost = panel.curve("signal_out")[1], panel.curve("ghost_signal_out")[1]
    assert ghost == pytest.approx(now / 4)


def test_without_a_ghost_none_is_drawn(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded())
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.OTHER_LENS))
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.NONE))
    assert len(panel.curve("ghost_signal_out")[0]) == 0


def test_a_held_trace_stays_where_it_stood_while_time_goes_on(qtbot: QtBot) -> None:
    history = recorded(lambda t: 2.0 * t, seconds=12.0)
    traces = {name: tuple(part.copy() for part in history.series(name)) for name in KEPT_READOUTS}
    frame = make_frame(time_s=12.0, ghost=GhostKind.HELD)
    held = HeldComparison(12.0, frame.controls, {}, traces)  # type: ignore[arg-type]
    history.look_at(history._samples, Lens.EVIDENCE, held)
    panel = awake(qtbot, history)
    panel.show_frame(frame)
    first = panel.curve("ghost_signal_out")
    panel.show_frame(replace(frame, time_s=8.0))
    later = panel.curve("ghost_signal_out")
    assert first[0] == pytest.approx(later[0])
    assert first[1] == pytest.approx(later[1])
    assert first[1][-1] == pytest.approx(12.0)


def test_names_at_the_line_ends_never_overlap(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(out_share=0.98), height=200)
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.OTHER_LENS))
    places = panel._names.places()
    assert len(places) == 4
    assert all(upper.bottom() <= lower.top() + 0.01 for upper, lower in pairwise(places))
    assert places[0].top() >= 0
    assert places[-1].bottom() <= panel._names.height()


def test_asleep_it_has_no_curve_and_takes_frames_in_silence(qtbot: QtBot) -> None:
    panel = GraphPanel(catalogue(), theme(), recorded())
    qtbot.addWidget(panel)
    panel.show_frame(make_frame())
    assert not panel.is_awake
    assert len(panel.curve("signal_in")[0]) == 0


def test_the_plotting_library_is_not_imported_with_the_window() -> None:
    code = "import sys, gate_viz.views.main_window; print('pyqtgraph' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "False"


def test_a_solid_line_is_painted_in_its_colour_all_the_way(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(lambda _t: 30.0), width=1000)
    panel.set_look(Look(theme(), 1.0))
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.NONE))
    qtbot.wait(50)
    image = panel.grab().toImage()
    colour = theme().colour("curve_in")
    columns = {x for x in range(image.width()) for y in range(image.height()) if near(image.pixelColor(x, y), colour)}
    assert len(columns) > 0.6 * panel.width()


def near(found: QColor, wanted: QColor) -> bool:
    distances = (found.red() - wanted.red(), found.green() - wanted.green(), found.blue() - wanted.blue())
    return max(map(abs, distances)) < 12


def test_decimation_keeps_every_peak() -> None:
    from gate_viz.views.curves import decimated

    x = np.linspace(-10.0, 0.0, 10_000)
    y = np.zeros_like(x)
    y[[137, 5000, 9999]] = (5.0, -3.0, 7.0)
    few_x, few_y = decimated(x, y, 300)
    assert len(few_x) <= 2 * 300 + 40
    assert {5.0, -3.0, 7.0} <= set(few_y)
    assert np.all(np.diff(few_x) > 0)
    assert (few_x[0], few_x[-1]) == (x[0], x[-1])


def test_a_short_curve_is_drawn_as_it_is() -> None:
    from gate_viz.views.curves import decimated

    x, y = np.arange(5.0), np.arange(5.0) ** 2
    assert decimated(x, y, 100)[1] is y


@pytest.mark.parametrize("form", ["SOLID", "DOTTED", "DASHED"])
def test_lines_differ_in_form_and_not_in_colour_alone(qtbot: QtBot, form: str) -> None:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from gate_viz.views.curves import LineForm, LiveLine

    line = LiveLine(LineForm[form])
    line.set_colour(QColor("#ffffff"), 3.0)
    x = np.linspace(-10.0, 0.0, 400)
    line.show_data(x, np.full_like(x, 30.0))
    image = QImage(1000, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(1000, 0)
    painter.scale(100, 1)
    line.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    lit = [image.pixelColor(column, 30).lightness() > 100 for column in range(20, 980)]
    gaps = sum(1 for a, b in pairwise(lit) if a and not b)
    assert {"SOLID": gaps == 0, "DOTTED": gaps > 60, "DASHED": 10 < gaps <= 60}[form], gaps


def test_strokes_follow_the_curve_closely_and_are_few_where_it_is_smooth() -> None:
    from gate_viz.views.curves import in_long_strokes

    x = np.linspace(-10.0, 0.0, 1000)
    y = 40.0 * np.exp(-((x + 5.0) ** 2)) + 10.0
    few_x, few_y = in_long_strokes(x, y, 3.0)
    assert len(few_x) < 100
    assert np.abs(np.interp(x, few_x, few_y) - y).max() * 3.0 <= 0.15
    flat_x, _ = in_long_strokes(x, np.full_like(x, 42.0), 3.0)
    assert list(flat_x) == [-10.0, 0.0]


def test_a_jagged_curve_is_drawn_as_it_is() -> None:
    from gate_viz.views.curves import in_long_strokes

    x = np.arange(400.0)
    y = np.where(x % 2, 10.0, 0.0)
    assert in_long_strokes(x, y, 3.0)[1] is y


@pytest.mark.parametrize("value", [0.0, 30.0, 60.0, 75.0])
@pytest.mark.parametrize("height", [60, 150, 400])
def test_what_is_painted_lies_inside_what_is_cleared(qtbot: QtBot, value: float, height: int) -> None:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from gate_viz.views.curves import LiveLine

    line = LiveLine(marked=True)
    line.set_colour(QColor("#ffffff"), 4.5)
    x = np.linspace(-10.0, 0.0, 400)
    line.show_data(x, np.full_like(x, value))
    image = QImage(1200, 2 * height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(1100, 1.5 * height)
    painter.scale(100, -height / 60)
    cleared = painter.transform().mapRect(line.boundingRect())
    line.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    lit = [
        (column, row)
        for column in range(image.width())
        for row in range(image.height())
        if image.pixelColor(column, row).lightness() > 8
    ]
    assert lit
    assert all(cleared.contains(QPointF(column + 0.5, row + 0.5)) for column, row in lit)


@pytest.mark.parametrize("rate", [0.0, 30.0, 60.0])
def test_the_live_end_is_a_whole_dot(qtbot: QtBot, rate: float) -> None:
    panel = awake(qtbot, recorded(lambda _t: rate), width=1000)
    panel.set_look(Look(theme(), 1.0))
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.NONE))
    qtbot.wait(50)
    image = panel.grab().toImage()
    colour = theme().colour("curve_in" if rate else "curve_out")
    widest = max(x for x in range(image.width() - 200) for y in range(image.height()) if same(image, x, y, colour))
    column = widest - 5
    rows = [y for y in range(image.height()) if same(image, column, y, colour)]
    assert len(rows) >= 11
    assert rows == list(range(rows[0], rows[-1] + 1))


def same(image: QImage, x: int, y: int, colour: QColor) -> bool:
    return near(image.pixelColor(x, y), colour)


def test_after_a_jump_nothing_of_the_old_dot_is_left(qtbot: QtBot) -> None:
    history = recorded(lambda t: 40.0 if t < 11.0 else 8.0)
    panel = awake(qtbot, history, width=1000)
    panel.set_look(Look(theme(), 1.0))
    for time_s in (10.9, 10.95, 11.05, 12.0):
        panel.show_frame(make_frame(time_s=time_s, ghost=GhostKind.NONE))
        qtbot.wait(40)
    # What stands on the screen after partial repaints is what a whole repaint gives.
    kept = panel._canvas.viewport().grab().toImage()
    panel._canvas.viewport().repaint()
    assert panel._canvas.viewport().grab().toImage() == kept
    dirty = panel._lines["signal_in"].boundingRect()
    assert dirty.right() > 0.0
    assert dirty.bottom() > 60.0


def volleys(t: float) -> float:
    return 36.0 if t % 1.0 < 0.1 else 2.0


def test_the_answers_to_short_volleys_have_their_numbers(qtbot: QtBot) -> None:
    panel = awake(qtbot, recorded(volleys, out_share=0.1))
    panel.show_frame(make_frame(time_s=12.0))
    assert panel._peaks is not None
    assert {words for *_, words in panel._peaks.peaks} == {"3.6"}
    assert 8 <= len(panel._peaks.peaks) <= 10


def test_a_steady_signal_and_a_long_pinch_have_none(qtbot: QtBot) -> None:
    for signal in (lambda _t: 42.0, lambda t: 42.0 if 5.0 < t < 6.5 else 2.0):
        panel = awake(qtbot, recorded(signal))
        panel.show_frame(make_frame(time_s=12.0))
        assert panel._peaks is not None
        assert panel._peaks.peaks == ()


def test_growing_answers_are_told_as_they_grew() -> None:
    from gate_viz.views.curves import volley_peaks

    x = np.arange(-4.0, 0.0, 0.01)
    arriving = np.array([volleys(t) for t in x + 4.05])
    passing = np.where(arriving > 4, 2.0 + (x + 4.0), 0.2)
    heights = [height for _, height in volley_peaks(x, arriving, passing)]
    assert len(heights) == 3
    assert heights == sorted(heights)


def held_panel(qtbot: QtBot, scenario_id: str) -> GraphPanel:
    history = recorded(seconds=12.0)
    traces = {name: tuple(part.copy() for part in history.series(name)) for name in KEPT_READOUTS}
    frame = make_frame(time_s=12.0, ghost=GhostKind.HELD)
    controls = replace(frame.controls, scenario=catalogue().scenarios[scenario_id])
    held = HeldComparison(9.5, controls, frame.readouts, traces)  # type: ignore[arg-type]
    history.look_at(history._samples, Lens.EVIDENCE, held)
    panel = awake(qtbot, history)
    panel.show_frame(frame)
    return panel


def test_the_moment_of_the_held_trace_is_named_while_it_is_held(qtbot: QtBot) -> None:
    panel = held_panel(qtbot, "stubbed_toe")
    assert panel.held.isVisible()
    assert "9.5 s" in panel.held.text()
    assert catalogue().scenarios["stubbed_toe"].name not in panel.held.text()
    panel.show_frame(make_frame(time_s=12.0, ghost=GhostKind.OTHER_LENS))
    assert not panel.held.isVisible()


def test_a_trace_held_in_another_scenario_is_labelled_with_its_name(qtbot: QtBot) -> None:
    panel = held_panel(qtbot, "sensitised")
    assert catalogue().scenarios["sensitised"].name in panel.held.text()


@pytest.mark.parametrize("unit", [0.68, 1.0, 1.5, 2.0])
def test_no_number_of_an_axis_stands_on_another(qtbot: QtBot, unit: float) -> None:
    panel = awake(qtbot, recorded(), width=round(700 * unit), height=round(150 * unit))
    panel.set_look(Look(theme(), unit))
    panel.show_frame(make_frame(time_s=12.0))
    qtbot.wait(30)
    line = QFontMetrics(Look(theme(), unit).font(17)).ascent() * 0.8
    heights = []
    for plot in panel._plots or ():
        box = plot.getViewBox()
        for value, _ in plot.getAxis("left")._tickLevels[0]:
            heights.append(box.mapViewToScene(QPointF(0.0, value)).y())
    assert all(abs(a - b) >= line for a, b in pairwise(sorted(heights))), heights


@pytest.mark.parametrize("unit", [0.68, 1.0, 1.5, 2.0, 3.0])
def test_every_number_of_the_axes_is_written(qtbot: QtBot, unit: float) -> None:
    panel = awake(qtbot, recorded(), width=round(700 * unit), height=round(160 * unit))
    panel.set_look(Look(theme(), unit))
    panel.show_frame(make_frame(time_s=12.0))
    qtbot.wait(50)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for plot in panel._plots or ():
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            wanted = [words for _, words in axis._tickLevels[0] if words]
            drawn = [words for *_, words in axis.generateDrawSpecs(painter)[2]]
            assert sorted(drawn) == sorted(wanted)
    painter.end()
    assert panel._plots is not None
    strip = panel._plots[1].getViewBox().height()
    assert strip == pytest.approx(max(1.2 * QFontMetrics(Look(theme(), unit).font(17)).height(), 32 * unit), rel=0.2)
