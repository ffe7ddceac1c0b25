"""Every word that code asks for is there, and no word lies unused."""

from __future__ import annotations

import ast
import re

import pytest

from gate_viz.content.texts import Texts, read_texts
from tests.architecture.source_code import ASSETS, called_name, modules

ANYTHING = r"[\w.\-]+"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_texts(ASSETS)


def asked_for(tree: ast.Module) -> set[str]:
    """Patterns of the keys given to ``texts.get``: what is put in at run time may be anything."""
    patterns = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and called_name(node) == "get"
            and node.args
            and "texts" in ast.unparse(node.func)
        ):
            patterns.add(pattern_of(node.args[0]))
    return patterns - {ANYTHING}


def pattern_of(key: ast.expr) -> str:
    if isinstance(key, ast.Constant):
        return re.escape(str(key.value))
    if isinstance(key, ast.JoinedStr):
        return "".join(pattern_of(part) for part in key.values)
    if isinstance(key, ast.BinOp) and isinstance(key.op, ast.Add):
        return pattern_of(key.left) + pattern_of(key.right)
    return ANYTHING


@pytest.mark.parametrize("file", modules())
def test_every_text_that_code_asks_for_is_there(file: str, texts: Texts) -> None:
    for pattern in asked_for(modules()[file]):
        assert any(re.fullmatch(pattern, key) for key in texts.keys()), pattern  # noqa: SIM118 (no mapping)


def test_texts_hold_nothing_that_belongs_to_a_prescription(texts: Texts) -> None:
    forbidden = re.compile(r"\d\s*(mg|µg|mcg|milligram)|\bNNT\b|response rate|safe to combine|your pain is", re.I)
    assert not [key for key in texts.keys() if forbidden.search(text_of(texts, key))]  # noqa: SIM118


def text_of(texts: Texts, key: str) -> str:
    """The raw text, with whatever places it has."""
    return texts._words[key][1]
