"""Try a frozen program where nothing of the machine helps it: ``python packaging/smoke_test.py PROGRAM``.

It runs from a copy whose path has a space and an umlaut, from another folder, without any environment, without a
program to be found and without a home. What is done is its self-test, a run of the model, a picture, and a window
where there is a virtual screen. Then one file after another is taken away, and its self-test must tell which.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from environment import PROGRAMS, PackagingError, version
from virtual_screen import VirtualScreen, can_be_had, virtual_screen

LIMIT_S = 300.0
CLOSING_LIMIT_S = 20.0
TITLE = "Sensitised .* Gate Viz"
"""The opened scenario and the program; between them stands a dash."""
WINDOWED = PROGRAMS["windows"][1]
REFUSED = 2
# Without these not even the system's own programs start on Windows.
NEEDED_VARIABLES = ("SystemRoot", "SystemDrive", "TEMP", "TMP")
# One of each kind is taken away.
TAKEN_AWAY = ("glyphs/*.svg", "texts/en/*.toml", "fonts/*.otf")
PNG = b"\x89PNG\r\n\x1a\n"


def smoke(program: Path, scratch: Path, limit_s: float = LIMIT_S) -> dict[str, Any]:
    """Return what the frozen program's self-test reported.

    Parameters
    ----------
    program : Path
        The program for a terminal inside its tree.
    scratch : Path
        A folder for the copy and what it writes; what was there before is removed.
    limit_s : float
        How long all of it may take, so that a program that hangs fails too [s].

    Raises
    ------
    PackagingError
        If anything does not go as it must, in one sentence.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    trial = Trial(_copied(program, scratch / "Gate Viz für alle"), scratch, time.monotonic() + limit_s)
    with _told("version"):
        _check_version(trial)
    with _told("self-test"):
        report = _check_self_test(trial)
    with _told("simulate and render"):
        _check_commands(trial)
    if trial.windowed.is_file():
        with _told(f"self-test of {WINDOWED}"):
            _check_windowed(trial)
    if can_be_had():
        with _told("window"), virtual_screen(scratch / "screen") as screen:
            _check_window(trial, screen)
    else:
        print("  smoke test, window: left out, for want of Xvfb and xdotool", flush=True)
    for pattern in TAKEN_AWAY:
        with _told(f"without one of {pattern}"):
            _check_missing(trial, pattern)
    shutil.rmtree(scratch, ignore_errors=True)
    return report


