"""Check the tree of a frozen program: ``python packaging/check_bundle.py TREE``.

Its size, what must be in it, what must never be, and what it would tell of the machine that made it.
"""

from __future__ import annotations

import argparse
import ast
import functools
import marshal
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from environment import PROGRAMS, ROOT, SYSTEM
from gate_viz.app import shipped_assets
from trimming import STANDING_IN, excluded_modules, is_trimmed

MOST_MB = {"windows": 110, "linux": 170}
"""How large a tree may be, of files as they are counted one by one; none was measured on a Mac yet."""

_PLUGINS = {
    "windows": r"platforms/q(windows|offscreen)\.dll",
    "macos": r"platforms/libq(cocoa|offscreen)\.dylib",
    "linux": r"platforms/libq(xcb|wayland|offscreen|minimal)\.so",
}
NEEDED_PLUGINS = {"windows": 2, "macos": 2, "linux": 4}
NEEDED = {
    "Qt's SVG pictures": r"plugins/imageformats/(lib)?qsvg\.(dll|so|dylib)$",
    "Qt's SVG icons": r"plugins/iconengines/(lib)?qsvgicon\.(dll|so|dylib)$",
    **{
        f"Qt as a library of its own (Qt{part})": rf"(^|/)((lib)?Qt6{part}\.(dll|so\.6)|Qt{part})$"
        for part in ("Core", "Gui", "Widgets", "Svg")
    },
}
FORBIDDEN = {
    r"(^|/)(icu\w*|api-ms-[\w-]+|ext-ms-[\w-]+|ucrtbase\w*|propsys|wine_\w+)\.dll$": "is a part of Windows itself",
    r"\.(pdb|debug|pyi|a|lib|exp)$|(^|/)(tests?|__pycache__)/": "is for building and testing",
    r"(^|/)(lib)?Qt6?(Network|Qml|Quick|Sql|Test|WebEngine|Pdf|Multimedia)\w*\.": "is a part of Qt that is not used",
    r"(^|/)(_?tkinter|tcl\d|tk\d|_tcl_data|_tk_data|(lib)?tcl\d|(lib)?tk\d)": "belongs to another kit for windows",
    r"(^|/)(ffmpeg|imageio_ffmpeg|libav(codec|format)|libx26[45]|libreadline|readline)": "is under the GPL",
}
WINE_MARKS = (b"Wine builtin DLL", b"Wine placeholder DLL")
_HEADER_BYTES = 512
TEXT_ENDINGS = frozenset(
    (".cfg", ".css", ".html", ".json", ".md", ".plist", ".py", ".sha256", ".svg", ".toml", ".txt", ".xml")
)
UNBUNDLED = frozenset({"imageio_ffmpeg"})
"""What the program imports where it is there, and what never ships: it is under the GPL."""
LGPL_TITLE = "GNU LESSER GENERAL PUBLIC LICENSE"
NOTICES_FILE, LICENCES_FOLDER = "THIRD_PARTY_NOTICES.md", "licences"
# What PyInstaller puts before the table of the modules it holds, and where that table is.
_MODULES_MARK = b"PYZ\0"
_TABLE_PLACE = struct.Struct("!8xI")


def faults(tree: Path, system: str) -> list[str]:
    """Everything that is wrong with a tree, a sentence each; nothing if it is sound.

    Parameters
    ----------
    tree : Path
        The folder with the program, on macOS the bundle.
    system : str
        ``windows``, ``macos`` or ``linux``.
    """
    if not tree.is_dir():
        return [f"There is no folder {tree}."]
    places = {
        path.relative_to(tree).as_posix(): path
        for path in sorted(tree.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }
    found = [
        *_too_large(places, system),
        *_missing(places, system),
        *_forbidden(places, system),
        *_links_outwards(places, tree),
        *_assets(places),
        *_papers(tree / "Contents" / "Resources" if system == "macos" else tree),
        *_telling(places),
        *_searching_outside(places, system),
    ]
    if not found:
        found = [*_not_bundled(places, tree, system)]
    return found


def _too_large(places: dict[str, Path], system: str) -> Iterator[str]:
    megabytes = sum(path.stat().st_size for path in places.values() if not path.is_symlink()) / 1e6
    most = MOST_MB.get(system)
    if most is not None and megabytes > most:
        yield f"The tree has {megabytes:.1f} MB; at most {most} MB are allowed."


def _missing(places: dict[str, Path], system: str) -> Iterator[str]:
    for program in (*PROGRAMS[system], *(["Contents/Info.plist"] if system == "macos" else [])):
        if program not in places:
            yield f"{program} is missing."
    if (
        len({PurePosixPath(place).name for place in places if re.search(_PLUGINS[system], place)})
        < NEEDED_PLUGINS[system]
    ):
        yield f"Qt's platforms are not all there: plugins/{_PLUGINS[system]}"
    for what, pattern in NEEDED.items():
        if not any(re.search(pattern, place) for place in places):
            yield f"{what} is missing: {pattern}"


def _forbidden(places: dict[str, Path], system: str) -> Iterator[str]:
    for place, path in places.items():
        reasons = [reason for pattern, reason in FORBIDDEN.items() if re.search(pattern, place, re.IGNORECASE)]
        if reasons:
            yield f"{place} {reasons[0]}."
        elif not re.search(r"(^|/)licences/", place) and is_trimmed(place.partition("_internal/")[2] or place, system):
            yield f"{place} is in trimming.py's tables and here all the same."
        elif path.suffix.lower() in (".dll", ".exe", ".drv", ".pyd"):
            with path.open("rb") as file:
                header = file.read(_HEADER_BYTES)
            if any(mark in header for mark in WINE_MARKS):
                yield f"{place} is Wine's own and not from Windows."


def _links_outwards(places: dict[str, Path], tree: Path) -> Iterator[str]:
    inside = tree.resolve()
    for place, path in places.items():
        if path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(inside)):
            yield f"{place} is a link to nothing in the tree: {path.readlink()}"


