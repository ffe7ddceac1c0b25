"""What stands still is painted anew only where it has changed, and nobody can see that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QImage, QPainter

from gate_viz.content.records import Lens
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.stage_layout import Box, StageLayout
from gate_viz.views.scenes.standing import Group, Part, paint_standing
from tests.views.frames import ASSETS, catalogue
from tests.views.painting import changed, picture, theme
from tests.views.states import frame_of

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (1180, 515)
LETTERS_DIFFER = 12
"""Difference of a colour, of 255, with which the same letters may come out when they are drawn again."""
KEPT_SCENES = ("gate", "pump", "switch", "path")


def states() -> tuple[Frame, ...]:
    """States far from one another, and some that differ in little."""
    medicines = dict.fromkeys(catalogue().drugs, 0.5)
    return (
        frame_of(),
        frame_of(values={"touch": 0.7, "injury": 0.6}),
        frame_of(values={"touch": 0.7, "injury": 0.6}, lens=Lens.ARTICLE),
        frame_of(values={"sensitisation": 0.8, "injury": 0.6, **medicines}),
        frame_of(values={"sleep_loss": 0.9, "infection": 0.7, "threat": 0.8, "low_mood": 0.9}, days=14.0),
        frame_of(values={"vitamin_b6": 0.2, "tryptophan": 0.1, "gut_permeability": 0.8}, days=14.0),
        frame_of(archetype="healthy"),
    )


@pytest.mark.parametrize("scene", KEPT_SCENES)
def test_a_picture_after_others_is_the_picture_alone(scene: str) -> None:
    used = Glyphs(theme(), ASSETS)
    for frame in (*states(), *reversed(states())):
        after = picture(frame, scene, size=SIZE, drawn_with=used)
        alone = picture(frame, scene, size=SIZE, drawn_with=Glyphs(theme(), ASSETS))
        assert not changed(after, alone, by=LETTERS_DIFFER).any()


class Stage:
    """A stage of squares, which writes down what it paints."""

    def __init__(self) -> None:
        self.shapes = Glyphs(theme(), ASSETS)
        self.painted: list[str] = []

    def square(self, name: str, look: int, left: float, role: str = "ink") -> Part:
        """A part of 100 × 100, or, far left, one that covers the stage."""
        box = Box(left, 100, left + 100, 200) if left >= 0 else None

        def draw(canvas: Canvas) -> None:
            self.painted.append(name)
            rect = canvas.layout.rect(*(box or Box(-5000, -5000, 9000, 9000)))
            canvas.painter.fillRect(rect, canvas.theme.colour(role))

        return Part(name, look, box, draw)

    def paint(self, look: object, parts: Callable[[], Iterable[Part | Group]]) -> QImage:
        """Paint parts, and say how it looks."""
        self.painted.clear()
        image = QImage(1580, 690, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            layout = StageLayout.fit(1580, 690)
            paint_standing(Canvas.of(painter, layout, self.shapes.theme, self.shapes), "test", str(look), parts)
        finally:
            painter.end()
        return image

    def ground(self) -> Part:
        """What covers the stage."""
        return self.square("ground", 0, -1, "stage_top")


def test_what_has_not_changed_is_not_even_listed() -> None:
    stage = Stage()
    first = stage.paint("same", lambda: (stage.ground(), stage.square("a", 1, 100)))
    assert stage.painted == ["ground", "a"]
    assert not changed(first, stage.paint("same", lambda: pytest.fail("listed"))).any()


def test_only_what_lies_where_something_has_changed_is_painted() -> None:
    stage = Stage()
    for look in (1, 2):
        stage.paint(
            look,
            lambda look=look: (  # type: ignore[misc]
                stage.ground(),
                stage.square("a", look, 100),
                stage.square("over a", 0, 150),
                stage.square("far", 0, 900),
            ),
        )
    assert stage.painted == ["ground", "a", "over a"]


def test_what_has_gone_or_moved_leaves_nothing_behind() -> None:
    stage, other = Stage(), Stage()
    stage.paint(1, lambda: (stage.ground(), stage.square("a", 0, 100), stage.square("b", 0, 500)))
    after = stage.paint(2, lambda: (stage.ground(), stage.square("b", 0, 700)))
    assert not changed(after, other.paint(2, lambda: (other.ground(), other.square("b", 0, 700)))).any()


def test_after_a_mistake_everything_is_painted_again() -> None:
    stage = Stage()

    def fail(_canvas: Canvas) -> None:
        message = "on purpose"
        raise RuntimeError(message)

    stage.paint(1, lambda: (stage.ground(), stage.square("a", 0, 100)))
    with pytest.raises(RuntimeError, match="on purpose"):
        stage.paint(2, lambda: (stage.ground(), Part("a", 1, Box(0, 0, 50, 50), fail)))
    stage.paint(1, lambda: (stage.ground(), stage.square("a", 0, 100)))
    assert stage.painted == ["ground", "a"]


def test_a_group_is_listed_again_only_when_its_look_changes() -> None:
    stage, listed = Stage(), []

    def group() -> Iterable[Part]:
        listed.append("group")
        return (stage.square("in it", 0, 300),)

    for look, group_look in ((1, "one"), (2, "one"), (3, "two")):
        stage.paint(
            look,
            lambda look=look, group_look=group_look: (  # type: ignore[misc]
                stage.ground(),
                stage.square("a", look, 100),
                Group("words", group_look, group),
            ),
        )
    assert len(listed) == 2
