"""Tables for people who read a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def text_table(rows: Iterable[Sequence[object]]) -> str:
    """Rows with their columns lined up, without rulers or trailing blanks.

    Parameters
    ----------
    rows : Iterable[Sequence[object]]
        One sequence of cells for each line, all of the same length; numbers are written short.
    """
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(line.rstrip() for line in lines)


def shown_unit(unit: str) -> str:
    """Unit as people read it: empty for a share, whose unit is 1.

    Parameters
    ----------
    unit : str
        One of ``READOUT_UNITS``.
    """
    return "" if unit == "1" else unit


def _shown(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
