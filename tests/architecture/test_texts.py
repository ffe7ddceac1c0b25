"""Every word that code asks for is there, and no word lies unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

import pytest

from gate_viz.content.catalogue import load_catalogue
from gate_viz.content.texts import Texts, read_texts
from tests.architecture.source_code import ASSETS, called_name, docstrings, modules

ANYTHING = r"[\w.\-]+"
GAP = r"([\w\-]+)"


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


def pattern_of(key: ast.expr, names: Mapping[str, str] | None = None, gap: str = ANYTHING) -> str:
    """Pattern of the texts that an expression can give; ``gap`` stands for what is only known at run time."""
    if isinstance(key, ast.Constant):
        return re.escape(str(key.value))
    if isinstance(key, ast.JoinedStr):
        return "".join(pattern_of(part, names, gap) for part in key.values)
    if isinstance(key, ast.BinOp) and isinstance(key.op, ast.Add):
        return pattern_of(key.left, names, gap) + pattern_of(key.right, names, gap)
    name = key.value if isinstance(key, ast.FormattedValue) else key
    if names and isinstance(name, ast.Name) and name.id in names:
        return re.escape(names[name.id])
    return gap


@pytest.mark.parametrize("file", modules())
def test_every_text_that_code_asks_for_is_there(file: str, texts: Texts) -> None:
    for pattern in asked_for(modules()[file]):
        assert any(re.fullmatch(pattern, key) for key in texts.keys()), pattern  # noqa: SIM118 (no mapping)


def test_no_text_lies_unused(texts: Texts) -> None:
    patterns = {pattern for tree in modules().values() for pattern in mentioned(tree)}
    words = known_words()
    assert not [key for key in texts.keys() if not is_used(key, patterns, words)]  # noqa: SIM118 (no mapping)


def test_a_text_that_nobody_asks_for_would_be_found() -> None:
    patterns = mentioned(ast.parse('prefix = "grade_of."; f"grade.{grade}"; f"{prefix}benefit"; get("start.title")'))
    used = [
        key
        for key in (
            "grade.limited",
            "grade.unheard_of",
            "grade_of.benefit",
            "grade_of.harm",
            "start.title",
            "start.end",
        )
        if is_used(key, patterns, {"limited", "harm", "end"})
    ]
    assert used == ["grade.limited", "grade_of.benefit", "start.title"]


def mentioned(tree: ast.Module) -> set[str]:
    """Patterns of all texts in code that could be keys: some are handed on before they are used."""
    prose, names = docstrings(tree), named_texts(tree)
    found = set()
    for node in ast.walk(tree):
        if id(node) not in prose and isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            pattern = pattern_of(node, names, GAP)
            # A key begins with the name of its table, or it would fit every table.
            if re.match(r"[a-z_]+\\\.", pattern):
                found.add(pattern)
    return found


def named_texts(tree: ast.Module) -> dict[str, str]:
    """Texts that have a name of their own, such as the beginning that several keys share."""
    return {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def known_words() -> set[str]:
    """What can fill the gap in a key: a word of the code, or an id of the content."""
    catalogue = load_catalogue(ASSETS)
    words = {*catalogue.controls, *catalogue.transmitters, *catalogue.links, *catalogue.scenarios, *catalogue.theme}
    for tree in modules().values():
        prose = docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                words.add(node.value.replace("-", "_"))
            elif isinstance(node, ast.keyword) and node.arg:
                words.add(node.arg)
    return words


def is_used(key: str, patterns: set[str], words: set[str]) -> bool:
    """Whether a key is one that the code can form."""
    matches = (re.fullmatch(pattern, key) for pattern in patterns)
    return any(match and all(gap.isdigit() or gap in words for gap in match.groups()) for match in matches)


def test_texts_hold_nothing_that_belongs_to_a_prescription(texts: Texts) -> None:
    forbidden = re.compile(r"\d\s*(mg|µg|mcg|milligram)|\bNNT\b|response rate|safe to combine|your pain is", re.I)
    assert not [key for key in texts.keys() if forbidden.search(text_of(texts, key))]  # noqa: SIM118


def text_of(texts: Texts, key: str) -> str:
    """The raw text, with whatever places it has."""
    return texts._words[key][1]
