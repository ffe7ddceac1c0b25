"""Published curves and the model's beside them: the numbers, the figure and, in words, where the model misses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from gate_viz.content.records import Lens
from tests.behaviours.shipped import CHRONIC, OPIOID_ROADS, SIGNAL
from validation.plot import BarChart, Bars, Line, LineChart
from validation.rows import rounded
from validation.wind_up import volley_spikes
from validation.workbench import Run, Workbench

PUBLISHED_LATE_SPIKES = (4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17, 17, 18, 19)
FLUVOXAMINE, PAROXETINE, SMOKING = 5.6, 1.59, 0.667
RAT_HALF_TIME_H = 26.0
LENS_COLOURS = {Lens.ARTICLE: 2, Lens.EVIDENCE: 1}


@dataclass(frozen=True, slots=True)
class Curve:
    """One comparison: ``table`` has a head and rows; ``words`` say what is published and what the model does."""

    name: str
    title: str
    published: str
    table: Sequence[Sequence[str]]
    words: str
    figure: str
    sources: Sequence[str] = field(default_factory=tuple)


def wind_up(bench: Workbench) -> Curve:
    """Late spikes for each volley at one a second."""
    published = [spikes / PUBLISHED_LATE_SPIKES[0] for spikes in PUBLISHED_LATE_SPIKES]
    counts = {rate_hz: volley_spikes(bench, rate_hz) for rate_hz in (1.0, 2.0)}
    model = {rate_hz: [spikes / each[0] for spikes in each] for rate_hz, each in counts.items()}
    volleys = list(range(1, len(published) + 1))
    chart = LineChart(
        "Wind-up: answer to each volley over the answer to the first",
        "volley",
        "× first volley",
        [
            Line("Aguiar 2010, 1 Hz", volleys, published, 0, marks=True),
            Line("model, 1 Hz", volleys, model[1.0], 1),
            Line("model, 2 Hz (until the next volley)", volleys, model[2.0], 2, dashed=True),
        ],
    )
    shown = (1, 2, 3, 5, 8, 10, 15)
    table = [
        ["volley", *map(str, shown)],
        ["published, 1 Hz", *(rounded(published[volley - 1], 2) for volley in shown)],
        ["model, 1 Hz", *(rounded(model[1.0][volley - 1], 2) for volley in shown)],
        ["model, 2 Hz", *(rounded(model[2.0][volley - 1], 2) for volley in shown)],
    ]
    words = miss(
        model[1.0][-1] >= 0.85 * published[-1],
        f"At the last volley the model has risen {rounded(model[1.0][-1], 1)}-fold against "
        f"{rounded(published[-1], 1)}-fold, and it levels off early, where the published answer goes on rising: "
        "between two volleys substance P and the plateau fade by as much as a volley adds. At two volleys a second "
        f"the model rises {rounded(model[2.0][-1], 1)}-fold.",
        f"The model rises {rounded(model[1.0][-1], 1)}-fold against {rounded(published[-1], 1)}-fold.",
    )
    return Curve(
        "wind_up",
        "Wind-up",
        "Late spikes for each of 15 volleys at 1 Hz in a published model of the projection neuron, over the first.",
        table,
        words,
        chart.svg(),
        ["Aguiar et al. 2010, ModelDB 128559"],
    )


def first_week(bench: Workbench) -> Curve:
    """The chronic person's first weeks on duloxetine."""
    days = (0.0, 1.0, 2.0, 3.0, 4.0, 7.0, 14.0, 28.0)
    lines, table = [], [["day", *(f"{day:g}" for day in days)]]
    shares = {}
    for lens in Lens:
        treated = bench.run(CHRONIC, 28.0, doses={"duloxetine": 1.0}, every_d=0.25, lens=lens)
        untreated = bench.run(CHRONIC, 28.0, every_d=0.25, lens=lens)
        apart = untreated[SIGNAL] - treated[SIGNAL]
        lines.append(Line(f"{lens} lens", treated.days.tolist(), apart.tolist(), LENS_COLOURS[lens]))
        found = [float(apart[(treated.days == day).argmax()]) for day in days]
        table.append([f"points below the untreated twin, {lens} lens", *(rounded(each, 2) for each in found)])
        shares[lens] = 100.0 * found[1] / found[-1]
    chart = LineChart(
        "Duloxetine: points below the untreated twin (0–10)",
        "day",
        "points of 10",
        lines,
        band=(1.0, 4.0, "shaded: days on which pooled trials part from placebo"),
    )
    words = (
        f"The model parts within the published days. **Miss:** it is too fast and too strong. After one day it has "
        f"{rounded(shares[Lens.ARTICLE], 0)} % (article lens) and {rounded(shares[Lens.EVIDENCE], 0)} % (evidence "
        "lens) of the difference of day 28, and that difference is larger than the small to moderate effect that "
        "trials find on average: the model has no average person, and whoever answers, answers fully. Levels and "
        "stores take about a day to change in it, and only the slow fading of sensitisation is left for the weeks."
    )
    return Curve(
        "duloxetine_first_weeks",
        "Duloxetine's first weeks",
        "Scores part from placebo on days 1 to 4 in pooled trials, and within two weeks in all; effects are judged "
        "at four to eight weeks.",
        table,
        words,
        chart.svg(),
        ["pooled placebo-controlled trials of duloxetine (from memory, not reread)"],
    )


