"""Stores, pumps and receptors: vesicles as full as the stores, plugs as deep as they hold, lanes as wide as effects."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gate_viz.views.glyphs import kept_size
from gate_viz.views.scenes import pump_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.counting import Seat
from gate_viz.views.scenes.gate_cells import BALL_SCALE, ball_places
from gate_viz.views.scenes.pump_chains import mixed
from gate_viz.views.scenes.pump_picture import PumpPicture
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, glyph_part, round_place

TRANSMITTER = {"sert": "serotonin", "net": "norepinephrine"}
SEAT_TRAVEL = 26.0
"""How far outside its seat a medicine waits that holds nearly nothing [glyph units]."""
PLUG_SCALE = 1.18
"""Size of a plug against its pump: it is what tells the medicines apart [1]."""
VEIL = 0.45
SHUT_BELOW = 0.01
THINNEST_LANE = 1.8
TILTS = (-18, 8, 31, 54)
PUMP_REACH = 116.0
"""How far a pump or receptor reaches with what plugs it and what it carries back [glyph units]."""
LANES_BOX = Box(440.0, 570.0, at.LANES_END + 60, 680.0)
DIAL_BOX = Box(at.DIAL[0] - 140, at.DIAL[1] - 146, at.DIAL[0] + 140, at.DIAL[1] + 26)
"""All that lanes and dial cover [design units]."""
LANES_WORDS_OFF = tuple(
    Box(receptor.x + 14, y - at.LANE_WIDTH / 2, at.LANES_END + 10, y + at.LANE_WIDTH / 2)
    for receptor, y in at.LANES.values()
)
"""Where words would meet a lane that is as wide as it can be [design units]."""


def store_parts(picture: PumpPicture) -> Iterable[Part]:
    """Vesicles, closed and open to the cleft.

    Parameters
    ----------
    picture : PumpPicture
        Balls in each.
    """
    for transmitter, places in at.VESICLES.items():
        shell = "vesicle_interneuron" if transmitter == "gaba" else "vesicle_descending"
        for number, ((x, y), balls) in enumerate(zip(places, picture.balls[transmitter], strict=False)):
            place = Place(x, y, at.VESICLE_SCALE * (0.8 if y > 400 else 1.0))
            draw = partial(_vesicle, shell=shell, transmitter=transmitter, balls=balls, place=place)
            yield Part(("vesicle", transmitter, number), balls, round_place(place, 60), draw)
    for transmitter, x in at.DOCKS.items():
        balls = picture.balls[transmitter][-1]
        box = Box(x - 40, at.DOCK_Y - 40, x + 40, at.MEMBRANE_Y + 16)
        yield Part(("dock", transmitter), balls, box, partial(_dock, transmitter=transmitter, x=x, balls=balls))


def _vesicle(canvas: Canvas, shell: str, transmitter: str, balls: int, place: Place) -> None:
    """A vesicle with its balls, kept as one pixmap; an empty one is only a shell."""
    layout, glyphs = canvas.layout, canvas.glyphs
    x, y, scale = layout.x(place.x), layout.y(place.y), kept_size(place.scale * layout.scale)
    tilt = TILTS[round(place.x + place.y) % len(TILTS)]

    def draw(to: QPainter, x: float = 0.0, y: float = 0.0) -> None:
        glyphs.paint_vector(to, shell, x, y, scale, opacity=1.0 if balls else 0.5)
        for distance, angle in ball_places(balls, tilt):
            ball_x, ball_y = Place(0, 0, scale, angle).beside(distance, 0)
            glyphs.paint_vector(to, f"dot_{transmitter}", x + ball_x, y + ball_y, 1.2 * BALL_SCALE * scale)

    if canvas.is_vector:
        draw(canvas.painter, x, y)
    else:
        key = ("pump_vesicle", shell, transmitter, balls, scale, tilt)
        glyphs.draw_baked(canvas.painter, key, x, y, 48 * scale, draw)


def _dock(canvas: Canvas, transmitter: str, x: float, balls: int) -> None:
    """A vesicle that has opened into the cleft."""
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    for role, rim in (("descending_vesicle_rim", 6.0), ("pump_pool", 0.0)):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        radius = (29.0 + rim) * layout.scale
        path.addEllipse(layout.point(x, at.DOCK_Y), radius, radius)
        below = 4.0 if rim else 12.0
        path.addRect(layout.rect(x - 11 - rim, at.DOCK_Y + 20, x + 11 + rim, at.MEMBRANE_Y + below))
        painter.setBrush(theme.colour(role, 1.0 if balls or not rim else 0.5))
        painter.drawPath(path)
    for distance, angle in ball_places(balls, 20.0):
        ball_x, ball_y = Place(x, at.DOCK_Y, at.VESICLE_SCALE, angle).beside(distance, 0)
        canvas.glyph(f"dot_{transmitter}", Place(ball_x, ball_y, 1.2 * BALL_SCALE * at.VESICLE_SCALE))


def seen(canvas: Canvas, picture: PumpPicture, name: str) -> Canvas:
    """Canvas for a receptor or pump: dimmed where no medicine taken concerns it."""
    return canvas.veiled(VEIL) if name in picture.dimmed else canvas


def pump_parts(picture: PumpPicture) -> Iterable[Part]:
    """The pumps, what they carry back, and the medicines that plug them; parameters as for ``store_parts``."""
    for target, places in at.PUMP_PLACES.items():
        is_dim = target in picture.dimmed
        for number, place in enumerate(places):
            seat, chevrons = picture.seats[target][number], picture.chevrons[target][number]
            draw = partial(_pump, target=target, place=place, seat=seat, chevrons=chevrons, is_dim=is_dim)
            yield Part((target, number), (seat, chevrons, is_dim), round_place(place, PUMP_REACH), draw)


def _pump(canvas: Canvas, target: str, place: Place, seat: Seat, chevrons: int, *, is_dim: bool) -> None:
    canvas = canvas.veiled(VEIL) if is_dim else canvas
    transmitter = TRANSMITTER[target]
    for row in range(chevrons):
        canvas.part(f"chevron_{transmitter}", place, (0, 36 + 12 * row), 0.62)
    canvas.glyph(f"{target}_body", place)
    if seat.held:
        held(canvas, target, place, seat, PLUG_SCALE)
    else:
        canvas.part(f"dot_{transmitter}", place, (0, -5), 0.27)


def held(canvas: Canvas, target: str, place: Place, seat: Seat, larger: float = 1.0) -> None:
    """A medicine in its seat: the less of it that it holds, the further out it sits."""
    seated = canvas.glyphs.seated(seat.glyph, target)
    out = SEAT_TRAVEL * (1 - seat.fill)
    canvas.part(seated, place, (0, -out), larger if seated != seat.glyph else 0.6)


def _glow(canvas: Canvas, place: Place, fill: float) -> None:
    """Soft light round a seat that a medicine holds."""
    layout, painter = canvas.layout, canvas.painter
    x, y = place.beside(0, -8)
    radius = 48 * place.scale * layout.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.theme.colour("ring_glow", 0.08 + 0.2 * fill))
    painter.drawEllipse(layout.point(x, y), radius, radius)


def lane_part(picture: PumpPicture) -> Part:
    """The lanes from the receptors to the dial, as wide as their effects; parameters as for ``store_parts``."""
    look = (*picture.effects.values(), picture.dimmed)
    return Part("lanes", look, LANES_BOX, partial(_lanes, picture=picture))


def _lanes(canvas: Canvas, picture: PumpPicture) -> None:
    for name in ("ht3", "ht1", "alpha2"):
        if picture.effects[name] >= SHUT_BELOW:
            _lane(canvas, picture, name)
    _lane_ends(canvas, picture)


def lane_width(size: float) -> float:
    """Width of a lane whose effect has a size, 0-1 [design units]."""
    return max(THINNEST_LANE, at.LANE_WIDTH * size)


def _lane(canvas: Canvas, picture: PumpPicture, name: str) -> None:
    """Down from the receptor, round, and on to the dial: straight parts are quicker drawn as rectangles."""
    layout, painter = canvas.layout, canvas.painter
    receptor, y = at.LANES[name]
    half = lane_width(picture.effects[name]) / 2
    colour = _lane_colour(canvas, picture, name)
    turn = max(half, min(22.0, y - receptor.y - 32))
    path = QPainterPath(layout.point(receptor.x, min(receptor.y + 30, y - turn)))
    path.lineTo(layout.point(receptor.x, y - turn))
    path.quadTo(layout.point(receptor.x, y), layout.point(receptor.x + turn, y))
    path.lineTo(layout.point(receptor.x + turn + 2, y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2 * half * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPath(path)
    painter.fillRect(layout.rect(receptor.x + turn, y - half, at.LANES_END, y + half), colour)


def _lane_colour(canvas: Canvas, picture: PumpPicture, name: str) -> QColor:
    theme = canvas.theme
    colour = theme.colour("excites" if name == "ht3" else "inhibits")
    return mixed(colour, theme.colour("second_nerve_end"), 0.4) if name in picture.dimmed else colour


def _lane_ends(canvas: Canvas, picture: PumpPicture) -> None:
    """A bar where the brakes press, an arrow head where the accelerator pushes."""
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    brakes = [name for name in ("alpha2", "ht1") if picture.effects[name] >= SHUT_BELOW]
    if brakes:
        tops = [at.LANES[name][1] - max(9.0, lane_width(picture.effects[name]) / 2 + 3) for name in brakes]
        bottoms = [at.LANES[name][1] + max(9.0, lane_width(picture.effects[name]) / 2 + 3) for name in brakes]
        painter.setBrush(theme.colour("inhibits"))
        bar = layout.rect(at.LANES_END - 2, min(tops), at.LANES_END + 10, max(bottoms))
        painter.drawRoundedRect(bar, 3 * layout.scale, 3 * layout.scale)
    if picture.effects["ht3"] >= SHUT_BELOW:
        x, y = at.LANES_END, at.LANES["ht3"][1]
        half = 7 + 20 * picture.effects["ht3"]
        head = QPainterPath(layout.point(x + 2 * half, y))
        head.lineTo(layout.point(x - 2, y - half))
        head.lineTo(layout.point(x - 2, y + half))
        painter.setBrush(theme.colour("excites"))
        painter.drawPath(head)


def receptor_parts(picture: PumpPicture) -> Iterable[Part]:
    """The receptors on the next nerve with what sits in them; parameters as for ``store_parts``."""
    for name, transmitter, place in (("alpha2", "norepinephrine", at.ALPHA2), ("ht1", "serotonin", at.HT1)):
        size, is_dim = picture.effects[name], name in picture.dimmed
        draw = partial(_coupled, name=name, transmitter=transmitter, place=place, size=size, is_dim=is_dim)
        yield Part(name, (size, is_dim), round_place(place, 86), draw)
    look = (picture.effects["ht3"], picture.ions, picture.seats["ht3"][0], "ht3" in picture.dimmed)
    yield Part("ht3", look, round_place(at.HT3, PUMP_REACH), partial(_ht3, picture=picture))
    yield glyph_part("gaba_a", "gaba_a_body" if picture.dots["gaba"] else "gaba_a_shut", at.GABA_A)


def _ht3(canvas: Canvas, picture: PumpPicture) -> None:
    effects, to = picture.effects, seen(canvas, picture, "ht3")
    seat = picture.seats["ht3"][0]
    if seat.held:
        _glow(to, at.HT3, seat.fill)
    to.glyph("ht3_body" if picture.ions else "ht3_shut", at.HT3)
    columns = (0.0,) if picture.ions < 4 else (-5.5, 5.5)
    for ion in range(picture.ions):
        row, column = divmod(ion, len(columns))
        to.part("ion_in", at.HT3, (columns[column], -20 + 13 * row), 0.1)
    if seat.held:
        held(to, "ht3", at.HT3, seat)
    else:
        near = min(1.0, 4 * effects["ht3"])
        for side in (-35, 35):
            to.part("dot_serotonin", at.HT3, (side, -41 - 10 * (1 - near)), 0.2 + 0.06 * near)


def _coupled(canvas: Canvas, name: str, transmitter: str, place: Place, size: float, *, is_dim: bool) -> None:
    """A receptor with its G protein: the more it does, the deeper its transmitter sits."""
    canvas = canvas.veiled(VEIL) if is_dim else canvas
    canvas.glyph(f"{name}_body", place)
    if size < 0.02:
        return
    depth = (-28.0 if transmitter == "serotonin" else -26.0) - (1 - size) * 18
    canvas.part(f"dot_{transmitter}", place, (0, depth), 0.36 * (0.6 + 0.4 * min(1.0, 2 * size)))


def needle_angle(effect: float) -> float:
    """Turn of the dial's needle: upright is typical, left is more brake, right is less [degrees, clockwise]."""
    return 86.0 * min(1.0, max(-1.0, 1.0 - effect))


