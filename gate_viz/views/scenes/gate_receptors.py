"""Receptors with what they hold and what they do: an arrow excites, a bar inhibits, as large as the effect."""

from __future__ import annotations

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.gate_picture import EFFECT_STEPS, MOST_IONS, GatePicture, PoreSeat
from gate_viz.views.scenes.gate_places import Places
from gate_viz.views.scenes.stage_layout import Place

SHUT_BELOW = 0.02
"""Effect under which a receptor is drawn shut and without arrow or bar."""
VEIL = 0.2
"""Density of the veil over receptors and pumps that no medicine taken concerns."""
MAGNESIUM_TRAVEL = 34.0
"""From magnesium's seat in the pore to where it has left it [glyph units]."""
MAGNESIUM_GONE_FROM = 0.9
FAINTEST_MU = 0.15
"""How faintly opioid receptors are drawn of which none is left [1]."""


def seen(canvas: Canvas, picture: GatePicture, name: str) -> Canvas:
    """Canvas for a receptor or pump: dimmed where no medicine taken concerns it."""
    return canvas.veiled(VEIL) if name in picture.dimmed else canvas


def paint_first_nerve_receptors(canvas: Canvas, picture: GatePicture, places: Places) -> None:
    """Paint the brakes on release, and the sodium channels of the axon."""
    effects = picture.effects
    _coupled(seen(canvas, picture, "alpha2"), "alpha2_body", "norepinephrine", at.ALPHA2_FIRST, effects["alpha2"])
    _coupled(seen(canvas, picture, "ht1"), "ht1_body", "serotonin", at.HT1, effects["ht1"])
    _mu(canvas, picture, places, 0, "mu_first")
    for place in places.sites["sodium_channel"][0]:
        canvas.glyph("sodium_channel_body", place)


def paint_interneuron_receptors(canvas: Canvas, picture: GatePicture, places: Places) -> None:
    """Paint the opioid receptor that, as the articles tell it, drives the local brake."""
    _mu(canvas, picture, places, 2, "mu_interneuron", "effect_arrow")


def paint_second_nerve_receptors(canvas: Canvas, picture: GatePicture, places: Places) -> None:
    """Paint the face that looks into the cleft, and the brakes above and below."""
    effects = picture.effects
    ampa = seen(canvas, picture, "ampa")
    _effect(ampa, "effect_arrow", at.AMPA, effects["ampa"])
    ampa.glyph("ampa_open" if effects["ampa"] > SHUT_BELOW else "ampa_closed", at.AMPA)
    for place, pore in zip(places.pores, picture.pores, strict=True):
        _pore(seen(canvas, picture, "nmda"), place, pore, effects["nmda"])
    for place, count in zip(places.pores, picture.phosphates, strict=True):
        for number in range(count):
            seen(canvas, picture, "nmda").part("phosphate", place, (19 * (number - 1), 30), 0.2)
    _coupled(seen(canvas, picture, "nk1"), "nk1_body", "substance_p", at.NK1, effects["nk1"], "effect_arrow")
    _coupled(seen(canvas, picture, "alpha2"), "alpha2_body", "norepinephrine", at.ALPHA2_SECOND, effects["alpha2"])
    _ht3(seen(canvas, picture, "ht3"), places.sites["ht3"][0][0], effects["ht3"])
    _coupled(seen(canvas, picture, "d2"), "d2_body", "dopamine", at.D2, effects["d2"])
    _gaba_a(seen(canvas, picture, "gaba_a"), places.sites["gaba_a"][0][0], picture)
    _mu(canvas, picture, places, 1, "mu_second")


def _effect(canvas: Canvas, glyph_id: str, place: Place, size: float, reach: float = 34.0) -> None:
    """Arrow or bar under a receptor."""
    if size < SHUT_BELOW:
        return
    scale = 0.32 + 0.75 * size
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
    depth = (-28.0 if transmitter == "serotonin" else -26.0) - (1 - share) * 16
    canvas.part(f"dot_{transmitter}", place, (0, depth), 0.36 * (0.6 + 0.4 * min(1.0, 2 * share)))


