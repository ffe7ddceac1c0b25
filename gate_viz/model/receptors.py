"""Medicines on their targets, and transmitters on their receptors: what is occupied and how active it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic

from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters


class Target(StrEnum):
    """The closed list of what a medicine or a lifestyle item acts on: molecules first, then drives of the body.

    Ligands of one molecule compete; what goes to one drive adds up.
    """

    SERT = "sert"
    NET = "net"
    MU_OPIOID = "mu_opioid"
    NMDA_PORE = "nmda_pore"
    NMDA_MAGNESIUM = "nmda_magnesium"
    GABA_A = "gaba_a"
    SODIUM_CHANNEL = "sodium_channel"
    ALPHA2_DELTA = "alpha2_delta"
    HT3 = "ht3"
    COX = "cox"
    JAK = "jak"
    CGRP = "cgrp"
    HT1_TRIGEMINAL = "ht1_trigeminal"
    H1 = "h1"
    M1 = "m1"
    ALPHA1 = "alpha1"
    ENDORPHIN_RELEASE = "endorphin_release"
    GABA_SYNTHESIS = "gaba_synthesis"
    CALM = "calm"
    DESCENDING = "descending"
    SLEEP = "sleep"
    GUT_BARRIER = "gut_barrier"
    INFLAMMATION_BRAKE = "inflammation_brake"
    NFKB = "nfkb"
    CGRP_RELEASE = "cgrp_release"
    ATTACK_LINE = "attack_line"
    MUSCLE_RELAXATION = "muscle_relaxation"
    TOUCH_INPUT = "touch_input"


# Outside the barrier between blood and brain, so it meets the level in the blood.
PERIPHERAL_TARGETS = frozenset({Target.COX, Target.JAK, Target.CGRP, Target.HT1_TRIGEMINAL, Target.M1, Target.ALPHA1})


@dataclass(frozen=True, slots=True)
class Binding:
    """One drug on one target.

    Attributes
    ----------
    target
        What is bound.
    load_at_usual_exposure
        Concentration over the constant of half occupancy, at relative dose 1 [1]: occupancy / (1 − occupancy) of the
        drug alone. On ``NMDA_MAGNESIUM`` it is the share by which the magnesium outside the cell rises.
    efficacy
        0 for a blocker or antagonist … 1 for a full agonist or modulator [1].
    hill_coefficient
        Steepness of the concentration curve [1].
    link_id
        The graded link that this binding is, whose strength scales its load; None where the target's own link counts.
    activated_by_cyp2d6
        Whether what CYP2D6 makes of the drug binds here, and not the drug itself.
    """

    target: Target
    load_at_usual_exposure: float
    efficacy: float = 0.0
    hill_coefficient: float = 1.0
    link_id: str | None = None
    activated_by_cyp2d6: bool = False


@dataclass(frozen=True, slots=True)
class TargetLoads(Generic[Number]):
    """Summed loads of everything taken on each target [1]; made only by `target_loads`.

    The fields are named by the values of `Target`; ``mu_agonist`` and ``gaba_a_modulator`` count each load times its
    drug's efficacy.
    """

    sert: Number
    net: Number
    mu_opioid: Number
    mu_agonist: Number
    nmda_pore: Number
    nmda_magnesium: Number
    gaba_a: Number
    gaba_a_modulator: Number
    sodium_channel: Number
    alpha2_delta: Number
    ht3: Number
    cox: Number
    jak: Number
    cgrp: Number
    ht1_trigeminal: Number
    h1: Number
    m1: Number
    alpha1: Number
    endorphin_release: Number
    gaba_synthesis: Number
    calm: Number
    descending: Number
    sleep: Number
    gut_barrier: Number
    inflammation_brake: Number
    nfkb: Number
    cgrp_release: Number
    attack_line: Number
    muscle_relaxation: Number
    touch_input: Number


def _load(binding: Binding, exposure: Number) -> Number:
    load: Number = (binding.load_at_usual_exposure * exposure) ** binding.hill_coefficient
    return load


def target_loads(taken: Iterable[tuple[Binding, Number]]) -> TargetLoads[Number]:
    """Return the loads that drugs put on every target together.

    Parameters
    ----------
    taken
        Each binding with the relative exposure of its drug, 0 none, 1 usual [1].

    Returns
    -------
    TargetLoads
        One summed load per target [1].

    Notes
    -----
    load = (load at usual exposure · exposure) ^ Hill coefficient. Ligands of one target compete (Gaddum), so loads add
    up and a ligand holds load / (1 + sum of loads) of the target.
    """
    total: dict[Target, Number] = {}
    effective: dict[Target, Number] = {}
    for binding, exposure in taken:
        load = _load(binding, exposure)
        target = binding.target
        total[target] = total[target] + load if target in total else load
        effect = binding.efficacy * load
        effective[target] = effective[target] + effect if target in effective else effect

    nothing: Any = 0.0  # a plain zero serves both number worlds
    return TargetLoads(
        **{target.value: total.get(target, nothing) for target in Target},
        mu_agonist=effective.get(Target.MU_OPIOID, nothing),
        gaba_a_modulator=effective.get(Target.GABA_A, nothing),
    )


def occupancy_shares(taken: Sequence[tuple[str, Binding, Number]]) -> dict[str, dict[str, Number]]:
    """Return the share of each target that each drug holds.

    Parameters
    ----------
    taken
        Drug id, binding and relative exposure of everything taken [1].

    Returns
    -------
    dict
        Target id → drug id → share of the target, 0–1 [1]; only targets that something binds.

    Notes
    -----
    share = load / (1 + sum of the loads on this target).
    """
    loads: dict[str, dict[str, Number]] = {}
    for drug_id, binding, exposure in taken:
        loads.setdefault(binding.target.value, {})[drug_id] = _load(binding, exposure)
    return {
        target: {drug_id: load / (1.0 + sum(held.values())) for drug_id, load in held.items()}
        for target, held in loads.items()
    }


def mu_effect(
    agonist_load: Number, total_load: Number, parameters: Parameters, receptors: Number | float = 1.0
) -> Number:
    """Return the effect of agonists on the mu receptor.

    Parameters
    ----------
    agonist_load
        Loads of all agonists, each times its efficacy [1].
    total_load
        Loads of everything that binds the receptor, antagonists too [1].
    parameters
        The constants.
    receptors
        Receptors that can be reached and still answer [× typical].

    Returns
    -------
    Number
        Effect as a share of the greatest possible, 0–1 [1].

    Notes
    -----
    Operational model with competition: stimulus = τ · receptors · agonist / (1 + total),
    effect = stimulus / (1 + stimulus).

    References
    ----------
    Black & Leff 1983, Proc R Soc Lond B (from memory); Gaddum's rule for competing ligands.
    """
    stimulus = parameters.mu_transducer * receptors * agonist_load / (1.0 + total_load)
    return stimulus / (1.0 + stimulus)


def potentiation(modulator_load: Number, total_load: Number, parameters: Parameters) -> Number:
    """Return the share by which modulators on GABA-A raise the effect of the GABA that is there [1]."""
    return parameters.gaba_potentiation_max * modulator_load / (1.0 + total_load)


def bind_saturation(half: float, hill_coefficient: float, maths: Maths[Number]) -> Callable[[Number], Number]:
    """Return the law level → share of receptors active: level^h / (level^h + half^h).

    Parameters
    ----------
    half
        Level for half the activity [× typical].
    hill_coefficient
        Steepness h [1].
    maths
        The number world.
    """
    power = maths.power
    half_power: float = half**hill_coefficient

    def activity(level: Number) -> Number:
        raised = power(level, hill_coefficient)
        return raised / (raised + half_power)

    return activity
