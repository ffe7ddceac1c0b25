"""The table of commands in ``docs/model.md``: read, run through the program's own entry, and measured.

A row of it is `run | command | number to look at | article | evidence | now`. A row without a command looks at the run
above it. The number is a readout, alone (at the end) or `on day 28` or `at 14.1 s`, and may be set against another run
of the same mechanism (`over run a`, `less run a`) or against another day of its own (`over day 0`).
`highest from day 42 on, over run a` is the highest that this comparison, day by day, comes to.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gate_viz.app.main import main

BEGIN, END = "<!-- mechanisms: begin -->\n", "<!-- mechanisms: end -->\n"
LENSES = ("article", "evidence")
PROGRAM = "gate-viz"
EXACT = 1e-9

_HEADING = re.compile(r"### (M\d+)\b")
_NUMBER = re.compile(
    r"`(?P<readout>\w+)`"
    r"(?: (?:on day (?P<day>[\d.]+)|at (?P<second>[\d.]+) s)|, highest from day (?P<since>[\d.]+) on)?"
    r"(?:, (?P<relation>over|less) (?:run (?P<run>[a-z])|day (?P<base_day>[\d.]+)|(?P<base_second>[\d.]+) s))?"
)
_RANGE = re.compile(r"(?:(?P<sign>[≤≥]) )?(?P<one>-?[\d.]+)|(?P<least>-?[\d.]+)–(?P<most>[\d.]+)")


@dataclass(frozen=True, slots=True)
class Look:
    """One number to look at, by which mechanism and run, and what it may be in each lens; ``line`` is its row."""

    mechanism: str
    run: str
    commands: Mapping[str, str]
    number: str
    ranges: Mapping[str, str]
    now: str
    line: str

    def value(self, lens: str) -> float:
        """Return the number in a lens, out of a run of the command [unit of the readout, or 1 where it is a ratio]."""
        found = _NUMBER.fullmatch(self.number)
        assert found, self.number
        if found["since"] is not None:
            return highest(self.commands[self.run], self.commands[found["run"]], lens, found["readout"], found["since"])
        time = found["day"] or found["second"]
        here = reading(self.commands[self.run], lens, found["readout"], time)
        if found["relation"] is None:
            return here
        if found["run"] is not None:
            there = reading(self.commands[found["run"]], lens, found["readout"], time)
        else:
            earlier = found["base_day"] or found["base_second"]
            there = reading(self.commands[self.run], lens, found["readout"], earlier)
        return here / there if found["relation"] == "over" else here - there

    def is_met(self, lens: str) -> bool:
        """Return whether the number is as the row states for a lens."""
        least, most = bounds(self.ranges[lens])
        return least - EXACT <= self.value(lens) <= most + EXACT

    def present(self) -> str:
        """Return the last cell: what the number is now, in both lenses."""
        return " / ".join(as_text(self.value(lens)) for lens in LENSES)


def bounds(stated: str) -> tuple[float, float]:
    """Return the least and the greatest number that a cell allows: ``≤ 1``, ``≥ 1``, ``.5–1`` or ``1`` alone."""
    found = _RANGE.fullmatch(stated)
    assert found, stated
    if found["one"] is None:
        return float(found["least"]), float(found["most"])
    number, sign = float(found["one"]), found["sign"]
    return (-float("inf") if sign == "≤" else number), (float("inf") if sign == "≥" else number)


def as_text(number: float) -> str:
    """Return a number in three figures, as the documents write them: no zero before the point."""
    rounded = 0.0 if abs(number) < 0.0005 else number
    return re.sub(r"^(-?)0\.", r"\1.", f"{rounded:.3g}")


def looks(document: str) -> list[Look]:
    """Return every row of the document's table of commands."""
    return list(_looks(document.split(BEGIN)[1].split(END)[0]))


def _looks(table: str) -> Iterator[Look]:
    mechanism, run = "", ""
    commands: dict[str, str] = {}
    for line in table.splitlines():
        if heading := _HEADING.match(line):
            mechanism, commands = heading[1], {}
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or cells[0] == "run" or set(cells[0]) == {"-"}:
            continue
        label, command, number, article, evidence, now = cells
        if label:
            run, commands[label] = label, command.strip("`")
        yield Look(mechanism, run, commands, number, {"article": article, "evidence": evidence}, now, line)


def with_present_numbers(document: str) -> str:
    """Return the document with the last column of the table put anew."""
    for look in looks(document):
        cells = look.line.rstrip().rstrip("|").split("|")
        document = document.replace(look.line, "|".join([*cells[:-1], f" {look.present()} "]) + "|", 1)
    return document


def reading(command: str, lens: str, readout: str, time: str | None) -> float:
    """Return a readout of a command's run, at a time [d or s] or at the end [unit of the readout]."""
    found = outcome(command)[lens]
    if time is None:
        value: float = found["readouts"][readout]["value"]
        return value
    course = found["series"][readout]
    (moment,) = (index for index, each in enumerate(course["t"]) if abs(each - float(time)) < EXACT)
    at_that_time: float = course["values"][moment]
    return at_that_time


def highest(command: str, over: str, lens: str, readout: str, since: str) -> float:
    """Return the highest a readout of one run comes to from a day on, over that of another on the same day [1]."""
    here, there = (outcome(each)[lens]["series"][readout] for each in (command, over))
    other = dict(zip(there["t"], there["values"], strict=True))
    return max(
        float(value / other[day]) for day, value in zip(here["t"], here["values"], strict=True) if day >= float(since)
    )


@cache
def outcome(command: str) -> Any:
    """Return what a command of the table prints, read as JSON: an object for each lens."""
    program, *words = shlex.split(command)
    assert program == PROGRAM, command
    printed, complaints = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints):
        code = main(words)
    assert (code, complaints.getvalue()) == (0, ""), command
    found = json.loads(printed.getvalue())
    for each in found.values():
        # the runs of all mechanisms are kept, so their courses are packed
        each["series"] = {
            name: {kind: array("d", course[kind]) for kind in course} for name, course in each["series"].items()
        }
    return found
