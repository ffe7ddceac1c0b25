"""Rows of the gate itself: milliseconds to seconds, no medicine but what shows an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gate_viz.content.records import Lens
from gate_viz.model import Person, whole_spikes
from gate_viz.model.links import LINK_IDS
from tests.behaviours.shipped import CHRONIC, OUTPUT, SIGNAL, TOE
from validation.rows import Check, Row, law
from validation.wind_up import volley_spikes
from validation.workbench import Values, Workbench

LENSES = (Lens.ARTICLE, Lens.EVIDENCE)
HALF_INJURED: Values = {"injury": 0.5, "touch": 0.0}
SHORT_OF_BRAKES: Values = {"lc_drive": 0.3, "rvm_drive": 0.8, "sensitisation": 0.8}


def spikes_for_intensity(_bench: Workbench) -> list[Check]:
    """Row 1."""
    counts = []
    for rate_hz in (8.0, 32.0):
        phase = total = 0.0
        for _ in range(20_000):
            spikes, phase = whole_spikes(phase, rate_hz, 0.0005)
            total += spikes
        counts.append(total)
    return [Check("spikes for 4 times the rate, each of size 1", counts[1] / counts[0], 3.9, 4.1, "4.00")]


def weak_and_strong_gate(bench: Workbench) -> list[Check]:
    """Row 2; the drives lie beyond the controls' ranges, at the model's own interface."""
    weak = bench.moment(TOE, {"lc_drive": 0.2})[OUTPUT]
    strong = bench.moment(TOE, {"lc_drive": 2.5, "rvm_drive": 1.5})[OUTPUT]
    return [Check("output through the weak gate over the strong", weak / strong, 2.0, 8.0, "3.1", "×")]


def touch_alone(bench: Workbench) -> list[Check]:
    """Row 3."""
    return [Check("signal of touch 1, healthy, 0–10", bench.moment({"touch": 1.0})[SIGNAL], None, 0.2, "0.005", "", 3)]


def rubbing(bench: Workbench) -> list[Check]:
    """Row 4."""
    ratio = bench.moment(TOE, {"touch": 1.0})[SIGNAL] / bench.moment(TOE)[SIGNAL]
    return [Check("signal rubbed while pinched over pinched", ratio, 0.4, 0.8, "0.57", "×")]


def wind_up(bench: Workbench) -> list[Check]:
    """Row 5."""
    found = []
    for rate_hz, volleys, least, most, reference in (
        (1.0, 15, 1.8, 6.0, "2.42"),
        (1 / 3, 15, None, 1.4, "1.31"),
        (0.1, 6, None, 1.15, "1.02"),
    ):
        counts = volley_spikes(bench, rate_hz, volleys)
        last = f"{volleys}th over 1st volley at {rate_hz:.2g} Hz"
        found.append(Check(last, counts[-1] / counts[0], least, most, reference, "×"))
    return found


def wind_up_blocked(bench: Workbench) -> list[Check]:
    """Row 6: ketamine 3 µM, where the usual level is 2 µM."""
    plain, blocked = volley_spikes(bench, 1.0), volley_spikes(bench, 1.0, ketamine=1.5)
    left = (blocked[-1] - blocked[0]) / (plain[-1] - plain[0])
    return [Check("wind-up left under ketamine at 1.5 × usual", left, None, 0.6, "0.37")]


def brakes_on_output(bench: Workbench, control_id: str, values: Sequence[float], most: float, was: str) -> list[Check]:
    """Rows 7 to 9: more of a brake lets less through."""
    rates = [bench.moment(TOE, {control_id: value})[OUTPUT] for value in values]
    return [
        law(f"output falls throughout, {values[0]:g} to {values[-1]:g}", falls(rates)),
        Check("output at the end over that at the start", rates[-1] / rates[0], None, most, was, "×"),
    ]


def serotonin_drive(bench: Workbench) -> list[Check]:
    """Row 10."""
    drives = (0.02, 0.1, 0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 7.0, 12.0)
    rates = [bench.moment(TOE, {"rvm_drive": drive})[OUTPUT] for drive in drives]
    best = rates.index(min(rates))
    return [
        Check("drive at which least gets through", drives[best], 0.5, 3.0, "1.5", "× typical", 1),
        Check("rise beyond it, at 12", 100.0 * (rates[-1] / rates[best] - 1.0), 10.0, 200.0, "29", "%", 0),
    ]


def sensitised_cord(bench: Workbench) -> list[Check]:
    """Row 25."""
    touched = bench.moment({**SHORT_OF_BRAKES, "touch": 1.0, "injury": 0.0})[SIGNAL]
    more = bench.moment({**SHORT_OF_BRAKES, **HALF_INJURED})[SIGNAL] - bench.moment(HALF_INJURED)[SIGNAL]
    return [
        Check("signal of touch 1 alone, 0–10", touched, 3.0, 6.0, "3.9"),
        Check("points above a healthy person's at injury 0.5", more, 2.0, 8.0, "6.2"),
    ]


def threat(bench: Workbench) -> list[Check]:
    """Row 27."""
    ratio = bench.moment(HALF_INJURED, {"threat": 1.0})[SIGNAL] / bench.moment(HALF_INJURED)[SIGNAL]
    return [Check("signal with threat 1 over that without", ratio, 1.2, 3.0, "2.46", "×")]


def opioid_antagonist(bench: Workbench) -> list[Check]:
    """Row 31."""

    def signal(**more: float) -> float:
        return bench.moment(TOE, more)[SIGNAL]

    bare, opioid, both = signal(), signal(opioid=1.0), signal(opioid=1.0, naloxone=1.0)
    moved, moved_blocked = signal(movement=1.0), signal(movement=1.0, naloxone=1.0)
    return [
        Check(
            "of an opioid's relief, naloxone takes", 100.0 * (both - opioid) / (bare - opioid), 80.0, None, "–", "%", 0
        ),
        Check(
            "of exercise's relief, naloxone takes",
            100.0 * (moved_blocked - moved) / (bare - moved),
            5.0,
            95.0,
            "–",
            "%",
            0,
        ),
    ]


def athlete(bench: Workbench) -> list[Check]:
    """Row 32."""
    found = []
    for lens in LENSES:
        hurt: Values = {"injury": 1.0, "touch": 0.0}
        playing = bench.moment(hurt, {"expectation": 1.0, "attention": -1.0}, lens)[SIGNAL]
        ratio = playing / bench.moment(hurt, lens=lens)[SIGNAL]
        found.append(Check(f"signal in the game over that out of it, {lens} lens", ratio, None, 0.5, "–", "×"))
    return found


def nocebo(bench: Workbench) -> list[Check]:
    """Row 33."""
    found = []
    for lens in LENSES:
        bare = bench.moment(HALF_INJURED, lens=lens)[SIGNAL]
        for control_id, value in (("expectation", -1.0), ("low_mood", 1.0), ("attention", 1.0)):
            raised = 100.0 * (bench.moment(HALF_INJURED, {control_id: value}, lens)[SIGNAL] / bare - 1.0)
            found.append(Check(f"{control_id} at {value:g} raises the signal, {lens} lens", raised, 5, 60, "–", "%", 0))
    return found


def serotonin_slider(bench: Workbench) -> list[Check]:
    """Row 34."""

    def over_typical(values: Values, serotonin: float) -> float:
        return bench.moment(values, {"serotonin": serotonin})[OUTPUT] / bench.moment(values)[OUTPUT]

    little, best, much = (over_typical(TOE, level) for level in (0.1, 1.5, 3.0))
    return [
        Check("healthy toe at 0.1, output over typical", little, 1.2, 1.6, "1.37", "×"),
        law("healthy toe: lowest at 1.5", best < min(1.0, little, much), "0.99 ×"),
        Check("healthy toe at 3", much, 1.03, 1.2, "1.08", "×"),
        Check("chronic at 3", over_typical(CHRONIC, 3.0), 1.15, 1.6, "1.32", "×"),
    ]


def healthy_in_both_lenses(bench: Workbench) -> list[Check]:
    """Row 41."""
    rates = []
    for lens in LENSES:
        model = bench.model(lens)
        rates.append(model.projection_hz(model.steady_state(Person())))
    return [
        law(
            f"output alike to 1e-12 with all {len(LINK_IDS)} links of the model graded",
            abs(rates[0] - rates[1]) < 1e-12,
        )
    ]


def transporter_shares(bench: Workbench) -> list[Check]:
    """Row 46."""

    def held(medicine: str, pump: str) -> float:
        return bench.moment(CHRONIC, {medicine: 1.0})[f"{pump}_occupancy"]

    return [
        Check("SSRI on NET", held("ssri", "net"), None, 0.15, "0.02"),
        Check("duloxetine on SERT", held("duloxetine", "sert"), 0.7, 0.9, "0.84"),
        Check("duloxetine on NET", held("duloxetine", "net"), 0.3, 0.6, "0.55"),
        Check("amitriptyline on NET", held("amitriptyline", "net"), 0.2, 0.5, "0.33"),
    ]


def falls(values: Sequence[float]) -> bool:
    """Return whether each value is below the one before.

    Parameters
    ----------
    values : Sequence[float]
        The values in their order.
    """
    return all(later < earlier for earlier, later in pairwise(values))


ROWS = (
    Row(1, "Intensity is in the number of spikes, never in their size", spikes_for_intensity),
    Row(2, "The same input gives more output through a weak gate than through a strong one", weak_and_strong_gate),
    Row(3, "Touch alone does not hurt a healthy person", touch_alone),
    Row(4, "Rubbing takes away part of a pinch", rubbing),
    Row(
        5,
        "Volleys (injury 0.6 for 0.1 s) wind up when they come fast",
        wind_up,
    ),
    Row(6, "A pore blocker takes away most of wind-up", wind_up_blocked),
    Row(
        7,
        "More GABA, less output",
        lambda bench: brakes_on_output(bench, "gaba", (0.3, 0.6, 1.0, 1.5, 2.5), 0.7, "0.53"),
    ),
    Row(
        8,
        "More norepinephrine, less output",
        lambda bench: brakes_on_output(bench, "norepinephrine", (0.1, 0.3, 1.0, 2.0, 4.0), 0.5, "0.26"),
    ),
    Row(
        9,
        "More dopamine, a little less output",
        lambda bench: brakes_on_output(bench, "dopamine", (0.1, 1.0, 3.0), 0.97, "0.84"),
    ),
    Row(10, "Serotonin works both ways", serotonin_drive),
    Row(25, "Touch hurts and a pinch hurts more in a sensitised cord short of brakes", sensitised_cord),
    Row(27, "Threat raises the signal", threat),
    Row(31, "Naloxone takes away what opioid receptors gave", opioid_antagonist),
    Row(
        32,
        "In the game a bad knock hurts less",
        athlete,
        "At full injury the projection neuron is saturated, and the brainstem's drive has little to hold it with; "
        "expectation and attention alone, without movement, do not halve it.",
    ),
    Row(
        33,
        "Expecting harm, low mood and attention each raise the signal",
        nocebo,
        "The brainstem's answer to expecting harm is set by one constant for both directions; the range is an "
        "expectation of ours, not a measurement.",
    ),
    Row(34, "The serotonin slider is U-shaped", serotonin_slider),
    Row(41, "The healthy resting person is the same in both lenses", healthy_in_both_lenses),
    Row(46, "Pump blockers hold the shares that imaging found", transporter_shares),
)
