"""Rows of single medicines over hours to months, in a chronic person unless said."""

from __future__ import annotations

from tests.behaviours.shipped import CHRONIC, OUTPUT, SENSITISED, SIGNAL, TOE
from validation.rows import Check, Row, law
from validation.rows_circuit import LENSES, falls
from validation.workbench import Values, Workbench, relief_at_once_percent

MONTH_D = 28.0
HURT_NERVE: Values = {"injury": 0.0, "touch": 0.25, "nerve_injury": 1.0}


def month_of_antidepressant(bench: Workbench) -> dict[str, float]:
    """Return the relief on day 28 under each of three antidepressants [%].

    Parameters
    ----------
    bench : Workbench
        The model.
    """
    return {name: bench.relief_percent(CHRONIC, {name: 1.0}) for name in ("duloxetine", "amitriptyline", "ssri")}


def snri_relief(bench: Workbench) -> list[Check]:
    """Row 11."""
    return [Check("duloxetine's relief, day 28", month_of_antidepressant(bench)["duloxetine"], 20, 60, "47", "%", 0)]


def better_than_ssri(bench: Workbench) -> list[Check]:
    """Row 12."""
    relief = month_of_antidepressant(bench)
    return [
        Check("SNRI beats SSRI by, points", relief["duloxetine"] - relief["ssri"], 10, None, "46", "", 0),
        Check("TCA beats SSRI by, points", relief["amitriptyline"] - relief["ssri"], 10, None, "29", "", 0),
        Check("SSRI's relief", relief["ssri"], -10, 12, "1.1", "%", 1),
    ]


def iron_for(bench: Workbench, synthesis: float) -> float:
    """Return the iron at which synthesis has a share of its typical speed [× enough].

    Parameters
    ----------
    bench : Workbench
        The model.
    synthesis : float
        That share [1].
    """
    half = bench.parameters.cofactor_half
    return half * synthesis / (1.0 + half - synthesis)


def nothing_to_preserve(bench: Workbench) -> list[Check]:
    """Row 13."""
    shares = (1.0, 0.5, 0.25, 0.1, 0.03)
    reliefs = [
        bench.relief_percent({**SENSITISED, "iron": iron_for(bench, share)}, {"duloxetine": 1.0}) for share in shares
    ]
    starved = {**SENSITISED, "iron": iron_for(bench, shares[-1])}
    fed = bench.run(starved, 2 * MONTH_D, changes=[(MONTH_D, {"iron": 1.0})])
    restored = 100.0 * (1.0 - fed.at(2 * MONTH_D) / fed.at(0.0))
    shown = ", ".join(f"{relief:.0f}" for relief in reliefs)
    return [
        law(f"relief falls throughout: {shown} %", falls(reliefs), "47, 28, 15, 5, 1"),
        Check("relief at synthesis 0.03", reliefs[-1], None, 10, "1", "%", 0),
        Check("relief of restoring synthesis instead", restored, 40, None, "96", "%", 0),
    ]


def half_times(bench: Workbench) -> list[Check]:
    """Row 14."""
    run = bench.run(CHRONIC, 84.0, doses={"duloxetine": 1.0}, every_d=0.25)
    signal, mood = run[SIGNAL], run["mood"]
    eased = (signal[0] - signal) / (signal[0] - run.at(MONTH_D))
    lifted = (mood - mood[0]) / (mood[-1] - mood[0])
    return [
        Check("half of the relief of day 28 is there on day", float(run.days[(eased > 0.5).argmax()]), 0.5, 5, "1"),
        Check("half of the change of mood by day 84, day", float(run.days[(lifted > 0.5).argmax()]), 12, 35, "19"),
    ]


def pore_blockers(bench: Workbench) -> list[Check]:
    """Row 15."""
    return [
        Check("ketamine, healthy toe", relief_at_once_percent(bench, TOE, {"ketamine": 1.0}), None, 20, "13", "%", 0),
        Check("ketamine", relief_at_once_percent(bench, CHRONIC, {"ketamine": 1.0}), 30, 70, "38", "%", 0),
        Check("magnesium", relief_at_once_percent(bench, CHRONIC, {"magnesium": 1.0}), 5, 25, "17", "%", 0),
    ]


