"""Words in the basin: the names of what fills it, and what they add up to."""

from __future__ import annotations

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.views.scenes import migraine_layout as at
from gate_viz.views.scenes.labels import CAPITALS, Align, Anchor, Hold, Wish, Words, one_line
from gate_viz.views.scenes.migraine_drivers import Layer, chips, layers_of
from gate_viz.views.scenes.migraine_picture import MigrainePicture
from gate_viz.views.scenes.stage_layout import StageLayout

NAMED_FROM = 18
"""Height of a driver's water from which its name stands in it [design units]."""
NAME_IN_LAYER = 82.0
"""From the stage's left edge to a name that does not stand beside its mark [design units]."""
ROOM_FOR_LEVEL = 64
"""Height of water over the line from which the level's number stands in it [design units]."""


def basin_wishes(layout: StageLayout, picture: MigrainePicture, catalogue: Catalogue) -> list[Wish]:
    """Names of what adds water, the level, then names of what adds none.

    Parameters
    ----------
    layout : StageLayout
        The stage's layout.
    picture : MigrainePicture
        What is shown.
    catalogue : Catalogue
        The words.
    """
    names = _driver_wishes(layout, picture, catalogue)
    adding, idle = ([wish for wish in names if wish.family == family] for family in ("drivers", "idle"))
    return [*adding, _level_wish(layout, picture, catalogue.texts), *idle]


def _driver_wishes(layout: StageLayout, picture: MigrainePicture, catalogue: Catalogue) -> list[Wish]:
    """Names of what fills the basin, each beside its mark; of what does not where there is room over the water."""
    wishes = []
    layers = {layer.driver: layer for layer in layers_of(picture.layers)}
    for driver, chip in chips(layout, picture.layers).items():
        words = Words(driver, catalogue.texts.get(f"migraine.driver.{driver}"), 21, 500, "soft")
        x = chip.x + chip.radius + max(11.0, 8 * layout.pixel / layout.scale)
        spots = [Anchor(x, chip.y + off, hold=Hold.MIDDLE) for off in (0, 12, -12)]
        if chip.in_water:
            words = words._replace(weight=600, role="migraine_word_water")
            spots += _layer_spots(layout, layers[driver])
        elif chip.adds:
            words = words._replace(weight=600, role="ink")
        if chip.named:
            wishes.append(Wish(one_line(words), tuple(spots), grows=0.4, family="drivers" if chip.adds else "idle"))
    return wishes


def _layer_spots(layout: StageLayout, layer: Layer) -> list[Anchor]:
    """Further places for a driver's name, where its water is thick enough."""
    needs = max(NAMED_FROM, CAPITALS * layout.text_px(21) / layout.scale + 3)
    room = (layer.bottom - layer.top - needs) / 2
    if room < 0:
        return []
    # Off the outline of the other level, where there is more of its own water below or above.
    x, middle = layout.left + NAME_IN_LAYER, (layer.bottom + layer.top) / 2
    return [Anchor(x, middle + off, hold=Hold.MIDDLE) for off in (0, room, -room)]


def _level_wish(layout: StageLayout, picture: MigrainePicture, texts: Texts) -> Wish:
    """What the triggers add up to, at the water's surface: in it where it stands well over the line."""
    name = Words("level_word", texts.get("migraine.triggers"), 21, 600, "ink")
    value = Words("level", str(picture.level_of_100), 54, 700, "ink", tabular=True)
    surface, right = at.height(picture.level), at.left_of_weir(layout)
    if picture.overflow >= ROOM_FOR_LEVEL:
        spots = [Anchor(right, surface + 9 + 4 * step, Align.RIGHT, Hold.TOP) for step in range(6)]
    else:
        above = [Anchor(right, surface - 14 - 6 * step, Align.RIGHT) for step in range(6)]
        below = [surface + 14 + 6 * step for step in range(6)]
        spots = [*above, *(Anchor(right, y, Align.RIGHT, Hold.TOP) for y in below if y < at.FLOOR - 50)]
    smaller = value._replace(size=40)
    return Wish((((name, value),), ((name, smaller),), ((smaller,),)), tuple(spots), grows=0.3)
