"""The evidence card: what is known of a control or of a structure, how well, and where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Card, Lens
from gate_viz.session.frame import Frame
from gate_viz.session.intents import SeeShowing
from gate_viz.views.card_words import Block, Kind, Line, blocks_of, value_words
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.disclosure import Disclosure
from gate_viz.views.widgets.edge_fade import EdgeFade
from gate_viz.views.widgets.fixed_warning import FixedWarning
from gate_viz.views.widgets.flow_layout import FlowLayout
from gate_viz.views.widgets.grade_mark import FILLED_BARS, GradeMark
from gate_viz.views.widgets.labelled_grade import NO_GRADE
from gate_viz.views.widgets.plain_button import PlainButton
from gate_viz.views.widgets.source_label import SourceLabel

DRAWER_WIDTH = 380
"""How wide the card is where it stands beside the picture [drawing px]."""
# Lower than this the buttons scroll with the text, so that some of it is in sight [drawing px].
_SHORT = 560
_GLYPH, _MARK = 44, 34
_FADE = 16


class _CardArea(QScrollArea):
    """Scrolls up and down by the keyboard; the sideways arrows pass to the window, where they step through time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys that move."""
        bar = self.verticalScrollBar()
        ways = {
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        place = ways.get(Qt.Key(event.key()))
        if place is None:
            event.ignore()
        else:
            bar.setValue(place)


class CardPanel(QFrame):
    """The card, beside the picture or in its place; hidden until a subject is shown.

    ``intent`` carries what the learner asks for; ``scene_wanted(id)`` and ``control_wanted(id)`` ask to be led there;
    ``changed`` is sent when the card comes or goes, and ``closed`` when the learner has closed it.
    """

    intent = Signal(object)
    scene_wanted = Signal(str)
    control_wanted = Signal(str)
    changed = Signal()
    closed = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._look = Look(theme)
        self._glyphs = glyphs
        self._card: Card | None = None
        self._wording = Wording.PATIENT
        self._lens = Lens.EVIDENCE
        self._value = ""
        self._in_full = False
        self._is_short = False
        self._marks: list[GradeMark] = []
        self._warning: FixedWarning | None = None
        self.setProperty("part", "drawer")
        self._build_head()
        self._build_body()
        self._build_foot()
        self._lay_out()
        self.hide()
        self.set_look(self._look, glyphs)

    # -- showing ----------------------------------------------------------------------------------------------------

    @property
    def subject_id(self) -> str | None:
        """The control or structure whose card is open; nothing while there is none."""
        return self._card.subject_id if self._card is not None else None

    @property
    def control_id(self) -> str | None:
        """The control that stands behind the subject, if one does."""
        subject = self.subject_id
        if subject is None or subject in self._catalogue.controls:
            return subject
        return self._catalogue.structures[subject].control_id

    @property
    def words(self) -> str:
        """Everything the card says at present, as it is read aloud."""
        return "\n".join(self._spoken())

    def open(self, subject_id: str, frame: Frame, value: str = "") -> None:
        """Show the card of a control or structure.

        Parameters
        ----------
        subject_id
            The id of either.
        frame
            What holds now.
        value
            The present value in words, as the picture gives it; without one, that of the control.
        """
        card = self._catalogue.card(subject_id)
        was_there, is_new = self._card is not None, card != self._card
        self._card = card
        self._lens = frame.lens
        if is_new:
            self._in_full = False
            self.name.setText(card.name)
            self.setAccessibleName(self._texts.get("card.name", name=card.name))
            self._show_warning(card.warning)
            self._offer_ways()
            self._show_glyph()
        self._value = ""
        self.show_frame(frame, value)
        self._fill()
        if is_new:
            self.area.verticalScrollBar().setValue(0)
        if not was_there:
            self.show()
            self.changed.emit()

    def close_card(self) -> None:
        """Take the card away."""
        if self._card is None:
            return
        self._card = None
        self.hide()
        self.changed.emit()
        self.closed.emit()

    def show_frame(self, frame: Frame, value: str = "") -> None:
        """Say the present value and how much the roads count; called as often as digits change."""
        if self._card is None:
            return
        value = value or self._value_in(frame)
        if value != self._value:
            self._value = value
            self.value.setText(value)
        self.value.setVisible(bool(value))
        if frame.lens is not self._lens:
            self._lens = frame.lens
            self._fill()

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        if wording is not self._wording:
            self._wording = wording
            self._fill()

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look, self._glyphs = look, glyphs
        side = look.px(24)
        self._head.setContentsMargins(side, look.px(16), look.px(12), look.px(8))
        self._head.setSpacing(look.px(12))
        self._titles.setSpacing(look.px(2))
        self._fixed.setContentsMargins(side, 0, side, look.px(6))
        self._column.setContentsMargins(side, look.px(8), side - look.px(8), look.px(20))
        self._column.setSpacing(0)
        self._foot.setSpacing(look.px(6))
        self.area.verticalScrollBar().setSingleStep(look.px(48))
        self.close_button.set_sign("close", look, "dim", 20)
        self.more.set_look(look, None)
        self.see.set_sign("play", look, "ink", 18)
        if self._warning is not None:
            self._warning.set_look(look)
        for fade in self._fades:
            fade.set_look(look.colour("panel_bg"), look.px(_FADE))
        self._show_glyph()
        self._place_foot(anew=True)

    def take_focus(self) -> None:
        """Let the keyboard read and scroll the card."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """Return the width of the drawer; any height will do."""
        return QSize(self._look.px(DRAWER_WIDTH), self._look.px(400))

    def minimumSizeHint(self) -> QSize:
        """Return what the head and the foot need with some lines between them."""
        return QSize(self._look.px(240), self._look.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons scroll with the text where the height is short."""
        super().resizeEvent(event)
        self._place_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.glyph = QLabel()
        self.name = _label("", "title")
        self.value = _label("", "value")
        self.close_button = PlainButton(self._texts.get("card.close"), "quiet", icon_only=True)
        self.close_button.clicked.connect(self.close_card)

    def _build_body(self) -> None:
        self._inside = QWidget()
        self._inside.setProperty("part", "panel")
        self._column = QVBoxLayout(self._inside)
        self.area = _CardArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fades = [EdgeFade(self.area, at_top=at_top) for at_top in (True, False)]
        self.more = Disclosure(self._texts.get("card.more"), self._look, self._inside)
        self.more.toggled.connect(self._open_in_full)
        self.more.hide()

    def _build_foot(self) -> None:
        self.see = PlainButton(self._texts.get("card.see"), "outlined")
        self.go = PlainButton(self._texts.get("card.go"), "outlined")
        for button in (self.see, self.go):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.see.clicked.connect(self._see)
        self.go.clicked.connect(lambda: self.control_wanted.emit(self.control_id or ""))

    def _lay_out(self) -> None:
        self._head, self._titles = QHBoxLayout(), QVBoxLayout()
        self._titles.addWidget(self.name)
        self._titles.addWidget(self.value)
        self._head.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._titles, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._fixed = QVBoxLayout()
        self._foot_row = QWidget()
        self._foot = FlowLayout(self._foot_row)
        self._foot.addWidget(self.see)
        self._foot.addWidget(self.go)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._head)
        self._whole.addLayout(self._fixed)
        self._whole.addWidget(self.area, 1)
        self._whole.addWidget(self._foot_row)

    # -- filling ----------------------------------------------------------------------------------------------------

    def _value_in(self, frame: Frame) -> str:
        control_id = self.control_id
        if control_id is None:
            return ""
        control = self._catalogue.controls[control_id]
        value = frame.acting_values.get(control_id, control.default)
        return value_words(control, value, self._texts, is_taken=control_id in self._catalogue.drugs)

    def _show_glyph(self) -> None:
        glyph = self._card.glyph if self._card is not None else None
        self.glyph.setVisible(glyph is not None)
        if glyph is not None:
            side = self._look.px(_GLYPH)
            self.glyph.setPixmap(self._glyphs.icon(glyph, side, self.devicePixelRatioF()))

    def _show_warning(self, warning: str | None) -> None:
        """Stand the warning above what scrolls, so that it is always in sight."""
        if self._warning is not None:
            self._fixed.removeWidget(self._warning)
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None
        if warning is not None:
            self._warning = FixedWarning(warning, self._look)
            self._fixed.addWidget(self._warning)

    @property
    def warning(self) -> FixedWarning | None:
        """What always stands beside the subject, if it has one."""
        return self._warning

    def _offer_ways(self) -> None:
        control_id = self.control_id
        self.go.setVisible(control_id is not None)
        self.see.setVisible(control_id is not None and control_id in self._catalogue.showings)
        self._foot_row.setVisible(control_id is not None)
        if control_id is not None:
            self.see.setToolTip(self._texts.get("card.see_tip", name=self._catalogue.controls[control_id].name))

    def _place_foot(self, *, anew: bool = False) -> None:
        """Stand the buttons under the text, or let them scroll with it."""
        is_short = self.height() < self._look.px(_SHORT)
        if anew or is_short != self._is_short:
            self._is_short = is_short
            side = 0 if is_short else self._look.px(24)
            self._foot.setContentsMargins(side, self._look.px(16 if is_short else 8), side, self._look.px(14))
            if not is_short:
                self._whole.addWidget(self._foot_row)
            self._fill()

    def _see(self) -> None:
        control_id = self.control_id
        if control_id is not None:
            self.intent.emit(SeeShowing(control_id))
            self.scene_wanted.emit(self._catalogue.showings[control_id].scene)

    def _open_in_full(self, opened: bool) -> None:
        if opened != self._in_full:
            self._in_full = opened
            self._fill()

    def _fill(self) -> None:
        """Write everything under the head anew; what was in view stays there."""
        if self._card is None:
            return
        place = self.area.verticalScrollBar().value()
        self._clear()
        blocks = blocks_of(self._card, self._catalogue, self._lens, self._wording)
        for block in (each for each in blocks if not each.deep):
            self._add_block(block)
        deep = [each for each in blocks if each.deep]
        self.more.setVisible(bool(deep))
        self.more.setChecked(self._in_full)
        if deep:
            self._column.addSpacing(self._look.px(20))
            self._column.addWidget(self.more)
        for block in deep if self._in_full else ():
            self._add_block(block)
        if self._is_short:
            self._column.addWidget(self._foot_row)
        self._column.addStretch(1)
        self.area.setAccessibleName(self._texts.get("card.name", name=self._card.name))
        self.area.setAccessibleDescription(self.words)
        self.area.verticalScrollBar().setValue(place)

    def _spoken(self) -> list[str]:
        if self._card is None:
            return []
        found = [self._card.name, self._value]
        if self._warning is not None:
            found.append(self._warning.text)
        labels = [each for each in self._inside.findChildren(QLabel) if each.text() != NO_GRADE]
        found += [each.source if isinstance(each, SourceLabel) else each.text() for each in labels]
        return [each for each in found if each]

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in (self.more, self._foot_row):
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._marks = []

    def _add_block(self, block: Block) -> None:
        look = self._look
        if block.title:
            self._column.addSpacing(look.px(20))
            self._column.addWidget(_label(block.title.upper(), "heading"))
            self._column.addSpacing(look.px(6))
        above: Line | None = None
        for line in block.lines:
            if above is not None:
                belongs = line.kind is Kind.ASIDE or above.kind is Kind.STRONG
                self._column.addSpacing(look.px(2 if belongs else 12))
            self._column.addWidget(self._widget_for(line))
            above = line

    def _widget_for(self, line: Line) -> QWidget:
        if line.kind is Kind.SOURCE:
            source = SourceLabel(line.words)
            source.setProperty("part", line.kind.value)
            return source
        label = _label(line.words, line.kind.value)
        if line.kind is Kind.ASIDE:
            # Under the words that it belongs to, beside their mark.
            label.setContentsMargins(self._look.px(_MARK + 12), 0, 0, 0)
        if line.grade is None:
            return label
        row = QWidget()
        row.setProperty("part", "panel")
        row.setToolTip(line.tip)
        label.setAccessibleDescription(line.tip)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._look.px(12))
        if line.grade in FILLED_BARS:
            mark = GradeMark(self._look, size=16)
            mark.show_grade(line.grade)
            mark.setToolTip(line.tip)
            across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            self._marks.append(mark)
        else:
            dash = _label(NO_GRADE, line.kind.value)
            dash.setFixedWidth(self._look.px(_MARK))
            dash.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            across.addWidget(dash)
        across.addWidget(label, 1)
        return row

    @property
    def marks(self) -> tuple[GradeMark, ...]:
        """The grade marks that stand in the card, in the order of reading."""
        return tuple(self._marks)


def _label(words: str, part: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("part", part)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