def benzodiazepine(bench: Workbench) -> list[Check]:
    """Row 20."""
    run = bench.run(
        CHRONIC, 84.0, doses={"benzodiazepine": 1.0}, changes=[(42.0, {"benzodiazepine": 0.0})], every_d=0.25
    )
    signal, on = run[SIGNAL], run.days <= 42.0
    return [
        Check("best relief", float(100.0 * (1.0 - signal[on].min() / signal[0])), 10, 40, "20", "%", 0),
        Check("GABA-A number on day 42", run.at(42.0, "gaba_receptors"), 0.5, 0.8, "0.67", "×"),
        Check("highest after stopping, over day 0", float(signal[~on].max() / signal[0]), 1.03, 1.5, "1.16", "×"),
    ]


def nothing_to_strengthen(bench: Workbench) -> list[Check]:
    """Row 21."""
    usual = bench.relief_percent(CHRONIC, {"benzodiazepine": 1.0}, day=3.0)
    little = bench.relief_percent({**CHRONIC, "gaba": 0.35}, {"benzodiazepine": 1.0}, day=3.0)
    fed: Values = {**CHRONIC, "glutamine": 0.3, "vitamin_b6": 0.4}
    unfed = bench.relief_percent(fed, {"benzodiazepine": 1.0}, day=3.0)
    return [
        Check("relief at GABA production 0.35 over that at 1", little / usual, None, 0.9, "–", "×"),
        Check("at glutamine 0.3 and B6 0.4 over that at 1", unfed / usual, None, 0.9, "0.61", "×"),
    ]


def duloxetine_exposure(bench: Workbench) -> list[Check]:
    """Row 28."""
    model = bench.model()

    def built_up(**values: float) -> tuple[float, float]:
        return model.built_up(model.person(values), {"duloxetine": 1.0})["duloxetine"]

    return [
        Check("no CYP2D6, blood", built_up(cyp2d6=0.0)[0], 1.45, 1.75, "1.59", "×"),
        Check("ultrarapid CYP2D6, blood", built_up(cyp2d6=3.0)[0], 0.45, 0.85, "0.58", "×"),
        Check("smoker, blood", built_up(smoking=1.0)[0], 0.62, 0.72, "0.67", "×"),
        Check("P-glycoprotein 1.5, brain (article lens)", built_up(p_glycoprotein=1.5)[1], 0.7, 0.9, "0.80", "×"),
    ]


def fewer_mu_receptors(bench: Workbench) -> list[Check]:
    """Row 30."""
    few: Values = {**CHRONIC, "mu_receptors": bench.catalogue.archetypes["fibromyalgia"].values["mu_receptors"]}
    found = []
    for lens in LENSES:
        opioid = [bench.relief_percent(person, {"opioid": 1.0}, lens=lens) for person in (CHRONIC, few)]
        snri = [bench.relief_percent(person, {"duloxetine": 1.0}, lens=lens) for person in (CHRONIC, few)]
        found += [
            Check(f"opioid's relief changes by, points, {lens} lens", opioid[1] - opioid[0], None, -1, "–", "", 1),
            Check(f"SNRI's relief changes by, points, {lens} lens", snri[1] - snri[0], -5, 5, "–", "", 1),
        ]
    return found


def ketamine_infusion(bench: Workbench) -> list[Check]:
    """Row 35."""
    stop = (4.0, {"ketamine": 0.0})
    once = bench.run(CHRONIC, 84.0, doses={"ketamine": 1.0}, changes=[stop], every_d=1.0)
    braked = bench.run(CHRONIC, 84.0, doses={"ketamine": 1.0}, changes=[stop, (4.0, {"lc_drive": 1.0})], every_d=84.0)
    start = once.at(0.0, "sensitisation")
    return [
        Check("sensitisation on day 4 over its start", once.at(4.0, "sensitisation") / start, None, 0.95, "–", "×"),
        Check("week 12 over its start, brakes short", once.at(84.0, "sensitisation") / start, 0.9, None, "–", "×"),
        Check(
            "week 12, locus coeruleus restored on day 4", braked.at(84.0, "sensitisation") / start, None, 0.5, "–", "×"
        ),
    ]


