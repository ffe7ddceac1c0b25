"""The text of docs/validation.md, made of computed rows, curves and influences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from textwrap import fill

from validation import rows_body, rows_circuit, rows_medicines, rows_opioid
from validation.curves import Curve
from validation.rows import Check, Row
from validation.sensitivity import FIGURES, VARIED_BY, Influence, most_influential
from validation.workbench import Workbench

ROWS = sorted(
    (*rows_circuit.ROWS, *rows_medicines.ROWS, *rows_opioid.ROWS, *rows_body.ROWS), key=lambda row: row.number
)

HEAD = """# Validation

Printed by `python -m validation --write`, which computes every figure of the model on this page anew from the shipped
content. It says where the model agrees with what is known and where it does not.

## What these numbers are not

- They are no validation of a forecast. The constants were chosen so that most of the ranges below come out, so a figure
  inside its range guards against mistakes and proves nothing. Only the published curves come from outside, and some of
  those were fitted too, which is said beside them.
- They are no dose, level or therapeutic range, no probability that a person responds, no diagnosis and no measure of
  how severe a pain is. A bar of one medicine must not be set against that of another: trials do that.
- A signal is nociception, a rate of one cell on a scale of 0 to 10, and not what a person feels.
- What changes by so many per cent here is a figure of one made-up person, and never the average of a trial.
- Elasticities speak of this model's equations, not of biology: what matters much here may be what the model has too
  little of.
- Affinity is not effect, and a graded link is not a fact: for what is graded limited or contested the figures show what
  would follow if it were so.
"""

ROWS_HEAD = """
## Behaviours

Ranges were set beforehand. *Prototype* is what an earlier, separately written version gave; where it has no such figure
("–") the range is an expectation of ours and not a measurement. Article lens unless said. Relief is against the
untreated twin on the same day. *Chronic*: injury 0.2, touch 0.25, sensitisation 0.8 at the start, locus coeruleus 0.3,
rostral ventromedial medulla 0.8. *Toe*: injury 0.7, touch 0. The same rows are tests in `tests/behaviours/`.

"""

CURVES_HEAD = """
## Published curves

Published values are black, the model's coloured. A miss is called one.
"""

INFLUENCES_HEAD = """
## What matters most

Every constant whose evidence is *teaching value* ({count} of them) was lowered and raised by {percent:.0f} %, one at a
time, and {figures} figures were computed anew. The table shows by how many per cent a figure changes for each per cent
of the constant, for the {shown} constants with the largest root mean square over all figures. The figures, by row:

"""
LINE_WIDTH = 120


def page(rows: Sequence[tuple[Row, list[Check]]], curves: Sequence[Curve], influences: list[Influence]) -> str:
    """Return the whole document.

    Parameters
    ----------
    rows : Sequence[tuple[Row, list[Check]]]
        Each row with its figures.
    curves : Sequence[Curve]
        The comparisons with what is published.
    influences : list[Influence]
        How each teaching value moves the figures.
    """
    body = [HEAD, ROWS_HEAD, *(line + "\n" for line in rows_table(rows)), told_of_missed(rows), CURVES_HEAD]
    body += [told_of(curve) for curve in curves]
    return "".join([*body, told_of_influences(influences)])


def rows_table(rows: Iterable[tuple[Row, list[Check]]]) -> list[str]:
    """Return the lines of the table of behaviours.

    Parameters
    ----------
    rows : Iterable[tuple[Row, list[Check]]]
        Each row with its figures.
    """
    lines = ["| # | behaviour | figure | accepted | prototype | model | inside |", "|---|---|---|---|---|---|---|"]
    for row, checks in rows:
        lines += [row_line(row, check, first=check is checks[0]) for check in checks]
    return lines


def row_line(row: Row, check: Check, *, first: bool) -> str:
    """Return one line of the table.

    Parameters
    ----------
    row : Row
        The behaviour.
    check : Check
        One of its figures.
    first : bool
        Whether it is the first; the behaviour stands there alone.
    """
    cells = (
        str(row.number),
        row.behaviour if first else "",
        check.what,
        check.accepted,
        check.reference,
        check.shown,
        "yes" if check.inside else "**NO**",
    )
    return f"| {' | '.join(cells)} |"


def told_of_missed(rows: Iterable[tuple[Row, list[Check]]]) -> str:
    """Return which figures lie outside their range, and why.

    Parameters
    ----------
    rows : Iterable[tuple[Row, list[Check]]]
        Each row with its figures.
    """
    lines = []
    for row, checks in rows:
        missed = [check.told for check in checks if not check.inside]
        if missed:
            lines.append(wrapped(f"- Row {row.number}. {'; '.join(missed)}. {row.remark}".rstrip()))
    if not lines:
        return "\nEvery figure lies inside its range.\n"
    return "\nOutside their range:\n\n" + "\n".join(lines) + "\n"


def told_of(curve: Curve) -> str:
    """Return a comparison: what is published, figure, table, words, sources.

    Parameters
    ----------
    curve : Curve
        The comparison.
    """
    head, *rows = curve.table
    table = [head, ["---"] * len(head), *rows]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    sources = "; ".join(curve.sources)
    picture = f"![{curve.title}](figures/{curve.name}.svg)"
    published, source = wrapped(f"Published: {curve.published}"), wrapped(f"Source: {sources}.")
    return "\n".join(
        ["", f"### {curve.title}", "", published, "", picture, "", lines, "", wrapped(curve.words), "", source, ""]
    )


def wrapped(words: str) -> str:
    """Return a paragraph broken into lines.

    Parameters
    ----------
    words : str
        The paragraph.
    """
    return fill(words, LINE_WIDTH, break_long_words=False, break_on_hyphens=False)


def told_of_influences(influences: list[Influence]) -> str:
    """Return the table of the constants that matter most.

    Parameters
    ----------
    influences : list[Influence]
        All of them.
    """
    shown = most_influential(influences)
    head = INFLUENCES_HEAD.format(
        count=len(influences), percent=100.0 * VARIED_BY, figures=len(FIGURES), shown=len(shown)
    )
    names = list(FIGURES)
    lines = [f"| constant | root mean square | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for each in shown:
        cells = " | ".join(elasticity_shown(value) for value in each.elasticities)
        lines.append(f"| `{each.constant}` | {each.size:.2f} | {cells} |")
    figures = "\n".join(wrapped(f"- {name}: {first_line(law)}") for name, law in FIGURES.items())
    return head + figures + "\n\n" + "\n".join(lines) + "\n"


def first_line(law: Callable[[Workbench], float]) -> str:
    """Return what a figure is, as its own documentation has it.

    Parameters
    ----------
    law : Callable[[Workbench], float]
        What computes it.
    """
    return (law.__doc__ or "").splitlines()[0]


def elasticity_shown(value: float) -> str:
    """Return an elasticity with one decimal; a dot for what rounds to nothing.

    Parameters
    ----------
    value : float
        The elasticity.
    """
    return "·" if abs(value) < 0.05 else f"{value:+.1f}"