def dial_part(picture: PumpPicture) -> Part:
    """The dial of what arrives, in the body of the next nerve; parameters as for ``store_parts``."""
    return Part("dial", picture.effect, DIAL_BOX, partial(_dial, picture=picture))


def _dial_face(canvas: Canvas) -> None:
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    centre, radius = layout.point(*at.DIAL), at.DIAL_RADIUS * layout.scale
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, wide, start, span, cap in (
        ("pump_dial", 30.0, 4, 172, Qt.PenCapStyle.RoundCap),
        ("inhibits", 20.0, 92, 84, Qt.PenCapStyle.FlatCap),
        ("excites", 20.0, 4, 84, Qt.PenCapStyle.FlatCap),
    ):
        painter.setPen(QPen(theme.colour(role), wide * layout.scale, Qt.PenStyle.SolidLine, cap))
        painter.drawArc(box, start * 16, span * 16)
    painter.setPen(QPen(theme.colour("on_nerve"), 4 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    # What is typical: across the whole dial, so that the needle is seen to stand beside it.
    middle, top = at.DIAL[0], at.DIAL[1] - at.DIAL_RADIUS
    painter.drawLine(layout.point(middle, top - 27), layout.point(middle, top + 15))


def _dial(canvas: Canvas, picture: PumpPicture) -> None:
    layout, theme, painter = canvas.layout, canvas.theme, canvas.painter
    canvas.piece(("pump_dial", layout), layout.rect(*DIAL_BOX), lambda to: _dial_face(canvas.on(to)))
    centre = layout.point(*at.DIAL)
    painter.setPen(QPen(theme.colour("pump_dial"), 6 * layout.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(theme.colour("pump_needle"))
    needle = needle_path(canvas, picture.effect)
    painter.drawPath(needle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(needle)
    painter.drawEllipse(centre, 17 * layout.scale, 17 * layout.scale)
    painter.setBrush(theme.colour("pump_dial"))
    painter.drawEllipse(centre, 8 * layout.scale, 8 * layout.scale)


def needle_path(canvas: Canvas, effect: float) -> QPainterPath:
    """The needle of a dial at an effect [px]."""
    path = QPainterPath(_on_dial(canvas, effect, -9.0, 0.0))
    path.lineTo(_on_dial(canvas, effect, 0.0, at.DIAL_RADIUS - 8))
    path.lineTo(_on_dial(canvas, effect, 9.0, 0.0))
    path.closeSubpath()
    return path


def needle_line(canvas: Canvas, effect: float) -> tuple[QPointF, QPointF]:
    """Where a ghost's needle begins and ends: it reaches beyond the dial, so that it shows beside the needle [px]."""
    return _on_dial(canvas, effect, 0.0, 24.0), _on_dial(canvas, effect, 0.0, at.DIAL_RADIUS + 22)


def _on_dial(canvas: Canvas, effect: float, across: float, out: float) -> QPointF:
    x, y = Place(*at.DIAL, 1.0, needle_angle(effect)).beside(across, -out)
    return canvas.layout.point(x, y)
