"""Two kinds of figures as SVG text: lines over an axis, and bars side by side; the same numbers give the same text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import floor, log10

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 50, 50
LEGEND_LINE = 18
# Distinguishable for colour-blind readers too (Okabe & Ito); published values are always drawn in the first.
COLOURS = ("#1a1a1a", "#0072b2", "#d55e00", "#009e73", "#cc79a7")
TEXT_STYLE = "font-family:sans-serif;font-size:13px;fill:#1a1a1a"
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One series; ``marks`` draws points instead of a line, ``dashed`` a broken line."""

    label: str
    xs: Sequence[float]
    ys: Sequence[float]
    colour: int = 1
    marks: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over a number axis; ``band`` shades a stretch of x, with its words in the legend."""

    title: str
    x_label: str
    y_label: str
    lines: Sequence[Line]
    band: tuple[float, float, str] | None = None

    def svg(self) -> str:
        """Return the figure."""
        xs = [x for line in self.lines for x in line.xs]
        frame = Frame(min(xs), max(xs), *reach([y for line in self.lines for y in line.ys]))
        parts = []
        if self.band is not None:
            left, right = frame.x(self.band[0]), frame.x(self.band[1])
            parts.append(
                f'<rect x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{frame.height}" fill="#e8e8e8"/>'
            )
        parts += axes(frame, self.x_label, self.y_label, ticks(frame.x_low, frame.x_high))
        entries = []
        for line in self.lines:
            parts += drawn(frame, line)
            entries.append((line.label, COLOURS[line.colour], line.marks, line.dashed))
        notes = [] if self.band is None else [self.band[2]]
        return document(self.title, [*parts, *legend(entries, notes)], len(entries) + len(notes))


@dataclass(frozen=True, slots=True)
class Bars:
    """One colour of bars: a height for each category; None where there is none."""

    label: str
    heights: Sequence[float | None]
    colour: int = 1


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side for each category; ``ranges`` draws a published range over a category."""

    title: str
    y_label: str
    categories: Sequence[str]
    groups: Sequence[Bars]
    ranges: Sequence[tuple[float, float] | None] = field(default_factory=tuple)
    range_label: str = ""

    def svg(self) -> str:
        """Return the figure."""
        heights = [height for bars in self.groups for height in bars.heights if height is not None]
        limits = [limit for each in self.ranges if each is not None for limit in each]
        frame = Frame(0.0, float(len(self.categories)), *reach([0.0, *heights, *limits]))
        parts = axes(frame, "", self.y_label, [])
        for index, category in enumerate(self.categories):
            parts.append(text(frame.x(index + 0.5), HEIGHT - BOTTOM + 20, category, "middle"))
        width = 0.7 / len(self.groups)
        for number, bars in enumerate(self.groups):
            for index, height in enumerate(bars.heights):
                if height is not None:
                    left = frame.x(index + 0.15 + number * width)
                    parts.append(bar(frame, left, frame.x(index + 0.15 + (number + 1) * width), height, bars.colour))
        for index, limits_of in enumerate(self.ranges):
            if limits_of is not None:
                parts += whisker(frame, index + 0.5, *limits_of)
        entries = [(bars.label, COLOURS[bars.colour], False, False) for bars in self.groups]
        notes = [self.range_label] if self.range_label else []
        return document(self.title, [*parts, *legend(entries, notes)], len(entries) + len(notes))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where numbers lie on the sheet."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float

    @property
    def height(self) -> int:
        """Height of the field [px]."""
        return HEIGHT - TOP - BOTTOM

    def x(self, value: float) -> float:
        """Return how far from the left a value lies [px]."""
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - self.x_low) / (self.x_high - self.x_low)

    def y(self, value: float) -> float:
        """Return how far from the top a value lies [px]."""
        return TOP + self.height * (self.y_high - value) / (self.y_high - self.y_low)


def reach(values: Sequence[float]) -> tuple[float, float]:
    """Return where an axis begins and ends: at 0 or below the least, at a whole tick above the greatest.

    Parameters
    ----------
    values : Sequence[float]
        What is drawn.
    """
    low, high = min(0.0, *values), max(values)
    step = tick_step(low, high)
    return step * floor(low / step), step * (floor(high / step * 0.999999) + 1)


def tick_step(low: float, high: float) -> float:
    """Return a distance of ticks that people read easily: 1, 2 or 5 times a power of ten.

    Parameters
    ----------
    low, high : float
        Ends of what is drawn.
    """
    rough = (high - low) / (MOST_TICKS - 1) or 1.0
    power: float = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= rough)


def ticks(low: float, high: float) -> list[float]:
    """Return the ticks of an axis.

    Parameters
    ----------
    low, high : float
        Ends of the axis.
    """
    step = tick_step(low, high)
    first = floor(low / step + 0.999999)
    return [step * number for number in range(first, floor(high / step + 1e-6) + 1)]