def exposure(bench: Workbench) -> Curve:
    """What changes duloxetine's level."""
    model = bench.model(Lens.EVIDENCE)

    def blood(**values: float) -> float:
        return model.built_up(model.person(values), {"duloxetine": 1.0})["duloxetine"].blood

    # The enzyme's activity has no control of its own; this smoking, below its range, is an enzyme that does nothing.
    no_cyp1a2 = -1.0 / bench.parameters.smoking_cyp1a2
    published = (FLUVOXAMINE, SMOKING, PAROXETINE)
    found = (blood(smoking=no_cyp1a2), blood(smoking=1.0), blood(cyp2d6=0.0))
    names = ("fluvoxamine (no CYP1A2)", "smoking", "paroxetine (no CYP2D6)")
    chart = BarChart(
        "Duloxetine's exposure over the typical",
        "× typical",
        names,
        [Bars("published", published, 0), Bars("model", found, 1)],
    )
    table = [
        ["", *names],
        ["published", *(f"{each:.2f}" for each in published)],
        ["model", *(f"{each:.2f}" for each in found)],
    ]
    words = "Smoking and paroxetine fit, because the two enzymes' shares were fitted to them. " + miss(
        abs(found[0] / FLUVOXAMINE - 1.0) < 0.2,
        f"With CYP1A2 wholly blocked the model's level rises {rounded(found[0], 1)}-fold, and fluvoxamine's effect was "
        f"{FLUVOXAMINE:g}-fold. A share of 0.82 by CYP1A2 would give that; together with paroxetine's 0.37 by CYP2D6 "
        "it adds up to more than all clearance, so no such law fits the three at once. Fluvoxamine blocks other "
        "enzymes too (from memory).",
        "Fluvoxamine fits as well.",
    )
    return Curve(
        "duloxetine_exposure",
        "Duloxetine's exposure",
        "Fluvoxamine raises the area under the curve by 460 %, smoking lowers it by a third, paroxetine lowers "
        "clearance by 37 % and so raises it about 1.6-fold.",
        table,
        words,
        chart.svg(),
        [
            "Knadler 2011, Clin Pharmacokinet 50:281-294, doi:10.2165/11539240-000000000-00000",
            "duloxetine label (smoking, paroxetine)",
        ],
    )


def occupancy(bench: Workbench) -> Curve:
    """Transporters that are held at the usual dose."""
    asked = (
        ("duloxetine, SERT", "duloxetine", "sert", 0.718, 0.843),
        ("SSRI, SERT", "ssri", "sert", 0.76, 0.85),
        ("venlafaxine, SERT", "venlafaxine", "sert", 0.76, 0.85),
        ("milnacipran, SERT", "milnacipran", "sert", 0.386, 0.615),
        ("milnacipran, NET", "milnacipran", "net", 0.4, 0.499),
    )
    found = [bench.moment(CHRONIC, {drug: 1.0})[f"{pump}_occupancy"] for _, drug, pump, _, _ in asked]
    chart = BarChart(
        "Share of pumps held at the usual exposure",
        "share",
        [each[0] for each in asked],
        [Bars("model", found, 1)],
        [(least, most) for *_, least, most in asked],
        "black: imaging in people, from least to most",
    )
    table = [
        ["", *(each[0] for each in asked)],
        ["imaging", *(f"{least:.2f} to {most:.2f}" for *_, least, most in asked)],
        ["model", *(f"{share:.2f}" for share in found)],
    ]
    out = [each[0] for each, share in zip(asked, found, strict=True) if not each[3] - 0.005 <= share <= each[4] + 0.005]
    words = (
        "Most of these are fitted: imaging gave the loads. Duloxetine's share swings over the day between the two "
        "values; the model holds the upper one all day, since it knows no single doses. "
        + miss(not out, f"Outside the range: {', '.join(out)}.", "All lie in the range.")
    )
    return Curve(
        "occupancy",
        "Pumps held, by imaging",
        "Duloxetine holds 84 % of SERT six hours after a repeated dose and 72 % a day after a single one; SSRIs and "
        "venlafaxine hold 76 to 85 % at the least usual dose; milnacipran at its lower and upper usual dose.",
        table,
        words,
        chart.svg(),
        [
            "Takano 2006, Psychopharmacology 185:395-399, doi:10.1007/s00213-005-0304-0",
            "Meyer 2004, Am J Psychiatry 161:826-835, doi:10.1176/appi.ajp.161.5.826",
            "Nogami 2013, Int J Neuropsychopharmacol 16:937-943",
        ],
    )


