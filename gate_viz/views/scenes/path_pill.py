"""The way of a pill: stomach, liver with its cutters, blood, the barrier with its bouncers, brain."""

from __future__ import annotations

from math import degrees

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen

from gate_viz.views.scenes import path_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.path_lines import Spot, band
from gate_viz.views.scenes.path_nerves import kept, line_pen
from gate_viz.views.scenes.path_picture import RIVER_WIDTH, PathPicture, Pill
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.scenes.stage_layout import Box, Place

CAPSULE_SCALE = 0.33
DRIFT_PER_S = 22.0
"""How far capsules drift in a second; the number of capsules, not their speed, is a level [design units per s]."""
GLIDE = 16.0
"""Way over which a capsule glides in and out of each part [design units]."""
LANES_OF_CAPSULES = (0.0, 0.3, -0.28, 0.12, -0.14)
BLOOD_CELLS = 11
WAY = Box(30, 0, 1200, 290)
"""All that organs and river cover [design units]."""


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


def paint_way(canvas: Canvas, picture: PathPicture) -> None:
    """Paint organs, river, cutters and bouncers; with no medicine, only their quiet outlines.

    Parameters
    ----------
    canvas : Canvas
        Where to.
    picture : PathPicture
        For the medicine, and for enzymes and barrier.
    """
    pill = picture.pill
    _organ(canvas, "organs" if pill else "organs_quiet")
    if pill:
        kept(canvas, ("river", pill.widths), WAY, lambda to: _river(to, pill))
        _usual_marks(canvas)
        _cutters(canvas, picture, pill)
    _organ(canvas, "barrier" if pill else "barrier_quiet")
    if pill:
        _bouncers(canvas, picture, pill)


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
    taken, blood, brain = (max(width, 0.0) for width in pill.widths)
    length = at.RIVER.length
    edges = (
        (0.0, taken),
        (WAYS["liver_in"] + 10, taken),
        (WAYS["liver_out"] - 10, blood),
        (WAYS["barrier_in"] - 24, blood),
        (WAYS["barrier_out"] - 10, brain),
        (length, brain),
    )
    widths = tuple((way / length, width) for way, width in edges)
    layout, end = canvas.layout, at.RIVER.at(length)
    pool = QPainterPath()
    pool.addEllipse(layout.point(end.x, end.y), 0.62 * brain * layout.scale, 0.62 * brain * layout.scale)
    canvas.painter.setPen(line_pen(canvas, canvas.theme.colour("path_river_edge", 0.5), 1.6))
    canvas.painter.setBrush(canvas.theme.colour("path_river", 0.42))
    canvas.painter.drawPath(band(layout, at.RIVER, widths).united(pool))


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
    """Each enzyme's cutters: as many as are at work; bright and with a capsule where they clear this medicine."""
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
            canvas.glyph("path_cutter", Place(x, y, size), 1.0 if meets else 0.35)
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


def capsule_spots(pill: Pill, clock: SceneClock) -> tuple[tuple[Spot, float], ...]:
    """Where capsules are on the way, and how clear each is, 0–1.

    Parameters
    ----------
    pill : Pill
        How many there are on each part, and how wide the river is.
    clock : SceneClock
        Moves them on.
    """
    found = []
    for (start, end), count, width in zip(PARTS, pill.capsules, pill.widths, strict=True):
        length = WAYS[end] - WAYS[start]
        for number in range(count):
            way = (length * (number + 0.5) / count + DRIFT_PER_S * clock.seconds) % length
            spot = at.RIVER.at(WAYS[start] + way)
            aside = LANES_OF_CAPSULES[number % len(LANES_OF_CAPSULES)] * max(0.0, width - 8)
            x, y = spot.beside(aside)
            found.append((Spot(x, y, spot.angle), min(1.0, (way + 4) / GLIDE, (length - way + 4) / GLIDE)))
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
    for spot, clear in capsule_spots(picture.pill, clock):
        turn = 6.0 * round(degrees(spot.angle) / 6)
        canvas.glyph("path_capsule", Place(spot.x, spot.y, CAPSULE_SCALE, turn), clear)
