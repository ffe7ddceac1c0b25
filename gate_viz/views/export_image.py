"""The same painting as on the stage, into a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame
from gate_viz.views.glyphs import Glyphs
from gate_viz.views.scenes import gate
from gate_viz.views.scenes.stage import SceneClock
from gate_viz.views.theme import font, load_fonts, load_theme

SCENES = {"gate": gate.paint}
STRIP_SHARE = 0.04
LEAST_STRIP_PX = 20
"""Height of the strip with the permanent line [of the picture's height; px]."""


def scene_image(
    scene: str, frame: Frame, catalogue: Catalogue, assets: Path, theme_name: str, width_px: int, height_px: int
) -> QImage:
    """Picture of a scene, as the stage shows it at that moment.

    Parameters
    ----------
    scene : str
        One of ``SCENES``.
    frame : Frame
        What to show.
    catalogue : Catalogue
        Everything that is shipped.
    assets : Path
        The folder of shipped files.
    theme_name : str
        A theme of the catalogue.
    width_px, height_px : int
        Size of the picture [px].

    Returns
    -------
    QImage
        Opaque, at one device pixel per pixel.
    """
    load_fonts(assets)
    theme = load_theme(catalogue.theme, theme_name)
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    image.fill(theme.colour("window_bg"))
    painter = QPainter(image)
    # An exception that leaves the painter active would take the process with it.
    try:
        strip_px = max(LEAST_STRIP_PX, round(height_px * STRIP_SHARE))
        bounds = QRectF(0, 0, width_px, height_px - strip_px)
        clock = SceneClock(frame.time_s, still=True)
        SCENES[scene](painter, bounds, frame, theme, Glyphs(theme, assets), catalogue, clock)
        painter.resetTransform()
        painter.setClipping(False)
        painter.setFont(font(strip_px * 0.6, 400))
        painter.setPen(theme.colour("dim"))
        strip = QRectF(0, height_px - strip_px, width_px, strip_px)
        painter.fillRect(strip, theme.colour("window_bg"))
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, catalogue.texts.get("permanent.line"))
    finally:
        painter.end()
    return image


def image_as_png(image: QImage) -> bytes:
    """Picture as the bytes of a PNG file.

    Parameters
    ----------
    image : QImage
        The picture.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())