def tolerance(bench: Workbench) -> Curve:
    """How fast tolerance builds."""
    run = bench.run(CHRONIC, 28.0, doses={"opioid": 1.0}, off=OPIOID_ROADS, every_d=0.25)
    share = run["tolerance"] / run["tolerance"][-1]
    half_h = 24.0 * float(np.interp(0.5, share, run.days))
    rat = 1.0 - 0.5 ** (24.0 * run.days / RAT_HALF_TIME_H)
    chart = LineChart(
        "Tolerance to an opioid, share of what it comes to",
        "day",
        "share",
        [
            Line("rat, half-time 26 h", run.days.tolist(), rat.tolist(), 0, dashed=True),
            Line("model", run.days.tolist(), share.tolist(), 1),
        ],
    )
    words = (
        f"**Miss, by design:** the model's half-time is {rounded(half_h, 0)} h, "
        f"{rounded(half_h / RAT_HALF_TIME_H, 1)} times the rat's, because it is to stand for people over weeks. No "
        "half-time in people was read."
    )
    table = [["", "half-time"], ["rat", "26 h"], ["model", f"{rounded(half_h, 0)} h"]]
    return Curve(
        "opioid_tolerance",
        "Tolerance to morphine",
        "In rats tolerance builds with a half-time of 26 h.",
        table,
        words,
        chart.svg(),
        ["Ekblom 1993 (from memory, not reread)"],
    )


def venlafaxine(bench: Workbench) -> Curve:
    """Venlafaxine's working level by CYP2D6."""
    activities = (0.0, 0.5, 1.0, 3.0)
    names = ("poor", "intermediate", "normal", "ultrarapid")
    groups, table = [], [["", *names]]
    for lens in Lens:
        model = bench.model(lens)
        levels = [
            model.built_up(model.person({"cyp2d6": activity}), {"venlafaxine": 1.0})["venlafaxine"].blood
            for activity in activities
        ]
        relief = [
            bench.relief_percent({**CHRONIC, "cyp2d6": activity}, {"venlafaxine": 1.0}, lens=lens)
            for activity in activities
        ]
        groups.append(Bars(f"{lens} lens", levels, LENS_COLOURS[lens]))
        table.append([f"level that works, {lens} lens", *(f"{level:.2f}" for level in levels)])
        table.append([f"relief on day 28, {lens} lens", *(f"{rounded(each, 0)} %" for each in relief)])
    groups.insert(0, Bars("published: hardly any difference", [1.0] * len(names), 0))
    chart = BarChart("Venlafaxine: parent and metabolite that work, by CYP2D6", "× typical", names, groups)
    words = (
        "In the evidence lens the metabolite works as its parent, so the enzyme makes no difference, as published. "
        "In the article lens, which knows no metabolite, the poor metaboliser has several times the usual and the "
        "ultrarapid less than half of it: that is the articles' claim, and a **miss**. Build-up by CYP2D6 is better "
        "taught with duloxetine."
    )
    return Curve(
        "venlafaxine",
        "Venlafaxine by CYP2D6",
        "The sum of venlafaxine and its active metabolite hardly differs between metabolisers; in depression, people "
        "with a working enzyme answered better than poor metabolisers.",
        table,
        words,
        chart.svg(),
        ["Lobello 2010, J Clin Psychiatry, doi:10.4088/JCP.08m04773blu"],
    )


