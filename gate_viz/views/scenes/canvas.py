"""What every part of a scene is drawn with: painter, layout, colours and shapes, and ways to place a glyph."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from gate_viz.views.glyphs import Glyphs, is_vector
from gate_viz.views.scenes.labels import Label, paint_label, paint_words
from gate_viz.views.scenes.stage_layout import Place, StageLayout
from gate_viz.views.theme import Theme


def draw_stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Draw a line whose colour changes along it.

    Parameters
    ----------
    painter : QPainter
        An active painter on any device.
    path : QPainterPath
        The line [px].
    pen : QPen
        With a gradient for a brush: vector devices know those for areas only, so that the line becomes one.
    """
    if is_vector(painter):
        stroker = QPainterPathStroker(pen)
        painter.fillPath(stroker.createStroke(path), pen.brush())
        return
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


@contextmanager
def on_stage(
    painter: QPainter, bounds: QRectF, theme: Theme, glyphs: Glyphs, text_scale: float = 1.0
) -> Iterator[Canvas]:
    """Give a scene its canvas for as long as it paints; then the painter is as it was.

    Parameters
    ----------
    painter : QPainter
        An active painter on any device.
    bounds : QRectF
        The stage [px].
    theme : Theme
        Colours by role.
    glyphs : Glyphs
        Shapes in the same theme's colours.
    text_scale : float
        Size of words, 1 to 2 [1].

    Yields
    ------
    Canvas
        In device pixels, so that kept pixmaps are copied and not scaled, and cut to the stage.
    """
    pixel = 1.0 if is_vector(painter) else painter.device().devicePixelRatioF()
    layout = StageLayout.fit(bounds.width() * pixel, bounds.height() * pixel, pixel, text_scale)
    painter.save()
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(bounds.topLeft())
        painter.scale(1 / pixel, 1 / pixel)
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height), Qt.ClipOperation.IntersectClip)
        yield Canvas.of(painter, layout, theme, glyphs)
    finally:
        painter.restore()


@dataclass(frozen=True, slots=True)
class Canvas:
    """A painter in device pixels, with what a part of the scene needs to draw itself."""

    painter: QPainter
    layout: StageLayout
    theme: Theme
    glyphs: Glyphs
    is_vector: bool = False
    veil: float = 0.0
    """How far glyphs that are drawn on it step back, 0-1."""

    @staticmethod
    def of(painter: QPainter, layout: StageLayout, theme: Theme, glyphs: Glyphs) -> Canvas:
        """Canvas on any painter; whether it writes vectors is asked only once."""
        return Canvas(painter, layout, theme, glyphs, is_vector(painter))

    def on(self, painter: QPainter) -> Canvas:
        """Same layout, colours and shapes on the painter of a pixmap."""
        return Canvas(painter, self.layout, self.theme, self.glyphs)

    def veiled(self, veil: float) -> Canvas:
        """Same canvas, whose glyphs step back."""
        return replace(self, veil=veil)

    def glyph(self, glyph_id: str, place: Place, opacity: float = 1.0) -> None:
        """Draw a glyph at its place.

        Parameters
        ----------
        glyph_id : str
            Which.
        place : Place
            Where [design units].
        opacity : float
            0 clear … 1 opaque [1].
        """
        x, y = self.layout.x(place.x), self.layout.y(place.y)
        scale = place.scale * self.layout.scale
        if not self.veil:
            self.glyphs.draw(self.painter, glyph_id, x, y, scale, place.rotation, opacity)
            return
        colour = self.theme.colour("horn", self.veil)
        if self.is_vector:
            # Not by opacity: a clear group would be written as an image.
            self.glyphs.draw(self.painter, glyph_id, x, y, scale, place.rotation, opacity, veil=colour)
            return
        self.painter.setOpacity(opacity)
        self.glyphs.draw_veiled(self.painter, glyph_id, x, y, scale, place.rotation, colour)
        self.painter.setOpacity(1.0)

    def part(
        self,
        glyph_id: str,
        place: Place,
        offset: tuple[float, float],
        scale: float,
        *,
        opacity: float = 1.0,
        upright: bool = False,
    ) -> None:
        """Draw a glyph at a point given in another glyph's directions.

        Parameters
        ----------
        glyph_id : str
            Which.
        place : Place
            The other glyph's place [design units].
        offset : (float, float)
            Along the membrane and into the cell [glyph units].
        scale : float
            Size against the other glyph's [1].
        opacity : float
            0 clear … 1 opaque [1].
        upright : bool
            Whether it stays upright where the other is turned, as letters do.
        """
        x, y = place.beside(*offset)
        turn = 0.0 if upright else place.rotation
        self.glyph(glyph_id, Place(x, y, scale * place.scale, turn), opacity)

    def dot(self, transmitter: str, x: float, y: float, scale: float) -> None:
        """Draw a transmitter's shape outside the clouds of the cleft."""
        self.glyph(f"dot_{transmitter}", Place(x, y, scale))

    def dots(self, transmitter: str, points: Sequence[Sequence[float]], scale: float) -> None:
        """Draw a transmitter's shape at many points [design units]."""
        if self.is_vector:
            for x, y in points:
                self.dot(transmitter, x, y, scale)
            return
        layout = self.layout
        places = [(layout.x(x), layout.y(y)) for x, y in points]
        self.glyphs.draw_many(self.painter, f"dot_{transmitter}", places, scale * layout.scale)

    def label(self, label: Label) -> None:
        """Draw words: on raster devices from a kept pixmap."""
        if self.is_vector:
            paint_label(self.painter, label, self.theme)
            return
        left, whole_x, whole_y = label.left, floor(label.left), floor(label.y)
        shift = round((left - whole_x) * 4) / 4, round((label.y - whole_y) * 4) / 4
        key = ("label", label.text, label.size_px, label.weight, label.role, label.tabular, *shift)

        def draw(to: QPainter) -> None:
            paint_words(to, label, self.theme, QPointF(*shift))

        def box() -> QRect:
            # Letters may reach beyond their own width, and accents beyond the capitals.
            around = 0.3 * label.size_px
            width = label.rect().width() + 2 * around
            return QRectF(-around, -1.1 * label.size_px, width, 1.5 * label.size_px).toAlignedRect()

        self.glyphs.draw_words(self.painter, key, QPoint(whole_x, whole_y), box, draw)

    def piece(self, key: tuple[Hashable, ...], box: QRectF, paint: Callable[[QPainter], None]) -> None:
        """Draw something at its place: on raster devices from a kept pixmap of its box [px]."""
        if self.is_vector:
            paint(self.painter)
        else:
            self.glyphs.draw_piece(self.painter, (self.theme.name, *key), box.toAlignedRect(), paint)
