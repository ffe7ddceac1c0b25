"""``python -m benchmarks [--write]``: print the table, and keep it in ``docs/benchmarks.md`` if asked to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import dots, first_paint, live_model, scatter, traces, whole_frame
from benchmarks.machine import described
from benchmarks.measuring import Goal
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.paths import assets_folder
from gate_viz.app.text_table import text_table
from gate_viz.content.catalogue import load_catalogue

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Printed by `python -m benchmarks --write`, side by side in one process; read the ratios, not the times. Goals are meant
for the worst machine a user would have: two cores and no graphics processor, so that Qt paints in software.

"""


def main() -> int:
    """Exit code 0: a missed goal is a finding, not a failure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew docs/benchmarks.md")
    arguments = parser.parse_args()
    catalogue = load_catalogue(assets_folder())
    application = offscreen_application(catalogue.texts)
    goals = [
        *live_model.measure(catalogue),
        *dots.measure(catalogue),
        *scatter.measure(catalogue, application),
        *traces.measure(application),
        *first_paint.measure(),
        *whole_frame.measure(catalogue, application),
    ]
    print(described())
    print(text_table([("goal", "what", "asked", "found", "met"), *map(row, goals)]))
    if arguments.write:
        PAGE.write_text(page(goals), encoding="utf-8")
    return 0


def row(goal: Goal) -> tuple[str, ...]:
    """Cells of a goal's line."""
    met = "–" if goal.met is None else "yes" if goal.met else "NO"
    return str(goal.number), goal.what, goal.asked, goal.found, met


def page(goals: list[Goal]) -> str:
    """Text of ``docs/benchmarks.md``, with the goals that were missed named."""
    lines = ["| goal | what | asked | found | met |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row(goal))} |" for goal in goals]
    return HEAD + f"Machine: {described()}\n\n" + "\n".join(lines) + f"\n\n{told_of_missed(goals)}\n" + NOTES


def told_of_missed(goals: list[Goal]) -> str:
    """Which goals were missed, by which lines, why, and what is next."""
    missed = [goal for goal in goals if goal.met is False]
    if not missed:
        return "Every goal measured here is met."
    plans: dict[tuple[int, str], list[str]] = {}
    for goal in missed:
        plans.setdefault((goal.number, goal.plan), []).append(f"{goal.what} ({goal.found}; asked {goal.asked})")
    return "Missed, why, and what is next:\n\n" + "\n".join(
        f"- Goal {number}: {'; '.join(lines)}. {plan}".rstrip() for (number, plan), lines in plans.items()
    )


NOTES = """
How it is measured:

- Goal 1 paints with the stage's own code (one call of `drawPixmapFragments` fed from a numpy array, an atlas with
  sub-pixel phases); only the dots' number and places are the benchmark's. A blit is the copy of an opaque background of
  the same size. Best of the run. Small dots are the smallest that the stage draws; those as large as it draws
  them where there are few cost more, and are beside them to be known.
- Goal 2 gives a scatter plot as many points of the same size, at new places each time, in a window of the same size.
- Goal 3 draws with the graph's own line, in a plot of the same size as the library's lines.
- Goal 4 steps one live person at 0.5 ms, and compares it with SciPy's LSODA (rtol 1e-9) on the same equations while the
  stimulus changes in steps.
- Goal 6 starts a process for each picture, the program's and that of a bare window with Qt and numpy, in turns; the
  median from the start of the process to the end of the first picture.
- Goal 7 is the real window, in each scene: model, one Frame, every panel's `show_frame`, the stage painted each time,
  the graph 20 and the digits 4 times a second, as in use. A frame is due every 16.7 ms: above 100 % frames are dropped,
  and model time still runs as it should. The line for a 4K screen has no goal; it is there to be known.

Goal 5 concerns a part that is not measured yet.
"""

if __name__ == "__main__":
    sys.exit(main())
