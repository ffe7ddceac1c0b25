"""Everything about macOS that can be checked on any system: ``python packaging/macos/check.py [--wheels]``.

``--wheels`` also fetches the locked wheels as a Mac would get them, and compares the macOS that they need with the one
that is told.
"""

from __future__ import annotations

import os
import plistlib
import re
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import start
from environment import BUILD, ROOT, PackagingError, freezing_python, require_debian, run, tool
from macos.info_plist import info_plist
from macos.minimum_system import MINIMUM_MACOS, minimum_of

HERE = Path(__file__).resolve().parent
PROCESSORS = ("aarch64-apple-darwin", "x86_64-apple-darwin")
NEWEST_MACOS = "26.0"  # Of several wheels a Mac takes that for the newest system.
WHEELS_LIMIT_S = 600
ENTITLEMENTS = {"com.apple.security.cs.allow-unsigned-executable-memory"}
ICON_ELEMENTS = {
    b"is32",
    b"s8mk",
    b"il32",
    b"l8mk",
    b"ic11",
    b"ic12",
    b"ic07",
    b"ic13",
    b"ic08",
    b"ic14",
    b"ic09",
    b"ic10",
}
DMG_SETTINGS = {
    *("format", "filesystem", "files", "symlinks", "icon", "background", "window_rect"),
    *("default_view", "icon_size", "text_size", "icon_locations"),
}


_MINIMUM = "LSMinimumSystemVersion"


def faults() -> list[str]:
    """One sentence for each thing that is wrong with the recipe; none if it is sound.

    Raises
    ------
    PackagingError
        If the icons cannot be painted.
    """
    icons = BUILD / "macos-check"
    if start.install_system_packages(False, start.PAINTING_LIBRARIES):
        message = "Qt's system libraries are missing."
        raise PackagingError(message)
    run([freezing_python(), ROOT / "packaging" / "make_icons.py", icons])
    return [
        *plist_faults(info_plist()),
        *entitlement_faults(HERE / "entitlements.plist"),
        *(fault for name in ("gate-viz", "gateviz-file") for fault in icon_faults(icons / f"{name}.icns")),
        *disk_image_faults(icons),
        *script_faults(HERE / "sign_notarize.sh"),
    ]


def bundle_faults(app: Path) -> list[str]:
    """One sentence for each thing that is wrong with a built application; none if it is sound.

    Parameters
    ----------
    app : Path
        ``Gate Viz.app``.
    """
    contents = app / "Contents"
    try:
        plist = plistlib.loads((contents / "Info.plist").read_bytes())
    except (OSError, plistlib.InvalidFileException) as error:
        return [f"{app.name} has no Info.plist that can be read: {error}."]
    expected = info_plist()
    # What is installed beside this command may differ from what was frozen, which alone counts.
    needed = plist.get(_MINIMUM, "")
    expected[_MINIMUM] = needed
    wrong = [f"Info.plist: {key} is {plist.get(key)!r}." for key in expected if plist.get(key) != expected[key]]
    if needed != MINIMUM_MACOS:
        wrong.append(f"Info.plist: the wheels need macOS {needed} and not {MINIMUM_MACOS}, as minimum_system.py tells.")
    program = contents / "MacOS" / expected["CFBundleExecutable"]
    if not os.access(program, os.X_OK):
        wrong.append(f"{program.relative_to(app)} is no program.")
    for name in sorted(_icons(expected)):
        wrong += icon_faults(contents / "Resources" / name)
    return wrong


def plist_faults(plist: dict[str, Any]) -> list[str]:
    """One sentence for each way in which ``Info.plist`` disagrees with the program, or with itself.

    Parameters
    ----------
    plist : dict[str, Any]
        What it says.
    """
    return list(_plist_faults(plist))


def _plist_faults(plist: dict[str, Any]) -> Iterator[str]:
    if plistlib.loads(plistlib.dumps(plist)) != plist:
        yield "Info.plist does not come back as it was written."
    for key in ("CFBundleShortVersionString", "CFBundleVersion"):
        if not re.fullmatch(r"\d+\.\d+\.\d+", plist[key]):
            yield f"Info.plist: {key} is {plist[key]!r}, not three numbers."
    if not re.fullmatch(r"\d+\.\d+", plist["LSMinimumSystemVersion"]):
        yield f"Info.plist: LSMinimumSystemVersion is {plist['LSMinimumSystemVersion']!r}."
    (opened,), (declared,) = plist["CFBundleDocumentTypes"], plist["UTExportedTypeDeclarations"]
    if opened["LSItemContentTypes"] != [declared["UTTypeIdentifier"]]:
        yield "Info.plist: another type is opened than is declared."
    tags = declared["UTTypeTagSpecification"]
    source = (ROOT / "gate_viz" / "session" / "saved_scenario.py").read_text(encoding="utf-8")
    if f'SUFFIX = ".{tags["public.filename-extension"][0]}"' not in source:
        yield "Info.plist: the program's files have another ending."
    linux = ROOT / "packaging" / "linux"
    if f'type="{tags["public.mime-type"][0]}"' not in (linux / "gate-viz-mime.xml").read_text(encoding="utf-8"):
        yield "Info.plist: the file type has another MIME name on Linux."
    if not (linux / f"{plist['CFBundleIdentifier']}.desktop").is_file():
        yield "Info.plist: the program has another identifier on Linux."


