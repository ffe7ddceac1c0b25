"""What a row of the table is: a behaviour, the figures that show it, and the range each is asked to lie in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from validation.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of a row.

    ``reference`` is what the separately written prototype gave, "–" where it has no such figure. A figure that is a
    yes or no has no range: it is asked to be yes.
    """

    what: str
    value: float
    least: float | None = None
    most: float | None = None
    reference: str = "–"
    unit: str = ""
    decimals: int = 2
    yes_or_no: bool = False

    @property
    def inside(self) -> bool:
        """Whether the figure is as asked."""
        if self.yes_or_no:
            return self.value > 0.0
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    @property
    def accepted(self) -> str:
        """The range in words."""
        if self.yes_or_no:
            return "yes"
        if self.least is None and self.most is None:
            return "(shown)"
        if self.least is None:
            asked = f"≤ {self.most:g}"
        elif self.most is None:
            asked = f"≥ {self.least:g}"
        else:
            asked = f"{self.least:g}" if self.least == self.most else f"{self.least:g} to {self.most:g}"
        return f"{asked} {self.unit}".rstrip()

    @property
    def shown(self) -> str:
        """The figure, rounded."""
        if self.yes_or_no:
            return "yes" if self.value > 0.0 else "no"
        return f"{rounded(self.value, self.decimals)} {self.unit}".rstrip()

    @property
    def told(self) -> str:
        """The figure in words, for where it lies outside."""
        return f"{self.what}: not so" if self.yes_or_no else f"{self.what}: {self.shown}, accepted {self.accepted}"


@dataclass(frozen=True, slots=True)
class Row:
    """A behaviour to hold, by the number it has in the project's list; ``remark`` explains it where it is not held."""

    number: int
    behaviour: str
    checks: Callable[[Workbench], list[Check]]
    remark: str = ""


def law(what: str, holds: object, reference: str = "–") -> Check:
    """Return a figure that is a yes or no.

    Parameters
    ----------
    what : str
        What is asked.
    holds : object
        Whether it is so.
    reference : str
        What the prototype gave.
    """
    return Check(what, 1.0 if holds else 0.0, reference=reference, yes_or_no=True)


def rounded(value: float, decimals: int) -> str:
    """Return a number to some decimals, with no minus before a zero.

    Parameters
    ----------
    value : float
        The number.
    decimals : int
        How many decimals.
    """
    return f"{round(value, decimals) + 0.0:.{decimals}f}"
