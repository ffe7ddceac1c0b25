"""Rows of an opioid over months: best, tolerance, the four roads to hyperalgesia, and the way back."""

from __future__ import annotations

from math import inf

from gate_viz.content.records import Lens
from tests.behaviours.shipped import CHRONIC, DRIVERS, DRIVERS_DOWN, OPIOID_ROADS, SIGNAL
from validation.rows import Check, Row, law
from validation.rows_circuit import LENSES
from validation.workbench import Run, Values, Workbench

USUAL_LOAD = 1.5
STOP_D = 84.0
HALF_YEAR_D = 182.0
BACK = 0.8
# What each road leaves behind.
LEFT_BEHIND = ("tolerance", "gs_share", "opioid_nmda", "microglia", "estrogen_level", "testosterone_level")


def twelve_weeks(bench: Workbench, lens: Lens = Lens.ARTICLE) -> Run:
    """Return twelve weeks on an opioid and four after it.

    Parameters
    ----------
    bench : Workbench
        The model.
    lens : Lens
        Which strengths the links have.
    """
    stop = [(STOP_D, {"opioid": 0.0})]
    return bench.run(CHRONIC, STOP_D + 28.0, doses={"opioid": 1.0}, changes=stop, every_d=0.25, lens=lens)


def rise_and_fall(bench: Workbench) -> list[Check]:
    """Row 16."""
    run = twelve_weeks(bench)
    signal, start = run[SIGNAL], run.at(0.0)
    on = run.days <= STOP_D
    above = on & (signal > start) & (run.days > run.days[signal[on].argmin()])
    crossed = float(run.days[above.argmax()]) if above.any() else STOP_D + 1.0
    return [
        Check("best relief", float(100.0 * (1.0 - signal[on].min() / start)), 60, 95, "69", "%", 0),
        Check("day it crosses the signal of day 0", crossed, 28, 84, "35", "", 1),
    ]


def worse_than_before(bench: Workbench) -> list[Check]:
    """Row 17."""
    run = twelve_weeks(bench)
    after = (run.days >= STOP_D) & (run.days <= STOP_D + 4.0)
    return [
        Check("week 12 over day 0", run.at(STOP_D) / run.at(0.0), 1.02, 1.6, "1.25", "×"),
        Check(
            "highest in the 4 days after stopping, over day 0",
            float(run[SIGNAL][after].max()) / run.at(0.0),
            1.1,
            2,
            "1.29",
            "×",
        ),
    ]


def tolerance_alone(bench: Workbench) -> list[Check]:
    """Row 18."""
    run = bench.run(CHRONIC, STOP_D, doses={"opioid": 1.0}, off=OPIOID_ROADS, every_d=1.0)
    full = bench.parameters.mu_transducer
    tolerant = full * (1.0 - run.at(STOP_D, "tolerance"))

    def effect(transducer: float) -> float:
        return transducer * USUAL_LOAD / (1.0 + USUAL_LOAD + transducer * USUAL_LOAD)

    highest = float(run[SIGNAL][run.days >= 7.0].max()) / run.at(0.0)
    return [
        Check("highest after day 7 over day 0", highest, None, 0.95, "0.14", "×"),
        Check("receptor's effect left in week 12", effect(tolerant) / effect(full), 0.35, 0.8, "0.62", "×"),
    ]


def each_road(bench: Workbench) -> list[Check]:
    """Row 19."""
    whole = bench.run(CHRONIC, STOP_D, doses={"opioid": 1.0})
    references = {"oih_nmda": "2.97", "oih_gs": "1.03", "oih_glia": "0.79", "oih_hormone": "0.05"}
    found = []
    for road, reference in references.items():
        without = bench.run(CHRONIC, STOP_D, doses={"opioid": 1.0}, off=[road])
        points = whole.at(STOP_D) - without.at(STOP_D)
        found.append(Check(f"points of week 12 that go with {road}", points, 0.02, None, reference))
        if road == "oih_hormone":
            stores = [run.at(STOP_D, "store_serotonin") for run in (whole, without)]
            shown = f"store of serotonin is lower with it: {stores[0]:.2f} against {stores[1]:.2f}"
            found.append(law(shown, stores[0] < stores[1]))
    return found


def days_until_back(taken: Run, untreated: Run, readout_id: str) -> float:
    """Return how long after the stop four fifths of the way back are done; infinite if never [d].

    Parameters
    ----------
    taken, untreated : Run
        A course in which the opioid stops on day 84, and its twin without one.
    readout_id : str
        Which readout.
    """
    apart = abs(taken[readout_id] - untreated[readout_id])
    back = (taken.days >= STOP_D) & (apart <= (1.0 - BACK) * apart[int((taken.days >= STOP_D).argmax())])
    return float(taken.days[back.argmax()]) - STOP_D if back.any() else inf


def stopped(bench: Workbench, lens: Lens, person: Values, then: Values) -> tuple[Run, Run]:
    """Return a course in which an opioid stops on day 84 and something else changes with it, and its untreated twin.

    Parameters
    ----------
    bench : Workbench
        The model.
    lens : Lens
        Which strengths the links have.
    person : Values
        What the person has long been.
    then : Values
        What changes on day 84.
    """
    days = STOP_D + HALF_YEAR_D
    return (
        bench.run(
            person,
            days,
            doses={"opioid": 1.0},
            changes=[(STOP_D, {"opioid": 0.0, **then})],
            every_d=1.0,
            lens=lens,
        ),
        bench.run(person, days, changes=[(STOP_D, then)], every_d=1.0, lens=lens),
    )


def the_way_back(bench: Workbench) -> list[Check]:
    """Row 36."""
    twins = stopped(bench, Lens.ARTICLE, CHRONIC, {})
    times = {name: days_until_back(*twins, name) for name in LEFT_BEHIND}
    order = ", ".join(f"{name} {days:.0f}" for name, days in sorted(times.items(), key=lambda pair: pair[1]))
    roads = [days for name, days in times.items() if name != "tolerance"]
    found = [
        law(f"days until 80 % back, each within six months: {order}", max(times.values()) < HALF_YEAR_D),
        law("every road takes longer than tolerance", min(roads) > times["tolerance"]),
    ]
    for lens in LENSES:
        kept, lowered = (
            days_until_back(*stopped(bench, lens, {**CHRONIC, **DRIVERS}, then), "estrogen_level")
            for then in ({}, DRIVERS_DOWN)
        )
        shown = f"{lens} lens, estrogen: days with drivers kept {kept:.0f}, lowered {lowered:.0f}"
        found.append(law(shown, lowered < kept if lens is Lens.ARTICLE else lowered == kept))
    return found


ROWS = (
    Row(16, "An opioid helps at first and then hurts (article lens)", rise_and_fall),
    Row(17, "After twelve weeks, and after stopping, it is worse than before", worse_than_before),
    Row(18, "Tolerance alone never makes it worse than before", tolerance_alone),
    Row(19, "Each of the four roads adds to it", each_road),
    Row(
        36,
        "After stopping, each road comes back in its own time",
        the_way_back,
        "Nothing that was read says how fast these come back in people.",
    ),
)
