"""The causal sentence under the stage: what the last change did, by which road, by how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import ActsOver, Control, Grade
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, Road, Why
from gate_viz.session.stimulus import PINCH
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.style import Look
from gate_viz.views.theme import Theme
from gate_viz.views.view_settings import Wording
from gate_viz.views.widgets.grade_mark import GradeMark

LEAST_SIGNAL_HZ = 4.0
# From here on the cord's own turning up is named where nothing was changed yet.
SENSITISED = 0.3
# A change by less than this share of the larger rate is said to be "a little".
LITTLE_SHARE = 0.1
_MOST_DECIMALS = 2
MOST_ROADS = 9
"""More roads than a sentence ever names."""
_MOST_CHANGES_NAMED = 3
_MOST_BRAKES_NAMED = 2
_AMPLIFIER = "sensitisation"
# A strip narrower than the first needs a third line; narrower than the second, the grade has no word [drawing px].
_SHORT_LINE, _WITHOUT_WORD = 1100, 720
# Marks inside a composed sentence: a glyph to draw, or words in a colour of the theme. They never reach the screen.
_GLYPH, _COLOUR, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_GLYPH}(?P<glyph>[^{_END}]*){_END}|{_COLOUR}(?P<role>\\w+) (?P<words>[^{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with its colour role, or a glyph that stands before the next word."""

    words: str = ""
    role: str = "ink"
    glyph: str = ""


def glyph_mark(glyph_id: str) -> str:
    """Return the mark that puts a glyph into a sentence."""
    return f"{_GLYPH}{glyph_id}{_END}"


def coloured(role: str, words: str) -> str:
    """Return words marked to be drawn in the colour of a role."""
    return f"{_COLOUR}{role} {words}{_END}"


def plain(sentence: str) -> str:
    """Return a composed sentence as it is read aloud."""
    return _MARKED.sub(lambda match: match["words"] or "", sentence)


def pieces_of(sentence: str) -> tuple[Piece, ...]:
    """Return a composed sentence as words and glyphs in order; arrows are dimmed."""
    pieces: list[Piece] = []
    place = 0
    for match in _MARKED.finditer(sentence):
        pieces.extend(_words(sentence[place : match.start()], "ink"))
        if match["glyph"] is not None:
            pieces.append(Piece(glyph=match["glyph"]))
        else:
            pieces.extend(_words(match["words"], match["role"]))
        place = match.end()
    pieces.extend(_words(sentence[place:], "ink"))
    return tuple(pieces)


def _words(text: str, role: str) -> list[Piece]:
    # A word keeps the blanks before it, so that punctuation stays at the word it follows.
    return [Piece(word, "dim" if word.strip() == "→" else role) for word in re.findall(r"\s*\S+|\s+$", text)]


