"""The small list of medicines that hold something in the migraine: each with its glyph and its name."""

from __future__ import annotations

from typing import NamedTuple

from gate_viz.content.catalogue import Catalogue
from gate_viz.views.scenes.labels import Anchor, Hold, Label, Wish, Words, one_line
from gate_viz.views.scenes.migraine_picture import MigrainePicture
from gate_viz.views.scenes.stage_layout import Place, StageLayout

SIZE = 20.0
LEFT, DOWN, STEP = 478.0, 22.0, 31.0
"""Left edge, from the stage's upper edge to the first row's middle, and from row to row."""
HEADING_ENDS, ICON = 0.5, 0.29
"""Room behind the heading, against the letters' size [1], and the glyphs' size."""


class Medicine(NamedTuple):
    """A medicine of the list."""

    id: str
    glyph: str
    name: str
    icon: Place


def medicines(layout: StageLayout, picture: MigrainePicture, catalogue: Catalogue) -> tuple[Medicine, ...]:
    """What holds something here, and where its glyph stands."""
    letters = layout.text_px(SIZE) / layout.scale
    x = LEFT + letters * (0.55 * len(catalogue.texts.get("scene.medicines")) + HEADING_ENDS) + 18
    return tuple(
        Medicine(
            f"medicine_{row}",
            glyph,
            catalogue.drugs[drug_id].control.name,
            Place(x, layout.top + DOWN + STEP * row, ICON),
        )
        for row, (drug_id, glyph) in enumerate(picture.taken)
    )


def taken_wishes(layout: StageLayout, picture: MigrainePicture, catalogue: Catalogue) -> list[Wish]:
    """Heading and names: without a name no glyph is drawn."""
    listed = medicines(layout, picture, catalogue)
    if not listed:
        return []
    heading = Words("medicines", catalogue.texts.get("scene.medicines"), SIZE, 600, "soft")
    wishes = [Wish(one_line(heading), (Anchor(LEFT, listed[0].icon.y, hold=Hold.MIDDLE),), grows=0.0)]
    for each in listed:
        words = Words(each.id, each.name, SIZE, 500, "ink")
        spot = Anchor(each.icon.x + 22, each.icon.y, hold=Hold.MIDDLE)
        ways = *one_line(words), *one_line(words._replace(text=each.name.split(" (")[0]))
        wishes.append(Wish(ways, (spot,), grows=0.0))
    return wishes


def without_bare_heading(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Every label, but the heading only where a name found room under it."""
    if any(label.id.startswith("medicine_") for label in labels):
        return labels
    return tuple(label for label in labels if label.id != "medicines")


def taken_icons(
    layout: StageLayout, picture: MigrainePicture, catalogue: Catalogue, labels: tuple[Label, ...]
) -> tuple[tuple[str, Place], ...]:
    """Glyphs beside the names that found room."""
    written = {label.id for label in labels}
    listed = medicines(layout, picture, catalogue)
    return tuple((each.glyph, each.icon) for each in listed if {each.id, "medicines"} <= written)
