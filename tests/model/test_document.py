from __future__ import annotations

import re
from pathlib import Path

from gate_viz.content.scenes import SCENE_IDS
from gate_viz.model import READOUT_UNITS, Target
from gate_viz.model.parameters import Parameters
from gate_viz.model.slow_state import SlowState
from tests.model.document_tables import DOCUMENT, readouts_told_otherwise, shipped, with_tables

TEXT = DOCUMENT.read_text(encoding="utf-8")
SCENES = Path(__file__).parents[2] / "gate_viz" / "views" / "scenes"
PICTURES = TEXT.split("### How the picture shows them", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
EQUATIONS = TEXT.split("## 9. Readouts", maxsplit=1)[0]


def test_the_tables_in_the_document_are_those_of_the_model_and_its_data() -> None:
    assert with_tables(TEXT, shipped()) == TEXT, "run: python -m tests.model.document_tables"


def test_the_document_defines_every_readout_with_its_unit() -> None:
    assert readouts_told_otherwise(TEXT, shipped()) == []


def test_the_document_names_every_slow_state_and_every_target() -> None:
    states = [name for name in SlowState._fields if f"`{name}`" not in EQUATIONS]
    targets = [target.value for target in Target if f"`{target}`" not in EQUATIONS]
    assert (states, targets) == ([], [])


def test_every_constant_that_the_equations_name_is_one_of_the_models() -> None:
    catalogue = shipped()
    known = {*Parameters.__dataclass_fields__, *SlowState._fields, *catalogue.controls, *catalogue.links}
    known |= {target.value for target in Target}
    named = set(re.findall(r"`(\w+_(?:share|half|gain|max|hz|per_s|s|d|loss|steepness|feedback))`", EQUATIONS))
    assert named <= known


def test_everything_that_a_scene_is_said_to_be_read_from_is_there() -> None:
    known = {*READOUT_UNITS, *shipped().controls, *(target.value for target in Target)}
    of_medicines = {"blood_level_<medicine>", "brain_level_<medicine>"}
    named = set(re.findall(r"`([a-z]\w+(?:<medicine>)?)`", PICTURES))
    assert named - known == of_medicines


def test_the_document_names_every_readout_that_a_scenes_picture_reads() -> None:
    # Each scene's tables follow its name in the scenes' order.
    parts = PICTURES.split("\n#### ")[1:]
    assert len(parts) == len(SCENE_IDS)
    for scene, part in zip(SCENE_IDS, parts, strict=True):
        code = (SCENES / f"{scene}_picture.py").read_text(encoding="utf-8")
        read = set(re.findall(r'readouts\["(\w+)"\]', code))
        assert read, scene
        assert [name for name in sorted(read) if f"`{name}`" not in part] == [], scene
