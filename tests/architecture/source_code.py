"""The package's own source, parsed: what the tests of the house read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "gate_viz"
ASSETS = ROOT / "assets"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path from the root."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of something by that name, as a name or as an attribute, with the file it stands in."""
    for file, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called_name(node) == name:
                yield file, node


def called_name(call: ast.Call) -> str:
    """Last part of what is called."""
    function = call.func
    if isinstance(function, ast.Subscript):
        function = function.value
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the nodes that are docstrings, attribute docstrings included."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
