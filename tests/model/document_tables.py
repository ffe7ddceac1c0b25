"""The tables of ``docs/model.md`` that are made from the model itself.

``python -m tests.model.document_tables`` writes them anew between their markers; a test holds that they are up to date.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from gate_viz.model import PARAMETERS, READOUT_UNITS, Parameters
from gate_viz.model.links import LINK_TERMS

DOCUMENT = Path(__file__).parents[2] / "docs" / "model.md"


def constants_table() -> str:
    """Return every constant with value, unit, range, evidence and source, as a Markdown table."""
    rows = [
        "| constant | what it is | value | unit | sensible range | evidence | source |",
        "|---|---|---|---|---|---|---|",
    ]
    for constant in fields(Parameters):
        about = constant.metadata
        least, greatest = about["range"]
        value = getattr(PARAMETERS, constant.name)
        rows.append(
            f"| `{constant.name}` | {about['meaning']} | {value:g} | {about['unit']} | {least:g} to {greatest:g} "
            f"| {about['evidence']} | {about['source']} |"
        )
    return "\n".join(rows)


def links_table() -> str:
    """Return every link with its term and unit, as a Markdown table."""
    rows = ["| link | its term | unit |", "|---|---|---|"]
    rows += [f"| `{link_id}` | {term.meaning} | {term.unit} |" for link_id, term in LINK_TERMS.items()]
    return "\n".join(rows)


TABLES = {"constants": constants_table, "links": links_table}


def with_tables(document: str) -> str:
    """Return a document with each table put anew between its markers."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"
        before, rest = document.split(begin)
        document = f"{before}{begin}\n{table()}\n\n{end}{rest.split(end)[1]}"
    return document


def readouts_left_out(document: str) -> list[str]:
    """Return the readouts that a document does not name."""
    families = {"cleft_": "`cleft_<transmitter>`", "store_": "`store_<transmitter>`"}
    families["clearance_time_"] = "`clearance_time_<monoamine>`"
    return [
        readout_id
        for readout_id in READOUT_UNITS
        if f"`{readout_id}`" not in document
        and not any(readout_id.startswith(start) and name in document for start, name in families.items())
    ]


if __name__ == "__main__":
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
