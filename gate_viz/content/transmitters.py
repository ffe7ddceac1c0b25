"""``assets/transmitters.toml`` → ``Transmitter``: shape, letter, typical number of dots, production control."""

from __future__ import annotations

from pathlib import Path

from gate_viz.content.controls import check_person_range, take_acts_over, take_control
from gate_viz.content.fields import Fields, read_toml, shown_path
from gate_viz.content.records import ControlGroup, Transmitter

FILE = "transmitters.toml"
# Production in multiples of typical: minimum, maximum, default.
PRODUCTION_RANGE = (0.0, 3.0, 1.0)
MOST_TYPICAL_DOTS = 40


def read_transmitters(assets: Path) -> dict[str, Transmitter]:
    """Return every transmitter by id, each with a letter and a shape of its own.

    Parameters
    ----------
    assets : Path
        The folder of shipped files.

    Raises
    ------
    ContentError
        With file, key and reason, for the first field that is wrong.
    """
    root = read_toml(assets / FILE, shown_path(assets, FILE))
    transmitters: dict[str, Transmitter] = {}
    for transmitter_id, fields in root.table("transmitter").records():
        transmitter = _transmitter(fields, transmitter_id)
        # Colour is never the only carrier, so shape and letter must tell them apart.
        for other in transmitters.values():
            if transmitter.letter == other.letter:
                raise fields.error("letter", f"is already the letter of {other.id}")
            if transmitter.glyph == other.glyph:
                raise fields.error("glyph", f"is already the shape of {other.id}")
        transmitters[transmitter_id] = transmitter
    root.finish()
    return transmitters


def _transmitter(fields: Fields, transmitter_id: str) -> Transmitter:
    check_person_range(fields, transmitter_id, PRODUCTION_RANGE)
    acts_over = take_acts_over(fields, needed=False)
    control = take_control(
        fields, transmitter_id, ControlGroup.PRODUCTION, "percent", PRODUCTION_RANGE, acts_over=acts_over
    )
    transmitter = Transmitter(
        control=control,
        letter=fields.text("letter", longest=1),
        glyph=control.glyph,
        typical_dots=fields.whole_number("typical_dots", 0, MOST_TYPICAL_DOTS),
    )
    fields.finish()
    return transmitter
