"""Transmitters, receptors, pumps, medicines and marks: one shape each, used everywhere.

A glyph is an SVG file under ``assets/glyphs`` whose colours are roles of the theme in braces. It is built round (0, 0)
in a box of 100 × 100, the cleft at −y and the cell at +y. On raster devices it is drawn from a pixmap made once per
size, turn and theme; on vector devices (SVG, PDF) it stays a vector.

A medicine may have a second file ``<glyph>.<target>.svg``: the medicine seated, in the coordinates of the target's
glyph.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gate_viz.views.theme import Theme

REACH = 80.0
"""Half the side of the square that a glyph's file covers [glyph units]."""

_ROLE = re.compile(r"\{(\w+)\}")
_VECTOR_ENGINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture)
MOST_KEPT = 900
"""Small pictures kept at most, and in the next line how much room they may take; the longest unused go first."""
MOST_KEPT_BYTES = 40 * 2**20
LAYERS_KEPT = 3
"""Full-size pictures of one kind that are kept at most; of all kinds together it is ``MOST_LAYERS``."""
MOST_LAYERS = 9
STANDING_KEPT = 4
"""Pictures of whole scenes that are kept at most."""
SIZES_PER_UNIT = 200
"""How finely kept pictures tell sizes apart [steps per px of a glyph unit]."""


class Baked(NamedTuple):
    """A drawn pixmap and where its upper left corner lies from the glyph's centre [device px]."""

    pixmap: QPixmap
    left: int
    top: int

    @property
    def bytes(self) -> int:
        """Room that it takes in memory."""
        return 4 * self.pixmap.width() * self.pixmap.height()


@dataclass(slots=True)
class Standing:
    """What stands still in a scene, as it was painted last: its picture, its look, and its parts' looks and places.

    ``groups`` are parts as they were listed last, for ``scenes.standing``.
    """

    pixmap: QPixmap
    look: Hashable = None
    parts: dict[Hashable, tuple[Hashable, tuple[Any, ...]]] = field(default_factory=dict)
    groups: dict[Hashable, Any] = field(default_factory=dict)


def is_vector(painter: QPainter) -> bool:
    """Whether the painter writes vectors, so that pixmaps would lose sharpness.

    Parameters
    ----------
    painter : QPainter
        An active painter.

    Returns
    -------
    bool
        True on SVG, PDF and QPicture.
    """
    engine = painter.paintEngine()
    return engine is not None and engine.type() in _VECTOR_ENGINES


def kept_size(scale: float) -> float:
    """Nearest size of which a kept picture is made: what is seen never hangs on what was drawn before.

    Parameters
    ----------
    scale : float
        Pixels per glyph unit.
    """
    return max(1, round(scale * SIZES_PER_UNIT)) / SIZES_PER_UNIT


