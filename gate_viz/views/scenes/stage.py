"""What every scene shares: the illustration clock and the regions a pointer or the keyboard can reach."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


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
