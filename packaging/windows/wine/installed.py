"""What an installer did, looked at from outside: entries, self-tests, a scenario opened by its file, removal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from environment import PROGRAMS, PackagingError, version
from virtual_screen import VirtualScreen
from windows import installer
from windows.msi import CLASSES, PROG_ID
from windows.version_info import PROGRAM, PUBLISHER
from windows.wine.prefix import Prefix

WINDOW_LIMIT_S = 120.0
REMOVAL_LIMIT_S = 60.0
TITLE = f"A lesson for Wine .* {PROGRAM}"
IS_OPEN = 3
# A number that no scenario of the program's own has: where it turns up, this file was read.
SCENARIO = """\
format = 1

[scenario]
id = "lesson"
order = 1
name = "A lesson for Wine"
description = "Opened by its file."

[values]
injury = 0.2371
"""
MARK = "0.2371"


class Installed:
    """One installer in one prefix.

    Parameters
    ----------
    prefix : Prefix
        The throwaway Windows.
    package : Path
        The installer.
    screen : VirtualScreen
        The screen that windows open on.
    tree : Path
        What was frozen.
    """

    name: str
    hive: str
    folder: Path
    writes_size = True

    def __init__(self, prefix: Prefix, package: Path, screen: VirtualScreen, tree: Path) -> None:
        self.prefix, self.package, self.screen, self.tree = prefix, package, screen, tree
        roaming = prefix.user / "AppData" / "Roaming"
        self.settings = roaming / PROGRAM
        self.shortcut = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{PROGRAM}.lnk"
        self.may_stay: set[str] = set()

    def install(self) -> str | None:
        """Install silently; what is worth telling of it."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove silently what was installed a second time over itself."""
        raise NotImplementedError

    def require_entries(self) -> None:
        """Refuse an installation that lacks a file, a shortcut or an entry in the registry."""
        wanted = {path.relative_to(self.tree) for path in self.tree.rglob("*") if path.is_file()}
        there = {path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file()}
        self.require(wanted <= there, f"these files are missing: {sorted(wanted - there)[:5]}")
        self.require(self.shortcut.is_file(), "there is no entry in the Start menu")
        classes = self.prefix.registry(f"{self.hive}\\{CLASSES}\\{PROG_ID}")
        command = classes.get(f"{self.hive}\\{CLASSES}\\{PROG_ID}\\shell\\open\\command|", "")
        program = self.prefix.windows_path(self.folder / "Gate Viz.exe")
        self.require(command == f'"{program}" "%1"', f"scenarios are opened with {command!r}")
        icon = classes.get(f"{self.hive}\\{CLASSES}\\{PROG_ID}\\DefaultIcon|", "")
        self.require(icon == f'"{self.prefix.windows_path(self.folder / "gateviz-file.ico")}"', f"the icon is {icon!r}")
        ending = self.prefix.registry(f"{self.hive}\\{CLASSES}\\.gateviz")
        self.require(ending.get(f"{self.hive}\\{CLASSES}\\.gateviz|") == PROG_ID, "the ending .gateviz is nobody's")
        apps = self.prefix.registry(f"{self.hive}\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall")
        mine = {place.partition("|")[0] for place, value in apps.items() if value == PROGRAM}
        self.require(len(mine) == 1, f"Apps has {len(mine)} entries")
        values = {place.partition("|")[2]: value for place, value in apps.items() if place.startswith(min(mine))}
        self.require(values.get("DisplayVersion") == version(), f"Apps says version {values.get('DisplayVersion')}")
        self.require(values.get("Publisher") == PUBLISHER, "Apps does not name the publisher")
        self.require(
            not self.writes_size or int(values.get("EstimatedSize", "0"), 16) > 0, "Apps does not say the size"
        )

    def self_tests(self) -> str:
        """What the self-tests of both installed programs found, after none has failed."""
        found = []
        for name in PROGRAMS["windows"]:
            to = self.prefix.drive / f"{name}.json"
            self.prefix.run("wine", self.folder / name, "self-test", "--to", self.prefix.windows_path(to))
            report = json.loads(to.read_text(encoding="utf-8"))
            to.unlink()
            self.require(report["passed"] is True, f"the self-test of {name} failed: {report}")
            pictures = sum(check["name"].startswith("picture") for check in report["checks"])
            found.append(f"{name}: {len(report['checks'])} checks passed, {pictures} of them scenes painted")
        return "; ".join(found)

    def open_scenario(self, picture: Path) -> str:
        """What was seen after a scenario was opened by its file: a window, painted, with that scenario.

        Parameters
        ----------
        picture : Path
            Where the screen is kept, to be looked at.
        """
        lesson = self.prefix.user / "Documents" / "A lesson, für alle.gateviz"
        lesson.parent.mkdir(exist_ok=True)
        lesson.write_text(SCENARIO, encoding="utf-8")
        begun = time.monotonic()
        opened = self.prefix.open("wine", "start", "/unix", lesson)
        try:
            window = self._wait_for_window(lesson)
            seen = f"a window after {time.monotonic() - begun:.0f} s, {self.screen.colours()} colours"
            self._keep_picture(picture)
            self.while_open()
            self.screen.close(window)
        finally:
            if opened.poll() is None:
                opened.kill()
            opened.wait()
        self.prefix.become_quiet()
        work = list(self.settings.glob("work-*"))
        self.require(not work, f"a window that was closed left {work}")
        lesson.unlink()
        return seen

    def while_open(self) -> None:
        """What must hold while the program is open."""

    def require(self, holds: bool, sentence: str) -> None:
        """Refuse what does not hold.

        Parameters
        ----------
        holds : bool
            Whether it does.
        sentence : str
            What is wrong otherwise.

        Raises
        ------
        PackagingError
            If it does not hold.
        """
        if not holds:
            message = f"{self.name}: {sentence}."
            raise PackagingError(message)

    def _wait_for_window(self, lesson: Path) -> int:
        end = time.monotonic() + WINDOW_LIMIT_S
        while time.monotonic() < end:
            window = self.screen.painted_window(TITLE)
            kept = [path.read_text(encoding="utf-8") for path in self.settings.glob("work-*.gateviz")]
            if window and any(MARK in text for text in kept):
                return window
            time.sleep(0.5)
        message = f"{self.name}: {lesson.name} opened no window with that scenario within {WINDOW_LIMIT_S:g} s."
        raise PackagingError(message)

    def _keep_picture(self, to: Path) -> None:
        words = ["import", "-display", self.screen.display, "-window", "root", str(to)]
        subprocess.run(words, check=True, timeout=60, env={**os.environ, "DISPLAY": self.screen.display})

    def _wait_until_gone(self) -> None:
        end = time.monotonic() + REMOVAL_LIMIT_S
        while self.folder.exists() and time.monotonic() < end:
            time.sleep(0.2)
        self.require(not self.folder.exists(), "its folder is still there after removal")


