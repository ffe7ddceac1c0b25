"""Stores and release: vesicles in the first nerve, the interneuron and the fibre from the brain, and its pumps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from gate_viz.views.glyphs import kept_size
from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.counting import Seat
from gate_viz.views.scenes.gate_picture import GatePicture
from gate_viz.views.scenes.gate_places import Places
from gate_viz.views.scenes.gate_receptors import seen
from gate_viz.views.scenes.stage_layout import Box, Place
from gate_viz.views.scenes.standing import Part, around, glyph_part, round_place

BALL_SCALE = 0.165
LONE_RING = 16.5
FULL_RING = (
    (0.0, 0.0),
    *((14.5, angle) for angle in (0, 180, 60, 240, 120, 300)),
    *((27.5, angle) for angle in range(10, 370, 40)),
)
"""Where the balls of a vesicle with seven or more lie: distance and angle [glyph units, degrees]."""
OPENING_ORDER = (1, 2, 0)
"""How many of the vesicles at the membrane open before each of them, from the top."""
TILTS = (-18, 8, 31, 54)
"""Turns of the vesicles' contents [degrees]."""
FIRST_STORES_BOX = Box(396, 336, 716, 596)
"""All that the first nerve's vesicles cover [design units]."""
PUMP_REACH = 106.0
"""How far a pump with its chevrons reaches from its middle [glyph units]."""
TOUCH_ARROW = Place(352, 126, 0.9, -116)
TOUCH_ENDING = ((312, 150), (327, 162), (314, 131), (331, 142))


