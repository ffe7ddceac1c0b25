from __future__ import annotations

import ast
import re
import tomllib

import pytest

from gate_viz.model import Target
from tests.architecture.source_code import ASSETS, docstrings, modules


def drug_ids() -> set[str]:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ASSETS / "drugs").glob("*.toml")]
    return {drug_id for table in tables for drug_id in table["drug"]}


# A medicine may share its name with a substance that the nerve has of its own; prose may speak of that.
OWN_SUBSTANCES = {word for target in Target for word in target.value.split("_")}


def words_of_code(tree: ast.Module) -> set[str]:
    """Names, and the words of texts that are no docstrings; a word goes on over underscores."""
    prose = docstrings(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.arg | ast.keyword):
            found.add(node.arg or "")
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            words = set(re.findall(r"\w+", node.value))
            found |= words - OWN_SUBSTANCES if " " in node.value else words
    return found


@pytest.mark.parametrize("file", modules())
def test_no_drug_is_named_in_code(file: str) -> None:
    # The model computes with the ion, and calls it by its name.
    own = OWN_SUBSTANCES if file.startswith("gate_viz/model/") else set()
    assert words_of_code(modules()[file]) & drug_ids() <= own


def test_a_drug_named_in_code_would_be_found() -> None:
    drug_id = next(iter(drug_ids()))
    assert drug_id in words_of_code(ast.parse(f'dose = doses["{drug_id}"]'))
    assert drug_id in words_of_code(ast.parse(f"{drug_id} = 1.0"))
    assert drug_id not in words_of_code(ast.parse(f'"""How {drug_id} works."""'))
