"""``gate-viz render``: a scene painted to a picture, settled, with no display."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from gate_viz.app.experiment_choice import ONE_LENS, SCENES, add_experiment_arguments, chosen_experiment
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.output import check_writable, print_text, write_whole
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.app.text_table import shown_unit, text_table
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts

ENDING = ".png"
DEFAULT_SIZE = "1920x1080"
SMALLEST_PX = 200
LARGEST_PX = 7680


def add_arguments(parser: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    """Give the parser this command's arguments.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command's parser.
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts = catalogue.texts
    add_experiment_arguments(parser, texts, lenses=ONE_LENS)
    # Known so that it can be refused in words; a picture needs no course of samples.
    parser.add_argument("--days", help=argparse.SUPPRESS)
    parser.set_defaults(every=None)
    themes = tuple(catalogue.theme)
    option = "command_line.option."
    parser.add_argument("--scene", choices=SCENES, default=SCENES[0], help=texts.get(f"{option}scene"))
    theme_help = texts.get(f"{option}theme", default=themes[0])
    parser.add_argument("--theme", choices=themes, default=themes[0], help=theme_help)
    size_help = texts.get(f"{option}size", default=DEFAULT_SIZE)
    parser.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE, help=size_help)
    parser.add_argument("--to", metavar="FILE", required=True, help=texts.get(f"{option}to_picture"))
    parser.add_argument("--readouts", action="store_true", help=texts.get(f"{option}readouts"))


def run(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    """Exit code, after the picture is written.

    Parameters
    ----------
    arguments : argparse.Namespace
        What was asked for.
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts = catalogue.texts
    if arguments.days is not None:
        raise RefusalError(texts.get("command_line.refusal.days_of_a_picture"))
    choice = chosen_experiment(arguments, catalogue)
    width, height = picture_size(arguments.size, texts)
    path = Path(arguments.to)
    if path.suffix.lower() != ENDING:
        raise RefusalError(texts.get("command_line.refusal.ending", path=path, ending=ENDING))
    check_writable(path, texts)
    (lens,) = choice.lenses
    experiment = choice.run(catalogue, lens)
    frame = experiment.frame
    _application = offscreen_application(texts)
    from gate_viz.views.export_image import image_as_png, scene_image

    image = scene_image(arguments.scene, frame, catalogue, assets_folder(), arguments.theme, width, height)
    write_whole(path, image_as_png(image), texts)
    print_text(texts.get("command_line.shown.painted", path=path, width=width, height=height), texts)
    if arguments.readouts:
        rows = [(name, f"{frame.readouts[name]:.4g}", shown_unit(unit)) for name, unit in experiment.units.items()]
        print_text(text_table(rows), texts)
    return 0


def picture_size(word: str, texts: Texts) -> tuple[int, int]:
    """Width and height [px] that ``1920x1080`` stands for.

    Parameters
    ----------
    word : str
        What was given to ``--size``.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If it is no such pair, or too small or large.
    """
    pair = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", word, re.ASCII)
    sides = [int(side) for side in pair.groups()] if pair else []
    if sides and all(SMALLEST_PX <= side <= LARGEST_PX for side in sides):
        return sides[0], sides[1]
    raise RefusalError(texts.get("command_line.refusal.size", value=word, minimum=SMALLEST_PX, maximum=LARGEST_PX))
