"""Where a number comes from: every constant of the model carries value, unit, range, source and evidence.

The table in ``docs/model.md`` is made from these records. *Measured* means read in a paper as a measurement, *derived*
taken or computed from a published model or from measured figures, *teaching value* chosen here so that the behaviours
of ``docs/model.md`` come out.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

CRODELLE = "Crodelle, Piltz, Hagenauer & Booth 2019; Crodelle & Maia 2021"
AGUIAR = "Aguiar et al. 2010, ModelDB 128559"
MEDLOCK = "Medlock et al. 2022, ModelDB 267056"
JAHR_STEVENS = "Jahr & Stevens 1990, as coded in Aguiar et al. 2010"
SEROTONIN_MODELS = "Best, Nijhout & Reed; Hashemi and colleagues (public code)"
MEMORY = "from memory, to be checked"
CHOSEN = "chosen here"


class Evidence(StrEnum):
    """Where a number comes from."""

    MEASURED = "measured"
    DERIVED = "derived"
    TEACHING = "teaching value"


MEASURED, DERIVED, TEACHING = Evidence.MEASURED, Evidence.DERIVED, Evidence.TEACHING


def constant(
    value: float, unit: str, valid_range: tuple[float, float], source: str, evidence: Evidence, meaning: str
) -> float:
    """Return a dataclass field that carries a constant's value and where it comes from.

    Parameters
    ----------
    value
        The constant [``unit``].
    unit
        Its unit; ``"1"`` for a pure number, ``"× typical"`` for a multiple of the healthy resting level.
    valid_range
        Least and greatest value that would still make sense [``unit``].
    source
        The paper, model or choice it comes from.
    evidence
        How it is known.
    meaning
        What it is, in a few words.

    Returns
    -------
    float
        To the type checker; at run time a `dataclasses.field`.
    """
    return field(
        default=value,
        metadata={"unit": unit, "range": valid_range, "source": source, "evidence": evidence, "meaning": meaning},
    )