def ketamine(bench: Workbench) -> Curve:
    """The weeks after an infusion of four days, in a chronic person and in burning pain of one limb."""
    crps = {**bench.catalogue.archetypes["crps"].values}
    shown = (2.0, 4.5, 7.0, 14.0, 21.0, 28.0, 35.0, 56.0, 84.0)
    lines, table, lasting = [], [["points below the untreated twin on day", *(f"{day:g}" for day in shown)]], []
    for name, person, length_d, colour in (
        ("chronic, four days", CHRONIC, 4.0, 1),
        ("CRPS, four days", crps, 4.0, 2),
        ("chronic, a quarter of a day", CHRONIC, 0.25, 3),
    ):
        stop = [(length_d, {"ketamine": 0.0})]
        run = bench.run(person, 84.0, doses={"ketamine": 1.0}, changes=stop, every_d=0.25, lens=Lens.EVIDENCE)
        below = bench.run(person, 84.0, every_d=0.25, lens=Lens.EVIDENCE)[SIGNAL] - run[SIGNAL]
        lines.append(Line(name, run.days.tolist(), below.tolist(), colour, dashed=length_d < 1.0))
        table.append([name, *(rounded(float(below[(run.days == day).argmax()]), 2) for day in shown)])
        lasting.append(float(run.days[below >= 0.5].max(initial=0.0)))
    chart = LineChart("Ketamine: points below the untreated twin (0–10), evidence lens", "day", "points of 10", lines)
    words = (
        f"Half a point or more is left until day {rounded(lasting[0], 0)} in the chronic person, until day "
        f"{rounded(lasting[1], 0)} in the CRPS archetype, and until day {rounded(lasting[2], 0)} after a short "
        "infusion. "
        + miss(
            lasting[1] >= 14.0,
            "In the CRPS archetype, where trials that found a benefit saw it for weeks, the model's ends with the "
            "infusion: under it enough still comes through to keep the cord as sensitised as it was. ",
            "That is weeks, as in the trials that found a benefit. ",
        )
        + "A short infusion leaves nothing at five weeks, as in the trial that looked. Over all trials no clear "
        "benefit in chronic pain was found, so the curve shows a mechanism and not what may be expected."
    )
    return Curve(
        "ketamine",
        "Ketamine's weeks",
        "Some trials in CRPS show weeks of benefit after infusions of several days; a single short infusion did not "
        "differ from placebo at 35 days; a review of 67 trials found no clear benefit in chronic pain.",
        table,
        words,
        chart.svg(),
        [
            "Ferraro 2025, Cochrane, PMID 40819842",
            "Pickering 2020, Anesthesiology 133:154-164, doi:10.1097/ALN.0000000000003345",
        ],
    )


def opioid(bench: Workbench) -> Curve:
    """Twelve weeks on an opioid and four after it, in both lenses."""
    shown = (0.0, 1.0, 7.0, 14.0, 28.0, 56.0, 84.0, 86.0, 98.0, 112.0)
    lines, table, runs = [], [["day", *(f"{day:g}" for day in shown)]], dict[Lens, Run]()
    for lens in Lens:
        stop = [(84.0, {"opioid": 0.0})]
        run = bench.run(CHRONIC, 112.0, doses={"opioid": 1.0}, changes=stop, every_d=1.0, lens=lens)
        runs[lens] = run
        lines.append(Line(f"{lens} lens", run.days.tolist(), run[SIGNAL].tolist(), LENS_COLOURS[lens]))
        table.append([f"signal, {lens} lens", *(rounded(run.at(day), 2) for day in shown)])
    chart = LineChart(
        "Opioid for twelve weeks, then none: signal (0–10)",
        "day",
        "signal, 0–10",
        lines,
        band=(0.0, 84.0, "shaded: taken"),
    )
    gains = {lens: run.at(0.0) - run.at(84.0) for lens, run in runs.items()}
    words = (
        f"Against day 0 the signal in week 12 differs by {-gains[Lens.ARTICLE]:+.1f} points in the article lens and by "
        f"{-gains[Lens.EVIDENCE]:+.1f} in the evidence lens. **Miss, on both sides:** the article lens makes a rule "
        "of hyperalgesia, which in people is possible and not inevitable; the evidence lens leaves far more relief "
        "than trials found on average, since its tolerance is partial, nobody stops because of side effects, and "
        "whoever answers, answers fully."
    )
    return Curve(
        "opioid_weeks",
        "An opioid over weeks",
        "In chronic non-cancer pain an opioid differs from placebo by 0.69 of 10 cm on average over weeks to months; "
        "in acute back pain not at all at six weeks. In people on opioids tolerance of heat and cold is lower, and the "
        "threshold of pain is not.",
        table,
        words,
        chart.svg(),
        [
            "Busse 2018, JAMA 320:2448-2460, doi:10.1001/jama.2018.18472",
            "Jones 2023, Lancet 402:304-312, doi:10.1016/S0140-6736(23)00404-X",
            "Higgins 2019, Br J Anaesth 122:e114-e126, doi:10.1016/j.bja.2018.09.019",
        ],
    )


def miss(fits: bool, missed: str, fitting: str) -> str:
    """Return the words that are true, with a miss named as one.

    Parameters
    ----------
    fits : bool
        Whether the model fits.
    missed, fitting : str
        What to say where it does not, and where it does.
    """
    return fitting if fits else f"**Miss:** {missed}"


CURVES: tuple[Callable[[Workbench], Curve], ...] = (
    wind_up,
    first_week,
    exposure,
    occupancy,
    tolerance,
    venlafaxine,
    ketamine,
    opioid,
)
