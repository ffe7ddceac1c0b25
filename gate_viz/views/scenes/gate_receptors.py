"""Receptors with what they hold and what they do: an arrow excites, a bar inhibits, as large as the effect."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QRadialGradient

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.gate_canvas import Canvas
from gate_viz.views.scenes.gate_layout import Place
from gate_viz.views.scenes.gate_picture import GatePicture, Pore, PoreSeat, Seat

SHUT_BELOW = 0.02
"""Effect under which a receptor is drawn shut and without arrow or bar."""
MOST_IONS = 4
EFFECT_STEPS = 40


def paint_first_nerve_receptors(canvas: Canvas, picture: GatePicture) -> None:
    """Paint the brakes on release, and the sodium channels of the axon."""
    effects = picture.effects
    _coupled(canvas, "alpha2_body", "norepinephrine", at.ALPHA2_FIRST, effects["alpha2"])
    _coupled(canvas, "ht1_body", "serotonin", at.HT1, effects["ht1"])
    _mu(canvas, at.MU_FIRST, effects["mu_first"], picture.sites["mu_opioid"])
    for place in at.SODIUM:
        canvas.glyph("sodium_channel_body", place)


def paint_interneuron_receptors(canvas: Canvas, picture: GatePicture) -> None:
    """Paint the opioid receptors that brake the brake."""
    _mu(canvas, at.MU_INTERNEURON, picture.effects["mu_interneuron"], picture.sites["mu_opioid"])


def paint_second_nerve_receptors(canvas: Canvas, picture: GatePicture) -> None:
    """Paint the face that looks into the cleft, and the brakes above and below."""
    effects = picture.effects
    _nmda_glow(canvas, picture.sensitisation)
    _effect(canvas, "effect_arrow", at.AMPA, effects["ampa"])
    canvas.glyph("ampa_open" if effects["ampa"] > SHUT_BELOW else "ampa_closed", at.AMPA)
    for place, pore in zip(at.NMDA, picture.pores, strict=True):
        _pore(canvas, place, pore, effects["nmda"])
    _coupled(canvas, "nk1_body", "substance_p", at.NK1, effects["nk1"], "effect_arrow")
    _gaba_a(canvas, effects["gaba_a"], picture.sites["gaba_a"][0])
    _coupled(canvas, "alpha2_body", "norepinephrine", at.ALPHA2_SECOND, effects["alpha2"])
    _ht3(canvas, effects["ht3"])
    _coupled(canvas, "d2_body", "dopamine", at.D2, effects["d2"])
    _mu(canvas, at.MU_SECOND, effects["mu_second"], picture.sites["mu_opioid"])


def _effect(canvas: Canvas, glyph_id: str, place: Place, size: float, reach: float = 34.0) -> None:
    """Arrow or bar under a receptor."""
    if size < SHUT_BELOW:
        return
    scale = 0.32 + 0.75 * round(size * EFFECT_STEPS) / EFFECT_STEPS
    canvas.part(glyph_id, place, (0, reach + 18 * scale), scale, opacity=min(1.0, 0.45 + size))


def _coupled(
    canvas: Canvas, body: str, transmitter: str, place: Place, size: float, effect: str = "effect_bar"
) -> None:
    """A receptor with its G protein: transmitter in the notch, effect underneath."""
    _effect(canvas, effect, place, size)
    canvas.glyph(body, place)
    _ligand(canvas, transmitter, place, size)


def _ligand(canvas: Canvas, transmitter: str, place: Place, share: float) -> None:
    """Transmitter in a receptor's notch: the more it does, the deeper it sits."""
    if share < SHUT_BELOW:
        return
    step = round(min(share, 1.0) * EFFECT_STEPS) / EFFECT_STEPS
    depth = (-28.0 if transmitter == "serotonin" else -26.0) - (1 - step) * 16
    canvas.part(f"dot_{transmitter}", place, (0, depth), 0.36 * (0.6 + 0.4 * min(1.0, 2 * step)))


def _mu(canvas: Canvas, places: Sequence[Place], size: float, seats: Sequence[Seat]) -> None:
    """Opioid receptors: the body's own endorphin sits in those that no medicine holds."""
    for place, seat in zip(places, seats, strict=True):
        _effect(canvas, "effect_bar", place, size)
        canvas.glyph("mu_body", place)
        if not seat.held:
            _ligand(canvas, "endorphin", place, size)


def _pore(canvas: Canvas, place: Place, pore: PoreSeat, drive: float) -> None:
    """An NMDA pore: open, plugged by magnesium, or wide for the medicine that is drawn in it."""
    if pore.pore is Pore.OPEN:
        _effect(canvas, "effect_arrow", place, drive)
        canvas.glyph("nmda_open", place)
    elif pore.pore is Pore.PLUGGED:
        canvas.glyph("nmda_plugged", place)
        canvas.part("letter_m", place, (0, 2.6), 0.5, upright=True)
    else:
        canvas.glyph("nmda_gap", place)


def _nmda_glow(canvas: Canvas, sensitisation: float) -> None:
    """Warm light behind the NMDA receptors of a sensitised nerve."""
    level = round(sensitisation * 10)
    if not level or canvas.is_vector:
        return
    layout, theme = canvas.layout, canvas.theme
    radius = 190 * layout.scale

    def draw(to: QPainter) -> None:
        light = QRadialGradient(0, 0, radius)
        light.setColorAt(0, theme.colour("sensitised", 0.5 * level / 10))
        light.setColorAt(1, theme.colour("sensitised", 0.0))
        to.scale(0.42, 1.0)
        to.setPen(Qt.PenStyle.NoPen)
        to.setBrush(light)
        to.drawEllipse(QPointF(0, 0), radius, radius)

    middle = (at.NMDA[0].y + at.NMDA[-1].y) / 2
    key = ("nmda_glow", level, round(radius))
    canvas.glyphs.draw_baked(canvas.painter, key, layout.x(872), layout.y(middle), radius, draw)


def _gaba_a(canvas: Canvas, size: float, seat: Seat) -> None:
    """GABA-A: chloride in the pore and a bar, wider open where a modulator sits."""
    place = at.GABA_A
    _effect(canvas, "effect_bar", place, size, 32.0)
    body = "gaba_a_wide" if seat.held else "gaba_a_body" if size > SHUT_BELOW else "gaba_a_shut"
    canvas.glyph(body, place)
    _ions(canvas, "ion_chloride", place, size)
    _ears(canvas, "gaba", place, 40 if seat.held else 35, size)


def _ht3(canvas: Canvas, size: float) -> None:
    """5-HT3: the accelerator that serotonin has as well."""
    place = at.HT3
    _effect(canvas, "effect_arrow", place, size, 30.0)
    canvas.glyph("ht3_body" if size > SHUT_BELOW else "ht3_shut", place)
    _ions(canvas, "ion_in", place, size)
    _ears(canvas, "serotonin", place, 35, size)


def _ions(canvas: Canvas, glyph_id: str, place: Place, size: float) -> None:
    for row in range(round(MOST_IONS * min(1.0, size))):
        canvas.part(glyph_id, place, (0, -22 + 13 * row), 0.09)


def _ears(canvas: Canvas, transmitter: str, place: Place, ear: float, size: float) -> None:
    """Transmitter on both ears of a channel: the more the channel does, the nearer."""
    near = round(min(1.0, 2 * size) * EFFECT_STEPS) / EFFECT_STEPS
    for side in (-ear, ear):
        canvas.part(f"dot_{transmitter}", place, (side, -41 - 14 * (1 - near)), 0.15 + 0.09 * near)
