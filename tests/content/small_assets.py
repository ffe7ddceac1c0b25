"""A whole assets folder made of the least that is accepted: the model's controls and links, and one of all else."""

from __future__ import annotations

import shutil
from pathlib import Path

from gate_viz.content.scenes import SCENE_IDS
from gate_viz.model import LINK_IDS, PERSON_CONTROLS, Target

DATA = Path(__file__).resolve().parents[1] / "data"
TRANSMITTERS = ("gaba", "serotonin")

WORDS = """
name = "Name"
glyph = "{glyph}"
patient = "P."
clinician = "C."
does_not = "D."
mechanism_grade = "established"
benefit_grade = "limited"
sources = ["Someone 1999"]
"""
CONTROL = """
[control.{id}]
group = "{group}"
minimum = {minimum}
maximum = {maximum}
default = {default}
unit = "{unit}"
acts_over = "moment"
"""
LINK = """
[link.{id}]
name = "Name"
patient_name = "Name"
glyph = "touch"
grade = "established"
article_strength = 1.0
evidence_strength = 1.0
added = false
claim = "Claim."
source = "Someone 1999"
"""
RULE = """
[rule.two_serotonergic]
groups = ["serotonergic"]
one_from_each = false
minimum_count = 2
patient = "P."
clinician = "C."
source = "Someone 1999"
"""
CLAIM = """
[claim.first]
number = 1
articles = ["D1"]
severity = ["overstated"]
claim = "Claim."
literature = "Literature."
label = "Label."
links = []
no_link_reason = "It is about nothing in the model."
sources = ["Someone 1999"]
"""
SCENARIO = """
format = 1

[scenario]
id = "example"
name = "Example"
description = "An example."

[values]
injury = 0.7
"""
STRUCTURE = """
[structure.synapse]
name = "Synapse"
patient = "P."
clinician = "C."
does_not = "D."
mechanism_grade = "established"
benefit_grade = "not_applicable"
sources = ["Someone 1999"]

[structure.touch]
card_of = "touch"
also_in = ["path"]
"""
CARDS = """
[card.touch]
upstream = "U."
analogy = "A."
links = ["touch_projection"]
"""
SHOWINGS = """
[other]
scene = "gate"
scenario = "example"

[showing.touch]
scene = "path"
archetype = "example_person"
values = { injury = 0.5 }
value = 1.0
days = 7
"""
WORDS_OF_ARTICLES = """
[word]
"rub it better" = ["touch", "synapse"]
"""
LICENCE = """
[work.drawings]
name = "Drawings"
kind = "font"
files = ["glyphs/*"]
author = "Someone"
origin = "somewhere"
licence = "MIT"
licence_id = "MIT"
"""
GLYPHS = ("touch", "medicine_cork", *TRANSMITTERS)


def make_assets(folder: Path) -> Path:
    """Fill an empty folder."""
    files = {
        "controls.toml": "".join(map(control_table, (each for each in PERSON_CONTROLS if each not in TRANSMITTERS))),
        "transmitters.toml": "".join(map(transmitter_table, TRANSMITTERS)),
        "links.toml": "".join(LINK.format(id=link_id) for link_id in LINK_IDS),
        "safety_rules.toml": RULE,
        "claims.toml": CLAIM,
        "scenarios/example.toml": SCENARIO,
        "texts/en/words.toml": '[words]\none = "One"\n\n[scene.name]\n'
        + "".join(f'{scene} = "Scene {scene}"\n' for scene in SCENE_IDS),
        "structures/gate.toml": STRUCTURE,
        "cards.toml": "[target]\n" + "".join(f"{target} = []\n" for target in Target) + CARDS,
        "showings.toml": SHOWINGS,
        "search.toml": WORDS_OF_ARTICLES,
        "theme.toml": '[theme.dark]\nink = "#eef3fa"\n',
        "licences.toml": LICENCE,
        **{f"glyphs/{glyph}.svg": "" for glyph in GLYPHS},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for kind, name in (("drugs", "drug"), ("lifestyle", "lifestyle"), ("archetypes", "archetype")):
        target = folder / kind / ("example_person.toml" if kind == "archetypes" else "first.toml")
        target.parent.mkdir()
        shutil.copy(DATA / f"example_{name}.toml", target)
    return folder


def control_table(control_id: str) -> str:
    """A control of the model, with the model's range."""
    minimum, maximum, default = PERSON_CONTROLS[control_id]
    group = "stimulus" if control_id in ("injury", "touch") else "body_mind"
    head = CONTROL.format(
        id=control_id, group=group, minimum=minimum, maximum=maximum, default=default, unit=unit_of(control_id)
    )
    return head + WORDS.format(glyph="touch").lstrip() + choices_of(control_id)


def unit_of(control_id: str) -> str:
    """One control has choices, so that there is one of each kind."""
    return "choice" if control_id == "cyp2d6" else "percent"


def choices_of(control_id: str) -> str:
    """The choices of the control that has some."""
    if unit_of(control_id) != "choice":
        return ""
    return 'choices = [{ id = "poor", name = "Poor", value = 0.0 }, { id = "normal", name = "Normal", value = 1.0 }]\n'


def transmitter_table(transmitter_id: str) -> str:
    """A transmitter with a letter and a shape of its own."""
    letter = transmitter_id[0].upper()
    head = f'[transmitter.{transmitter_id}]\nletter = "{letter}"\ntypical_dots = 7\n'
    return head + WORDS.format(glyph=transmitter_id).lstrip()
