"""``gate-viz self-test``: is this installation sound? Offscreen, with a report in JSON and exit code 0 or 1."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from gate_viz import __version__
from gate_viz.app.check import Check
from gate_viz.app.experiment_choice import SCENES, SETTLED_S
from gate_viz.app.export_checks import export_checks
from gate_viz.app.frozen import is_frozen
from gate_viz.app.model_checks import course_checks, medicine_checks, moment_checks
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.output import check_writable, print_text, write_whole
from gate_viz.app.paths import assets_folder
from gate_viz.app.shipped_assets import LIST_NAME, faults, listing
from gate_viz.app.spare_texts import texts_or_spare
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.fields import ContentError
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.model import MODEL_VERSION
from gate_viz.session.experiment import run_experiment

PICTURE_PX = (960, 540)
FEWEST_COLOURS = 200
FRAMES = 30
FRAME_MS = 16.0
ICON_PX = 32


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
    texts = catalogue.texts
    if arguments.to is not None:
        check_writable(Path(arguments.to), texts)
    checks = list(_without_falling("assets", texts, partial(asset_checks, texts)))
    for name, check_all in KINDS.items():
        checks += _without_falling(name, texts, partial(check_all, catalogue))
    return _report(checks, arguments.to, texts)


def run_without_content(to_file: str | None, error: ContentError) -> int:
    """Exit code 1, after a report of an installation whose content cannot be loaded.

    Parameters
    ----------
    to_file : str | None
        Where the report goes as well.
    error : ContentError
        Why it cannot.
    """
    texts = texts_or_spare(assets_folder())
    checks = list(_without_falling("assets", texts, partial(asset_checks, texts)))
    checks.append(Check("content", False, texts.get("self_test.failed", reason=error)))
    return _report(checks, to_file, texts)


def _report(checks: Sequence[Check], to_file: str | None, texts: Texts) -> int:
    passed = all(check.passed for check in checks)
    report = {
        "passed": passed,
        "version": __version__,
        "model_version": MODEL_VERSION,
        "checks": [{"name": check.name, "passed": check.passed, "found": check.found} for check in checks],
    }
    text = json.dumps(report, indent=2, ensure_ascii=False)
    if to_file is not None:
        # A program without a console has nowhere else to say it.
        write_whole(Path(to_file), f"{text}\n".encode(), texts)
    # In letters that every terminal and pipe has, whatever its code page.
    print_text(json.dumps(report, indent=2), texts, stands_elsewhere=to_file is not None)
    return 0 if passed else 1


def _without_falling(name: str, texts: Texts, check_all: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    try:
        yield from check_all()
    # Whatever it is belongs into the report: this command exists for installations that are broken.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        yield Check(name, False, texts.get("self_test.failed", reason=reason))


def asset_checks(texts: Texts) -> Iterator[Check]:
    """Whether the shipped files are those of the release, by its own list; from source there is no such list.

    Parameters
    ----------
    texts : Texts
        The words on screen.

    Raises
    ------
    OSError
        If a file cannot be read, or a release has no list.
    """
    folder = assets_folder()
    released = folder.parent / LIST_NAME
    if not (released.is_file() or is_frozen()):
        count = len(listing(folder).splitlines())
        yield Check("assets", True, texts.get("self_test.assets_from_source", count=count))
        return
    listed = released.read_text(encoding="utf-8")
    found = faults(folder, listed)
    told = [
        texts.get(f"self_test.assets_{kind}", names=", ".join(names))
        for kind, names in found._asdict().items()
        if names
    ]
    as_released = texts.get("self_test.assets", count=len(listed.splitlines()))
    yield Check("assets", not told, "; ".join(told) or as_released)


def _content(catalogue: Catalogue) -> Iterator[Check]:
    # The catalogue is loaded, so every file was read and every reference holds.
    yield Check("content", True, catalogue.texts.get("self_test.content"))


def _pictures(catalogue: Catalogue) -> Iterator[Check]:
    _application = offscreen_application(catalogue.texts)
    from PySide6.QtGui import QFontDatabase

    from gate_viz.views.export_image import sheet_image, sheet_of
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
            image = sheet_image(sheet_of(scene, catalogue, assets, theme, PICTURE_PX), frame)
            pixels = memoryview(image.constBits()).cast("B").cast("I")
            colours = len(set(pixels[::7]))
            found = catalogue.texts.get(
                "self_test.picture", scene=scene, theme=theme, colours=colours, width=width, height=height
            )
            yield Check(f"picture {scene} {theme}", colours >= FEWEST_COLOURS, found)


def _window(catalogue: Catalogue) -> Iterator[Check]:
    application = offscreen_application(catalogue.texts)
    from gate_viz.app.application import window_icon
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
    painted = not window_icon(assets_folder()).pixmap(ICON_PX, ICON_PX).isNull()
    yield Check("icon", painted, catalogue.texts.get("self_test.icon"))


KINDS: dict[str, Callable[[Catalogue], Iterator[Check]]] = {
    "content": _content,
    "model": moment_checks,
    "course": course_checks,
    "medicines": medicine_checks,
    "pictures": _pictures,
    "exports": export_checks,
    "window": _window,
}
