"""What tests of panels share: a theme, glyphs, a recorded minute, and an ear for intents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.session.history import KEPT_READOUTS, History, Samples
from gate_viz.views.control_row import ControlRow
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.level_row import LevelRow
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme, load_fonts, load_theme
from tests.views.frames import ASSETS, catalogue


class _Sender(Protocol):
    intent: SignalInstance


def theme(name: str = "dark") -> Theme:
    """A shipped theme, with the bundled letters loaded."""
    load_fonts(ASSETS)
    return load_theme(catalogue().theme, name)


def look(name: str = "dark", unit: float = 1.0) -> Look:
    """A look at a size."""
    return Look(theme(name), unit)


def glyphs(name: str = "dark") -> Glyphs:
    """The shipped glyphs."""
    return Glyphs(theme(name), ASSETS)


def recorded(
    signal_in: Callable[[float], float] = lambda _t: 42.0, seconds: float = 12.0, out_share: float = 0.5
) -> History:
    """A recorded stretch: the signal in as told, a share of it out; in the other lens a quarter of that."""
    samples = Samples()
    while samples.next_step / 2000 <= seconds:
        rate = signal_in(samples.next_step / 2000)
        values = dict(zip(KEPT_READOUTS, (rate, rate * out_share, out_share), strict=True))
        other = dict(zip(KEPT_READOUTS, (rate, rate * out_share / 4, out_share / 4), strict=True))
        samples.record({Lens.EVIDENCE: values, Lens.ARTICLE: other})
    return History(samples, Lens.EVIDENCE)


def heard(panel: QObject) -> list[object]:
    """The list that fills with what a panel asks for."""
    intents: list[object] = []
    panel.intent.connect(intents.append)  # type: ignore[attr-defined]
    return intents


def with_values(frame: Frame, **values: float) -> Frame:
    """The Frame with some controls set otherwise."""
    controls = replace(frame.controls, values=MappingProxyType({**frame.controls.values, **values}))
    return replace(frame, controls=controls)


def level_row(rows: Mapping[str, ControlRow], control_id: str) -> LevelRow:
    """The row of a control that takes any value of its range."""
    row = rows[control_id]
    assert isinstance(row, LevelRow)
    return row


def focusable(root: QWidget) -> list[QWidget]:
    """Every visible widget under ``root`` that the Tab key stops at."""
    found = [root, *root.findChildren(QWidget)]
    return [
        widget
        for widget in found
        if widget.isVisibleTo(root) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
    ]  # fmt: skip


def reached_by_tab(root: QWidget) -> list[QWidget]:
    """The widgets the Tab key goes through, from the first until it comes round."""
    order: list[QWidget] = []
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root and widget not in order:
        order.append(widget)
        widget = widget.nextInFocusChain()
    wanted = set(focusable(root))
    return [each for each in order if each in wanted]