def axes(frame: Frame, x_label: str, y_label: str, x_ticks: Iterable[float]) -> list[str]:
    """Return the frame's lines, ticks and words.

    Parameters
    ----------
    frame : Frame
        Where numbers lie.
    x_label, y_label : str
        What the axes are.
    x_ticks : Iterable[float]
        Ticks below.
    """
    bottom, parts = HEIGHT - BOTTOM, []
    for value in ticks(frame.y_low, frame.y_high):
        y = frame.y(value)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#d0d0d0"/>')
        parts.append(text(LEFT - 8, y + 4, f"{value:g}", "end"))
    for value in x_ticks:
        x = frame.x(value)
        parts.append(f'<path d="M{x:.1f} {bottom}v5" stroke="#1a1a1a"/>')
        parts.append(text(x, bottom + 20, f"{value:g}", "middle"))
    parts.append(f'<path d="M{LEFT} {TOP}V{bottom}H{WIDTH - RIGHT}" fill="none" stroke="#1a1a1a"/>')
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x_label, "middle"))
    middle = (TOP + bottom) / 2
    parts.append(text(18, middle, y_label, "middle", f' transform="rotate(-90 18 {middle:.1f})"'))
    return parts


def drawn(frame: Frame, line: Line) -> list[str]:
    """Return a series.

    Parameters
    ----------
    frame : Frame
        Where numbers lie.
    line : Line
        The series.
    """
    colour = COLOURS[line.colour]
    places = [(frame.x(x), frame.y(y)) for x, y in zip(line.xs, line.ys, strict=True)]
    if line.marks:
        return [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in places]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dashes = ' stroke-dasharray="6 4"' if line.dashed else ""
    return [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>']


def bar(frame: Frame, left: float, right: float, height: float, colour: int) -> str:
    """Return one bar, hanging where it is below zero.

    Parameters
    ----------
    frame : Frame
        Where numbers lie.
    left, right : float
        Its sides [px].
    height : float
        Its value.
    colour : int
        Which of the colours.
    """
    top, bottom = sorted((frame.y(height), frame.y(0.0)))
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
        f'fill="{COLOURS[colour]}"/>'
    )


def whisker(frame: Frame, place: float, least: float, most: float) -> list[str]:
    """Return a range as a thick line with ends.

    Parameters
    ----------
    frame : Frame
        Where numbers lie.
    place : float
        Where on the axis.
    least, most : float
        The range.
    """
    x, low, high = frame.x(place), frame.y(least), frame.y(most)
    return [
        f'<path d="M{x - 9:.1f} {low:.1f}h18m-9 0V{high:.1f}m-9 0h18" fill="none" stroke="#1a1a1a" stroke-width="3"/>'
    ]


def legend(entries: Iterable[tuple[str, str, bool, bool]], notes: Iterable[str]) -> list[str]:
    """Return what the colours mean, in lines under the field, where nothing is drawn.

    Parameters
    ----------
    entries : Iterable[tuple[str, str, bool, bool]]
        Words, colour, whether it is points, whether it is dashed.
    notes : Iterable[str]
        More lines of words.
    """
    y, parts = HEIGHT, []
    for label, colour, marks, dashed in entries:
        y += LEGEND_LINE
        dashes = ' stroke-dasharray="6 4"' if dashed else ""
        sign = (
            f'<circle cx="{LEFT + 14}" cy="{y - 4}" r="4" fill="{colour}"/>'
            if marks
            else f'<path d="M{LEFT} {y - 4}h28" stroke="{colour}" stroke-width="4"{dashes}/>'
        )
        parts += [sign, text(LEFT + 36, y, label, "start")]
    for note in notes:
        y += LEGEND_LINE
        parts.append(text(LEFT + 36, y, note, "start"))
    return parts


def text(x: float, y: float, words: str, anchor: str, more: str = "") -> str:
    """Return words on the sheet.

    Parameters
    ----------
    x, y : float
        Where [px].
    words : str
        The words.
    anchor : str
        Which of their ends lies there: start, middle or end.
    more : str
        Further attributes.
    """
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" style="{TEXT_STYLE}"{more}>{escape(words)}</text>'


def document(title: str, parts: Iterable[str], legend_lines: int) -> str:
    """Return a whole SVG file on a white sheet.

    Parameters
    ----------
    title : str
        What stands above, and what a screen reader says.
    parts : Iterable[str]
        Its elements.
    legend_lines : int
        How many lines of legend stand under the field.
    """
    height = HEIGHT + LEGEND_LINE * legend_lines + 12
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img">\n<title>{escape(title)}</title>\n<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    )
    above = text(LEFT, 28, title, "start", ' font-weight="bold"')
    return "\n".join([head, above, *parts, "</svg>", ""])
