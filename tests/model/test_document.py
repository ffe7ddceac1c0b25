from __future__ import annotations

from tests.model.document_tables import DOCUMENT, readouts_left_out, with_tables


def test_the_tables_in_the_document_are_those_of_the_model() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert with_tables(document) == document, "run: python -m tests.model.document_tables"


def test_the_document_defines_every_readout() -> None:
    assert readouts_left_out(DOCUMENT.read_text(encoding="utf-8")) == []
