"""Freeze, package, install, run and remove: ``python3 packaging/linux/check_deb.py``, as root on Debian or Ubuntu.

The program runs in a bare system of its own with what the package depends on and nothing else. All that this needs
is installed by the command itself. It tells sizes and times at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import build
import start_time
from check_bundle import MOST_MB
from environment import BUILD, ICONS, ROOT, PackagingError, freezing_python, require_debian, run, version
from linux import build_deb
from linux.chroot import HOME, PERSON_ID, Chroot, own_source
from smoke_test import assets_of
from virtual_screen import VirtualScreen, virtual_screen
from works import files_of

CHECKING_PACKAGES = ("appstream", "desktop-file-utils", "imagemagick", "lintian", "mmdebstrap", "xdotool", "xvfb")
# Tools of a desktop that tell a file's type and open it: the program itself needs none of them.
DESKTOP_PACKAGES = ("desktop-file-utils", "libglib2.0-bin", "shared-mime-info")
WINDOW_LIMIT_S = 60.0
SETTLING_S = 1.0
TITLE = "Sensitised .* Gate Viz"
REFUSED = 2
SCENARIO = "My lesson with ü.gateviz"
APT = ("apt-get", "-q", "-y", "--no-install-recommends")


class Steps:
    """What was done, and how long each step took."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, float]] = []

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step.

        Parameters
        ----------
        name : str
            What is done.
        """
        print(name, flush=True)
        begun = time.monotonic()
        try:
            yield
        except PackagingError as fault:
            message = f"{name}: {fault}"
            raise PackagingError(message) from None
        self.taken.append((name, time.monotonic() - begun))


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 once everything held, 1 with what did not.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--tree", type=Path, help="a frozen tree, in place of one frozen now")
    parser.add_argument("--suite", action="append", help="release of the bare system; by default this machine's own")
    arguments = parser.parse_args(words)
    steps = Steps()
    try:
        check(arguments.tree, arguments.suite or [], steps)
    except PackagingError as fault:
        print(f"check_deb.py: {fault}", file=sys.stderr)
        return 1
    finally:
        for name, seconds in steps.taken:
            print(f"  {seconds:6.1f} s  {name}")
    print(f"The Debian package is sound: {sum(seconds for _, seconds in steps.taken):.0f} s.")
    return 0


def check(given: Path | None, suites: list[str], steps: Steps) -> None:
    """Do all of it.

    Parameters
    ----------
    given : Path | None
        A frozen tree, or None to freeze one.
    suites : list[str]
        Releases to install it on; none means this machine's own.
    steps : Steps
        Takes down what is done.

    Raises
    ------
    PackagingError
        For the first thing that does not hold.
    """
    if not shutil.which("apt-get") or os.geteuid() != 0:
        message = "this needs Debian or Ubuntu, and an administrator (root), for it makes a system in a folder."
        raise PackagingError(message)
    with steps.step("Debian packages of this check"):
        require_debian(*CHECKING_PACKAGES)
    with steps.step("freeze"):
        tree = given.resolve() if given else build.freeze()
        if not any(ICONS.glob("*.png")):
            run([freezing_python(), ROOT / "packaging" / "make_icons.py", ICONS])
    with steps.step("check the tree, smoke test"):
        build.check(tree)
    with steps.step("time to the first picture"):
        start_time.hold(build.program(tree))
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="check-deb-") as scratch:
        with steps.step("build the package"):
            (package,) = build_deb.build(tree, Path(scratch), "gzip")
        with steps.step("lintian"):
            run(["lintian", "--fail-on", "error,warning", package])
        source = own_source()
        for suite in suites or [source.suite]:
            chroot = Chroot(BUILD / f"chroot-{suite}-{os.getpid()}")
            try:
                with steps.step(f"{suite}: a bare system"):
                    chroot.make(source, suite)
                check_in(chroot, package, tree, suite, steps)
            finally:
                chroot.remove()
        print(f"  {package.name}: {package.stat().st_size / 1e6:.1f} MB with quick compression")


def check_in(chroot: Chroot, package: Path, tree: Path, suite: str, steps: Steps) -> None:
    """Install, run and remove the package in a bare system, first with nothing else, then beside a desktop's tools.

    Parameters
    ----------
    chroot : Chroot
        The bare system.
    package : Path
        The package.
    tree : Path
        The frozen tree that it was made of, for a scenario.
    suite : str
        The system's release.
    steps : Steps
        Takes down what is done.
    """
    shutil.copy(package, chroot.folder / "tmp" / "gate-viz.deb")
    lesson = chroot.folder / HOME / SCENARIO
    shutil.copy(assets_of(tree) / "scenarios" / "sensitised.toml", lesson)
    os.chown(lesson, PERSON_ID, PERSON_ID)
    with steps.step(f"{suite}: what the package depends on"):
        chroot.run(["apt-get", "-q", "update"])
        depends = run(["dpkg-deb", "--field", package, "Depends"]).stdout.strip()
        chroot.run([*APT, "satisfy", depends])
    with installed(chroot, f"{suite}: ", steps):
        with steps.step(f"{suite}: menu entry and description"):
            check_papers(chroot)
        with steps.step(f"{suite}: run as a person"):
            check_program(chroot)
        with steps.step(f"{suite}: window"), virtual_screen(chroot.folder / "tmp" / "screen") as screen:
            picture = BUILD / f"check-deb-{suite}.png"
            check_window(chroot, screen, ["gate-viz", f"/{HOME}/{SCENARIO}"], picture)
        chroot.run(["gate-viz", "/etc/hostname"], as_person=True, variables={"DISPLAY": ":0"}, code=REFUSED)
    with steps.step(f"{suite}, desktop: its tools"):
        chroot.run([*APT, "install", *DESKTOP_PACKAGES])
    with installed(chroot, f"{suite}, desktop: ", steps), steps.step(f"{suite}, desktop: a double-click"):
        check_file_type(chroot, build_deb.MIME_TYPE)
        # The first process inside ends the others with itself.
        opening = f'gio open "/{HOME}/{SCENARIO}"; exec sleep {WINDOW_LIMIT_S:g}'
        with virtual_screen(chroot.folder / "tmp" / "screen") as screen:
            check_window(chroot, screen, ["sh", "-c", opening], BUILD / f"check-deb-{suite}-opened.png")
    check_file_type(chroot, build_deb.MIME_TYPE, known=False)
    if not any((chroot.folder / HOME / ".config" / "gate-viz").iterdir()):
        message = "what a person has set must stay when the package goes."
        raise PackagingError(message)


@contextlib.contextmanager
def installed(chroot: Chroot, prefix: str, steps: Steps) -> Iterator[None]:
    """Have the package installed for as long as the block lasts; it must come alone and leave nothing.

    Parameters
    ----------
    chroot : Chroot
        The bare system, with all that the package depends on.
    prefix : str
        Goes before the names of the steps.
    steps : Steps
        Takes down what is done.

    Raises
    ------
    PackagingError
        If other packages came along, the tree is too large, or anything stays.
    """
    packages, files = packages_of(chroot), chroot.files()
    with steps.step(f"{prefix}install"):
        chroot.run([*APT, "install", "/tmp/gate-viz.deb"])
        come = packages_of(chroot) - packages
        if come != {f"{build_deb.PACKAGE} ii"}:
            message = f"what came is {', '.join(sorted(come)) or 'nothing'}, and should be the package alone."
            raise PackagingError(message)
        size_bytes = sum(path.stat().st_size for path, _ in files_of(chroot.folder / build_deb.PLACE))
        print(f"  installed tree: {size_bytes / 1e6:.1f} MB")
        if size_bytes > MOST_MB["linux"] * 1e6:
            message = f"the installed tree takes {size_bytes} bytes; at most {MOST_MB['linux']} MB are allowed."
            raise PackagingError(message)
    yield
    with steps.step(f"{prefix}remove and purge"):
        chroot.run([*APT, "remove", build_deb.PACKAGE])
        left = (chroot.files() - files) | (packages_of(chroot) ^ packages)
        # By now apt does not know the name any more.
        chroot.run(["dpkg", "--purge", build_deb.PACKAGE])
        left |= (chroot.files() ^ files) | (packages_of(chroot) ^ packages)
        if left:
            message = f"the package should leave nothing, and left or took: {', '.join(sorted(left)[:10])}."
            raise PackagingError(message)


def packages_of(chroot: Chroot) -> set[str]:
    """Every package that dpkg knows of, with its state.

    Parameters
    ----------
    chroot : Chroot
        The bare system.
    """
    said = chroot.run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n"])
    return {" ".join(line.split()) for line in said.splitlines()}


def check_papers(chroot: Chroot) -> None:
    """Let the desktop's own validators read what is installed for it.

    Parameters
    ----------
    chroot : Chroot
        The bare system, with the package.
    """
    share = chroot.folder / "usr" / "share"
    run(["desktop-file-validate", share / "applications" / f"{build_deb.IDENTIFIER}.desktop"])
    run(["appstreamcli", "validate", "--no-net", share / "metainfo" / f"{build_deb.IDENTIFIER}.metainfo.xml"])
    if not (share / "doc" / build_deb.PACKAGE / "copyright").is_file():
        message = "there is no copyright file."
        raise PackagingError(message)


def check_program(chroot: Chroot) -> None:
    """Run what needs no screen, as a person with a bare environment.

    Parameters
    ----------
    chroot : Chroot
        The bare system, with the package.

    Raises
    ------
    PackagingError
        If it is not sound, or not the version that was packaged.
    """
    said = chroot.run(["gate-viz", "--version"], as_person=True)
    if version() not in said:
        message = f"it says {said.strip()!r}, and {version()} was packaged."
        raise PackagingError(message)
    chroot.run(["gate-viz", "self-test", "--to", f"/{HOME}/report.json"], as_person=True)
    report = json.loads((chroot.folder / HOME / "report.json").read_text(encoding="utf-8"))
    if not report["passed"]:
        message = f"the self-test did not pass: {report}"
        raise PackagingError(message)
    chroot.run(["gate-viz", "render", "--scenario", "stubbed_toe", "--to", f"/{HOME}/picture.png"], as_person=True)
    if not (chroot.folder / HOME / "picture.png").stat().st_size:
        message = "render wrote no picture."
        raise PackagingError(message)


def check_window(chroot: Chroot, screen: VirtualScreen, command: list[str], picture: Path) -> None:
    """Open a real window with a scenario, keep a picture of it to be looked at, and close it.

    Parameters
    ----------
    chroot : Chroot
        The bare system, with the package.
    screen : VirtualScreen
        Where the window opens.
    command : list[str]
        What opens it.
    picture : Path
        Where the picture goes.

    Raises
    ------
    PackagingError
        If no window of the program's title is painted in time, or it does not close.
    """
    words = chroot.words(command, as_person=True, variables={"DISPLAY": screen.display})
    with tempfile.TemporaryFile() as said:
        opened = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            window = painted_window(screen, opened)
            # The graph comes a moment after the scene.
            time.sleep(SETTLING_S)
            run(["import", "-display", screen.display, "-window", "root", picture])
            screen.close(window)
            await_closing(screen)
        except PackagingError as fault:
            said.seek(0)
            message = f"{fault} {said.read().decode(errors='replace')[-2000:]}".strip()
            raise PackagingError(message) from None
        finally:
            opened.kill()
            opened.wait()
    print(f"  the window, to be looked at: {picture}")


def painted_window(screen: VirtualScreen, opened: subprocess.Popen[bytes]) -> int:
    """Number of the program's window, once it is painted.

    Parameters
    ----------
    screen : VirtualScreen
        Where the window opens.
    opened : subprocess.Popen[bytes]
        What opens it.

    Raises
    ------
    PackagingError
        If the program ends, or paints nothing in time.
    """
    end_s = time.monotonic() + WINDOW_LIMIT_S
    while (window := screen.painted_window(TITLE)) is None:
        if opened.poll() is not None or time.monotonic() > end_s:
            message = f"no window named {TITLE!r} was painted."
            raise PackagingError(message)
        time.sleep(0.2)
    return window


def await_closing(screen: VirtualScreen) -> None:
    """Wait until the program's window is gone.

    Parameters
    ----------
    screen : VirtualScreen
        Where it was.

    Raises
    ------
    PackagingError
        If it stays.
    """
    end_s = time.monotonic() + WINDOW_LIMIT_S
    while screen.window(TITLE) is not None:
        if time.monotonic() > end_s:
            message = "the window did not close."
            raise PackagingError(message)
        time.sleep(0.2)


def check_file_type(chroot: Chroot, mime_type: str, *, known: bool = True) -> None:
    """Ask the desktop's own tool for the type of a scenario's file, and for the program that opens it.

    Parameters
    ----------
    chroot : Chroot
        The bare system, with a desktop's tools.
    mime_type : str
        The type.
    known : bool
        Whether the desktop must know it, or must have forgotten it.

    Raises
    ------
    PackagingError
        If it is otherwise.
    """
    asked = ["gio", "info", "-a", "standard::content-type", f"/{HOME}/{SCENARIO}"]
    openers = chroot.run(["gio", "mime", mime_type], as_person=True)
    said = chroot.run(asked, as_person=True)
    if (mime_type in said) is not known or (f"{build_deb.IDENTIFIER}.desktop" in openers) is not known:
        message = f"the desktop should {'' if known else 'not '}know scenarios, and says: {said}{openers}"
        raise PackagingError(message)


if __name__ == "__main__":
    sys.exit(main())
