"""The rows of all controls, each made when it is first wanted: most of a long list is never opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control
from gate_viz.views.control_row import ControlRow
from gate_viz.views.level_row import LevelRow
from gate_viz.views.option_row import OptionRow
from gate_viz.views.style import Look


class ControlRows(Mapping[str, ControlRow]):
    """Rows by control id, in the catalogue's order.

    Parameters
    ----------
    catalogue
        Every control.
    prepare
        Called with each row when it has been made.
    """

    def __init__(self, catalogue: Catalogue, look: Look, prepare: Callable[[ControlRow], None]) -> None:
        self._catalogue = catalogue
        self._look = look
        self._prepare = prepare
        self._made: dict[str, ControlRow] = {}

    def __getitem__(self, control_id: str) -> ControlRow:
        """Return a control's row, made now if it was never wanted before."""
        row = self._made.get(control_id)
        if row is None:
            row = _row_for(self._catalogue.controls[control_id], self._catalogue, self._look)
            self._made[control_id] = row
            self._prepare(row)
        return row

    def __contains__(self, control_id: object) -> bool:
        """Whether there is such a control."""
        return control_id in self._catalogue.controls

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._catalogue.controls)

    def __len__(self) -> int:
        """Return how many controls there are."""
        return len(self._catalogue.controls)

    @property
    def made(self) -> tuple[ControlRow, ...]:
        """The rows that exist."""
        return tuple(self._made.values())


def _row_for(control: Control, catalogue: Catalogue, look: Look) -> ControlRow:
    return OptionRow(control, catalogue, look) if control.choices else LevelRow(control, catalogue, look)
