"""``gate-viz self-test``: is this installation sound? Offscreen, with a report in JSON and exit code 0 or 1."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gate_viz import __version__
from gate_viz.app.experiment_choice import SCENES, SETTLED_S
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.output import check_writable, print_text, write_whole
from gate_viz.app.paths import assets_folder
from gate_viz.app.text_table import shown_unit
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.model import MODEL_VERSION, READOUT_UNITS, GateModel
from gate_viz.session.experiment import run_experiment
from gate_viz.session.person import person_from
from gate_viz.session.reduce import initial_controls

PICTURE_PX = (960, 540)
FEWEST_COLOURS = 200
FRAMES = 30
FRAME_MS = 16.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A readout of a settled scenario, and the range it must lie in whatever the lens."""

    scenario: str
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
# These ask what an injury or a touch would do: they are no part of the resting state.
PROBES = ("gate_opening", "allodynia", "hyperalgesia")
SMALLEST_EFFECT = 1e-3


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    passed: bool
    found: str


def add_arguments(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Give the parser this command's arguments.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    catalogue : Catalogue
        Everything that is shipped.
    """
    parser.add_argument("--to", metavar="FILE", help=catalogue.texts.get("command_line.option.to_report"))


def run(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    """Exit code 0 if every check passed, else 1, after the report is printed.

    Parameters
    ----------
    arguments : argparse.Namespace
        What was asked for.
    catalogue : Catalogue
        Everything that is shipped.
    """
    if arguments.to is not None:
        check_writable(Path(arguments.to), catalogue.texts)
    checks = [check for check_all in (_content, _model, _medicines, _pictures, _window) for check in
              _without_falling(check_all, catalogue)]  # fmt: skip
    passed = all(check.passed for check in checks)
    report = {
        "passed": passed,
        "version": __version__,
        "model_version": MODEL_VERSION,
        "checks": [{"name": check.name, "passed": check.passed, "found": check.found} for check in checks],
    }
    text = json.dumps(report, indent=2, ensure_ascii=False)
    if arguments.to is not None:
        # A program without a console has nowhere else to say it.
        write_whole(Path(arguments.to), f"{text}\n".encode(), catalogue.texts)
    print_text(text, catalogue.texts)
    return 0 if passed else 1


def _without_falling(check_all: Callable[[Catalogue], Iterator[Check]], catalogue: Catalogue) -> Iterator[Check]:
    try:
        yield from check_all(catalogue)
    # Whatever it is belongs into the report: this command exists for installations that are broken.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        yield Check(check_all.__name__.strip("_"), False, catalogue.texts.get("self_test.failed", reason=reason))


def _content(catalogue: Catalogue) -> Iterator[Check]:
    # The catalogue is loaded, so every file was read and every reference holds.
    yield Check("content", True, catalogue.texts.get("self_test.content"))


def _model(catalogue: Catalogue) -> Iterator[Check]:
    texts = catalogue.texts
    for lens in Lens:
        for anchor in ANCHORS:
            value = _settled(catalogue, anchor.scenario, {}, lens)[anchor.readout]
            found = texts.get(
                "self_test.model",
                scenario=anchor.scenario,
                readout=anchor.readout,
                value=f"{value:.3g} {shown_unit(READOUT_UNITS[anchor.readout])}".rstrip(),
                lowest=anchor.lowest,
                highest=anchor.highest,
            )
            yield Check(f"model {lens.value}", anchor.lowest <= value <= anchor.highest, found)
        for order in ORDERS:
            low, high = (
                _settled(catalogue, "stubbed_toe", {order.control: level}, lens)["throughput"]
                for level in (order.before, order.after)
            )
            found = texts.get(
                "self_test.order",
                control=order.control,
                before=order.before,
                after=order.after,
                value_before=low,
                value_after=high,
            )
            yield Check(f"model {lens.value}", (high > low) is order.rises, found)
    article, evidence = (_settled(catalogue, "healthy", {}, lens) for lens in Lens)
    difference = max(abs(article[name] - evidence[name]) for name in READOUT_UNITS if name not in PROBES)
    yield Check("lenses", difference <= 1e-12, texts.get("self_test.lenses", difference=difference))


def _medicines(catalogue: Catalogue) -> Iterator[Check]:
    # In the sensitised scenario with some serotonin left to save, no medicine is without its target.
    untreated = _settled(catalogue, "sensitised", {}, Lens.ARTICLE)
    moved = 0
    for drug_id in catalogue.drugs:
        treated = _settled(catalogue, "sensitised", {drug_id: 1.0}, Lens.ARTICLE)
        moved += any(abs(treated[name] - untreated[name]) > SMALLEST_EFFECT for name in READOUT_UNITS)
    total = len(catalogue.drugs)
    yield Check("medicines", moved == total, catalogue.texts.get("self_test.medicine", count=moved, total=total))


def _pictures(catalogue: Catalogue) -> Iterator[Check]:
    _application = offscreen_application(catalogue.texts)
    from PySide6.QtGui import QFontDatabase

    from gate_viz.views.export_image import scene_image
    from gate_viz.views.theme import TYPEFACE, load_fonts

    assets = assets_folder()
    load_fonts(assets)
    families = TYPEFACE if TYPEFACE in QFontDatabase.families() else "–"
    found = catalogue.texts.get("self_test.typeface", families=families)
    yield Check("typeface", families == TYPEFACE, found)
    width, height = PICTURE_PX
    frame = run_experiment(
        catalogue, catalogue.scenarios["stubbed_toe"], {}, lens=Lens.EVIDENCE, seconds=SETTLED_S, every_s=SETTLED_S
    ).frame
    for scene in SCENES:
        for theme in catalogue.theme:
            image = scene_image(scene, frame, catalogue, assets, theme, width, height)
            pixels = memoryview(image.constBits()).cast("B").cast("I")
            colours = len(set(pixels[::7]))
            found = catalogue.texts.get(
                "self_test.picture", scene=scene, theme=theme, colours=colours, width=width, height=height
            )
            yield Check(f"picture {scene} {theme}", colours >= FEWEST_COLOURS, found)


def _window(catalogue: Catalogue) -> Iterator[Check]:
    application = offscreen_application(catalogue.texts)
    from gate_viz.session.session import Session
    from gate_viz.views.main_window import MainWindow

    session = Session(catalogue)
    window = MainWindow(session, catalogue, assets=assets_folder(), greet=False)
    window.show()
    first = session.frame.step_number
    for _frame in range(FRAMES):
        # Time is handed in, not waited for: a busy machine must not fail.
        window.timer.elapsed_ms.emit(FRAME_MS)
        application.processEvents()
    shown = window.stage.isVisible() and session.frame.step_number > first
    window.close()
    yield Check("window", shown, catalogue.texts.get("self_test.window", frames=FRAMES))


def _settled(catalogue: Catalogue, scenario: str, values: dict[str, float], lens: Lens) -> dict[str, float]:
    controls = initial_controls(catalogue, catalogue.scenarios[scenario], lens)
    person = person_from({**controls.values, **values}, catalogue)
    model = GateModel[float](catalogue.strengths(lens))
    return model.readouts(model.steady_state(person), person)
