"""What self-test asks of every export: its own command writes it to a folder of its own, and it is read back."""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from gate_viz.app.check import Check
from gate_viz.app.commands import render, simulate
from gate_viz.app.moving_picture import CODECS, find_ffmpeg
from gate_viz.app.offscreen import offscreen_application
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue
from gate_viz.content.texts import Texts
from gate_viz.session import saved_scenario
from gate_viz.session.intents import SetControl, SetDose
from gate_viz.session.session import FIRST_SCENARIO, Session

SIZE_PX = (480, 270)
FILM_S = 0.2
_RUN = ("--scenario", FIRST_SCENARIO, "--seconds", "0.5")
_SVG_ROOT = "{http://www.w3.org/2000/svg}svg"
# What a film's first bytes hold.
_FILM_MARKS = {".mp4": b"ftyp", ".webm": b"\x1a\x45\xdf\xa3"}


class _Command(Protocol):
    def add_arguments(self, parser: argparse.ArgumentParser, catalogue: Catalogue) -> None: ...

    def run(self, arguments: argparse.Namespace, catalogue: Catalogue) -> int: ...


class NotReadBackError(Exception):
    """An export was written and is not what it should be."""


def export_checks(catalogue: Catalogue) -> Iterator[Check]:
    """One check for each export that the program has; films are made only where there is an ffmpeg.

    Parameters
    ----------
    catalogue : Catalogue
        Everything that is shipped.
    """
    texts = catalogue.texts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending, read in _PICTURES.items():
            yield _checked(ending, texts, partial(_picture, ending, read, catalogue, folder))
        for ending in CODECS:
            yield _checked(ending, texts, partial(_film, ending, catalogue, folder))
        yield _checked("contact sheet", texts, partial(_sheet, catalogue))
        for form, count in _TABLES.items():
            yield _checked(form, texts, partial(_table, form, count, catalogue))
        yield _checked("scenario", texts, partial(_scenario, catalogue, folder))


def _checked(kind: str, texts: Texts, export: Callable[[], str]) -> Check:
    try:
        return Check(f"export {kind}", True, export())
    # One export that fails, however it does, must not hide the others.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return Check(f"export {kind}", False, texts.get("self_test.failed", reason=reason))


def _hold(is_so: bool, found: object) -> None:
    if not is_so:
        raise NotReadBackError(str(found))


# -- pictures ---------------------------------------------------------------------------------------------------------


def _picture(ending: str, read: Callable[[bytes, Texts], str], catalogue: Catalogue, folder: Path) -> str:
    return read(_painted(ending, catalogue, folder), catalogue.texts)


def _painted(ending: str, catalogue: Catalogue, folder: Path) -> bytes:
    path = folder / f"picture{ending}"
    size = "{}x{}".format(*SIZE_PX)
    _printed(render, (*_RUN, "--size", size, "--length", str(FILM_S), "--to", str(path)), catalogue)
    return path.read_bytes()


def _png(content: bytes, texts: Texts, size_px: tuple[int, int] = SIZE_PX) -> str:
    from PySide6.QtGui import QImage

    image = QImage.fromData(content)
    width, height = image.width(), image.height()
    _hold((width, height) == size_px, f"{width} × {height}")
    return texts.get("self_test.export_picture", width=width, height=height)


def _svg(content: bytes, texts: Texts) -> str:
    root = ElementTree.fromstring(content)
    _hold(root.tag == _SVG_ROOT, root.tag)
    return texts.get("self_test.export_shapes", count=sum(1 for _ in root.iter()))


def _pdf(content: bytes, texts: Texts) -> str:
    pages = content.count(b"/Type /Page\n")
    _hold(content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"), content[:8])
    _hold(pages == 1, pages)
    return texts.get("self_test.export_page")


def _gif(content: bytes, texts: Texts) -> str:
    from PIL.Image import open as open_image

    with open_image(io.BytesIO(content)) as image:
        frames, size_px = getattr(image, "n_frames", 1), image.size
    _hold(size_px == SIZE_PX and frames > 1, (frames, size_px))
    return texts.get("self_test.export_frames", count=frames)


_PICTURES = {".png": _png, ".svg": _svg, ".pdf": _pdf, ".gif": _gif}


def _film(ending: str, catalogue: Catalogue, folder: Path) -> str:
    texts = catalogue.texts
    try:
        find_ffmpeg(texts)
        content = _painted(ending, catalogue, folder)
    except RefusalError as refusal:
        # That program is somebody else's: what it lacks is told, and is no fault of this installation.
        return texts.get("self_test.no_film", reason=refusal.args[0])
    _hold(_FILM_MARKS[ending] in content[:12], content[:12])
    return texts.get("self_test.export_film", bytes=len(content))


def _sheet(catalogue: Catalogue) -> str:
    _application = offscreen_application(catalogue.texts)
    from gate_viz.views.contact_sheet import Row, contact_sheet
    from gate_viz.views.export_image import image_as_png

    # One row of it: the people on it, of a later day, would take longer than all else here.
    row = Row(FIRST_SCENARIO, Session(catalogue).frame, next(iter(catalogue.theme)))
    image = contact_sheet([row], catalogue, assets_folder())
    return _png(image_as_png(image), catalogue.texts, (image.width(), image.height()))


# -- numbers ----------------------------------------------------------------------------------------------------------


def _table(form: str, count: Callable[[str, Texts], str], catalogue: Catalogue) -> str:
    return count(_printed(simulate, (*_RUN, "--format", form), catalogue), catalogue.texts)


def _json(text: str, texts: Texts) -> str:
    readouts = json.loads(text)["readouts"]
    _hold(len(readouts) > 1, readouts)
    return texts.get("self_test.export_readouts", count=len(readouts))


def _csv(text: str, texts: Texts) -> str:
    header, *rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    numbers = [[float(cell) for cell in row] for row in rows]
    _hold(len(numbers) > 1 and {len(row) for row in numbers} == {len(header)}, header)
    return texts.get("self_test.export_rows", rows=len(numbers), columns=len(header))


_TABLES = {"json": _json, "csv": _csv}


def _scenario(catalogue: Catalogue, folder: Path) -> str:
    session = Session(catalogue)
    session.dispatch(SetControl("touch", 0.625))
    controls = session.dispatch(SetDose(next(iter(catalogue.drugs)), 1.0)).controls
    path = folder / f"Straße{saved_scenario.SUFFIX}"
    saved_scenario.save(path, controls, catalogue)
    read = Session(catalogue, saved_scenario.load(path, catalogue)).frame.controls
    _hold(dict(read.values) == dict(controls.values) and read.lens is controls.lens, read.values)
    return catalogue.texts.get("self_test.export_scenario", name=read.scenario.name)


def _printed(command: _Command, words: tuple[str, ...], catalogue: Catalogue) -> str:
    """What a command prints: only the report is to stand on the real output."""
    parser = argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser, catalogue)
    with contextlib.redirect_stdout(io.StringIO()) as output:
        command.run(parser.parse_args(words), catalogue)
    return output.getvalue()