class Trial:
    """One program that is tried, and the time it has left."""

    def __init__(self, program: Path, folder: Path, end_s: float) -> None:
        self.program = program
        self.windowed = program.with_name(WINDOWED)
        self.folder = folder
        self._end_s = end_s

    def left_s(self) -> float:
        """How long it may still take [s]."""
        return max(0.1, self._end_s - time.monotonic())

    def run(
        self, *words: str, program: Path | None = None, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the program with these words in the bare environment.

        Parameters
        ----------
        *words : str
            The words of its command line.
        program : Path | None
            Another program of the same tree.
        variables : Mapping[str, str] | None
            What the environment has beside the barest.

        Raises
        ------
        PackagingError
            If it does not start, or not end in time.
        """
        command: Sequence[str] = [str(program or self.program), *words]
        try:
            return subprocess.run(
                command,
                cwd=self.folder,
                env={**bare_environment(), **(variables or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=self.left_s(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"`{' '.join(words)}` did not end in time."
            raise PackagingError(message) from None
        except OSError as error:
            message = f"{self.program.name} does not start: {error.strerror or error}."
            raise PackagingError(message) from None


def bare_environment() -> dict[str, str]:
    """As good as no environment: no path to any program, no home."""
    needed = NEEDED_VARIABLES if sys.platform == "win32" else ()
    return {"PATH": "", **{name: os.environ[name] for name in needed if name in os.environ}}


def tree_of(program: Path) -> Path:
    """Everything that belongs to a program: its folder, or the bundle it is in.

    Parameters
    ----------
    program : Path
        The program inside its tree.
    """
    return next((folder for folder in program.parents if folder.suffix == ".app"), program.parent)


def assets_of(tree: Path) -> Path:
    """Folder of the files that ship with the program.

    Parameters
    ----------
    tree : Path
        The frozen tree.

    Raises
    ------
    PackagingError
        If there is none.
    """
    found = next(tree.rglob("assets.sha256"), None)
    if found is None:
        message = f"{tree} has no list of assets."
        raise PackagingError(message)
    return found.resolve().with_name("assets")


def _copied(program: Path, to: Path) -> Path:
    tree = tree_of(program.resolve())
    if not program.is_file():
        message = f"there is no program {program}."
        raise PackagingError(message)
    shutil.copytree(tree, to / tree.name, symlinks=True)
    return to / tree.name / program.resolve().relative_to(tree)


@contextmanager
def _told(step: str) -> Iterator[None]:
    begun = time.monotonic()
    try:
        yield
    except PackagingError as fault:
        message = f"smoke test, {step}: {fault}"
        raise PackagingError(message) from None
    print(f"  smoke test, {step}: {time.monotonic() - begun:.1f} s", flush=True)


def _require(ended: subprocess.CompletedProcess[str], code: int = 0) -> None:
    if ended.returncode != code:
        said = f"{ended.stdout}\n{ended.stderr}".strip()[-2000:]
        message = f"it ended with {ended.returncode} and not {code}:\n{said}"
        raise PackagingError(message)


def _check_version(trial: Trial) -> None:
    ended = trial.run("--version")
    _require(ended)
    if version() not in ended.stdout:
        message = f"it says {ended.stdout.strip()!r}, and {version()} was frozen."
        raise PackagingError(message)


def _check_self_test(trial: Trial) -> dict[str, Any]:
    to = trial.folder / "report.json"
    ended = trial.run("self-test", "--to", str(to))
    _require(ended)
    report = _read_report(to)
    if not report["passed"]:
        message = f"its report says that not all passed:\n{ended.stdout}"
        raise PackagingError(message)
    try:
        spoken = json.loads(ended.stdout)["passed"]
    except (ValueError, KeyError, TypeError):
        message = f"what it prints is no report: {ended.stdout[:200]!r}."
        raise PackagingError(message) from None
    if spoken is not True:
        message = "what it prints is not what it writes."
        raise PackagingError(message)
    return report


def _read_report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"it wrote no report: {error}."
        raise PackagingError(message) from None
    if not isinstance(report, dict) or "passed" not in report:
        message = "its report does not say whether all passed."
        raise PackagingError(message)
    return report


def _check_commands(trial: Trial) -> None:
    simulated = trial.run("simulate", "--scenario", "stubbed_toe", "--seconds", "2")
    _require(simulated)
    if not json.loads(simulated.stdout):
        message = "simulate gave no numbers."
        raise PackagingError(message)
    picture = trial.folder / "A picture with ü.png"
    _require(trial.run("render", "--scenario", "stubbed_toe", "--to", str(picture)))
    if not picture.is_file() or not picture.read_bytes().startswith(PNG):
        message = "render wrote no picture."
        raise PackagingError(message)


def _check_windowed(trial: Trial) -> None:
    to = trial.folder / "windowed report.json"
    _require(trial.run("self-test", "--to", str(to), program=trial.windowed))
    if not _read_report(to)["passed"]:
        message = "its report says that not all passed."
        raise PackagingError(message)


def _check_window(trial: Trial, screen: VirtualScreen) -> None:
    scenario = trial.folder / "A scenario with ü.gateviz"
    scenario.write_bytes((assets_of(tree_of(trial.program)) / "scenarios" / "sensitised.toml").read_bytes())
    variables = {"DISPLAY": screen.display, "GATE_VIZ_USER_FOLDER": str(trial.folder / "user")}
    environment = {**bare_environment(), **variables}
    said = trial.folder / "said.txt"
    with said.open("wb") as to:
        words = [str(trial.program), str(scenario)]
        opened = subprocess.Popen(
            words, cwd=trial.folder, env=environment, stdin=subprocess.DEVNULL, stdout=to, stderr=to
        )
    try:
        _open_and_close(trial, screen, opened)
    except PackagingError as fault:
        message = f"{fault} {said.read_text(encoding='utf-8', errors='replace')[-1000:]}".strip()
        raise PackagingError(message) from None
    finally:
        opened.kill()
        opened.wait()
    scenario.write_text("no scenario", encoding="utf-8")
    _require(trial.run(str(scenario), variables=variables), REFUSED)


def _open_and_close(trial: Trial, screen: VirtualScreen, opened: subprocess.Popen[bytes]) -> None:
    window = None
    while window is None:
        if opened.poll() is not None:
            message = f"no window opened; it ended with {opened.returncode}."
            raise PackagingError(message)
        if trial.left_s() < 1:
            message = "no window was painted in time."
            raise PackagingError(message)
        time.sleep(0.2)
        window = screen.painted_window(TITLE)
    screen.close(window)
    try:
        code = opened.wait(min(trial.left_s(), CLOSING_LIMIT_S))
    except subprocess.TimeoutExpired:
        message = "the window did not close."
        raise PackagingError(message) from None
    if code:
        message = f"after the window was closed it ended with {code}."
        raise PackagingError(message)


def _check_missing(trial: Trial, pattern: str) -> None:
    assets = assets_of(tree_of(trial.program))
    path = min(assets.glob(pattern))
    name = path.relative_to(assets).as_posix()
    content = path.read_bytes()
    to = trial.folder / "faults.json"
    path.unlink()
    try:
        ended = trial.run("self-test", "--to", str(to))
    finally:
        path.write_bytes(content)
    _require(ended, 1)
    if _read_report(to)["passed"] or name not in to.read_text(encoding="utf-8"):
        message = f"its report does not name {name}, which is missing."
        raise PackagingError(message)


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 for a program that is sound, 1 with one sentence for any other.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program", type=Path, help="the frozen program for a terminal")
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="how long it may take [s]")
    arguments = parser.parse_args(words)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            report = smoke(arguments.program, Path(scratch) / "smoke", arguments.limit)
    except PackagingError as fault:
        print(f"smoke_test.py: {fault}", file=sys.stderr)
        return 1
    print(f"{arguments.program.name} is sound: {len(report['checks'])} checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
