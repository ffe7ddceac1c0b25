"""Painting a Frame in tests: into a picture, or into a list of what was drawn where."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture, QPixmap

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.stage import USUAL_WORDS, SceneClock, StageWords
from gate_viz.views.theme import Theme, load_fonts, load_theme
from tests.views.frames import ASSETS, catalogue

STAGE = (1580, 690)
CLOCK = SceneClock(3.0, still=True)

_glyphs: dict[str, Glyphs] = {}


class Drawn(NamedTuple):
    """One glyph as it was drawn."""

    glyph_id: str
    x: float
    y: float
    scale: float
    rotation: float


class Recorder(Glyphs):
    """Glyphs that write down what they draw."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, ASSETS)
        # Files are read once for all of them.
        self._renderers = glyphs(theme.name)._renderers
        self.drawn: list[Drawn] = []
        self.baked: list[tuple[tuple[Hashable, ...], float, float]] = []
        self.layers: list[tuple[Hashable, ...]] = []

    def draw(
        self,
        painter: QPainter,
        glyph_id: str,
        x: float,
        y: float,
        scale: float = 1.0,
        rotation: float = 0.0,
        opacity: float = 1.0,
        *,
        veil: QColor | None = None,
    ) -> None:
        self.drawn.append(Drawn(glyph_id, x, y, scale, rotation))
        super().draw(painter, glyph_id, x, y, scale, rotation, opacity, veil=veil)

    def draw_baked(
        self,
        painter: QPainter,
        key: tuple[Hashable, ...],
        x: float,
        y: float,
        reach: float,
        paint: Callable[[QPainter], None],
    ) -> None:
        self.baked.append((key, x, y))
        super().draw_baked(painter, key, x, y, reach, paint)

    def layer(
        self,
        key: tuple[Hashable, ...],
        width: int,
        height: int,
        paint: Callable[[QPainter], None],
        *,
        opaque: bool = True,
    ) -> QPixmap:
        self.layers.append(key)
        return super().layer(key, width, height, paint, opaque=opaque)

    def forget(self) -> None:
        """Let go of the pixmaps: what was drawn stays written down, and many recordings are kept over a run."""
        for kept in vars(self).values():
            if isinstance(kept, dict) and kept is not self._renderers:
                kept.clear()
        self._baked_bytes = 0

    def of(self, *glyph_ids: str) -> list[Drawn]:
        """What was drawn of some glyphs."""
        return [each for each in self.drawn if each.glyph_id in glyph_ids]


def theme(name: str = "dark") -> Theme:
    """A theme of the program, with its fonts loaded."""
    load_fonts(ASSETS)
    return load_theme(catalogue().theme, name)


def glyphs(name: str = "dark") -> Glyphs:
    """Glyphs of a theme, kept over tests: drawing them again takes time."""
    if name not in _glyphs:
        _glyphs[name] = Glyphs(theme(name), ASSETS)
    return _glyphs[name]


def picture(
    frame: Frame,
    scene: str = "gate",
    *,
    size: tuple[int, int] = STAGE,
    theme_name: str = "dark",
    clock: SceneClock = CLOCK,
    drawn_with: Glyphs | None = None,
    content: Catalogue | None = None,
    device_pixels: float = 1.0,
    words: StageWords = USUAL_WORDS,
) -> QImage:
    """A scene as a picture."""
    shapes = drawn_with or glyphs(theme_name)
    image = QImage(round(size[0] * device_pixels), round(size[1] * device_pixels), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(device_pixels)
    painter = QPainter(image)
    try:
        look = shapes.theme, shapes
        SCENES[scene].paint(painter, QRectF(0, 0, *size), frame, *look, content or catalogue(), clock, words)
    finally:
        painter.end()
    return image


def recorded(frame: Frame, size: tuple[int, int] = STAGE, scene: str = "gate") -> Recorder:
    """What is drawn on a vector device, where every dot is a glyph of its own."""
    recorder = Recorder(theme())
    sheet = QPicture()
    painter = QPainter(sheet)
    try:
        look = recorder.theme, recorder
        SCENES[scene].paint(painter, QRectF(0, 0, *size), frame, *look, catalogue(), CLOCK)
    finally:
        painter.end()
    return recorder


def recorded_on_screen(frame: Frame, size: tuple[int, int] = STAGE, scene: str = "gate") -> Recorder:
    """What is drawn on a raster device, where spikes come from kept pixmaps."""
    recorder = Recorder(theme())
    picture(frame, scene, size=size, drawn_with=recorder)
    recorder.forget()
    return recorder


def pixels(image: QImage) -> NDArray[np.int16]:
    """Red, green and blue of every pixel."""
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return bits[:, : image.width(), :3].astype(np.int16)


def changed(one: QImage, other: QImage, by: int = 0) -> NDArray[np.bool_]:
    """Pixels that differ by more than ``by`` in some colour."""
    differ: NDArray[np.bool_] = np.abs(pixels(one) - pixels(other)).max(axis=2) > by
    return differ