class Sentence:
    """Composes the sentence from the Frame's terms; it knows no medicine and no road by name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._texts: Texts = catalogue.texts
        self.wording = Wording.PATIENT

    def compose(self, frame: Frame, most_roads: int = MOST_ROADS) -> str:
        """Return the sentence with its marks; where it is too long for its place, with the main roads by name alone."""
        sentence = self._sentence(frame, most_roads)
        if not (frame.why.days and frame.why.changed):
            return sentence
        return self._texts.get("why.after_days", days=_in_words(frame.why.days, _MOST_DECIMALS), sentence=sentence)

    def _sentence(self, frame: Frame, most_roads: int) -> str:
        why = frame.why
        if not why.changed and not why.lens_changed:
            return self._at_rest(frame)
        if why.lens_changed and not why.changed:
            return self._of_lens(frame)
        changes = self._changes(why)
        if why.small and not why.days and self._acts_over_days(why):
            return self._texts.get(f"window.why.over_days_{self.wording.value}", changes=changes)
        if why.small:
            return self._texts.get("why.small", changes=changes, reason=self._reason(frame))
        result = self._result(why)
        if not why.roads:
            return self._texts.get("why.sentence_without_road", changes=changes, result=result)
        carrying, against = self._sides(why)
        named = self._moved(carrying[:most_roads], why)
        if len(why.roads) > most_roads:
            against = []
            named += self._texts.get("why.and_others")
        terms = {
            "changes": changes,
            "roads": named,
            "effect": self._effect(why, carrying),
            "result": result,
        }
        if against:
            key = "why.against_one" if len(against) == 1 else "why.against_many"
            return self._texts.get(
                "why.sentence_with_against", against=self._texts.get(key, roads=self._moved(against, why)), **terms
            )
        return self._texts.get("why.sentence", **terms)

    def grade(self, frame: Frame) -> Grade:
        """Return the grade of the first road that the sentence names, or none where it names no road."""
        why = frame.why
        if not why.roads or (why.small and (why.changed or why.lens_changed)) or self._tells_no_brake(frame):
            return Grade.NOT_APPLICABLE
        carrying, _ = self._sides(why)
        return carrying[0].grade

    # -- parts ------------------------------------------------------------------------------------------------------

    def _acts_over_days(self, why: Why) -> bool:
        """Whether nothing that was changed could show anything at the present moment."""
        changed = (self._catalogue.controls[control_id] for control_id, _, _ in why.changed)
        return all(control.acts_over is ActsOver.DAYS for control in changed)

    @staticmethod
    def _tells_no_brake(frame: Frame) -> bool:
        untouched = not frame.why.changed and not frame.why.lens_changed
        quiet = bool(frame.controls.scenario.schedule) or frame.readouts["signal_in"] < LEAST_SIGNAL_HZ
        return untouched and quiet

    def _at_rest(self, frame: Frame) -> str:
        scenario = frame.controls.scenario
        if scenario.schedule:
            # What its stimulus does by the clock is told by its own words: between pinches "no signal" would mislead.
            return scenario.description
        if self._tells_no_brake(frame):
            return self._texts.get("window.why.quiet")
        arriving, passing = frame.readouts["signal_in"], frame.why.after_hz
        stimulus = self._cause(frame)
        level = self._level(stimulus, self._acting(frame, stimulus))
        held = round(arriving) - round(passing)
        sensitised = frame.readouts["sensitisation"] >= SENSITISED
        if sensitised:
            key = "window.why.at_rest_sensitised" if held > 0 else "window.why.at_rest_amplified"
        else:
            key = "window.why.at_rest" if held > 0 else "window.why.at_rest_louder"
        return self._texts.get(
            key,
            amplifier=glyph_mark(self._catalogue.controls[_AMPLIFIER].glyph),
            brakes=self._joined(frame.why.roads[:_MOST_BRAKES_NAMED]),
            cause=f"{glyph_mark(stimulus.glyph)} {stimulus.name} {level}",
            arriving=coloured("word_in", self._texts.get("window.why.arriving", count=round(arriving))),
            held=self._texts.get("window.why.held_back", count=held),
            passing=coloured("word_out", self._texts.get("window.why.passing", count=round(passing))),
            louder=coloured("word_out", self._texts.get("window.why.louder", count=round(passing))),
        )

    @staticmethod
    def _acting(frame: Frame, control: Control) -> float:
        return frame.acting_values.get(control.id, frame.controls.values.get(control.id, control.default))

    def _cause(self, frame: Frame) -> Control:
        """Return what sends the danger signal: the injury while there is one, else the strongest stimulus."""
        injury = self._catalogue.controls[PINCH[0]]
        if self._acting(frame, injury) > 0.0:
            return injury
        values = frame.controls.values
        first = next(iter(self._catalogue.controls.values()))
        stimuli = [control for control in self._catalogue.controls.values() if control.group is first.group]
        return max(stimuli, key=lambda control: values.get(control.id, 0.0))

    def _of_lens(self, frame: Frame) -> str:
        why = frame.why
        lens = self._texts.get(f"lens.{frame.lens.value}")
        if why.small:
            return self._texts.get("why.lens_changed_small", lens=lens)
        if not why.roads:
            return self._texts.get("why.lens_changed_without_road", lens=lens, result=self._result(why))
        carrying, _ = self._sides(why)
        return self._texts.get(
            "why.lens_changed",
            lens=lens,
            roads=self._moved(carrying, why),
            effect=self._effect(why, carrying),
            result=self._result(why),
        )

    def _changes(self, why: Why) -> str:
        named = [self._change(*changed) for changed in why.changed[:_MOST_CHANGES_NAMED]]
        left_out = len(why.changed) - _MOST_CHANGES_NAMED
        if left_out > 0:
            named.append(self._texts.get("window.why.more_changes", count=left_out))
        return self._listed(named)

    def _change(self, control_id: str, before: float, after: float) -> str:
        control = self._catalogue.controls[control_id]
        words = self._texts.get(
            "why.changed", name=control.name, before=self._level(control, before), after=self._level(control, after)
        )
        return f"{glyph_mark(control.glyph)} {words}"

    def _level(self, control: Control, value: float) -> str:
        if control.choices:
            return min(control.choices, key=lambda choice: abs(choice.value - value)).name
        if control.unit == "dose":
            return self._texts.get("window.why.dose", dose=_in_words(value, _MOST_DECIMALS))
        percent = round(100 * value)
        sign = "−" if percent < 0 else "+" if percent > 0 > control.minimum else ""
        return self._texts.get("window.why.percent", percent=f"{sign}{abs(percent)}")

    def _sides(self, why: Why) -> tuple[list[Road], list[Road]]:
        opened = why.after_hz > why.before_hz
        carrying = [road for road in why.roads if (road.change_hz > 0) == opened]
        if not carrying:
            return list(why.roads), []
        return carrying, [road for road in why.roads if road not in carrying]

    def _effect(self, why: Why, carrying: Sequence[Road]) -> str:
        verb = "opens" if why.after_hz > why.before_hz else "closes"
        if abs(why.after_hz - why.before_hz) < LITTLE_SHARE * max(why.before_hz, why.after_hz):
            return self._texts.get(f"why.{verb}_little")
        return self._texts.get(f"why.{verb}_{'one' if len(carrying) == 1 else 'many'}")

    def _result(self, why: Why) -> str:
        before, after = _counts(why.before_hz, why.after_hz)
        return coloured("word_out", self._texts.get("why.result", before=before, after=after))

    def _reason(self, frame: Frame) -> str:
        why = frame.why
        if frame.readouts["signal_in"] < LEAST_SIGNAL_HZ:
            return self._texts.get("why.small_no_signal")
        if not why.roads:
            return self._texts.get("why.small_no_road")
        if len({road.change_hz > 0 for road in why.roads}) == 2:
            return self._texts.get("why.small_cancelling", roads=self._joined(why.roads))
        return self._texts.get("why.small_one_road", road=self._joined(why.roads[:1]))

    def _joined(self, roads: Sequence[Road]) -> str:
        return self._listed([self._road(road) for road in roads])

    def _moved(self, roads: Sequence[Road], why: Why) -> str:
        """Return the roads with whether more or less goes along each: a brake that lets go opens the gate."""
        below = {road.link_id: self._name_below_zero(road, why) for road in roads}
        # Below 0 the road has the name of its other side, of which there is more where the road itself shrinks.
        growing, shrinking = (
            [road for road in roads if (road.grows is grows) is not bool(below[road.link_id])]
            for grows in (True, False)
        )
        said = [("why.more_of", growing), ("why.less_of", shrinking)]
        named = [(key, [self._road(road, below[road.link_id]) for road in some]) for key, some in said if some]
        return self._listed([self._texts.get(key, road=self._listed(names)) for key, names in named])

    def _name_below_zero(self, road: Road, why: Why) -> str:
        """Return the name of a road's other side where the control behind it stands there; else nothing."""
        key = f"why.below_zero_{self.wording.value}.{road.link_id}"
        if key not in self._texts:
            return ""
        glyph = self._catalogue.links[road.link_id].glyph
        behind = [after or before for id_, before, after in why.changed if self._catalogue.controls[id_].glyph == glyph]
        return self._texts.get(key) if any(value < 0.0 for value in behind) else ""

    def _road(self, road: Road, name: str = "") -> str:
        link = self._catalogue.links[road.link_id]
        name = name or (link.patient_name if self.wording is Wording.PATIENT else link.name)
        words = self._texts.get("why.contested_road", road=name) if road.grade is Grade.CONTESTED else name
        return f"{glyph_mark(link.glyph)} {words}"

    def _listed(self, items: Sequence[str]) -> str:
        if len(items) < 2:
            return "".join(items)
        return self._texts.get("why.and_between").join(items[:-1]) + self._texts.get("why.and_last") + items[-1]


