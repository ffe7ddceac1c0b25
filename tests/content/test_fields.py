from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_viz.content.fields import (
    LARGEST_FILE_BYTES,
    ContentError,
    Fields,
    is_id,
    not_known,
    parse_toml,
    read_folder,
    read_text,
    read_toml,
)

Refused = Callable[[Callable[[], object]], str]

TEXT = """
text = "word"
lines = "one\\ntwo"
number = 2
share = 0.5
flag = true
list = ["a", "b"]
day = 2024-01-01

[table]
inner = 1

[[rows]]
id = "first"
"""


def fields(extra: str = "") -> Fields:
    return parse_toml(extra + TEXT, "file.toml")


def test_fields_of_every_kind_are_read() -> None:
    root = fields()
    assert root.text("text") == "word"
    assert root.text("lines", lines=True) == "one\ntwo"
    assert root.number("number", 0.0, 3.0) == 2.0
    assert root.whole_number("number", 0, 3) == 2
    assert root.number("share", 0.5, 0.5) == 0.5
    assert root.flag("flag") is True
    assert root.texts("list") == ("a", "b")
    assert root.choices("list", {"a", "b", "c"}) == ("a", "b")
    assert root.choice("text", ["word", "other"]) == "word"
    assert root.table("table").number("inner", 0.0, 1.0) == 1.0
    assert [row.text("id") for row in root.tables("rows")] == ["first"]
    assert root.tables("no_such_rows") == ()
    assert [(name, table.key) for name, table in parse_toml("[a_1.b]\n", "f").records()] == [("a_1", "a_1")]


@pytest.mark.parametrize(
    ("extra", "read", "line"),
    [
        ("", lambda root: root.text("gone"), "gone: is missing"),
        ("", lambda root: root.text("number"), "number: must be text, not a number"),
        ("", lambda root: root.text("day"), "day: must be text, not a date or time"),
        ("", lambda root: root.text("lines"), "lines: must be one line of plain text"),
        ("x = 'a\\tb'\ny = \"a\\u0007b\"\n", lambda root: root.text("y", lines=True), "y: must be plain text"),
        ('x = "  "\n', lambda root: root.text("x"), "x: must not be empty"),
        ('x = "abc"\n', lambda root: root.text("x", longest=2), "x: must have at most 2 characters, not 3"),
        ("", lambda root: root.choice("text", ["work"]), "text: 'word' is not known; did you mean 'work'?"),
        ("", lambda root: root.choice("text", ["xyz"]), "text: 'word' is not known"),
        ("", lambda root: root.number("text", 0, 1), "text: must be a number, not text"),
        ("", lambda root: root.number("flag", 0, 1), "flag: must be a number, not true or false"),
        ("", lambda root: root.number("number", 0, 1.5), "number: must lie from 0 to 1.5, not 2"),
        ("", lambda root: root.number("number", 2.5, 4), "number: must lie from 2.5 to 4, not 2"),
        ("x = nan\n", lambda root: root.number("x", 0, 1), "x: must be a finite number"),
        ("x = -inf\n", lambda root: root.number("x", 0, 1), "x: must be a finite number"),
        ("x = 1" + "0" * 400 + "\n", lambda root: root.number("x", 0, 1), "x: must be a finite number"),
        ("", lambda root: root.whole_number("share", 0, 1), "share: must be a whole number, not 0.5"),
        ("", lambda root: root.flag("number"), "number: must be true or false, not a number"),
        ("", lambda root: root.texts("text"), "text: must be a list, not text"),
        ("", lambda root: root.texts("list", at_least=3), "list: must have 3 to 100 entries, not 2"),
        ("", lambda root: root.texts("list", at_most=1), "list: must have 1 to 1 entries, not 2"),
        ("x = ['a', 1]\n", lambda root: root.texts("x"), "x[1]: must be text, not a number"),
        ("x = ['a', 'a']\n", lambda root: root.texts("x"), "x: names one entry twice"),
        ("", lambda root: root.choices("list", ["a"]), "list[1]: 'b' is not known"),
        ("", lambda root: root.table("list"), "list: must be a table, not a list"),
        ("", lambda root: root.table("table").number("gone", 0, 1), "table.gone: is missing"),
        ("", lambda root: root.tables("table"), "table: must be a list, not a table"),
        ("", lambda root: root.tables("list"), "list[0]: must be a table, not text"),
        ("", lambda root: root.tables("rows")[0].text("gone"), "rows[0].gone: is missing"),
        ("[Upper]\n", lambda root: list(root.records()), "Upper: must be an id in snake_case of at most 60 letters"),
        ("", lambda root: root.tables("rows")[0].finish(), "rows[0].id: is not a known field"),
    ],
)
def test_each_mistake_is_refused_with_file_key_and_reason(
    extra: str, read: Callable[[Fields], object], line: str, refusal: Refused
) -> None:
    assert refusal(lambda: read(fields(extra))) == f"file.toml: {line}"


