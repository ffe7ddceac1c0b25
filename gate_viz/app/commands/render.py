"""``gate-viz render``: a scene painted to a picture or a moving one, settled, with no display."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from gate_viz.app.experiment_choice import ONE_LENS, SCENES, add_experiment_arguments, chosen_experiment
from gate_viz.app.given_words import number_within, whole_number
from gate_viz.app.moving_picture import CODECS, FRAMES_PER_SECOND, as_gif, as_video, find_ffmpeg
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.output import check_writable, print_text, write_whole
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.app.text_table import shown_unit, text_table
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame
from gate_viz.session.intents import SetPlaying, SetSpeed
from gate_viz.session.session import Session

STILL = (".png", ".svg", ".pdf")
ENDINGS = (*STILL, *FRAMES_PER_SECOND)
DEFAULT_SIZE = "1920x1080"
SMALLEST_PX = 200
LARGEST_PX = 7680
DEFAULT_LENGTH_S = 4.0
SHORTEST_LENGTH_S, LONGEST_LENGTH_S = 0.2, 60.0
"""How long a moving picture lasts [s]."""
LARGEST_SEED = 9999
SPEEDS = {"1": 1.0, "1/10": 0.1, "1/100": 0.01}
"""Model seconds per second of film, as they are asked for [1]."""


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
    # A picture shows the end of a run and needs no course of samples.
    parser.set_defaults(every=None)
    themes = tuple(catalogue.theme)
    option = "command_line.option."
    parser.add_argument("--scene", choices=SCENES, default=SCENES[0], help=texts.get(f"{option}scene"))
    theme_help = texts.get(f"{option}theme", default=themes[0])
    parser.add_argument("--theme", choices=themes, default=themes[0], help=theme_help)
    size_help = texts.get(f"{option}size", default=DEFAULT_SIZE)
    parser.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE, help=size_help)
    parser.add_argument("--to", metavar="FILE", required=True, help=texts.get(f"{option}to_picture"))
    length_help = texts.get(f"{option}length", default=DEFAULT_LENGTH_S)
    parser.add_argument("--length", metavar="S", default=str(DEFAULT_LENGTH_S), help=length_help)
    parser.add_argument(
        "--speed", choices=tuple(SPEEDS), default="1/10", help=texts.get(f"{option}speed", default="1/10")
    )
    parser.add_argument("--seed", metavar="N", default="0", help=texts.get(f"{option}seed"))
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
    choice = chosen_experiment(arguments, catalogue)
    size_px = picture_size(arguments.size, texts)
    length_s = number_within("--length", arguments.length, SHORTEST_LENGTH_S, LONGEST_LENGTH_S, texts)
    seed = whole_number("--seed", arguments.seed, 0, LARGEST_SEED, texts)
    path = Path(arguments.to)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise RefusalError(texts.get("command_line.refusal.ending", path=path, endings=", ".join(ENDINGS)))
    ffmpeg = find_ffmpeg(texts) if ending in CODECS else ""
    check_writable(path, texts)
    (lens,) = choice.lenses
    session = choice.session(catalogue, lens)
    frame = session.dispatch(SetSpeed(SPEEDS[arguments.speed]))
    _application = offscreen_application(texts)
    from gate_viz.views import export_image as export

    sheet = export.sheet_of(arguments.scene, catalogue, assets_folder(), arguments.theme, size_px, seed)
    if ending in STILL:
        content = {".png": export.sheet_as_png, ".svg": export.sheet_as_svg, ".pdf": export.sheet_as_pdf}[ending](
            sheet, frame
        )
    else:
        images = (export.sheet_image(sheet, each) for each in _moving(session, length_s, FRAMES_PER_SECOND[ending]))
        content = as_video(images, size_px, ending, ffmpeg, texts) if ffmpeg else as_gif(images)
    write_whole(path, content, texts)
    width, height = size_px
    painted = texts.get("command_line.shown.painted", path=path, width=width, height=height)
    print_text(painted, texts, stands_elsewhere=True)
    if arguments.readouts:
        units = session.readout_units
        rows = [(name, f"{frame.readouts[name]:.4g}", shown_unit(unit)) for name, unit in units.items()]
        print_text(text_table(rows), texts)
    return 0


def _moving(session: Session, length_s: float, frames_per_second: int) -> Iterator[Frame]:
    """Frames of the run as it goes on, as far apart as the pictures of a film."""
    session.dispatch(SetPlaying(True))
    for number in range(max(1, round(length_s * frames_per_second))):
        yield session.frame if number == 0 else session.advance(1000 / frames_per_second)


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