def _count(rate_hz: float) -> str:
    return _in_words(rate_hz, 0 if rate_hz >= 10 or rate_hz < 0.05 else 1)


def _in_words(value: float, most_decimals: int) -> str:
    """Return a number as the system writes it, without needless decimals."""
    rounded = round(value, most_decimals)
    decimals = next(count for count in range(most_decimals + 1) if round(rounded, count) == rounded)
    return QLocale().toString(rounded, "f", decimals)


def _counts(before_hz: float, after_hz: float) -> tuple[str, str]:
    """Return two rates with as many decimals as it takes to tell them apart."""
    words = _count(before_hz), _count(after_hz)
    for decimals in range(1, _MOST_DECIMALS + 1):
        if words[0] != words[1]:
            break
        words = QLocale().toString(before_hz, "f", decimals), QLocale().toString(after_hz, "f", decimals)
    return words


class SentenceView(QWidget):
    """Draws a sentence with its glyphs, in the largest letters with which all of it has room.

    ``resized`` says that there is another room for it; ``complete`` says whether it has room at all.
    """

    resized = Signal()

    _SIZES = (23.0, 21.0, 19.0, 17.0, 15.0, 13.0, 11.5)

    def __init__(self, look: Look, has_glyph: Callable[[str], bool]) -> None:
        super().__init__()
        self._look = look
        self._has_glyph = has_glyph
        self._glyphs: Glyphs | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._laid: list[tuple[QPointF, Piece]] = []
        self._size = self._SIZES[0]
        self.complete = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Draw another sentence."""
        if pieces != self._pieces:
            self._pieces = pieces
            self._lay_out()

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look, self._glyphs = look, glyphs
        self._lay_out()

    def height_of(self, lines: int) -> int:
        """Return the height of some lines in letters that are still large."""
        return round(lines * QFontMetricsF(self._look.font(19, 500)).height()) + 2

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do: the letters follow."""
        return QSize(10, 10)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Lay the words out anew."""
        self._lay_out()
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and glyphs."""
        painter = QPainter(self)
        try:
            painter.setFont(self._look.font(self._size, 500))
            side = self._glyph_side()
            for place, piece in self._laid:
                if piece.glyph and self._glyphs is not None:
                    pixmap = self._glyphs.icon(piece.glyph, side, self.devicePixelRatioF())
                    painter.drawPixmap(QPointF(place.x(), place.y() - side * 0.86), pixmap)
                else:
                    painter.setPen(self._look.colour(piece.role))
                    painter.drawText(place, piece.words)
        finally:
            painter.end()

    def _glyph_side(self) -> float:
        return QFontMetricsF(self._look.font(self._size, 500)).height() * 0.95

    def _lay_out(self) -> None:
        # Large letters on several lines read better than small ones on one.
        for size, most_lines in ((size, lines) for size in self._SIZES for lines in range(1, 5)):
            self._size = size
            lines = self._lines()
            height = QFontMetricsF(self._look.font(size, 500)).height()
            self.complete = len(lines) <= most_lines and len(lines) * height <= max(self.height(), 1)
            if self.complete:
                break
        self._place(lines)
        self.update()

    def _lines(self) -> list[list[tuple[float, Piece]]]:
        metrics = QFontMetricsF(self._look.font(self._size, 500))
        side = self._glyph_side()
        lines: list[list[tuple[float, Piece]]] = [[]]
        x = 0.0
        for piece in self._pieces:
            if piece.glyph and not self._has_glyph(piece.glyph):
                continue
            starts = not lines[-1] and piece.words
            shown = Piece(piece.words.lstrip(), piece.role) if starts else piece
            width = side if piece.glyph else metrics.horizontalAdvance(shown.words)
            # A glyph needs room for the word it belongs to as well.
            needed = width + (metrics.horizontalAdvance("mmmm") if piece.glyph else 0)
            if lines[-1] and x + needed > self.width():
                lines.append([])
                x = 0.0
                shown = Piece(piece.words.lstrip(), piece.role) if piece.words else piece
                width = side if piece.glyph else metrics.horizontalAdvance(shown.words)
            lines[-1].append((x, shown))
            x += width
        return lines

    def _place(self, lines: list[list[tuple[float, Piece]]]) -> None:
        metrics = QFontMetricsF(self._look.font(self._size, 500))
        top = (self.height() - len(lines) * metrics.height()) / 2
        self._laid = [
            (QPointF(x, top + number * metrics.height() + metrics.ascent()), piece)
            for number, line in enumerate(lines)
            for x, piece in line
        ]