def ball_places(balls: int, tilt: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Where the balls of a vesicle lie: a ring of up to six, and more round a middle one.

    Parameters
    ----------
    balls : int
        How many.
    tilt : float
        Turn of the whole [degrees].

    Returns
    -------
    tuple of (float, float)
        Distance from the middle and angle of each [glyph units, degrees].
    """
    if balls == 1:
        return ((0.0, 0.0),)
    if balls < len(FULL_RING) - 9:
        return tuple((LONE_RING * (0.78 if balls < 4 else 1.0), tilt + 360 * n / balls) for n in range(balls))
    return tuple((distance, angle + tilt) for distance, angle in FULL_RING[:balls])


def first_nerve_stores(picture: GatePicture) -> Iterable[Part]:
    """Vesicles of glutamate and substance P, some of them open to the cleft."""
    look = (picture.balls["glutamate"], picture.balls["substance_p"], picture.docks_open)
    yield Part("first_nerve_stores", look, FIRST_STORES_BOX, partial(_first_nerve_stores, picture=picture))


def _first_nerve_stores(canvas: Canvas, picture: GatePicture) -> None:
    balls = picture.balls
    scale = at.VESICLE_SCALE["first_nerve"]
    _vesicles(canvas, "first_nerve", "glutamate", at.GLUTAMATE_VESICLES, balls["glutamate"], scale)
    _vesicles(canvas, "substance_p", "substance_p", at.SUBSTANCE_P_VESICLES, balls["substance_p"], scale)
    for (x, y), turn in zip(at.DOCKS, OPENING_ORDER, strict=True):
        if turn < picture.docks_open:
            _open_vesicle(canvas, x, y)
        else:
            _vesicle(canvas, "first_nerve", "glutamate", min(balls["glutamate"]), Place(x - 10, y, scale))


def interneuron_stores(picture: GatePicture) -> Iterable[Part]:
    """Vesicles of GABA, and where touch excites the cell."""
    balls, scale = picture.balls["gaba"], at.VESICLE_SCALE["interneuron"]
    stores = partial(
        _vesicles, shell="interneuron", transmitter="gaba", places=at.GABA_VESICLES, counts=balls, scale=scale
    )
    yield Part("interneuron_stores", balls, around(at.GABA_VESICLES, 40), stores)
    if picture.touch_active:
        yield Part("touch_ending", (), around((*TOUCH_ENDING, TOUCH_ARROW[:2]), 80), _touch_ending)


def _touch_ending(canvas: Canvas) -> None:
    for x, y in TOUCH_ENDING:
        canvas.dot("glutamate", x, y, 0.17)
    canvas.glyph("effect_arrow", TOUCH_ARROW)


def microglia_parts(picture: GatePicture) -> Iterable[Part]:
    """Microglia: thin branches at rest; awake, a round body that sends signals towards the second nerve."""
    awake, place = picture.microglia, at.MICROGLIA
    yield glyph_part("microglia_rest", "microglia_rest", place, 1.0 - awake)
    body = place._replace(scale=place.scale * (0.7 + 0.4 * awake))
    yield glyph_part("microglia", "microglia", body, min(1.0, 2.0 * awake))
    for number, (x, y) in enumerate(at.SIGNALS[: picture.signals]):
        yield glyph_part(("signal", number), "cytokine", Place(x, y, 0.3))


def descending_stores(picture: GatePicture, places: Places) -> Iterable[Part]:
    """Vesicles and pumps of the fibre from the brain."""
    scale = at.VESICLE_SCALE["descending"]
    for transmitter, vesicles in at.DESCENDING_VESICLES.items():
        balls = picture.balls[transmitter]
        draw = partial(
            _vesicles, shell="descending", transmitter=transmitter, places=vesicles, counts=balls, scale=scale
        )
        yield Part(("vesicles", transmitter), balls, around(vesicles, 40), draw)
    for target, transmitter in (("sert", "serotonin"), ("net", "norepinephrine")):
        place, seat = places.sites[target][0][0], picture.sites[target][0]
        is_dim = target in picture.dimmed
        pump = partial(_pump, target=target, transmitter=transmitter, place=place, seat=seat, is_dim=is_dim)
        yield Part(("pump", target), (place, seat, is_dim), round_place(place, PUMP_REACH), pump)


def _pump(canvas: Canvas, target: str, transmitter: str, place: Place, seat: Seat, *, is_dim: bool) -> None:
    """A pump: its chevrons, which say that it carries back, fade as a medicine fills it."""
    canvas = seen(canvas, is_dim=is_dim)
    for row in (36, 49):
        canvas.part(f"chevron_{transmitter}", place, (0, row), 0.62, opacity=1 - seat.fill)
    canvas.glyph(f"{target}_body", place)
    if not seat.held:
        canvas.part(f"dot_{transmitter}", place, (0, -5), 0.27)


def _vesicles(
    canvas: Canvas,
    shell: str,
    transmitter: str,
    places: Sequence[tuple[float, float]],
    counts: Sequence[int],
    scale: float,
) -> None:
    for (x, y), count in zip(places, counts, strict=True):
        _vesicle(canvas, shell, transmitter, count, Place(x, y, scale))


def _vesicle(canvas: Canvas, shell: str, transmitter: str, balls: int, place: Place) -> None:
    """A vesicle with its balls, kept as one pixmap."""
    layout, glyphs = canvas.layout, canvas.glyphs
    x, y, scale = layout.x(place.x), layout.y(place.y), kept_size(place.scale * layout.scale)
    # Vesicles that are all turned alike would look like a printed pattern.
    tilt = TILTS[round(place.x + place.y) % len(TILTS)]

    def draw(to: QPainter, x: float = 0.0, y: float = 0.0) -> None:
        glyphs.paint_vector(to, f"vesicle_{shell}", x, y, scale)
        for distance, angle in ball_places(balls, tilt):
            ball_x, ball_y = Place(0, 0, scale, angle).beside(distance, 0)
            glyphs.paint_vector(to, f"dot_{transmitter}", x + ball_x, y + ball_y, BALL_SCALE * scale)

    if canvas.is_vector:
        draw(canvas.painter, x, y)
        return
    key = (f"vesicle_{shell}", transmitter, balls, scale, tilt)
    glyphs.draw_baked(canvas.painter, key, x, y, 48 * scale, draw)


def _open_vesicle(canvas: Canvas, x: float, y: float) -> None:
    """A vesicle that opens to the cleft."""
    painter, layout, theme = canvas.painter, canvas.layout, canvas.theme
    rim, cleft = theme.colour("first_nerve_vesicle_rim"), theme.colour("cleft")
    painter.setPen(Qt.PenStyle.NoPen)

    def disc(colour: QColor, centre_x: float, centre_y: float, radius: float) -> None:
        painter.setBrush(colour)
        painter.drawEllipse(layout.point(centre_x, centre_y), radius * layout.scale, radius * layout.scale)

    disc(rim, x, y, 27)
    disc(cleft, x, y, 21.5)
    painter.fillRect(layout.rect(x + 8, y - 14, 687, y + 14), cleft)
    for side in (-15, 15):
        disc(rim, 683, y + side, 3.4)
    for across, down in ((-7, -6), (1, 9), (16, -1)):
        canvas.dot("glutamate", x + across, y + down, 0.2)
