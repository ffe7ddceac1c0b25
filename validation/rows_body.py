"""Rows of supply, inflammation, migraine, lasting sensitisation and what lies upstream."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np

from gate_viz.content.records import Lens
from gate_viz.model.course import advance_course, start_course
from tests.behaviours.shipped import CHRONIC, DRIVERS, DRIVERS_DOWN, HEALTHY
from validation.rows import Check, Row, law
from validation.rows_circuit import LENSES
from validation.workbench import Change, Values, Workbench

INFLAMED: Values = {"injury": 0.1, "touch": 0.25, "infection": 1.0}
SIX_WEEKS_D = 42.0
HALF_YEAR_D = 182.0
QUARTER_D = 0.25
TRIGGER_DRIVERS = ("gut_permeability", "blood_sugar", "sleep_loss", "threat", "hormone_fluctuation")


def jak_inhibitor(bench: Workbench) -> list[Check]:
    """Row 22."""
    bare = bench.run(INFLAMED, SIX_WEEKS_D)
    treated = bench.run(INFLAMED, SIX_WEEKS_D, doses={"jak_inhibitor": 1.0})

    def left(readout_id: str) -> float:
        return treated.at(SIX_WEEKS_D, readout_id) / bare.at(SIX_WEEKS_D, readout_id)

    return [
        Check("pro-inflammatory products left", left("pro_genes"), 0.4, 0.8, "0.66", "×"),
        Check("anti-inflammatory products left", left("anti_genes"), 0.2, 0.6, "0.35", "×"),
        law("the ligand stays as it was", abs(left("cytokines") - 1.0) < 1e-9, "1"),
    ]


def trigger_strengths(days: int, seed: int = 3) -> list[float]:
    """Return one trigger for each quarter of a day, most of them 0: 45 in 100 days, of strength .2 to 1.

    Parameters
    ----------
    days : int
        How long [d].
    seed : int
        Of the random numbers, so that they are always the same.
    """
    generator = np.random.default_rng(seed)
    strengths = [0.0] * (4 * days)
    for time_d in np.sort(generator.uniform(0, days, int(0.45 * days))).tolist():
        quarter = int(4 * time_d)
        strengths[quarter] = max(strengths[quarter], generator.uniform(0.2, 1.0))
    return strengths


def attack_days(bench: Workbench, values: Values, strengths: Sequence[float], doses: Values) -> float:
    """Return the days with an attack in the last 28; what is taken is taken for the last 112.

    Parameters
    ----------
    bench : Workbench
        The model.
    values : Values
        The person.
    strengths : Sequence[float]
        A trigger for each quarter of a day.
    doses : Values
        What is taken.
    """
    model = bench.model()
    state, found = start_course(model, values), 0.0
    for quarter, strength in enumerate(strengths):
        taken = doses if quarter >= len(strengths) - 4 * 112 else {}
        state = advance_course(model, state, {**values, "migraine_trigger": strength, **taken}, (quarter + 1) / 4)
        if quarter % 4 == 3 and quarter >= len(strengths) - 4 * 84:
            found += state.attack_days[-1]
    return found / 3.0


def cgrp_block(bench: Workbench) -> list[Check]:
    """Row 23."""
    found = []
    strengths = trigger_strengths(168)
    for share, name, least, most, reference in (
        (0.95, "CGRP-driven", 60, 100, "100"),
        (0.5, "mixed", 20, 75, "65"),
        (0.1, "other", -10, 20, "6"),
    ):
        person: Values = {**HEALTHY, "cgrp_share": share}
        before, after = (attack_days(bench, person, strengths, doses) for doses in ({}, {"cgrp_antagonist": 1.0}))
        what = f"{name} migraine: fewer attack days ({before:.1f} to {after:.1f} in 28)"
        fewer = 100.0 * (1.0 - after / before) if before > 0.0 else nan
        found.append(Check(what, fewer, least, most, reference, "%", 0))
    return found


def kindling(bench: Workbench) -> list[Check]:
    """Row 24."""
    changes: list[Change] = []
    for day in range(0, 28, 2):
        changes += [(float(day), {"migraine_trigger": 1.0}), (day + QUARTER_D, {"migraine_trigger": 0.0})]
    kindled = bench.run(HEALTHY, 32.0, changes=changes).at(32.0, "trigger_threshold")
    naive = bench.moment(HEALTHY)["trigger_threshold"]
    what = (
        f"weakest trigger four days after four weeks of attacks over a naive person's ({kindled:.2f} over {naive:.2f})"
    )
    return [Check(what, kindled / naive, 0.3, 0.85, "0.73", "×")]


def healed_injury(bench: Workbench) -> list[Check]:
    """Row 26."""
    found = []
    for name, drives, least, most, reference in (
        ("healthy drives", {}, None, 0.2, "0.015"),
        ("short of norepinephrine", {"lc_drive": 0.3, "rvm_drive": 0.8}, 0.6, 0.9, "0.83"),
    ):
        hurt: Values = {**drives, "injury": 0.7, "touch": 0.25}
        run = bench.run(hurt, SIX_WEEKS_D + HALF_YEAR_D, changes=[(SIX_WEEKS_D, {"injury": 0.2})])
        left = run.at(SIX_WEEKS_D + HALF_YEAR_D, "sensitisation")
        found.append(Check(f"sensitisation six months on, {name}", left, least, most, reference))
    return found


def precursors(bench: Workbench) -> list[Check]:
    """Row 29."""
    serotonin = bench.moment({}, {"tryptophan": 2.0})["synthesis_serotonin"]
    dopamine = bench.moment({}, {"tyrosine": 2.0})["synthesis_dopamine"]
    return [
        Check("serotonin at twice the tryptophan", serotonin, 1.3, 1.8, "1.48", "×"),
        Check("dopamine at twice the tyrosine", dopamine, 0.7, 1.15, "0.78", "×"),
    ]


def migraine_upstream(bench: Workbench) -> list[Check]:
    """Row 37."""
    found = []
    for lens in LENSES:
        bare = bench.moment(HEALTHY, lens=lens)["trigger_threshold"]
        lowered = {
            name: 100.0 * (1.0 - bench.moment({**HEALTHY, name: 1.0}, lens=lens)["trigger_threshold"] / bare)
            for name in TRIGGER_DRIVERS
        }
        shown = ", ".join(f"{name} {percent:.0f} %" for name, percent in lowered.items())
        if lens is Lens.ARTICLE:
            found.append(
                law(
                    f"{lens} lens, each driver lowers the threshold by 3 % or more: {shown}", min(lowered.values()) >= 3
                )
            )
        else:
            found.append(law(f"{lens} lens, each lowers it somewhat: {shown}", min(lowered.values()) > 0.0))
    found.append(drivers_and_antagonist(bench))
    found += [cgrp_lowered(bench, lens) for lens in LENSES]
    return found


def drivers_and_antagonist(bench: Workbench) -> Check:
    """Return whether lowered drivers with an antagonist leave fewer attack days than either alone."""
    up: Values = {**HEALTHY, "cgrp_share": 0.5, **dict.fromkeys(TRIGGER_DRIVERS, 1.0)}
    down: Values = {**HEALTHY, "cgrp_share": 0.5}
    strengths, drug = trigger_strengths(168), {"cgrp_antagonist": 1.0}
    days = [
        attack_days(bench, *each)
        for each in ((up, strengths, {}), (up, strengths, drug), (down, strengths, {}), (down, strengths, drug))
    ]
    shown = ", ".join(f"{each:.1f}" for each in days)
    what = f"attack days in 28 with drivers up, antagonist alone, drivers down alone, both: {shown}"
    return law(what, days[3] < min(days[:3]))


def cgrp_lowered(bench: Workbench, lens: Lens) -> Check:
    """Return whether three supplements lower the release of CGRP during a trigger."""
    attack: Values = {**HEALTHY, "migraine_trigger": 0.95}
    bare = bench.moment(attack, lens=lens)["cgrp_release"]
    items = {"coq10": 1.0, "magnesium_status": 2.0, "curcumin": 1.0}
    left = {name: bench.moment(attack, {name: much}, lens)["cgrp_release"] / bare for name, much in items.items()}
    shown = ", ".join(f"{name} {100.0 * (1.0 - share):.0f} %" for name, share in left.items())
    return law(f"{lens} lens, CGRP released is lower by: {shown}", max(left.values()) < 1.0)


def little_gad(bench: Workbench) -> list[Check]:
    """Row 38."""
    found = []
    for lens in LENSES:
        poor = bench.run({**HEALTHY, "vitamin_b6": 0.1}, 14.0, lens=lens)
        gaba, glutamate = poor.at(14.0, "store_gaba"), poor.at(14.0, "store_glutamate")
        found.append(
            law(f"{lens} lens, vitamin B6 0.1: GABA {gaba:.2f}, glutamate {glutamate:.2f}", gaba < 1.0 < glutamate)
        )
        raised = {
            name: bench.run(HEALTHY, 14.0, doses={name: 1.0}, lens=lens).at(14.0, "store_gaba")
            for name in ("probiotics", "movement", "breathing", "meditation")
        }
        shown = ", ".join(f"{name} {level:.2f}" for name, level in raised.items())
        holds = min(raised.values()) > 1.0 if lens is Lens.ARTICLE else min(raised.values()) > 1.0 - 1e-9
        found.append(law(f"{lens} lens, GABA with {shown}", holds))
    return found


def microglia_woken(bench: Workbench) -> list[Check]:
    """Row 39."""
    rest, found = bench.parameters.microglia_rest, []
    for lens in LENSES:
        run = bench.run(HEALTHY, 56.0, doses={"threat": 1.0, "sleep_loss": 1.0}, lens=lens)
        woken = run.at(56.0, "microglia") / rest
        found.append(Check(f"microglia after eight weeks over rest, {lens} lens", woken, 1.2, None, "–", "×"))
        found.append(slower_resolution(bench, lens))
    return found


def slower_resolution(bench: Workbench, lens: Lens) -> Check:
    """Return whether products of a past infection go more slowly with threat and lost sleep."""
    days = []
    for strain in ({}, {"threat": 1.0, "sleep_loss": 1.0}):
        run = bench.run(
            {**HEALTHY, "infection": 1.0, **strain}, 28.0, changes=[(7.0, {"infection": 0.0})], every_d=0.25, lens=lens
        )
        pro, end = run["pro_genes"], run.at(28.0, "pro_genes")
        gone = (run.days >= 7.0) & (pro - end <= 0.5 * (run.at(7.0, "pro_genes") - end))
        days.append(float(run.days[gone.argmax()]) - 7.0)
    return law(
        f"{lens} lens, days until half is cleared: {days[0]:.1f} calm and rested, {days[1]:.1f} not", days[1] > days[0]
    )


def signal_or_source(bench: Workbench) -> list[Check]:
    """Row 40."""
    found = []
    for lens in LENSES:
        raised = {**CHRONIC, **DRIVERS}
        stop = [(84.0, {"duloxetine": 0.0})]
        untreated = bench.run(raised, 168.0, lens=lens).at(168.0)
        medicine = bench.run(raised, 168.0, doses={"duloxetine": 1.0}, changes=stop, lens=lens).at(168.0)
        source = bench.run(raised, 168.0, doses=DRIVERS_DOWN, lens=lens).at(168.0)
        both = bench.run(raised, 168.0, doses={"duloxetine": 1.0, **DRIVERS_DOWN}, changes=stop, lens=lens).at(168.0)
        free = bench.run(CHRONIC, 168.0, lens=lens).at(168.0)
        levels = {"untreated": untreated, "medicine": medicine, "drivers down": source, "both": both, "never up": free}
        signals = ", ".join(f"{name} {level:.1f}" for name, level in levels.items())
        found += [
            Check(f"{lens} lens, day 168: medicine alone over untreated", medicine / untreated, 0.9, None, "–", "×"),
            Check(f"{lens} lens: both over the driver-free level ({signals})", both / free, None, 1.1, "–", "×"),
        ]
    return found


def right_medicine(bench: Workbench) -> list[Check]:
    """Row 42."""
    relief = bench.relief_percent(INFLAMED, {"jak_inhibitor": 1.0}, day=SIX_WEEKS_D)
    person: Values = {**HEALTHY, "cgrp_share": 0.95}
    bare, treated = (
        bench.run(person, 28.5, doses=doses, changes=[(28.0, {"migraine_trigger": 1.0})]).at(28.5, "migraine_activity")
        for doses in ({}, {"cgrp_antagonist": 1.0})
    )
    return [
        Check("JAK inhibitor in an infection lowers the signal by", relief, 5, 60, "–", "%", 0),
        Check("CGRP antagonist lowers migraine activity by", 100.0 * (1.0 - treated / bare), 50, None, "–", "%", 0),
    ]


ROWS = (
    Row(22, "A JAK inhibitor takes from both gene programmes and leaves the ligand", jak_inhibitor),
    Row(23, "A CGRP antagonist helps as far as the migraine runs by CGRP", cgrp_block),
    Row(24, "Attacks lower the line for the next", kindling),
    Row(26, "After healing, the cord calms down where norepinephrine is intact", healed_injury),
    Row(29, "Twice the precursor: more serotonin, not more dopamine", precursors),
    Row(37, "Migraine upstream: drivers lower the threshold, supplements lower CGRP", migraine_upstream),
    Row(38, "Less GAD: less GABA, more glutamate; habits raise GABA as graded", little_gad),
    Row(39, "Lasting threat and lost sleep wake microglia and slow resolution", microglia_woken),
    Row(
        40,
        "Signal or source: what lasts after the medicine stops",
        signal_or_source,
    ),
    Row(42, "The right medicine for the right target", right_medicine),
)
