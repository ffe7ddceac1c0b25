"""What self-test asks of the model: anchors that every sound installation meets, at a moment and over weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gate_viz.app.check import Check
from gate_viz.app.text_table import shown_unit
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Drug, Lens, Scenario
from gate_viz.model import READOUT_UNITS, Target
from gate_viz.session.course import run_course
from gate_viz.session.person import lens_model, untreated
from gate_viz.session.reduce import initial_controls
from gate_viz.session.starting_point import starting_point


@dataclass(frozen=True, slots=True)
class Anchor:
    """A readout of a settled scenario, or of an archetype weeks later, and the range it must lie in in each lens."""

    start: str
    readout: str
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Order:
    """A control whose rise on the stubbed toe must move throughput the given way."""

    control: str
    before: float
    after: float
    rises: bool


@dataclass(frozen=True, slots=True)
class Relief:
    """A readout that must fall in an archetype within weeks of the medicine that holds a target most firmly."""

    archetype: str
    target: Target
    readout: str
    least: float


ANCHORS = (
    Anchor("healthy", "gate_opening", 0.31, 0.35),
    Anchor("healthy", "pain_signal_0_10", 0.0, 0.2),
    Anchor("stubbed_toe", "signal_out", 15.0, 18.0),
    Anchor("sensitised", "sensitisation", 0.8, 0.8),
)
ORDERS = (
    Order("touch", 0.0, 1.0, rises=False),
    Order("norepinephrine", 0.3, 2.0, rises=False),
    Order("gaba", 0.3, 1.0, rises=False),
    Order("threat", 0.0, 1.0, rises=True),
    Order("serotonin", 0.1, 1.5, rises=False),
    Order("serotonin", 1.5, 3.0, rises=True),
)
COURSE_ANCHORS = (
    Anchor("healthy", "pain_signal_0_10", 0.0, 0.2),
    Anchor("healthy", "gate_opening", 0.31, 0.35),
    Anchor("healthy", "sensitisation", 0.0, 0.1),
)
RELIEFS = (Relief("fibromyalgia", Target.NET, "pain_signal_0_10", 0.5),)
COURSE_D = 84.0
# What is asked after weeks, or of what an injury or a touch would do, is no part of the resting state.
PROBES = ("gate_opening", "allodynia", "hyperalgesia")
SMALLEST_EFFECT = 1e-3
ATTACK = "migraine_trigger"


def moment_checks(catalogue: Catalogue) -> Iterator[Check]:
    """Yield whether settled scenarios lie where they must, in each lens, and the lenses agree on the healthy person.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    for lens in Lens:
        for anchor in ANCHORS:
            value = _settled(catalogue, catalogue.scenarios[anchor.start], {}, lens)[anchor.readout]
            found = catalogue.texts.get(
                "self_test.model", scenario=anchor.start, readout=anchor.readout, value=_shown(anchor.readout, value),
                lowest=anchor.lowest, highest=anchor.highest,
            )  # fmt: skip
            yield Check(f"model {lens.value}", anchor.lowest <= value <= anchor.highest, found)
        for order in ORDERS:
            yield _order_check(order, lens, catalogue)
    article, evidence = (_settled(catalogue, catalogue.scenarios["healthy"], {}, lens) for lens in Lens)
    difference = max(abs(article[name] - evidence[name]) for name in READOUT_UNITS if name not in PROBES)
    yield Check("lenses", difference <= 1e-12, catalogue.texts.get("self_test.lenses", difference=difference))


def course_checks(catalogue: Catalogue) -> Iterator[Check]:
    """Yield whether weeks leave the healthy healthy, and bring relief where a medicine meets its archetype.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    for lens in Lens:
        for anchor in COURSE_ANCHORS:
            value = _after_weeks(catalogue, anchor.start, {}, lens)[anchor.readout]
            found = catalogue.texts.get(
                "self_test.course", archetype=anchor.start, days=COURSE_D, readout=anchor.readout,
                value=_shown(anchor.readout, value), lowest=anchor.lowest, highest=anchor.highest,
            )  # fmt: skip
            yield Check(f"course {lens.value}", anchor.lowest <= value <= anchor.highest, found)
        for relief in RELIEFS:
            yield _relief_check(relief, lens, catalogue)


def medicine_checks(catalogue: Catalogue) -> Iterator[Check]:
    """Yield whether every medicine moves something: sensitised, and in an attack that lasts, nobody lacks its target.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    sensitised = catalogue.scenarios["sensitised"]
    start = replace(sensitised, values={**sensitised.values, ATTACK: catalogue.controls[ATTACK].maximum})
    without = _settled(catalogue, start, {}, Lens.ARTICLE)
    moved = 0
    for drug_id in catalogue.drugs:
        treated = _settled(catalogue, start, {drug_id: 1.0}, Lens.ARTICLE)
        # Its own level in the blood says nothing of what it does.
        moved += any(abs(treated[name] - without[name]) > SMALLEST_EFFECT for name in READOUT_UNITS)
    total = len(catalogue.drugs)
    yield Check("medicines", moved == total, catalogue.texts.get("self_test.medicine", count=moved, total=total))


def _order_check(order: Order, lens: Lens, catalogue: Catalogue) -> Check:
    toe = catalogue.scenarios["stubbed_toe"]
    low, high = (
        _settled(catalogue, toe, {order.control: level}, lens)["throughput"] for level in (order.before, order.after)
    )
    found = catalogue.texts.get(
        "self_test.order",
        control=order.control,
        before=order.before,
        after=order.after,
        value_before=low,
        value_after=high,
    )
    return Check(f"model {lens.value}", (high > low) is order.rises, found)


def _relief_check(relief: Relief, lens: Lens, catalogue: Catalogue) -> Check:
    medicine = max(catalogue.drugs.values(), key=lambda drug: _load(drug, relief.target))
    without, treated = (
        _after_weeks(catalogue, relief.archetype, {medicine.id: dose}, lens)[relief.readout] for dose in (0.0, 1.0)
    )
    found = catalogue.texts.get(
        "self_test.relief",
        archetype=relief.archetype,
        days=COURSE_D,
        medicine=medicine.id,
        readout=relief.readout,
        before=without,
        after=treated,
    )
    return Check(f"course {lens.value}", without - treated >= relief.least, found)


def _load(drug: Drug, target: Target) -> float:
    return sum(binding.load_at_usual_exposure for binding in drug.bindings if binding.target is target)


def _settled(catalogue: Catalogue, start: Scenario, values: Mapping[str, float], lens: Lens) -> dict[str, float]:
    before = initial_controls(catalogue, start, lens).values
    model = lens_model(catalogue, lens)
    person = model.person({**before, **values}, slow=model.untreated_slow(untreated(before, catalogue)))
    return model.readouts(model.steady_state(person), person)


def _after_weeks(catalogue: Catalogue, archetype: str, doses: Mapping[str, float], lens: Lens) -> Mapping[str, float]:
    start = starting_point(catalogue.archetypes[archetype])
    return run_course(catalogue, start, doses, lens=lens, days=COURSE_D, every_d=COURSE_D).frame.readouts


def _shown(readout: str, value: float) -> str:
    return f"{value:.3g} {shown_unit(READOUT_UNITS[readout])}".rstrip()