class WhyPanel(QWidget):
    """The strip under the stage: the sentence at the left, the grade of its main road at the right."""

    intent = Signal(object)

    def __init__(self, catalogue: Catalogue, theme: Theme, glyphs: Glyphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._look = Look(theme)
        self._sentence = Sentence(catalogue)
        self._text = ""
        self._narrow = False
        self._last: Frame | None = None
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view = SentenceView(self._look, glyphs.has)
        self.view.resized.connect(self._show_as_much_as_fits)
        self.grade = GradeMark(self._look)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.view, 1)
        self._row.addWidget(self.grade, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_look(self._look, glyphs)

    @property
    def text(self) -> str:
        """The sentence as it is read aloud."""
        return self._text

    def show_frame(self, frame: Frame) -> None:
        """Compose the sentence of the Frame's last change."""
        self._last = frame
        composed = self._sentence.compose(frame)
        text = " ".join(plain(composed).split())
        grade = self._sentence.grade(frame)
        word = self._catalogue.texts.get(f"grade.{grade.value}")
        # The bars alone where words are short of room; the word is in what is read aloud.
        self.grade.show_grade(grade, "" if self._narrow else self._catalogue.texts.get("window.why.road", grade=word))
        self.grade.setToolTip(self._catalogue.texts.get(f"grade_meaning.{grade.value}"))
        if text == self._text:
            return
        self._text = text
        self._show_as_much_as_fits()
        self.setAccessibleName(text)

    def _show_as_much_as_fits(self) -> None:
        """Draw the whole sentence, or one with fewer roads by name; what is read aloud is always whole."""
        if self._last is None:
            return
        for most_roads in (MOST_ROADS, 2, 1):
            self.view.show_pieces(pieces_of(self._sentence.compose(self._last, most_roads)))
            if self.view.complete:
                return

    def set_wording(self, wording: Wording) -> None:
        """Speak to a patient or to a clinician."""
        self._sentence.wording = wording
        if self._last is not None:
            self.show_frame(self._last)

    def fit(self, width: int) -> None:
        """Take two lines' height, or more where lines are short; never a height that depends on the sentence."""
        self._narrow = width < _WITHOUT_WORD * self._look.unit
        lines = 2 if width >= _SHORT_LINE * self._look.unit else 3
        self.setFixedHeight(self.view.height_of(lines) + 2 * self._look.px(8))

    def set_look(self, look: Look, glyphs: Glyphs) -> None:
        """Use the sizes and colours of ``look``."""
        self._look = look
        self._row.setContentsMargins(look.px(32), look.px(8), look.px(28), look.px(8))
        self._row.setSpacing(look.px(24))
        self.view.set_look(look, glyphs)
        self.grade.set_look(look)
