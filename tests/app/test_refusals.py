"""Whatever cannot be done is refused with one line, exit code 2, and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gate_viz.app.command_line import parse
from gate_viz.app.main import main
from gate_viz.app.paths import assets_folder
from gate_viz.content.catalogue import load_catalogue
from tests.app.programs import NO_DISPLAY, ROOT, run_program

BAD_WORDS = {
    "unknown command's option": ["simulate", "--sed", "x"],
    "unknown control": ["simulate", "--set", "pain=1"],
    "control above its range": ["simulate", "--set", "injury=1.01"],
    "control below its range": ["simulate", "--set", "injury=-0.01"],
    "not a number": ["simulate", "--set", "injury=nan"],
    "not finite": ["simulate", "--set", "injury=inf"],
    "too large to hold": ["simulate", "--set", "injury=1e999"],
    "decimal comma": ["simulate", "--set", "injury=0,5"],
    "underscore in a number": ["simulate", "--set", "injury=0_1"],
    "no number": ["simulate", "--set", "injury="],
    "no value": ["simulate", "--set", "injury"],
    "nothing to set": ["simulate", "--set"],
    "mistyped command": ["simulat", "--scenario", "healthy"],
    "neither a file nor a command": ["nonsense"],
    "empty word": [""],
    "scenario without a name": ["simulate", "--scenario", ""],
    "unknown scenario": ["simulate", "--scenario", "stubbed_to"],
    "scenario file that is not there": ["simulate", "--scenario", "nowhere.gateviz"],
    "scenario file that is a folder": ["simulate", "--scenario", "./"],
    "unknown lens": ["simulate", "--lens", "mine"],
    "lens of a list": ["list", "controls", "--lens", "both"],
    "lens of a self-test": ["self-test", "--lens", "article"],
    "unknown link": ["simulate", "--link", "nothing=off"],
    "link neither on nor off": ["simulate", "--link", "alpha2_projection=maybe"],
    "change without a time": ["simulate", "--at", "touch=1"],
    "change without a control": ["simulate", "--at", "3"],
    "change after the end": ["simulate", "--seconds", "2", "--at", "3:touch=1"],
    "change before the start": ["simulate", "--at=-1:touch=1"],
    "change at no time": ["simulate", "--at", "nan:touch=1"],
    "later change out of range": ["simulate", "--at", "1:touch=2"],
    "later change of an unknown control": ["simulate", "--at", "1:rub=1"],
    "unknown archetype": ["simulate", "--archetype", "me"],
    "archetype without a name": ["simulate", "--archetype", ""],
    "archetype that is a file": ["simulate", "--archetype", "healthy.toml"],
    "unknown choice": ["simulate", "--set", "cyp2d6=poorly"],
    "number between two choices": ["simulate", "--set", "cyp2d6=0.7"],
    "choice of another control": ["simulate", "--set", "touch=poor"],
    "both kinds of time": ["simulate", "--seconds", "1", "--days", "1"],
    "no day at all": ["simulate", "--days", "0"],
    "negative days": ["simulate", "--days=-1"],
    "days that are no number": ["simulate", "--days", "nan"],
    "more days than anyone follows": ["simulate", "--days", "3651"],
    "change after the last day": ["simulate", "--days", "2", "--at", "3:touch=1"],
    "start state changed on the way": ["simulate", "--days", "2", "--at", "1:sensitisation=1"],
    "samples without a distance in days": ["simulate", "--days", "2", "--every", "0"],
    "more samples than can be kept in days": ["simulate", "--days", "3000", "--every", "0.001"],
    "no time at all": ["simulate", "--seconds", "0"],
    "negative time": ["simulate", "--seconds=-1"],
    "longer than anyone waits": ["simulate", "--seconds", "1e9"],
    "every zero": ["simulate", "--every", "0"],
    "every half": ["simulate", "--every", "0.5"],
    "unknown format": ["simulate", "--format", "xml"],
    "stray word": ["simulate", "stubbed_toe"],
    "unknown list": ["list", "patients"],
    "list of nothing": ["list"],
    "picture to nowhere": ["render"],
    "picture in an unknown form": ["render", "--to", "gate.bmp"],
    "picture without a name": ["render", "--to", ""],
    "picture in both lenses": ["render", "--lens", "both", "--to", "gate.png"],
    "picture in a folder that is not there": ["render", "--seconds", ".01", "--to", "nowhere/gate.png"],
    "unknown theme": ["render", "--theme", "pink", "--to", "gate.png"],
    "unknown scene": ["render", "--scene", "moon", "--to", "gate.png"],
    "size of one side": ["render", "--size", "1920", "--to", "gate.png"],
    "size too large": ["render", "--size", "99999x99999", "--to", "gate.png"],
    "size too small": ["render", "--size", "1x1", "--to", "gate.png"],
    "line break in a control": ["simulate", "--set", "inj\nury=1"],
    "null character in a file name": ["simulate", "--scenario", "a\0b.gateviz"],
    "report without a name": ["self-test", "--to", ""],
    "report to nowhere": ["self-test", "--to", "nowhere/report.json"],
}


@pytest.mark.parametrize("words", BAD_WORDS.values(), ids=BAD_WORDS.keys())
def test_bad_words_give_one_line_and_exit_code_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("gate-viz: ")
    assert len(output.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".bmp", ".jpg", ".PNGX", ""])
def test_a_picture_in_another_form_is_refused_by_naming_those_there_are(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "--to", str(tmp_path / f"gate{ending}")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "must end in one of .png, .svg, .pdf, .gif, .mp4, .webm" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["fast", "0,5", "nan", "", "0.7", "7"])
@pytest.mark.parametrize(("option", "prefix"), [("--set", ""), ("--at", "1:")])
def test_what_is_no_choice_of_a_control_is_refused_by_naming_them_all(
    option: str, prefix: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", option, f"{prefix}cyp2d6={word}"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    said = f"gate-viz: {option} cyp2d6={word}: must be one of"
    assert line == f"{said} poor (0), intermediate (0.5), normal (1), ultrarapid (3)"


@pytest.mark.parametrize(("typed", "meant"), [("simulat", "simulate"), ("rendr", "render"), ("selftest", "self-test")])
def test_a_mistyped_command_is_answered_with_the_nearest_one(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([typed]) == 2
    assert f"did you mean '{meant}'?" in capsys.readouterr().err


def test_a_file_without_an_ending_is_no_mistyped_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "simulat").write_text("", encoding="utf-8")
    parsed = parse(["simulat"], load_catalogue(assets_folder()))
    assert (parsed.command, parsed.file) == ("open", "simulat")


BAD_SCENARIOS = {
    "not TOML": "stub the toe",
    "no format": '[scenario]\nid = "a"\nname = "A"\ndescription = "A."\n[values]\n',
    "newer format": "format = 2\n",
    "unknown control": 'format = 1\n[scenario]\nid = "a"\nname = "A"\ndescription = "A."\n[values]\npain = 1\n',
    "value out of range": 'format = 1\n[scenario]\nid = "a"\nname = "A"\ndescription = "A."\n[values]\ninjury = 7\n',
    "value not a number": 'format = 1\n[scenario]\nid = "a"\nname = "A"\ndescription = "A."\n[values]\ninjury = nan\n',
    "unknown field": 'format = 1\ncode = "x"\n[scenario]\nid = "a"\nname = "A"\ndescription = "A."\n[values]\n',
}


@pytest.mark.parametrize("text", BAD_SCENARIOS.values(), ids=BAD_SCENARIOS.keys())
def test_a_broken_scenario_file_is_refused_with_its_name(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.gateviz"
    path.write_text(text, encoding="utf-8")
    assert main(["simulate", "--scenario", str(path)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "broken.gateviz: " in output.err
    assert len(output.err.splitlines()) == 1


def test_a_picture_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "gate.png"
    old.write_bytes(b"old")

    def full_disk(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    assert main(["render", "--seconds", ".01", "--size", "400x300", "--to", str(old)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("gate.png", b"old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_to_a_full_disk_is_refused(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            [sys.executable, "-m", "gate_viz", "list", "controls"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1
    assert "Traceback" not in finished.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gate_viz", "simulate", "--seconds", "2", "--every", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can a display be missing")
@pytest.mark.parametrize("words", [(), ("toe.gateviz",)])
def test_without_a_display_two_lines_name_the_command_that_needs_none(words: tuple[str, ...], tmp_path: Path) -> None:
    finished = run_program(*words, folder=tmp_path, **NO_DISPLAY)
    assert finished.returncode == 2
    assert finished.stdout == ""
    lines = finished.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("gate-viz: there is no display")
    assert "gate-viz render" in lines[1]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can a display be missing")
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":9876"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "nowhere.invalid:0"},
        {"WAYLAND_DISPLAY": "wayland-9876"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "nonsense"},
        {"QT_QPA_PLATFORM": "nonsense", "DISPLAY": ":9876"},
    ],
    ids=str,
)
def test_a_display_that_does_not_answer_is_told_before_qt_aborts(environment: dict[str, str], tmp_path: Path) -> None:
    finished = run_program(folder=tmp_path, **{**NO_DISPLAY, **environment})
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 2
    assert "gate-viz render" in finished.stderr
