"""Receptors with what they hold and what they do: an arrow excites, a bar inhibits, as large as the effect."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial

from gate_viz.views.scenes import gate_layout as at
from gate_viz.views.scenes.canvas import Canvas
from gate_viz.views.scenes.gate_picture import EFFECT_STEPS, MOST_IONS, GatePicture, PoreSeat
from gate_viz.views.scenes.gate_places import Places
from gate_viz.views.scenes.stage_layout import Place
from gate_viz.views.scenes.standing import Part, glyph_part, round_place

SHUT_BELOW = 0.02
"""Effect under which a receptor is drawn shut and without arrow or bar."""
VEIL = 0.2
"""Density of the veil over receptors and pumps that no medicine taken concerns."""
MAGNESIUM_TRAVEL = 34.0
"""From magnesium's seat in the pore to where it has left it [glyph units]."""
MAGNESIUM_GONE_FROM = 0.9
RECEPTOR_REACH = 145.0
"""How far a receptor with its arrow or bar may reach from its middle [glyph units]."""
COUPLED = {"alpha2": "norepinephrine", "ht1": "serotonin", "nk1": "substance_p", "d2": "dopamine"}
"""Receptors with a G protein, and what sits in their notch."""
FAINTEST_MU = 0.15
"""How faintly opioid receptors are drawn of which none is left [1]."""


def seen(canvas: Canvas, *, is_dim: bool) -> Canvas:
    """Canvas for a receptor or pump: dimmed where no medicine taken concerns it."""
    return canvas.veiled(VEIL) if is_dim else canvas


def first_nerve_receptors(picture: GatePicture, places: Places) -> Iterable[Part]:
    """The brakes on release, and the sodium channels of the axon."""
    yield _coupled_part(picture, "alpha2", at.ALPHA2_FIRST)
    yield _coupled_part(picture, "ht1", at.HT1)
    yield _mu_part(picture, places, 0, "mu_first")
    for number, place in enumerate(places.sites["sodium_channel"][0]):
        yield glyph_part(("sodium", number), "sodium_channel_body", place)


def interneuron_receptors(picture: GatePicture, places: Places) -> Iterable[Part]:
    """The opioid receptor that, as the articles tell it, drives the local brake."""
    yield _mu_part(picture, places, 2, "mu_interneuron", "effect_arrow")


def second_nerve_receptors(picture: GatePicture, places: Places) -> Iterable[Part]:
    """The face that looks into the cleft, and the brakes above and below."""
    effects, dimmed = picture.effects, picture.dimmed
    yield _receptor("ampa", at.AMPA, effects["ampa"], partial(_ampa, size=effects["ampa"]), is_dim="ampa" in dimmed)
    is_dim = "nmda" in dimmed
    for number, (place, pore) in enumerate(zip(places.pores, picture.pores, strict=True)):
        look, draw = (pore, effects["nmda"]), partial(_pore, place=place, pore=pore, drive=effects["nmda"])
        yield _receptor(("pore", number), place, look, draw, is_dim=is_dim)
    for row, (place, count) in enumerate(zip(places.pores, picture.phosphates, strict=True)):
        draw = partial(_phosphates, place=place, count=count)
        yield _receptor(("phosphates", row), place, count, draw, is_dim=is_dim)
    yield _coupled_part(picture, "nk1", at.NK1, "effect_arrow")
    yield _coupled_part(picture, "alpha2", at.ALPHA2_SECOND)
    ht3, gaba_a = places.sites["ht3"][0][0], places.sites["gaba_a"][0][0]
    draw = partial(_ht3, place=ht3, size=effects["ht3"])
    yield _receptor("ht3", ht3, effects["ht3"], draw, is_dim="ht3" in dimmed)
    yield _coupled_part(picture, "d2", at.D2)
    chlorides = (effects["gaba_a"], picture.sites["gaba_a"][0].held, picture.chloride)
    draw = partial(_gaba_a, place=gaba_a, picture=picture)
    yield _receptor("gaba_a", gaba_a, chlorides, draw, is_dim="gaba_a" in dimmed)
    for number, (x, y) in enumerate(at.TAKEN_IN[: picture.taken_in]):
        place = Place(x, y, at.TAKEN_IN_SCALE)
        yield _receptor(("taken_in", number), place, (), partial(_taken_in, place=place), is_dim="gaba_a" in dimmed)
    yield _mu_part(picture, places, 1, "mu_second")


def _receptor(name: Hashable, place: Place, look: Hashable, draw: Callable[[Canvas], None], *, is_dim: bool) -> Part:
    """A receptor with all that is drawn at it."""
    return Part(
        name, (place, look, is_dim), round_place(place, RECEPTOR_REACH), lambda to: draw(seen(to, is_dim=is_dim))
    )


def _coupled_part(picture: GatePicture, name: str, place: Place, effect: str = "effect_bar") -> Part:
    size = picture.effects[name]
    body, transmitter = f"{name}_body", COUPLED[name]
    draw = partial(_coupled, body=body, transmitter=transmitter, place=place, size=size, effect=effect)
    return _receptor((name, place.x), place, size, draw, is_dim=name in picture.dimmed)


def _mu_part(picture: GatePicture, places: Places, site: int, name: str, effect: str = "effect_bar") -> Part:
    place, effects = places.sites["mu_opioid"][site][0], picture.effects
    held = picture.sites["mu_opioid"][0].held
    look = (effects[name], effects["mu_turned"], picture.mu_there, picture.mu_turned, held)
    draw = partial(_mu, picture=picture, place=place, name=name, effect=effect)
    return _receptor(name, place, look, draw, is_dim="mu" in picture.dimmed)


def _ampa(canvas: Canvas, size: float) -> None:
    _effect(canvas, "effect_arrow", at.AMPA, size)
    canvas.glyph("ampa_open" if size > SHUT_BELOW else "ampa_closed", at.AMPA)


def _phosphates(canvas: Canvas, place: Place, count: int) -> None:
    for number in range(count):
        canvas.part("phosphate", place, (19 * (number - 1), 30), 0.2)


def _taken_in(canvas: Canvas, place: Place) -> None:
    """A GABA-A receptor that the nerve has taken in."""
    canvas.glyph("vesicle_taken_in", place)
    canvas.glyph("gaba_a_shut", place._replace(scale=0.62 * place.scale))


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


def _mu(canvas: Canvas, picture: GatePicture, place: Place, name: str, effect: str) -> None:
    """Opioid receptors: the body's own endorphin sits in those that no medicine holds."""
    seat = picture.sites["mu_opioid"][0]
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
