"""``gate-viz contact-sheet``: every scene, theme and archetype, small, on one picture."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from gate_viz.app.experiment_choice import SETTLED_S
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.output import check_writable, print_text, write_whole
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.session.course import session_on_day
from gate_viz.session.experiment import session_after
from gate_viz.session.frame import Frame
from gate_viz.session.session import FIRST_SCENARIO
from gate_viz.session.starting_point import starting_point

ENDING = ".png"
SHOWN_DAY_D = 28.0
"""The day on which people are shown: by then what is slow has come about [d]."""


def add_arguments(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Give the parser this command's arguments.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    catalogue : Catalogue
        Everything that is shipped.
    """
    themes, texts = tuple(catalogue.theme), catalogue.texts
    theme_help = texts.get("command_line.option.theme_of_sheet", default=themes[0])
    parser.add_argument("--theme", choices=themes, help=theme_help)
    parser.add_argument("--to", metavar="FILE", required=True, help=texts.get("command_line.option.to_sheet"))


def run(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    """Exit code, after the picture is written.

    Parameters
    ----------
    arguments : argparse.Namespace
        What was asked for.
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts, path = catalogue.texts, Path(arguments.to)
    if path.suffix.lower() != ENDING:
        raise RefusalError(texts.get("command_line.refusal.ending", path=path, endings=ENDING))
    check_writable(path, texts)
    _application = offscreen_application(texts)
    from gate_viz.views.contact_sheet import Row, contact_sheet
    from gate_viz.views.export_image import image_as_png

    rows = [Row(*row) for row in _rows(catalogue, arguments.theme)]
    image = contact_sheet(rows, catalogue, assets_folder())
    write_whole(path, image_as_png(image), texts)
    shown = texts.get("command_line.shown.painted", path=path, width=image.width(), height=image.height())
    print_text(shown, texts, stands_elsewhere=True)
    return 0


def _rows(catalogue: Catalogue, only_theme: str | None) -> Iterator[tuple[str, Frame, str]]:
    """Yield heading, Frame and theme of each row: the first scenario in every theme, then every archetype."""
    texts = catalogue.texts
    themes = (only_theme,) if only_theme else tuple(catalogue.theme)
    first = catalogue.scenarios[FIRST_SCENARIO]
    settled = session_after(catalogue, first, {}, lens=Lens.EVIDENCE, seconds=SETTLED_S).frame
    for theme in themes:
        named = texts.get(f"window.theme_name.{theme}")
        yield texts.get("command_line.shown.sheet_theme", name=first.name, theme=named), settled, theme
    for archetype in catalogue.archetypes.values():
        person = starting_point(archetype)
        frame = session_on_day(catalogue, person, {}, lens=Lens.EVIDENCE, days=SHOWN_DAY_D).frame
        heading = texts.get("command_line.shown.sheet_day", name=archetype.name, day=SHOWN_DAY_D)
        yield heading, frame, themes[0]