def entitlement_faults(path: Path) -> list[str]:
    """One sentence for each entitlement that is missing, or is not needed.

    Parameters
    ----------
    path : Path
        The property list.
    """
    try:
        asked = plistlib.loads(path.read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError) as error:
        return [f"{path.name} cannot be read: {error}."]
    wrong = [f"{path.name}: {key} is more than is needed." for key in asked if key not in ENTITLEMENTS]
    return wrong + [f"{path.name}: {key} is missing." for key in sorted(ENTITLEMENTS) if asked.get(key) is not True]


def icon_faults(path: Path) -> list[str]:
    """One sentence for each thing that is wrong with an icon of macOS.

    Parameters
    ----------
    path : Path
        The ``.icns`` file.
    """
    try:
        found = _elements(path.read_bytes())
    except (OSError, ValueError) as error:
        return [f"{path.name} is no icon of macOS: {error}."]
    missing = sorted(element.decode() for element in ICON_ELEMENTS - found)
    return [f"{path.name} has no {', '.join(missing)}."] if missing else []


def _elements(icon: bytes) -> set[bytes]:
    if icon[:4] != b"icns" or int.from_bytes(icon[4:8], "big") != len(icon):
        message = "its first 8 bytes are wrong"
        raise ValueError(message)
    found, at = set(), 8
    while at < len(icon):
        length = int.from_bytes(icon[at + 4 : at + 8], "big")
        if not 8 < length <= len(icon) - at:
            message = f"the length at {at} is wrong"
            raise ValueError(message)
        found.add(icon[at : at + 4])
        at += length
    return found


def disk_image_faults(icons: Path) -> list[str]:
    """One sentence for each thing that is wrong with the settings of the disk image.

    Parameters
    ----------
    icons : Path
        Folder with the pictures that it shows.
    """
    given = {"defines": {"app": "Gate Viz.app", "icons": str(icons)}}
    settings = runpy.run_path(str(HERE / "dmg_settings.py"), init_globals=given)
    wrong = [f"dmg_settings.py sets no {name}." for name in sorted(DMG_SETTINGS - settings.keys())]
    if wrong:
        return wrong
    pictures = [Path(settings["icon"]), Path(settings["background"])]
    pictures.append(pictures[1].with_stem(f"{pictures[1].stem}@2x"))
    wrong += [f"dmg_settings.py names {path.name}, which is not there." for path in pictures if not path.is_file()]
    shown = {*(Path(path).name for path in settings["files"]), *settings["symlinks"]}
    if settings["icon_locations"].keys() != shown:
        wrong.append("dmg_settings.py gives places to other things than the disk image holds.")
    half = settings["icon_size"] / 2
    width, height = settings["window_rect"][1]
    for name, (x, y) in settings["icon_locations"].items():
        if not (half <= x <= width - half and half <= y <= height - half):
            wrong.append(f"dmg_settings.py puts {name} outside the window.")
    return wrong


def script_faults(script: Path) -> list[str]:
    """What bash and shellcheck say against a script; nothing where they are not there.

    Parameters
    ----------
    script : Path
        The script.
    """
    wrong = []
    for checker in (["bash", "-n"], ["shellcheck"]):
        if sys.platform != "win32" and shutil.which(checker[0]):
            try:
                run([*checker, script])
            except PackagingError as fault:
                wrong.append(str(fault))
    return wrong


def wheel_faults() -> list[str]:
    """One sentence for each kind of Mac whose wheels need another macOS than is told; this fetches 300 MB.

    Raises
    ------
    PackagingError
        If they cannot be fetched.
    """
    wrong = []
    for processor in PROCESSORS:
        folder = BUILD / "macos-wheels" / processor
        shutil.rmtree(folder, ignore_errors=True)
        platform = ["--python-platform", processor, "--python-version", "3.13", "--only-binary", ":all:", "--no-deps"]
        lock = ROOT / "packaging" / "requirements" / "runtime.txt"
        run(
            [tool("uv"), "pip", "install", *platform, "--require-hashes", "--target", folder, "-r", lock],
            env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": NEWEST_MACOS},
            timeout=WHEELS_LIMIT_S,
        )
        needed = minimum_of(folder)
        shutil.rmtree(folder)
        if needed != MINIMUM_MACOS:
            wrong.append(
                f"the wheels for {processor} need macOS {needed}, but minimum_system.py tells {MINIMUM_MACOS}."
            )
    return wrong


def _icons(plist: dict[str, Any]) -> set[str]:
    types = [kind["CFBundleTypeIconFile"] for kind in plist["CFBundleDocumentTypes"]]
    types += [kind["UTTypeIconFile"] for kind in plist["UTExportedTypeDeclarations"]]
    return {plist["CFBundleIconFile"], *types}


def main(words: list[str]) -> int:
    """Exit code: 0 where nothing is wrong, else 1 after every fault was told.

    Parameters
    ----------
    words : list[str]
        ``--wheels``, or nothing.
    """
    try:
        if sys.platform == "linux":
            require_debian("shellcheck")
        wrong = faults() + (wheel_faults() if "--wheels" in words else [])
    except PackagingError as fault:
        wrong = [str(fault)]
    for each in wrong:
        print(f"check.py: {each}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
