"""How long the frozen program takes to its first picture, against the same program from source (Linux with Xvfb).

``python packaging/start_time.py PROGRAM``: both are started in turns on a screen of their own, and the clock stops when
the stage is seen there. Exit code 1 if the frozen one takes more than 1.15 times as long.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, PackagingError, freezing_python, require_debian
from virtual_screen import VirtualScreen, virtual_screen

MOST = 1.15
ROUNDS = 11
LIMIT_S = 60.0
LOOK_EVERY_S = 0.002
STAGE = (0.62, 0.08, 0.82, 0.30)
"""A part of the screen where the window shows the stage and nothing else."""
FEWEST_COLOURS = 40


def first_paint_s(words: Sequence[str | Path], screen: VirtualScreen, folder: Path) -> float:
    """Time from the start of a program to the stage on the screen [s].

    Parameters
    ----------
    words : Sequence[str | Path]
        The program and its words.
    screen : VirtualScreen
        An empty screen; it is empty again afterwards.
    folder : Path
        Where the program remembers things, and Python what it compiled.

    Raises
    ------
    PackagingError
        If the program ends, or nothing is painted in time.
    """
    dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in dropped},
        "DISPLAY": screen.display,
        "GATE_VIZ_USER_FOLDER": str(folder / "user"),
        # Nobody compiles the source at every start: the start that does not count leaves it compiled.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "LC_ALL": "C.UTF-8",
    }
    quiet = subprocess.DEVNULL
    begun = time.perf_counter()
    program = subprocess.Popen([str(word) for word in words], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        while screen.colours(STAGE) < FEWEST_COLOURS:
            if program.poll() is not None or time.perf_counter() - begun > LIMIT_S:
                message = f"{Path(words[0]).name} showed no stage."
                raise PackagingError(message)
            time.sleep(LOOK_EVERY_S)
        return time.perf_counter() - begun
    finally:
        program.kill()
        program.wait()
        _wait_until_empty(screen)


def _wait_until_empty(screen: VirtualScreen) -> None:
    end = time.perf_counter() + LIMIT_S
    while screen.colours() > 1:
        if time.perf_counter() > end:
            message = "the screen did not become empty again."
            raise PackagingError(message)
        time.sleep(LOOK_EVERY_S)


def measure(program: Path, rounds: int) -> tuple[float, float]:
    """Median time to the first picture of the frozen program, and from source [s].

    Parameters
    ----------
    program : Path
        The frozen program.
    rounds : int
        How often each is started, in turns, after once that does not count.
    """
    commands: tuple[list[str | Path], ...] = ([program.resolve()], [freezing_python(), "-m", "gate_viz"])
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as scratch, virtual_screen(Path(scratch) / "screen") as screen:
        for _ in range(rounds + 1):
            for words, durations in zip(commands, times, strict=True):
                durations.append(first_paint_s(words, screen, Path(scratch)))
                shutil.rmtree(Path(scratch) / "user", ignore_errors=True)
    frozen_s, source_s = (statistics.median(durations[1:]) for durations in times)
    return frozen_s, source_s


def hold(program: Path, rounds: int = ROUNDS) -> None:
    """Refuse a frozen program whose first picture takes too long, and tell both times.

    Parameters
    ----------
    program : Path
        The frozen program.
    rounds : int
        How often each is started.

    Raises
    ------
    PackagingError
        If it takes more than 1.15 times as long as from source.
    """
    frozen_s, source_s = measure(program, rounds)
    ratio = frozen_s / source_s
    told = f"frozen {frozen_s * 1000:.0f} ms, from source {source_s * 1000:.0f} ms: {ratio:.2f} times"
    print(f"  first picture: {told}; at most {MOST:g} are allowed", flush=True)
    if ratio > MOST:
        message = f"the first picture takes too long: {told}."
        raise PackagingError(message)


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 if the frozen program is as quick as it must be, else 1.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program", type=Path, help="the frozen program")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is started")
    arguments = parser.parse_args(words)
    try:
        require_debian("xvfb", "xdotool")
        hold(arguments.program, arguments.rounds)
    except PackagingError as fault:
        print(f"start_time.py: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
