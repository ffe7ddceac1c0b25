"""Hours to months: what the slow layer remembers of a person."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple

from gate_viz.model.maths import Number

# plain floats serve both number worlds
_ONE: Any = 1.0
_NONE: Any = 0.0
_HALF: Any = 0.5


class SlowState(NamedTuple, Generic[Number]):
    """The states that change over hours to months; the defaults are the healthy resting person's.

    Attributes
    ----------
    serotonin_fill, dopamine_fill, norepinephrine_fill, gaba_fill, glutamate_fill
        What each store holds at typical production [× typical].
    sleep
        Quality of sleep, 1 for rested [1].
    gaba_a_number
        GABA-A receptors [× typical].
    tolerance, gs_share
        Share of mu receptors lost to the effect; share that has turned from Gi to Gs [1].
    opioid_nmda
        What opioids have added to the NMDA gain [1].
    estrogen, testosterone
        Sex hormones [× typical].
    microglia
        Activity of microglia above rest, 0–0.95 [1].
    sensitisation
        Central sensitisation [1].
    pro_genes, anti_genes
        Products of the pro- and anti-inflammatory programmes [× healthy].
    mood_early, mood
        The two stages by which mood follows the monoamines, 0–1 [1].
    cgrp, neuroinflammation, kindling
        CGRP that is out, inflammation around the trigeminal nerve, and its lasting sensitisation, 0–1 [1].
    attack_days_28
        Days with an attack among the last 28 of the run, counted by the course [d].
    """

    serotonin_fill: Number = _ONE
    dopamine_fill: Number = _ONE
    norepinephrine_fill: Number = _ONE
    gaba_fill: Number = _ONE
    glutamate_fill: Number = _ONE
    sleep: Number = _ONE
    gaba_a_number: Number = _ONE
    tolerance: Number = _NONE
    gs_share: Number = _NONE
    opioid_nmda: Number = _NONE
    estrogen: Number = _ONE
    testosterone: Number = _ONE
    microglia: Number = _NONE
    sensitisation: Number = _NONE
    pro_genes: Number = _ONE
    anti_genes: Number = _ONE
    mood_early: Number = _HALF
    mood: Number = _HALF
    cgrp: Number = _NONE
    neuroinflammation: Number = _NONE
    kindling: Number = _NONE
    attack_days_28: Number = _NONE
