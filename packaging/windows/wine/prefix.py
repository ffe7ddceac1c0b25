"""A throwaway Windows: a 64-bit Wine prefix, programs run in it, and what they leave in its files and registry."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from environment import PackagingError

LIMIT_S = 300.0
QUIET_LIMIT_S = 60.0
END_OF_OUTPUT_S = 2.0
_KEEP_DESKTOP = "import ctypes, time; ctypes.windll.user32.GetDesktopWindow(); time.sleep(3600)"


class Prefix:
    """One prefix on one screen.

    Parameters
    ----------
    folder : Path
        Where it lies; what was there before is removed.
    display : str
        The screen that its windows open on.
    """

    def __init__(self, folder: Path, display: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self.drive = folder / "drive_c"
        self.system32 = self.drive / "windows" / "system32"
        # Nothing else of this machine's settings: Wine follows many of them.
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._home),
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Neither .NET nor a browser is asked for, and nothing is written into menus outside.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=",
        }
        self.run("wineboot", "--init")
        self.user = next(path for path in (self.drive / "users").iterdir() if path.name != "Public")
        # A program that falls must end, not wait for a debugger.
        key = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug"
        self.run("wine", "reg", "add", key, "/v", "Debugger", "/d", "false", "/f")

    def run(self, *words: str | Path, code: int = 0, limit_s: float = LIMIT_S, cwd: Path | None = None) -> str:
        """What a command printed.

        Parameters
        ----------
        *words : str | Path
            The command.
        code : int
            The exit code that it must end with.
        limit_s : float
            How long it may take [s].
        cwd : Path | None
            The folder it starts in.

        Raises
        ------
        PackagingError
            If it ends otherwise, or not in time.
        """
        name = " ".join(Path(word).name for word in words[:2])
        started, said = self._start(words, cwd)
        try:
            ended = started.wait(limit_s)
        except subprocess.TimeoutExpired:
            started.kill()
            message = f"{name} did not end within {limit_s:g} s."
            raise PackagingError(message) from None
        text = said()
        if ended != code:
            message = f"{name} ended with {ended} and not {code}:\n{text[-4000:]}"
            raise PackagingError(message)
        return text

    @contextmanager
    def desktop(self, python: Path) -> Iterator[None]:
        """Keep Wine's desktop there until the block ends.

        Wine starts it for the first program that has a window. If that is one whose output another reads, the desktop
        keeps the pipe open, and the reader waits for ever.

        Parameters
        ----------
        python : Path
            The Windows Python that asks for it.
        """
        keeper = self.open("wine", python, "-c", _KEEP_DESKTOP)
        try:
            yield
        finally:
            keeper.kill()
            keeper.wait()

    def open(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Process of a command that is not waited for.

        Parameters
        ----------
        *words : str | Path
            The command.
        """
        return self._start(words, None)[0]

    def _start(
        self, words: Sequence[str | Path], cwd: Path | None
    ) -> tuple[subprocess.Popen[bytes], Callable[[], str]]:
        # A Windows Python under Wine wants a pipe, neither a file nor nothing.
        started = subprocess.Popen(
            [str(word) for word in words],
            env=self._environment,
            cwd=cwd or self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output = started.stdout
        assert output is not None
        said = bytearray()
        # It is not waited for to its end: what was started behind the program keeps the pipe open.
        reader = threading.Thread(target=lambda: _collect(output, said), daemon=True)
        reader.start()

        def text() -> str:
            reader.join(END_OF_OUTPUT_S)
            return said.decode("utf-8", errors="replace")

        return started, text

    def prefer_native(self, library: str) -> None:
        """Load this library from system32 and not Wine's own.

        Parameters
        ----------
        library : str
            Its name, without an ending.
        """
        key = r"HKCU\Software\Wine\DllOverrides"
        self.run("wine", "reg", "add", key, "/v", library, "/d", "native,builtin", "/f")

    def registry(self, key: str) -> dict[str, str]:
        """Values of a key and those below it as ``key|name``, or nothing where it is not there.

        Parameters
        ----------
        key : str
            As ``reg query`` wants it.
        """
        try:
            text = self.run("wine", "reg", "query", key, "/s")
        except PackagingError:
            return {}
        values, place = {}, ""
        for line in text.splitlines():
            found = re.match(r" {4}(.*?) {4}REG_\w+ {4}(.*)$", line)
            if found:
                values[f"{place}|{'' if found[1] == '(Default)' else found[1]}"] = found[2]
            elif line.strip():
                place = line.strip().replace("HKEY_CURRENT_USER", "HKCU").replace("HKEY_LOCAL_MACHINE", "HKLM")
        return values

    def windows_path(self, path: Path) -> str:
        """A file of this machine, as a Windows program calls it.

        Parameters
        ----------
        path : Path
            The file.
        """
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path.resolve()).replace("/", "\\")

    def become_quiet(self) -> None:
        """Wait until every program in the prefix has ended, so that all it wrote is on the disk."""
        self.run("wineserver", "-w", limit_s=QUIET_LIMIT_S)

    def mentions(self, words: Sequence[str]) -> list[str]:
        """Lines of the registry that name one of these words.

        Parameters
        ----------
        words : Sequence[str]
            What to look for, in any case.
        """
        self.become_quiet()
        found = []
        for name in ("user.reg", "system.reg", "userdef.reg"):
            lines = (self._folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
            found += [f"{name}: {line[:200]}" for line in lines if any(word in line.lower() for word in words)]
        return found

    def files(self) -> set[str]:
        """Every file and folder of drive C but what Wine keeps for itself."""
        own = ("windows/", "ProgramData/Microsoft/")
        places = {path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*")}
        return {place for place in places if not place.startswith(own)}

    def close(self) -> None:
        """End whatever still runs."""
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)
        # A moment, so that nothing of it is written after the folder was looked at or removed.
        time.sleep(1)


def _collect(output: IO[bytes], said: bytearray) -> None:
    while part := os.read(output.fileno(), 65536):
        said += part
