from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.licences import read_licences

Refused = Callable[[Callable[[], object]], str]

WORK = """
[work.letters]
name = "Letters"
kind = "font"
files = ["fonts/*"]
author = "Someone"
origin = "somewhere"
licence = "MIT"
licence_id = "MIT"
"""


def write(assets: Path, text: str) -> Path:
    (assets / "licences.toml").write_text(text, encoding="utf-8")
    return assets


def test_a_licence_is_read_whole(assets: Path) -> None:
    (licence,) = read_licences(write(assets, WORK))
    assert (licence.id, licence.kind, licence.files, licence.licence_id) == ("letters", "font", ("fonts/*",), "MIT")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"font"', '"music"', "kind: 'music' is not known"),
        ('files = ["fonts/*"]\n', "", "files: is missing"),
        ('author = "Someone"', 'author = "Someone"\nyear = 1', "year: is not a known field"),
    ],
)
def test_each_wrong_field_is_refused(old: str, new: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, WORK.replace(old, new))
    assert refusal(lambda: read_licences(assets)) == f"assets/licences.toml: work.letters.{line}"