def _assets(places: dict[str, Path]) -> Iterator[str]:
    lists = [path for place, path in places.items() if place.endswith(f"gate_viz/{shipped_assets.LIST_NAME}")]
    if not lists:
        yield f"gate_viz/{shipped_assets.LIST_NAME} is missing."
        return
    listing = lists[0].resolve()
    found = shipped_assets.faults(listing.with_name("assets"), listing.read_text(encoding="utf-8"))
    for kind, names in found._asdict().items():
        yield from (f"assets/{name} is {kind}, by {shipped_assets.LIST_NAME}." for name in names)
    if not any(listing.with_name("assets").glob("fonts/*.otf")):
        yield "assets/fonts has no font."


def _papers(folder: Path) -> Iterator[str]:
    notices = folder / NOTICES_FILE
    if not notices.is_file() or "Qt" not in notices.read_text(encoding="utf-8"):
        yield f"{NOTICES_FILE} with Qt's terms is missing."
    licences = [path for path in folder.glob(f"{LICENCES_FOLDER}/**/*") if path.is_file()]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in licences]
    if not any(LGPL_TITLE in text for text in texts):
        yield f"{LICENCES_FOLDER}/ holds no text of the LGPL."
    yield from (
        f"{LICENCES_FOLDER}/{path.name} is empty."
        for path, text in zip(licences, texts, strict=True)
        if not text.strip()
    )


def _telling(places: dict[str, Path]) -> Iterator[str]:
    told = [
        text
        for path in (ROOT, Path.home())
        if len(path.parts) > 1
        for text in {f"{path}{os.sep}", f"{path.as_posix()}/"}
    ]
    for place, path in places.items():
        # Others' licences may hold any word, and so the name of a short folder.
        others = f"{LICENCES_FOLDER}/" in place
        if path.suffix.lower() in TEXT_ENDINGS and not path.is_symlink() and not others:
            text = path.read_text(encoding="utf-8", errors="replace")
            yield from (f"{place} names a folder of the machine that made it: {each}" for each in told if each in text)


def _searching_outside(places: dict[str, Path], system: str) -> Iterator[str]:
    if system != "linux" or not shutil.which("readelf"):
        return
    for place, path in places.items():
        if not path.is_symlink() and re.search(r"\.so(\.\d+)*$", path.name):
            said = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=False).stdout
            for folders in re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", said):
                if folders and any(not folder.startswith("$ORIGIN") for folder in folders.split(":")):
                    yield f"{place} looks for libraries in {folders}."


# --- modules -------------------------------------------------------------------------------------------------------


def _not_bundled(places: dict[str, Path], tree: Path, system: str) -> Iterator[str]:
    program = tree / PROGRAMS[system][0]
    try:
        bundled = packed_modules(program) | unpacked_modules(places)
    except ValueError as error:
        yield f"{program.name} {error}"
        return
    for module in sorted(bundled & set(excluded_modules()) - STANDING_IN.keys()):
        yield f"{module} is in trimming.py's tables and here all the same."
    for module, importer in imported_modules(ROOT / "gate_viz").items():
        known = module in bundled or module in UNBUNDLED or module.partition(".")[0] in sys.stdlib_module_names
        if not known:
            yield f"{module} is not in the tree, and {importer} imports it."


@functools.cache
def imported_modules(package: Path) -> dict[str, str]:
    """What a package imports, with the first file that does.

    Parameters
    ----------
    package : Path
        The package's folder.
    """
    imported: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _named(node):
                imported.setdefault(name, path.relative_to(package.parent).as_posix())
    return imported


def _named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom) or not node.module:
        return []
    # The modules of PySide6 are told from its other names by how they begin.
    parts = [f"{node.module}.{alias.name}" for alias in node.names if alias.name.startswith("Qt")]
    return parts if node.module == "PySide6" and parts else [node.module]


def packed_modules(program: Path) -> set[str]:
    """Every module that PyInstaller packed into a program.

    Parameters
    ----------
    program : Path
        The frozen program.

    Raises
    ------
    ValueError
        If it holds no modules.
    """
    content = program.read_bytes()
    begin = content.find(_MODULES_MARK)
    while begin >= 0:
        try:
            (place,) = _TABLE_PLACE.unpack_from(content, begin)
            table = marshal.loads(content[begin + place :])
            return {name for name, _ in table}
        except (ValueError, EOFError, TypeError, struct.error):
            # The four letters stand elsewhere too.
            begin = content.find(_MODULES_MARK, begin + 1)
    message = "holds no modules of Python."
    raise ValueError(message)


def unpacked_modules(places: dict[str, Path]) -> set[str]:
    """Modules that lie in the tree as libraries.

    Parameters
    ----------
    places : dict[str, Path]
        Every file by its place in the tree.
    """
    found = (re.search(r"(?:_internal/|Frameworks/|^)([\w/]+)\.[\w.-]*(?:so|pyd)$", place) for place in places)
    return {match[1].replace("/", ".") for match in found if match}


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 for a sound tree, 1 after every fault was told.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("tree", type=Path, help="the folder with the frozen program")
    parser.add_argument("--system", choices=sorted(PROGRAMS), default=SYSTEM, help="what it was frozen for")
    arguments = parser.parse_args(words)
    found = faults(arguments.tree, arguments.system)
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        print(f"{arguments.tree} is sound.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