def test_a_field_that_nobody_asked_for_is_refused_with_the_nearest_known_one(refusal: Refused) -> None:
    root = parse_toml("minimun = 1\n", "f.toml")
    assert not root.has("minimum")
    assert refusal(root.finish) == "f.toml: minimun: is not a known field; did you mean 'minimum'?"


def test_a_table_whose_fields_were_all_asked_for_is_finished() -> None:
    root = parse_toml("a = 1\n", "f.toml")
    root.number("a", 0, 1)
    root.finish()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = \n", "f.toml: line 1, column 5: is not valid TOML: Invalid value"),
        ("a = 1\na = 2\n", "f.toml: line 2, column 6: is not valid TOML: Cannot overwrite a value"),
        ("[a", "f.toml: end of document: is not valid TOML: Expected ']' at the end of a table declaration"),
        ("a = " + "1" * 2600, "f.toml: line 1: has more than 2,500 characters"),
        ("a = " + "[\n" * 100_000, "f.toml: whole file: is nested too deeply"),
        ("\n" + "a." * 1251, "f.toml: line 2: has more than 2,500 characters"),
        ("#" * (LARGEST_FILE_BYTES + 1), "f.toml: whole file: is larger than 1,000,000 bytes"),
    ],
)
def test_text_that_is_no_toml_is_refused_with_the_parsers_line(text: str, line: str, refusal: Refused) -> None:
    assert refusal(lambda: parse_toml(text, "f.toml")).startswith(line)


@given(st.text())
def test_any_text_is_parsed_or_refused_in_one_line(text: str) -> None:
    lines = []
    try:
        parse_toml(text, "f.toml")
    except ContentError as error:
        lines = str(error).splitlines()
    assert len(lines) <= 1


def test_a_file_is_read_whatever_byte_order_mark_and_line_ends_it_has(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_bytes("\ufeffa = 'é'\r\nb = 1\r\n".encode())
    root = read_toml(path, "f.toml")
    assert (root.text("a"), root.number("b", 0, 1)) == ("é", 1.0)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, refusal: Refused) -> None:
    assert refusal(lambda: read_text(tmp_path / "gone", "gone")) == "gone: whole file: is not there"


def test_a_folder_is_refused_as_a_file(tmp_path: Path, refusal: Refused) -> None:
    assert refusal(lambda: read_text(tmp_path, "folder")) == "folder: whole file: is not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path, refusal: Refused) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(lambda: read_text(tmp_path / "pipe", "pipe")) == "pipe: whole file: is not a file"


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refused
) -> None:
    path = tmp_path / "locked"
    path.touch()

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert refusal(lambda: read_text(path, "locked")) == "locked: whole file: cannot be read: Permission denied"


def test_an_unreadable_name_is_refused(monkeypatch: pytest.MonkeyPatch, refusal: Refused) -> None:
    # Python 3.11 answers "embedded null byte" from some calls and False from others.
    def complains(_: Path) -> bool:
        raise ValueError("embedded null byte")

    monkeypatch.setattr(Path, "is_file", complains)
    assert refusal(lambda: read_text(Path("a"), "a")) == "a: whole file: cannot be read: embedded null byte"


def test_a_file_that_is_too_big_is_refused(tmp_path: Path, refusal: Refused) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"#" * (LARGEST_FILE_BYTES + 1))
    assert refusal(lambda: read_text(path, "big")) == "big: whole file: is larger than 1,000,000 bytes"


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path, refusal: Refused) -> None:
    path = tmp_path / "latin"
    path.write_bytes(b"a = 1\nb = '\xe9'\n")
    assert refusal(lambda: read_text(path, "latin")) == "latin: line 2: is not UTF-8 text"


def test_a_folder_without_files_is_refused(assets: Path, refusal: Refused) -> None:
    assert refusal(lambda: read_folder(assets, "drugs")) == "assets/drugs: whole file: has no .toml file"


def test_a_message_is_one_line_even_if_a_key_is_not(refusal: Refused) -> None:
    root = parse_toml('"a\\nb" = 1\n', "f.toml")
    assert refusal(root.finish) == r"f.toml: 'a\nb': is not a known field"


def test_a_long_name_is_shortened_in_messages() -> None:
    assert not_known("x" * 1000, []) == f"'{'x' * 59}…' is not known"


@pytest.mark.parametrize("text", ["a", "a1", "lc_drive", "a" * 60])
def test_ids_are_in_snake_case(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "A", "1a", "a__b", "_a", "a_", "a-b", "é", "a b", "a" * 61])
def test_other_names_are_no_ids(text: str) -> None:
    assert not is_id(text)