def _mu(canvas: Canvas, picture: GatePicture, places: Places, site: int, name: str, effect: str = "effect_bar") -> None:
    """Opioid receptors: the body's own endorphin sits in those that no medicine holds."""
    place, seat = places.sites["mu_opioid"][site][0], picture.sites["mu_opioid"][0]
    canvas = seen(canvas, picture, "mu")
    _effect(canvas, effect, place, picture.effects[name])
    if picture.mu_there < 1.0:
        canvas.glyph("mu_outline", place)
    canvas.glyph("mu_body", place, FAINTEST_MU + (1 - FAINTEST_MU) * picture.mu_there)
    if picture.mu_turned:
        opposite = "effect_arrow" if effect == "effect_bar" else "effect_bar"
        turned = Place(*place.beside(26, 0), place.scale, place.rotation)
        _effect(canvas, opposite, turned, picture.effects["mu_turned"])
        canvas.part("gs_protein", place, (0, 27), 0.3 + 0.5 * picture.mu_turned)
    if not seat.held:
        _ligand(canvas, "endorphin", place, picture.effects[name])


def _pore(canvas: Canvas, place: Place, pore: PoreSeat, drive: float) -> None:
    """An NMDA pore: magnesium as far out of it as its share is, ions as many as pass, or a medicine's wide gap."""
    if pore.held:
        canvas.glyph("nmda_gap", place)
        return
    if pore.ions:
        _effect(canvas, "effect_arrow", place, drive)
    canvas.glyph("nmda_gap", place)
    for row in range(pore.ions):
        canvas.part("ion_in", place, (0, 17 - 13 * row), 0.11)
    if pore.lift < MAGNESIUM_GONE_FROM:
        out = (0.0, 3.0 - MAGNESIUM_TRAVEL * pore.lift)
        canvas.part("ion_magnesium", place, out, 1.0)
        canvas.part("letter_m", place, out, 0.5, upright=True)


def _gaba_a(canvas: Canvas, place: Place, picture: GatePicture) -> None:
    """GABA-A: chloride in the pore and a bar, wider open where a modulator sits."""
    size, seat = picture.effects["gaba_a"], picture.sites["gaba_a"][0]
    _effect(canvas, "effect_bar", place, size, 38.0 if seat.held else 34.0)
    canvas.glyph("gaba_a_wide" if seat.held else "gaba_a_body" if size > SHUT_BELOW else "gaba_a_shut", place)
    columns = (-5.0, 5.0) if picture.chloride > MOST_IONS else (0.0,)
    for number in range(picture.chloride):
        row, column = divmod(number, len(columns))
        canvas.part("ion_chloride", place, (columns[column], -24 + 10 * row), 0.09)
    _ears(canvas, "gaba", place, 40 if seat.held else 35, size)
    for x, y in at.TAKEN_IN[: picture.taken_in]:
        canvas.glyph("vesicle_taken_in", Place(x, y, at.TAKEN_IN_SCALE))
        canvas.glyph("gaba_a_shut", Place(x, y, 0.62 * at.TAKEN_IN_SCALE))


def _ht3(canvas: Canvas, place: Place, size: float) -> None:
    """5-HT3: the accelerator that serotonin has as well."""
    _effect(canvas, "effect_arrow", place, size, 30.0)
    canvas.glyph("ht3_body" if size > SHUT_BELOW else "ht3_shut", place)
    for row in range(round(MOST_IONS * size)):
        canvas.part("ion_in", place, (0, -22 + 13 * row), 0.09)
    _ears(canvas, "serotonin", place, 35, size)


def _ears(canvas: Canvas, transmitter: str, place: Place, ear: float, size: float) -> None:
    """Transmitter on both ears of a channel: the more the channel does, the nearer."""
    near = round(min(1.0, 2 * size) * EFFECT_STEPS) / EFFECT_STEPS
    for side in (-ear, ear):
        canvas.part(f"dot_{transmitter}", place, (side, -41 - 14 * (1 - near)), 0.15 + 0.09 * near)
