"""The real program on a real X screen, moved by real keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("driven_program.py")

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb"),
]


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of an X screen of our own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "the X server did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


class RealProgram:
    """The started program: what it shows and how keys reach it."""

    def __init__(self, screen: str, folder: Path, user_folder: Path) -> None:
        self.path = folder / "seen.json"
        self.environment = {
            **os.environ,
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            "GATE_VIZ_USER_FOLDER": str(user_folder),
        }
        self.process = subprocess.Popen(
            [sys.executable, str(DRIVER), str(self.path)],
            env=self.environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def seen(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self.path.read_text()))
        except FileNotFoundError:
            return {}

    def wait_until(self, holds: Callable[[dict[str, Any]], bool], what: str, seconds: float = 40.0) -> dict[str, Any]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                pytest.fail(f"the program ended while waiting for {what}:\n{self.process.communicate()[0]}")
            seen = self.seen
            if seen and holds(seen):
                return seen
            time.sleep(0.05)
        return pytest.fail(f"waited in vain for {what}: {self.seen}")

    def press(self, *keys: str) -> None:
        """Press keys in the program's window, as a keyboard does."""
        focus = ["windowfocus", "--sync", str(self.seen["window_id"])]
        subprocess.run(["xdotool", *focus, "key", "--delay", "40", *keys], env=self.environment, check=True, timeout=30)

    def close(self) -> str:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.communicate(timeout=20)[0]


@pytest.fixture
def program(screen: str, tmp_path: Path, user_folder: Path) -> Iterator[RealProgram]:
    program = RealProgram(screen, tmp_path, user_folder)
    yield program
    program.close()


def test_touch_turned_up_by_the_keyboard_makes_throughput_fall_in_the_graph(program: RealProgram) -> None:
    seen = program.wait_until(lambda seen: bool(seen["curves"]), "the first curves")
    assert seen["platform"] == "xcb"
    assert seen["permanent_line"]
    assert seen["covered"]
    program.press("Return")
    program.wait_until(lambda seen: not seen["covered"], "the start-up text to close")
    settled = program.wait_until(lambda seen: seen["curves"]["signal_out"] is not None, "a curve")
    before = settled["curves"]["signal_out"] / settled["curves"]["signal_in"]
    for _ in range(60):
        if program.seen["focus"] == "Touch":
            break
        program.press("Tab")
        time.sleep(0.15)
    assert program.seen["focus"] == "Touch"
    program.press(*["Prior"] * 5)
    after = program.wait_until(
        lambda seen: seen["curves"]["signal_out"] / seen["curves"]["signal_in"] < 0.7 * before, "throughput to fall"
    )
    assert after["curves"]["gate_opening"] < settled["curves"]["gate_opening"]
    output = program.close()
    assert "Traceback" not in output


def test_every_key_does_what_the_list_of_keys_says(program: RealProgram) -> None:
    program.wait_until(lambda seen: bool(seen["curves"]), "the first curves")
    program.press("Return")
    program.wait_until(lambda seen: not seen["covered"], "the start-up text to close")

    def press(keys: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        program.press(keys)
        return program.wait_until(holds, f"{keys} to be heard")

    paused = press("space", lambda seen: not seen["playing"])
    on = press("Right", lambda seen: seen["time_s"] > paused["time_s"])
    press("Left", lambda seen: seen["time_s"] < on["time_s"])
    press("h", lambda seen: seen["held"])
    press("h", lambda seen: not seen["held"])
    press("s", lambda seen: seen["still"])
    press("s", lambda seen: not seen["still"])
    press("l", lambda seen: seen["lens"] == "article")
    press("ctrl+z", lambda seen: seen["lens"] == "evidence")
    press("ctrl+shift+z", lambda seen: seen["lens"] == "article")
    press("space", lambda seen: seen["playing"])
    press("t", lambda seen: seen["acting"]["touch"] == 1.0)
    press("p", lambda seen: seen["acting"]["injury"] > 0.7)
    press("space", lambda seen: not seen["playing"])
    press("r", lambda seen: seen["time_s"] == 0.0)
    press("F1", lambda seen: seen["keys"])
    press("Escape", lambda seen: not seen["keys"])
    press("F5", lambda seen: not seen["panel"])
    press("F5", lambda seen: seen["panel"])
    for key, scene_id in zip("54321", ("path", "migraine", "switch", "pump", "gate"), strict=True):
        program.press(key)
        program.wait_until(partial(_shows, scene_id), f"{key} to be heard")
    press("1", lambda seen: seen["stage_focus"])
    type_a_number_with_letters(program)
    press("Return", lambda seen: seen["set"]["touch"] == 0.4)
    press("shift+r", lambda seen: seen["set"]["touch"] == 0.4)
    press("Escape", lambda seen: seen["focus"] != "Touch, as a number")
    press("shift+r", lambda seen: seen["set"]["touch"] == 0.0)
    assert "Traceback" not in program.close()


def test_a_day_is_typed_and_gone_to_in_the_scene_that_is_shown(program: RealProgram) -> None:
    program.wait_until(lambda seen: bool(seen["curves"]), "the first curves")
    program.press("Return")
    program.wait_until(lambda seen: not seen["covered"], "the start-up text to close")
    program.press("3")
    for _ in range(120):
        if program.seen["focus"] == "Day to go to":
            break
        program.press("Tab")
        time.sleep(0.15)
    program.press("2", "8", "Return")
    seen = program.wait_until(lambda seen: seen["day"] == 28.0, "day 28")
    assert seen["scene"] == "switch"
    program.wait_until(lambda seen: seen["day_said"].startswith("day 28"), "the day to be said")
    assert "Traceback" not in program.close()


def _shows(scene_id: str, seen: dict[str, Any]) -> bool:
    return bool(seen["scene"] == seen["scene_marked"] == scene_id)


def type_a_number_with_letters(program: RealProgram) -> None:
    """Type into a number: letters that are keys elsewhere do nothing, and digits are digits."""
    for _ in range(60):
        if program.seen["focus"] == "Touch, as a number":
            break
        program.press("Tab")
        time.sleep(0.15)
    before = program.wait_until(lambda seen: seen["focus"] == "Touch, as a number", "the number to have the focus")
    program.press("4", "h", "s", "l", "t", "p", "r", "space", "0")
    time.sleep(0.5)
    after = program.seen
    kept = ("held", "still", "lens", "time_s", "playing", "acting", "set", "focus")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
