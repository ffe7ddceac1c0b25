from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.texts import read_texts

Refused = Callable[[Callable[[], object]], str]

WORDS = """
[why]
changed = "{name} {before} → {after:.0f}"
deep.er = "two\\nlines"
brace = "{{not a place}}"
"""


def write(assets: Path, text: str, name: str = "a") -> Path:
    folder = assets / "texts" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return assets


def test_texts_are_got_by_dotted_key_and_filled_in(assets: Path) -> None:
    texts = read_texts(write(assets, WORDS))
    assert texts.get("why.changed", name="GABA", before="1", after=2.4) == "GABA 1 → 2"
    assert texts.get("why.deep.er") == "two\nlines"
    assert texts.get("why.brace") == "{not a place}"
    assert texts.keys() == ("why.changed", "why.deep.er", "why.brace")
    assert "why.deep.er" in texts
    assert "why.deep" not in texts


def test_a_place_may_have_any_name(assets: Path) -> None:
    assert read_texts(write(assets, '[a]\nb = "{key} {self}"')).get("a.b", key=1, self=2) == "1 2"


def test_files_are_merged(assets: Path) -> None:
    write(assets, WORDS)
    texts = read_texts(write(assets, '[window]\ntitle = "T"\n', "b"))
    assert texts.get("window.title") == "T"
    assert texts.get("why.brace")


def test_a_table_in_two_files_is_refused(assets: Path, refusal: Refused) -> None:
    write(assets, WORDS)
    write(assets, '[why]\nother = "T"\n', "b")
    line = "assets/texts/en/b.toml: why: is already a table of assets/texts/en/a.toml"
    assert refusal(lambda: read_texts(assets)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('loose = "x"', "loose: must be a table, not text"),
        ("[a]\nb = 1", "a.b: must be text, not a number"),
        ('[a]\nb = ""', "a.b: must not be empty"),
        ('[a]\n"b.c" = "x"', "a.b.c: must have no dot in its name"),
        ('[a]\nb = "{x"', "a.b: has wrong braces: expected '}' before end of string"),
        ('[a]\nb = "x}"', "a.b: has wrong braces: Single '}' encountered in format string"),
        ('[a]\nb = "{}"', "a.b: must name what goes into {} by a plain word"),
        ('[a]\nb = "{0}"', "a.b: must name what goes into {0} by a plain word"),
        ('[a]\nb = "{x.y}"', "a.b: must name what goes into {x.y} by a plain word"),
        ('[a]\nb = "{x[0]}"', "a.b: must name what goes into {x[0]} by a plain word"),
    ],
)
def test_each_wrong_text_is_refused(text: str, line: str, assets: Path, refusal: Refused) -> None:
    write(assets, text)
    assert refusal(lambda: read_texts(assets)) == f"assets/texts/en/a.toml: {line}"


def test_a_missing_text_is_refused(assets: Path, refusal: Refused) -> None:
    texts = read_texts(write(assets, WORDS))
    assert refusal(lambda: texts.get("why.gone")) == "assets/texts/en: why.gone: is missing"


def test_a_missing_value_is_refused(assets: Path, refusal: Refused) -> None:
    texts = read_texts(write(assets, WORDS))
    line = "assets/texts/en/a.toml: why.changed: needs a value for {before}"
    assert refusal(lambda: texts.get("why.changed", name="GABA")) == line


@pytest.mark.parametrize("after", ["two", None])
def test_a_value_that_does_not_fit_is_refused(after: object, assets: Path, refusal: Refused) -> None:
    texts = read_texts(write(assets, WORDS))
    line = refusal(lambda: texts.get("why.changed", name="GABA", before="1", after=after))
    assert line.startswith("assets/texts/en/a.toml: why.changed: cannot be filled in: ")
