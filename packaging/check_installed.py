"""Install what was just built, try it, remove it, and see that nothing stays: ``python packaging/check_installed.py``.

For a machine that is thrown away afterwards, as hosted runners are. Wine's and Debian's chains do the same elsewhere.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from environment import DIST, PackagingError, run, version

SELF_TEST_LIMIT_S = 300
INSTALL_LIMIT_S = 300
REMOVAL_LIMIT_S = 120


def main() -> int:
    """Exit code: 0 where every installer installs, runs and goes again, 1 with one sentence otherwise."""
    tries = {"win32": windows, "darwin": macos, "linux": linux}
    try:
        with tempfile.TemporaryDirectory() as scratch:
            tries[sys.platform](DIST, Path(scratch))
    except PackagingError as fault:
        print(f"check_installed.py: {fault}", file=sys.stderr)
        return 1
    return 0


def windows(dist: Path, scratch: Path) -> None:
    """Try the set-up of one person, then the package for a clinic's computers.

    Parameters
    ----------
    dist : Path
        Folder with the installers.
    scratch : Path
        Folder for what is written meanwhile.
    """
    own = Path(os.environ["LOCALAPPDATA"]) / "Programs" / "Gate Viz"
    run([only(dist, "*-setup.exe"), "/S"], timeout=INSTALL_LIMIT_S)
    self_test(own / "gate-viz.exe", scratch / "own.json")
    run([own / "uninstall.exe", "/S"], timeout=REMOVAL_LIMIT_S)
    await_absence(own)
    see_nothing_left()
    everyones, package = Path(os.environ["PROGRAMFILES"]) / "Gate Viz", only(dist, "*.msi")
    run(["msiexec", "/i", package, "/qn", "/norestart"], timeout=INSTALL_LIMIT_S)
    self_test(everyones / "gate-viz.exe", scratch / "everyones.json")
    run(["msiexec", "/x", package, "/qn", "/norestart"], timeout=REMOVAL_LIMIT_S)
    await_absence(everyones)
    see_nothing_left()


def see_nothing_left() -> None:
    """Refuse what an uninstaller left in Windows: file type, entry among the programs, shortcut.

    Raises
    ------
    PackagingError
        If something is there.
    """
    classes = "Software\\Classes"
    uninstall = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
    asked = [[f"{classes}\\.gateviz"], [f"{classes}\\GateViz.Scenario"]]
    # An MSI's entry has a number for a name.
    asked.append([uninstall, "/s", "/d", "/e", "/f", "Gate Viz"])
    left = []
    for hive in ("HKCU", "HKLM"):
        for key, *words in asked:
            query = ["reg", "query", f"{hive}\\{key}", *words]
            if not subprocess.run(query, capture_output=True, check=False).returncode:
                left.append(f"{hive}\\{key}")
    menu = "Microsoft/Windows/Start Menu/Programs"
    menus = [Path(os.environ[name]) / menu for name in ("APPDATA", "PROGRAMDATA")]
    left += [str(path) for folder in menus for path in folder.rglob("Gate Viz*.lnk")]
    if left:
        message = f"these are left: {', '.join(left)}."
        raise PackagingError(message)


def macos(dist: Path, scratch: Path) -> None:
    """Open the disk image and try the program as somebody would who drags it out.

    Parameters
    ----------
    dist : Path
        Folder with the disk image.
    scratch : Path
        Folder for what is written meanwhile.
    """
    volume, app = scratch / "volume", scratch / "Applications" / "Gate Viz.app"
    volume.mkdir()
    app.parent.mkdir()
    run(["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", volume, only(dist, "*.dmg")])
    try:
        run(["ditto", volume / app.name, app])
    finally:
        run(["hdiutil", "detach", "-force", volume])
    run(["codesign", "--verify", "--deep", "--strict", app])
    self_test(app / "Contents" / "MacOS" / "gate-viz", scratch / "own.json")


def linux(dist: Path, scratch: Path) -> None:
    """Install the Debian package with what it depends on, and remove it.

    Parameters
    ----------
    dist : Path
        Folder with the package.
    scratch : Path
        Folder for what is written meanwhile.
    """
    command = Path("/usr/bin/gate-viz")
    apt = [*(["sudo"] if shutil.which("sudo") else []), "apt-get", "-o", "DPkg::Lock::Timeout=600", "-q", "-y"]
    run([*apt, "install", only(dist, "*.deb").resolve()], timeout=INSTALL_LIMIT_S)
    self_test(command, scratch / "own.json")
    run([*apt, "remove", "gate-viz"], timeout=REMOVAL_LIMIT_S)
    await_absence(command)


def self_test(program: Path, report: Path) -> None:
    """Have an installed program check itself, where it lies.

    Parameters
    ----------
    program : Path
        The program for a terminal.
    report : Path
        Where it writes what it found.

    Raises
    ------
    PackagingError
        If it is not sound, or another version than was built.
    """
    run([program, "self-test", "--to", report], timeout=SELF_TEST_LIMIT_S)
    found = json.loads(report.read_text(encoding="utf-8"))
    if not found["passed"] or found["version"] != version():
        message = f"{program} reports version {found['version']}, passed: {found['passed']}."
        raise PackagingError(message)


def only(folder: Path, pattern: str) -> Path:
    """The one file of this kind.

    Parameters
    ----------
    folder : Path
        Where to look.
    pattern : str
        Its kind.

    Raises
    ------
    PackagingError
        If there is none, or more than one.
    """
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        message = f"{folder} has {len(found)} files of the kind {pattern}, and should have one."
        raise PackagingError(message)
    return found[0]


def await_absence(path: Path, limit_s: float = REMOVAL_LIMIT_S) -> None:
    """Wait until something is gone: what removes itself on Windows goes on in a process of its own.

    Parameters
    ----------
    path : Path
        What should go.
    limit_s : float
        How long it may take.

    Raises
    ------
    PackagingError
        If it is still there.
    """
    end = time.monotonic() + limit_s
    while path.exists() and time.monotonic() < end:
        time.sleep(0.2)
    if path.exists():
        message = f"{path} is still there after removal."
        raise PackagingError(message)


if __name__ == "__main__":
    sys.exit(main())
