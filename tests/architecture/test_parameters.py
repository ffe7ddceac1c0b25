"""Every constant of the model says what it is, in which unit, in which range, and how we know."""

from __future__ import annotations

from dataclasses import Field, fields

import pytest

from gate_viz.model import PARAMETERS
from gate_viz.model.provenance import Evidence

SUFFIXES = {"Hz": "_hz", "s": "_s", "ms": "_ms", "mV": "_mV", "mM": "_mM", "1/s": "_per_s", "1/mV": "_per_mV"}


@pytest.mark.parametrize("constant", fields(PARAMETERS), ids=lambda constant: constant.name)
def test_a_constant_has_unit_range_source_and_evidence(constant: Field[float]) -> None:
    told = constant.metadata
    assert told["unit"]
    assert told["source"].strip()
    assert told["meaning"].strip()
    assert told["evidence"] in Evidence
    lowest, highest = told["range"]
    assert lowest <= getattr(PARAMETERS, constant.name) <= highest
    assert lowest < highest


@pytest.mark.parametrize("constant", fields(PARAMETERS), ids=lambda constant: constant.name)
def test_a_unit_stands_at_the_end_of_the_name(constant: Field[float]) -> None:
    suffix = SUFFIXES.get(constant.metadata["unit"])
    assert suffix is None or constant.name.endswith(suffix)


def test_nothing_but_constants_stands_there() -> None:
    assert {constant.type for constant in fields(PARAMETERS)} == {"float"}
