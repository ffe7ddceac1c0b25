"""Windows installers from the frozen tree: a setup.exe for one user, an .msi for a clinic's whole machine.

Both are built on Windows as on Linux: NSIS is the same there, and what describes the .msi is read by WiX 3
(``candle``, ``light``) and by Debian's ``wixl``.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import BUILD, ICONS, NOTICES, PROGRAMS, ROOT, PackagingError, require_debian, run, version
from windows.msi import write_description
from windows.sign import given_certificate, sign
from windows.version_info import PUBLISHER, version_numbers

HERE = Path(__file__).resolve().parent
MOST_SETUP_MB = 35
DEBIAN = ("nsis", "wixl")
# NSIS for Windows makes only the first, which runs on every 64-bit Windows; Debian's Wine runs only the second.
WINDOWS_TARGET, DEBIAN_TARGET = "x86-unicode", "amd64-unicode"
# The icon's night sky, from top to bottom, as a picture beside the installer's first and last words.
SIDE_PX = (164, 314)
SIDE_COLOURS = ((0x2F, 0x52, 0x91), (0x16, 0x26, 0x4A))
_NSIS_ICON = "${NSISDIR}/Contrib/Graphics/Icons/modern-install.ico"


def build(tree: Path, dist: Path) -> list[Path]:
    """The setup.exe and the .msi, signed where there is a certificate.

    Parameters
    ----------
    tree : Path
        What was frozen for Windows; its two programs are signed where they lie.
    dist : Path
        Where the installers go.

    Raises
    ------
    PackagingError
        If a tool is missing or fails, or the setup.exe is too large.
    """
    if sys.platform == "linux":
        require_debian(*DEBIAN)
    dist.mkdir(parents=True, exist_ok=True)
    sign([tree / name for name in PROGRAMS["windows"]])
    stem = dist / f"gate-viz-{version()}-windows-x64"
    setup, msi = Path(f"{stem}-setup.exe"), Path(f"{stem}.msi")
    make_setup(tree, setup, ICONS)
    make_msi(tree, msi, ICONS)
    sign([setup, msi])
    size_MB = setup.stat().st_size / 1e6
    if size_MB > MOST_SETUP_MB:
        message = f"{setup.name} has {size_MB:.1f} MB; at most {MOST_SETUP_MB} are allowed."
        raise PackagingError(message)
    return [setup, msi]


def make_setup(tree: Path, to: Path, icons: Path | None) -> None:
    """Compile the installer for one user.

    Parameters
    ----------
    tree : Path
        What it installs.
    to : Path
        The setup.exe.
    icons : Path | None
        Folder with the icons; without it NSIS's own, for a try.
    """
    compiler = _program("makensis", Path(os.environ.get("PROGRAMFILES(X86)", "/")) / "NSIS")
    work = BUILD / "windows"
    work.mkdir(parents=True, exist_ok=True)
    listed, licence, side = work / "files.nsh", work / "licence.txt", work / "side.bmp"
    listed.write_text(file_macros(tree), encoding="utf-8-sig")
    licence.write_text(_licence_text(), encoding="utf-8-sig", newline="\r\n")
    side.write_bytes(side_picture())
    defined = {
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, version_numbers(version()))),
        "PUBLISHER": PUBLISHER,
        "TARGET": DEBIAN_TARGET if sys.platform == "linux" else WINDOWS_TARGET,
        "SIZE_KB": str(sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024),
        "TO": str(to.resolve()),
        "ICON": str(icons / "gate-viz.ico") if icons else _NSIS_ICON,
        "FILE_ICON": str(icons / "gateviz-file.ico") if icons else _NSIS_ICON,
        "SIDE": str(side),
        "LICENCE": str(licence),
        "FILES": str(listed),
    }
    if given_certificate():
        # The uninstaller is made inside the installer, and can be signed only there.
        defined["SIGN"] = subprocess.list2cmdline([sys.executable, str(HERE / "sign.py")])
    words = [f"-D{name}={value}" for name, value in defined.items()]
    run([compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, HERE / "gate-viz.nsi"], signs=True)


def file_macros(tree: Path) -> str:
    """Two NSIS macros that name every file of a tree: one puts them there, the other takes away no other.

    Parameters
    ----------
    tree : Path
        What is installed.
    """
    install, remove = ["!macro InstallFiles"], ["!macro RemoveFiles"]
    folders = sorted({path.parent for path in tree.rglob("*") if path.is_file()})
    for folder in folders:
        install.append(f'SetOutPath "{_installed(tree, folder)}"')
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            install.append(f'File "{_quoted(str(path.resolve()))}"')
            remove.append(f'Delete "{_installed(tree, path)}"')
    # Whatever lies deeper goes first; the folder of all is taken away at the end.
    inside = {folder for each in folders for folder in (each, *each.parents) if tree in folder.parents}
    remove += [f'RMDir "{_installed(tree, folder)}"' for folder in sorted(inside, reverse=True)]
    return "\n".join([*install, "!macroend", *remove, "!macroend", ""])


def side_picture() -> bytes:
    """A picture in the format that NSIS takes (BMP): one colour passing into another."""
    width, height = SIDE_PX
    rows = bytearray()
    # Such a picture begins with its lowest row, and has blue before green before red.
    for row in range(height):
        share = row / (height - 1)
        colour = [round(top * share + bottom * (1 - share)) for top, bottom in zip(*SIDE_COLOURS, strict=True)]
        rows += bytes(reversed(colour)) * width
    header = struct.pack("<2sI4xIIiiHH24x", b"BM", 54 + len(rows), 54, 40, width, height, 1, 24)
    return header + rows


def make_msi(tree: Path, to: Path, icons: Path | None) -> None:
    """Compile the installer for a whole machine.

    Parameters
    ----------
    tree : Path
        What it installs.
    to : Path
        The .msi.
    icons : Path | None
        Folder with the icons; without it none, for a try.
    """
    work = BUILD / "windows"
    work.mkdir(parents=True, exist_ok=True)
    description = work / "gate-viz.wxs"
    write_description(tree, description, icons)
    if sys.platform != "win32":
        run(["wixl", "-a", "x64", "-o", to.resolve(), description], cwd=work)
        return
    wix = Path(os.environ.get("WIX", "/")) / "bin"
    compiled = work / "gate-viz.wixobj"
    run([_program("candle", wix), "-nologo", "-arch", "x64", "-out", compiled, description], cwd=work)
    # Without WiX's own validation: it needs a service that hosted machines do not always let it have.
    run([_program("light", wix), "-nologo", "-sval", "-spdb", "-out", to.resolve(), compiled], cwd=work)


def recipe_faults() -> list[str]:
    """Sentences on what is wrong with the recipes, found by compiling them on a tree of three files."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "gate-viz"
        (tree / "_internal" / "a folder").mkdir(parents=True)
        for name in (*PROGRAMS["windows"], "_internal/a folder/file.txt"):
            (tree / name).write_bytes(b"nothing")
        for name, compiler, make in (
            ("gate-viz-setup.exe", "makensis", make_setup),
            ("gate-viz.msi", "wixl", make_msi),
        ):
            if not shutil.which(compiler):
                # Only the systems that build it have the tool.
                continue
            try:
                make(tree, Path(folder) / name, None)
            except PackagingError as fault:
                faults.append(str(fault))
    return faults


def _licence_text() -> str:
    notices = NOTICES / "THIRD_PARTY_NOTICES.md"
    papers = [ROOT / "LICENCE", notices if notices.is_file() else ROOT / "THIRD_PARTY_NOTICES.md"]
    return "\n\n".join(paper.read_text(encoding="utf-8").strip() for paper in papers) + "\n"


def _installed(tree: Path, path: Path) -> str:
    return "\\".join(["$INSTDIR", *(_quoted(part) for part in path.relative_to(tree).parts)])


def _quoted(text: str) -> str:
    # In NSIS a dollar begins a variable.
    return text.replace("$", "$$")


def _program(name: str, otherwise: Path) -> str:
    found = shutil.which(name) or shutil.which(str(otherwise / f"{name}.exe"))
    if not found:
        message = f"{name} was not found; it belongs to {'NSIS' if name == 'makensis' else 'WiX 3'}."
        raise PackagingError(message)
    return found
