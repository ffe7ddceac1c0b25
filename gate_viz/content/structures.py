"""``assets/structures/*.toml`` → ``Structure``: what can be pointed at in the scenes, one file for each scene."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from gate_viz.content.fields import Fields, folder_records
from gate_viz.content.links import NOT_GRADED_SOURCE
from gate_viz.content.records import Card, Grade, Structure
from gate_viz.content.scenes import SCENE_IDS

FOLDER = "structures"
LONGEST_NAME = 60


def read_structures(
    assets: Path, cards: Mapping[str, Card], links: Collection[str], drawn: Collection[str]
) -> dict[str, Structure]:
    """Return every structure by id, in the order of the scenes and of the tables in their files.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.
    cards : Mapping[str, Card]
        The card of every control.
    links : Collection[str]
        All links there are.
    drawn : Collection[str]
        All drawings there are.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    found = [
        _structure(fields, structure_id, cards, links, drawn)
        for structure_id, fields in folder_records(assets, FOLDER, "structure")
    ]
    # Sorting keeps the files' order within a scene.
    return {each.id: each for each in sorted(found, key=lambda each: SCENE_IDS.index(each.scenes[0]))}


def _structure(
    fields: Fields, structure_id: str, cards: Mapping[str, Card], links: Collection[str], drawn: Collection[str]
) -> Structure:
    scenes = _scenes(fields)
    card_of = fields.choice("card_of", cards) if fields.has("card_of") else None
    if structure_id in cards and card_of != structure_id:
        # A subject is asked for by its id alone, so one id cannot have two cards.
        raise fields.error("card_of", f"must be {structure_id!r}: a control has this id")
    control_id = fields.choice("control", cards) if fields.has("control") else card_of
    if card_of is not None:
        name = fields.text("name", longest=LONGEST_NAME) if fields.has("name") else cards[card_of].name
        card = cards[card_of]
    else:
        name = fields.text("name", longest=LONGEST_NAME)
        card = _card(fields, structure_id, name, links, drawn)
    fields.finish()
    return Structure(structure_id, name, control_id, card, scenes)


def _scenes(fields: Fields) -> tuple[str, ...]:
    own = PurePosixPath(fields.file).stem
    if own not in SCENE_IDS:
        raise fields.error("", f"stands in a file that must be called as a scene: {', '.join(SCENE_IDS)}")
    others = fields.choices("also_in", [scene for scene in SCENE_IDS if scene != own]) if fields.has("also_in") else ()
    return (own, *others)


def _card(fields: Fields, structure_id: str, name: str, links: Collection[str], drawn: Collection[str]) -> Card:
    card = Card(
        subject_id=structure_id,
        name=name,
        patient=fields.text("patient"),
        clinician=fields.text("clinician"),
        does_not=fields.text("does_not"),
        mechanism_grade=Grade(fields.choice("mechanism_grade", list(Grade))),
        benefit_grade=Grade(fields.choice("benefit_grade", list(Grade))),
        sources=fields.texts("sources"),
        upstream=fields.text("upstream") if fields.has("upstream") else None,
        analogy=fields.text("analogy") if fields.has("analogy") else None,
        links=fields.choices("links", links) if fields.has("links") else (),
        glyph=fields.choice("glyph", drawn) if fields.has("glyph") else None,
    )
    ungraded = card.sources[0].startswith(NOT_GRADED_SOURCE)
    if ungraded != (card.mechanism_grade is Grade.NOT_GRADED):
        raise fields.error("sources", f"must begin with {NOT_GRADED_SOURCE!r} for what is not_graded alone")
    return card
