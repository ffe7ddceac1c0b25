"""The way of a pill: stomach, liver with its cutters, blood, the barrier with its bouncers, brain."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from math import degrees

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.counting import half_up
from gate_viz.views.scenes.path_lines import Spot, band_sides, width_at
from gate_viz.views.scenes.path_nerves import kept, line_pen
from gate_viz.views.scenes.path_picture import RIVER_WIDTH, PathPicture, Pill
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Box, Place, StageLayout
from gate_viz.views.scenes.standing import Part, around

CAPSULE_SCALE = 0.33
DRIFT_PER_S = 22.0
"""How far capsules drift in a second; the number of capsules, not their speed, is a level [design units per s]."""
GLIDE = 16.0
"""Way over which a capsule glides in and out of each part [design units]."""
LANES_OF_CAPSULES = (0.0, 0.3, -0.28, 0.12, -0.14)
BLOOD_CELLS = 11
RIVER_STEP = 9.0
"""From point to point of the river's sides [design units]."""
NARROWS = ((20.0, 1.0), (104.0, 0.5), (200.0, 0.34), (380.0, 0.2))
"""How the river thins out behind the barrier: way from there, width against the level's own [design units, 1]."""
SMALLEST_CAPSULE = 0.55
"""Size of a capsule where the river ends, against the others."""
WAY = Box(30, 0, 1200, 290)
"""All that organs and river cover; below, what lies upon them [design units]."""
RIVER_BOX = around([at.RIVER.at(way)[:2] for way in range(0, round(at.RIVER.length) + 1, 20)], 64)
USUAL_BOX = Box(at.USUAL_MARK[0] - 4, 150 - RIVER_WIDTH / 2 - 4, at.USUAL_MARK[1] + 4, 150 + RIVER_WIDTH / 2 + 4)
CUTTERS_BOX = Box(214, 120, 572, 300)
BOUNCERS_BOX = Box(836, -16, 984, 296)


def _ways() -> dict[str, float]:
    """Ways along the river at which its parts begin and end [design units]."""
    edges = {
        "liver_in": at.LIVER_IN,
        "liver_out": at.LIVER_OUT,
        "barrier_in": at.BARRIER_IN,
        "barrier_out": at.BARRIER_OUT,
    }
    found = {"start": 0.0, "end": at.RIVER.length}
    way = 0.0
    for name, x in edges.items():
        while at.RIVER.at(way).x < x or at.RIVER.at(way).y < 140:
            way += 1.0
        found[name] = way
    return found


WAYS = _ways()
PARTS = (("start", "liver_in"), ("liver_out", "barrier_in"), ("barrier_out", "end"))
"""Parts of the way whose capsules are counted: what is taken, what is in the blood, what reaches the brain."""


def way_parts(picture: PathPicture) -> Iterable[Part]:
    """Organs, river, cutters and bouncers; with no medicine, only their quiet outlines.

    Parameters
    ----------
    picture : PathPicture
        For the medicine, and for enzymes and barrier.
    """
    pill = picture.pill
    if pill is None:
        # What the eye looks at needs the room.
        if not picture.looks_away:
            for name in ("organs_quiet", "barrier_quiet"):
                yield Part(name, (), WAY, partial(_organ, name=name))
        return
    cutting = (picture.cutters, picture.other_cutters, pill.meets_cutters, pill.meets_other_cutters, picture.smoking)
    holding = (picture.bouncers, pill.meets_bouncers, pill.bouncers_count)
    yield Part("organs", (), WAY, partial(_organ, name="organs"))
    river = partial(kept, key=("river", pill.widths), box=RIVER_BOX, draw=partial(_river, pill=pill))
    yield Part("river", pill.widths, RIVER_BOX, river)
    yield Part("usual", (), USUAL_BOX, lambda to: kept(to, ("usual",), USUAL_BOX, _usual_marks))
    yield Part("cutters", cutting, CUTTERS_BOX, partial(_cutters, picture=picture, pill=pill))
    yield Part("barrier", (), WAY, partial(_organ, name="barrier"))
    yield Part("bouncers", holding, BOUNCERS_BOX, partial(_bouncers, picture=picture, pill=pill))


def _organ(canvas: Canvas, name: str) -> None:
    """One of the scene's files, with what never changes on it."""
    box = canvas.layout.rect(at.BODIES.left(), at.BODIES.top(), at.BODIES.right(), at.BODIES.bottom())

    def draw(to: Canvas) -> None:
        to.glyphs.renderer(name, "scenes/path").render(to.painter, box)
        if name == "organs":
            _blood_cells(to)

    kept(canvas, (name,), WAY, draw)


def _river(canvas: Canvas, pill: Pill) -> None:
    """One band from mouth to brain: as wide as what is left of the medicine."""
    # Its points hardly bend against each other: round joints would cost time and show nothing.
    canvas.painter.setPen(QPen(canvas.theme.colour("path_river_edge", 0.5), 1.6 * canvas.layout.scale))
    canvas.painter.setBrush(canvas.theme.colour("path_river", 0.42))
    canvas.painter.drawPath(_river_path(canvas.layout, pill.widths))


@lru_cache(maxsize=8)
def _river_path(layout: StageLayout, widths: tuple[float, float, float]) -> QPainterPath:
    """Outline of the river [px]."""
    right, left = band_sides(layout, at.RIVER, _river_widths(widths), RIVER_STEP)
    path = QPainterPath()
    path.addPolygon(QPolygonF([*right, *reversed(left)]))
    path.closeSubpath()
    return path


