"""The stage: keeps the last Frame, has it painted, and makes its structures reachable by pointer and keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scene_passage import Passage, way_between
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.stage import HitRegion, Scene, SceneClock, StageWords
from gate_viz.views.theme import Theme, font
from gate_viz.views.view_settings import Wording

VALUES_EVERY_MS = 250.0
"""How often the words of values are renewed: more often, nobody can read them [ms]."""
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How the focus comes to a structure that somebody looks for; a window that opens puts it just anywhere."""
LARGEST_TICK_MS = 100.0
"""A stage that was not shown for a while does not leap [ms]."""


class StructureSpot(QAbstractButton):
    """A transparent button over a painted structure: focus, name, value and an action, for screen readers too.

    ``activated(structure_id)`` says that it was chosen: by a click, by Enter, or by a screen reader's press.
    """

    pointed = Signal(str, bool)
    activated = Signal(str)

    def __init__(self, structure_id: str, parent: StagePanel) -> None:
        super().__init__(parent)
        self._stage = parent
        self.was_tabbed_to = False
        self.structure_id = structure_id
        self.setObjectName(structure_id)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._tell)

    def show_region(self, region: HitRegion) -> None:
        """Take over a region's place, name and value."""
        if self.geometry() != region.rect.toAlignedRect():
            self.setGeometry(region.rect.toAlignedRect())
        if self.accessibleName() != region.name:
            self.setAccessibleName(region.name)
        if self.accessibleDescription() != region.value_text:
            self.setAccessibleDescription(region.value_text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that the pointer is here."""
        self.pointed.emit(self.structure_id, True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer has gone."""
        self.pointed.emit(self.structure_id, False)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and the card, if the keyboard came here on purpose."""
        super().focusInEvent(event)
        self.was_tabbed_to = event.reason() in KEYBOARD_REASONS
        self._stage.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring and the card away."""
        super().focusOutEvent(event)
        self.was_tabbed_to = False
        self._stage.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the structure with Enter; every other key, Space too, is left to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show nothing: the stage paints the structure and its ring."""

    def _tell(self) -> None:
        self.activated.emit(self.structure_id)


class StagePanel(QWidget):
    """The stage.

    Parameters
    ----------
    catalogue : Catalogue
        Texts, transmitters and the medicines' names.
    theme : Theme
        Colours by role.
    glyphs : Glyphs
        Shapes in that theme's colours.
    parent : QWidget, optional
        The window.

    Notes
    -----
    ``structure_activated`` carries the id of the structure that was chosen; ``control_of`` says what stands behind it.
    """

    structure_activated = Signal(str)

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._theme = theme
        self._glyphs = glyphs
        self._frame: Frame | None = None
        self._scene: Scene = next(iter(SCENES.values()))
        self._passage: Passage | None = None
        self._clock = SceneClock()
        self._words = StageWords()
        self._values_age_ms = 0.0
        self._spots: dict[str, StructureSpot] = {}
        self._regions: dict[str, HitRegion] = {}
        self._pointed: str | None = None
        # The scene covers every pixel: Qt need not clear below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name_itself()

    def minimumSizeHint(self) -> QSize:
        """Smallest size at which the primary words can be read."""
        return QSize(560, 250)

    def sizeHint(self) -> QSize:
        """Size of the drawing."""
        return QSize(1580, 690)

    @property
    def frame(self) -> Frame | None:
        """What is shown."""
        return self._frame

    @property
    def clock(self) -> SceneClock:
        """The illustration clock."""
        return self._clock

    @property
    def scene_id(self) -> str:
        """The scene that is shown, or that the picture is on its way to."""
        return self._scene.id

    @property
    def is_passing(self) -> bool:
        """Whether the picture is on its way from one scene to another."""
        return self._passage is not None

    def show_scene(self, scene_id: str) -> None:
        """Go to another scene: by a short zoom, or at once where the picture is to keep still.

        Parameters
        ----------
        scene_id : str
            One of ``SCENES``.
        """
        if scene_id == self._scene.id:
            return
        before = self._scene
        moves = self._frame is not None and self.isVisible() and not self._clock.still
        shown = self._kept(before) if moves else None
        self._scene, self._passage = SCENES[scene_id], None
        if shown is not None:
            self._passage = self._way_from(before, shown)
        self._pointed = None
        self._name_itself()
        self._renew_regions()
        self.update()

    def control_of(self, structure_id: str) -> str | None:
        """Id of the control behind a structure of the present scene, or None where there is none."""
        region = self._regions.get(structure_id)
        return None if region is None else region.control_id

    def show_frame(self, frame: Frame) -> None:
        """Show a Frame.

        Parameters
        ----------
        frame : Frame
            What the model says now.
        """
        before = self._frame
        self._frame = frame
        changed = before is None or before.controls != frame.controls
        if changed or self._values_age_ms >= VALUES_EVERY_MS:
            self._renew_regions()
        self.update()

    def set_theme(self, theme: Theme, glyphs: Glyphs) -> None:
        """Take another palette.

        Parameters
        ----------
        theme : Theme
            Colours by role.
        glyphs : Glyphs
            Shapes in that theme's colours.
        """
        self._theme, self._glyphs = theme, glyphs
        self._passage = None
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Write larger or smaller.

        Parameters
        ----------
        scale : float
            1 for the usual size, up to 2 [1].
        """
        self._show_words(replace(self._words, text_scale=scale))

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient, or to a clinician, who also sees the receptors' short names."""
        self._show_words(replace(self._words, clinician=wording is Wording.CLINICIAN))

    def _show_words(self, words: StageWords) -> None:
        if words != self._words:
            self._words = words
            self._passage = None
            self._renew_regions()
            self.update()

    def set_still(self, still: bool) -> None:
        """Hold the drift of dots, or let it go on."""
        self._clock = SceneClock(self._clock.seconds, still)
        if still:
            self._passage = None
        self.update()

    def tick(self, elapsed_ms: float) -> None:
        """Advance the illustration clock; the only timer is the window's.

        Parameters
        ----------
        elapsed_ms : float
            Wall time since the last tick [ms].
        """
        self._values_age_ms += elapsed_ms
        if self._passage is not None:
            self._passage = self._passage.after(elapsed_ms)
            self.update()
        # With the model paused the picture rests, whatever in it drifts or walks.
        if not self._clock.still and (self._frame is None or self._frame.controls.playing):
            seconds = self._clock.seconds + min(max(elapsed_ms, 0.0), LARGEST_TICK_MS) / 1000
            self._clock = SceneClock(seconds)
            self.update()

    def spots(self) -> tuple[StructureSpot, ...]:
        """Every reachable structure, in the order of the Tab key."""
        return tuple(self._spots.values())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, then what belongs to the pointer and the keyboard."""
        painter = QPainter(self)
        # An exception that leaves the painter active would take the process with it.
        try:
            bounds = QRectF(self.rect())
            if self._frame is None:
                painter.fillRect(bounds, self._theme.colour("stage_top"))
                return
            painter.setClipRegion(event.region())
            if self._passage is not None:
                self._passage.paint(painter, bounds)
                return
            self._paint_scene(painter, self._scene, self._frame)
            self._paint_marks(painter)
        finally:
            painter.end()

    def _paint_scene(self, painter: QPainter, scene: Scene, frame: Frame) -> None:
        look = self._theme, self._glyphs
        scene.paint(painter, QRectF(self.rect()), frame, *look, self._catalogue, self._clock, self._words)

    def _kept(self, scene: Scene) -> QPixmap:
        """What is to be seen now, or would be in a scene, as one picture."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("stage_top"))
        painter = QPainter(picture)
        try:
            if self._passage is not None:
                self._passage.paint(painter, QRectF(self.rect()))
            elif self._frame is not None:
                self._paint_scene(painter, scene, self._frame)
        finally:
            painter.end()
        return picture

    def _way_from(self, before: Scene, shown: QPixmap) -> Passage:
        """The zoom from what was shown to the present scene, into or out of where one lies in the other."""
        outer_id, structure_id, inward = way_between(before.id, self._scene.id)
        coming = self._kept(self._scene)
        bounds = QRectF(self.rect())
        place = bounds.center()
        if self._frame is not None and structure_id:
            found = SCENES[outer_id].regions(bounds, self._frame, self._catalogue, self._words.text_scale)
            place = next((region.rect.center() for region in found if region.id == structure_id), place)
        outer, inner = (shown, coming) if inward else (coming, shown)
        return Passage(outer, inner, place, inward)

    def _name_itself(self) -> None:
        texts = self._catalogue.texts
        self.setAccessibleName(texts.get(f"scene.name.{self._scene.id}"))
        self.setAccessibleDescription(texts.get(f"scene.place.{self._scene.id}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the spots with the structures."""
        super().resizeEvent(event)
        self._passage = None
        self._renew_regions()

    def _renew_regions(self) -> None:
        """Words and places of all structures."""
        if self._frame is None:
            return
        self._values_age_ms = 0.0
        bounds = QRectF(self.rect())
        found = self._scene.regions(bounds, self._frame, self._catalogue, self._words.text_scale)
        self._regions = {region.id: region for region in found}
        if list(self._regions) != list(self._spots):
            self._renew_spots()
        for region in found:
            self._spots[region.id].show_region(region)

    def _renew_spots(self) -> None:
        """Spots for the structures that are there now; one that stays keeps its focus, else the stage takes it."""
        before, self._spots = self._spots, {}
        for structure_id in self._regions:
            stays = structure_id in before
            self._spots[structure_id] = before.pop(structure_id) if stays else self._new_spot(structure_id)
        for spot in before.values():
            if spot.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            spot.hide()
            spot.deleteLater()
        if self._pointed not in self._spots:
            self._pointed = None
        # The last one under the pointer is meant, and the Tab key goes through them in the scene's order.
        for spot in self._spots.values():
            spot.raise_()
        for one, next_one in pairwise(self._spots.values()):
            self.setTabOrder(one, next_one)

    def _new_spot(self, structure_id: str) -> StructureSpot:
        spot = StructureSpot(structure_id, self)
        spot.pointed.connect(self._on_pointed)
        spot.activated.connect(self.structure_activated)
        spot.show()
        return spot

    def _on_pointed(self, structure_id: str, here: bool) -> None:
        if here:
            self._pointed = structure_id
        elif self._pointed == structure_id:
            self._pointed = None
        self.update()

    def _paint_marks(self, painter: QPainter) -> None:
        """Focus ring and card of what has the focus or lies under the pointer."""
        focused = next((spot.structure_id for spot in self._spots.values() if spot.was_tabbed_to), None)
        named = self._pointed or focused
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for structure_id, role, width in ((self._pointed, "ring", 2.0), (focused, "focus", 3.0)):
            if structure_id in self._regions:
                painter.setPen(QPen(self._theme.colour(role), width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                edge = self._regions[structure_id].rect.adjusted(1.5, 1.5, -1.5, -1.5)
                painter.drawRoundedRect(edge, 10, 10)
        if named in self._regions:
            self._paint_card(painter, self._regions[named])

    def _paint_card(self, painter: QPainter, region: HitRegion) -> None:
        size = max(14.0, min(40.0, self.height() / 42)) * self._words.text_scale
        name_font, value_font = font(size, 600), font(size, 400)
        lines = [(region.name, name_font, "card_ink")]
        if region.value_text:
            lines.append((region.value_text, value_font, "card_ink"))
        width = max(QFontMetricsF(each).horizontalAdvance(text) for text, each, _ in lines)
        line_height = QFontMetricsF(name_font).height() * 1.12
        card = QSize(round(width + 2 * size), round(line_height * len(lines) + size))
        box = card_place(region.rect.toAlignedRect(), card, self.rect())
        painter.setPen(QPen(self._theme.colour("border"), 1.2))
        painter.setBrush(self._theme.colour("card_bg", 0.97))
        painter.drawRoundedRect(QRectF(box), 8, 8)
        for row, (text, each, role) in enumerate(lines):
            painter.setFont(each)
            painter.setPen(self._theme.colour(role))
            baseline = box.top() + 0.5 * size + line_height * row + QFontMetricsF(each).ascent()
            painter.drawText(QPoint(round(box.left() + size), round(baseline)), text)


def card_place(structure: QRect, size: QSize, stage: QRect) -> QRect:
    """Where a structure's card goes: above it if there is room, else below, and always on the stage.

    Parameters
    ----------
    structure : QRect
        What is named [px].
    size : QSize
        The card's size [px].
    stage : QRect
        The stage [px].

    Returns
    -------
    QRect
        The card [px].
    """
    gap = 8
    left = structure.center().x() - size.width() // 2
    left = max(stage.left() + gap, min(left, stage.right() - size.width() - gap))
    top = structure.top() - size.height() - gap
    if top < stage.top() + gap:
        top = min(structure.bottom() + gap, stage.bottom() - size.height() - gap)
    return QRect(left, max(top, stage.top()), size.width(), size.height())