class Setup(Installed):
    """The setup.exe for one user."""

    name = "setup.exe"
    hive = "HKCU"

    def __init__(self, prefix: Prefix, package: Path, screen: VirtualScreen, tree: Path) -> None:
        super().__init__(prefix, package, screen, tree)
        self.folder = prefix.user / "AppData" / "Local" / "Programs" / PROGRAM

    def install(self) -> str:
        """Install over an older version, whose files go and whose settings stay."""
        work = self.prefix.drive.parent / "older"
        older = work / "gate-viz"
        (older / "_internal" / "gone").mkdir(parents=True)
        for name in (*PROGRAMS["windows"], "_internal/gone/of an older version.txt"):
            (older / name).write_bytes(b"older")
        installer.make_setup(older, work / "older-setup.exe", None)
        self.prefix.run("wine", work / "older-setup.exe", "/S")
        gone = self.folder / "_internal" / "gone" / "of an older version.txt"
        self.require(gone.is_file(), "the older version was not installed")
        settings, own = self.settings / "view.json", self.folder / "mine.txt"
        self.settings.mkdir(parents=True)
        settings.write_text("{}", encoding="utf-8")
        own.write_text("not the program's", encoding="utf-8")
        self.prefix.run("wine", self.package, "/S")
        self.require(not gone.parent.exists(), "what an older version had is still there")
        self.require(settings.is_file(), "an upgrade took the settings away")
        self.require(own.is_file(), "an upgrade took a file away that is not the program's")
        own.unlink()
        shutil.rmtree(work)
        return "over an older version: its files went, settings and a file of somebody's stayed"

    def open_scenario(self, picture: Path) -> str:
        """What was seen, after Wine was shown whose the files are.

        Parameters
        ----------
        picture : Path
            Where the screen is kept.
        """
        # Debian's Wine looks for file types of the whole machine only; what the installer wrote is copied there.
        for name in (".gateviz", PROG_ID):
            self.prefix.run("wine", "reg", "copy", f"HKCU\\{CLASSES}\\{name}", f"HKLM\\{CLASSES}\\{name}", "/s", "/f")
        try:
            return super().open_scenario(picture)
        finally:
            for name in (".gateviz", PROG_ID):
                self.prefix.run("wine", "reg", "delete", f"HKLM\\{CLASSES}\\{name}", "/f")

    def while_open(self) -> None:
        """Neither installer nor uninstaller does anything while the program is open."""
        self.prefix.run("wine", self.package, "/S", code=IS_OPEN)
        # Only so does the uninstaller stay where it is and give its own exit code; the last word must have no quotes.
        place = self.prefix.windows_path(self.folder)
        script = self.prefix.drive / "uninstall.bat"
        lines = ["@echo off", f'"{place}\\uninstall.exe" /S _?={place}', "exit /b %ERRORLEVEL%", ""]
        script.write_text("\r\n".join(lines), encoding="ascii", newline="")
        self.prefix.run("wine", "cmd", "/c", self.prefix.windows_path(script), code=IS_OPEN)
        script.unlink()
        self.require_entries()

    def remove(self) -> None:
        """Install over itself, and remove it: settings and logs go, unsaved work stays."""
        self.prefix.run("wine", self.package, "/S")
        self.require_entries()
        for name in ("view.json", "gate-viz.log", "gate-viz.log.1", "work-1.lock", "work-1.gateviz"):
            (self.settings / name).write_text("{}", encoding="utf-8")
        apps = self.prefix.registry(r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Gate Viz")
        command = next(value for place, value in apps.items() if place.endswith("|QuietUninstallString"))
        program = self.prefix.windows_path(self.folder / "uninstall.exe")
        self.require(command == f'"{program}" /S', f"Apps uninstalls with {command}")
        self.prefix.run("wine", self.folder / "uninstall.exe", "/S")
        self._wait_until_gone()
        self.prefix.become_quiet()
        stays = self.settings / "work-1.gateviz"
        self.require(stays.is_file(), "unsaved work was removed")
        # An NSIS uninstaller runs from a copy among the temporary files, which it cannot remove while it runs.
        temporary = self.prefix.user / "Temp"
        copies = (*temporary.glob("~nsu*.tmp"), *temporary.glob("~nsu*.tmp/Un*.exe"))
        may_stay = (self.settings, stays, *copies)
        self.may_stay = {path.relative_to(self.prefix.drive).as_posix() for path in may_stay}


class Msi(Installed):
    """The .msi for a whole machine."""

    name = "msi"
    hive = "HKLM"
    # Windows reckons the size of an .msi by itself; Wine does not.
    writes_size = False

    def __init__(self, prefix: Prefix, package: Path, screen: VirtualScreen, tree: Path) -> None:
        super().__init__(prefix, package, screen, tree)
        # Its entry in the Start menu is everyone's on Windows; Wine has the user's menu only.
        self.folder = prefix.drive / "Program Files" / PROGRAM

    def install(self) -> None:
        """Install for everyone."""
        self.settings.mkdir(parents=True, exist_ok=True)
        for path in self.settings.iterdir():
            path.unlink()
        self._msiexec("/i")

    def remove(self) -> None:
        """Install over itself, and remove it; each user's settings are theirs."""
        self._msiexec("/i")
        self.require_entries()
        self._msiexec("/x")
        self._wait_until_gone()
        self.require(not self.shortcut.exists(), "its entry in the Start menu is still there")
        stays = (self.settings, *self.settings.iterdir())
        self.may_stay = {path.relative_to(self.prefix.drive).as_posix() for path in stays}

    def _msiexec(self, what: str) -> None:
        self.prefix.run("wine", "msiexec", what, self.prefix.windows_path(self.package), "/qn")
