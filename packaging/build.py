"""One command from the source to what is released: ``python packaging/build.py``.

It freezes the program, checks and tries the frozen tree, builds the installers of the system it runs on, and writes
their parts list (SBOM) and their checksums into ``dist/``. Python must be there; on Windows NSIS and WiX too, on a Mac
its own tools. Debian's packages are installed where that is allowed.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import time
from pathlib import Path

import check_bundle
import checksums
import linux.build_deb
import macos.check
import macos.disk_image
import notices
import sbom
import smoke_test
import start
import windows.installer
from environment import (
    BUILD,
    DIST,
    FROZEN,
    ICONS,
    NOTICES,
    PROGRAMS,
    ROOT,
    SYSTEM,
    PackagingError,
    freezing_python,
    require_debian,
    run,
    version,
)
from works import files_of

INSTALLERS = {"windows": windows.installer.build, "macos": macos.disk_image.build, "linux": linux.build_deb.build}
FREEZE_LIMIT_S = 900
SMOKE_LIMIT_S = 300


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 once everything is built and checked, 1 with one sentence otherwise.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--frozen-only", action="store_true", help="freeze, check and try; build no installer")
    arguments = parser.parse_args(words)
    begun = time.monotonic()
    try:
        tree = freeze()
        check(tree)
        if not arguments.frozen_only:
            release(tree)
    except PackagingError as fault:
        print(f"build.py: {fault}", file=sys.stderr)
        return 1
    print(f"Done in {time.monotonic() - begun:.0f} s.")
    return 0


def freeze() -> Path:
    """Tree of the frozen program, made anew with its icons and notices."""
    print("Freezing", flush=True)
    if SYSTEM == "linux":
        have_system_packages()
    python = freezing_python()
    for folder in (ICONS, NOTICES, FROZEN):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    scripts = ROOT / "packaging"
    run([python, scripts / "make_icons.py", ICONS])
    run([python, scripts / "notices.py", NOTICES])
    spec = scripts / "gate-viz.spec"
    places: list[str | Path] = ["--distpath", FROZEN, "--workpath", BUILD / "work"]
    run([python, "-m", "PyInstaller", "-y", *places, spec], timeout=FREEZE_LIMIT_S)
    return FROZEN / ("Gate Viz.app" if SYSTEM == "macos" else "gate-viz")


def have_system_packages() -> None:
    """Have what Debian's family does not bring by itself: for Qt, for PyInstaller, and for trying the window."""
    libraries = {**start.PAINTING_LIBRARIES, **start.WINDOW_LIBRARIES}
    if sys.base_prefix == "/usr":
        # Debian's own Python is linked without its library, which is a package of its own.
        own = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
        libraries[f"{own}.so.1.0"] = own
    if start.install_system_packages(False, libraries):
        message = "libraries of the system are missing."
        raise PackagingError(message)
    if shutil.which("apt-get"):
        require_debian("binutils", "patchelf", "xdotool", "xvfb")


def program(tree: Path) -> Path:
    """The frozen program that speaks to a terminal.

    Parameters
    ----------
    tree : Path
        What was frozen.
    """
    return tree / PROGRAMS[SYSTEM][0]


def check(tree: Path) -> None:
    """Refuse a tree that is not sound: forbidden or missing files, works without a notice, a self-test that fails.

    Parameters
    ----------
    tree : Path
        What was frozen.
    """
    print("Checking", flush=True)
    faults = [*check_bundle.faults(tree, SYSTEM), *notices.uncovered(tree)]
    if SYSTEM == "macos":
        faults += macos.check.bundle_faults(tree)
    if faults:
        raise PackagingError("the frozen tree is not sound:\n" + "\n".join(f"- {fault}" for fault in faults))
    smoke_test.smoke(program(tree), BUILD / "smoke", SMOKE_LIMIT_S)
    sizes = [path.stat().st_size for path, _ in files_of(tree)]
    print(f"  {sum(sizes) / 1e6:.0f} MB in {len(sizes)} files")


def release(tree: Path) -> None:
    """Installers, parts list and checksums in ``dist/``.

    Parameters
    ----------
    tree : Path
        What was frozen.
    """
    print("Building the installers", flush=True)
    DIST.mkdir(exist_ok=True)
    for path in (*DIST.glob("gate-viz[-_]*"), DIST / checksums.LIST):
        # What an earlier version left would be counted in.
        if path.is_file():
            path.unlink()
    made = INSTALLERS[SYSTEM](tree, DIST)
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    parts = DIST / f"gate-viz-{version()}-{SYSTEM}-{machine}.cdx.json"
    sbom.write_sbom(freezing_python(), tree, parts)
    sums = checksums.write_checksums(DIST)
    for path in (*made, parts, sums):
        print(f"  {path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