class Glyphs:
    """Every glyph in one theme's colours.

    Parameters
    ----------
    theme : Theme
        Colours by role.
    assets : Path
        The folder that holds ``glyphs/`` and ``scenes/``.

    Notes
    -----
    ``draw`` takes positions in the painter's own units and expects the painter to be in device pixels (see
    ``scenes.gate.paint``), so that a cached pixmap lands on whole pixels.
    """

    def __init__(self, theme: Theme, assets: Path) -> None:
        self.theme = theme
        self._assets = assets
        self._renderers: dict[str, QSvgRenderer] = {}
        self._known: dict[str, bool] = {}
        # The longest unused come first.
        self._baked: dict[Hashable, Baked] = {}
        self._baked_bytes = 0
        self._layers: dict[tuple[Hashable, ...], QPixmap] = {}
        self._asked: dict[Hashable, tuple[Hashable, ...]] = {}
        self._standing: dict[Hashable, Standing] = {}

    def has(self, glyph_id: str) -> bool:
        """Whether there is a file for this glyph."""
        if glyph_id not in self._known:
            self._known[glyph_id] = (self._assets / "glyphs" / f"{glyph_id}.svg").is_file()
        return self._known[glyph_id]

    def seated(self, glyph_id: str, target: str) -> str:
        """Glyph of a medicine sitting on a target.

        Parameters
        ----------
        glyph_id : str
            The medicine's glyph.
        target : str
            A value of ``gate_viz.model.Target``.

        Returns
        -------
        str
            ``<glyph>.<target>`` where that is drawn, else the glyph itself.
        """
        seated = f"{glyph_id}.{target}"
        return seated if self.has(seated) else glyph_id

    def renderer(self, name: str, folder: str = "glyphs", veil: QColor | None = None) -> QSvgRenderer:
        """Renderer of one file with the theme's colours filled in.

        Parameters
        ----------
        name : str
            File name without ``.svg``.
        folder : str
            Folder under ``assets``.
        veil : QColor, optional
            Colour that all of the file's colours are mixed with, as far as its density says.

        Returns
        -------
        QSvgRenderer
            Loaded once per theme and veil.

        Raises
        ------
        OSError
            If there is no such file.
        KeyError
            If the file names a role that the theme lacks.
        """
        key = f"{folder}/{name}" if veil is None else f"{folder}/{name} {veil.rgba():x}"
        if key not in self._renderers:
            text = (self._assets / folder / f"{name}.svg").read_text(encoding="utf-8")
            coloured = _ROLE.sub(lambda match: _mixed(self.theme.colour(match[1]), veil), text)
            self._renderers[key] = QSvgRenderer(QByteArray(coloured.encode("utf-8")))
        return self._renderers[key]

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
        """Draw a glyph with its centre at (x, y).

        Parameters
        ----------
        painter : QPainter
            An active painter in device pixels.
        glyph_id : str
            Name of the glyph's file.
        x, y : float
            Where its (0, 0) comes [px].
        scale : float
            Pixels per glyph unit.
        rotation : float
            Clockwise turn [degrees].
        opacity : float
            0 clear … 1 opaque [1].
        veil : QColor, optional
            What its colours are mixed with on a vector device; others have ``draw_veiled``.
        """
        if opacity < 0.02:
            return
        if is_vector(painter):
            self.paint_vector(painter, glyph_id, x, y, scale, rotation, opacity, veil)
            return
        baked = self._glyph(glyph_id, kept_size(scale), round(rotation) % 360)
        if opacity < 1:
            painter.setOpacity(opacity)
        painter.drawPixmap(round(x) + baked.left, round(y) + baked.top, baked.pixmap)
        if opacity < 1:
            painter.setOpacity(1.0)

    def draw_many(self, painter: QPainter, glyph_id: str, points: Iterable[tuple[float, float]], scale: float) -> None:
        """Draw a glyph with its centre at many points.

        Parameters
        ----------
        painter : QPainter
            A painter of a raster device, in device pixels.
        glyph_id : str
            Name of the glyph's file.
        points : iterable of (float, float)
            Where its (0, 0) comes [px].
        scale : float
            Pixels per glyph unit.
        """
        pixmap, left, top = self._glyph(glyph_id, kept_size(scale), 0)
        for x, y in points:
            painter.drawPixmap(round(x) + left, round(y) + top, pixmap)

    def _glyph(self, glyph_id: str, scale: float, rotation: int) -> Baked:
        key = (glyph_id, scale, rotation)
        baked = self._found(key)
        if baked is None:
            baked = self.bake(key, scale * REACH, lambda to: self.paint_vector(to, glyph_id, 0, 0, scale, rotation))
        return baked

    def draw_veiled(
        self,
        painter: QPainter,
        glyph_id: str,
        x: float,
        y: float,
        scale: float,
        rotation: float,
        veil: QColor,
    ) -> None:
        """Draw a glyph under a veil of its own shape, so that it steps back and still hides what lies behind it.

        Parameters
        ----------
        painter : QPainter
            A painter of a raster device, in device pixels.
        glyph_id : str
            Name of the glyph's file.
        x, y : float
            Where its (0, 0) comes [px].
        scale : float
            Pixels per glyph unit.
        rotation : float
            Clockwise turn [degrees].
        veil : QColor
            The veil's colour and density.
        """
        scale, rotation = kept_size(scale), round(rotation) % 360
        reach = scale * REACH

        def draw(to: QPainter) -> None:
            self.paint_vector(to, glyph_id, 0, 0, scale, rotation)
            to.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            to.fillRect(QRectF(-reach, -reach, 2 * reach, 2 * reach), veil)

        key = (glyph_id, scale, rotation, veil.rgba())
        self.draw_baked(painter, key, x, y, reach, draw)

    def draw_baked(
        self,
        painter: QPainter,
        key: tuple[Hashable, ...],
        x: float,
        y: float,
        reach: float,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw what ``paint`` makes round (0, 0) with its centre at (x, y), from a kept pixmap.

        Parameters
        ----------
        painter : QPainter
            An active painter in device pixels.
        key : tuple
            What the picture depends on.
        x, y : float
            Its centre [px].
        reach : float
            How far it may extend from its centre [px].
        paint : callable
            Draws it round (0, 0).
        """
        baked = self.bake(key, reach, paint)
        painter.drawPixmap(round(x) + baked.left, round(y) + baked.top, baked.pixmap)

    def draw_piece(
        self, painter: QPainter, key: tuple[Hashable, ...], box: QRect, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw what ``paint`` makes in a box of the picture, from a kept pixmap.

        Parameters
        ----------
        painter : QPainter
            An active painter in device pixels.
        key : tuple
            What the piece depends on; the box is added.
        box : QRect
            Where it lies [px].
        paint : callable
            Draws it at its own place.
        """
        full_key = (*key, box.left(), box.top(), box.width(), box.height())
        baked = self._found(full_key)
        if baked is None:
            baked = self._kept(full_key, _drawn_in(box, paint))
        painter.drawPixmap(baked.left, baked.top, baked.pixmap)

    def draw_words(
        self,
        painter: QPainter,
        key: tuple[Hashable, ...],
        place: QPoint,
        box: Callable[[], QRect],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw words that ``paint`` writes from (0, 0), from a kept pixmap of no more than their box.

        Parameters
        ----------
        painter : QPainter
            An active painter in device pixels.
        key : tuple
            What the words' picture depends on.
        place : QPoint
            Where they begin [px].
        box : callable
            What they may cover, from there [px]; asked only when they are drawn for the first time.
        paint : callable
            Draws them from (0, 0).
        """
        baked = self._found(key)
        if baked is None:
            baked = self._kept(key, _drawn_in(box(), paint))
        painter.drawPixmap(place.x() + baked.left, place.y() + baked.top, baked.pixmap)

    def paint_vector(
        self,
        painter: QPainter,
        glyph_id: str,
        x: float,
        y: float,
        scale: float,
        rotation: float = 0.0,
        opacity: float = 1.0,
        veil: QColor | None = None,
    ) -> None:
        """Draw a glyph from its file, past the kept pixmaps; parameters as for ``draw`` and ``draw_veiled``."""
        painter.save()
        try:
            painter.translate(x, y)
            painter.rotate(rotation)
            painter.scale(scale, scale)
            painter.setOpacity(painter.opacity() * opacity)
            renderer = self.renderer(glyph_id, veil=veil)
            renderer.render(painter, QRectF(renderer.viewBoxF()))
        finally:
            painter.restore()

    def bake(self, key: Hashable, reach: float, paint: Callable[[QPainter], None]) -> Baked:
        """Pixmap of what ``paint`` draws round (0, 0), cut to its visible part and kept under ``key``.

        Parameters
        ----------
        key : Hashable
            What the picture depends on.
        reach : float
            How far it may extend from (0, 0) [px].
        paint : callable
            Draws with a painter whose (0, 0) is the centre.

        Returns
        -------
        Baked
            The pixmap and its offset.
        """
        found = self._found(key)
        if found is not None:
            return found
        half = math.ceil(reach) + 2
        image = QImage(2 * half, 2 * half, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        try:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(QPointF(half, half))
            paint(painter)
        finally:
            painter.end()
        baked = _cut_out(image, half)
        return self._kept(key, baked)

    def _found(self, key: Hashable) -> Baked | None:
        """A kept picture, which is now the newest."""
        baked = self._baked.pop(key, None)
        if baked is not None:
            self._baked[key] = baked
        return baked

    def _kept(self, key: Hashable, baked: Baked) -> Baked:
        self._baked_bytes += baked.bytes
        while self._baked and (len(self._baked) >= MOST_KEPT or self._baked_bytes > MOST_KEPT_BYTES):
            self._baked_bytes -= self._baked.pop(next(iter(self._baked))).bytes
        self._baked[key] = baked
        return baked

    def extent(self, glyph_id: str, scale: float) -> tuple[int, int, int, int]:
        """Smallest rectangle that holds what is visible of a glyph.

        Parameters
        ----------
        glyph_id : str
            Name of the glyph's file.
        scale : float
            Pixels per glyph unit.

        Returns
        -------
        tuple of int
            Left and top from the glyph's centre, width and height [px].
        """
        key = ("extent", glyph_id, scale)
        baked = self.bake(key, scale * REACH, lambda to: self.paint_vector(to, glyph_id, 0, 0, scale))
        return baked.left, baked.top, baked.pixmap.width(), baked.pixmap.height()

    def layer(
        self,
        key: tuple[Hashable, ...],
        width: int,
        height: int,
        paint: Callable[[QPainter], None],
        *,
        opaque: bool = True,
    ) -> QPixmap:
        """Full-size picture kept under ``key``; of each kind (first item of the key) only the newest few are kept.

        Parameters
        ----------
        key : tuple
            Kind, then what the picture depends on.
        width, height : int
            Size [device px].
        paint : callable
            Draws it, in device pixels; covers all of it if ``opaque``.
        opaque : bool
            Whether the picture has no clear parts: blitting it is then a plain copy.

        Returns
        -------
        QPixmap
            The picture.
        """
        found = self._layers.pop(key, None)
        if found is None:
            for other in [other for other in self._layers if other[0] == key[0]][: -LAYERS_KEPT + 1]:
                del self._layers[other]
            for other in list(self._layers)[: -MOST_LAYERS + 1]:
                del self._layers[other]
            found = QPixmap(width, height)
            if not opaque:
                found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            try:
                painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
                paint(painter)
            finally:
                painter.end()
        self._layers[key] = found
        return found

    def standing(self, key: Hashable, width: int, height: int) -> Standing:
        """Picture of what stands still in a scene, to be brought up to date by ``scenes.standing``.

        Parameters
        ----------
        key : Hashable
            Scene, theme and layout.
        width, height : int
            Size [device px].

        Returns
        -------
        Standing
            As it was left, or a new one without any part.
        """
        found = self._standing.pop(key, None)
        if found is None:
            for other in list(self._standing)[: -STANDING_KEPT + 1]:
                del self._standing[other]
            found = Standing(QPixmap(width, height))
        self._standing[key] = found
        return found

    def is_settled(self, key: tuple[Hashable, ...]) -> bool:
        """Whether a layer is kept, or was the last of its kind that was asked for.

        What changes with every frame is drawn at once: making a layer of it would cost more than it saves.

        Parameters
        ----------
        key : tuple
            As for ``layer``.
        """
        before = self._asked.get(key[0])
        self._asked[key[0]] = key
        return key == before or key in self._layers

    def icon(self, glyph_id: str, size_px: float, dpr: float = 1.0) -> QPixmap:
        """Picture of a glyph for buttons and lists.

        Parameters
        ----------
        glyph_id : str
            Name of the glyph's file.
        size_px : float
            Side of the square that the glyph's box of 100 fills [px].
        dpr : float
            Device pixels per pixel.

        Returns
        -------
        QPixmap
            The icon, with ``dpr`` set.
        """
        side = max(1, round(size_px * dpr))
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_vector(painter, glyph_id, side / 2, side / 2, side / 104, 0.0, 1.0)
        finally:
            painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap


def _mixed(colour: QColor, veil: QColor | None) -> str:
    """Colour as ``#rrggbb``, mixed with a veil's as far as the veil is dense."""
    if veil is None:
        return colour.name()
    share = veil.alphaF()
    pairs = (
        (colour.redF(), veil.redF()),
        (colour.greenF(), veil.greenF()),
        (colour.blueF(), veil.blueF()),
    )
    return QColor.fromRgbF(*(own + share * (other - own) for own, other in pairs)).name()


def _drawn_in(box: QRect, paint: Callable[[QPainter], None]) -> Baked:
    """What ``paint`` draws within a box."""
    pixmap = QPixmap(box.size())
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        paint(painter)
    finally:
        painter.end()
    return Baked(pixmap, box.left(), box.top())


def _cut_out(image: QImage, half: int) -> Baked:
    """Visible part of an image: blitting empty margins would cost as much as drawing."""
    size = image.width()
    alpha = np.frombuffer(image.constBits(), np.uint8).reshape(size, size, 4)[:, :, 3]
    rows = np.flatnonzero(alpha.any(axis=1))
    columns = np.flatnonzero(alpha.any(axis=0))
    if not rows.size:
        nothing = QPixmap(1, 1)
        # A new pixmap holds whatever lay in its memory.
        nothing.fill(Qt.GlobalColor.transparent)
        return Baked(nothing, 0, 0)
    top, bottom, left, right = int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])
    pixmap = QPixmap.fromImage(image.copy(left, top, right - left + 1, bottom - top + 1))
    return Baked(pixmap, left - half, top - half)
