"""The same painting as on the stage, into a picture: PNG, SVG or PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes.every_scene import SCENES
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.theme import font, load_fonts, load_theme

STRIP_SHARE = 0.04
LEAST_STRIP_PX = 20
"""Height of the strip with the permanent line [of the picture's height; px]."""
PDF_DOTS_PER_INCH = 96
SEED_S = 61.8
"""How far two neighbouring seeds lie apart in the drift's time [s]."""

# A PDF says when it was made and gets a number of its own: the same picture is to be the same file. Each is replaced by
# something as long, so that places within the file hold.
_PDF_MOMENTS = (
    (re.compile(rb"Date \(D:\d{14}"), b"Date (D:20000101000000"),
    (re.compile(rb'Date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d'), b'Date="2000-01-01T00:00:00'),
    (re.compile(rb"uuid:[0-9a-f-]{36}"), b"uuid:00000000-0000-0000-0000-000000000000"),
)
_PDF_NUMBER = re.compile(rb"(?<=/ID \[)[^\]]*")


@dataclass(frozen=True)
class Sheet:
    """What a picture is made of besides its Frame.

    ``scene`` is an id of ``SCENES``, ``glyphs`` have the theme's colours, sizes are in px; ``seed`` picks the places
    that dots have drifted to.
    """

    scene: str
    catalogue: Catalogue
    glyphs: Glyphs
    width_px: int
    height_px: int
    seed: int = 0


def sheet_of(
    scene: str, catalogue: Catalogue, assets: Path, theme_name: str, size_px: tuple[int, int], seed: int = 0
) -> Sheet:
    """Sheet in the colours of a theme, with the bundled fonts loaded.

    Parameters
    ----------
    scene : str
        One of ``SCENES``.
    catalogue : Catalogue
        Everything that is shipped.
    assets : Path
        The folder of shipped files.
    theme_name : str
        A theme of the catalogue.
    size_px : (int, int)
        Width and height of the picture [px].
    seed : int
        Picks the places that dots have drifted to.
    """
    load_fonts(assets)
    return Sheet(scene, catalogue, Glyphs(load_theme(catalogue.theme, theme_name), assets), *size_px, seed)


def paint_sheet(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    """Paint a scene as the stage shows it at that moment, with the permanent line below it.

    Parameters
    ----------
    painter : QPainter
        An active painter on any device, in px.
    sheet : Sheet
        Scene, colours and size.
    frame : Frame
        What to show.
    """
    theme, width, height = sheet.glyphs.theme, sheet.width_px, sheet.height_px
    strip_px = max(LEAST_STRIP_PX, round(height * STRIP_SHARE))
    bounds = QRectF(0, 0, width, height - strip_px)
    clock = SceneClock(frame.time_s / frame.controls.speed + SEED_S * sheet.seed, still=True)
    painter.save()
    # An exception that leaves the painter active would take the process with it.
    try:
        SCENES[sheet.scene].paint(painter, bounds, frame, theme, sheet.glyphs, sheet.catalogue, clock)
    finally:
        painter.restore()
    strip = QRectF(0, height - strip_px, width, strip_px)
    painter.fillRect(strip, theme.colour("window_bg"))
    painter.setFont(font(strip_px * 0.6, 400))
    painter.setPen(theme.colour("dim"))
    painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, sheet.catalogue.texts.get("permanent.line"))


def sheet_image(sheet: Sheet, frame: Frame) -> QImage:
    """Picture of a sheet: opaque, at one device pixel per pixel; parameters as for ``paint_sheet``."""
    image = QImage(sheet.width_px, sheet.height_px, QImage.Format.Format_RGB32)
    image.fill(sheet.glyphs.theme.colour("window_bg"))
    painter = QPainter(image)
    try:
        paint_sheet(painter, sheet, frame)
    finally:
        painter.end()
    return image


def sheet_as_png(sheet: Sheet, frame: Frame) -> bytes:
    """Sheet as the bytes of a PNG file; parameters as for ``paint_sheet``."""
    return image_as_png(sheet_image(sheet, frame))


def image_as_png(image: QImage) -> bytes:
    """Picture as the bytes of a PNG file.

    Parameters
    ----------
    image : QImage
        The picture.
    """

    def write(buffer: QBuffer) -> None:
        QImageWriter(buffer, QByteArray(b"png")).write(image)

    return _written(write)


def sheet_as_svg(sheet: Sheet, frame: Frame) -> bytes:
    """Sheet as the bytes of an SVG file; parameters as for ``paint_sheet``."""

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(sheet.width_px, sheet.height_px))
        generator.setViewBox(QRectF(0, 0, sheet.width_px, sheet.height_px))
        generator.setTitle(sheet.catalogue.texts.get(f"scene.name.{sheet.scene}"))
        generator.setDescription(sheet.catalogue.texts.get("permanent.line"))
        painter = QPainter(generator)
        try:
            paint_sheet(painter, sheet, frame)
        finally:
            painter.end()

    return _written(write)


def sheet_as_pdf(sheet: Sheet, frame: Frame) -> bytes:
    """Sheet as the bytes of a PDF file of one page; parameters as for ``paint_sheet``."""

    def write(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setResolution(PDF_DOTS_PER_INCH)
        inches = QSizeF(sheet.width_px / PDF_DOTS_PER_INCH, sheet.height_px / PDF_DOTS_PER_INCH)
        writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF())
        writer.setTitle(sheet.catalogue.texts.get(f"scene.name.{sheet.scene}"))
        painter = QPainter(writer)
        try:
            # The page is whole points wide: what that rounds off is made up for.
            painter.scale(writer.width() / sheet.width_px, writer.height() / sheet.height_px)
            paint_sheet(painter, sheet, frame)
        finally:
            painter.end()

    return _without_moment(_written(write))


def _without_moment(pdf: bytes) -> bytes:
    """PDF that does not say when it was made."""
    for pattern, same in _PDF_MOMENTS:
        pdf = pattern.sub(same, pdf)
    return _PDF_NUMBER.sub(lambda match: re.sub(rb"[0-9a-fA-F]", b"0", match[0]), pdf)


def _written(write: Callable[[QBuffer], None]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(content.data())
