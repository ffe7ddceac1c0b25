from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import notices
import works
from environment import ROOT, PackagingError

TABLE = works.read_works()
GOOD = {"name": "A", "licence": "MIT", "files": ["liba.so*"], "texts": ["repository:LICENCE"]}
FACTS: dict[str, Any] = {
    "system": "linux",
    "versions": {"qt": "6.11.3", "package:pyside6-essentials": "6.11.3"},
    "texts": {
        text.removeprefix("package:"): {"LICENSE.txt": "terms"}
        for work in TABLE.values()
        for text in work.texts
        if text.startswith("package:")
    },
    "python_licence": "",
}


def tree_of(folder: Path, *places: str) -> Path:
    for place in places:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(b"text")
    return folder


def table(folder: Path, **changes: object) -> Path:
    row = {key: value for key, value in (GOOD | changes).items() if value is not None}
    path = folder / "works.toml"
    lines = [f"{key} = {value!r}" for key, value in row.items()]
    path.write_text("[a]\n" + "\n".join(lines).replace("'", '"') + "\n", encoding="utf-8")
    return path


def test_a_library_that_no_work_covers_is_named(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        "gate-viz",
        "_internal/libffi.so.8",
        "_internal/libnew.so.1",
        "_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "_internal/PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "_internal/new.dll",
        "_internal/gate_viz/assets/theme.toml",
    )
    named = [sentence.split()[0] for sentence in notices.uncovered(tree)]
    assert named == [
        "_internal/PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "_internal/libnew.so.1",
        "_internal/new.dll",
    ]


@pytest.mark.parametrize("begins", [b"\x7fELF", b"MZ\x90\x00", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"])
def test_machine_code_without_a_library_name_is_named(tmp_path: Path, begins: bytes) -> None:
    (tmp_path / "New").write_bytes(begins + b"...")
    assert notices.uncovered(tmp_path)


@pytest.mark.parametrize(
    ("place", "work"),
    [
        ("_internal/PySide6/Qt6Gui.dll", "qt"),
        ("_internal/PySide6/plugins/platforms/qwindows.dll", "qt"),
        ("Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "qt"),
        ("_internal/PySide6/QtCore.pyd", "pyside6"),
        ("_internal/_decimal.pyd", "python"),
        ("_internal/python313.dll", "python"),
        ("Contents/Frameworks/python3__dot__13/lib-dynload/math.cpython-313-darwin.so", "python"),
        ("Contents/Frameworks/PIL/__dot__dylibs/libtiff.6.dylib", "libtiff"),
        ("_internal/numpy.libs/msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll", "microsoft-runtime"),
        ("_internal/MSVCP140_1.dll", "microsoft-runtime"),
        ("_internal/libffi-8.dll", "libffi"),
        ("Gate Viz.exe", "pyinstaller-bootloader"),
        ("Contents/MacOS/gate-viz", "pyinstaller-bootloader"),
    ],
)
def test_libraries_of_every_system_have_their_work(place: str, work: str) -> None:
    assert TABLE[work].covers(place)


def test_a_library_deeper_than_its_folder_is_not_covered() -> None:
    assert not TABLE["python"].covers("_internal/other/_new.pyd")


@pytest.mark.parametrize("work", TABLE.values(), ids=TABLE)
def test_every_work_has_a_text(work: works.Work) -> None:
    others = [TABLE[text.removeprefix("work:")] for text in work.texts if text.startswith("work:")]
    texts = [text for each in (work, *others) for _, text in notices.texts_of(each, FACTS)]
    assert texts
    assert all(text.strip() for text in texts)


def test_every_kept_text_is_used() -> None:
    kept = {path.name for path in works.LICENCES.glob("*.txt")}
    used = {text.removeprefix("kept:") for work in TABLE.values() for text in work.texts if text.startswith("kept:")}
    # The interpreter's own licence, for builds of Python without it.
    assert kept == used | {"PSF-2.0.txt"}


def test_every_work_is_on_the_readable_page() -> None:
    page = notices.PAGE.read_text(encoding="utf-8").lower()
    # What has no name of its own there: the code inside Qt has a chapter.
    names = [work.name.split(" (")[0].lower() for work in TABLE.values() if work.key != "qt-third-party"]
    assert [name for name in names if name.removesuffix(" and runtime modules") not in page] == []


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"colour": "red"}, "colour", "is unknown"),
        ({"licence": None}, "licence", "is missing"),
        ({"texts": []}, "texts", "is missing"),
        ({"licence": "free, really"}, "licence", "is no SPDX expression"),
        ({"texts": ["kept:none.txt"]}, "texts", "none.txt is not there"),
        ({"texts": ["somewhere"]}, "texts", "is no place of a text"),
        ({"texts": ["work:b"]}, "texts", "the work 'b' has no text of its own"),
        ({"files": "liba.so"}, "files", "is no list of texts"),
        ({"files": None}, "files", "is missing"),
        ({"inside": "b", "files": None}, "inside", "'b' is no work with files"),
        ({"systems": ["plan9"]}, "systems", "'plan9' is none of"),
        ({"version": "yesterday"}, "version", "is no place to read a version"),
        ({"licence": "LGPL-3.0-only"}, "source", "is missing, and LGPL-3.0-only asks for it"),
    ],
)
def test_a_wrong_row_is_refused_with_file_key_and_reason(
    tmp_path: Path, changes: dict[str, object], field: str, reason: str
) -> None:
    with pytest.raises(PackagingError) as refusal:
        works.read_works(table(tmp_path, **changes))
    assert f"works.toml: a.{field}: " in str(refusal.value)
    assert reason in str(refusal.value)


def test_a_table_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "works.toml").write_text("[a", encoding="utf-8")
    with pytest.raises(PackagingError, match=r"works\.toml cannot be read"):
        works.read_works(tmp_path / "works.toml")


def test_the_folder_holds_the_page_and_the_lgpl_with_the_gpl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "facts_of", lambda *_: FACTS)
    notices.write_notices(Path("python"), tmp_path)
    page = (tmp_path / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    assert page.startswith((ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").rstrip())
    assert "| Qt | 6.11.3 | LGPL-3.0-only | qt | https://download.qt.io/archive/qt/6.11/6.11.3/submodules/" in page
    for name, words in (("LGPL-3.0.txt", "4. Combined Works."), ("GPL-3.0.txt", "6. Conveying Non-Source Forms.")):
        assert words in (tmp_path / "licences" / "qt" / name).read_text(encoding="utf-8")
    assert not (tmp_path / "licences" / "microsoft-runtime").exists()


def test_a_package_without_a_text_is_refused() -> None:
    facts = FACTS | {"texts": FACTS["texts"] | {"pillow": {}}}
    with pytest.raises(PackagingError, match="the package pillow brings no licence text"):
        list(notices.texts_of(TABLE["pillow"], facts))