def _river_widths(widths: tuple[float, float, float]) -> tuple[tuple[float, float], ...]:
    """Width of the river at shares of its length [1, design units]."""
    taken, blood, brain = (max(width, 0.0) for width in widths)
    length = at.RIVER.length
    edges = (
        (0.0, taken),
        (WAYS["liver_in"] + 10, taken),
        (WAYS["liver_out"] - 10, blood),
        (WAYS["barrier_in"] - 24, blood),
        (WAYS["barrier_out"] - 10, brain),
        *((WAYS["barrier_out"] + way, narrower * brain) for way, narrower in NARROWS),
    )
    return tuple((way / length, width) for way, width in edges)


def _blood_cells(canvas: Canvas) -> None:
    """Red cells: they belong to the ground."""
    painter, layout = canvas.painter, canvas.layout
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.theme.colour("path_blood_cell", 0.8))
    for number in range(BLOOD_CELLS):
        x = 542 + 33 * number + 9 * (number % 3)
        y = (110, 190, 115, 184)[number % 4]
        painter.drawEllipse(layout.point(x, y), 11 * layout.scale, 6 * layout.scale)


def _usual_marks(canvas: Canvas) -> None:
    """Dotted lines as far apart as the river is wide at a usual level."""
    pen = QPen(canvas.theme.colour("path_usual"), 2.6 * canvas.layout.scale)
    pen.setDashPattern([0.2, 3.0])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    start, end = at.USUAL_MARK
    for side in (-0.5, 0.5):
        y = 150 + side * RIVER_WIDTH
        canvas.painter.drawLine(canvas.layout.point(start, y), canvas.layout.point(end, y))


def _cutters(canvas: Canvas, picture: PathPicture, pill: Pill) -> None:
    """Each enzyme's cutters: as many as are at work; asleep where they do not clear this medicine."""
    kinds = (
        (at.CUTTERS, picture.cutters, pill.meets_cutters),
        (at.OTHER_CUTTERS, picture.other_cutters, pill.meets_other_cutters),
    )
    for places, working, meets in kinds:
        for seat, (x, y) in enumerate(places):
            fill = min(1.0, max(0.0, working - seat))
            canvas.glyph("path_cutter_seat", Place(x, y, at.CUTTER_SCALE))
            if fill < 0.05:
                continue
            size = at.CUTTER_SCALE * (0.5 + 0.5 * fill)
            canvas.glyph("path_cutter" if meets else "path_cutter_rest", Place(x, y, size))
            if meets:
                canvas.glyph("path_capsule", Place(x, y - 46 * size, 0.8 * CAPSULE_SCALE, 82))
                canvas.glyph("path_cut_piece", Place(x + 4, y + 70 * size, 0.2, 40))
    if picture.smoking:
        canvas.glyph("smoking", Place(*at.CIGARETTE, 0.42))


def _bouncers(canvas: Canvas, picture: PathPicture, pill: Pill) -> None:
    """Bouncers in the barrier: hatched where the lens gives them no weight, faint where they let this medicine by."""
    painter, layout = canvas.painter, canvas.layout
    for x, y in at.BOUNCERS[: picture.bouncers]:
        glyph = "path_bouncer" if pill.bouncers_count else "path_bouncer_uncounted"
        canvas.glyph(glyph, Place(x, y, at.BOUNCER_SCALE), 1.0 if pill.meets_bouncers else 0.45)
        if not (pill.meets_bouncers and pill.bouncers_count):
            continue
        canvas.glyph("path_capsule", Place(x - 46, y + 5, 0.85 * CAPSULE_SCALE, -18))
        colour = canvas.theme.colour("path_bouncer")
        painter.setPen(line_pen(canvas, colour, 4))
        painter.drawLine(layout.point(x - 64, y + 7), layout.point(x - 80, y + 9))
        head = QPainterPath(layout.point(x - 90, y + 10))
        for corner in ((x - 78, y + 2), (x - 77, y + 16)):
            head.lineTo(layout.point(*corner))
        head.closeSubpath()
        painter.setBrush(colour)
        painter.drawPath(head)


def capsule_spots(pill: Pill, clock: SceneClock) -> tuple[tuple[Spot, float, float], ...]:
    """Where capsules are on the way, how clear each is, 0–1, and its size against the others.

    Parameters
    ----------
    pill : Pill
        How many there are on each part, and how wide the river is.
    clock : SceneClock
        Moves them on.
    """
    found = []
    widths = _river_widths(pill.widths)
    for (start, end), count in zip(PARTS, pill.capsules, strict=True):
        length = WAYS[end] - WAYS[start]
        for number in range(count):
            way = (length * (number + 0.5) / count + DRIFT_PER_S * clock.seconds) % length
            spot = at.RIVER.at(WAYS[start] + way)
            width = width_at(widths, (WAYS[start] + way) / at.RIVER.length)
            aside = LANES_OF_CAPSULES[number % len(LANES_OF_CAPSULES)] * max(0.0, width - 8)
            x, y = spot.beside(aside)
            clear = min(1.0, (way + 4) / GLIDE, (length - way + 4) / GLIDE)
            # In few steps: each size is a picture of its own.
            far = half_up(4 * way / length) / 4 if end == "end" else 0.0
            found.append((Spot(x, y, spot.angle), clear, 1 - (1 - SMALLEST_CAPSULE) * far))
    return tuple(found)


def paint_capsules(canvas: Canvas, picture: PathPicture, clock: SceneClock) -> None:
    """Paint the capsules on their way.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PathPicture
        For the medicine.
    clock : SceneClock
        Moves them on.
    """
    if picture.pill is None:
        return
    for spot, clear, size in capsule_spots(picture.pill, clock):
        turn = 6.0 * round(degrees(spot.angle) / 6)
        canvas.glyph("path_capsule", Place(spot.x, spot.y, size * CAPSULE_SCALE, turn), clear)
