"""From a few typed letters to the controls, structures, scenes and archetypes that may be meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.scenes import SCENE_IDS

# Fewer letters are in too many words: with these the middle of a word counts, and with those a letter may be wrong.
LEAST_INSIDE = 3
LEAST_MISTYPED = 4

CONTROL, STRUCTURE, SCENE, ARCHETYPE = "control", "structure", "scene", "archetype"
# A name goes before a word of the articles that fits as well.
OWN_NAME = -1

_SPELT_OUT = str.maketrans({"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "μ": "mu"})


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that may be meant, and where it is.

    ``kind`` is ``control``, ``structure``, ``scene`` or ``archetype``. ``scene_id`` is the scene that shows it, a
    control in the scene where its effect is to be seen. ``control_id`` is the control that stands behind it.
    ``through`` is the word of the articles that led here, where the name did not.
    """

    kind: str
    id: str
    name: str
    scene_id: str | None
    control_id: str | None
    through: str | None = None


class _Match(IntEnum):
    """How well typed letters fit a text, the best first."""

    WHOLE = 0
    BEGINNING = 1
    BEGINNING_OF_A_WORD = 2
    EACH_WORD = 3
    INSIDE = 4
    MISTYPED = 5


def find(catalogue: Catalogue, typed: str) -> tuple[Found, ...]:
    """Return what may be meant, best first; what only fits with a letter wrong is named where nothing else fits.

    Parameters
    ----------
    catalogue : Catalogue
        Where names and the articles' words are.
    typed : str
        What somebody has typed so far. Case, accents and hyphens do not matter, nor does the order of words.
    """
    wanted = _plain(typed)
    if not wanted:
        return ()
    return _hits(catalogue, wanted, _match) or _hits(catalogue, wanted, _mistyped)


@dataclass(frozen=True, slots=True)
class _Text:
    """Words that something is found by: its own name, or a word of the articles and its place among what that means."""

    words: str
    place: int = OWN_NAME


def _subjects(catalogue: Catalogue) -> Iterator[tuple[Found, list[_Text]]]:
    """Yield everything that can be found with all texts to find it by, controls first."""
    of_articles: dict[str, list[_Text]] = {}
    for word, subject_ids in catalogue.search_words.items():
        for place, subject_id in enumerate(subject_ids):
            of_articles.setdefault(subject_id, []).append(_Text(word, place))

    def with_texts(found: Found) -> tuple[Found, list[_Text]]:
        words = () if found.kind in (SCENE, ARCHETYPE) else of_articles.get(found.id, ())
        return found, [_Text(found.name), _Text(found.id), *words]

    for control in catalogue.controls.values():
        scene_id = catalogue.showings[control.id].scene
        yield with_texts(Found(CONTROL, control.id, control.name, scene_id, control.id))
    for structure in catalogue.structures.values():
        # What is a control as well has been named as that, with the same card.
        if structure.id not in catalogue.controls:
            scene_id = structure.scenes[0]
            yield with_texts(Found(STRUCTURE, structure.id, structure.name, scene_id, structure.control_id))
    for scene_id in SCENE_IDS:
        name = catalogue.texts.get(f"scene.name.{scene_id}")
        yield with_texts(Found(SCENE, scene_id, name, scene_id, None))
    for archetype in catalogue.archetypes.values():
        yield with_texts(Found(ARCHETYPE, archetype.id, archetype.name, None, None))


def _hits(catalogue: Catalogue, wanted: str, fit: Callable[[str, str], _Match | None]) -> tuple[Found, ...]:
    """Return everything that a text of which fits, best first."""
    hits: list[tuple[tuple[_Match, int], Found]] = []
    for found, texts in _subjects(catalogue):
        fitting = [(match, text) for text in texts if (match := fit(wanted, _plain(text.words))) is not None]
        if fitting:
            match, text = min(fitting, key=lambda each: (each[0], each[1].place))
            through = text.words if text.place != OWN_NAME else None
            hits.append(((match, text.place), replace(found, through=through)))
    return tuple(found for _, found in sorted(hits, key=lambda hit: hit[0]))


@lru_cache(maxsize=4_096)
def _plain(text: str) -> str:
    """Return the words of a text in lower case, without accents and signs, one space between them."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_SPELT_OUT)
    bare = (letter for letter in letters if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def _match(wanted: str, text: str) -> _Match | None:
    """Return how well typed letters fit a text, both plain; None where they do not."""
    run_on, text_run_on = wanted.replace(" ", ""), text.replace(" ", "")
    if text_run_on.startswith(run_on):
        return _Match.WHOLE if text_run_on == run_on else _Match.BEGINNING
    if f" {wanted}" in f" {text}":
        return _Match.BEGINNING_OF_A_WORD
    if all(any(word.startswith(each) for word in text.split()) for each in wanted.split()):
        return _Match.EACH_WORD
    return _Match.INSIDE if len(run_on) >= LEAST_INSIDE and run_on in text_run_on else None


def _mistyped(wanted: str, text: str) -> _Match | None:
    """Return whether every typed word nearly begins a word of a text, both plain."""
    fits = all(any(_nearly(each, word) for word in text.split()) for each in wanted.split())
    return _Match.MISTYPED if fits else None


def _nearly(typed: str, word: str) -> bool:
    """Return whether a word begins as typed, with at most one letter wrong, missing, too many or swapped."""
    if word.startswith(typed):
        return True
    if len(typed) < LEAST_MISTYPED:
        return False
    return any(_one_letter_off(typed, word[:length]) for length in range(len(typed) - 1, len(typed) + 2))


def _one_letter_off(one: str, other: str) -> bool:
    """Return whether two texts differ by one letter, or by two neighbours that are swapped."""
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return abs(len(one) - len(other)) <= 1
    left, right = one[same:], other[same:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
