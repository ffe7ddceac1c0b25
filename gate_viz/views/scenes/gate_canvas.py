"""What every part of the gate is drawn with: painter, layout, colours and shapes, and ways to place a glyph."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gate_viz.views.glyphs import Glyphs, is_vector
from gate_viz.views.scenes.gate_layout import GateLayout, Place
from gate_viz.views.theme import Theme


@dataclass(frozen=True, slots=True)
class Canvas:
    """A painter in device pixels, with what a part of the scene needs to draw itself."""

    painter: QPainter
    layout: GateLayout
    theme: Theme
    glyphs: Glyphs

    @property
    def is_vector(self) -> bool:
        """Whether the painter writes vectors."""
        return is_vector(self.painter)

    def on(self, painter: QPainter) -> Canvas:
        """Same layout, colours and shapes on another painter."""
        return Canvas(painter, self.layout, self.theme, self.glyphs)

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
        self.glyphs.draw(self.painter, glyph_id, x, y, place.scale * self.layout.scale, place.rotation, opacity)

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
