"""``python -m validation [--write] [--only 11,12]``: compute, print, and keep it in docs/validation.md if asked to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gate_viz.app.text_table import text_table
from tests.behaviours.shipped import CATALOGUE
from validation.curves import CURVES, Curve
from validation.page import ROWS, page
from validation.responders import responders
from validation.rows import Check, Row
from validation.sensitivity import influences
from validation.workbench import Workbench

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "validation.md"
FIGURES = DOCS / "figures"


def main() -> int:
    """Exit code 0: a figure outside its range is a finding, not a failure."""
    parser = argparse.ArgumentParser(prog="python -m validation", description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="renew docs/validation.md and docs/figures/ (some minutes)"
    )
    parser.add_argument("--only", default="", help="numbers of the rows to print, with commas; all if left out")
    arguments = parser.parse_args()
    if arguments.write and arguments.only:
        parser.error("--write needs all rows")
    bench = Workbench(CATALOGUE)
    chosen = {int(number) for number in arguments.only.split(",") if number}
    rows = [(row, row.checks(bench)) for row in ROWS if not chosen or row.number in chosen]
    sys.stdout.write(printed(rows) + "\n")
    if arguments.write:
        curves = [*(curve(bench) for curve in CURVES), responders(bench)]
        write_figures(curves)
        PAGE.write_text(page(rows, curves, influences()), encoding="utf-8")
    return 0


def printed(rows: list[tuple[Row, list[Check]]]) -> str:
    """Return the table of behaviours for a terminal.

    Parameters
    ----------
    rows : list[tuple[Row, list[Check]]]
        Each row with its figures.
    """
    lines = [
        (str(row.number), check.what, check.accepted, check.reference, check.shown, "yes" if check.inside else "NO")
        for row, checks in rows
        for check in checks
    ]
    return text_table([("#", "figure", "accepted", "prototype", "model", "inside"), *lines])


def write_figures(curves: list[Curve]) -> None:
    """Renew the figures, and take away those that no curve draws any more.

    Parameters
    ----------
    curves : list[Curve]
        The comparisons.
    """
    FIGURES.mkdir(exist_ok=True)
    drawn = {FIGURES / f"{curve.name}.svg": curve.figure for curve in curves}
    for path in FIGURES.glob("*.svg"):
        if path not in drawn:
            path.unlink()
    for path, figure in drawn.items():
        path.write_text(figure, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
