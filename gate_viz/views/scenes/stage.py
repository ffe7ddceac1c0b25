"""What every scene shares: how it is called, the illustration clock, and the regions one can reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.theme import Theme


@dataclass(frozen=True, slots=True)
class SceneClock:
    """Wall time of the picture's own drift: ``seconds`` moves the jitter of dots, ``still`` holds it."""

    seconds: float = 0.0
    still: bool = False


@dataclass(frozen=True, slots=True)
class StageWords:
    """How a scene speaks: ``text_scale`` is the size of words, 1 to 2; ``clinician`` shows receptors' names."""

    text_scale: float = 1.0
    clinician: bool = False


@dataclass(frozen=True, slots=True)
class HitRegion:
    """A structure of the scene: its name, present value in words, place and, if it has one, the control behind it."""

    id: str
    name: str
    value_text: str
    rect: QRectF
    control_id: str | None = None


USUAL_WORDS = StageWords()


class Paint(Protocol):
    """Paints a scene from a Frame; the same arguments give the same picture."""

    def __call__(
        self,
        painter: QPainter,
        bounds: QRectF,
        frame: Frame,
        theme: Theme,
        glyphs: Glyphs,
        catalogue: Catalogue,
        clock: SceneClock,
        words: StageWords = USUAL_WORDS,
    ) -> None:
        """Paint it.

        Parameters
        ----------
        painter : QPainter
            An active painter on any device.
        bounds : QRectF
            The stage [px].
        frame : Frame
            What the model says now.
        theme : Theme
            Colours by role.
        glyphs : Glyphs
            Shapes in the same theme's colours.
        catalogue : Catalogue
            Texts, transmitters and the medicines' names.
        clock : SceneClock
            Moves the picture's own drift.
        words : StageWords
            Size of words, and for whom they are.
        """


class Regions(Protocol):
    """Structures with their names, present values and places; small ones after the cells they lie on."""

    def __call__(self, bounds: QRectF, frame: Frame, catalogue: Catalogue, text_scale: float = 1.0) -> list[HitRegion]:
        """Structures of a stage [px] at a size of words [1]; the last one under the pointer is meant."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: its id, how it is painted, and what in it can be reached."""

    id: str
    paint: Paint
    regions: Regions