def nerve_pain(bench: Workbench) -> list[Check]:
    """Row 43."""
    felt = [bench.moment({}, {"touch": 1.0})[SIGNAL], bench.moment({"nerve_injury": 1.0}, {"touch": 1.0})[SIGNAL]]
    asked = {"gabapentinoid": (15, 60), "duloxetine": (15, 60), "lidocaine": (20, 80), "nsaid": (None, 10)}
    found = [Check(f"signal of touch 1, 0–10 (healthy {felt[0]:.3f})", felt[1], 0.2)]
    for medicine, (least, most) in asked.items():
        relief = bench.relief_percent(HURT_NERVE, {medicine: 1.0})
        found.append(Check(f"{medicine}'s relief, day 28", relief, least, most, "–", "%", 0))
    return found


def out_of_place(bench: Workbench) -> list[Check]:
    """Row 44."""
    toe = bench.moment(TOE, {"cgrp_antagonist": 1.0})[OUTPUT] / bench.moment(TOE)[OUTPUT]
    chronic = bench.relief_percent(CHRONIC, {"jak_inhibitor": 1.0}, readout_id=OUTPUT)
    return [
        Check("CGRP antagonist on a toe changes output by", 100.0 * abs(toe - 1.0), None, 2, "0", "%", 1),
        Check("JAK inhibitor in a chronic person, by", abs(chronic), None, 12, "0", "%", 1),
    ]


def ssri_with_ht3_antagonist(bench: Workbench) -> list[Check]:
    """Row 45."""
    alone = bench.run(CHRONIC, MONTH_D, doses={"ssri": 1.0}).at(MONTH_D)
    both = bench.run(CHRONIC, MONTH_D, doses={"ssri": 1.0, "ht3_antagonist": 1.0}).at(MONTH_D)
    return [law(f"signal on day 28 is lower: {both:.1f} against {alone:.1f}", both < alone, "better")]


def dose_counts(bench: Workbench) -> list[Check]:
    """Row 47."""
    rates = [
        bench.run(CHRONIC, MONTH_D, doses={"duloxetine": dose}).at(MONTH_D, OUTPUT) for dose in (0.0, 0.5, 1.0, 2.0)
    ]
    shown = ", ".join(f"{rate:.1f}" for rate in rates)
    return [law(f"output falls throughout: {shown} Hz", falls(rates), "17.9, 13.9, 10.4, 4.1 Hz")]


def little_made_little_gained(bench: Workbench) -> list[Check]:
    """Row 48."""
    empty: Values = {**CHRONIC, "tryptophan": 0.05, "tyrosine": 0.05}
    shares = [bench.relief_percent(person, {"duloxetine": 1.0}, readout_id=OUTPUT) for person in (empty, CHRONIC)]
    return [Check("duloxetine's share of output, empty over full", shares[0] / shares[1], None, 0.6, "0.40", "×")]


ROWS = (
    Row(11, "An SNRI eases chronic pain", snri_relief),
    Row(12, "What raises norepinephrine beats what raises serotonin alone", better_than_ssri),
    Row(
        13,
        "Preserve or produce: with less made a pump blocker does less",
        nothing_to_preserve,
        "With healthy drives the cord sits near the edge between sensitised and calm, so that which of the twins has "
        "calmed down by day 28 decides the relief at full and at half the synthesis; below that it falls.",
    ),
    Row(14, "Pain eases in days, mood in weeks", half_times),
    Row(15, "A pore blocker helps where NMDA is overdriven", pore_blockers),
    Row(20, "A benzodiazepine wears off and rebounds", benzodiazepine),
    Row(21, "A benzodiazepine strengthens only the GABA that is there", nothing_to_strengthen),
    Row(28, "Duloxetine's exposure", duloxetine_exposure),
    Row(30, "With fewer mu receptors an opioid does less, an SNRI the same", fewer_mu_receptors),
    Row(35, "One ketamine infusion turns the volume down for a while", ketamine_infusion),
    Row(
        43,
        "An injured nerve: touch hurts; what works on nerves helps, an NSAID hardly",
        nerve_pain,
    ),
    Row(44, "Medicines do nothing where their target plays no part", out_of_place),
    Row(45, "An SSRI with a 5-HT3 antagonist does better than alone", ssri_with_ht3_antagonist),
    Row(47, "More duloxetine, less output", dose_counts),
    Row(48, "Little made, little gained", little_made_little_gained),
)
