"""The check of a frozen tree finds what must not ship and what must, and trimming leaves nothing out that is used."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

import check_bundle
from check_bundle import faults, imported_modules, packed_modules
from environment import ROOT
from gate_viz.app.shipped_assets import LIST_NAME, listing
from trimming import FILES, MODULES, STANDING_IN, excluded_modules, is_trimmed

LINUX_FILES = (
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/PySide6/Qt/plugins/platforms/libqwayland.so",
    "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "_internal/PySide6/Qt/plugins/platforms/libqminimal.so",
    "_internal/PySide6/Qt/plugins/imageformats/libqsvg.so",
    "_internal/PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6",
    "_internal/PySide6/Qt/lib/libQt6Gui.so.6",
    "_internal/PySide6/Qt/lib/libQt6Widgets.so.6",
    "_internal/PySide6/Qt/lib/libQt6Svg.so.6",
    "_internal/libpython3.11.so.1.0",
    "_internal/gate_viz/assets/fonts/Inter.otf",
    "_internal/gate_viz/assets/glyphs/mu.svg",
)


def write(path: Path, content: bytes = b"content") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def packed(modules: list[str]) -> bytes:
    table = marshal.dumps([(name, (0, 0, 0)) for name in modules])
    # The four letters stand before the real place too, as in a program.
    return b"PYZ\0\0\0\0\0" + b"\xff" * 40 + b"PYZ\0\0\0\0\0\0\0\0\x0c" + table + b"end"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "gate-viz"
    for place in LINUX_FILES:
        write(tree / place)
    write(tree / "gate-viz", packed(sorted(imported_modules(ROOT / "gate_viz").keys() - check_bundle.UNBUNDLED)))
    assets = tree / "_internal" / "gate_viz" / "assets"
    assets.with_name(LIST_NAME).write_text(listing(assets), encoding="utf-8")
    write(tree / "THIRD_PARTY_NOTICES.md", b"Qt: LGPL")
    write(tree / "licences" / "Qt" / "LGPL-3.0.txt", check_bundle.LGPL_TITLE.encode())
    return tree


def test_a_sound_tree_has_no_faults(tree: Path) -> None:
    assert faults(tree, "linux") == []


@pytest.mark.parametrize("place", ["gate-viz", *LINUX_FILES[:10], "THIRD_PARTY_NOTICES.md", LINUX_FILES[-1]])
def test_whatever_is_missing_is_told(tree: Path, place: str) -> None:
    (tree / place).unlink()
    assert len(faults(tree, "linux")) == 1


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "python3.11/lib-dynload/_tkinter.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
        "imageio_ffmpeg/binaries/ffmpeg-linux-x86_64-v7.0.2",
        "numpy/_core/tests/data.txt",
        "libX11.so.6",
        "libsystemd.so.0",
        "libstdc++.so.6",
        "numpy-2.4.6.dist-info/METADATA",
    ],
)
def test_what_must_not_ship_is_told_with_its_place(tree: Path, place: str) -> None:
    write(tree / "_internal" / place)
    found = faults(tree, "linux")
    assert len(found) == 1
    assert found[0].startswith(f"_internal/{place}")


@pytest.mark.parametrize("name", ["icuuc.dll", "api-ms-win-crt-math-l1-1-0.dll", "ucrtbase.dll", "Qt6Core.pdb"])
def test_parts_of_windows_must_not_ship(tree: Path, name: str) -> None:
    write(tree / "_internal" / name)
    assert any(fault.startswith(f"_internal/{name}") for fault in faults(tree, "windows"))


def test_what_is_of_wine_must_not_ship(tree: Path) -> None:
    write(tree / "_internal" / "msvcp140.dll", b"MZ".ljust(64, b"\0") + b"Wine builtin DLL\0")
    assert "_internal/msvcp140.dll is Wine's own and not from Windows." in faults(tree, "windows")


def test_a_changed_and_an_unknown_asset_are_told(tree: Path) -> None:
    assets = tree / "_internal" / "gate_viz" / "assets"
    (assets / "glyphs" / "mu.svg").write_bytes(b"another")
    (assets / "glyphs" / "new.svg").write_bytes(b"new")
    assert [fault.split(",")[0] for fault in faults(tree, "linux")] == [
        "assets/glyphs/mu.svg is changed",
        "assets/glyphs/new.svg is unknown",
    ]


def test_licences_without_the_lgpl_are_told(tree: Path) -> None:
    write(tree / "licences" / "Qt" / "LGPL-3.0.txt", b"")
    assert len(faults(tree, "linux")) == 2


def test_a_text_that_names_the_building_machine_is_told(tree: Path) -> None:
    write(tree / "_internal" / "PySide6" / "notes.txt", f"built in {ROOT.as_posix()}/build".encode())
    assert faults(tree, "linux")[0].startswith("_internal/PySide6/notes.txt names a folder")


def test_a_module_that_is_imported_and_not_packed_is_told(tree: Path) -> None:
    modules = sorted(imported_modules(ROOT / "gate_viz").keys() - check_bundle.UNBUNDLED - {"PySide6.QtSvg"})
    write(tree / "gate-viz", packed(modules))
    assert [fault.split(",")[0] for fault in faults(tree, "linux")] == ["PySide6.QtSvg is not in the tree"]
    write(tree / "_internal" / "PySide6" / "QtSvg.abi3.so")
    assert faults(tree, "linux") == []


def test_a_program_without_modules_is_told(tree: Path) -> None:
    write(tree / "gate-viz", b"PYZ\0 and nothing after it")
    assert faults(tree, "linux") == ["gate-viz holds no modules of Python."]


def test_a_tree_that_is_too_large_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(check_bundle.MOST_MB, "linux", 0)
    assert faults(tree, "linux")[0].startswith("The tree has")


def test_modules_are_found_behind_letters_that_look_like_their_mark(tmp_path: Path) -> None:
    write(tmp_path / "program", packed(["gate_viz", "numpy"]))
    assert packed_modules(tmp_path / "program") == {"gate_viz", "numpy"}


def test_nothing_that_the_program_imports_is_trimmed() -> None:
    assert imported_modules(ROOT / "gate_viz").keys() & set(excluded_modules()) == check_bundle.UNBUNDLED


def test_every_row_of_the_tables_is_a_tuple_with_a_reason() -> None:
    for row in (*MODULES, *FILES):
        assert isinstance(row.what, tuple)
        assert row.what
        assert row.why


@pytest.mark.parametrize(
    ("place", "system", "trimmed"),
    [
        ("PySide6\\translations\\qtbase_de.qm", "windows", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "windows", False),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", "windows", True),
        ("PySide6\\opengl32sw.dll", "windows", True),
        ("PySide6\\MSVCP140.dll", "windows", False),
        ("vcruntime140.dll", "windows", False),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", "macos", True),
        ("PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus", "macos", False),
        ("PySide6/Qt/lib/QtOpenGL.framework/Versions/A/QtOpenGL", "macos", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "macos", False),
        ("PySide6/Qt/lib/libQt6DBus.so.6", "linux", False),
        ("PySide6/Qt/lib/libicudata.so.73", "linux", False),
        ("libffi.so.8", "linux", False),
        ("libz.so.1", "linux", True),
        ("gate_viz/assets/glyphs/mu.svg", "linux", False),
    ],
)
def test_what_is_trimmed_of_each_system(place: str, system: str, trimmed: bool) -> None:
    assert is_trimmed(place, system) is trimmed


def test_qt_keeps_its_words_in_the_languages_of_the_program() -> None:
    place = "PySide6/Qt/translations/qtbase_de.qm"
    assert not is_trimmed(place, "linux", {"de"})
    assert is_trimmed(place, "linux", {"fr"})


def test_what_stands_in_for_a_module_is_there() -> None:
    folder = ROOT / "packaging" / "without_opengl"
    assert {path.name for path in folder.glob("*.py")} == set(STANDING_IN.values())
